"""Tables on a page: whether what stands side by side is read row by row, and the rows with their cells.

Nothing here needs ruled lines: rows and cells are told by where their text stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extraction.documents.cells import cell_lines
from extraction.documents.paragraphs import hyphenated, join_hyphen, paragraphs
from extraction.documents.segments import Segment, median_height, rows_of
from extraction.documents.tidy import BULLETS
from extraction.sections import MAX_HEADING_CHARS, is_cv_heading

_LABEL = re.compile(
    r"(?:19|20)\d\d|^\W*\d{1,2}[./-]\d{2,4}|:$|^(?:nu|now|present|i dag|d\.d\.|dato|periode)\W*$", re.IGNORECASE
)
_MAX_LABEL_CHARS = 32
_BASELINE = 0.2
"""Largest difference of height, in line heights, between pieces that were written on one line."""
_BESIDE_SHARE = 0.8
_WIDE_GAP = 1.15
"""From this many line distances on, a gap parts the rows of a table."""
_USUAL_DISTANCE = 1.25
"""Distance of lines in line heights, as word processors set single to one and a half lines (1.15-1.35)."""
_LARGER = 1.12
_MAX_NARROW_LINES = 4
_MIN_WORDS = 4
_UNFINISHED = re.compile(r"(?:[-–—,&/]|\b(?:og|and|til|to|i|of|for|af))$", re.IGNORECASE)


def is_table(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether two sides of a gap are the columns of a table, and no columns of text that know nothing of each other."""
    if _has_headings(left, right):
        return False
    return _labelled(left, right) or _labelled(right, left) or _paired(left, right)


def has_heading(column: Sequence[Segment]) -> bool:
    """Whether a column holds a line that is a heading by its words or its size."""
    common = median_height(column)
    return any(is_cv_heading(piece.text) or _is_larger(piece, common) for piece in column)


def _is_larger(piece: Segment, common: float) -> bool:
    return piece.height > _LARGER * common and len(piece.text) < MAX_HEADING_CHARS


def _has_headings(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """A heading on the right-hand side is the sign of a column of its own: in tables they stand on the left."""
    common = median_height(right)
    for number, row in enumerate(rows_of(right)):
        piece = row[0]
        if not is_cv_heading(piece.text) and not (number and _is_larger(piece, common)):
            continue
        mates = [other for other in left if _beside(piece, other)]
        if not mates or is_cv_heading(mates[0].text):
            return True
    return False


def _labelled(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether one side holds dates or field names that stand beside the lines they belong to."""
    labels = [piece for piece in side if len(piece.text) <= _MAX_LABEL_CHARS and _LABEL.search(piece.text.strip())]
    if 2 * len(labels) < len(side):
        return False
    heights = sorted(mate.middle for mate in other)
    beside = sum(_any_near(heights, piece.middle, 0.5 * piece.height) for piece in labels)
    return 10 * beside >= 6 * len(labels)


def _paired(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether what begins on the right begins beside something on the left."""
    rows = rows_of(right)
    distances = [before[0].bottom - after[0].bottom for before, after in pairwise(rows)]
    usual = min(distances, default=0.0)
    begins = [rows[0]]
    begins.extend(row for row, gap in zip(rows[1:], distances, strict=True) if gap > _WIDE_GAP * usual)
    if len(begins) < 2:
        begins = rows
    baselines = sorted(piece.bottom for piece in left)
    beside = sum(_any_near(baselines, row[0].bottom, _BASELINE * row[0].height) for row in begins)
    return beside >= _BESIDE_SHARE * len(begins)


def _any_near(heights: Sequence[float], height: float, most: float) -> bool:
    """Whether one of the sorted heights is less than ``most`` points away."""
    place = bisect_left(heights, height - most)
    return place < len(heights) and heights[place] < height + most


def _beside(one: Segment, other: Segment) -> bool:
    return abs(one.bottom - other.bottom) < _BASELINE * min(one.height, other.height)


@dataclass
class _Row:
    """A row: pieces by column."""

    cells: list[list[Segment]] = field(default_factory=list)


def table_lines(band: Sequence[Segment], gutter: float) -> list[str]:
    """The text of tables with the headings between them, row by row. ``gutter``: a gap that runs through them."""
    lines = rows_of(band)
    common = median_height(band)
    left = min(line[0].x0 for line in lines)
    found: list[str] = []
    run: list[list[Segment]] = []
    for line in lines:
        if len(line) == 1 and line[0].x0 < left + line[0].height and _is_heading(line[0], common):
            found.extend(_run_lines(run, gutter) if run else [])
            found.extend(["", *paragraphs([line])])
            run = []
        else:
            run.append(line)
    return [*found, *(_run_lines(run, gutter) if run else [])]


def _run_lines(lines: Sequence[list[Segment]], gutter: float) -> list[str]:
    """The text of one table."""
    edges = _edges(lines)
    if len(edges) < 2:
        edges = [min(line[0].x0 for line in lines), gutter]
    starts = _row_starts(lines, edges)
    reach = _reach(lines, starts, edges)
    found: list[str] = []
    flow: list[list[Segment]] = []
    row: _Row | None = None
    for kind, line in zip(starts, lines, strict=True):
        if kind != "inside" and row is not None:
            found.extend(_row_text(row, reach))
            row = None
        if kind == "alone":
            flow.append(line)
            continue
        if flow:
            found.extend(["", *paragraphs(flow)])
            flow = []
        if row is None:
            row = _Row([[] for _ in edges])
        for piece in line:
            row.cells[_column(piece, edges)].append(piece)
    if row is not None:
        found.extend(_row_text(row, reach))
    if flow:
        found.extend(["", *paragraphs(flow)])
    return found


def _edges(lines: Sequence[Sequence[Segment]]) -> list[float]:
    """The left edges of the columns: where the text of all rows leaves a gap from top to bottom."""
    first = min(line[0].x0 for line in lines)
    counted = [piece for line in lines if len(line) > 1 or line[0].x0 > first + line[0].height for piece in line]
    if not counted:
        return []
    gap = 0.5 * median_height(counted)
    edges: list[float] = []
    reach = float("-inf")
    for piece in sorted(counted, key=lambda item: item.x0):
        if piece.x0 > reach + gap:
            edges.append(piece.x0)
        reach = max(reach, piece.x1)
    return edges


def _reach(lines: Sequence[Sequence[Segment]], starts: Sequence[str], edges: Sequence[float]) -> list[float]:
    """How far to the right the text of each column reaches, in points."""
    found = [0.0] * len(edges)
    for line, kind in zip(lines, starts, strict=True):
        for piece in line if kind != "alone" else ():
            place = _column(piece, edges)
            found[place] = max(found[place], piece.x1)
    return found


def _column(piece: Segment, edges: Sequence[float]) -> int:
    return max((number for number, edge in enumerate(edges) if piece.x0 >= edge - 1), default=0)


def _row_starts(lines: Sequence[Sequence[Segment]], edges: Sequence[float]) -> list[str]:
    """ "row" where a line begins a row, "inside" where it goes on, "alone" where it stands between rows."""
    first_column = [_column(line[0], edges) == 0 for line in lines]
    gaps = [0.0, *(before[0].bottom - after[0].bottom for before, after in pairwise(lines))]
    tight = _line_distance(lines, gaps)
    row_gaps = [gap for number, gap in enumerate(gaps) if number and first_column[number] and len(lines[number]) > 1]
    wide_gaps = sum(gap > _WIDE_GAP * tight for gap in row_gaps)
    padded = wide_gaps >= 2 or 2 * wide_gaps > len(row_gaps)
    found: list[str] = []
    for number, line in enumerate(lines):
        alone = len(line) == 1 and first_column[number]
        wide = not number or gaps[number] > _WIDE_GAP * tight
        if alone and (line[0].x1 > edges[1] or (wide and not _has_more(lines, gaps, number))):
            found.append("alone")
        elif not number or found[-1] == "alone" or (padded and wide):
            found.append("row")
        elif padded or not first_column[number] or alone:
            found.append("inside")
        else:
            found.append("inside" if _goes_on(lines[number - 1], line) else "row")
    return found


def _line_distance(lines: Sequence[Sequence[Segment]], gaps: Sequence[float]) -> float:
    """The distance of the lines of one cell: the smallest there is, unless all rows have one line only."""
    usual = _USUAL_DISTANCE * median_height([piece for line in lines for piece in line])
    return min(usual, *gaps[1:]) if len(gaps) > 1 else usual


def _is_heading(piece: Segment, common: float) -> bool:
    return _is_larger(piece, common) or is_cv_heading(piece.text)


def _has_more(lines: Sequence[Sequence[Segment]], gaps: Sequence[float], number: int) -> bool:
    """Whether the cells to the right of a lone piece begin one line below it (text that is centred in its row)."""
    if number + 1 >= len(lines):
        return False
    return lines[number + 1][0].x0 > lines[number][0].x1 and gaps[number + 1] < lines[number][0].height


def _goes_on(before: Sequence[Segment], line: Sequence[Segment]) -> bool:
    """Whether the first cell of a line goes on from the line above it, where no gap tells."""
    if before[0].x0 > line[0].x0 + 1:
        return False
    return bool(_UNFINISHED.search(before[0].text.strip())) or line[0].text.strip()[:1].islower()


def _row_text(row: _Row, reach: Sequence[float]) -> list[str]:
    last = len(row.cells) - 1
    return cell_lines(
        [
            _cell_text(cell, reach[place], narrow=place < last and len(cell) <= _MAX_NARROW_LINES)
            for place, cell in enumerate(row.cells)
            if cell
        ]
    )


def _cell_text(pieces: Sequence[Segment], right: float, *, narrow: bool) -> list[str]:
    """The lines of a cell; those that its column, which reaches to ``right``, was too narrow for are one.

    In a ``narrow`` column a word that did not fit is enough; elsewhere the text must read on as well.
    """
    found: list[str] = []
    before: Segment | None = None
    for row in rows_of(pieces):
        text = paragraphs([row])[0]
        first = text.split(" ", 1)[0]
        if before is None or first in BULLETS or first in ("-", "–", "*"):
            found.append(text)
        elif hyphenated(found[-1], text):
            found[-1] = join_hyphen(found[-1], text)
        elif before.x1 + (len(first) + 0.5) * (before.x1 - before.x0) / len(before.text) > right and (
            narrow or _reads_on(found[-1], first)
        ):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
        before = row[-1]
    return found


def _reads_on(before: str, first: str) -> bool:
    if not first[0].isupper() or before.endswith(","):
        return True
    return len(before.split()) >= _MIN_WORDS and before[-1] not in ".:;!?"
