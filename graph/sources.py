"""What the store knows of each source of postings: its last run, where it goes on, and what stands against it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from graph import queries
from graph.errors import IntegrityError

Run = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]
"""Runs a statement with parameters and gives its rows: a store's ``read`` or ``write``, or ``run`` of a transaction."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source. Moments are ISO, in UTC; "" where there was none.

    ``state``: "ok" or an alarm's name, and ``message`` what it was seen by · ``cursor``: where the next run begins, and
    ``partial`` whether it goes on with a run that did not come to its end · ``last_run``, ``last_ok``, ``last_items``:
    the last run, the last without an alarm, the last that read something · read ... rejected: counts of the last run ·
    ``usual_read``: items of the last run without an alarm · ``shares``: field -> share of its items that had it.
    """

    name: str
    kind: str = ""
    location: str = ""
    state: str = "ok"
    message: str = ""
    cursor: str = ""
    partial: bool = False
    last_run: str = ""
    last_ok: str = ""
    last_items: str = ""
    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    vanished: int = 0
    rejected: int = 0
    usual_read: int = 0
    shares: Mapping[str, float] = field(default_factory=dict)

    def is_of(self, kind: str, location: str) -> bool:
        """Whether the runs were of the source as it is set up: one that was set up anew begins anew."""
        return (self.kind, self.location) == (kind, location)

    def to_json(self) -> dict[str, Any]:
        """The fields by name."""
        return {item.name: getattr(self, item.name) for item in fields(self)} | {"shares": dict(self.shares)}


_CAPITALS = {item.name: "".join(map(str.capitalize, item.name.split("_"))) for item in fields(SourceRecord)}
_PROPERTIES = {name: camel[0].lower() + camel[1:] for name, camel in _CAPITALS.items()}
"""Field -> property (``last_run`` -> ``lastRun``)."""


def source_properties(record: SourceRecord) -> dict[str, Any]:
    """Properties of a source's node."""
    properties = {_PROPERTIES[name]: value for name, value in record.to_json().items()}
    return properties | {"shares": json.dumps(dict(record.shares), sort_keys=True)}


def source_from(properties: Mapping[str, Any]) -> SourceRecord:
    """The source of a node; IntegrityError where it is damaged."""
    try:
        values = {name: properties[camel] for name, camel in _PROPERTIES.items() if camel in properties}
        return SourceRecord(**{**values, "shares": json.loads(properties.get("shares", "{}"))})
    except (TypeError, ValueError) as error:
        raise IntegrityError(
            f"the note about a source is damaged ({error}); remove its node and fetch again"
        ) from error


def read_sources(run: Run) -> dict[str, SourceRecord]:
    """Every source that was ever fetched, by name."""
    found = [source_from(row["properties"]) for row in run(queries.READ_SOURCES.text, {})]
    return {record.name: record for record in sorted(found, key=lambda record: record.name)}


def write_source(run: Run, record: SourceRecord) -> None:
    """Replace what is known of a source."""
    run(queries.WRITE_SOURCE.text, {"key": record.name, "properties": source_properties(record)})
