"""Cosines between phrases and the labels of concepts, by vectors; one place for which labels have vectors.

Vectors cost about 7 ms a label, so not every label has one: the preferred ones in the phrase's language and in English
do, and the alternatives too where a language has no more than MOST_LABELS of them.
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from extraction.linking.labels import LabelTable
from extraction.linking.port import Scores
from extraction.vectors.port import Vectors, unit
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification, Concept, ConceptKind, LabelKind

MOST_LABELS = 20_000
"""Labels of a language beyond which only the preferred ones get vectors: two minutes of two cores."""

_NO_LENGTH = 1e-6
"""Length below which a centred vector is rounding."""

PIVOT = "en"
"""Every release of ESCO has preferred labels in English."""


@dataclass(frozen=True)
class LabelVectors:
    """Vectors of the labels that stand for n concepts. table: m labels · vectors: [m, dim], unit · mean: [dim]."""

    table: LabelTable
    vectors: Vectors
    mean: npt.NDArray[np.float32]

    @classmethod
    def of(cls, table: LabelTable, vectors: Vectors) -> LabelVectors:
        """With the mean of the vectors, which all labels share and which therefore tells nothing."""
        return cls(table, vectors, np.asarray(vectors.mean(axis=0), np.float32))

    @cached_property
    def _lengths(self) -> npt.NDArray[np.float32]:
        """[m], of the vectors without their mean; 1 for one that is the mean."""
        lengths = np.linalg.norm(self.vectors - self.mean, axis=1)
        return np.asarray(np.where(lengths > _NO_LENGTH, lengths, 1.0), np.float32)

    def cosines(self, phrases: Vectors) -> Scores:
        """[k, dim] -> [k, n], the best label of each concept; mostly in [.7, 1]."""
        return self.table.per_concept(phrases @ self.vectors.T)

    def centred(self, phrases: Vectors, mean: npt.NDArray[np.float32]) -> Scores:
        """[k, dim] -> [k, n] in [0, 1], without what all have in common; ``mean`` is that of the phrases' language."""
        own = unit(phrases - mean)
        similar = (own @ self.vectors.T - (own @ self.mean)[:, None]) / self._lengths
        return self.table.per_concept(np.maximum(similar, 0.0))


class Meaning:
    """The label vectors of some concepts by language; each set is made once. Safe to share between threads."""

    def __init__(self, semantics: Semantics, concepts: Sequence[Concept]) -> None:
        self._semantics = self._spoken = semantics
        self._concepts = concepts
        self._made: dict[tuple[str, bool], LabelVectors] = {}
        self._lock = threading.Lock()

    def spoken(self, semantics: Semantics) -> Meaning:
        """The same label vectors, with phrases by another encoder of the same space."""
        other = copy.copy(self)
        other._spoken = semantics
        return other

    def phrases(self, texts: Sequence[str]) -> Vectors:
        """Vectors [len(texts), dim] of phrases. Raises EncoderUnavailableError."""
        return self._spoken.phrases(texts)

    def labels(self, language: str, *, every: bool) -> LabelVectors | None:
        """Vectors of the preferred labels of a language, or with ``every`` of all; None while they are not made yet.

        Raises EncoderUnavailableError.
        """
        key = (language, every)
        with self._lock:
            if key not in self._made:
                table = label_table(self._concepts, language, every=every)
                vectors = self._semantics.labels(table.texts)
                if vectors is None:
                    return None
                self._made[key] = LabelVectors.of(table, vectors)
            return self._made[key]


def label_table(concepts: Sequence[Concept], language: str, *, every: bool) -> LabelTable:
    """The labels that get vectors for phrases of a language: English where a concept has none."""
    count = sum(label.language == language for concept in concepts for label in concept.labels) if every else 0
    texts: list[str] = []
    rows: list[int] = []
    for row, concept in enumerate(concepts):
        for text in _texts(concept, language, every=every and count <= MOST_LABELS):
            texts.append(text)
            rows.append(row)
    return LabelTable(tuple(texts), np.array(rows, np.int64), np.ones(len(rows), np.float32), len(concepts))


def texts_to_encode(classification: Classification, languages: Sequence[str]) -> list[str]:
    """Every label that linking in these languages needs a vector of, each once."""
    kinds = (ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)
    titles, skills = list(classification.of_kind(*kinds)), list(classification.of_kind(ConceptKind.SKILL))
    found: dict[str, None] = {}
    for language in dict.fromkeys((*languages, PIVOT)):
        for table in (label_table(skills, language, every=False), label_table(titles, language, every=True)):
            found.update(dict.fromkeys(table.texts))
    found.update(dict.fromkeys(label_table(titles, PIVOT, every=False).texts))
    return list(found)


def _texts(concept: Concept, language: str, *, every: bool) -> Iterator[str]:
    preferred = concept.preferred(language, PIVOT)
    yield preferred
    if every:
        own = (label.text for label in concept.labels if label.language == language)
        shown = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE)
        kept = {label.text for label in concept.labels if label.language == language and label.kind in shown}
        yield from (text for text in dict.fromkeys(own) if text in kept and text != preferred)


def standardised(rows: Scores) -> Scores:
    """Rows [k, n] with mean 0 and standard deviation 1 over the concepts."""
    centre = rows.mean(axis=1, keepdims=True)
    spread = rows.std(axis=1, keepdims=True)
    return np.asarray((rows - centre) / np.where(spread > 0, spread, 1.0), np.float32)
