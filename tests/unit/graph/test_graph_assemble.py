"""The snapshot of a world small enough that every cell is known."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.demands import ASKING, demands
from graph.errors import IntegrityError
from graph.records import decode_posting, encode_posting
from graph.snapshot import NO_DAY, Snapshot
from graph.snapshot_build import assemble
from ontology.concepts import Classification, Relation, RelationKind
from ontology.postings import Posting
from tests.graph_worlds import mention, postings, tiny_classification, tiny_postings, uri

WORLD = tiny_classification()


def cells(matrix: object, rows: tuple[str, ...], cols: tuple[str, ...]) -> dict[tuple[str, str], float]:
    coo = matrix.tocoo()  # type: ignore[attr-defined]
    short = [name.rsplit("/", 1)[1] for name in rows], [name.rsplit("/", 1)[1] for name in cols]
    return {
        (short[0][r], short[1][c]): float(v) for r, c, v in zip(coo.coords[0], coo.coords[1], coo.data, strict=True)
    }


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return assemble(WORLD, tiny_postings(), store_revision=7)


def test_the_id_maps_are_the_sorted_uris(snapshot: Snapshot) -> None:
    assert snapshot.occupations == (uri("baker"), uri("cook"), uri("smith"))
    assert snapshot.skills == tuple(map(uri, ["bake", "hygiene", "menu", "team", "weld"]))
    assert snapshot.groups == (uri("S1"), uri("S2"))
    assert snapshot.sectors == (uri("food"), uri("metal"))
    assert snapshot.isco == ("7512", "5120", "7221")
    assert snapshot.store_revision == 7
    assert snapshot.skill_row[uri("menu")] == 2


def test_every_relation_stands_in_its_matrix(snapshot: Snapshot) -> None:
    occupations, skills = snapshot.occupations, snapshot.skills
    assert cells(snapshot.essential, occupations, skills) == {
        ("baker", "bake"): 1, ("baker", "hygiene"): 1,
        ("cook", "hygiene"): 1, ("cook", "menu"): 1, ("smith", "weld"): 1,
    }  # fmt: skip
    assert cells(snapshot.optional, occupations, skills) == {
        ("baker", "team"): 1, ("cook", "bake"): 1, ("smith", "team"): 1,
    }  # fmt: skip
    assert cells(snapshot.skill_essential, skills, skills) == {("menu", "hygiene"): 1}
    assert cells(snapshot.skill_optional, skills, skills) == {("bake", "team"): 1}
    ladder = skills + snapshot.groups
    assert cells(snapshot.broader, ladder, ladder) == {
        ("bake", "S1"): 1, ("hygiene", "S1"): 1, ("menu", "S1"): 1, ("weld", "S2"): 1,
    }  # fmt: skip
    assert cells(snapshot.sector, occupations, snapshot.sectors) == {
        ("baker", "food"): 1, ("cook", "food"): 0.75, ("smith", "metal"): 1,
    }  # fmt: skip
    for name in ("essential", "optional", "skill_essential", "skill_optional", "broader", "sector"):
        assert getattr(snapshot, name).dtype == np.float32


def test_postings_become_columns_sorted_by_key(snapshot: Snapshot) -> None:
    table = snapshot.postings
    assert table.keys == ("feed/a", "feed/b/2", "jobnet/1")
    assert table.date_posted.tolist() == [NO_DAY, NO_DAY, date(2026, 10, 1).toordinal()]
    assert table.valid_through.tolist() == [NO_DAY, NO_DAY, date(2026, 12, 1).toordinal()]
    assert table.remote.tolist() == [False, True, False]
    assert table.postcodes == ("", "", "5970")
    assert table.occupation.tolist() == [-1, 1, 0], "an ISCO group is no occupation; an unknown one neither"
    assert (table.date_posted.dtype, table.occupation.dtype, table.remote.dtype) == (np.int32, np.int32, np.bool_)
    assert cells(table.skills, table.keys, snapshot.skills) == {
        ("1", "bake"): 0.75, ("1", "team"): 0.5, ("2", "menu"): 1, ("2", "hygiene"): 0.25,
    }  # fmt: skip
    assert cells(table.optional, table.keys, snapshot.skills) == {("1", "team"): 1, ("2", "hygiene"): 1}
    assert (table.skills.dtype, table.optional.dtype) == (np.float32, np.bool_)
    assert [table.details[row].key for row in range(3)] == list(table.keys)
    assert table.row_of["jobnet/1"] == 2
    with pytest.raises(IndexError):
        table.details[-1]


def test_a_world_without_postings_or_concepts_has_empty_arrays() -> None:
    empty = assemble(Classification.of([], []), [])
    assert empty.essential.shape == (0, 0)
    assert empty.postings.skills.shape == (0, 0)
    assert len(empty.postings) == 0
    assert assemble(WORLD, []).postings.skills.shape == (0, 5)


def test_of_two_postings_with_one_key_the_later_counts() -> None:
    first = Posting("feed", "1", "Before", "", "en", evidence=(mention("bake"),))
    table = assemble(WORLD, [first, replace(first, title="After", evidence=(mention("weld"),))]).postings
    assert len(table) == 1
    assert table.details[0].title == "After"
    assert table.skills.indices.tolist() == [4]


def test_a_day_that_is_no_date_counts_as_not_stated() -> None:
    table = assemble(
        WORLD, [Posting("feed", "1", "", "", "en", date_posted="soon", valid_through="2026-02-30")]
    ).postings
    assert (table.date_posted[0], table.valid_through[0]) == (NO_DAY, NO_DAY)


def test_any_change_changes_the_hash_and_nothing_else_does() -> None:
    jobs = tiny_postings()
    base = assemble(WORLD, jobs)
    assert assemble(WORLD, reversed(jobs), store_revision=3).content_hash == base.content_hash
    assert assemble(WORLD, [replace(jobs[0], title="x"), *jobs[1:]]).content_hash != base.content_hash
    assert assemble(WORLD, jobs[1:]).content_hash != base.content_hash
    link = Relation(uri("smith"), RelationKind.ESSENTIAL, uri("team"))
    more = Classification.of(WORLD.concepts.values(), [*WORLD.relations, link], WORLD.version)
    assert assemble(more, jobs).content_hash != base.content_hash


@settings(max_examples=60, deadline=None)
@given(st.lists(postings, max_size=6, unique_by=lambda posting: posting.key), st.randoms())
def test_order_does_not_matter_and_the_columns_say_what_the_postings_say(jobs: list[Posting], random: object) -> None:
    shuffled = list(jobs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with tempfile.TemporaryFile() as spool:
        one, two = assemble(WORLD, jobs), assemble(WORLD, shuffled, spool=spool)
        assert one.content_hash == two.content_hash
        assert (one.postings.skills != two.postings.skills).nnz == 0
        by_key = {posting.key: posting for posting in jobs}
        assert one.postings.keys == tuple(sorted(by_key))
        for row, key in enumerate(one.postings.keys):
            posting = by_key[key]
            assert one.postings.details[row] == two.postings.details[row] == posting
            asked = {
                item.uri: max(other.confidence for other in posting.evidence if other.uri == item.uri and _asks(other))
                for item in posting.evidence
                if item.uri in one.skill_row and _asks(item)
            }
            columns = one.postings.skills[[row]].tocoo()
            assert {one.skills[c]: v for c, v in zip(columns.coords[1], columns.data, strict=True)} == asked
            nice = set(one.postings.optional[[row]].indices.tolist())
            assert {one.skills[c] for c in nice} <= set(asked)


def _asks(item: object) -> bool:
    return item.polarity in ASKING and item.confidence > 0  # type: ignore[attr-defined]


@settings(max_examples=60, deadline=None)
@given(postings)
def test_a_record_is_one_line_and_loses_nothing(posting: Posting) -> None:
    record = encode_posting(posting)
    assert "\n" not in record
    assert decode_posting(record) == posting
    assert decode_posting(record.encode()).content_hash == posting.content_hash


@pytest.mark.parametrize("record", ["", "{", "[]", "{}", '{"source":"a"}', '{"evidence":[{"kind":"none"}]}', "null"])
def test_a_damaged_record_is_an_integrity_error(record: str) -> None:
    with pytest.raises(IntegrityError):
        decode_posting(record)


def test_the_surest_mention_speaks_for_a_demand() -> None:
    bake, team = demands(tiny_postings()[0])
    assert (bake.uri, bake.confidence, bake.evidence.start, bake.mentions, bake.optional) == (
        uri("bake"),
        0.75,
        40,
        2,
        False,
    )
    assert (team.uri, team.optional) == (uri("team"), True)
