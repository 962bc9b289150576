"""Job titles to ESCO occupations and ISCO groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from extraction.linking.labels import LabelTable, exact_index, normalise
from extraction.linking.port import Candidate, Scores, best
from extraction.linking.similarity import LabelSimilarity
from ontology.concepts import Classification, Concept, ConceptKind

CHAR_NGRAMS = (2, 4)
"""Character n-grams within words: the strong simple baseline of MELO (Retyk et al., RecSys in HR 2024)."""

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b[mfwkd]\s*/\s*[mfwkd](\s*/\s*[mfwkdx])?\b", re.IGNORECASE)
_SEARCHED = re.compile(
    r"\b(søges|sökes|søkes|gesucht|wanted|needed)\b.*|^(vi søger|we are looking for)\s+(en |et |an? )?", re.I
)
_HEAD = re.compile(r"\s(?:til|for|i|på|ved|hos|med|at|in|with|to)\s|[,;:|]|\s[-–—]\s")


class OccupationLinker:
    """Ranks occupations and ISCO groups for a title.

    ``default``: an exact label hit in any language first, else character similarity to the labels of the title's
    language. ``chars``: character similarity alone, unnormalised. ``exact``: label hits alone.
    ``direct``: like default, but only with labels of the label language (no other language as pivot).
    """

    def __init__(self, classification: Classification, model: str = "default") -> None:
        found = classification.of_kind(ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)
        self._concepts = tuple(sorted(found, key=_specific_first))
        self._model = model
        self._exact = exact_index(self._concepts)
        self._similarities: dict[tuple[str, str | None], LabelSimilarity] = {}

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``."""
        shown = label_language or language
        if not self._concepts:
            return [[] for _ in texts]
        only = shown if self._model == "direct" else None
        if self._model == "exact":
            scores = np.zeros((len(texts), len(self._concepts)), np.float32)
        else:
            scores = self._similarity(language, only).scores(texts)
        if self._model != "chars":
            for row, text in enumerate(texts):
                self._raise_exact(scores[row], text, language, only)
        return [best(row, self._concepts, top, (shown, language, "en")) for row in scores]

    def _similarity(self, language: str, only: str | None) -> LabelSimilarity:
        key = (language, only)
        if key not in self._similarities:
            table = LabelTable.choose(self._concepts, language, only=only)
            plain = self._model == "chars"
            self._similarities[key] = LabelSimilarity(table, "char_wb", CHAR_NGRAMS, normalised=not plain)
        return self._similarities[key]

    def _raise_exact(self, scores: Scores, title: str, language: str, only: str | None) -> None:
        for variant, certainty in title_variants(title):
            for row, languages in self._exact.get(variant, {}).items():
                if only is not None and only not in languages:
                    continue
                # A label of another language only counts where it is spelled the same ("controller", "key account").
                weight = certainty if language in languages else certainty - 0.02
                scores[row] = max(scores[row], weight)


def _specific_first(concept: Concept) -> tuple[int, str]:
    """Occupations, then ISCO groups from unit groups upwards: of equally similar concepts the narrowest comes first."""
    return (0 if concept.kind is ConceptKind.OCCUPATION else -len(concept.code or "") + 9, concept.uri)


def title_variants(title: str) -> Iterator[tuple[str, float]]:
    """Normalised forms of a title that may be a label, with how certain a hit on each is.

    The whole title 1.0; without brackets, gender marks and "søges" 0.98; the part before a preposition or comma 0.9.
    """
    whole = normalise(title)
    yield whole, 1.0
    bare = _SEARCHED.sub(" ", _BRACKETS.sub(" ", title)).strip()
    stripped = normalise(bare)
    if stripped and stripped != whole:
        yield stripped, 0.98
    head = normalise(_HEAD.split(bare, maxsplit=1)[0])
    if head and head not in {whole, stripped}:
        yield head, 0.9
