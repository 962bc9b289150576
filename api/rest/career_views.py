"""The routes of /api/v1 about occupations near each other, and the steps from one to another."""

from __future__ import annotations

from typing import Any, Literal

from flask import Response
from pydantic import BaseModel, Field

from api.bootstrap import World
from api.current import services
from api.rest.caching import may_be_kept
from api.rest.job_schemas import Named
from api.rest.reading_schemas import Versions
from api.rest.reason_views import api_v1
from api.rest.schemas import LanguageQuery, PersonBody
from api.rest.session_answer_schemas import PathsAnswer
from api.rest.views import CV_TAG, CV_TEXT, answer, answer_once, body_of, content, languages
from api.usecases import careers
from api.usecases.recommending import Person
from recommender.results import RecommendRequest

__all__ = ["api_v1"]

_MODEL = Field("default", max_length=40, description="What nearness is measured by.", examples=["default"])
_TO = Field(
    None,
    min_length=1,
    max_length=500,
    description="URI of the wanted occupation; null for anywhere.",
    examples=["https://jobvej.example/demo/occupation/nurse-adviser"],
)
_TOP_PATHS = Field(5, ge=1, le=20, description="Most paths.")


_START = Field(
    min_length=1,
    max_length=500,
    description="URI of an occupation.",
    examples=["https://jobvej.example/demo/occupation/nurse"],
)


class AdjacentQuery(LanguageQuery):
    """An occupation, and what counts as near to it."""

    uri: str = _START
    top: int = Field(20, ge=1, le=500, description="Most occupations.", examples=[5])
    other: list[Literal["function", "sector"]] = Field(
        [], max_length=2, description="Keep those of another job function (ISCO major group), another sector, or both."
    )
    model: str = _MODEL


class AdjacentOccupationModel(Named):
    """An occupation near the one asked about."""

    score: float = Field(description="Nearness, from 0 to 1.")
    other: list[str] = Field(description="In what it is known to differ: function, sector.")


class AdjacentAnswer(BaseModel):
    """Occupations near an occupation, the nearest first."""

    occupation: Named
    candidates: list[AdjacentOccupationModel]
    versions: Versions


class PathsQuery(LanguageQuery):
    """From which occupation, and where to."""

    uri: str = _START
    to: str | None = _TO
    top: int = _TOP_PATHS
    model: str = _MODEL


class PathsBody(PersonBody):
    """From where a person stands, and where to."""

    to: str | None = _TO
    top: int = _TOP_PATHS
    model: str = _MODEL
    lang: Literal["da", "en"] = Field("da", description="Language of labels and sentences.")


@api_v1.get("/adjacent", tags=[CV_TAG], summary="Occupations near an occupation", responses={"200": AdjacentAnswer})
@may_be_kept
def get_adjacent(query: AdjacentQuery) -> Response:
    """The nearest first, never the occupation itself. A sector or function that is unknown never counts as another."""
    world = services().world()
    found = careers.adjacent(world, query.uri, query.top, query.model, query.other, languages(query.lang))
    return answer(world, query.model, **found)


@api_v1.get("/paths", tags=[CV_TAG], summary="Career paths from an occupation", responses={"200": PathsAnswer})
@may_be_kept
def get_paths(query: PathsQuery) -> Response:
    """One to three steps from an occupation towards another, or to anywhere; each with its gap and live postings."""
    world = services().world()
    found = careers.paths(services(), world, query.uri, query.to, query.top, query.model, query.lang)
    return answer(world, query.model, **found)


@api_v1.post(
    "/paths",
    tags=[CV_TAG],
    summary="Career paths from where a person stands",
    request_body=content(PathsBody, {"text": CV_TEXT, "top": 3}),
    responses={"200": PathsAnswer},
)
def post_paths() -> Response:
    """The same from a person's work, or from their skills where no work is known. The CV is not stored."""
    body = body_of(PathsBody)

    def make(world: World, person: Person, search: RecommendRequest) -> dict[str, Any]:
        return careers.paths(services(), world, person.profile, body.to, body.top, search.model, body.lang)

    return answer_once("paths", body, RecommendRequest(model=body.model), make)
