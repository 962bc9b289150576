"""The print-out of the public job portal: recognised, without its headers, with its sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reading_set.render import jobnet, pdf_one_column, plain_text
from benchmarks.reading_set.source import Block, Source, read_source
from extraction.documents.parse import parse_bytes
from extraction.lexicon import Lexicon
from extraction.readers import CvReader
from extraction.sections import cv_sections
from ontology.concepts import Classification
from ontology.evidence import Polarity
from tests.fixtures_reading import uri

SOURCES = Path(__file__).resolve().parents[2] / "data" / "layouts"


class InProcess:
    """Parses without a worker."""

    parse = staticmethod(parse_bytes)


@pytest.fixture(scope="module")
def source() -> Source:
    return read_source(SOURCES / "7-portal.txt")


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon, world: Classification) -> CvReader:
    return CvReader(lexicon, world, InProcess())


@pytest.mark.parametrize("copies", [1, 8])
def test_the_print_is_recognised_on_one_page_and_on_many(source: Source, copies: int) -> None:
    more = [Block("text", (f"Opgave nummer {number} med egne ord om lageret",)) for number in range(15 * copies)]
    document = parse_bytes(jobnet(Source(source.header, (*source.blocks, *more))), None)
    assert document.layout == "jobnet"
    assert (document.pages > 2) == (copies == 8)
    for noise in ("Jobnet", "jobnet", "Udskrevet", "Side 1"):
        assert noise not in document.text
    assert [section.name for section in cv_sections(document.text)][:12] == [
        "header",
        "header",
        "profile",
        "wishes",
        "experience",
        "education",
        "courses",
        "skills",
        "languages",
        "skills",
        "licence",
    ]


def test_the_same_text_from_elsewhere_is_no_print_of_the_portal(source: Source) -> None:
    assert parse_bytes(pdf_one_column(source), None).layout is None
    line = Block("text", ("Jeg fandt mit sidste job gennem jobnet.dk og er glad for det",))
    assert parse_bytes(plain_text(Source(source.header, (*source.blocks, line))), None).layout is None


def test_a_print_that_was_pasted_is_recognised(source: Source, reader: CvReader) -> None:
    text = "Jobnet.dk - CV\nUdskrevet den 25.11.2026 kl. 10.15\n\n" + plain_text(source).decode() + "\nSide 1 af 1\n"
    reading = reader.read_text(text)
    assert reading.layout == "jobnet"
    assert "Udskrevet" not in reading.text
    assert "Side 1" not in reading.text


def test_what_the_print_says_is_read(source: Source, reader: CvReader) -> None:
    reading = reader.read_bytes(jobnet(source), "cv.pdf")
    assert reading.layout == "jobnet"
    assert [(role.title, role.start, role.end, role.employer_kind, role.employment) for role in reading.roles] == [
        ("Lagermedarbejder", "2019-03", "2025-08", "company", None),
        ("Vicevært", "2014-01", "2019-02", "association", None),
        ("Virksomhedspraktik", "2013-10", "2013-12", "municipality", "internship"),
    ]
    assert reading.roles[0].uri == uri("store")
    assert [(line.level, line.end) for line in reading.education] == [("3", "2012"), ("2", "2008")]
    values = {(item.kind, item.value) for item in reading.constraints}
    assert values >= {
        ("language", "da:C2"),
        ("language", "en:B1"),
        ("language", "de:A2"),
        ("driving_licence", "B"),
        ("driving_licence", "C"),
        ("hours", "37"),
        ("radius_km", "30"),
    }
    wished = {item.uri for item in reading.evidence if item.polarity is Polarity.WISHED}
    assert uri("store") in wished
    assert "Bækkelund" not in reading.text
    assert "20 55 77 30" not in reading.text
    assert [(gap.start, gap.end) for gap in reading.gaps] == [("2013-01", "2013-09"), ("2025-09", None)]
