"""The stamp that every answer carries, so that it can be said later what it was made with."""

from __future__ import annotations

import importlib.metadata
from dataclasses import asdict, dataclass

from graph.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Stamp:
    """Versions behind an answer; the hashes are SHA-256 in hex, None where nothing is loaded."""

    jobvej: str
    ontology: str | None
    ontology_hash: str | None
    snapshot_hash: str | None

    def to_json(self) -> dict[str, str | None]:
        """The fields by name."""
        return asdict(self)

    @property
    def etag(self) -> str:
        """One short word for all of it."""
        if self.snapshot_hash is None or self.ontology_hash is None:
            return f"{self.jobvej}-empty"
        return f"{self.jobvej}-{self.snapshot_hash[:16]}-{self.ontology_hash[:8]}"  # terms change the second alone


def jobvej_version() -> str:
    """The version of the installed distribution."""
    return importlib.metadata.version("jobvej")


def stamp(snapshot: Snapshot | None) -> Stamp:
    """The stamp of an answer made with ``snapshot``."""
    if snapshot is None:
        return Stamp(jobvej_version(), None, None, None)
    classification = snapshot.classification
    return Stamp(jobvej_version(), classification.version, classification.content_hash, snapshot.content_hash)
