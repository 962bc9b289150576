"""What every scorer keeps, whichever model it is."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.snapshot import Snapshot
from recommender.errors import UnknownModelError
from recommender.profile import Profile, ProfileSkill
from recommender.recommend import RecommendRequest
from recommender.scorers import SCORERS, Query, Scores, scorer_class
from recommender.skillspace import SkillSpace
from tests.fixtures_recommender import ad, person, recommender, world
from tests.graph_worlds import uri

SKILLS = ["bake", "hygiene", "menu", "team", "weld"]
ADS = (
    ad("a", "bake", "hygiene", occupation="baker", title="Bager søges"),
    ad("b", "weld", optional=["team"], occupation="smith", title="Smed til værksted"),
    ad("c", "menu", "hygiene", occupation="cook", title="Kok (cook)"),
    ad("d", "team", title="Ufaglært medhjælper"),
    ad("e", title="Uden krav"),
    ad("f", "bake", until="2026-11-01", title="Bager igen"),
)
BAKER = person("bake", "team", past=["baker"], wanted=["cook"], wished=["menu"])

pytestmark = pytest.mark.parametrize("name", list(SCORERS))


def query(snapshot: Snapshot, profile: Profile) -> Query:
    count = len(snapshot.postings)
    return Query(profile, np.full(count, 10.0), np.ones(count, dtype=np.bool_), 60.0)


def score(name: str, snapshot: Snapshot, profile: Profile) -> Scores:
    return scorer_class(name)(SkillSpace.of_postings(snapshot)).score(query(snapshot, profile))


profiles = st.builds(
    lambda skills, past, wanted, weight: replace(
        person(*skills, past=past, wanted=wanted),
        skills=tuple(ProfileSkill(uri(skill), weight) for skill in sorted(skills)),
    ),
    st.sets(st.sampled_from(SKILLS)),
    st.sets(st.sampled_from(["baker", "cook", "smith", "isco7"])),
    st.sets(st.sampled_from(["baker", "cook", "smith"])),
    st.floats(0.0, 1.0, allow_subnormal=False),
)


@settings(max_examples=40, deadline=None)
@given(profile=profiles)
def test_factors_sum_to_the_score_and_nothing_is_below_zero(name: str, profile: Profile) -> None:
    scores = score(name, world(*ADS), profile)
    assert scores.total.shape == (len(ADS),)
    assert np.isfinite(scores.total).all()
    assert (scores.total >= 0).all()
    assert all(factor.shape == (len(ADS),) and (factor >= 0).all() for factor in scores.factors.values())
    np.testing.assert_allclose(sum(scores.factors.values()), scores.total, atol=1e-6)


def test_an_empty_profile_matches_nothing(name: str) -> None:
    assert not score(name, world(*ADS), Profile()).total.any()
    assert not recommender(*ADS).recommend(Profile(), RecommendRequest(model=name)).jobs


def test_what_is_negated_or_unwanted_is_as_good_as_not_there(name: str) -> None:
    lacking = person(lacking=["bake", "weld"], unwanted=["smith"])
    assert not score(name, world(*ADS), lacking).total.any()


def test_no_postings_are_no_trouble(name: str) -> None:
    assert score(name, world(), BAKER).total.shape == (0,)
    found = recommender().recommend(BAKER, RecommendRequest(model=name))
    assert (found.jobs, found.alternatives, found.limits.decided) == ((), (), "no_postings")


def test_two_runs_are_equal_to_the_last_bit(name: str) -> None:
    one, other = score(name, world(*ADS), BAKER), score(name, world(*ADS), BAKER)
    assert np.array_equal(one.total, other.total)
    request = RecommendRequest(model=name)
    assert recommender(*ADS).recommend(BAKER, request) == recommender(*ADS).recommend(BAKER, request)


def test_the_order_of_postings_and_of_the_profile_does_not_matter(name: str) -> None:
    shuffled = list(ADS)
    random.Random(7).shuffle(shuffled)
    turned = replace(BAKER, skills=BAKER.skills[::-1], occupations=BAKER.occupations[::-1])
    one, other = score(name, world(*ADS), BAKER), score(name, world(*shuffled), turned)
    np.testing.assert_allclose(one.total, other.total, rtol=0, atol=1e-12)


def test_a_clearly_better_ad_comes_first(name: str) -> None:
    baker = person("bake", "hygiene", wanted=["baker"], past=["baker"])
    best = ad("z", "bake", "hygiene", occupation="baker", title="baker", text="baker: bage brød, fødevarehygiejne")
    other = ad("y", "weld", occupation="smith", title="smith", text="smith: svejse")
    jobs = recommender(other, best).recommend(baker, RecommendRequest(model=name)).jobs
    assert jobs[0].posting.identifier == "z"


@settings(max_examples=20, deadline=None)
@given(held=st.sets(st.sampled_from(["bake", "hygiene", "menu"])))
def test_a_skill_that_only_one_ad_asks_for_never_moves_it_below_the_other(name: str, held: set[str]) -> None:
    """ "weld" is related to nothing else in this world: learning it can only help the ad that asks for it."""
    ads = world(ad("one", "bake", "weld", text="bage brød og svejse"), ad("two", "bake", "menu", text="bage brød"))
    row = ads.postings.row_of["test/one"], ads.postings.row_of["test/two"]
    before, after = score(name, ads, person(*held)).total, score(name, ads, person(*held, "weld")).total
    if before[row[0]] >= before[row[1]]:
        assert after[row[0]] >= after[row[1]]


def test_expired_and_far_ads_are_never_in_a_list(name: str) -> None:
    ads = (*ADS, ad("far", "bake", "hygiene", occupation="baker", postcode="9000", title="Bager nordpå"))
    found = recommender(*ads).recommend(BAKER, RecommendRequest(model=name))
    shown = {job.posting.identifier for job in (*found.jobs, *found.alternatives)}
    assert shown
    assert not shown & {"f", "far"}


def test_lists_are_ordered_and_equals_stand_by_key(name: str) -> None:
    twins = [ad(f"t{i}", "bake", title="Bager", occupation="baker", text=f"bage brød {i}") for i in range(6)]
    jobs = recommender(*twins[::-1], *ADS).recommend(BAKER, RecommendRequest(model=name)).jobs
    assert jobs
    assert all(job.score > 0 for job in jobs)
    keys = [(-round(job.score, 12), job.posting.key) for job in jobs]
    assert keys == sorted(keys)


def test_an_unknown_model_lists_those_that_are_installed(name: str) -> None:
    with pytest.raises(UnknownModelError, match=rf"'none' is not installed .*{name}"):
        scorer_class("none")
