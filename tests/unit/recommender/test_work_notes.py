"""Sentences for the nearness of work and for its level."""

from __future__ import annotations

import pytest

from recommender.recommend import RecommendRequest
from recommender.scorers.match import MatchScorer
from recommender.skillspace import SkillSpace
from recommender.work_notes import WorkNotes
from tests.fixtures_recommender import ad, person, recommender, world
from tests.graph_worlds import uri

BAKERY = ad("bakery", "bake", "hygiene", occupation="baker", title="Bager søges")
KITCHEN = ad("kitchen", "hygiene", "menu", occupation="cook", title="Kok søges")
OPEN = ad("open", "hygiene", title="Medhjælper")
BAKER = person("bake", "hygiene", past=["baker"], wanted=["smith"])


def notes(factors: dict[str, float], key: str = "test/bakery") -> list[tuple[str, str]]:
    snapshot = world(BAKERY, KITCHEN, OPEN)
    made = WorkNotes(snapshot, BAKER, MatchScorer(SkillSpace.of_postings(snapshot)), None)
    return [(note.factor, note.sentences["da"]) for note in made.of(snapshot.postings.row_of[key], factors)]


def test_own_work_is_said_to_be_the_same() -> None:
    assert notes({"near_work": 0.3}) == [("near_work", "Arbejde som bager er det, som CV’et viser eller ønsker.")]


def test_near_work_names_the_nearest_of_the_persons_own() -> None:
    snapshot = world(BAKERY, KITCHEN)
    scorer = MatchScorer(SkillSpace.of_postings(snapshot))
    own = scorer.nearest_work(BAKER, snapshot.occupation_row[uri("cook")])
    assert own is not None
    label = {uri("baker"): "bager", uri("smith"): "smed"}[own.uri or ""]
    assert notes({"near_work": 0.2}, "test/kitchen") == [
        ("near_work", f"Arbejde som kok er nær ved arbejde som {label}.")
    ]
    assert notes({"near_work": 0.01}, "test/kitchen")[0][1] == (
        f"Arbejde som kok har lidt til fælles med arbejde som {label}."
    )


def test_a_level_that_counts_against_a_job_is_said() -> None:
    assert notes({"level": -0.1}) == [
        ("level", "Arbejde som bager kræver et niveau eller et fag, som CV’et ikke fortæller om; det trækker ned.")
    ]


def test_what_is_0_or_unknown_needs_no_note() -> None:
    assert notes({"near_work": 0.0, "level": 0.0}) == []
    assert notes({"near_work": 0.2}, "test/open") == []


@pytest.mark.parametrize("model", ["cosine", "overlap"])
def test_models_without_these_factors_have_no_notes(model: str) -> None:
    found = recommender(BAKERY, KITCHEN).recommend(BAKER, RecommendRequest(model=model))
    assert all(job.notes == () for job in found.jobs)


def test_every_such_factor_of_a_job_has_its_note() -> None:
    for job in recommender(BAKERY, KITCHEN, OPEN).recommend(BAKER).jobs:
        counted = {name for name in ("near_work", "level") if job.factors[name]}
        assert {note.factor for note in job.notes} == counted
