"""Sources that are not to be believed: cut files, shrunken ones, moments that nobody can have reached."""

from __future__ import annotations

import datetime

import pytest

from extraction.errors import ChangedShapeError
from extraction.postings.dates import plausible_moment
from extraction.postings.sources import SourceConfig, make_source
from extraction.postings.sources.judging import SourceState, Tally, shrinking_alarm
from extraction.sentences import MAX_SENTENCE_CHARS, sentence_spans


def test_a_quote_that_never_ends_is_an_alarm_and_no_long_text() -> None:
    rows = "\n".join(f"{number},Kok {number},Vi søger en kok." for number in range(10))
    data = f'id,title,description\n{rows}\n11,Kok,"Vi søger\n{rows}'.encode()
    columns = {"id": "identifier", "title": "title", "description": "description"}
    source = make_source(SourceConfig("s", "csv", path="s.csv", columns=columns), None)  # type: ignore[arg-type]
    with pytest.raises(ChangedShapeError):
        list(source.read(data, "").entries)


@pytest.mark.parametrize(
    ("read", "usual", "complete", "alarm"),
    [(1, 40, True, True), (19, 40, True, True), (20, 40, True, False), (1, 40, False, False), (1, 4, True, False)],
)
def test_a_complete_source_that_shrinks_is_not_believed(read: int, usual: int, complete: bool, alarm: bool) -> None:
    found = shrinking_alarm(Tally(read=read), usual, complete=complete)
    assert (found is not None) is alarm
    assert found is None or found.state is SourceState.CHANGED_SHAPE


def test_a_stream_is_continued_from_no_moment_that_nobody_reached() -> None:
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S")
    assert plausible_moment(now) == now
    assert [plausible_moment(value) for value in ("2099-01-01T00:00:00", "uendret", "")] == ["", "", ""]


def test_a_list_without_ends_is_read_in_pieces() -> None:
    text = ", ".join(["lave mad", "planlægge vagter"] * 400)
    spans = sentence_spans(text)
    assert all(span.end - span.start <= MAX_SENTENCE_CHARS for span in spans)
    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(" ", "")
