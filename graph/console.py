"""Reading Cypher for people: bounded in rows, bytes and time, and refused where it would do anything but read.

What keeps writes out is the engine: a user without the right on the embedded store, READ access and the planner's
own verdict (EXPLAIN says "r") on Neo4j. The rules here come before it, for what counts as reading there and is none
of ours (LOAD CSV, procedures that reach beyond the graph), and to say plainly why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import QueryRefusedError

if TYPE_CHECKING:
    from graph.store import Store

MAX_ROWS = 1000
TIMEOUT_S = 10.0
MAX_BYTES = 8 * 1024 * 1024
MAX_QUERY_CHARACTERS = 20_000

BEGINNINGS = ("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL")
"""Words that a reading query can begin with."""

PROCEDURES = frozenset(
    {
        "db.index.fulltext.querynodes",
        "db.labels",
        "db.propertykeys",
        "db.relationshiptypes",
    }
)
"""Procedures that may be called, in lower case: they read the graph and nothing else, and both engines have them."""

_NOISE = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | `(?:``|[^`])*` | //[^\n]* | /\*.*?\*/""", re.VERBOSE | re.DOTALL
)
"""Strings, quoted names and comments: what stands in them is no command."""

_CALL = re.compile(r"(?<![.:$\w])CALL\b\s*(?P<next>[^\s]?)(?P<name>[\w.\s]*)", re.IGNORECASE)
_LOAD = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Rows in the order of ``columns``, as plain values. ``truncated``: there were more than the caps let through.

    Without any row the embedded engine names no columns either.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False


def run_bounded(
    store: Store,
    cypher: str,
    params: Mapping[str, Any] | None = None,
    *,
    max_rows: int = MAX_ROWS,
    timeout_s: float = TIMEOUT_S,
    max_bytes: int = MAX_BYTES,
) -> QueryResult:
    """Run a query that only reads; at most ``max_rows`` rows and ``max_bytes`` bytes (as JSON) of them.

    Raises QueryRefusedError for anything but reading, QueryTimeoutError after ``timeout_s`` seconds, QueryFailedError
    with the engine's words where it cannot be run.
    """
    if max_rows < 1 or max_bytes < 1 or timeout_s <= 0:
        raise QueryRefusedError("the limits of a query must be above zero")
    query = check_reading(cypher)
    values = dict(params or {})
    kind = store.query_type(query, values)
    if kind not in (None, "r"):
        raise QueryRefusedError("this query would change the store; only reading is allowed here")

    def take(columns: Sequence[str], rows: Iterator[list[Any]]) -> QueryResult:
        kept, truncated = _within(rows, max_rows, max_bytes)
        return QueryResult(tuple(columns), kept, truncated)

    return store.bounded(query, values, timeout_s, take)


def check_reading(cypher: str) -> str:
    """The query without a closing semicolon, if it keeps to the rules; else QueryRefusedError."""
    if len(cypher) > MAX_QUERY_CHARACTERS:
        raise QueryRefusedError(f"a query may have {MAX_QUERY_CHARACTERS} characters at most, this has {len(cypher)}")
    query = cypher.strip().rstrip(";").strip()
    if "\\u" in query.lower():
        # Neo4j reads \uXXXX before it looks for strings and words, so an escape could hide a quote or a command.
        raise QueryRefusedError("write characters themselves, not as \\u escapes")
    bare = _NOISE.sub(lambda match: "``" if match.group().startswith("`") else " ", query).strip()
    first = re.match(r"\w+", bare)
    if first is None or first.group().upper() not in BEGINNINGS:
        raise QueryRefusedError(f"a query here begins with one of {', '.join(BEGINNINGS)}: it may only read")
    if ";" in bare:
        raise QueryRefusedError("one query at a time: leave out the semicolon")
    if _LOAD.search(bare):
        raise QueryRefusedError("LOAD CSV is not allowed: it reads files and addresses, not the graph")
    for call in _CALL.finditer(bare):
        if call["next"] in ("{", "("):
            continue
        name = re.sub(r"\s", "", re.split(r"\s+(?=YIELD\b|WHERE\b|RETURN\b)", call["next"] + call["name"])[0])
        if name.lower() not in PROCEDURES:
            allowed = ", ".join(sorted(PROCEDURES))
            raise QueryRefusedError(f"the procedure {name or '(quoted)'} may not be called here; these may: {allowed}")
    return query


def _within(rows: Iterator[list[Any]], max_rows: int, max_bytes: int) -> tuple[tuple[tuple[Any, ...], ...], bool]:
    kept: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        size += len(json.dumps(row, ensure_ascii=False, default=str).encode())
        if len(kept) == max_rows or size > max_bytes:
            return tuple(kept), True
        kept.append(tuple(row))
    return tuple(kept), False
