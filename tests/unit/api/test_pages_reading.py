from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.pages.catalogue import Words
from api.pages.reading_view import parts_of, reading_view

TEXT = "Jeg underviser børn i dansk og læser højt 😀 for dem"


def test_text_is_cut_at_its_evidence() -> None:
    parts = parts_of(TEXT, [(4, 14), (15, 19), (4, 19)])
    assert [(part.text, part.mark) for part in parts[:2]] == [("Jeg ", None), ("underviser børn", 2)]
    assert parts[2].mark is None


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))))
def test_no_word_is_lost_or_doubled(spans: list[tuple[int, int]]) -> None:
    ordered = [(start, end) for start, end in spans if start <= end]
    parts = parts_of(TEXT, ordered)
    assert "".join(part.text for part in parts) == TEXT
    assert all(part.text == TEXT[slice(*ordered[part.mark])] for part in parts if part.mark is not None)


def session(**parts: Any) -> dict[str, Any]:
    """The JSON form of a session that holds nothing but these parts."""
    place = {"postcode": None, "town": None}
    return {
        "documents": [],
        "skills": [],
        "work": [],
        "constraints": [],
        "place": place,
        "search": {"unwanted": []},
        **parts,
    }


def document(**parts: Any) -> dict[str, Any]:
    """A document with a reading that holds nothing but these parts."""
    reading = {"text": "", "language": "da", "quality": {"reasons": []}, "pii_removed": {}, "evidence": [], "roles": []}
    return {"id": "d", "verdict": "good", "other_person": False, "reading": {"education": [], **reading, **parts}}


@pytest.mark.parametrize(
    ("language", "told"),
    [("da", "kandidatniveau (ISCED 7)"), ("en", "master level (ISCED 7)")],
)
def test_the_level_of_an_education_is_said_in_words(language: str, told: str) -> None:
    lines = [
        {"title": "Cand.jur.", "level": "7", "field": "jura", "to": "2016"},
        {"title": "AMU", "level": None, "field": None},
    ]
    found = reading_view(session(documents=[document(education=lines)]), Words(language))
    assert found["education"] == [f"Cand.jur. · jura · {told} · 2016", "AMU"]


def test_sensitive_details_are_marked_and_lead_nowhere() -> None:
    text = "Kok. Jeg har epilepsi. Laver suppe."
    evidence = {"uri": "urn:s", "kind": "skill", "start": 23, "end": 34, "polarity": "stated", "quote": text[23:34]}
    details = [{"kind": "health", "start": 5, "end": 21}]
    read = document(text=text, evidence=[{**evidence, "sentence": "Laver suppe."}], sensitive=details)
    # What stands for work inside a detail has no mark: "epilepsi".
    work = {"key": "w", "title": "", "quote": "epilepsi", "from": None, "to": None, "uri": None}
    work |= {"relation": "past", "positions": []}
    told = session(documents=[read], work=[work])
    view = reading_view(told, Words("da"))
    parts = [(part["text"], part["mark"], part.get("sensitive", False)) for part in view["documents"][0]["parts"]]
    assert parts == [
        ("Kok. ", None, False),
        ("Jeg har epilepsi", None, True),
        (". ", None, False),
        ("Laver suppe", "m1-0", False),
        (".", None, False),
    ]
    assert view["work"][0]["mark"] is None
