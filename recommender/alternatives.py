"""Jobs in another industry or job function than the person's past and wanted work: a list of its own.

Another industry is another sector of the occupation, or another section of NACE than the person's employers are of.
The list is ordered by score times what the ad says for a change of trade (``weight``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from ontology.nace import Nace, sections
from recommender import sentences
from recommender.backgrounds import named, other_trade, out_of_reach, own_kinds
from recommender.demands_met import misfits
from recommender.explanation import ON_WORK, Explanation
from recommender.fields import FUNCTION, OTHER, SECTOR, UNKNOWN, PostingFields
from recommender.openness import openness
from recommender.profile import Profile, WorkRelation
from recommender.results import LATERAL, PIVOT, STRETCH

MAX_OF_ONE_OCCUPATION = 2
"""Most alternatives of one occupation: ten times the same work is one alternative."""
MAX_SKILLS_NAMED = 3
OPEN_WEIGHT = 2.0
"""What each kind of openness that an ad shows adds to the 1 that its score is multiplied by, and"""
NAMED_WEIGHT = 1.5
"""what it is multiplied by besides where the ad names the person's own kind of work. On the match set's development
half 24 of 65 alternatives are sensible with both, 15 with neither; 21 to 24 with 1 or 2 and 1.5 or 2."""
LOOKED_AT = 100
"""Postings of the best scores that are ordered so; beyond them the score alone decides."""
MOST_LOOKED_AT = 300
"""Postings whose texts are looked at in all: who is out of reach of so many gets a short list, not a long wait."""
OCCUPATION_UNKNOWN = "own_work_unknown"
"""Limit: where no past or wanted work is known, nothing can be said to be another."""
DIAL_LIMIT, OUT_OF_REACH = "dial", "out_of_reach"
"""Limits: the dial, and what alternatives ask for of level, training or another trade."""

Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]


class Alternatives:
    """What counts as other for one profile."""

    def __init__(self, snapshot: Snapshot, fields: PostingFields, profile: Profile, dial: str | None = None) -> None:
        """``dial``: one of ``recommender.results.DIALS``, None for every kind."""
        self._snapshot, self._fields, self._profile = snapshot, fields, profile
        self._dial = dial
        self._weights: dict[int, float] = {}
        own = profile.work(WorkRelation.PAST) + profile.work(WorkRelation.WANTED)
        self._functions, self._sectors = fields.fields.of_work(work.uri for work in own if work.uri is not None)
        self._other = {
            FUNCTION: _outside(fields.function, self._functions),
            SECTOR: _outside(fields.sector, self._sectors),
        }
        self._industries = frozenset(map(ord, profile.industries))
        self._other_industry = _outside(fields.industry, self._industries)
        self._other[SECTOR] = self._other[SECTOR] | self._other_industry
        self._misfits = misfits(snapshot, profile)
        self._own_kinds = own_kinds(profile, snapshot.classification, *sentences.LANGUAGES)
        self._mask: Mask = self._of_kind(dial)

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        fields: PostingFields,
        profile: Profile,
        dial: str | None,
        earlier: Alternatives | None = None,
    ) -> Alternatives:
        """``earlier`` where it says the same: skills count for nothing here."""
        same = earlier is not None and earlier._is_of(snapshot, fields, profile, dial)
        return earlier if earlier is not None and same else cls(snapshot, fields, profile, dial)

    def _is_of(self, snapshot: Snapshot, fields: PostingFields, profile: Profile, dial: str | None) -> bool:
        if snapshot is not self._snapshot or fields is not self._fields or dial != self._dial:
            return False
        return profile.but_for_skills(self._profile)

    def _of_kind(self, dial: str | None) -> Mask:
        function, sector = self._other[FUNCTION], self._other[SECTOR]
        if dial == LATERAL:
            return sector & ~function
        if dial == STRETCH:
            return function & ~sector
        return function & sector if dial == PIVOT else function | sector

    def kind(self, row: int) -> str:
        """How far the posting of a row, an alternative, is from the person's work: one of DIALS."""
        function, sector = bool(self._other[FUNCTION][row]), bool(self._other[SECTOR][row])
        return PIVOT if function and sector else STRETCH if function else LATERAL

    @property
    def known(self) -> bool:
        """Whether anything is known of the person's own work."""
        return bool(self._functions or self._sectors or self._industries)

    @property
    def mask(self) -> Mask:
        """Postings of another function or sector, as far as the dial lets them be; bool [n]."""
        return self._mask

    @property
    def beyond_dial(self) -> Mask:
        """Postings of another function or sector that the dial leaves out; bool [n]."""
        found: Mask = self._of_kind(None) & ~self._mask
        return found

    @property
    def out_of_reach(self) -> int:
        """How many of the postings that were looked at are out of the person's reach (``weight``)."""
        return sum(not weight for weight in self._weights.values())

    def ordered(self, rows: Iterator[int], score_of: Callable[[int], float]) -> Iterator[int]:
        """Rows that come by falling score, in the order of this list, without those that are out of reach."""
        weighed = [(score_of(row) * weight, row) for row in islice(rows, LOOKED_AT) if (weight := self.weight(row))]
        yield from (row for _, row in sorted(weighed, key=lambda pair: -pair[0]))
        yield from (row for row in islice(rows, MOST_LOOKED_AT - LOOKED_AT) if self.weight(row))

    def weight(self, row: int) -> float:
        """What an ad says for a change of trade, at least 1; 0 for one that is out of the person's reach."""
        if row not in self._weights:
            self._weights[row] = self._weight(row)
        return self._weights[row]

    def _weight(self, row: int) -> float:
        posting = self._snapshot.postings.details[row]
        if self._misfits[self._snapshot.postings.occupation[row]]:
            return 0.0
        if other_trade(posting, self._own_kinds):
            return 0.0
        if out_of_reach(self._profile, posting, int(self._fields.function[row]), self._functions):
            return 0.0
        weight = 1.0 + OPEN_WEIGHT * openness(posting.text).kinds
        return weight * (NAMED_WEIGHT if named(posting, self._own_kinds) else 1.0)

    def other(self, row: int) -> tuple[str, ...]:
        """In what the posting of a row is other: function, sector or both."""
        return tuple(kind for kind in OTHER if self._other[kind][row])

    def reasons(self, row: int, explanation: Explanation) -> Mapping[str, str]:
        """Why, by language: what is new, and which skills carry over."""
        classification, posting = self._snapshot.classification, self._snapshot.postings.details[row]
        reasons: dict[str, str] = {}
        for language in sentences.LANGUAGES:

            def label(uri: str, language: str = language) -> str:
                return classification[uri].preferred(language, *sentences.LANGUAGES)

            there = {kind: self._name(kind, row, language) for kind in self.other(row)}
            of_work = [label(need.uri) for need in explanation.matched if need.rests_on == ON_WORK]
            told = [label(need.uri) for need in explanation.matched if need.rests_on != ON_WORK]
            told = [name for name in told + list(map(label, self._shared(explanation))) if name not in of_work]
            reasons[language] = sentences.alternative(
                language,
                self._job(row, language),
                there,
                list(dict.fromkeys(told))[:MAX_SKILLS_NAMED],
                list(dict.fromkeys(of_work))[:MAX_SKILLS_NAMED],
                openness(posting.text).quote,
                named(posting, self._own_kinds) or "",
            )
        return reasons

    def _shared(self, explanation: Explanation) -> list[str]:
        """The first skill on each path that starts from something the person has or has done."""
        rows = self._snapshot.skill_row
        firsts = (
            next((uri for uri in path.nodes if uri in rows), None) for path in explanation.paths if not path.wished
        )
        return [uri for uri in firsts if uri is not None]

    def _job(self, row: int, language: str) -> str:
        """The occupation's name, or the posting's title where it has none."""
        occupation = int(self._snapshot.postings.occupation[row])
        if occupation < 0:
            return self._snapshot.postings.details[row].title
        uri = self._snapshot.occupations[occupation]
        return self._snapshot.classification[uri].preferred(language, *sentences.LANGUAGES)

    def _name(self, kind: str, row: int, language: str) -> str:
        classification = self._snapshot.classification
        if kind == SECTOR and self._other_industry[row]:
            danish, english = sections(Nace.REV_2)[chr(self._fields.industry[row])]
            return danish if language == "da" else english
        if kind == SECTOR:
            uri = self._snapshot.sectors[int(self._fields.sector[row])]
            return classification[uri].preferred(language, *sentences.LANGUAGES)
        code = str(int(self._fields.function[row]))
        group = self._fields.fields.major_groups.get(code)
        return classification[group].preferred(language, *sentences.LANGUAGES) if group else f"ISCO {code}"


def _outside(numbers: Numbers, known: frozenset[int]) -> Mask:
    """Postings of a known field that is none of these; nothing is outside of nothing."""
    if not known:
        return np.zeros(len(numbers), np.bool_)
    return np.asarray((numbers != UNKNOWN) & ~np.isin(numbers, sorted(known)))
