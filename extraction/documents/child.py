"""The worker process: reads a request from standard input, parses it, answers, and waits for the next.

Frames: a request is ``operation (1 byte), seconds (double), length of name, length of data (4 bytes each)``, then name
(UTF-8) and data; an answer is its length in 4 bytes and JSON. Everything is big-endian. The first answer says that the
worker is ready. Nothing is printed or logged: standard output and error lead nowhere.
"""

from __future__ import annotations

import base64
import json
import os
import struct
import sys
import zlib
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, BinaryIO

from extraction.documents import sandbox
from extraction.documents.html import json_ld_blocks
from extraction.documents.parse import parse_bytes
from extraction.documents.pdf import draw_page
from extraction.documents.sitemap import read_sitemap
from extraction.documents.spreadsheet import read_sheet
from extraction.errors import ExtractionError, ParsingLimitError

REQUEST = struct.Struct(">BdII")
ANSWER = struct.Struct(">I")
PARSE, JSON_LD, TABLE, SITEMAP, DRAW = 1, 2, 3, 4, 5
"""Operations. DRAW has the number of a PDF's page in place of the name; its answer is the page in grey."""

MEMORY_MESSAGE = (
    "The document needs too much memory to be read. Save it again, without pictures and attachments, and send that."
)
_WARM_DATA = (
    b'{"basics": {"name": "A", "summary": "<p>b</p>"}, "languages": [{"language": "c", "fluency": "B2"}]}',
    b'<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"/>',
    b'<?xml version="1.0"?><broken',
)
_WARM_TEXTS = ("Ærø å".encode(), "Ærø å".encode("utf-16"), "Ærø å".encode("utf-16-le"), "Ærø å".encode("cp1252"))


Answer = Callable[[int, bytes, str | None], dict[str, Any]]
"""Operation, data and name of a request to what is answered; what it raises becomes an answer too."""


def main(memory_mb: int, tables: int = 0) -> None:
    """Serve until standard input ends. ``tables``: not 0 to read workbooks too, whose library takes a while to load."""

    def prepare() -> None:
        _warm_up()
        if tables:
            read_sheet(_warm_workbook(), "")
        sandbox.enter(memory_mb)

    serve(prepare, _parsed)


def serve(prepare: Callable[[], None], answer: Answer) -> None:
    """Make ready by ``prepare``, then answer request after request until standard input ends."""
    incoming = os.fdopen(os.dup(0), "rb", closefd=True)
    outgoing = os.fdopen(os.dup(1), "wb", closefd=True)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    prepare()
    _send(outgoing, {"ready": True})
    while (head := incoming.read(REQUEST.size)) and len(head) == REQUEST.size:
        operation, seconds, name_length, length = REQUEST.unpack(head)
        name = incoming.read(name_length).decode("utf-8", errors="replace")
        data = incoming.read(length)
        if len(data) < length:
            return
        sandbox.end_after(seconds)
        found = _answered(answer, operation, data, name or None)
        sandbox.end_after(0)
        del data
        _send(outgoing, found)


def _parsed(operation: int, data: bytes, name: str | None) -> dict[str, Any]:
    if operation == JSON_LD:
        return {"blocks": json_ld_blocks(data)}
    if operation == TABLE:
        return {"rows": read_sheet(data, name or "")}
    if operation == SITEMAP:
        index, urls = read_sitemap(data)
        return {"index": index, "urls": urls}
    if operation == DRAW:
        width, height, dpi, pixels = draw_page(data, int(name or 0))
        packed = base64.b64encode(zlib.compress(pixels, 1)).decode("ascii")
        return {"width": width, "height": height, "dpi": dpi, "pixels": packed}
    return {"document": asdict(parse_bytes(data, name))}


def _answered(answer: Answer, operation: int, data: bytes, name: str | None) -> dict[str, Any]:
    try:
        return answer(operation, data, name)
    except ExtractionError as error:
        return {"error": type(error).__name__, "message": str(error)}
    except (MemoryError, RecursionError):
        return {"error": ParsingLimitError.__name__, "message": MEMORY_MESSAGE}
    except Exception as error:  # noqa: BLE001 - whatever a parser makes of hostile bytes is the document's fault
        return {
            "error": "UnreadableDocumentError",
            "message": f"The document is damaged ({type(error).__name__}). Save it again and send that.",
        }


def _send(stream: BinaryIO, answer: dict[str, Any]) -> None:
    body = json.dumps(answer, ensure_ascii=True).encode("ascii")
    stream.write(ANSWER.pack(len(body)))
    stream.write(body)
    stream.flush()


def _warm_up() -> None:
    """Load everything that parsing imports late, because files cannot be opened afterwards."""
    for sample in (
        *_WARM_TEXTS,
        b"<html><body>\xe6</body></html>",
        _warm_docx(),
        _WARM_PDF,
        *_WARM_DATA,
        b"%PDF-1.4 broken",
    ):
        try:
            parse_bytes(sample, None)
        except ExtractionError:
            continue
    draw_page(_WARM_PDF, 0)
    for encoding in ("latin-1", "mac_roman", "cp850", "utf-32", "utf-16-be", "iso8859-15", "ascii"):
        "a".encode(encoding)


def _warm_docx() -> bytes:
    import io
    import zipfile

    content = io.BytesIO()
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{name}"><w:body><w:p/></w:body></w:document>')
    return content.getvalue()


def _warm_workbook() -> bytes:
    import datetime
    import io

    import openpyxl

    content = io.BytesIO()
    book = openpyxl.Workbook()
    book.worksheets[0].append(["æ", 1.5, datetime.datetime(2026, 11, 22), True])
    book.save(content)
    return content.getvalue()


_WARM_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F1 12 Tf 20 100 Td (Jobvej - CV) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj
trailer<</Root 1 0 R/Size 6>>
%%EOF"""


if __name__ == "__main__":
    main(int(sys.argv[1]))
