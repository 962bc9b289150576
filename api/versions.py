"""The stamp that every answer carries, so that it can be said later what it was made with."""

from __future__ import annotations

import hashlib
import importlib.metadata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import extraction
import ontology
from graph.snapshot import Snapshot
from recommender.results import DEFAULT_MODEL


@dataclass(frozen=True, slots=True)
class Stamp:
    """Versions behind an answer; the hashes are SHA-256 in hex, None where nothing is loaded.

    ``model``: what scored, None where nothing was scored; its weights are those of this version of Jobvej.
    """

    jobvej: str
    ontology: str | None
    ontology_hash: str | None
    snapshot_hash: str | None
    model: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """The fields by name."""
        return asdict(self)

    @property
    def etag(self) -> str:
        """One short word for all of it; the model is the one that scores here by default where nothing was scored."""
        if self.snapshot_hash is None or self.ontology_hash is None:
            return f"{self.jobvej}-empty"
        loaded = f"{self.snapshot_hash[:16]}-{self.ontology_hash[:8]}"  # terms change the second alone
        return f"{self.jobvej}-{loaded}-{self.model or DEFAULT_MODEL}"


def jobvej_version() -> str:
    """The version of the installed distribution."""
    return importlib.metadata.version("jobvej")


def stamp(snapshot: Snapshot | None, model: str | None = None) -> Stamp:
    """The stamp of an answer made with ``snapshot`` and scored by ``model``."""
    if snapshot is None:
        return Stamp(jobvej_version(), None, None, None)
    words = snapshot.classification
    return Stamp(jobvej_version(), words.version, words.content_hash, snapshot.content_hash, model)


@cache
def program_digest() -> str:
    """A hash of the packages that read: what their modules and tables say, and the sizes and times of larger files."""
    digest = hashlib.blake2b(digest_size=16)
    for name, path in sorted(_files()):
        stat = path.stat()
        digest.update(f"{name} {stat.st_size} ".encode())
        digest.update(path.read_bytes() if stat.st_size <= _SMALL else str(stat.st_mtime_ns).encode())
    return digest.hexdigest()


_SMALL = 256 * 1024
"""Bytes up to which a file is hashed whole."""


def _files() -> Iterator[tuple[str, Path]]:
    for package in (extraction, ontology):
        home = Path(package.__path__[0])
        for path in home.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"{home.name}/{path.relative_to(home).as_posix()}", path
