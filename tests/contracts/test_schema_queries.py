"""The example queries of docs/schema.md, run on both engines over a world small enough to know every answer."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.console import run_bounded
from graph.sources import SourceRecord, write_source
from graph.store import Store
from graph.writing import end_postings, write_classification, write_postings
from ontology.evidence import Strength
from ontology.postings import EndReason
from tests.graph_worlds import mention, tiny_classification, tiny_postings, uri

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "schema.md"
QUERIES = dict(re.findall(r"^### ([a-z-]+)\n.*?```cypher\n(.*?)```", DOCUMENT.read_text("utf-8"), re.M | re.S))

# Worked out by hand from tests/graph_worlds.py and the posting added below.
GOLDEN: dict[str, list[tuple[object, ...]]] = {
    "skills-of-an-occupation": [
        ("ESSENTIAL_SKILL", "bake bread", "bage brød"),
        ("ESSENTIAL_SKILL", "food hygiene", "madhygiejne"),
        ("OPTIONAL_SKILL", "work in a team", "arbejde i hold"),
    ],
    "occupations-that-need-a-skill": [("baker", "7512", True), ("cook", "5120", False)],
    # bake bread and food hygiene are had by two occupations each: 1/2 + 1/2.
    "occupations-sharing-rare-skills": [("baker", 2, 1.0)],
    # baker: bake, hygiene, team; cook: hygiene, menu, bake; two of four in common. The smith is of group 7 as well.
    "alternatives-by-overlap": [("cook", 2, 0.5)],
    "demand-per-skill-group": [("S1", "tilberede mad", 3), ("S2", "arbejde med metal", 1)],
    "most-wanted-skills": [
        ("bage brød", 2, 1),
        ("arbejde i hold", 1, 0),
        ("madhygiejne", 1, 0),
        ("planlægge menuer", 1, 0),
        ("svejse", 1, 1),
    ],
    "asked-for-beyond-the-profile": [("baker", "weld", 1)],
    "evidence-for-a-skill": [
        ("feed/c", "bake", "Vi søger én, der kan bake.", 1.0),
        ("jobnet/1", "bake", "Vi søger én, der kan bake.", 0.75),
    ],
    "skills-that-cross-sectors": [("work in a team", 2, 2)],
    "danish-labels-by-kind": [
        ("isco_group", 2, 2, 0),
        ("occupation", 3, 3, 0),
        ("sector", 2, 2, 0),
        ("skill", 5, 5, 0),
        ("skill_group", 2, 2, 0),
    ],
}


@pytest.fixture
def filled(store: Store) -> Store:
    bakery = tiny_postings()[0]
    evidence = (mention("bake"), mention("weld", 30, strength=Strength.ESSENTIAL))
    oven = replace(
        bakery,
        source="feed",
        nace="C",
        nace_origin="occupation",
        identifier="c",
        occupations=(uri("baker"),),
        evidence=evidence,
    )
    write_classification(store, tiny_classification())
    write_postings(store, [*tiny_postings(), oven], today=date(2026, 11, 22))
    write_postings(store, [replace(tiny_postings()[2], identifier="gone", feed="feed")])
    end_postings(store, {"feed/gone": EndReason.REMOVED}, date(2026, 11, 22))
    write_source(store.write, SourceRecord("feed", "csv", "ads.csv"))
    return store


def test_the_document_has_ten_queries_and_each_has_a_golden_result() -> None:
    assert len(QUERIES) == 10
    assert QUERIES.keys() == GOLDEN.keys()


def test_every_query_gives_its_golden_result(filled: Store) -> None:
    for name, text in QUERIES.items():
        result = run_bounded(filled, text)
        assert [tuple(row) for row in result.rows] == [pytest.approx(row) for row in GOLDEN[name]], name
        assert not result.truncated


def test_the_properties_that_the_document_names_exist(filled: Store) -> None:
    text = DOCUMENT.read_text("utf-8")
    rows = filled.read("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key AS name ORDER BY name")
    rows += filled.read("MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT key AS name ORDER BY name")
    internal = {"state", "contentHash", "version", "attribution", "counts", "run", "revision"}
    for name in {row["name"] for row in rows} - internal:
        assert f"`{name.replace('_en', '_da')}`" in text or f"`{name}`" in text, f"{name} is not in docs/schema.md"
