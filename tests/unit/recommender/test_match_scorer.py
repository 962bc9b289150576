"""The default scorer is the stated sum of its views: each one worked out by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from graph.snapshot import Snapshot
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.scorers.base import Query, Scores
from recommender.scorers.cosine import CosineScorer
from recommender.scorers.match import (
    GRAPH_WEIGHT,
    LEVEL,
    MISFIT,
    NEAR_WORK,
    NEAR_WORK_WEIGHT,
    TEXT_WEIGHTS,
    MatchScorer,
)
from recommender.skillspace import SkillSpace
from recommender.texts.meaning import Guesses
from recommender.texts.names import VIEWS
from tests.fixtures_recommender import ad, person, world
from tests.graph_worlds import uri

ADS = (
    ad("a", "bake", "hygiene", occupation="baker"),
    ad("b", "weld", occupation="smith"),
    ad("c", "menu", occupation="cook"),
    ad("d", "team"),
    ad("e"),
)
BAKER = person("bake", "team", past=["baker"])


def space(snapshot: Snapshot | None = None) -> SkillSpace:
    return SkillSpace.of_postings(snapshot or world(*ADS))


def query(profile: Profile, count: int = len(ADS), **more: object) -> Query:
    asked = Query(profile, np.full(count, 10.0), np.ones(count, dtype=np.bool_), 60.0)
    return replace(asked, **more)  # type: ignore[arg-type]


def score(profile: Profile, **more: object) -> Scores:
    return MatchScorer(space()).score(query(profile, **more))


def guesses(**shares: float) -> Guesses:
    """Of the last two postings, which have no occupation."""
    snapshot = world(*ADS)
    rows, parts = np.zeros((len(ADS), len(shares)), np.int32), np.zeros((len(ADS), len(shares)), np.float32)
    rows[3:] = [snapshot.occupation_row[uri(name)] for name in shares]
    parts[3:] = list(shares.values())
    return Guesses(rows, parts)


def test_each_view_of_texts_counts_by_its_weight_beside_half_the_cosine() -> None:
    likeness = {view: np.linspace(0.0, 1.0, len(ADS)) * (place + 1) / 4 for place, view in enumerate(VIEWS)}
    found = score(BAKER, likeness=likeness)
    assert set(TEXT_WEIGHTS) == set(VIEWS)
    for view in VIEWS:
        np.testing.assert_allclose(found.factors[view], likeness[view] * TEXT_WEIGHTS[view])
    cosine = CosineScorer(space()).score(query(BAKER))
    for name, part in cosine.factors.items():
        np.testing.assert_allclose(found.factors[name], part * GRAPH_WEIGHT)
    assert set(found.factors) == {*cosine.factors, *VIEWS, NEAR_WORK, LEVEL}
    np.testing.assert_allclose(found.total, sum(found.factors.values()), atol=1e-12)
    assert found.total[4] > score(BAKER).total[4] == 0.0  # texts alone bring in what the graph knows nothing of


def test_own_work_is_nearest_and_an_unknown_occupation_counts_by_what_it_may_be() -> None:
    snapshot = world(*ADS)
    row = snapshot.occupation_row
    near = space(snapshot).nearness.scores(row[uri("baker")])
    found = score(BAKER).factors[NEAR_WORK] / NEAR_WORK_WEIGHT
    np.testing.assert_allclose(found, [1.0, near[row[uri("smith")]], near[row[uri("cook")]], 0.0, 0.0])
    guessed = score(BAKER, guesses=guesses(baker=0.75, cook=0.25)).factors[NEAR_WORK] / NEAR_WORK_WEIGHT
    np.testing.assert_allclose(guessed[3:], 0.75 + 0.25 * near[row[uri("cook")]], rtol=1e-6)
    np.testing.assert_allclose(guessed[:3], found[:3])


@pytest.mark.parametrize(
    ("relation", "weight", "share"),
    [
        (WorkRelation.WANTED, 1.0, 1.0),
        (WorkRelation.PAST, 0.5, 0.5),
        (WorkRelation.PAST, 2.0, 1.0),
        (WorkRelation.PAST, 0.0, 0.0),
        (WorkRelation.UNWANTED, 1.0, 0.0),
    ],
)
def test_work_counts_by_its_weight_and_never_where_it_is_unwanted(
    relation: WorkRelation, weight: float, share: float
) -> None:
    profile = Profile(occupations=(ProfileOccupation("bager", uri("baker"), relation, weight),))
    assert score(profile).factors[NEAR_WORK][0] == pytest.approx(share * NEAR_WORK_WEIGHT)


def test_of_several_kinds_of_work_the_nearest_counts_and_is_named() -> None:
    scorer = MatchScorer(space())
    row = world(*ADS).occupation_row
    both = person(past=["baker", "smith"])
    found = scorer.score(query(both)).factors[NEAR_WORK]
    alone = [scorer.score(query(person(past=[name]))).factors[NEAR_WORK] for name in ("baker", "smith")]
    np.testing.assert_allclose(found, np.maximum(*alone))
    assert [scorer.nearest_work(both, row[uri(name)]) for name in ("smith", "baker")] == [
        both.occupations[1],
        both.occupations[0],
    ]
    assert scorer.nearest_work(person("bake"), row[uri("baker")]) is None


def managed() -> Snapshot:
    """A world whose cook leads, by its ISCO code."""
    snapshot = world(*ADS)
    codes = [
        "1120" if name == uri("cook") else code for name, code in zip(snapshot.occupations, snapshot.isco, strict=True)
    ]
    return replace(snapshot, isco=tuple(codes))


def test_a_level_that_nobody_told_of_costs_its_share_of_all_the_rest() -> None:
    profile, likeness = person("menu", "bake", past=["baker"]), {"words": np.full(len(ADS), 0.5)}
    plain = MatchScorer(space()).score(query(profile, likeness=likeness)).total
    found = MatchScorer(space(managed())).score(query(profile, likeness=likeness))
    np.testing.assert_allclose(found.factors[LEVEL], [0.0, 0.0, -MISFIT * plain[2], 0.0, 0.0], atol=1e-12)
    np.testing.assert_allclose(found.total[2], (1 - MISFIT) * plain[2])
    leader = replace(profile, occupations=(*profile.occupations, ProfileOccupation("Afdelingsleder")))
    assert not MatchScorer(space(managed())).score(query(leader, likeness=likeness)).factors[LEVEL].any()


@pytest.mark.parametrize("rows", [[0, 2, 4], [3], []])
def test_some_rows_score_as_they_do_among_all(rows: list[int]) -> None:
    scorer, guessed = MatchScorer(space(managed())), guesses(baker=0.5, cook=0.5)
    words = np.linspace(0.1, 0.9, len(ADS))
    whole = scorer.score(query(BAKER, likeness={"words": words}, guesses=guessed))
    some = np.array(rows, np.intp)
    part = scorer.score(query(BAKER, len(rows), likeness={"words": words[some]}, guesses=guessed, rows=some))
    np.testing.assert_allclose(part.total, whole.total[some])
    for name, values in whole.factors.items():
        np.testing.assert_allclose(part.factors[name], values[some])


def test_what_candidates_are_chosen_by_is_the_score_where_only_words_are_compared() -> None:
    scorer, guessed = MatchScorer(space(managed())), guesses(smith=1.0)
    words = np.array([0.0, 0.3, 0.9, 0.2, 0.0], np.float32)
    rough = scorer.rough(BAKER, guessed)
    bare = scorer.score(query(BAKER, guesses=guessed))
    np.testing.assert_allclose(rough, bare.total, atol=1e-6)
    found = scorer.score(query(BAKER, guesses=guessed, likeness={"words": words.astype(np.float64)}))
    np.testing.assert_allclose(scorer.worth(BAKER, rough, words), found.total, atol=1e-6)
