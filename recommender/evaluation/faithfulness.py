"""Whether reasons are true: what happens to a job's score and its reasons when what they name is taken away.

Deletion: without the concept of the person that the strongest path starts from, the score falls. Sufficiency: with
nothing but the concepts on the shown paths, this share is left of the factors that paths are parts of (those of the
cosine; it may also rise, which counts as all). Baselines in the same run: as many other
concepts of the person, drawn by lot. Kinds of people: a profile as it was read, and cut to few skills without words,
work or wishes. Stability: the same strongest path in a recommender made anew, and after one other skill is dropped.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from graph.demands import demands
from graph.snapshot import Snapshot
from ontology.concepts import RelationKind
from recommender.answer import Answer
from recommender.evaluation.bootstrap import bootstrap_ci
from recommender.evaluation.tables import Row, Table
from recommender.explanation import Path
from recommender.profile import Profile
from recommender.recommend import Recommender
from recommender.results import MAX_RADIUS_KM, Job, RecommendRequest
from recommender.routes import Edge

DELETION, SUFFICIENCY, DROP = "score falls", "share kept", "share lost"
AGAIN, EDITED, FIRST = "same path again", "same path after edit", "same first job after edit"
EDGES, SUMS, TEXTS = "edges in graph", "factors sum", "sentences in texts"
CUTS = (5, 3, 1)
ON_PATHS = ("skills", "related_skills", "occupation", "competences", "past_work", "wish")
"""Factors whose exact shares are the contributions of paths."""
_SUM_WITHIN = 1e-6
_FALLS_BY = 1e-9


@dataclass(frozen=True, slots=True)
class Person:
    """A profile under a name, and the text it was read from ("" for none)."""

    name: str
    profile: Profile
    text: str = ""


@dataclass
class _Tally:
    """Values by column with the person that each is of."""

    values: dict[str, list[float]] = field(default_factory=dict)
    marks: dict[str, list[str]] = field(default_factory=dict)

    def add(self, column: str, person: str, value: float) -> None:
        self.values.setdefault(column, []).append(value)
        self.marks.setdefault(column, []).append(person)

    def row(self, name: str, *, baseline: bool = False) -> Row:
        cells = {column: bootstrap_ci(self.values[column], self.marks[column]) for column in self.values}
        return Row(name, cells, baseline)


def faithfulness_table(
    make: Callable[[], Recommender], people: Sequence[Person], jobs: int = 10, seed: int = 20261122
) -> Table:
    """One row a kind of profile and one for its baseline. ``make`` gives a recommender made anew at each call.

    The search goes over the whole country, so that people who live far from postings count too.
    """
    draw = random.Random(seed)  # noqa: S311 - a lot, no secret
    one, other = make(), make()
    rows = []
    for kind, group in _kinds(people, draw).items():
        real, lot = _Tally(), _Tally()
        for person in group:
            _measure(one, other, person, jobs, draw, real, lot)
        if real.values:
            rows.append(real.row(kind))
        if lot.values:
            rows.append(lot.row(f"{kind}: by lot", baseline=True))
    return Table(
        title=f"Faithfulness of reasons, first {jobs} jobs",
        split=f"development: {len(people)} people, {len(one.snapshot.postings)} postings",
        ontology=one.snapshot.classification.content_hash,
        rows=tuple(rows),
        notes=(
            f"{DELETION}, {DROP}: without the strongest path's concept",
            f"{SUFFICIENCY}: by the shown paths' alone",
        ),
        over="people",
    )


def _kinds(people: Sequence[Person], draw: random.Random) -> Mapping[str, list[Person]]:
    kinds: dict[str, list[Person]] = {"as read": list(people)}
    for size in CUTS:
        able = [person for person in people if len(person.profile.held) >= size]
        kinds[f"{size} skill{'s' if size > 1 else ''}"] = [_cut(person, size, draw) for person in able]
    return kinds


def _cut(person: Person, size: int, draw: random.Random) -> Person:
    kept = sorted(draw.sample(person.profile.held, size), key=lambda skill: skill.uri)
    return Person(person.name, replace(person.profile, skills=tuple(kept), occupations=(), told=()), person.text)


def _measure(
    one: Recommender,
    other: Recommender,
    person: Person,
    jobs: int,
    draw: random.Random,
    real: _Tally,
    lot: _Tally,
) -> None:
    request = RecommendRequest(top=jobs, alternatives=0, radius_km=MAX_RADIUS_KM)
    answer = one.answer(person.profile, request)
    again = {job.posting.key: job for job in other.recommend(person.profile, request).jobs}
    found = answer.recommendations().jobs
    for job in found:
        sums = abs(math.fsum(job.factors.values()) - job.score) <= _SUM_WITHIN
        real.add(SUMS, person.name, sums)
        if job.texts:
            real.add(TEXTS, person.name, all(_told(pair.told, pair.posting, person, job) for pair in job.texts))
        by_network = job.network.paths if job.network is not None else ()
        for path in (*job.explanation.paths, *by_network):
            real.add(EDGES, person.name, all(in_graph(edge, one.snapshot, job, person) for edge in path.edges))
        if job.explanation.paths:
            _of_job(answer, job, again, person, draw, real, lot)
    _after_edit(one, found, request, person, draw, real)


def _of_job(
    answer: Answer,
    job: Job,
    again: Mapping[str, Job],
    person: Person,
    draw: random.Random,
    real: _Tally,
    lot: _Tally,
) -> None:
    paths = job.explanation.paths
    top = _start(paths[0])
    row = answer.setting.space.snapshot.postings.row_of[job.posting.key]
    everything = concepts(answer.profile)
    others = sorted(everything - {top})
    same = again.get(job.posting.key)
    real.add(AGAIN, person.name, same is not None and same.explanation.paths == paths)
    named = {_start(path) for path in paths}
    for tally, taken in ((real, top), (lot, draw.choice(others) if others else None)):
        if taken is not None:
            left = _score(answer.to(without(answer.profile, taken)), row)
            tally.add(DELETION, person.name, left < job.score - _FALLS_BY)
            tally.add(DROP, person.name, (job.score - left) / job.score)
    if len(everything) > len(named):
        chosen = set(draw.sample(sorted(everything), len(named)))
        for tally, kept in ((real, named), (lot, chosen)):
            tally.add(SUFFICIENCY, person.name, _left_of_graph(answer, job, row, everything - kept))


def _left_of_graph(answer: Answer, job: Job, row: int, taken: Iterable[str]) -> float:
    profile = answer.profile
    for uri in sorted(taken):
        profile = without(profile, uri)
    whole, left = (
        sum(found.get(name, 0.0) for name in ON_PATHS) for found in (job.factors, answer.to(profile).factors_of(row))
    )
    return min(left / whole, 1.0)


def _score(answer: Answer, row: int) -> float:
    return float(answer.score_of(np.array([row], np.intp))[0])


def _after_edit(
    recommender: Recommender,
    jobs: Sequence[Job],
    request: RecommendRequest,
    person: Person,
    draw: random.Random,
    real: _Tally,
) -> None:
    """One skill dropped that starts no strongest path of these jobs."""
    starts = {_start(job.explanation.paths[0]) for job in jobs if job.explanation.paths}
    spare = [skill.uri for skill in person.profile.held if skill.uri not in starts]
    if not spare or len(person.profile.held) == 1 or not jobs:
        return
    edited = person.profile.without(draw.choice(spare))
    after = recommender.recommend(edited, request).jobs
    real.add(FIRST, person.name, bool(after) and after[0].posting.key == jobs[0].posting.key)
    for job in jobs:
        if job.explanation.paths:
            found = recommender.explain(job.posting.key, edited, request)
            paths = found.job.explanation.paths if found else ()
            real.add(EDITED, person.name, bool(paths) and paths[0].nodes == job.explanation.paths[0].nodes)


def concepts(profile: Profile) -> set[str]:
    """URIs of what a path of this person could start from."""
    skills = {skill.uri for skill in profile.held + profile.wished}
    return skills | {work.uri for work in profile.occupations if work.uri is not None and work.weight > 0}


def without(profile: Profile, uri: str) -> Profile:
    """The person without a skill or a kind of work."""
    kept = tuple(work for work in profile.occupations if work.uri != uri)
    return replace(profile.without(uri), occupations=kept)


def _start(path: Path) -> str:
    return path.nodes[1]


def in_graph(edge: Edge, snapshot: Snapshot, job: Job, person: Person) -> bool:
    """Whether an edge of a path is there, and says where from: in the person's text, the posting or a relation."""
    if not edge.origin:
        return False
    if edge.relation == "evidence":
        return not person.text or edge.quote is None or edge.quote in person.text
    if edge.relation == "asks_for":
        return any(demand.uri == edge.target for demand in demands(job.posting))
    if edge.relation == "for_occupation":
        row = snapshot.postings.row_of[job.posting.key]
        return snapshot.occupations[int(snapshot.postings.occupation[row])] == edge.target
    if edge.relation == RelationKind.BROADER:
        return edge.target in snapshot.classification.broader.get(edge.source, ())
    essential, of_work = edge.relation == RelationKind.ESSENTIAL, edge.source in snapshot.occupation_row
    if of_work:
        matrix, row = snapshot.essential if essential else snapshot.optional, snapshot.occupation_row[edge.source]
    else:
        matrix, row = (
            snapshot.skill_essential if essential else snapshot.skill_optional,
            snapshot.skill_row[edge.source],
        )
    return bool(matrix[row, snapshot.skill_row[edge.target]])


def _told(told: str, theirs: str, person: Person, job: Job) -> bool:
    own = person.profile.told
    mine = (
        not own or told in own or told in " ".join(own) or told in {work.title for work in person.profile.occupations}
    )
    return mine and (theirs == job.posting.title or theirs in " ".join(job.posting.text.split()))
