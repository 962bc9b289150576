"""Backup and restore, the same file for both engines: gzip JSON lines with a header, counts and a checksum.

Line 1 is the header (format, counts, what is in it), then one line a concept with its relations, one line a posting,
one line a source, and a last one with the SHA-256 of all lines before. What can be derived (relationships of postings,
hashes) is not in the file: a restore writes it as an import does. Two backups of the same content are equal byte for
byte.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import queries
from graph.batches import Progress, quiet
from graph.classification_writer import ClassificationWriter
from graph.errors import GraphError, IntegrityError, StoreConflictError
from graph.nodes import Targets, concept_from, concept_properties, relations_by_source
from graph.reading import posting_keys, read_classification, read_records
from graph.records import decode_posting
from graph.sources import SourceRecord, read_sources, source_from, source_properties, write_source
from graph.writing import write_postings
from ontology.concepts import Classification, Concept, Relation, RelationKind
from ontology.errors import OntologyError
from ontology.postings import Posting

if TYPE_CHECKING:
    from graph.store import Store

FORMAT = "jobvej-backup"
FORMAT_VERSION = 2
READABLE_VERSIONS = (1, 2)
"""Version 1 had no sources and no notes about postings."""
NODES_REMOVED_AT_ONCE = 500


class BackupError(GraphError):
    """A file is no backup, is damaged, or was written by a newer version; or it cannot be written."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds."""

    concepts: int
    relations: int
    postings: int
    content_hash: str


def backup(store: Store, path: Path, progress: Progress | None = None) -> BackupReport:
    """Write everything in the store to one file, whole or not at all; an older file is replaced.

    Raises IntegrityError where the store is damaged or half written, StoreConflictError where it is changed
    meanwhile, BackupError where the file cannot be written.
    """
    say = progress or quiet
    revision = store.revision()
    classification = read_classification(store)
    report = BackupReport(
        len(classification), len(classification.relations), len(posting_keys(store)), classification.content_hash
    )
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as raw:
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=6, mtime=0) as file:
                _write_lines(file, store, classification, report, say)
            raw.flush()
            os.fsync(raw.fileno())
        if store.revision() != revision:
            raise StoreConflictError("the store was changed during the backup; run it again when imports are done")
        draft.replace(path)
    except OSError as error:
        raise BackupError(f"the backup cannot be written to {path}: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return report


def _write_lines(
    file: gzip.GzipFile, store: Store, classification: Classification, report: BackupReport, say: Progress
) -> None:
    digest = hashlib.sha256()

    def put(document: dict[str, Any]) -> None:
        line = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        digest.update(line)
        file.write(line)

    counts = {"concepts": report.concepts, "relations": report.relations, "postings": report.postings}
    put(
        {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "counts": counts,
            "classification": {
                "hash": report.content_hash,
                "version": classification.version,
                "attribution": list(classification.attribution),
            },
        }
    )
    links = relations_by_source(classification.relations)
    for concept in classification.concepts.values():
        put({"concept": concept_properties(concept), "relations": _links_json(links.get(concept.uri, {}))})
    for done, row in enumerate(read_records(store)):
        if done % 1_000 == 0:
            say("backing up postings", done, report.postings)
        put({"posting": json.loads(row["record"]), "hash": row["hash"]})
    for record in read_sources(store.read).values():
        put({"source": source_properties(record)})
    file.write(json.dumps({"end": True, "sha256": digest.hexdigest()}).encode() + b"\n")


def _links_json(targets: Targets) -> dict[str, dict[str, float | None]]:
    return {str(kind): dict(sorted(targets[kind].items())) for kind in sorted(targets)}


def restore(store: Store, path: Path, replace: bool = False, progress: Progress | None = None) -> BackupReport:
    """Fill an empty store from a backup of either engine; ``replace`` first removes what is in it.

    The file is read and checked to its end before the store is touched. An interrupted restore leaves a store that
    says so and that can be restored again with ``replace``. Raises BackupError for a file that cannot be used,
    StoreConflictError for a store that is not empty, IntegrityError where the store afterwards differs from the file.
    """
    say = progress or quiet
    classification, report = _verify(path)
    if not (_is_empty(store) or replace):
        raise StoreConflictError("the store is not empty; restoring replaces all of it: ask for it with --replace")
    started = ClassificationWriter(store, classification, say)
    started.begin()
    for label, query in queries.REMOVE_SOME.items():
        while store.write(query.text, {"limit": NODES_REMOVED_AT_ONCE})[0]["n"]:
            say(f"removing {label}", 0, None)
    writer = ClassificationWriter(store, classification, say)
    writer.begin()
    writer.write(relink=False)
    write_postings(store, _postings(path), say)
    for record in _sources(path):
        write_source(store.write, record)
    writer.finish()
    if read_classification(store).content_hash != report.content_hash or len(posting_keys(store)) != report.postings:
        raise IntegrityError(f"the store does not hold what {path} says after restoring it; restore it again")
    return report


def _is_empty(store: Store) -> bool:
    labels = [label for label in queries.NODES_OF_OURS if label != "Meta"]
    return not any(store.read(queries.COUNT_LABELLED[label].text)[0]["n"] for label in labels)


def _verify(path: Path) -> tuple[Classification, BackupReport]:
    """Read the whole file: its checksum, counts, every record, and the classification's hash."""
    concepts: list[Concept] = []
    relations: list[Relation] = []
    postings = 0
    header: dict[str, Any] = {}
    for number, document in enumerate(_documents(path)):
        try:
            if number == 0:
                header = document
            elif "concept" in document:
                concepts.append(concept_from(document["concept"]))
                relations += _relations(concepts[-1].uri, document["relations"])
            elif "source" in document:
                source_from(document["source"])
            elif decode_posting(json.dumps(document["posting"])).content_hash == document["hash"]:
                postings += 1
            else:
                raise BackupError(f"{path}, line {number + 1}: a posting is not what its hash says")
        except (KeyError, TypeError, ValueError, AttributeError, IntegrityError) as error:
            raise BackupError(f"{path}, line {number + 1}: {error}") from error
    try:
        about, counts = header["classification"], header["counts"]
        classification = Classification.of(concepts, relations, about["version"], tuple(about["attribution"]))
        report = BackupReport(len(classification), len(classification.relations), postings, about["hash"])
        stated = BackupReport(counts["concepts"], counts["relations"], counts["postings"], classification.content_hash)
    except (KeyError, TypeError, OntologyError) as error:
        raise BackupError(f"{path} does not hold a whole classification: {error}") from error
    if report != stated:
        raise BackupError(f"{path} does not hold what its header says")
    return classification, report


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    """The header, then every line between it and the end; checks format, version and checksum on the way."""
    digest = hashlib.sha256()
    previous: dict[str, Any] | None = None
    number = 0
    try:
        with gzip.open(path, "rb") as file:
            for number, line in enumerate(file):
                document = json.loads(line)
                if number == 0:
                    _check_header(path, document)
                if previous is not None:
                    yield previous
                if document.get("end"):
                    if document["sha256"] != digest.hexdigest():
                        raise BackupError(f"{path} is damaged: its checksum differs")
                    return
                digest.update(line)
                previous = document
    except (OSError, EOFError, zlib.error, ValueError, AttributeError, KeyError) as error:
        text = getattr(error, "strerror", None) or str(error)
        raise BackupError(f"{path} is no backup of Jobvej or is damaged in line {number + 1}: {text}") from error
    raise BackupError(f"{path} is cut short: its end is missing")


def _check_header(path: Path, header: Any) -> None:
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise BackupError(f"{path} is no backup of Jobvej")
    if header.get("version") not in READABLE_VERSIONS:
        raise BackupError(f"{path} has format {header.get('version')}; this version of Jobvej reads {FORMAT_VERSION}")


def _relations(source: str, links: dict[str, dict[str, float | None]]) -> Iterator[Relation]:
    for kind, targets in links.items():
        for target, weight in targets.items():
            yield Relation(source, RelationKind(kind), target, 1.0 if weight is None else weight)


def _postings(path: Path) -> Iterator[Posting]:
    for document in _documents(path):
        if "posting" in document:
            yield decode_posting(json.dumps(document["posting"]))


def _sources(path: Path) -> Iterator[SourceRecord]:
    for document in _documents(path):
        if "source" in document:
            yield source_from(document["source"])
