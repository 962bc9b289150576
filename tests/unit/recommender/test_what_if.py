"""What a change does to both lists."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ontology.evidence import Constraint
from recommender.errors import InvalidRequestError
from recommender.reasons_json import what_if_row
from recommender.recommend import Recommender, RecommendRequest
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import PostingVectors
from recommender.texts.views import TextViews
from recommender.what_if import Change, ListChange, what_if
from tests.fixtures_recommender import PLACES, TODAY, ad, person, recommender, world
from tests.fixtures_vectors import WordEncoder
from tests.graph_worlds import tiny_classification, uri

BAKERY = ad("bakery", "bake", "hygiene", occupation="baker", title="Bager søges")
KITCHEN = ad("kitchen", "hygiene", "menu", occupation="cook", title="Kok søges")
FORGE = ad("forge", "weld", occupation="smith", title="Smed søges", postcode="9000")
BAKER = person("bake", past=["baker"], unwanted=["cook"])
REQUEST = RecommendRequest()


def places(changes: ListChange) -> list[tuple[str, int | None, int | None]]:
    return [
        (place.posting.identifier, place.before, place.after)
        for place in (*changes.entered, *changes.left, *changes.moved)
    ]


def test_a_skill_more_brings_jobs_in_and_moves_others() -> None:
    made = recommender(BAKERY, replace(FORGE, postcode="1050"))
    found = what_if(made, person("hygiene"), REQUEST, Change(add=(uri("weld"),)))
    assert places(found.jobs) == [("forge", None, 1), ("bakery", 1, 2)]
    assert found.before.jobs[0].score != found.after.jobs[0].score


def test_a_skill_less_takes_jobs_out() -> None:
    made = recommender(BAKERY, replace(FORGE, postcode="1050"))
    found = what_if(made, person("bake", "weld"), REQUEST, Change(drop=(uri("weld"),)))
    assert [(place.posting.identifier, place.after) for place in found.jobs.left] == [("forge", None)]
    assert found.jobs.entered == ()
    assert [job.posting.identifier for job in found.after.jobs] == ["bakery"]


def test_another_place_radius_and_wish() -> None:
    made = recommender(BAKERY, FORGE)
    far = what_if(made, person("bake", "weld"), REQUEST, Change(radius_km=500.0))
    assert [place.posting.identifier for place in far.jobs.entered] == ["forge"]
    there = what_if(made, person("bake", "weld"), REQUEST, Change(near="9000"))
    assert [place.posting.identifier for place in there.jobs.left] == ["bakery"]
    wish = what_if(made, person("bake"), RecommendRequest(radius_km=500.0), Change(wanted=("smed",)))
    assert [place.posting.identifier for place in wish.jobs.entered] == ["forge"]


@pytest.mark.parametrize(("limit", "entered"), [("too_far", "forge"), ("unwanted_work", "kitchen")])
def test_a_limit_less(limit: str, entered: str) -> None:
    person_ = replace(BAKER, skills=person("bake", "weld", "hygiene").skills)
    found = what_if(recommender(BAKERY, KITCHEN, FORGE), person_, REQUEST, Change(drop_limits=(limit,)))
    both = (*found.jobs.entered, *found.alternatives.entered)
    assert [place.posting.identifier for place in both] == [entered]


def test_a_condition_of_the_profile_can_be_dropped() -> None:
    tied = replace(
        BAKER, constraints=(Constraint("shift", "night", True, "ikke nat"), Constraint("hours", "30", True, ""))
    )
    profile, request = Change(drop_limits=("shift",)).of(tied, REQUEST)
    assert [item.kind for item in profile.constraints] == ["hours"]
    assert request == REQUEST


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (Change(), "nothing is changed"),
        (Change(drop=(uri("weld"),)), "is not in the profile"),
        (Change(drop_limits=("hours",)), "is not a limit of this search; those are too_far, unwanted_work"),
        (Change(radius_km=-1.0), "radius_km"),
    ],
)
def test_changes_of_what_is_not_there(change: Change, fault: str) -> None:
    with pytest.raises(InvalidRequestError, match=fault):
        what_if(recommender(BAKERY), BAKER, REQUEST, change)


def test_what_stays_is_counted_and_nothing_else_changes() -> None:
    made = recommender(BAKERY, KITCHEN)
    found = what_if(made, person("bake", "hygiene"), REQUEST, Change(radius_km=61.0))
    assert places(found.jobs) == []
    assert found.jobs.same == 2
    assert found.before.jobs == found.after.jobs
    assert made.recommend(person("bake", "hygiene")).jobs == found.before.jobs


CHANGES = {
    "radius": Change(radius_km=500.0),
    "place": Change(near="9000"),
    "skill more": Change(add=(uri("weld"),)),
    "skill less": Change(drop=(uri("hygiene"),)),
    "wish": Change(wanted=("smed",)),
    "limit": Change(drop_limits=("unwanted_work",)),
    "condition": Change(drop_limits=("shift",)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_an_earlier_answer_found_changes_nothing(change: Change) -> None:
    """Also after a change there and back, and where the first answer is of few rows."""
    axes = {"Bager": 0, "Smed": 1, "brød": 2, "stål": 3, "menu": 4}
    texts = {BAKERY: "Vi bager brød om natten.", KITCHEN: "Vi planlægger menu.", FORGE: "Vi svejser stål."}
    snapshot = world(*(replace(posting, text=text) for posting, text in texts.items()))
    encoder = WordEncoder(axes)
    details = [snapshot.postings.details[row] for row in range(3)]
    titles, bodies = (encoder.encode(told) for told in ([p.title for p in details], [p.text for p in details]))
    vectors = PostingVectors(titles.astype(np.float16), bodies.astype(np.float16))
    views = TextViews(snapshot, lambda table: LexicalIndex.build(table.details), encoder, lambda _: vectors)
    made = Recommender(snapshot, PLACES, TODAY, texts=views)
    night = Constraint("shift", "not night", True, "ikke nat")
    told = replace(person("bake", "hygiene", past=["baker"], unwanted=["cook"]), constraints=(night,))
    told = replace(told, told=("Jeg har bagt brød om natten.", "Jeg har også svejset stål."))
    request = RecommendRequest(top=10, alternatives=5)
    first, before = made.answered(told, request)
    changed, asked = change.of(told, request)
    second, after = made.answered(changed, asked, first)
    assert after == made.recommend(changed, asked)
    assert made.answered(told, request, second)[1] == before
    assert any(job.texts for job in before.jobs)


def test_the_json_form() -> None:
    found = what_if(recommender(BAKERY, FORGE), person("bake", "weld"), REQUEST, Change(radius_km=500.0))
    row = what_if_row(found, tiny_classification(), "da")
    entered = row["jobs"]["entered"][0]
    assert (entered["key"], entered["before"]) == ("test/forge", None)
    assert row["after"]["jobs"][entered["after"] - 1]["key"] == "test/forge"
