"""Nearness by way of work that the skills point at: the occupations that need most of them stand in for known work."""

from __future__ import annotations

import numpy as np

from graph.snapshot import Snapshot
from recommender.adjacency.base import AdjacencyModel
from recommender.from_skills.views import Scored
from recommender.sparse import Floats, csr, inverse, row_sums

STAND_IN, STAND_INS = "stand-in", "three stand-ins"
THROUGH = (STAND_IN, STAND_INS)
MANY = 3


class Through:
    """Stand-ins over one snapshot, and how near a model of adjacency calls other occupations to them."""

    def __init__(self, snapshot: Snapshot, model: AdjacencyModel) -> None:
        self._essential, self._model = csr(snapshot.essential), model
        self._damped = inverse(np.sqrt(np.maximum(row_sums(self._essential), 1.0)))

    def likeliest(self, query: Floats, count: int) -> list[tuple[int, float]]:
        """At most ``count`` occupations of which the query [s] has most essential skills, against the root of how many
        they need, with that share in (0, 1], 1 for the first; best first, equal ones by row.
        """
        shares = np.asarray(self._essential @ query, dtype=np.float64) * self._damped
        order = np.lexsort((np.arange(len(shares)), -shares))[:count].tolist()
        return [(row, float(shares[row] / shares[order[0]])) for row in order if shares[row] > 0]

    def of(self, queries: Floats) -> dict[str, Scored]:
        """[n, s] -> float64 [n, o] each: from the likeliest one, and from the best of the likeliest three."""
        found = {name: np.zeros((len(queries), self._essential.shape[0])) for name in THROUGH}
        for place, query in enumerate(queries):
            for rank, (row, share) in enumerate(self.likeliest(query, MANY)):
                near = self._model.scores(row).copy()
                near[row] = 1.0
                if rank == 0:
                    found[STAND_IN][place] = near
                found[STAND_INS][place] = np.maximum(found[STAND_INS][place], near * share)
        return found
