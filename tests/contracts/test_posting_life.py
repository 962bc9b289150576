"""How long a posting lives, on both engines: first seen, ended by its source, back again; and how its source is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import queries
from graph.backup import backup, restore
from graph.check import check_store
from graph.errors import IntegrityError
from graph.reading import read_postings
from graph.snapshot_build import build_snapshot
from graph.snapshot_io import load_current, save
from graph.sources import SourceRecord, read_sources, write_source
from graph.store import Store
from graph.writing import end_postings, write_classification, write_postings
from ontology.postings import EndReason, Posting
from recommender.recommend import Recommender
from tests.fixtures_recommender import PLACES, ad, person
from tests.graph_worlds import tiny_classification

FIRST, LATER, TODAY = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 22)
SOURCE = SourceRecord(
    "æble", "nav", "https://feed.example", "failing", "4 of 5 items were rejected.", "/p2#x", True,
    "2026-11-22T08:00:00", "2026-11-21T08:00:00", "2026-11-20T08:00:00",
    5, 1, 0, 0, 2, 1, 4, 17, {"title": 1.0, "jobLocation": 0.25},
)  # fmt: skip


def stored(store: Store) -> dict[str, Posting]:
    return {posting.identifier: posting for posting in read_postings(store)}


def test_the_first_day_stays_and_a_new_date_makes_nothing_young(store: Store) -> None:
    job = ad("1", "bake", until=None, date_posted="2026-09-10")
    assert write_postings(store, [job], today=date(2026, 9, 12)).added == 1
    assert stored(store)["1"].first_seen == "2026-09-10"
    assert write_postings(store, [job], today=LATER).changes == 0
    again = replace(job, date_posted="2026-11-20", text="Skrevet om.")
    assert write_postings(store, [again], today=TODAY).changed == 1
    assert stored(store)["1"].out_since == "2026-09-10"
    assert stored(store)["1"].ending(TODAY) is EndReason.TOO_OLD
    assert check_store(store) == []


def test_a_second_import_writes_nothing(store: Store) -> None:
    jobs = [ad("1"), ad("2", date_posted=None), replace(ad("3"), feed="jobnet")]
    write_postings(store, jobs, today=FIRST)
    revision = store.revision()
    assert write_postings(store, jobs, today=LATER).changes == 0
    assert store.revision() == revision


def test_an_older_store_learns_its_notes_without_a_change(store: Store) -> None:
    write_postings(store, [ad("1"), ad("2")])
    assert stored(store)["1"].first_seen is None
    report = write_postings(store, [replace(ad("1"), feed="jobnet")], today=LATER)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 1)
    assert (stored(store)["1"].feed, stored(store)["1"].first_seen) == ("jobnet", "2026-10-01")
    assert stored(store)["2"].first_seen is None
    assert write_postings(store, [ad("1")], today=LATER).changes == 0
    assert stored(store)["1"].feed == "jobnet"


def test_ended_postings_keep_their_reason_and_may_come_back(store: Store) -> None:
    write_classification(store, tiny_classification())
    write_postings(store, [ad("1", "bake"), ad("2", "bake")], today=FIRST)
    reasons = {"test/1": EndReason.VANISHED, "test/none": EndReason.REMOVED}
    assert end_postings(store, reasons, LATER) == 1
    revision = store.revision()
    assert end_postings(store, {"test/1": EndReason.REMOVED}, TODAY) == 0
    assert store.revision() == revision
    assert (stored(store)["1"].ended, stored(store)["1"].ending(TODAY)) == ("2026-10-01", EndReason.VANISHED)
    assert check_store(store) == []
    assert write_postings(store, [ad("1", "bake")], today=TODAY).changed == 1
    assert stored(store)["1"].ending(TODAY) is None
    assert check_store(store) == []


def test_no_list_has_what_its_source_removed_or_no_longer_has(store: Store, tmp_path: Path) -> None:
    write_classification(store, tiny_classification())
    jobs = [ad(name, "bake", text=f"{name} " * 40) for name in ("live", "removed", "vanished", "late")]
    old = ad("old", "bake", until=None, date_posted="2026-11-20", text="old " * 40)
    write_postings(
        store, [replace(jobs[3], valid_through="2026-11-21"), *jobs[:3], replace(old, date_posted=None)], today=FIRST
    )
    write_postings(store, [old], today=TODAY)
    end_postings(store, {"test/removed": EndReason.REMOVED, "test/vanished": EndReason.VANISHED}, LATER)
    built = build_snapshot(store)
    save(built, tmp_path)
    for snapshot in (built, load_current(tmp_path)):
        found = Recommender(snapshot, PLACES, TODAY).recommend(person("bake"))
        assert [job.posting.identifier for job in found.jobs] == ["live"]
        assert found.limits.removed["expired"] == 4
    reasons = {posting.identifier: posting.ending(TODAY) for posting in read_postings(store)}
    assert reasons == {
        "live": None,
        "removed": EndReason.REMOVED,
        "vanished": EndReason.VANISHED,
        "late": EndReason.DEADLINE,
        "old": EndReason.TOO_OLD,
    }


def test_the_snapshot_changes_with_an_end(store: Store) -> None:
    write_postings(store, [ad("1", "bake")], today=FIRST)
    before = build_snapshot(store)
    end_postings(store, {"test/1": EndReason.REMOVED}, LATER)
    assert build_snapshot(store).content_hash != before.content_hash


def test_sources_come_back_as_they_were_written(store: Store) -> None:
    write_source(store.write, SOURCE)
    write_source(store.write, SourceRecord("b"))
    write_source(store.write, replace(SOURCE, read=6))
    assert read_sources(store.read) == {"b": SourceRecord("b"), "æble": replace(SOURCE, read=6)}
    assert check_store(store) == []
    store.write("MATCH (s:Source {name: 'b'}) SET s.shares = 'no json'")
    with pytest.raises(IntegrityError, match="damaged"):
        read_sources(store.read)


def test_live_postings_of_a_source_are_found(store: Store) -> None:
    jobs = [replace(ad(name), feed="jobnet") for name in ("1", "2")]
    write_postings(store, [*jobs, ad("3")], today=FIRST)
    end_postings(store, {"test/2": EndReason.REMOVED}, LATER)
    rows = store.read(queries.LIVE_OF_FEED.text, {"feed": "jobnet"})
    assert rows == [{"key": "test/1", "identifier": "1"}]


def test_a_backup_keeps_ends_and_sources(store: Store, tmp_path: Path) -> None:
    write_classification(store, tiny_classification())
    write_postings(store, [replace(ad("1", "bake"), feed="jobnet"), ad("2")], today=FIRST)
    end_postings(store, {"test/1": EndReason.VANISHED}, LATER)
    write_source(store.write, SOURCE)
    before, sources = stored(store), read_sources(store.read)
    backup(store, tmp_path / "a.gz")
    write_source(store.write, SourceRecord("other"))
    restore(store, tmp_path / "a.gz", replace=True)
    assert stored(store) == before
    assert read_sources(store.read) == sources
    backup(store, tmp_path / "b.gz")
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()
