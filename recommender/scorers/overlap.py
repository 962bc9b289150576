"""Skill overlap, a baseline: the share of what a posting asks for that the person has, nice-to-have by half."""

from __future__ import annotations

import numpy as np

from recommender.scorers.base import Query, Scores
from recommender.skillspace import OPTIONAL_SHARE, SkillSpace
from recommender.sparse import csr, inverse, row_sums, times


class OverlapScorer:
    """Factors: essential, optional. The score lies in [0, 1]; no weighting by rarity, no groups, no occupations."""

    name = "overlap"

    def __init__(self, space: SkillSpace) -> None:
        table = space.snapshot.postings
        self._row = space.snapshot.skill_row
        self._optional = csr(table.optional)
        self._essential = csr(csr(table.skills > 0) - self._optional)
        self._scale = inverse(row_sums(self._essential) + OPTIONAL_SHARE * row_sums(self._optional))

    def score(self, query: Query) -> Scores:
        """Weighted share of the demands that the profile's held skills meet."""
        held = np.zeros(len(self._row))
        for skill in query.profile.held:
            if skill.uri in self._row:
                held[self._row[skill.uri]] = skill.weight
        factors = {
            "essential": times(self._essential, held) * self._scale,
            "optional": times(self._optional, held) * OPTIONAL_SHARE * self._scale,
        }
        return Scores.of(factors, len(self._scale))
