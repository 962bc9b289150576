"""Whether a person meets what a posting insists on, as far as both say so; silence is never held against anybody.

Two kinds: ``conflicts``, demands that exclude (the posting is not shown, and the list says how many were left out for
it), and ``misfits``, a level or a trained profession that the person has not told of (it costs a share of the score).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender.profile import Profile, WorkRelation
from recommender.student_jobs import for_students, seeks_training

LICENCE, LANGUAGE, STUDENT, HOURS = "driving_licence", "language", "student", "hours"

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
_SPAN = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")

Mask = npt.NDArray[np.bool_]


def conflicts(profile: Profile, posting: Posting) -> tuple[str, ...]:
    """What the posting insists on and the person says, or lets see, that they have not."""
    hard = [item for item in posting.constraints if item.hard]
    found: list[str] = []
    held = {item.value.upper() for item in profile.constraints if item.kind == LICENCE}
    heavy = [item.value.upper() for item in hard if item.kind == LICENCE and item.value.upper() in HEAVY_LICENCES]
    if any(not held & ({value} | COVERED_BY.get(value, set())) for value in heavy):
        found.append(LICENCE)
    known = {value.partition(":")[0].lower() for value in profile.languages} | ASSUMED_LANGUAGES
    asked = {item.value.partition(":")[0].lower() for item in hard if item.kind == LANGUAGE}
    if profile.languages and asked - known:
        found.append(LANGUAGE)
    wish, offer = _hours(profile.constraints), _hours(posting.constraints)
    if wish and offer and (offer[1] < wish[0] or wish[1] < offer[0]):
        found.append(HOURS)
    if for_students(posting.title, posting.language) and not _seeks_training(profile):
        found.append(STUDENT)
    return tuple(found)


def most_hours(constraints: Iterable[Constraint]) -> int | None:
    """The most hours a week of all that are stated; None where none is or one cannot be read."""
    spans = [_SPAN.fullmatch(item.value) for item in constraints if item.kind == HOURS]
    found = [int(span[2] or span[1]) for span in spans if span]
    return max(found) if found and len(found) == len(spans) else None


def leads(who: Profile | Posting) -> bool:
    """Whether a title of a person's work, done or wanted, or of a posting is a leader's."""
    if isinstance(who, Posting):
        return bool(_LEADER.search(who.title))
    return any(_LEADER.search(work.title) for work in who.occupations if work.relation is not WorkRelation.UNWANTED)


def _hours(constraints: Iterable[Constraint]) -> tuple[int, int] | None:
    """Hours a week, least and most, of all that are strict; None where none is or one cannot be read."""
    spans = [_SPAN.fullmatch(item.value) for item in constraints if item.kind == HOURS and item.hard]
    found = [(int(span[1]), int(span[2] or span[1])) for span in spans if span]
    return (min(low for low, _ in found), max(high for _, high in found)) if found else None


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
    for row, code in enumerate(snapshot.isco):
        found[row] = code in closed or (not leader and code.startswith(_LEADING_MAJOR_GROUP))
    return found
