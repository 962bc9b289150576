"""Sources of CVs to documents: PDF in one or two columns or with tables, DOCX, plain text, a job portal's print-out.

The same source gives the same bytes on every machine: the font travels with reportlab, and no clock is read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.reading_set.docx_pages import docx_of
from benchmarks.reading_set.glyphs import BOLD, PLAIN, pieces, width, wrapped
from benchmarks.reading_set.source import HEADING, ITEM, NAME, ROW, Block, Source, with_side

PAGE_WIDTH, PAGE_HEIGHT = 595.0, 842.0
MARGIN = 45.0
LEADING = 1.35
_MIN_TABLE_WIDTH = 250.0
"""In a narrower column the cells of a row follow each other as words."""
PORTAL = "Jobnet"
PRINTED = "Udskrevet 25.11.2026"

Geometry = Callable[[int], tuple[float, float, float]]
"""Page number (from 0) to left edge, width and top of a column, in points."""


@dataclass(frozen=True)
class Look:
    """How a PDF in two columns looks. ``order``: in which its file holds the words ("side", "main" first, "rows")."""

    side: str = "left"
    side_width: float = 150.0
    gap: float = 22.0
    size: float = 9.5
    side_size: float = 8.5
    across: bool = False
    """Whether the name stands across both columns."""
    order: str = "side"
    first_page_only: bool = False
    """Whether the second page has the main column alone, in full width."""


@dataclass(frozen=True)
class _Drawn:
    page: int
    text: str
    font: str
    size: float
    x: float
    y: float


@dataclass
class _Column:
    """Writes blocks below each other and goes to the next page where one is full."""

    geometry: Geometry
    size: float
    ruled: bool = True
    page: int = 0
    drawn: list[_Drawn] = field(default_factory=list)
    rules: list[tuple[int, float, float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y = self.geometry(0)[2]

    def write(self, blocks: Iterable[Block]) -> None:
        before = ""
        for block in blocks:
            if block.kind == ROW:
                self._row(block.cells, first=before != ROW)
            elif block.kind == NAME:
                self._lines(block.text, BOLD, 1.9 * self.size, space=0.4)
            elif block.kind == HEADING:
                self._lines(block.text, BOLD, 1.25 * self.size, space=0.9, keep=2.5)
            elif block.kind == ITEM:
                self._lines(block.text, PLAIN, self.size, space=0.15, bullet=True)
            else:
                self._lines(block.text, PLAIN, self.size, space=0.45)
            before = block.kind

    def _lines(
        self, text: str, font: str, size: float, space: float, *, bullet: bool = False, keep: float = 0.0
    ) -> None:
        self.y -= space * size
        if self.y - (1 + keep) * LEADING * size < MARGIN:
            self._next_page()
        indent = 1.1 * size if bullet else 0.0
        left = text
        first = True
        while left:
            if self.y - LEADING * size < MARGIN:
                self._next_page()
            x, wide, _ = self.geometry(self.page)
            line, left = wrapped(left, font, size, wide - indent)
            self.y -= LEADING * size
            if bullet and first:
                self._put("•", font, size, x)
            self._put(line, font, size, x + indent)
            first = False

    def _row(self, cells: Sequence[str], *, first: bool) -> None:
        size = self.size
        x, wide, _ = self.geometry(self.page)
        if wide < _MIN_TABLE_WIDTH:
            self._lines(" ".join(cells), PLAIN, size, space=0.3)
            return
        shares = {1: (1.0,), 2: (0.27, 0.73), 3: (0.22, 0.28, 0.5)}.get(len(cells), (1 / len(cells),) * len(cells))
        widths = [share * wide for share in shares]
        columns: list[list[str]] = []
        for cell, one in zip(cells, widths, strict=True):
            lines: list[str] = []
            left = cell
            while left:
                line, left = wrapped(left, PLAIN, size, one - 1.2 * size)
                lines.append(line)
            columns.append(lines)
        height = LEADING * size * max(map(len, columns))
        self.y -= (0.5 if first else 0.0) * size
        if self.y - height - 0.6 * size < MARGIN:
            self._next_page()
        if self.ruled and first:
            self.rules.append((self.page, x, self.y, x + wide))
        top = self.y
        place = x
        for lines, one in zip(columns, widths, strict=True):
            self.y = top - 0.2 * size
            for line in lines:
                self.y -= LEADING * size
                self._put(line, PLAIN, size, place + 0.3 * size)
            place += one
        self.y = top - height - 0.6 * size
        if self.ruled:
            self.rules.append((self.page, x, self.y, x + wide))

    def _put(self, text: str, font: str, size: float, x: float) -> None:
        self.drawn.append(_Drawn(self.page, text, font, size, x, self.y))

    def _next_page(self) -> None:
        self.page += 1
        self.y = self.geometry(self.page)[2]


def render(source: Source) -> tuple[bytes, str]:
    """The document in the layout that the source asks for, and its file name's ending. Raises KeyError for others."""
    makers: dict[str, tuple[Callable[[Source], bytes], str]] = {
        "pdf-one-column": (pdf_one_column, "pdf"),
        "pdf-two-column": (pdf_two_column, "pdf"),
        "pdf-table": (pdf_table, "pdf"),
        "docx-paragraphs": (docx_paragraphs, "docx"),
        "docx-table": (docx_table, "docx"),
        "text": (plain_text, "txt"),
        "jobnet": (jobnet, "pdf"),
    }
    make, ending = makers[source.layout]
    return make(source), ending


def pdf_one_column(source: Source, size: float = 10.0) -> bytes:
    """A PDF in one column; what a source puts aside comes last."""
    column = _Column(_full, size)
    column.write([*source.main, *source.side])
    return _pdf([column])


def pdf_table(source: Source, size: float = 9.5, *, ruled: bool = True) -> bytes:
    """A PDF in one column whose rows are tables, with or without lines between them."""
    column = _Column(_full, size, ruled=ruled)
    column.write([*source.main, *source.side])
    return _pdf([column])


def pdf_two_column(source: Source, look: Look = Look()) -> bytes:
    """A PDF with a side column."""
    source = with_side(source)
    main = source.main
    top = PAGE_HEIGHT - MARGIN
    columns: list[_Column] = []
    if look.across and main and main[0].kind == NAME:
        head = _Column(_full, look.size)
        head.write(main[:1])
        main, top = main[1:], head.y - look.size
        columns.append(head)
    wide = PAGE_WIDTH - 2 * MARGIN
    main_width = wide - look.side_width - look.gap
    side_x = MARGIN if look.side == "left" else MARGIN + main_width + look.gap
    main_x = MARGIN + look.side_width + look.gap if look.side == "left" else MARGIN

    def main_place(page: int) -> tuple[float, float, float]:
        if page and look.first_page_only:
            return MARGIN, wide, PAGE_HEIGHT - MARGIN
        return main_x, main_width, PAGE_HEIGHT - MARGIN if page else top

    side_column = _Column(lambda page: (side_x, look.side_width, PAGE_HEIGHT - MARGIN if page else top), look.side_size)
    side_column.write(source.side)
    main_column = _Column(main_place, look.size)
    main_column.write(main)
    both = [side_column, main_column] if look.order == "side" else [main_column, side_column]
    return _pdf([*columns, *both], by_rows=look.order == "rows")


def jobnet(source: Source) -> bytes:
    """The print-out of a CV from the public job portal: its name and the date of printing on every page."""
    column = _Column(lambda page: (MARGIN, PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - MARGIN - 30), 9.5)
    column.write([*source.main, *source.side])
    pages = column.page + 1
    for page in range(pages):
        foot = f"Side {page + 1} af {pages}"
        for text, x, y in (
            (f"{PORTAL} - CV", MARGIN, PAGE_HEIGHT - 35),
            (PRINTED, PAGE_WIDTH - MARGIN - width(PRINTED, PLAIN, 8), PAGE_HEIGHT - 35),
            (foot, PAGE_WIDTH / 2 - width(foot, PLAIN, 8) / 2, 25),
            ("jobnet.dk", MARGIN, 25),
        ):
            column.drawn.append(_Drawn(page, text, PLAIN, 8, x, y))
    return _pdf([column])


def docx_paragraphs(source: Source) -> bytes:
    """A DOCX of paragraphs; rows are lines with a tab between their cells."""
    return docx_of([*source.main, *source.side], tables=False)


def docx_table(source: Source) -> bytes:
    """A DOCX whose rows are tables."""
    return docx_of([*source.main, *source.side], tables=True)


def plain_text(source: Source) -> bytes:
    """A text file in UTF-8; cells are two blanks apart."""
    lines: list[str] = []
    before = ""
    for block in [*source.main, *source.side]:
        if lines and not (block.kind == before and block.kind in (ITEM, ROW)):
            lines.append("")
        lines.append(f"- {block.text}" if block.kind == ITEM else "  ".join(block.cells))
        before = block.kind
    return ("\n".join(lines) + "\n").encode()


def _full(_page: int) -> tuple[float, float, float]:
    return MARGIN, PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - MARGIN


def _pdf(columns: Sequence[_Column], *, by_rows: bool = False) -> bytes:
    from reportlab.pdfgen import canvas

    content = io.BytesIO()
    target: Any = canvas.Canvas(content, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1)
    drawn = [line for column in columns for line in column.drawn]
    if by_rows:
        drawn.sort(key=lambda line: (line.page, -line.y, line.x))
    for page in range(max((line.page for line in drawn), default=0) + 1):
        for line in drawn:
            if line.page == page:
                x = line.x
                for text, font in pieces(line.text, line.font):
                    target.setFont(font, line.size)
                    target.drawString(x, line.y, text)
                    x += width(text, font, line.size)
        for where, x0, y, x1 in (rule for column in columns for rule in column.rules):
            if where == page:
                target.line(x0, y, x1, y)
        target.showPage()
    target.save()
    return content.getvalue()
