"""Bodies of the questions about a recommendation: comparisons, why not, what if, unlocking."""

from __future__ import annotations

import json
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints, field_validator

from api.rest.job_schemas import JobLists, JobModel
from api.rest.reading_schemas import Versions
from api.rest.schemas import (
    Body,
    ExplainAnswer,
    ExplainBody,
    Postcode,
    PostingName,
    SearchBody,
    ShortText,
    UnlockItem,
)

Uri = Annotated[str, StringConstraints(min_length=1, max_length=500)]


def from_text(value: object) -> object:
    """What a field of a form holds as JSON text. Raises ValueError."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None


class CompareBody(ExplainBody):
    """As for `explain`, and the posting to compare with."""

    other_source: str = Field(max_length=200, examples=["kommunejob-demo"])
    other_posting_id: str = Field(max_length=500, examples=["K0006"])


class UnlockBody(SearchBody):
    """As every search."""


class ChangeForm(Body):
    """One change or several; what is left out stays as it is."""

    add: list[Uri] = Field([], max_length=20, description="URIs of skills that the person would have.")
    drop: list[Uri] = Field([], max_length=20, description="URIs of skills of the profile to do without.")
    radius_km: float | None = Field(None, gt=0, le=1000)
    near: Postcode | None = Field(None, description="Another postcode.")
    wanted: list[ShortText] | None = Field(None, max_length=20, description="Other wanted titles.")
    drop_limits: list[ShortText] = Field(
        [],
        max_length=20,
        description="Limits to do without: too_far, unwanted_work, or kinds of the profile's constraints.",
    )


class WhatIfBody(SearchBody):
    """As every search, and what would be different."""

    change: ChangeForm = Field(description="In a form: the same as JSON text.")

    @field_validator("change", mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return from_text(value)


class OneOfTwo(BaseModel):
    """A posting of a comparison, as `explain` answers."""

    job: JobModel
    rank: int | None
    removed: str | None
    unmet: list[str]


class Comparison(BaseModel):
    """Two postings, and by what they differ."""

    one: OneOfTwo
    other: OneOfTwo
    difference: float = Field(description="Score of `one` less that of `other`.")
    differences: dict[str, float] = Field(description="By factor, the largest first; they sum to `difference`.")
    strongest: str | None = Field(description="The factor that does most for the higher one; null where equal.")
    sentences: dict[str, str] = Field(description="The same as a sentence, by language.")


class CompareAnswer(Comparison):
    """Why one posting stands above the other."""

    versions: Versions


class HeldBack(BaseModel):
    """A factor of which the posting has less than the last job in the list."""

    factor: str
    difference: float


class WhyNotAnswer(ExplainAnswer):
    """Why a posting is not in the list."""

    status: str = Field(
        description="shown, repeated (the same job is in the list), no_match, below, unmet, or a filter that did it."
    )
    against: PostingName | None = Field(description="The job it is the same as, or for below the last in the list.")
    differences: dict[str, float] = Field(description="By factor, the posting's less the last job's; only for below.")
    held_back: list[HeldBack] = Field(description="Those below 0, the worst first.")
    sentences: dict[str, str]


class Moved(PostingName):
    """A posting and its places in a list, from 1; null where it is not in it."""

    before: int | None
    after: int | None


class ListChanges(BaseModel):
    """What a change did to one list."""

    entered: list[Moved]
    left: list[Moved]
    moved: list[Moved]
    same: int = Field(description="How many kept their place.")


class WhatIfAnswer(BaseModel):
    """Both answers, each as `recommend` gives it, and what changed."""

    before: JobLists
    after: JobLists
    jobs: ListChanges
    alternatives: ListChanges
    versions: Versions


class UnlockAnswer(BaseModel):
    """The skills that would unlock most, at most five."""

    unlock: list[UnlockItem]
    versions: Versions
