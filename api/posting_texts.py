"""The indexes by which texts of CVs and postings are compared, kept in the ``cache`` folder of the data directory.

A folder an index, a file an array, mapped into memory: of a million postings they are 3 GB, which processes share.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from api.caches import quiet_cache
from extraction.vectors.port import Vectors, unit
from graph.snapshot import PostingTable, Snapshot

if TYPE_CHECKING:
    from extraction.vectors.semantics import Semantics
    from recommender.texts.lexical import LexicalIndex
    from recommender.texts.meaning import PostingVectors, Progress

WORDS_VERSION, VECTORS_VERSION = 2, 3
NAME_LANGUAGES = (("da", "en"), ("en", "da"))
_DAMAGE = (OSError, ValueError, KeyError, EOFError)
_FEW_POSTINGS = 100
"""Postings without vectors below which a command that waits for them says nothing."""


def cached_words(table: PostingTable, name: str, cache: Path) -> LexicalIndex:
    """The index of words of the snapshot of hash ``name``: from the cache, or built and kept there."""
    from recommender.texts.lexical import BITS, LexicalIndex

    path = cache / f"words-{WORDS_VERSION}-{name[:24]}"

    def stored() -> LexicalIndex:
        parts = tuple(_mapped(path, part) for part in ("data", "indices", "indptr"))
        return LexicalIndex(csr_array(parts, shape=(len(table), 1 << BITS)), _mapped(path, "df"))

    with contextlib.suppress(*_DAMAGE):
        return stored()
    index = LexicalIndex.build(table.details)
    weights = index.weights
    _keep(path, data=weights.data, indices=weights.indices, indptr=weights.indptr, df=index.df)
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
    """The vectors of the snapshot's postings; None while they are not made. ``make``: make what is missing, and wait.

    Raises EncoderUnavailableError where they must be made and cannot.
    """
    from extraction.vectors.store import VectorFile
    from recommender.texts.meaning import Guesses, PostingVectors, make_posting_vectors

    if semantics is None:
        return None
    path = _vectors_path(snapshot.content_hash, cache, semantics)

    def stored() -> PostingVectors:
        titles, bodies, rows, shares = (_mapped(path, part) for part in ("titles", "bodies", "rows", "shares"))
        if any(len(part) != len(table) for part in (titles, bodies, rows, shares)):
            raise ValueError("cut short")
        return PostingVectors(titles, bodies, Guesses(rows, shares))

    with contextlib.suppress(*_DAMAGE):
        return stored()
    if not make:
        return None
    encoder = semantics.encoder
    kept = VectorFile(cache / f"posting-texts-{semantics.file_name}", encoder.dim)
    make_posting_vectors(table.details, encoder, kept, progress or _slowly)
    vectors = PostingVectors.read(table.details, kept, encoder.dim)
    guesses = Guesses.make(vectors, np.flatnonzero(table.occupation < 0), _of_names(snapshot, semantics))
    _keep(path, titles=vectors.titles, bodies=vectors.bodies, rows=guesses.rows, shares=guesses.shares)
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


def has_vectors(name: str, cache: Path, semantics: Semantics) -> bool:
    """Whether the vectors of the snapshot's postings are made."""
    return _vectors_path(name, cache, semantics).exists()


def _vectors_path(name: str, cache: Path, semantics: Semantics) -> Path:
    return cache / f"posting-vectors-{VECTORS_VERSION}-{semantics.file_name}-{name[:24]}"


def _keep(path: Path, **arrays: npt.NDArray[Any]) -> None:
    """Write whole, and remove what was kept for other snapshots; who has mapped that keeps it."""
    with quiet_cache(path):
        draft = path.with_name(f".{path.name}-{os.getpid()}")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        for name, array in arrays.items():
            np.save(draft / f"{name}.npy", array, allow_pickle=False)
        shutil.rmtree(path, ignore_errors=True)
        draft.rename(path)
        for other in path.parent.glob(f"{path.name.rsplit('-', 1)[0]}-*"):
            if other != path:
                shutil.rmtree(other, ignore_errors=True)


def _mapped(folder: Path, name: str) -> npt.NDArray[Any]:
    found: npt.NDArray[Any] = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    return found


def _slowly(done: int, total: int) -> None:
    if total > _FEW_POSTINGS:
        sys.stderr.write(f"vectors of postings: {done} of {total}\n")
