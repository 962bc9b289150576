"""The shortlist as PDF, to take along: A4, in one language, each job with its reasons.

Set in IBM Plex Sans, which has Latin, Greek and Cyrillic letters; what it has no sign for is shown as ◊.
"""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer

from api.pages.catalogue import Words
from api.pages.value_words import shown_date
from api.versions import Stamp

FONTS = Path(__file__).parent / "static" / "vendor" / "dkfds" / "fonts"
PLAIN, BOLD = "JobvejPlain", "JobvejBold"
_INK, _SOFT = HexColor("#1a1a1a"), HexColor("#454545")
_MARGIN = 18 * mm
MOST_SENTENCES, MOST_NEEDS = 4, 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A job (``api.pages.result_view.card_of``) and the consultant's note on it."""

    card: Mapping[str, Any]
    note: str


def shortlist_pdf(entries: Sequence[Entry], words: Words, day: datetime.date, stamp: Stamp) -> bytes:
    """The PDF. It holds what the cards and notes hold and the day, nothing else."""
    _register()
    target = io.BytesIO()
    title = words["shortlist_title"]
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + 6 * mm,
        title=title,
        author="Jobvej",
        lang=words.language,
        invariant=True,
    )
    story: list[Flowable] = [
        Paragraph(escape(title), _style("title")),
        Paragraph(escape(shown_date(day.isoformat(), words.language)), _style("soft")),
        Paragraph(escape(words["notice_print"]), _style("body")),
        Spacer(1, 4 * mm),
    ]
    if not entries:
        story.append(Paragraph(escape(words["shortlist_empty"]), _style("body")))
    for number, entry in enumerate(entries, 1):
        story.append(KeepTogether(_job(number, entry, words)))
    versions = f"Jobvej {stamp.jobvej} · ESCO {stamp.ontology or '–'}"

    def foot(canvas: Canvas, made: Any) -> None:
        canvas.setFont(PLAIN, 8)
        canvas.setFillColor(_SOFT)
        canvas.drawString(_MARGIN, _MARGIN, versions)
        canvas.drawRightString(A4[0] - _MARGIN, _MARGIN, words["page_number"].format(number=made.page))

    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return target.getvalue()


def _job(number: int, entry: Entry, words: Words) -> list[Flowable]:
    card = entry.card
    facts = [
        str(card["employer"]),
        " ".join(filter(None, (card["place"], f"({card['distance']})" if card["distance"] else ""))),
        str(card["working_time"]),
        f"{words['deadline']}: {card['deadline_shown'] or words['deadline_none']}",
    ]
    parts: list[Flowable] = [
        Paragraph(f"{number}. {_safe(str(card['title']))}", _style("job")),
        Paragraph(_safe(" · ".join(filter(None, facts))), _style("soft")),
        Paragraph(_safe(str(card["fit"])), _style("body")),
    ]
    parts.extend(Paragraph(f"{_safe(words['doubt'])}: {_safe(doubt)}", _style("body")) for doubt in card["doubts"])
    reasons = [*card["sentences"], *card["alike"]][:MOST_SENTENCES]
    parts.extend(Paragraph(_safe(sentence), _style("list"), bulletText="–") for sentence in reasons)
    for head, needs in ((words["matched"], card["matched"]), (words["missing"], card["missing"])):
        labels = ", ".join(need["label"] for need in needs[:MOST_NEEDS])
        if len(needs) > MOST_NEEDS:
            labels += " " + words["and_more"].format(count=len(needs) - MOST_NEEDS)
        if labels:
            parts.append(Paragraph(f"{_safe(head)}: {_safe(labels)}", _style("body")))
    if entry.note:
        parts.append(Paragraph(f"{_safe(words['note'])}: {_safe(entry.note)}", _style("body")))
    if card["url"]:
        address = escape(str(card["url"]), {'"': "&quot;"})
        parts.append(Paragraph(f'<link href="{address}" color="#004d99">{_safe(card["url"])}</link>', _style("soft")))
    parts.append(Spacer(1, 5 * mm))
    return parts


@cache
def _register() -> frozenset[int]:
    """Take the fonts in; the code points that they have signs for."""
    plain = TTFont(PLAIN, str(FONTS / "IBMPlexSans-Regular.ttf"))
    pdfmetrics.registerFont(plain)
    pdfmetrics.registerFont(TTFont(BOLD, str(FONTS / "IBMPlexSans-SemiBold.ttf")))
    return frozenset(plain.face.charToGlyph)


def _safe(text: str) -> str:
    """What a paragraph may hold: no control or direction marks, ◊ for what the font has not, markup escaped."""
    known = _register()
    shown = []
    for sign in unicodedata.normalize("NFC", text):
        if sign.isspace():
            shown.append(" ")
        elif unicodedata.category(sign)[0] != "C":
            shown.append(sign if ord(sign) in known else "◊")
    return escape(" ".join("".join(shown).split()))


@cache
def _style(name: str) -> ParagraphStyle:
    kinds: dict[str, dict[str, Any]] = {
        "title": {"fontName": BOLD, "fontSize": 18, "leading": 24, "spaceAfter": 2},
        "job": {"fontName": BOLD, "fontSize": 12, "leading": 16},
        "body": {"fontSize": 10, "leading": 14, "spaceBefore": 2},
        "soft": {"fontSize": 9, "leading": 13, "textColor": _SOFT},
        "list": {"fontSize": 10, "leading": 14, "leftIndent": 10},
    }
    base = {"fontName": PLAIN, "textColor": _INK, "alignment": TA_LEFT, "splitLongWords": 1, "bulletFontName": PLAIN}
    return ParagraphStyle(name, **{**base, **kinds[name]})
