"""How a document holds what it names: polarity (negated, wished, unwanted) and, in postings, strength.

Rules work on the clauses of one sentence. A cue speaks of the words after or before it, up to the next clause or cue.
A sentence that ends in a colon speaks of the list items under it, and some sections set the default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extraction.cues import Cue, Direction, find_cues
from extraction.sections import SILENT, Section, section_at
from extraction.sentences import Span, containing
from ontology.evidence import ConceptEvidence, Polarity, Strength

ASIDE_CONFIDENCE = 0.5
"""Factor on what a posting says of itself, its offer or the application: hardly a demand. A convention, not tuned."""

_ASIDE = frozenset({"offer", "about", "application"})
_RECORD = frozenset({"experience", "education", "courses"})
"""Sections about the past: a verb such as "søger" or "want" is a task there and no wish."""

_BARE_WORDS = 3
_OR = frozenset({"eller", "or", "nor"})
_CLAUSE = re.compile(
    r";|\s[–—-]\s|[,.]?\s(?:men|but|dog|however|mens|while|whereas|selvom|although)(?=\s)|"
    r",?\s(?:og|and|hvor|idet|da|fordi|as|since|where|because|så)\s(?:jeg\s|I\s)?"
    r"(?:har|have|havde|er uddannet|kan (?:bruge|bidrage|trække)|am|can (?:use|contribute))(?=\s)",
    re.IGNORECASE,
)
_JOINT = re.compile(r",\s(?:og|and|men|but|mens|samt)\s", re.IGNORECASE)
_HEAD = re.compile(
    r"[,\s](?=(?:kendskab|erfaring|viden|flair|indsigt|interesse|knowledge|experience|familiarity|understanding)\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_OFFER = re.compile(
    r"(?:hos os )?(?:får du (?:mulighed|adgang)|du får (?:mulighed|adgang|løn|tilbudt|en arbejdsplads|kolleger))|"
    r"(?:hos os )?(?:vi (?:kan )?(?:tilbyder|tilbyde|oplærer|hjælper|sørger)|we (?:can )?(?:offer|train|help|provide))",
    re.IGNORECASE,
)
_DEMAND_HEADING = re.compile(r"(?<!\w)(?:krav|requirements?|must|skal have)(?!\w)", re.IGNORECASE)


class Holding(NamedTuple):
    """Polarity and strength of a stretch of text."""

    polarity: Polarity
    strength: Strength


class _Scope(NamedTuple):
    """A cue and the code points that it speaks of."""

    start: int
    end: int
    cue: Cue


class Context:
    """The rules applied to one text."""

    def __init__(self, text: str, sentences: Sequence[Span], sections: Sequence[Section], posting: bool) -> None:
        """``sentences`` and ``sections`` of ``text``, from the modules of these names."""
        self._text, self._posting = text, posting
        self._sentences, self._sections = sentences, sections
        self._scopes: dict[int, list[_Scope]] = {}
        self._carried: dict[int, Cue | None] = {}

    def apply(self, evidence: Iterable[ConceptEvidence]) -> list[ConceptEvidence]:
        """The evidence with sentence, section, polarity and strength; none from references and family details."""
        found = []
        for item in evidence:
            section = section_at(self._sections, item.start)
            if section.name in SILENT:
                continue
            number = containing(self._sentences, item.start)
            sentence = self._sentences[number].of(self._text) if number >= 0 else item.sentence
            name = "offer" if self._posting and is_offer(sentence) else section.name
            aside = self._posting and name in _ASIDE
            polarity, strength = self.holding(item.start, item.end)
            found.append(
                replace(
                    item,
                    sentence=sentence,
                    section=name,
                    polarity=item.polarity if polarity is Polarity.STATED else polarity,
                    strength=Strength.UNKNOWN if aside else strength,
                    confidence=item.confidence * (ASIDE_CONFIDENCE if aside else 1.0),
                )
            )
        return found

    def holding(self, start: int, end: int) -> Holding:
        """How the words from ``start`` to ``end`` are held."""
        polarity, strength = self.by_cues(start, end)
        section = section_at(self._sections, start)
        if not self._posting:
            past = section.name in _RECORD and polarity in (Polarity.WISHED, Polarity.UNWANTED)
            default = Polarity.WISHED if section.name == "wishes" else Polarity.STATED
            return Holding(default if polarity is None or past else polarity, Strength.UNKNOWN)
        if polarity is Polarity.NEGATED:
            return Holding(polarity, Strength.UNKNOWN)
        return Holding(Polarity.STATED, strength or self._section_strength(section))

    def by_cues(self, start: int, end: int) -> tuple[Polarity | None, Strength | None]:
        """What the sentence's own words say of those from ``start`` to ``end``; None where they say nothing."""
        number = containing(self._sentences, start)
        if number < 0:
            return None, None
        covering = [scope for scope in self._scopes_of(number) if scope.start <= start and end <= scope.end]
        if not covering and (carried := self._carried_to(number)) is not None:
            return carried.polarity, carried.strength
        polarity = next((scope.cue.polarity for scope in covering if scope.cue.polarity), None)
        strength = next((scope.cue.strength for scope in covering if scope.cue.strength), None)
        return polarity, strength

    def _section_strength(self, section: Section) -> Strength:
        if section.name == "optional":
            return Strength.OPTIONAL
        heading = self._text[section.start : section.body]
        if section.name == "requirements" and _DEMAND_HEADING.search(heading):
            return Strength.ESSENTIAL
        return Strength.UNKNOWN

    def _scopes_of(self, number: int) -> list[_Scope]:
        if number not in self._scopes:
            self._scopes[number] = _scopes(self._text, self._sentences[number], self._posting)
        return self._scopes[number]

    def _carried_to(self, number: int) -> Cue | None:
        """The cue of the sentence with a colon that a list item stands under."""
        if number not in self._carried:
            cue = None
            here, before = self._sentences[number], self._sentences[number - 1] if number else None
            if before is not None and self._text.startswith("- ", max(here.start - 2, 0)):
                if self._text[before.end - 1] == ":":
                    cues = [cue for cue in find_cues(self._text, *before, self._posting) if not cue.bare]
                    cue = cues[-1] if cues else None
                elif "\n\n" not in self._text[before.end : here.start]:
                    cue = self._carried_to(number - 1)
            self._carried[number] = cue
        return self._carried[number]


def is_offer(sentence: str) -> bool:
    """Whether a posting's sentence says what the employer gives: "Vi tilbyder kurser i Python" asks for nothing."""
    return _OFFER.match(sentence) is not None


def _scopes(text: str, sentence: Span, posting: bool) -> list[_Scope]:
    """What each cue of a sentence speaks of; lone negations first, since they are nearest to their word."""
    cues = find_cues(text, *sentence, posting)
    if not cues:
        return []
    bounds = [sentence.start, *(m.start() for m in _CLAUSE.finditer(text, *sentence)), sentence.end]
    wishing = False
    found: list[_Scope] = []
    for place, cue in enumerate(cues):
        before = cues[place - 1] if place else None
        after = cues[place + 1] if place + 1 < len(cues) else None
        if cue.polarity is Polarity.WISHED:
            wishing = True
        elif cue.bare and wishing and not posting:
            cue = cue._replace(polarity=Polarity.UNWANTED)
        if cue.direction is Direction.FORWARD:
            found.append(_forward(text, cue, after, bounds))
        else:
            found.append(_backward(text, cue, before, after, bounds))
    return sorted((s for s in found if s.end > s.start), key=lambda s: (not s.cue.bare, s.end - s.start))


def _forward(text: str, cue: Cue, after: Cue | None, bounds: Sequence[int]) -> _Scope:
    limit = min((bound for bound in bounds if bound >= cue.end), default=cue.end)
    if after is not None and after.start < limit:
        limit = after.start if after.direction is Direction.FORWARD else _parting(text, cue.end, after.start)
    if cue.bare:
        limit = _few_words(text, cue.end, limit)
    return _Scope(cue.end, limit, cue)


def _few_words(text: str, start: int, limit: int) -> int:
    """Where a lone negation ends: after a few words, and the alternatives that "eller" adds to them."""
    comma = text.find(",", start, limit)
    words = list(_WORD.finditer(text, start, comma if comma >= 0 else limit))
    if not words:
        return start
    last = min(_BARE_WORDS, len(words)) - 1
    while last + 1 < len(words) and (words[last][0].lower() in _OR or words[last + 1][0].lower() in _OR):
        last += 1
    return words[last].end()


def _backward(text: str, cue: Cue, before: Cue | None, after: Cue | None, bounds: Sequence[int]) -> _Scope:
    start = max((bound for bound in bounds if bound <= cue.start), default=cue.start)
    if before is not None and before.end > start:
        forward = before.direction is Direction.FORWARD and not before.bare
        start = _parting(text, before.end, cue.start) if forward else before.end
        if forward and start == cue.start:
            start = before.end
    soft = (
        cue.polarity is Polarity.NEGATED
        and after is not None
        and after.strength is Strength.OPTIONAL
        and len(_WORD.findall(text[cue.end : after.start])) <= 2
    )
    # "Ikke et krav, men en fordel": nice to have, and no negation.
    return _Scope(start, cue.start, after if soft and after is not None else cue)


def _parting(text: str, start: int, end: int) -> int:
    """Where the words of a forward cue end and those of the backward cue after them begin; ``end`` if nowhere."""
    for pattern in (_JOINT, _HEAD):
        places = [match.start() for match in pattern.finditer(text, start, end)]
        if places:
            return places[-1]
    comma = text.rfind(",", start, end)
    return comma if comma >= 0 else end
