"""From skills alone to occupations: stand-ins, the ranker, its file, and what a person without known work is told."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from recommender.adjacency import Neighbours
from recommender.adjacency.cosine import CosineAdjacency
from recommender.errors import ArtefactError
from recommender.from_skills import FromSkills
from recommender.from_skills.fit import draw, fit_ranker
from recommender.from_skills.ranker import COLUMNS, FEATURES, PATH, Artefact, Evidence, load, save
from recommender.from_skills.through import STAND_IN, STAND_INS, Through
from recommender.from_skills.views import standing
from recommender.near_occupations import near_occupations, to_rows
from recommender.network import PathGraph, PathNetwork
from recommender.network.queries import Corruptor
from recommender.results import RecommendRequest
from tests.fixtures_recommender import ad, person, recommender, world
from tests.graph_worlds import uri
from tests.unit.recommender.test_network import some_weights


def evidence() -> Evidence:
    snapshot = world()
    return Evidence(snapshot, PathNetwork(PathGraph.of(snapshot), some_weights()), CosineAdjacency(snapshot))


def query(*names: str) -> np.ndarray:
    snapshot = world()
    found = np.zeros((1, len(snapshot.skills)))
    found[0, [snapshot.skill_row[uri(name)] for name in names]] = 1.0
    return found


def test_the_occupation_that_needs_most_of_the_skills_stands_in_and_is_nearest() -> None:
    snapshot = world()
    through = Through(snapshot, CosineAdjacency(snapshot))
    likeliest = through.likeliest(query("weld")[0], 3)
    assert likeliest == [(snapshot.occupation_row[uri("smith")], 1.0)]
    found = through.of(query("bake", "menu"))
    for name in (STAND_IN, STAND_INS):
        assert found[name].max() == 1.0
        assert (found[name] >= 0).all()
    assert (found[STAND_INS] >= found[STAND_IN] - 1e-12).all()
    assert through.likeliest(np.zeros(len(snapshot.skills)), 3) == []


def test_every_feature_speaks_of_every_occupation() -> None:
    snapshot = world()
    found = evidence().of(np.concatenate([query("weld"), query("bake")]))
    assert tuple(name for name in FEATURES if name in found) == FEATURES
    assert {values.shape for values in found.values()} == {(2, len(snapshot.occupations))}
    assert standing([found[name] for name in FEATURES]).shape[-1] == len(COLUMNS)


def test_scores_are_nearness_and_follow_the_skills() -> None:
    snapshot = world()
    ranker = FromSkills(snapshot, PathNetwork.of(snapshot), CosineAdjacency(snapshot))
    scores = ranker.scores(person("weld"))
    assert scores.argmax() == snapshot.occupation_row[uri("smith")]
    assert ((scores >= 0) & (scores <= 1)).all()
    assert not ranker.scores(person()).any()
    assert not ranker.scores(person(wished=["weld"])).any()
    np.testing.assert_array_equal(scores, ranker.scores(person("weld")))


def test_a_fit_ranks_what_it_was_shown_and_is_the_same_again() -> None:
    snapshot = world()
    corruptor = Corruptor(snapshot)
    row = snapshot.occupation_row
    gold = {row[uri("baker")]: frozenset({row[uri("cook")]}), row[uri("cook")]: frozenset({row[uri("baker")]})}
    asked = draw(corruptor, corruptor.answered(gold), 40, seed=1)
    assert asked.skills == draw(corruptor, corruptor.answered(gold), 40, seed=1).skills
    found = evidence().of(corruptor.matrix(asked.skills))
    ranker = fit_ranker(standing([found[name] for name in FEATURES]), asked)
    assert ranker.near >= ranker.far
    first = evidence().of(query("bake"))
    raw = ranker.raw(standing([first[name] for name in FEATURES])[0])
    assert raw[row[uri("cook")]] > raw[row[uri("smith")]]


def test_the_file_is_read_as_it_was_written_and_refused_where_it_does_not_fit(tmp_path: Path) -> None:
    shipped = load()
    path = tmp_path / "ranker.json"
    save(path, shipped)
    again = load(path)
    for name, ranker in shipped.rankers.items():
        np.testing.assert_array_equal(again.rankers[name].weights, ranker.weights)
    assert again.meta == shipped.meta
    assert json.loads(path.read_text()) == json.loads(PATH.read_text())
    other = tmp_path / "other.json"
    other.write_text(path.read_text().replace("page rank", "page"))
    for wrong in (other, tmp_path / "none.json"):
        with pytest.raises(ArtefactError, match="train_from_skills"):
            load(wrong)
    assert isinstance(again, Artefact)


def test_a_person_without_known_work_is_told_where_their_skills_lead() -> None:
    ads = (ad("1", "weld", occupation="smith"), ad("2", "bake", occupation="baker"))
    made = recommender(*ads)
    neighbours = Neighbours(made.snapshot)
    found = near_occupations(made, neighbours, person("weld"), RecommendRequest())
    assert (found[0].uri, found[0].from_uri, found[0].own, found[0].live) == (uri("smith"), None, False, 1)
    assert found[0].carried == (uri("weld"),)
    assert to_rows(found, made.snapshot)[0]["from"] is None
    assert near_occupations(made, neighbours, person(), RecommendRequest()) == []


def test_where_nothing_carries_over_it_says_from_which_skills_the_way_leads() -> None:
    made = recommender(ad("1", "weld", occupation="smith"), ad("2", "bake", occupation="baker"))
    found = near_occupations(made, Neighbours(made.snapshot), person("team"), RecommendRequest())
    assert found
    for item in found:
        assert item.carried == ()
        assert item.leads == (uri("team"),)
    rows = to_rows(found, made.snapshot)
    assert all(row["leads"] == [{"uri": uri("team"), "label": "arbejde i hold"}] for row in rows)
    with_work = near_occupations(made, Neighbours(made.snapshot), person("team", past=["cook"]), RecommendRequest())
    assert {item.leads for item in with_work} <= {()}
