"""What is compared where there are very many postings, and that the lists are those of the plain way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.snapshot import Snapshot
from recommender import recommend
from recommender.candidates import candidates
from recommender.recommend import Recommender, RecommendRequest
from recommender.scorers import Query, RowScorer, scorer_class
from recommender.skillspace import SkillSpace
from recommender.texts import lexical
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import Guesses, PostingVectors
from recommender.texts.views import TextViews
from tests.fixtures_recommender import PLACES, TODAY, ad, person, recommender, world

SKILLS = ("bake", "hygiene", "menu", "team", "weld")
JOBS = ("baker", "cook", "smith", None)
ADS = tuple(
    ad(
        f"{number:03d}",
        *(skill for place, skill in enumerate(SKILLS) if number >> place & 1),
        optional=["team"] if number % 3 == 0 and not number & 8 else [],
        occupation=JOBS[number % 4],
        postcode="1050" if number % 5 else "9000",
    )
    for number in range(96)
)
BAKER = person("bake", "hygiene", past=["baker"], wanted=["cook"], unwanted=["smith"])
GROUPS = ("7512", "5120", "1120")
"""ISCO groups of the occupations; the last is a leader's, which the baker is not."""


def guessed(snapshot: Snapshot) -> Guesses:
    """Every other posting without an occupation may be one of two."""
    count, wanting = len(snapshot.postings), snapshot.postings.occupation < 0
    wanting[3::8] = False
    draw = np.random.default_rng(5)
    rows = draw.integers(0, len(snapshot.occupations), (count, 2)).astype(np.int32)
    return Guesses(rows, np.where(wanting[:, None], [[0.75, 0.25]], 0.0).astype(np.float32))


def plainly(rough: npt.NDArray[np.float32], mask: npt.NDArray[np.bool_], count: int) -> set[int]:
    rows = np.flatnonzero(mask)
    return set(rows[np.lexsort((rows, -rough[rows]))][:count].tolist())


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    count=st.integers(1, 6_000),
    most=st.integers(1, 400),
    others=st.integers(0, 60),
    steps=st.sampled_from([3, 50, 100_000]),
)
def test_candidates_are_the_best_of_all_and_the_best_of_other_fields(
    seed: int, count: int, most: int, others: int, steps: int
) -> None:
    draw = np.random.default_rng(seed)
    rough = (draw.integers(0, steps, count) / steps).astype(np.float32)  # few steps: many equals
    eligible, other = draw.random(count) < 0.7, draw.random(count) < 0.2
    found = candidates(rough, eligible, other, most, others)
    assert (np.diff(found) > 0).all()
    if eligible.sum() <= most or np.count_nonzero(rough[eligible]) < most:
        assert found.tolist() == np.flatnonzero(eligible).tolist()
    else:
        beside = plainly(rough, eligible & other & (rough > 0), others)
        assert set(found.tolist()) == plainly(rough, eligible, most) | beside


@pytest.mark.parametrize("name", ["default", "cosine"])
def test_to_score_some_rows_is_to_score_all_and_take_those(name: str) -> None:
    snapshot = replace(world(*ADS), isco=GROUPS)
    scorer, guesses = scorer_class(name)(SkillSpace.of_postings(snapshot)), guessed(snapshot)
    count, rows = len(ADS), np.array([1, 7, 40, 41, 95])
    distance, eligible = np.full(count, 1.0), np.ones(count, np.bool_)
    whole = scorer.score(Query(BAKER, distance, eligible, 60.0, guesses=guesses))
    some = scorer.score(Query(BAKER, distance[rows], eligible[rows], 60.0, rows=rows, guesses=guesses))
    assert np.array_equal(some.total, whole.total[rows])
    assert all(np.array_equal(some.factors[name], factor[rows]) for name, factor in whole.factors.items())
    assert isinstance(scorer, RowScorer)
    rough = scorer.rough(BAKER, guesses)
    np.testing.assert_allclose(rough, whole.total, atol=1e-6)
    assert np.array_equal(rough > 0, whole.total > 0)
    if name == "default":
        assert whole.factors["level"].any()
        assert whole.factors["near_work"][(guesses.shares > 0).any(axis=1)].any()


@pytest.mark.parametrize("name", ["default", "cosine"])
def test_lists_are_those_of_comparing_all(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    request = RecommendRequest(model=name, top=12, radius_km=500.0)
    made = recommender(*ADS)
    plain = made.recommend(BAKER, request)
    monkeypatch.setattr(recommend, "MOST", 20)
    assert made.recommend(BAKER, request) == plain
    assert plain.limits.eligible > 20


def test_lists_by_words_too_are_those_of_comparing_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "SAMPLE", 1)  # then what candidates are chosen by is the whole score
    apprentices = (ad(f"x{n}", "bake", title="Bagerlærling", occupation="baker") for n in range(3))
    bakers = (ad(f"w{n}", text=f"Vi søger en bager {n}, der kan bage brød", title="Bager") for n in range(9))
    snapshot = replace(world(*ADS, *apprentices, *bakers), isco=GROUPS)
    nothing = np.zeros((len(snapshot.postings), 4), np.float16)
    vectors = PostingVectors(nothing, nothing, guessed(snapshot))
    texts = TextViews(snapshot, lambda table: LexicalIndex.build(table.details), None, lambda _: vectors)
    made = Recommender(snapshot, PLACES, TODAY, texts=texts)
    told = replace(BAKER, told=("Jeg er bager og bager brød hver morgen.",))
    request = RecommendRequest(top=15, radius_km=500.0)
    plain = made.recommend(told, request)
    monkeypatch.setattr(recommend, "MOST", 40)
    assert made.recommend(told, request) == plain
    assert any(job.factors["words"] > 0 for job in plain.jobs)
    assert plain.limits.unmet > 0


def test_a_posting_that_is_asked_about_is_scored_though_others_are_better(monkeypatch: pytest.MonkeyPatch) -> None:
    made = recommender(*ADS)
    request = RecommendRequest(radius_km=500.0)
    keys = [f"test/{number:03d}" for number in (4, 8, 16, 95)]
    plain = [made.explain(key, BAKER, request) for key in keys]
    monkeypatch.setattr(recommend, "MOST", 3)
    found = [made.explain(key, BAKER, request) for key in keys]
    assert [one and one.job for one in found] == [one and one.job for one in plain]


def test_a_list_that_the_cut_left_short_is_made_from_all(monkeypatch: pytest.MonkeyPatch) -> None:
    twins = [replace(ad("x", "bake", occupation="baker", text="bage " * 20), source=f"s{n:02d}") for n in range(30)]
    made = recommender(*twins, *ADS)
    request = RecommendRequest(top=12, radius_km=500.0)
    plain = made.recommend(BAKER, request)
    monkeypatch.setattr(recommend, "MOST", 20)
    assert len(plain.jobs) == 12
    assert made.recommend(BAKER, request).jobs == plain.jobs
