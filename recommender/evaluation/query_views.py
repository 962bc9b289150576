"""Views without learning of which occupations a query's skills point at, and a linear ranker over them.

The opponents of the path network (``recommender.evaluation.network_bench``): the skill cosine, the same with broader
groups, latent dimensions, a two-hop walk, personalised PageRank, and the cosine of labels' vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import svds
from scipy.special import logsumexp

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
L2 = 0.01
"""Where the ranker without the network is best, over both countries, each fitted on the other; of .0001 to .1."""
OWN_SCORE = -30.0

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
        _, _, axes = svds(self._cosine, k=size, rng=np.random.default_rng(0))
        self._axes = csr_array(self._plain[:, : axes.shape[1]]) @ axes.T
        self._latent = _unit_rows(self._cosine @ axes.T)
        self._there = csr(diags_array(inverse(row_sums(needs))) @ needs)
        self._back = csr(diags_array(inverse(column_sums(needs))) @ needs.T)

    def of(self, queries: Floats, without: npt.NDArray[np.int64]) -> dict[str, Scored]:
        """Nearness by view, float64 [n, o] each, higher is nearer; walks do not go through ``without``."""
        count = len(queries)
        sparse = csr(queries)
        start = queries * self._idf
        start = start * inverse(start.sum(axis=1))[:, None]
        passes = np.ones((count, self._there.shape[0]))
        passes[np.arange(count), without] = 0.0
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


def fit(features: Matrix, without: npt.NDArray[np.int64], targets: Sequence[Mapping[int, float]]) -> Floats:
    """Weights [columns] that make right occupations likeliest (listwise softmax, L-BFGS); own ones are no choice."""
    count = len(features)
    wanted = np.zeros(features.shape[:2], dtype=np.float32)
    for place, shares in enumerate(targets):
        wanted[place, list(shares)] = list(shares.values())
    rows = np.arange(count)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.asarray(features @ weights.astype(np.float32), dtype=np.float64)
        scores[rows, without] = OWN_SCORE
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        rest = (np.exp(logs) * wanted.sum(axis=1, keepdims=True) - wanted).astype(np.float32)
        rest[rows, without] = 0.0
        gradient = np.tensordot(rest, features, axes=([0, 1], [0, 1])) / count
        value = -float((wanted * logs).sum()) / count + L2 * float(weights @ weights)
        return value, np.asarray(gradient, dtype=np.float64) + 2 * L2 * weights

    found = minimize(loss, np.zeros(features.shape[2]), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return np.asarray(found.x, dtype=np.float64)


def _units(matrix: csr_array) -> csr_array:
    return csr(diags_array(inverse(np.sqrt(row_squares(matrix)))) @ matrix)


def _unit_rows(matrix: Scored) -> Scored:
    return np.asarray(matrix * inverse(np.linalg.norm(matrix, axis=1))[:, None], dtype=np.float64)


def _dense(matrix: csr_array) -> Scored:
    return np.asarray(matrix.todense(), dtype=np.float64)
