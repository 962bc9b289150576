"""Which phrases may not be read as which concepts, whatever the labels say: asked wherever text becomes a concept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extraction import tokens
from extraction.lexicon_build import lemma_key
from ontology.terms import Overlay


class Barring:
    """The phrases that an overlay forbids, by their words and by their dictionary forms. Safe to share."""

    def __init__(self, overlay: Overlay | None = None) -> None:
        """Without an overlay nothing is barred."""
        self._overlay = overlay or Overlay()

    def forbids(self, phrase: str, uri: str, *languages: str) -> bool:
        """Whether a phrase of a text in (one of) these languages may not be read as the concept."""
        if uri not in self._overlay.barred:
            return False
        if self._overlay.forbids(phrase, uri, *languages):
            return True
        return any((tag, _lemmas(phrase, tag)) in self._lemmas[uri] for tag in languages)

    def allowed(self, phrase: str, uris: Sequence[str], *languages: str) -> list[str]:
        """Those of ``uris`` that the phrase may be read as."""
        return [uri for uri in uris if not self.forbids(phrase, uri, *languages)]

    @cached_property
    def _lemmas(self) -> dict[str, frozenset[tuple[str, str]]]:
        return {
            uri: frozenset((tag, _lemmas(text, tag)) for tag, text in phrases)
            for uri, phrases in self._overlay.barred.items()
        }


def _lemmas(phrase: str, language: str) -> str:
    return lemma_key(tokens.tokenize(phrase, language), language, nouns=False)


NOTHING = Barring()
