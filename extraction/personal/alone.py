"""Names that stand alone: a given name in running text, and names right before a telephone number or e-mail address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.personal.forms import ANY, HOUSE_BEFORE, ORGANISATION_AFTER, TOKEN
from extraction.personal.words import AMBIGUOUS, is_given_name, is_no_name, is_plain_given_name

_SINGLE = re.compile(rf"(?<![\w.@/&'’-])({TOKEN})(?![\w@-]|\.\w)")
_BEFORE = re.compile(r"([^\s,.;:()!?\"“”»«|/–—-]+)[ \t]$")
_CAPITAL_AFTER = re.compile(r" (?:&|[A-ZÆØÅ][\w-])")
_MONTH = re.compile(r"(?:Jan|Jun|May|Mar|Sep|Dec|Tue|Fri|Sat)[ \t./'’–—-]{1,3}(?:\d|[A-Z][a-z]{2}\b)")
"""A month or day, cut short."""
_CELLS = re.compile(r" {2}|\t|\|")
_ADDRESSED = AnyCase(
    r"(?<!\w)(?i:tillykke|hej|kære|dear|hi|hello|spørg efter|ask for|ring til|skriv til|hedder|hed|named|called)"
    rf"[ \t]({TOKEN})(?![\w-])",
    re.NOFLAG,
)
_NEIGHBOURS = (
    re.compile(rf"\[NAME_\d{{1,6}}\](?:,| og| and| &) ({TOKEN})(?=[.,;!)]| og | and |$)", re.MULTILINE),
    re.compile(rf"(?<![\w.-])({TOKEN})(?:,| og| and| &) \[NAME_\d{{1,6}}\]"),
)
_REACHED = (
    r"(?:[ \t]*[,:–—|(•·-]?[ \t]*(?:(?:på|at|on|via|tlf\.?|tel\.?|telefon|mobil|mob\.?|phone|mobile|mail|e-mail|email|"
    r"or|eller|svarer|direkte|direct|nr\.?)[ \t.:]*){0,3}[ \t]*\[(?:PHONE|EMAIL)\])"
)
_BESIDE = re.compile(_REACHED)
_SMALL = AnyCase(
    rf"(?<!\w)(?i:kontakt|ring til|skriv til|spørg efter|ref\.?|reference|mvh\.?|hilsen|jeg hedder|navn)[ \t:]{{1,3}}"
    rf"([a-zæøå]{{3,20}})(?:[ \t][a-zæøå]{{2,20}})?(?={_REACHED}|[ \t]*$|[ \t]*,)",
    re.MULTILINE,
)
_PLACE_BEFORE = re.compile(r"(?:\d{4}|\[ADDRESS\],?)[ \t]$")
_FIRM_BEFORE = re.compile(r"(?:\[NAME_\d{1,6}\][ \t]*[,(|–-][^\n]*|[ \t|]{2,}|,[ \t])$")
_MAX_WORDS = 6


def find_alone(text: str) -> Iterator[tuple[int, int]]:
    """Given names that are hardly ever anything else, by themselves; and others where somebody is addressed."""
    for match in _SINGLE.finditer(text):
        if is_plain_given_name(match[1]) and not _of_something_else(text, match):
            yield match.span(1)
    for match in _ADDRESSED.finditer(text):
        if is_given_name(match[1]) and not is_no_name(match[1]) and not _CAPITAL_AFTER.match(text, match.end()):
            yield match.span(1)
    for pattern in _NEIGHBOURS:
        for match in pattern.finditer(text):
            if is_given_name(match[1]) and not is_no_name(match[1]):
                yield match.span(1)
    for match in _SMALL.finditer(text):
        if is_given_name(match[1]) and match[1] not in AMBIGUOUS and not is_no_name(match[1]):
            yield match.span(1)


def _of_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether the name is part of a longer one: of a firm, a house, a method, somebody famous."""
    start, end = match.span(1)
    if _CAPITAL_AFTER.match(text, end) or _MONTH.match(text, start) or ORGANISATION_AFTER.match(text[end : end + 20]):
        return True
    if HOUSE_BEFORE.search(text, max(start - 20, 0), start):
        return True
    before = _BEFORE.search(text, max(start - 40, 0), start)
    return before is not None and before[1][0].isupper() and not is_no_name(before[1])


def find_beside_contacts(text: str) -> Iterator[tuple[int, int]]:
    """Names of two words and more right before a number or address ("Hotelchef Winnie Skagbo svarer på [PHONE]")."""
    for match in ANY.finditer(text):
        if not _BESIDE.match(text, match.end()):
            continue
        words = match[0].split(" ")
        start = match.start()
        while words and (is_no_name(words[0]) or _is_position(words[0])):
            start += len(words.pop(0)) + 1
        if not words or len(words) > _MAX_WORDS or any(is_no_name(word) for word in words if len(word) > 2):
            continue
        if not is_given_name(words[0]) and not _is_somebody(text, match, start, len(words)):
            continue
        if not _PLACE_BEFORE.search(text, max(start - 14, 0), start):
            yield start, match.end()


def _is_somebody(text: str, match: re.Match[str], start: int, words: int) -> bool:
    """Whether words that are no known given name are a person and no firm: by a position before, or by what is before.

    In a table the cell before a number is as often a firm's; so is what follows a name ("Helle Ravn, Ringside Search").
    """
    beside = _BESIDE.match(text, match.end())
    if words < 2 or beside is None or _CELLS.search(beside[0]):
        return False
    if start > match.start():
        return True
    before = text[max(start - 60, 0) : start]
    return _FIRM_BEFORE.search(before) is None


_POSITION = re.compile(
    r"(?:leder|chef|direktør|ansvarlig|konsulent|koordinator|mester|fører|planlægger|formand|rektor)$"
)


def _is_position(word: str) -> bool:
    return _POSITION.search(word.lower()) is not None
