"""Fitting a ranker: the training half of ``extraction.linking.ranker``. Deterministic; seconds on one core."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from extraction.linking.ranker import Features, Ranker

L2 = 1e-3
"""Weight of the squared weights in the loss. Not tuned: a tenth and ten times as much change MRR by less than .002."""

Example = tuple[Features, npt.NDArray[np.bool_]]
"""Features [candidates, f] of one text's candidates, and which of them are right [candidates]; all may be wrong."""


def fit(names: Sequence[str], examples: Sequence[Example], weights: Sequence[float] | None = None) -> Ranker:
    """The ranker with the least listwise cross-entropy on the examples, each counted with its weight (default 1).

    Where no candidate is right, "none of them" is. Raises ValueError without a right candidate anywhere.
    """
    if not any(right.any() for _, right in examples):
        raise ValueError("no example has a right candidate")
    most = max(len(right) for _, right in examples)
    every = np.concatenate([features for features, _ in examples])
    mean, scale = every.mean(axis=0), every.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    values = np.stack([_padded((features - mean) / scale, most) for features, _ in examples])
    right = np.stack([_padded(right, most) for _, right in examples]).astype(bool)
    there = np.stack([np.arange(most) < len(right) for _, right in examples])
    counts = np.ones(len(examples)) if weights is None else np.asarray(weights, float)
    counts = counts / counts.sum()
    answered = right.any(axis=1)

    def loss(parameters: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        chosen, none = parameters[:-1], parameters[-1]
        scores = np.where(there, values @ chosen, -np.inf)
        scores = np.concatenate([scores, np.full((len(scores), 1), none)], axis=1)
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(axis=1, keepdims=True)
        target = np.concatenate(
            [np.where(right, share[:, :-1], 0.0), np.where(answered, 0.0, share[:, -1])[:, None]], 1
        )
        mass = np.maximum(target.sum(axis=1, keepdims=True), 1e-12)
        slope = (share - target / mass) * counts[:, None]
        total = float(-(np.log(mass[:, 0]) * counts).sum() + L2 * (chosen @ chosen))
        return total, np.append(np.einsum("nk,nkf->f", slope[:, :-1], values) + 2 * L2 * chosen, slope[:, -1].sum())

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return Ranker(tuple(names), found[:-1], mean.astype(float), scale.astype(float), float(found[-1]))


def _padded(rows: npt.NDArray[np.generic], length: int) -> npt.NDArray[np.float64]:
    width = [(0, length - len(rows))] + [(0, 0)] * (rows.ndim - 1)
    return np.pad(np.asarray(rows, float), width)
