"""What is found once about one person and single postings, and serves every list that they are asked for."""

from __future__ import annotations

from recommender.demands_met import conflicts
from recommender.explanation import Explainer, Explanation
from recommender.profile import Profile
from recommender.skillspace import SkillSpace


class Judged:
    """Demands that exclude and explanations of one profile, by row, each made when it is first asked for."""

    def __init__(self, space: SkillSpace, profile: Profile, weight: float, earlier: Judged | None = None) -> None:
        """``weight``: of a share of the cosine in the score (``scorers.path_weight``). ``earlier``: of a question
        before; what holds for this profile, too, is used again: of one that differs in skills the demands, of the same
        one all.
        """
        self._space, self._profile, self._weight = space, profile, weight
        self._conflicts: dict[int, tuple[str, ...]] = {}
        self._explanations: dict[tuple[int, int], Explanation] = {}
        self._made: Explainer | None = None
        if earlier is not None and earlier._space is space:
            if earlier._profile.but_for_skills(profile):
                self._conflicts = earlier._conflicts
            if earlier._weight == weight and earlier._profile == profile:
                self._made, self._explanations = earlier.explainer, earlier._explanations

    @property
    def explainer(self) -> Explainer:
        """What explains postings to the person."""
        if self._made is None:
            self._made = Explainer(self._space, self._profile, self._weight)
        return self._made

    def conflicts(self, row: int) -> tuple[str, ...]:
        """What the posting of a row insists on and the person has not (``demands_met.conflicts``)."""
        if row not in self._conflicts:
            self._conflicts[row] = conflicts(self._profile, self._space.snapshot.postings.details[row])
        return self._conflicts[row]

    def explanation(self, row: int, paths: int) -> Explanation:
        """Why the posting of a row may be for them, by so many paths."""
        if (row, paths) not in self._explanations:
            posting = self._space.snapshot.postings.details[row]
            self._explanations[row, paths] = self.explainer.explain(posting, row, paths)
        return self._explanations[row, paths]
