"""Which CVs of a session seem to be of one person, whichever of them are erased."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from api.usecases.sessions.persons import GROUP, OTHER_PERSON, groups_of, kept_groups, seems_other
from extraction.personal.identity import Identity
from extraction.reading import Reading

KAREN = Identity(name=frozenset({b"karen", b"testesen"}))
TOM = Identity(name=frozenset({b"tom", b"bygholt"}), contacts=frozenset({b"tom@"}))
TOM_BY_ADDRESS = Identity(contacts=frozenset({b"tom@"}))
NOBODY = Identity()
CONTENT: dict[str, Any] = {"places": [], "roles": [], "education": []}


def readings(*identities: Identity | None) -> list[Reading]:
    return [cast("Reading", SimpleNamespace(identity=identity)) for identity in identities]


def shown(kept: list[dict[str, Any]]) -> list[bool]:
    return [seems_other(item, kept[:number]) for number, item in enumerate(kept)]


@pytest.mark.parametrize(
    ("identities", "groups"),
    [
        ((KAREN, TOM, TOM), [0, 1, 1]),
        ((KAREN, KAREN), [0, 0]),
        ((TOM, NOBODY, KAREN), [0, None, 1]),
        ((TOM_BY_ADDRESS, KAREN, TOM), [1, 0, 1]),
        ((NOBODY, None), [None, None]),
    ],
)
def test_groups_of_one_request(identities: tuple[Identity | None, ...], groups: list[int | None]) -> None:
    assert groups_of(readings(*identities)) == groups


def test_what_is_left_is_compared_when_one_is_erased() -> None:
    kept = [CONTENT | group for group in kept_groups(readings(KAREN, TOM, TOM), 0)]
    assert shown(kept) == [False, True, True]
    assert shown(kept[1:]) == [False, False]
    assert shown([kept[0], kept[2]]) == [False, True]


def test_groups_of_two_requests_are_not_compared() -> None:
    first, later = (kept_groups(readings(KAREN, TOM), place) for place in (0, 2))
    kept = [CONTENT | group for group in (*first, *later)]
    assert shown(kept) == [False, True, False, True]
    work = [{"places": [{"postcode": code}], "roles": [{"title": code, "uri": None}], "education": []} for code in "12"]
    assert shown([work[0] | first[0], work[1] | later[0]]) == [False, True]


def test_one_reading_alone_is_of_no_group() -> None:
    assert kept_groups(readings(KAREN), 0) == [{}]


def test_what_was_kept_before_there_were_groups_is_read() -> None:
    assert shown([CONTENT, CONTENT | {OTHER_PERSON: True}, CONTENT | {OTHER_PERSON: False}]) == [False, True, False]
    assert shown([CONTENT | {OTHER_PERSON: True}, CONTENT | {GROUP: [1, 0]}]) == [False, False]
