"""What every linker offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ontology.concepts import Concept

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A concept proposed for a text. ``score`` lies in [0, 1], higher is better; it is not yet a probability."""

    uri: str
    label: str
    score: float


class Linker(Protocol):
    """Proposes concepts for texts."""

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """Up to ``top`` candidates for each text, best first, one a concept; of equals the narrower, then by URI.

        ``language`` is the texts' BCP 47 tag; ``label_language`` (default ``language``) picks the label shown. A text
        that shares nothing with any label gets an empty list.
        """
        ...


def leading(scores: Scores, count: int) -> npt.NDArray[np.intp]:
    """The places of the ``count`` highest of ``scores`` [n], best first, of equals the first."""
    if count >= len(scores):
        return np.argsort(-scores, kind="stable")
    border = np.partition(scores, len(scores) - count)[len(scores) - count]
    rows = np.flatnonzero(scores >= border)
    return rows[np.argsort(-scores[rows], kind="stable")][:count]


def best(scores: Scores, concepts: Sequence[Concept], top: int, languages: Sequence[str]) -> list[Candidate]:
    """The ``top`` best of ``scores`` [len(concepts)] above zero; ties (to six digits) in the order of ``concepts``."""
    rounded = np.round(scores, 6)
    if top < len(rounded):
        # argpartition alone would cut a tie at the border arbitrarily; keep all that reach the border value.
        border = np.partition(rounded, len(rounded) - top)[len(rounded) - top]
        rows = np.flatnonzero(rounded >= border)
    else:
        rows = np.arange(len(rounded))
    rows = rows[rounded[rows] > 0]
    order = rows[np.argsort(-rounded[rows], kind="stable")][:top]
    return [
        Candidate(concepts[row].uri, concepts[row].preferred(*languages), min(1.0, round(float(rounded[row]), 6)))
        for row in order
    ]
