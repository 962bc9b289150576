from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.reading_view import parts_of
from ontology.evidence import ConceptEvidence, EvidenceKind

TEXT = "Jeg underviser børn i dansk og læser højt 😀 for dem"


def at(start: int, end: int) -> ConceptEvidence:
    return ConceptEvidence("urn:x", EvidenceKind.SKILL, TEXT[start:end], start, end, TEXT, 1.0, "label", "v")


def test_text_is_cut_at_its_evidence() -> None:
    evidence = [at(4, 14), at(15, 19), at(4, 19)]
    parts = parts_of(TEXT, evidence)
    assert [(part.text, part.mark) for part in parts[:2]] == [("Jeg ", None), ("underviser børn", 2)]
    assert parts[2].mark is None


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))))
def test_no_word_is_lost_or_doubled(spans: list[tuple[int, int]]) -> None:
    evidence = [at(start, end) for start, end in spans if start <= end]
    parts = parts_of(TEXT, evidence)
    assert "".join(part.text for part in parts) == TEXT
    assert all(part.text == evidence[part.mark].quote for part in parts if part.mark is not None)
