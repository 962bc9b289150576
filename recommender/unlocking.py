"""Which one skill more would unlock most postings near by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, vstack

from graph.snapshot import Snapshot
from ontology.postings import Posting
from recommender.answer import Answer
from recommender.sparse import csr, row_sums, times

MOST = 5
FIRST = 20
"""A posting that rises into this many first ones is unlocked."""
CANDIDATES = 10
"""Skills that are tried: each is a ranking of its own."""
EXAMPLES = 3
NEAR_FIT = 0.5
"""Share of the essential demands that a person must meet for a posting to be near."""


@dataclass(frozen=True)
class Unlock:
    """A skill and what having it would do. postings: different jobs that it unlocks, each counted once · only_missing:
    those of them for which it is the only essential demand that is not met · rising: those that would come into the
    first 20 · near: near-fit jobs that ask for it at all · examples: some of them, those that fit best first.
    """

    uri: str
    postings: int
    only_missing: int
    rising: int
    near: int
    examples: tuple[Posting, ...]


@dataclass(frozen=True)
class _Near:
    """Near-fit jobs. rows: int [k], one row a job, best first · lacking: bool CSR [k, s], demands not met."""

    rows: npt.NDArray[np.intp]
    lacking: csr_array


def unlocking(answer: Answer, most: int = MOST) -> tuple[Unlock, ...]:
    """The skills that unlock most of the live postings that pass the filters, with at least one each.

    A posting counts where the person meets at least half of its essential demands, and not all. Essential is what it
    asks for and does not call nice to have; for one that names no skill, what its occupation needs. Of equals the skill
    that more near-fit jobs ask for stands first, then the first URI.
    """
    near = _near(answer)
    before = set(answer.first(FIRST))
    found = [_unlock(answer, near, skill, before) for skill in _candidates(near)]
    good = sorted((unlock for unlock in found if unlock.postings), key=lambda u: (-u.postings, -u.near, u.uri))
    return tuple(good[:most])


def _near(answer: Answer) -> _Near:
    snapshot = answer.setting.space.snapshot
    rows = _one_each(np.flatnonzero(answer.eligible), answer.groups)
    essential = _essential(snapshot, rows)
    total = row_sums(essential)
    met = times(essential, answer.has.astype(np.float64))
    good = np.flatnonzero((total > met) & (met >= NEAR_FIT * total))
    order = good[np.lexsort((rows[good], -answer.score_of(rows[good])))]
    lacking = csr(essential[order])
    lacking.data = lacking.data * ~answer.has[lacking.indices]
    lacking.eliminate_zeros()
    return _Near(rows[order], lacking)


def _one_each(rows: npt.NDArray[np.intp], groups: npt.NDArray[np.int32]) -> npt.NDArray[np.intp]:
    """The first row of each job."""
    _, first = np.unique(groups[rows], return_index=True)
    return rows[np.sort(first)]


def _essential(snapshot: Snapshot, rows: npt.NDArray[np.intp]) -> csr_array:
    """float64 CSR [len(rows), s] of ones."""
    table = snapshot.postings
    asked = csr(csr(table.skills)[rows])
    asked.data = np.ones(len(asked.data))
    own = csr(asked - asked.multiply(csr(table.optional)[rows]))
    own.eliminate_zeros()
    silent = np.diff(asked.indptr) == 0
    ladder = csr(vstack([csr(snapshot.essential), csr(np.zeros((1, len(snapshot.skills))))]))
    occupations = csr(ladder[np.where(silent, table.occupation[rows], len(snapshot.occupations))])
    return csr(own + occupations)


def _candidates(near: _Near) -> list[int]:
    """Columns of the skills that could unlock most: those that alone are missing most often, then most often at all."""
    alone = np.diff(near.lacking.indptr) == 1
    only = np.bincount(near.lacking[alone].indices, minlength=near.lacking.shape[1])
    every = np.bincount(near.lacking.indices, minlength=near.lacking.shape[1])
    columns = np.flatnonzero(every)
    order = columns[np.lexsort((columns, -every[columns], -only[columns]))]
    found: list[int] = order[:CANDIDATES].tolist()
    return found


def _unlock(answer: Answer, near: _Near, skill: int, before: set[int]) -> Unlock:
    snapshot = answer.setting.space.snapshot
    uri = snapshot.skills[skill]
    asking = np.flatnonzero(np.asarray(near.lacking[:, [skill]].todense()).ravel())
    alone = np.diff(near.lacking.indptr)[asking] == 1
    groups = answer.groups
    after = {int(groups[row]) for row in answer.to(answer.profile.holding(uri)).first(FIRST) if row not in before}
    rises = np.isin(groups[near.rows[asking]], sorted(after - {int(groups[row]) for row in before}))
    unlocked = near.rows[asking[alone | rises]]
    examples = _details(snapshot, unlocked[:EXAMPLES].tolist())
    return Unlock(uri, len(unlocked), int(alone.sum()), int(rises.sum()), len(asking), tuple(examples))


def _details(snapshot: Snapshot, rows: Iterable[int]) -> list[Posting]:
    return [snapshot.postings.details[row] for row in rows]
