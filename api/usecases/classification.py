"""Importing, counting and exporting a classification."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from api.bootstrap import Services
from ontology.concepts import Classification

if TYPE_CHECKING:
    from graph.writing import WriteReport
    from ontology.report import ImportReport
    from ontology.stats import Stats

_PROGRESS_S = 2.0
Say = Callable[[str], None]
"""Takes a line of progress."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import read, and what it changed in the store."""

    report: ImportReport
    written: WriteReport
    snapshot_hash: str

    def to_json(self) -> dict[str, Any]:
        """The import's report, counts of changed concepts and relations, and the new snapshot."""
        return {
            "read": self.report.to_json(),
            "store": write_report_json(self.written),
            "snapshot": self.snapshot_hash,
        }


def write_report_json(report: WriteReport) -> dict[str, int]:
    """The counts of a write, as one flat object."""
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "relation_changes": report.relations.changes,
    }


def import_release(
    services: Services,
    paths: Sequence[Path],
    languages: Sequence[str] | None,
    sectors: Path | None,
    say: Say = lambda _line: None,
    version: str | None = None,
    *,
    vectors: bool = True,
) -> Imported:
    """Read a release from files, folders or zips, or Turtle; write it to the store, and rebuild the snapshot.

    ``vectors``: make those of the labels too, which takes minutes for a full release.
    """
    from ontology import release

    say(f"Reading {', '.join(map(str, paths))}")
    classification, report = release.read(paths, languages, sectors, version)
    with services.importing(say):
        written = write(services, classification, say)
        if services.is_behind():
            say("Building the snapshot")
            services.rebuild_snapshot()
    say("Indexing labels")
    world = services.world()
    _ = world.lexicon
    if vectors:
        make_vectors(services, say)
    return Imported(report, written, world.snapshot.content_hash)


def make_vectors(services: Services, say: Say) -> None:
    """Make the vectors of labels where an encoder is there; without them linking goes by letters and words."""
    from api.usecases import vectors
    from extraction.errors import EncoderUnavailableError

    if services.semantics is None:
        say("No encoder: texts are linked by letters and words alone (JOBVEJ_ENCODER)")
        return
    say("Making vectors of labels (may be stopped: jobvej vectors make goes on)")
    try:
        vectors.make(services, say)
    except EncoderUnavailableError as error:
        say(f"No vectors: {error}")


def write(services: Services, classification: Classification, say: Say) -> WriteReport:
    """Write a classification to the store."""
    from graph.writing import write_classification

    say("Starting the store")
    store = services.store()
    say(f"Writing {len(classification)} concepts and {len(classification.relations)} relations")
    return write_classification(store, classification, progress_lines(say))


def progress_lines(say: Say) -> Callable[[str, int, int | None], None]:
    """The graph package's progress as lines, at most one every two seconds."""
    said = time.monotonic()

    def progress(stage: str, done: int, total: int | None) -> None:
        nonlocal said
        if time.monotonic() - said >= _PROGRESS_S:
            said = time.monotonic()
            say(f"  {stage}: {done}" + (f" of {total}" if total is not None else ""))

    return progress


def stats(services: Services) -> Stats:
    """Counts of what is loaded, without the local terms over it. Raises NothingLoadedError."""
    from ontology.stats import stats as count

    return count(services.world().base.classification)


def export_turtle(services: Services, stream: TextIO) -> None:
    """Write what is loaded as SKOS in Turtle, without the local terms over it. Raises NothingLoadedError."""
    from ontology.rdf import write_turtle

    write_turtle(services.world().base.classification, stream)
