"""Connections to one running server, and which server it is."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import neo4j
from neo4j.exceptions import DriverError

from graph.engines import embedded
from graph.errors import StoreConflictError, StoreUnavailableError

logging.getLogger("neo4j").setLevel(logging.CRITICAL)
"""The driver logs each broken connection as an error, on stderr where nobody set logging up. We raise it instead."""

MINIMUM_NEO4J = (5, 26)
"""Neo4j 5.26 is the long-term release that the project is tested against; CalVer releases (2025.01 ...) follow it."""

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""URL schemes of Bolt; with +s the certificate is checked, with +ssc a self-signed one is taken."""


@dataclass(frozen=True, slots=True)
class Link:
    """The open drivers to one running server. ``reader`` has no right to write, or is the writer in READ mode."""

    name: str
    writer: neo4j.Driver
    reader: neo4j.Driver
    database: str | None
    lease: embedded.Lease | None = None

    def close(self) -> None:
        """Close what is open; a connection that is broken already is no matter."""
        for driver in {self.writer, self.reader}:
            with suppress(Exception):
                driver.close()
        if self.lease is not None:
            self.lease.close()


def _driver(url: str, user: str | None, password: str | None) -> neo4j.Driver:
    if url.partition("://")[0] not in SCHEMES or not urlsplit(url).hostname:
        raise StoreUnavailableError(f"cannot use the store URL {url!r}: it must look like neo4j://host:7687")
    try:
        return neo4j.GraphDatabase.driver(
            url,
            auth=(user or "neo4j", password) if password is not None else None,
            connection_timeout=5.0,
            connection_acquisition_timeout=30.0,
            liveness_check_timeout=5.0,  # a connection that idled is tried before it is used: the server may be new
            notifications_min_severity="OFF",
            warn_notification_severity="OFF",
            telemetry_disabled=True,
            user_agent="jobvej",
        )
    except (DriverError, ValueError) as error:
        raise StoreUnavailableError(f"cannot use the store URL {url!r}: {error}") from error


def embedded_connector(data_dir: Path, options: embedded.EmbeddedOptions | None) -> Callable[[], Link]:
    """What joins the embedded store of ``data_dir``, starting it where it does not run."""

    def connect() -> Link:
        lease = embedded.join(data_dir, options)
        at = lease.address
        writer, reader = _driver(at.url, at.user, at.password), _driver(at.url, at.reader, at.reader_password)
        return Link(f"the embedded store in {data_dir}", writer, reader, embedded.DATABASE, lease)

    return connect


def server_connector(url: str, user: str | None, password: str | None) -> Callable[[], Link]:
    """What connects to a server that somebody else runs."""

    def connect() -> Link:
        driver = _driver(url, user, password)
        return Link(f"the store at {url}", driver, driver, None)

    return connect


def identify(agent: str, name: str) -> tuple[str, str]:
    """Engine and version from the agent string: "Neo4j/5.26.25" or "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)"."""
    _, arcade, rest = agent.partition("(ArcadeDB ")
    if arcade:
        return "arcadedb", rest.rstrip(")")
    version = agent.partition("/")[2]
    numbers = tuple(int(part) for part in version.split("-")[0].split(".")[:2] if part.isdigit())
    if numbers < MINIMUM_NEO4J:
        raise StoreConflictError(f"{name} is {agent}; Jobvej needs Neo4j 5.26 or newer")
    return "neo4j", version
