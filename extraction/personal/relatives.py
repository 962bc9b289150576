"""Names of relatives: after a word for one ("min mand, Torkild"), with an age ("Alma (15)"), beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extraction.personal.forms import SEQUENCE, TOKEN
from extraction.personal.words import is_given_name, is_no_name
from extraction.tokens import is_known

_KIN = (
    r"datter(?:en)?|søn(?:nen)?|sønner(?:ne)?|døtre(?:ne)?|børn(?:ene)?|barn(?:et)?|drenge(?:ne)?|piger(?:ne)?|"
    r"tvillinger(?:ne)?|kone|mand|hustru|ægtefælle|ægtemand|samlever(?:ske)?|samboende|samlevende|kæreste|forlovede?|"
    r"gift|mor|far|forældre|mormor|morfar|farmor|farfar|bror|søster|brødre|søstre|søskende|svigermor|svigerfar|"
    r"barnebarn|børnebørn|enke(?:mand)?|mother|father|parents|brothers?|sisters?|daughters?|sons?|children|child|kids?|"
    r"twins?|wife|husband|spouse|married|engaged|partner|boyfriend|girlfriend|fiancée?|widow(?:er)?|grandson|"
    r"granddaughter|grandchild(?:ren)?|gravid|pregnant|svigerinde|svoger|svigersøn|svigerdatter|stedsøn|steddatter|"
    r"nevø|niece|nephew|onkel|tante|moster|faster|fætter|kusine|uncle|aunt|cousin|bedstemor|bedstefar|bedsteforældre|"
    r"grandmother|grandfather|grandparents|ekskone|eksmand|ekskæreste|ex-wife|ex-husband|mother-in-law|father-in-law|"
    r"sister-in-law|brother-in-law|stepson|stepdaughter|unger(?:ne)?|baby(?:en)?|godson|goddaughter|gudsøn|guddatter|"
    r"gudbarn|share[sd]?|deler|delte"
)
_FAMILY = re.compile(rf"(?<!\w)(?:{_KIN})(?!\w)", re.IGNORECASE)
_AGE_WORD = r"(?: ?(?:år|years?(?: old)?|md|mdr|måneder|months?)\b\.?)"
_AGED = re.compile(
    rf"(?<![\w.@])({TOKEN})(?= ?(?:på |er |is |\(|, ?|,? aged? |: ?)?\d{{1,2}}(?![\d%.,]*\d)(?!\w){_AGE_WORD}?"
    r"(?! ?(?:timer|hours|km|min|dage|days|kr|stk|%)))"
)
_WORD_AGE = re.compile(
    rf"(?<![\w.@])({TOKEN})(?= (?:på|er|is|aged) (?:(?:to|tre|fire|fem|seks|syv|otte|ni|ti|one|two|three|four|five|"
    r"six|seven|eight|nine|ten|nyfødt)(?!\w)|(?:et|en|one) ?(?:halvt |half )?(?:år|måned|uge|[,.;)]|$)))"
)
_OWNED = re.compile(
    rf"(?<!\w)(?i:(?:min|mine|mit|vores|hendes|hans|deres|my|our|single mother to|mother of|father of|mor til|far til|"
    rf"gift med|forlovet med|samlevende med|bor (?:sammen )?med|married to|engaged to|lives? with|living with|wife|"
    rf"husband|baby|samboende|ægtefælle|kone|kæreste|son|daughter|datter|søn|gravid med|pregnant with|(?:enke|"
    rf"enkemand) "
    rf"efter|widow(?:er)? of|(?:søn|datter|mor|far) (?:af|til)|(?:son|daughter|mother|father) (?:of|to)|"
    rf"(?:share[sd]?|deler|delte) (?:[a-zæøå]{{1,12}} ){{1,3}}(?:with|med))"
    rf"(?:[ \t]{{1,2}}(?!(?:fra|from|i|in|på|hos|at|ved) )[a-zæøå]{{2,14}}){{0,3}}[,:]?[ \t]?\(?[ \t]?)({SEQUENCE})"
)
_ASIDE = re.compile(
    rf"(?<!\w)(?i:en|et|a|an|the|deres|his|her|their|{_KIN})[ \t](?:[a-zæøå]{{2,12}}[ \t]){{0,2}}?(?i:{_KIN}),? "
    rf"({TOKEN})(?=[,.;!)]| der | som | who |$)|(?<!\w)(?i:{_KIN}), ({TOKEN})(?=, (?:der|som|who|og|and)(?!\w)|,? \()"
)
"""After a word for a relative, as an aside: "en svoger, Malthus, der ..."."""
_IN_BRACKETS = re.compile(
    rf"(?<!\w)(?i:{_KIN}) ?\(({TOKEN})((?:(?:,| og| and| &|/|\+) ?{TOKEN}){{0,6}})(?:,? \d[^()\n]{{0,20}})?\)"
)
_LISTED = re.compile(
    rf"(?<!\w)(?i:twins|tvillinger(?:ne)?|børn(?:ene)?|drenge(?:ne)?|piger(?:ne)?|sønner(?:ne)?|døtre(?:ne)?|"
    rf"unger(?:ne)?|"
    rf"sons|daughters|kids|boys|girls|children):? ({TOKEN})((?:, {TOKEN}){{0,6}},? (?:og|and|&) {TOKEN})(?![\w-])"
)
_HOME = re.compile(
    rf"(?<!\w)(?:[Bb]o(?:r|ede|et)?|[Ll]ever|[Ll]iv(?:e|es|ed|ing)|[Dd]eler (?:bolig|lejlighed|hus)|[Ss]har(?:e|"
    rf"ing) a \w+)"
    rf"(?: \w+)? (?:med|with) ({TOKEN})(?=[.,;!)(]| (?:og|and|i|in) |$)"
)
"""Somebody whom one lives with."""
_WITH_KIN = re.compile(
    rf"(?<![\w.@-])({TOKEN}),? (?:og|and|(?:&|\+)(?= \d)) (?:(?i:mine|vores|our|my|the|de|vore|her|his|\d|en|et|to|"
    rf"tre|fire|fem|one|"
    rf"two|three|four|a)[ \t]){{0,2}}(?:[a-zæøå]{{2,12}}[ \t])?(?i:{_KIN})(?!\w)"
)
"""Somebody who is named with a relative: "Torveig og børnene"."""
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
        for match in _HOME.finditer(line):
            if _could_be(match[1]) and (is_given_name(match[1]) or not _is_word(match[1])):
                yield start + match.start(1), start + match.end(1)
        if _FAMILY.search(line):
            yield from ((start + first, start + last) for first, last in sorted(_in_line(line)))
        start += len(line) + 1


def _in_line(line: str) -> set[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for match in _OWNED.finditer(line):
        if _FAMILY.search(match[0][: match.start(1) - match.start()]) and _could_be(match[1]):
            found.add(match.span(1))
    found |= _beside_kin(line)
    for begin, end in _windows(line):
        for pattern in (_AGED, _WORD_AGE):
            found.update(match.span(1) for match in pattern.finditer(line, begin, end) if _could_be_aged(line, match))
        for match in _NAMED.finditer(line, begin, end):
            first = match[1].split()[0]
            if is_given_name(first) or (_could_be(first) and not _is_word(first)):
                found.add(match.span(1))
    return _with_neighbours(line, found)


def _beside_kin(line: str) -> set[tuple[int, int]]:
    """Right beside a word for a relative: "en svoger, Malthus, der ...", "børn (Tro og Liv)", "Torveig og børnene"."""
    found: set[tuple[int, int]] = set()
    for match in _ASIDE.finditer(line):
        span = match.span(1 if match[1] else 2)
        if _could_be(line[slice(*span)]):
            found.add(span)
    for match in chain(_IN_BRACKETS.finditer(line), _LISTED.finditer(line)):
        names = [name.span() for name in re.compile(TOKEN).finditer(line, match.start(1), match.end(2))]
        if all(_could_be(line[start:end]) for start, end in names):
            found.update(names)
    for match in _WITH_KIN.finditer(line):
        if _could_be(match[1]) and (is_given_name(match[1]) or not _is_word(match[1])):
            found.add(match.span(1))
    return found


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


def _could_be_aged(line: str, match: re.Match[str]) -> bool:
    """Whether a word before a number is somebody with an age; "Type 1" and "Fase 2" are not."""
    counted = line[match.end(1) : match.end(1) + 2].strip().isdigit()
    return _could_be(match[1]) and not (counted and not is_given_name(match[1]) and _is_word(match[1]))


def _is_word(token: str) -> bool:
    return is_known(token.lower(), "da") or is_known(token.lower(), "en")


def _could_be(words: str) -> bool:
    parts = words.split()
    return parts[0].lower() not in _NOT_ALONE and not any(is_no_name(part) for part in parts)
