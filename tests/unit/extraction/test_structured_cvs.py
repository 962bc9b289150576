"""CVs as data: JSON Resume, Europass XML of both generations, and both attached to a PDF."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.documents.europass import parse_europass
from extraction.documents.json_resume import parse_json
from extraction.documents.outline import Outline
from extraction.documents.parse import parse_bytes
from extraction.documents.worker import DocumentParser
from extraction.errors import DocumentTooLargeError, ExtractionError, UnreadableDocumentError, UnsupportedFormatError
from extraction.headings import CV
from extraction.language_names import language_code, language_name
from extraction.lexicon import Lexicon
from extraction.readers import CvReader
from extraction.reading import Reading, Verdict
from extraction.sections import cv_sections
from ontology.concepts import Classification
from ontology.evidence import Polarity
from tests.fixtures_documents import pdf_of_lines
from tests.fixtures_reading import uri

DATA = Path(__file__).resolve().parents[2] / "data" / "structured"


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser() as made:
        yield made


@pytest.fixture(scope="module")
def reader(lexicon: Lexicon, world: Classification, parser: DocumentParser) -> CvReader:
    return CvReader(lexicon, world, parser)


def data_of(name: str) -> bytes:
    return (DATA / name).read_bytes()


def roles(reading: Reading) -> list[tuple[Any, ...]]:
    return [(role.title, role.uri, role.employer_kind, role.start, role.end) for role in reading.roles]


def conditions(reading: Reading) -> set[tuple[str, str]]:
    return {(item.kind, item.value) for item in reading.constraints}


def test_a_json_resume_is_read(reader: CvReader) -> None:
    reading = reader.read_bytes(data_of("resume.json"), "resume.json")
    assert (reading.layout, reading.language, reading.quality.verdict) == ("json_resume", "da", Verdict.GOOD)
    assert roles(reading) == [
        ("Softwareudvikler", uri("developer"), "company", "2020-03", None),
        ("Konsulent", None, "municipality", "2016-08", "2019-02"),
        ("Frivillig", None, "association", "2015", "2016"),
    ]
    assert reading.roles[2].employment == "volunteer"
    assert [(line.level, line.broad_field, line.start, line.end) for line in reading.education] == [
        ("7", "06", "2012", "2014-06")
    ]
    assert conditions(reading) >= {("language", "da:C2"), ("language", "en:C1"), ("language", "de:A2")}
    assert {uri("python"), uri("sql")} <= {item.uri for item in reading.evidence}
    assert [(place.postcode, place.town) for place in reading.places] == [("5000", "Odense C")]
    for secret in ("Astrup", "Åstrup", "20 55 43 21", "Ærtevej", "Ravn"):
        assert secret not in reading.text


def test_a_skills_passport_is_read(reader: CvReader) -> None:
    reading = reader.read_bytes(data_of("skills-passport.xml"), "cv.xml")
    assert (reading.layout, reading.language) == ("europass", "da")
    assert roles(reading) == [
        ("Sygeplejerske", uri("nurse"), "hospital", "2018-04", None),
        ("Sælger", uri("seller"), "company", "2013-09", "2017-12"),
    ]
    assert [(line.title, line.level, line.start, line.end) for line in reading.education] == [
        ("Professionsbachelor i sygepleje", "6", "2014", "2018-01")
    ]
    assert conditions(reading) >= {
        ("language", "da:C2"),
        ("language", "en:B2"),
        ("driving_licence", "B"),
        ("driving_licence", "C1"),
    }
    assert any(item.uri == uri("nurse") and item.polarity is Polarity.WISHED for item in reading.evidence)
    assert "- Pleje af patienter på afsnittet" in reading.text
    for secret in ("Ærenlund", "20 55 98 76", "Åboulevarden 3"):
        assert secret not in reading.text


def test_a_candidate_is_read(reader: CvReader) -> None:
    reading = reader.read_bytes(data_of("candidate.xml"), "cv.xml")
    assert (reading.layout, reading.language) == ("europass", "en")
    assert roles(reading) == [
        ("Software developer", uri("developer"), "company", "2019-05", None),
        ("Salesperson", uri("seller"), "municipality", "2015", "2018-02"),
    ]
    assert [(line.level, line.start, line.end) for line in reading.education] == [("7", "2013-09", "2015-06")]
    assert conditions(reading) >= {("language", "da:C2"), ("language", "en:C1"), ("driving_licence", "B")}
    assert {uri("python"), uri("sql"), uri("excel")} <= {item.uri for item in reading.evidence}
    for secret in ("Åkjær", "20551234", "Skovvej"):
        assert secret not in reading.text


@pytest.mark.parametrize("name", ["resume.json", "skills-passport.xml", "candidate.xml"])
def test_the_worker_reads_data_as_parsing_here_does(parser: DocumentParser, name: str) -> None:
    assert parser.parse(data_of(name), name) == parse_bytes(data_of(name), name)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_heading_is_one_that_sections_know(language: str) -> None:
    outline = Outline(language)
    names = ("profile", "wishes", "experience", "volunteer", "projects", "education", "courses", "skills", "it")
    names += ("languages", "licence", "awards", "publications", "interests", "references", "other")
    for name in names:
        outline.add(name, "Nogle ord her")
    found = [section.name for section in cv_sections(outline.text()) if section.name != "header"]
    assert len(found) == len(names)
    assert set(found) <= set(CV)


@pytest.mark.parametrize(
    ("levels", "overall"),
    [
        (["C1", "C1", "B2", "B2", "B2"], "B2"),
        (["C2", "C1", "B2"], "C1"),
        (["B1", "C1"], "B1"),
        (["c1", ""], "C1"),
        ([None, "flydende"], "flydende"),
    ],
)
def test_the_overall_level_of_a_language(levels: list[str | None], overall: str) -> None:
    outline = Outline("da")
    outline.spoken("Engelsk", levels)
    assert outline.text() == f"Sprog\nEngelsk: {overall}"


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("dan", "da", "Dansk"),
        ("en", "da", "Engelsk"),
        ("ger", "en", "German"),
        ("fas", "en", "Persian"),
        ("xx", "da", None),
    ],
)
def test_names_of_languages(code: str, language: str, name: str | None) -> None:
    assert language_name(code, language) == name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Engelsk", "en"),
        ("written English", "en"),
        ("dansk tegnsprog", "dsl"),
        ("dansk og engelsk", None),
        ("sprog", None),
        ("", None),
    ],
)
def test_codes_of_languages(words: str, code: str | None) -> None:
    assert language_code(words) == code


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b'{"basics": {"name": "A"}, "work": [', UnreadableDocumentError, "line 1"),
        (b'{"basics": {"name": ["A"]}}', UnreadableDocumentError, "basics.name must be text"),
        (b'{"basics": {}, "work": {}}', UnreadableDocumentError, "work must be a list"),
        (b'{"basics": {}, "work": [{"highlights": [1]}]}', UnreadableDocumentError, r"work\[0\]\.highlights\[0\]"),
        (b'{"@type": "JobPosting", "title": "Kok"}', UnsupportedFormatError, "JSON Resume"),
        (b'[{"a": 1}]', UnsupportedFormatError, "JSON Resume"),
    ],
)
def test_errors_of_json(data: bytes, error: type[ExtractionError], words: str) -> None:
    with pytest.raises(error, match=words):
        parse_bytes(data, "cv.json")


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b'<?xml version="1.0"?><Candidate xmlns="http://www.europass.eu/1.0"><a>', UnreadableDocumentError, "damaged"),
        (
            b'<?xml version="1.0"?><Candidate xmlns="http://www.europass.eu/2.0"/>',
            UnsupportedFormatError,
            "europass.eu/2.0",
        ),
        (
            b'<learnerinfo xmlns="http://europass.cedefop.europa.eu/Europass/V2.0"/>'.join(
                (b'<?xml version="1.0"?>', b"")
            ),
            UnsupportedFormatError,
            "V2.0",
        ),
        (b'<?xml version="1.0"?><rss/>', UnsupportedFormatError, "XML of a kind"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', UnreadableDocumentError, "document type"),
    ],
)
def test_errors_of_xml(data: bytes, error: type[ExtractionError], words: str) -> None:
    with pytest.raises(error, match=words):
        parse_bytes(data, "cv.xml")


def test_too_much_data_is_refused() -> None:
    resume = json.dumps({"basics": {"name": "A", "summary": "ord " * 40_000}, "work": []}).encode()
    with pytest.raises(DocumentTooLargeError):
        parse_json(resume)


def test_an_empty_resume_is_empty() -> None:
    assert parse_json(b'{"basics": {}, "work": []}').reasons == ("empty",)
    assert parse_europass(b'<Candidate xmlns="http://www.europass.eu/1.0"/>').reasons == ("empty",)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "work", "summary"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["basics", "work", "education", "skills", "languages", "projects"]), JSON))
def test_any_json_is_read_or_refused_by_name(found: dict[str, Any]) -> None:
    # Any other error than the package's own fails the test.
    with contextlib.suppress(ExtractionError):
        assert parse_json(json.dumps(found).encode()).format == "json"


def pdf_with(lines: list[str], **attached: bytes) -> bytes:
    """A PDF of lines with files attached to it."""
    import io

    document = pdfium.PdfDocument(pdf_of_lines(lines))
    for name, data in attached.items():
        document.new_attachment(name).set_data(data)
    content = io.BytesIO()
    document.save(content)
    document.close()
    return content.getvalue()


def test_an_attached_cv_wins_over_the_pages(parser: DocumentParser) -> None:
    document = parser.parse(pdf_with(["Kort udgave på siden"], attachment=data_of("candidate.xml")), "cv.pdf")
    assert (document.format, document.layout, document.pages) == ("pdf", "europass", 1)
    assert "Software developer" in document.text
    assert "Kort udgave" not in document.text


def test_the_pages_are_read_where_the_attachment_is_broken_or_of_another_kind(parser: DocumentParser) -> None:
    for attached in (data_of("candidate.xml")[:900], b"<?xml version='1.0'?><invoice/>", b"\x89PNG\r\n", b""):
        document = parser.parse(pdf_with(["Kok med erfaring fra Ærø"], attachment=attached), "cv.pdf")
        assert (document.text, document.layout) == ("Kok med erfaring fra Ærø", None)


def test_the_cv_is_found_among_other_attachments(parser: DocumentParser) -> None:
    data = pdf_with(["Side"], picture=b"\x89PNG\r\n", cv=data_of("resume.json"))
    assert parser.parse(data, "cv.pdf").layout == "json_resume"
