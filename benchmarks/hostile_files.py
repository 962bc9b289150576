"""Files that hostile inputs are made of: sound PDFs, DOCX and archives, raw PDF objects, and ways to damage bytes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator

MIB = 1024 * 1024
TEXT = (
    "Maja Fjordvang\nElmegårdsvej 14, 2200 København N\nmaja.fjordvang@example.com\n\nErhvervserfaring\n"
    "2019 - 2026 Kommunikationskonsulent, Havnby Kommune. Skrev pressemeddelelser, nyhedsbreve og artikler.\n"
    "Kompetencer\nProjektledelse, webredigering, Excel. Ærlig, øm og åben.\n"
)
POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "name": "test", "value": "T1"},
    "title": "Kok til børnehave",
    "description": "<p>Vi søger en kok.</p><ul><li>Sund mad</li></ul>",
    "datePosted": "2026-11-01",
    "validThrough": "2026-12-01",
    "hiringOrganization": {"@type": "Organization", "name": "Børnehuset"},
    "jobLocation": {"@type": "Place", "address": {"postalCode": "8000", "addressLocality": "Aarhus C"}},
}


def sound_pdf(pages: int = 1, password: str | None = None, *, picture_only: bool = False) -> bytes:
    """A PDF with the text, or with a picture and nothing else."""
    from reportlab.lib import pdfencrypt
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    content = io.BytesIO()
    encrypt = pdfencrypt.StandardEncryption(password, strength=128) if password else None
    page = canvas.Canvas(content, pagesize=(595, 842), invariant=1, encrypt=encrypt)
    for _ in range(pages):
        if picture_only:
            page.drawImage(ImageReader(io.BytesIO(_bmp(40, 60))), 50, 50, 400, 600)
        else:
            for number, line in enumerate(TEXT.splitlines()):
                page.drawString(50, 780 - 14 * number, line)
        page.showPage()
    page.save()
    return content.getvalue()


def _bmp(width: int, height: int) -> bytes:
    rows = b"".join(bytes((40 * x + y) % 256 for x in range(3 * width)) for y in range(height))
    size = 54 + len(rows)
    header = b"BM" + size.to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    info = (40).to_bytes(4, "little") + width.to_bytes(4, "little") + height.to_bytes(4, "little")
    return header + info + (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(24) + rows


def sound_docx() -> bytes:
    """A DOCX with the text and a table."""
    import docx

    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Sprog"
    content = io.BytesIO()
    document.save(content)
    with zipfile.ZipFile(content) as saved:
        return archive({name: saved.read(name) for name in saved.namelist()})


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(xml: bytes, **parts: bytes) -> bytes:
    """A DOCX whose body part is ``xml``; more parts by name (dots and slashes as in the archive)."""
    return archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml, **parts})


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of ``files``, the same whenever it is made."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        for name, data in files.items():
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def body(inside: str, before: str = "") -> bytes:
    """A document part around ``inside``, after ``before`` (a document type, say)."""
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{inside}</w:body></w:document>'.encode()


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of raw objects, numbered from 1; the first is the catalog. It has no cross-reference table."""
    parts = [b"%PDF-1.7\n"]
    parts += [b"%d 0 obj\n%s\nendobj\n" % (number, data) for number, data in enumerate(objects, start=1)]
    return b"".join(parts) + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


def stream_of(data: bytes, entries: bytes = b"") -> bytes:
    """A PDF stream object."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), entries, data)


Made = Iterator[tuple[str, bytes]]


def truncated(data: bytes, name: str, count: int) -> Made:
    """``count`` beginnings of ``data``, evenly spread."""
    for number in range(count):
        yield name, data[: len(data) * number // count]


def mutated(data: bytes, name: str, count: int, chance: random.Random) -> Made:
    """``count`` copies with 1 to 200 bytes changed."""
    for _ in range(count):
        copy = bytearray(data)
        for _ in range(chance.choice((1, 5, 20, 200))):
            copy[chance.randrange(len(copy))] = chance.randrange(256)
        yield name, bytes(copy)


def spliced(data: bytes, name: str, count: int, chance: random.Random) -> Made:
    """``count`` copies with a piece cut out, doubled or moved."""
    for number in range(count):
        start = chance.randrange(len(data))
        piece = data[start : start + chance.randrange(1, len(data) // 2)]
        place = chance.randrange(len(data))
        without = data[:start] + data[start + len(piece) :]
        yield (
            name,
            (without, data[:place] + piece + data[place:], without[:place] + piece + without[place:])[number % 3],
        )
