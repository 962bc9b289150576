"""One request, scored and filtered: ranked, repetitions folded, explained, with the limits that decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np
import numpy.typing as npt

from ontology.postings import Posting
from recommender.alternatives import (
    DIAL_LIMIT,
    MAX_OF_ONE_OCCUPATION,
    OCCUPATION_UNKNOWN,
    OUT_OF_REACH,
    Alternatives,
)
from recommender.demands_met import doubts
from recommender.duplicates import RowCollapser, SameJobs
from recommender.fields import PostingFields
from recommender.filters import FILTERS, Filtered
from recommender.judged import Judged
from recommender.network_reasons import NetworkReasons
from recommender.profile import Profile, WorkRelation
from recommender.results import ExplainedJob, Job, Limits, Recommendations, RecommendRequest
from recommender.reworded import Reworded
from recommender.scorers import Scores, path_weight
from recommender.skillspace import SkillSpace
from recommender.texts.pairs import TextReasons
from recommender.texts.views import Compared
from recommender.work_notes import WorkNotes

SCORE_DIGITS = 12
"""Scores are compared to this many decimals: what lies beyond is the order of additions, not a difference."""
LOOK_FURTHER = 100
"""How many postings beyond those asked for are looked at for repetitions of those that are shown."""
SORT_AT_FIRST = 5_000
JOBS_BEFORE_ALTERNATIVES = 6
"""Jobs that are the plain ranking; below them alternatives choose first. On the match set's development half 24 of 65
alternatives are sensible to the raters with four, five or six, 19 with seven or eight; nDCG@10 of the jobs is .60, .61
and .62, then .65 and .66."""
MOST_UNMET_NAMED = 5
NO_POSTINGS, NO_MATCH, EMPTY_PROFILE, REPEATED = "no_postings", "no_match", "empty_profile", "repeated"
UNMET = "unmet"


@dataclass(frozen=True)
class Setting:
    """What an answer is given in: the snapshot's space and postings' fields, the day, and home (postcode and its town).

    same: which postings repeat each other · live: bool [n], on that day · reworded: what finds one job in other words.
    """

    space: SkillSpace
    fields: PostingFields
    today: date
    near: str | None
    town: str | None
    same: SameJobs
    live: npt.NDArray[np.bool_]
    reworded: Reworded | None = None


@dataclass(frozen=True)
class Scored:
    """rows: the k postings that were scored, ascending · scores: of those · matching: bool [n], which have a score, of
    the others by the rough one · cut: whether some that pass the filters were not scored.
    """

    rows: npt.NDArray[np.intp]
    scores: Scores
    matching: npt.NDArray[np.bool_]
    cut: bool = False


class Answer:
    """One request, scored and filtered: ranks, collapses repetitions, explains."""

    def __init__(
        self,
        setting: Setting,
        profile: Profile,
        request: RecommendRequest,
        filtered: Filtered,
        scored: Scored,
        alternatives: Alternatives,
        rescore: Callable[[Profile], Scored],
        texts: TextReasons | None = None,
        notes: WorkNotes | None = None,
        *,
        compared: Compared | None = None,
        earlier: Answer | None = None,
        network: NetworkReasons | None = None,
    ) -> None:
        """``rescore`` scores another profile in the same setting, with the same likeness of texts. ``texts`` says what
        the texts say alike; None where they were not compared. ``notes`` says what else counts, if anything.
        ``compared``: how alike the texts are, for the next answer. ``earlier``: an answer to nearly the same question.
        ``network`` says what the path network adds, where it is the model.
        """
        self._setting, self._profile, self._request = setting, profile, request
        self._filtered, self._scored, self._alternatives = filtered, scored, alternatives
        self._rescore, self._texts, self._notes, self._network = rescore, texts, notes, network
        self._snapshot = setting.space.snapshot
        self._matching = scored.matching
        before = earlier.judged if earlier is not None else None
        self.judged: Judged = Judged(setting.space, profile, path_weight(request.model), before)
        self.compared = compared
        self._collapser = RowCollapser(setting.same.groups, setting.reworded)
        self._unmet: dict[int, str] = {}

    @property
    def cut(self) -> bool:
        """Whether some postings that pass the filters were not compared."""
        return self._scored.cut

    @property
    def setting(self) -> Setting:
        """What it is given in."""
        return self._setting

    @property
    def profile(self) -> Profile:
        """Whom it is given to, with the titles that the request names."""
        return self._profile

    @property
    def alternatives(self) -> Alternatives:
        """What counts as another field."""
        return self._alternatives

    @property
    def nbytes(self) -> int:
        """About how many bytes its arrays take."""
        scored, likeness = self._scored, self.compared.likeness if self.compared is not None else {}
        arrays = (scored.rows, scored.scores.total, *scored.scores.factors.values(), *likeness.values())
        masks = len(self._filtered.removed) + 3  # eligible, matching and what counts as another field
        return sum(array.nbytes for array in arrays) + masks * self._filtered.eligible.nbytes

    @property
    def texts(self) -> TextReasons | None:
        """What the texts say alike."""
        return self._texts

    @property
    def eligible(self) -> npt.NDArray[np.bool_]:
        """Postings that pass the filters; bool [n]."""
        return self._filtered.eligible

    @property
    def groups(self) -> npt.NDArray[np.int32]:
        """The posting that stands for each one's repetitions; int32 [n]."""
        return self._setting.same.groups

    def factors_of(self, row: int) -> dict[str, float]:
        """The factors of one row that was scored, by name."""
        place = int(np.searchsorted(self._scored.rows, row))
        return {name: float(part[place]) for name, part in sorted(self._scored.scores.factors.items())}

    def score_of(self, rows: npt.NDArray[np.intp]) -> npt.NDArray[np.float64]:
        """Scores of some rows that were scored; float64 [len(rows)]."""
        found: npt.NDArray[np.float64] = self._scored.scores.total[np.searchsorted(self._scored.rows, rows)]
        return found

    def compares(self, row: int) -> bool:
        """Whether a row was scored, so that it can be explained."""
        place = int(np.searchsorted(self._scored.rows, row))
        return place < len(self._scored.rows) and int(self._scored.rows[place]) == row

    @property
    def has(self) -> npt.NDArray[np.bool_]:
        """Skills that count as met; bool [s]."""
        return self.judged.explainer.has

    def first(self, count: int) -> list[int]:
        """The best rows, before repetitions are folded."""
        return list(islice(self._ranked(self._filtered.eligible & self._matching), count))

    def to(self, profile: Profile) -> Answer:
        """The same request of a person with other skills; texts and filters are as they were."""
        others = Alternatives.of(self._snapshot, self._setting.fields, profile, self._request.dial, self._alternatives)
        scored = self._rescore(profile)
        own = (self._rescore, self._texts, self._notes)
        made_of = self._setting, profile, self._request, self._filtered, scored, others, *own
        network = self._network.to(profile) if self._network else None
        return Answer(*made_of, compared=self.compared, earlier=self, network=network)

    def recommendations(self) -> Recommendations:
        """Both lists; an alternative never repeats a job.

        The first jobs are the plain ranking. Below them the best of other fields stand among the alternatives, so that
        a long list of jobs does not leave that list empty where few postings are near.
        """
        good = self._filtered.eligible & self._matching
        alternatives = self._alternatives
        rows = self._pick(good, min(self._request.top, JOBS_BEFORE_ALTERNATIVES), frozenset())
        most, few = self._request.alternatives, MAX_OF_ONE_OCCUPATION
        ranked = alternatives.ordered(self._ranked(good & alternatives.mask), self._score)
        other_rows = self._picked(ranked, most, frozenset(rows), of_one_occupation=few)
        if self._request.top > JOBS_BEFORE_ALTERNATIVES:
            rows += self._pick(good, self._request.top - len(rows), frozenset(rows + other_rows))
        if self._texts is not None:
            details = self._snapshot.postings.details
            self._texts.compare([(row, details[row]) for row in rows + other_rows])
        jobs = tuple(self._job(row) for row in rows)
        others = tuple(self._job(row, alternatives) for row in other_rows)
        return Recommendations(jobs, others, self._limits(good, len(jobs), len(others), alternatives))

    def explained(self, row: int) -> ExplainedJob:
        """One row, whatever its score."""
        good = self._filtered.eligible & self._matching
        removed = next((name for name in FILTERS if self._filtered.removed[name][row]), None)
        rank = next((place for place, found in enumerate(self._ranked(good), 1) if found == row), None)
        other = self._alternatives if self._alternatives.mask[row] else None
        unmet = self.judged.conflicts(row)
        return ExplainedJob(self._job(row, other, by_meaning=True), removed, rank if good[row] else None, unmet)

    def _pick(self, mask: npt.NDArray[np.bool_], count: int, shown: Set[int]) -> list[int]:
        return self._picked(self._ranked(mask), count, shown)

    def _score(self, row: int) -> float:
        return float(self.score_of(np.array([row]))[0])

    def _picked(
        self, ranked: Iterator[int], count: int, shown: Set[int], of_one_occupation: int | None = None
    ) -> list[int]:
        """The best rows that are not ``shown`` and repeat none before them, at most so many of one occupation."""
        occupations: dict[int, int] = {}
        found: list[int] = []
        beyond = 0
        for row in ranked:
            if len(found) == count:
                beyond += 1
                if beyond > LOOK_FURTHER:
                    break
            occupation = int(self._snapshot.postings.occupation[row])
            if row in shown or (
                of_one_occupation and occupation >= 0 and occupations.get(occupation, 0) >= of_one_occupation
            ):
                continue
            excluding = self.judged.conflicts(row)
            if excluding:
                self._unmet[row] = excluding[0]
                continue
            if len(found) == count:
                self._collapser.note(row)
            elif self._collapser.add(row):
                found.append(row)
                occupations[occupation] = occupations.get(occupation, 0) + 1
        return found

    def _ranked(self, mask: npt.NDArray[np.bool_]) -> Iterator[int]:
        """Rows by falling score, then by key. Of many, the best are sorted first and the rest only when asked for."""
        kept = mask[self._scored.rows]
        rows = self._scored.rows[kept]
        losses = -np.round(self._scored.scores.total[kept], SCORE_DIGITS)
        head = np.ones(len(rows), dtype=np.bool_)
        if len(rows) > SORT_AT_FIRST:
            head = losses <= np.partition(losses, SORT_AT_FIRST)[SORT_AT_FIRST]
        for part in (head, ~head):
            yield from rows[part][np.lexsort((rows[part], losses[part]))].tolist()

    def _job(self, row: int, alternatives: Alternatives | None = None, *, by_meaning: bool = False) -> Job:
        posting = self._snapshot.postings.details[row]
        factors = self.factors_of(row)
        explanation = self.judged.explanation(row, self._request.paths)
        distance = float(self._filtered.distance_of(np.array([row]))[0])
        return Job(
            posting=posting,
            score=sum(factors.values()),
            factors=factors,
            explanation=explanation,
            distance_km=None if np.isnan(distance) else distance,
            duplicates=self._repetitions(row),
            other=alternatives.other(row) if alternatives else (),
            reasons=alternatives.reasons(row, explanation) if alternatives else None,
            kind=alternatives.kind(row) if alternatives else None,
            notes=self._notes.of(row, factors) if self._notes else (),
            doubts=doubts(self._profile, posting),
            texts=self._texts.of(row, posting, factors, by_meaning=by_meaning) if self._texts else (),
            network=self._network.of(row, posting, factors, self._request.paths) if self._network else None,
        )

    def _repetitions(self, row: int) -> tuple[Posting, ...]:
        """Every live posting of the same job, whether this list may show it or not: all links are kept."""
        details, live = self._snapshot.postings.details, self._setting.live
        return tuple(details[other] for other in self._setting.same.of(row).tolist() if other != row and live[other])

    def _limits(self, good: npt.NDArray[np.bool_], jobs: int, others: int, alternatives: Alternatives) -> Limits:
        removed = self._filtered.removed
        matching = {name: int(np.count_nonzero(removed[name] & self._matching)) for name in FILTERS}
        count = int(np.count_nonzero(good))
        decided = self._decided(matching, count) if jobs < self._request.top else None
        decided_other, removed_other = None, self._removed_alternatives(good, alternatives)
        if others < self._request.alternatives:
            own = self._decided(removed_other, int(np.count_nonzero(good & alternatives.mask)))
            decided_other = own if alternatives.known else OCCUPATION_UNKNOWN
        return Limits(
            today=self._setting.today.isoformat(),
            near=self._setting.near,
            town=self._setting.town,
            radius_km=self._request.radius_km,
            model=self._request.model,
            postings=len(self._snapshot.postings),
            removed={name: int(np.count_nonzero(removed[name])) for name in FILTERS},
            removed_matching=matching,
            eligible=int(np.count_nonzero(self._filtered.eligible)),
            matching=count,
            repeated=self._collapser.repeated,
            unmet=len(self._unmet),
            unmet_by=dict(sorted(Counter(self._unmet.values()).items())),
            unmet_postings=tuple(self._snapshot.postings.details[row] for row in islice(self._unmet, MOST_UNMET_NAMED)),
            decided=decided,
            decided_alternatives=decided_other,
            removed_alternatives=removed_other,
            own_work_absent=self._own_work_absent(),
        )

    def _removed_alternatives(self, good: npt.NDArray[np.bool_], alternatives: Alternatives) -> dict[str, int]:
        """How many postings with a score each limit keeps from the list of alternatives."""
        may = self._matching & alternatives.mask
        found = {name: int(np.count_nonzero(self._filtered.removed[name] & may)) for name in FILTERS}
        found[DIAL_LIMIT] = int(np.count_nonzero(good & alternatives.beyond_dial))
        found[OUT_OF_REACH] = alternatives.out_of_reach
        return found

    def _own_work_absent(self) -> tuple[str, ...]:
        work = self._profile.work(WorkRelation.WANTED) + self._profile.work(WorkRelation.PAST)
        rows = {item.uri: self._snapshot.occupation_row.get(item.uri or "", -1) for item in work if item.uri}
        passing = self._filtered.eligible.copy()
        passing[list(self._unmet)] = False
        there = np.unique(self._snapshot.postings.occupation[passing])
        return tuple(uri for uri, row in rows.items() if row >= 0 and row not in there)

    def _decided(self, removed: Mapping[str, int], matching: int) -> str:
        """Which limit made the list short: the filter that removed most of what matched, else what matched at all."""
        if not len(self._snapshot.postings):
            return NO_POSTINGS
        if self._profile.empty:
            return EMPTY_PROFILE
        most = max(removed, key=lambda name: removed[name])
        if removed[most] or self._unmet:
            return most if removed[most] >= len(self._unmet) else UNMET
        return NO_MATCH if not matching or not self._collapser.repeated else REPEATED
