"""Blocks of a source as DOCX, with the ways in which word processors lay out CVs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.reading_set.source import HEADING, ITEM, NAME, ROW, Block

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STILL = (2026, 1, 1, 0, 0, 0)


def docx_of(blocks: Sequence[Block], *, tables: bool, header: str = "", footer: str = "") -> bytes:
    """Blocks below each other; ``tables``: rows are tables, else lines with tabs."""
    import docx

    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    _fill(document, blocks, tables=tables)
    return _saved(document)


def docx_side_table(main: Sequence[Block], side: Sequence[Block]) -> bytes:
    """One table of two cells over the whole page, with the rows of the source as tables inside its cells."""
    import docx

    document = docx.Document()
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, blocks in zip(cells, (side, main), strict=True):
        _fill(cell, blocks, tables=True)
    return _saved(document)


def docx_text_box(main: Sequence[Block], side: Sequence[Block]) -> bytes:
    """The side column in a text box that is anchored in the first paragraph."""
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    inside = "".join(f"<w:p><w:r><w:t>{escape(block.text)}</w:t></w:r></w:p>" for block in side)
    box = (
        f'<w:r xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{inside}</w:txbxContent>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    _fill(document, main, tables=True)
    document.paragraphs[0]._p.append(parse_xml(box))
    return _saved(document)


def _fill(target: Any, blocks: Sequence[Block], *, tables: bool) -> None:
    """Write blocks into a document or a table's cell."""
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if block.kind == ROW and tables:
            last = place
            while last < len(blocks) and blocks[last].kind == ROW and len(blocks[last].cells) == len(block.cells):
                last += 1
            table = target.add_table(last - place, len(block.cells))
            for row, one in zip(table.rows, blocks[place:last], strict=True):
                for cell, text in zip(row.cells, one.cells, strict=True):
                    cell.text = text
            place = last
            continue
        style = {NAME: "Title", HEADING: "Heading 1", ITEM: "List Bullet"}.get(block.kind)
        target.add_paragraph("\t".join(block.cells), style=style)
        place += 1


def _saved(document: Any) -> bytes:
    """The file, with one date on all its parts so that it is the same every time."""
    content = io.BytesIO()
    document.save(content)
    still = io.BytesIO()
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(still, "w") as kept:
        for info in made.infolist():
            entry = zipfile.ZipInfo(info.filename, _STILL)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, made.read(info.filename))
    return still.getvalue()
