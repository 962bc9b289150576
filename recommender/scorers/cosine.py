"""IDF-weighted skill cosine over essential and optional skills and their broader groups.

The person's vector joins what they can (skills, stated or implied), what their past work stands for and what they
wish; the posting's joins what it asks for and what its occupation stands for. The score is the cosine of the two in
:class:`~recommender.skillspace.SkillSpace`. A cosine is a sum over pairs, so its factors are exact shares of it, and so
are the paths of the explanation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ontology.evidence import EvidenceKind
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.scorers.base import Floats, Query, Scores
from recommender.skillspace import SkillSpace
from recommender.sparse import csr, inverse, times
from recommender.texts.meaning import Guesses

WISHED_SHARE = 0.25
"""Weight of a wished skill beside one the person has: a direction, not an ability. A convention, not yet tuned."""


@dataclass(frozen=True)
class ProfileVectors:
    """A profile in skill space, float64 [s] each: skills held, of which personal ones (``competences``), past work,
    wishes (wanted work and wished skills).
    """

    skills: Floats
    competences: Floats
    past: Floats
    wish: Floats

    @classmethod
    def of(cls, profile: Profile, space: SkillSpace) -> ProfileVectors:
        """The vectors; work without a concept adds nothing."""
        row, count = space.snapshot.skill_row, len(space.snapshot.skills)
        skills, competences = np.zeros(count), np.zeros(count)
        for skill in profile.held:
            if skill.uri in row:
                skills[row[skill.uri]] = skill.weight
                if skill.kind is EvidenceKind.COMPETENCE:
                    competences[row[skill.uri]] = skill.weight
        lacks = lacked(profile, space)
        wish = work_vector(profile.work(WorkRelation.WANTED), space, lacks)
        for skill in profile.wished:
            if skill.uri in row:
                wish[row[skill.uri]] += skill.weight * WISHED_SHARE
        return cls(skills, competences, work_vector(profile.work(WorkRelation.PAST), space, lacks), wish)

    def length(self, space: SkillSpace) -> float:
        """Norm of the whole."""
        return space.length(self.skills + self.past + self.wish)


def lacked(profile: Profile, space: SkillSpace) -> list[int]:
    """Rows of the skills that the person says, or somebody has said of them, they do not have."""
    rows = (space.snapshot.skill_row.get(skill.uri, -1) for skill in profile.skills if not skill.held)
    return [row for row in rows if row >= 0]


def work_vector(work: tuple[ProfileOccupation, ...], space: SkillSpace, lacks: Sequence[int] = ()) -> Floats:
    """What several occupations stand for together: at most as long as one of them, so a long CV is no louder.

    ``lacks``: rows of skills that the person does not have, whatever the work takes.
    """
    vector = np.zeros(len(space.snapshot.skills))
    for part in work_parts(work, space, lacks).values():
        vector += part
    return vector


def work_parts(work: tuple[ProfileOccupation, ...], space: SkillSpace, lacks: Sequence[int] = ()) -> dict[str, Floats]:
    """What each occupation adds to :func:`work_vector`, by URI in order; float64 [s] each."""
    parts = {uri: weight * space.occupation_vector(uri) for uri, weight in work_weights(work).items()}
    together = np.zeros(len(space.snapshot.skills))
    for part in parts.values():
        part[list(lacks)] = 0.0
        together += part
    length = space.length(together)
    share = min(1.0, space.occupation_length / length) if length > 0 else 0.0
    return {uri: part * share for uri, part in parts.items()}


def work_weights(work: tuple[ProfileOccupation, ...]) -> dict[str, float]:
    """Each concept once, with the largest of its weights."""
    weights: dict[str, float] = {}
    for item in work:
        if item.uri is not None and item.weight > 0:
            weights[item.uri] = max(item.weight, weights.get(item.uri, 0.0))
    return dict(sorted(weights.items()))


class CosineScorer:
    """Factors: skills (asked for and held), related_skills (held in the same group), occupation (skills held that the
    posting's occupation needs), competences (what personal ones held bring, in all three ways), past_work, wish. The
    score lies in [0, 1].
    """

    name = "cosine"

    def __init__(self, space: SkillSpace) -> None:
        self._space = space

    def score(self, query: Query) -> Scores:
        """Cosine of profile and posting, split by where it comes from."""
        space, rows = self._space, query.rows
        demands, occupation, lengths = space.demands, space.snapshot.postings.occupation, space.posting_lengths
        if rows is not None:
            demands, occupation, lengths = csr(demands[rows]), occupation[rows], lengths[rows]
        vectors = ProfileVectors.of(query.profile, space)
        scale = inverse(lengths * vectors.length(space))
        skills = vectors.skills - vectors.competences
        own, whole = space.own_product(skills), space.product(skills)
        others = [space.product(part) for part in (vectors.competences, vectors.past, vectors.wish)]
        columns = np.stack([own, whole - own, whole, *others], axis=1)
        direct = demands @ columns[:, [0, 1, 3, 4, 5]]
        named = np.vstack([space.occupations @ columns[:, 2:], np.zeros((1, 4))])[occupation]
        factors = {
            "skills": direct[:, 0],
            "related_skills": direct[:, 1],
            "occupation": named[:, 0],
            "competences": direct[:, 2] + named[:, 1],
            "past_work": direct[:, 3] + named[:, 2],
            "wish": direct[:, 4] + named[:, 3],
        }
        # Differences of equal numbers may leave a trace below zero.
        return Scores.of({name: np.maximum(part * scale, 0.0) for name, part in factors.items()}, len(occupation))

    def worth(
        self, profile: Profile, rough: npt.NDArray[np.float32], words: npt.NDArray[np.float32]
    ) -> npt.NDArray[np.float32]:
        """Words count for nothing here."""
        return rough

    def rough(self, profile: Profile, guesses: Guesses | None = None) -> npt.NDArray[np.float32]:
        """The cosine itself, in single precision and in one product; float32 [n]."""
        space = self._space
        vectors = ProfileVectors.of(profile, space)
        length, occupation = vectors.length(space), space.snapshot.postings.occupation
        if length <= 0:
            return np.zeros(len(occupation), np.float32)
        column = space.product((vectors.skills + vectors.past + vectors.wish) / length)
        named = np.append(times(space.occupations, column), 0.0).astype(np.float32)
        found: npt.NDArray[np.float32] = space.demands @ column.astype(np.float32)
        found += named.take(occupation)
        found *= space.posting_scales
        return found
