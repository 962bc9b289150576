"""The claim set: marked excerpts, and what the rules make of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.claims import (
    CLAIM_SET,
    LABELS,
    Details,
    Mark,
    Masking,
    Phrase,
    excerpts,
    held_as,
    masking,
    of_claim_set,
    of_reading_set,
    read_marked,
    sensitive_details,
)
from recommender.evaluation.reading.documents import read_form


def test_marks_are_places_in_the_text_without_them() -> None:
    text, marks = read_marked("<h>Regnskab</h>, men <s>efter <n>kørekortet</n></s> røg")
    assert text == "Regnskab, men efter kørekortet røg"
    assert marks == [Mark("h", 0, 8), Mark("n", 20, 30), Mark("s", 14, 30)]


@pytest.mark.parametrize(("marked", "fault"), [("a</h>", "closes nothing"), ("<h>a<n>b</n>", "<h> is not closed")])
def test_tags_that_do_not_pair(marked: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        read_marked(marked)


@pytest.mark.parametrize("name", [path.name for path in sorted(CLAIM_SET.glob("*.txt"))])
def test_every_file_has_every_label_and_no_empty_mark(name: str) -> None:
    marks = [mark for _, some in excerpts(CLAIM_SET / name) for mark in some]
    assert {mark.kind for mark in marks} == {*LABELS, "s", "p"}
    assert all(mark.start < mark.end for mark in marks)
    assert len(list(of_claim_set(CLAIM_SET / name))) > 500


def test_documents_for_reporting_are_left_out() -> None:
    folder = CLAIM_SET.parent / "fresh_set"
    assert read_form(folder).report_every == 2
    texts = {phrase.text for phrase in of_reading_set(folder)}
    assert len(texts) == len(list((folder / "reader1" / "cvs").glob("*.json"))) // 2


def test_what_the_rules_hold_of_a_phrase() -> None:
    text = "Jeg kan Excel, men har ikke kørekort."
    assert held_as(Phrase(text, 8, 13, "held")) == "held"
    assert held_as(Phrase(text, 28, 36, "negated")) == "negated"


def test_what_pseudonymising_leaves_and_takes() -> None:
    marked = [
        read_marked("<h>Svejsning</h>, spørg <p>Lotte Rask</p> (<p>20 30 11 22</p>) eller se <p>Lottes</p> liste"),
        read_marked("<p>xz</p> hos <h>Camilla Rask</h>, <h>mødeleder</h>"),
    ]
    assert masking(marked) == Masking(personal=4, left=1, words=4, masked=2)


def test_sensitive_details_that_are_missed_and_skills_that_go_with_those_found(tmp_path: Path) -> None:
    marked = """=== da
Jeg har <s>astma</s>. Jeg kan <h>Excel</h>.
Nu <s>zombificeret</s>.
=== en
I have <s>asthma</s> and weld <h>pipes</h>, <s>he</s>.
"""
    (file := tmp_path / "some.txt").write_text(marked, encoding="utf-8")
    assert sensitive_details(file) == Details(marked=4, missed=2, held=2, swallowed=1)
