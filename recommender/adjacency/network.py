"""Nearness by the path network: what flows from an occupation's skills to the others."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph.snapshot import Snapshot
from recommender.network import PathNetwork
from recommender.sparse import Floats, csr


class NetworkAdjacency:
    """The network's scores for the skills of an occupation, essential and optional alike as in training, from 0 to 1.

    The occupation itself sends no messages. Zeros where nothing is known that it needs.
    """

    name = "network"

    def __init__(self, snapshot: Snapshot, network: PathNetwork | None = None) -> None:
        """Without ``network`` the shipped one, without texts of labels. Raises ArtefactError."""
        self._network = network or PathNetwork.of(snapshot)
        self._needs = csr(csr(snapshot.essential) + csr(snapshot.optional))

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """Scores of every occupation; the same for every list."""
        skills = self._needs.indices[self._needs.indptr[row] : self._needs.indptr[row + 1]]
        query = np.zeros(self._needs.shape[1])
        query[skills] = 1.0
        scores = self._network.scores(query, row)
        rest = np.delete(scores, row)
        spread = float(np.ptp(rest)) if rest.size else 0.0
        if spread <= 0:
            return np.zeros_like(scores)
        return np.asarray(np.clip((scores - rest.min()) / spread, 0.0, 1.0), dtype=np.float64)
