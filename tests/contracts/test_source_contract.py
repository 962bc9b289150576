"""What every posting source must do; each test runs on every kind, on a recorded shape of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from extraction.documents.worker import DocumentParser
from extraction.errors import ChangedShapeError, ExtractionError, InvalidPostingError, InvalidSourceError
from extraction.lexicon import Lexicon
from extraction.postings.normalise import normalise
from extraction.postings.sources import SOURCES, SourceConfig, make_source
from extraction.postings.sources.base import Broken
from extraction.postings.sources.judging import (
    Alarm,
    SourceState,
    Tally,
    emptiness_alarm,
    rejection_alarm,
    shape_alarm,
)
from extraction.postings.sources.walk import Chunk, walk
from extraction.readers import PostingReader
from ontology.postings import Posting
from tests.fixtures_reading import reading_world
from tests.fixtures_sources import Recorded, recorded

KINDS = sorted(SOURCES)


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser(timeout_s=20, tables=True) as made:
        yield made


@pytest.fixture(scope="module")
def reader() -> PostingReader:
    world = reading_world()
    return PostingReader(Lexicon.build(world), world)


@pytest.fixture(params=KINDS)
def source(request: pytest.FixtureRequest) -> Recorded:
    return recorded()[request.param]


def run(case: Recorded, parser: DocumentParser, cursor: str = "") -> list[Chunk]:
    return list(walk(make_source(case.config, parser), case.fetch(), cursor))


def alarm_of(case: Recorded, parser: DocumentParser, usual: dict[str, float] | None = None) -> Alarm | None:
    """As a run judges it: what its chunks say first, then the whole."""
    tally = Tally()
    try:
        for chunk in run(case, parser):
            tally.join(chunk.tally)
            if alarm := shape_alarm(chunk.tally, usual or {}) or rejection_alarm(tally):
                return alarm
    except ChangedShapeError as error:
        return Alarm(SourceState.CHANGED_SHAPE, str(error))
    return emptiness_alarm(tally, complete=make_source(case.config, parser).complete, first=True)


def postings(case: Recorded, parser: DocumentParser, reader: PostingReader) -> tuple[list[Posting], list[Broken]]:
    found, rejected = [], []
    for chunk in run(case, parser):
        rejected += chunk.broken
        for place, posting in chunk.postings:
            try:
                found.append(reader.read(posting, case.config.name)[0])
            except ExtractionError as error:
                rejected.append(Broken(place, error))
    return found, rejected


def test_every_ad_becomes_a_posting_with_all_that_the_source_says(
    source: Recorded, parser: DocumentParser, reader: PostingReader
) -> None:
    found, rejected = postings(source, parser, reader)
    rows = tuple((p.identifier, p.title, p.employer, p.date_posted, p.valid_through, p.postcode, p.town) for p in found)
    assert rows == source.rows
    assert {posting.source for posting in found} == {source.config.name}
    assert len({posting.key for posting in found}) == len(found)
    assert all(posting.text.startswith(posting.title) and len(posting.text) > len(posting.title) for posting in found)
    assert all("<" not in posting.text for posting in found)
    assert tuple(sorted(item.place for item in rejected)) == source.broken


def test_broken_ads_are_rejected_with_place_code_and_message(
    source: Recorded, parser: DocumentParser, reader: PostingReader
) -> None:
    _, rejected = postings(source, parser, reader)
    assert rejected
    for item in rejected:
        assert isinstance(item.error, InvalidPostingError)
        assert item.place > 0
        assert item.error.code == "invalid_posting"
        assert str(item.error)


def test_removed_ads_are_reported(source: Recorded, parser: DocumentParser) -> None:
    gone = [item.identifier for chunk in run(source, parser) for item in chunk.removed]
    assert tuple(gone) == source.removed


def test_reading_twice_gives_the_same(source: Recorded, parser: DocumentParser) -> None:
    def plain(chunks: list[Chunk]) -> str:
        return repr([(c.cursor, c.postings, [(b.place, str(b.error)) for b in c.broken], c.removed) for c in chunks])

    assert plain(run(source, parser)) == plain(run(source, parser))


def test_the_cursor_leads_on_and_a_stream_repeats_nothing(source: Recorded, parser: DocumentParser) -> None:
    chunks = run(source, parser)
    assert chunks[-1].cursor == source.cursor
    if make_source(source.config, parser).complete:
        assert source.cursor == ""
        return
    if source.config.kind == "jobstream":
        later = f"https://stream.example/stream?date={source.cursor.replace(':', '%3A')}"
        source = replace(source, files={later: b"[]"})
    again = run(source, parser, source.cursor)
    assert [chunk.postings + chunk.broken + chunk.removed for chunk in again] == [[]]
    assert again[-1].cursor == source.cursor


def test_a_sound_source_raises_no_alarm(source: Recorded, parser: DocumentParser) -> None:
    assert alarm_of(source, parser) is None


def test_an_empty_source_raises_the_alarm(source: Recorded, parser: DocumentParser) -> None:
    for empty in (source.empty_one(), replace(source.empty_one(), empty=b"")):
        alarm = alarm_of(empty, parser)
        assert alarm is not None
        assert alarm.state is SourceState.EMPTY


def test_nothing_at_all_raises_an_alarm(source: Recorded, parser: DocumentParser) -> None:
    first = next(iter(source.files))
    for junk in (b"", b"<html><body>Service unavailable</body></html>", b"{}", b"\x00\x01\x02", b"hej"):
        assert alarm_of(replace(source, files={first: junk}), parser) is not None, junk


def test_renamed_fields_raise_the_alarm(source: Recorded, parser: DocumentParser) -> None:
    alarm = alarm_of(source.with_words(*source.renamed), parser)
    assert alarm is not None
    assert alarm.state in (SourceState.CHANGED_SHAPE, SourceState.FAILING)
    assert alarm.message


def test_an_ad_that_lacks_its_text_is_not_yet_another_shape() -> None:
    tally = Tally()
    tally.add({"title": "Kok", "description": "Mad"})
    tally.add({"title": "Kok"})
    assert shape_alarm(tally, {}) is None
    other = Tally()
    other.add({"title": "Kok"})
    assert shape_alarm(other, {}) is not None


def test_a_usual_field_that_no_ad_has_any_more_raises_the_alarm() -> None:
    tally = Tally()
    for _ in range(5):
        tally.add({"title": "Kok", "description": "Mad", "datePosted": "2026-11-01"})
    usual = {"title": 1.0, "description": 1.0, "hiringOrganization": 0.9, "jobLocation": 0.4}
    alarm = shape_alarm(tally, usual)
    assert alarm is not None
    assert "hiringOrganization" in alarm.message
    assert "jobLocation" not in alarm.message
    assert shape_alarm(tally, {}) is None


@pytest.mark.parametrize(("rejected", "raised"), [(3, False), (4, True)])
def test_more_than_thirty_per_cent_rejected_raises_the_alarm(rejected: int, *, raised: bool) -> None:
    tally = Tally(read=10, rejected=rejected)
    assert (rejection_alarm(tally) is not None) is raised


def test_a_quiet_stream_is_no_alarm() -> None:
    assert emptiness_alarm(Tally(), complete=False, first=False) is None
    assert emptiness_alarm(Tally(removed=1), complete=False, first=True) is None
    assert emptiness_alarm(Tally(), complete=True, first=False) is not None


def test_missing_columns_are_named(parser: DocumentParser) -> None:
    case = recorded()["csv"].with_words(("Opslag;", "Tekst;"), ("Frist;", "Ansøgningsfrist;"))
    with pytest.raises(ChangedShapeError, match="columns missing: Opslag, Frist; found: Nr, Stilling, Tekst"):
        run(case, parser)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (SourceConfig("x", "rss", path="a"), "known are schemaorg"),
        (SourceConfig("x", "csv", path="a", columns={"A": "titel"}), "no field is named titel"),
        (SourceConfig("x", "csv", path="a", columns={"A": "title"}), "no column is mapped to description"),
    ],
)
def test_a_wrong_configuration_is_refused(config: SourceConfig, said: str, parser: DocumentParser) -> None:
    with pytest.raises(InvalidSourceError, match=said):
        make_source(config, parser)


def test_an_interrupted_sitemap_goes_on_after_the_last_page_that_was_kept(parser: DocumentParser) -> None:
    case = recorded()["sitemap"]
    places = [place for chunk in run(case, parser, "https://jobs.example/job/s2") for place, _ in chunk.postings]
    assert places == [4]


def test_a_sitemap_index_leads_to_its_sitemaps(parser: DocumentParser) -> None:
    case = recorded()["sitemap"]
    index = b"<sitemapindex><sitemap><loc>https://jobs.example/jobs.xml</loc></sitemap></sitemapindex>"
    files = {**case.files, "https://jobs.example/sitemap.xml": index}
    files["https://jobs.example/jobs.xml"] = case.files["https://jobs.example/sitemap.xml"]
    assert sum(len(chunk.postings) for chunk in run(replace(case, files=files), parser)) == 3
    loop = {"https://jobs.example/sitemap.xml": index.replace(b"jobs.xml", b"sitemap.xml")}
    with pytest.raises(ChangedShapeError, match="lead back"):
        run(replace(case, files=loop), parser)


def test_a_page_that_cannot_be_had_leaves_a_complete_source_unsure(parser: DocumentParser) -> None:
    case = recorded()["sitemap"]
    gone = {url: data for url, data in case.files.items() if not url.endswith("/s2")}
    (chunk,) = run(replace(case, files=gone), parser)
    assert [item.identifier for item in chunk.broken][:1] == ["https://jobs.example/job/s2"]
    assert not chunk.unsure  # 404 says that it is gone


@pytest.mark.parametrize("bad", [b"<!DOCTYPE a [<!ENTITY b 'c'>]><urlset/>", b"<urlset><url><loc>x", b"<feed/>"])
def test_xml_that_is_no_plain_sitemap_is_refused(bad: bytes, parser: DocumentParser) -> None:
    case = recorded()["sitemap"]
    with pytest.raises(ChangedShapeError):
        run(replace(case, files={"https://jobs.example/sitemap.xml": bad}), parser)


def test_jobstream_also_reads_the_lines_of_version_two(parser: DocumentParser) -> None:
    import json

    case = recorded()["jobstream"]
    config = replace(case.config, options={"parameter": "updated-after"})
    lines = b"\n".join(json.dumps(ad).encode() for ad in json.loads(next(iter(case.files.values()))))
    at = "https://stream.example/stream?updated-after=2020-01-01T00%3A00%3A00"
    chunks = run(replace(case, config=config, files={at: lines}), parser)
    assert [item for chunk in chunks for item in chunk.postings] == [
        item for chunk in run(case, parser) for item in chunk.postings
    ]
    assert make_source(replace(config, url="https://stream.example/v2/snapshot"), parser).complete


def test_nav_dates_that_are_words_fall_back_on_the_expiry(parser: DocumentParser) -> None:
    chunks = run(recorded()["nav"], parser)
    fields = [normalise(posting, "nav") for chunk in chunks for _, posting in chunk.postings if "n-2" in str(posting)]
    assert [item.valid_through for item in fields] == ["2026-12-01"]


def test_a_message_about_missing_columns_names_them_and_few_of_those_found(parser: DocumentParser) -> None:
    config = SourceConfig("tabel", "csv", path="ads.csv", columns={"Stilling": "title", "Opslag": "description"})
    header = ";".join(["Stilling", "x" * 500, *(f"Kolonne {number}" for number in range(300))])
    with pytest.raises(ChangedShapeError) as raised:
        make_source(config, parser).read(f"{header}\n1;2\n".encode(), "")
    found = f"Stilling, {'x' * 39}…, Kolonne 0, Kolonne 1, Kolonne 2, 297 more"
    assert str(raised.value) == (f"ads.csv: columns missing: Opslag; found: {found}. Mend the columns of source tabel.")
