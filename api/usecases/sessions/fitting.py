"""How one ad that somebody pastes fits the person of a session, and which of one's open sessions it suits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.bootstrap import Services, World
from api.errors import InvalidRequestError, NotScorableError
from api.usecases.reading import is_job_posting
from api.usecases.sessions.asking import Asked, Question, ask, log, log_all
from api.usecases.sessions.opening import listed
from api.usecases.sessions.values import Viewer
from extraction.reading import Verdict
from ontology.postings import Posting
from recommender.filters import UNKNOWN_PLACE
from recommender.json_form import job_row
from recommender.recommend import Recommender
from recommender.results import MAX_RADIUS_KM, RecommendRequest

SOURCE = "pasted"
MODEL = RecommendRequest().model
"""Whatever a session has chosen: scores of two models cannot be compared."""
MAX_SESSIONS = 50
"""Of one's sessions, the last used that an ad is held against."""


def read_ad(world: World, ad: Mapping[str, Any]) -> Posting:
    """The posting of an ad: ``text`` with an optional ``title``, or a schema.org JobPosting; it is stored nowhere.

    Raises InvalidRequestError, InvalidPostingError, and where too little can be read of it NotScorableError.
    """
    if is_job_posting(ad):
        fields = dict(ad)
    elif isinstance(ad.get("text"), str) and ad["text"].strip():
        lines = ad["text"].strip().splitlines()
        fields = {"title": (ad.get("title") or lines[0]).strip()[:300], "description": ad["text"]}
    else:
        raise InvalidRequestError("text or a schema.org JobPosting is missing")
    fields = {"identifier": "1", **fields}
    posting, reading = world.posting_reader.read(fields, SOURCE)
    if reading.quality.verdict is Verdict.UNUSABLE:
        raise NotScorableError("ad_not_readable")
    # Somebody has it before them, so it counts as live, whatever days stand in it.
    return replace(posting, date_posted=None, valid_through=None, ended=None)


def fit(
    services: Services, viewer: Viewer, session_id: str, ad: Mapping[str, Any], language: str | None = None
) -> dict[str, Any]:
    """``{"job", "conflicts", "removed"}``: the ad as ``explain`` gives a posting; demands that exclude; the filter that
    would keep it out. Raises as ``read_ad`` and ``ask``.
    """
    question = ask(services, viewer, session_id, language, kind="fit")
    posting = read_ad(question.world, ad)
    found = _fit(question, question.world.recommender.beside(posting), posting)
    log(question, "fit", question.session.search.request(model=MODEL), {})
    return found


def fits(services: Services, viewer: Viewer, ad: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    """Which of one's open sessions the ad suits, best first: as ``fit``, with ``session_id`` and ``title``.

    Sessions in which nothing can be scored, or is withheld, are left out.
    """
    world = services.world()
    posting = read_ad(world, ad)
    beside = world.recommender.beside(posting)
    found: list[dict[str, Any]] = []
    shown: list[Asked] = []
    for session in listed(services, viewer, 0, MAX_SESSIONS)[1]:
        profile = session.profile(world)
        if session.unscorable(profile) is not None or not session.arm.shown:
            continue
        question = Question(services, world, viewer, session, profile, frozenset(), language)
        found.append({"session_id": session.id, "title": session.title, **_fit(question, beside, posting)})
        shown.append((question, session.search.request(model=MODEL), {}))
    left = log_all("fit", shown)
    rows = [row for row in found if row["session_id"] in left]
    return sorted(rows, key=lambda row: (_excluded(row), -row["job"]["score"], row["session_id"]))


def _excluded(row: Mapping[str, Any]) -> bool:
    """Whether a demand excludes the person or a limit of theirs the ad; that it names no place counts for nothing."""
    return bool(row["conflicts"]) or row["removed"] not in (None, UNKNOWN_PLACE)


def _fit(question: Question, beside: Recommender, posting: Posting) -> dict[str, Any]:
    request = replace(question.session.search.request(model=MODEL), radius_km=MAX_RADIUS_KM)
    profile = question.profile
    if posting.postcode is None and posting.town is None:  # then neither distance nor place can be a reason
        request, profile = replace(request, near=None), replace(profile, postcode=None, town=None)
    explained = beside.explain(posting.key, profile, request)
    assert explained is not None  # noqa: S101 - it holds this posting
    job = job_row(explained.job, question.world.snapshot.classification, question.language)
    return {"job": job, "conflicts": list(explained.unmet), "removed": explained.removed}
