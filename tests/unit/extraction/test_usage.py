"""How well and how lately something was used, and which of several positions asks for it."""

from __future__ import annotations

import pytest

from extraction.facts.positions import position_at, read_positions
from extraction.facts.usage import Usage
from extraction.sections import cv_sections
from extraction.sentences import line_spans, sentence_spans
from ontology.evidence import ConceptEvidence, Constraint, EvidenceKind, Polarity

YEAR = 2026
LEVELS = [
    ("Kompetencer\nExcel (avanceret), Word", "Excel", "advanced"),
    ("Kompetencer\nExcel (avanceret), Word", "Word", None),
    ("Kompetencer\nExcel: begynder", "Excel", "beginner"),
    ("Skills\nPython  working knowledge", "Python", "intermediate"),
    ("Skills\nPython - basic", "Python", "beginner"),
    ("Kompetencer\nQGIS ●●●●●\nR ●●●○○", "QGIS", "expert"),
    ("Kompetencer\nQGIS ●●●●●\nR ●●●○○", "R", "intermediate"),
    ("Profil\nJeg er ekspert i Excel og har grundlæggende kendskab til SQL.", "Excel", "expert"),
    ("Profil\nJeg er ekspert i Excel og har grundlæggende kendskab til SQL.", "SQL", "beginner"),
    ("Kompetencer\nExcel, avanceret", "Excel", "advanced"),
    ("Kompetencer\nExcel, avanceret regnskab", "Excel", None),
    ("Profil\nJeg bruger Excel hver dag.", "Excel", None),
]
YEARS = [
    ("Kompetencer\nSPSS (brugt i 2013)", "SPSS", "2013"),
    ("Kompetencer\nCOBOL, senest 2018", "COBOL", "2018"),
    ("Profil\nJeg skrev COBOL for 15 år siden.", "COBOL", "2011"),
    ("Profile\nI wrote COBOL ten years ago.", "COBOL", "2016"),
    ("Erfaring\n2015-2019 Udvikler, Firma\n- Programmering i Java\n2019 - nu Udvikler\n- Python", "Java", "2019"),
    ("Erfaring\n2015-2019 Udvikler, Firma\n- Programmering i Java\n2019 - nu Udvikler\n- Python", "Python", None),
    ("Erfaring\n2015-2019 Udvikler\n- Java\n\nKompetencer\nExcel", "Excel", None),
]


def used(text: str, words: str, kind: EvidenceKind = EvidenceKind.SKILL, **more: int | None) -> ConceptEvidence:
    start = text.index(words)
    item = ConceptEvidence("u:x", kind, words, start, start + len(words), "", 0.9, "label", "v")
    constraints = [Constraint("language", "en:C1", False, "engelsk C1")]
    year = more.get("year", YEAR)
    usage = Usage(text, sentence_spans(text), line_spans(text), cv_sections(text), year)
    return usage.apply([item], constraints)[0]


@pytest.mark.parametrize(("text", "words", "expected"), LEVELS)
def test_levels(text: str, words: str, expected: str | None) -> None:
    assert used(text, words).level == expected


@pytest.mark.parametrize(("text", "words", "expected"), YEARS)
def test_years_of_last_use(text: str, words: str, expected: str | None) -> None:
    assert used(text, words).last_used == expected


def test_years_ago_say_nothing_without_the_present_year() -> None:
    assert used("Profil\nJeg skrev COBOL for 15 år siden.", "COBOL", year=None).last_used is None


def test_a_languages_level_is_that_of_the_common_framework() -> None:
    assert used("Sprog\nEngelsk C1", "Engelsk", EvidenceKind.LANGUAGE).level == "C1"


def test_a_wish_has_no_level() -> None:
    text = "Ønsker\nExcel (avanceret)"
    item = ConceptEvidence("u:x", EvidenceKind.SKILL, "Excel", 7, 12, "", 0.9, "label", "v", polarity=Polarity.WISHED)
    usage = Usage(text, sentence_spans(text), line_spans(text), cv_sections(text), YEAR)
    assert usage.apply([item], [])[0].level is None


KNOWN = {"receptionist", "tjener", "chauffør", "kontorassistent", "barista", "baker"}
SEVERAL = [
    ("Hotel søger folk\n\n1. Receptionist (37 timer)\nDu checker ind.\n\n2. Tjener (30 timer)\nDu serverer.",
     ["Receptionist", "Tjener"], "serverer", "Tjener"),
    ("Nye kolleger\n\nStilling A: chauffør med kørekort CE. Stilling B: kontorassistent, der kan skrive.",
     ["chauffør", "kontorassistent"], "CE", "chauffør"),
    ("Two jobs\n\nTHE BARISTA\nYou make coffee.\n\nTHE BAKER\nYou bake.\n\nFOR BOTH\nWe pay well.",
     ["BARISTA", "BAKER"], "coffee", "BARISTA"),
]  # fmt: skip
ONE = [
    "Receptionist\n\nDu skal\n1. svare telefonen\n2. tage imod gæster",
    "Tjener søges\n\nOM OS\nVi er en café.\n\nOPGAVER\nDu serverer.",
    "Chauffør\n\nDu har kørekort.",
]


def occupation_of(title: str) -> str | None:
    return f"u:{title.lower()}" if title.lower() in KNOWN else None


@pytest.mark.parametrize(("text", "titles", "words", "title"), SEVERAL)
def test_several_positions_are_told_apart(text: str, titles: list[str], words: str, title: str) -> None:
    found = read_positions(text, line_spans(text), occupation_of)
    assert [one.title for one in found] == titles
    assert position_at(found, text.index(words)) == title
    assert position_at(found, 0) is None


@pytest.mark.parametrize("text", ONE)
def test_one_position_is_not_divided(text: str) -> None:
    assert read_positions(text, line_spans(text), occupation_of) == []
