"""Snapshots on disk: ``DATA/snapshots/NAME/`` holds one whole, ``DATA/snapshots/current.json`` says which one counts.

A snapshot is written beside the others, synced, renamed, and only then named current, so a reader sees the old one or
the new one and never half of either. Files: manifest.json (version, hashes, sizes), arrays.npz (numbers, no pickle),
columns.json (strings of the posting columns), classification.json.gz, postings.jsonl (mapped, decoded row by row).
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from graph.details import PostingLines
from graph.errors import SnapshotError
from graph.records import encode_posting
from graph.snapshot import PostingDetails, PostingTable, Snapshot
from graph.snapshot_build import FORMAT_VERSION
from ontology import jsonio
from ontology.concepts import ConceptKind
from ontology.errors import OntologyError

REBUILD_COMMAND = "jobvej store snapshot"
"""The command that builds the snapshot anew from the store; errors name it."""

_DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, zlib.error, zipfile.BadZipFile, OntologyError)

_MATRICES = ("essential", "optional", "skill_essential", "skill_optional", "broader", "sector")
_POSTING_MATRICES = ("skills", "optional")
_POSTING_ARRAYS = ("date_posted", "valid_through", "first_seen", "ended", "remote", "industry", "occupation")
_CLASSIFICATION, _ARRAYS, _COLUMNS, _LINES = "classification.json.gz", "arrays.npz", "columns.json", "postings.jsonl"
_MANIFEST, _POINTER, _LOCK = "manifest.json", "current.json", ".lock"


@dataclass(frozen=True, slots=True)
class CurrentSnapshot:
    """Which snapshot counts, without loading it."""

    name: str
    content_hash: str
    store_revision: int


def save(snapshot: Snapshot, data_dir: Path) -> Path:
    """Write the snapshot, make it the current one, remove those before it; returns its folder.

    Processes that still read an older one keep its mapped files. Raises SnapshotError if it cannot be written.
    """
    home = data_dir / "snapshots"
    name = f"{snapshot.content_hash[:24]}-r{snapshot.store_revision}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _locked(home):
            if not _is_whole(home / name):
                _write_folder(snapshot, home, name)
            pointer = {"snapshot": name, "hash": snapshot.content_hash, "revision": snapshot.store_revision}
            _write_synced(home / f"{_POINTER}.new", json.dumps(pointer).encode())
            (home / f"{_POINTER}.new").replace(home / _POINTER)
            _sync_folder(home)
            for other in home.iterdir():
                if other.is_dir() and other.name != name:
                    shutil.rmtree(other, ignore_errors=True)
    except OSError as error:
        raise SnapshotError(f"the snapshot cannot be written to {home}: {error}") from error
    return home / name


def current(data_dir: Path) -> CurrentSnapshot | None:
    """Which snapshot counts, or None where there is none yet. A damaged pointer raises SnapshotError."""
    pointer = data_dir / "snapshots" / _POINTER
    try:
        document = json.loads(pointer.read_bytes())
        name, content_hash, revision = document["snapshot"], document["hash"], document["revision"]
        if not (isinstance(name, str) and Path(name).name == name and isinstance(content_hash, str)):
            raise ValueError("it names no snapshot")
        return CurrentSnapshot(name, content_hash, int(revision))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(f"{pointer} is damaged ({error})") from error


def classification_hash(data_dir: Path) -> str | None:
    """Content hash of the current snapshot's classification, without loading it; None where there is no snapshot."""
    found = current(data_dir)
    if found is None:
        return None
    try:
        manifest = json.loads((data_dir / "snapshots" / found.name / _MANIFEST).read_bytes())
        return str(manifest["classification"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(f"the manifest of the snapshot {found.name} is damaged ({error})") from error


def current_hash(data_dir: Path) -> str | None:
    """Content hash of the current snapshot, or None where there is none."""
    found = current(data_dir)
    return found.content_hash if found else None


def load_current(data_dir: Path) -> Snapshot:
    """The current snapshot; SnapshotError naming the command that mends it if missing, damaged or of another format."""
    while True:
        found = current(data_dir)
        if found is None:
            raise _broken(f"there is no snapshot in {data_dir} yet")
        folder = data_dir / "snapshots" / found.name
        try:
            return _load_folder(folder)
        except FileNotFoundError as error:
            # Another process may have swapped the snapshot between the two reads.
            if current(data_dir) == found:
                raise _broken(f"the snapshot {folder} is incomplete: {error.filename} is missing") from error
        except _DAMAGE as error:
            raise _broken(f"the snapshot {folder} is damaged ({error})") from error


def _broken(what: str) -> SnapshotError:
    return SnapshotError(f"{what}; build it anew with: {REBUILD_COMMAND}")


def _write_folder(snapshot: Snapshot, home: Path, name: str) -> None:
    """Write every file into a folder of another name, sync, rename. Only the holder of the lock does this."""
    draft = home / f".{name}.new"
    shutil.rmtree(draft, ignore_errors=True)
    shutil.rmtree(home / name, ignore_errors=True)
    draft.mkdir()
    jsonio.dump(snapshot.classification, draft / _CLASSIFICATION)
    spans = _write_lines(snapshot.postings.details, draft / _LINES)
    np.savez(draft / _ARRAYS, allow_pickle=False, **_to_arrays(snapshot), spans=spans)
    columns = {"keys": snapshot.postings.keys, "postcodes": snapshot.postings.postcodes}
    (draft / _COLUMNS).write_text(json.dumps(columns, ensure_ascii=False), encoding="utf-8")
    manifest = {
        "format": FORMAT_VERSION,
        "hash": snapshot.content_hash,
        "revision": snapshot.store_revision,
        "classification": snapshot.classification.content_hash,
        "sizes": {path.name: path.stat().st_size for path in sorted(draft.iterdir())},
        "columns_sha256": hashlib.sha256((draft / _COLUMNS).read_bytes()).hexdigest(),
    }
    _write_synced(draft / _MANIFEST, json.dumps(manifest, indent=1).encode())
    for path in draft.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    _sync_folder(draft)
    draft.rename(home / name)
    _sync_folder(home)


def _write_lines(details: PostingDetails, path: Path) -> npt.NDArray[np.int64]:
    """Write one line a posting; returns their spans, int64 [n, 2]."""
    ends = np.zeros(len(details) + 1, dtype=np.int64)
    with path.open("wb") as file:
        for row in range(len(details)):
            line = details.line(row) if isinstance(details, PostingLines) else encode_posting(details[row]).encode()
            file.write(line)
            file.write(b"\n")
            ends[row + 1] = ends[row] + len(line) + 1
    return np.stack([ends[:-1], ends[1:] - 1], axis=1)


def _to_arrays(snapshot: Snapshot) -> dict[str, npt.NDArray[Any]]:
    arrays = {name: getattr(snapshot.postings, name) for name in _POSTING_ARRAYS}
    matrices = {name: getattr(snapshot, name) for name in _MATRICES}
    matrices |= {f"posting_{name}": getattr(snapshot.postings, name) for name in _POSTING_MATRICES}
    for name, matrix in matrices.items():
        for part in ("data", "indices", "indptr"):
            arrays[f"{name}.{part}"] = getattr(matrix, part)
        arrays[f"{name}.shape"] = np.array(matrix.shape, dtype=np.int64)
    return arrays


def _load_folder(folder: Path) -> Snapshot:
    manifest = json.loads((folder / _MANIFEST).read_bytes())
    if manifest["format"] != FORMAT_VERSION:
        raise _broken(f"the snapshot {folder} has format {manifest['format']}, this version reads {FORMAT_VERSION}")
    for name, size in manifest["sizes"].items():
        if (folder / name).stat().st_size != size:
            raise ValueError(f"{name} has {(folder / name).stat().st_size} bytes instead of {size}")
    text = (folder / _COLUMNS).read_bytes()
    if hashlib.sha256(text).hexdigest() != manifest["columns_sha256"]:
        raise ValueError(f"{_COLUMNS} has changed")
    columns = json.loads(text)
    classification = jsonio.load(folder / _CLASSIFICATION)
    if classification.content_hash != manifest["classification"]:
        raise ValueError(f"{_CLASSIFICATION} has changed")
    with np.load(folder / _ARRAYS, allow_pickle=False) as arrays, (folder / _LINES).open("rb") as lines:
        uris = {kind: tuple(c.uri for c in classification.of_kind(kind)) for kind in ConceptKind}
        occupations = uris[ConceptKind.OCCUPATION]
        codes = {code: code for code in columns["postcodes"]}  # a thousand strings instead of a million
        return Snapshot(
            classification=classification,
            occupations=occupations,
            skills=uris[ConceptKind.SKILL],
            groups=uris[ConceptKind.SKILL_GROUP],
            sectors=uris[ConceptKind.SECTOR],
            isco=tuple(classification.concepts[uri].isco or "" for uri in occupations),
            postings=PostingTable(
                keys=tuple(columns["keys"]),
                postcodes=tuple(codes[code] for code in columns["postcodes"]),
                details=PostingLines.of_file(lines, arrays["spans"]),
                date_posted=arrays["date_posted"],
                valid_through=arrays["valid_through"],
                first_seen=arrays["first_seen"],
                ended=arrays["ended"],
                remote=arrays["remote"],
                industry=arrays["industry"],
                occupation=arrays["occupation"],
                skills=_matrix(arrays, "posting_skills"),
                optional=_matrix(arrays, "posting_optional"),
            ),
            content_hash=manifest["hash"],
            store_revision=int(manifest["revision"]),
            **{name: _matrix(arrays, name) for name in _MATRICES},
        )


def _matrix(arrays: Any, name: str) -> csr_array:
    parts = tuple(arrays[f"{name}.{part}"] for part in ("data", "indices", "indptr"))
    rows, cols = arrays[f"{name}.shape"].tolist()
    return csr_array(parts, shape=(rows, cols))


def _is_whole(folder: Path) -> bool:
    try:
        _load_folder(folder)
    except (SnapshotError, *_DAMAGE):
        return False
    return True


@contextlib.contextmanager
def _locked(home: Path) -> Iterator[None]:
    """One writer at a time, over processes; the kernel lets go of the lock when its holder dies."""
    with (home / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
