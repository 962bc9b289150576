"""A quick linker first, and a slower, better one for the texts that the quick one leaves undecided."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.linking.port import Candidate, Linker

LOW, HIGH = 0.2, 0.95
"""Scores of the quick linker's best candidate between which the other is asked. Chosen on the phrases of the reading
set's development postings (docs/decisions/0015-bulk-reading.md)."""


class StagedLinker:
    """See ``port.Linker``."""

    def __init__(self, quick: Linker, careful: Linker, low: float = LOW, high: float = HIGH) -> None:
        """``careful`` is asked where the best score of ``quick`` lies in [low, high)."""
        self._quick, self._careful = quick, careful
        self._low, self._high = low, high

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """The quick linker's candidates, and the careful one's for a text that is undecided."""
        found = self._quick.link(texts, language, top, label_language)
        open_ = [place for place, some in enumerate(found) if some and self._low <= some[0].score < self._high]
        if open_:
            better = self._careful.link([texts[place] for place in open_], language, top, label_language)
            for place, some in zip(open_, better, strict=True):
                found[place] = some
        return found
