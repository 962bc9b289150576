"""The store: the one port to a graph database, whichever engine is behind it.

Values come as plain Python: a node as {"labels", "properties"}, a relationship as {"type", "properties"}, times as
ISO strings. The adapter is in ``graph.bolt``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from graph.engines.embedded import EmbeddedOptions

T = TypeVar("T")
Params = Mapping[str, Any]
Rows = list[dict[str, Any]]

EMBEDDED = "embedded"
"""The URL of the store that Jobvej brings along."""

STORE_META = "store"
"""Key of the Meta node that counts the store's revisions."""

READ_REVISION = "MATCH (m:Meta {key: $key}) RETURN m.revision AS revision"
_BUMP = "MERGE (m:Meta {key: $key}) SET m.revision = coalesce(m.revision, 0) + 1 RETURN m.revision AS revision"


class Transaction(Protocol):
    """An open write transaction."""

    def run(self, query: str, params: Params | None = None) -> Rows:
        """The rows of one statement."""
        ...


class Store(Protocol):
    """What the rest of Jobvej knows of a graph database. Safe to share between threads.

    Every method raises StoreUnavailableError where the store does not answer; the next call looks for it anew.
    """

    @property
    def engine(self) -> str:
        """ "neo4j" or "arcadedb"."""
        ...

    @property
    def version(self) -> str:
        """The server's own version."""
        ...

    def read(self, query: str, params: Params | None = None) -> Rows:
        """Rows of a reading statement; one that writes is refused by the engine (QueryRefusedError)."""
        ...

    def stream(self, query: str, params: Params | None = None) -> Iterator[dict[str, Any]]:
        """The same, row by row as they come."""
        ...

    def write(self, query: str, params: Params | None = None) -> Rows:
        """One statement in a transaction of its own. When it returns, it is on the disk."""
        ...

    def transaction(self, work: Callable[[Transaction], T]) -> T:
        """Run ``work`` in one transaction: committed when it returns, rolled back when it raises.

        Repeated as a whole while the engine says that it lost against another transaction, so ``work`` must bear that.
        """
        ...

    def bounded(
        self, query: str, params: Params, timeout_s: float, take: Callable[[Sequence[str], Iterator[list[Any]]], T]
    ) -> T:
        """Give columns and rows of a reading statement to ``take``; ended after ``timeout_s`` (QueryTimeoutError)."""
        ...

    def query_type(self, query: str, params: Params) -> str | None:
        """ "r", "w", "rw" or "s" (schema) as the engine plans it, without running it; None where it cannot tell."""
        ...

    def ping(self) -> float:
        """Seconds that the store took to answer."""
        ...

    def revision(self) -> int:
        """How often the content was changed; 0 for a new store."""
        ...

    def bump_revision(self) -> int:
        """Count one change, in a transaction of its own; the new revision."""
        ...

    def check_engine(self) -> list[str]:
        """What the engine's own check finds damaged; empty where nothing is, or where it has no online check."""
        ...

    def sql(self, statement: str) -> Rows:
        """A statement in the embedded engine's SQL (schema, maintenance). Neo4j has none: StoreConflictError."""
        ...

    def close(self) -> None:
        """Let go of the store. May be called twice."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def revision_bump(tx: Transaction) -> int:
    """Count one change of the content, within the transaction that makes it; the new revision."""
    return int(tx.run(_BUMP, {"key": STORE_META})[0]["revision"])


def open_store(
    url: str,
    data_dir: Path,
    user: str | None = None,
    password: str | None = None,
    *,
    options: EmbeddedOptions | None = None,
    migrate: bool = True,
) -> Store:
    """Open the store at ``url`` ("embedded", or a neo4j:// or bolt:// URL) and bring its schema up to date.

    Raises StoreUnavailableError where it does not answer or refuses the password, StoreConflictError where it is too
    old, or where a newer Jobvej made its schema.
    """
    from graph.bolt.adapter import BoltStore
    from graph.bolt.link import embedded_connector, server_connector
    from graph.schema import migrate as migrate_schema

    connect = embedded_connector(data_dir, options) if url == EMBEDDED else server_connector(url, user, password)
    store = BoltStore(connect)
    try:
        store.ping()
        if migrate:
            migrate_schema(store)
    except BaseException:
        store.close()
        raise
    return store
