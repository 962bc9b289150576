"""What consultants type is pseudonymised as CVs are."""

from __future__ import annotations

import pytest

from api.errors import InvalidRequestError
from api.usecases.sessions.keeping import MAX_TEXT, typed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring til Torben på 20 30 40 51.", "Ring til [NAME_1] på [PHONE]."),
        ("Hendes bror, Malthus, kører hende.", "Hendes bror, [NAME_1], kører hende."),
        ("Talte med Liv om kurset på AMU.", "Talte med [NAME_1] om kurset på AMU."),
        ("Møde med Netto om praktik", "Møde med Netto om praktik"),
    ],
)
def test_a_note_names_nobody(text: str, expected: str) -> None:
    assert typed(text) == expected


def test_a_text_may_not_be_endless() -> None:
    with pytest.raises(InvalidRequestError):
        typed("a" * (MAX_TEXT + 1))
