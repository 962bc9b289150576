from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.documents.parse import parse_bytes
from extraction.language import detect_language

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Vi søger en sygeplejerske til hjemmeplejen i Ålborg", "da"),
        ("Erfaren tømrer med svendebrev", "da"),
        ("Jeg har arbejdet som lærer og vil gerne skifte branche efter mange år", "da"),
        ("We are looking for a nurse who enjoys working with people", "en"),
        ("Project manager in IT", "en"),
        ("Vi söker en sjuksköterska som är van vid att arbeta självständigt", "sv"),
        ("Jeg har jobbet som sykepleier på sykehus og søker nå arbeid i kommunen", "no"),
        ("Eg har arbeidd som sjukepleiar og ønskjer meg ei ny stilling", "no"),
        ("Wir suchen eine Krankenschwester für unsere Station", "de"),
        ("Szukam pracy jako kucharz w restauracji", "pl"),
        ("Python SQL Git", "und"),
        ("[NAME_1] [EMAIL] 12 34 56", "und"),
        ("", "und"),
    ],
)
def test_languages_and_their_neighbours(text: str, tag: str) -> None:
    assert detect_language(text, ("da", "en")) == tag


def test_norwegian_is_named_as_the_candidates_name_it() -> None:
    text = "Jeg har jobbet som sykepleier på sykehus og søker nå arbeid i kommunen"
    assert detect_language(text, ("nb", "en")) == "nb"
    assert detect_language(text, ("no",)) == "no"
    assert detect_language(text, ("nn",)) == "nn"
    assert detect_language(text, ()) == "no"


@pytest.mark.parametrize("path", sorted((ROOT / "api/demo/cvs").iterdir()), ids=lambda path: path.name)
def test_demo_cvs(path: Path) -> None:
    english = {"04-developer.pdf", "08-analyst.docx", "12-chef.txt"}
    found = detect_language(parse_bytes(path.read_bytes(), path.name).text, ("da", "en"))
    assert found == ("en" if path.name in english else "da")


@settings(deadline=None)  # the first text loads the model
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    assert detect_language(text, ("da", "en")).isalpha()
