"""Stores for tests: both engines, each started once for the whole run and emptied before each test that uses it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from graph.engines import embedded
from graph.engines.embedded import EmbeddedOptions
from graph.schema import migrate
from graph.store import Store, open_store
from tests.neo4j_server import MissingToolError, Neo4jAddress, running_neo4j
from tests.support import missing

ENGINES = (
    pytest.param("embedded", marks=pytest.mark.embedded),
    pytest.param("neo4j", marks=pytest.mark.neo4j),
)
TEST_OPTIONS = EmbeddedOptions(heap_mb=512, idle_s=5.0)


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jAddress]:
    """A running Neo4j server."""
    try:
        with running_neo4j(tmp_path_factory.mktemp("neo4j")) as address:
            yield address
    except MissingToolError as error:
        missing(str(error))


@pytest.fixture(scope="session")
def embedded_data() -> Iterator[Path]:
    """The data directory of the embedded store that tests share."""
    with tempfile.TemporaryDirectory(prefix="jobvej-store-") as folder:
        yield Path(folder)
        embedded.stop(Path(folder))


@pytest.fixture(scope="session")
def _embedded(embedded_data: Path) -> Iterator[Store]:
    with open_store("embedded", embedded_data, options=TEST_OPTIONS) as store:
        yield store


@pytest.fixture(scope="session")
def _neo4j(neo4j_address: Neo4jAddress, embedded_data: Path) -> Iterator[Store]:
    at = neo4j_address
    with open_store(at.url, embedded_data, at.user, at.password) as store:
        yield store


@pytest.fixture
def embedded_store(_embedded: Store) -> Store:
    """The embedded store, empty."""
    return emptied(_embedded)


@pytest.fixture
def neo4j_store(_neo4j: Store) -> Store:
    """The Neo4j store, empty."""
    return emptied(_neo4j)


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """Each engine's store in turn, empty."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture
def another_client(store: Store, embedded_data: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[], Store]]:
    """Opens a further client of the store under test."""
    opened: list[Store] = []

    def connect() -> Store:
        if store.engine == "arcadedb":
            opened.append(open_store("embedded", embedded_data, options=TEST_OPTIONS))
        else:
            at: Neo4jAddress = request.getfixturevalue("neo4j_address")
            opened.append(open_store(at.url, embedded_data, at.user, at.password))
        return opened[-1]

    yield connect
    for client in opened:
        with suppress(Exception):
            client.close()


def emptied(store: Store) -> Store:
    """The store with the schema and nothing else in it."""
    store.write("MATCH (n) DETACH DELETE n")
    migrate(store)
    return store
