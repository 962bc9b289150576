"""The path network: scores, exact paths, its file. Numbers of a small world that is worked out by hand or by force."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from recommender.errors import ArtefactError
from recommender.network import PathGraph, PathNetwork, PathSearch, TextVectors, Weights, strongest_paths
from recommender.network.artefact import Fit, load, save
from recommender.network.graph import RELATIONS
from recommender.network.queries import Corruptor
from recommender.network.weights import from_form
from tests.fixtures_recommender import world
from tests.graph_worlds import uri


def some_weights(channels: int = 2, steps: int = 3, seed: int = 3) -> Weights:
    draw = np.random.default_rng(seed).random
    return Weights(
        start=draw(channels),
        mix=draw((steps, len(RELATIONS), channels, channels)),
        keep=draw((steps, channels)),
        again=draw((steps, channels)),
        power=np.array(0.7),
        gain=1.0 + draw((2, channels)),
        out=draw((2, channels)),
        size=np.array(-0.1),
        text=np.array(0.2),
    )


GRAPH = PathGraph.of(world())
ROW = {name: place for place, name in enumerate(uri.rsplit("/", 1)[1] for uri in GRAPH.nodes["occupation"])}


def query(*skills: str) -> np.ndarray:
    found = np.zeros(GRAPH.count("skill"))
    for skill in skills:
        found[GRAPH.nodes["skill"].index(uri(skill))] = 1.0
    return found


def test_edges_are_divided_by_the_roots_of_both_ends_counts() -> None:
    essential = GRAPH.edges[RELATIONS[0]].toarray()
    baker, smith = essential[ROW["baker"]], essential[ROW["smith"]]
    names = [skill.rsplit("/", 1)[1] for skill in GRAPH.nodes["skill"]]
    # "hygiene" is essential for baker and cook, "bake" for the baker alone; the baker needs two.
    assert baker[names.index("hygiene")] == pytest.approx(1 / 2)
    assert baker[names.index("bake")] == pytest.approx(1 / np.sqrt(2))
    assert smith[names.index("weld")] == pytest.approx(1.0)
    for relation, matrix in GRAPH.edges.items():
        assert matrix.shape == (GRAPH.count(relation.target), GRAPH.count(relation.source))


def test_one_step_by_hand() -> None:
    weights = from_form(
        {
            "start": [2.0],
            "mix": np.ones((1, len(RELATIONS), 1, 1)).tolist(),
            "keep": [[0.0]],
            "again": [[0.0]],
            "power": 0.0,
            "gain": [[1.0], [3.0]],
            "out": [[1.0], [0.5]],
            "size": 0.0,
            "text": 0.0,
        }
    )
    scores = PathNetwork(GRAPH, weights).scores(query("weld"))
    # Only the smith needs "weld", so the smith has the most: log(1 + 1) + log(1 + 3) / 2.
    assert scores[ROW["smith"]] == pytest.approx(np.log(2) + 0.5 * np.log(4))
    assert scores[ROW["baker"]] == scores[ROW["cook"]] == 0


def test_scaling_the_query_changes_nothing_and_an_empty_one_scores_zero() -> None:
    network = PathNetwork(GRAPH, some_weights())
    np.testing.assert_allclose(network.scores(query("bake", "team")), network.scores(5 * query("bake", "team")))
    assert not network.scores(query()).any()


def test_many_queries_together_score_as_one_by_one() -> None:
    network = PathNetwork(GRAPH, some_weights())
    asked = np.stack([query("bake", "team"), query(), query("weld")] * 4)
    without = [ROW["baker"], None, None] * 4
    one_by_one = [network.scores(row, source) for row, source in zip(asked, without, strict=True)]
    np.testing.assert_allclose(network.many(asked, without), one_by_one, atol=1e-5)


def test_the_flow_is_linear_in_the_query() -> None:
    network = PathNetwork(GRAPH, some_weights())
    starts = np.random.default_rng(0).random((GRAPH.count("skill"), 2))
    apart = network.flow(starts, [None, None])[-1]["occupation"]
    joined = network.flow(starts.sum(axis=1, keepdims=True), [None])[-1]["occupation"]
    np.testing.assert_allclose(apart.sum(axis=1, keepdims=True), joined)


def test_the_source_sends_no_message_and_its_edges_do_not_matter() -> None:
    """With baker masked, what is scored for the others is what a graph without the baker's edges gives."""
    weights = some_weights()
    masked = PathNetwork(GRAPH, weights).read(query("bake", "hygiene"), ROW["baker"])
    cut = {}
    for relation, matrix in GRAPH.edges.items():
        lone = matrix.tolil()
        if relation.source == "occupation":
            lone[:, ROW["baker"]] = 0.0
        if relation.target == "occupation":
            lone[ROW["baker"], :] = 0.0
        cut[relation] = lone.tocsr()
    without = PathNetwork(PathGraph(GRAPH.nodes, cut, GRAPH.idf, GRAPH.size), weights).read(query("bake", "hygiene"))
    np.testing.assert_allclose(masked.paths, without.paths)
    assert masked.paths[ROW["baker"]] == 0


@pytest.mark.parametrize("occupation", sorted(ROW))
@pytest.mark.parametrize("without", [None, "cook"])
def test_shares_of_all_paths_sum_to_the_score(occupation: str, without: str | None) -> None:
    network = PathNetwork(GRAPH, some_weights(steps=2))
    source = ROW[without] if without else None
    asked = query("bake", "weld")
    paths = strongest_paths(network, asked, ROW[occupation], count=10_000, without=source)
    assert sum(path.share for path in paths) == pytest.approx(network.read(asked, source).paths[ROW[occupation]])
    assert len({path.nodes + path.relations for path in paths}) == len(paths)
    assert not any(uri("cook") in path.nodes for path in paths if without)


@pytest.mark.parametrize("occupation", sorted(ROW))
def test_simple_paths_are_those_of_all_that_come_by_no_node_twice(occupation: str) -> None:
    search = PathSearch(PathNetwork(GRAPH, some_weights(steps=2)), query("bake", "weld"))
    everything = search.best(ROW[occupation], 10_000)
    simple = [path for path in everything if len(set(path.nodes)) == len(path.nodes)]
    assert search.best(ROW[occupation], 10_000, simple=True) == simple
    over = [path for path in everything if uri("team") in path.nodes]
    assert search.best(ROW[occupation], 10_000, among=lambda path: uri("team") in path.nodes) == over


@pytest.mark.parametrize("occupation", sorted(ROW))
def test_an_edge_has_the_share_of_all_paths_that_end_over_it(occupation: str) -> None:
    search = PathSearch(PathNetwork(GRAPH, some_weights(steps=2)), query("bake", "hygiene", "weld"))
    paths = search.best(ROW[occupation], 10_000)
    edges = search.edges(ROW[occupation], 10_000)
    assert {edge.distance for edge in edges} == {1, 2}
    assert [edge.share for edge in edges] == sorted((edge.share for edge in edges), reverse=True)
    assert sum(edge.share for edge in edges if edge.distance == 1) == pytest.approx(search.total(ROW[occupation]))
    for edge in edges:
        by_force = sum(
            path.share
            for path in paths
            if len(path.relations) >= edge.distance
            and path.relations[-edge.distance] == edge.relation
            and path.nodes[-edge.distance - 1 :][:2] == (edge.source, edge.target)
        )
        assert edge.share == pytest.approx(by_force)
    assert search.edges(ROW[occupation], 2) == edges[:2]
    assert not [edge for edge in edges if edge.source == uri(occupation)]
    ends = [path for path in paths if len(path.nodes) > 2 and path.nodes[-3] != uri(occupation)]
    assert sum(edge.share for edge in edges if edge.distance == 2) == pytest.approx(sum(path.share for path in ends))


def test_a_path_has_the_share_that_it_has_alone() -> None:
    """The strongest path's share, by force: the flow along its edges alone, with mass that stays and starts anew."""
    weights = some_weights(steps=3)
    network = PathNetwork(GRAPH, weights)
    asked = query("bake", "team")
    best = strongest_paths(network, asked, ROW["cook"], count=1)[0]
    kinds = [name.split()[0] for name in best.relations] + ["occupation"]
    rows = [GRAPH.nodes[kind].index(node) for kind, node in zip(kinds, best.nodes, strict=True)]
    places = [[str(relation) for relation in RELATIONS].index(name) for name in best.relations]
    strengths = [GRAPH.edges[RELATIONS[at]][rows[i + 1], rows[i]] for i, at in enumerate(places)]
    begin = network.start(asked)[rows[0]] * weights.start

    states = network.flow(network.start(asked)[:, None], [None])
    parts = network.readout(states)[0, ROW["cook"]].reshape(2, -1)
    share = 0.0
    for last, part in ((1, parts[0]), (3, parts[1])):
        # Mass enters at the start, or anew after a step, and then moves along the path at some of the steps left.
        mass = states[last]["occupation"][ROW["cook"], 0]
        alone = np.zeros(2)
        for enters in range(last + 1):
            for moves in product([False, True], repeat=last - enters):
                if sum(moves) != len(places):
                    continue
                flowing, moved = begin * (1.0 if enters == 0 else weights.again[enters - 1]), 0
                for step, moves_now in enumerate(moves, start=enters):
                    if moves_now:
                        flowing = (flowing @ weights.mix[step, places[moved]]) * strengths[moved]
                        moved += 1
                    else:
                        flowing = flowing * weights.keep[step]
                alone += flowing
        share += float((part * alone / mass).sum())
    assert best.share == pytest.approx(share)


def test_texts_count_by_their_weight_and_are_left_out_where_there_are_none() -> None:
    def encode(texts: object) -> np.ndarray:
        return np.random.default_rng(len(list(texts))).random((len(list(texts)), 4)).astype(np.float32)  # type: ignore[call-overload]

    texts = TextVectors.of(world(), encode)
    assert texts is not None
    weights = some_weights()
    plain, read = PathNetwork(GRAPH, weights), PathNetwork(GRAPH, weights, texts)
    asked = query("bake")
    cosine = texts.occupations @ texts.skills[int(np.flatnonzero(asked)[0])]
    np.testing.assert_allclose(read.scores(asked) - plain.scores(asked), cosine * 0.2 * 10, atol=1e-6)
    assert TextVectors.of(world(), lambda _texts: None) is None


def test_queries_have_the_asked_length_and_share_of_wrong_skills() -> None:
    snapshot = world()
    corruptor = Corruptor(snapshot)
    row = snapshot.occupation_row[uri("baker")]
    own = {snapshot.skill_row[uri(name)] for name in ("bake", "hygiene", "team")}
    generator = np.random.default_rng(1)
    assert set(corruptor.of_occupation(row, None, 0.0, generator)) == own
    wrong = drawn = 0
    for _ in range(500):
        asked = corruptor.of_occupation(row, 1, 0.5, generator)
        assert len(asked) == 1
        wrong, drawn = wrong + (not set(asked) <= own), drawn + 1
    assert 0.1 < wrong / drawn < 0.5
    assert corruptor.of_pool(np.array([], dtype=np.int64), 3, 0.5, generator) == ()


def test_an_artefact_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    save(path, {"shipped": Fit(some_weights(), {"seed": 3})})
    fit = load(path)["shipped"]
    assert fit.meta == {"seed": 3}
    np.testing.assert_allclose(fit.weights.mix, some_weights().mix, atol=1e-6)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"relations_version": 0}, "trained on other relations"),
        ({"relations": ["skill knows occupation"]}, "trained on other relations"),
        ({"format_version": 0}, "of another format"),
        ({"sha256": "0"}, "damaged"),
        ({"fits": {}}, "damaged"),
        ({"fits": None}, "damaged"),
    ],
)
def test_an_artefact_that_does_not_fit_is_refused_with_what_mends_it(
    tmp_path: Path, change: dict[str, object], says: str
) -> None:
    path = tmp_path / "network.json"
    save(path, {"shipped": Fit(some_weights(), {})})
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(ArtefactError, match=rf"{says}.*jobvej train"):
        load(path)


def test_a_missing_artefact_and_one_with_weights_below_zero_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ArtefactError, match=r"FileNotFoundError.*jobvej train"):
        load(tmp_path / "network.json")
    form = some_weights().to_form()
    with pytest.raises(ValueError, match="keep is below zero"):
        from_form(form | {"keep": [[-1.0, 0.0]] * 3})
    with pytest.raises(ValueError, match="mix is"):
        from_form(form | {"start": [1.0]})
