"""Reading order on a page: pieces of text with their places to lines, columns and whole paragraphs.

Coordinates are PDF points with the origin at the bottom left. A column is a gap that runs through many lines; lines
that cross it (a header over two columns) split the page into bands, which are read from top to bottom. Where one side
of the gap holds dates or field names, its lines belong to those beside them, and the band is read row by row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.documents.tidy import BULLETS

_MIN_GUTTER = 0.65
"""Width of the gap between columns, in line heights (a blank is about a quarter)."""
_MIN_COLUMN_LINES = 3
_MAX_CANDIDATES = 40
_MAX_COLUMNS_DEPTH = 4
_LABEL = re.compile(
    r"(?:19|20)\d\d|^\W*\d{1,2}[./-]\d{2,4}|:$|^(?:nu|now|present|i dag|d\.d\.|dato|periode)\W*$", re.IGNORECASE
)
_MAX_LABEL_CHARS = 32
_MIN_BROKEN_CHARS = 18
"""Lines shorter than this that do not end with a comma are items of a list and no part of a paragraph."""
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_KEEP_HYPHEN = re.compile(r"(?:^|[\s(/])(?:\w{1,2}|[A-ZÆØÅ0-9]{2,})$")
_SUSPENDED = re.compile(r"(?:og|eller|samt|and|or|to|til|und|och|oder)\b")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one line. ``x0 < x1`` and ``bottom < top`` in points; ``order`` is its place in the file."""

    text: str
    x0: float
    bottom: float
    x1: float
    top: float
    order: int

    @property
    def height(self) -> float:
        """Line height in points."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Height of the middle above the page's bottom, in points."""
        return (self.top + self.bottom) / 2


def page_text(segments: Sequence[Segment]) -> str:
    """The text of one page in reading order."""
    merged = _merge(segments)
    return "\n".join(_read(merged, _MAX_COLUMNS_DEPTH))


def _merge(segments: Sequence[Segment]) -> list[Segment]:
    """Join what stands on one line with no more than a blank between; a list sign takes the text after it."""
    found: list[Segment] = []
    for row in _rows(segments):
        line: list[Segment] = []
        for piece in row:
            last = line[-1] if line else None
            if last is not None and _touches(last, piece):
                blank = "" if _no_blank(last, piece) else " "
                line[-1] = Segment(
                    last.text + blank + piece.text,
                    last.x0,
                    min(last.bottom, piece.bottom),
                    max(last.x1, piece.x1),
                    max(last.top, piece.top),
                    last.order,
                )
            else:
                line.append(piece)
        found.extend(line)
    return found


def _touches(left: Segment, right: Segment) -> bool:
    gap = right.x0 - left.x1
    if left.text.strip() in BULLETS:
        return gap < 4 * left.height
    return -0.5 * left.height <= gap < 0.8 * max(left.height, right.height)


def _no_blank(left: Segment, right: Segment) -> bool:
    narrow = right.x0 - left.x1 < 0.12 * max(left.height, right.height)
    return narrow or left.text.endswith(" ") or right.text.startswith(" ")


def _rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Group segments by line from top to bottom, each group from left to right."""
    rows: list[list[Segment]] = []
    for piece in sorted(segments, key=lambda item: (-item.middle, item.x0, item.order)):
        head = rows[-1][0] if rows else None
        if head is not None and head.middle - piece.middle < 0.35 * min(head.height, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda item: (item.x0, item.order)) for row in rows]


def _read(segments: list[Segment], depth: int) -> list[str]:
    gutter = _gutter(segments) if depth else None
    if gutter is None:
        return _paragraphs(_rows(segments))
    lines: list[str] = []
    for band in _bands(segments, gutter):
        left = [piece for piece in band if piece.x1 <= gutter]
        right = [piece for piece in band if piece.x0 >= gutter]
        if len(left) + len(right) < len(band) or not left or not right or _row_wise(left, right):
            part = _paragraphs(_rows(band))
        else:
            part = [*_read(left, depth - 1), "", *_read(right, depth - 1)]
        lines.extend(["", *part] if lines else part)
    return lines


def _gutter(segments: list[Segment]) -> float | None:
    """The left edge of a right column, or None where the page has one column."""
    if len(segments) < 2 * _MIN_COLUMN_LINES:
        return None
    edges = Counter(round(piece.x0 / 2) * 2 - 1.0 for piece in segments)
    best: tuple[int, float] | None = None
    commonest = sorted(edges, key=lambda edge: (-edges[edge], edge))[:_MAX_CANDIDATES]
    for edge in sorted(commonest):
        score = sum(_column_score(band, edge) for band in _bands(segments, edge))
        if score and (best is None or score > best[0]):
            best = (score, edge)
    return best[1] if best else None


def _column_score(band: list[Segment], edge: float) -> int:
    """How many lines the narrower side of a band has, 0 where it is no pair of columns."""
    left = [piece for piece in band if piece.x1 <= edge]
    right = [piece for piece in band if piece.x0 >= edge]
    if len(left) + len(right) < len(band) or min(len(left), len(right)) < _MIN_COLUMN_LINES:
        return 0
    gap = min(piece.x0 for piece in right) - max(piece.x1 for piece in left)
    return min(len(left), len(right)) if gap >= _MIN_GUTTER * _median_height(band) else 0


def _median_height(segments: list[Segment]) -> float:
    return sorted(piece.height for piece in segments)[len(segments) // 2]


def _bands(segments: list[Segment], edge: float) -> list[list[Segment]]:
    """Split by the segments that cross ``edge``; neighbours that cross it form one band."""
    bands: list[list[Segment]] = []
    crossing_before: bool | None = None
    for piece in sorted(segments, key=lambda item: (-item.middle, item.x0, item.order)):
        crossing = piece.x0 < edge < piece.x1
        if crossing != crossing_before:
            bands.append([])
        bands[-1].append(piece)
        crossing_before = crossing
    return [part for band in bands for part in _peel(band, edge)]


def _peel(band: list[Segment], edge: float) -> list[list[Segment]]:
    """Take one-sided blocks off the top of a band: a centred name above two columns belongs to neither."""
    peeled: list[list[Segment]] = []
    start, floor = 0, band[0].bottom
    for number, piece in enumerate(band):
        if number > start and floor - piece.top > 0.3 * piece.height:
            block = band[start:number]
            if len({item.x0 < edge for item in block}) > 1:
                break
            peeled.append(block)
            start, floor = number, piece.bottom
        floor = min(floor, piece.bottom)
    return [*peeled, band[start:]]


def _row_wise(left: list[Segment], right: list[Segment]) -> bool:
    """Whether one side holds dates or field names that stand beside the lines they belong to."""
    for side, other in ((left, right), (right, left)):
        labels = [piece for piece in side if len(piece.text) <= _MAX_LABEL_CHARS and _LABEL.search(piece.text.strip())]
        if 2 * len(labels) < len(side):
            continue
        beside = sum(any(abs(piece.middle - mate.middle) < 0.5 * piece.height for mate in other) for piece in labels)
        if 10 * beside >= 6 * len(labels):
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    x0: float
    x1: float
    bottom: float
    height: float
    last: str
    """The last piece of the row."""
    last_width: float
    """Mean width of a character in the last piece, in points."""


def _paragraphs(rows: list[list[Segment]]) -> list[str]:
    """Lines, those that the page broke put together again, with an empty line where there is a gap."""
    lines = [_line(row) for row in rows]
    right = max((line.x1 for line in lines), default=0.0)
    found: list[str] = []
    before: _Line | None = None
    for line in lines:
        gap = before.bottom - (line.bottom + line.height) if before else 0.0
        if before is not None and gap > 0.9 * min(before.height, line.height):
            found.extend(["", line.text])
        elif before is not None and found and _hyphenated(found[-1], line.text):
            found[-1] = _join_hyphen(found[-1], line.text)
        elif before is not None and _continues(before, line, right):
            found[-1] = f"{found[-1]} {line.text}"
        else:
            found.append(line.text)
        before = line
    return [text.replace(_SOFT_HYPHEN, "") for text in found]


def _line(row: list[Segment]) -> _Line:
    texts = [_unspaced(piece.text.strip()) for piece in row]
    last = row[-1]
    return _Line(
        "  ".join(text for text in texts if text),
        row[0].x0,
        max(piece.x1 for piece in row),
        min(piece.bottom for piece in row),
        max(piece.height for piece in row),
        texts[-1],
        (last.x1 - last.x0) / max(len(last.text), 1),
    )


def _unspaced(text: str) -> str:
    """``K O M P E T E N C E R`` is one word."""
    return text.replace(" ", "") if _SPACED.match(text) else text


def _hyphenated(text: str, following: str) -> bool:
    if text.endswith(_SOFT_HYPHEN):
        return following[:1].isalpha()
    return len(text) > 2 and text.endswith("-") and text[-2].isalnum() and following[:1].islower()


def _join_hyphen(text: str, following: str) -> str:
    """Danish keeps the hyphen of ``it-projekt`` and of ``klima- og miljø``; the others came with the line break."""
    stem = text[:-1]
    if _SUSPENDED.match(following):
        return f"{stem}- {following}"
    if _KEEP_HYPHEN.search(stem) or following[:1].isupper():
        return f"{stem}-{following}"
    return stem + following


def _continues(before: _Line, line: _Line, right: float) -> bool:
    """Whether the page broke the paragraph here: the next word did not fit, and it does not begin something new."""
    first = line.text.split(" ", 1)[0]
    if (
        not first
        or first[0] in BULLETS
        or first in {"-", "–", "*"}
        or abs(before.height - line.height) > 0.2 * line.height
    ):
        return False
    if right - before.x1 > (len(first) + 1.5) * before.last_width:
        return False
    if first[0].islower():
        return len(before.last) >= _MIN_BROKEN_CHARS or before.last.endswith(",")
    return len(before.last.split()) >= 6 and before.last[-1] not in ".:;!?"
