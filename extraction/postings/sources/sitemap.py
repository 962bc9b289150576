"""A sitemap.xml whose pages hold JobPostings as JSON-LD. Complete: a page it no longer lists has vanished.

Protocol: https://www.sitemaps.org/protocol.html. The XML is parsed in the worker process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extraction.errors import ChangedShapeError, ExtractionError, ParserUnavailableError
from extraction.postings.schemaorg import load_job_postings
from extraction.postings.sources.base import Broken, Item, Link, Page, Removed, SourceConfig

if TYPE_CHECKING:
    from extraction.documents.worker import DocumentParser


class Sitemap:
    """Kind ``sitemap``. Option ``match``: only pages whose URL holds this text. The cursor is the last page done."""

    complete = True

    def __init__(self, config: SourceConfig, parser: DocumentParser) -> None:
        self.config = config
        self._parser = parser
        self._match = config.options.get("match", "")

    def start(self, cursor: str) -> str:
        """Always the sitemap."""
        return self.config.location

    def read(self, data: bytes, cursor: str) -> Page:
        """A link to each page after the one that an interrupted run ended with; an index leads to its sitemaps."""
        if not data.strip():
            return Page(())
        try:
            index, urls = self._parser.sitemap(data)
        except ParserUnavailableError:
            raise
        except ExtractionError as error:
            raise ChangedShapeError(f"{self.config.location}: {error}") from None
        if index:
            return Page((), following=tuple(urls))
        wanted = [url for url in urls if self._match in url]
        first = wanted.index(cursor) + 1 if cursor in wanted else 0
        links = [Link(number, url, mark=url) for number, url in enumerate(wanted, start=1)]
        return Page(tuple(links[first:]))

    def detail(self, data: bytes, link: Link) -> Iterator[Item | Broken | Removed]:
        """The postings on a page; one without an identifier and a URL is known by the page's URL."""
        for _, found in load_job_postings(data, "page.html", self._parser):
            if isinstance(found, Mapping):
                yield Item(link.place, found if found.get("url") else {**found, "url": link.url})
            else:
                yield Broken(link.place, found, link.url)

    def mapping(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """As it is."""
        return value
