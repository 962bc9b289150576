"""The measure of faithful reasons: it sees reasons that are not true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recommender.evaluation.faithfulness import (
    AGAIN,
    DELETION,
    EDGES,
    SUFFICIENCY,
    SUMS,
    TEXTS,
    Person,
    concepts,
    faithfulness_table,
    in_graph,
    without,
)
from recommender.evaluation.tables import Table
from recommender.recommend import Recommender
from recommender.texts.lexical import LexicalIndex
from recommender.texts.views import TextViews
from tests.fixtures_recommender import PLACES, TODAY, ad, person, world
from tests.graph_worlds import uri

ADS = (
    ad("bakery", "bake", "hygiene", occupation="baker", title="Bager søges"),
    ad("kitchen", "hygiene", "menu", occupation="cook", title="Kok søges"),
    ad("forge", "weld", "team", occupation="smith", title="Smed søges"),
)
PEOPLE = (
    Person("a", person("bake", "hygiene", past=["baker"], wanted=["cook"])),
    Person("b", replace(person("weld", "team", "menu"), told=("Jeg svejser og bager.",))),
)


def make() -> Recommender:
    snapshot = world(*ADS)
    texts = TextViews(snapshot, lambda table: LexicalIndex.build(table.details), None, lambda _table: None)
    return Recommender(snapshot, PLACES, TODAY, texts=texts)


@pytest.fixture(scope="module")
def table() -> Table:
    return faithfulness_table(make, PEOPLE)


def test_what_must_hold_of_every_reason_holds(table: Table) -> None:
    for row in table.rows:
        for column in (SUMS, EDGES, AGAIN, TEXTS):
            assert column not in row.cells or row.cells[column].mean == 1.0, (row.name, column)
    assert SUMS in table.rows[0].cells
    assert table.rows[0].cells[DELETION].mean == 1.0


def test_the_baseline_is_there_and_worse(table: Table) -> None:
    rows = {row.name: row for row in table.rows}
    lot = rows["as read: by lot"]
    assert lot.baseline
    assert lot.cells[DELETION].mean < rows["as read"].cells[DELETION].mean
    assert {"5 skills", "3 skills"} & set(rows) == {"3 skills"}
    assert SUFFICIENCY not in rows["1 skill"].cells


def test_the_same_seed_gives_the_same_table(table: Table) -> None:
    assert faithfulness_table(make, PEOPLE) == table


def test_an_edge_that_is_not_there_is_seen() -> None:
    made = make()
    snapshot = made.snapshot
    job = made.recommend(PEOPLE[0].profile).jobs[0]
    edges = [edge for path in job.explanation.paths for edge in path.edges]
    assert all(in_graph(edge, snapshot, job, PEOPLE[0]) for edge in edges)
    asked = next(edge for edge in edges if edge.relation == "asks_for")
    assert not in_graph(replace(asked, target=uri("weld")), snapshot, job, PEOPLE[0])
    assert not in_graph(replace(asked, origin=""), snapshot, job, PEOPLE[0])
    said = next(edge for edge in edges if edge.relation == "evidence")
    assert not in_graph(said, snapshot, job, replace(PEOPLE[0], text="Noget andet."))
    broader = replace(asked, relation="broader", source=uri("bake"), target=uri("S1"))
    assert in_graph(broader, snapshot, job, PEOPLE[0])
    assert not in_graph(replace(broader, target=uri("S2")), snapshot, job, PEOPLE[0])
    need = replace(asked, relation="essential", source=uri("baker"), target=uri("bake"))
    assert in_graph(need, snapshot, job, PEOPLE[0])
    assert not in_graph(replace(need, relation="optional"), snapshot, job, PEOPLE[0])
    skills = replace(asked, relation="essential", source=uri("menu"), target=uri("hygiene"))
    assert in_graph(skills, snapshot, job, PEOPLE[0])
    assert not in_graph(replace(skills, relation="optional"), snapshot, job, PEOPLE[0])
    assert not in_graph(replace(skills, source=uri("hygiene"), target=uri("menu")), snapshot, job, PEOPLE[0])


def test_what_is_taken_away_is_gone() -> None:
    profile = PEOPLE[0].profile
    assert concepts(profile) == {uri(name) for name in ("bake", "hygiene", "baker", "cook")}
    assert concepts(without(without(profile, uri("bake")), uri("baker"))) == {uri("hygiene"), uri("cook")}
