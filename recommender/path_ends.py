"""What paths of an explanation begin and end at: what the CV has and what the ad has, as vectors and as edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from graph.demands import Demand
from ontology.evidence import EvidenceKind, Polarity
from ontology.postings import Posting
from recommender.profile import EDITED, Profile, ProfileEvidence, WorkRelation
from recommender.routes import CV, Edge
from recommender.scorers.cosine import WISHED_SHARE, lacked, work_parts
from recommender.skillspace import SkillSpace
from recommender.sparse import Floats

Columns = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Item:
    """Something the CV has: a concept, its vector in skill space (weights of some columns), and the words for it."""

    kind: str
    uri: str
    columns: Columns
    weights: Floats
    words: ProfileEvidence | None
    work: bool


@dataclass(frozen=True)
class Asked:
    """Something the ad has: a skill asked for, or the occupation (demand None)."""

    uri: str
    columns: Columns
    weights: Floats
    demand: Demand | None


def items_of(profile: Profile, space: SkillSpace) -> list[Item]:
    """What the CV has, so that the vectors sum to the profile's."""
    row = space.snapshot.skill_row
    found: list[Item] = []
    for skill in profile.held + profile.wished:
        if skill.uri in row:
            cell = np.array([row[skill.uri]], np.int32), np.array([skill.weight * (1 if skill.held else WISHED_SHARE)])
            kind = "wished_skill" if not skill.held else "implied" if skill.polarity is Polarity.IMPLIED else "skill"
            found.append(Item(kind, skill.uri, *cell, skill.evidence, work=False))
    lacks = lacked(profile, space)
    for relation, kind in ((WorkRelation.PAST, "past_work"), (WorkRelation.WANTED, "wanted_work")):
        work = profile.work(relation)
        for uri, vector in work_parts(work, space, lacks).items():
            named = next(item for item in work if item.uri == uri and item.weight > 0)
            words = named.evidence or ProfileEvidence(named.title)
            columns = np.flatnonzero(vector).astype(np.int32)
            found.append(Item(kind, uri, columns, vector[columns], words, work=True))
    return found


def stacked(parts: Sequence[Item | Asked], count: int) -> csr_array:
    """Vectors in skill space as rows; float64 CSR [parts, count]."""
    ends = np.cumsum([0] + [len(part.columns) for part in parts])
    columns = np.concatenate([part.columns for part in parts] or [np.zeros(0, np.int32)])
    weights = np.concatenate([part.weights for part in parts] or [np.zeros(0)])
    return csr_array((weights, columns, ends), shape=(len(parts), count))


def skills_told(profile: Profile, space: SkillSpace) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """bool [s]: held, or broader than something held; never what the person says they lack."""
    snapshot = space.snapshot
    held = np.zeros(len(snapshot.skills))
    for skill in profile.held:
        if skill.uri in snapshot.skill_row:
            held[snapshot.skill_row[skill.uri]] = 1.0
    return _without_lacks(np.asarray(space.reach.T @ held).ravel()[: len(held)] > 0, profile, space)


def skills_met(
    profile: Profile, space: SkillSpace, told: np.ndarray[tuple[int], np.dtype[np.bool_]] | None = None
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """bool [s]: those of ``skills_told`` (``told``, where somebody has them), and what is essential to past work; never
    what the person says they lack.
    """
    snapshot, has = space.snapshot, skills_told(profile, space) if told is None else told.copy()
    for work in profile.work(WorkRelation.PAST):
        row = snapshot.occupation_row.get(work.uri or "")
        if row is not None:
            has[snapshot.essential[[row]].tocoo().coords[-1]] = True
    return _without_lacks(has, profile, space)


def _without_lacks(
    has: np.ndarray[tuple[int], np.dtype[np.bool_]], profile: Profile, space: SkillSpace
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    has[lacked(profile, space)] = False
    return has


def cv_edge(item: Item) -> Edge:
    """The person's own words for something; without a quote where an edited profile gives none."""
    words = item.words
    if words is None:
        return Edge(CV, "evidence", item.uri, EDITED)
    origin = EDITED if words.method == EDITED else CV
    return Edge(CV, "evidence", item.uri, origin, words.confidence, words.quote, words.sentence)


def posting_edge(posting: Posting, asked: Asked) -> Edge:
    """The ad's own words for something; its title where it has an occupation and no words for it."""
    if asked.demand is not None:
        words = asked.demand.evidence
        return Edge(
            posting.key, "asks_for", asked.uri, posting.source, asked.demand.confidence, words.quote, words.sentence
        )
    named = [item for item in posting.evidence if item.kind is EvidenceKind.OCCUPATION and item.uri == asked.uri]
    best = min(named, key=lambda item: (-item.confidence, item.start), default=None)
    quote, sentence = (best.quote, best.sentence) if best else (posting.title, posting.title)
    confidence = best.confidence if best else 1.0
    return Edge(posting.key, "for_occupation", asked.uri, posting.source, confidence, quote, sentence)
