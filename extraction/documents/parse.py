"""Bytes to a document in this process, without its protection: only the worker calls it."""

from __future__ import annotations

from extraction.documents.document import Document
from extraction.documents.docx import parse_docx
from extraction.documents.europass import parse_europass
from extraction.documents.html import parse_html
from extraction.documents.jobnet import recognised
from extraction.documents.json_resume import parse_json
from extraction.documents.pdf import parse_pdf
from extraction.documents.sniff import sniff
from extraction.documents.text import parse_text

_PARSERS = {
    "pdf": parse_pdf,
    "docx": parse_docx,
    "html": parse_html,
    "text": parse_text,
    "xml": parse_europass,
    "json": parse_json,
}


def parse_bytes(data: bytes, filename: str | None) -> Document:
    """The document in ``data``. Raises the errors of extraction.errors."""
    kind = sniff(data, filename)
    if kind == "empty":
        return Document("", "empty", 1, ("empty",))
    return recognised(_PARSERS[kind](data))
