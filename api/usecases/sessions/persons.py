"""Whether the CVs of a session seem to be of two persons: only the answer is kept, never what tells a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extraction.personal.identity import seem_two
from extraction.reading import Reading

OTHER_PERSON = "other_person"
"""Key of a kept reading: whether it seemed to be of another person than those that were sent with it; left out where
that could not be told.
"""


def other_person(reading: Reading, before: Sequence[Reading]) -> bool | None:
    """Whether a CV seems to be of another person than those sent before it in the same request; None: not known."""
    found = [answer for other in before if (answer := seem_two(other.identity, reading.identity)) is not None]
    return any(found) if found else None


def seems_other(reading: Mapping[str, Any], before: Sequence[Mapping[str, Any]]) -> bool:
    """The same of kept readings: what was told when they were sent, else by what is left in them."""
    told = reading.get(OTHER_PERSON) if before else False
    return bool(told) if told is not None else any(_apart(other, reading) for other in before)


def _apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two readings share neither work nor education and are of different postcodes, where both tell of them."""
    places, work = ([_places(item) for item in (one, other)], [_work(item) for item in (one, other)])
    schools = [_schools(item) for item in (one, other)]
    return all((*places, *work)) and not any(a & b for a, b in (places, work, schools))


def _places(reading: Mapping[str, Any]) -> set[str]:
    return {item["postcode"] for item in reading["places"] if item["postcode"]}


def _work(reading: Mapping[str, Any]) -> set[str]:
    return {word.casefold() for role in reading["roles"] for word in (role["title"], role["uri"]) if word}


def _schools(reading: Mapping[str, Any]) -> set[str]:
    return {line["title"].casefold() for line in reading["education"]}
