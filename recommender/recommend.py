"""From a profile to jobs and alternatives, with their reasons. Stateless: nothing about a person is kept.

The same profile, request, snapshot and day give the identical answer. Equal scores are ranked by posting key.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.snapshot import PostingTable, Snapshot
from graph.snapshot_build import table_of
from ontology.postings import DEFAULT_MAX_AGE_DAYS, Posting
from recommender.alternatives import Alternatives
from recommender.answer import SCORE_DIGITS, Answer, Scored, Setting
from recommender.candidates import ALL, MOST, candidates
from recommender.duplicates import SameJobs
from recommender.fields import Fields, PostingFields
from recommender.filters import Filtered, apply_filters, posting_places
from recommender.geography import Gazetteer
from recommender.labels import TitleIndex
from recommender.near_duplicates import Groups, duplicate_groups
from recommender.network import PathNetwork
from recommender.network_reasons import NetworkReasons
from recommender.profile import Profile
from recommender.results import ExplainedJob, Job, Limits, Recommendations, RecommendRequest
from recommender.scorers import WITH_TEXTS, Query, RowScorer, Scorer, scorer_class
from recommender.scorers.match import MatchScorer
from recommender.scorers.network import NetworkScorer
from recommender.skillspace import SkillSpace
from recommender.texts.meaning import Guesses, Rows
from recommender.texts.views import Compared, TextViews
from recommender.work_notes import WorkNotes

__all__ = ["ExplainedJob", "Job", "Limits", "RecommendRequest", "Recommendations", "Recommender"]


class Recommender:
    """Recommends from one snapshot on one day. Safe to use from several threads; parts are made when first needed."""

    def __init__(
        self,
        snapshot: Snapshot,
        gazetteer: Gazetteer,
        today: date,
        link_title: Callable[[str], str | None] | None = None,
        max_age_days: int = DEFAULT_MAX_AGE_DAYS,
        find_groups: Callable[[PostingTable], Groups] = duplicate_groups,
        texts: TextViews | None = None,
        find_network: Callable[[Snapshot], PathNetwork] = PathNetwork.of,
    ) -> None:
        """``link_title`` maps a wanted title to an occupation or None; without one, equal labels do.

        ``max_age_days``: how long a posting without a last day is live. ``find_groups`` gives the groups of
        repetitions, from a cache where there is one. ``texts`` compares texts; without it they are not compared.
        ``find_network`` gives the trained network.
        """
        self._snapshot, self._gazetteer, self._today = snapshot, gazetteer, today
        self._link_title, self._max_age_days, self._find_groups = link_title, max_age_days, find_groups
        self._texts, self._find_network = texts, find_network
        self._scorers: dict[str, Scorer] = {}
        self._posting_fields: dict[bool, PostingFields] = {}
        self._lock = threading.RLock()

    def on(self, today: date) -> Recommender:
        """The same recommender on another day; what was made is shared."""
        other = Recommender(
            self._snapshot,
            self._gazetteer,
            today,
            self._link_title,
            self._max_age_days,
            self._find_groups,
            self._texts,
            self._find_network,
        )
        with self._lock:
            other._scorers, other._posting_fields, other._lock = self._scorers, self._posting_fields, self._lock
            other.__dict__.update({name: self.__dict__[name] for name in _SHARED if name in self.__dict__})
        return other

    def relabelled(self, snapshot: Snapshot, link_title: Callable[[str], str | None] | None) -> Recommender:
        """The same recommender over ``snapshot``, which differs from its own in labels alone; arrays are shared."""
        other = Recommender(
            snapshot,
            self._gazetteer,
            self._today,
            link_title,
            self._max_age_days,
            self._find_groups,
            self._texts,
            self._find_network,
        )
        with self._lock:
            made = dict(vars(self))
        vars(other).update(
            {name: made[name] for name in ("_same", "_fields", "_posting_fields", "_places") if name in made}
        )
        if "_space" in made:
            vars(other)["_space"] = made["_space"].relabelled(snapshot)
        return other

    def beside(self, posting: Posting) -> Recommender:
        """A recommender of one posting that is in no store: scored and explained as if it were among the loaded ones.

        A posting without an occupation is compared by its skills and texts alone: what it may be is not guessed.
        """
        snapshot = replace(self._snapshot, postings=table_of(self._snapshot, [posting]))
        texts = self._texts.beside(snapshot) if self._texts is not None else None
        other = Recommender(
            snapshot,
            self._gazetteer,
            self._today,
            self._link_title,
            self._max_age_days,
            lambda _table: np.zeros(1, np.int32),
            texts,
            self._find_network,
        )
        space, fields = self.space.beside(snapshot), self._fields_once()
        vars(other).update(_space=space, _fields=fields)
        return other

    def _fields_once(self) -> Fields:
        with self._lock:
            return self._fields

    def recommend(self, profile: Profile, request: RecommendRequest | None = None) -> Recommendations:
        """Jobs and alternatives for a profile.

        Raises ProfileError (unknown concepts), UnknownPlaceError (``near``), UnknownModelError, InvalidRequestError.
        """
        return self.answered(profile, request or RecommendRequest())[1]

    def answered(
        self, profile: Profile, request: RecommendRequest, earlier: Answer | None = None
    ) -> tuple[Answer, Recommendations]:
        """The lists, and the answer that they are of, for questions about what it compares. Raises as ``recommend``.

        ``earlier``: an answer to nearly the same question; what it has found of the person's texts is used again.
        """
        answer = self._answer(profile, request, earlier=earlier)
        found = answer.recommendations()
        if answer.cut and (len(found.jobs) < request.top or len(found.alternatives) < request.alternatives):
            answer = self._answer(profile, request, most=ALL, earlier=answer)
            return answer, answer.recommendations()
        return answer, found

    def phrases_of(self, profile: Profile) -> list[str]:
        """What of a person is turned into vectors before their first list; none where texts are not compared."""
        return [] if self._texts is None or profile.empty else self._texts.phrases_of(profile)

    def warm(self) -> None:
        """Make what the first person would wait for: arrays, and how near occupations are to each other."""
        self.recommend(Profile())
        if self._snapshot.occupations:
            self.space.nearness.scores(0)

    def explain(self, key: str, profile: Profile, request: RecommendRequest | None = None) -> ExplainedJob | None:
        """One posting for a profile, recommended or not; None where none has this key. Raises as ``recommend``."""
        row = self._snapshot.postings.row_of.get(key)
        answer = self._answer(profile, request or RecommendRequest(), None if row is None else np.array([row]))
        return None if row is None else answer.explained(row)

    def answer(self, profile: Profile, request: RecommendRequest | None = None) -> Answer:
        """One request, every posting scored and filtered, for questions about it. Raises as ``recommend``."""
        return self._answer(profile, request or RecommendRequest(), np.arange(len(self._snapshot.postings)))

    def live_near(self, profile: Profile, request: RecommendRequest) -> npt.NDArray[np.int64]:
        """How many postings of each occupation pass the filters; int64 [o]. Raises as ``recommend``."""
        request.check()
        near = self._home(profile, request)
        distances = self._gazetteer.distances_from(near) if near else None
        with self._lock:
            live, places = self._live, self._places
        filtered = apply_filters(self._snapshot, profile, self._today, places, distances, request.radius_km, live)
        occupation = self._snapshot.postings.occupation[filtered.eligible]
        return np.bincount(occupation[occupation >= 0], minlength=len(self._snapshot.occupations))

    def _answer(
        self,
        profile: Profile,
        request: RecommendRequest,
        asked: Rows | None = None,
        most: int | None = None,
        earlier: Answer | None = None,
    ) -> Answer:
        """``asked``: rows that are scored in any case. ``most``: see ``candidates``."""
        request.check()
        profile.check(self._snapshot.classification)
        if request.wanted is not None:
            profile = profile.wanting({title: self._linked(title) for title in request.wanted})
        near = self._home(profile, request)
        distances = self._gazetteer.distances_from(near) if near else None
        with self._lock:
            live, places, same = self._live, self._places, self._same
        filtered = apply_filters(self._snapshot, profile, self._today, places, distances, request.radius_km, live)
        guesses = self._texts.guesses() if self._texts is not None else None
        fields = self._fields_of_postings(guesses)
        others = earlier.alternatives if earlier is not None else None
        alternatives = Alternatives.of(self._snapshot, fields, profile, request.dial, others)
        scorer = self._scorer(request.model)
        known = earlier.compared if earlier is not None else None
        other = alternatives.mask
        query, compared = self._query(scorer, profile, request, filtered, other, guesses, asked, most, known)
        before = earlier.texts if earlier is not None else None
        texts = self._texts.reasons(profile, before) if self._texts and query.likeness else None
        reworded = self._texts.reworded if self._texts is not None else None
        town = self._gazetteer.town(near)
        setting = Setting(self.space, fields, self._today, near, town, same, live, reworded)

        def rescore(other: Profile) -> Scored:
            rough = query.rough if other is profile else None
            return _scored(scorer, replace(query, profile=other, rough=rough), filtered.eligible)

        notes = WorkNotes(self._snapshot, profile, scorer, guesses) if isinstance(scorer, MatchScorer) else None
        network = None
        if isinstance(scorer, NetworkScorer):
            network = NetworkReasons(self.space, profile, scorer.network)
        scored = rescore(profile)
        made_of = setting, profile, request, filtered, scored, alternatives, rescore, texts, notes
        return Answer(*made_of, compared=compared, earlier=earlier, network=network)

    def _query(
        self,
        scorer: Scorer,
        profile: Profile,
        request: RecommendRequest,
        filtered: Filtered,
        other: npt.NDArray[np.bool_],
        guesses: Guesses | None,
        asked: Rows | None,
        most: int | None,
        known: Compared | None,
    ) -> tuple[Query, Compared | None]:
        """What is to be scored: all postings by most scorers, those worth it and ``asked`` by a ``RowScorer``; and what
        was compared for it. ``known``: what was before.
        """
        eligible = filtered.eligible
        if not isinstance(scorer, RowScorer):
            return Query(profile, filtered.distance_km, eligible, request.radius_km, guesses=guesses), None
        texts = self._texts if request.model in WITH_TEXTS else None
        most, rough = MOST if most is None else most, scorer.rough(profile, guesses)
        worth = rough
        if texts is not None and not profile.empty and int(np.count_nonzero(eligible)) > most:
            worth = scorer.worth(profile, rough, texts.rough(profile))
        rows = candidates(worth, eligible, other, most)
        if asked is not None:
            rows = np.union1d(rows, asked)
        passing = eligible[rows]
        counting = passing if asked is None or len(asked) != 1 else passing | (rows == asked[0])
        compared = texts.compared(profile, rows[counting], known) if texts is not None else None
        likeness = _spread(compared, counting) if compared is not None else {}
        distances = filtered.distance_of(rows)
        return Query(profile, distances, passing, request.radius_km, likeness, rows, guesses, rough), compared

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
                if kind is NetworkScorer:
                    self._scorers[name] = NetworkScorer(self._space, self._find_network(self._snapshot))
                else:
                    self._scorers[name] = kind(self._space)
            return self._scorers[name]

    @property
    def snapshot(self) -> Snapshot:
        """What it recommends from."""
        return self._snapshot

    @property
    def space(self) -> SkillSpace:
        """The skill space of the snapshot."""
        with self._lock:
            return self._space

    @cached_property
    def _space(self) -> SkillSpace:
        return SkillSpace.of_postings(self._snapshot)

    @property
    def groups(self) -> Groups:
        """int32 [n]: the posting that stands for each one's repetitions."""
        with self._lock:
            return self._same.groups

    @cached_property
    def _same(self) -> SameJobs:
        return SameJobs(self._find_groups(self._snapshot.postings))

    @cached_property
    def _live(self) -> npt.NDArray[np.bool_]:
        return self._snapshot.postings.live(self._today.toordinal(), self._max_age_days, self._same.groups)

    @cached_property
    def _fields(self) -> Fields:
        return Fields(self._snapshot)

    def _fields_of_postings(self, guesses: Guesses | None) -> PostingFields:
        """Made once without guesses and once with them, which may come later."""
        with self._lock:
            known = guesses is not None
            if known not in self._posting_fields:
                self._posting_fields[known] = PostingFields.of(self._snapshot, self._fields, guesses)
            return self._posting_fields[known]

    @cached_property
    def _places(self) -> npt.NDArray[np.int32]:
        return posting_places(self._snapshot.postings, self._gazetteer)

    @cached_property
    def _titles(self) -> TitleIndex:
        return TitleIndex(self._snapshot.classification)


_SHARED = ("_space", "_same", "_fields", "_places", "_titles")


def _spread(compared: Compared, counting: npt.NDArray[np.bool_]) -> Mapping[str, npt.NDArray[np.float64]]:
    """Likeness of the postings that were compared; 0 for the others."""
    if counting.all():
        return compared.likeness
    spread = {}
    for name, values in compared.likeness.items():
        spread[name] = np.zeros(len(counting))
        spread[name][counting] = values
    return spread


def _scored(scorer: Scorer, query: Query, eligible: npt.NDArray[np.bool_]) -> Scored:
    """The rows that a query asks for; of the others, ``matching`` is by the rough score."""
    found, count = scorer.score(query), len(eligible)
    rows = np.arange(count) if query.rows is None else query.rows
    good = np.round(found.total, SCORE_DIGITS) > 0
    if len(rows) == count or not isinstance(scorer, RowScorer):
        return Scored(rows, found, good)
    rough = scorer.rough(query.profile, query.guesses) if query.rough is None else query.rough
    matching = rough > 0
    matching[rows] = good
    return Scored(rows, found, matching, int(np.count_nonzero(query.eligible)) < int(np.count_nonzero(eligible)))
