"""Importing postings: read, pseudonymised, linked and written, idempotent by source and id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.bootstrap import Services
from api.errors import describe
from api.usecases.inputs import bytes_of, text_of

if TYPE_CHECKING:
    from ontology.postings import Posting

MAX_FEED_BYTES = 512 * 1024 * 1024
"""Largest feed file. A feed is an operator's own file, so the limit of uploads does not hold for it."""
_SUFFIXES = (".json", ".jsonl", ".ndjson", ".jsonld", ".html", ".htm")
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
        for file in files_in(paths):
            say(f"Reading {file}")
            try:
                line = import_bytes(services, bytes_of(str(file), MAX_FEED_BYTES), file.name)
            except Exception as error:  # one bad file must not end the import of the others
                problem = describe(error)
                if problem.status == 503 or problem.code == "internal_error":
                    raise
                yield {"path": str(file), "error": {"code": problem.code, "message": problem.detail}}
                continue
            yield {"path": str(file), **line}
    finally:
        with services.importing(say):
            if services.is_behind():
                say("Building the snapshot")
                services.rebuild_snapshot()


def import_bytes(services: Services, data: bytes, filename: str) -> dict[str, Any]:
    """Import one feed; ``filename`` says its format and, where postings name no source, the source.

    Of two postings with one key the first counts, and the second is rejected.
    """
    from extraction.postings.repeats import Repeats
    from extraction.postings.schemaorg import load_job_postings
    from graph.writing import write_postings

    reader = services.world().posting_reader
    postings: list[Posting] = []
    repeats = Repeats()
    rejected: list[dict[str, Any]] = []
    read = 0
    source = text_of(Path(filename).stem, "file name")
    for line, found in load_job_postings(data, filename, services.parsers):
        read += 1
        try:
            if isinstance(found, Exception):
                raise found
            posting, _reading = reader.read(found, source)
            repeats.check(line, posting)
        except Exception as error:  # noqa: BLE001 - one bad posting must not end the feed
            problem = describe(error)
            rejected.append({"line": line, "code": problem.code, "message": problem.detail})
            continue
        postings.append(posting)
    with services.importing():
        report = write_postings(services.store(), postings, today=services.settings.day)
    return {
        "read": read,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "rejected": rejected,
    }
