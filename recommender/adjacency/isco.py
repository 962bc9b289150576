"""Nearness in the ISCO-08 tree, a baseline that knows no skills."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graph.snapshot import Snapshot
from recommender.sparse import Floats

LEVELS = 4
"""Digits of an ISCO-08 unit group."""


class IscoAdjacency:
    """The digits that two ISCO codes share from the left, of four; 0 where a code is unknown. Ties are many."""

    name = "isco"

    def __init__(self, snapshot: Snapshot) -> None:
        rows = [[ord(digit) for digit in code] if len(code) == LEVELS else [0] * LEVELS for code in snapshot.isco]
        self._digits = np.array(rows, dtype=np.int32).reshape(-1, LEVELS)

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """Shares of the four digits."""
        same = (self._digits == self._digits[row]) & (self._digits > 0)
        return np.asarray(np.cumprod(same, axis=1).sum(axis=1) / LEVELS, dtype=np.float64)
