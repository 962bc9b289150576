"""Career paths: from work or a profile to other work in one to three steps, each near enough to take.

A bounded beam over adjacency: from each occupation to its ``WIDTH`` nearest, keeping the ``BEAM`` best paths a step. A
path's score is the product of its steps' nearness, and a step longer than ``MIN_STEP`` is no step. Towards a wanted
occupation every step must come nearer to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from graph.snapshot import Snapshot
from ontology.authorisations import authorisation_json
from ontology.errors import UnknownConceptError
from ontology.postings import DEFAULT_MAX_AGE_DAYS
from recommender.adjacency import Neighbours
from recommender.errors import InvalidRequestError
from recommender.profile import Profile, WorkRelation
from recommender.scorers.cosine import work_weights
from recommender.sparse import Floats

MAX_STEPS = 3
WIDTH = 12
BEAM = 60
MIN_STEP = 0.05
"""Least nearness of a step: about where the hundredth neighbour of an occupation lies in ESCO."""
MAX_GAP = 10
MAX_STARTS = 3
SKILLS = -1
"""Stands for the row of an occupation where a path starts from skills."""
SCORE_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Step:
    """One step to an occupation. score: nearness to where the step starts · gap: URIs of essential skills that are not
    there yet, rarest first · live_postings: postings of that occupation that have not expired.
    """

    uri: str
    score: float
    gap: tuple[str, ...]
    live_postings: int


@dataclass(frozen=True, slots=True)
class CareerPath:
    """Steps from one of the starting occupations, or (None) from a person's skills; score is the product of the
    steps'.
    """

    start: str | None
    steps: tuple[Step, ...]
    score: float


@dataclass(frozen=True, slots=True)
class CareerPaths:
    """occupations: where the person stands, best first (the one asked about, or those of the profile); none where only
    their skills are known.
    """

    occupations: tuple[str, ...]
    paths: tuple[CareerPath, ...]


def career_paths(
    neighbours: Neighbours,
    today: date,
    start: str | Profile,
    to: str | None = None,
    top: int = 5,
    model: str = "default",
    steps: int = MAX_STEPS,
    max_age_days: int = DEFAULT_MAX_AGE_DAYS,
) -> CareerPaths:
    """The ``top`` best paths, best first, equal scores by URIs; without ``to`` at most one path to each occupation.

    Raises UnknownConceptError (an occupation that is not loaded), InvalidRequestError (``steps`` not 1 to 3, ``to``
    where the person already is), UnknownModelError.
    """
    if not 1 <= steps <= MAX_STEPS:
        raise InvalidRequestError(f"steps: {steps} is not between 1 and {MAX_STEPS}")
    finder = _Finder(neighbours, today, model, max_age_days)
    starts, has = finder.starts(start)
    if to is None:
        found = finder.open(starts, steps, top)
    else:
        goal = finder.row(to)
        if goal in starts:
            raise InvalidRequestError(f"to: {to} is work that the person already has")
        found = finder.towards(starts, goal, steps, top)
    occupations = neighbours.snapshot.occupations
    stands = tuple(occupations[row] for row in starts if row != SKILLS)
    return CareerPaths(stands, tuple(finder.path(rows, score, has) for rows, score in found))


def to_row(found: CareerPaths, snapshot: Snapshot, language: str = "da") -> dict[str, Any]:
    """The row of ``jobvej paths``."""

    def concept(uri: str) -> dict[str, str]:
        return {"uri": uri, "label": snapshot.classification[uri].preferred(language, "da", "en")}

    return {
        "occupations": [concept(uri) for uri in found.occupations],
        "paths": [
            {
                "start": path.start,
                "score": round(path.score, SCORE_DIGITS),
                "steps": [
                    concept(step.uri)
                    | {
                        "score": round(step.score, SCORE_DIGITS),
                        "gap": [concept(uri) for uri in step.gap],
                        "live_postings": step.live_postings,
                        "authorisation": authorisation_json(snapshot.classification[step.uri], language),
                    }
                    for step in path.steps
                ],
            }
            for path in found.paths
        ],
    }


_Beam = list[tuple[tuple[int, ...], float]]


class _Finder:
    def __init__(self, neighbours: Neighbours, today: date, model: str, max_age_days: int) -> None:
        self._neighbours, self._snapshot = neighbours, neighbours.snapshot
        self._model = neighbours.model(model)
        self._nearness: dict[int, Floats] = {}
        table = self._snapshot.postings
        live = table.live(today.toordinal(), max_age_days)
        known = table.occupation[live & (table.occupation >= 0)]
        self._live = np.bincount(known, minlength=len(self._snapshot.occupations))
        needed = np.asarray(self._snapshot.essential.sum(axis=0)).ravel()
        self._rarity: Mapping[int, float] = dict(enumerate(needed.tolist()))

    def row(self, uri: str) -> int:
        """Row of an occupation."""
        row = self._snapshot.occupation_row.get(uri)
        if row is None:
            raise UnknownConceptError(f"{uri} is not an occupation of the loaded classification")
        return row

    def starts(self, start: str | Profile) -> tuple[list[int], set[int]]:
        """Where the person stands, at most ``MAX_STARTS`` occupations, and the skill rows they have."""
        if isinstance(start, str):
            row = self.row(start)
            return [row], self._needs(row)
        held = {self._snapshot.skill_row[s.uri] for s in start.held if s.uri in self._snapshot.skill_row}
        weights = work_weights(start.work(WorkRelation.PAST))
        rows = [self._snapshot.occupation_row[uri] for uri in weights if uri in self._snapshot.occupation_row]
        rows.sort(key=lambda row: (-weights[self._snapshot.occupations[row]], row))
        if not rows and held:
            self._nearness[SKILLS] = self._neighbours.from_skills.scores(start)
            return [SKILLS], held
        rows = rows[:MAX_STARTS]
        for row in rows if start.work(WorkRelation.PAST) else ():
            held |= self._needs(row)
        return rows, held

    def open(self, starts: list[int], steps: int, top: int) -> _Beam:
        """Paths to anywhere: the best one to each occupation."""
        best: dict[int, tuple[tuple[int, ...], float]] = {}
        beam: _Beam = [((row,), 1.0) for row in starts]
        for _ in range(steps):
            beam = self._grow(beam, starts)
            for rows, score in beam:
                if rows[-1] not in best or score > best[rows[-1]][1]:
                    best[rows[-1]] = (rows, score)
        return _sorted(list(best.values()))[:top]

    def towards(self, starts: list[int], goal: int, steps: int, top: int) -> _Beam:
        """Paths that end at the goal, every step nearer to it than the one before."""
        to_goal = self._scores(goal)
        found: _Beam = []
        beam: _Beam = [((row,), 1.0) for row in starts]
        for step in range(steps):
            for rows, score in beam:
                last = float(self._scores(rows[-1])[goal])
                if last >= MIN_STEP:
                    found.append(((*rows, goal), score * last))
            if step < steps - 1:
                grown = self._grow(beam, [*starts, goal])
                beam = [
                    (rows, score)
                    for rows, score in grown
                    if rows[-2] == SKILLS or to_goal[rows[-1]] > to_goal[rows[-2]]
                ]
        return _sorted(found)[:top]

    def _grow(self, beam: _Beam, taken: list[int]) -> _Beam:
        grown: _Beam = []
        for rows, score in beam:
            near = np.round(self._scores(rows[-1]), 12)
            order = np.lexsort((np.arange(len(near)), -near))[: WIDTH + len(rows) + len(taken)].tolist()
            for row in [row for row in order if row not in rows and row not in taken][:WIDTH]:
                if near[row] >= MIN_STEP:
                    grown.append(((*rows, row), score * float(near[row])))
        return _sorted(grown)[:BEAM]

    def path(self, rows: tuple[int, ...], score: float, has: set[int]) -> CareerPath:
        """A path with what each step lacks: what an earlier step taught is there."""
        have = set(has)
        steps: list[Step] = []
        for here, there in pairwise(rows):
            needs = self._needs(there)
            gap = sorted(needs - have, key=lambda skill: (self._rarity[skill], skill))[:MAX_GAP]
            have |= needs
            uri = self._snapshot.occupations[there]
            names = tuple(self._snapshot.skills[skill] for skill in gap)
            steps.append(Step(uri, float(self._scores(here)[there]), names, int(self._live[there])))
        start = None if rows[0] == SKILLS else self._snapshot.occupations[rows[0]]
        return CareerPath(start, tuple(steps), score)

    def _scores(self, row: int) -> Floats:
        if row not in self._nearness:
            self._nearness[row] = self._model.scores(row)
        return self._nearness[row]

    def _needs(self, row: int) -> set[int]:
        matrix = self._snapshot.essential
        return set(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].tolist())


def _sorted(paths: _Beam) -> _Beam:
    return sorted(paths, key=lambda path: (-round(path[1], 12), path[0]))
