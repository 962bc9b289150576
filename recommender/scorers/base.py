"""The port of every scorer: a profile against all postings of a snapshot, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from recommender.profile import Profile
from recommender.skillspace import SkillSpace
from recommender.texts.meaning import Guesses

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Query:
    """Who is looking, and from where.

    rows: the k postings to score, ascending; None for all n, which k then is. Only a ``RowScorer`` is given rows ·
    distance_km: float64 [k], from home to each posting, NaN where unknown · eligible: bool [k], postings that pass
    the hard filters (only a scorer with a rule about "too few" looks at it) · radius_km > 0 · likeness: float64 [k] in
    [0, 1] by name, how alike the texts of person and posting are (``recommender.texts.views``); empty where unknown ·
    guesses: what postings without an occupation may be, of all n · rough: float32 [n], what ``RowScorer.rough`` says of
    this profile, where that is known.
    """

    profile: Profile
    distance_km: Floats
    eligible: Mask
    radius_km: float
    likeness: Mapping[str, Floats] = field(default_factory=dict)
    rows: Rows | None = None
    guesses: Guesses | None = None
    rough: npt.NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Scores:
    """total: float64 [k], >= 0, 0 for no match · factors: float64 [k] each, by name; they sum to ``total``."""

    total: Floats
    factors: Mapping[str, Floats]

    @classmethod
    def of(cls, factors: Mapping[str, Floats], count: int) -> Scores:
        """Scores from their factors; a posting that a rounding error would leave below zero gets zero."""
        total = np.zeros(count)
        for factor in factors.values():
            total += factor
        return cls(total, factors)


class Scorer(Protocol):
    """One model. Deterministic; never below zero; all zeros for an empty profile; order of postings irrelevant."""

    name: str

    def __init__(self, space: SkillSpace) -> None: ...

    def score(self, query: Query) -> Scores:
        """Score every posting that the query asks for, eligible or not."""
        ...


@runtime_checkable
class RowScorer(Scorer, Protocol):
    """A scorer that can tell cheaply which postings are worth scoring, and score those alone."""

    def rough(self, profile: Profile, guesses: Guesses | None = None) -> npt.NDArray[np.float32]:
        """float32 [n]: what the score is without texts, about; above 0 exactly where that is."""
        ...

    def worth(
        self, profile: Profile, rough: npt.NDArray[np.float32], words: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """float32 [n]: what to choose by, of ``rough`` and about how alike the words of the texts are."""
        ...
