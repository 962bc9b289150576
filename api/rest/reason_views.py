"""The routes of /api/v1 that answer questions about a recommendation."""

from __future__ import annotations

from typing import Any

from flask import Response

from api.bootstrap import World
from api.rest import reason_schemas, schemas
from api.rest.views import CV_TAG, CV_TEXT, answer_once, api_v1, body_of, content, request_of
from api.usecases import explaining
from api.usecases.recommending import Person
from recommender.results import RecommendRequest
from recommender.what_if import Change

__all__ = ["api_v1"]

_SEARCH = {"text": CV_TEXT, "near": "2100", "radius_km": 30}
_POSTING = {"source": "kommunejob-demo", "posting_id": "K0001"}


@api_v1.post(
    "/compare",
    tags=[CV_TAG],
    summary="Why one posting stands above another",
    request_body=content(
        reason_schemas.CompareBody,
        {**_SEARCH, **_POSTING, "other_source": "kommunejob-demo", "other_posting_id": "K0006"},
    ),
    responses={"200": reason_schemas.CompareAnswer},
)
def post_compare() -> Response:
    """The difference of two scores, factor by factor, and what does most for it."""
    body = body_of(reason_schemas.CompareBody)
    one, other = f"{body.source}/{body.posting_id}", f"{body.other_source}/{body.other_posting_id}"

    def make(world: World, person: Person, search: RecommendRequest) -> dict[str, Any]:
        return explaining.compare(world, person, search, one, other, body.lang)

    return answer_once("compare", body, request_of(body), make, one, other)


@api_v1.post(
    "/why-not",
    tags=[CV_TAG],
    summary="Why a posting is not in the list",
    request_body=content(schemas.ExplainBody, {**_SEARCH, **_POSTING}),
    responses={"200": reason_schemas.WhyNotAnswer},
)
def post_why_not() -> Response:
    """The filter that removed it, or its rank and the factors that hold it back beside the last job shown."""
    body = body_of(schemas.ExplainBody)
    key = f"{body.source}/{body.posting_id}"

    def make(world: World, person: Person, search: RecommendRequest) -> dict[str, Any]:
        return explaining.why_not(world, person, search, key, body.lang)

    return answer_once("why_not", body, request_of(body), make, key)


@api_v1.post(
    "/what-if",
    tags=[CV_TAG],
    summary="What another skill, place or wish would change",
    request_body=content(reason_schemas.WhatIfBody, {**_SEARCH, "top": 5, "change": {"radius_km": 100}}),
    responses={"200": reason_schemas.WhatIfAnswer},
)
def post_what_if() -> Response:
    """Rank again with a change, and say what came in, what left and what moved in both lists."""
    body = body_of(reason_schemas.WhatIfBody)

    def make(world: World, person: Person, search: RecommendRequest) -> dict[str, Any]:
        return explaining.what_if(world, person, search, change_of(body.change), body.lang)

    return answer_once("what_if", body, request_of(body), make)


@api_v1.post(
    "/unlock",
    tags=[CV_TAG],
    summary="Which one skill would unlock most postings",
    request_body=content(reason_schemas.UnlockBody, _SEARCH),
    responses={"200": reason_schemas.UnlockAnswer},
)
def post_unlock() -> Response:
    """Of the skills missing in live postings near by whose essential demands the person meets by half at least: for how
    many of them that skill is the only one missing, or would bring them into the first 20.
    """
    body = body_of(reason_schemas.UnlockBody)

    def make(world: World, person: Person, search: RecommendRequest) -> dict[str, Any]:
        return explaining.unlock(world, person, search, body.lang)

    return answer_once("unlock", body, request_of(body), make)


def change_of(form: reason_schemas.ChangeForm) -> Change:
    """The change that a form describes."""
    return Change(
        add=tuple(form.add),
        drop=tuple(form.drop),
        radius_km=form.radius_km,
        near=form.near,
        wanted=None if form.wanted is None else tuple(form.wanted),
        drop_limits=tuple(form.drop_limits),
    )
