from __future__ import annotations

import docx
import pytest

from benchmarks.hostile_files import MIB, archive, body, docx_of, sound_docx
from extraction.documents.docx import parse_docx
from extraction.errors import DocumentTooLargeError, UnreadableDocumentError, UnsupportedFormatError
from tests.fixtures_documents import docx_bytes

_BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:Choice><w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
    "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
    "</mc:AlternateContent></w:r><w:r><w:t>Udenfor</w:t></w:r></w:p>"
)


def test_paragraphs_tables_headers_in_document_order() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Ærø Åkjær"
    document.sections[0].footer.paragraphs[0].text = "Ærø Åkjær, side 1"
    document.add_heading("Erfaring", level=1)
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2019 – 2026", "Kok"
    table.cell(0, 1).add_paragraph("Lavede mad")
    table.cell(1, 0).text, table.cell(1, 1).text = "2010 – 2019", "Bager"
    document.add_paragraph("Efter tabellen")
    document.add_paragraph("Bagning", style="List Bullet")
    found = parse_docx(docx_bytes(document))
    assert found.text == (
        "Ærø Åkjær\n\nErfaring\n\n2019 – 2026  Kok\nLavede mad\n2010 – 2019  Bager\n\nEfter tabellen\n- Bagning\n"
        "Ærø Åkjær, side 1"
    )
    assert (found.format, found.reasons) == ("docx", ())


def test_a_table_used_for_layout_keeps_its_cells_together() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    for column, lines in enumerate((["Kompetencer", "Excel", "Tysk"], ["Erfaring", "Kok", "Bager"])):
        table.cell(0, column).text = "\n".join(lines)
        table.cell(0, column).add_paragraph("Slut")
    text = parse_docx(docx_bytes(document)).text
    assert text.index("Tysk") < text.index("Erfaring") < text.index("Bager")


def test_text_boxes_are_read_once() -> None:
    assert parse_docx(docx_of(body(_BOX))).text == "Udenfor\n\nI boksen"


def test_deleted_text_is_left_out_and_inserted_text_is_read() -> None:
    inside = (
        "<w:p><w:del><w:r><w:delText>væk</w:delText></w:r></w:del><w:ins><w:r><w:t>ny</w:t></w:r></w:ins>"
        "<w:r><w:t> it</w:t><w:noBreakHyphen/><w:t>chef</w:t></w:r></w:p>"
    )
    assert parse_docx(docx_of(body(inside))).text == "ny it-chef"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/">%p;]>',
    ],
)
def test_document_types_and_entities_are_refused(declaration: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="document type"):
        parse_docx(docx_of(body("<w:p/>", declaration)))


def test_what_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(DocumentTooLargeError, match="unpacks"):
        parse_docx(docx_of(body(" " * 3 * MIB)))
    with pytest.raises(DocumentTooLargeError, match="unpacks"):
        parse_docx(docx_of(body("<w:p/>"), **{"word/media/a.png": bytes(70 * MIB)}))
    with pytest.raises(DocumentTooLargeError, match="files"):
        parse_docx(archive({f"word/{number}": b"" for number in range(2_100)}))


def test_a_size_that_lies_is_found_while_unpacking() -> None:
    data = bytearray(docx_of(body("<w:p><w:r><w:t>" + "ord " * 100_000 + "</w:t></w:r></w:p>")))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(UnreadableDocumentError):
        parse_docx(bytes(data))


def test_other_archives_and_damage_are_named() -> None:
    with pytest.raises(UnsupportedFormatError, match="spreadsheet"):
        parse_docx(archive({"xl/workbook.xml": b"<x/>"}))
    with pytest.raises(UnsupportedFormatError, match="zip archive"):
        parse_docx(archive({"a.txt": b"x"}))
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        parse_docx(sound_docx()[:-500])
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        parse_docx(docx_of(body("<w:p>")))


def test_a_document_of_pictures_is_a_scan() -> None:
    assert parse_docx(docx_of(body("<w:p/>"), **{"word/media/image1.png": b"x"})).reasons == ("scanned_only",)
    assert parse_docx(docx_of(body("<w:p/>"))).reasons == ("empty",)


def test_deeply_nested_tables_end() -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 40 + "<w:p><w:r><w:t>dybt</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 40
    assert parse_docx(docx_of(body("<w:p><w:r><w:t>oppe</w:t></w:r></w:p>" + nested))).text == "oppe"
