"""Employers in one spelling, industries by their words, and hashes that older stores still know."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.snapshot_build import assemble
from ontology.concepts import Classification
from ontology.employers import employer_key
from ontology.nace import Nace, as_rev_2, section_of_words, sections
from ontology.postings import EndReason, Posting
from tests.graph_worlds import postings, tiny_postings


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Solbakken Hjemmepleje A/S", "solbakken hjemmepleje"),
        ("SOLBAKKEN  hjemmepleje a/s", "solbakken hjemmepleje"),
        ("Solbakken Hjemmepleje AS", "solbakken hjemmepleje"),
        ("Havnelager ApS", "havnelager"),
        ("Nattevagt & Søn I/S", "nattevagt søn"),
        ("A.P. Skibsfart A / S", "ap skibsfart"),
        ("Öresund Lager AB", "öresund lager"),
        ("A/S", "as"),
        ("", ""),
    ],
)
def test_one_spelling_of_an_employer(name: str, key: str) -> None:
    assert employer_key(name) == key


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert employer_key(employer_key(name)) == employer_key(name)


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Undervisning", "P"),
        ("Sundhed og socialt arbejde", "Q"),
        ("sundhed", "Q"),
        ("Construction", "F"),
        ("Transport", "H"),
        ("Hotel- og badebranchen", None),
        ("arbejde", None),
        ("socialt arbejde", "Q"),
        ("service", None),
        ("", None),
        ("og", None),
    ],
)
def test_industries_by_their_words(words: str, section: str | None) -> None:
    assert section_of_words(words) == section


def test_every_label_names_its_own_section() -> None:
    for letter, labels in sections(Nace.REV_2).items():
        for label in labels:
            assert section_of_words(label) in (letter, None)


def test_sections_of_the_newer_revision_find_their_older_ones() -> None:
    newer, older = sections(Nace.REV_2_1), sections(Nace.REV_2)
    for letter, labels in newer.items():
        if letter not in "JK":
            assert older[as_rev_2(letter, Nace.REV_2_1)] == labels
    assert as_rev_2("J", Nace.REV_2_1) == as_rev_2("K", Nace.REV_2_1) == "J"


def test_a_posting_of_an_older_store_keeps_its_hash() -> None:
    """What ``repr`` gave before there were industries and notes."""
    posting = tiny_postings()[0]
    named = (
        "source",
        "identifier",
        "title",
        "text",
        "language",
        "employer",
        "date_posted",
        "valid_through",
        "postcode",
    )
    named += ("town", "remote", "url", "employment_type", "sector", "occupations", "evidence", "constraints")
    older = f"Posting({', '.join(f'{name}={getattr(posting, name)!r}' for name in named)})"
    assert posting.content_hash == hashlib.sha256(older.encode()).hexdigest()
    noted = replace(posting, feed="x", first_seen="2026-01-01", ended="2026-01-02", end_reason="removed_by_source")
    assert noted.content_hash == posting.content_hash
    assert replace(posting, nace="C", nace_origin="occupation").content_hash != posting.content_hash


@given(st.lists(postings, max_size=6), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_the_snapshot_and_the_posting_agree_on_what_is_live(jobs: list[Posting], day: date, most: int) -> None:
    table = assemble(Classification.of([], []), jobs).postings
    live = table.live(day.toordinal(), most)
    for row in range(len(table)):
        assert bool(live[row]) is (table.details[row].ending(day, most) is None)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"valid_through": "2026-11-21"}, EndReason.DEADLINE),
        ({"valid_through": "2026-11-22"}, None),
        ({"valid_through": None, "date_posted": "2026-09-22"}, EndReason.TOO_OLD),
        ({"valid_through": None, "date_posted": "2026-09-23"}, None),
        ({"valid_through": None, "date_posted": "2026-11-20", "first_seen": "2026-01-01"}, EndReason.TOO_OLD),
        ({"valid_through": None, "date_posted": None}, None),
        ({"ended": "2026-11-01", "end_reason": "vanished_from_feed"}, EndReason.VANISHED),
    ],
)
def test_why_a_posting_ends(fields: dict[str, str | None], reason: EndReason | None) -> None:
    posting = replace(tiny_postings()[0], **fields)  # type: ignore[arg-type]
    assert posting.ending(date(2026, 11, 22)) is reason
