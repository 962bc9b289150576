"""Looking after the store: check, backup, restore, stop, bounded queries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.bootstrap import Services
from api.errors import InvalidRequestError

if TYPE_CHECKING:
    from graph.console import QueryResult


def check(services: Services) -> list[Any]:
    """What is wrong in the store; an empty list when nothing is."""
    from graph.check import check_store

    return list(check_store(services.store()))


def backup(services: Services, path: Path) -> None:
    """Write everything in the store to one file that either engine can restore."""
    from graph.backup import backup as write

    write(services.store(), path)


def restore(services: Services, path: Path, replace: bool = False) -> str:
    """Fill the store from a backup and rebuild the snapshot; gives the snapshot's hash.

    Raises StoreConflictError for a store that is not empty, unless ``replace`` says to remove what is in it.
    """
    from graph.backup import restore as read

    with services.importing():
        read(services.store(), path, replace)
        return services.rebuild_snapshot().content_hash


def query(services: Services, cypher: str, max_rows: int | None = None, timeout_s: float | None = None) -> QueryResult:
    """Run read-only Cypher within the settings' bounds. Raises the graph package's errors."""
    from graph.console import run_bounded

    settings = services.settings
    return run_bounded(
        services.store(),
        cypher,
        max_rows=min(max_rows or settings.query_rows, settings.query_rows),
        timeout_s=min(timeout_s or settings.query_seconds, settings.query_seconds),
    )


def stop(services: Services) -> bool:
    """End the embedded store of the data directory in order; False where none runs."""
    from graph.engines import embedded

    settings = services.settings
    if settings.store != "embedded":
        raise InvalidRequestError(f"JOBVEJ_STORE is {settings.store}: a server is stopped where it runs.")
    # Looking for a store makes its folders, so nothing is looked for where there is no data at all.
    return settings.data.exists() and embedded.stop(settings.data)
