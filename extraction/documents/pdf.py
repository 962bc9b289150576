"""PDF by pypdfium2: characters with their places, to text in reading order. Runs inside the worker."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extraction.documents.document import Document
from extraction.documents.jobnet import portal_of
from extraction.documents.layout import FLOW, Part, page_parts
from extraction.documents.limits import (
    DPI,
    MAX_ATTACHMENT_BYTES,
    MAX_ATTACHMENTS,
    MAX_PAGE_SEGMENTS,
    MAX_PAGES,
    MAX_PIXELS,
)
from extraction.documents.pages import edge_lines, joined, without_running_lines
from extraction.documents.segments import Segment
from extraction.documents.structured import parse_structured
from extraction.documents.tidy import check_length, tidy
from extraction.errors import DocumentTooLargeError, ExtractionError, UnreadableDocumentError

_HYPHENS = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen at the end of a line."""
_LINE_ENDS = (0x0A, 0x0D)
_SOFT_HYPHEN = "\u00ad"
_MIN_PAGE_CHARS = 15
"""A page with a picture and fewer characters than this is a scan (a stamped page number is no text)."""
_TAIL = 2048
"""Where %%EOF is looked for; the format says the last 1,024 bytes, mail programs add some (ISO 32000-1, Annex H)."""


def parse_pdf(data: bytes) -> Document:
    """The document in a PDF; a CV that is attached to it as Europass XML or JSON Resume comes before its pages.

    Raises UnreadableDocumentError (damaged, password) or DocumentTooLargeError.
    """
    document = _open(data)
    try:
        pages = len(document)
        if pages > MAX_PAGES:
            raise DocumentTooLargeError(
                f"The PDF has {pages} pages and at most {MAX_PAGES} are read. Send the CV or posting alone."
            )
        damaged = b"%%EOF" not in data[-_TAIL:]
        attached = _attached(document)
        if attached is not None:
            return replace(attached, format="pdf", pages=max(pages, 1), reasons=("damaged",) if damaged else ())
        read: list[_Page] = []
        characters = 0
        for number in range(pages):
            read.append(_page(document, number))
            characters += read[-1].characters
            check_length(characters)
        return _document(read, damaged=damaged)
    finally:
        document.close()


def draw_page(data: bytes, number: int) -> tuple[int, int, float, bytes]:
    """Width, height, dots per inch and grey pixels (a byte each) of a page, drawn for reading.

    Raises as ``parse_pdf``; a page that is larger than paper is drawn with fewer dots, at most MAX_PIXELS.
    """
    document = _open(data)
    try:
        page = document[number]
        width, height = page.get_size()
        scale = min(DPI / 72, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True, draw_annots=False)
        stride, lines = bitmap.stride, memoryview(bitmap.buffer)
        pixels = b"".join(lines[row * stride : row * stride + bitmap.width] for row in range(bitmap.height))
        return bitmap.width, bitmap.height, 72 * scale, pixels
    except (pdfium.PdfiumError, IndexError):
        raise UnreadableDocumentError("A page of the PDF cannot be drawn. Save it again and send that.") from None
    finally:
        document.close()


def _open(data: bytes) -> Any:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise UnreadableDocumentError(
                "The PDF is protected by a password. Save it without one and send it again."
            ) from None
        raise UnreadableDocumentError(
            "The PDF is damaged or incomplete. Open it on your own machine, save it again as PDF and send that."
        ) from None


def _attached(document: Any) -> Document | None:
    """The CV among the attached files, or None: a broken one counts as none, as the pages say the same."""
    for number in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        try:
            attachment = document.get_attachment(number)
            length = ctypes.c_ulong()
            raw.FPDFAttachment_GetFile(attachment, None, 0, length)
            if not 0 < length.value <= MAX_ATTACHMENT_BYTES:
                continue
            found = parse_structured(bytes(attachment.get_data()))
        except (pdfium.PdfiumError, ExtractionError):
            continue
        if found is not None and found.text:
            return found
    return None


@dataclass(frozen=True, slots=True)
class _Page:
    """What stands on a page. ``plain``: its places are of no use, and the file's order is the reading order."""

    segments: Sequence[Segment] = ()
    has_picture: bool = False
    plain: bool = False

    @property
    def characters(self) -> int:
        return sum(len(piece.text.strip()) for piece in self.segments)

    @property
    def scanned(self) -> bool:
        return self.has_picture and self.characters < _MIN_PAGE_CHARS


def _document(pages: Sequence[_Page], *, damaged: bool) -> Document:
    cleared = without_running_lines([page.segments for page in pages])
    text = tidy(joined([_parts(page, segments) for page, segments in zip(pages, cleared, strict=True)]))
    scanned = tuple(number for number, page in enumerate(pages) if page.scanned)
    reasons = []
    if scanned and sum(page.characters for page in pages) < _MIN_PAGE_CHARS * len(pages):
        reasons.append("scanned_only")
    elif not text:
        reasons.append("empty")
    elif scanned:
        reasons.append("partly_scanned")
    if damaged:
        reasons.append("damaged")
    # Headers name the portal that printed it, and are gone from the text.
    layout = portal_of(edge_lines([page.segments for page in pages]), text)
    return Document(text, "pdf", max(len(pages), 1), tuple(reasons), layout, scanned)


def _parts(page: _Page, segments: Sequence[Segment]) -> list[Part]:
    if not page.plain:
        return page_parts(segments)
    return [Part(FLOW, tuple(piece.text.replace(_SOFT_HYPHEN, "") for piece in segments))]


def _page(document: Any, number: int) -> _Page:
    """What stands on a page, and whether it shows a picture. A page that cannot be loaded counts as empty."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return _Page()
    try:
        has_picture = next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None
        try:
            textpage = page.get_textpage()
        except pdfium.PdfiumError:
            return _Page((), has_picture)
        try:
            check_length(textpage.count_chars())
            segments = _segments(textpage)
            return _Page(segments, has_picture, bool(page.get_rotation()) or len(segments) > MAX_PAGE_SEGMENTS)
        finally:
            textpage.close()
    finally:
        page.close()


class _Run:
    """Characters that follow each other on one line."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.x0 = self.bottom = float("inf")
        self.x1 = self.top = float("-inf")
        self.last_x1 = 0.0

    def add(self, character: str, box: tuple[float, float, float, float]) -> None:
        self.text.append(character)
        left, bottom, right, top = box
        self.x0, self.bottom = min(self.x0, left), min(self.bottom, bottom)
        self.x1, self.top = max(self.x1, right), max(self.top, top)
        self.last_x1 = right

    def breaks_before(self, box: tuple[float, float, float, float]) -> bool:
        """Whether a character at ``box`` is on another line or beyond a gap (or far back on the same line)."""
        if not self.text or self.top <= self.bottom:
            return False
        left, bottom, _right, top = box
        height = max(self.top - self.bottom, top - bottom, 1.0)
        overlap = min(self.top, top) - max(self.bottom, bottom)
        gap = left - self.last_x1
        return overlap < 0.3 * min(self.top - self.bottom, top - bottom) or gap > 0.8 * height or gap < -1.5 * height


def _segments(textpage: Any) -> list[Segment]:
    handle = textpage.raw
    rectangle = raw.FS_RECTF()
    found: list[Segment] = []
    run = _Run()

    def flush() -> None:
        nonlocal run
        text = "".join(run.text)
        if text.strip() and run.top > run.bottom:
            found.append(Segment(text.strip(" "), run.x0, run.bottom, run.x1, run.top, len(found)))
        run = _Run()

    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _LINE_ENDS:
            flush()
        elif code in (0x20, 0x09, 0xA0):
            run.text.append(" ")
        elif code and raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(rectangle)):
            box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if run.breaks_before(box):
                flush()
            run.add(_SOFT_HYPHEN if code in _HYPHENS else _character(code), box)
    flush()
    return found


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
