"""Near-duplicates: one job advertised more than once, on several portals or again, is one recommendation.

Two postings are one job where employer and place do not contradict each other, one title's words lie in the other's
(or nearly), every part of the shorter text is found in the longer one, and the texts are alike: the Jaccard similarity
of their word 4-shingles (Broder, "On the resemblance and containment of documents", 1997) reaches ``SAME_TEXT`` of one
employer and ``SAME_TEXT_UNKNOWN`` where an employer is not named; or, of one employer, the smaller text lies in the
larger to ``CONTAINED`` (some portals shorten ads), or title and place are the same (some portals reword).

That every part is found tells a copy from another job of the same employer: a reworded copy differs a little all over,
while two ads with one standard text agree in that and differ wholly in the part that matters. In the demo world the
least alike repetition has .68 and the most alike other pair .12. ``near_duplicates`` finds the pairs to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from ontology.postings import Posting
from recommender.geography.names import city, spelling
from recommender.scorers.words import title_words, words

SHINGLE = 4
SAME_TEXT = 0.6
SAME_TEXT_UNKNOWN = 0.8
CONTAINED = 0.9
SAME_TITLE = 0.6
MIN_SHINGLES = 8
"""Shorter texts than this say too little: then the shingles must be equal."""
PART = 24
"""Words of a part of a text."""
PART_FOUND = 0.25
"""Share of a part's pairs of words that the other text has, from which it counts as found there. Words replaced one in
three leave .44 of the pairs; two ads' own parts in one occupation share .05 to .15."""
PARTS_MISSING = 0.1
"""Share of the parts that may be missing."""
_TITLE_NOISE = frozenset({"til", "hos", "ved", "med", "for", "søges", "the", "and", "with", "wanted"})

Pair = tuple[str, str]


def employer_words(posting: Posting) -> frozenset[str]:
    """What tells an employer from another: its words without the form of company."""
    return frozenset(posting.employer_key.split())


def town_name(posting: Posting) -> str:
    """The city of its town in one spelling, or ""."""
    return (city(posting.town) or spelling(posting.town)) if posting.town else ""


def shown_title(posting: Posting) -> frozenset[str]:
    """What tells a title from another."""
    return title_words(posting.title) - _TITLE_NOISE


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a posting. ``parts``: the pairs of words of each ``PART`` words of the text."""

    employer: frozenset[str]
    title: frozenset[str]
    postcode: str
    town: str
    shingles: frozenset[tuple[str, ...]]
    parts: tuple[frozenset[Pair], ...]

    @classmethod
    def of(cls, posting: Posting) -> Print:
        """The print of one posting."""
        text = words(posting.text)
        pairs = tuple(pairwise(text))
        return cls(
            employer=employer_words(posting),
            title=shown_title(posting),
            postcode=posting.postcode or "",
            town=town_name(posting),
            shingles=frozenset(text[i : i + SHINGLE] for i in range(max(1, len(text) - SHINGLE + 1))),
            parts=tuple(frozenset(pairs[at : at + PART]) for at in range(0, len(pairs), PART)),
        )


def same_job(one: Print, other: Print) -> bool:
    """Whether two postings advertise one job. Symmetric."""
    if contradict(one, other):
        return False
    if not (one.title <= other.title or other.title <= one.title or _jaccard(one.title, other.title) >= SAME_TITLE):
        return False
    if min(len(one.shingles), len(other.shingles)) < MIN_SHINGLES:
        return one.shingles == other.shingles
    if not _found(one, other):
        return False
    shared = len(one.shingles & other.shingles)
    known = bool(one.employer and other.employer)
    if shared / len(one.shingles | other.shingles) >= (SAME_TEXT if known else SAME_TEXT_UNKNOWN):
        return True
    if not known:
        return False
    contained = shared / min(len(one.shingles), len(other.shingles)) >= CONTAINED
    return contained or (one.title == other.title and bool(one.title) and _here(one, other))


def contradict(one: Print, other: Print) -> bool:
    """Whether their employers or places are known and not the same; a postcode says more than a town."""
    if one.employer and other.employer and one.employer != other.employer:
        return True
    if one.postcode and other.postcode:
        return one.postcode != other.postcode
    return bool(one.town and other.town and one.town != other.town)


def _here(one: Print, other: Print) -> bool:
    """Whether both say that it is the same place."""
    return bool(one.postcode and other.postcode) or bool(one.town and other.town)


def _found(one: Print, other: Print) -> bool:
    """Whether every part of the shorter text, or nearly every, is found in the longer; of equally long ones both."""
    lengths = len(one.shingles), len(other.shingles)
    return (lengths[0] > lengths[1] or _parts_in(one, other)) and (lengths[1] > lengths[0] or _parts_in(other, one))


def _parts_in(one: Print, other: Print) -> bool:
    there: Set[Pair] = frozenset().union(*other.parts)
    missing = sum(len(part & there) < PART_FOUND * len(part) for part in one.parts)
    return missing <= PARTS_MISSING * len(one.parts)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


class SameJobs:
    """Which rows of a snapshot advertise one job, looked up by row.

    ``groups``: int32 [n], the row that stands for each one's repetitions (``near_duplicates.duplicate_groups``).
    """

    def __init__(self, groups: npt.NDArray[np.int32]) -> None:
        self.groups = groups
        self._rows = np.argsort(groups, kind="stable").astype(np.int32)
        self._sorted = groups[self._rows]

    def of(self, row: int) -> npt.NDArray[np.int32]:
        """Every row of the same job, the row itself too, ascending."""
        mine = self.groups[row]
        start, end = (int(np.searchsorted(self._sorted, mine, side)) for side in ("left", "right"))
        return self._rows[start:end]


class RowCollapser:
    """Takes rows best first and keeps those that repeat none before them; repetitions are looked up."""

    def __init__(self, groups: npt.NDArray[np.int32], reworded: Callable[[int, int], bool] | None = None) -> None:
        """``reworded`` says of two rows of different groups whether they are one job all the same."""
        self._groups, self._reworded = groups, reworded
        self._kept: dict[int, int] = {}
        self._repeating: set[int] = set()

    def add(self, row: int) -> bool:
        """Whether the row is new and now kept; if not, it is noted."""
        if self.note(row):
            return False
        self._kept[int(self._groups[row])] = row
        return True

    def note(self, row: int) -> bool:
        """Whether the row is, or repeats, a kept one; it is never kept itself."""
        kept = self._kept.get(int(self._groups[row]))
        if kept is None and self._reworded is not None:
            kept = next((one for one in self._kept.values() if self._reworded(one, row)), None)
        if kept is not None and kept != row:
            self._repeating.add(row)
        return kept is not None

    @property
    def repeated(self) -> int:
        """How many rows were noted as repetitions."""
        return len(self._repeating)


class Collapser:
    """Takes postings best first and keeps those that are no repetition; remembers the others beside the one kept.

    For a few postings that are in no snapshot: each is compared with those kept.
    """

    def __init__(self) -> None:
        self._kept: list[tuple[Posting, Print]] = []
        self._repetitions: dict[str, list[Posting]] = {}

    def add(self, posting: Posting) -> bool:
        """Whether the posting is new and now kept; if not, it is noted beside the one that it repeats."""
        new = Print.of(posting)
        for kept, old in self._kept:
            if kept.key == posting.key:
                return False
            if same_job(old, new):
                self._repetitions.setdefault(kept.key, []).append(posting)
                return False
        self._kept.append((posting, new))
        return True

    def repetitions_of(self, posting: Posting) -> tuple[Posting, ...]:
        """What repeats a kept posting, best first."""
        return tuple(self._repetitions.get(posting.key, ()))


def collapse(postings: Iterable[Posting]) -> list[tuple[Posting, tuple[Posting, ...]]]:
    """Postings best first, each with those further down that repeat it."""
    collapser = Collapser()
    kept = [posting for posting in postings if collapser.add(posting)]
    return [(posting, collapser.repetitions_of(posting)) for posting in kept]
