"""Names of relatives: after a word for one ("min mand, Torkild"), with an age ("Alma (15)"), beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.personal.forms import SEQUENCE, TOKEN
from extraction.personal.words import is_given_name, is_no_name

_KIN = (
    r"datter(?:en)?|søn(?:nen)?|sønner(?:ne)?|døtre(?:ne)?|børn(?:ene)?|barn(?:et)?|drenge(?:ne)?|piger(?:ne)?|"
    r"tvillinger(?:ne)?|kone|mand|hustru|ægtefælle|ægtemand|samlever(?:ske)?|samboende|samlevende|kæreste|forlovede?|"
    r"gift|mor|far|forældre|mormor|morfar|farmor|farfar|bror|søster|brødre|søstre|søskende|svigermor|svigerfar|"
    r"barnebarn|børnebørn|enke(?:mand)?|mother|father|parents|brothers?|sisters?|daughters?|sons?|children|child|kids?|"
    r"twins?|wife|husband|spouse|married|engaged|partner|boyfriend|girlfriend|fiancée?|widow(?:er)?|grandson|"
    r"granddaughter|grandchild(?:ren)?"
)
_FAMILY = re.compile(rf"(?<!\w)(?:{_KIN})(?!\w)", re.IGNORECASE)
_AGE_WORD = r"(?: ?(?:år|years?(?: old)?|md|mdr|måneder|months?)\b\.?)"
_AGED = re.compile(
    rf"(?<![\w.@])({TOKEN})(?= ?(?:på |er |is |\(|, ?|,? aged? |: ?)?\d{{1,2}}(?![\d%.,]*\d)(?!\w){_AGE_WORD}?"
    r"(?! ?(?:timer|hours|km|min|dage|days|kr|stk|%)))"
)
_WORD_AGE = re.compile(
    rf"(?<![\w.@])({TOKEN})(?= (?:på|er|is|aged) (?:et|en|to|tre|fire|fem|seks|syv|otte|ni|ti|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|nyfødt)(?!\w))"
)
_OWNED = re.compile(
    rf"(?<!\w)(?i:(?:min|mine|mit|vores|hendes|hans|deres|my|our|single mother to|mother of|father of|mor til|far til|"
    rf"gift med|forlovet med|samlevende med|bor (?:sammen )?med|married to|engaged to|lives? with|living with|wife|"
    rf"husband|samboende|ægtefælle|kone|kæreste|son|daughter|datter|søn)"
    rf"(?:[ \t]{{1,2}}(?!(?:fra|from|i|in|på|hos|at|ved) )[a-zæøå]{{2,14}}){{0,3}}[,:]?[ \t]?\(?[ \t]?)({SEQUENCE})"
)
_BESIDE = re.compile(rf"^(?:,? (?:og|and|&) |, |/)(?:[a-zæøå]{{4,14}} )?({TOKEN})(?![\w-])")
_BEFORE = re.compile(rf"(?<![\w.@-])({TOKEN})(?:,? (?:og|and|&) |, |/)$")
_NAMED = re.compile(rf"(?<!\w)(?i:hedder|hed|named|called|døbt|kaldet|opkaldt efter)[ \t]({SEQUENCE})")
_REACH = 250
_NEAR = 80
_NOT_ALONE = frozenset({"og", "jeg", "and", "vi", "we", "fritid", "både", "alle", "hver", "ingen"})


def find_relatives(text: str) -> Iterator[tuple[int, int]]:
    """Spans of relatives' names in a CV. Only lines that have a word for a relative are looked at."""
    start = 0
    for line in text.split("\n"):
        if _FAMILY.search(line):
            yield from ((start + first, start + last) for first, last in sorted(_in_line(line)))
        start += len(line) + 1


def _in_line(line: str) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for match in _OWNED.finditer(line):
        if _FAMILY.search(match[0][: match.start(1) - match.start()]) and _could_be(match[1]):
            found.add(match.span(1))
    for begin, end in _windows(line):
        for pattern in (_AGED, _WORD_AGE):
            found.update(match.span(1) for match in pattern.finditer(line, begin, end) if _could_be(match[1]))
        for match in _NAMED.finditer(line, begin, end):
            if is_given_name(match[1].split()[0]):
                found.add(match.span(1))
    return _with_neighbours(line, found)


def _windows(line: str) -> list[tuple[int, int]]:
    """The stretches near a word for a relative; none overlaps another, so that each is searched once."""
    found: list[tuple[int, int]] = []
    for kin in _FAMILY.finditer(line):
        begin, end = max(kin.start() - _REACH, 0), min(kin.end() + _REACH, len(line))
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found


def _with_neighbours(line: str, found: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """With what is tied to a name by "og" or a comma: the other children."""
    waiting = list(found)
    while waiting:
        start, end = waiting.pop()
        age = re.match(rf" ?\(?(?:på )?\d{{1,2}}\)?{_AGE_WORD}?", line[end : end + _NEAR])
        behind, first = end + (age.end() if age else 0), max(start - _NEAR, 0)
        after = _BESIDE.match(line[behind : behind + _NEAR])
        before = _BEFORE.search(line[first:start])
        for match, offset in ((after, behind), (before, first)):
            if match is None or not _could_be(match[1]) or not is_given_name(match[1]):
                continue
            span = (offset + match.start(1), offset + match.end(1))
            if span not in found:
                found.add(span)
                waiting.append(span)
    return found


def _could_be(words: str) -> bool:
    parts = words.split()
    return parts[0].lower() not in _NOT_ALONE and not any(is_no_name(part) for part in parts)
