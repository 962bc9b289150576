"""Posting sources, each a small module behind one contract (``base.PostingSource``), found by their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from extraction.errors import InvalidSourceError
from extraction.postings.sources.base import PostingSource, SourceConfig
from extraction.postings.sources.jobstream import JobStream
from extraction.postings.sources.nav import NavFeed
from extraction.postings.sources.schemaorg_file import SchemaOrgFile
from extraction.postings.sources.sitemap import Sitemap
from extraction.postings.sources.tables import CsvTable, ExcelTable

if TYPE_CHECKING:
    from extraction.documents.worker import DocumentParser

__all__ = ["SOURCES", "PostingSource", "SourceConfig", "make_source"]

SOURCES: Mapping[str, Callable[[SourceConfig, DocumentParser], PostingSource]] = {
    "schemaorg": SchemaOrgFile,
    "sitemap": Sitemap,
    "csv": CsvTable,
    "xlsx": ExcelTable,
    "jobstream": JobStream,
    "nav": NavFeed,
}
"""Kind -> what makes a source of it."""


def make_source(config: SourceConfig, parser: DocumentParser) -> PostingSource:
    """The source of a configuration. ``parser`` parses untrusted bytes; Excel needs one made with ``tables=True``.

    Raises InvalidSourceError where the kind is unknown or its configuration lacks something.
    """
    if config.kind not in SOURCES:
        raise InvalidSourceError(
            f"source {config.name}: kind {config.kind!r} is unknown; known are {', '.join(SOURCES)}"
        )
    return SOURCES[config.kind](config, parser)
