"""Fetching from a loopback server into the store, on both engines: resumable, idempotent, alarmed where it is wrong."""

from __future__ import annotations

import contextlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import Services
from api.cli import main
from api.errors import RecordsUnavailableError
from api.settings import read_settings
from api.usecases import source_run, sources
from api.usecases.doctor import examine
from api.usecases.postings import import_bytes
from extraction.errors import InvalidSourceError
from extraction.postings.sources.judging import SourceState
from graph.check import check_store
from graph.errors import StoreUnavailableError
from graph.reading import read_postings
from graph.snapshot_build import assemble
from graph.sources import read_sources
from graph.store import Store
from graph.writing import write_classification
from ontology.concepts import Classification
from tests.fixtures_reading import reading_world
from tests.fixtures_sources import recorded
from tests.loopback import Loopback, loopback

DAY = date(2026, 11, 22)
_READ = reading_world()
WORLD = Classification.of(
    [replace(concept, labels=tuple(sorted(concept.labels))) for concept in _READ.concepts.values()], _READ.relations
)
"""As a store gives it back: labels sorted."""
Fetch = Callable[..., dict[str, Any]]


@pytest.fixture
def site() -> Iterator[Loopback]:
    with loopback() as found:
        yield found


@pytest.fixture
def services(store: Store, tmp_path: Path) -> Iterator[Services]:
    """Services over the store under test, with a small classification in it."""
    write_classification(store, WORLD)
    settings = read_settings(data=tmp_path / "data", today=DAY)
    made = Services(settings, snapshot=assemble(WORLD, []))
    made._store = store
    yield made
    made._store = None
    made.close()


@pytest.fixture
def fetch(services: Services) -> Fetch:
    """Sets up one source and fetches it."""

    def run(text: str, **options: bool) -> dict[str, Any]:
        path = services.settings.data / "sources.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"[[source]]\n{text}", encoding="utf-8")
        (line,) = sources.fetch(services, **options)
        return line

    return run


def status(services: Services) -> sources.SourceStatus:
    (found,) = sources.statuses(services)
    return found


def lives(store: Store) -> dict[str, str | None]:
    return {posting.identifier: posting.end_reason for posting in read_postings(store)}


def counts(line: dict[str, Any]) -> tuple[int, ...]:
    names = ("read", "added", "changed", "unchanged", "removed", "vanished")
    return (*(line[name] for name in names), len(line["rejected"]))


def ads(*names: str, **fields: Any) -> bytes:
    """JSON Lines of postings."""
    return b"\n".join(
        json.dumps(
            {
                "@type": "JobPosting",
                "identifier": name,
                "title": f"Sælger {name}",
                "description": f"Vi søger en sælger til butik {name}. Du taler engelsk.",
                "hiringOrganization": {"name": "Butikken"},
                "datePosted": "2026-11-01",
                "validThrough": "2026-12-31",
                **fields,
            }
        ).encode()
        for name in names
    )


def test_what_consultants_say_is_gone_stands_beside_the_source(
    services: Services, fetch: Fetch, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.answers["/ads.csv"] = recorded()["csv"].files["ads.csv"]
    fetch(f'name = "tabel"\nkind = "csv"\nurl = "{site.url}/ads.csv"')
    monkeypatch.setattr(sources, "live_by_source", lambda _services: Counter({"tabel": 3, "another": 1}))
    assert status(services).to_json()["reported_gone"] == 3

    def away(_services: Services) -> Counter[str]:
        raise RecordsUnavailableError("away")

    monkeypatch.setattr(sources, "live_by_source", away)
    assert status(services).to_json()["reported_gone"] is None


def test_a_table_comes_in_once_and_what_it_no_longer_has_vanishes(
    services: Services, store: Store, site: Loopback, fetch: Fetch
) -> None:
    site.answers["/ads.csv"] = recorded()["csv"].files["ads.csv"]
    columns = json.dumps(dict(recorded()["csv"].config.columns), ensure_ascii=False).replace('": "', '" = "')
    text = f'name = "tabel"\nkind = "csv"\nurl = "{site.url}/ads.csv"\ncolumns = {columns}'
    line = fetch(text)
    assert counts(line) == (5, 4, 0, 0, 0, 0, 1)
    assert line["rejected"] == [
        {"line": 6, "code": "invalid_posting", "message": "datePosted is no date: '31-02-2026'."}
    ]
    assert counts(fetch(text)) == (5, 0, 0, 4, 0, 0, 1)
    assert status(services).state is SourceState.OK
    assert status(services).to_json()["reported_gone"] == 0
    assert not services.is_behind()
    lines = site.answers["/ads.csv"].splitlines(keepends=True)
    site.answers["/ads.csv"] = b"".join(line for line in lines if not line.startswith(b"C5"))
    assert counts(fetch(text)) == (4, 0, 0, 3, 0, 1, 1)
    assert lives(store) == {"C1": None, "C2": None, "C4": None, "C5": "vanished_from_feed"}
    site.answers["/ads.csv"] = b"".join(lines)
    assert counts(fetch(text)) == (5, 0, 1, 3, 0, 0, 1)
    assert lives(store)["C5"] is None
    assert check_store(store) == []
    agent = site.asked[0][1]["User-Agent"]
    assert agent.startswith("Jobvej/")


def test_a_stream_goes_on_from_its_cursor_and_removes(
    services: Services, store: Store, site: Loopback, fetch: Fetch
) -> None:
    first = json.loads(next(iter(recorded()["jobstream"].files.values())))
    site.answers["/stream?date=2020-01-01T00%3A00%3A00"] = json.dumps(first).encode()
    site.answers["/stream?date=2026-11-08T10%3A30%3A00"] = json.dumps(
        [
            {"id": "28100002", "removed": True, "removed_date": "2026-11-09T08:00:00"},
            {**first[0], "headline": "Sjuksköterska", "timestamp": 1794214800000},
        ]
    ).encode()
    site.answers["/stream?date=2026-11-09T09%3A00%3A00"] = b"[]"
    text = f'name = "jobstream"\nkind = "jobstream"\nurl = "{site.url}/stream"'
    assert counts(fetch(text)) == (5, 4, 0, 0, 0, 0, 1)
    assert counts(fetch(text)) == (1, 0, 1, 0, 1, 0, 0)
    assert lives(store)["28100002"] == "removed_by_source"
    line = fetch(text)
    assert (counts(line), line["state"]) == ((0, 0, 0, 0, 0, 0, 0), "ok")
    assert counts(fetch(text, again=True)) == (5, 0, 2, 2, 0, 0, 1)


def test_nav_is_read_page_by_page_with_its_token(
    services: Services, store: Store, site: Loopback, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url, data in recorded()["nav"].files.items():
        site.answers[url.removeprefix("https://feed.example")] = data
    monkeypatch.setenv("NAV_TOKEN", "hemmelig")
    text = f'name = "nav"\nkind = "nav"\nurl = "{site.url}/api/v1/feed"\ntoken_env = "NAV_TOKEN"'
    line = fetch(text)
    assert counts(line) == (4, 3, 0, 0, 0, 0, 1)
    assert {headers["Authorization"] for _, headers in site.asked} == {"Bearer hemmelig"}
    site.asked.clear()
    assert counts(fetch(text)) == (0, 0, 0, 0, 0, 0, 0)
    assert site.paths == ["/api/v1/feed/p2"]
    assert "hemmelig" not in json.dumps(line) + repr(store.read("MATCH (n) RETURN properties(n) AS p"))


def test_a_sitemap_obeys_robots_and_what_404_says_is_gone(
    services: Services, store: Store, site: Loopback, fetch: Fetch
) -> None:
    for url, data in recorded()["sitemap"].files.items():
        site.answers[url.removeprefix("https://jobs.example")] = data.replace(
            b"https://jobs.example", site.url.encode()
        )
    site.answers["/robots.txt"] = b"User-agent: *\nDisallow: /job/s2\n"
    text = f'name = "sider"\nkind = "sitemap"\nurl = "{site.url}/sitemap.xml"\nmatch = "/job/"'
    line = fetch(text)
    assert line["state"] == "failing"
    assert "/job/s2" not in site.paths
    site.answers["/robots.txt"] = b"User-agent: *\nDisallow: /admin\n"
    assert counts(fetch(text, again=True)) == (4, 1, 0, 2, 0, 0, 1)
    del site.answers["/job/s1"]
    site.answers["/job/s3"] = site.answers["/job/s4"].replace(b'"S4"', b'"S3"')  # type: ignore[union-attr]
    assert counts(fetch(text)) == (4, 1, 0, 2, 0, 1, 1)
    assert lives(store)[f"{site.url}/job/s1"] == "vanished_from_feed"


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (b"", "empty"),
        (b"[]", "empty"),
        (ads("1", "2", "3", "4", "5", "6", description=""), "changed_shape"),
        (ads("1", "2", "3", "4", "5", "6", hiringOrganization=None), "changed_shape"),
        (ads("1", "2") + b"\n{broken\n{broken", "failing"),
        ((503, {}, b"later"), "failing"),
        (b"<html>Vi er straks tilbage</html>", "failing"),
    ],
)
def test_what_looks_wrong_raises_the_alarm_and_ends_nothing(
    services: Services, store: Store, site: Loopback, fetch: Fetch, answer: bytes, state: str
) -> None:
    site.answers["/ads.jsonl"] = ads("1", "2", "3", "4", "5", "6")
    text = f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"'
    assert fetch(text)["state"] == "ok"
    before = list(read_postings(store))
    site.answers["/ads.jsonl"] = answer
    line = fetch(text)
    assert line["state"] == state
    assert line["message"]
    assert list(read_postings(store)) == before
    assert status(services).state == state
    assert [alarm.state for _, alarm in sources.check(services)] == [state]
    site.answers["/ads.jsonl"] = ads("1", "2", "3", "4", "5")
    assert fetch(text)["vanished"] == 1
    assert sources.check(services) == []


def test_an_alarm_is_cleared_by_who_accepts_what_is_there(
    services: Services, store: Store, site: Loopback, fetch: Fetch
) -> None:
    site.answers["/ads.jsonl"] = ads("1", "2")
    text = f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"'
    fetch(text)
    site.answers["/ads.jsonl"] = b"[]"
    assert fetch(text)["state"] == "empty"
    assert fetch(text, accept=True)["state"] == "ok"
    assert set(lives(store).values()) == {"vanished_from_feed"}


def test_of_two_rows_with_one_identifier_the_first_counts_and_the_second_is_told_of(
    services: Services, store: Store, site: Loopback, fetch: Fetch
) -> None:
    names = ("1", "2", "3", "4", "5", "6")
    site.answers["/ads.jsonl"] = b"\n".join((ads(*names), ads("2", title="Kok"), ads("1")))
    text = f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"'
    for expected in ((8, 6, 0, 0, 0, 0, 2), (8, 0, 0, 6, 0, 0, 2)):
        line = fetch(text)
        assert counts(line) == expected
        assert line["rejected"] == [
            {
                "line": place,
                "code": "repeated_posting",
                "message": f"The identifier '{name}' stands at {name} too, with {words} words; the first one counts.",
            }
            for place, name, words in ((7, "2", "other"), (8, "1", "the same"))
        ]
    assert {posting.identifier: posting.title for posting in read_postings(store)}["2"] == "Sælger 2"
    assert status(services).record.rejected == 2


def test_repeated_rows_are_no_alarm_unless_they_say_something_else(
    services: Services, site: Loopback, fetch: Fetch
) -> None:
    site.answers["/ads.jsonl"] = ads("1", "2", "3") + b"\n" + ads("1", "2", "3")
    text = f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"'
    assert fetch(text)["state"] == "ok"
    site.answers["/ads.jsonl"] = ads("1", "2", "3") + b"\n" + ads("1", "2", "3", title="Kok")
    assert fetch(text)["state"] == "failing"


def test_a_repeat_of_what_is_not_read_again_is_told_of(services: Services, site: Loopback, fetch: Fetch) -> None:
    site.answers["/ads.jsonl"] = ads("1", "2", "3", "4")
    text = f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"'
    assert counts(fetch(text)) == (4, 4, 0, 0, 0, 0, 0)
    site.answers["/ads.jsonl"] = b"\n".join((ads("1", "2", "3", "4", "1"), ads("2", title="Kok")))
    line = fetch(text)
    assert (line["added"], line["changed"], line["unchanged"], line["vanished"]) == (0, 0, 4, 0)
    told = [(item["line"], item["message"].split(", ")[1].split(";")[0]) for item in line["rejected"]]
    assert told == [(5, "with the same words"), (6, "with other words")]


def test_a_feed_that_names_another_source_leaves_that_ones_postings_alone(
    services: Services, store: Store, site: Loopback, fetch: Fetch
) -> None:
    site.answers["/ads.jsonl"] = ads("1", "2")
    fetch(f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"')
    named = ads("x", identifier={"name": "fil", "value": "1"})
    broken = ads("x", identifier={"name": "fil", "value": "2"}, datePosted="2026-13-13")
    site.answers["/other.jsonl"] = b"\n".join((named, ads("1"), named.replace(b'"fil"', b'"tredje"'), ads("3", "4")))
    text = f'name = "anden"\nkind = "schemaorg"\nurl = "{site.url}/other.jsonl"'
    assert counts(fetch(text)) == (5, 5, 0, 0, 0, 0, 0)
    keys = {"anden/1", "anden/3", "anden/4", "anden/fil/1", "anden/tredje/1"}
    assert {posting.key: posting.feed for posting in read_postings(store)} == {
        "fil/1": "fil", "fil/2": "fil", **dict.fromkeys(keys, "anden")
    }  # fmt: skip
    site.answers["/other.jsonl"] = b"\n".join((ads("1", "3", "4"), broken.replace(b'"2"', b'"1"')))
    assert counts(fetch(text)) == (4, 0, 0, 3, 0, 1, 1)
    gone = {posting.key for posting in read_postings(store) if posting.ended}
    assert gone == {"anden/tredje/1"}  # a rejected ad is not a vanished one


def test_an_import_tells_of_a_repeated_identifier(services: Services, store: Store) -> None:
    line = import_bytes(services, ads("1", "2") + b"\n" + ads("1", title="Kok"), "fil.jsonl")
    assert (line["read"], line["added"], [item["line"] for item in line["rejected"]]) == (3, 2, [3])
    assert line["rejected"][0]["code"] == "repeated_posting"
    assert sorted(posting.title for posting in read_postings(store)) == ["Sælger 1", "Sælger 2"]


def test_a_run_that_is_killed_between_chunks_loses_and_repeats_nothing(
    services: Services, store: Store, site: Loopback, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [
        {**json.loads(recorded()["nav"].files["https://feed.example/api/v1/feed"]), "next_url": "/p2", "items": []}
    ]
    for number in range(1, 5):
        pages.append({**pages[0], "next_url": f"/p{number + 2}" if number < 4 else None, "items": []})
        for name in (f"a{number}", f"b{number}"):
            entry = {"uuid": name, "status": "ACTIVE"}
            moment = f"2026-11-0{number}T08:00:00Z"
            pages[-1]["items"].append({"url": f"/e/{name}", "date_modified": moment, "_feed_entry": entry})
            site.answers[f"/e/{name}"] = json.dumps(
                {"status": "ACTIVE", "ad_content": {"title": f"Kokk {name}", "description": f"Vi søker kokk {name}."}}
            ).encode()
    site.answers |= {f"/p{number + 1}": json.dumps(page).encode() for number, page in enumerate(pages)}
    text = f'name = "nav"\nkind = "nav"\nurl = "{site.url}/p1"'
    written = 0
    real = source_run.write_postings

    def dies(*arguments: Any, **options: Any) -> Any:
        nonlocal written
        written += 1
        if written == 4:
            raise StoreUnavailableError("killed")
        return real(*arguments, **options)

    monkeypatch.setattr(source_run, "write_postings", dies)
    with pytest.raises(StoreUnavailableError):
        fetch(text)
    assert sorted(lives(store)) == ["a1", "a2", "b1", "b2"]
    assert read_sources(store.read)["nav"].cursor == "/p4"
    site.asked.clear()
    assert counts(fetch(text)) == (4, 4, 0, 0, 0, 0, 0)
    assert site.paths == ["/p4", "/e/a3", "/e/b3", "/p5", "/e/a4", "/e/b4"]
    assert sorted(lives(store)) == ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4"]


def test_a_broken_off_sitemap_run_ends_nothing_and_the_next_whole_one_does(
    services: Services, store: Store, site: Loopback, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extraction.postings.sources.walk.CHUNK", 1)
    names = ("1", "2", "3")

    def publish(*shown: str) -> None:
        urls = "".join(f"<url><loc>{site.url}/{name}</loc></url>" for name in shown)
        site.answers["/sitemap.xml"] = f"<urlset>{urls}</urlset>".encode()

    for name in names:
        script = b'<script type="application/ld+json">' + ads(name) + b"</script>"
        site.answers[f"/{name}"] = b"<html>" + script + b"</html>"
    publish(*names)
    text = f'name = "sider"\nkind = "sitemap"\nurl = "{site.url}/sitemap.xml"'
    assert counts(fetch(text)) == (3, 3, 0, 0, 0, 0, 0)
    publish("2", "3")
    real = source_run.write_postings
    calls = 0

    def dies(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise StoreUnavailableError("killed")
        return real(*arguments, **options)

    monkeypatch.setattr(source_run, "write_postings", dies)
    with pytest.raises(StoreUnavailableError):
        fetch(text)
    assert read_sources(store.read)["sider"].partial
    assert counts(fetch(text)) == (1, 0, 0, 1, 0, 0, 0)
    assert set(lives(store).values()) == {None}
    assert counts(fetch(text)) == (2, 0, 0, 2, 0, 1, 0)
    assert lives(store) == {"1": "vanished_from_feed", "2": None, "3": None}


def test_a_source_without_a_run_for_days_is_stale(services: Services, site: Loopback, fetch: Fetch) -> None:
    site.answers["/ads.jsonl"] = ads("1")
    fetch(f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"')
    for day, state in ((date(2026, 11, 25), SourceState.OK), (date(2026, 11, 26), SourceState.STALE)):
        services.settings = read_settings(data=services.settings.data, today=day)
        assert status(services).state is state


def test_the_alarm_of_an_earlier_place_does_not_stand_for_a_new_one(
    services: Services, site: Loopback, fetch: Fetch
) -> None:
    assert fetch(f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/gone.jsonl"')["state"] == "failing"
    path = services.settings.data / "sources.toml"
    path.write_text(f'[[source]]\nname = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"\n')
    assert status(services).state is SourceState.STALE
    assert status(services).message == "It was not fetched since it was set up anew."
    assert status(services).to_json()["last_run"] is None
    site.answers["/ads.jsonl"] = ads("1")
    sources_read = [line["state"] for line in sources.fetch(services)]
    assert (sources_read, status(services).state) == (["ok"], SourceState.OK)


def test_a_source_that_was_never_fetched_is_stale(services: Services) -> None:
    services.settings.data.mkdir()
    path = services.settings.data / "sources.toml"
    path.write_text('[[source]]\nname = "fil"\nkind = "schemaorg"\npath = "missing.jsonl"\n')
    assert status(services).state is SourceState.STALE
    assert [alarm.message for _, alarm in sources.check(services)][1:] == [f"{path.parent}/missing.jsonl: no such file"]
    path.write_text('[[source]]\nname = "fil"\nkind = "rss"\n')
    with pytest.raises(InvalidSourceError, match="kind"):
        sources.check(services)


def test_the_commands_say_how_each_source_is(
    services: Services,
    site: Loopback,
    fetch: Fetch,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def command(line: str) -> tuple[int, list[str]]:
        capsys.readouterr()
        status = main.run(line.split())
        return status, capsys.readouterr().out.splitlines()

    monkeypatch.setattr("api.cli.common.open_services", lambda: contextlib.nullcontext(services))
    site.answers["/ads.jsonl"] = ads("1", "2")
    fetch(f'name = "fil"\nkind = "schemaorg"\nurl = "{site.url}/ads.jsonl"')
    assert command("sources check") == (0, [])
    status, (_, _, row) = command("sources list")
    assert status == 0
    assert row.split()[:2] == ["fil", "schemaorg"]
    assert row.split()[3:] == ["2", "2", "0", "0", "0", "0", "ok", "0"]
    status, (line,) = command("sources fetch fil")
    assert (status, json.loads(line)["unchanged"]) == (0, 2)
    site.answers["/ads.jsonl"] = b"[]"
    assert command("sources fetch")[0] == 1
    status, (line,) = command("sources list --json")
    assert (status, json.loads(line)["state"]) == (1, "empty")
    assert command("sources check") == (1, ["fil: empty: The source gave no items."])
    assert command("sources fetch other")[0] == 1
    doctor = [finding for finding in examine(services) if finding.part == "sources"]
    assert [(finding.state, finding.mend) for finding in doctor] == [("missing", "jobvej sources fetch fil")]
