"""CVs as data, by their content: Europass XML and JSON Resume."""

from __future__ import annotations

from extraction.documents.document import Document
from extraction.documents.europass import parse_europass
from extraction.documents.json_resume import parse_json
from extraction.documents.sniff import sniff

_PARSERS = {"xml": parse_europass, "json": parse_json}


def parse_structured(data: bytes) -> Document | None:
    """The CV in XML or JSON; None where the bytes are of another kind. Raises the errors of both parsers."""
    parser = _PARSERS.get(sniff(data))
    return None if parser is None else parser(data)
