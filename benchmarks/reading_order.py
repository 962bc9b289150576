"""Reading order: the share of lines that come out whole and in the right order, by layout.

``python -m benchmarks.reading_order [FOLDER]`` renders every source of CVs in FOLDER (default: the four in tests/data)
in each layout, reads the documents, and prints a table with the order of the words in the file as baseline. A line is
a paragraph, list item, heading or table row of the source. It is right where its words follow each other and it stands
after the lines before it; a side column may come before or after the main one, but not in between.
"""

from __future__ import annotations

import bisect
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.reading_set.docx_pages import docx_of, docx_side_table, docx_text_box
from benchmarks.reading_set.glyphs import read_back
from benchmarks.reading_set.render import Look, jobnet, pdf_one_column, pdf_table, pdf_two_column
from benchmarks.reading_set.source import Block, Source, read_source, with_side
from extraction.documents.parse import parse_bytes

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "tests" / "data" / "layouts"


def _side(make: Callable[[Sequence[Block], Sequence[Block]], bytes]) -> Callable[[Source], bytes]:
    def made(source: Source) -> bytes:
        parted = with_side(source)
        return make(parted.main, parted.side)

    return made


def _look(look: Look) -> Callable[[Source], bytes]:
    return lambda source: pdf_two_column(source, look)


LAYOUTS: Mapping[str, Callable[[Source], bytes]] = {
    "PDF, one column": pdf_one_column,
    "PDF, side left, narrow": _look(Look(side_width=125)),
    "PDF, side left, wide, file by rows": _look(Look(side_width=200, order="rows")),
    "PDF, side left, small type, main first": _look(Look(side_size=7, order="main")),
    "PDF, side right": _look(Look(side="right", order="main")),
    "PDF, side right, same type, file by rows": _look(Look(side="right", side_size=9.5, order="rows")),
    "PDF, name across, side left, file by rows": _look(Look(across=True, order="rows")),
    "PDF, name across, side right, larger type": _look(Look(side="right", across=True, side_size=10.5)),
    "PDF, second page in full width": _look(Look(size=12, side_size=10, first_page_only=True, order="rows")),
    "PDF, side right on first page only": _look(Look(side="right", size=12, first_page_only=True, order="rows")),
    "PDF, small gap": _look(Look(gap=11, order="rows")),
    "PDF, tables with rules": pdf_table,
    "PDF, tables without rules, large type": lambda source: pdf_table(source, 12, ruled=False),
    "PDF, portal": jobnet,
    "DOCX, paragraphs with tabs": lambda source: docx_of([*source.main, *source.side], tables=False),
    "DOCX, tables": lambda source: docx_of([*source.main, *source.side], tables=True),
    "DOCX, page as a table": _side(docx_side_table),
    "DOCX, side in a text box": _side(docx_text_box),
}


def squeezed(text: str) -> str:
    """The text without blanks, list signs and hyphens, so that only the order of its words counts."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-–—•*")


def right_share(source: Source, text: str) -> tuple[int, int]:
    """How many lines of the source are whole and in order in a text that was read, and how many it has."""
    whole = squeezed(text)
    best = 0
    for order in ([*source.side, *source.main], [*source.main, *source.side], _name_first(source)):
        places = [whole.find(squeezed(read_back(block.text))) for block in order]
        best = max(best, _longest_rise(_nearest(places, order, whole)))
    return best, len(source.blocks)


def _name_first(source: Source) -> list[Block]:
    """A name across both columns comes before the side column."""
    return [*source.main[:1], *source.side, *source.main[1:]]


def _nearest(places: Sequence[int], order: Sequence[Block], whole: str) -> list[int]:
    """For words that stand in several places ("2016") the first place after the line before."""
    found: list[int] = []
    last = -1
    for first, block in zip(places, order, strict=True):
        later = whole.find(squeezed(read_back(block.text)), last + 1)
        found.append(later if later >= 0 else first)
        last = later if later >= 0 else last
    return found


def _longest_rise(places: Sequence[int]) -> int:
    """The length of the longest increasing part of a sequence, without its negative numbers."""
    tails: list[int] = []
    for place in places:
        if place >= 0:
            where = bisect.bisect_left(tails, place)
            tails[where : where + 1] = [place]
    return len(tails)


def naive(data: bytes) -> str:
    """The words of a PDF in the order of the file; of a DOCX its paragraphs and then its tables."""
    if data.startswith(b"%PDF"):
        import pypdfium2 as pdfium

        document = pdfium.PdfDocument(data)
        try:
            return "\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
        finally:
            document.close()
    import io

    import docx

    opened = docx.Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in opened.paragraphs]
    lines.extend(cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    return "\n".join(lines)


def main(folder: Path) -> None:
    paths = sorted(folder.glob("*.txt"))
    print(f"{len(paths)} CVs, {len(LAYOUTS)} layouts: lines whole and in order, of 100")
    print(f"{'layout':<46}{'file order':>12}{'Jobvej':>9}{'worst CV':>10}")
    totals = [0, 0, 0]
    for name, make in LAYOUTS.items():
        plain = read = lines = 0
        worst = 1.0
        for path in paths:
            source = with_side(read_source(path)) if "side" in name or "column" not in name else read_source(path)
            data = make(source)
            right, count = right_share(source, parse_bytes(data, None).text)
            plain += right_share(source, naive(data))[0]
            read, lines, worst = read + right, lines + count, min(worst, right / count)
        totals = [totals[0] + plain, totals[1] + read, totals[2] + lines]
        print(f"{name:<46}{100 * plain / lines:>12.1f}{100 * read / lines:>9.1f}{100 * worst:>10.1f}")
    print(f"{'all':<46}{100 * totals[0] / totals[2]:>12.1f}{100 * totals[1] / totals[2]:>9.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES)
