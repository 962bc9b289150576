"""The overlay folder of a data directory: one JSON file for each file that a curator imported, replaced whole.

Every process on the data directory reads it, and ``signature`` tells cheaply whether it has changed.
"""

from __future__ import annotations

import contextlib
import csv
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TextIO

from ontology.concepts import LabelKind
from ontology.errors import SourceError
from ontology.terms.overlay import Overlay
from ontology.terms.values import Predicate, Term, TermMapping, TermStatus

FOLDER = "overlay"
FORMAT, FORMAT_VERSION = "jobvej-overlay", 1
SUFFIX = ".json"
LABEL_COLUMNS = ("concept", "language", "kind", "label", "author", "status", "source", "id")

Signature = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Changes:
    """What replacing a source did, in rows. ``removed``: rows that are no longer in the file."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


def signature(data: Path) -> Signature:
    """Name, inode, size and time of every source: another one after every import and removal. Microseconds."""
    try:
        with os.scandir(data / FOLDER) as entries:
            found = [(entry.name, entry.stat()) for entry in entries if _is_source(entry.name)]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(sorted((name, stat.st_ino, stat.st_size, stat.st_mtime_ns) for name, stat in found))


def sources(data: Path) -> list[str]:
    """The names of the sources, sorted."""
    return [name.removesuffix(SUFFIX) for name, *_ in signature(data)]


def load(data: Path, source: str) -> Overlay:
    """The terms and mappings of one source. SourceError where there is none of that name or its file is damaged."""
    path = _path(data, source)
    mend = f"import its file again, or run: jobvej terms remove {source}"
    try:
        found = json.loads(path.read_bytes())
        if found["format"] != FORMAT or found["format_version"] != FORMAT_VERSION:
            raise ValueError(f"format {found['format']} {found['format_version']}")
        return Overlay.of(
            [_term(row, source) for row in found["terms"]], [_mapping(row, source) for row in found["mappings"]]
        )
    except FileNotFoundError:
        raise SourceError(f"{source}: there are no terms of that name; jobvej terms list has the names") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(f"{path}: damaged ({type(error).__name__}: {error}); {mend}") from None


def save(data: Path, source: str, overlay: Overlay) -> Changes:
    """Make this the content of the source. A reader sees the old one or the new one; nothing is written when equal."""
    path = _path(data, source)
    old: Overlay | None = None
    with contextlib.suppress(SourceError):  # none yet, or damaged: written anew
        old = load(data, source)
    changes = compare(old or Overlay(), overlay)
    if old == overlay:
        return changes
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "terms": [_without_source(item) for item in overlay.terms],
        "mappings": [_without_source(item) for item in overlay.mappings],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as stream:
            stream.write(json.dumps(document, ensure_ascii=False, indent=0).encode())
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return changes


def remove(data: Path, source: str) -> None:
    """Remove a source. SourceError where there is none of that name."""
    try:
        _path(data, source).unlink()
    except FileNotFoundError:
        raise SourceError(f"{source}: there are no terms of that name; jobvej terms list has the names") from None


def compare(old: Overlay, new: Overlay) -> Changes:
    """Rows added, changed, removed and unchanged from one content of a source to another."""
    before, after = _rows(old), _rows(new)
    common = before.keys() & after.keys()
    same = sum(before[key] == after[key] for key in common)
    return Changes(len(after) - len(common), len(common) - same, len(before) - len(common), same)


def write_labels(terms: Iterable[Term], stream: TextIO) -> None:
    """Write terms as CSV that ``files.read_file`` reads back."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(LABEL_COLUMNS)
    for term in terms:
        writer.writerow(
            (term.concept, term.language, term.kind, term.text, term.author, term.status, term.source, term.id)
        )


def _rows(overlay: Overlay) -> dict[object, Term | TermMapping]:
    rows: dict[object, Term | TermMapping] = {term.key: term for term in overlay.terms}
    rows.update({(mapping.key, mapping.languages): mapping for mapping in overlay.mappings})
    return rows


def _is_source(name: str) -> bool:
    return name.endswith(SUFFIX) and not name.startswith(".")


def _path(data: Path, source: str) -> Path:
    if not source or source.startswith(".") or Path(source).name != source:
        raise SourceError(f"{source!r} cannot be the name of a source; rename the file")
    return data / FOLDER / f"{source}{SUFFIX}"


def _without_source(item: Term | TermMapping) -> dict[str, Any]:
    row = asdict(item)
    del row["source"]
    return row


def _term(row: dict[str, Any], source: str) -> Term:
    words = [str(row[name]) for name in ("concept", "language", "text", "author")]
    concept, language, text, author = words
    return Term(concept, language, LabelKind(row["kind"]), text, author, TermStatus(row["status"]), source)


def _mapping(row: dict[str, Any], source: str) -> TermMapping:
    confidence = row["confidence"]
    return TermMapping(
        phrase=str(row["phrase"]),
        predicate=Predicate(row["predicate"]),
        concept=str(row["concept"]),
        negated=bool(row["negated"]),
        languages=tuple(map(str, row["languages"])),
        subject=str(row["subject"]),
        confidence=None if confidence is None else float(confidence),
        justification=str(row["justification"]),
        author=str(row["author"]),
        reviewer=str(row["reviewer"]),
        date=str(row["date"]),
        comment=str(row["comment"]),
        source=source,
    )
