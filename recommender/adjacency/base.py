"""The port of every adjacency model: how near one occupation is to all others."""

from __future__ import annotations

from typing import Protocol

from graph.snapshot import Snapshot
from recommender.sparse import Floats


class AdjacencyModel(Protocol):
    """One model. Deterministic; scores lie in [0, 1]."""

    name: str

    def __init__(self, snapshot: Snapshot) -> None: ...

    def scores(self, row: int) -> Floats:
        """Nearness of every occupation to that of a row, float64 [o]; its own place is not meant to be read."""
        ...
