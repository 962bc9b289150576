"""Short and noisy profiles made of occupations and postings: what the network is trained and measured on.

A CV that was read badly holds a few of a person's skills and some that are wrong. So a query is a few skills of an
occupation, essential ones twice as likely, of which some are replaced: half of these by a sibling (a skill under the
same broader concept), half by any skill.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.sparse import Floats, csr

NOISE = 0.25
"""Share of a noisy query's skills that are wrong: one in four that are read in a CV. A convention."""
SIBLING = 0.5
"""Share of the wrong ones that are near misses."""
LENGTHS: tuple[int | None, ...] = (1, 3, 5, None)
"""Skills of a query; None is all of them."""

Rows = npt.NDArray[np.int64]


class Corruptor:
    """Makes queries over one snapshot; the same generator state gives the same query."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._skills = len(snapshot.skills)
        essential, optional = csr(snapshot.essential), csr(snapshot.optional)
        self._pools = [
            np.concatenate([_row(essential, row), _row(essential, row), _row(optional, row)])
            for row in range(len(snapshot.occupations))
        ]
        broader = csr(snapshot.broader)
        self._parents = [_row(broader, row) for row in range(self._skills)]
        children = csr(broader[: self._skills].T)
        self._children = [_row(children, row) for row in range(children.shape[0])]

    def of_occupation(
        self, row: int, length: int | None, noise: float, generator: np.random.Generator
    ) -> tuple[int, ...]:
        """Skill rows of a query; none where the occupation needs nothing."""
        return self.of_pool(self._pools[row], length, noise, generator)

    def answered(self, gold: Mapping[int, frozenset[int]]) -> dict[int, frozenset[int]]:
        """What is left of right answers by occupation: those of occupations that need a skill."""
        return {row: right for row, right in gold.items() if len(self._pools[row])}

    def of_pool(self, pool: Rows, length: int | None, noise: float, generator: np.random.Generator) -> tuple[int, ...]:
        """The same from skill rows, of which one that stands there twice is twice as likely."""
        if not len(pool):
            return ()
        if length is None:
            chosen = np.unique(pool).tolist()
        else:
            drawn = pool[generator.integers(len(pool), size=4 * length)].tolist()
            chosen = list(dict.fromkeys(drawn))[:length]
        return tuple(self._wrong(skill, generator) if generator.random() < noise else skill for skill in chosen)

    def _wrong(self, skill: int, generator: np.random.Generator) -> int:
        parents = self._parents[skill]
        siblings = self._children[parents[generator.integers(len(parents))]] if len(parents) else parents
        if len(siblings) and generator.random() < SIBLING:
            return int(siblings[generator.integers(len(siblings))])
        return int(generator.integers(self._skills))

    def matrix(self, queries: Sequence[Sequence[int]]) -> Floats:
        """float64 [queries, s] of ones."""
        made = np.zeros((len(queries), self._skills))
        for place, query in enumerate(queries):
            made[place, list(query)] = 1.0
        return made


def _row(matrix: object, row: int) -> Rows:
    start, end = matrix.indptr[row], matrix.indptr[row + 1]  # type: ignore[attr-defined]
    return np.asarray(matrix.indices[start:end], dtype=np.int64)  # type: ignore[attr-defined]
