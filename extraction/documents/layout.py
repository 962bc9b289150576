"""Reading order on a page: pieces of text with their places to columns, tables and whole paragraphs.

A column is a gap that runs through many lines; lines that cross it (a header over two columns) split the page into
bands, which are read from top to bottom. Where the two sides belong together, the band is a table and read row by row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extraction.documents.paragraphs import paragraphs
from extraction.documents.segments import Segment, median_height, merged, rows_of
from extraction.documents.tables import has_heading, is_table, table_lines

_MIN_GUTTER = 0.65
"""Width of the gap between columns, in line heights (a blank is about a quarter)."""
_MIN_COLUMN_LINES = 3
_MAX_CANDIDATES = 40
_MAX_DEPTH = 5
_SIDE_SHARE = 0.9
"""A side column is at most this part as wide as the main one."""

FLOW, MAIN, SIDE = "flow", "main", "side"


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a page that are read in one go. ``role``: FLOW (the whole width), MAIN or SIDE (a column each).

    ``tallest`` is the height of its tallest line, in points.
    """

    role: str
    lines: tuple[str, ...]
    tallest: float = 0.0


def page_parts(segments: Sequence[Segment]) -> list[Part]:
    """The parts of one page from top to bottom; a MAIN part is followed by the SIDE part that stands beside it."""
    pieces = merged(segments)
    gutter = _gutter(pieces)
    if gutter is None:
        return _flow_part(pieces, 0)
    parts: list[Part] = []
    flow: list[Segment] = []
    for band in _bands(pieces, gutter):
        sides = _sides(band, gutter)
        if sides is None or is_table(*sides):
            flow.extend(band)
            continue
        parts.extend(_flow_part(flow))
        flow = []
        parts.extend(_column_parts(*sides))
    return [*parts, *_flow_part(flow)]


def _flow_part(flow: list[Segment], depth: int = _MAX_DEPTH) -> list[Part]:
    if not flow:
        return []
    return [Part(FLOW, tuple(_read(flow, depth)), max(piece.height for piece in flow))]


def _width(column: Sequence[Segment]) -> float:
    return max(piece.x1 for piece in column) - min(piece.x0 for piece in column)


def _column_parts(left: list[Segment], right: list[Segment]) -> list[Part]:
    """Main and side column where one is narrower and both have headings of their own, else both in their order."""
    columns = [(column, _width(column)) for column in (left, right)]
    (side, narrow), (main, wide) = sorted(columns, key=lambda item: item[1])
    texts = [tuple(_read(column, _MAX_DEPTH - 1)) for column in (left, right)]
    if narrow > _SIDE_SHARE * wide or not has_heading(side) or not has_heading(main):
        tallest = max(piece.height for piece in (*left, *right))
        return [Part(FLOW, (*texts[0], "", *texts[1]), tallest)]
    if side is left:
        texts.reverse()
    return [
        Part(role, text, max(piece.height for piece in column))
        for role, text, column in zip((MAIN, SIDE), texts, (main, side), strict=True)
    ]


def _read(segments: list[Segment], depth: int) -> list[str]:
    gutter = _gutter(segments) if depth else None
    if gutter is None:
        return paragraphs(rows_of(segments))
    lines: list[str] = []
    flow: list[Segment] = []

    def add(more: list[str]) -> None:
        if more:
            lines.extend(["", *more] if lines else more)

    for band in _bands(segments, gutter):
        sides = _sides(band, gutter)
        if sides is None:
            flow.extend(band)
            continue
        add(_read(flow, depth - 1) if flow else [])
        flow = []
        if is_table(*sides):
            add(table_lines(band, gutter))
        else:
            add([*_read(sides[0], depth - 1), "", *_read(sides[1], depth - 1)])
    add(_read(flow, depth - 1) if flow else [])
    return lines


def _sides(band: list[Segment], gutter: float) -> tuple[list[Segment], list[Segment]] | None:
    """What stands left and right of the gap; None where something crosses it or one side is empty."""
    left = [piece for piece in band if piece.x1 <= gutter]
    right = [piece for piece in band if piece.x0 >= gutter]
    if len(left) + len(right) < len(band) or not left or not right:
        return None
    return left, right


def _gutter(segments: list[Segment]) -> float | None:
    """The left edge of a right column, or None where the page has one column."""
    if len(segments) < 2 * _MIN_COLUMN_LINES:
        return None
    edges = Counter(round(piece.x0 / 2) * 2 - 1.0 for piece in segments)
    best: tuple[tuple[int, int], float] | None = None
    commonest = sorted(edges, key=lambda edge: (-edges[edge], edge))[:_MAX_CANDIDATES]
    for edge in sorted(commonest):
        scores = [_column_score(band, edge) for band in _bands(segments, edge)]
        score = (sum(own for own, _ in scores), sum(lines for _, lines in scores))
        if score[1] and (best is None or score > best[0]):
            best = (score, edge)
    return best[1] if best else None


def _column_score(band: list[Segment], edge: float) -> tuple[int, int]:
    """How many lines a band has if its sides are columns with headings of their own; how many its narrower side has.

    Both are 0 where it is no pair of columns. The first counts before the second, so that columns are told apart
    before the tables inside them.
    """
    sides = _sides(band, edge)
    if sides is None or min(map(len, sides)) < _MIN_COLUMN_LINES:
        return 0, 0
    left, right = sides
    gap = min(piece.x0 for piece in right) - max(piece.x1 for piece in left)
    if gap < _MIN_GUTTER * median_height(band):
        return 0, 0
    lines = min(len(left), len(right))
    own = has_heading(left) and has_heading(right) and not is_table(left, right)
    return len(band) if own else 0, lines


def _bands(segments: list[Segment], edge: float) -> list[list[Segment]]:
    """Split by the lines that cross ``edge``; neighbours that cross it form one band."""
    bands: list[list[list[Segment]]] = []
    crossing_before: bool | None = None
    for row in rows_of(segments):
        crossing = any(piece.x0 < edge < piece.x1 for piece in row)
        if crossing != crossing_before:
            bands.append([])
        bands[-1].append(row)
        crossing_before = crossing
    return [[piece for row in part for piece in row] for band in bands for part in _peel(band, edge)]


def _peel(band: list[list[Segment]], edge: float) -> list[list[list[Segment]]]:
    """Take one-sided blocks off the top of a band: a centred name above two columns belongs to neither."""
    peeled: list[list[list[Segment]]] = []
    start, floor = 0, min(piece.bottom for piece in band[0])
    for number, row in enumerate(band):
        top = max(piece.top for piece in row)
        if number > start and floor - top > 0.3 * row[0].height:
            block = band[start:number]
            if len({piece.x0 < edge for line in block for piece in line}) > 1:
                break
            peeled.append(block)
            start, floor = number, min(piece.bottom for piece in row)
        floor = min(floor, *(piece.bottom for piece in row))
    return [*peeled, band[start:]]
