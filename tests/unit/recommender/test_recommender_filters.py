"""Hard filters, repetitions and the fields of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.concepts import Relation, RelationKind
from ontology.postings import Posting
from recommender.duplicates import Print, RowCollapser, SameJobs, collapse, same_job
from recommender.fields import Fields
from recommender.filters import FILTERS, Filtered, apply_filters, posting_places
from recommender.profile import Profile
from tests.fixtures_recommender import PLACES, TODAY, ad, person, world
from tests.graph_worlds import postings, tiny_classification, uri

TEXT = "Vi søger en bager til vores bageri i byen og du skal kunne bage brød og kager hver morgen fra klokken fire"


def judged(snapshot: Snapshot, near: str | None = "1050", profile: Profile | None = None) -> Filtered:
    places = posting_places(snapshot.postings, PLACES)
    distances = PLACES.distances_from(near) if near else None
    return apply_filters(snapshot, profile or Profile(), TODAY, places, distances, 60.0)


def passing(snapshot: Snapshot, found: Filtered) -> set[str]:
    return {key.removeprefix("test/") for key, good in zip(snapshot.postings.keys, found.eligible, strict=True) if good}


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    snapshot = world(
        ad("today", until="2026-11-22"),
        ad("yesterday", until="2026-11-21"),
        ad("open", until=None),
        ad("odd", until="?"),
    )
    found = judged(snapshot)
    assert passing(snapshot, found) == {"today", "open", "odd"}
    assert found.removed["expired"].sum() == 1


def test_distance_counts_for_what_is_neither_near_nor_remote() -> None:
    snapshot = world(
        ad("here"),
        ad("near", postcode="2000"),
        ad("far", postcode="8000"),
        ad("remote", postcode="8000", remote=True),
        ad("nowhere", postcode=None),
        ad("town", postcode=None, town="Frederiksberg"),
        ad("remote nowhere", postcode=None, remote=True),
        ad("abroad", postcode="9999"),
    )
    found = judged(snapshot)
    assert passing(snapshot, found) == {"here", "near", "remote", "town", "remote nowhere"}
    assert {name: int(mask.sum()) for name, mask in found.removed.items()} == {
        "expired": 0, "unknown_place": 2, "too_far": 1, "unwanted_work": 0,
    }  # fmt: skip
    assert len(passing(snapshot, judged(snapshot, near=None))) == len(snapshot.postings)


def test_unwanted_work_is_left_out() -> None:
    snapshot = world(ad("smith", occupation="smith"), ad("baker", occupation="baker"), ad("none"))
    found = judged(snapshot, profile=person(unwanted=["smith"]))
    assert passing(snapshot, found) == {"baker", "none"}


@settings(max_examples=40, deadline=None)
@given(st.lists(postings, max_size=8), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_every_posting_is_eligible_or_removed_once(ads: list[Posting], today: date) -> None:
    snapshot = assemble(tiny_classification(), ads)
    places = posting_places(snapshot.postings, PLACES)
    found = apply_filters(snapshot, person(unwanted=["baker"]), today, places, PLACES.distances_from("1050"), 10.0)
    counted = found.eligible.astype(int) + sum(found.removed[name].astype(int) for name in FILTERS)
    assert (np.asarray(counted) == 1).all()


def test_one_job_on_two_portals_is_one() -> None:
    one = ad("1", text=TEXT, title="Bager søges", employer="Byens Bageri ApS")
    again = replace(ad("2", text=f"{TEXT} Søg nu", title="Bager søges!", employer="Byens Bageri"), source="other")
    assert collapse([one, again]) == [(one, (again,))]


@pytest.mark.parametrize(
    "difference",
    [
        {"employer": "Landets Bageri"},
        {"postcode": "8000"},
        {"title": "Konditor"},
        {"title": "Bager til nattehold i byen"},
        {"text": "Helt andre ord om et helt andet arbejde i en helt anden by med helt andre opgaver til dig og mig"},
    ],
)
def test_another_employer_place_title_or_text_is_another_job(difference: dict[str, str]) -> None:
    one = ad("1", text=TEXT, title="Bager til daghold på landet", employer="Byens Bageri")
    other = replace(one, identifier="2", **difference)  # type: ignore[arg-type]
    assert len(collapse([one, other])) == 2


def test_a_shortened_ad_repeats_the_long_one_of_the_same_employer() -> None:
    rest = " ".join(f"ord{i}" for i in range(60))
    long = ad("1", text=f"{TEXT} {rest}", title="Bager", employer="Byens Bageri")
    assert len(collapse([long, replace(long, identifier="2", text=TEXT)])) == 1
    assert len(collapse([replace(long, employer=""), replace(long, identifier="2", text=TEXT, employer="")])) == 2


def test_short_texts_must_be_equal() -> None:
    assert (
        len(collapse([ad("1", title="Kok", text="Kok til køkken."), ad("2", title="Kok", text="Kok til byen.")])) == 2
    )
    assert (
        len(collapse([ad("1", title="Kok", text="Kok til køkken."), ad("2", title="Kok", text="Kok til køkken")])) == 1
    )


@settings(max_examples=50, deadline=None)
@given(postings, postings)
def test_being_one_job_is_symmetric_and_a_posting_repeats_itself(one: Posting, other: Posting) -> None:
    first, second = Print.of(one), Print.of(other)
    assert same_job(first, second) == same_job(second, first)
    assert same_job(first, first)


def test_a_repetition_is_noted_once() -> None:
    groups = np.array([0, 1, 0, 0], dtype=np.int32)
    collapser = RowCollapser(groups)
    assert collapser.add(2)
    assert not collapser.add(0)
    assert collapser.note(0)
    assert collapser.note(2)
    assert collapser.add(1)
    assert collapser.repeated == 1
    assert SameJobs(groups).of(2).tolist() == [0, 2, 3]
    assert SameJobs(groups).of(1).tolist() == [1]


def test_unknown_never_counts_as_other() -> None:
    tiny = tiny_classification()
    smith_unknown = replace(
        tiny,
        relations=tuple(
            r for r in tiny.relations if not (r.kind is RelationKind.IN_SECTOR and r.source == uri("smith"))
        ),
        concepts={**tiny.concepts, uri("smith"): replace(tiny[uri("smith")], isco=None)},
    )
    fields = Fields(assemble(smith_unknown, []))
    function, sector = fields.other(*fields.of_work([uri("baker")]))
    row = fields.snapshot.occupation_row
    assert [bool(function[row[uri(n)]]) for n in ("baker", "cook", "smith")] == [False, True, False]
    assert [bool(sector[row[uri(n)]]) for n in ("baker", "cook", "smith")] == [False, False, False]
    assert not function[-1]
    assert not sector[-1]
    assert not any(mask.any() for mask in fields.other(*fields.of_work([uri("smith")])))


def test_the_primary_sector_is_the_heaviest_and_of_equals_the_first() -> None:
    tiny = tiny_classification()
    link = RelationKind.IN_SECTOR
    more = [Relation(uri("cook"), link, uri("metal"), 0.9), Relation(uri("baker"), link, uri("metal"), 1.0)]
    fields = Fields(assemble(replace(tiny, relations=tuple(sorted((*tiny.relations, *more)))), []))
    sectors = [fields.snapshot.sectors[number] for number in fields.sector]
    assert sectors == [uri("food"), uri("metal"), uri("metal")]


def test_an_isco_group_has_the_fields_of_its_occupations() -> None:
    fields = Fields(world())
    functions, sectors = fields.of_work([uri("isco7")])
    assert functions == {7}
    assert {fields.snapshot.sectors[number] for number in sectors} == {uri("food"), uri("metal")}
