"""Names of employers in the lines of a CV that tell a position: "Chauffør, Sydfyn Fjernvarme (2017-2025)".

Such a line has a period. What stands in it with a capital after its first words is where somebody worked, and no skill,
whatever labels or a tagger make of it.
"""

from __future__ import annotations

import re

from extraction.facts.periods import find_period
from extraction.sentences import Span
from ontology.evidence import ConceptEvidence, EvidenceKind

MAX_LINE = 160
"""Letters of such a line; a longer one is running text."""

_AFTER_TITLE = re.compile(r"[^\W\d].*(?:,|[–—|(/-]| (?:hos|ved|på|i|at|for|in)) ?$", re.DOTALL)
_IN_NAME = re.compile(r"[A-ZÆØÅ]\w+ (?:(?:&|og|and) )?$")
_NAME_GOES_ON = re.compile(r" (?:(?:&|og|and) )?[A-ZÆØÅ]\w")
_ACRONYM = re.compile(r"[A-ZÆØÅ0-9+#./-]{1,6}")


def is_employer(text: str, item: ConceptEvidence) -> bool:
    """Whether evidence from the experience of a CV is (part of) the name of an employer. ``text``: the whole."""
    if item.kind in (EvidenceKind.OCCUPATION, EvidenceKind.LANGUAGE) or not item.quote[:1].isupper():
        return False
    if _ACRONYM.fullmatch(item.quote):
        return False
    line = _line(text, item.start)
    if line.end - line.start > MAX_LINE or text.startswith("- ", line.start):
        return False
    period = find_period(text, line.start, line.end)
    if period is None:
        return False
    before = text[line.start : item.start]
    if period.last <= item.start:
        before = text[period.last : item.start]
    if _IN_NAME.search(before) or _NAME_GOES_ON.match(text, item.end, line.end):
        return True
    return _AFTER_TITLE.search(before) is not None


def _line(text: str, place: int) -> Span:
    end = text.find("\n", place)
    return Span(text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end)
