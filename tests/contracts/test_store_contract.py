"""What every engine must do behind the store port; each test runs on both."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.console import QueryResult, run_bounded
from graph.errors import (
    IntegrityError,
    QueryFailedError,
    QueryRefusedError,
    QueryTimeoutError,
    StoreConflictError,
    StoreUnavailableError,
)
from graph.migrations import MIGRATIONS
from graph.schema import SCHEMA_META, migrate, schema_version
from graph.store import Store, open_store
from tests.neo4j_server import Neo4jAddress, free_port

NEWEST = MIGRATIONS[-1].number
ENDLESS = (
    "UNWIND range(1, 5000) AS a UNWIND range(1, 5000) AS b UNWIND range(1, 5000) AS c "
    "WITH a, b, c WHERE a * b = c + 5 RETURN count(*) AS n"
)
NODES = "abcdefghijkl"
CROSSED = (
    f"MATCH {', '.join(f'({n}:Concept)' for n in NODES)} "
    f"WHERE size({' + '.join(f'{n}.uri' for n in NODES)}) = 1 RETURN count(*) AS n"
)

MEADOW = """
CREATE (smed:Concept:Occupation {uri: 'o/smed', prefLabel_da: 'grovsmed', altLabels_da: ['smed', 'klejnsmed'],
        searchText: 'grovsmed smed blacksmith'}),
       (baker:Concept:Occupation {uri: 'o/bager', prefLabel_da: 'bager', searchText: 'bager baker'}),
       (svejs:Concept:Skill {uri: 's/svejse', prefLabel_da: 'svejse rør', searchText: 'svejse rør welding'}),
       (dej:Concept:Skill {uri: 's/ælte', prefLabel_da: 'ælte dej på Ærø', searchText: 'ælte dej på Ærø'}),
       (varme:Concept:Skill {uri: 's/varme', prefLabel_da: 'styre varme', searchText: 'styre varme'}),
       (gruppe:Concept:SkillGroup {uri: 'g/håndværk', prefLabel_da: 'håndværk', searchText: 'håndværk'}),
       (smed)-[:ESSENTIAL_SKILL]->(svejs), (smed)-[:OPTIONAL_SKILL]->(varme),
       (baker)-[:ESSENTIAL_SKILL]->(dej), (baker)-[:ESSENTIAL_SKILL]->(varme),
       (svejs)-[:BROADER]->(gruppe), (dej)-[:BROADER]->(gruppe),
       (post:Posting {key: 'demo/1'})-[:ASKS_FOR {confidence: 0.75, method: 'label'}]->(svejs)
"""

GOLDEN: dict[str, tuple[str, list[list[Any]]]] = {
    "labels": (
        "MATCH (n:Concept) RETURN n.uri AS uri, labels(n) AS l ORDER BY uri LIMIT 2",
        [["g/håndværk", ["Concept", "SkillGroup"]], ["o/bager", ["Concept", "Occupation"]]],
    ),
    "two labels": ("MATCH (n:Concept:Skill) RETURN count(n) AS n", [[3]]),
    "label as predicate": ("MATCH (n:Concept) WHERE n:Occupation RETURN count(n) AS n", [[2]]),
    "letters": ("MATCH (n:Skill {uri: 's/ælte'}) RETURN n.prefLabel_da AS t, size(n.prefLabel_da) AS s", [
        ["ælte dej på Ærø", 15],
    ]),
    "lists": ("MATCH (n {uri: 'o/smed'}) RETURN n.altLabels_da AS a, 'smed' IN n.altLabels_da AS b", [
        [["smed", "klejnsmed"], True],
    ]),
    "missing property": ("MATCH (n {uri: 'o/bager'}) RETURN n.altLabels_da AS a, coalesce(n.code, '-') AS c", [
        [None, "-"],
    ]),
    "optional match": (
        "MATCH (o:Occupation) OPTIONAL MATCH (o)-[:OPTIONAL_SKILL]->(s) RETURN o.uri AS o, s.uri AS s ORDER BY o",
        [["o/bager", None], ["o/smed", "s/varme"]],
    ),
    "either type": (
        "MATCH (o:Occupation)-[:ESSENTIAL_SKILL|OPTIONAL_SKILL]->(s) RETURN o.uri AS o, count(s) AS n ORDER BY o",
        [["o/bager", 2], ["o/smed", 2]],
    ),
    "relationship": (
        "MATCH (:Posting {key: 'demo/1'})-[r:ASKS_FOR]->(s) RETURN type(r) AS t, r.confidence AS c, properties(r) AS p",
        [["ASKS_FOR", 0.75, {"confidence": 0.75, "method": "label"}]],
    ),
    "count subquery": (
        "MATCH (s:Skill) RETURN s.uri AS s, COUNT { (s)<-[:ESSENTIAL_SKILL]-() } AS n ORDER BY s",
        [["s/svejse", 1], ["s/varme", 1], ["s/ælte", 1]],
    ),
    "exists subquery": (
        "MATCH (o:Occupation) WHERE EXISTS { (o)-[:ESSENTIAL_SKILL]->({uri: 's/varme'}) } RETURN o.uri AS o",
        [["o/bager"]],
    ),
    "call subquery": (
        "MATCH (o:Occupation) CALL (o) { MATCH (o)-[r]->() RETURN count(r) AS n } RETURN o.uri AS o, n ORDER BY o",
        [["o/bager", 2], ["o/smed", 2]],
    ),
    "any length": (
        "MATCH (:Concept {uri: 'o/smed'})-[:ESSENTIAL_SKILL|BROADER*1..3]->(x) RETURN x.uri AS x ORDER BY x",
        [["g/håndværk"], ["s/svejse"]],
    ),
    "shortest path": (
        (
            "MATCH (a:Concept {uri: 'o/smed'}), (b:Concept {uri: 'o/bager'}), p = shortestPath((a)-[*..4]-(b)) "
            "RETURN length(p) AS l, [n IN nodes(p) | n.uri] AS uris"
        ),
        [[2, ["o/smed", "s/varme", "o/bager"]]],
    ),
    "full text": (
        "CALL db.index.fulltext.queryNodes('concept_text', 'Ærø') YIELD node, score RETURN node.uri AS u, score > 0",
        [["s/ælte", True]],
    ),
    "full text, part of a word": (
        "CALL db.index.fulltext.queryNodes('concept_text', 'grov*') YIELD node RETURN node.uri AS uri",
        [["o/smed"]],
    ),
    "node": (
        "MATCH (n:SkillGroup) RETURN n",
        [[{
            "labels": ["Concept", "SkillGroup"],
            "properties": {"uri": "g/håndværk", "prefLabel_da": "håndværk", "searchText": "håndværk"},
        }]],
    ),
    "path": (
        "MATCH p = (:Posting)-[:ASKS_FOR]->() RETURN p",
        [[{
            "nodes": [
                {"labels": ["Posting"], "properties": {"key": "demo/1"}},
                {
                    "labels": ["Concept", "Skill"],
                    "properties": {
                        "uri": "s/svejse", "prefLabel_da": "svejse rør", "searchText": "svejse rør welding",
                    },
                },
            ],
            "relationships": [{"type": "ASKS_FOR", "properties": {"confidence": 0.75, "method": "label"}}],
        }]],
    ),
    "dates": ("RETURN date('2026-01-02') AS d, toString(date('2026-01-02')) AS s", [["2026-01-02", "2026-01-02"]]),
    "nothing there": ("MATCH (n:Nowhere)-[:NOTHING]->() RETURN n.x AS x", []),
}  # fmt: skip

WRITES = (
    "MATCH (n:Concept) SET n.x = 1",
    "MATCH (n:Concept) REMOVE n.uri",
    "MATCH (n:Concept) DETACH DELETE n",
    "MATCH (n:Concept) CREATE (n)-[:BROADER]->(n)",
    "MATCH (n:Concept) MERGE (m:Meta {key: n.uri}) RETURN m",
    "UNWIND [1] AS x CREATE (:Posting {key: 'x'})",
    "UNWIND [1] AS x FOREACH (y IN [1] | CREATE (:Posting {key: 'x'}))",
    "UNWIND [1] AS x CALL (x) { CREATE (:Posting {key: 'x'}) } RETURN x",
    "WITH 1 AS x CREATE (:NeverSeenBefore {a: x})",
)


@pytest.fixture
def meadow(store: Store) -> Store:
    store.write(MEADOW)
    return store


def together(*jobs: Callable[[], None]) -> None:
    """Run the jobs at the same time and wait for all; the first error is raised here."""
    errors: list[BaseException] = []

    def run(job: Callable[[], None]) -> None:
        try:
            job()
        except BaseException as error:  # noqa: BLE001 - handed over to the test
            errors.append(error)

    threads = [threading.Thread(target=run, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


# --- the server and its schema ----------------------------------------------------------------------------------------


def test_it_says_what_it_is(store: Store) -> None:
    assert store.engine in ("neo4j", "arcadedb")
    assert int(store.version.split(".")[0]) >= 5
    assert 0 < store.ping() < 5
    assert store.check_engine() == []


def test_migrations_run_once_in_order_and_again_without_harm(store: Store) -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, NEWEST + 1))
    assert schema_version(store) == NEWEST
    assert migrate(store) == []
    store.write("MATCH (m:Meta {key: $key}) DELETE m", {"key": SCHEMA_META})
    assert migrate(store) == list(range(1, NEWEST + 1))
    assert schema_version(store) == NEWEST


def test_an_interrupted_migration_goes_on_where_it_stopped(store: Store) -> None:
    store.write("MATCH (m:Meta {key: $key}) SET m.version = 1", {"key": SCHEMA_META})
    assert migrate(store) == list(range(2, NEWEST + 1))


def test_the_schema_of_a_newer_jobvej_is_left_alone(store: Store) -> None:
    store.write("MATCH (m:Meta {key: $key}) SET m.version = 999", {"key": SCHEMA_META})
    with pytest.raises(StoreConflictError, match="999"):
        migrate(store)


@pytest.mark.parametrize(
    ("label", "key"), [("Concept", "uri"), ("Posting", "key"), ("Source", "name"), ("Meta", "key")]
)
def test_keys_are_unique(store: Store, label: str, key: str) -> None:
    create = f"CREATE (:{label} {{{key}: 'æ'}})"
    store.write(create)
    with pytest.raises(IntegrityError):
        store.write(create)
    assert store.read(f"MATCH (n:{label} {{{key}: 'æ'}}) RETURN count(n) AS n") == [{"n": 1}]


def test_a_concept_is_unique_over_all_kinds(store: Store) -> None:
    store.write("CREATE (:Concept:Skill {uri: 'x'})")
    with pytest.raises(IntegrityError):
        store.write("CREATE (:Concept:Occupation {uri: 'x'})")


# --- reading and writing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", GOLDEN)
def test_both_engines_give_the_golden_rows(meadow: Store, name: str) -> None:
    query, rows = GOLDEN[name]
    assert [list(row) for row in run_bounded(meadow, query).rows] == rows
    assert [list(row.values()) for row in meadow.read(query)] == rows


def test_what_is_written_is_read_by_another_client_at_once(store: Store, another_client: Callable[[], Store]) -> None:
    other = another_client()
    for n in range(5):
        store.write(
            "CREATE (:Posting {key: $key, title: $title})", {"key": f"æ/{n}", "title": "Smørrebrødsjomfru 🥖 Ærø"}
        )
        found = other.read("MATCH (p:Posting {key: $key}) RETURN p.title AS title", {"key": f"æ/{n}"})
        assert found == [{"title": "Smørrebrødsjomfru 🥖 Ærø"}]


def test_values_come_back_as_they_went(store: Store) -> None:
    values = {
        "text": "æøå ÆØÅ ß 漢字 🥖\n\t\"'`\\",
        "empty": "",
        "number": 2**53,
        "negative": -1,
        "real": 0.1,
        "tiny": 5e-324,
        "flag": False,
        "list": ["b", "a", ""],
        "none": [],
    }
    store.write("CREATE (:Posting {key: 'v'}) ")
    store.write("MATCH (p:Posting {key: 'v'}) SET p += $values", {"values": values})
    (row,) = store.read("MATCH (p:Posting {key: 'v'}) RETURN properties(p) AS p")
    assert row["p"] == {"key": "v", **values}
    (row,) = store.read("RETURN $deep AS deep, $null AS n", {"deep": {"a": [1, {"b": None}]}, "null": None})
    assert row == {"deep": {"a": [1, {"b": None}]}, "n": None}
    assert math.isnan(store.read("RETURN $x AS x", {"x": math.nan})[0]["x"])


def test_null_removes_a_property_and_replacing_removes_the_rest(store: Store) -> None:
    store.write("CREATE (p:Posting) SET p = $values", {"values": {"key": "n", "a": 1, "b": None, "c": 3}})
    store.write("MATCH (p:Posting {key: 'n'}) SET p += {a: null}")
    assert store.read("MATCH (p:Posting) RETURN properties(p) AS p") == [{"p": {"key": "n", "c": 3}}]
    store.write("MATCH (p:Posting {key: 'n'}) SET p = {key: 'n', d: 4}")
    assert store.read("MATCH (p:Posting) RETURN properties(p) AS p") == [{"p": {"key": "n", "d": 4}}]


def test_a_transaction_is_whole_or_not_at_all(store: Store) -> None:
    def fails(tx: Any) -> None:
        tx.run("CREATE (:Posting {key: 'half'})")
        assert tx.run("MATCH (p:Posting) RETURN p.key AS key") == [{"key": "half"}]
        raise KeyError("half way")

    with pytest.raises(KeyError, match="half way"):
        store.transaction(fails)
    assert store.read("MATCH (p:Posting) RETURN p") == []

    def breaks(tx: Any) -> None:
        tx.run("CREATE (:Posting {key: 'half'})")
        tx.run("CREATE (:Posting {key: 'half'})")

    with pytest.raises(IntegrityError):
        store.transaction(breaks)
    assert store.read("MATCH (p:Posting) RETURN p") == []
    assert store.transaction(lambda tx: tx.run("CREATE (p:Posting {key: 'whole'}) RETURN p.key AS k")) == [
        {"k": "whole"}
    ]


def test_rivals_for_one_node_all_succeed(store: Store, another_client: Callable[[], Store]) -> None:
    clients = [store, another_client(), another_client()]
    seen: list[int] = []

    def count(client: Store) -> Callable[[], None]:
        return lambda: seen.extend(client.bump_revision() for _ in range(15))

    together(*map(count, clients))
    assert sorted(seen) == list(range(1, 46))
    assert store.revision() == 45


def test_threads_share_a_store(store: Store) -> None:
    def write(start: int) -> Callable[[], None]:
        rows = [{"key": f"t/{start + n}"} for n in range(50)]

        def write_all() -> None:
            for row in rows:
                store.write("CREATE (p:Posting) SET p = $row", {"row": row})

        return write_all

    together(*(write(start) for start in (0, 100, 200)))
    assert store.read("MATCH (p:Posting) RETURN count(p) AS n") == [{"n": 150}]


def test_a_stream_may_be_left_half_way(store: Store) -> None:
    rows = store.stream("UNWIND range(1, 5000) AS n RETURN n")
    assert [next(rows)["n"], next(rows)["n"]] == [1, 2]
    rows.close()  # type: ignore[attr-defined]
    assert sum(row["n"] for row in store.stream("UNWIND range(1, 5000) AS n RETURN n")) == 12_502_500


def test_large_batches_pass(store: Store) -> None:
    rows = [{"key": f"l/{n}", "text": "rør " * 1000} for n in range(4500)]  # about 22 MB on the wire
    store.write("UNWIND $rows AS row CREATE (p:Posting) SET p = row", {"rows": rows})
    assert store.read("MATCH (p:Posting) RETURN sum(size(p.text)) AS n") == [{"n": 18_000_000}]


@pytest.mark.parametrize("query", ["MATC (n)", "MATCH (n RETURN n", "RETURN $missing", "RETURN nosuchfunction(1)"])
def test_a_broken_query_is_told_from_a_broken_store(store: Store, query: str) -> None:
    with pytest.raises(QueryFailedError):
        store.read(query)
    assert store.read("RETURN 1 AS x") == [{"x": 1}]


# --- read only, bounded -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", WRITES)
def test_writes_are_refused_where_only_reading_is_meant(meadow: Store, query: str) -> None:
    before = meadow.read("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r")
    with pytest.raises(QueryRefusedError):
        run_bounded(meadow, query)
    with pytest.raises(QueryRefusedError):
        meadow.read(query)
    after = meadow.read("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r")
    assert after == before


@pytest.mark.parametrize(
    "query",
    [
        "CREATE INDEX evil IF NOT EXISTS FOR (n:Skill) ON (n.code)",
        "DROP CONSTRAINT concept_uri IF EXISTS",
        "CREATE USER evil SET PASSWORD 'evil-evil'",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "CALL dbms.killQuery('x') YIELD queryId RETURN queryId",
    ],
)
def test_the_console_reaches_nothing_beyond_the_graph(store: Store, query: str) -> None:
    with pytest.raises(QueryRefusedError):
        run_bounded(store, query)


@pytest.mark.parametrize(
    "query",
    [
        ENDLESS,
        CROSSED,
        "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN a, b, c",
    ],
    ids=["numbers", "graph", "rows"],
)
def test_a_query_that_runs_too_long_is_ended(meadow: Store, query: str) -> None:
    with pytest.raises(QueryTimeoutError):
        run_bounded(meadow, query, timeout_s=1.0, max_rows=10**9, max_bytes=10**12)
    assert meadow.ping() < 5


def test_rows_and_bytes_are_capped(store: Store) -> None:
    query = "UNWIND range(1, 100) AS n RETURN n, 'æ' AS letter"
    assert run_bounded(store, query, max_rows=100) == QueryResult(
        ("n", "letter"), tuple((n, "æ") for n in range(1, 101)), truncated=False
    )
    capped = run_bounded(store, query, max_rows=3)
    assert capped == QueryResult(("n", "letter"), ((1, "æ"), (2, "æ"), (3, "æ")), truncated=True)
    small = run_bounded(store, query, max_bytes=30)
    assert small.truncated
    assert 1 <= len(small.rows) <= 4
    assert run_bounded(store, "MATCH (n:Nowhere) RETURN n").columns in (("n",), ())  # ArcadeDB names none


def test_parameters_reach_the_console(meadow: Store) -> None:
    found = run_bounded(meadow, "MATCH (c:Concept {uri: $uri}) RETURN c.prefLabel_da AS label;", {"uri": "s/ælte"})
    assert found.rows == (("ælte dej på Ærø",),)


# --- a store that is not there ----------------------------------------------------------------------------------------


@pytest.mark.neo4j
def test_a_wrong_password_is_told_plainly(neo4j_address: Neo4jAddress, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="JOBVEJ_STORE_PASSWORD"):
        open_store(neo4j_address.url, tmp_path, neo4j_address.user, "wrong")


def test_no_server_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match="JOBVEJ_STORE"):
        open_store(f"bolt://127.0.0.1:{free_port()}", tmp_path, "neo4j", "x")


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "neo4j", "bolt://"])
def test_a_url_that_is_none_is_told_plainly(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError):
        open_store(url, tmp_path, "neo4j", "x")


def test_a_closed_store_says_so(store: Store, another_client: Callable[[], Store]) -> None:
    client = another_client()
    client.close()
    client.close()
    with pytest.raises(StoreUnavailableError, match="closed"):
        client.read("RETURN 1 AS x")
