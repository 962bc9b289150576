"""One sheet of an Excel workbook (.xlsx) as rows of text, by openpyxl reading row by row. Runs inside the worker."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from typing import Any

from extraction.documents.archive import check_archive
from extraction.documents.limits import MAX_TABLE_CHARS, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS
from extraction.documents.safe_xml import declares_types
from extraction.errors import DocumentTooLargeError, UnreadableDocumentError, UnsupportedFormatError

_DAMAGED = "The workbook is damaged or incomplete. Open it on your own machine, save it again and send that."
_CHUNK = 1024 * 1024
_OVERLAP = 16


def read_sheet(data: bytes, sheet: str) -> list[list[str]]:
    """The rows of the sheet of that name ("" for the first), cells as text: dates as ISO, formulas by their value.

    Raises UnsupportedFormatError (no .xlsx), UnreadableDocumentError (damaged, no such sheet) or
    DocumentTooLargeError.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise UnsupportedFormatError("The file is no .xlsx workbook. Save it as .xlsx or CSV.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive, "workbook")
            _refuse_entities(archive)
        return _rows(data, sheet)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, OverflowError, OSError):
        raise UnreadableDocumentError(_DAMAGED) from None


def _refuse_entities(archive: zipfile.ZipFile) -> None:
    """Look through every XML part, because the parser that openpyxl reads sheets with would expand them."""
    for info in archive.infolist():
        if not info.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        tail = b""
        with archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                if declares_types(tail + chunk):
                    raise UnreadableDocumentError(
                        "The workbook declares a document type or entities, which no spreadsheet program does."
                    )
                tail = chunk[-_OVERLAP:]


def _rows(data: bytes, sheet: str) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        if sheet and sheet not in book.sheetnames:
            found = ", ".join(book.sheetnames[:20])
            raise UnreadableDocumentError(f"The workbook has no sheet named {sheet}; it has {found}.")
        chosen = book[sheet] if sheet else book.worksheets[0]
        rows: list[list[str]] = []
        characters = 0
        for values in chosen.iter_rows(values_only=True):
            row = [_text(value) for value in values[:MAX_TABLE_COLUMNS]]
            while row and not row[-1]:
                row.pop()
            characters += sum(map(len, row))
            rows.append(row)
            if len(rows) > MAX_TABLE_ROWS or characters > MAX_TABLE_CHARS:
                raise DocumentTooLargeError(
                    f"The sheet has more than {MAX_TABLE_ROWS} rows or {MAX_TABLE_CHARS} characters. Save it as CSV."
                )
        while rows and not rows[-1]:
            rows.pop()
        return rows
    finally:
        book.close()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
