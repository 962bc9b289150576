"""Fitting the rankers: the training half of :mod:`recommender.adjacency.ranker`. Deterministic; seconds on one core."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from recommender.adjacency.features import NAMES, RANK_SHIFT, Features, Matrix
from recommender.adjacency.ranker import ALL, LISTS, Ranker, Rankers
from recommender.fields import FUNCTION, SECTOR

CANDIDATES = 250
"""Candidates of each occupation that a fit sees: the first of a fusion by reciprocal rank (Cormack et al. 2009)."""
FUSED = ("groups", "walk out", "skill words", "skill texts", "level 1", "ISCO 4 skills", "text")
FUSION_SHIFT = 30.0
L2 = 0.05
"""Weight of the squared weights in the loss. Five folds inside each country leave it flat for all occupations."""
ACROSS = 0.5
"""How much more a right candidate of another function counts in the fit for all occupations: without it the ISCO tree
takes the list over, and moves between functions are lost."""
STEPS = 200

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Examples:
    """Training examples of one country: n origins with k candidates each.

    features: float32 [n, k, f] · right: bool [n, k] · part: which candidates are on a list, bool [n, k] by list ·
    origins: rows of the origins [n].
    """

    origins: tuple[int, ...]
    features: npt.NDArray[np.float32]
    right: Mask
    part: Mapping[str, Mask]

    def shuffled(self, seed: int) -> Examples:
        """The same with the right marks of each origin given to candidates drawn at random: a control."""
        generator = np.random.default_rng(seed)
        right = generator.permuted(self.right, axis=1)
        return Examples(self.origins, self.features, right, self.part)

    @staticmethod
    def joined(some: Sequence[Examples]) -> Examples:
        """All of them together."""
        return Examples(
            tuple(origin for one in some for origin in one.origins),
            np.concatenate([one.features for one in some]),
            np.concatenate([one.right for one in some]),
            {name: np.concatenate([one.part[name] for one in some]) for name in LISTS},
        )


def examples(features: Features, gold: Mapping[int, frozenset[int]]) -> Examples:
    """Examples from the right destinations of each origin, both by row."""
    origins = tuple(gold)
    width = min(CANDIDATES, len(features.snapshot.occupations) - 1)
    values = np.zeros((len(origins), width, len(NAMES)), dtype=np.float32)
    right = np.zeros((len(origins), width), dtype=np.bool_)
    for place, origin in enumerate(origins):
        whole = features.of(origin)
        rows = first(whole, origin, width)
        values[place] = whole[rows]
        right[place] = [row in gold[origin] for row in rows.tolist()]
    part = {
        ALL: np.ones_like(right),
        FUNCTION: values[:, :, NAMES.index("other function")] > 0,
        SECTOR: values[:, :, NAMES.index("other sector")] > 0,
    }
    return Examples(origins, values, right, part)


def first(features: Matrix, origin: int, width: int) -> npt.NDArray[np.int64]:
    """Rows of the first candidates by the fusion of FUSED."""
    columns = [NAMES.index(f"{view}, rank") for view in FUSED]
    ranks = np.exp(-features[:, columns].astype(np.float64)) - RANK_SHIFT
    fused = (1.0 / (FUSION_SHIFT + ranks)).sum(axis=1)
    fused[origin] = -1.0
    return np.argsort(-fused, kind="stable")[:width].astype(np.int64)


def fit(some: Examples) -> Rankers:
    """Rankers of all lists. Raises ValueError where a list has no right candidate."""
    return {name: fit_list(some, name) for name in LISTS}


def fit_list(some: Examples, name: str, l2: float = L2, across: float = ACROSS) -> Ranker:
    """The ranker with the least listwise cross-entropy (ListNet, Cao et al. 2007) on one list.

    Each origin counts the same, and so does each of its right candidates.
    """
    part = some.part[name]
    right = some.right & part
    there = right.any(axis=1)
    if not there.any():
        raise ValueError(f"no example has a right candidate on the list {name}")
    part, right, values = part[there], right[there], some.features[there]
    seen = values[part]
    mean, scale = seen.mean(axis=0, dtype=np.float64), seen.std(axis=0, dtype=np.float64)
    # What is the same in all examples says nothing of a classification where it is not.
    scale = np.where(scale > 1e-6, scale, np.inf)
    values = ((values - mean) / scale).astype(np.float32)
    share = right * (1.0 + (across * some.part[FUNCTION][there] if name == ALL else 0.0))
    share = share / share.sum(axis=1, keepdims=True)

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = np.where(part, (values @ weights.astype(np.float32)).astype(np.float64), -np.inf)
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        total = odds.sum(axis=1, keepdims=True)
        entropy = -float((share * np.where(part, scores - np.log(total), 0.0)).sum()) / len(share)
        error = ((odds / total - share) / len(share)).astype(np.float32)
        slope = error.reshape(-1) @ values.reshape(-1, values.shape[-1])
        return entropy + l2 * float(weights @ weights), slope.astype(np.float64) + 2.0 * l2 * weights

    start = np.zeros(len(NAMES))
    weights = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    scale = np.where(np.isfinite(scale), scale, 1.0)
    raw = Ranker(weights, mean, scale, 0.0, 0.0).raw(some.features[there].reshape(-1, len(NAMES)))
    ranked = -np.sort(-np.where(part, raw.reshape(part.shape), -np.inf), axis=1)
    hundredth = ranked[:, min(99, ranked.shape[1] - 1)]
    deep = hundredth[np.isfinite(hundredth)]
    far = float(np.median(deep)) if len(deep) else float(np.median(ranked[:, 0])) - 1.0
    return Ranker(weights, mean, scale, float(np.median(ranked[:, 0])), far)
