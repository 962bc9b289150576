"""The industry that words for an employer or a branch name, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.industries import industry_of
from ontology.industry_words import INDUSTRY_WORDS
from ontology.nace import Nace, sections


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("Vestby Kommune", "O"),
        ("en kommune på Fyn", "O"),
        ("Byens Folkeskole", "P"),
        ("Nordkystens Gymnasium og HF", "P"),
        ("Engroshandel med læge- og hospitalsartikler", "G"),
        ("Foreningen af Danske Plejehjem", "S"),
        ("Fremstilling af møbler", "C"),
        ("Forlaget Fugl", "J"),
        ("Sparekassen Syd", "K"),
        ("Egnsmuseet", "R"),
        ("Rådgivende ingeniører", "M"),
        ("Kystens Fjernvarme a.m.b.a.", "D"),
        ("Ministry of Housing", "O"),
        ("a publishing house", "J"),
        ("Wholesale of textiles", "G"),
        ("Riverside Primary School", "P"),
        ("St Mary's Hospital", "Q"),
        ("DR", "J"),
        ("Hansen og Sønner", None),
        ("dr. Hansen", None),
        ("", None),
    ],
)
def test_industries_of_employers_and_branches(words: str, section: str | None) -> None:
    assert industry_of(words) == section


def test_words_are_of_sections_and_none_is_empty() -> None:
    assert set(INDUSTRY_WORDS) <= set(sections(Nace.REV_2))
    assert all(word.strip("*=") for words in INDUSTRY_WORDS.values() for word in words.split(", "))


@given(st.text(max_size=60))
def test_any_text_has_one_section_or_none(text: str) -> None:
    assert industry_of(text) in {None, *INDUSTRY_WORDS}
