"""Words that say how a sentence holds what it names: negated, wished, unwanted; demanded or nice to have.

A cue acts forwards ("ingen erfaring med X"), backwards ("X er en fordel"), or, where ``hvis``/``if`` and the like
follow a backward one that has nothing before it, forwards again ("en fordel, hvis du kender X").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from extraction import cue_wishes as wishes
from extraction import cue_words as words
from extraction.anycase import AnyCase
from extraction.labels_held import label_polarity
from ontology.evidence import Polarity, Strength


class Direction(Enum):
    """Which words of the clause a cue speaks of."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Reach(Enum):
    """How far a cue speaks."""

    CLAUSE = "clause"
    FEW = "few"  # a lone "not" or "no": the next few words
    SENTENCE = "sentence"  # a field's name ("Not interested in: ..."), or what undoes all before it


class Cue(NamedTuple):
    """A cue at code points ``start`` to ``end`` of the text; exactly one of polarity and strength is set.

    ``weak``: it counts where no other cue speaks ("du har X"), or, of a wish, outside lists of past work.
    """

    start: int
    end: int
    direction: Direction
    polarity: Polarity | None
    strength: Strength | None
    reach: Reach = Reach.CLAUSE
    weak: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a lone negation."""
        return self.reach is Reach.FEW


class _Rule(NamedTuple):
    pattern: AnyCase
    direction: Direction
    polarity: Polarity | None = None
    strength: Strength | None = None
    reach: Reach = Reach.CLAUSE
    weak: bool = False


_F, _B = Direction.FORWARD, Direction.BACKWARD
_BACK_TO_FORWARD = re.compile(
    r"\s*,?\s*(?:hvis|om|såfremt|når|at|med|if|that|to have|to know|when|with|når du|for os,? (?:at|hvis))(?!\w)",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\W*(?:(?:det|der|it|this|there|og|and|men|but|så|dog|also|også)\W+)*", re.IGNORECASE)
_LABEL = re.compile(r"\W{0,3}([^:\n]{2,60}?)(?::(?=\s|$)|[^\S\n]{2,}(?=\S))")
_COLON = re.compile(r"\s*:")
_CLAUSE_START = re.compile(r"[,;:.(]\s|\s(?:men|but|og|and)\s", re.IGNORECASE)

CV_RULES = (
    _Rule(words.LOST, _B, Polarity.NEGATED, reach=Reach.SENTENCE),
    _Rule(words.UNWANTED_TOPIC, _B, Polarity.UNWANTED),
    _Rule(words.NEGATED_TOPIC, _B, Polarity.NEGATED),
    _Rule(words.NO_DEMAND, _B, Polarity.NEGATED),
    _Rule(wishes.REFUSED, _F, Polarity.UNWANTED),
    _Rule(words.UNWANTED, _F, Polarity.UNWANTED),
    _Rule(words.NEGATED, _F, Polarity.NEGATED),
    _Rule(wishes.LACKED, _F, Polarity.NEGATED),
    _Rule(wishes.I_DO_NOT, _F, Polarity.NEGATED),
    _Rule(words.LEARNING, _F, Polarity.WISHED),
    _Rule(words.WISHED, _F, Polarity.WISHED),
    _Rule(wishes.LONGED, _F, Polarity.WISHED),
    _Rule(wishes.INSTEAD, _F, Polarity.UNWANTED, weak=True),
    _Rule(words.SEEKING, _F, Polarity.WISHED, weak=True),
    _Rule(words.BARE_NO, _F, Polarity.NEGATED, reach=Reach.FEW),
)
"""In the order of precedence: of two cues on the same words the first counts."""

POSTING_RULES = (
    _Rule(words.OPTIONAL_TOPIC, _B, None, Strength.OPTIONAL),
    _Rule(words.NO_DEMAND_TOPIC, _B, Polarity.NEGATED),
    _Rule(words.TAUGHT_RELATIVE, _B, Polarity.NEGATED),
    _Rule(words.TAUGHT_TOPIC, _B, Polarity.NEGATED),
    _Rule(words.TAUGHT, _F, Polarity.NEGATED),
    _Rule(words.NO_NEED, _F, Polarity.NEGATED),
    _Rule(words.NO_DEMAND, _B, Polarity.NEGATED),
    _Rule(words.NO_BEFORE, _F, Polarity.NEGATED),
    _Rule(words.NEGATED_ASKED, _F, Polarity.NEGATED),
    _Rule(words.ESSENTIAL, _F, None, Strength.ESSENTIAL),
    _Rule(words.ESSENTIAL_TOPIC, _B, None, Strength.ESSENTIAL),
    _Rule(words.OPTIONAL, _F, None, Strength.OPTIONAL),
    _Rule(words.EXPECTED, _F, None, Strength.ESSENTIAL, weak=True),
    _Rule(words.BARE_NO, _F, Polarity.NEGATED, reach=Reach.FEW),
)
_TOPICS = frozenset({words.UNWANTED_TOPIC, words.NEGATED_TOPIC, words.NO_DEMAND_TOPIC, words.TAUGHT_TOPIC})
"""They follow the thing they speak of; with nothing before them in their clause they are no cue."""


def _field(pattern: str) -> AnyCase:
    return AnyCase(rf"\W{{0,3}}{pattern}(?=\s*:|\s{{2,}})")


_CV_FIELDS = tuple((_field(pattern), Polarity(polarity), None) for pattern, polarity in words.CV_FIELDS)
_POSTING_FIELDS = tuple(
    (_field(pattern), Polarity(polarity) if polarity else None, Strength(strength) if strength else None)
    for pattern, polarity, strength in words.POSTING_FIELDS
)


def find_cues(text: str, start: int, end: int, posting: bool) -> list[Cue]:
    """The cues between two offsets of ``text``, in order; none overlaps another."""
    found = list(_opening(text, start, end, posting))
    taken = [(cue.start, cue.end) for cue in found]
    taken += [match.span() for match in words.AFFIRMED.finditer(text, start, end)]
    if not posting:
        taken += [match.span() for match in wishes.AFFIRMED.finditer(text, start, end)]
    for rule in POSTING_RULES if posting else CV_RULES:
        for match in rule.pattern.finditer(text, start, end):
            if any(first < match.end() and match.start() < last for first, last in taken):
                continue
            direction = rule.direction
            if direction is _B:
                alone = _NOTHING.fullmatch(text, _clause_start(text, start, match.start()), match.start()) is not None
                if alone and rule.pattern in _TOPICS:
                    continue
                if _COLON.match(text, match.end(), end) or (alone and _BACK_TO_FORWARD.match(text, match.end(), end)):
                    direction = _F
            taken.append(match.span())
            found.append(Cue(*match.span(), direction, rule.polarity, rule.strength, rule.reach, rule.weak))
    return sorted(found)


def _opening(text: str, start: int, end: int, posting: bool) -> Iterator[Cue]:
    """What a sentence says by how it begins: as a field's name, a condition, or a demand without a verb."""
    for pattern, polarity, strength in _POSTING_FIELDS if posting else _CV_FIELDS:
        match = pattern.match(text, start, end)
        if match:
            yield Cue(*match.span(), _F, polarity, strength, Reach.SENTENCE)
            return
    if not posting:
        if (named := _LABEL.match(text, start, end)) and (held := label_polarity(named[1])):
            yield Cue(*named.span(1), _F, held, None, Reach.SENTENCE)
        elif match := wishes.OR_ELSE.match(text, start, end):
            yield Cue(*match.span(), _F, Polarity.WISHED, None, weak=True)
        return
    match = words.CONDITIONAL.match(text, start, end)
    if match and text[end - 1] != "?":
        given = words.GIVEN.search(text, match.end(), end)
        polarity, strength = (Polarity.NEGATED, None) if given else (None, Strength.OPTIONAL)
        yield Cue(*match.span(), _F, polarity, strength)
    elif match := words.ASKING.match(text, start, end):
        yield Cue(match.start(), match.start(), _F, None, Strength.ESSENTIAL, weak=True)


def _clause_start(text: str, start: int, place: int) -> int:
    return max((match.end() for match in _CLAUSE_START.finditer(text, start, place)), default=start)
