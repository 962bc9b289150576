"""Similarities between texts and labels, each a [texts, concepts] array with values in [0, 1].

All are cosines of TF-IDF vectors with sublinear term frequency (scikit-learn's TfidfVectorizer), so they can be added.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from extraction.linking import fitted
from extraction.linking.labels import LabelTable, normalise
from extraction.linking.port import Scores

_log = logging.getLogger("jobvej")
_WORD = r"\S+"
_BLOCK = 32
"""Texts a block: a dense block over 150,000 labels is then 19 MB."""


class LabelSimilarity:
    """Cosine to the best label of each concept, over character n-grams within words or over whole words."""

    def __init__(
        self,
        table: LabelTable,
        analyzer: str,
        ngrams: tuple[int, int] = (1, 1),
        *,
        normalised: bool = True,
        cache: Path | None = None,
    ) -> None:
        """``cache``: a folder in which the statistics are kept, so that other processes need not make them."""
        words = {"token_pattern": _WORD} if analyzer == "word" else {}
        self._table = table
        self._vectorizer: Any = TfidfVectorizer(
            analyzer=analyzer,
            ngram_range=ngrams,
            sublinear_tf=True,
            preprocessor=normalise if normalised else None,
            dtype=np.float32,
            **words,
        )
        self._labels: csr_array | None = None
        if table.texts:
            folder = cache and cache / fitted.name_of(table.texts, analyzer, ngrams, normalised)
            self._labels = _restored(self._vectorizer, folder)
            if self._labels is None:
                self._labels = _fit(self._vectorizer, table.texts, folder)

    def scores(self, texts: Sequence[str]) -> Scores:
        """[len(texts), concepts]."""
        if self._labels is None:
            return np.zeros((len(texts), self._table.concepts), np.float32)
        blocks = [
            self._table.per_concept((csr_array(self._vectorizer.transform(block)) @ self._labels).toarray())
            for block in _blocks(texts)
        ]
        return np.concatenate(blocks) if blocks else np.zeros((0, self._table.concepts), np.float32)

    def window_scores(self, text: str, longest: int) -> Scores:
        """[concepts]: the best over all windows of 1 to ``longest`` consecutive words of ``text``."""
        windows = list(word_windows(text, longest))
        if self._labels is None or not windows:
            return np.zeros(self._table.concepts, np.float32)
        best = np.zeros((1, self._labels.shape[1]), np.float32)
        for block in _blocks(windows):
            similar = (csr_array(self._vectorizer.transform(block)) @ self._labels).toarray()
            np.maximum(best, similar.max(axis=0, keepdims=True), out=best)
        return np.asarray(self._table.per_concept(best)[0], np.float32)


class TextSimilarity:
    """Cosine to a longer text for each concept (label and description), over words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._vectorizer: Any = TfidfVectorizer(
            preprocessor=normalise, token_pattern=_WORD, sublinear_tf=True, dtype=np.float32
        )
        self._count = len(texts)
        self._texts = _transposed(self._vectorizer.fit_transform(texts)) if any(map(normalise, texts)) else None

    def scores(self, texts: Sequence[str]) -> Scores:
        """[len(texts), concepts]."""
        if self._texts is None or not texts:
            return np.zeros((len(texts), self._count), np.float32)
        dense = (csr_array(self._vectorizer.transform(texts)) @ self._texts).toarray()
        return np.asarray(dense, np.float32)


def word_windows(text: str, longest: int) -> Iterator[str]:
    """Distinct windows of 1 to ``longest`` consecutive normalised words, shortest first."""
    words = normalise(text).split()
    seen: dict[str, None] = {}
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            seen[" ".join(words[start : start + size])] = None
    return iter(seen)


def _blocks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[start : start + _BLOCK] for start in range(0, len(texts), _BLOCK))


def _restored(vectorizer: Any, folder: Path | None) -> csr_array | None:
    """The matrix of labels as it was kept, with the vectorizer made what it was then."""
    kept = fitted.load(folder) if folder is not None else None
    if kept is None:
        return None
    vectorizer.vocabulary_ = {term: number for number, term in enumerate(kept.terms)}
    vectorizer.idf_ = kept.idf
    return kept.labels


def _fit(vectorizer: Any, texts: Sequence[str], folder: Path | None) -> csr_array:
    labels = _transposed(vectorizer.fit_transform(texts))
    if folder is not None:
        terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
        try:
            fitted.keep(folder, fitted.Fitted(terms, vectorizer.idf_, labels))
        except OSError as error:
            _log.warning("text statistics cannot be kept in %s: %s", folder, error.strerror)
    return labels


def _transposed(matrix: Any) -> csr_array:
    return csr_array(matrix.T.tocsr())
