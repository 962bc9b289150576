"""Scorers by name. One model per file, all behind the port in :mod:`recommender.scorers.base`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recommender.errors import UnknownModelError
from recommender.scorers.automatch import AutomatchScorer
from recommender.scorers.base import Query, Scorer, Scores
from recommender.scorers.bm25 import Bm25Scorer
from recommender.scorers.cosine import CosineScorer, DefaultScorer
from recommender.scorers.overlap import OverlapScorer

__all__ = ["SCORERS", "Query", "Scorer", "Scores", "scorer_class"]

SCORERS: Mapping[str, type[Scorer]] = MappingProxyType(
    {scorer.name: scorer for scorer in (DefaultScorer, AutomatchScorer, Bm25Scorer, OverlapScorer, CosineScorer)}
)


def scorer_class(name: str) -> type[Scorer]:
    """The scorer of that name. Raises UnknownModelError, which lists those that are installed."""
    if name not in SCORERS:
        raise UnknownModelError("recommend", name, SCORERS)
    return SCORERS[name]
