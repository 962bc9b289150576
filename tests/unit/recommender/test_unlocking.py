"""Which one skill more would unlock most postings: in a world small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace

from recommender.reasons_json import unlock_rows
from recommender.recommend import RecommendRequest
from recommender.unlocking import FIRST, Unlock, unlocking
from tests.fixtures_recommender import ad, person, recommender
from tests.graph_worlds import tiny_classification, uri

BAKER = person("bake")


def unlocks(*ads: object, profile: object = BAKER) -> dict[str, Unlock]:
    answer = recommender(*ads).answer(profile, RecommendRequest())  # type: ignore[arg-type]
    return {unlock.uri.rsplit("/", 1)[-1]: unlock for unlock in unlocking(answer)}


def test_the_skill_that_alone_is_missing_most_often_comes_first() -> None:
    found = unlocks(
        ad("a", "bake", "hygiene"),
        ad("b", "bake", "hygiene"),
        ad("c", "bake", "team"),
        ad("d", "bake", optional=["weld"]),
    )
    assert [(name, item.postings, item.only_missing) for name, item in found.items()] == [
        ("hygiene", 2, 2),
        ("team", 1, 1),
    ]
    assert {posting.identifier for posting in found["hygiene"].examples} == {"a", "b"}


def test_a_posting_that_is_met_by_less_than_half_is_not_near() -> None:
    assert unlocks(ad("a", "bake", "hygiene", "team"), ad("b", "weld")) == {}


def test_of_two_missing_neither_is_the_only_one() -> None:
    found = unlocks(ad("a", "bake", "menu", "hygiene", "team"), profile=person("bake", "menu"))
    assert found == {}  # it is among the first twenty as it is


def test_only_live_postings_near_by_count_and_each_job_once() -> None:
    here = ad("a", "bake", "hygiene", title="Bager søges")
    found = unlocks(
        here,
        replace(here, source="portal"),
        ad("far", "bake", "team", postcode="9000"),
        ad("old", "bake", "menu", until="2026-11-01"),
    )
    assert [(name, item.postings) for name, item in found.items()] == [("hygiene", 1)]


def test_a_posting_that_names_no_skill_needs_what_its_occupation_does() -> None:
    assert [(name, item.postings) for name, item in unlocks(ad("a", occupation="baker")).items()] == [("hygiene", 1)]


def test_a_skill_that_lifts_a_posting_into_the_first_counts() -> None:
    better = [ad(f"b{i:02}", "bake", "hygiene", title=f"Bager {i}") for i in range(FIRST)]
    wanting = ad("wanting", "bake", "hygiene", "menu", "team", title="Kok")
    found = unlocks(*better, wanting, profile=person("bake", "hygiene"))
    assert set(found) == {"menu", "team"}
    assert all((item.postings, item.only_missing, item.rising) == (1, 0, 1) for item in found.values())


def test_what_the_person_says_they_lack_can_be_unlocked() -> None:
    assert list(unlocks(ad("a", "bake", "hygiene"), profile=person("bake", lacking=["hygiene"]))) == ["hygiene"]


def test_the_json_form() -> None:
    answer = recommender(ad("a", "bake", "hygiene")).answer(BAKER, RecommendRequest())
    row = unlock_rows(unlocking(answer), tiny_classification(), "da")
    assert [(item["uri"], item["label"], item["postings"]) for item in row] == [(uri("hygiene"), "madhygiejne", 1)]
    assert row[0]["examples"][0]["key"] == "test/a"


def test_nobody_and_nothing() -> None:
    assert unlocks() == {}
    assert unlocks(ad("a", "bake"), profile=person()) == {}
