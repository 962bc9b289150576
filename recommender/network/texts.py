"""Vectors of labels for the network's text term."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot

Vectors = npt.NDArray[np.float32]
LANGUAGE = "en"
"""Every release of ESCO has preferred labels in English, and vectors of them are made for linking anyhow."""


@dataclass(frozen=True)
class TextVectors:
    """skills: float32 [s, dim] · occupations: [o, dim]; units, each kind without what all its labels have in common."""

    skills: Vectors
    occupations: Vectors

    @classmethod
    def of(cls, snapshot: Snapshot, encode: Callable[[Sequence[str]], Vectors | None]) -> TextVectors | None:
        """Of the preferred labels; None where ``encode`` (as ``Semantics.labels``) has no vectors."""
        found = [
            encode([snapshot.classification[uri].preferred(LANGUAGE) for uri in uris])
            for uris in (snapshot.skills, snapshot.occupations)
        ]
        if any(vectors is None or not len(vectors) for vectors in found):
            return None
        skills, occupations = (_centred(vectors) for vectors in found if vectors is not None)
        return cls(skills, occupations)


def _centred(vectors: Vectors) -> Vectors:
    rows = np.asarray(vectors, dtype=np.float32) - vectors.mean(axis=0, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-6), dtype=np.float32)
