"""Why one posting stands above another, and why one is not shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.evidence import Constraint
from recommender.comparing import compare, strongest, why_not
from recommender.reasons_json import comparison_row, why_not_row
from recommender.recommend import RecommendRequest
from recommender.sentences import more
from tests.fixtures_recommender import ad, person, recommender
from tests.graph_worlds import tiny_classification

BAKERY = ad("bakery", "bake", "hygiene", occupation="baker", title="Bager søges")
KITCHEN = ad("kitchen", "hygiene", "menu", optional=["bake"], occupation="cook", title="Kok søges")
FORGE = ad("forge", "weld", "team", occupation="smith", title="Smed søges")
BAKER = person("bake", "hygiene", "team", past=["baker"])
ALL = RecommendRequest()
ONE = RecommendRequest(top=1, alternatives=0)


@pytest.mark.parametrize("model", ["default", "cosine", "overlap"])
def test_differences_sum_to_the_difference_of_the_scores(model: str) -> None:
    found = compare(recommender(BAKERY, KITCHEN), BAKER, RecommendRequest(model=model), "test/bakery", "test/kitchen")
    assert found is not None
    assert sum(found.differences.values()) == pytest.approx(found.one.job.score - found.other.job.score, abs=1e-12)
    assert found.difference > 0
    assert found.strongest is not None
    assert found.differences[found.strongest] == max(found.differences.values())


def test_the_sentence_names_the_higher_one_first_whichever_is_asked_first() -> None:
    made = recommender(BAKERY, KITCHEN)
    one = compare(made, BAKER, ALL, "test/bakery", "test/kitchen")
    other = compare(made, BAKER, ALL, "test/kitchen", "test/bakery")
    assert one is not None
    assert other is not None
    assert one.sentences == other.sentences
    assert one.difference == -other.difference
    assert one.sentences["da"].startswith("»Bager søges« står over »Kok søges«, mest fordi ")
    assert one.sentences["en"].startswith("“Bager søges” stands above “Kok søges”, mostly because ")


def test_past_work_is_what_tells_two_jobs_apart_that_ask_for_the_same() -> None:
    made = recommender(ad("a", "hygiene", occupation="baker"), ad("b", "hygiene", occupation="smith"))
    found = compare(made, person("hygiene", past=["baker"]), ALL, "test/a", "test/b")
    assert found is not None
    assert found.strongest == "past_work"
    assert found.sentences["da"].endswith("mest fordi det ligner det tidligere arbejde mere.")


def test_equal_scores_have_no_strongest_factor() -> None:
    made = recommender(BAKERY, replace(BAKERY, identifier="same", text="Noget helt andet her."))
    found = compare(made, BAKER, ALL, "test/bakery", "test/same")
    assert found is not None
    assert (found.strongest, found.difference) == (None, 0)
    assert "får lige meget" in found.sentences["da"]
    assert strongest({"b": -1.0, "a": -1.0, "c": 0.5}, -1.5) == "a"


def test_unknown_postings() -> None:
    made = recommender(BAKERY)
    assert compare(made, BAKER, ALL, "test/bakery", "test/none") is None
    assert why_not(made, BAKER, ALL, "test/none") is None


def test_why_not_names_the_filter() -> None:
    made = recommender(BAKERY, replace(FORGE, postcode="9000"), replace(KITCHEN, valid_through="2026-11-01"))
    far = why_not(made, BAKER, ALL, "test/forge")
    expired = why_not(made, BAKER, ALL, "test/kitchen")
    assert far is not None
    assert expired is not None
    assert (far.status, far.against) == ("too_far", None)
    assert "km væk; søgningen går til 60 km" in far.sentences["da"]
    assert expired.status == "expired"
    assert expired.sentences["en"] == "The posting has expired."


def test_why_not_names_the_demand() -> None:
    night = replace(BAKERY, title="Bager, nat", constraints=(Constraint("shift", "night", True, "nat"),))
    refusing = replace(BAKER, constraints=(Constraint("shift", "not night", True, "ikke nat"),))
    made = recommender(night, KITCHEN)
    assert night.key not in {job.posting.key for job in made.recommend(refusing, ALL).jobs}
    assert made.recommend(refusing, ALL).limits.unmet_by == {"shift": 1}
    found = why_not(made, refusing, ALL, night.key)
    assert found is not None
    assert found.status == "unmet"
    assert found.sentences["da"].endswith("ikke nævner: arbejdstidspunkt.")


def test_why_not_measures_against_the_last_job_shown() -> None:
    found = why_not(recommender(BAKERY, KITCHEN, FORGE), BAKER, ONE, "test/forge")
    assert found is not None
    assert found.status == "below"
    assert found.against is not None
    assert found.against.posting.identifier == "bakery"
    assert found.asked.rank == 3
    assert sum(found.differences.values()) == pytest.approx(found.asked.job.score - found.against.score, abs=1e-12)
    assert found.held_back
    assert all(found.differences[name] < 0 for name in found.held_back)
    assert "nummer 3" in found.sentences["da"]
    assert "»Bager søges« står over »Smed søges«" in found.sentences["da"]


def test_why_not_of_what_is_shown_repeated_or_no_match() -> None:
    made = recommender(BAKERY, replace(BAKERY, source="portal"), ad("hall", "weld", title="Svejser"))
    assert [
        found.status
        for key in ("portal/bakery", "test/bakery", "test/hall")
        if (found := why_not(made, person("bake"), ALL, key)) is not None
    ] == ["shown", "repeated", "no_match"]


def test_the_json_forms() -> None:
    made = recommender(BAKERY, KITCHEN, FORGE)
    one = compare(made, BAKER, ALL, "test/bakery", "test/kitchen")
    two = why_not(made, BAKER, ONE, "test/forge")
    assert one is not None
    assert two is not None
    row = comparison_row(one, tiny_classification(), "da")
    assert sum(row["differences"].values()) == pytest.approx(row["difference"], abs=1e-6)
    sizes = [abs(value) for value in row["differences"].values()]
    assert sizes == sorted(sizes, reverse=True)
    assert why_not_row(two, tiny_classification(), "en")["against"]["key"] == "test/bakery"


def test_a_factor_without_words_of_its_own_is_named() -> None:
    assert more("da", "some_factor") == "det har mere af »some factor«"


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_factor_that_the_page_names_has_a_clause(language: str) -> None:
    from api.pages.catalogue import written

    for key in (str(message.id) for message in written(language)):
        if key.startswith("factor_"):
            name = key.removeprefix("factor_")
            assert "has more of" not in more(language, name), name
            assert "har mere af »" not in more(language, name), name


def test_why_not_names_the_language_and_the_licence_that_are_asked_for() -> None:
    asked = (Constraint("language", "de:B2", True, "tysk"), Constraint("driving_licence", "CE", True, "CE"))
    closed = replace(ad("closed", "bake"), constraints=asked)
    speaking = replace(BAKER, languages=("da:C2", "en:C1"))
    found = why_not(recommender(closed), speaking, ALL, closed.key)
    assert found is not None
    assert found.sentences["da"].endswith(": kørekort (CE), sprog (tysk B2).")
    assert found.sentences["en"].endswith(": driving licence (CE), languages (German B2).")
