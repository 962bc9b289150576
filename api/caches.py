"""What takes long to make from a snapshot and can be made again, kept in the ``cache`` folder of the data directory."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from graph.snapshot import PostingTable
from ontology.concepts import Classification

if TYPE_CHECKING:
    from extraction.lexicon import Lexicon
    from recommender.near_duplicates import Groups

_log = logging.getLogger("jobvej")
_ARRAY = ".npy"
_STALE_S = 24 * 3600.0
"""Age at which a draft is somebody's who died over it: arrays are written in seconds."""


def cached_lexicon(classification: Classification, cache: Path) -> Lexicon:
    """Load the label index of this classification from the cache, or build it and keep it there."""
    from extraction.lexicon import Lexicon

    path = cache / f"lexicon-{classification.content_hash[:24]}"
    if path.exists():
        try:
            return Lexicon.load(path)
        except Exception as error:  # noqa: BLE001 - a cache that cannot be read is made anew, whatever is wrong with it
            _log.warning("the label index %s cannot be read (%s); it is built anew", path, type(error).__name__)
    lexicon = Lexicon.build(classification)
    cache.mkdir(parents=True, exist_ok=True)
    with quiet_cache(path):
        lexicon.save(path)
        for other in cache.glob("lexicon-*"):
            if other.is_file() and not other.name.startswith(path.name):
                other.unlink(missing_ok=True)
    return lexicon


def cached_groups(table: PostingTable, name: str, cache: Path) -> Groups:
    """Which postings repeat each other: from the cache of the snapshot of this hash, or found and kept there."""
    from recommender.near_duplicates import RULE_VERSION, duplicate_groups

    path = cache / f"duplicates-{RULE_VERSION}-{name[:24]}.npy"
    with contextlib.suppress(OSError, ValueError, EOFError):
        groups: Groups = np.load(path, allow_pickle=False)
        if groups.shape == (len(table),) and groups.dtype == np.int32:
            return groups
    groups = duplicate_groups(table, cache / f"sketches-{RULE_VERSION}.npz")
    with quiet_cache(path):
        cache.mkdir(parents=True, exist_ok=True)
        draft = cache / f".duplicates-{os.getpid()}.npy"
        np.save(draft, groups, allow_pickle=False)
        draft.replace(path)
        for other in cache.glob("duplicates-*.npy"):
            if other != path:
                other.unlink(missing_ok=True)
        for other in cache.glob("sketches-*.npz"):
            if (kept := re.fullmatch(r"sketches-(\d+)\.npz", other.name)) and int(kept[1]) < RULE_VERSION:
                other.unlink(missing_ok=True)
    return groups


def mapped_array(folder: Path, name: str) -> npt.NDArray[Any]:
    """An array of a folder that :func:`keep_arrays` has written, mapped. Raises OSError, ValueError, EOFError."""
    found: npt.NDArray[Any] = np.load(folder / f"{name}{_ARRAY}", mmap_mode="r", allow_pickle=False)
    return found


def keep_arrays(cache: Path, kind: str, version: int, name: str, **arrays: npt.NDArray[Any]) -> Path:
    """Write arrays whole into ``kind``-``version``-``name`` and give that folder. ``name``: what it is of, then the
    first 24 digits of a snapshot's hash.

    What it replaces goes: the same of other snapshots, and all of ``kind`` in older versions, which no program of this
    version reads. A folder is first renamed, so a process sees all of it or none, and finds an array missing at the
    worst while it opens them, which to it is damage; what it has mapped stays its own until it lets go. Where a cache
    cannot be kept, that is told in the log.
    """
    path = cache / f"{kind}-{version}-{name}"
    with quiet_cache(path):
        draft = cache / f".{path.name}-{os.getpid()}-{threading.get_ident()}"
        try:
            draft.mkdir(parents=True)
            for part, array in arrays.items():
                np.save(draft / f"{part}{_ARRAY}", array, allow_pickle=False)
            _discard(path)
            draft.rename(path)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        for other in _replaced(cache, kind, version, name):
            _discard(other)
        _discard_drafts(cache, kind)
    return path


def _replaced(cache: Path, kind: str, version: int, name: str) -> Iterator[Path]:
    of = name.rpartition("-")[0]
    pattern = re.compile(rf"{re.escape(kind)}-(\d+)-((?:.+-)?)[0-9a-f]{{24}}")
    for other in cache.glob(f"{kind}-*"):
        found = pattern.fullmatch(other.name)
        if found is None or other.name == f"{kind}-{version}-{name}" or not _is_ours(other):
            continue
        if int(found[1]) < version or (int(found[1]) == version and found[2].removesuffix("-") == of):
            yield other


def _discard_drafts(cache: Path, kind: str) -> None:
    """Drafts of processes that died over them, and what they had renamed to remove."""
    for draft in cache.glob(f".{kind}-*"):
        if re.fullmatch(rf"\.{re.escape(kind)}-\d+-.*[0-9a-f]{{24}}(?:-\d+){{1,2}}(?:-old)?", draft.name):
            with contextlib.suppress(FileNotFoundError):
                if _is_ours(draft) and time.time() - draft.stat().st_mtime > _STALE_S:
                    shutil.rmtree(draft, ignore_errors=True)


def _discard(folder: Path) -> None:
    """Out of everybody's sight at once, then off the disk."""
    aside = folder.with_name(f".{folder.name}-{os.getpid()}-{threading.get_ident()}-old")
    with contextlib.suppress(FileNotFoundError):
        folder.rename(aside)
        if aside.is_dir():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.unlink()


def _is_ours(folder: Path) -> bool:
    """Whether it is a folder with nothing in it but arrays."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return all(entry.suffix == _ARRAY and entry.is_file() and not entry.is_symlink() for entry in folder.iterdir())


@contextlib.contextmanager
def quiet_cache(path: object) -> Iterator[None]:
    """Warn where a cache cannot be kept, and go on without it."""
    try:
        yield
    except OSError as error:
        _log.warning("a cache cannot be kept at %s: %s", path, error.strerror)
