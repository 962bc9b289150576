"""A linker over labels that have changed since it was made: so that a curator's term counts at once.

Making a linker of the full ESCO takes seconds to minutes, a request has none. What a curator adds is therefore taken
as exact hits beside the linker's own candidates, and what is barred is left out; nothing inside the linker changes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from extraction.barring import Barring
from extraction.linking.port import Candidate, Linker
from ontology.concepts import Classification
from ontology.phrases import normalise

_OTHER_LANGUAGE = 0.98
"""Score of an exact hit in another language than the text's, as the linkers have it."""


class OverlaidLinker:
    """``linker`` brought up to date with ``classification``. See ``extraction.linking.port.Linker``."""

    def __init__(
        self, linker: Linker, classification: Classification, changed: Collection[str], barring: Barring
    ) -> None:
        """``changed``: concepts that the linker may name and whose labels are others than those it was made with."""
        self._linker, self._classification, self._barring = linker, classification, barring
        self._changed = frozenset(changed)
        self._exact: dict[str, dict[str, set[str]]] = {}
        for uri in sorted(self._changed):
            for label in classification[uri].labels:
                self._exact.setdefault(normalise(label.text), {}).setdefault(uri, set()).add(label.language)

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``."""
        shown = label_language or language
        # As many more as may fall away; a barred phrase has few concepts.
        found = self._linker.link(texts, language, top + _SPARE, label_language)
        return [
            self._answer(text, candidates, language, shown)[:top] for text, candidates in zip(texts, found, strict=True)
        ]

    def _answer(self, text: str, candidates: Sequence[Candidate], language: str, shown: str) -> list[Candidate]:
        known = {candidate.uri: candidate for candidate in candidates}
        for uri, tags in self._exact.get(normalise(text), {}).items():
            score = 1.0 if language in tags else _OTHER_LANGUAGE
            if uri not in known or known[uri].score < score:
                known[uri] = Candidate(uri, "", score)
        languages = (shown, language, "en")
        current = [
            replace(item, label=self._classification[item.uri].preferred(*languages))
            if item.uri in self._changed
            else item
            for item in known.values()
            if not self._barring.forbids(text, item.uri, language)
        ]
        return sorted(current, key=lambda item: -item.score)


_SPARE = 5
"""Further candidates asked for, in place of those that are barred."""
