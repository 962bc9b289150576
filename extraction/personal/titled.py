"""Names that begin with a common given name, and what follows a form of address ("Dear Ms Rask", "Professor Rask")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.personal.common_words import is_compound
from extraction.personal.forms import ANY, ORGANISATION_AFTER
from extraction.personal.words import (
    AMBIGUOUS,
    FIGURES,
    THINGS,
    is_given_name,
    is_no_name,
    is_plain_given_name,
    is_sure_surname,
    is_surname,
)
from extraction.tokens import is_known

MAX_NAME_TOKENS = 6
WORD_SURNAMES = frozenset(
    {"holm", "lund", "berg", "dal", "bang", "bach", "bech", "toft", "krog", "skov", "juul", "vang", "friis"}
)
"""Surnames that English dictionaries have."""
_TRADE_SURNAMES = frozenset(
    {"bager", "smed", "kok", "maler", "murer", "nord", "vest", "nyborg", "ring", "king", "cook", "carpenter", "best"}
)
"""Surnames that are trades, places and more too."""
_SMALL_BEFORE = re.compile(r"(?<![\w-])([a-zæøå]{2,20}) $")
_DANISH = frozenset({"af", "hos", "ved", "fra", "var"})
"""Words of Danish that an English dictionary may have as well."""
_REACH = 24
_TITLE_BEFORE = re.compile(r"(?:\b(?:[Hh]r|[Ff]ru|[Ff]rk|Mr|Mrs|Ms|[Dd]r|[Pp]rof)\.?|[Pp]rofessor|[Oo]verlæge)[ \t]$")
_TITLES = frozenset({"hr", "fru", "frk", "mr", "mrs", "ms", "mx", "dr", "prof"})
_OFFICES = frozenset({"professor", "doctor", "doktor", "pastor", "miss"})
"""Forms of address that have other words than names after them too: "Professor Emeritus"."""


def find_titled(text: str) -> Iterator[tuple[int, int]]:
    """A common given name with one to four words of a name after it, and what follows a form of address."""
    for match in ANY.finditer(text):
        words = match[0].split()
        title = next((number for number in range(len(words) - 1) if _is_titled(words, number)), None)
        if title is not None:
            kept = words[title + 1 :]
            rest = [number for number, word in enumerate(kept) if _is_no_part(word)]
            kept = kept[: rest[0]] if rest else kept
            start = match.start() + len(" ".join(words[: title + 1])) + 1
            yield start, start + len(" ".join(kept))
            continue
        place = next((number for number, word in enumerate(words) if is_given_name(word)), None)
        if place is None or len(words) - place < 2:
            titled = _TITLE_BEFORE.search(text, max(match.start() - 12, 0), match.start())
            if titled and not is_no_name(words[0]):
                yield match.start(), match.end()
            continue
        start = match.start() + len(" ".join(words[:place])) + (place > 0)
        kept = words[place:]
        if is_phrase(kept) and not _in_danish(text, start, kept):
            continue
        trade = _is_trade_surname(kept)
        while kept and not trade and _is_no_part(kept[-1]):
            kept.pop()
        end = start + len(" ".join(kept))
        if (
            len(kept) >= 2
            and (trade or is_name([word for word in kept if not is_surname(word)], least=1))
            and not ORGANISATION_AFTER.match(text[end : end + 20])
        ):
            yield start, end


def _is_titled(words: Sequence[str], number: int) -> bool:
    """Whether one of the words is a form of address for what stands after it."""
    title, name = words[number].lower(), words[number + 1]
    if is_no_name(name):
        return False
    if title in _TITLES:
        return True
    lowered = name.lower()
    word = is_known(lowered, "da") or is_known(lowered, "en") or is_compound(name)
    return title in _OFFICES and (is_sure_surname(name) or is_given_name(name) or not word)


def is_name(words: Sequence[str], *, least: int = 2) -> bool:
    """Whether capitalised words, ``least`` or more of them, can be one person's name: no heading, position or firm."""
    if " ".join(words).lower() in FIGURES:
        return False
    full = [word for word in words if len(word.strip(".")) > 1]
    return least <= len(words) <= MAX_NAME_TOKENS and bool(full) and not any(is_no_name(word) for word in full)


def is_phrase(words: Sequence[str]) -> bool:
    """Whether words that begin with a name are an English phrase rather: "Line Inspector", "Mark Samples"."""
    last = words[-1].lower()
    return words[0].lower() in AMBIGUOUS and len(words) > 1 and is_known(last, "en") and last not in WORD_SURNAMES


def _in_danish(text: str, start: int, words: Sequence[str]) -> bool:
    """Whether the capitals are in the middle of a Danish sentence, where an English phrase has none: "af Mark Sand"."""
    before = _SMALL_BEFORE.search(text, max(start - _REACH, 0), start)
    if before is None or before[1] == "og" or words[0].lower() in THINGS or len(words[-1].strip(".")) == 1:
        return False
    return before[1] in _DANISH or (is_known(before[1], "da") and not is_known(before[1], "en"))


def _is_trade_surname(words: Sequence[str]) -> bool:
    """Whether only given names stand before a trade or quarter, so that it is a surname: "Hanne Kok"."""
    if len(words) < 2 or words[-1].lower() not in _TRADE_SURNAMES:
        return False
    return is_plain_given_name(words[0]) and all(map(is_given_name, words[:-1]))


def _is_no_part(word: str) -> bool:
    return is_no_name(word) and not is_surname(word)
