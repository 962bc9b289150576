"""How a document holds what it names: polarity (negated, wished, unwanted) and, in postings, strength.

Rules work on the clauses of one sentence. A cue speaks of the words after or before it, up to the next clause or cue.
A sentence that ends in a colon speaks of the list items under it, and some sections set the default.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from extraction.asides import without_asides
from extraction.claims import remarked
from extraction.clauses import is_fragment
from extraction.cue_words import AFFIRMED, NO_ANSWER
from extraction.cues import Cue, find_cues
from extraction.labels_held import label_polarity
from extraction.light_words import NEGATIONS, words_of
from extraction.role_lines import is_employer
from extraction.scopes import Scope, scopes
from extraction.sections import LEISURE, SILENT, Section, claims, section_at
from extraction.sentences import Span, containing, sentence_at
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity, Strength

ASIDE_CONFIDENCE = 0.5
"""Factor on what a posting says of itself, its offer or the application: hardly a demand. A convention, not tuned."""

BY_LABEL = frozenset({"label", "lemma", "compound", "typo"})
"""Methods that find a concept by its name."""

_DID_WORDS = (
    r"(?:[a-zæøå]{2,}(?:ede|erede|te|gde)|stod|skrev|tog|holdt|fik|solgte|bar|gav|lagde|førte|drev|gik|var med til|"
    r"bidrog|"
    r"forestod|indgik|[a-z]{2,}ed|ran|led|wrote|built|kept|taught|drove|made|sold|held|took|set up|oversaw|brought|"
    r"gave)"
)
_DID = re.compile(rf"{_DID_WORDS}(?!\w)", re.IGNORECASE)
_DID_BEFORE = re.compile(rf"(?<!\w){_DID_WORDS} (?:\w+ ){{0,2}}$", re.IGNORECASE)
_ANSWERS = 4
"""Sentences without a verb that answer one question."""
_ASIDE = frozenset({"offer", "about", "application"})
_OF_WORK = frozenset({"experience", "header"})
_BY_SOMEBODY = re.compile(
    r"(?<!\w)(?:hos|assistent for|sekretær for|assistant (?:to|for|of)|secretary (?:to|for|of)|employed by|worked for) "
    r"(?:en|et|an?|min|mit|my) (?:\w+e )?$",
    re.IGNORECASE,
)
"""Before the work of somebody else whom one worked for: "hos en advokat"."""
_RECORD = frozenset({"experience", "education", "courses"})
"""Sections about the past: a verb such as "søger" or "want" is a task there and no wish."""

_OFFER = re.compile(
    r"(?:hos os )?(?:får du (?:mulighed|adgang)|du får (?:mulighed|adgang|løn|tilbudt|en arbejdsplads|kolleger))|"
    r"(?:hos os )?(?:vi (?:kan )?(?:tilbyder|tilbyde|oplærer|hjælper|sørger)|we (?:can )?(?:offer|train|help|provide))",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?<!\w)(?:kandidat\w*|bachelor\w*|\w*uddannelse|master'?s?|degree|m\.?sc\.?|studying|studerer|cand\.\w*)(?!\w)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"(?<!\w)(?:tale[r]?|skrive[r]?|læse[r]?|forstå[r]?|flydende|mundtlig\w*|skriftlig\w*|modersmål\w*|niveau|"
    r"[ABC][12]|"
    r"speak|write|read|understand|fluen\w*|spoken|written|native|level|proficien\w*)(?!\w)",
    re.IGNORECASE,
)
_OR = re.compile(r"(?<!\w)(?:eller|or)(?!\w)", re.IGNORECASE)
_LICENCE = re.compile(r"kørekort|driv(?:er's|er’s|ing) licen[cs]e", re.IGNORECASE)
_LEVEL = re.compile(
    r"[ :,(–-]{1,3}(?:[ABC][12]|flydende|modersmål|forhandlingsniveau|native|fluent|mother tongue|bilingual)(?!\w)",
    re.IGNORECASE,
)
"""After a language that is held."""
_LESS = frozenset({"end", "than"})
"""Before what comes second in a comparison."""
_HAVING = re.compile(
    r"(?<!\w)(?:[Jj]eg|I) (?:også |also )?(?:kan|taler|kender|behersker|bruger|har erfaring med|can|speak|know|use|"
    r"have "
    r"experience (?:of|with|in))(?!\w)[^.,;:!?]*$"
)
_HELD_IN = {"wishes": Polarity.WISHED, "lacks": Polarity.NEGATED, "refusals": Polarity.UNWANTED}
"""How the sections of a CV hold what stands in them."""
_BY_SECTION = {"optional": Strength.OPTIONAL, "requirements": Strength.ESSENTIAL}


class Holding(NamedTuple):
    """Polarity and strength of a stretch of text."""

    polarity: Polarity
    strength: Strength


class Context:
    """The rules applied to one text."""

    def __init__(self, text: str, sentences: Sequence[Span], sections: Sequence[Section], posting: bool) -> None:
        """``sentences`` and ``sections`` of ``text``, from the modules of these names."""
        self._text, self._posting = text, posting
        self._sentences, self._sections = sentences, sections
        self._scopes: dict[int, list[Scope]] = {}
        self._carried: dict[int, Cue | None] = {}

    def apply(self, evidence: Iterable[ConceptEvidence]) -> list[ConceptEvidence]:
        """The evidence with sentence, section, polarity and strength.

        None from references and family details, none from a CV's leisure, and none that is an aside
        (``extraction.asides``). What a task shows without naming it by a label is implied, unless the document states
        the same concept elsewhere.
        """
        silent = SILENT if self._posting else SILENT | LEISURE
        placed = [
            (self._sentence_at(item), item)
            for item in evidence
            if claims(self._sections, item.start, silent) and not self._names_employer(item)
        ]
        found = [
            self._held(sentence, item) for sentence, item in without_asides(self._text, placed, posting=self._posting)
        ]
        stated = {item.uri for item in found if item.polarity is Polarity.STATED and item.method in BY_LABEL}
        return [
            replace(item, polarity=Polarity.STATED)
            if item.polarity is Polarity.IMPLIED and item.uri in stated
            else item
            for item in found
        ]

    def _names_employer(self, item: ConceptEvidence) -> bool:
        if self._posting:
            return False
        if item.kind is EvidenceKind.OCCUPATION and _BY_SOMEBODY.search(
            self._text, max(item.start - 40, 0), item.start
        ):
            return True
        return section_at(self._sections, item.start).name in _OF_WORK and is_employer(self._text, item)

    def _sentence_at(self, item: ConceptEvidence) -> Span:
        return sentence_at(self._sentences, item.start, item.end)

    def _held(self, sentence: Span, item: ConceptEvidence) -> ConceptEvidence:
        words = sentence.of(self._text)
        section = section_at(self._sections, item.start).name
        name = "offer" if self._posting and is_offer(words) else section
        aside = self._posting and name in _ASIDE
        polarity, strength = self.holding(item.start, item.end)
        levelled = item.kind is EvidenceKind.LANGUAGE and _LEVEL.match(self._text, item.end) is not None
        condition = levelled or _LICENCE.match(item.quote) is not None
        if polarity is Polarity.WISHED and condition and self.by_cues(item.start, item.end)[0] is None:
            polarity = Polarity.STATED  # wished only by its section, where licences and languages stand as conditions
        if polarity is Polarity.STATED and self._denies_itself(item):
            polarity = Polarity.NEGATED
        if polarity is Polarity.STATED:
            polarity = Polarity.IMPLIED if self._is_task(section, item) else item.polarity
        return replace(
            item,
            sentence=words,
            section=name,
            polarity=polarity,
            strength=Strength.UNKNOWN if aside else self._asked(item, words, strength),
            confidence=item.confidence * (ASIDE_CONFIDENCE if aside else 1.0),
        )

    def _asked(self, item: ConceptEvidence, sentence: str, strength: Strength) -> Strength:
        """A language that a posting wants spoken or written is a demand, though no word says how strong."""
        spoken = self._posting and item.kind is EvidenceKind.LANGUAGE and _SPOKEN.search(sentence) is not None
        return Strength.ESSENTIAL if spoken and strength is Strength.UNKNOWN else strength

    def _denies_itself(self, item: ConceptEvidence) -> bool:
        """Whether a CV's phrase is itself a denial: "lavede ikke nye"."""
        if self._posting or item.method in BY_LABEL or AFFIRMED.search(item.quote):
            return False
        return not NEGATIONS.isdisjoint(words_of(item.quote))

    def _is_task(self, section: str, item: ConceptEvidence) -> bool:
        """Whether a CV tells of something done ("ledede et team på otte") in words that are no label."""
        if self._posting or section != "experience" or item.method in BY_LABEL:
            return False
        return (
            _DID.match(item.quote) is not None
            or _DID_BEFORE.search(self._text[max(0, item.start - 60) : item.start]) is not None
        )

    def holding(self, start: int, end: int) -> Holding:
        """How the words from ``start`` to ``end`` are held."""
        polarity, strength, weak = self._told(start)
        section = section_at(self._sections, start)
        if not self._posting:
            past = section.name in _RECORD and weak
            default = Polarity.STATED if self._is_had(start, end) else _HELD_IN.get(section.name, Polarity.STATED)
            return Holding(default if polarity is None or past else polarity, Strength.UNKNOWN)
        if polarity is Polarity.NEGATED or (section.name == "unneeded" and polarity is None and strength is None):
            return Holding(Polarity.NEGATED, Strength.UNKNOWN)
        if strength is None or (weak and section.name == "optional"):
            strength = _BY_SECTION.get(section.name, Strength.UNKNOWN)
        if strength is Strength.ESSENTIAL and self._is_choice(start, end):
            strength = Strength.UNKNOWN
        return Holding(Polarity.STATED, strength)

    def _is_had(self, start: int, end: int) -> bool:
        """Whether a sentence says outright that one has it, whatever its section is about: "jeg taler dansk"."""
        number = containing(self._sentences, start)
        return number >= 0 and _HAVING.search(self._text, self._sentences[number].start, end) is not None

    def by_cues(self, start: int, end: int) -> tuple[Polarity | None, Strength | None]:
        """What the sentence's own words say of those from ``start`` to ``end``; None where they say nothing."""
        return self._told(start)[:2]

    def refused(self, sentence: Span) -> list[tuple[Span, Span]]:
        """What one of the sentences says of work or tasks that the person does not want, in a CV, each after the words
        that refuse it (none in a section of refusals, where it is the whole sentence). What is only liked less than
        something else is not refused.
        """
        if section_at(self._sections, sentence.start).name == "refusals":
            return [(Span(sentence.start, sentence.start), sentence)]
        told = self._scopes_of(containing(self._sentences, sentence.start))
        pairs = {
            (Span(*scope.cue[:2]), Span(scope.start, scope.end))
            for scope in told
            if scope.cue.polarity is Polarity.UNWANTED
        }
        return sorted((cue, said) for cue, said in pairs if cue.of(self._text).lower() not in _LESS)

    def _told(self, start: int) -> tuple[Polarity | None, Strength | None, bool]:
        """Polarity and strength by cues, and whether only weak ones speak."""
        number = containing(self._sentences, start)
        if number < 0:
            return None, None, False
        cues = [scope.cue for scope in self._scopes_of(number) if _covers(scope, start)]
        strong = [cue for cue in cues if not cue.weak]
        if not strong and (carried := self._carried_to(number)) is not None:
            strong = [carried]
        if not strong and self._waived(number):
            return Polarity.NEGATED, None, False
        if not strong and (answered := self._answered(number)):
            return answered, None, False
        if not strong and (remarked := self._remarked(number, start)):
            return remarked, None, False
        counting = strong or cues
        polarity = next((cue.polarity for cue in counting if cue.polarity), None)
        strength = next((cue.strength for cue in counting if cue.strength), None)
        return polarity, strength, not strong and bool(cues)

    def _answered(self, number: int) -> Polarity | None:
        """What a CV asks of itself and answers in words without a verb: "Hvad drømmer jeg om? At sejle. At bygge"."""
        for place in range(number - 1, max(number - 1 - _ANSWERS, -1), -1):
            asked, answer = self._sentences[place], self._sentences[place + 1]
            apart = "\n" in self._text[asked.end : answer.start]
            if self._posting or apart or not is_fragment(self._text, answer):
                return None
            if self._text[asked.end - 1] == "?":
                return label_polarity(asked.of(self._text))
        return None

    def _remarked(self, number: int, start: int) -> Polarity | None:
        """What the sentence after a note says of its topic: "Power BI: set på messe. Vil gerne have et kursus"."""
        if self._posting or number + 1 >= len(self._sentences):
            return None
        here, after = self._sentences[number], self._sentences[number + 1]
        claim = None if "\n" in self._text[here.end : after.start] else remarked(self._text, here, after)
        return claim.polarity if claim is not None and claim.start <= start < claim.end else None

    def _is_choice(self, start: int, end: int) -> bool:
        """Whether one of several degrees would do: none of "a degree in economics, law or the like" is a must."""
        number = containing(self._sentences, start)
        if number < 0:
            return False
        sentence = self._sentences[number]
        degree = _DEGREE.search(self._text, sentence.start, start)
        if degree is None:
            return False
        last = [match.end() for match in _OR.finditer(self._text, degree.end(), sentence.end)]
        # What stands well after the last alternative is no part of the choice.
        return bool(last) and (last[-1] > end or "," not in self._text[last[-1] : start])

    def _scopes_of(self, number: int) -> list[Scope]:
        if number not in self._scopes:
            sentence = self._sentences[number]
            wishes = not self._posting and section_at(self._sections, sentence.start).name == "wishes"
            self._scopes[number] = scopes(self._text, sentence, self._posting, wishes)
        return self._scopes[number]

    def _carried_to(self, number: int) -> Cue | None:
        """The cue of the sentence with a colon that a list item stands under."""
        if number not in self._carried:
            cue = None
            here, before = self._sentences[number], self._sentences[number - 1] if number else None
            if before is not None and self._text.startswith("- ", max(here.start - 2, 0)):
                if self._leads(before, here):
                    cues = [cue for cue in find_cues(self._text, *before, self._posting) if not cue.bare]
                    cue = next((cue for cue in reversed(cues) if not cue.weak), cues[-1] if cues else None)
                elif "\n\n" not in self._text[before.end : here.start]:
                    cue = self._carried_to(number - 1)
            self._carried[number] = cue
        return self._carried[number]

    def _leads(self, before: Span, item: Span) -> bool:
        """Whether a sentence ends in a colon, or breaks off where the first list item goes on ("Du skal")."""
        if self._text[before.end - 1] == ":":
            return True
        open_ended = self._text[before.end - 1] not in ".!?)"
        own_line = self._text[before.end : item.start].strip() == "-"
        return self._posting and open_ended and own_line and not self._text.startswith("- ", max(before.start - 2, 0))

    def _waived(self, number: int) -> bool:
        """Whether a posting asks in a few words and then says that it asks for nothing: "Danish? Not required"."""
        sentence = self._sentences[number]
        if not self._posting or self._text[sentence.end - 1] != "?" or number + 1 >= len(self._sentences):
            return False
        return NO_ANSWER.match(self._text, self._sentences[number + 1].start) is not None


def _covers(scope: Scope, start: int) -> bool:
    """Whether a cue speaks of words that begin there; those of a forward one may begin with it ("ingen erfaring")."""
    first = min(scope.start, scope.cue.start) if scope.start >= scope.cue.end else scope.start
    return first <= start < scope.end


def is_offer(sentence: str) -> bool:
    """Whether a posting's sentence says what the employer gives: "Vi tilbyder kurser i Python" asks for nothing."""
    return _OFFER.match(sentence) is not None
