"""What the two engines say differently about schema. The one place for it: everything else is the same Cypher.

Full-text indexes are Cypher on Neo4j and SQL on ArcadeDB; asked for by name, both answer to the same call,
``CALL db.index.fulltext.queryNodes(name, words) YIELD node, score``. ArcadeDB keeps each label and relationship type
as a type that must exist before two transactions may write to it at the same time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Statement:
    """One schema statement and the language that it is in."""

    language: Literal["cypher", "sql"]
    text: str


def types(engine: str, nodes: Iterable[str], relationships: Iterable[str]) -> list[Statement]:
    """Make labels and relationship types known; Neo4j needs nothing for that."""
    if engine == "neo4j":
        return []
    made = [f"CREATE VERTEX TYPE {name} IF NOT EXISTS" for name in nodes]
    made += [f"CREATE EDGE TYPE {name} IF NOT EXISTS" for name in relationships]
    return [Statement("sql", text) for text in made]


def unique(name: str, label: str, key: str) -> list[Statement]:
    """No two nodes with ``label`` hold the same ``key``; lookups by it use an index."""
    text = f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
    return [Statement("cypher", text)]


def lookup(engine: str, name: str, label: str, key: str) -> list[Statement]:
    """Index ``name`` over the string property ``key`` of nodes with ``label``; several may hold one value, or none."""
    if engine == "neo4j":
        return [Statement("cypher", f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})")]
    return [
        Statement("sql", f"CREATE PROPERTY {label}.{key} IF NOT EXISTS STRING"),
        Statement("sql", f"CREATE INDEX IF NOT EXISTS ON {label} ({key}) NOTUNIQUE"),
    ]


def full_text(engine: str, name: str, label: str, key: str) -> list[Statement]:
    """Full-text index ``name`` over the string property ``key`` of nodes with ``label``."""
    if engine == "neo4j":
        return [Statement("cypher", f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{key}]")]
    return [
        Statement("sql", f"CREATE PROPERTY {label}.{key} IF NOT EXISTS STRING"),
        Statement("sql", f"CREATE INDEX {name} IF NOT EXISTS ON {label} ({key}) FULL_TEXT"),
    ]
