from __future__ import annotations

from typing import Any

import pytest

from benchmarks.hostile_files import sound_pdf
from extraction.documents.limits import MAX_PAGES
from extraction.documents.pdf import parse_pdf
from extraction.errors import DocumentTooLargeError, UnreadableDocumentError
from tests.fixtures_documents import pdf_drawn, pdf_of_lines, pdf_of_paragraphs


def test_danish_letters_come_back() -> None:
    lines = ["Æblegrød på Ærø", "smørrebrød, blåbær, ÅRHUS", "Måløv – «é» ü ö ä ß"]
    document = parse_pdf(pdf_of_lines(lines))
    assert document.text.splitlines() == lines
    assert (document.format, document.pages, document.reasons) == ("pdf", 1, ())


def test_decomposed_letters_become_single_ones() -> None:
    assert parse_pdf(pdf_of_lines(["Ha\u030andværker"])).text in ("Håndværker", "Ha■ndværker")


def test_broken_lines_of_a_paragraph_are_one() -> None:
    text = (
        "Vi søger en kommunikationskonsulent med interesse for klima og miljø, som kan skrive klart og enkelt, og "
        "som har lyst til at arbejde tæt sammen med fagfolk fra hele kommunen."
    )
    assert parse_pdf(pdf_of_paragraphs([text, "Løn efter aftale."])).text.splitlines() == [text, "Løn efter aftale."]


def test_lists_of_short_lines_stay_apart() -> None:
    lines = ["Projektledelse", "Kommunikation", "Excel", "Photoshop", "Tysk"]
    assert parse_pdf(pdf_of_lines(lines)).text.splitlines() == lines


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Jeg har arbejdet med doku-", "mentation i mange år", "Jeg har arbejdet med dokumentation i mange år"),
        ("Jeg arbejder i klima- ", "og miljøafdelingen", "Jeg arbejder i klima- og miljøafdelingen"),
        ("Jeg har ledet it-", "projekter i mange år", "Jeg har ledet it-projekter i mange år"),
        ("Jeg er uddannet HR-", "konsulent fra en skole", "Jeg er uddannet HR-konsulent fra en skole"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert parse_pdf(pdf_of_lines([first, second])).text == joined


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Kompetencer", "Excel", "Word", "Tysk", "Kørekort B"]
    right = ["Erfaring", "Kok på Hotel Havblik", "Lavede mad til gæster", "Bagte brød hver dag", "Ledede et hold"]

    def draw(page: Any) -> None:
        page.drawString(200, 800, "Curriculum vitae for en kok, der går over begge spalter")
        # Drawn line by line, as programs do that sort by height: the order in the file is of no help.
        for number, (one, other) in enumerate(zip(left, right, strict=True)):
            page.drawString(50, 760 - 14 * number, one)
            page.drawString(250, 760 - 14 * number, other)

    text = parse_pdf(pdf_drawn(draw)).text
    # The wider column comes first: what stands on top of it belongs to the CV's head.
    assert text.split("\n\n")[1:] == ["\n".join(right), "\n".join(left)]


def test_periods_beside_positions_stay_with_them() -> None:
    rows = [
        ("2019 - 2026", "Kok, Hotel Havblik"),
        ("2015 - 2019", "Bager, Brødhuset"),
        ("2010 - 2015", "Tjener, Kroen"),
    ]

    def draw(page: Any) -> None:
        for number, (period, what) in enumerate(rows):
            page.drawString(50, 760 - 28 * number, period)
            page.drawString(180, 760 - 28 * number, what)
            page.drawString(180, 746 - 28 * number, f"Opgave {number}")

    text = parse_pdf(pdf_drawn(draw)).text
    for number, (period, what) in enumerate(rows):
        assert f"{period}  {what}\nOpgave {number}" in text


def test_list_signs_become_hyphens() -> None:
    assert parse_pdf(pdf_of_lines(["• Bagning", "• Servering"])).text == "- Bagning\n- Servering"


def test_spaced_headings_are_words() -> None:
    assert "KOMPETENCER" in parse_pdf(pdf_of_lines(["K O M P E T E N C E R", "Excel"])).text


def test_a_scan_is_told_from_an_empty_page() -> None:
    assert parse_pdf(sound_pdf(2, picture_only=True)).reasons == ("scanned_only",)
    assert parse_pdf(pdf_drawn(lambda page: None)).reasons == ("empty",)


def test_a_password_is_named() -> None:
    with pytest.raises(UnreadableDocumentError, match="password"):
        parse_pdf(sound_pdf(1, "hemmelig"))


def test_damage_is_named() -> None:
    with pytest.raises(UnreadableDocumentError, match="damaged"):
        parse_pdf(b"%PDF-1.7\n" + b"x" * 500)
    without_end = pdf_of_lines(["Kok med erfaring"])[:-6]
    assert "damaged" in parse_pdf(without_end).reasons


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(DocumentTooLargeError, match=f"at most {MAX_PAGES}"):
        parse_pdf(sound_pdf(MAX_PAGES + 1))


def test_rotated_pages_are_read_too() -> None:
    def draw(page: Any) -> None:
        page.setPageRotation(90)
        page.drawString(50, 700, "Kok med erfaring")

    assert parse_pdf(pdf_drawn(draw)).text == "Kok med erfaring"
