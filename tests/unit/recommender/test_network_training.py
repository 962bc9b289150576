"""Training of the path network: the same numbers as scoring, repeatable, resumable, and no answers leak in."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from recommender.network import PathGraph, PathNetwork, TextVectors, Weights
from recommender.network.queries import Corruptor
from tests.fixtures_recommender import ad, world
from tests.support import missing

pytestmark = pytest.mark.train

SNAPSHOT = world(ad("a", "bake", "hygiene", occupation="baker"), ad("b", "weld"), ad("c", occupation="cook"))
GRAPH = PathGraph.of(SNAPSHOT)
CORRUPTOR = Corruptor(SNAPSHOT)


@pytest.fixture(autouse=True)
def torch_is_there() -> None:
    if importlib.util.find_spec("torch_geometric") is None:
        missing("torch and torch-geometric are not installed; `make install-train` installs them")


def texts() -> TextVectors:
    found = TextVectors.of(
        SNAPSHOT, lambda labels: np.random.default_rng(len(labels)).random((len(labels), 6)).astype(np.float32)
    )
    assert found is not None
    return found


def trained(
    steps: int = 6,
    checkpoint: Path | None = None,
    seed: int = 1,
    gold: dict[int, list[int]] | None = None,
    say: Callable[[str], None] = lambda _line: None,
    **plan: int,
) -> Weights:
    from recommender.training.examples import MobilityExamples
    from recommender.training.loop import Plan, train

    examples = MobilityExamples(CORRUPTOR, gold or {0: [1], 1: [0], 2: [0, 1]})
    chosen = Plan(steps=steps, batch=4, channels=2, layers=3, seed=seed)
    return train(GRAPH, texts(), examples, chosen, checkpoint, say, **plan)  # type: ignore[arg-type]


@pytest.mark.parametrize("without", [-1, 1])
@pytest.mark.parametrize("steps", [1, 3])
def test_scoring_gives_what_torch_gives(without: int, steps: int) -> None:
    import torch

    from recommender.training.torch_network import TorchPathNetwork, hetero_data

    torch.manual_seed(5)
    network = TorchPathNetwork(hetero_data(GRAPH), texts(), 3, steps)
    with torch.no_grad():
        network.size.fill_(0.3)
        network.text.fill_(-0.2)
        network.mix[0] *= -1.0  # weights are absolute values
    asked = np.random.default_rng(0).random((2, GRAPH.count("skill"))).astype(np.float32)
    with torch.no_grad():
        found = network(torch.from_numpy(asked), torch.tensor([without, -1])).numpy()
    scoring = PathNetwork(GRAPH, network.weights(), texts())
    np.testing.assert_allclose(scoring.scores(asked[0], None if without < 0 else without), found[0], atol=1e-5)
    np.testing.assert_allclose(scoring.scores(asked[1]), found[1], atol=1e-5)


def test_the_graph_is_hetero_data_with_every_relation() -> None:
    from recommender.training.torch_network import hetero_data

    data = hetero_data(GRAPH)
    assert set(data.node_types) == {"skill", "occupation", "group", "isco"}
    assert len(data.edge_types) == len(GRAPH.edges)
    assert "torch_geometric" in type(data).__module__


def test_the_same_seed_gives_the_same_weights_and_another_other_ones() -> None:
    one, two, other = trained(), trained(), trained(seed=2)
    assert np.array_equal(one.mix, two.mix)
    assert not np.array_equal(one.mix, other.mix)


def test_an_interrupted_training_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    from recommender.training import loop

    whole = trained(steps=25)
    checkpoint = tmp_path / "network" / "checkpoint.pt"
    said: list[str] = []
    real = loop.batch

    def stop_later(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 15:
            raise KeyboardInterrupt
        return real(*arguments)  # type: ignore[arg-type]

    calls: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loop, "batch", stop_later)
        with pytest.raises(KeyboardInterrupt):
            trained(steps=25, checkpoint=checkpoint, say=said.append)
    assert checkpoint.is_file()
    assert "run the same command again" in said[-1]
    said.clear()
    resumed = trained(steps=25, checkpoint=checkpoint, say=said.append)
    assert said[0].startswith("train: goes on after step 10")
    assert not checkpoint.exists()
    for name in ("mix", "start", "keep", "gain", "out"):
        assert np.array_equal(getattr(resumed, name), getattr(whole, name)), name


def test_a_checkpoint_of_another_training_is_not_gone_on_from(tmp_path: Path) -> None:
    from recommender.training import loop

    checkpoint = tmp_path / "checkpoint.pt"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loop, "SAVE_EVERY", 1)
        patch.setattr(Path, "unlink", lambda *_arguments, **_options: None)
        trained(steps=2, checkpoint=checkpoint)
    assert checkpoint.is_file()
    said: list[str] = []
    trained(steps=2, checkpoint=checkpoint, seed=9, say=said.append)
    assert not any("goes on" in line for line in said)
    checkpoint.write_bytes(b"nothing")
    trained(steps=2, checkpoint=checkpoint, say=said.append)
    assert not any("goes on" in line for line in said)


def test_no_answer_reaches_the_query_by_the_source_nor_as_an_edge() -> None:
    """Right answers are targets only: training on pairs adds no edge, so reversed or shared pairs cannot be read off;
    and an occupation that its own skills are asked of neither sends nor is an answer.
    """
    from recommender.training.examples import GraphExamples, MobilityExamples

    before = {relation: matrix.copy() for relation, matrix in GRAPH.edges.items()}
    trained()
    assert all((GRAPH.edges[relation] != matrix).nnz == 0 for relation, matrix in before.items())
    generator = np.random.default_rng(0)
    for examples in (MobilityExamples(CORRUPTOR, {0: [1], 1: [0]}), GraphExamples(CORRUPTOR, SNAPSHOT)):
        for _ in range(30):
            example = examples.draw(generator)
            assert example.source >= 0
            assert example.source not in example.targets
            assert sum(example.targets.values()) == pytest.approx(1.0) or not example.targets
            scoring = PathNetwork(GRAPH, trained_once())
            asked = CORRUPTOR.matrix([example.query])[0]
            states = scoring.flow(scoring.start(asked)[:, None], [example.source])
            assert all(not state["occupation"][example.source].any() for state in states[1:])


def trained_once() -> Weights:
    if not _KEPT:
        _KEPT.append(trained(steps=1))
    return _KEPT[0]


_KEPT: list[Weights] = []


def test_postings_teach_their_occupation_and_only_those_with_both() -> None:
    from recommender.training.examples import NO_SOURCE, PostingExamples

    examples = PostingExamples(CORRUPTOR, SNAPSHOT)
    assert [SNAPSHOT.postings.keys[row] for row in examples.rows] == ["test/a"]
    example = examples.draw(np.random.default_rng(0))
    assert example.source == NO_SOURCE
    assert example.targets == {SNAPSHOT.occupation_row["https://jobvej.example/test/baker"]: 1.0}


def test_shuffled_labels_keep_how_often_each_answer_is_right() -> None:
    from recommender.training.examples import MobilityExamples

    gold = {0: [1, 2], 1: [2], 2: [0]}
    dealt = MobilityExamples(CORRUPTOR, gold).shuffled(3)
    assert sorted(map(tuple, dealt.gold.values())) == sorted(map(tuple, gold.values()))


def test_training_learns_what_its_pairs_say() -> None:
    gold = {0: [1], 1: [0], 2: [1]}
    weights = trained(steps=60, gold=gold)
    network = PathNetwork(GRAPH, weights, texts())
    asked = CORRUPTOR.matrix([CORRUPTOR.of_occupation(0, None, 0.0, np.random.default_rng(0))])[0]
    scores = network.scores(asked, 0)
    assert int(np.argmax(np.where(np.arange(3) == 0, -np.inf, scores))) == 1


def test_mixed_examples_come_from_each_part() -> None:
    from recommender.training.examples import GraphExamples, Mixed, PostingExamples

    mixed = Mixed([(0.5, GraphExamples(CORRUPTOR, SNAPSHOT)), (0.5, PostingExamples(CORRUPTOR, SNAPSHOT))])
    generator = np.random.default_rng(2)
    sources = {mixed.draw(generator).source < 0 for _ in range(40)}
    assert sources == {True, False}
