"""Malformed inputs, the same for the same seed: what a service that reads strangers' files will be sent one day.

``hostile_inputs`` makes them one by one, so that no more than one large one is in memory. The same inputs can be given
to the parser (``benchmarks.hostile_inputs``), posted to a running service, or sampled in tests.
"""

from __future__ import annotations

import io
import json
import random
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from benchmarks.hostile_files import (
    MIB,
    POSTING,
    TEXT,
    Made,
    archive,
    body,
    docx_of,
    mutated,
    pdf_of,
    sound_docx,
    sound_pdf,
    spliced,
    stream_of,
    truncated,
)

SEED = 20261122


@dataclass(frozen=True, slots=True)
class HostileInput:
    """One input. ``target`` is "document" (a CV or pasted posting) or "postings" (a feed)."""

    category: str
    filename: str
    data: bytes
    target: str = "document"


def hostile_inputs(
    seed: int = SEED, *, large: bool = True, categories: Collection[str] | None = None
) -> Iterator[HostileInput]:
    """All inputs, category by category, or those of some. Without ``large`` those of over 2 MiB are left out."""
    for name, make in CATEGORIES.items():
        if categories is not None and name not in categories:
            continue
        chance = random.Random(f"{seed}/{name}")  # noqa: S311 - test data
        for number, (filename, data) in enumerate(make(chance)):
            if len(data) <= 2 * MIB or large:
                target = "postings" if name.startswith("feed") else "document"
                yield HostileInput(name, f"{number:03}-{filename}", data, target)


def sample(count: int, seed: int = SEED) -> list[HostileInput]:
    """About ``count`` inputs, some of each category, none of them large."""
    inputs = list(hostile_inputs(seed, large=False))
    step = max(len(inputs) // count, 1)
    return inputs[::step]


def _pdf_truncated(_chance: random.Random) -> Made:
    yield from truncated(sound_pdf(3), "cv.pdf", 60)


def _pdf_mutated(chance: random.Random) -> Made:
    yield from mutated(sound_pdf(2), "cv.pdf", 60, chance)


def _pdf_spliced(chance: random.Random) -> Made:
    yield from spliced(sound_pdf(2), "cv.pdf", 30, chance)


def _pdf_special(_chance: random.Random) -> Made:
    for password in ("hemmelig", "x", "æøå"):
        yield "locked.pdf", sound_pdf(1, password)
    for pages in (1, 3, 20):
        yield "scan.pdf", sound_pdf(pages, picture_only=True)
    yield "long.pdf", sound_pdf(150)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    start = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    for size in (10, 60, 200):
        bomb = zlib.compress(b"BT /F1 9 Tf (aaaa aaaa) Tj ET " * (size * MIB // 30), 9)
        yield "bomb.pdf", pdf_of([*start, stream_of(bomb, b"/Filter/FlateDecode"), font])
        twice = zlib.compress(zlib.compress(b" " * (size * MIB), 9), 9)
        yield "double-bomb.pdf", pdf_of([*start, stream_of(twice, b"/Filter[/FlateDecode/FlateDecode]"), font])
    words = b"BT /F1 9 Tf " + b"(ord ord ord) Tj " * 60_000 + b"ET"
    yield "many-words.pdf", pdf_of([*start, stream_of(words), font])
    places = ((number % 590, number * 7 % 790, number) for number in range(30_000))
    scattered = b"BT /F1 9 Tf " + b"".join(b"1 0 0 1 %d %d Tm (x%d) Tj " % place for place in places)
    yield "scattered.pdf", pdf_of([*start, stream_of(scattered + b"ET"), font])
    yield "loop.pdf", pdf_of([start[0], b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"])
    yield "deep-arrays.pdf", pdf_of([*start, stream_of(b"[" * 200_000), font])
    yield "deep-objects.pdf", pdf_of([b"<</Type/Catalog/Pages " + b"<</A" * 50_000 + b">>" * 50_000 + b">>"])
    yield "count.pdf", pdf_of([start[0], b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", page, stream_of(b""), font])
    self_made = stream_of(b"/X Do " * 9, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>")
    yield (
        "form-bomb.pdf",
        pdf_of([*start[:2], page.replace(b"<</Font<</F1 5 0 R>>", b"<</XObject<</X 4 0 R>>"), self_made]),
    )
    nested = [stream_of(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>")]
    yield "form-loop.pdf", pdf_of([*start, *nested, font])
    yield "header.pdf", b"%PDF-1.7\n"
    yield "late-header.pdf", b"x" * 900 + sound_pdf()
    yield "two.pdf", sound_pdf() + sound_pdf()


def _docx_truncated(_chance: random.Random) -> Made:
    yield from truncated(sound_docx(), "cv.docx", 40)


def _docx_mutated(chance: random.Random) -> Made:
    yield from mutated(sound_docx(), "cv.docx", 50, chance)
    yield from spliced(sound_docx(), "cv.docx", 20, chance)
    with zipfile.ZipFile(io.BytesIO(sound_docx())) as whole:
        xml = whole.read("word/document.xml")
    for name, damaged in (*mutated(xml, "xml.docx", 25, chance), *truncated(xml, "xml.docx", 10)):
        yield name, docx_of(damaged)


def _docx_bombs(_chance: random.Random) -> Made:
    blank = body(f"<w:p><w:r><w:t>{'a' * 70 * MIB}</w:t></w:r></w:p>")
    yield "ratio.docx", docx_of(blank)
    yield "blanks.docx", docx_of(body(" " * 30 * MIB))
    yield "media.docx", docx_of(body("<w:p/>"), **{"word/media/image1.png": bytes(70 * MIB)})
    inner = archive({"a": bytes(20 * MIB)})
    for _ in range(4):
        inner = archive({f"{number}.zip": inner for number in range(10)})
    yield "nested.docx", inner
    yield "nested.zip", docx_of(body("<w:p/>"), **{"word/embeddings/a.zip": inner})
    yield "many.docx", archive({f"word/{number}.xml": b"<a/>" for number in range(5_000)})
    yield "paragraphs.docx", docx_of(body("<w:p><w:r><w:t>ord</w:t></w:r></w:p>" * 150_000))
    yield "deep-tables.docx", docx_of(body("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000))
    yield "deep-tables-2.docx", docx_of(body("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60))
    yield "deep-runs.docx", docx_of(body("<w:p>" + "<w:ins>" * 200 + "</w:ins>" * 200 + "</w:p>"))


def _docx_entities(_chance: random.Random) -> Made:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    inside = "<w:p><w:r><w:t>&i;</w:t></w:r></w:p>"
    yield "laughs.docx", docx_of(body(inside, laughs + "]>"))
    quadratic = f'<!DOCTYPE x [<!ENTITY i "{"a" * 50_000}">]>'
    yield "quadratic.docx", docx_of(body(inside * 2_000, quadratic))
    for place in ("file:///etc/passwd", "http://127.0.0.1:9/x", "ftp://127.0.0.1/x"):
        yield "external.docx", docx_of(body(inside, f'<!DOCTYPE x [<!ENTITY i SYSTEM "{place}">]>'))
        yield "parameter.docx", docx_of(body(inside, f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{place}"> %p;]>'))
        yield "dtd.docx", docx_of(body("<w:p/>", f'<!DOCTYPE x SYSTEM "{place}">'))
    wide = body(inside, laughs + "]>").decode().replace('version="1.0"', 'version="1.0" encoding="utf-16"')
    yield "wide.docx", docx_of(wide.encode("utf-16"))
    yield "types.docx", archive({"[Content_Types].xml": body("&i;", quadratic), "word/document.xml": body("<w:p/>")})


def _archives(chance: random.Random) -> Made:
    yield "sheet.docx", archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})
    yield "slides.docx", archive({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"})
    yield "text.odt", archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    yield "files.zip", archive({"a.txt": b"hej", "../../etc/passwd": b"x"})
    yield "empty.docx", archive({})
    yield "blank.docx", docx_of(body(""))
    yield "picture.docx", docx_of(body("<w:p/>"), **{"word/media/image1.png": b"\x89PNG" + chance.randbytes(5000)})
    flagged = bytearray(docx_of(body("<w:p/>")))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := flagged.find(signature, start + 1)) >= 0:
            flagged[start + place] |= 1
    yield "locked.docx", bytes(flagged)
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(4000)
    yield "locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")


def _encodings(chance: random.Random) -> Made:
    names = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "mac_roman", "cp850", "cp500", "utf-7")
    for name in names:
        yield f"{name}.txt", TEXT.encode(name)
        yield f"{name}-odd.txt", TEXT.encode(name)[:-1]
    yield "twice.txt", TEXT.encode().decode("cp1252", "replace").encode()
    yield "thrice.txt", TEXT.encode().decode("latin-1").encode().decode("latin-1").encode()
    yield "replaced.txt", TEXT.encode().decode("ascii", "replace").encode()
    yield from mutated(TEXT.encode(), "cv.txt", 15, chance)
    yield "surrogates.txt", TEXT.encode() + b"\xed\xa0\x80\xed\xb0\x80"
    yield "overlong.txt", TEXT.encode() + b"\xc0\xaf\xe0\x80\xaf"
    yield "marks.txt", ("a" + "\u0301\u0327" * 60_000).encode()
    yield "bidi.txt", ("\u202e\u2066" + TEXT).encode()


def _nuls(chance: random.Random) -> Made:
    for count in (1, 2, 100, 10_000):
        yield "nuls.txt", TEXT.encode() + bytes(count)
        yield "nuls.pdf", bytes(count) + TEXT.encode()
    yield "inside.txt", TEXT.replace(" ", "\x00").encode()
    yield "only.txt", bytes(MIB)
    yield "controls.txt", bytes(range(1, 32)) * 100
    yield "bells.txt", TEXT.encode() + b"\x07" * 50
    for size in (1, 2, 3, 7, 100, 1_000, 20_000, MIB):
        yield "random.bin", chance.randbytes(size)
        yield "random.txt", chance.randbytes(size)


def _large(chance: random.Random) -> Made:
    yield "50mb.txt", (TEXT.encode() * (50 * MIB // len(TEXT.encode()) + 1))[: 50 * MIB]
    yield "50mb.pdf", sound_pdf() + bytes(50 * MIB)
    yield "50mb.docx", sound_docx() + chance.randbytes(50 * MIB)
    yield "9mb.txt", TEXT.encode() * (9 * MIB // len(TEXT.encode()))
    yield "9mb-line.txt", b"a" * (9 * MIB)
    yield "1mb-line.txt", b"a " * (MIB // 2)
    yield "line.txt", b"Ab" * 58_000
    yield "words.txt", ("Kontakt Mette Hansen på " * 4_900).encode()
    yield "names.txt", " ".join(f"Xa{chr(97 + n % 26)}b Yc{chr(97 + n // 26 % 26)}d" for n in range(11_000)).encode()
    yield "digits.txt", b"22 34 56 78 " * 9_900
    yield "digits-line.txt", b"0" * 119_000
    yield "ats.txt", b"a@" * 59_000
    yield "dots.txt", b"a." * 59_000
    yield "capitals.txt", b"A. " * 39_000
    yield "brackets.txt", b"[NAME_1]" * 14_000
    yield "prose.txt", (TEXT * 500)[:118_000].encode()
    yield "places.txt", ("Gammel Kongens Elmevej 3, 2. tv. " * 3_500).encode()
    yield "family.txt", ("børn " * 23_000).encode()
    yield "blanks.txt", (" \t" * 20_000 + "Navn:" + " " * 50_000 + "x").encode()
    yield "9mb.html", b"<p>" + b"ord " * (9 * MIB // 4)
    yield "9mb-tags.html", b"<html>" + b"<b>" * (3 * MIB)


def _html(chance: random.Random) -> Made:
    page = f"<html><head><script>alert(1)</script></head><body><p>{TEXT}</p>{{}}</body></html>"
    inserts = (
        "<script>document.write('x')</script>", "<script>" * 1000, "<style>p{}</style>", "<iframe src=file:///etc/passwd>",
        "<img src=x onerror=alert(1)>", "<!--" * 20_000, "<" * 50_000, "<a" * 50_000, "<div>" * 20_000, "</p>" * 20_000,
        "&" * 50_000, "&#x" + "9" * 50_000 + ";", "&#0;&#55296;&#1114112;", "<p " + "a=b " * 20_000 + ">",
        "<p title='" + "x" * 500_000 + "'>", "<![CDATA[" * 5_000, "<?php " * 5_000, "<svg><script>1</script></svg>",
        "<template><p>x</p></template>", "<meta charset=utf-7>+ADw-script+AD4-", "<table>" * 3_000, "<form>" * 5_000,
        "<base href=http://127.0.0.1:9/><link rel=stylesheet href=x.css>", "\x00" * 500, "<textarea>" * 500,
    )  # fmt: skip
    for insert in inserts:
        yield "page.html", page.format(insert).encode()
    yield "charset.html", page.format("<meta charset=hex>").encode("cp1252")
    yield "wide.html", page.format("").encode("utf-16")
    yield "laughs.html", b'<!DOCTYPE html [<!ENTITY a "aaaa">]><html>&a;</html>'
    yield "empty.html", b"<html></html>"
    yield from mutated(page.format("<b>x</b>").encode(), "page.html", 10, chance)


def _names(_chance: random.Random) -> Made:
    kinds = {"pdf": sound_pdf(), "docx": sound_docx(), "txt": TEXT.encode(), "html": f"<html>{TEXT}</html>".encode()}
    for right, data in kinds.items():
        for wrong in ("pdf", "docx", "txt", "html", "exe", "jpg"):
            if wrong != right:
                yield f"cv.{wrong}", data
    pictures = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"II*\x00", b"RIFF\x00\x00\x00\x00WEBPVP8 ")
    for number, head in enumerate((*pictures, b"MZ", b"\x7fELF", b"{\\rtf1", b"\x1f\x8b", b"Rar!\x1a\x07", b"%!PS")):
        yield f"cv-{number}.pdf", head + TEXT.encode()
    for name in ("cv.pdf", "cv.docx", "cv.txt", "cv.html", ""):
        yield name, b""
    yield "blank.txt", b" \r\n\t " * 1000
    yield "bom.txt", b"\xef\xbb\xbf"
    yield "x" * 5_000 + ".pdf", TEXT.encode()
    yield "../../../etc/passwd", TEXT.encode()
    yield "cv\x00.pdf\n", TEXT.encode()
    yield "sletmig;rm -rf.pdf", b"x"
    yield "data.json", b'{"basics": {"name": "Maja"}}'
    yield "data.xml", b'<?xml version="1.0"?><cv/>'
    yield "numbers.csv", b"1;2;3;4;5;6;7\n" * 500


def _feed_json(chance: random.Random) -> Made:
    whole = json.dumps([POSTING, POSTING], ensure_ascii=False).encode()
    yield from truncated(whole, "feed.json", 20)
    yield from mutated(whole, "feed.json", 20, chance)
    for depth in (50, 1_000, 100_000, 2 * MIB - 10):
        yield "arrays.json", b"[" * depth
        yield "objects.json", b'{"a":' * (depth // 5)
        yield "closed.jsonl", b'{"title":' + b"[" * (depth // 2) + b"]" * (depth // 2) + b"}"
    for text in (
        b"NaN",
        b"[Infinity]",
        b"1e999999",
        b"9" * 100_000,
        b'"' + b"a" * MIB + b'"',
        b'"\\ud800"',
        b"null",
        b"{}",
    ):
        yield "value.json", text
        yield "value.jsonl", b'{"title": "Kok", "description": ' + text + b"}\n" + text
    yield "key.json", b'{"' + b"k" * MIB + b'": 1}'
    yield "keys.json", json.dumps({**POSTING, **{f"k{number}": number for number in range(50_000)}}).encode()
    yield "line.jsonl", b'{"title": "' + b"a" * (3 * MIB) + b'"}\n' + whole[1:-1].split(b", {", 1)[0]
    yield "wide.json", whole.decode().encode("utf-16")
    yield "old.json", whole.decode().encode("cp1252")
    yield "marked.jsonl", b"\xef\xbb\xbf" + json.dumps(POSTING).encode() + b"\n\n\x00\x00\n"


def _feed_fields(_chance: random.Random) -> Made:
    nested = {"@value": {"@value": {"@value": "x"}}}
    values: tuple[object, ...] = (
        *(
            None,
            17,
            1e308,
            True,
            "",
            " ",
            [],
            {},
            [[[[[["x"]]]]]],
            nested,
            "\x00\x1f",
            "\ud800",
            "2026-13-45",
            "9" * 500,
        ),
        *("<script>alert(1)</script>", "<!--" * 50_000, "<" * 100_000, "&#0;" * 50_000, "æ" * 250_000),
    )
    for field in (
        "title",
        "description",
        "datePosted",
        "validThrough",
        "identifier",
        "hiringOrganization",
        "jobLocation",
    ):
        lines = [json.dumps({**POSTING, field: value}) for value in values]
        yield f"{field}.jsonl", "\n".join(lines).encode()
    for field in ("jobLocationType", "employmentType", "url", "industry", "inLanguage", "@type", "@context", "@graph"):
        yield f"{field}.jsonl", "\n".join(json.dumps({**POSTING, field: value}) for value in values).encode()


def _feed_html(chance: random.Random) -> Made:
    script = '<html><script type="application/ld+json">{}</script></html>'
    whole = script.format(json.dumps(POSTING, ensure_ascii=False)).encode()
    yield from truncated(whole, "page.html", 10)
    yield from mutated(whole, "page.html", 10, chance)
    for text in ("", "[", "{" * 10_000, "null", "<!-- {} -->", '{"@graph": ' * 40, "</script>" * 10, "alert(1)"):
        yield "page.html", script.format(text).encode()
    yield "many.html", (script.format(json.dumps(POSTING)) * 3_000).encode()
    yield "deep.html", b"<div>" * 100_000 + whole
    yield "wide.html", whole.decode().encode("utf-16")


CATEGORIES: dict[str, Callable[[random.Random], Made]] = {
    "pdf truncated": _pdf_truncated,
    "pdf mutated": _pdf_mutated,
    "pdf spliced": _pdf_spliced,
    "pdf special": _pdf_special,
    "docx truncated": _docx_truncated,
    "docx mutated": _docx_mutated,
    "docx bombs": _docx_bombs,
    "docx entities": _docx_entities,
    "archives": _archives,
    "encodings": _encodings,
    "nuls and noise": _nuls,
    "large": _large,
    "html": _html,
    "wrong names": _names,
    "feed json": _feed_json,
    "feed fields": _feed_fields,
    "feed html": _feed_html,
}
"""Category to its maker; each has its own random numbers, so that a new category changes no other."""
