"""Percentile bootstrap over queries (Efron 1979): how much a mean would move with other queries of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SAMPLES = 2_000
SEED = 20261122
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its bootstrap interval; ``n`` is the number of queries."""

    mean: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{_short(self.mean)} [{_short(self.low)}, {_short(self.high)}]"


def bootstrap_ci(
    values: Sequence[float],
    clusters: Sequence[Hashable] | None = None,
    samples: int = SAMPLES,
    seed: int = SEED,
    level: float = LEVEL,
) -> Interval:
    """Mean of one value per query, with its interval; the same input and seed give the same interval.

    ``clusters``: one mark per query; queries of one mark are drawn together (pairs expanded from one national code are
    no independent queries). Raises ValueError without values.
    """
    if not len(values):
        raise ValueError("no values to take a mean of")
    numbers = np.asarray(values, dtype=np.float64)
    marks = range(len(numbers)) if clusters is None else clusters
    codes: dict[Hashable, int] = {}
    group = np.array([codes.setdefault(mark, len(codes)) for mark in marks])
    sums = np.bincount(group, weights=numbers)
    counts = np.bincount(group).astype(np.float64)
    generator = np.random.default_rng(seed)
    means = np.empty(samples)
    for sample in range(samples):
        drawn = generator.integers(0, len(sums), len(sums))
        means[sample] = sums[drawn].sum() / counts[drawn].sum()
    low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(numbers.mean()), float(low), float(high), len(numbers))


def ratio_ci(
    tops: Sequence[float],
    bottoms: Sequence[float],
    samples: int = SAMPLES,
    seed: int = SEED,
    level: float = LEVEL,
) -> Interval:
    """Sum of ``tops`` over sum of ``bottoms`` (one of each a query), with its interval over queries.

    Precision, recall and F1 over all phrases of a set are such ratios. A drawn sample whose bottoms sum to 0 counts as
    0. Raises ValueError where all bottoms do.
    """
    if len(tops) != len(bottoms) or not sum(bottoms):
        raise ValueError("a ratio needs as many tops as bottoms, and one bottom that is not 0")
    counts = np.stack([_numbers(tops), _numbers(bottoms)], axis=1)
    return totals_ci(counts, lambda totals: totals[..., 0] / np.maximum(totals[..., 1], 1e-12), samples, seed, level)


def paired_ci(
    one: Sequence[float],
    other: Sequence[float],
    clusters: Sequence[Hashable] | None = None,
    samples: int = SAMPLES,
    seed: int = SEED,
) -> Interval:
    """Interval of the mean difference one - other over the same queries in the same order."""
    if len(one) != len(other):
        raise ValueError(f"{len(one)} values cannot be paired with {len(other)}")
    return bootstrap_ci(_numbers(one) - _numbers(other), clusters, samples, seed)  # type: ignore[arg-type]


def totals_ci(
    counts: npt.NDArray[np.float64],
    statistic: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]],
    samples: int = SAMPLES,
    seed: int = SEED,
    level: float = LEVEL,
) -> Interval:
    """A statistic of summed counts, with the interval of drawing their rows (queries, documents) anew.

    counts: [queries, counts]. statistic: [..., counts] -> [...]; a draw that it gives nan for is left out.
    """
    drawn = np.random.default_rng(seed).integers(0, len(counts), (samples, len(counts)))
    found = statistic(counts[drawn].sum(axis=1))
    low, high = np.nanquantile(found, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(statistic(counts.sum(axis=0))), float(low), float(high), len(counts))


def _numbers(values: Sequence[float]) -> npt.NDArray[np.float64]:
    return np.asarray(values, dtype=np.float64)


def _short(value: float) -> str:
    return f"{value:.3f}".replace("0.", ".", 1) if -1 < value < 1 else f"{value:.3f}"
