"""Whether two CVs are of two persons, told without keeping what tells a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.personal.identity import Identity, identity_of, seem_two
from extraction.pseudonyms import pseudonymise

KAREN = (
    "Karen Margrethe Testesen\nSolsortevej 17, 2100 København Ø\nTlf. 55 55 12 34\n\nErfaring\n2019-2025 Sygeplejerske"
)


def known(text: str) -> Identity:
    return identity_of(text, pseudonymise(text).text)


@pytest.mark.parametrize(
    ("other", "two"),
    [
        (KAREN, False),
        ("Karen Testesen\nErfaring\n2012-2018 Kok, Havnby Hotel", False),  # fewer of her names
        ("Karen Margrethe Bygholt\nmail: kb@example.com\nErfaring\n2012-2018 Kok", False),
        ("Anders Bygholt\nTlf. +45 55551234\nErfaring\n2012-2018 Kok", False),  # one telephone
        ("Anders Bygholt\nanders@example.com\nErfaring\n2012-2018 Kok", True),
        ("Erfaring\n2012-2018 Kok, Havnby Hotel", None),  # nobody is named
    ],
)
def test_two_persons_are_told_by_name_unless_they_share_an_address(other: str, two: bool | None) -> None:
    assert seem_two(known(KAREN), known(other)) is two
    assert seem_two(known(other), known(KAREN)) is two


MAJA = "Maja Fjordvang\nBirkevej 3, 8000 Aarhus C\nmaja@example.com\n\nErfaring\n2015-2020 Kok"


@pytest.mark.parametrize(
    ("letter", "two"),
    [
        ("Att. Lone Rask\n\nJeg hedder Maja Fjordvang og er kok.", False),
        ("Kære Lone Rask\n\nJeg søger job. Jeg hedder Maja Fjordvang.", False),
        ("Lone Rask\nHavnby Hotel\n\nMit navn er Maja Fjordvang.", False),
        ("Til: Karen Holm\nFra: Maja\n\nJeg er kok.", False),
        ("Reference: Jens Lund\nKok", None),
        ("Referencer\nJens Lund\nKok", None),
        ("Jeg arbejder hos Peter Hansen som kok.", None),
        ("Gift med Jens Lund. Jeg er kok.", None),
        ("Lone Rask\nHavnby Hotel\n\nKære Lone, jeg er kok.", None),
        ("CV for Maja Fjordvang\nKok", False),
        ("Navn: Jens Lund\nKok", True),
        ("Fra: Jens Lund\nKok", True),
    ],
)
def test_whose_a_letter_is_is_told_by_where_a_name_stands(letter: str, two: bool | None) -> None:
    assert seem_two(known(MAJA), known(letter)) is two


def test_addresses_of_referees_tell_no_person() -> None:
    own = "Jens Lund\nKok\n\n" + "Jeg laver mad hver dag.\n" * 30
    referee = "Reference: Birgit Holm, 55 55 12 34"
    assert seem_two(known(own + referee), known("Karen Testesen\nTlf. 55 55 12 34")) is True


def test_nothing_is_known_without_an_identity() -> None:
    assert seem_two(None, known(KAREN)) is None


def test_an_identity_shows_nothing_of_the_person() -> None:
    shown = repr(known(KAREN)).casefold()
    assert not any(word in shown for word in ("karen", "testesen", "55551234"))
    assert known(KAREN).name
    assert known(KAREN).contacts


@given(st.text(alphabet="ab \n[]_1NAMECPR@.", max_size=300))
def test_any_text_has_an_identity(text: str) -> None:
    identity_of(text, pseudonymise(text).text)
