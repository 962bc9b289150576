"""One run over one source: chunks are read, judged, written and noted one after the other.

A chunk's cursor is noted after its postings, so a run that is killed goes on with what was not kept yet, and what was
written twice is written once. What looks wrong raises an alarm, and then nothing ends: not a posting, and not the
cursor's wait, until a run is right again or somebody accepts it.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from api.bootstrap import Services
from api.errors import describe
from api.usecases.bulk import BulkReader
from api.usecases.bulk_worker import Refused, Task
from api.usecases.fetching import Fetcher
from api.usecases.imprints import imprint, reader_identity
from api.usecases.source_config import Setup
from extraction.errors import (
    ChangedShapeError,
    ExtractionError,
    ParserUnavailableError,
    RepeatedPostingError,
    SourceUnavailableError,
)
from extraction.postings.normalise import identifier_within, identity, key_parts
from extraction.postings.repeats import Repeats
from extraction.postings.sources.base import PostingSource
from extraction.postings.sources.judging import (
    ENOUGH,
    Alarm,
    SourceState,
    Tally,
    emptiness_alarm,
    rejection_alarm,
    shape_alarm,
    shrinking_alarm,
)
from extraction.postings.sources.walk import Chunk, walk
from graph import queries
from graph.sources import SourceRecord, write_source
from graph.writing import as_stored, end_postings, write_postings
from ontology.postings import EndReason, Posting


@dataclass(frozen=True, slots=True)
class _Item:
    """A posting of a chunk: where it stands, what it is, its imprint.

    ``stored``: identifier and content hash of one that the store has just so.
    """

    place: int
    value: Mapping[str, Any]
    mark: str
    stored: tuple[str, str] | None = None


class SourceRun:
    """A run that begins where the one before ended."""

    def __init__(
        self,
        services: Services,
        setup: Setup,
        source: PostingSource,
        earlier: SourceRecord | None,
        reader: BulkReader[_Item],
        *,
        accept: bool = False,
        again: bool = False,
    ) -> None:
        config = setup.config
        self._services, self._setup, self._source, self._accept = services, setup, source, accept
        self._reader, self._reads = reader, reader_identity(services)
        same = earlier is not None and earlier.is_of(config.kind, config.location)
        self._earlier = earlier if earlier is not None and same else SourceRecord(config.name)
        self._cursor = "" if again else self._earlier.cursor
        self._whole = not (self._cursor and self._earlier.partial)
        self._first = not self._cursor
        now = datetime.datetime.now(datetime.UTC).time()
        self._now = datetime.datetime.combine(services.settings.day, now).isoformat(timespec="seconds")
        self._tally = Tally()
        self._added = self._changed = self._unchanged = self._removed = self._vanished = 0
        self._rejected: list[dict[str, Any]] = []
        self._seen: set[str] = set()
        # A stream of changes gives an ad again when it has changed; a list of all ads gives each once.
        self._repeats = Repeats() if source.complete else None
        self._spared: set[str] = set()
        self._kept = False

    def run(self) -> dict[str, Any]:
        """Read, write, note; the line that ``jobvej sources fetch`` prints. Store errors are raised."""
        try:
            alarm = self._walk()
        except ChangedShapeError as error:
            alarm = Alarm(SourceState.CHANGED_SHAPE, str(error))
        except (SourceUnavailableError, ParserUnavailableError, OSError, ExtractionError) as error:
            alarm = Alarm(SourceState.FAILING, describe(error).detail)
        if alarm is None and self._source.complete:
            self._end_vanished()
        record = self._end(alarm)
        with self._services.importing():
            write_source(self._services.store().write, record)
        return {
            "source": record.name,
            "path": record.location,
            **{name: getattr(record, name) for name in ("read", "added", "changed", "unchanged")},
            "removed": record.removed,
            "vanished": record.vanished,
            "rejected": self._rejected,
            "state": record.state,
            "message": record.message,
            "cursor": record.cursor,
        }

    def _walk(self) -> Alarm | None:
        config = self._setup.config
        token = os.environ.get(self._setup.token_env, "") if self._setup.token_env else ""
        fetcher = Fetcher(config.location, token, crawls=config.kind == "sitemap")
        for chunk in walk(self._source, fetcher, self._cursor):
            alarm = self._take(chunk)
            if alarm is not None:
                return alarm
        if self._accept:
            return None
        complete = self._source.complete
        empty = emptiness_alarm(self._tally, complete=complete, first=self._first)
        return empty or shrinking_alarm(self._tally, self._earlier.usual_read, complete=complete)

    def _take(self, chunk: Chunk) -> Alarm | None:
        """Read, judge and write one chunk. What has another shape is not written, and its cursor is never noted."""
        self._tally.join(chunk.tally)
        if chunk.unsure:
            self._whole = False
        for broken in chunk.broken:
            self._reject(broken.place, broken.error, broken.identifier)
            if isinstance(broken.error, SourceUnavailableError) and broken.error.gone:
                self._spared.discard(broken.identifier)  # the page says itself that the ad is no more
        shape = None if self._accept else shape_alarm(chunk.tally, self._earlier.shares)
        if shape is not None:
            return shape
        postings = self._read(chunk)
        alarm = None if self._accept else rejection_alarm(self._tally)
        with self._services.importing():
            store, day = self._services.store(), self._services.settings.day
            report = write_postings(store, postings.values(), today=day)
            gone = {f"{self._setup.config.name}/{item.identifier}": EndReason.REMOVED for item in chunk.removed}
            self._removed += end_postings(store, gone, day)
            self._added += report.added
            self._changed += report.changed
            self._unchanged += report.unchanged
            if alarm is None:
                self._kept = self._kept or self._cursor != chunk.cursor
                self._cursor = chunk.cursor
                write_source(store.write, self._noted(partial=True))
        return alarm

    def _read(self, chunk: Chunk) -> dict[str, Posting]:
        """The chunk's postings that the store does not have just so, by key.

        Of two with one key the first counts, but in a stream of changes the later.
        """
        name = self._setup.config.name
        found: dict[str, Posting | None] = {}
        for item, outcome in self._reader.read(self._wanted(chunk)):
            try:
                if isinstance(outcome, Posting):
                    posting = replace(_of_feed(name, outcome), read_from=item.mark)
                    self._check(item.place, posting.identifier, posting.content_hash)
                    found[posting.key] = posting
                elif outcome is not None:
                    self._tally.rejected += 1
                    named, identifier = identity(item.value)
                    self._reject(item.place, outcome, identifier and identifier_within(name, named, identifier))
                elif item.stored is not None:
                    self._check(item.place, *item.stored)
                    found[f"{name}/{item.stored[0]}"] = None
            except RepeatedPostingError as error:
                # What stands there twice over loses nothing, and is no sign that the source is broken.
                self._tally.rejected += not error.same
                self._reject(item.place, error, error.identifier)
        self._seen.update(found)
        fresh = {key: posting for key, posting in found.items() if posting is not None}
        self._unchanged += len(found) - len(fresh)
        return fresh

    def _check(self, place: int, identifier: str, content: str) -> None:
        if self._repeats is not None:
            self._repeats.check(place, self._setup.config.name, identifier, content)

    def _wanted(self, chunk: Chunk) -> Iterator[tuple[_Item, Task | None]]:
        """Every posting of the chunk in order; the store's own, read from the same text, need no reading."""
        name = self._setup.config.name
        parts = [key_parts(value, name) for _, value in chunk.postings]
        within = ["" if some is None else identifier_within(name, *some) for some in parts]
        keys = {f"{name}/{identifier}" for identifier in within if identifier}
        have = as_stored(self._services.store(), keys, name, self._services.settings.day)
        for (place, value), identifier in zip(chunk.postings, within, strict=True):
            mark, stored = imprint(value, name, self._reads), have.get(f"{name}/{identifier}")
            if identifier and stored is not None and stored[0] == mark:
                yield _Item(place, value, mark, (identifier, stored[1])), None
            else:
                yield _Item(place, value, mark), (value, name)

    def _reject(self, place: int, error: Exception | Refused, identifier: str) -> None:
        problem = describe(error) if isinstance(error, Exception) else error
        self._rejected.append({"line": place, "code": problem.code, "message": problem.detail})
        if identifier:
            self._spared.add(identifier)
        else:  # which posting it would have been cannot be known
            self._whole = False

    def _end_vanished(self) -> None:
        """End what a whole reading of a complete source no longer names."""
        if not self._whole:
            return
        with self._services.importing():
            store = self._services.store()
            rows = store.read(queries.LIVE_OF_FEED.text, {"feed": self._setup.config.name})
            gone = [
                row["key"] for row in rows if row["key"] not in self._seen and row["identifier"] not in self._spared
            ]
            day = self._services.settings.day
            self._vanished = end_postings(store, dict.fromkeys(gone, EndReason.VANISHED), day)

    def _end(self, alarm: Alarm | None) -> SourceRecord:
        """What to note at the end."""
        if alarm is not None:
            partial = self._kept or (self._earlier.partial and not self._first)
            return replace(self._noted(partial=partial), state=str(alarm.state), message=alarm.message)
        enough = self._tally.mapped >= ENOUGH or self._accept or not self._earlier.shares
        return replace(
            self._noted(partial=False),
            state=str(SourceState.OK),
            message="",
            last_ok=self._now,
            usual_read=self._tally.read or self._earlier.usual_read,
            shares=self._tally.shares if enough and self._tally.mapped else self._earlier.shares,
        )

    def _noted(self, *, partial: bool) -> SourceRecord:
        """The run so far, with the state that it was begun in."""
        config = self._setup.config
        items = self._tally.read - len(self._rejected) + self._tally.removed
        return replace(
            self._earlier,
            kind=config.kind,
            location=config.location,
            cursor=self._cursor,
            partial=partial,
            last_run=self._now,
            last_items=self._now if items > 0 else self._earlier.last_items,
            read=self._tally.read,
            added=self._added,
            changed=self._changed,
            unchanged=self._unchanged,
            removed=self._removed,
            vanished=self._vanished,
            rejected=len(self._rejected),
        )


def _of_feed(name: str, posting: Posting) -> Posting:
    """A posting as one of the configured source that it came through, whatever source it names itself."""
    identifier = identifier_within(name, posting.source, posting.identifier)
    return replace(posting, source=name, identifier=identifier, feed=name)
