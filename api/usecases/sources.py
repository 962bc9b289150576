"""Fetching postings from configured sources, and how each source is. Only ``fetch`` goes to the network."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from api.bootstrap import Services
from api.errors import InvalidRequestError, RecordsUnavailableError
from api.usecases.bulk import BulkReader
from api.usecases.sessions.reports import live_by_source
from api.usecases.source_config import FILE_NAME, Setup, read_setups
from api.usecases.source_run import SourceRun
from extraction.postings.sources import make_source
from extraction.postings.sources.judging import Alarm, SourceState
from graph.engines.locks import FileLock
from graph.errors import StoreConflictError
from graph.sources import SourceRecord, read_sources


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """A source as it is now. ``record`` is that of its last run, or a blank one; ``state`` also knows STALE.

    ``gone``: live postings of it that consultants say are gone; None where the records cannot be asked.
    """

    setup: Setup
    record: SourceRecord
    state: SourceState
    message: str
    gone: int | None = 0

    def to_json(self) -> dict[str, Any]:
        """What ``jobvej sources list`` says."""
        config, record = self.setup.config, self.record
        return {
            "source": config.name,
            "kind": config.kind,
            "location": config.location,
            "last_run": record.last_run or None,
            **{name: getattr(record, name) for name in COUNTS},
            "state": str(self.state),
            "message": self.message,
            "cursor": record.cursor,
            "reported_gone": self.gone,
        }


COUNTS = ("read", "added", "changed", "unchanged", "removed", "vanished", "rejected")


def config_path(services: Services, given: Path | None) -> Path:
    """The file that sources are set up in."""
    return given or services.settings.data / FILE_NAME


def statuses(services: Services, config: Path | None = None) -> list[SourceStatus]:
    """Every configured source, in the order of the file."""
    setups = read_setups(config_path(services, config))
    records = read_sources(services.store().read) if setups else {}
    gone = _reported(services) if setups else None
    found = [_status(services, setup, records.get(setup.config.name)) for setup in setups]
    return [replace(item, gone=None if gone is None else gone[item.setup.config.name]) for item in found]


def _reported(services: Services) -> Counter[str] | None:
    try:
        return live_by_source(services)
    except RecordsUnavailableError:
        return None


def _status(services: Services, setup: Setup, record: SourceRecord | None) -> SourceStatus:
    config = setup.config
    if record is None or not record.last_run or not record.is_of(config.kind, config.location):
        blank = SourceRecord(config.name, config.kind, config.location)
        anew = record is not None and bool(record.last_run)
        message = "It was not fetched since it was set up anew." if anew else "It was never fetched."
        return SourceStatus(setup, blank, SourceState.STALE, message)
    if record.state != SourceState.OK:
        return SourceStatus(setup, record, SourceState(record.state), record.message)
    since = min(record.last_ok or record.last_run, record.last_items or record.last_run)[:10]
    days = (services.settings.day - datetime.date.fromisoformat(since)).days
    if days > setup.stale_days:
        return SourceStatus(setup, record, SourceState.STALE, f"The last good run with items was {days} days ago.")
    return SourceStatus(setup, record, SourceState.OK, "")


def check(services: Services, config: Path | None = None) -> list[tuple[str, Alarm]]:
    """Alarms by source, without network: how the last runs went, and files that are set up and not there."""
    found: list[tuple[str, Alarm]] = []
    for status in statuses(services, config):
        name, path = status.setup.config.name, status.setup.config.path
        make_source(status.setup.config, services.feed_parsers)
        if status.state is not SourceState.OK:
            found.append((name, Alarm(status.state, status.message)))
        if path and not Path(path).is_file():
            found.append((name, Alarm(SourceState.FAILING, f"{path}: no such file")))
        if status.setup.token_env and not os.environ.get(status.setup.token_env):
            found.append((name, Alarm(SourceState.FAILING, f"{status.setup.token_env} is not set in the environment.")))
    return found


def fetch(
    services: Services,
    names: Sequence[str] = (),
    config: Path | None = None,
    *,
    accept: bool = False,
    again: bool = False,
) -> Iterator[dict[str, Any]]:
    """Fetch each source (or those named) and give its line; then rebuild a snapshot that is behind.

    A source that fails gives a line with its alarm and does not end the run. ``accept``: take what is read as right
    whatever it looks like. ``again``: from the beginning. Raises InvalidSourceError, InvalidRequestError (a name that
    is not set up), NothingLoadedError, StoreConflictError where another fetch is at it.
    """
    setups = read_setups(config_path(services, config))
    known = [setup.config.name for setup in setups]
    for name in names:
        if name not in known:
            raise InvalidRequestError(f"no source is named {name}; set up are: {', '.join(known) or 'none'}")
    chosen = [setup for setup in setups if not names or setup.config.name in names]
    sources = [make_source(setup.config, services.feed_parsers) for setup in chosen]
    services.world()
    with FileLock(services.settings.data / "sources.lock") as lock:
        if not lock.try_acquire():
            raise StoreConflictError("another fetch is under way in this data directory; run this one again after it")
        try:
            with BulkReader[Any](services) as reader:
                for setup, source in zip(chosen, sources, strict=True):
                    earlier = read_sources(services.store().read).get(setup.config.name)
                    yield SourceRun(services, setup, source, earlier, reader, accept=accept, again=again).run()
        finally:
            with services.importing():
                if services.is_behind():
                    services.rebuild_snapshot()
