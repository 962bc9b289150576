"""Paths as drawings and lines, and what the printed shortlist can set."""

from __future__ import annotations

import datetime
import io
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pytest
from lxml import etree

from api.pages.catalogue import LANGUAGES, Words
from api.pages.path_drawing import path_drawing
from api.pages.shortlist_pdf import Entry, shortlist_pdf
from api.versions import stamp

FACTS = ("title", "employer", "place", "distance", "working_time", "deadline_shown", "url")
LOCAL, SKILL = "https://example.org/skill/local", "https://example.org/skill/official"


def path(*labels: tuple[str, str, str]) -> dict[str, Any]:
    nodes = [{"id": key, "kind": kind, "label": label} for key, kind, label in labels]
    rest = {"relation": "HAS", "source": "cv", "sentence": "Jeg kan <b>lægge</b> rør."}
    edges = [{"from": one["id"], "to": other["id"], **rest} for one, other in pairwise(nodes)]
    return {"nodes": nodes, "edges": edges}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_local_term_is_dashed_and_says_so_in_drawing_and_lines(language: str) -> None:
    texts = Words(language)
    found = path_drawing(
        path(("cv", "cv", "CV"), (LOCAL, "skill", "rørlægning"), (SKILL, "skill", "a < b & c")),
        texts,
        lambda uri: "lokal term" if uri == LOCAL else "",
    )
    svg = etree.fromstring(str(found.svg))
    classes = [node.get("class") for node in svg.iter("rect")]
    assert classes == ["node cv", "node skill local", "node skill"]
    shown = [text.text for text in svg.iter("text") if text.get("class") is None]
    assert shown == ["CV", "rørlægning (lokal term)", "a < b & c"]
    assert found.lines[0] == "CV"
    assert found.lines[1].endswith("rørlægning (lokal term) – »Jeg kan <b>lægge</b> rør.«")


def test_a_sign_that_the_font_lacks_is_printed_as_one_that_it_has() -> None:
    facts = dict.fromkeys(FACTS, "")
    card = {
        **facts,
        "fit": "Godt",
        "sentences": ["Smørrebrød på Ærø"],
        "alike": [],
        "doubts": [],
        "matched": [],
        "missing": [],
    }
    printed = shortlist_pdf([Entry(card, "Ring \u6f22 mandag")], Words("da"), datetime.date(2026, 1, 2), stamp(None))
    text = pdfium.PdfDocument(io.BytesIO(printed))[0].get_textpage().get_text_bounded()
    assert "Smørrebrød på Ærø" in text
    assert "Ring ◊ mandag" in text


def test_what_a_printed_list_leaves_out_is_counted() -> None:
    needs = [{"label": f"kompetence {number}"} for number in range(10)]
    card = {
        **dict.fromkeys(FACTS, ""),
        "fit": "Godt",
        "sentences": [],
        "alike": [],
        "doubts": [],
        "matched": needs,
        "missing": [],
    }
    printed = shortlist_pdf([Entry(card, "")], Words("da"), datetime.date(2026, 1, 2), stamp(None))
    text = pdfium.PdfDocument(io.BytesIO(printed))[0].get_textpage().get_text_bounded()
    assert "kompetence 7 og 2 mere" in " ".join(text.split())
    assert "kompetence 8" not in text
