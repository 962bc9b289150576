"""The default: skills, work and wishes in the graph together with how alike the texts are.

A sum of views, each at least 0, so the score is the sum of its factors. The weights were chosen on the development
half of the match set (``jobvej bench match``); where there are no vectors or no text, those views add nothing and the
rest decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recommender.scorers.base import Query, Scores
from recommender.scorers.cosine import CosineScorer
from recommender.skillspace import SkillSpace
from recommender.texts.views import MEANING, PAST_TITLE, WANTED_TITLE, WORDS

GRAPH_WEIGHT = 0.5
"""Of every factor of the cosine, and so of every path that explains it."""
TEXT_WEIGHTS: Mapping[str, float] = MappingProxyType({WORDS: 1.0, MEANING: 1.0, WANTED_TITLE: 0.2, PAST_TITLE: 0.2})
"""Of the views of texts."""


class MatchScorer:
    """Factors: those of the cosine, and words, meaning, wanted_title, past_title; see ``recommender.texts.views``."""

    name = "default"

    def __init__(self, space: SkillSpace) -> None:
        self._graph = CosineScorer(space)
        self._count = len(space.snapshot.postings)

    def score(self, query: Query) -> Scores:
        """The weighted sum of the views. The score lies in [0, 4]."""
        if query.profile.empty:
            return self._graph.score(query)
        graph = self._graph.score(query).factors
        factors = {name: part * GRAPH_WEIGHT for name, part in graph.items()}
        factors |= {name: part * TEXT_WEIGHTS[name] for name, part in query.likeness.items()}
        return Scores.of(factors, self._count)
