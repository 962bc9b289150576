"""Recommendations and questions about them, for a session. Every answer is logged (:func:`asking.log`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from api.bootstrap import Services
from api.errors import InvalidRequestError, NotFoundError
from api.usecases import explaining
from api.usecases.recommending import Person
from api.usecases.sessions import exposures
from api.usecases.sessions.asking import Question, ask, log
from api.usecases.sessions.exposures import in_lists, inputs_hash
from api.usecases.sessions.search import Search
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


Make = Callable[[Question, RecommendRequest], dict[str, Any]]


def _answer(
    services: Services,
    viewer: Viewer,
    session_id: str,
    language: str | None,
    kind: str,
    make: Make,
    *inputs: Any,
    shown: Callable[[Mapping[str, Any]], dict[str, list[str]]],
    request: Callable[[Search], RecommendRequest] = Search.request,
) -> dict[str, Any]:
    """Ask, answer as ``make`` does unless that is remembered, write down what was shown.

    ``inputs``: what the answer depends on besides the session and its search. ``model`` of the answer is what scored.
    """
    question = ask(services, viewer, session_id, language, kind=kind)
    asked = request(question.session.search)
    made: dict[str, Any] = services.answers.get(
        session_id, question.remembered(kind, asked, *inputs), lambda: make(question, asked)
    )
    log(question, kind, asked, shown(made))
    return {**made, "model": asked.model}


def _by_default(search: Search) -> RecommendRequest:
    """Of what the chosen model does not score."""
    return search.request(model=RecommendRequest().model)


def recommend(
    services: Services,
    viewer: Viewer,
    session_id: str,
    language: str | None = None,
    *,
    top: int = 20,
    alternatives: int = 10,
) -> dict[str, Any]:
    """``{"jobs", "alternatives", "limits", "hidden", "model"}``; rows as ``recommending.recommend`` gives them.

    ``hidden``: how many postings are left out because somebody called them unsuitable or expired.
    """

    def make(question: Question, request: RecommendRequest) -> dict[str, Any]:
        return lists_row(seen(question, request), question)

    def request(search: Search) -> RecommendRequest:
        return search.request(top, alternatives)

    return _answer(services, viewer, session_id, language, "recommend", make, shown=in_lists, request=request)


def lists_row(found: Recommendations, question: Question) -> dict[str, Any]:
    """Both lists as JSON values."""
    row = to_row(found, question.world.snapshot.classification, question.language, details=True)
    return {**row, "hidden": len(question.hidden)}


def seen(question: Question, request: RecommendRequest, other: Answer | None = None) -> Recommendations:
    """What is recommended to the question's profile, without what feedback hides; remembered for a moment. ``other``:
    an answer to nearly this question, of which what holds for this one is used; then nothing is remembered.
    """
    if other is None:
        found = _answered(question, request)[1]
    else:
        found = question.world.recommender.answered(question.profile, _wide(question, request), other)[1]
    jobs = [job for job in found.jobs if job.posting.key not in question.hidden]
    others = [job for job in found.alternatives if job.posting.key not in question.hidden]
    return replace(found, jobs=tuple(jobs[: request.top]), alternatives=tuple(others[: request.alternatives]))


def _wide(question: Question, request: RecommendRequest) -> RecommendRequest:
    """The same with so much longer lists that what feedback hides can be left out."""
    more = len(question.hidden)
    return replace(
        request,
        top=min(request.top + more, MAX_TOP),
        alternatives=min(request.alternatives + more, MAX_ALTERNATIVES) if request.alternatives else 0,
    )


def _answered(question: Question, request: RecommendRequest) -> tuple[Answer, Recommendations]:
    """The lists before feedback hides anything, and the answer that they are of; remembered for a moment."""
    wide = _wide(question, request)

    def make() -> tuple[Answer, Recommendations]:
        return question.world.recommender.answered(question.profile, wide)

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


def explain(
    services: Services, viewer: Viewer, session_id: str, key: str, language: str | None = None
) -> dict[str, Any]:
    """One posting with factors, paths, rank, and the filter that keeps it out. Raises NotFoundError."""

    def make(question: Question, _request: RecommendRequest) -> dict[str, Any]:
        return explained_row(_explained(question, key), question.world.snapshot.classification, question.language)

    return _answer(services, viewer, session_id, language, "explain", make, key, shown=lambda _made: {"asked": [key]})


def compare(
    services: Services, viewer: Viewer, session_id: str, keys: Iterable[str], language: str | None = None
) -> dict[str, Any]:
    """Two to four postings side by side: ``jobs`` as ``explain`` gives them, in the order of their scores, and
    ``comparisons`` of each with the next. Raises NotFoundError, InvalidRequestError.
    """
    asked = tuple(dict.fromkeys(keys))
    if not 2 <= len(asked) <= MAX_COMPARED:
        raise InvalidRequestError(f"compare takes 2 to {MAX_COMPARED} different postings")

    def make(question: Question, _request: RecommendRequest) -> dict[str, Any]:
        classification, tongue = question.world.snapshot.classification, question.language
        jobs = sorted(
            (_explained(question, key) for key in asked), key=lambda found: (-found.job.score, found.job.posting.key)
        )
        pairs = [comparison_row(compared(one, other), classification, tongue) for one, other in pairwise(jobs)]
        return {"jobs": [explained_row(found, classification, tongue) for found in jobs], "comparisons": pairs}

    def shown(made: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"asked": exposures.keys(row["job"] for row in made["jobs"])}

    return _answer(services, viewer, session_id, language, "compare", make, asked, shown=shown)


def why_not(
    services: Services, viewer: Viewer, session_id: str, key: str, language: str | None = None
) -> dict[str, Any]:
    """Why a posting is not in the list. Raises NotFoundError."""

    def make(question: Question, request: RecommendRequest) -> dict[str, Any]:
        return explaining.why_not(question.world, Person(question.profile), request, key, question.language)

    return _answer(services, viewer, session_id, language, "why_not", make, key, shown=lambda _made: {"asked": [key]})


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
    answer, _lists = _answered(question, request)
    before = seen(question, request)
    after = seen(replace(question, profile=profile), other_request, answer)
    found = {
        "before": lists_row(before, question),
        "after": lists_row(after, question),
        "jobs": change_row(list_change(before.jobs, after.jobs)),
        "alternatives": change_row(list_change(before.alternatives, after.alternatives)),
    }
    log(question, "what_if", other_request, in_lists(found["after"]))
    return {**found, "model": other_request.model}


def unlock(services: Services, viewer: Viewer, session_id: str, language: str | None = None) -> dict[str, Any]:
    """The skills that would unlock most postings near by."""

    def make(question: Question, request: RecommendRequest) -> dict[str, Any]:
        return explaining.unlock(question.world, Person(question.profile), request, question.language)

    return _answer(services, viewer, session_id, language, "unlock", make, shown=in_lists)


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

    def make(question: Question, _request: RecommendRequest) -> dict[str, Any]:
        world, settings = question.world, services.settings
        found = career.career_paths(
            world.neighbours, settings.day, question.profile, to, top, max_age_days=settings.max_age_days
        )
        return career.to_row(found, world.snapshot, question.language)

    return _answer(services, viewer, session_id, language, "paths", make, to, top, shown=in_lists, request=_by_default)


def occupations(
    services: Services, viewer: Viewer, session_id: str, language: str | None = None, *, top: int = 20
) -> dict[str, Any]:
    """Occupations near the person's work with live postings near by: ``{"occupations": [...]}``, own work first."""

    def make(question: Question, request: RecommendRequest) -> dict[str, Any]:
        world = question.world
        found = near_occupations(world.recommender, world.neighbours, question.profile, request, top)
        return {"occupations": to_rows(found, world.snapshot, question.language)}

    def shown(made: Mapping[str, Any]) -> dict[str, list[str]]:
        return {"occupations": [row["uri"] for row in made["occupations"]]}

    return _answer(services, viewer, session_id, language, "occupations", make, top, shown=shown, request=_by_default)
