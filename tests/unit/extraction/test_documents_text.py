from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.documents.html import fragment_text, json_ld_blocks, parse_html
from extraction.documents.limits import MAX_TEXT_CHARS
from extraction.documents.parse import parse_bytes
from extraction.documents.sniff import sniff
from extraction.documents.text import decode, parse_text
from extraction.documents.tidy import tidy
from extraction.errors import (
    DocumentTooLargeError,
    ExtractionError,
    MisnamedDocumentError,
    UnreadableDocumentError,
    UnsupportedFormatError,
)

TEXT = "Sønderjysk bager på Ærø søger arbejde. Måske også som kok i Ålborg. Løn aftales."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850"],
)
def test_danish_letters_in_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_a_letter_at_the_end_is_not_taken_for_a_cut_one() -> None:
    assert decode("Jeg er gå".encode("latin-1")) == "Jeg er gå"
    assert decode("Ærø og gå".encode()[:-1]) == "Ærø og g"


@pytest.mark.parametrize("data", [TEXT.encode() + b"\x00", b"\x01\x02" * 40, bytes(range(256)) * 8])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError):
        parse_text(data)


def test_long_text_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(DocumentTooLargeError):
        parse_text(b"a " * 5_000_000)
    assert len(parse_text(b"ab " * (MAX_TEXT_CHARS // 3 - 10)).text) > 100_000


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4", "cv.txt", "pdf"),
        (b"\n\n%PDF-1.4", "cv.docx", "pdf"),
        (b"PK\x03\x04", "cv.pdf", "docx"),
        (b"<!DOCTYPE html><p>x", "cv.txt", "html"),
        ("<html>".encode("utf-16"), None, "html"),
        (b"Jeg skriver <html> i et CV", "cv.txt", "text"),
        (b"Hej", "cv.docx", "text"),
        (b'{"basics": {}}', "cv.pdf", "json"),
        (b"  \x00 ", "cv.pdf", "empty"),
        (b"", None, "empty"),
        (b'{"basics": {}}', "cv.txt", "json"),
        (b'<Candidate xmlns="http://www.europass.eu/1.0">', "cv.txt", "xml"),
    ],
)
def test_the_content_decides_and_not_the_name(data: bytes, name: str | None, kind: str) -> None:
    assert sniff(data, name) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n", "picture"),
        (b"{\\rtf1", "Rich Text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "DOCX or PDF"),
        (b'{"title": "Kok"}', "JSON"),
        (b"<?xml version='1.0'?><cv/>", "XML"),
    ],
)
def test_other_formats_are_named(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=words):
        parse_bytes(data, None)


def test_a_damaged_file_is_named_by_its_name() -> None:
    with pytest.raises(UnreadableDocumentError, match=r"named \.pdf"):
        sniff(b"\x01\x02\x03\xff" * 100, "CV.PDF")


@pytest.mark.parametrize("data", [b"Hej", "Ærø".encode("latin-1"), b"<!DOCTYPE html><p>Log ind"])
def test_a_text_that_is_named_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(MisnamedDocumentError, match=r"named \.pdf"):
        sniff(data, "CV.PDF")


def test_html_loses_scripts_and_keeps_structure() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><script>alert(1)</script><h1>Kok</h1>"
        "<ul><li>Sund mad</li><li><p>Bagning</p></li></ul><table><tr><td>2019</td><td>Ærø &amp; Å</td></tr></table>"
        "<!-- skjult -->Slut</body></html>"
    )
    assert parse_html(page.encode("cp1252")).text == "Kok\n\n- Sund mad\n- Bagning\n\n2019  Ærø & Å\n\nSlut"


def test_html_by_its_declared_encoding() -> None:
    page = '<html><meta charset="iso-8859-15"><p>Løn 5 € på Ærø'
    assert parse_html(page.encode("iso-8859-15")).text == "Løn 5 € på Ærø"


def test_json_ld_is_untouched() -> None:
    page = '<script type="application/ld+json">{"a": "<b>æ</b> &amp;"}</script><script>x</script>'
    assert json_ld_blocks(f"<html>{page}</html>".encode()) == ['{"a": "<b>æ</b> &amp;"}']


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>Vi søger <b>dig</b></p><p>nu</p>", "Vi søger dig\n\nnu"),
        ("Løn < 30.000 & R < 3", "Løn < 30.000 & R < 3"),
        ("&lt;p&gt;Kok&lt;/p&gt;", "Kok"),
        ("A<br>B<br/>C", "A\nB\nC"),
        ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc"),
        ("<script>x</script><p>y<!-- z", "y"),
        ("linje 1\nlinje 2", "linje 1\nlinje 2"),
    ],
)
def test_fragments(fragment: str, text: str) -> None:
    assert fragment_text(fragment) == text


@given(st.text(max_size=400))
def test_tidying_twice_changes_nothing(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    once.encode("utf-8")


@given(st.binary(max_size=300), st.sampled_from(["cv.pdf", "cv.docx", "cv.txt", "cv.html", None]))
def test_any_bytes_give_a_document_or_a_typed_error(data: bytes, name: str | None) -> None:
    with contextlib.suppress(ExtractionError):
        parse_bytes(data, name)


@given(st.text(alphabet="<>/!-&;ab p#x=\"' \n", max_size=200))
def test_any_fragment_gives_text(fragment: str) -> None:
    fragment_text(fragment)
