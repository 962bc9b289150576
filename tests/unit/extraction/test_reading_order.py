"""The order in which real layouts are read: columns, tables, running headers, over pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading_order import LAYOUTS, naive, right_share
from benchmarks.reading_set.render import Look, jobnet, pdf_two_column
from benchmarks.reading_set.source import read_source, with_side
from extraction.documents.docx import parse_docx
from extraction.documents.parse import parse_bytes
from extraction.documents.pdf import parse_pdf
from tests.fixtures_documents import docx_bytes, pdf_drawn

SOURCES = [read_source(path) for path in sorted((Path(__file__).resolve().parents[2] / "data/layouts").glob("*.txt"))]
WITH_SIDE = [source for source in SOURCES if source.side]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nearly_every_line_is_whole_and_in_order(layout: str) -> None:
    found = [right_share(source, parse_bytes(LAYOUTS[layout](source), None).text) for source in map(with_side, SOURCES)]
    right, lines = sum(one for one, _ in found), sum(count for _, count in found)
    assert right >= 0.98 * lines
    assert min(one / count for one, count in found) >= 0.95


def test_the_order_of_the_file_is_not_enough() -> None:
    source = SOURCES[0]
    data = LAYOUTS["PDF, name across, side left, file by rows"](source)
    assert right_share(source, naive(data))[0] < 0.9 * right_share(source, parse_bytes(data, None).text)[0]


LOOKS = st.builds(
    Look,
    side=st.sampled_from(["left", "right"]),
    side_width=st.floats(130, 200),
    gap=st.floats(15, 40),
    size=st.floats(8, 11),
    side_size=st.floats(7, 10.5),
    across=st.booleans(),
    order=st.sampled_from(["side", "main", "rows"]),
    first_page_only=st.booleans(),
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.sampled_from(WITH_SIDE), LOOKS)
def test_columns_of_any_width_come_out_whole(source: Any, look: Look) -> None:
    right, lines = right_share(source, parse_pdf(pdf_two_column(source, look)).text)
    assert right == lines


def table_pdf(rows: Sequence[Sequence[str]], edges: Sequence[float], step: float = 14.0) -> bytes:
    """A page with cells at ``edges``; "/" parts the lines of a cell, which are ``step`` points apart, as rows are."""

    def draw(page: Any) -> None:
        page.setFont("Helvetica", 10)
        y = 780.0
        for row in rows:
            cells = [cell.split("/") for cell in row]
            for edge, lines in zip(edges, cells, strict=True):
                for number, line in enumerate(lines):
                    page.drawString(edge, y - step * number, line)
            y -= step * max(map(len, cells))

    return pdf_drawn(draw)


def test_skills_stand_beside_their_levels() -> None:
    rows = [("Excel", "rutineret"), ("Håndbogføring", "øvet"), ("Tysk", "flydende"), ("Færøsk", "forstår")]
    assert parse_pdf(table_pdf(rows, (50, 250))).text.splitlines() == [f"{one}  {other}" for one, other in rows]


def test_a_row_is_known_by_its_first_cell_where_no_gap_tells() -> None:
    rows = [
        ("2019 - 2026", "Kok", "Lavede mad til gæster og/bagte brød hver dag"),
        ("2015 - 2019", "Tjener", "Serverede for selskaber på/op til hundrede gæster"),
        ("2011 - 2015", "Opvasker", "Vaskede op"),
    ]
    assert parse_pdf(table_pdf(rows, (50, 140, 230))).text.splitlines() == [
        "2019 - 2026  Kok  Lavede mad til gæster og bagte brød hver dag",
        "2015 - 2019  Tjener  Serverede for selskaber på op til hundrede gæster",
        "2011 - 2015  Opvasker  Vaskede op",
    ]


def test_the_main_column_goes_on_over_the_page_and_the_side_comes_last() -> None:
    def page(main: Sequence[str], side: Sequence[str]) -> Any:
        def draw(canvas: Any) -> None:
            for x, top, lines in ((50, 780, main), (420, 774, side)):
                for number, line in enumerate(lines):
                    canvas.drawString(x, top - 15 * number, line)

        return draw

    first = page(
        ["Åse Ærbo", "Erfaring", "Jeg har været kok på et hotel i syv år, og jeg har lavet"],
        ["Sprog", "Dansk", "Engelsk"],
    )
    second = page(["mad til mange gæster.", "Uddannelse", "Kok, 2010"], ["Kørekort", "B", "C"])
    text = parse_pdf(pdf_drawn(first, second)).text
    assert "og jeg har lavet mad til mange gæster." in text
    assert text.index("Kok, 2010") < text.index("Sprog") < text.index("Kørekort")
    assert text.startswith("Åse Ærbo\nErfaring")


def test_page_numbers_and_repeated_headers_are_left_out() -> None:
    def page(number: int) -> Any:
        def draw(canvas: Any) -> None:
            canvas.drawString(50, 815, "Åse Ærbo - CV")
            canvas.drawString(450, 815, "Udskrevet 25.11.2026")
            for line in range(12):
                canvas.drawString(50, 760 - 20 * line, f"Linje {line} har ordene {'æøå'[number - 1] * (line + 2)}")
            canvas.drawString(50, 40, "Åse Ærbo, Ørstedsgade 3, tlf. 20 55 11 00")
            canvas.drawString(280, 20, f"Side {number} af 3")

        return draw

    text = parse_pdf(pdf_drawn(page(1), page(2), page(3))).text
    lines = text.splitlines()
    assert "Side" not in text
    assert "Udskrevet" not in text
    # What says more than a number is kept once: the header first, the footer last.
    assert text.count("Åse Ærbo - CV") <= 1
    assert lines[-1] == "Åse Ærbo, Ørstedsgade 3, tlf. 20 55 11 00"
    assert sum(line.startswith("Linje") for line in lines) == 36


def test_a_number_at_the_foot_of_one_page_is_left_out_and_a_year_is_not() -> None:
    def draw(canvas: Any) -> None:
        for number, line in enumerate(["Kok", "Hotel Havblik", "2019", "Side 1 af 1"]):
            canvas.drawString(50, 700 - 40 * number, line)

    assert parse_pdf(pdf_drawn(draw)).text.split() == ["Kok", "Hotel", "Havblik", "2019"]


def test_a_portal_print_has_no_header_between_its_pages() -> None:
    text = parse_pdf(jobnet(SOURCES[2])).text
    assert "Udskrevet" not in text
    assert "Side 1" not in text


def test_docx_tables_in_tables_and_merged_cells() -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for place, words in enumerate(("Periode", "Sted", "Opgaver")):
        table.cell(0, place).text = words
    merged = table.cell(1, 0).merge(table.cell(2, 0))
    merged.text = "2019 - 2026"
    table.cell(1, 1).text, table.cell(1, 2).text = "Køkkenet", "Lavede mad"
    wide = table.cell(2, 1).merge(table.cell(2, 2))
    wide.text = "Også opvask"
    inner = document.add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "Sprog"
    nested = inner.cell(0, 1).add_table(rows=2, cols=2)
    for row, pair in zip(nested.rows, (("Dansk", "modersmål"), ("Færøsk", "lidt")), strict=True):
        for cell, words in zip(row.cells, pair, strict=True):
            cell.text = words
    lines = [line for line in parse_docx(docx_bytes(document)).text.splitlines() if line]
    assert lines == [
        "Periode  Sted  Opgaver",
        "2019 - 2026  Køkkenet  Lavede mad",
        "Også opvask",
        "Sprog  Dansk  modersmål",
        "Færøsk  lidt",
    ]


def test_docx_headers_are_read_once_and_page_numbers_not_at_all() -> None:
    import docx

    document = docx.Document()
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].header.paragraphs[0].text = "Ærø Åkjær"
    document.sections[0].first_page_header.paragraphs[0].text = "Ærø Åkjær"
    document.sections[0].footer.paragraphs[0].text = "Side 1 af 2"
    document.sections[0].first_page_footer.paragraphs[0].text = "aeroe@eksempel.dk"
    document.add_paragraph("Erfaring")
    text = parse_docx(docx_bytes(document)).text
    assert text.count("Ærø Åkjær") == 1
    assert "Side" not in text
    assert text.endswith("aeroe@eksempel.dk")


def test_a_docx_text_box_with_a_column_stands_after_the_text_it_is_anchored_in() -> None:
    source = SOURCES[0]
    text = parse_bytes(LAYOUTS["DOCX, side in a text box"](source), None).text
    assert text.index("Jeg ønsker ikke nattevagter") < text.index("Kontakt")


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name.startswith("PDF")])
def test_paragraphs_begin_lines_and_none_runs_into_the_next(layout: str) -> None:
    begun = blocks = 0
    for source in map(with_side, SOURCES):
        lines = [line.removeprefix("- ") for line in parse_bytes(LAYOUTS[layout](source), None).text.splitlines()]
        for block in source.blocks:
            blocks += 1
            begun += any(line.startswith(block.cells[0].split("  ")[0][:12]) for line in lines)
    assert begun >= 0.97 * blocks
