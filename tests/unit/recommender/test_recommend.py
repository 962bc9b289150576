"""Recommending: lists, limits, alternatives, explanations, and their JSON form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ontology.postings import Posting
from recommender.errors import InvalidRequestError, ProfileError, UnknownModelError, UnknownPlaceError
from recommender.explanation import Path
from recommender.json_form import to_row
from recommender.profile import Profile, ProfileSkill
from recommender.recommend import Recommender, RecommendRequest
from recommender.results import DIALS
from tests.fixtures_recommender import TODAY, ad, person, recommender
from tests.graph_worlds import tiny_classification, uri

BAKERY = ad("bakery", "bake", "hygiene", occupation="baker", title="Bager søges")
KITCHEN = ad("kitchen", "hygiene", "menu", optional=["bake"], occupation="cook", title="Kok søges")
FORGE = ad("forge", "weld", "team", occupation="smith", title="Smed søges")
BAKER = person("bake", "hygiene", "team", past=["baker"])


def shown(jobs: object) -> list[str]:
    return [job.posting.identifier for job in jobs]  # type: ignore[attr-defined]


def test_the_provable_order() -> None:
    found = recommender(FORGE, KITCHEN, BAKERY).recommend(BAKER)
    assert shown(found.jobs) == ["bakery", "kitchen", "forge"]
    assert not found.alternatives  # all that there is stands among the jobs


def test_alternatives_are_other_work_and_repeat_no_job() -> None:
    found = recommender(BAKERY, KITCHEN, FORGE).recommend(BAKER, RecommendRequest(top=1))
    assert shown(found.jobs) == ["bakery"]
    assert [(job.posting.identifier, job.other) for job in found.alternatives] == [
        ("kitchen", ("function",)),
        ("forge", ("sector",)),
    ]
    kitchen = found.alternatives[0].reasons
    assert kitchen is not None
    assert kitchen["da"].startswith(
        "Arbejde som kok hører til en anden jobfunktion (service). Kompetencer, der kan tages med: »"
    )
    assert "fødevarehygiejne" in kitchen["da"] or "madhygiejne" in kitchen["da"]
    assert kitchen["en"].startswith("Work as cook belongs to another job function (service). Skills that carry over: “")
    forge = found.alternatives[1].reasons
    assert forge is not None
    assert "en anden branche (metal)" in forge["da"]


def test_the_dial_keeps_one_kind_of_alternative() -> None:
    made = recommender(BAKERY, KITCHEN, FORGE)
    every = made.recommend(BAKER, RecommendRequest(top=1)).alternatives
    kinds = {
        (): None,
        ("sector",): "lateral",
        ("function",): "stretch",
        ("function", "sector"): "pivot",
    }
    assert [job.kind for job in every] == [kinds[job.other] for job in every]
    for dial in DIALS:
        found = made.recommend(BAKER, RecommendRequest(top=1, dial=dial)).alternatives
        assert shown(found) == shown([job for job in every if job.kind == dial])
    with pytest.raises(InvalidRequestError, match="dial"):
        made.recommend(BAKER, RecommendRequest(dial="far"))


def test_below_the_first_ten_jobs_alternatives_choose_first() -> None:
    bakeries = [ad(f"bakery{i:02}", "bake", occupation="baker", title=f"Bager {i} søges") for i in range(12)]
    found = recommender(FORGE, KITCHEN, *bakeries).recommend(BAKER, RecommendRequest(top=14))
    plain = recommender(FORGE, KITCHEN, *bakeries).recommend(BAKER, RecommendRequest(top=14, alternatives=0))
    assert shown(found.jobs)[:10] == shown(plain.jobs)[:10]
    assert len(plain.jobs) == 14
    elsewhere = [job for job in shown(plain.jobs)[10:] if job in {"forge", "kitchen"}]
    assert elsewhere
    assert shown(found.alternatives) == elsewhere
    assert set(shown(found.jobs)) == set(shown(plain.jobs)) - set(elsewhere)


def test_wanted_work_is_not_other() -> None:
    found = recommender(BAKERY, KITCHEN, FORGE).recommend(
        person("bake", "team", past=["baker"], wanted=["cook"]), RecommendRequest(top=1)
    )
    assert all(job.posting.identifier != "kitchen" for job in found.alternatives)


def test_without_known_work_nothing_is_other() -> None:
    found = recommender(BAKERY, FORGE).recommend(person("bake", "team"), RecommendRequest(top=1))
    assert not found.alternatives
    assert found.limits.decided_alternatives == "own_work_unknown"


def test_of_one_occupation_few_alternatives() -> None:
    forges = [ad(f"forge{i}", "team", occupation="smith", title=f"Smed {i} søges") for i in range(5)]
    found = recommender(BAKERY, *forges).recommend(BAKER, RecommendRequest(top=1))
    assert len(found.alternatives) == 2


def test_repetitions_are_folded_with_all_their_links_also_across_the_lists() -> None:
    again = replace(BAKERY, source="portal", url="https://portal.example/9")
    forge_again = replace(FORGE, source="portal")
    found = recommender(BAKERY, again, FORGE, forge_again).recommend(BAKER, RecommendRequest(top=1))
    assert shown(found.jobs) == ["bakery"]
    assert (found.jobs[0].posting.source, [post.url for post in found.jobs[0].duplicates]) == ("portal", [None])
    assert shown(found.alternatives) == ["forge"]
    assert len(found.alternatives[0].duplicates) == 1
    assert found.limits.repeated == 2


@pytest.mark.parametrize(
    ("posting", "profile", "limit"),
    [
        (replace(BAKERY, valid_through="2026-11-21"), BAKER, "expired"),
        (replace(BAKERY, postcode="8000"), BAKER, "too_far"),
        (replace(BAKERY, postcode=None), BAKER, "unknown_place"),
        (BAKERY, person("bake", unwanted=["baker"]), "unwanted_work"),
        (FORGE, person("bake"), "no_match"),
        (BAKERY, Profile(postcode="1050"), "empty_profile"),
    ],
)
def test_an_empty_list_says_which_limit_decided(posting: Posting, profile: Profile, limit: str) -> None:
    found = recommender(posting).recommend(profile)
    assert not found.jobs
    assert found.limits.decided == limit


def test_what_removes_only_what_would_not_match_does_not_decide() -> None:
    expired = [ad(f"old{i}", "weld", until="2026-01-01") for i in range(5)]
    found = recommender(*expired, ad("far", "bake", postcode="9000")).recommend(person("bake"))
    assert found.limits.decided == "too_far"
    assert found.limits.removed == {"expired": 5, "unknown_place": 0, "too_far": 1, "unwanted_work": 0}
    assert found.limits.removed_matching["expired"] == 0


def test_a_full_list_has_no_deciding_limit() -> None:
    found = recommender(BAKERY, FORGE, replace(BAKERY, identifier="far", postcode="9000")).recommend(
        BAKER, RecommendRequest(top=1, alternatives=1)
    )
    assert (found.limits.decided, found.limits.decided_alternatives) == (None, None)


def test_near_and_radius_are_the_profiles_own_unless_given() -> None:
    far = replace(BAKERY, identifier="far", postcode="8000")
    made = recommender(BAKERY, far)
    assert shown(made.recommend(BAKER).jobs) == ["bakery"]
    assert shown(made.recommend(BAKER, RecommendRequest(near="Århus")).jobs) == ["far"]
    assert shown(made.recommend(BAKER, RecommendRequest(radius_km=300)).jobs) == ["bakery", "far"]
    nowhere = made.recommend(replace(BAKER, postcode=None))
    assert shown(nowhere.jobs) == ["bakery", "far"]
    assert nowhere.limits.near is None
    assert nowhere.jobs[0].distance_km is None
    by_town = made.recommend(replace(BAKER, postcode=None, town="aarhus"))
    assert shown(by_town.jobs) == ["far"]


def test_wanted_titles_are_linked_by_their_label_or_by_the_linker_given() -> None:
    request = RecommendRequest(wanted=("Smed",))
    made = recommender(BAKERY, FORGE)
    assert shown(made.recommend(person("hygiene"), request).jobs) == ["forge", "bakery"]
    own = Recommender(made.snapshot, made._gazetteer, TODAY, lambda title: uri("baker"))
    assert shown(own.recommend(person("hygiene"), request).jobs)[0] == "bakery"


@pytest.mark.parametrize(
    ("request_", "error"),
    [
        (RecommendRequest(near="Andeby"), UnknownPlaceError),
        (RecommendRequest(model="none"), UnknownModelError),
        (RecommendRequest(top=0), InvalidRequestError),
        (RecommendRequest(radius_km=0), InvalidRequestError),
        (RecommendRequest(radius_km=float("nan")), InvalidRequestError),
        (RecommendRequest(alternatives=-1), InvalidRequestError),
    ],
)
def test_a_request_out_of_range_is_refused(request_: RecommendRequest, error: type[Exception]) -> None:
    with pytest.raises(error):
        recommender(BAKERY).recommend(BAKER, request_)


def test_a_profile_of_another_classification_is_refused() -> None:
    with pytest.raises(ProfileError, match="not in the loaded classification"):
        recommender(BAKERY).recommend(person("float"))


def test_another_day_shares_what_was_made_and_expires_more() -> None:
    made = recommender(BAKERY)
    assert made.recommend(BAKER).jobs
    later = made.on(TODAY.replace(year=2027))
    assert not later.recommend(BAKER).jobs
    assert later.space is made.space


def every_path(*ads: Posting, profile: Profile = BAKER) -> list[tuple[Path, Posting]]:
    found = recommender(*ads).recommend(profile, RecommendRequest(paths=50))
    return [(path, job.posting) for job in found.jobs for path in job.explanation.paths]


def test_every_edge_but_the_first_is_in_the_graph_and_has_a_source() -> None:
    links = {(r.source, str(r.kind), r.target) for r in tiny_classification().relations}
    paths = every_path(
        BAKERY, KITCHEN, FORGE, profile=person("menu", "team", past=["isco7"], wanted=["cook"], wished=["bake"])
    )
    assert len(paths) > 10
    for path, posting in paths:
        first, *middle, last = path.edges
        assert (first.relation, path.nodes[0]) == ("evidence", "cv")
        assert first.quote
        for edge in middle:
            assert (edge.source, edge.relation, edge.target) in links
        assert last.source == posting.key
        asked = {item.uri for item in posting.evidence}
        assert last.target in (asked if last.relation == "asks_for" else set(posting.occupations))
        assert all(edge.origin and 0 < edge.confidence <= 1 for edge in path.edges)
        for (one, other), edge in zip(zip(path.nodes, path.nodes[1:], strict=False), path.edges, strict=True):
            assert {one, other} == {edge.source, edge.target}


def test_all_paths_together_are_the_graphs_part_of_the_score() -> None:
    beside = {"near_work", "level", "words", "meaning", "wanted_title", "past_title"}
    for model in ("cosine", "default"):
        found = recommender(BAKERY, KITCHEN, FORGE).recommend(BAKER, RecommendRequest(paths=500, model=model))
        for job in found.jobs:
            graph = sum(part for name, part in job.factors.items() if name not in beside)
            assert sum(path.contribution for path in job.explanation.paths) == pytest.approx(graph, abs=1e-9)


def test_dropping_the_skill_of_the_strongest_path_lowers_the_score() -> None:
    made = recommender(BAKERY, KITCHEN, FORGE)
    profile = person("bake", "hygiene", "team", "weld")
    for job in made.recommend(profile).jobs:
        skill = job.explanation.paths[0].nodes[1]
        less = replace(profile, skills=tuple(s for s in profile.skills if s.uri != skill))
        again = made.explain(job.posting.key, less)
        assert again is not None
        assert again.job.score < job.score


def test_the_quote_of_both_sides_and_both_languages() -> None:
    found = recommender(BAKERY).recommend(person("bake"), RecommendRequest(paths=1))
    (path,) = found.jobs[0].explanation.paths
    assert path.edges[0].quote == "kan bake"
    assert path.edges[-1].quote == "bake"
    assert path.sentences == {
        "da": "CV’et nævner »kan bake« (kompetencen »bage brød«); opslaget beder om det samme: »bake«.",
        "en": "The CV says “kan bake” (the skill “bake bread”); the ad asks for the same: “bake”.",
    }


def test_what_an_edited_profile_adds_is_not_put_into_the_mouth_of_the_cv() -> None:
    added = Profile(skills=(ProfileSkill(uri("bake")),), postcode="1050")
    (path,) = recommender(BAKERY).recommend(added, RecommendRequest(paths=1)).jobs[0].explanation.paths
    assert (path.edges[0].origin, path.edges[0].quote) == ("edited", None)
    assert path.sentences == {
        "da": "Profilen nævner »bage brød«; opslaget beder om det samme: »bake«.",
        "en": "The profile says “bake bread”; the ad asks for the same: “bake”.",
    }
    wanting = recommender(KITCHEN).recommend(added, RecommendRequest(paths=2, wanted=("kok",)))
    wish = next(path for path in wanting.jobs[0].explanation.paths if path.wished)
    assert wish.sentences["da"] == (
        "Profilen nævner et ønske om arbejde som kok; det er det arbejde, som opslaget gælder: »Kok søges«."
    )


def test_missing_and_matched_are_the_demands_essential_first() -> None:
    ad_ = ad("x", "weld", "menu", optional=["bake", "team"])
    job = recommender(ad_).recommend(person("bake", "menu"), RecommendRequest()).jobs[0]
    assert [(n.uri, n.strength) for n in job.explanation.missing] == [
        (uri("weld"), "essential"),
        (uri("team"), "optional"),
    ]
    assert [n.uri for n in job.explanation.matched] == [uri("menu"), uri("bake")]


def test_what_past_work_takes_is_not_missing_unless_the_person_says_so() -> None:
    made = recommender(BAKERY)
    assert not made.recommend(person(past=["baker"])).jobs[0].explanation.missing
    lacking = made.recommend(person("team", past=["baker"], lacking=["hygiene"])).jobs[0].explanation
    assert [need.uri for need in lacking.missing] == [uri("hygiene")]


def test_an_ad_without_skills_lacks_what_its_occupation_takes() -> None:
    job = recommender(ad("bare", occupation="cook")).recommend(person("bake")).jobs[0]
    assert [(need.uri, need.basis) for need in job.explanation.missing] == [
        (uri("hygiene"), "occupation"),
        (uri("menu"), "occupation"),
    ]


def test_explaining_says_why_not() -> None:
    made = recommender(BAKERY, KITCHEN, replace(FORGE, postcode="9000"))
    first, removed = made.explain("test/bakery", BAKER), made.explain("test/forge", BAKER)
    assert first is not None
    assert removed is not None
    assert (first.rank, first.removed) == (1, None)
    assert (removed.rank, removed.removed) == (None, "too_far")
    assert made.explain("test/none", BAKER) is None


def test_the_json_row() -> None:
    made = recommender(BAKERY, KITCHEN, FORGE)
    found = made.recommend(BAKER, RecommendRequest(top=1))
    row = json.loads(json.dumps(to_row(found, made.snapshot.classification, "da")))
    assert set(row) == {"jobs", "alternatives", "limits"}
    job, other = row["jobs"][0], row["alternatives"][0]
    assert set(job) == {"posting_id", "source", "score", "factors", "missing", "paths", "texts", "notes"}
    assert (job["posting_id"], job["source"]) == ("bakery", "test")
    assert sum(job["factors"].values()) == pytest.approx(job["score"], abs=1e-6)
    assert set(other) == set(job) | {"reason", "other", "kind"}
    assert other["reason"].startswith("Arbejde som kok")
    assert to_row(found, made.snapshot.classification, "en")["alternatives"][0]["reason"].startswith("Work as cook")
    assert row["limits"]["town"] == "København K"
    full = to_row(found, made.snapshot.classification, "da", details=True)["jobs"][0]
    assert full["distance_km"] == 0.0
    assert full["title"] == "Bager søges"


def test_an_ad_put_out_anew_is_as_old_as_its_oldest_copy() -> None:
    old = replace(BAKERY, identifier="old", valid_through=None, date_posted="2026-08-01")
    anew = replace(old, identifier="anew", date_posted="2026-11-20")
    assert not recommender(old, anew).recommend(BAKER).jobs
    assert shown(recommender(anew).recommend(BAKER).jobs) == ["anew"]


def test_another_industry_of_the_ad_counts_and_an_unknown_one_does_not() -> None:
    told = replace(ad("told", "bake", occupation="baker", title="Bager på skib"), nace="H", nace_origin="feed_words")
    same = replace(ad("same", "bake", occupation="baker", title="Bager i butik"), nace="C", nace_origin="feed_code")
    by_work = replace(ad("work", "bake", occupation="baker", title="Bager til kro"), nace="H", nace_origin="occupation")
    made = recommender(BAKERY, told, same, by_work)
    person_of = replace(BAKER, industries=("C",))
    found = made.recommend(person_of, RecommendRequest(top=1)).alternatives
    assert [(job.posting.identifier, job.other, job.kind) for job in found] == [("told", ("sector",), "lateral")]
    assert found[0].reasons is not None
    assert "en anden branche (Transport og lager)" in found[0].reasons["da"]
    assert "another industry (Transport and storage)" in found[0].reasons["en"]
    assert not made.recommend(BAKER, RecommendRequest(top=1)).alternatives  # nothing is known of the person's own


def test_alternatives_that_are_open_to_other_trades_come_first_and_say_so() -> None:
    text = "Kok søges\n\nErfaring fra branchen er ikke nødvendig. Måske er du bager eller tjener."
    welcoming = replace(ad("open", "menu", "hygiene", occupation="cook", title="Kok søges"), text=text)
    plain = ad("plain", "bake", "hygiene", occupation="cook", title="Kok til hotel søges")
    found = recommender(BAKERY, plain, welcoming).recommend(BAKER, RecommendRequest(top=1)).alternatives
    assert shown(found) == ["open", "plain"]
    assert found[0].score < found[1].score
    assert found[0].reasons is not None
    assert "»Erfaring fra branchen er ikke nødvendig«" in found[0].reasons["da"]
    assert "The ad speaks to people of other trades: “Erfaring" in found[0].reasons["en"]


def test_a_leaders_job_is_no_alternative_to_who_leads_nobody() -> None:
    leading = ad("leading", "team", "hygiene", occupation="cook", title="Leder af køkken")
    assert not recommender(BAKERY, leading).recommend(BAKER, RecommendRequest(top=1)).alternatives
