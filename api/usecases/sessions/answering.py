"""Recommendations and questions about them, for a session. Every answer is logged (:func:`asking.log`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from api.bootstrap import Services
from api.errors import InvalidRequestError, NotFoundError
from api.usecases import explaining
from api.usecases.recommending import Person
from api.usecases.sessions.asking import Question, ask, inputs_hash, log
from api.usecases.sessions.values import Viewer
from recommender import paths as career
from recommender.answer import Answer
from recommender.comparing import compared
from recommender.json_form import to_row
from recommender.near_occupations import near_occupations, to_rows
from recommender.reasons_json import change_row, comparison_row, explained_row
from recommender.results import (
    MAX_ALTERNATIVES,
    MAX_TOP,
    ExplainedJob,
    Recommendations,
    RecommendRequest,
)
from recommender.what_if import Change, list_change

MAX_COMPARED = 4


def recommend(
    services: Services,
    viewer: Viewer,
    session_id: str,
    language: str | None = None,
    *,
    top: int = 20,
    alternatives: int = 10,
) -> dict[str, Any]:
    """``{"jobs", "alternatives", "limits", "hidden"}``; rows as ``api.usecases.recommending.recommend`` gives them.

    ``hidden``: how many postings are left out because somebody called them unsuitable or expired.
    """
    question = ask(services, viewer, session_id, language)
    request = question.session.search.request(top, alternatives)

    def make() -> dict[str, Any]:
        return lists_row(seen(question, request), question)

    made: dict[str, Any] = services.answers.get(session_id, question.remembered("recommend", request), make)
    log(question, "recommend", request, {"jobs": _keys(made["jobs"]), "alternatives": _keys(made["alternatives"])})
    return made


def lists_row(found: Recommendations, question: Question) -> dict[str, Any]:
    """Both lists as JSON values."""
    row = to_row(found, question.world.snapshot.classification, question.language, details=True)
    return {**row, "hidden": len(question.hidden)}


def seen(question: Question, request: RecommendRequest, earlier: Answer | None = None) -> Recommendations:
    """What is recommended to the question's profile, without what feedback hides; remembered for a moment."""
    found = _answered(question, request, earlier)[1]
    jobs = [job for job in found.jobs if job.posting.key not in question.hidden]
    others = [job for job in found.alternatives if job.posting.key not in question.hidden]
    return replace(found, jobs=tuple(jobs[: request.top]), alternatives=tuple(others[: request.alternatives]))


def _answered(
    question: Question, request: RecommendRequest, earlier: Answer | None = None
) -> tuple[Answer, Recommendations]:
    """The lists before feedback hides anything, and the answer that they are of; remembered for a moment."""
    more = len(question.hidden)
    wide = replace(
        request,
        top=min(request.top + more, MAX_TOP),
        alternatives=min(request.alternatives + more, MAX_ALTERNATIVES) if request.alternatives else 0,
    )

    def make() -> tuple[Answer, Recommendations]:
        return question.world.recommender.answered(question.profile, wide, earlier)

    key = question.remembered("answer", inputs_hash(question.profile, wide))
    made: tuple[Answer, Recommendations] = question.services.lists.get(question.session.id, key, make)
    return made


def _explained(question: Question, key: str) -> ExplainedJob:
    """One posting, by the answer of the session's lists where that compares it. Raises NotFoundError."""
    row = question.world.snapshot.postings.row_of.get(key)
    if row is None:
        raise NotFoundError(f"There is no posting {key[:200]}.")
    request = question.session.search.request()
    answer, _lists = _answered(question, request)
    if answer.compares(row):
        return answer.explained(row)
    found = question.world.recommender.explain(key, question.profile, request)
    assert found is not None  # noqa: S101 - its row is there
    return found


def _keys(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return [str(row["key"]) for row in rows]


def explain(
    services: Services, viewer: Viewer, session_id: str, key: str, language: str | None = None
) -> dict[str, Any]:
    """One posting with factors, paths, rank, and the filter that keeps it out. Raises NotFoundError."""
    question = ask(services, viewer, session_id, language, kind="explain")

    def make() -> dict[str, Any]:
        classification = question.world.snapshot.classification
        return explained_row(_explained(question, key), classification, question.language)

    made: dict[str, Any] = services.answers.get(session_id, question.remembered("explain", key), make)
    log(question, "explain", question.session.search.request(), {"asked": [key]})
    return made


def compare(
    services: Services, viewer: Viewer, session_id: str, keys: Iterable[str], language: str | None = None
) -> dict[str, Any]:
    """Two to four postings side by side: ``jobs`` as ``explain`` gives them, in the order of their scores, and
    ``comparisons`` of each with the next. Raises NotFoundError, InvalidRequestError.
    """
    asked = list(dict.fromkeys(keys))
    if not 2 <= len(asked) <= MAX_COMPARED:
        raise InvalidRequestError(f"compare takes 2 to {MAX_COMPARED} different postings")
    question = ask(services, viewer, session_id, language, kind="compare")
    classification, tongue = question.world.snapshot.classification, question.language
    jobs = [_explained(question, key) for key in asked]
    jobs.sort(key=lambda found: (-found.job.score, found.job.posting.key))
    log(question, "compare", question.session.search.request(), {"asked": [found.job.posting.key for found in jobs]})
    pairs = [comparison_row(compared(one, other), classification, tongue) for one, other in pairwise(jobs)]
    return {"jobs": [explained_row(found, classification, tongue) for found in jobs], "comparisons": pairs}


def why_not(
    services: Services, viewer: Viewer, session_id: str, key: str, language: str | None = None
) -> dict[str, Any]:
    """Why a posting is not in the list. Raises NotFoundError."""
    question, request, person = _asked(services, viewer, session_id, language, "why_not")
    found = explaining.why_not(question.world, person, request, key, question.language)
    log(question, "why_not", request, {"asked": [key]})
    return found


def what_if(
    services: Services,
    viewer: Viewer,
    session_id: str,
    change: Change,
    language: str | None = None,
    search: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Both lists before and after a change, which is not kept. ``search``: fields of the session's controls.

    Raises InvalidRequestError, also where nothing is changed.
    """
    question = ask(services, viewer, session_id, language, kind="what_if")
    session, world = question.session, question.world
    request = session.search.request()
    profile, other_request = question.profile, request
    if search:
        searched = session.search.changed(dict(search))
        other_request = searched.request()
        profile = replace(session, search=searched).profile(world)
    if change != Change() or not search:
        profile, other_request = change.of(profile, other_request)
    before = seen(question, request)
    after = seen(replace(question, profile=profile), other_request, _answered(question, request)[0])
    found = {
        "before": lists_row(before, question),
        "after": lists_row(after, question),
        "jobs": change_row(list_change(before.jobs, after.jobs)),
        "alternatives": change_row(list_change(before.alternatives, after.alternatives)),
    }
    rows = found["after"]
    log(question, "what_if", other_request, {"jobs": _keys(rows["jobs"]), "alternatives": _keys(rows["alternatives"])})
    return found


def unlock(services: Services, viewer: Viewer, session_id: str, language: str | None = None) -> dict[str, Any]:
    """The skills that would unlock most postings near by."""
    question, request, person = _asked(services, viewer, session_id, language, "unlock")

    def make() -> dict[str, Any]:
        return explaining.unlock(question.world, person, request, question.language)

    made: dict[str, Any] = services.answers.get(session_id, question.remembered("unlock", request), make)
    log(question, "unlock", request, {})
    return made


def paths(
    services: Services,
    viewer: Viewer,
    session_id: str,
    to: str | None = None,
    language: str | None = None,
    *,
    top: int = 5,
) -> dict[str, Any]:
    """Career paths from the person's work towards ``to``, or to anywhere. Raises UnknownConceptError."""
    question, request, _person = _asked(services, viewer, session_id, language, "paths")
    world, settings = question.world, services.settings

    def make() -> dict[str, Any]:
        found = career.career_paths(
            world.neighbours, settings.day, question.profile, to, top, max_age_days=settings.max_age_days
        )
        return career.to_row(found, world.snapshot, question.language)

    made: dict[str, Any] = services.answers.get(session_id, question.remembered("paths", to, top), make)
    log(question, "paths", request, {})
    return made


def occupations(
    services: Services, viewer: Viewer, session_id: str, language: str | None = None, *, top: int = 20
) -> dict[str, Any]:
    """Occupations near the person's work with live postings near by: ``{"occupations": [...]}``, own work first."""
    question, request, _person = _asked(services, viewer, session_id, language, "occupations")
    world = question.world

    def make() -> dict[str, Any]:
        found = near_occupations(world.recommender, world.neighbours, question.profile, request, top)
        return {"occupations": to_rows(found, world.snapshot, question.language)}

    made: dict[str, Any] = services.answers.get(session_id, question.remembered("occupations", request, top), make)
    log(question, "occupations", request, {"occupations": [row["uri"] for row in made["occupations"]]})
    return made


def _asked(
    services: Services, viewer: Viewer, session_id: str, language: str | None, kind: str
) -> tuple[Question, RecommendRequest, Person]:
    question = ask(services, viewer, session_id, language, kind=kind)
    return question, question.session.search.request(), Person(question.profile)
