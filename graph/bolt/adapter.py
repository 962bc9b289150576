"""The store port over the driver."""
# ruff: noqa: D102 - the port, graph.store.Store, says what each method does

from __future__ import annotations

import random
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
from neo4j.exceptions import ConstraintError, DriverError, Neo4jError

from graph.bolt.errors import translate
from graph.bolt.link import Link, identify
from graph.bolt.values import plain
from graph.bolt.watch import Watch
from graph.errors import QueryTimeoutError, StoreConflictError, StoreUnavailableError
from graph.store import READ_REVISION, STORE_META, Params, Rows, Store, Transaction, revision_bump

T = TypeVar("T")

_RETRY_S = 30.0
"""How long a transaction that lost against another one is tried again, in seconds (the driver's own default)."""


class _DriverTransaction:
    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, query: str, params: Params | None = None) -> Rows:
        result = self._transaction.run(query, dict(params or {}))
        return [_row(record) for record in result]


class BoltStore(Store):
    """The adapter: see ``Store``."""

    def __init__(self, connect: Callable[[], Link]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._link: Link | None = None
        self._server: tuple[str, str] | None = None
        self._closed = False

    # --- statements ---------------------------------------------------------------------------------------------------

    def read(self, query: str, params: Params | None = None) -> Rows:
        return list(self.stream(query, params))

    def stream(self, query: str, params: Params | None = None) -> Iterator[dict[str, Any]]:
        with self._begin(read=True) as transaction:
            for record in transaction.run(query, dict(params or {})):
                yield _row(record)

    def write(self, query: str, params: Params | None = None) -> Rows:
        return self.transaction(lambda transaction: transaction.run(query, params))

    def transaction(self, work: Callable[[Transaction], T]) -> T:
        deadline = time.monotonic() + _RETRY_S
        pause = 0.01
        rivals = 0
        while True:
            try:
                with self._begin(keep=_may_be_repeated) as transaction:
                    result = work(_DriverTransaction(transaction))
                    transaction.commit()
                    return result
            except Neo4jError as error:
                rivals += isinstance(error, ConstraintError)
                if time.monotonic() > deadline or rivals > self._rivals_borne():
                    raise translate(error, "the store") from error
            threading.Event().wait(pause * random.uniform(0.5, 1.5))  # noqa: S311 - spreads rivals, hides nothing
            pause = min(pause * 2, 1.0)

    def _rivals_borne(self) -> int:
        """How many broken constraints are taken for a lost race: on ArcadeDB two MERGEs of one new node can collide."""
        return 3 if self.engine == "arcadedb" else 0

    def bounded(
        self, query: str, params: Params, timeout_s: float, take: Callable[[Sequence[str], Iterator[list[Any]]], T]
    ) -> T:
        token = f"/* jobvej:{uuid.uuid4().hex} */ "
        with self._errors() as link, self._session(link, read=True, fetch_size=100) as session:
            watch = Watch(link, token, timeout_s) if self.engine == "arcadedb" else None
            try:
                with session.begin_transaction(timeout=timeout_s) as transaction:
                    result = transaction.run((token if watch else "") + query, dict(params))
                    return take(result.keys(), ([plain(value) for value in record.values()] for record in result))
            except (Neo4jError, DriverError) as error:
                if watch is not None and watch.fired:
                    raise QueryTimeoutError(f"the query was ended after {timeout_s:g} s") from error
                raise
            finally:
                if watch is not None:
                    watch.cancel()

    def query_type(self, query: str, params: Params) -> str | None:
        if self.engine != "neo4j":
            return None
        with self._begin(read=True, timeout_s=30.0) as transaction:
            return transaction.run("EXPLAIN " + query, dict(params)).consume().query_type

    # --- the server ---------------------------------------------------------------------------------------------------

    @property
    def engine(self) -> str:
        return self._identity()[0]

    @property
    def version(self) -> str:
        return self._identity()[1]

    def ping(self) -> float:
        start = time.perf_counter()
        self._identity()
        self.read("RETURN 1 AS one")
        return time.perf_counter() - start

    def revision(self) -> int:
        rows = self.read(READ_REVISION, {"key": STORE_META})
        return int(rows[0]["revision"] or 0) if rows else 0

    def bump_revision(self) -> int:
        return self.transaction(revision_bump)

    def check_engine(self) -> list[str]:
        if self.engine == "neo4j":
            return []
        return _damage(self.sql("CHECK DATABASE"))

    def sql(self, statement: str) -> Rows:
        with self._errors() as link:
            if link.lease is None:
                raise StoreConflictError(f"{link.name} takes no SQL: only the embedded store does")
            return link.lease.sql(statement)

    def close(self) -> None:
        with self._lock:
            self._closed, link, self._link = True, self._link, None
        if link is not None:
            link.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # --- the link -----------------------------------------------------------------------------------------------------

    def _identity(self) -> tuple[str, str]:
        if self._server is None:
            with self._errors() as link:
                agent = link.writer.get_server_info().agent
            self._server = identify(agent, link.name)
        return self._server

    def _linked(self) -> Link:
        with self._lock:
            if self._closed:
                raise StoreUnavailableError("the store was closed")
            if self._link is None:
                self._link = self._connect()
            return self._link

    @contextmanager
    def _errors(self, keep: Callable[[Neo4jError], bool] = lambda _: False) -> Iterator[Link]:
        """The link; driver errors raised inside leave as our own, and a link that is broken is dropped."""
        link = self._linked()
        try:
            yield link
        except StoreUnavailableError:
            self._drop(link)
            raise
        except (Neo4jError, DriverError, OSError) as error:
            if isinstance(error, Neo4jError) and keep(error):
                raise
            ours = translate(error, link.name)
            if isinstance(ours, StoreUnavailableError):
                self._drop(link)
            raise ours from error

    @contextmanager
    def _begin(
        self,
        *,
        read: bool = False,
        timeout_s: float | None = None,
        keep: Callable[[Neo4jError], bool] = lambda _: False,
    ) -> Iterator[neo4j.Transaction]:
        with (
            self._errors(keep) as link,
            self._session(link, read=read) as session,
            session.begin_transaction(timeout=timeout_s) as transaction,
        ):
            yield transaction

    def _drop(self, link: Link) -> None:
        with self._lock:  # of the threads that find it broken, one closes it
            if self._link is not link:
                return
            self._link = None
        link.close()

    def _session(self, link: Link, *, read: bool = False, fetch_size: int = 1000) -> neo4j.Session:
        return (link.reader if read else link.writer).session(
            database=link.database,
            default_access_mode=neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS,
            fetch_size=fetch_size,
        )


def _may_be_repeated(error: Neo4jError) -> bool:
    return isinstance(error, ConstraintError) or error.is_retryable()


def _row(record: neo4j.Record) -> dict[str, Any]:
    return {key: plain(value) for key, value in zip(record.keys(), record.values(), strict=True)}


_DAMAGE = (
    "corruptedRecords", "undecodableRecords", "corruptedIndexes", "constraintViolatingRecords",
    "unreachableEdgeRecordsFound", "topMissingReferences", "warnings",
)  # fmt: skip
_DAMAGE_COUNTS = ("invalidLinks", "edgesMissingOutReference", "edgesMissingInReference", "totalCorruptedRecords")


def _damage(rows: Rows) -> list[str]:
    found = []
    for row in rows:
        found += [f"{key}: {row[key]}" for key in _DAMAGE if row.get(key)]
        found += [f"{key}: {row[key]}" for key in _DAMAGE_COUNTS if row.get(key)]
    return found
