"""Scorers by name. One model per file, all behind the port in :mod:`recommender.scorers.base`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recommender.errors import UnknownModelError
from recommender.scorers.automatch import AutomatchScorer
from recommender.scorers.base import Query, RowScorer, Scorer, Scores
from recommender.scorers.bm25 import Bm25Scorer
from recommender.scorers.cosine import CosineScorer
from recommender.scorers.match import GRAPH_WEIGHT, MatchScorer
from recommender.scorers.network import NetworkScorer
from recommender.scorers.overlap import OverlapScorer

__all__ = [
    "SCORERS",
    "WITH_TEXTS",
    "Query",
    "RowScorer",
    "Scorer",
    "Scores",
    "path_weight",
    "scorer_class",
]

SCORERS: Mapping[str, type[Scorer]] = MappingProxyType(
    {
        scorer.name: scorer
        for scorer in (MatchScorer, AutomatchScorer, Bm25Scorer, OverlapScorer, CosineScorer, NetworkScorer)
    }
)

WITH_TEXTS = frozenset({MatchScorer.name})
"""Scorers that look at the likeness of texts, which takes longer to find than the rest."""


def scorer_class(name: str) -> type[Scorer]:
    """The scorer of that name. Raises UnknownModelError, which lists those that are installed."""
    if name not in SCORERS:
        raise UnknownModelError("recommend", name, SCORERS)
    return SCORERS[name]


def path_weight(name: str) -> float:
    """What a path's share of the cosine counts for in a scorer's score."""
    return GRAPH_WEIGHT if name == MatchScorer.name else 1.0
