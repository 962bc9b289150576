"""One run over a source, whatever its kind: pages and those they link to, in chunks that can be kept one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from extraction.errors import ChangedShapeError, SourceUnavailableError
from extraction.postings.sources.base import Broken, Entry, Item, Link, Page, PostingSource, Removed
from extraction.postings.sources.judging import Tally

CHUNK = 100
"""Entries that are read, judged and kept together."""
MAX_PAGES = 5_000
"""Pages, sitemaps and linked ads read in one run; what is beyond comes with the next one."""

Fetch = Callable[[str], bytes]
"""Gives the bytes at a URL or path. Raises SourceUnavailableError."""


@dataclass(slots=True)
class Chunk:
    """Some entries of a run.

    ``postings``: place and schema.org JobPosting of each ad · ``cursor``: where to go on once this chunk is kept ·
    ``unsure``: an ad could not be fetched, so that nothing can be said to have vanished.
    """

    cursor: str
    postings: list[tuple[int, Mapping[str, Any]]] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    unsure: bool = False


def walk(source: PostingSource, fetch: Fetch, cursor: str, most: int = MAX_PAGES) -> Iterator[Chunk]:
    """The chunks of a run that begins at ``cursor``; the last one of each page carries the page's own next cursor.

    Raises SourceUnavailableError where a page, or an ad of a stream of changes, cannot be had (a complete source goes
    on without the ad), ChangedShapeError, ParserUnavailableError.
    """
    home = source.config.location
    waiting = [source.start(cursor)]
    seen: set[str] = set()
    read = 0
    while waiting:
        if read >= most:
            if source.complete:
                raise SourceUnavailableError(f"{home} leads to more than {most} pages, more than one run reads")
            return
        at = urljoin(home, waiting.pop(0)) if source.config.url else waiting.pop(0)
        if at in seen:
            raise ChangedShapeError(f"{home}: its pages lead back to {at}")
        seen.add(at)
        page = source.read(fetch(at), cursor)
        waiting[:0] = page.following
        read += 1 + sum(isinstance(entry, Link) for entry in page.entries)
        for chunk in _chunks(source, page, at, fetch, cursor):
            cursor = chunk.cursor
            yield chunk


def _chunks(source: PostingSource, page: Page, at: str, fetch: Fetch, cursor: str) -> Iterator[Chunk]:
    entries = page.entries
    starts = range(0, max(len(entries), 1), CHUNK)
    whole = not (source.complete and page.following)  # an index of sitemaps is not done when it is read
    for start in starts:
        part = entries[start : start + CHUNK]
        mark = next((entry.mark for entry in reversed(part) if isinstance(entry, Link) and entry.mark), cursor)
        chunk = Chunk(page.cursor if whole and start == starts[-1] else mark)
        for entry in part:
            _take(source, entry, at, fetch, chunk)
        yield chunk


def _take(source: PostingSource, entry: Entry, at: str, fetch: Fetch, chunk: Chunk) -> None:
    if isinstance(entry, Link):
        try:
            data = fetch(urljoin(at, entry.url))
        except SourceUnavailableError as error:
            if not source.complete and not error.gone:
                raise
            chunk.unsure = chunk.unsure or not error.gone
            entry = Broken(entry.place, error, entry.identifier or entry.url)
        else:
            for found in source.detail(data, entry):
                _take(source, found, at, fetch, chunk)
            return
    if isinstance(entry, Item):
        posting = source.mapping(entry.value)
        chunk.postings.append((entry.place, posting))
        chunk.tally.add(posting)
    elif isinstance(entry, Removed):
        chunk.removed.append(entry)
        chunk.tally.removed += 1
    else:
        chunk.broken.append(entry)
        chunk.tally.broken()
