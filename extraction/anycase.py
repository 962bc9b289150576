"""Patterns that pay no heed to case, quick to say that they match nothing, which is nearly always what they say.

Python's engine tries every alternative at every place where case does not count, but looks at the first letter alone
where it does. So the pattern in small letters is first tried on the text in small letters.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import lru_cache

_PIECE = re.compile(r"\\.|\(\?P<\w+>|\(\?P=\w+\)|\(\?i:|.", re.DOTALL)
_ODD = re.compile("[\u0130\u0131\u017f]")
"""Letters that are one with i or s where case does not count, but not in small letters."""


class AnyCase:
    """A compiled pattern with ``re.IGNORECASE``; it matches exactly what that one does."""

    __slots__ = ("_quick", "exact")

    def __init__(self, pattern: str, flags: int = re.IGNORECASE) -> None:
        """``flags`` may lack IGNORECASE where the pattern has parts that heed case; no lookaround may be of them."""
        self.exact = re.compile(pattern, flags)
        self._quick = re.compile("".join(map(_small, _PIECE.findall(pattern))), flags & ~re.IGNORECASE)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See ``re.Pattern.search``."""
        small = _in_small(text)
        if small is not None and self._quick.search(small, start, end) is None:
            return None
        return self.exact.search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """See ``re.Pattern.match``."""
        small = _in_small(text)
        if small is not None and self._quick.match(small, start, end) is None:
            return None
        return self.exact.match(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterable[re.Match[str]]:
        """See ``re.Pattern.finditer``."""
        small = _in_small(text)
        if small is not None and self._quick.search(small, start, end) is None:
            return ()
        return self.exact.finditer(text, start, end)


Pattern = re.Pattern[str] | AnyCase


def whole_words(*words: str) -> AnyCase:
    """A pattern for any of the given patterns as whole words, whatever their case."""
    return AnyCase(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")


def _small(piece: str) -> str:
    if piece.startswith(("\\", "(?P")):
        return piece
    return "(?:" if piece == "(?i:" else piece.lower()


@lru_cache(maxsize=64)
def _in_small(text: str) -> str | None:
    """The text in small letters, place for place; None where that is not all that case is about."""
    small = text.lower()
    return None if len(small) != len(text) or _ODD.search(text) else small
