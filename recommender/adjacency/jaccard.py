"""Jaccard similarity of essential skills, a baseline."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph.snapshot import Snapshot
from recommender.sparse import Floats, csr, inverse, row_sums, times


class JaccardAdjacency:
    """Shared essential skills, as a share of all that either occupation needs."""

    name = "jaccard"

    def __init__(self, snapshot: Snapshot) -> None:
        self._needs = csr(snapshot.essential)
        self._counts = row_sums(self._needs)

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """Jaccard similarities with every occupation; 0 where neither needs anything."""
        shared = times(self._needs, np.asarray(self._needs[[row]].todense(), dtype=np.float64).ravel())
        union: Floats = self._counts + self._counts[row] - shared
        return shared * inverse(union)
