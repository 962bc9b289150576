"""The indexes by which texts of CVs and postings are compared, kept in the ``cache`` folder of the data directory.

A folder an index, a file an array, mapped into memory: of a million postings they are 3 GB, which processes share.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from api.caches import keep_arrays, mapped_array
from extraction.vectors.port import Vectors, unit
from graph.snapshot import PostingTable, Snapshot

if TYPE_CHECKING:
    from extraction.vectors.semantics import Semantics
    from recommender.texts.lexical import LexicalIndex
    from recommender.texts.meaning import PostingVectors, Progress

WORDS_VERSION, VECTORS_VERSION = 2, 3
WORD_ARRAYS, VECTOR_ARRAYS = ("data", "indices", "indptr", "df"), ("titles", "bodies", "rows", "shares")
NAME_LANGUAGES = (("da", "en"), ("en", "da"))
_DAMAGE = (OSError, ValueError, KeyError, EOFError)
_FEW_POSTINGS = 100
"""Postings without vectors below which a command that waits for them says nothing."""


def cached_words(table: PostingTable, name: str, cache: Path) -> LexicalIndex:
    """The index of words of the snapshot of hash ``name``: from the cache, or built and kept there."""
    from recommender.texts.lexical import BITS, LexicalIndex

    kind, name = "words", name[:24]
    path = cache / f"{kind}-{WORDS_VERSION}-{name}"

    def stored() -> LexicalIndex:
        *parts, df = (mapped_array(path, part) for part in WORD_ARRAYS)
        return LexicalIndex(csr_array(tuple(parts), shape=(len(table), 1 << BITS)), df)

    with contextlib.suppress(*_DAMAGE):
        return stored()
    index = LexicalIndex.build(table.details)
    weights = index.weights
    data, indices, indptr = weights.data, weights.indices, weights.indptr
    keep_arrays(cache, kind, WORDS_VERSION, name, data=data, indices=indices, indptr=indptr, df=index.df)
    with contextlib.suppress(*_DAMAGE):
        return stored()
    return index


def cached_vectors(
    table: PostingTable,
    snapshot: Snapshot,
    cache: Path,
    semantics: Semantics | None,
    make: bool = False,
    progress: Progress | None = None,
) -> PostingVectors | None:
    """The vectors of the snapshot's postings; None while they are not made or damaged. ``make``: make what is missing,
    and wait.

    Raises EncoderUnavailableError where they must be made and cannot.
    """
    from extraction.vectors.store import VectorFile
    from recommender.texts.meaning import Guesses, PostingVectors, make_posting_vectors

    if semantics is None:
        return None
    encoder = semantics.encoder
    kind, name = "posting-vectors", f"{semantics.file_name}-{snapshot.content_hash[:24]}"
    path = cache / f"{kind}-{VECTORS_VERSION}-{name}"

    def stored() -> PostingVectors:
        titles, bodies, rows, shares = (mapped_array(path, part) for part in VECTOR_ARRAYS)
        whole = titles.shape == bodies.shape == (len(table), encoder.dim)
        if not whole or rows.shape != shares.shape or len(rows) != len(table):
            raise ValueError("of other postings")
        return PostingVectors(titles, bodies, Guesses(rows, shares))

    with contextlib.suppress(*_DAMAGE):
        return stored()
    if not make:
        return None
    kept = VectorFile(cache / f"posting-texts-{semantics.file_name}", encoder.dim)
    make_posting_vectors(table.details, encoder, kept, progress or _slowly)
    vectors = PostingVectors.read(table.details, kept, encoder.dim)
    guesses = Guesses.make(vectors, np.flatnonzero(table.occupation < 0), _of_names(snapshot, semantics))
    shares, rows = guesses.shares, guesses.rows
    keep_arrays(
        cache, kind, VECTORS_VERSION, name, titles=vectors.titles, bodies=vectors.bodies, rows=rows, shares=shares
    )
    with contextlib.suppress(*_DAMAGE):
        return stored()
    return PostingVectors(vectors.titles, vectors.bodies, guesses)


def _of_names(snapshot: Snapshot, semantics: Semantics) -> Vectors:
    """Centred unit vectors of the occupations' names, Danish and English together; float32 [o, d]."""
    found = np.zeros((len(snapshot.occupations), semantics.encoder.dim), np.float32)
    for languages in NAME_LANGUAGES:
        names = [snapshot.classification[uri].preferred(*languages) for uri in snapshot.occupations]
        vectors = semantics.labels(names)
        if vectors is not None and len(vectors):
            found += unit(vectors - vectors.mean(axis=0))
    return unit(found)


def _slowly(done: int, total: int) -> None:
    if total > _FEW_POSTINGS:
        sys.stderr.write(f"vectors of postings: {done} of {total}\n")
