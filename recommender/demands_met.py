"""Whether a person meets what a posting insists on, as far as both say so; silence is never held against anybody.

Three kinds: ``conflicts``, demands that exclude (the posting is not shown, and the list says how many were left out for
it), ``doubts``, which the posting mentions and which are shown beside it, and ``misfits``, a level or a trained
profession that the person has not told of (it costs a share of the score).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from extraction.facts.licences import DEFAULT_CLASS, LICENCE, NO_LICENCE
from extraction.facts.refusals import UNWANTED_WORK
from extraction.facts.work import FULL_TIME_HOURS, NOT, SHIFTS
from extraction.language_names import CEFR_LEVELS
from graph.snapshot import Snapshot
from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender.profile import Profile, WorkRelation
from recommender.refused_titles import names_work
from recommender.student_jobs import for_students, seeks_training

LANGUAGE, STUDENT, HOURS = "language", "student", "hours"
SHIFT, PHYSICAL = "shift", "physical"

HEAVY_LICENCES = frozenset({"C", "C1", "CE", "C1E", "D", "D1", "DE", "D1E"})
"""Classes of directive 2006/126/EC that one who has them names; of class B, which most have, silence says nothing."""
COVERED_BY = {
    "C1": {"C", "CE", "C1E"},
    "C": {"CE"},
    "D1": {"D", "DE", "D1E"},
    "D": {"DE"},
    "C1E": {"CE"},
    "D1E": {"DE"},
}
ASSUMED_LANGUAGES = frozenset({"da"})
"""What somebody who writes to a Danish job centre is taken to know at some level."""

TRAINED_UNIT_GROUPS = frozenset(
    [
        "2211",
        "2212",
        "2221",
        "2222",
        "2250",
        "2261",
        "2262",
        "2264",
        "2267",
        "2269",
        "2320",
        "2330",
        "2341",
        "2342",
        "2634",
        "3251",
        "5321",
        "7126",
        "7411",
    ]
)
"""ISCO-08 unit groups that are entered in Denmark by one training, mostly authorised or protected by law (doctors,
nurses, midwives, vets, dentists, pharmacists, physio- and occupational therapists, opticians, teachers, psychologists,
dental assistants, social and health care workers, plumbers, electricians)."""

_LEADER = re.compile(
    r"(?:chef|leder|direktør|manager|bestyrer|forstander|head of|formand|supervisor)(?!\w)", re.IGNORECASE
)
_LEADING_MAJOR_GROUP = "1"
LEVELS_SHORT = 2
"""So many levels of the Common European Framework below what is asked exclude: one may be a matter of words."""
FULL_TIME = (int(FULL_TIME_HOURS), int(FULL_TIME_HOURS))
PART_TIME = (1, 31)
"""Hours a week where a posting says only which of the two; near full time begins at 32 hours."""
_FULL_WORDS, _PART_WORDS = frozenset({"FULL_TIME", "FULDTID", "HELTID"}), frozenset({"PART_TIME", "DELTID"})
"""``employment_type`` of schema.org and of the Nordic feeds."""
HEAVY_KG = 11
"""Above this a lift close to the body is to be assessed (Danish Working Environment Authority, guide D.3.1)."""
_KG = re.compile(r"(\d+) kg")
_SPAN = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")

Mask = npt.NDArray[np.bool_]


def conflicts(profile: Profile, posting: Posting) -> tuple[str, ...]:
    """What the posting insists on and the person says, or lets see, that they have not."""
    hard = [item for item in posting.constraints if item.hard]
    found: list[str] = []
    if _licences_short(profile, hard):
        found.append(LICENCE)
    if _languages_short(profile, hard):
        found.append(LANGUAGE)
    wish, offer = _hours(profile.constraints), weekly_hours(posting)
    if wish and offer and (offer[1] < wish[0] or wish[1] < offer[0]):
        found.append(HOURS)
    if _shift_in_title(profile, posting.title):
        found.append(SHIFT)
    if _too_heavy(profile, hard):
        found.append(PHYSICAL)
    if _named_unwanted(profile, posting.title):
        found.append(UNWANTED_WORK)
    if for_students(posting.title, posting.language) and not _seeks_training(profile):
        found.append(STUDENT)
    return tuple(found)


def lacked(profile: Profile, posting: Posting) -> dict[str, tuple[str, ...]]:
    """Licences and languages that keep a posting out, as its conditions have them, by kind ("de:B2", "CE")."""
    hard = [item for item in posting.constraints if item.hard]
    return {LICENCE: tuple(_licences_short(profile, hard)), LANGUAGE: tuple(_languages_short(profile, hard))}


def _licences_short(profile: Profile, hard: Iterable[Constraint]) -> list[str]:
    """Classes asked for that the person says they have not, and heavy ones that they do not name."""
    held = {item.value.upper() for item in profile.constraints if item.kind == LICENCE}
    return [
        value
        for value in (item.value.upper() for item in hard if item.kind == LICENCE)
        if (value in HEAVY_LICENCES and not held & ({value} | COVERED_BY.get(value, set())))
        or any(_lacks_class(own, value) for own in profile.constraints)
    ]


def _lacks_class(own: Constraint, asked: str) -> bool:
    """Whether a condition of a person says that they have no licence of a class. Who has none for cars has none that
    builds on it (directive 2006/126/EC, article 6)."""
    if own.kind != NO_LICENCE:
        return False
    return asked == own.value or (own.value == DEFAULT_CLASS and asked in HEAVY_LICENCES | {"BE"})


def weekly_hours(posting: Posting) -> tuple[int, int] | None:
    """Hours a week, least and most, that a posting offers: in its words, else by its type of employment."""
    said = _hours(posting.constraints)
    if said or posting.employment_type is None:
        return said
    types = {part.strip().upper() for part in posting.employment_type.split(",")}
    full, part = bool(types & _FULL_WORDS), bool(types & _PART_WORDS)
    return None if full == part else FULL_TIME if full else PART_TIME


def contradicts(employment_type: str, hours: Iterable[str]) -> bool:
    """Whether hours a week say the opposite of one type of employment: full time of few, part time of full ones."""
    spans = [span for value in hours if (span := _span(value))]
    if employment_type.upper() in _FULL_WORDS:
        return bool(spans) and max(high for _, high in spans) <= PART_TIME[1]
    if employment_type.upper() in _PART_WORDS:
        return bool(spans) and min(low for low, _ in spans) >= FULL_TIME[0]
    return False


def most_hours(constraints: Iterable[Constraint]) -> int | None:
    """The most hours a week of all that are stated; None where none is or one cannot be read."""
    spans = [_span(item.value) for item in constraints if item.kind == HOURS]
    found = [high for _, high in filter(None, spans)]
    return max(found) if found and len(found) == len(spans) else None


def _span(value: str) -> tuple[int, int] | None:
    """The least and the most of a number or a span of hours; None for what is neither."""
    span = _SPAN.fullmatch(value)
    return (int(span[1]), int(span[2] or span[1])) if span else None


def leads(who: Profile | Posting) -> bool:
    """Whether a title of a person's work, done or wanted, or of a posting is a leader's."""
    if isinstance(who, Posting):
        return bool(_LEADER.search(who.title))
    return any(_LEADER.search(work.title) for work in who.occupations if work.relation is not WorkRelation.UNWANTED)


def _hours(constraints: Iterable[Constraint]) -> tuple[int, int] | None:
    """Hours a week, least and most, of all that are strict; None where none is or one cannot be read."""
    spans = (_span(item.value) for item in constraints if item.kind == HOURS and item.hard)
    found = list(filter(None, spans))
    return (min(low for low, _ in found), max(high for _, high in found)) if found else None


def _languages_short(profile: Profile, hard: Iterable[Constraint]) -> list[str]:
    """Languages asked for that the person does not name, or names at a level far below; none where they name none."""
    known = dict.fromkeys(ASSUMED_LANGUAGES, "")
    for value in profile.languages:
        code, _, level = value.lower().partition(":")
        known[code] = level.upper()
    found = []
    for item in hard if profile.languages else ():
        code, _, asked = item.value.lower().partition(":")
        if item.kind == LANGUAGE and (code not in known or _far_below(known[code], asked.upper())):
            found.append(item.value)
    return found


def _far_below(held: str, asked: str) -> bool:
    place = CEFR_LEVELS.index
    return held in CEFR_LEVELS and asked in CEFR_LEVELS and place(asked) - place(held) >= LEVELS_SHORT


def _shift_in_title(profile: Profile, title: str) -> bool:
    """Whether a posting's very title names a shift that the person refuses: "Lagermedarbejder, nat"."""
    refused = {item.value.removeprefix(NOT) for item in profile.constraints if _refuses_shift(item)}
    return any(shift in refused and words.search(title) is not None for shift, words in SHIFTS)


def _refuses_shift(item: Constraint) -> bool:
    return item.kind == SHIFT and item.value.startswith(NOT)


def _too_heavy(profile: Profile, hard: Iterable[Constraint]) -> bool:
    """Whether a posting insists on lifting so many kilograms that the person says they cannot."""
    limits = [item.value for item in profile.constraints if item.kind == PHYSICAL and item.value.startswith("ingen")]
    asked = [int(lift[1]) for item in hard if item.kind == PHYSICAL and (lift := _KG.search(item.value))]
    return any(max(asked, default=0) > (int(most[1]) if (most := _KG.search(item)) else HEAVY_KG) for item in limits)


def doubts(profile: Profile, posting: Posting) -> tuple[tuple[Constraint, Constraint], ...]:
    """What the person says no to and the posting mentions, as pairs of the two conditions: to be asked about. Postings
    mention shifts and burdens for many reasons (for others, now and then, that there are none), so they exclude nobody:
    on the match set's development half every posting that they would have kept out was a good one. Hours that somebody
    only wishes for are asked about, too, where the posting has others.
    """
    found = []
    for item in profile.constraints:
        if _refuses_shift(item):
            pairs = [own for own in posting.constraints if (own.kind, NOT + own.value) == (SHIFT, item.value)]
        elif item.kind == PHYSICAL:
            pairs = [own for own in posting.constraints if own.kind == PHYSICAL and _same_burden(item.value, own.value)]
        elif item.kind == NO_LICENCE:
            pairs = [own for own in posting.constraints if own.kind == LICENCE and _lacks_class(item, own.value)]
        elif item.kind == HOURS and not item.hard:
            pairs = [own for own in posting.constraints if own.kind == HOURS and not _overlap(item.value, own.value)]
        else:
            continue
        found += [(item, own) for own in pairs[:1]]
    return tuple(found)


def _overlap(one: str, other: str) -> bool:
    """Whether two numbers of hours, or spans of them, have one in common; what cannot be read contradicts nothing."""
    first, second = _span(one), _span(other)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def _same_burden(refused: str, asked: str) -> bool:
    if refused.startswith("ingen"):
        return asked == "tunge løft"
    refused = refused.removeprefix("ikke ")
    return refused == asked or ("fysi" in refused and "fysisk" in asked and "god" not in asked)


def _named_unwanted(profile: Profile, title: str) -> bool:
    refused = [work.title for work in profile.work(WorkRelation.UNWANTED)]
    refused += [item.value for item in profile.constraints if item.kind == UNWANTED_WORK]
    return bool(refused) and names_work(title, refused)


def _seeks_training(profile: Profile) -> bool:
    if not profile.occupations and not profile.told:
        return True  # nothing is known of what they are
    titles = (work.title for work in profile.work(WorkRelation.WANTED))
    return seeks_training(titles, profile.told)


def misfits(snapshot: Snapshot, profile: Profile) -> Mask:
    """Occupations (and, last, none) at a level or in a trained profession that the person has not told of; [o + 1].

    Leaders: ISCO major group 1, unless work done or wanted is of it, too, or has a leader's title. Nothing is a misfit
    for a person of whom no work is known.
    """
    own = [work for work in profile.occupations if work.relation is not WorkRelation.UNWANTED]
    rows = [row for work in own if (row := snapshot.occupation_row.get(work.uri or "")) is not None]
    found = np.zeros(len(snapshot.occupations) + 1, np.bool_)
    if not rows:
        return found
    codes = {snapshot.isco[row] for row in rows}
    leader = any(code.startswith(_LEADING_MAJOR_GROUP) for code in codes) or leads(profile)
    closed = TRAINED_UNIT_GROUPS - codes
    major = "-" if leader else _LEADING_MAJOR_GROUP  # no code begins with a dash
    found[:-1] = [code in closed or code[:1] == major for code in snapshot.isco]
    return found
