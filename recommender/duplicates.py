"""Near-duplicates: one job advertised more than once, on several portals or again, is one recommendation.

Two postings are one job where employer and place do not contradict each other, one title's words lie in the other's
(or nearly), and the texts are alike: the Jaccard similarity of their word 4-shingles (Broder, "On the resemblance and
containment of documents", 1997) reaches ``SAME_TEXT`` of one employer and ``SAME_TEXT_UNKNOWN`` where an employer is
not named, or, of one employer, the smaller text lies in the larger to ``CONTAINED`` (some portals shorten ads). In the
demo world the least alike repetition has .68 and the most alike other pair .12. Only a ranked list's head is compared,
so exact sets serve and no sketch is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ontology.postings import Posting
from recommender.scorers.words import title_words, words

SHINGLE = 4
SAME_TEXT = 0.6
SAME_TEXT_UNKNOWN = 0.8
CONTAINED = 0.9
SAME_TITLE = 0.6
MIN_SHINGLES = 8
"""Shorter texts than this say too little: then the shingles must be equal."""
_TITLE_NOISE = frozenset({"til", "hos", "ved", "med", "for", "søges", "the", "and", "with", "wanted"})
_COMPANY_FORMS = frozenset({"as", "aps", "a", "s", "ivs", "is", "amba", "ltd", "inc", "gmbh"})


@dataclass(frozen=True, slots=True)
class Print:
    """What is compared of a posting."""

    employer: frozenset[str]
    title: frozenset[str]
    place: str
    shingles: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, posting: Posting) -> Print:
        """The print of one posting."""
        text = words(posting.text)
        return cls(
            employer=frozenset(words(posting.employer)) - _COMPANY_FORMS,
            title=title_words(posting.title) - _TITLE_NOISE,
            place=posting.postcode or (posting.town or "").lower(),
            shingles=frozenset(text[i : i + SHINGLE] for i in range(max(1, len(text) - SHINGLE + 1))),
        )


def same_job(one: Print, other: Print) -> bool:
    """Whether two postings advertise one job. Symmetric."""
    if one.employer and other.employer and one.employer != other.employer:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if not (one.title <= other.title or other.title <= one.title or _jaccard(one.title, other.title) >= SAME_TITLE):
        return False
    if min(len(one.shingles), len(other.shingles)) < MIN_SHINGLES:
        return one.shingles == other.shingles
    shared = len(one.shingles & other.shingles)
    known = bool(one.employer and other.employer)
    if shared / len(one.shingles | other.shingles) >= (SAME_TEXT if known else SAME_TEXT_UNKNOWN):
        return True
    return known and shared / min(len(one.shingles), len(other.shingles)) >= CONTAINED


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


class Collapser:
    """Takes postings best first and keeps those that are no repetition; remembers the others beside the one kept."""

    def __init__(self) -> None:
        self._kept: list[tuple[Posting, Print]] = []
        self._repetitions: dict[str, list[Posting]] = {}
        self._prints: dict[str, Print] = {}

    def add(self, posting: Posting) -> bool:
        """Whether the posting is new and now kept; if not, it is noted beside the one that it repeats."""
        if self.note(posting):
            return False
        self._kept.append((posting, self._print_of(posting)))
        return True

    def note(self, posting: Posting) -> bool:
        """Whether the posting repeats a kept one, which then remembers it; it is never kept itself."""
        new = self._print_of(posting)
        for kept, old in self._kept:
            if kept.key == posting.key:
                return True
            if same_job(old, new):
                known = self._repetitions.setdefault(kept.key, [])
                if all(other.key != posting.key for other in known):
                    known.append(posting)
                return True
        return False

    def _print_of(self, posting: Posting) -> Print:
        """Its print, made once: one answer walks the same postings for each of its lists."""
        if posting.key not in self._prints:
            self._prints[posting.key] = Print.of(posting)
        return self._prints[posting.key]

    def repetitions_of(self, posting: Posting) -> tuple[Posting, ...]:
        """What repeats a kept posting, best first."""
        return tuple(self._repetitions.get(posting.key, ()))

    @property
    def repeated(self) -> int:
        """How many postings were noted as repetitions."""
        return sum(map(len, self._repetitions.values()))


def collapse(postings: Iterable[Posting]) -> list[tuple[Posting, tuple[Posting, ...]]]:
    """Postings best first, each with those further down that repeat it."""
    collapser = Collapser()
    kept = [posting for posting in postings if collapser.add(posting)]
    return [(posting, collapser.repetitions_of(posting)) for posting in kept]
