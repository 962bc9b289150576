"""A sample of what ``python -m benchmarks.hostile_inputs`` feeds to the reading path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.hostile import CATEGORIES, HostileInput, hostile_inputs, sample
from benchmarks.hostile_inputs import MAX_GROWTH_MB, MAX_SECONDS, ending_of, resident_mb, run
from extraction.documents.worker import DocumentParser
from extraction.language import detect_language


@pytest.fixture(scope="module")
def inputs() -> list[HostileInput]:
    return sample(60)


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser() as made:
        made.wait_ready()
        yield made


def test_every_input_ends_in_a_verdict_or_a_typed_error(inputs: list[HostileInput], parser: DocumentParser) -> None:
    detect_language("Vi søger en kok.", ("da", "en"))
    before = resident_mb()
    faults: list[str] = []
    tallies = run(inputs, lambda item: ending_of(item, parser), faults)
    assert faults == []
    assert sum(tally.inputs for tally in tallies.values()) >= 60
    assert max(tally.slowest for tally in tallies.values()) < MAX_SECONDS
    assert resident_mb() - before < MAX_GROWTH_MB


def test_the_sample_has_most_categories(inputs: list[HostileInput]) -> None:
    assert len({item.category for item in inputs}) >= len(CATEGORIES) - 4


def test_inputs_are_the_same_each_time() -> None:
    wanted = ["docx entities", "archives", "encodings", "pdf truncated"]
    assert list(hostile_inputs(categories=wanted)) == list(hostile_inputs(categories=wanted))
