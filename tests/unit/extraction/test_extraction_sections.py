"""Sentences, lines and sections, and the properties that spans must have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.sections import cv_sections, posting_sections, section_at
from extraction.sentences import containing, line_spans, sentence_spans

TEXTS = st.text(alphabet="Aa bBæøå.,:;-!?\n1 2–()", max_size=200)


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jeg kan Excel. Jeg kan SQL.", ["Jeg kan Excel.", "Jeg kan SQL."]),
        ("Kan fx. Excel, bl.a. SQL og ca. ti andre.", ["Kan fx. Excel, bl.a. SQL og ca. ti andre."]),
        ("Kendskab til R. Gerne SQL.", ["Kendskab til R.", "Gerne SQL."]),
        ("Født d. 3. maj. Bor i Ribe.", ["Født d. 3. maj.", "Bor i Ribe."]),
        ("- Planlagde ture\n- Førte regnskab", ["Planlagde ture", "Førte regnskab"]),
        ("Kompetencer\nExcel", ["Kompetencer", "Excel"]),
        (f"{'Jeg har arbejdet længe med mange ting og er god til'}\nat lytte.", None),
        ("Kan du lide børn? Så søg!", ["Kan du lide børn?", "Så søg!"]),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected if expected is not None else [text])


@given(TEXTS)
def test_sentences_lie_in_order_and_cover_every_letter(text: str) -> None:
    spans = sentence_spans(text)
    covered: set[int] = set()
    for before, span in zip([None, *spans], spans, strict=False):
        assert 0 <= span.start < span.end <= len(text)
        assert before is None or before.end <= span.start
        covered.update(range(span.start, span.end))
    assert all(place in covered for place, sign in enumerate(text) if sign.isalpha())


@given(TEXTS, st.booleans())
def test_sections_cover_the_text(text: str, posting: bool) -> None:
    sections = posting_sections(text) if posting else cv_sections(text)
    place = 0
    for section in sections:
        assert section.start == place <= section.body <= section.end
        place = section.end
        assert section_at(sections, section.start) == section
    assert place == len(text)


def test_sections_of_a_danish_cv() -> None:
    text = "Navn\n\nPROFIL\nx\n\nErhvervserfaring:\nx\n\nSprog og IT\nx\n\nSprog: dansk\n\nR E F E R E N C E R\nx"
    found = [section.name for section in cv_sections(text)]
    assert found == ["header", "profile", "experience", "languages", "languages", "references"]


def test_sections_of_an_english_cv() -> None:
    text = "Name\n\nWork Experience\nx\nEDUCATION\nx\nKey skills\nx\nInterests\nx"
    found = [section.name for section in cv_sections(text)]
    assert found == ["header", "experience", "education", "skills", "interests"]


def test_sections_of_a_posting() -> None:
    text = "Kok søges\n\nDine opgaver:\n- lave mad\nVi forventer:\n- smil\nVi tilbyder\n- frokost\nOm os\nx"
    found = [section.name for section in posting_sections(text)]
    assert found == ["", "tasks", "requirements", "offer", "about"]


def test_a_list_item_or_a_long_line_is_no_heading() -> None:
    text = "Navn\n- Sprog\nJeg har arbejdet med sprog og uddannelse i mange år nu og vil gerne videre"
    assert [section.name for section in cv_sections(text)] == ["header"]


def test_an_inline_heading_has_its_body_on_the_line() -> None:
    text = "Navn\nKørekort: B"
    section = cv_sections(text)[-1]
    assert section.name == "licence"
    assert text[section.body : section.end].strip() == "B"


def test_the_span_that_holds_an_offset() -> None:
    lines = line_spans("ab\n\ncd")
    assert [containing(lines, place) for place in (0, 1, 3, 4, 5)] == [0, 0, 0, 1, 1]
    assert containing([], 0) == -1
