"""Reading is linear in the length of a text: what it looks at grows as the text does. Counted, not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from benchmarks.reading_length import SHAPES, text_of
from extraction.context import Context
from extraction.lexicon import Lexicon
from extraction.mentions.step import listed
from extraction.readers import CvReader, _Page
from extraction.sections import cv_sections
from extraction.sentences import sentence_spans
from tests.fixtures_reading import reading_world

SIZES = (4_000, 16_000)
SLACK = 1.25
"""Growth of calls beside that of the text: some grow with the logarithm, and the first text fills caches."""


def calls(run: Callable[[], Any]) -> int:
    """Python functions and generators that were entered."""
    found = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return found


class _NoParser:
    def parse(self, data: bytes, filename: str | None) -> Any:
        raise NotImplementedError


@pytest.fixture(scope="module")
def reader() -> CvReader:
    world = reading_world()
    made = CvReader(Lexicon.build(world), world, _NoParser())
    for shape in SHAPES:
        made.read_text(text_of(shape, SIZES[0]))
    return made


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_four_times_the_steps(reader: CvReader, shape: str) -> None:
    small, large = (calls(lambda size=size: reader.read_text(text_of(shape, size))) for size in SIZES)
    assert large <= SLACK * small * SIZES[1] / SIZES[0]


def test_lists_are_looked_through_once() -> None:
    def steps(size: int) -> int:
        text = text_of("many headings", size)
        sections, sentences = cv_sections(text), sentence_spans(text)
        page = _Page(text, {}, "da", sections, sentences, (), (), Context(text, sentences, sections, False))
        return calls(lambda: listed(page))

    steps(SIZES[0])
    assert steps(SIZES[1]) <= SLACK * steps(SIZES[0]) * SIZES[1] / SIZES[0]
