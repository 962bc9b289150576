"""Likeness of texts by meaning: vectors of postings' titles and passages, made once and kept, against those of a CV."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
_READ_AT_ONCE, _COMPARED_AT_ONCE = 5_000, 1_000
"""Rows; compared are so few that they stay in a core's cache (1.5 MB)."""

_DIGITS = 6
"""Of a cosine: what single precision says of it, however many rows it was made with at once."""
_NOISE = 1e-6
"""A cosine below this is what single precision leaves of nothing."""


class Phrases(Protocol):
    """What turns short texts into unit vectors: ``extraction.vectors.semantics.Semantics``."""

    def phrases(self, texts: Sequence[str]) -> Vectors:
        """float32 [len(texts), d]. Raises EncoderUnavailableError."""
        ...


GUESSES = 15
"""Nearest occupations that a posting without one is guessed by."""
_GUESS_SPREAD = 0.05
"""Cosine by which an occupation may be farther than the nearest and still count for exp(-1) of it."""
_GUESS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Guesses:
    """What postings without an occupation may be, by meaning. rows: int32 [n, k], occupations, nearest first ·
    shares: float32 [n, k], sum 1; zeros for a posting that has an occupation or no vector, and where the occupations'
    names have none.
    """

    rows: npt.NDArray[np.int32]
    shares: npt.NDArray[np.float32]

    @classmethod
    def make(cls, vectors: PostingVectors, wanting: Rows, occupations: Vectors) -> Guesses:
        """For the postings ``wanting``; ``occupations``: float32 [o, d], centred unit vectors of their names.

        The nearness is the mean of title's and text's. Of the match set's postings whose occupation is known, the ISCO
        major group is right in 85 % of those where one has more than .6 of the shares, in 74 % of all.
        """
        count, k = len(vectors.titles), min(GUESSES, len(occupations))
        rows, shares = np.zeros((count, k), np.int32), np.zeros((count, k), np.float32)
        if not occupations.any():
            return cls(rows, shares)
        for start in range(0, len(wanting), _GUESS_AT_ONCE):
            part = wanting[start : start + _GUESS_AT_ONCE]
            near = _centred(vectors.titles[part], vectors.of_titles.mean)
            near += _centred(vectors.bodies[part], vectors.of_bodies.mean)
            found = near @ occupations.T / 2
            top = np.argsort(-found, axis=1, kind="stable")[:, :k]
            value = np.take_along_axis(found, top, axis=1)
            weight = np.exp((value - value[:, :1]) / _GUESS_SPREAD) * (np.abs(near).max(axis=1, keepdims=True) > 0)
            rows[part] = top
            shares[part] = weight / np.maximum(weight.sum(axis=1, keepdims=True), 1e-9)
        return cls(rows, shares)


@dataclass(frozen=True)
class Common:
    """mean: float32 [d], of those that were made · made: bool [n], which those are."""

    mean: Vectors
    made: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, halves: Halves) -> Common:
        """Read once, some rows at a time."""
        total, made = np.zeros(halves.shape[1]), np.zeros(len(halves), np.bool_)
        for start in range(0, len(halves), _READ_AT_ONCE):
            rows = halves[start : start + _READ_AT_ONCE].astype(np.float32)
            total += rows.sum(axis=0, dtype=np.float64)
            made[start : start + len(rows)] = rows.any(axis=1)
        return cls(np.asarray(total / max(int(made.sum()), 1), np.float32), made)


@dataclass(frozen=True)
class PostingVectors:
    """titles, bodies: float16 [n, d], unit vectors, a body's in the middle of its passages'; zeros: none."""

    titles: Halves
    bodies: Halves
    guesses: Guesses | None = None

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

    def beside(self, details: PostingDetails, phrases: Phrases) -> PostingVectors:
        """Vectors of a few other postings, centred as these are. Raises EncoderUnavailableError."""
        titles, bodies = _encoded([details[row] for row in range(len(details))], phrases.phrases)
        made = PostingVectors(titles.astype(np.float16), bodies.astype(np.float16))
        of_titles, of_bodies = Common.of(made.titles), Common.of(made.bodies)
        vars(made).update(
            of_titles=replace(of_titles, mean=self.of_titles.mean),
            of_bodies=replace(of_bodies, mean=self.of_bodies.mean),
        )
        return made

    @cached_property
    def of_titles(self) -> Common:
        """What all titles have in common."""
        return Common.of(self.titles)

    @cached_property
    def of_bodies(self) -> Common:
        """What all texts have in common."""
        return Common.of(self.bodies)

    def title_likeness(self, vectors: Vectors, rows: Rows) -> Floats:
        """For each of ``vectors`` [k, d] and each row the centred cosine, at least 0; float64 [k, len(rows)]."""
        return _likeness(vectors, self.titles, rows, self.of_titles)

    def body_likeness(self, vector: Vectors, rows: Rows) -> Floats:
        """The same of one text's mean vector [d]; float64 [len(rows)]."""
        found: Floats = self.bodies_likeness(vector[None, :], rows)[0]
        return found

    def bodies_likeness(self, vectors: Vectors, rows: Rows) -> Floats:
        """The same of several [k, d]; float64 [k, len(rows)]."""
        return _likeness(vectors, self.bodies, rows, self.of_bodies)


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
        titles, bodies = _encoded(batch, encoder.encode)
        keys = [title_key(posting) for posting in batch] + [body_key(posting) for posting in batch]
        kept.put(keys, np.concatenate([titles, bodies]))
        if progress is not None:
            progress(min(start + _AT_ONCE, len(wanting)), len(wanting))
    return len(wanting)


def _encoded(postings: Sequence[Posting], encode: Callable[[Sequence[str]], Vectors]) -> tuple[Vectors, Vectors]:
    """Vectors of titles and of texts, all encoded together; float32 [n, d] each."""
    parts = [passages([posting.text], POSTING_PASSAGES) for posting in postings]
    vectors = encode([posting.title for posting in postings] + [passage for part in parts for passage in part])
    bodies, first = np.zeros((len(postings), vectors.shape[1]), np.float32), len(postings)
    for row, part in enumerate(parts):
        bodies[row] = mean_of(vectors[first : first + len(part)], vectors.shape[1])
        first += len(part)
    return vectors[: len(postings)], bodies


def mean_of(vectors: Vectors, dim: int) -> Vectors:
    """The unit vector in the middle of several; zeros for none; float32 [dim]."""
    if not len(vectors):
        return np.zeros(dim, np.float32)
    return np.asarray(unit(vectors.mean(axis=0, keepdims=True))[0], np.float32)


def _centred(halves: Halves, mean: Vectors) -> Vectors:
    rows = halves.astype(np.float32)
    made = np.abs(rows).max(axis=1, keepdims=True) > 0 if len(rows) else np.zeros((0, 1), np.bool_)
    return np.asarray(unit(rows - mean) * made, np.float32)


def _likeness(vectors: Vectors, halves: Halves, rows: Rows, common: Common) -> Floats:
    """Centred cosine of each vector with each row, at least 0; float64 [len(vectors), len(rows)]; some at a time."""
    asked = unit(vectors - common.mean).T
    found = np.zeros((len(rows), len(vectors)), np.float32)
    for start in range(0, len(rows), _COMPARED_AT_ONCE):
        some = rows[start : start + _COMPARED_AT_ONCE]
        part = halves[some].astype(np.float32)
        part -= common.mean
        lengths = np.sqrt(np.einsum("ij,ij->i", part, part))
        scale = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=common.made[some] & (lengths > 0))
        found[start : start + len(part)] = (part @ asked) * scale[:, None]
    found[found < _NOISE] = 0.0
    return np.asarray(np.minimum(found, 1.0).T, np.float64).round(_DIGITS)
