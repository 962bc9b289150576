"""The controls of a session: where, what and how to look for work, over what the CV says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from api.errors import InvalidRequestError
from extraction.facts.licences import DEFAULT_CLASS, LICENCE, NO_LICENCE
from ontology.evidence import Constraint
from recommender.demands_met import PART_TIME
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.results import DEFAULT_RADIUS_KM, MAX_RADIUS_KM, RecommendRequest

Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(:(A1|A2|B1|B2|C1|C2))?$")]
Licence = Literal["AM", "A1", "A2", "A", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE", "TM"]
TRAVEL_KM_AN_HOUR = {"bicycle": 15.0, "public": 25.0, "car": 45.0}
"""Straight-line kilometres covered in an hour from door to door. A rough convention, said so wherever it is shown:
there is no timetable and no road here."""
HOURS = {"full": f"{PART_TIME[1] + 1}-48", "part": f"{PART_TIME[0]}-{PART_TIME[1]}"}
"""Hours a week that the two choices stand for (37 is the normal week of Danish collective agreements;
48 the most on average by the working time directive, 2003/88/EC; from 32 on a job is near full-time)."""


class Unwanted(BaseModel):
    """Work that the person does not want. ``uri``: the occupation; null: found by the title."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Title
    uri: str | None = Field(None, max_length=500)


class Search(BaseModel):
    """What to look for. Null leaves it to what was read in the CV."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    near: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] | None = Field(None, description="Postcode.")
    radius_km: float = Field(DEFAULT_RADIUS_KM, gt=0, le=MAX_RADIUS_KM, description="Remote jobs pass at any distance.")
    minutes: int | None = Field(None, ge=5, le=240, description="Travel time one way; bounds instead of `radius_km`.")
    travel: Literal["bicycle", "public", "car"] = Field("public", description="How, for `minutes`.")
    wanted: list[Title] | None = Field(None, max_length=20, description="Titles of wanted work.")
    unwanted: list[Unwanted] = Field([], max_length=50)
    hours: Literal["any", "full", "part"] | None = Field(None, description="Null: as the CV says.")
    licences: list[Licence] | None = Field(None, max_length=20, description="Classes of licence held; []: none.")
    dial: Literal["lateral", "stretch", "pivot"] | None = Field(
        None, description="Alternatives: same function elsewhere, other function in the same industry, both; null: all."
    )
    languages: list[Language] | None = Field(None, max_length=40, description="Spoken, as `da:C1` or `de`.")
    model: Literal["default", "network"] = Field(
        "default", description="What scores postings: the default, or the cosine with the path network."
    )

    @property
    def reach_km(self) -> float:
        """The radius that counts, in kilometres as the crow flies."""
        if self.minutes is None:
            return self.radius_km
        return max(1.0, TRAVEL_KM_AN_HOUR[self.travel] * self.minutes / 60)

    def request(self, top: int = 20, alternatives: int = 10, model: str | None = None) -> RecommendRequest:
        """The request to the recommender. ``model``: instead of the one that is chosen."""
        wanted = None if self.wanted is None else tuple(self.wanted)
        return RecommendRequest(
            top=top,
            radius_km=self.reach_km,
            near=self.near,
            wanted=wanted,
            model=model or self.model,
            alternatives=alternatives,
            dial=self.dial,
        )

    def over(self, profile: Profile, link_title: Callable[[str], str | None]) -> Profile:
        """The profile with these wishes and limits over what the CV says of the same things."""
        unwanted = tuple(
            ProfileOccupation(item.title, item.uri or link_title(item.title), WorkRelation.UNWANTED)
            for item in self.unwanted
        )
        refused = {work.uri for work in unwanted} - {None}
        kept = tuple(work for work in profile.occupations if work.uri not in refused)
        return replace(
            profile,
            occupations=kept + unwanted,
            constraints=self._constraints(profile.constraints),
            languages=profile.languages if self.languages is None else tuple(self.languages),
        )

    def _constraints(self, read: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
        own: dict[str, list[Constraint]] = {}
        if self.hours is not None:
            own["hours"] = [] if self.hours == "any" else [Constraint("hours", HOURS[self.hours], True, "")]
        if self.licences is not None:
            own[LICENCE] = [Constraint(LICENCE, value, False, "") for value in self.licences]
            own[NO_LICENCE] = [] if self.licences else [Constraint(NO_LICENCE, DEFAULT_CLASS, True, "")]
        if self.languages is not None:
            own["language"] = [Constraint("language", value, False, "") for value in self.languages]
        return tuple(item for item in read if item.kind not in own) + tuple(
            item for items in own.values() for item in items
        )

    def changed(self, fields: dict[str, Any]) -> Search:
        """The same with some fields set anew. Raises InvalidRequestError that names the field."""
        return search_of({**self.model_dump(), **fields})


def search_of(value: dict[str, Any]) -> Search:
    """The search that was stored or sent. Raises InvalidRequestError that names the field and the fault."""
    try:
        return Search.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:200]
        raise InvalidRequestError(f"search.{place}: {first['msg']}") from None


NOTHING_SET = search_of({})
"""The search of a session in which nothing was set."""
