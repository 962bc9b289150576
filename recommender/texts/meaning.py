"""Likeness of texts by meaning: vectors of postings' titles and passages, made once and kept, against those of a CV."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from extraction.vectors.port import Encoder, Vectors, unit
from extraction.vectors.store import VectorFile
from graph.snapshot import PostingDetails
from ontology.postings import Posting
from recommender.sparse import Floats
from recommender.texts.passages import POSTING_PASSAGES, passages

Rows = npt.NDArray[np.intp]
Halves = npt.NDArray[np.float16]
Progress = Callable[[int, int], None]
_AT_ONCE = 16
_READ_AT_ONCE = 5_000


class Phrases(Protocol):
    """What turns short texts into unit vectors: ``extraction.vectors.semantics.Semantics``."""

    def phrases(self, texts: Sequence[str]) -> Vectors:
        """float32 [len(texts), d]. Raises EncoderUnavailableError."""
        ...


@dataclass(frozen=True)
class PostingVectors:
    """titles, bodies: float16 [n, d], unit vectors, a body's in the middle of its passages'; zeros: none."""

    titles: Halves
    bodies: Halves

    @classmethod
    def read(cls, details: PostingDetails, kept: VectorFile, dim: int) -> PostingVectors:
        """Those that are kept, in the order of the postings."""
        titles, bodies = (np.zeros((len(details), dim), np.float16) for _ in range(2))
        for start in range(0, len(details), _READ_AT_ONCE):
            rows = range(start, min(start + _READ_AT_ONCE, len(details)))
            batch = [details[row] for row in rows]
            found, _ = kept.get([title_key(posting) for posting in batch] + [body_key(posting) for posting in batch])
            titles[rows.start : rows.stop], bodies[rows.start : rows.stop] = found[: len(batch)], found[len(batch) :]
        return cls(titles, bodies)

    @cached_property
    def title_mean(self) -> Vectors:
        """What all titles have in common; float32 [d]."""
        return _mean(self.titles)

    @cached_property
    def body_mean(self) -> Vectors:
        """What all texts have in common; float32 [d]."""
        return _mean(self.bodies)

    def title_likeness(self, vectors: Vectors, rows: Rows) -> Floats:
        """For each of ``vectors`` [k, d] and each row the centred cosine, at least 0; float64 [k, len(rows)]."""
        return _likeness(vectors, self.titles[rows], self.title_mean)

    def body_likeness(self, vector: Vectors, rows: Rows) -> Floats:
        """The same of one text's mean vector [d]; float64 [len(rows)]."""
        found: Floats = _likeness(vector[None, :], self.bodies[rows], self.body_mean)[0]
        return found


def title_key(posting: Posting) -> str:
    """What a title's vector is kept under."""
    return f"title {posting.title}"


def body_key(posting: Posting) -> str:
    """What a text's vector is kept under: a hash, because a file of vectors tells texts apart by their first words."""
    return f"body {POSTING_PASSAGES} {hashlib.sha256(posting.text.encode('utf-8', errors='replace')).hexdigest()}"


def make_posting_vectors(
    details: PostingDetails, encoder: Encoder, kept: VectorFile, progress: Progress | None = None
) -> int:
    """Make what is missing, a few postings at a time, so that it may be stopped; gives how many postings were without.

    Raises EncoderUnavailableError.
    """
    wanting: list[int] = []
    for row in range(len(details)):
        posting = details[row]
        if kept.missing([title_key(posting), body_key(posting)]):
            wanting.append(row)
    for start in range(0, len(wanting), _AT_ONCE):
        batch = [details[row] for row in wanting[start : start + _AT_ONCE]]
        parts = [passages([posting.text], POSTING_PASSAGES) for posting in batch]
        texts = [posting.title for posting in batch] + [passage for part in parts for passage in part]
        vectors = encoder.encode(texts)
        bodies, first = [], len(batch)
        for part in parts:
            bodies.append(mean_of(vectors[first : first + len(part)], vectors.shape[1]))
            first += len(part)
        keys = [title_key(posting) for posting in batch] + [body_key(posting) for posting in batch]
        kept.put(keys, np.concatenate([vectors[: len(batch)], np.array(bodies, np.float32)]))
        if progress is not None:
            progress(min(start + _AT_ONCE, len(wanting)), len(wanting))
    return len(wanting)


def mean_of(vectors: Vectors, dim: int) -> Vectors:
    """The unit vector in the middle of several; zeros for none; float32 [dim]."""
    if not len(vectors):
        return np.zeros(dim, np.float32)
    return np.asarray(unit(vectors.mean(axis=0, keepdims=True))[0], np.float32)


def _mean(halves: Halves) -> Vectors:
    made = halves[np.abs(halves).max(axis=1) > 0] if len(halves) else halves
    if not len(made):
        return np.zeros(halves.shape[1], np.float32)
    return np.asarray(made.mean(axis=0, dtype=np.float64), np.float32)


def _likeness(vectors: Vectors, halves: Halves, mean: Vectors) -> Floats:
    rows = halves.astype(np.float32)
    made = np.abs(rows).max(axis=1) > 0 if len(rows) else np.zeros(0, np.bool_)
    found = unit(vectors - mean) @ unit(rows - mean).T
    return np.asarray(np.clip(found, 0.0, 1.0) * made, np.float64)
