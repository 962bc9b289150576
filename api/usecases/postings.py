"""Importing postings: read, pseudonymised, linked and written, idempotent by source and id.

Files are read ahead of writing, by several processes where there is enough to read. What the store already has from
the same source text, read by the same rules, is known by its imprint and not read again. Batches are written as they
come, so an import that is interrupted keeps them, and running it again reads the rest.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.bootstrap import Services
from api.errors import describe
from api.usecases.bulk import BulkReader
from api.usecases.bulk_worker import Refused, Task
from api.usecases.imprints import imprint, reader_identity
from api.usecases.inputs import bytes_of, text_of
from extraction.errors import RepeatedPostingError
from extraction.postings.normalise import key_parts
from extraction.postings.repeats import Repeats

if TYPE_CHECKING:
    from ontology.postings import Posting

MAX_FEED_BYTES = 512 * 1024 * 1024
"""Largest feed file. A feed is an operator's own file, so the limit of uploads does not hold for it."""
BATCH = 200
"""Postings that are asked for or written together."""
_SUFFIXES = (".json", ".jsonl", ".ndjson", ".jsonld", ".html", ".htm")
_PROGRESS_S = 2.0
Say = Callable[[str], None]


def files_in(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, sorted."""
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix.lower() in _SUFFIXES and file.is_file())
        else:
            yield path


def import_files(services: Services, paths: Sequence[Path], say: Say = lambda _line: None) -> Iterator[dict[str, Any]]:
    """Import each file and give its line of the batch format; then rebuild a snapshot that is behind.

    A file that cannot be read gives ``{"path", "error"}``. An empty source is not an error, but ``read`` is 0 then.
    """
    try:
        yield from _Import(services, say).run(map(_opened, files_in(paths)))
    finally:
        with services.importing(say):
            if services.is_behind():
                say("Building the snapshot")
                services.rebuild_snapshot()


def import_bytes(services: Services, data: bytes, filename: str) -> dict[str, Any]:
    """Import one feed; ``filename`` says its format and, where postings name no source, the source.

    Of two postings with one key the first counts, and the second is rejected.
    """
    (line,) = _Import(services, lambda _line: None).run([(filename, filename, data)])
    del line["path"]
    return line


_Feed = tuple[str, str, bytes | Exception]
"""Path, file name, and what is in it or why it cannot be had."""


def _opened(file: Path) -> _Feed:
    try:
        return str(file), file.name, bytes_of(str(file), MAX_FEED_BYTES)
    except Exception as error:  # noqa: BLE001 - one bad file must not end the import of the others
        return str(file), file.name, error


@dataclass(slots=True)
class _File:
    """One file on its way."""

    path: str
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: list[dict[str, Any]] = field(default_factory=list)
    ready: list[Posting] = field(default_factory=list)
    repeats: Repeats = field(default_factory=Repeats)
    error: Exception | None = None

    def line(self) -> dict[str, Any]:
        if self.error is not None:
            problem = describe(self.error)
            return {"path": self.path, "error": {"code": problem.code, "message": problem.detail}}
        names = ("path", "read", "added", "changed", "unchanged", "rejected")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A posting of a file: where it stands, and its imprint.

    ``refused``: why it is none; ``stored``: source, identifier and content hash of one that the store has just so;
    ``end`` marks that the file has no more.
    """

    file: _File
    place: int = 0
    mark: str | None = None
    refused: Refused | None = None
    stored: tuple[str, str, str] | None = None
    end: bool = False


class _Import:
    """One run over files."""

    def __init__(self, services: Services, say: Say) -> None:
        self._services, self._say = services, say
        self._touched: set[str] = set()
        self._done = 0
        self._begun = self._said = time.monotonic()

    def run(self, feeds: Iterable[_Feed]) -> Iterator[dict[str, Any]]:
        """The line of each file, as soon as it is written."""
        with BulkReader[_Entry](self._services) as reader:
            for entry, outcome in reader.read(self._entries(feeds)):
                file = entry.file
                if entry.end:
                    if file.error is not None and describe(file.error).status == 503:
                        raise file.error
                    self._write(file, file.ready)
                    yield file.line()
                    continue
                self._take(entry, entry.refused if outcome is None else outcome)
                if len(file.ready) >= BATCH:
                    self._write(file, file.ready)
                    file.ready = []

    def _take(self, entry: _Entry, outcome: Posting | Refused | None) -> None:
        file = entry.file
        file.read += 1
        try:
            if entry.stored is not None:
                file.repeats.check(entry.place, *entry.stored)
                file.unchanged += 1
            elif isinstance(outcome, Refused):
                file.rejected.append({"line": entry.place, "code": outcome.code, "message": outcome.detail})
            elif outcome is not None:
                file.repeats.check(entry.place, outcome.source, outcome.identifier, outcome.content_hash)
                file.ready.append(replace(outcome, read_from=entry.mark))
        except RepeatedPostingError as error:
            problem = describe(error)
            file.rejected.append({"line": entry.place, "code": problem.code, "message": problem.detail})
        self._tell()

    def _write(self, file: _File, postings: Sequence[Posting]) -> None:
        from graph.writing import write_postings

        if not postings:
            return
        with self._services.importing(self._say):
            report = write_postings(self._services.store(), postings, today=self._services.settings.day)
        file.added += report.added
        file.changed += report.changed
        file.unchanged += report.unchanged

    def _tell(self) -> None:
        self._done += 1
        now = time.monotonic()
        if now - self._said >= _PROGRESS_S:
            self._said = now
            self._say(f"  {self._done} postings, {self._done / (now - self._begun):.0f} a second")

    def _entries(self, feeds: Iterable[_Feed]) -> Iterator[tuple[_Entry, Task | None]]:
        """Every posting of every file in order, with what must be read of it. Runs ahead of what is written."""
        reads = reader_identity(self._services)
        for path, name, data in feeds:
            self._say(f"Reading {path}")
            file = _File(path)
            try:
                if isinstance(data, Exception):
                    raise data
                yield from self._of_file(file, data, name, reads)
            except Exception as error:  # one bad file must not end the import of the others
                if describe(error).code == "internal_error":
                    raise
                file.error = error
            yield _Entry(file, end=True), None

    def _of_file(self, file: _File, data: bytes, name: str, reads: bytes) -> Iterator[tuple[_Entry, Task | None]]:
        from extraction.postings.schemaorg import load_job_postings
        from graph.writing import as_stored

        source, store, day = text_of(Path(name).stem, "file name"), self._services.store(), self._services.settings.day
        found = iter(load_job_postings(data, name, self._services.parsers))
        while part := list(islice(found, BATCH)):
            parts = [None if isinstance(item, Exception) else key_parts(item, source) for _, item in part]
            keys = ["" if some is None else "/".join(some) for some in parts]
            # What this run has given to be read is not in the store as it will be.
            have = as_stored(store, {key for key in keys if key and key not in self._touched}, today=day)
            for (place, item), some, key in zip(part, parts, keys, strict=True):
                if isinstance(item, Exception):
                    problem = describe(item)
                    yield _Entry(file, place, refused=Refused(problem.code, problem.detail, problem.status)), None
                    continue
                mark = imprint(item, source, reads)
                stored = have.get(key)
                if some is not None and stored is not None and stored[0] == mark and key not in self._touched:
                    yield _Entry(file, place, stored=(*some, stored[1])), None
                else:
                    self._touched.add(key)
                    yield _Entry(file, place, mark), (item, source)
