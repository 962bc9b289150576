"""The records' database: an SQLite file in the data directory, or PostgreSQL by URL.

Opened, and brought to this program's version, when it is first used.
"""

from __future__ import annotations

import contextlib
import datetime
import secrets
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from api.errors import RecordsUnavailableError, SettingsError

FILE = "records.sqlite"
_BUSY_S = 10.0
"""How long a writer waits for another one; each writes for milliseconds."""


class Records:
    """The open records. Safe to use from several threads; ``close`` may be called twice."""

    def __init__(self, url: str | None, data: Path) -> None:
        """``url``: an SQLAlchemy URL, None for the file in ``data``. Opens nothing yet."""
        self._given, self._data = url, data
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._sessions: sessionmaker[Session] | None = None

    @contextlib.contextmanager
    def begin(self) -> Iterator[Session]:
        """One transaction: kept when the block ends, undone when it raises.

        Raises RecordsUnavailableError where the database does not answer; nothing is written then.
        """
        maker = self._open()
        try:
            with maker.begin() as db:
                yield db
        except DBAPIError as error:
            if error.connection_invalidated or _is_away(error):
                raise RecordsUnavailableError("The records cannot be reached.") from error
            raise

    def ping(self) -> None:
        """Raise RecordsUnavailableError where the database does not answer."""
        with self.begin() as db:
            db.execute(text("SELECT 1"))

    def scrub(self) -> None:
        """After an erasure: take what was deleted out of SQLite's log of writes too.

        Does nothing where somebody else is at it; the next one makes up for that (the service does it every hour).
        """
        engine = self.engine()
        if engine.dialect.name == "sqlite":
            with contextlib.suppress(sqlite3.OperationalError, DBAPIError):
                raw = engine.raw_connection()
                try:
                    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    raw.close()

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            engine, self._engine, self._sessions = self._engine, None, None
        if engine is not None:
            engine.dispose()

    def engine(self) -> Engine:
        """The engine, migrated. Raises RecordsUnavailableError or SettingsError."""
        self._open()
        assert self._engine is not None  # noqa: S101 - opened just now
        return self._engine

    def _open(self) -> sessionmaker[Session]:
        with self._lock:
            if self._sessions is None:
                engine = _engine(self._url())
                try:
                    self._migrate(engine)
                except DBAPIError as error:
                    engine.dispose()
                    raise RecordsUnavailableError("The records cannot be opened.") from error
                self._engine = engine
                self._sessions = sessionmaker(engine, expire_on_commit=False)
            return self._sessions

    def _url(self) -> URL:
        if self._given is None:
            self._data.mkdir(parents=True, exist_ok=True)
            path = self._data / FILE
            if not path.exists():
                path.touch(mode=0o600)
            return URL.create("sqlite", database=str(path))
        try:
            return make_url(self._given)
        except ArgumentError:
            raise SettingsError("JOBVEJ_RECORDS: must be a database URL, as postgresql://") from None

    def _migrate(self, engine: Engine) -> None:
        """Bring the tables to this program's version; one process at a time."""
        from api.records.migrations import upgrade
        from graph.engines.locks import FileLock

        self._data.mkdir(parents=True, exist_ok=True)
        with FileLock(self._data / "records.lock") as lock:
            if not lock.acquire(60.0):
                raise RecordsUnavailableError("Another process does not end its work on the records.")
            upgrade(engine)


def now() -> datetime.datetime:
    """This moment, in UTC."""
    return datetime.datetime.now(datetime.UTC)


def new_id() -> str:
    """An identifier that cannot be guessed: 22 characters, 128 bits. A command takes no "-" at the front for it."""
    while (found := secrets.token_urlsafe(16)).startswith("-"):
        pass
    return found


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True, hide_parameters=True)
        engine = create_engine(url, connect_args={"timeout": _BUSY_S}, hide_parameters=True)
    except (NoSuchModuleError, ModuleNotFoundError, SQLAlchemyError):
        raise SettingsError(
            f"JOBVEJ_RECORDS: no driver for {url.drivername}; for PostgreSQL install psycopg and use postgresql+psycopg://"
        ) from None
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # SQLAlchemy begins the transactions itself, so that two writers wait for each other instead of failing midway.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _is_away(error: DBAPIError) -> bool:
    """Whether the database is out of reach or busy, rather than that the statement is wrong."""
    from sqlalchemy.exc import InterfaceError, OperationalError

    return isinstance(error, OperationalError | InterfaceError)
