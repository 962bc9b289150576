"""The routes under /api/v1/sessions that answer from a session."""

from __future__ import annotations

from typing import Any

from flask import Response

from api.current import services, viewer
from api.rest import reason_views
from api.rest import session_answer_schemas as answers
from api.rest import session_schemas as schemas
from api.rest.reason_schemas import WhyNotAnswer
from api.rest.schemas import ExplainAnswer, LanguageQuery
from api.rest.session_views import SESSION_TAG, api_v1, json_body
from api.rest.views import answer, body_of
from api.usecases.sessions import answering
from recommender.results import RecommendRequest
from recommender.what_if import Change

__all__ = ["api_v1"]


def scored(**found: Any) -> Response:
    """What a session was answered with, and the ``model`` that scored; the default one where it is not named."""
    model = found.pop("model", RecommendRequest().model)
    return answer(services().world(), model, **found)


@api_v1.get(
    "/sessions/<session_id>/recommendations",
    tags=[SESSION_TAG],
    summary="Jobs and alternatives of a session",
    responses={"200": answers.SessionRecommendAnswer},
)
def get_recommendations(path: schemas.SessionPath, query: schemas.ResultsQuery) -> Response:
    """Jobs and alternatives for the person as the consultant sees them. 409 while the reading is not good enough."""
    found = answering.recommend(
        services(), viewer(), path.session_id, query.lang, top=query.top, alternatives=query.alternatives
    )
    return scored(**found)


@api_v1.get(
    "/sessions/<session_id>/explanation",
    tags=[SESSION_TAG],
    summary="Why a posting gets its score",
    responses={"200": ExplainAnswer},
)
def get_explanation(path: schemas.SessionPath, query: schemas.PostingQuery) -> Response:
    """Factors, paths, sentences alike, rank, and the filter that keeps it out."""
    return scored(**answering.explain(services(), viewer(), path.session_id, query.posting, query.lang))


@api_v1.get(
    "/sessions/<session_id>/why-not",
    tags=[SESSION_TAG],
    summary="Why a posting is not in the list",
    responses={"200": WhyNotAnswer},
)
def get_session_why_not(path: schemas.SessionPath, query: schemas.PostingQuery) -> Response:
    """Which filter keeps it out, or what holds it back."""
    return scored(**answering.why_not(services(), viewer(), path.session_id, query.posting, query.lang))


@api_v1.post(
    "/sessions/<session_id>/compare",
    tags=[SESSION_TAG],
    summary="Two to four postings side by side",
    request_body=json_body(schemas.CompareManyBody, {"postings": ["kommunejob-demo/K0001", "kommunejob-demo/K0006"]}),
    responses={"200": answers.CompareManyAnswer},
)
def post_session_compare(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Each with its factors, best first, and why each stands above the next."""
    body = body_of(schemas.CompareManyBody)
    found = answering.compare(services(), viewer(), path.session_id, body.postings, query.lang)
    return scored(**found)


@api_v1.post(
    "/sessions/<session_id>/what-if",
    tags=[SESSION_TAG],
    summary="What would be different",
    request_body=json_body(schemas.SessionWhatIfBody, {"change": {"radius_km": 100}}),
    responses={"200": answers.SessionWhatIfAnswer},
)
def post_session_what_if(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Both lists before and after a change. Nothing is kept."""
    body = body_of(schemas.SessionWhatIfBody)
    change = reason_views.change_of(body.change) if body.change is not None else Change()
    found = answering.what_if(services(), viewer(), path.session_id, change, query.lang, schemas.set_in(body.search))
    return scored(**found)


@api_v1.get(
    "/sessions/<session_id>/unlock",
    tags=[SESSION_TAG],
    summary="Skills that would unlock most",
    responses={"200": answers.SessionUnlockAnswer},
)
def get_session_unlock(path: schemas.SessionPath, query: LanguageQuery) -> Response:
    """Which one skill more would unlock most postings near by."""
    return scored(**answering.unlock(services(), viewer(), path.session_id, query.lang))


@api_v1.get(
    "/sessions/<session_id>/occupations",
    tags=[SESSION_TAG],
    summary="Occupations near the person's work",
    responses={"200": answers.OccupationsNearAnswer},
)
def get_session_occupations(path: schemas.SessionPath, query: schemas.OccupationsQuery) -> Response:
    """Own work first, then by nearness; only those with live postings near by."""
    found = answering.occupations(services(), viewer(), path.session_id, query.lang, top=query.top)
    return scored(**found)


@api_v1.get(
    "/sessions/<session_id>/paths",
    tags=[SESSION_TAG],
    summary="Career paths",
    responses={"200": answers.PathsAnswer},
)
def get_session_paths(path: schemas.SessionPath, query: schemas.CareerQuery) -> Response:
    """Steps from the person's work towards an occupation, or to anywhere; each with its gap and live postings."""
    found = answering.paths(services(), viewer(), path.session_id, query.to, query.lang, top=query.top)
    return scored(**found)
