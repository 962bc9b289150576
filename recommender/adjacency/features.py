"""Features of candidates for one occupation, comparable between occupations and between countries.

What a figure of a view is worth differs from one occupation to the next; how it stands among the occupation's other
figures does less. So each view of RANKED gives two features: the value, 0 at the DEPTH-th candidate and 1 at the mean
of the first HEAD, and minus the logarithm of the rank. Nothing here is learned.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.adjacency.spaces import Spaces
from recommender.adjacency.views import PLAIN, RANKED, View
from recommender.fields import Fields
from recommender.sparse import Floats, row_sums

HEAD, DEPTH = 5, 300
LEAST, MOST = -1.0, 3.0
"""Bounds of a value feature."""
RANK_SHIFT = 5.0
"""Added to a rank, so that the first places differ little."""
SMALLEST = 1e-6

NAMES: tuple[str, ...] = (
    *(f"{view}, {kind}" for view in RANKED for kind in ("value", "rank")),
    *PLAIN,
    "needs",
    "needs more",
    "other function",
    "other sector",
)
"""Columns of :meth:`Features.of`. needs: log of the skills that the candidate needs; needs more: of how many more."""

Matrix = npt.NDArray[np.float32]


class Features:
    """Features over one snapshot; the matrices behind them are made when first asked for."""

    def __init__(self, snapshot: Snapshot, fields: Fields | None = None) -> None:
        self.snapshot = snapshot
        self.fields = fields or Fields(snapshot)

    def of(self, row: int) -> Matrix:
        """[o, features]: every occupation as a candidate for that of a row; its own line is not meant to be read."""
        return np.stack(list(self._columns(row)), axis=1)

    def known(self, row: int) -> npt.NDArray[np.bool_]:
        """bool [o]: candidates that anything can be said of: both need a skill."""
        needs = self._needs > 0
        return needs if needs[row] else np.zeros_like(needs)

    def _columns(self, row: int) -> Iterator[Matrix]:
        for view in self._ranked:
            yield from standing(view(row), row)
        for view in self._plain:
            yield view(row).astype(np.float32)
        yield self._needs.astype(np.float32)
        yield (self._needs - self._needs[row]).astype(np.float32)
        uri = self.snapshot.occupations[row]
        for mask in self.fields.other(*self.fields.of_work([uri])):
            yield mask[:-1].astype(np.float32)

    @cached_property
    def _needs(self) -> Floats:
        return np.log1p(row_sums(self.snapshot.essential) + row_sums(self.snapshot.optional))

    @cached_property
    def _spaces(self) -> Spaces:
        return Spaces(self.snapshot)

    @cached_property
    def _ranked(self) -> list[View]:
        return [make(self._spaces) for make in RANKED.values()]

    @cached_property
    def _plain(self) -> list[View]:
        return [make(self._spaces) for make in PLAIN.values()]


def standing(values: Floats, row: int) -> tuple[Matrix, Matrix]:
    """How each candidate stands among all: value feature and rank feature, float32 [o]; equal figures by row."""
    values = values.copy()
    values[row] = -np.inf
    order = np.argsort(-values, kind="stable")
    others = order[: max(len(order) - 1, 1)]
    zero = float(values[others[min(DEPTH, len(others) - 1)]]) if len(order) > 1 else 0.0
    one = max(float(values[others[:HEAD]].mean()) if len(order) > 1 else 0.0, SMALLEST)
    rank = np.empty(len(order))
    rank[order] = np.arange(len(order))
    scaled = np.clip((values - zero) / max(one - zero, SMALLEST), LEAST, MOST)
    return scaled.astype(np.float32), (-np.log(RANK_SHIFT + rank)).astype(np.float32)
