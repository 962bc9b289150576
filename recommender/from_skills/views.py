"""Views without learning of which occupations a query's skills point at.

The skill cosine, the same with broader groups, latent dimensions, a two-hop walk, personalised PageRank, and the cosine
of labels' vectors. They are the path network's opponents, and beside it the features of :mod:`ranker`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import svds

from graph.snapshot import Snapshot
from recommender.network import TextVectors
from recommender.skillspace import SkillSpace
from recommender.sparse import Floats, column_sums, csr, inverse, row_squares, row_sums

VIEWS = ("cosine", "groups", "latent", "two-hop walk", "page rank", "text")
DIMENSIONS = 200
"""Latent dimensions (Deerwester et al. 1990)."""
RESTARTS, ROUNDS = 0.15, 6
"""Personalised PageRank: chance to start anew, and round trips between skills and occupations."""
RANK_SCALE = 5.0
Matrix = npt.NDArray[np.float32]
Scored = npt.NDArray[np.float64]
Scorer = Callable[[Floats, npt.NDArray[np.int64]], Scored]
"""[n, s] queries and [n] rows of the occupations they were taken from -> [n, o]."""


class Views:
    """All views over one snapshot."""

    def __init__(self, snapshot: Snapshot, texts: TextVectors | None) -> None:
        """Without ``texts`` the view of labels is zero."""
        plain, grouped = SkillSpace.of_occupations(snapshot, False), SkillSpace.of_occupations(snapshot)
        needs = plain.needs
        self._texts = texts
        self._idf = plain.weight[: needs.shape[1]]
        self._plain, self._grouped = plain.features, grouped.features
        self._cosine = _units(csr(needs @ plain.features))
        self._groups = _units(csr(needs @ grouped.features))
        size = min(DIMENSIONS, min(self._cosine.shape) - 1)
        axes = np.zeros((0, self._cosine.shape[1]))
        if size > 0 and self._cosine.nnz:
            _, _, axes = svds(self._cosine, k=size, rng=np.random.default_rng(0))
        self._axes = csr_array(self._plain[:, : axes.shape[1]]) @ axes.T
        self._latent = _unit_rows(self._cosine @ axes.T)
        self._there = csr(diags_array(inverse(row_sums(needs))) @ needs)
        self._back = csr(diags_array(inverse(column_sums(needs))) @ needs.T)

    @property
    def occupations(self) -> int:
        """o."""
        return int(self._there.shape[0])

    def of(self, queries: Floats, without: npt.NDArray[np.int64]) -> dict[str, Scored]:
        """Nearness by view, float64 [n, o] each, higher is nearer; walks do not go through ``without`` (-1: none)."""
        count = len(queries)
        sparse = csr(queries)
        start = queries * self._idf
        start = start * inverse(start.sum(axis=1))[:, None]
        passes = np.ones((count, self._there.shape[0]))
        passes[np.flatnonzero(without >= 0), without[without >= 0]] = 0.0
        once = (self._back.T @ start.T).T * passes
        two = (self._back.T @ (self._there.T @ once.T)).T
        place = start
        for _ in range(ROUNDS):
            here = (self._back.T @ place.T).T * passes
            place = RESTARTS * start + (1.0 - RESTARTS) * (self._there.T @ here.T).T
        return {
            "cosine": _dense(_units(csr(sparse @ self._plain)) @ self._cosine.T),
            "groups": _dense(_units(csr(sparse @ self._grouped)) @ self._groups.T),
            "latent": _unit_rows(sparse @ self._axes) @ self._latent.T,
            "two-hop walk": np.asarray(two),
            "page rank": np.asarray((self._back.T @ place.T).T),
            "text": self._text(start, count),
        }

    def _text(self, start: Floats, count: int) -> Scored:
        if self._texts is None:
            return np.zeros((count, self._there.shape[0]))
        meant = _unit_rows(csr(start) @ self._texts.skills.astype(np.float64))
        return np.asarray(meant @ self._texts.occupations.T.astype(np.float64))


def standing(views: Sequence[Scored]) -> Matrix:
    """How each occupation stands among all in each view: share of the best, and rank; float32 [n, o, 2 views]."""
    columns: list[Matrix] = []
    for values in views:
        best = np.maximum(values.max(axis=1, keepdims=True), 1e-9)
        columns.append((values / best).astype(np.float32))
        order = np.argsort(-values, axis=1, kind="stable")
        rank = np.empty_like(order)
        np.put_along_axis(rank, order, np.broadcast_to(np.arange(values.shape[1]), order.shape), axis=1)
        columns.append((-np.log1p(rank / RANK_SCALE) / RANK_SCALE).astype(np.float32))
    return np.stack(columns, axis=-1)


def ranged(scores: Scored) -> Scored:
    """Each query's scores from 0 to 1; float64 [n, o]."""
    low = scores.min(axis=1, keepdims=True)
    return np.asarray((scores - low) / np.maximum(scores.max(axis=1, keepdims=True) - low, 1e-9), dtype=np.float64)


def _units(matrix: csr_array) -> csr_array:
    return csr(diags_array(inverse(np.sqrt(row_squares(matrix)))) @ matrix)


def _unit_rows(matrix: Scored) -> Scored:
    return np.asarray(matrix * inverse(np.linalg.norm(matrix, axis=1))[:, None], dtype=np.float64)


def _dense(matrix: csr_array) -> Scored:
    return np.asarray(matrix.todense(), dtype=np.float64)
