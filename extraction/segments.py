"""List items: the parts of a line between commas, conjunctions and the like, as spans in code points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.sentences import Span

_BULLET = re.compile(r"[ \t]*(?:[-*•·‣▪●○◦–—✓]|\d{1,2}[.)])[ \t]+")
_SEPARATOR = re.compile(r"[,;|/·•\n\t()]| {2,}|\s[–—-]\s|:|\.(?=\s|$)|\s(?:og|and|samt|eller|or|og/eller|&|\+)\s")
_LIST_ITEM_WORDS = 4


def items(text: str, line: Span) -> list[Span]:
    """The items of one line, between commas, semicolons, slashes, conjunctions, brackets and wide blanks; trimmed."""
    bullet = _BULLET.match(text, line.start, line.end)
    begin = bullet.end() if bullet else line.start
    found = []
    for match in _SEPARATOR.finditer(text, begin, line.end):
        span = _trimmed(text, begin, match.start())
        if span is not None:
            found.append(span)
        begin = match.end()
    span = _trimmed(text, begin, line.end)
    return [*found, span] if span is not None else found


def is_list(text: str, parts: Sequence[Span]) -> bool:
    """Whether items look like an enumeration of names: two or more, nearly all of them short."""
    short = sum(len(text[part.start : part.end].split()) <= _LIST_ITEM_WORDS for part in parts)
    return len(parts) > 1 and short * 5 >= len(parts) * 4


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(kept))
