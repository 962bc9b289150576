"""Both engines for every contract test."""

from __future__ import annotations

from tests.fixtures_demo import demo_services, demo_settings
from tests.fixtures_store import (
    _embedded,
    _neo4j,
    another_client,
    embedded_data,
    embedded_store,
    neo4j_address,
    neo4j_store,
    store,
)

__all__ = [
    "_embedded",
    "_neo4j",
    "another_client",
    "demo_services",
    "demo_settings",
    "embedded_data",
    "embedded_store",
    "neo4j_address",
    "neo4j_store",
    "store",
]
