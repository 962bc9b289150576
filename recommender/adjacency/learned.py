"""The default: many views of nearness, weighted by what experts call near."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection

import numpy as np

from graph.snapshot import Snapshot
from recommender.adjacency.features import Features, Matrix
from recommender.adjacency.ranker import ALL, LISTS, SHIPPED, Rankers, load
from recommender.sparse import Floats

KEPT = 2_000
"""Score vectors that are kept, 12 KB each for the whole of ESCO: career paths ask for the same ones again."""


class LearnedAdjacency:
    """A linear listwise ranker over :class:`Features`, with weights of its own for each list of ``other``."""

    name = "default"

    def __init__(self, snapshot: Snapshot, rankers: Rankers | None = None, features: Features | None = None) -> None:
        """Raises ArtefactError where no ``rankers`` are given and the shipped ones cannot be read."""
        self._rankers = load()[SHIPPED] if rankers is None else rankers
        self.features = features or Features(snapshot)
        self._kept: OrderedDict[tuple[int, str], np.ndarray[tuple[int], np.dtype[np.float32]]] = OrderedDict()
        self._last: tuple[int, Matrix] | None = None
        self._lock = threading.Lock()

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """Nearness by the ranker of the list; 0 where one of the two needs no skill. Not symmetric.

        A list of both other functions and other sectors is ranked as one of other sectors, the harder of the two.
        """
        which = next((name for name in reversed(LISTS) if name in other), ALL)
        with self._lock:
            if (row, which) in self._kept:
                self._kept.move_to_end((row, which))
                return self._kept[row, which].astype(np.float64)
            if self._last is None or self._last[0] != row:
                self._last = (row, self.features.of(row))
            ranker = self._rankers[which]
            found = np.where(self.features.known(row), ranker.nearness(ranker.raw(self._last[1])), 0.0)
            self._kept[row, which] = found.astype(np.float32)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[row, which].astype(np.float64)
