"""Pages to one text: running headers and footers are told from the text, and columns go on over pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.documents.layout import FLOW, SIDE, Part
from extraction.documents.paragraphs import hyphenated, join_hyphen
from extraction.documents.segments import Segment, merged, rows_of

_EDGE_LINES = 3
"""So many lines at the top and at the bottom of a page may be a running header or footer."""
_NEAR = 3.0
"""Points by which the height of a running line may differ from page to page."""
_DIGITS = re.compile(r"\d{1,9}")
PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:side|page|s\.|p\.|seite)\s*(?:nr\.?\s*)?\d{1,3}(?:\s*(?:af|of|/|von)\s*\d{1,3})?|"
    r"\d{1,3}\s*(?:af|of|/|von)\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—])[\W_]*",
    re.IGNORECASE,
)
"""A line that is nothing but the number of a page."""
_PRINTED = re.compile(
    r"\b(?:udskrevet|udskriftsdato|udskrift|dannet|genereret|printed|print date|generated)\b[^\d\n]{0,12}\d{1,4}[-./ ]",
    re.IGNORECASE,
)
_MIN_BROKEN_CHARS = 40

_Key = tuple[bool, str, int]


def without_running_lines(pages: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """The pages without page numbers and print dates, and with one copy of any other running header or footer.

    A line runs where it stands at the top or bottom of at least half of the pages, and of two, at the same height and
    with the same words but for a number that goes up with the pages. Of others nothing is lost: a header stays on the
    first page that has it, a footer on the last.
    """
    edges = [list(_edge_rows(page)) for page in pages]
    copies: dict[_Key, list[tuple[int, str]]] = {}
    for number, rows in enumerate(edges):
        for top, row in rows:
            for key in _keys(top, row):
                copies.setdefault(key, []).append((number, _words(row)))
    least = max(2, (len(pages) + 1) // 2)
    running = {key: found for key, found in copies.items() if len({page for page, _ in found}) >= least}
    kept: set[str] = set()
    gone: set[int] = set()
    heads = ((number, True) for number in range(len(pages)))
    feet = ((number, False) for number in reversed(range(len(pages))))
    for number, head in (*heads, *feet):
        for top, row in edges[number]:
            if top is not head:
                continue
            words = _words(row)
            runs = [running[key] for key in _keys(top, row) if key in running]
            changing = any(_counts(found) for found in runs)
            if PAGE_NUMBER.fullmatch(words) or changing or (runs and (_PRINTED.search(words) or words in kept)):
                gone.update(id(piece) for piece in row)
            elif runs:
                kept.add(words)
    return [[piece for piece in page if id(piece) not in gone] for page in pages]


def _counts(copies: Sequence[tuple[int, str]]) -> bool:
    """Whether one of the numbers in the copies of a line goes up with the pages."""
    numbers = [[int(found) - page for found in _DIGITS.findall(words)] for page, words in copies]
    fixed = [len(set(column)) == 1 for column in zip(*numbers, strict=False)]
    return len({words for _, words in copies}) > 1 and any(fixed)


def edge_lines(pages: Sequence[Sequence[Segment]]) -> list[str]:
    """The words of the lines at the top and the bottom of all pages."""
    return [_words(row) for page in pages for _, row in _edge_rows(page)]


def _edge_rows(page: Sequence[Segment]) -> Iterator[tuple[bool, list[Segment]]]:
    """The first and last lines of a page, each with whether it stands at the top."""
    rows = rows_of(page)
    if len(rows) <= 2 * _EDGE_LINES:
        top = rows[: len(rows) // 2]
        yield from ((True, row) for row in top)
        yield from ((False, row) for row in rows[len(top) :])
        return
    yield from ((True, row) for row in rows[:_EDGE_LINES])
    yield from ((False, row) for row in rows[-_EDGE_LINES:])


def _words(row: Sequence[Segment]) -> str:
    return "  ".join(piece.text.strip() for piece in merged(row))


def _keys(top: bool, row: Sequence[Segment]) -> tuple[_Key, _Key]:
    """Keys of a line: its words without their numbers, at the two heights that it is nearest to."""
    words = _DIGITS.sub("#", _words(row))
    step = int(row[0].bottom // _NEAR)
    return (top, words, step), (top, words, step + 1)


def joined(pages: Sequence[Sequence[Part]]) -> str:
    """The text of all pages. The main column goes on from page to page, and the side columns stand together.

    The side columns come last, so that what the main column begins with belongs to the CV's head and not to the last
    heading beside it; they come first where they hold the largest type, which is the name.
    """
    parts = [part for page in pages for part in page]
    sides = [part for part in parts if part.role == SIDE]
    if not sides:
        return "\n".join(_lines(parts))
    before: list[Part] = []
    rest = [part for part in parts if part.role != SIDE]
    largest = max((part.tallest for part in rest), default=0.0)
    if sides[0].tallest > 1.05 * largest:
        while rest and rest[0].role == FLOW and rest[0] in pages[0]:
            before.append(rest.pop(0))
        return "\n".join([*_lines(before), "", *_lines(sides), "", *_lines(rest)])
    return "\n".join([*_lines(rest), "", *_lines(sides)])


def _lines(parts: Sequence[Part]) -> list[str]:
    """The lines of parts that follow each other; a sentence that the end of a page broke is one again."""
    found: list[str] = []
    for part in parts:
        lines = list(part.lines)
        if not lines:
            continue
        if found and hyphenated(found[-1], lines[0]):
            found[-1] = join_hyphen(found[-1], lines.pop(0))
        elif found and _broken(found[-1], lines[0]):
            found[-1] = f"{found[-1]} {lines.pop(0)}"
        elif found:
            found.append("")
        found.extend(lines)
    return found


def _broken(before: str, following: str) -> bool:
    last = before.split("  ")[-1]
    return len(last) >= _MIN_BROKEN_CHARS and last[-1] not in ".:;!?" and following[:1].islower()
