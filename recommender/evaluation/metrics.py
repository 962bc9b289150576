"""Metrics of ranked lists. Each declares its range and its direction; all of these lie in [0, 1], higher is better.

A ranking lists items best first, each once. ``relevant`` is the set of right items (for nDCG their grades, 0 for
wrong). A query without right items has no score: ValueError. What a ranking leaves out counts as never found.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence, Set
from dataclasses import dataclass
from math import log2


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric by name. ``low`` and ``high`` bound it; ``higher_is_better`` is its direction."""

    name: str
    score: Callable[[Sequence[Hashable], Set[Hashable]], float]
    low: float = 0.0
    high: float = 1.0
    higher_is_better: bool = True


def reciprocal_rank(ranking: Sequence[Hashable], relevant: Set[Hashable]) -> float:
    """1 / rank of the first right item, 0 if none is found. Its mean over queries is MRR."""
    _some(relevant)
    return next((1.0 / rank for rank, item in enumerate(ranking, start=1) if item in relevant), 0.0)


def success_at(ranking: Sequence[Hashable], relevant: Set[Hashable], k: int) -> float:
    """1 if a right item is among the first k, else 0."""
    _some(relevant)
    return float(any(item in relevant for item in ranking[:k]))


def average_precision(ranking: Sequence[Hashable], relevant: Set[Hashable]) -> float:
    """Mean over the right items of the precision at their rank, 0 for those not found. Its mean over queries is MAP."""
    _some(relevant)
    hits, total = 0, 0.0
    for rank, item in enumerate(ranking, start=1):
        if item in relevant:
            hits += 1
            total += hits / rank
    return total / len(relevant)


def capped_recall(ranking: Sequence[Hashable], relevant: Set[Hashable], k: int) -> float:
    """Right items among the first k, as a share of as many as could be there: min(k, number of right items)."""
    _some(relevant)
    return sum(item in relevant for item in ranking[:k]) / min(k, len(relevant))


def rp_at_k(ranking: Sequence[Hashable], relevant: Set[Hashable], k: int) -> float:
    """R-precision at k of extreme classification (Chalkidis et al. 2019): the same number as :func:`capped_recall`."""
    return capped_recall(ranking, relevant, k)


def precision_at(ranking: Sequence[Hashable], relevant: Set[Hashable], k: int) -> float:
    """Right items among the first k, as a share of k, also where the list is shorter."""
    _some(relevant)
    return sum(item in relevant for item in ranking[:k]) / k


def ndcg_at(ranking: Sequence[Hashable], grades: Mapping[Hashable, float], k: int) -> float:
    """Discounted gain of the first k as a share of the best possible; gain 2^grade - 1 (Burges et al. 2005)."""
    ideal = sorted((2.0**grade - 1.0 for grade in grades.values() if grade > 0), reverse=True)
    _some(set(map(str, ideal)))
    gains = [2.0 ** grades.get(item, 0.0) - 1.0 for item in ranking[:k]]
    return _discounted(gains) / _discounted(ideal[:k])


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _some(relevant: Set[Hashable]) -> None:
    if not relevant:
        raise ValueError("a query without right items has no score")


def at(function: Callable[[Sequence[Hashable], Set[Hashable], int], float], name: str, k: int) -> Metric:
    """A metric with its k filled in, named ``name@k``."""
    return Metric(f"{name}@{k}", lambda ranking, relevant: function(ranking, relevant, k))


MRR = Metric("MRR", reciprocal_rank)
MAP = Metric("MAP", average_precision)
SUCCESS_AT_10 = at(success_at, "success", 10)
CAPPED_RECALL_AT_20 = at(capped_recall, "cR", 20)
RP_AT_5 = at(rp_at_k, "RP", 5)
RP_AT_10 = at(rp_at_k, "RP", 10)
METRICS = {metric.name: metric for metric in (MRR, MAP, SUCCESS_AT_10, CAPPED_RECALL_AT_20, RP_AT_5, RP_AT_10)}
