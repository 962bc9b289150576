"""Which labels stand for a concept when a text of some language is linked to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ontology.concepts import Concept
from ontology.phrases import normalise

__all__ = ["FOREIGN_WEIGHT", "NEIGHBOURS", "LabelTable", "exact_index", "normalise"]

NEIGHBOURS = {
    "da": ("no", "nb", "nn", "sv"),
    "no": ("nb", "nn", "da", "sv"),
    "nb": ("no", "nn", "da", "sv"),
    "nn": ("no", "nb", "da", "sv"),
    "sv": ("no", "nb", "nn", "da"),
}
"""Languages so near that character similarity carries over (mainland Scandinavian), nearest first."""

FOREIGN_WEIGHT = 0.9
"""Factor on the similarity to a label of a language the text is not in: the character signal is weaker there."""


@dataclass(frozen=True)
class LabelTable:
    """The labels of n concepts, m of them, sorted by concept row.

    texts: m label texts · concept: int64 [m], row of the label's concept, ascending · weight: float32 [m] in (0, 1].
    """

    texts: tuple[str, ...]
    concept: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float32]
    concepts: int

    @classmethod
    def choose(cls, concepts: Sequence[Concept], language: str, *, only: str | None = None) -> LabelTable:
        """The labels of each concept in ``language``; where it has none, those of its neighbours, else all it has.

        With ``only`` nothing but labels of that language are taken ("direct" linking, no pivot).
        """
        texts: list[str] = []
        rows: list[int] = []
        weights: list[float] = []
        for row, concept in enumerate(concepts):
            labels, weight = _chosen(concept, language, only)
            for text in dict.fromkeys(labels):
                texts.append(text)
                rows.append(row)
                weights.append(weight)
        return cls(tuple(texts), np.array(rows, np.int64), np.array(weights, np.float32), len(concepts))

    def per_concept(self, similarities: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Best label of each concept: [k, m] similarities of k texts -> [k, n], 0 for a concept without labels."""
        if self._plain:
            return similarities
        out = np.zeros((similarities.shape[0], self.concepts), np.float32)
        if len(self.concept):
            weighed = similarities if self._even else similarities * self.weight
            out[:, self.concept[self._starts]] = np.maximum.reduceat(weighed, self._starts, axis=1)
        return out

    @cached_property
    def _starts(self) -> npt.NDArray[np.intp]:
        """Where the labels of each concept begin."""
        return np.flatnonzero(np.r_[True, self.concept[1:] != self.concept[:-1]])

    @cached_property
    def _even(self) -> bool:
        return bool((self.weight == 1.0).all())

    @cached_property
    def _plain(self) -> bool:
        """Whether every concept has exactly one label, all of them count alike, and nothing is to be done."""
        return self._even and len(self.concept) == self.concepts and bool((np.diff(self.concept) == 1).all())


def _chosen(concept: Concept, language: str, only: str | None) -> tuple[list[str], float]:
    by_language: dict[str, list[str]] = {}
    for label in concept.labels:
        by_language.setdefault(label.language, []).append(label.text)
    if only is not None:
        return by_language.get(only, []), 1.0
    if language in by_language:
        return by_language[language], 1.0
    for neighbour in NEIGHBOURS.get(language, ()):
        if neighbour in by_language:
            return by_language[neighbour], FOREIGN_WEIGHT
    return [text for tag in sorted(by_language) for text in by_language[tag]], FOREIGN_WEIGHT


def exact_index(concepts: Iterable[Concept]) -> dict[str, dict[int, frozenset[str]]]:
    """Normalised label -> {concept row: languages in which it is a label}, over every language."""
    found: dict[str, dict[int, set[str]]] = {}
    for row, concept in enumerate(concepts):
        for label in concept.labels:
            found.setdefault(normalise(label.text), {}).setdefault(row, set()).add(label.language)
    return {text: {row: frozenset(tags) for row, tags in rows.items()} for text, rows in found.items()}
