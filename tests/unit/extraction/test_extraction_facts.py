"""Periods, positions, education and places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.facts.education import level_of, read_education
from extraction.facts.periods import find_period
from extraction.facts.places import read_places
from extraction.facts.roles import employer_kind, read_roles
from extraction.reading import Education, Place, Role
from extraction.sections import cv_sections
from extraction.sentences import line_spans


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019 – 2026  Kok", "2019", "2026"),
        ("feb. 2024 – aug. 2025", "2024-02", "2025-08"),
        ("03/2013 - 12/2017", "2013-03", "2017-12"),
        ("08/2016 – nu", "2016-08", None),
        ("Mar 2021 - present", "2021-03", None),
        ("August 2018 to date", "2018-08", None),
        ("januar 2015 til marts 2016", "2015-01", "2016-03"),
        ("01.03.2015 – 31.05.2018", "2015-03", "2018-05"),
        ("2016-08 – 2019-12", "2016-08", "2019-12"),
        ("2010-2012", "2010", "2012"),
        ("2019-21", "2019", "2021"),
        ("juni 2019–d.d.", "2019-06", None),
        ("siden 2019", "2019", None),
        ("Sommer 2010 – efterår 2012", "2010", "2012"),
    ],
)
def test_periods(text: str, start: str, end: str | None) -> None:
    found = find_period(text, 0, len(text))
    assert found is not None
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("text", ["2000 Frederiksberg", "5.000 deltagere", "tlf. 20 19 20 26", "ISO 9001-2015", ""])
def test_no_periods(text: str) -> None:
    assert find_period(text, 0, len(text)) is None


@given(st.text(alphabet="0123456789 –-./janfeb", max_size=40))
def test_a_period_lies_in_the_text(text: str) -> None:
    found = find_period(text, 0, len(text), singles=True)
    assert found is None or 0 <= found.first < found.last <= len(text)


KNOWN = {"kok": "u:cook", "projektleder": "u:pm", "tjener": "u:waiter"}


def roles(text: str) -> list[Role]:
    return read_roles(text, line_spans(text), cv_sections(text), lambda title: KNOWN.get(title.lower()))


@pytest.mark.parametrize(
    "entry",
    [
        "2019 – 2021  Kok, Havnby Kommune",
        "Kok, Havnby Kommune  2019 – 2021",
        "Kok, Havnby Kommune (2019-2021)",
        "Havnby Kommune, Kok, 2019-2021",
        "2019 - 2021\nKok\nHavnby Kommune",
        "Kok\nHavnby Kommune, 2019 – 2021",
        "Kok\nHavnby Kommune\n2019 – 2021",
        "Kok hos Havnby Kommune | 2019 – 2021",
    ],
)
def test_one_position_in_many_layouts(entry: str) -> None:
    found = roles(f"Navn\n\nErfaring\n{entry}\n- Lavede mad")
    assert [(role.title, role.uri, role.start, role.end) for role in found] == [("Kok", "u:cook", "2019", "2021")]
    assert found[0].employer_kind == "municipality"


def test_positions_in_order_and_nothing_from_education() -> None:
    text = (
        "Erfaring\n2019 – nu  Projektleder, Vind ApS\n- Styrede 2019 og 2020\n2015 – 2019  Altmuligmand, Rask A/S\n\n"
        "Uddannelse\n2010 – 2013  Kok, Hotelskolen"
    )
    assert roles(text) == [
        Role("Projektleder", "u:pm", "company", "2019", None),
        Role("Altmuligmand", None, "company", "2015", "2019"),
    ]


def test_periods_below_their_titles() -> None:
    found = roles("Erfaring\nKok\n2019 – 2021\nTjener\n2017 – 2019")
    assert [(role.uri, role.start) for role in found] == [("u:cook", "2019"), ("u:waiter", "2017")]


def test_positions_without_headings() -> None:
    assert [role.uri for role in roles("Navn\n\n2019 – 2021 Tjener, Restaurant Havet\n2017 – 2019 Kok, Kroen")] == [
        "u:waiter",
        "u:cook",
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Havnby Kommune", "municipality"),
        ("Region Sundkysten", "region"),
        ("Ministry of Island Affairs", "state"),
        ("Aarhus Ådal Sygehus", "health"),
        ("Foreningen Grøn Bølge", "association"),
        ("Fyns Lys & Kraft A/S", "company"),
        ("Restaurant Havet", None),
    ],
)
def test_kinds_of_employers(words: str, kind: str | None) -> None:
    assert employer_kind(words) == kind


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Cand.mag. i kommunikation", "7"),
        ("MSc in Economics", "7"),
        ("BA i dansk", "6"),
        ("BSc in Software Engineering", "6"),
        ("Professionsbachelor i sygepleje", "6"),
        ("Datamatiker", "5"),
        ("Svendebrev som tømrer", "3"),
        ("EUD, lager og transport", "3"),
        ("HTX", "3"),
        ("Ph.d. i kemi", "8"),
        ("9. klasse", "2"),
        ("Kursus i keramik", None),
    ],
)
def test_levels_of_education(title: str, level: str | None) -> None:
    assert level_of(title) == level


def education(text: str) -> list[Education]:
    return read_education(text, line_spans(text), cv_sections(text))


def test_education_lines() -> None:
    text = (
        "Uddannelse\n2013 – 2015  Cand.mag. i kommunikation, Københavns Universitet\nSpeciale om klima\n"
        "2010-2012  EUD, lager og transport, Køge Handelsskole\n2009  PRINCE2 Practitioner\n\nErfaring\n2019 Kok"
    )
    assert education(text) == [
        Education("Cand.mag. i kommunikation", "7", "kommunikation"),
        Education("EUD", "3", "lager og transport"),
        Education("PRINCE2 Practitioner", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("[ADDRESS]\n2200 København N", [Place("2200", "København N")]),
        ("4000 Roskilde og DK-8000 Aarhus C", [Place("4000", "Roskilde"), Place("8000", "Aarhus C")]),
        ("2800 Kongens Lyngby", [Place("2800", "Kongens Lyngby")]),
        ("2000 Frederiksberg", [Place("2000", "Frederiksberg")]),
        ("3700 Rønne. Højst 25 km fra Rønne", [Place("3700", "Rønne")]),
        ("Jeg bor i Ærøskøbing.", [Place(None, "Ærøskøbing")]),
        ("2019 Projektleder, 2011 Kok", []),
        ("5000 Kr om måneden, 4000 deltagere", []),
    ],
)
def test_places(text: str, places: list[Place]) -> None:
    assert read_places(text) == places
