"""What Jobnet's automatch goes by, a baseline: distance from home, the wanted job title, and, when those give too few,
jobs that demand no qualifications.
"""

from __future__ import annotations

import numpy as np

from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.scorers.base import Floats, Mask, Query, Scores
from recommender.scorers.words import title_words
from recommender.skillspace import SkillSpace

TOO_FEW = 10
"""With fewer eligible postings of a wanted title than this, unskilled jobs are added."""
UNSKILLED_SHARE = 0.25
"""Score of an unskilled job beside 1 for a wanted title: always below any title match."""
NEAR_SHARE = 0.5
"""What living next door adds to a match, falling to 0 at the radius."""
UNSKILLED_MAJOR_GROUP = "9"
"""ISCO-08 major group 9, elementary occupations, is the one of skill level 1 (ILO, ISCO-08 volume I, 2012)."""
UNSKILLED_WORDS = frozenset({"ufaglært", "ufaglærte", "unskilled"})


class AutomatchScorer:
    """Factors: title, unskilled, near. The score lies in [0, 1.5]; nearness counts only for a match."""

    name = "automatch"

    def __init__(self, space: SkillSpace) -> None:
        snapshot = space.snapshot
        self._occupation_row = snapshot.occupation_row
        self._occupation = snapshot.postings.occupation
        self._titles = [title_words(snapshot.postings.details[row].title) for row in range(len(snapshot.postings))]
        elementary = np.array([isco.startswith(UNSKILLED_MAJOR_GROUP) for isco in snapshot.isco] + [False])
        named = np.array([bool(title & UNSKILLED_WORDS) for title in self._titles], dtype=np.bool_)
        self._unskilled: Mask = elementary[self._occupation] | named

    def score(self, query: Query) -> Scores:
        """1 for a wanted title, less for an unskilled job if titles give too few, and up to half for nearness."""
        count = len(self._titles)
        wanted = _wanted(query.profile)
        title = np.zeros(count)
        for work in wanted:
            np.maximum(title, self._matches(work), out=title)
        unskilled = np.zeros(count)
        if wanted and int(((title > 0) & query.eligible).sum()) < TOO_FEW:
            unskilled = np.where((title == 0) & self._unskilled, UNSKILLED_SHARE, 0.0)
        closeness = np.clip(1.0 - np.nan_to_num(query.distance_km, nan=np.inf) / query.radius_km, 0.0, 1.0)
        near = NEAR_SHARE * closeness * (title + unskilled)
        return Scores.of({"title": title, "unskilled": unskilled, "near": near}, count)

    def _matches(self, work: ProfileOccupation) -> Floats:
        """1 where every word of the wanted title stands in the posting's, or both are the same occupation."""
        sought = title_words(work.title)
        if sought:
            found = np.array([sought <= title for title in self._titles], dtype=np.float64)
        else:
            found = np.zeros(len(self._titles))
        row = self._occupation_row.get(work.uri) if work.uri is not None else None
        if row is not None:
            found[self._occupation == row] = 1.0
        return found


def _wanted(profile: Profile) -> tuple[ProfileOccupation, ...]:
    """The work wanted; a person who names none is taken to want the work they have done."""
    return profile.work(WorkRelation.WANTED) or profile.work(WorkRelation.PAST)
