"""Which postings are worth scoring in full, with their texts: all that pass where they are few, else the best roughly.

Comparing vectors of texts costs a hundred times what the graph costs. So of more than ``MOST`` eligible postings only
the best by ``RowScorer.worth`` (the graph and a sample of the words of the texts, over all postings) are compared:
``MOST`` of all, and ``OTHERS`` of those of another field, as the best of all seldom are. What is cut are postings that
only the vectors would bring up. Where fewer than ``MOST`` have a rough score at all, or a list would be shorter than
asked for, nothing is cut. ``python -m benchmarks.million_postings --compare 10`` says what is lost.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

MOST, OTHERS = 10_000, 2_500
ALL = np.iinfo(np.int64).max
_EVERY = 32
"""Of the values every so many are looked at first, to leave out those that cannot be among the best."""

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
Rough = npt.NDArray[np.float32]


def candidates(rough: Rough, eligible: Mask, other: Mask, most: int = MOST, others: int = OTHERS) -> Rows:
    """Rows to score, ascending.

    ``rough``: float32 [n], at least 0, what to choose by · ``other``: bool [n], what may be an alternative.
    """
    rows = np.flatnonzero(eligible)
    values = rough[rows]
    if len(rows) <= most or np.count_nonzero(values) < most:
        return rows
    best = rows[_best(values, most)]
    beside = rows[other[rows] & (values > 0)]
    if others > 0 and len(beside):
        kept = np.zeros(len(rough), dtype=np.bool_)
        kept[best] = kept[beside[_best(rough[beside], others)]] = True
        best = np.flatnonzero(kept)
    return best


def _best(values: Rough, count: int) -> Rows:
    """Places of the ``count`` largest, ascending; of equals the first."""
    if len(values) <= count:
        return np.arange(len(values))
    sample = values[::_EVERY]
    floor_rank = 2 * count // _EVERY + 100
    floor = np.partition(sample, len(sample) - floor_rank)[len(sample) - floor_rank] if floor_rank < len(sample) else 0
    places = np.flatnonzero(values >= floor)
    if len(places) < count:
        places = np.arange(len(values))
    some = values[places]
    least = np.partition(some, len(some) - count)[len(some) - count]
    above = places[some > least]
    equal = places[some == least][: count - len(above)]
    return np.sort(np.concatenate([above, equal]))
