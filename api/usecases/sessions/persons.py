"""Whether the CVs of a session seem to be of two persons: only the answer is kept, never what tells a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extraction.personal.identity import seem_two
from extraction.reading import Reading

GROUP = "person_group"
"""Key of a kept reading: ``[request, group]``, where the readings of one request that seem to be of one person have one
group. ``request`` is the place of the request's first document. Left out where that could not be told.
"""
OTHER_PERSON = "other_person"
"""Key of a reading kept before there were groups: whether it seemed to be of another person than those before it."""


def groups_of(readings: Sequence[Reading]) -> list[int | None]:
    """Which of the CVs of one request seem to be of one person: a small number for each; None: not known."""
    groups: list[int | None] = []
    highest = 0
    for number, reading in enumerate(readings):
        answers = [seem_two(other.identity, reading.identity) for other in readings[:number]]
        same = next((place for place, answer in enumerate(answers) if answer is False), None)
        group = None if same is None else groups[same]
        if group is None and (same is not None or _named(reading)):
            group, highest = highest, highest + 1
        if same is not None and groups[same] is None:
            groups[same] = group
        groups.append(group)
    return groups


def kept_groups(readings: Sequence[Reading], first: int) -> list[dict[str, list[int]]]:
    """What is kept of it with each reading. ``first``: the place of the first of them in the session."""
    if len(readings) < 2:
        return [{} for _ in readings]
    return [{} if group is None else {GROUP: [first, group]} for group in groups_of(readings)]


def seems_other(reading: Mapping[str, Any], before: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a kept reading seems to be of another person than one before it."""
    if not before:
        return False
    told = reading.get(OTHER_PERSON)
    return bool(told) if told is not None else any(_are_two(other, reading) for other in before)


def _are_two(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """As was told when both were sent in one request, else by what is left in them."""
    groups = [item.get(GROUP) for item in (one, other)]
    if groups[0] and groups[1] and groups[0][0] == groups[1][0]:
        return bool(groups[0] != groups[1])
    return _apart(one, other)


def _named(reading: Reading) -> bool:
    return reading.identity is not None and bool(reading.identity.name)


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
