"""Pieces of text with their places on a page, and the lines that they make.

Coordinates are PDF points with the origin at the bottom left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extraction.documents.tidy import BULLETS


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


def merged(segments: Sequence[Segment]) -> list[Segment]:
    """Join what stands on one line with no more than a blank between; a list sign takes the text after it."""
    found: list[Segment] = []
    for row in rows_of(segments):
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


def rows_of(segments: Iterable[Segment]) -> list[list[Segment]]:
    """Group segments by line from top to bottom, each group from left to right."""
    rows: list[list[Segment]] = []
    for piece in sorted(segments, key=lambda item: (-item.middle, item.x0, item.order)):
        head = rows[-1][0] if rows else None
        if head is not None and head.middle - piece.middle < 0.35 * min(head.height, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda item: (item.x0, item.order)) for row in rows]


def median_height(segments: Sequence[Segment]) -> float:
    """The median line height in points of at least one segment."""
    return sorted(piece.height for piece in segments)[len(segments) // 2]
