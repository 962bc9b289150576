"""How far the two raters agree: the ceiling of every measure on the matching set."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from recommender.evaluation.bootstrap import Interval, totals_ci
from recommender.evaluation.match.dataset import HIGHEST, Document, MatchSet

KAPPA, SAME = "weighted kappa", "same where either is above 0"


def agreement(rated: MatchSet, mark: str, cvs: Sequence[Document]) -> dict[str, Interval]:
    """Columns of one mark: quadratic weighted kappa over all pairs, and the share of equal ones where either is not 0.

    Intervals draw CVs. A column that is not defined (all pairs are 0) is left out.
    """
    size = HIGHEST[mark] + 1
    counts = np.zeros((len(cvs), size * size))
    first, second = rated.raters
    for row, cv in enumerate(cvs):
        for posting in rated.postings:
            pair = (cv.number, posting.number)
            one, other = (rater.get(pair, {}).get(mark, 0) for rater in (first, second))
            counts[row, one * size + other] += 1
    statistics = {KAPPA: quadratic_kappa, SAME: _same}
    return {
        name: totals_ci(counts, statistic)
        for name, statistic in statistics.items()
        if len(cvs) and np.isfinite(statistic(counts.sum(axis=0)))
    }


def quadratic_kappa(totals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Cohen's weighted kappa (1968), weights the squared differences, of flattened square tables.

    [..., k * k] -> [...], in [-1, 1]; nan where chance alone agrees wholly.
    """
    size = round(totals.shape[-1] ** 0.5)
    table = totals.reshape(*totals.shape[:-1], size, size)
    steps = np.arange(size)
    weights = np.square(steps[:, None] - steps[None, :])
    seen = (weights * table).sum(axis=(-1, -2))
    expected = table.sum(axis=-1)[..., :, None] * table.sum(axis=-2)[..., None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        by_chance = (weights * expected).sum(axis=(-1, -2)) / table.sum(axis=(-1, -2))
        return np.asarray(np.where(by_chance > 0, 1 - seen / by_chance, np.nan))


def _same(totals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    size = round(totals.shape[-1] ** 0.5)
    table = totals.reshape(*totals.shape[:-1], size, size)
    equal = np.trace(table, axis1=-2, axis2=-1) - table[..., 0, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(equal / (table.sum(axis=(-1, -2)) - table[..., 0, 0]))
