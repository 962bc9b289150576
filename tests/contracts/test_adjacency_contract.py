"""What every adjacency model keeps, whichever it is; and what the learned one keeps besides."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graph.snapshot_build import assemble
from ontology.concepts import Classification, RelationKind
from recommender.adjacency import MODELS
from recommender.adjacency.features import DEPTH, HEAD, LEAST, MOST, NAMES, Features, standing
from recommender.adjacency.fit import Examples, examples, fit_list
from recommender.adjacency.learned import LearnedAdjacency
from recommender.adjacency.ranker import ALL, FAR, LISTS, NEAR, PATH, SHIPPED, Ranker, load
from recommender.errors import ArtefactError
from recommender.fields import FUNCTION, SECTOR
from tests.fixtures_recommender import world
from tests.graph_worlds import tiny_classification, uri

every_model = pytest.mark.parametrize("name", list(MODELS))
OTHERS: tuple[tuple[str, ...], ...] = ((), (FUNCTION,), (SECTOR,), (FUNCTION, SECTOR))


def bare(classification: Classification, *names: str) -> Classification:
    """Without any relation of some concepts."""
    gone = {uri(name) for name in names}
    return replace(classification, relations=tuple(r for r in classification.relations if r.source not in gone))


@every_model
@pytest.mark.parametrize("other", OTHERS)
def test_scores_are_bounded_finite_and_the_same_again(name: str, other: tuple[str, ...]) -> None:
    snapshot = world()
    first, second = MODELS[name](snapshot), MODELS[name](snapshot)
    for row in range(len(snapshot.occupations)):
        scores = first.scores(row, other)
        assert scores.shape == (len(snapshot.occupations),)
        assert scores.dtype == np.float64
        assert np.isfinite(scores).all()
        assert ((scores >= 0) & (scores <= 1 + 1e-9)).all()
    for row in reversed(range(len(snapshot.occupations))):  # another order must not matter
        assert (second.scores(row, other) == first.scores(row, other)).all()


@every_model
@pytest.mark.parametrize(
    "kinds",
    [
        {RelationKind.BROADER},
        {RelationKind.IN_SECTOR},
        {RelationKind.ESSENTIAL, RelationKind.OPTIONAL},
        set(RelationKind),
    ],
)
def test_a_classification_may_lack_anything(name: str, kinds: set[RelationKind]) -> None:
    tiny = tiny_classification()
    less = replace(tiny, relations=tuple(r for r in tiny.relations if r.kind not in kinds))
    plain = Classification.of(
        [
            replace(c, descriptions=(), skill_type=None, reuse_level=None, isco=None, code=None)
            for c in less.concepts.values()
        ],
        less.relations,
    )
    for classification in (less, plain):
        model = MODELS[name](assemble(classification, []))
        for row in range(3):
            assert np.isfinite(model.scores(row)).all()


def test_without_skills_nothing_is_near() -> None:
    snapshot = assemble(bare(tiny_classification(), "smith"), [])
    model, smith = LearnedAdjacency(snapshot), snapshot.occupation_row[uri("smith")]
    assert not model.scores(smith).any()
    assert model.scores(snapshot.occupation_row[uri("baker")])[smith] == 0


def test_the_parts_of_a_score_sum_to_it() -> None:
    features = Features(world()).of(0)
    for ranker in load()[SHIPPED].values():
        assert features.shape == (3, len(NAMES))
        assert ranker.parts(features).sum(axis=1) == pytest.approx(ranker.raw(features), abs=1e-9)


def test_nearness_keeps_the_order_and_goes_through_its_two_points() -> None:
    ranker = load()[SHIPPED][ALL]
    raw = np.array([ranker.far, ranker.near, ranker.near + 1.0, ranker.far - 1.0])
    found = ranker.nearness(raw)
    assert found[:2] == pytest.approx([FAR, NEAR])
    assert np.argsort(found).tolist() == np.argsort(raw).tolist()


def test_how_candidates_stand() -> None:
    values = np.linspace(1.0, 0.0, DEPTH + 50)
    scaled, rank = standing(values, row=3)
    others = np.delete(np.arange(len(values)), 3)
    assert scaled[others[DEPTH]] == 0
    assert scaled[others[:HEAD]].mean() == pytest.approx(1.0, abs=1e-5)
    assert (np.diff(rank[others]) < 0).all()
    assert ((scaled >= LEAST) & (scaled <= MOST)).all()
    assert standing(values * 7 + 0.1, row=3)[0] == pytest.approx(scaled, abs=1e-4)  # the scale of a view says nothing


def made(seed: int = 0) -> Examples:
    """Forty origins whose right candidates have the largest first feature; the second tells nothing."""
    values = np.zeros((40, 12, len(NAMES)), dtype=np.float32)
    values[:, :, :2] = np.random.default_rng(seed).normal(size=(40, 12, 2))
    right = values[:, :, 0] >= np.sort(values[:, :, 0], axis=1)[:, -2:-1]
    part = {name: np.ones_like(right) for name in LISTS}
    part[SECTOR] = np.zeros_like(right)
    return Examples(tuple(range(40)), values, right, part)


def test_a_fit_finds_what_tells_and_is_deterministic() -> None:
    ranker = fit_list(made(), ALL)
    assert ranker.weights[0] > 10 * abs(ranker.weights[1])
    assert not ranker.weights[2:].any()  # what never differs has no weight
    assert (fit_list(made(), ALL).weights == ranker.weights).all()
    assert ranker.near > ranker.far
    joined = fit_list(Examples.joined([made(), made(1)]), FUNCTION)
    assert joined.weights[0] > 0
    with pytest.raises(ValueError, match="no example"):
        fit_list(made(), SECTOR)


def test_shuffled_examples_keep_how_many_are_right() -> None:
    some = made()
    shuffled = some.shuffled(1)
    assert (shuffled.right.sum(axis=1) == some.right.sum(axis=1)).all()
    assert (shuffled.right != some.right).any()


def test_examples_never_hold_the_origin_itself() -> None:
    found = examples(Features(world()), {0: frozenset({1})})
    assert found.features.shape == (1, 2, len(NAMES))
    assert found.right.sum() == 1


def test_an_artefact_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    stored = json.loads(PATH.read_text(encoding="utf-8"))
    for name, change in (
        ("missing", None),
        ("version", {"format_version": 0}),
        ("features", {"features": ["other"]}),
        ("fits", {"fits": {SHIPPED: {}}}),
    ):
        path = tmp_path / name
        if change is not None:
            path.write_text(json.dumps(stored | change), encoding="utf-8")
        with pytest.raises(ArtefactError, match="train_adjacency"):
            load(path)


def test_a_list_has_weights_of_its_own() -> None:
    flat = np.zeros(len(NAMES))
    one = flat.copy()
    one[NAMES.index("letters, rank")] = 1.0
    rankers = {
        ALL: Ranker(flat, flat, flat + 1.0, 1.0, 0.0),
        FUNCTION: Ranker(one, flat, flat + 1.0, 1.0, 0.0),
        SECTOR: Ranker(-one, flat, flat + 1.0, 1.0, 0.0),
    }
    model = LearnedAdjacency(world(), rankers)
    near = model.scores(0, [FUNCTION])[1:]
    far = model.scores(0, [SECTOR])[1:]
    assert len(set(model.scores(0)[1:].tolist())) == 1
    assert np.argsort(near).tolist() == np.argsort(-far).tolist()
    assert model.scores(0, [FUNCTION, SECTOR])[1:].tolist() == far.tolist()
