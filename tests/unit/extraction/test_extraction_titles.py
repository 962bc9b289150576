"""Titles to occupations: exact forms, near ones, and those that only sound alike."""

from __future__ import annotations

import pytest

from extraction.lexicon import Lexicon
from extraction.titles import TitleReader, forms
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind


def occupation(name: str, *labels: str, english: str = "", kind: ConceptKind = ConceptKind.OCCUPATION) -> Concept:
    found = [Label("da", LabelKind.PREFERRED if n == 0 else LabelKind.ALTERNATIVE, x) for n, x in enumerate(labels)]
    found += [Label("en", LabelKind.PREFERRED, english)] if english else []
    return Concept(f"u:{name}", kind, tuple(sorted(found)), code="2221" if kind is ConceptKind.ISCO_GROUP else None)


@pytest.fixture(scope="module")
def titles() -> TitleReader:
    classification = Classification.of(
        [
            occupation("nurse", "sygeplejerske", english="nurse"),
            occupation("nurses", "sygeplejerske", kind=ConceptKind.ISCO_GROUP),
            occupation("property-developer", "bygherre", "udvikler", english="property developer"),
            occupation("curator", "museumsinpektør", english="museum curator"),
            occupation("kam", "kundechef", english="key account manager"),
        ],
        [],
    )
    return TitleReader(Lexicon.build(classification), classification)


@pytest.mark.parametrize(
    ("title", "uri"),
    [
        ("Sygeplejerske", "u:nurse"),
        ("Erfaren sygeplejerske", "u:nurse"),
        ("Sygeplejerske uden vagter – rådgivning på telefon", "u:nurse"),
        ("Sygeplejerske (m/k) søges", "u:nurse"),
        ("Sygeplejerske til medicinsk afdeling", "u:nurse"),
        ("Vi søger en sygeplejerske", "u:nurse"),
        ("Sygeplejerske og vejleder", "u:nurse"),
        ("Nurse", "u:nurse"),
        ("Key account manager", "u:kam"),
    ],
)
def test_forms_of_a_title_in_a_danish_text(titles: TitleReader, title: str, uri: str) -> None:
    assert titles.exact(title, "da")[0] == uri


def test_an_occupation_comes_before_the_group_of_its_name(titles: TitleReader) -> None:
    assert titles.exact("sygeplejerske", "da") == ("u:nurse", "u:nurses")


def test_a_misspelt_label_is_near_enough(titles: TitleReader) -> None:
    assert titles.exact("Museumsinspektør", "da") == ()
    assert titles.occupations("Museumsinspektør", "da") == ("u:curator",)
    assert titles.occupations("Museumsinspektør", "da", near=False) == ()


@pytest.mark.parametrize("title", ["Python-udvikler", "Hjemmesygeplejerske", "Vi mangler en, der kan alt", "", "!!"])
def test_what_only_sounds_alike_is_no_occupation(titles: TitleReader, title: str) -> None:
    assert titles.occupations(title, "da") == ()


def test_forms_are_not_repeated() -> None:
    found = [form.casefold() for form in forms("Senior Chef (m/k) – til kantinen")]
    assert len(found) == len(set(found))
    assert "chef" in found
