"""The industry that words name: "Vestby Kommune", "Engroshandel med tekstiler", "a publishing house"."""

from __future__ import annotations

import re
from functools import cache

from ontology.industry_words import INDUSTRY_WORDS

_ENDINGS = r"(?:e|en|et|er|ne|n|t|r|erne|s)?s?"
"""Endings of Danish nouns and of English plurals."""


def industry_of(text: str) -> str | None:
    """The section letter of NACE Rev. 2 that words for an employer or a branch name, None where they name none.

    Of several the first counts, and of those that begin at one place the longest: what comes later is whom the
    employer works for ("Foreningen af Danske Plejehjem", "Engroshandel med læge- og hospitalsartikler").
    """
    found = [(match.start(), -len(match[0]), section) for section, match in _matches(text)]
    return min(found)[2] if found else None


def _matches(text: str) -> list[tuple[str, re.Match[str]]]:
    low = text.lower()
    return [
        (section, match)
        for section, (words, names) in _patterns().items()
        for match in (words.search(low), names.search(text) if names else None)
        if match
    ]


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
    """Of each section its words in small letters, and its names in capitals."""
    found = {}
    for section, listed in INDUSTRY_WORDS.items():
        words = listed.split(", ")
        small = [_pattern(word) for word in words if word.islower()]
        names = [re.escape(word) for word in words if not word.islower()]
        found[section] = _compiled(small), _compiled(names) if names else None
    return found


def _compiled(words: list[str]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest)})(?!\w)")


def _pattern(word: str) -> str:
    bare = re.escape(word.strip("*=")).replace(r"\ ", r"\s+")
    if word.startswith("="):
        return bare
    return (r"[\w-]*" if word.startswith("*") else "") + bare + (r"[\w-]*" if word.endswith("*") else _ENDINGS)
