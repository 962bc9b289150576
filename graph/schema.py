"""Bringing a store's schema up to date, and saying which version it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.engines.dialect import Statement
from graph.errors import QueryFailedError, StoreConflictError
from graph.migrations import MIGRATIONS, Migration

if TYPE_CHECKING:
    from graph.store import Store

SCHEMA_META = "schema"
"""Key of the Meta node that holds the number of the last migration applied."""

_EXISTS = "already exists"
_VERSION = "MATCH (m:Meta {key: $key}) RETURN m.version AS version"
_RECORD = "MERGE (m:Meta {key: $key}) SET m.version = $version"


def schema_version(store: Store) -> int:
    """Number of the last migration applied; 0 for a store that Jobvej has not seen yet."""
    rows = store.read(_VERSION, {"key": SCHEMA_META})
    return max((int(row["version"] or 0) for row in rows), default=0)


def migrate(store: Store, migrations: Sequence[Migration] = MIGRATIONS) -> list[int]:
    """Apply in order what is missing, each recorded once it is done; the numbers applied.

    An interrupted one is run again as a whole. Raises StoreConflictError for a store of a newer Jobvej.
    """
    version = schema_version(store)
    newest = migrations[-1].number
    if version > newest:
        raise StoreConflictError(
            f"the store has schema version {version}, this Jobvej knows {newest}: install the newer Jobvej, "
            "or restore a backup into an empty store"
        )
    applied = []
    for migration in migrations[version:]:
        for statement in migration.statements(store.engine):
            _apply(store, statement)
        store.write(_RECORD, {"key": SCHEMA_META, "version": migration.number})
        applied.append(migration.number)
    return applied


def _apply(store: Store, statement: Statement) -> None:
    """Run one statement. Two processes that open a new store at once both make its schema, and IF NOT EXISTS looks
    before it makes: the later one is told that it exists, which is what it wanted.
    """
    try:
        if statement.language == "sql":
            store.sql(statement.text)
        else:
            store.write(statement.text)
    except QueryFailedError as error:
        if _EXISTS not in str(error):
            raise
