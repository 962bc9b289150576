"""The path network as a scorer of postings, as a model of adjacency, and in the benchmark."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from recommender.adjacency import Neighbours
from recommender.adjacency import ranker as adjacency
from recommender.adjacency.network import NetworkAdjacency
from recommender.errors import ArtefactError, DatasetError
from recommender.evaluation.datasets import MobilitySet
from recommender.evaluation.from_skills_bench import WITHOUT, from_skills_tables
from recommender.evaluation.network_bench import NETWORK, RANKER, WITH, Bench, Setting, fit_name
from recommender.from_skills.fit import fit
from recommender.from_skills.through import STAND_IN
from recommender.from_skills.views import VIEWS, Views, standing
from recommender.network import PATH, SHIPPED, PathGraph, PathNetwork, load
from recommender.network.artefact import Fit
from recommender.scorers.cosine import CosineScorer, ProfileVectors
from recommender.scorers.network import NETWORK_SHARE, NetworkScorer
from recommender.skillspace import SkillSpace
from tests.contracts.test_scorer_contract import query
from tests.fixtures_recommender import ad, person, world
from tests.graph_worlds import uri
from tests.unit.recommender.test_network import some_weights

ADS = (ad("a", "bake", occupation="baker"), ad("b", "weld", occupation="smith"), ad("c", "team"))
BAKER = person("bake", past=["baker"], wanted=["cook"])


def network(snapshot: object = None) -> PathNetwork:
    return PathNetwork(PathGraph.of(world()), some_weights())


def test_postings_get_the_score_of_their_occupation_and_the_cosine_is_the_prior() -> None:
    snapshot = world(*ADS)
    space = SkillSpace.of_postings(snapshot)
    scores = NetworkScorer(space, network()).score(query(snapshot, BAKER))
    prior = CosineScorer(space).score(query(snapshot, BAKER))
    parts = {name: factor for name, factor in scores.factors.items() if name.startswith("network")}
    added = sum(parts.values(), np.zeros(3))
    np.testing.assert_allclose(scores.total - prior.total, added, atol=1e-9)
    row = snapshot.postings.row_of
    assert added[row["test/a"]] > added[row["test/b"]] > 0
    assert added[row["test/c"]] == 0  # no occupation
    assert added.max() <= NETWORK_SHARE + 1e-9


def test_the_parts_of_the_networks_score_are_those_of_the_whole_query() -> None:
    space = SkillSpace.of_postings(world(*ADS))
    vectors = ProfileVectors.of(BAKER, space)
    parts = NetworkScorer(space, network()).parts(vectors)
    whole = network().read(vectors.skills + vectors.past + vectors.wish).paths
    np.testing.assert_allclose(sum(parts.values()), whole / whole.max(), atol=1e-9)
    assert all(part.max() > 0 for name, part in parts.items() if name != "network_labels")


def test_adjacency_by_the_network_lies_between_zero_and_one_and_masks_the_source() -> None:
    snapshot = world()
    model = NetworkAdjacency(snapshot, network())
    row = snapshot.occupation_row[uri("baker")]
    scores = model.scores(row)
    rest = np.delete(scores, row)
    assert (rest.min(), rest.max()) == (0.0, 1.0)
    assert rest.tolist() == np.delete(model.scores(row, ["sector"]), row).tolist()
    assert Neighbours(snapshot, lambda _snapshot: network()).adjacent(uri("baker"), model="network")[0].score == 1.0


def test_what_ships_fits_and_says_what_it_was_trained_on() -> None:
    fits = load(PATH)
    assert fits[SHIPPED].meta["trained_on"] == ["O*NET Primary-Short", "ROME"]
    for name in ("O*NET Primary-Short", "ROME"):
        assert fits[name].meta["trained_on"] == [name]
        assert {fit_name(name, seed) for seed in range(1, 5)} | {fit_name(name, shuffled=True)} <= set(fits)
    assert PATH.stat().st_size < 300_000


def test_a_file_without_the_shipped_fit_is_refused(tmp_path: Path) -> None:
    from recommender.network.artefact import save

    path = tmp_path / "network.json"
    save(path, {"other": Fit(some_weights(), {})})
    with pytest.raises(ArtefactError, match=r"no fit 'shipped'.*jobvej train"):
        PathNetwork.of(world(), path)


def test_views_of_queries_by_hand() -> None:
    snapshot = world()
    views = Views(snapshot, None)
    weld = np.zeros((1, len(snapshot.skills)))
    weld[0, snapshot.skill_row[uri("weld")]] = 1.0
    smith, baker = snapshot.occupation_row[uri("smith")], snapshot.occupation_row[uri("baker")]
    found = views.of(weld, np.array([baker]))
    assert set(found) == set(VIEWS)
    assert int(np.argmax(found["cosine"][0])) == smith
    # From "weld" only the smith is reached, and back by the smith's two skills, of which "team" leads to the baker.
    assert found["two-hop walk"][0, smith] > found["two-hop walk"][0, baker] > 0
    # The source sends nothing on: without the smith no walk leads anywhere.
    assert not views.of(weld, np.array([smith]))["two-hop walk"].any()
    assert not found["text"].any()


def test_a_ranker_learns_which_view_is_right() -> None:
    generator = np.random.default_rng(0)
    values = [generator.random((40, 6)) for _ in range(2)]
    features = standing(values)
    right = [{int(row): 1.0} for row in np.argmax(values[1], axis=1)]
    without = np.array([(next(iter(shares)) + 1) % 6 for shares in right])
    weights = fit(features, without, right)
    chosen = np.argmax(features @ weights.astype(np.float32), axis=1)
    assert np.mean(chosen == np.argmax(values[1], axis=1)) > 0.9


def test_the_benchmark_holds_the_country_out_and_pairs_with_and_without() -> None:
    pairs = {uri("baker"): frozenset({uri("cook")}), uri("smith"): frozenset({uri("baker"), uri("cook")})}
    sets = [MobilitySet(name, pairs, {origin: origin for origin in pairs}) for name in ("A", "B")]
    fits = {fit_name("A"): Fit(some_weights(), {}), fit_name("A", 1): Fit(some_weights(seed=4), {})}
    fits |= {fit_name("B"): Fit(some_weights(seed=5), {}), fit_name("B", shuffled=True): Fit(some_weights(), {})}
    said: list[str] = []
    setting = Setting(3, 0.25)
    tables = Bench(world(), None, fits, said.append).tables(sets, [setting])
    on_b = next(table for table in tables if "B, all" in table.title)
    assert "trained on A alone" in on_b.split
    names = [row.name for row in on_b.rows]
    assert {*VIEWS, RANKER, NETWORK, WITH} <= set(names)
    assert any(note.startswith(f"{WITH} - {RANKER}, 3 skills, noisy") and "over 2 seeds" in note for note in on_b.notes)
    assert all(0 <= row.cells[str(setting)].mean <= 1 for row in on_b.rows)
    on_a = next(table for table in tables if "A, all" in table.title)
    assert any("shuffled" in row.name for row in on_a.rows)
    rankers = {"A": adjacency.load()[SHIPPED], "B": adjacency.load()[SHIPPED]}
    skills_a, skills_b = from_skills_tables(world(), None, fits, sets, said.append, [setting], rankers)
    assert ("B saw" in skills_b.split, "B alone" in skills_b.split) == (False, True)
    assert {STAND_IN, WITHOUT, WITH} <= {row.name for row in skills_a.rows}
    assert sum(row.baseline for row in skills_a.rows) == len(skills_a.rows) - 1
    assert all(0 < row.cells[str(setting)].mean <= 1 for row in (*skills_a.rows, *skills_b.rows))
    with pytest.raises(DatasetError, match="no fit 'A'"):
        Bench(world(), None, {}, said.append).tables(sets)
