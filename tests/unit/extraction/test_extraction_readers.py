"""CVs and postings from end to end: golden readings, verdicts, and the demo's twelve CVs."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extraction.documents.document import Document
from extraction.documents.worker import DocumentParser
from extraction.errors import DocumentTooLargeError, InvalidPostingError, UnsupportedFormatError
from extraction.json_form import reading_to_json
from extraction.lexicon import Lexicon
from extraction.readers import CvReader, PostingReader
from extraction.reading import Reading, Verdict
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind
from ontology.esco import read_release
from ontology.evidence import EvidenceKind, Polarity
from ontology.nace import Nace
from tests.fixtures_reading import reading_world, uri

ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "data" / "reading"
DEMO = ROOT / "api" / "demo"


class _NoParser:
    """For tests that read text: parsing would be a mistake."""

    def parse(self, data: bytes, filename: str | None) -> Document:
        raise AssertionError(f"{filename} ({len(data)} bytes) was to be parsed")


@pytest.fixture(scope="module")
def cv_reader(lexicon: Lexicon, world: Classification) -> CvReader:
    return CvReader(lexicon, world, _NoParser())


@pytest.fixture(scope="module")
def posting_reader(lexicon: Lexicon, world: Classification) -> PostingReader:
    return PostingReader(lexicon, world)


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser() as found:
        yield found


def _golden(name: str, found: dict[str, Any]) -> None:
    """Compare with the kept reading; JOBVEJ_GOLDEN=write keeps a new one, which is then to be read by eye."""
    path = GOLDEN / f"{name}.expected.json"
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("JOBVEJ_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert found == json.loads(path.read_text(encoding="utf-8"))


def _exact_spans(reading: Reading) -> None:
    for item in reading.evidence:
        assert reading.text[item.start : item.end] == item.quote
        assert item.quote in item.sentence


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_cv_is_read_as_kept(cv_reader: CvReader, language: str) -> None:
    reading = cv_reader.read_text((GOLDEN / f"cv-{language}.txt").read_text(encoding="utf-8"))
    _exact_spans(reading)
    _golden(f"cv-{language}", reading_to_json(reading, f"cv-{language}"))


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_posting_is_read_as_kept(posting_reader: PostingReader, language: str) -> None:
    job = json.loads((GOLDEN / f"posting-{language}.json").read_text(encoding="utf-8"))
    posting, reading = posting_reader.read(job, "feed")
    _exact_spans(reading)
    assert (posting.text, posting.evidence, posting.constraints) == (
        reading.text,
        reading.evidence,
        reading.constraints,
    )
    _golden(f"posting-{language}", reading_to_json(reading, f"posting-{language}"))


def test_a_posting_keeps_its_fields(posting_reader: PostingReader) -> None:
    job = json.loads((GOLDEN / "posting-da.json").read_text(encoding="utf-8"))
    posting, _ = posting_reader.read(job, "feed")
    assert (posting.key, posting.title) == ("prøvetorvet/P-1", "Sygeplejerske (m/k)")
    assert posting.occupations[0] == uri("nurse")
    assert (posting.date_posted, posting.valid_through) == ("2026-11-01", "2026-12-01")
    assert (posting.postcode, posting.town, posting.remote) == ("8000", "Aarhus C", False)
    assert "karen@example.com" not in posting.text
    remote, _ = posting_reader.read(json.loads((GOLDEN / "posting-en.json").read_text(encoding="utf-8")), "feed")
    assert (remote.key, remote.remote, remote.language) == ("sampleboard/42", True, "en")


def test_the_clear_cases_of_context(cv_reader: CvReader) -> None:
    reading = cv_reader.read_text((GOLDEN / "cv-da.txt").read_text(encoding="utf-8"))
    held = {(item.uri, item.polarity) for item in reading.evidence}
    assert (uri("swift"), Polarity.WISHED) in held
    assert (uri("care"), Polarity.NEGATED) in held
    assert (uri("press"), Polarity.STATED) in held
    assert not any(item.uri == uri("care") and item.polarity is Polarity.STATED for item in reading.evidence)


def test_reading_twice_gives_the_same(cv_reader: CvReader) -> None:
    text = (GOLDEN / "cv-en.txt").read_text(encoding="utf-8")
    assert cv_reader.read_text(text) == cv_reader.read_text(text)


def test_a_reading_of_its_own_text_removes_nothing_more(cv_reader: CvReader) -> None:
    first = cv_reader.read_text((GOLDEN / "cv-da.txt").read_text(encoding="utf-8"))
    assert cv_reader.read_text(first.text).text == first.text


@pytest.mark.parametrize("text", ["", "  \n\t ", "abc", "\x00\x01", "12345 67890 12345 67890 12345 67890"])
def test_what_cannot_be_read_gets_a_verdict_and_no_evidence(
    cv_reader: CvReader, posting_reader: PostingReader, text: str
) -> None:
    for reading in (cv_reader.read_text(text), posting_reader.read_text(text)):
        assert reading.quality.verdict is Verdict.UNUSABLE
        assert reading.quality.reasons
        assert (reading.evidence, reading.roles, reading.language) == ((), (), "und")


def test_too_few_labels_in_the_language_are_told(world: Classification) -> None:
    english = Classification.of(
        (
            concept
            if concept.kind is not ConceptKind.SKILL
            else type(concept)(
                concept.uri,
                concept.kind,
                tuple(label for label in concept.labels if label.language == "en"),
                skill_type=concept.skill_type,
                reuse_level=concept.reuse_level,
            )
            for concept in world.concepts.values()
        ),
        world.relations,
    )
    reader = CvReader(Lexicon.build(english), english, _NoParser())
    danish = reader.read_text((GOLDEN / "cv-da.txt").read_text(encoding="utf-8"))
    assert danish.quality.verdict is Verdict.POOR
    assert "few_labels_da" in danish.quality.reasons
    assert {item.uri for item in danish.evidence} >= {uri("python"), uri("sql"), uri("ml")}
    other = reader.read_text((GOLDEN / "cv-en.txt").read_text(encoding="utf-8"))
    assert other.quality.verdict is Verdict.GOOD


def test_no_skill_found_is_told(cv_reader: CvReader) -> None:
    text = "Jeg hedder noget, som ingen kan huske, og har altid boet i det samme hus ved åen. " * 4
    reading = cv_reader.read_text(text)
    assert "no_skills" in reading.quality.reasons
    assert reading.quality.verdict is Verdict.POOR


def test_errors_are_the_packages_own(
    cv_reader: CvReader, posting_reader: PostingReader, lexicon: Lexicon, world: Classification, parser: DocumentParser
) -> None:
    with pytest.raises(DocumentTooLargeError):
        cv_reader.read_text("æ " * 5_000_000)
    with pytest.raises(InvalidPostingError):
        posting_reader.read({"title": "", "description": "x"}, "feed")
    with pytest.raises(UnsupportedFormatError):
        CvReader(lexicon, world, parser).read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.png")


@pytest.fixture(scope="module")
def demo() -> Classification:
    return read_release([DEMO / "classification"])[0]


@pytest.fixture(scope="module")
def demo_reader(demo: Classification, parser: DocumentParser) -> CvReader:
    return CvReader(Lexicon.build(demo), demo, parser)


@pytest.mark.parametrize("path", sorted((DEMO / "cvs").glob("[0-9]*")), ids=lambda path: path.name)
def test_the_demo_cvs_are_read(demo_reader: CvReader, demo: Classification, path: Path) -> None:
    reading = demo_reader.read_bytes(path.read_bytes(), path.name)
    _exact_spans(reading)
    assert reading.quality.verdict is Verdict.GOOD
    assert reading.language in ("da", "en")
    assert len(reading.roles) >= 2
    # A student's job and voluntary legal aid are no occupations of the classification.
    assert any(role.uri in demo for role in reading.roles) or path.name.startswith("07")
    assert reading.education
    stated = [item for item in reading.evidence if item.polarity is Polarity.STATED]
    assert len({item.uri for item in stated if item.kind is not EvidenceKind.OCCUPATION}) >= 8
    assert any(item.kind is EvidenceKind.LANGUAGE for item in stated)
    assert reading.pii_removed
    assert not any(word in reading.text for word in ("example.com", "55 55", "+45"))


@pytest.mark.parametrize(
    ("industry", "found"),
    [
        ("86.10", ("Q", "feed_code")),
        ("http://data.europa.eu/ux2/nace2.1/R", ("Q", "feed_code")),
        ("Sundhed og socialt arbejde", ("Q", "feed_words")),
        ("Noget andet", ("M", "occupation")),
        (None, ("M", "occupation")),
    ],
)
def test_a_posting_knows_its_industry_and_from_where(industry: str | None, found: tuple[str, str]) -> None:
    world = reading_world()
    sector = Concept(f"{Nace.REV_2_1.value}N", ConceptKind.SECTOR, (Label("en", LabelKind.PREFERRED, "Science"),))
    relations = [*world.relations, Relation(uri("nurse"), RelationKind.IN_SECTOR, sector.uri, 1.0)]
    world = Classification.of([*world.concepts.values(), sector], relations)
    job = {"title": "Sygeplejerske", "description": "Vi søger en sygeplejerske til pleje.", "industry": industry}
    posting, _ = PostingReader(Lexicon.build(world), world).read(job, "feed")
    assert (posting.nace, posting.nace_origin) == found
    assert posting.sector == industry


@pytest.mark.parametrize(
    ("employer", "words", "found"),
    [
        ("Forlaget Fugl", "Vi er en bank.", ("J", "employer")),
        ("Fugl & Co.", "Vi er en mindre bank, der låner ud til landmænd.", ("K", "text")),
        ("Fugl & Co.", "We are a family-owned brewery.", ("C", "text")),
        ("Fugl & Co.", "Vi er et hold for kommuner.", (None, None)),
        ("", "Vi er glade.", (None, None)),
    ],
)
def test_without_words_of_the_feed_the_employer_tells_the_industry(
    employer: str, words: str, found: tuple[str | None, str | None]
) -> None:
    world = reading_world()
    job = {"title": "Medarbejder", "description": words, "hiringOrganization": {"name": employer}}
    posting, _ = PostingReader(Lexicon.build(world), world).read(job, "feed")
    assert (posting.nace, posting.nace_origin) == found
