"""A file or page of schema.org JobPostings: JSON, JSON Lines, or JSON-LD in HTML. Complete: it has all that is live."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extraction.postings.schemaorg import load_job_postings
from extraction.postings.sources.base import Broken, Entry, Item, NoDetails, Page, SourceConfig

if TYPE_CHECKING:
    from extraction.documents.worker import DocumentParser


class SchemaOrgFile(NoDetails):
    """Kind ``schemaorg``."""

    complete = True

    def __init__(self, config: SourceConfig, parser: DocumentParser) -> None:
        self.config = config
        self._parser = parser

    def start(self, cursor: str) -> str:
        """Always the whole."""
        return self.config.location

    def read(self, data: bytes, cursor: str) -> Page:
        """The postings, each by its line or number."""
        if not data.strip():
            return Page(())
        name = PurePosixPath(urlsplit(self.config.location).path).name
        entries = tuple(found_entry(place, found) for place, found in load_job_postings(data, name, self._parser))
        return Page(entries)

    def mapping(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """As it is."""
        return value


def found_entry(place: int, found: Mapping[str, Any] | Exception) -> Entry:
    """What ``load_job_postings`` found, as an entry."""
    if isinstance(found, Mapping):
        return Item(place, found)
    return Broken(place, found)  # type: ignore[arg-type]  # it gives InvalidPostingErrors only
