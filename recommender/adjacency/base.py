"""The port of every adjacency model: how near one occupation is to all others."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from graph.snapshot import Snapshot
from recommender.sparse import Floats


class AdjacencyModel(Protocol):
    """One model. Deterministic; scores lie in [0, 1]."""

    name: str

    def __init__(self, snapshot: Snapshot) -> None: ...

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """Nearness of every occupation to that of a row, float64 [o]; its own place is not meant to be read.

        ``other``: the list that is asked for, of ``fields.OTHER``; a model may rank it in a way of its own. What is not
        on the list is scored too.
        """
        ...
