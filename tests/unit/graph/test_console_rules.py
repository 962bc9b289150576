"""What the console lets through before an engine sees it."""

from __future__ import annotations

import pytest

from graph.console import MAX_QUERY_CHARACTERS, check_reading
from graph.errors import QueryRefusedError


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) RETURN n;",
        "  // find\nMATCH (n {text: 'LOAD CSV; CALL x()'}) RETURN n",
        "OPTIONAL MATCH (n) RETURN n",
        "MATCH (o) CALL { WITH o MATCH (o)-->(s) RETURN count(s) AS n } RETURN n",
        "MATCH (o) CALL (o) { MATCH (o)-->(s) RETURN count(s) AS n } RETURN n",
        "CALL db.index.fulltext.queryNodes('concept_text', 'rør') YIELD node RETURN node.uri",
        "CALL db.labels() YIELD label RETURN label",
        "CALL db.labels YIELD label RETURN label",
        "MATCH (n) WHERE n.`CREATE; x` = 1 RETURN n /* ; */",
        "MATCH (n) RETURN n.call, n.load AS csv",
        "UNWIND ['æ', \"it's\"] AS x RETURN x",
    ],
)
def test_reading_passes(query: str) -> None:
    assert check_reading(query) == query.strip().rstrip(";").strip()


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("", "begins with"),
        ("CREATE (n)", "begins with"),
        ("SHOW USERS", "begins with"),
        ("TERMINATE TRANSACTIONS 'x'", "begins with"),
        ("EXPLAIN MATCH (n) RETURN n", "begins with"),
        ("USE system MATCH (n) RETURN n", "begins with"),
        ("MATCH (n) RETURN n; MATCH (m) RETURN m", "semicolon"),
        ("WITH 1 AS x LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LOAD CSV"),
        ("WITH 1 AS x LOAD /* hidden */ CSV FROM 'x' AS l RETURN l", "LOAD CSV"),
        ("CALL dbms.listConfig() YIELD name RETURN name", "dbms.listConfig"),
        ("MATCH (n) CALL apoc.create.node(['X'], {}) YIELD node RETURN node", "apoc.create.node"),
        ("MATCH (n) CALL db . createLabel('X') RETURN n", "db.createLabel"),
        ("MATCH (n) CALL `dbms`.`listConfig`() YIELD name RETURN name", "may not be called"),
        ("MATCH (n) CALL/**/dbms.listConfig() YIELD name RETURN name", "dbms.listConfig"),
        ("WITH 1 AS x LO\\u0041D CSV FROM 'x' AS l RETURN l", "escapes"),
        ("RETURN '\\u0027 AS a LOAD CSV FROM \\u0027x' AS l", "escapes"),
        ("RETURN '" + "x" * MAX_QUERY_CHARACTERS + "'", "characters"),
    ],
)
def test_anything_else_is_refused_with_the_reason(query: str, why: str) -> None:
    with pytest.raises(QueryRefusedError, match=why):
        check_reading(query)
