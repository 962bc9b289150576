"""The default: skills, work and wishes in the graph together with how alike the texts are.

A sum of views, each at least 0, so the score is the sum of its factors. The weights were chosen on the development
half of the match set (``jobvej bench match``); where there are no vectors or no text, those views add nothing and the
rest decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from recommender.demands_met import misfits
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.scorers.base import Floats, Query, Rows, Scores
from recommender.scorers.cosine import CosineScorer
from recommender.skillspace import SkillSpace
from recommender.texts.meaning import Guesses
from recommender.texts.views import MEANING, PAST_TITLE, WANTED_TITLE, WORDS

GRAPH_WEIGHT = 0.5
"""Of every factor of the cosine, and so of every path that explains it."""
TEXT_WEIGHTS: Mapping[str, float] = MappingProxyType({WORDS: 2.0, MEANING: 1.5, WANTED_TITLE: 0.2, PAST_TITLE: 0.2})
"""Of the views of texts."""
NEAR_WORK, LEVEL = "near_work", "level"
NEAR_WORK_WEIGHT = 0.3
"""Of how near a posting's occupation is to the nearest that the person has done or wants (``adjacency``)."""
MISFIT = 0.4
"""Share of the score that a posting loses whose level or trained profession the person has not told of."""


class MatchScorer:
    """Factors: those of the cosine; words, meaning, wanted_title, past_title (``recommender.texts.views``); near_work;
    and level, the only one that is not above 0: what a posting loses for its level or profession
    (``recommender.demands_met``).
    """

    name = "default"

    def __init__(self, space: SkillSpace) -> None:
        self._graph = CosineScorer(space)
        self._snapshot = space.snapshot
        self._space = space
        self._last: tuple[Profile, list[tuple[ProfileOccupation, Floats]]] | None = None

    def rough(self, profile: Profile, guesses: Guesses | None = None) -> npt.NDArray[np.float32]:
        """What the graph says, and the level: what takes no texts; float32 [n]."""
        found = self._graph.rough(profile) * np.float32(GRAPH_WEIGHT)
        found += (self._near_work(profile, guesses) * NEAR_WORK_WEIGHT).astype(np.float32)
        found *= self._kept_share(profile)
        return found

    def worth(
        self, profile: Profile, rough: npt.NDArray[np.float32], words: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """Both as they count in the score."""
        return rough + words * self._kept_share(profile) * np.float32(TEXT_WEIGHTS[WORDS])

    def score(self, query: Query) -> Scores:
        """The weighted sum of the views. The score lies in [0, 5]."""
        graph = self._graph.score(query).factors
        factors = {name: part * GRAPH_WEIGHT for name, part in graph.items()}
        factors |= {name: part * TEXT_WEIGHTS[name] for name, part in query.likeness.items()}
        factors[NEAR_WORK] = self._near_work(query.profile, query.guesses, query.rows) * NEAR_WORK_WEIGHT
        occupation = self._occupation(query.rows)
        total = np.zeros(len(occupation))
        for part in factors.values():
            total += part
        factors[LEVEL] = -MISFIT * total * misfits(self._snapshot, query.profile)[occupation]
        return Scores.of(factors, len(occupation))

    def nearest_work(self, profile: Profile, occupation: int) -> ProfileOccupation | None:
        """The person's work that counts for an occupation; of equals the first, None where none is near."""
        best: tuple[float, ProfileOccupation | None] = (0.0, None)
        for work, near in self._own(profile):
            best = max(best, (float(near[occupation]), work), key=lambda pair: pair[0])
        return best[1]

    def _occupation(self, rows: Rows | None) -> npt.NDArray[np.int32]:
        occupation = self._snapshot.postings.occupation
        return occupation if rows is None else occupation[rows]

    def _kept_share(self, profile: Profile) -> npt.NDArray[np.float32]:
        """Share of its score that each posting keeps for its level; float32 [n]."""
        shares = 1.0 - MISFIT * misfits(self._snapshot, profile)
        return shares.astype(np.float32)[self._snapshot.postings.occupation]

    def _near_work(self, profile: Profile, guesses: Guesses | None, rows: Rows | None = None) -> Floats:
        """Nearness of the occupation of each posting, or of what it may be, to the person's; float64 [k]."""
        occupation, near = self._occupation(rows), self._near_occupations(profile)
        found = near[occupation]
        if guesses is not None:
            open_places = np.flatnonzero(occupation < 0)
            wanting = open_places if rows is None else rows[open_places]
            found[open_places] = (near[guesses.rows[wanting]] * guesses.shares[wanting]).sum(axis=1)
        return found

    def _near_occupations(self, profile: Profile) -> Floats:
        """Nearness of each occupation to the person's, 1 for their own; float64 [o + 1], the last for none."""
        near = np.zeros(len(self._snapshot.occupations) + 1)
        for _work, own in self._own(profile):
            np.maximum(near[:-1], own, out=near[:-1])
        return near

    def _own(self, profile: Profile) -> list[tuple[ProfileOccupation, Floats]]:
        """Each work done or wanted, and how near all occupations are to it, float64 [o]; of one profile kept."""
        last = self._last
        if last is None or last[0] is not profile:
            last = self._last = profile, list(self._nearness(profile))
        return last[1]

    def _nearness(self, profile: Profile) -> Iterator[tuple[ProfileOccupation, Floats]]:
        for work in profile.occupations:
            row = self._snapshot.occupation_row.get(work.uri or "")
            if row is not None and work.relation is not WorkRelation.UNWANTED and work.weight > 0:
                scores = self._space.nearness.scores(row).copy()
                scores[row] = 1.0
                yield work, scores * min(work.weight, 1.0)
