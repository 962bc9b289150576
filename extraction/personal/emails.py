"""Names that an e-mail address or account is made of: "maja.fjordvang@" tells that "Maja" and "Fjordvang" are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.anycase import AnyCase
from extraction.personal.common_words import ABBREVIATIONS
from extraction.personal.forms import CAPS_SEQUENCE, SEQUENCE, UP, fold
from extraction.personal.words import is_given_name, is_no_name
from extraction.tokens import is_known

_EMAIL_LOCAL = AnyCase(
    r"(?<![\w.+-])([^\W\d_][\w.+-]{2,63})@|linkedin\.com/in/([\w-]{3,80})|github\.com/([\w-]{3,40})",
)
_SHORT_LOCAL = re.compile(r"(?<![\w.+-])([a-zæøå]{3,4})@")
_CAPITALS = re.compile(rf"(?<![\w@.&/-])[{UP}]{{3,4}}(?![\w&@-]| (?:A/S|ApS|I/S))")
_LEAST_PART = 4


def locals_of(text: str) -> set[str]:
    """What stands before the @ of e-mail addresses, and names of accounts; folded."""
    return {fold(next(filter(None, match.groups()))) for match in _EMAIL_LOCAL.finditer(text)}


def is_word(part: str) -> bool:
    """Whether a word in small letters is one of Danish or English, or no name."""
    return is_no_name(part) or is_known(part, "da") or is_known(part, "en")


def is_made_of(local: str, first: Sequence[str], more: Sequence[str]) -> bool:
    """Whether what stands before an @ is names in their order and nothing else: "maja.f.rask" of "Maja F." and "Rask".

    A name of the first line may be left out or be its first letter, those of the next line (``more``) are all there.
    """
    left = {re.sub(r"[\d._+-]+", "", local)}
    for word in first:
        name = fold(word).strip(".").replace("-", "")
        left |= {rest.removeprefix(part) for rest in left for part in (name, name[:1])}
    for word in more:
        name = fold(word).replace("-", "")
        left = {rest.removeprefix(name) for rest in left if rest.startswith(name)}
    return "" in left


def find_by_email(text: str) -> Iterator[tuple[int, int]]:
    """Two neighbouring words that an e-mail address is made of: maja.fjordvang, majafjordvang, mfjordvang."""
    locals_ = locals_of(text)
    if not locals_:
        return
    split = {frozenset(part for part in re.split(r"[\d._+-]+", local) if len(part) > 1) for local in locals_}
    joined = {re.sub(r"[\d._+-]+", "", local) for local in locals_}
    for match in re.compile(rf"(?<![\w@.])(?:{SEQUENCE}|{CAPS_SEQUENCE})").finditer(text):
        words = [fold(word).strip(".") for word in match[0].split()]
        if len(words) < 2 or any(is_no_name(word) for word in (match[0].split()[0], match[0].split()[-1])):
            continue
        parts = {part for word in words for part in (word, *word.split("-"))}
        initials = words[0][0] + words[-1]
        if any(len(names) > 1 and names <= parts for names in split) or "".join(words) in joined or initials in joined:
            yield match.start(), match.end()


def find_initials_of_emails(text: str) -> Iterator[tuple[int, int]]:
    """Initials in capitals that an e-mail address is made of: "MKF" of "mkf@"."""
    made = {match[1] for match in _SHORT_LOCAL.finditer(text)}
    for match in _CAPITALS.finditer(text) if made else ():
        if match[0].lower() in made and match[0].lower() not in ABBREVIATIONS and not is_no_name(match[0]):
            yield match.span()


def words_of_emails(text: str) -> frozenset[str]:
    """Folded parts of e-mail addresses that a given name is part of: "maja.fjordvang@" gives both."""
    found: set[str] = set()
    for match in _EMAIL_LOCAL.finditer(text):
        parts = re.split(r"[\d._+-]+", next(filter(None, match.groups())))
        if len(parts) > 1 and any(map(is_given_name, parts)):
            found.update(fold(part) for part in parts if len(part) >= _LEAST_PART and not is_word(part))
    return frozenset(found)
