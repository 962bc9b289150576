"""Recommending and explaining, for the batch command, REST and the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from api.bootstrap import Services, World
from api.errors import InvalidRequestError
from api.usecases.inputs import require_scorable
from api.usecases.reading import read_cv
from extraction.reading import Reading
from recommender.profile import Profile


@dataclass(frozen=True, slots=True)
class Person:
    """Who is recommended to: a profile, and the reading that it came from (None for an edited profile)."""

    profile: Profile
    reading: Reading | None = None

    @classmethod
    def of_reading(cls, reading: Reading) -> Self:
        """The person of a CV. Raises UnusableDocumentError for a reading that must not be scored."""
        return cls(Profile.from_reading(require_scorable(reading)), reading)

    @classmethod
    def of_profile(cls, value: object) -> Self:
        """The person of an edited profile. Raises ProfileError."""
        return cls(Profile.from_json(value))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for. ``near``: a postcode, None for the profile's own. ``wanted``: titles, None likewise."""

    near: str | None = None
    radius_km: float = 60.0
    wanted: tuple[str, ...] | None = None
    top: int = 20
    model: str = "default"
