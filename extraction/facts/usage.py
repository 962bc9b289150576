"""How well and how lately a person says that something was used: ``level`` and ``last_used`` of evidence.

Levels are "beginner", "intermediate", "advanced" and "expert"; of languages those of the Common European Framework.
Years come from the words of the sentence, else from the end of the position that the words stand under; where the
position goes on there is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from extraction.anycase import whole_words
from extraction.facts.languages import code_of
from extraction.facts.periods import find_period
from extraction.facts.roles import MAX_HEADER_CHARS
from extraction.sections import Section, section_at
from extraction.sentences import Span, containing
from ontology.evidence import ConceptEvidence, Constraint, EvidenceKind, Polarity

_LEVEL_WORDS = {
    "expert": r"ekspert\w*|expert\w*|superbruger|super ?user|guru|mester|●{5}|5/5|★{5}",
    "advanced": (
        r"avanceret|avancerede|advanced|rutineret|rutine|stærke?|strong|solide?|indgående|dyb|dybt|deep|proficient|"
        r"proficiency|"
        r"meget gode?|meget godt|very good|excellent|fremragende|højt niveau|erfaren|experienced|●{4}○|4/5|★{4}☆"
    ),
    "intermediate": (
        r"middel|mellem\w*|intermediate|øvet|godt|gode?|good|fair|rimelig\w*|working knowledge|●{3}○{2}|3/5|★{3}☆{2}"
    ),
    "beginner": (
        r"begynder\w*|beginner|nybegynder|basic|basale?|basalt|grundlæggende|lidt|some|a little|elementær\w*|"
        r"elementary|"
        r"●{1,2}○{3,4}|[12]/5|★{1,2}☆{3,4}"
    ),
}
"""In the order of precedence."""
_LEVELS = tuple((level, whole_words(words)) for level, words in _LEVEL_WORDS.items())
_BEFORE = re.compile(
    r"((?:[\wæøå]+ )?[\wæøå]+)(?: (?:kendskab|viden|erfaring|bruger|user|knowledge|skills?|command|niveau))?"
    r"(?: (?:til|i|af|med|of|in|with))?(?: (?:MS|Microsoft))? $"
)
_AFTER = re.compile(r"\s*(?:\(([^()\n]{2,40})\)|(?::| [–—-]|\s{2,}|,)\s*([^,;\n()]{2,40})|\s+([●○★☆]{3,6}|[1-5]/5))")
_NEXT_ITEM = frozenset({","})
_YEAR = r"(?P<year>19[5-9]\d|20[0-4]\d)"
_LAST = re.compile(
    rf"(?<!\w)(?:senest|sidst|sidste gang|brugt|last(?: used)?|most recently|until|frem til|til og med|used)"
    rf"(?: brugt)?(?: (?:i|in))? {_YEAR}(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = {
    "et": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4, "fem": 5, "five": 5, "seks": 6,
    "six": 6, "syv": 7, "seven": 7, "otte": 8, "eight": 8, "ni": 9, "nine": 9, "ti": 10, "ten": 10, "tyve": 20,
    "twenty": 20,
}  # fmt: skip
_AGO = re.compile(rf"(?<!\w)(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:år siden|years ago)(?!\w)", re.IGNORECASE)
_HELD = frozenset({Polarity.STATED, Polarity.IMPLIED, Polarity.NEGATED, Polarity.UNWANTED})


class Usage:
    """Levels and years for the evidence of one CV."""

    def __init__(
        self, text: str, sentences: Sequence[Span], lines: Sequence[Span], sections: Sequence[Section], year: int | None
    ) -> None:
        """``year`` is the present one, for "five years ago"; without it such words say nothing."""
        self._text, self._sections, self._year = text, sections, year
        self._sentences = sentences
        self._ends = list(_position_ends(text, lines, sections))
        self._years: dict[int, str | None] = {}

    def apply(
        self, evidence: Iterable[ConceptEvidence], constraints: Sequence[Constraint]
    ) -> tuple[ConceptEvidence, ...]:
        """The evidence with level and year where they are told; what is known already stays."""
        spoken = dict(item.value.split(":") for item in constraints if item.kind == "language" and ":" in item.value)
        found = []
        for item in evidence:
            level, year = item.level, item.last_used
            if item.kind is EvidenceKind.LANGUAGE:
                level = level or spoken.get(code_of(item.quote) or "")
            elif item.kind is not EvidenceKind.OCCUPATION and item.polarity is not Polarity.WISHED:
                level = level or self._level(item)
            if item.polarity in _HELD:
                year = year or self._last_used(item)
            found.append(replace(item, level=level, last_used=year))
        return tuple(found)

    def _level(self, item: ConceptEvidence) -> str | None:
        after = _AFTER.match(self._text, item.end, item.end + 60)
        if after is not None:
            # What follows a comma is the next item, unless it is a level and no more ("Excel, avanceret").
            words = next(group for group in after.groups() if group)
            whole = self._text[item.end : after.end()].lstrip().startswith(",")
            level = _level_of(words, whole=whole)
            if level:
                return level
        reach = max(0, item.start - 60)
        line = self._text.rfind("\n", reach, item.start) + 1
        before = _BEFORE.search(self._text[max(line, reach) : item.start])
        return _level_of(before[1], whole=False) if before else None

    def _last_used(self, item: ConceptEvidence) -> str | None:
        place = containing(self._sentences, item.start)
        if place >= 0:
            if place not in self._years:
                self._years[place] = self._told_year(self._sentences[place])
            if year := self._years[place]:
                return year
        under = bisect_right(self._ends, item.start, key=lambda end: end[0]) - 1
        if under < 0 or section_at(self._sections, self._ends[under][0]) != section_at(self._sections, item.start):
            return None
        return self._ends[under][1]

    def _told_year(self, sentence: Span) -> str | None:
        """The year that a sentence names as the last."""
        year = _LAST.search(self._text, *sentence)
        if year:
            return year["year"]
        ago = _AGO.search(self._text, *sentence) if self._year else None
        if ago and self._year:
            number = ago["number"].lower()
            return str(self._year - (int(number) if number.isdigit() else _NUMBERS[number]))
        return None


def _level_of(words: str, *, whole: bool) -> str | None:
    for level, pattern in _LEVELS:
        match = pattern.search(words)
        if match and (not whole or match[0] == words.strip(" .")):
            return level
    return None


def _position_ends(text: str, lines: Sequence[Span], sections: Sequence[Section]) -> Iterable[tuple[int, str | None]]:
    """Where each position of a CV begins, and the year that it ended in, or None where it goes on."""
    for line in lines:
        if section_at(sections, line.start).name != "experience" or line.end - line.start > MAX_HEADER_CHARS:
            continue
        period = find_period(text, line.start, line.end)
        if period is not None:
            yield line.start, period.end[:4] if period.end else None
