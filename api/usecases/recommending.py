"""Recommending and explaining, for the batch command, REST and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from api.bootstrap import Services, World
from api.errors import InvalidRequestError
from api.usecases.inputs import text_of
from api.usecases.reading import read_cv
from extraction.reading import Reading
from recommender.json_form import to_row
from recommender.profile import Profile
from recommender.reasons_json import unlock_rows
from recommender.results import DEFAULT_RADIUS_KM, RecommendRequest
from recommender.scorers import scorer_class
from recommender.unlocking import unlocking


@dataclass(frozen=True, slots=True)
class Person:
    """Who is recommended to: a profile, and the reading that it came from (None for an edited profile)."""

    profile: Profile
    reading: Reading | None = None

    @classmethod
    def of_reading(cls, reading: Reading) -> Self:
        """The person of a CV. Raises UnusableReadingError for a reading that must not be scored."""
        return cls(Profile.from_reading(reading), reading)

    @classmethod
    def of_profile(cls, value: object) -> Self:
        """The person of an edited profile. Raises ProfileError."""
        return cls(Profile.from_json(value))


def check_model(name: str) -> None:
    """Raise UnknownModelError, which lists the models that are installed, for any other name."""
    scorer_class(name)


def recommend(
    world: World, person: Person, request: RecommendRequest, language: str, *, unlock: bool = False
) -> dict[str, Any]:
    """Jobs, alternatives and limits with everything that a page shows; labels and reasons in ``language``. With
    ``unlock`` also the skills that would unlock most postings.

    Raises the recommender's errors (unknown place, model or concept).
    """
    answer = world.recommender.answer(person.profile, request)
    classification = world.snapshot.classification
    row = to_row(answer.recommendations(), classification, language, details=True)
    if unlock:
        row["unlock"] = unlock_rows(unlocking(answer), classification, language)
    return row


def record_answer(
    services: Services, record: Mapping[str, Any], top: int, model: str, language: str
) -> Mapping[str, Any]:
    """``jobvej recommend``: the answer to one line."""
    world = services.world()
    request = request_of(record, top, model)
    if record.get("profile") is not None:
        person = Person.of_profile(record["profile"])
    else:
        person = Person.of_reading(read_cv(world, record, services.settings.upload_bytes))
    found = world.recommender.recommend(person.profile, request)
    return to_row(found, world.snapshot.classification, language)


def request_of(record: Mapping[str, Any], top: int, model: str) -> RecommendRequest:
    """The optional fields of a line: ``near``, ``radius_km``, ``wanted``, ``dial``. Raises InvalidRequestError."""
    near = record.get("near")
    if isinstance(near, int) and not isinstance(near, bool):
        near = f"{near:04d}"  # a postcode that somebody's program took for a number
    radius = record.get("radius_km")
    if radius is None:
        radius = DEFAULT_RADIUS_KM
    if isinstance(radius, bool) or not isinstance(radius, int | float):
        raise InvalidRequestError("radius_km must be a number")
    return RecommendRequest(
        top=top,
        radius_km=float(radius),
        near=None if near is None else text_of(near, "near"),
        wanted=_titles(record.get("wanted")),
        model=model,
        dial=None if record.get("dial") is None else text_of(record["dial"], "dial"),
    )


def _titles(value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    titles: Sequence[object] = [value] if isinstance(value, str) else value if isinstance(value, list) else [None]
    if not all(isinstance(title, str) for title in titles):
        raise InvalidRequestError("wanted must be a title or a list of titles")
    return tuple(text_of(title, "wanted").strip() for title in titles)
