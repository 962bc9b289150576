"""Profiles: what a reading becomes, and the JSON form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from extraction.reading import Role, Verdict
from ontology.evidence import Constraint, EvidenceKind, Polarity
from recommender.errors import ProfileError, UnusableReadingError
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.profile_json import schema
from tests.fixtures_recommender import person, reading, said
from tests.graph_worlds import tiny_classification, uri


def test_polarity_decides_what_counts() -> None:
    profile = Profile.from_reading(
        reading(
            said("bake", confidence=0.8),
            said("hygiene", Polarity.IMPLIED, 0.8),
            said("menu", Polarity.WISHED),
            said("team", Polarity.NEGATED),
            said("weld", Polarity.UNWANTED),
        )
    )
    assert {s.uri: s.weight for s in profile.held} == {uri("bake"): 0.8, uri("hygiene"): 0.4}
    assert [s.uri for s in profile.wished] == [uri("menu")]
    assert len(profile.skills) == 5


def test_what_is_said_against_a_skill_outweighs_the_rest_and_a_statement_outweighs_a_wish() -> None:
    profile = Profile.from_reading(
        reading(
            said("bake"),
            said("bake", Polarity.NEGATED, 0.5, start=9),
            said("menu", Polarity.WISHED),
            said("menu", Polarity.STATED, 0.3, start=9),
            said("menu", Polarity.STATED, 0.6, start=20),
        )
    )
    assert [(s.uri, s.weight) for s in profile.held] == [(uri("menu"), 0.6)]


def test_roles_wishes_and_refusals_become_work() -> None:
    occupation = EvidenceKind.OCCUPATION
    profile = Profile.from_reading(
        reading(
            said("baker", kind=occupation, start=3),
            said("cook", Polarity.WISHED, kind=occupation, start=40),
            said("smith", Polarity.UNWANTED, kind=occupation, start=60),
            said("smith", Polarity.NEGATED, kind=occupation, start=70),
            roles=(Role("Bager", uri("baker"), start="2019", end="2024"), Role("Altmuligmand"), Role(" ")),
        )
    )
    past = profile.work(WorkRelation.PAST)
    assert [(work.title, work.uri, work.start) for work in past] == [
        ("Bager", uri("baker"), "2019"),
        ("Altmuligmand", None, None),
    ]
    assert past[0].evidence is not None
    assert past[0].evidence.quote == "baker"
    assert [work.uri for work in profile.work(WorkRelation.WANTED)] == [uri("cook")]
    assert [work.uri for work in profile.work(WorkRelation.UNWANTED)] == [uri("smith")]
    assert not profile.skills


def test_whom_one_worked_with_is_not_what_one_worked_as() -> None:
    smith = replace(said("smith", kind=EvidenceKind.OCCUPATION, start=30), section="experience")
    baker = Role("Bager", uri("baker"))
    assert [work.uri for work in Profile.from_reading(reading(smith, roles=(baker,))).occupations] == [uri("baker")]
    assert [work.uri for work in Profile.from_reading(reading(smith)).occupations] == [uri("smith")]


def test_a_language_is_known_by_its_code_however_it_was_read() -> None:
    language = EvidenceKind.LANGUAGE
    named = ((0, "engelsk"), (9, "tysk"))
    spoken = [replace(said("bake", kind=language, start=start), quote=quote) for start, quote in named]
    said_so = Constraint("language", "de:B1", False, "tysk på mellemniveau")
    unknown = replace(said("menu", kind=language, start=30), quote="klingon")
    refused = replace(said("team", Polarity.NEGATED, kind=language, start=40), quote="fransk")
    found = replace(reading(*spoken, unknown, refused), constraints=(said_so,))
    assert Profile.from_reading(found).languages == ("de:B1", "en", "klingon")


def test_the_place_with_a_postcode_is_home() -> None:
    profile = Profile.from_reading(reading())
    assert (profile.postcode, profile.town) == ("5000", "Odense C")


def test_an_unusable_reading_is_not_scored() -> None:
    with pytest.raises(UnusableReadingError, match="empty"):
        Profile.from_reading(reading(said("bake"), verdict=Verdict.UNUSABLE))


def test_json_goes_both_ways() -> None:
    profile = person("bake", past=["baker"], wanted=["cook"], wished=["menu"], lacking=["weld"])
    text = json.dumps(profile.to_json(tiny_classification(), "da"))
    assert '"bage br\\u00f8d"' in text
    assert Profile.from_json(json.loads(text)) == profile


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ([], "profile: Input should be"),
        ({"skills": [{"weight": 1}]}, r"skills\[0\].uri: Field required"),
        ({"skills": [{"uri": "x", "weight": 1.5}]}, r"skills\[0\].weight: .* less than or equal to 1"),
        ({"skills": [{"uri": "x", "weight": float("nan")}]}, r"skills\[0\].weight"),
        ({"skills": [{"uri": "x", "polarity": "maybe"}]}, r"skills\[0\].polarity"),
        ({"skills": [{"uri": "x"}, {"uri": "x"}]}, r"skills\[1\].uri: x is there twice"),
        ({"postcode": "12"}, "postcode"),
        ({"name": "Ida"}, "name: Extra inputs are not permitted"),
        ({"skills": [{"uri": "x"}] * 1001}, "skills: List should have at most 1000"),
    ],
)
def test_a_faulty_profile_is_refused_with_its_place(value: object, fault: str) -> None:
    with pytest.raises(ProfileError, match=fault):
        Profile.from_json(value)


def test_concepts_that_are_not_loaded_are_named() -> None:
    with pytest.raises(ProfileError, match=r"skills\[0\].uri: .*/float is not in the loaded classification"):
        person("float").check(tiny_classification())
    with pytest.raises(ProfileError, match=r"occupations\[0\].uri"):
        person(past=["astronaut"]).check(tiny_classification())


def test_wanted_titles_replace_the_work_wanted_so_far() -> None:
    profile = person(past=["baker"], wanted=["cook"]).wanting({"Smed": uri("smith"), "Poet": None})
    assert [work.title for work in profile.work(WorkRelation.WANTED)] == ["Smed", "Poet"]
    assert [work.title for work in profile.work(WorkRelation.PAST)] == ["baker"]


def test_emptiness_is_about_what_could_match() -> None:
    assert Profile(postcode="1050").empty
    assert person(lacking=["bake"], unwanted=["cook"]).empty
    assert not person(wished=["bake"]).empty
    assert not Profile(occupations=(ProfileOccupation("Poet"),)).empty


def test_the_schema_says_what_is_taken() -> None:
    assert set(schema()["properties"]) == {
        "skills", "occupations", "postcode", "town", "constraints", "languages", "language", "told",
        "industries",
    }  # fmt: skip


def test_a_title_is_quoted_as_far_as_the_text_has_it() -> None:
    text = "2018-2021 Rengøring på hotel 20 t (nat, ikke fast)\n2015 Bager"
    roles = (Role("Rengøring på hotel 20 t (nat)"), Role("Bager"), Role("Kok"))
    profile = Profile.from_reading(replace(reading(roles=roles), text=text))
    quotes = [work.evidence.quote for work in profile.occupations if work.evidence]
    assert quotes == ["Rengøring på hotel 20 t", "Bager", "Kok"]
