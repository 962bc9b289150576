"""Names that were found, wherever they come again: in parts, in capitals, as initials, in the name of an account.

What is known about a name is kept as folded words ("Lindebæk" and "lindebaek" are one). A word alone is replaced only
if it is no common word, or stands where only a name can.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from extraction.personal.common_words import ABBREVIATIONS, DEGREES
from extraction.personal.forms import DOTTED, HOUSE_BEFORE, LOW, ORGANISATION_AFTER, UP, WORD, fold, stems
from extraction.personal.spans import LINK, NAME, Span
from extraction.personal.standing import is_author, stands_as_name
from extraction.personal.words import AMBIGUOUS, is_given_name, is_no_name
from extraction.tokens import is_known

_INITIALS_BEFORE = re.compile(rf"(?<![\w.&/-])(?:{DOTTED}) ?$")
_INITIALS_AFTER = re.compile(rf",? (?!(?:B|M)\.(?:A|S|D)\.|Ph\.)(?:{DOTTED})(?! ?[{UP}][{LOW}.])")
_INITIALS_ALONE = re.compile(rf"(?<![\w.&/-])[{UP}]\.(?:[ -]?[{UP}]\.){{1,3}}(?!\w| ?[{UP}][{LOW}])")
_INITIALS_PLAIN = re.compile(
    rf"(?<=\()([{UP}]{{2,4}})(?=\))|^([{UP}]{{2,4}})(?=:[ \t])|"
    rf"^([{UP}]{{3,4}})(?=[ \t]*$)|(?<=[–-] )[{UP}]{{2,4}}(?=[ \t]*$)|"
    rf"(?P<signed>(?:(?<=\n/)|(?<= /)|(?<=[Hh]ilsen )|(?<=[Mm]vh )|(?<=[Mm]vh\. )|(?<=[Ss]ign\. )|"
    rf"(?<=[Hh]ilsen\n)|(?<=[Mm]vh\n))[{UP}]{{2,4}})(?=[ \t]*$)",
    re.MULTILINE,
)
"""Initials without full stops: in brackets, before what somebody says, as a signature."""
_REST_EMPTY = re.compile(r"\s*\Z")
_BESIDE = (" (", "\n(", "\n")
"""What stands between a name and its initials."""
_COAUTHOR = re.compile(rf" & [{UP}][\w-]{{1,30}} ?(?:et al\.? ?)?[(,] ?(?:19|20)\d\d")
_WORD_AFTER = re.compile(rf" ([{UP}][{LOW}{UP}]{{1,30}})(?!\w)")
_MARKS = ".,;'’‘\"“”()"
_NO_INITIALS = ABBREVIATIONS | {"ba", "ma"}
_ACCOUNT = re.compile(r"(?<![\w@./:&-])@?[^\W_]{1,30}(?:[._-]?[^\W_]{1,30}){0,3}(?![\w@-]|\.\w)")
_LEAST_ACCOUNT = 5
_LEAST_PART = 4
_REACH = 14


def with_repeats(
    text: str, people: Sequence[tuple[int, int]], words_of_emails: Collection[str] = (), *, note: bool = False
) -> list[Span]:
    """All spans of the names that were found, with one key per person, in the order of the text.

    ``words_of_emails``: folded words that are names because an e-mail address is made of them. ``note``: the text is
    about people, whom it may call by their initials anywhere.
    """
    keys: dict[str, str] = {}
    spans: list[Span] = []
    names: list[tuple[str, list[str]]] = []
    for start, end in sorted(set(people), key=lambda place: (place[0] - place[1], place[0])):
        last, _, first = text[start:end].rpartition(", ")  # "Rask, Maja" is Maja Rask
        words = [fold(word.strip(_MARKS)) for word in f"{first} {last}".split()]
        key = next((keys[word] for word in words if word in keys and len(word) > 2), " ".join(words))
        for word in words:
            if len(word) > 1:
                keys.setdefault(word, key)
            for part in word.split("-"):
                if len(part) >= _LEAST_PART:
                    keys.setdefault(part, key)
        names.append((key, words))
        spans.append(Span(start, end, NAME, key))
    for word in words_of_emails:
        keys.setdefault(word, word)
    if not keys and not spans:
        return []
    spans.extend(_repeats(text, keys))
    spans = [_with_initials(text, span) for span in spans]
    ends = None if note else {(span.end, span.key) for span in spans}
    spans[:0] = _initials(text, names, ends)  # before what only found that they are somebody's
    spans.extend(_accounts(text, names))
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _repeats(text: str, keys: dict[str, str]) -> Iterator[Span]:
    before = ""
    end_before = -1
    for match in WORD.finditer(text):
        found = _repeat(text, match, keys)
        # "Georg Jensen" and "Jensen A/S" are not the Peter Jensen whose CV this is.
        stranger = match.start() == end_before + 1 and is_given_name(before) and fold(before) not in keys
        before, end_before = match[0], match.end()
        # "Rask & Lind (2018)" are two authors and no house.
        before_is_house = HOUSE_BEFORE.search(text, max(match.start() - 20, 0), match.start()) is not None
        house = before_is_house and not is_author(text, match.end())
        firm = ORGANISATION_AFTER.match(text[match.end() : match.end() + 20]) and not _COAUTHOR.match(text, match.end())
        if found and not (stranger or house or firm):
            yield Span(match.start(), match.start() + found[1], NAME, found[0])


def _repeat(text: str, match: re.Match[str], keys: dict[str, str]) -> tuple[str, int] | None:
    """The person whose name the word is, and how many characters of it are the name (a genitive's -s is not)."""
    word = match[0]
    for stem in stems(word):
        folded = fold(stem)
        if folded not in keys or is_no_name(stem):
            continue
        if stem.lower() in AMBIGUOUS or folded in AMBIGUOUS:
            beside = _WORD_AFTER.match(text, match.end())
            whole = beside is not None and keys.get(fold(beside[1])) == keys[folded]
            whole = whole or _INITIALS_BEFORE.search(text[max(match.start() - _REACH, 0) : match.start()]) is not None
            if stem.lower() in AMBIGUOUS and (whole or stands_as_name(text, match.start(), match.end(), stem)):
                return keys[folded], len(stem)
        elif len(folded) > 2:
            return keys[folded], len(stem)
    return None


def _with_initials(text: str, span: Span) -> Span:
    """With the initials that stand before or after a name: "J. Rask", "Rask, J. P."."""
    first = max(span.start - _REACH, 0)
    before = _INITIALS_BEFORE.search(text[first : span.start])
    after = _INITIALS_AFTER.match(text, span.end)
    start = first + before.start() if before else span.start
    return Span(start, after.end() if after else span.end, NAME, span.key)


def _initials(
    text: str, names: Sequence[tuple[str, list[str]]], ends: Collection[tuple[int, str]] | None
) -> Iterator[Span]:
    """Initials of those whose whole name is known, by themselves.

    ``ends``: where names end; without full stops they stand beside one of those or as a signature. None: anywhere.
    """
    known: dict[str, str] = {}
    for key, words in names:
        if len(words) < 2:
            continue
        parts = [part for word in words for part in word.split("-") if part]
        for letters in (_first(words), _first(parts), words[0][:1] + words[-1][:1]):
            known.setdefault(letters, key)
    if not known:
        return
    for match in _INITIALS_ALONE.finditer(text):
        letters = fold("".join(filter(str.isalpha, match[0])))
        if letters in known and letters not in DEGREES:
            yield Span(match.start(), match.end(), NAME, known[letters])
    for match in _INITIALS_PLAIN.finditer(text):
        letters = fold(match[0])
        if letters not in known or letters in _NO_INITIALS or is_no_name(match[0]):
            continue
        if ends is None or match["signed"] or _belongs(text, match, known[letters], ends):
            yield Span(match.start(), match.end(), NAME, known[letters])


def _belongs(text: str, match: re.Match[str], key: str, ends: Collection[tuple[int, str]]) -> bool:
    """Whether initials stand right after the name, or alone as the last line."""
    start = match.start()
    beside = any(text.endswith(words, 0, start) and (start - len(words), key) in ends for words in _BESIDE)
    if beside and match[2] is None:
        return True
    return match[3] is not None and _REST_EMPTY.match(text, match.end()) is not None


def _first(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word)


def _accounts(text: str, names: Sequence[tuple[str, list[str]]]) -> Iterator[Span]:
    """Names of accounts made of somebody's name: "mfjordvang", "maja_fjordvang", "@fjordvang87"."""
    made: set[str] = set()
    parts: set[str] = set()
    for _, words in names:
        kept = [word for word in words if len(word) > 2]
        parts.update(word for word in kept if len(word) >= _LEAST_PART)
        for one, other in combinations(kept, 2):
            made.update((one + other, other + one, one[0] + other, other + one[0]))
    if not made and not parts:
        return
    for match in _ACCOUNT.finditer(text):
        name = "".join(filter(str.isalpha, fold(match[0])))
        if len(name) < _LEAST_ACCOUNT:
            continue
        own = match[0][0] == "@" and any(part in name for part in parts)
        if own or (name in made and not is_known(name, "da") and not is_known(name, "en")):
            yield Span(match.start(), match.end(), LINK)
