"""Likeness of texts by the letters of their words: hashed n-grams, weighted by rarity, the heaviest of each posting.

Cosine of TF-IDF vectors (Salton and Buckley 1988) over character n-grams within words, which share the parts of
compounds and inflected forms that words do not. Of a posting only the MOST heaviest n-grams are kept, so that a
million of them fit into memory; on the match set's development half that costs .02 of nDCG@10.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csc_array, csr_array, vstack

from graph.snapshot import PostingDetails
from recommender.sparse import Floats, csr, inverse, row_squares

NGRAM = 5
BITS = 18
MOST = 150
FEWEST_POSTINGS = 2
"""An n-gram in fewer postings says nothing of how they compare."""
SAMPLE = 4
"""Of the n-grams one in so many (they are hashed, so any are as good) is looked at to find what may be alike."""
_AT_ONCE, _SAMPLED_AT_ONCE = 2_000, 50_000

Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class LexicalIndex:
    """weights: float32 CSR [n, 2 ** BITS], rows of unit length or empty · df: int32 [2 ** BITS] · n postings.

    counted: over how many postings ``df`` counts; None for the n.
    """

    weights: csr_array
    df: npt.NDArray[np.int32]
    counted: int | None = None

    @classmethod
    def build(cls, details: PostingDetails) -> LexicalIndex:
        """Over the titles and texts of postings. Counts wait in a file: of a million texts they are 3 GB."""
        count, starts = len(details), range(0, len(details), _AT_ONCE)
        df = np.zeros(1 << BITS, np.int32)
        made = []
        with tempfile.TemporaryFile(prefix="jobvej-") as spool:
            for start in starts:
                part = _counts([_text(details, row) for row in range(start, min(start + _AT_ONCE, count))])
                df += np.bincount(part.indices, minlength=1 << BITS).astype(np.int32)
                for array in (part.data, part.indices, part.indptr):
                    np.save(spool, array, allow_pickle=False)
            spool.seek(0)
            for _ in starts:
                arrays = tuple(np.load(spool, allow_pickle=False) for _ in range(3))
                part = csr_array(arrays, shape=(len(arrays[2]) - 1, 1 << BITS))
                made.append(_heaviest(_weighed(part, df, count)))
        if not made:
            return cls(_empty(), df)
        data = np.concatenate([part.data for part in made])
        indices = np.concatenate([part.indices for part in made])
        lengths = np.concatenate([np.diff(part.indptr) for part in made])
        ends = np.concatenate([[0], np.cumsum(lengths)])
        return cls(csr_array((data, indices, ends), shape=(count, 1 << BITS)), df)

    @property
    def _count(self) -> int:
        return self.weights.shape[0] if self.counted is None else self.counted

    def beside(self, details: PostingDetails) -> LexicalIndex:
        """An index of other postings, their n-grams weighted as in this one."""
        texts = [_text(details, row) for row in range(len(details))]
        return LexicalIndex(_heaviest(_weighed(_counts(texts), self.df, self._count)), self.df, self._count)

    @cached_property
    def _common(self) -> npt.NDArray[np.bool_]:
        """N-grams of more than half of the postings: how one writes, not what one does."""
        return np.asarray(self.df > max(self._count / 2, FEWEST_POSTINGS))

    @cached_property
    def _sampled(self) -> csc_array:
        """float32 CSC [n, 2 ** BITS / SAMPLE]: every SAMPLE-th column, so that a text meets only postings like it."""
        weights, parts = self.weights, []
        for start in range(0, weights.shape[0], _SAMPLED_AT_ONCE):
            ends = np.asarray(weights.indptr[start : start + _SAMPLED_AT_ONCE + 1])
            kept = np.flatnonzero(weights.indices[ends[0] : ends[-1]] % SAMPLE == 0) + ends[0]
            arrays = weights.data[kept], weights.indices[kept] // SAMPLE, np.searchsorted(kept, ends)
            parts.append(csr_array(arrays, shape=(len(ends) - 1, (1 << BITS) // SAMPLE)))
        if not parts:
            return csc_array(_empty()[:, : (1 << BITS) // SAMPLE])
        return csc_array(vstack(parts, format="csc"))

    def rough(self, text: str) -> npt.NDArray[np.float32]:
        """About the cosine of a text with every posting, by every SAMPLE-th n-gram; float32 [n].

        The n-grams of a word overlap, so some of them say nearly what all do, and few postings have any of them.
        """
        found = np.zeros(self.weights.shape[0], np.float32)
        columns, values = self._query(text)
        mine = columns % SAMPLE == 0
        share, sampled = float((values[mine] ** 2).sum()), self._sampled
        for column, value in zip((columns[mine] // SAMPLE).tolist(), values[mine].tolist(), strict=True):
            cells = slice(sampled.indptr[column], sampled.indptr[column + 1])
            found[sampled.indices[cells]] += sampled.data[cells] * np.float32(value / share)
        return found

    def _query(self, text: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """Columns and values of a text as a unit vector; none where it has no n-gram that counts."""
        query = _weighed(_counts([text]), self.df, self._count)
        values = np.asarray(query.data * ~self._common[query.indices], np.float32)
        counting = values > 0
        values = values[counting]
        return query.indices[counting], values / np.sqrt((values * values).sum())

    def likeness(self, text: str, rows: Rows) -> Floats:
        """Cosine of a text with the postings of ``rows``, in [0, 1]; float64 [len(rows)]."""
        columns, values = self._query(text)
        if not len(columns):
            return np.zeros(len(rows))
        vector = np.zeros(1 << BITS, np.float32)
        vector[columns] = values
        found = self.weights[rows] @ vector if len(rows) < self.weights.shape[0] else self.weights @ vector
        return np.clip(np.asarray(found, np.float64), 0.0, 1.0)

    def alike(self, one: int, other: int) -> float:
        """Cosine of two postings, in [0, 1]."""
        return float((self.weights[[one]] @ self.weights[[other]].T).sum())

    def sentences(self, texts: Sequence[str]) -> csr_array:
        """Unit vectors of several short texts, of what :meth:`likeness` counts; float32 CSR [len(texts), 2 ** BITS]."""
        found = _weighed(_counts(texts), self.df, self._count)
        found.data = np.asarray(found.data * ~self._common[found.indices], np.float32)
        return _unit(found)

    def kept(self, row: int) -> npt.NDArray[np.int32]:
        """The n-grams of a posting that :meth:`likeness` counts, by column."""
        columns: npt.NDArray[np.int32] = self.weights.indices[self.weights.indptr[row] : self.weights.indptr[row + 1]]
        return columns


def _text(details: PostingDetails, row: int) -> str:
    posting = details[row]
    return posting.text if posting.title in posting.text else f"{posting.title}\n{posting.text}"


def _counts(texts: Sequence[str]) -> csr_array:
    from sklearn.feature_extraction.text import HashingVectorizer

    settings: dict[str, Any] = {"n_features": 1 << BITS, "alternate_sign": False, "norm": None, "dtype": np.float32}
    found = HashingVectorizer(analyzer="char_wb", ngram_range=(NGRAM, NGRAM), **settings).transform(texts)
    return csr_array(found)


def _weighed(counts: csr_array, df: npt.NDArray[np.int32], count: int) -> csr_array:
    rarity = np.log((1 + count) / (1 + df[counts.indices])) + 1
    data = (1 + np.log(counts.data)) * np.where(df[counts.indices] >= min(FEWEST_POSTINGS, count), rarity, 0.0)
    return csr_array((data.astype(np.float32), counts.indices, counts.indptr), shape=counts.shape)


def _heaviest(weighed: csr_array) -> csr_array:
    """The MOST heaviest of each row (of equals the first columns), rows of unit length."""
    weighed.sort_indices()
    for row in range(weighed.shape[0]):
        data = weighed.data[weighed.indptr[row] : weighed.indptr[row + 1]]
        if len(data) > MOST:
            data[np.argsort(-data, kind="stable")[MOST:]] = 0.0
    weighed.eliminate_zeros()
    return _unit(weighed)


def _unit(weighed: csr_array) -> csr_array:
    """Rows of unit length, or empty."""
    scale = np.repeat(inverse(np.sqrt(row_squares(csr(weighed)))), np.diff(weighed.indptr))
    return csr_array(((weighed.data * scale).astype(np.float32), weighed.indices, weighed.indptr), shape=weighed.shape)


def _empty() -> csr_array:
    return csr_array(np.zeros((0, 1 << BITS), np.float32))
