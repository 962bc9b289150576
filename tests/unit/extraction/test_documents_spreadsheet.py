"""Workbooks and sitemaps in the worker: what they hold as text, and hostile ones refused."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest

from extraction.documents.worker import DocumentParser
from extraction.errors import DocumentTooLargeError, ExtractionError, UnreadableDocumentError, UnsupportedFormatError


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser(timeout_s=20, tables=True) as made:
        yield made


def workbook() -> bytes:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Opslag"
    first.append(["Ærø", 5970, 1.5, True, datetime.datetime(2026, 11, 22), datetime.datetime(2026, 11, 22, 8, 30)])
    first.append([])
    first.append([None, "sidst"])
    book.create_sheet("Anden").append(["anden"])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def rezipped(data: bytes, change: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
    return content.getvalue()


def test_cells_come_as_text(parser: DocumentParser) -> None:
    assert parser.table(workbook()) == [
        ["Ærø", "5970", "1.5", "true", "2026-11-22", "2026-11-22T08:30:00"],
        [],
        ["", "sidst"],
    ]
    assert parser.table(workbook(), "Anden") == [["anden"]]


def test_a_missing_sheet_is_named_with_those_there_are(parser: DocumentParser) -> None:
    with pytest.raises(UnreadableDocumentError, match="no sheet named Tredje; it has Opslag, Anden"):
        parser.table(workbook(), "Tredje")


def test_entities_in_any_part_are_refused(parser: DocumentParser) -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "[Content_Types].xml"):
        with pytest.raises(UnreadableDocumentError, match="document type"):
            parser.table(rezipped(workbook(), {part: b" " * 3_000 + lol}))


def test_a_bomb_is_refused_before_it_is_unpacked(parser: DocumentParser) -> None:
    with pytest.raises(DocumentTooLargeError, match="unpacks"):
        parser.table(rezipped(workbook(), {"xl/worksheets/sheet1.xml": b" " * 80_000_000}))


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", workbook()[:3000], rezipped(workbook(), {"xl/workbook.xml": b"<a/>"})]
)
def test_damage_is_told(data: bytes, parser: DocumentParser) -> None:
    with pytest.raises(ExtractionError):
        parser.table(data)
    assert parser.table(workbook(), "Anden") == [["anden"]]


def test_another_format_is_told(parser: DocumentParser) -> None:
    with pytest.raises(UnsupportedFormatError, match=r"no \.xlsx"):
        parser.table(b"\xd0\xcf\x11\xe0 old Excel")


def test_only_a_parser_for_tables_reads_them() -> None:
    with DocumentParser() as other, pytest.raises(ValueError, match="tables"):
        other.table(workbook())


def test_a_sitemap_gives_each_url_once(parser: DocumentParser) -> None:
    data = b"<urlset><url><loc> https://a.example/1 </loc></url><url><loc>https://a.example/1</loc></url></urlset>"
    assert parser.sitemap(data) == (False, ["https://a.example/1"])
    with pytest.raises(UnreadableDocumentError, match="no loc"):
        parser.sitemap(b"<urlset><url><link>https://a.example/1</link></url></urlset>")
