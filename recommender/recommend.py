"""From a profile to jobs and alternatives, with their reasons. Stateless: nothing about a person is kept.

The same profile, request, snapshot and day give the identical answer. Equal scores are ranked by posting key.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from ontology.postings import Posting
from recommender.alternatives import MAX_OF_ONE_OCCUPATION, OCCUPATION_UNKNOWN, Alternatives
from recommender.duplicates import Collapser
from recommender.errors import InvalidRequestError
from recommender.explanation import Explainer, Explanation
from recommender.fields import Fields
from recommender.filters import FILTERS, Filtered, apply_filters, posting_places
from recommender.geography import Gazetteer
from recommender.labels import TitleIndex
from recommender.profile import Profile
from recommender.scorers import Query, Scorer, Scores, scorer_class
from recommender.skillspace import SkillSpace

DEFAULT_RADIUS_KM = 60.0
MAX_TOP = 1_000
SCORE_DIGITS = 12
"""Scores are compared to this many decimals: what lies beyond is the order of additions, not a difference."""
LOOK_FURTHER = 100
"""How many postings beyond those asked for are looked at for repetitions of those that are shown."""
SORT_AT_FIRST = 5_000
NO_POSTINGS, NO_MATCH, EMPTY_PROFILE, REPEATED = "no_postings", "no_match", "empty_profile", "repeated"


@dataclass(frozen=True, slots=True)
class RecommendRequest:
    """What is asked for. ``near``: postcode or town, None for the profile's own. ``wanted``: titles, None likewise.

    1 <= top <= 1000 · 0 < radius_km <= 2000 · 0 <= alternatives <= 100 · paths: most paths a job.
    """

    top: int = 20
    radius_km: float = DEFAULT_RADIUS_KM
    near: str | None = None
    wanted: tuple[str, ...] | None = None
    model: str = "default"
    alternatives: int = 10
    paths: int = 3

    def check(self) -> None:
        """Raise InvalidRequestError for a value outside its range."""
        if not 1 <= self.top <= MAX_TOP:
            raise InvalidRequestError(f"top: {self.top} is not between 1 and {MAX_TOP}")
        if not 0 < self.radius_km <= 2000:
            raise InvalidRequestError(f"radius_km: {self.radius_km} is not between 0 and 2000")
        if not 0 <= self.alternatives <= 100:
            raise InvalidRequestError(f"alternatives: {self.alternatives} is not between 0 and 100")


@dataclass(frozen=True)
class Job:
    """One recommended posting. factors sum to score · distance_km None where unknown · duplicates: the same job
    advertised again (all links kept) · other, reasons: only of alternatives.
    """

    posting: Posting
    score: float
    factors: Mapping[str, float]
    explanation: Explanation
    distance_km: float | None
    duplicates: tuple[Posting, ...] = ()
    other: tuple[str, ...] = ()
    reasons: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Limits:
    """What bounded the answer. removed: postings by the filter that removed them · removed_matching: of those, how many
    had a score · eligible, matching: postings that passed the filters, and of those how many had a score · repeated:
    postings folded into another · decided, decided_alternatives: which limit made a list shorter than asked, or None.
    """

    today: str
    near: str | None
    town: str | None
    radius_km: float
    model: str
    postings: int
    removed: Mapping[str, int]
    removed_matching: Mapping[str, int]
    eligible: int
    matching: int
    repeated: int
    decided: str | None
    decided_alternatives: str | None


@dataclass(frozen=True)
class Recommendations:
    """jobs and alternatives, best first, without a posting in common; and what bounded them."""

    jobs: tuple[Job, ...]
    alternatives: tuple[Job, ...]
    limits: Limits


@dataclass(frozen=True)
class ExplainedJob:
    """One posting that was asked about. removed: the filter that keeps it from the lists, None for none · rank: its
    place among the postings that pass and match, from 1, before repetitions are folded; None where it is none of them.
    """

    job: Job
    removed: str | None
    rank: int | None


class Recommender:
    """Recommends from one snapshot on one day. Safe to use from several threads; parts are made when first needed."""

    def __init__(
        self,
        snapshot: Snapshot,
        gazetteer: Gazetteer,
        today: date,
        link_title: Callable[[str], str | None] | None = None,
    ) -> None:
        """``link_title`` maps a wanted title to an occupation or None; without one, equal labels do."""
        self._snapshot, self._gazetteer, self._today = snapshot, gazetteer, today
        self._link_title = link_title
        self._scorers: dict[str, Scorer] = {}
        self._lock = threading.RLock()

    def on(self, today: date) -> Recommender:
        """The same recommender on another day; what was made is shared."""
        other = Recommender(self._snapshot, self._gazetteer, today, self._link_title)
        with self._lock:
            other._scorers, other._lock = self._scorers, self._lock
            other.__dict__.update({name: self.__dict__[name] for name in _SHARED if name in self.__dict__})
        return other

    def recommend(self, profile: Profile, request: RecommendRequest | None = None) -> Recommendations:
        """Jobs and alternatives for a profile.

        Raises ProfileError (unknown concepts), UnknownPlaceError (``near``), UnknownModelError, InvalidRequestError.
        """
        return self._answer(profile, request or RecommendRequest()).recommendations()

    def explain(self, key: str, profile: Profile, request: RecommendRequest | None = None) -> ExplainedJob | None:
        """One posting for a profile, recommended or not; None where none has this key. Raises as ``recommend``."""
        row = self._snapshot.postings.row_of.get(key)
        answer = self._answer(profile, request or RecommendRequest())
        return None if row is None else answer.explained(row)

    def _answer(self, profile: Profile, request: RecommendRequest) -> _Answer:
        request.check()
        profile.check(self._snapshot.classification)
        if request.wanted is not None:
            profile = profile.wanting({title: self._linked(title) for title in request.wanted})
        near = self._home(profile, request)
        distances = self._gazetteer.distances_from(near) if near else None
        filtered = apply_filters(self._snapshot, profile, self._today, self._places, distances, request.radius_km)
        query = Query(profile, filtered.distance_km, filtered.eligible, request.radius_km)
        scores = self._scorer(request.model).score(query)
        return _Answer(self, profile, request, near, filtered, scores)

    def scores(self, profile: Profile, request: RecommendRequest | None = None) -> Scores:
        """Scores of all postings, eligible or not, for measuring."""
        request = request or RecommendRequest()
        near = self._home(profile, request)
        distances = self._gazetteer.distances_from(near) if near else None
        filtered = apply_filters(self._snapshot, profile, self._today, self._places, distances, request.radius_km)
        query = Query(profile, filtered.distance_km, filtered.eligible, request.radius_km)
        return self._scorer(request.model).score(query)

    def _home(self, profile: Profile, request: RecommendRequest) -> str | None:
        """The postcode to measure from. A place asked for must be known; a CV's own that is not counts as none."""
        if request.near is not None:
            return self._gazetteer.resolve(request.near)
        own = self._gazetteer.known(profile.postcode)
        return own or (self._gazetteer.postcode_of(profile.town) if profile.town else None)

    def _linked(self, title: str) -> str | None:
        if self._link_title is not None:
            return self._link_title(title)
        return self._titles.occupation(title)

    def _scorer(self, name: str) -> Scorer:
        kind = scorer_class(name)
        with self._lock:
            if name not in self._scorers:
                self._scorers[name] = kind(self._space)
            return self._scorers[name]

    @property
    def snapshot(self) -> Snapshot:
        """What it recommends from."""
        return self._snapshot

    @property
    def day(self) -> date:
        """The day that expiry is judged by."""
        return self._today

    def town(self, postcode: str | None) -> str | None:
        """The name of a postcode's town."""
        return self._gazetteer.town(postcode)

    @property
    def space(self) -> SkillSpace:
        """The skill space of the snapshot."""
        with self._lock:
            return self._space

    @property
    def fields(self) -> Fields:
        """Functions and sectors of the snapshot's occupations."""
        with self._lock:
            return self._fields

    @cached_property
    def _space(self) -> SkillSpace:
        return SkillSpace.of_postings(self._snapshot)

    @cached_property
    def _fields(self) -> Fields:
        return Fields(self._snapshot)

    @cached_property
    def _places(self) -> npt.NDArray[np.int32]:
        return posting_places(self._snapshot.postings, self._gazetteer)

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex(self._snapshot.classification)


_SHARED = ("_space", "_fields", "_places", "_titles")


class _Answer:
    """One request, scored and filtered: ranks, collapses repetitions, explains."""

    def __init__(
        self,
        parent: Recommender,
        profile: Profile,
        request: RecommendRequest,
        near: str | None,
        filtered: Filtered,
        scores: Scores,
    ) -> None:
        self._parent, self._profile, self._request, self._near = parent, profile, request, near
        self._filtered, self._scores = filtered, scores
        self._snapshot = parent.snapshot
        self._matching = np.round(scores.total, SCORE_DIGITS) > 0
        self._explainer = Explainer(parent.space, profile)
        self._collapser = Collapser()

    def recommendations(self) -> Recommendations:
        """Both lists; an alternative never repeats a job."""
        good = self._filtered.eligible & self._matching
        rows = self._pick(good, self._request.top)
        alternatives = Alternatives(self._snapshot, self._parent.fields, self._profile)
        shown = set(rows)
        other_rows = self._pick(good & alternatives.mask, self._request.alternatives, shown)
        jobs = tuple(self._job(row) for row in rows)
        others = tuple(self._job(row, alternatives) for row in other_rows)
        return Recommendations(jobs, others, self._limits(good, len(jobs), len(others), alternatives))

    def explained(self, row: int) -> ExplainedJob:
        """One row, whatever its score."""
        good = self._filtered.eligible & self._matching
        removed = next((name for name in FILTERS if self._filtered.removed[name][row]), None)
        rank = next((place for place, found in enumerate(self._ranked(good), 1) if found == row), None)
        alternatives = Alternatives(self._snapshot, self._parent.fields, self._profile)
        other = alternatives if alternatives.mask[row] else None
        return ExplainedJob(self._job(row, other), removed, rank if good[row] else None)

    def _pick(self, mask: npt.NDArray[np.bool_], count: int, shown: set[int] | None = None) -> list[int]:
        """The best rows that repeat none before them; as alternatives (``shown`` given) few of each occupation."""
        occupations: dict[int, int] = {}
        found: list[int] = []
        beyond = 0
        for row in self._ranked(mask):
            if len(found) == count:
                beyond += 1
                if beyond > LOOK_FURTHER:
                    break
            if shown is not None:
                occupation = int(self._snapshot.postings.occupation[row])
                if row in shown or occupations.get(occupation, 0) >= MAX_OF_ONE_OCCUPATION:
                    continue
            posting = self._snapshot.postings.details[row]
            if len(found) == count:
                self._collapser.note(posting)
            elif self._collapser.add(posting):
                found.append(row)
                if shown is not None:
                    occupations[occupation] = occupations.get(occupation, 0) + 1
        return found

    def _ranked(self, mask: npt.NDArray[np.bool_]) -> Iterator[int]:
        """Rows by falling score, then by key. Of many, the best are sorted first and the rest only when asked for."""
        rows = np.flatnonzero(mask)
        losses = -np.round(self._scores.total[rows], SCORE_DIGITS)
        head = np.ones(len(rows), dtype=np.bool_)
        if len(rows) > SORT_AT_FIRST:
            head = losses <= np.partition(losses, SORT_AT_FIRST)[SORT_AT_FIRST]
        for part in (head, ~head):
            yield from rows[part][np.lexsort((rows[part], losses[part]))].tolist()

    def _job(self, row: int, alternatives: Alternatives | None = None) -> Job:
        posting = self._snapshot.postings.details[row]
        factors = {name: float(part[row]) for name, part in sorted(self._scores.factors.items())}
        explanation = self._explainer.explain(row, self._request.paths)
        distance = float(self._filtered.distance_km[row])
        return Job(
            posting=posting,
            score=sum(factors.values()),
            factors=factors,
            explanation=explanation,
            distance_km=None if np.isnan(distance) else distance,
            duplicates=self._collapser.repetitions_of(posting),
            other=alternatives.other(row) if alternatives else (),
            reasons=alternatives.reasons(row, explanation) if alternatives else None,
        )

    def _limits(self, good: npt.NDArray[np.bool_], jobs: int, others: int, alternatives: Alternatives) -> Limits:
        removed = self._filtered.removed
        matching = {name: int((removed[name] & self._matching).sum()) for name in FILTERS}
        other = {name: int((removed[name] & self._matching & alternatives.mask).sum()) for name in FILTERS}
        count = int(good.sum())
        decided = self._decided(matching, count) if jobs < self._request.top else None
        decided_other = None
        if others < self._request.alternatives:
            own = self._decided(other, int((good & alternatives.mask).sum()))
            decided_other = own if alternatives.known else OCCUPATION_UNKNOWN
        return Limits(
            today=self._parent.day.isoformat(),
            near=self._near,
            town=self._parent.town(self._near),
            radius_km=self._request.radius_km,
            model=self._request.model,
            postings=len(self._snapshot.postings),
            removed={name: int(removed[name].sum()) for name in FILTERS},
            removed_matching=matching,
            eligible=int(self._filtered.eligible.sum()),
            matching=count,
            repeated=self._collapser.repeated,
            decided=decided,
            decided_alternatives=decided_other,
        )

    def _decided(self, removed: Mapping[str, int], matching: int) -> str:
        """Which limit made the list short: the filter that removed most of what matched, else what matched at all."""
        if not len(self._snapshot.postings):
            return NO_POSTINGS
        if self._profile.empty:
            return EMPTY_PROFILE
        most = max(FILTERS, key=lambda name: removed[name])
        if removed[most]:
            return most
        return NO_MATCH if not matching or not self._collapser.repeated else REPEATED
