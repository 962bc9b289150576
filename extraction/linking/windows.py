"""Pieces of a sentence that may name one skill: its clauses, and its windows of a few words."""

from __future__ import annotations

import re
from functools import cache

from extraction import tokens

LONGEST_WINDOW = 4
"""Words of a window that is given a vector."""

MOST_WINDOWS = 60
"""Windows of one text: a sentence of 20 words has about 40."""

MOST_PHRASE_WORDS = 8
"""A text of so many words, without punctuation between them, is one phrase and is not taken apart."""

_BETWEEN = re.compile(r"[,;:()/]|\s-\s|\.\s|\b(?:and|or|og|eller|samt|och|und|oder)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w+#.'-]+")
_LANGUAGES = ("en", "da", "sv", "nb", "de")


def is_phrase(text: str) -> bool:
    """Whether a text is one short phrase."""
    return len(_WORD.findall(text)) <= MOST_PHRASE_WORDS and _BETWEEN.search(text.strip(" .")) is None


def clauses(text: str) -> list[str]:
    """What stands between commas, brackets and conjunctions."""
    return list(dict.fromkeys(piece.strip() for piece in _BETWEEN.split(text) if piece.strip()))


def windows(text: str) -> list[str]:
    """Runs of one to four words of a clause that neither begin nor end with a function word, shortest first."""
    found: dict[str, None] = {}
    runs = [_WORD.findall(clause) for clause in clauses(text)]
    for size in range(1, LONGEST_WINDOW + 1):
        for words in runs:
            for start in range(len(words) - size + 1):
                window = words[start : start + size]
                if window[0].casefold() not in _function_words() and window[-1].casefold() not in _function_words():
                    found[" ".join(window)] = None
    return list(found)[:MOST_WINDOWS]


def unjoined(text: str) -> str:
    """The first words of a text as one phrase, without what joins or parts them; the text itself if nothing is left."""
    return " ".join(_BETWEEN.sub(" ", text).split()[:MOST_PHRASE_WORDS]) or text


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*(tokens.stop_words(language) for language in _LANGUAGES))
