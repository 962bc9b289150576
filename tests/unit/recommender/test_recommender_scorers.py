"""Each scorer's own promises, on worlds where the answer can be worked out."""

from __future__ import annotations

from dataclasses import replace
from math import log, log1p, sqrt

import numpy as np
import pytest

from ontology.evidence import EvidenceKind
from recommender.profile import Profile
from recommender.scorers import Query, Scores, scorer_class
from recommender.scorers.words import words
from recommender.skillspace import OCCUPATION_EQUALS, SkillSpace
from tests.fixtures_recommender import ad, person, world
from tests.graph_worlds import uri


def score(name: str, profile: Profile, *ads: object, distance: float = 0.0) -> tuple[Scores, dict[str, int]]:
    snapshot = world(*ads)  # type: ignore[arg-type]
    count = len(ads)
    query = Query(profile, np.full(count, distance), np.ones(count, dtype=np.bool_), 60.0)
    rows = {key.removeprefix("test/"): row for key, row in snapshot.postings.row_of.items()}
    return scorer_class(name)(SkillSpace.of_postings(snapshot)).score(query), rows


def test_a_posting_that_asks_for_exactly_the_profile_has_cosine_one() -> None:
    scores, rows = score("cosine", person("bake", "menu"), ad("same", "bake", "menu"), ad("half", "bake"))
    assert scores.total[rows["same"]] == pytest.approx(1.0)
    assert 0 < scores.total[rows["half"]] < 1


def test_skills_of_one_group_are_related_and_of_another_are_not() -> None:
    scores, rows = score("cosine", person("hygiene"), ad("near", "menu"), ad("far", "weld"))
    near = {name: factor[rows["near"]] for name, factor in scores.factors.items()}
    assert near["related_skills"] > 0
    assert near["skills"] == 0
    assert scores.total[rows["far"]] == 0


def test_a_rare_skill_weighs_more_than_a_common_one() -> None:
    ads = [ad(f"common{i}", "hygiene") for i in range(20)]
    scores, rows = score("cosine", person("bake", "hygiene"), *ads, ad("rare", "bake"))
    assert scores.total[rows["rare"]] > scores.total[rows["common0"]]


def test_an_optional_demand_counts_by_half_against_the_rest() -> None:
    scores, rows = score("cosine", person("bake"), ad("must", "bake", "weld"), ad("may", "weld", optional=["bake"]))
    assert scores.total[rows["must"]] > scores.total[rows["may"]] > 0


def test_past_work_reaches_an_ad_that_names_no_skill() -> None:
    scores, rows = score("cosine", person(past=["baker"]), ad("job", occupation="baker"), ad("other"))
    assert scores.total[rows["job"]] == pytest.approx(1.0)
    assert scores.factors["past_work"][rows["job"]] == pytest.approx(1.0)
    assert scores.total[rows["other"]] == 0


def test_a_wish_is_told_apart_from_what_the_person_has() -> None:
    scores, rows = score("cosine", person(wanted=["cook"], wished=["weld"]), ad("cook", occupation="cook"))
    total = scores.total[rows["cook"]]
    assert total > 0
    assert scores.factors["wish"][rows["cook"]] == pytest.approx(total)


def test_the_space_counts_documents_and_weighs_by_their_rarity() -> None:
    space = SkillSpace.of_postings(world(ad("a", "bake"), ad("b", "weld")))
    row = space.snapshot.skill_row
    # baker and cook need "bake", one posting asks for it; of 3 occupations and 2 postings.
    assert space.weight[row[uri("bake")]] == pytest.approx(log1p(5 / 3))
    assert SkillSpace.of_occupations(world(), with_groups=False).weight[row[uri("weld")]] == pytest.approx(log(3))
    assert space.length(space.occupation_vector(uri("baker"))) == pytest.approx(sqrt(OCCUPATION_EQUALS) * space.unit)
    assert not space.occupation_vector("https://jobvej.example/test/none").any()


def test_an_isco_group_stands_for_its_occupations() -> None:
    space = SkillSpace.of_postings(world())
    group = space.occupation_vector(uri("isco7"))
    named = {space.snapshot.skills[column] for column in np.flatnonzero(group)}
    assert named == {uri(name) for name in ("bake", "hygiene", "team", "weld")}


def test_overlap_is_the_share_of_the_demands_that_are_met() -> None:
    ads = ad("a", "bake", "weld", "menu", optional=["team", "hygiene"]), ad("none")
    scores, rows = score("overlap", person("bake", "team"), *ads)
    assert scores.total[rows["a"]] == pytest.approx((1 + 0.5) / (3 + 2 * 0.5))
    assert scores.total[rows["none"]] == 0


def test_bm25_follows_the_formula() -> None:
    ads = ad("a", title="svejse svejse", text="svejse svejse"), ad("b", title="x", text="x y z w")
    scores, rows = score("bm25", person("weld"), *ads)
    idf, mean = log1p((2 - 1 + 0.5) / 1.5), (2 + 4) / 2
    expected = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 2 / mean))
    assert scores.total[rows["a"]] == pytest.approx(expected)
    assert scores.total[rows["b"]] == 0


def test_bm25_searches_for_wanted_titles_and_skill_labels_only() -> None:
    ads = ad("title", text="cook"), ad("skill", text="bage brød"), ad("past", text="smith")
    scores, rows = score("bm25", person("bake", wanted=["cook"], past=["smith"]), *ads)
    assert scores.factors["titles"][rows["title"]] > 0
    assert scores.factors["skills"][rows["skill"]] > 0
    assert scores.total[rows["past"]] == 0


def test_words_keep_danish_letters_and_language_names() -> None:
    assert words("Sygeplejerske på Ærø – C#, C++ & æøå!") == ("sygeplejerske", "på", "ærø", "c#", "c++", "æøå")


def test_automatch_goes_by_title_then_distance() -> None:
    ads = ad("exact", title="Erfaren baker til natten"), ad("linked", occupation="baker"), ad("other", title="smith")
    near, rows = score("automatch", person(wanted=["baker"]), *ads, distance=6.0)
    far, _ = score("automatch", person(wanted=["baker"]), *ads, distance=59.0)
    assert near.total[rows["exact"]] == pytest.approx(1 + 0.5 * 0.9)
    assert near.total[rows["linked"]] == near.total[rows["exact"]]
    assert near.total[rows["other"]] == 0
    assert 1 < far.total[rows["exact"]] < near.total[rows["exact"]]


def test_automatch_adds_unskilled_jobs_only_where_titles_give_too_few() -> None:
    unskilled = ad("unskilled", title="Ufaglært medarbejder")
    few, rows = score("automatch", person(wanted=["baker"]), unskilled, ad("t", title="baker"))
    assert 0 < few.total[rows["unskilled"]] < few.total[rows["t"]]
    bakers = [ad(f"t{i}", title="baker") for i in range(10)]
    enough, rows = score("automatch", person(wanted=["baker"]), unskilled, *bakers)
    assert enough.total[rows["unskilled"]] == 0


def test_personal_competences_are_a_factor_of_their_own_and_change_no_score() -> None:
    ads = ad("both", "team", "weld", occupation="smith"), ad("other", "bake")
    plain = person("team", "weld")
    kinds = {uri("team"): EvidenceKind.COMPETENCE}
    told = replace(plain, skills=tuple(replace(item, kind=kinds.get(item.uri, item.kind)) for item in plain.skills))
    (without, rows), (scores, _) = score("cosine", plain, *ads), score("cosine", told, *ads)
    np.testing.assert_allclose(scores.total, without.total, atol=1e-12)
    row = rows["both"]
    assert without.factors["competences"][row] == 0
    assert 0 < scores.factors["competences"][row] < scores.total[row]
    assert scores.factors["skills"][row] < without.factors["skills"][row]
