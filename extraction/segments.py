"""Sentences, lines and list items of a text, as code-point spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

# After these a full stop ends no sentence. Danish and English abbreviations of CVs and postings.
_ABBREVIATED = """
f.eks fx bl.a ca kat nr tlf inkl ekskl mv m.v osv m.fl maks evt pga dvs cand dr stud kgl jf hhv vha ift jan feb mar apr
jun jul aug sep sept okt oct nov dec mf tv kl pr bl mio mia dep afd e.g i.e etc approx incl mr mrs ms prof vs inc ltd
dept merc scient jur mag polit oecon phil s.u snr jr
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_END = re.compile(r"[.!?]+[\"')\]»”]*(?=\s|$)|\n")
_WRAPPED = 60  # a line this long that ends without a mark goes on in a next line that begins with a small letter
_BULLET = re.compile(r"[ \t]*(?:[-*•·‣▪●○◦–—✓]|\d{1,2}[.)])[ \t]+")
_SEPARATOR = re.compile(r"[,;|/·•\n\t()]| {2,}|\s[–—-]\s|:|\.(?=\s|$)|\s(?:og|and|samt|eller|or|og/eller|&|\+)\s")
_LIST_ITEM_WORDS = 4


@dataclass(frozen=True, slots=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


def lines(text: str) -> list[Span]:
    """The lines that hold more than white space, trimmed."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        span = _trimmed(text, match.start(), match.end())
        if span is not None:
            found.append(span)
    return found


def sentences(text: str) -> list[Span]:
    """Sentences and stand-alone lines, in order, trimmed; white space lies between them."""
    found: list[Span] = []
    begin = 0
    for match in _END.finditer(text):
        if not _ends_here(text, begin, match):
            continue
        span = _trimmed(text, begin, match.end())
        if span is not None:
            found.append(span)
        begin = match.end()
    span = _trimmed(text, begin, len(text))
    return [*found, span] if span is not None else found


def _ends_here(text: str, begin: int, match: re.Match[str]) -> bool:
    if match[0] == "\n":
        line_start = text.rfind("\n", 0, match.start()) + 1
        following = text[match.end() : match.end() + 1]
        return match.start() - line_start < _WRAPPED or not following.islower()
    if match[0][0] != ".":
        return True
    word = re.search(r"[\w.]*$", text[begin : match.start()])
    before = word[0].casefold() if word else ""
    following = text[match.end() :].lstrip(" \t")[:1]
    if before in _ABBREVIATIONS or before.rpartition(".")[2] in _ABBREVIATIONS:
        return following == "\n" or not following
    # "3. maj", "2. sal": an ordinal number goes on, and so does anything before a small letter.
    return not following.islower()


def containing(spans: Sequence[Span], place: int) -> Span | None:
    """The span that holds the code point ``place``; spans are in order and do not overlap."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and place < spans[at].end else None


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


def bullet_end(text: str, line: Span) -> int:
    """Where a line's own text begins, after a bullet or list number."""
    bullet = _BULLET.match(text, line.start, line.end)
    return bullet.end() if bullet else line.start


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return None
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(kept))
