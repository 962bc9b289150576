"""The Meta node of the classification: what is loaded, and whether the last import of it came to its end."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from graph import queries
from graph.errors import IntegrityError
from ontology.concepts import Classification

META_KEY = "classification"


Run = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
"""Runs a statement with parameters and gives its rows: a store's ``read``, or ``run`` of a transaction."""


class ImportState(StrEnum):
    """``importing`` from the first write of an import to its last; left standing when it is interrupted."""

    IMPORTING = "importing"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class ClassificationMeta:
    """What the store says about its classification. ``run`` tells one import from another."""

    state: ImportState
    content_hash: str = ""
    version: str = ""
    attribution: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    run: str = ""

    @classmethod
    def of(cls, classification: Classification) -> ClassificationMeta:
        """What the store says once this classification is written."""
        counts = {"concepts": len(classification), "relations": len(classification.relations)}
        return cls(
            ImportState.COMPLETE,
            classification.content_hash,
            classification.version,
            tuple(classification.attribution),
            counts,
        )

    def importing(self, run: str) -> ClassificationMeta:
        """The same while an import is under way."""
        return replace(self, state=ImportState.IMPORTING, run=run)


def read_meta(run: Run) -> ClassificationMeta | None:
    """The classification's meta, or None where none was ever loaded."""
    rows = run(queries.READ_META.text, {"key": META_KEY})
    if not rows:
        return None
    found = rows[0]["properties"]
    try:
        return ClassificationMeta(
            ImportState(found["state"]),
            found["contentHash"],
            found["version"],
            tuple(found["attribution"]),
            json.loads(found["counts"]),
            found["run"],
        )
    except (KeyError, ValueError, TypeError) as error:
        raise IntegrityError(f"the note about the classification is damaged ({error}); import it anew") from error


def write_meta(run: Run, meta: ClassificationMeta) -> None:
    """Replace the classification's meta."""
    properties = {
        "key": META_KEY,
        "state": str(meta.state),
        "contentHash": meta.content_hash,
        "version": meta.version,
        "attribution": list(meta.attribution),
        "counts": json.dumps(meta.counts, sort_keys=True),
        "run": meta.run,
    }
    run(queries.WRITE_META.text, {"key": META_KEY, "properties": properties})
