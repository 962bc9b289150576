from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from api.pages.reading_view import parts_of

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
