"""Documents made for tests: real PDFs by reportlab, real DOCX by python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any


def pdf_of_lines(lines: Iterable[str], *, x: float = 50, top: float = 780, size: float = 10) -> bytes:
    """One page with a line of text under the other."""

    def draw(page: Any) -> None:
        page.setFont("Helvetica", size)
        for number, line in enumerate(lines):
            page.drawString(x, top - 1.4 * size * number, line)

    return pdf_drawn(draw)


def pdf_drawn(*pages: Callable[[Any], None]) -> bytes:
    """A page of A4 for each function, which draws on reportlab's canvas."""
    from reportlab.pdfgen import canvas

    content = io.BytesIO()
    target = canvas.Canvas(content, pagesize=(595, 842), invariant=1)
    for draw in pages:
        draw(target)
        target.showPage()
    target.save()
    return content.getvalue()


def pdf_of_paragraphs(paragraphs: Iterable[str], width: float = 300) -> bytes:
    """Paragraphs that reportlab breaks into lines."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    content = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    document = SimpleDocTemplate(content, pagesize=(width, 842), leftMargin=30, rightMargin=30, invariant=1)
    document.build([Paragraph(text, style) for text in paragraphs])
    return content.getvalue()


def docx_bytes(document: Any) -> bytes:
    """A python-docx document as a file."""
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()
