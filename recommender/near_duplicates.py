"""Which postings of a snapshot advertise one job: found once a snapshot, however many there are, not once a request.

Candidates come from MinHash signatures in bands (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive
Datasets", ch. 3: 21 bands of 3 find a pair of Jaccard similarity s with probability 1 - (1 - s^3)^21, that is .99 at .6
and .16 at .2) over word 4-shingles of title and text, and from equal employer, place and title, which finds copies that
were reworded or shortened. ``recommender.duplicates.same_job`` then judges each pair on the words themselves.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.snapshot import PostingTable
from ontology.postings import Posting
from recommender.duplicates import Print, contradict, employer_words, same_job, shown_title, town_name
from recommender.scorers.words import words

BANDS, ROWS = 21, 3
HASHES = BANDS * ROWS
SHINGLE = 4
LARGEST_RUN = 64
"""Candidates of one bucket that are all paired; a larger one (an employer's standard text) is cut by who and where."""
LEAST_ESTIMATE, LEAST_SHORTENED = 0.45, 0.2
"""Estimated similarity below which a pair of one bucket is not looked at, where the texts are about equally long, and
where one has at most ``SHORTENED`` of the other's words. 63 hashes err by about .06, and the rule begins at .6."""
SHORTENED = 0.7
PAIRS_AT_ONCE = 1_000_000
MOST_WORDS = 1_000_000
RULE_VERSION = 1
"""Raise when signatures change their meaning."""

Signatures = npt.NDArray[np.uint32]
Ids = npt.NDArray[np.uint64]
Groups = npt.NDArray[np.int32]
Pairs = npt.NDArray[np.int64]

_RNG = np.random.default_rng(20261122)
_FACTORS = _RNG.integers(1, 2**63, size=HASHES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
_TERMS = _RNG.integers(0, 2**63, size=HASHES, dtype=np.uint64)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(32)


class _WordHashes(dict[str, int]):
    """64 bits of each word, worked out once; forgotten when there are too many, for the memory's sake."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
        return found


_WORD_HASHES = _WordHashes()


def _hash(*parts: str) -> int:
    """64 bits of some words; 0 for none."""
    return _WORD_HASHES["\x1f".join(parts)] | 1 if any(parts) else 0


def signature(text: str) -> Signatures:
    """MinHash of a text's word 4-shingles, uint32 [63]; a text without words has all ones."""
    hashes = np.array(list(map(_WORD_HASHES.__getitem__, words(text))), dtype=np.uint64)
    if not len(hashes):
        return np.full(HASHES, np.iinfo(np.uint32).max, dtype=np.uint32)
    count = max(1, len(hashes) - SHINGLE + 1)
    shingles = np.zeros(count, dtype=np.uint64)
    for offset in range(min(SHINGLE, len(hashes))):
        shingles = (shingles ^ hashes[offset : offset + count]) * _STEP
        shingles ^= shingles >> _SHIFT
    mixed = shingles[:, None] * _FACTORS + _TERMS
    smallest: Signatures = (mixed >> _SHIFT).min(axis=0).astype(np.uint32)
    return smallest


def identity(posting: Posting) -> tuple[int, int, int, int, int]:
    """Hashes of employer, postcode, town and title, 0 where one is not known, and the number of words."""
    employer, title = sorted(employer_words(posting)), sorted(shown_title(posting))
    place = _hash(posting.postcode or ""), _hash(town_name(posting))
    return _hash(*employer), *place, _hash(*title), len(words(posting.text))


class _Sketches:
    """What is compared of each posting: signature and identity, with the posting's own hash to know it again."""

    def __init__(self, ids: Ids, signatures: Signatures, identities: Ids) -> None:
        self.ids, self.signatures, self.identities = ids, signatures, identities

    @classmethod
    def of(cls, table: PostingTable, older: _Sketches | None) -> _Sketches:
        """Of every posting; those that ``older`` has are taken from it."""
        count = len(table)
        known = {} if older is None else {int(name): row for row, name in enumerate(older.ids)}
        ids = np.zeros(count, dtype=np.uint64)
        signatures = np.zeros((count, HASHES), dtype=np.uint32)
        identities = np.zeros((count, 5), dtype=np.uint64)
        for row in range(count):
            posting = table.details[row]
            name = _posting_id(posting)
            ids[row] = name
            old = known.get(name)
            if old is not None and older is not None:
                signatures[row], identities[row] = older.signatures[old], older.identities[old]
            else:
                signatures[row], identities[row] = signature(posting.text), identity(posting)
        return cls(ids, signatures, identities)

    @classmethod
    def load(cls, path: Path) -> _Sketches | None:
        """From a file of this rule; None where there is none or it is damaged."""
        with contextlib.suppress(OSError, ValueError, KeyError, EOFError):
            with np.load(path, allow_pickle=False) as found:
                sketches = cls(found["ids"], found["signatures"], found["identities"])
            if sketches.signatures.shape == (len(sketches.ids), HASHES):
                return sketches
        return None

    def save(self, path: Path) -> None:
        """Whole or not at all; a folder that cannot be written is let be."""
        draft = path.with_name(f".{path.name}.new")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                np.savez(file, ids=self.ids, signatures=self.signatures, identities=self.identities)
            draft.replace(path)


def _posting_id(posting: Posting) -> int:
    parts = (posting.employer, posting.postcode or "", posting.town or "", posting.text)
    return int.from_bytes(hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest(), "big")


def duplicate_groups(table: PostingTable, cache: Path | None = None) -> Groups:
    """int32 [n]: the row of the posting that stands for each posting's group; its own where it repeats none.

    A posting joins the first of its candidates, by row, that stands for a group and advertises the same job, unless its
    employer or place contradicts another of the group. ``cache``: a file that keeps signatures, so that after an import
    only new postings are read.
    """
    sketches = _Sketches.of(table, _Sketches.load(cache) if cache else None)
    if cache is not None:
        sketches.save(cache)
    groups = np.arange(len(table), dtype=np.int32)
    prints = _prints(table)
    members: dict[int, list[int]] = {}
    for row, other in candidates(sketches.signatures, sketches.identities):
        # Pairs come by their second row, so the first has found its group when it is looked at.
        if groups[other] != other or groups[row] != row or not same_job(prints(row), prints(other)):
            continue
        if not any(contradict(prints(member), prints(other)) for member in members.get(row, ())):
            groups[other] = row
            members.setdefault(row, []).append(other)
    return groups


def _prints(table: PostingTable) -> Callable[[int], Print]:
    """Print by row; the last ones are remembered."""
    return lru_cache(maxsize=10_000)(lambda row: Print.of(table.details[row]))


def candidates(signatures: Signatures, identities: Ids) -> Iterator[tuple[int, int]]:
    """Pairs of rows worth comparing, the smaller first, sorted by the larger."""
    found = [_compatible(_banded(signatures, identities, band), identities) for band in range(BANDS)]
    pairs = _unique(found, len(signatures))
    pairs = _alike(pairs, signatures, identities[:, 4].astype(np.float64))
    same = []
    for place in (1, 2):
        named = np.flatnonzero((identities[:, [0, place, 3]] != 0).all(axis=1))
        same += [_paired(named[run]) for run in _runs(_mixed(identities[named][:, [0, place, 3]]))]
    pairs = _unique([pairs, *same], len(signatures))
    order = np.lexsort((pairs[:, 0], pairs[:, 1]))
    yield from map(tuple, pairs[order].tolist())


def _alike(pairs: Pairs, signatures: Signatures, lengths: npt.NDArray[np.float64]) -> Pairs:
    """Those that the signatures say are alike enough."""
    kept = [np.empty((0, 2), dtype=np.int64)]
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        part = pairs[start : start + PAIRS_AT_ONCE]
        estimate = (signatures[part[:, 0]] == signatures[part[:, 1]]).mean(axis=1)
        one, other = lengths[part[:, 0]], lengths[part[:, 1]]
        shortened = np.minimum(one, other) <= SHORTENED * np.maximum(one, other)
        kept.append(part[estimate >= np.where(shortened, LEAST_SHORTENED, LEAST_ESTIMATE)])
    return np.concatenate(kept)


def _banded(signatures: Signatures, identities: Ids, band: int) -> Pairs:
    keys = _mixed(signatures[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64))
    pairs = [np.empty((0, 2), dtype=np.int64)]
    for run in _runs(keys):
        if len(run) <= LARGEST_RUN:
            pairs.append(_paired(run))
        else:
            who = _mixed(identities[run][:, :3])
            pairs += [_paired(run[part]) for part in _runs(who)]
    return np.concatenate(pairs)


def _mixed(columns: Ids) -> Ids:
    """One 64-bit key of some columns."""
    keys = np.zeros(len(columns), dtype=np.uint64)
    for column in range(columns.shape[1]):
        keys = (keys ^ columns[:, column]) * _STEP
        keys ^= keys >> _SHIFT
    return keys


def _runs(keys: Ids) -> list[npt.NDArray[np.int64]]:
    """Rows with equal keys, of those keys that more than one has; rows ascending."""
    order = np.argsort(keys, kind="stable").astype(np.int64)
    ends = np.flatnonzero(np.diff(keys[order])) + 1
    starts = np.concatenate(([0], ends))
    sizes = np.diff(np.concatenate((starts, [len(keys)])))
    return [order[start : start + size] for start, size in zip(starts, sizes, strict=True) if size > 1]


def _paired(run: npt.NDArray[np.int64]) -> Pairs:
    """All pairs of a run, each the smaller row first; of a very long one only those near each other."""
    if len(run) <= LARGEST_RUN:
        first, second = np.triu_indices(len(run), 1)
        return np.stack((run[first], run[second]), axis=1)
    near = [np.stack((run[:-step], run[step:]), axis=1) for step in range(1, LARGEST_RUN // 4)]
    return np.concatenate([*near, np.stack((np.full(len(run) - 1, run[0]), run[1:]), axis=1)])


def _compatible(pairs: Pairs, identities: Ids) -> Pairs:
    """Those whose employers and places do not contradict each other."""
    one, other = identities[pairs[:, 0]][:, :3], identities[pairs[:, 1]][:, :3]
    fit = ((one == other) | (one == 0) | (other == 0)).all(axis=1)
    kept: Pairs = pairs[fit]
    return kept


def _unique(parts: list[Pairs], count: int) -> Pairs:
    pairs = np.concatenate([np.empty((0, 2), dtype=np.int64), *parts])
    keys = np.unique(pairs[:, 0] * max(count, 1) + pairs[:, 1])
    return np.stack((keys // max(count, 1), keys % max(count, 1)), axis=1)
