"""Scanned pages: read by Tesseract where it is, told where it is not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from benchmarks.reading_set.render import pdf_one_column, pdf_two_column
from benchmarks.reading_set.source import Block, Source, read_source
from extraction.documents import ocr
from extraction.documents.document import Document
from extraction.documents.ocr import Picture, Tesseract, with_scan
from extraction.documents.pdf import draw_page, parse_pdf
from extraction.documents.segments import Segment
from extraction.documents.worker import DocumentParser
from extraction.quality import assess, describe_reason
from extraction.reading import Verdict
from tests.fixtures_documents import pdf_drawn
from tests.support import missing

SOURCES = sorted((Path(__file__).resolve().parents[2] / "data" / "layouts").glob("*.txt"))


@pytest.fixture(scope="module")
def tesseract() -> Tesseract:
    found = Tesseract.found()
    if found is None:
        missing("tesseract with Danish and English data is not installed (tesseract-ocr, tesseract-ocr-dan)")
    return found


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser() as made:
        yield made


def scan_of(data: bytes, *, degrees: float = 0.7, specks: int = 3_000, text_page: bool = False) -> bytes:
    """A PDF whose pages are pictures of another's: slightly turned, grey paper, noise. ``text_page``: one page more."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    document = pdfium.PdfDocument(data)
    chance = random.Random(7)
    pages = []
    for number in range(len(document)):
        picture: Any = document[number].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=245, expand=False)
        picture = picture.point(lambda value: min(245, int(value * 0.9) + 25))
        for _ in range(specks):
            place = chance.randrange(picture.width), chance.randrange(picture.height)
            picture.putpixel(place, chance.randrange(90, 255))
        pages.append(ImageReader(picture))
    document.close()

    def drawn(reader: Any) -> Any:
        return lambda page: page.drawImage(reader, 0, 0, 595, 842)

    draws = [drawn(reader) for reader in pages]
    if text_page:
        draws.append(lambda page: page.drawString(50, 700, "Denne side er skrevet og ikke scannet."))
    return pdf_drawn(*draws)


def words_of(source: Source) -> list[str]:
    return [word.strip(".,:;()") for block in source.blocks for word in block.text.split() if word.isalpha()]


@pytest.mark.ocr
@pytest.mark.parametrize("number", [0, 4])
def test_a_scan_is_read_with_nearly_all_its_words(tesseract: Tesseract, parser: DocumentParser, number: int) -> None:
    source = read_source(SOURCES[number])
    document = parser.parse(scan_of(pdf_one_column(source)), "scan.pdf")
    assert document.reasons == ("read_by_ocr",)
    found = set(document.text.replace("-\n", "").split()) | {word.strip(".,:;()") for word in document.text.split()}
    words = words_of(source)
    right = sum(word in found for word in words)
    assert right >= 0.95 * len(words), sorted(set(words) - found)
    assert assess(document).verdict is Verdict.POOR


@pytest.mark.ocr
def test_columns_of_a_scan_are_not_mixed(tesseract: Tesseract, parser: DocumentParser) -> None:
    document = parser.parse(scan_of(pdf_two_column(read_source(SOURCES[0])), degrees=0.0), "scan.pdf")
    lines = [line for line in document.text.splitlines() if line]
    assert lines[0] == "Rosa Kjærulf Østergård"
    place = lines.index("Dansk, modersmål")
    assert lines[place - 1 : place + 2] == ["Sprog", "Dansk, modersmål", "Engelsk, flydende"]
    assert "Erhvervserfaring" in lines[:place]
    assert "- Sårpleje, medicindosering og samarbejde med praktiserende læger" in lines


@pytest.mark.ocr
def test_a_scanned_page_before_a_written_one(tesseract: Tesseract, parser: DocumentParser) -> None:
    source = Source({}, (Block("name", ("Åse Ærbo",)), Block("text", ("Kok med mange års erfaring fra små køkkener",))))
    document = parser.parse(scan_of(pdf_one_column(source), text_page=True), "scan.pdf")
    assert document.reasons == ("read_by_ocr",)
    assert document.text.index("erfaring fra små køkkener") < document.text.index("Denne side er skrevet")


@pytest.mark.ocr
def test_a_page_that_takes_too_long_is_left_out(
    tesseract: Tesseract, parser: DocumentParser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "PAGE_SECONDS", 0.001)
    data = scan_of(pdf_one_column(Source({}, (Block("text", ("Kok",)),))))
    assert parser.parse(data, "scan.pdf").reasons == ("scanned_only",)


@pytest.mark.ocr
def test_a_page_that_cannot_be_drawn_in_time_is_left_out(tesseract: Tesseract) -> None:
    data = scan_of(pdf_one_column(Source({}, (Block("text", ("Kok",)),))))
    with DocumentParser() as parser:
        parser.wait_ready()
        document = parser.parse(data, "scan.pdf")
        parser._timeout_s = 0.000_001
        assert parser._read_page(data, 0) is None
        assert parser._read_page(data, 99) is None
    assert document.scanned == (0,)


def test_without_the_program_the_verdict_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    data = scan_of(pdf_one_column(Source({}, (Block("text", ("Kok med mange års erfaring",)),))))
    with DocumentParser() as parser:
        document = parser.parse(data, "scan.pdf")
    assert (document.text, document.reasons, document.scanned) == ("", ("scanned_only",), (0,))
    assert assess(document).verdict is Verdict.UNUSABLE
    for language in ("da", "en"):
        assert "tesseract-ocr-dan" in describe_reason("scanned_only", language)


def test_a_program_without_danish_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\necho eng\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert Tesseract.found() is None


def test_the_words_of_the_table_become_pieces_of_lines() -> None:
    row = "5\t1\t1\t1\t1\t{}\t{}\t100\t{}\t40\t{}\t{}"
    table = "\n".join(
        (
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
            "4\t1\t1\t1\t1\t0\t0\t100\t900\t40\t-1\t",
            row.format(1, 100, 90, 96, "Åse"),
            row.format(2, 200, 90, 95, "Ærbo"),
            row.format(3, 700, 90, 95, "Sprog"),
            row.format(4, 820, 9, 3, "|"),
        )
    )
    found = ocr._segments(table, Picture(1000, 1000, b"", 300))
    assert [piece.text for piece in found] == ["Åse Ærbo", "Sprog"]
    assert found[0].x0 == pytest.approx(24.0)
    assert found[0].bottom == pytest.approx((1000 - 140) * 0.24)


def test_signs_that_are_misread_are_put_right() -> None:
    row = "5\t1\t1\t1\t{}\t{}\t{}\t{}\t{}\t40\t95\t{}"
    words = ((1, 1, 100, 20, "¢"), (1, 2, 140, 90, "Sårpleje"), (2, 1, 100, 400, "aase.aerboæeksempel-post.dk"))
    table = "head\n" + "\n".join(
        row.format(line, word, x, 100 * line, wide, text) for line, word, x, wide, text in words
    )
    found = ocr._segments(table, Picture(1000, 1000, b"", 300))
    assert [piece.text for piece in found] == ["• Sårpleje", "aase.aerbo@eksempel-post.dk"]


def test_pages_that_could_not_be_read_are_told() -> None:
    page = [Segment("Kok med erfaring", 50, 700, 150, 712, 0)]
    document = Document("Skrevet", "pdf", 4, ("partly_scanned",), None, (0, 2))
    read = with_scan(document, {0: page})
    assert (read.text, read.reasons) == ("Kok med erfaring\n\nSkrevet", ("read_by_ocr", "partly_scanned"))
    assert with_scan(document, {0: page, 2: page}).reasons == ("read_by_ocr",)
    assert with_scan(document, {}) == document
    assert with_scan(document, {2: page}).text == "Skrevet\n\nKok med erfaring"


def test_pages_are_drawn_in_grey_and_large_ones_with_fewer_dots() -> None:
    data = pdf_one_column(Source({}, (Block("text", ("Kok",)),)))
    width, height, dpi, pixels = draw_page(data, 0)
    assert (width, height, round(dpi), len(pixels)) == (2480, 3509, 300, 2480 * 3509)
    assert min(pixels) < 60 < 250 < max(pixels)
    big = data.replace(b"0 0 595 842", b"0 0 9595 8842")
    width, height, dpi, _ = draw_page(big, 0)
    assert width * height < 12_100_000
    assert dpi < 100
    assert parse_pdf(data).scanned == ()
