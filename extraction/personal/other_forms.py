"""Names in other forms: in capitals, with the surname in capitals or first, with initials for the given names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.personal.common_words import is_compound, takes_letter
from extraction.personal.forms import (
    CAPS,
    CAPS_SEQUENCE,
    DOTTED,
    INITIAL,
    ORGANISATION_AFTER,
    PARTICLE,
    TOKEN,
    UP,
    stems,
)
from extraction.personal.persons import ROLE, ends_as_surname
from extraction.personal.standing import does_next, says_next
from extraction.personal.words import AMBIGUOUS, FIGURES, is_given_name, is_no_name, is_sure_surname
from extraction.tokens import is_known

_CAPITALS = re.compile(rf"(?<![\w@.&/-]){CAPS_SEQUENCE}")
_SURNAME_IN_CAPITALS = re.compile(
    rf"(?<![\w@.&/-])({TOKEN})((?: (?:{TOKEN}|{INITIAL})){{0,2}}) ([{UP}]{{4,25}}(?:-[{UP}]{{2,25}})?)(?![\w/&-])"
)
_TURNED = re.compile(rf"(?<![\w@.&/-])([{UP}]{{4,25}}(?:[ -][{UP}]{{3,25}})?), ({TOKEN})(?![\w-]| \d)")
_INITIALS_FIRST = re.compile(rf"(?<![\w.&/-])({DOTTED}) ?((?:{PARTICLE} ){{0,2}}{TOKEN}(?: {TOKEN})?)(?![\w-])")
_PERSON_BEFORE = AnyCase(
    r"(?:(?<!\w)(?:hr|fru|frk|dr|prof|mr|mrs|ms|mx|cand|att|attn|ref|sign|v)\.?|v/|\[NAME_\d{1,6}\](?:,| og| and| &)|"
    r"(?<!\w)(?:med|af|til|fra|hos|with|by|from|ifølge|under|sammen med|m\.|hed|hedder|named|"
    r"called|inventors?|authors?|forfattere?|opfindere?|spørg|ask|call|ring til|og|and)|"
    rf"{ROLE}|referencer?|references?|contact)[:,]?[ \t]$"
)
_REACHED = re.compile(
    r"[,:]?[ \t]{1,2}(?:\((?:tlf|mobil|phone|mail)|(?:på |on |at |tlf|mobil|phone|mail|e-mail)?[^\n]{0,3}\[(?:PHONE|"
    r"EMAIL))"
)
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]{2,30})(:|,)? $")
_DATED = re.compile(r"[^()\n]{0,80}?,? (?:19|20)\d\d\)")
"""The rest of brackets that a year ends: "(K. Rask m. B. Lind, 2020)"."""
_NICKNAMED = re.compile(rf"(?<![\w@.&/-])({TOKEN}|{CAPS}) [\"“”'‘(]({TOKEN}|{CAPS})[\"”'’)] ({TOKEN}|{CAPS})(?![\w-])")
"""A given name, what somebody is called, and the surname: 'William "Bill" Thacker'."""
_OTHER_LETTERS = "\u0400-\u04ff\u0590-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
_OTHER_SCRIPT = re.compile(rf"[{_OTHER_LETTERS}]{{2,20}}(?: [{_OTHER_LETTERS}]{{1,20}}){{0,3}}")
"""A name in Cyrillic, Hebrew, Arabic, Chinese, Japanese or Korean writing."""
_TOP = 400
_VOWEL = re.compile(r"[^\Wbcdfghjklmnpqrstvwxz\d]")
_LEAST = 2
_REACH = 40


def find_other_forms(text: str, *, header: bool) -> Iterator[tuple[int, int]]:
    """Spans of such names; a firm's ("A.P. Møller", "J. Rask A/S") is none. ``header``: the text begins with a name."""
    for match in _CAPITALS.finditer(text):
        words = match[0].split(" ")
        if match[0].lower() in FIGURES:
            continue
        if is_given_name(words[0]) and words[0].lower() not in AMBIGUOUS and all(map(_could_be_surname, words[1:])):
            yield match.span()
    for match in _SURNAME_IN_CAPITALS.finditer(text):
        if is_given_name(match[1]) and not is_no_name(match[1]) and _could_be_surname(match[3]):
            yield match.span()
    for match in _TURNED.finditer(text):
        if (
            is_given_name(match[2])
            and match[2].lower() not in AMBIGUOUS
            and all(map(_could_be_surname, match[1].split()))
        ):
            yield match.span()
    for match in _NICKNAMED.finditer(text):
        if is_given_name(match[1]) and not is_no_name(match[2]) and not is_no_name(match[3]):
            yield match.span()
    if header:
        yield from (match.span() for match in _OTHER_SCRIPT.finditer(text, 0, _TOP))
    yield from _with_initials(text)


def _with_initials(text: str) -> Iterator[tuple[int, int]]:
    for match in _INITIALS_FIRST.finditer(text):
        words = [word for word in match[2].split(" ") if not word.islower()]
        end = match.end()
        if is_no_name(words[0]) and not is_sure_surname(words[0]):
            continue
        if len(words) > 1 and not _could_be_surname(words[1]):
            end -= len(words.pop()) + 1
        if f"{match[1].replace(' ', '')} {words[0]}".lower() in FIGURES or ORGANISATION_AFTER.match(
            text[end : end + 20]
        ):
            continue
        before = text[max(match.start() - _REACH, 0) : match.start()]
        dated = before.endswith("(") and _could_be_surname(words[0]) and _DATED.match(text, end) is not None
        person = _PERSON_BEFORE.search(before) or says_next(text, end) or _REACHED.match(text, end)
        if dated or person or _stands_as_person(text, match.start(), end, words[0]):
            yield match.start(), end


def _stands_as_person(text: str, start: int, end: int, surname: str) -> bool:
    """Whether initials and what ends as a surname stand where a person does: "klarede K. Holm", "Layout: K. Holm".

    A firm ("A. Enggaard") stands alone in its line or cell.
    """
    sure = any(ends_as_surname(stem) or stem.lower() in AMBIGUOUS for stem in stems(surname))
    if not sure and (not _could_be_surname(surname) or is_compound(surname)):
        return False
    if does_next(text, end) or (sure and text[start - 1 : start] == "(" and text[end : end + 1] == ")"):
        return True
    before = _WORD_BEFORE.search(text, max(start - _REACH, 0), start)
    if before is None or takes_letter(before[1]):
        return False
    return before[1].islower() or (sure and before[2] == ":")


def _could_be_surname(word: str) -> bool:
    lowered = word.lower().strip(".")
    if len(lowered) < _LEAST or lowered in AMBIGUOUS or is_sure_surname(lowered):
        return True
    if _VOWEL.search(lowered) is None:
        return False
    return not is_no_name(lowered) and not is_known(lowered, "da") and not is_known(lowered, "en")
