"""What looks like a name and is none: subjects and certificates, technical abbreviations, titles and towns."""

from __future__ import annotations

import pytest

from extraction.pseudonyms import pseudonymise


@pytest.mark.parametrize(
    "text",
    [
        "Svejsecertifikat MAG, Svejsecertifikat TIG, 2015",
        "Truckcertifikat B, Gaffeltruck A, 2015",
        "Gaffelstabler A, Teleskoplæsser C, 2019",
        "Mediefag B, Idéhistorie B, 2013",
        "Mediefag B, Samfundsfag C. Afsluttet 2013 med god karakter",
        "Fysik B, Kemi A. Bestået. Roskilde, 2013",
        "A. Truck, B. Kran, 2015",
        "Kranbevis D, Trykluft A (2011)",
        "Artikler\nVitamin D hos ældre",
        "Artikler\nVitamin D, calcium og knogler",
        "Publications\nHepatitis B in nursing homes",
        "Pascal A., Cobol B. (1990)",
    ],
)
def test_letters_after_subjects_and_certificates_make_no_authors(text: str) -> None:
    assert pseudonymise(f"Profil\n\n{text}").text == f"Profil\n\n{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kjeldby TA, Okonjo B (2018). Om sand i haver", "[NAME_1], [NAME_2] (2018). Om sand i haver"),
        ("T. A. Kjeldby & B. Okonjo, 2018", "[NAME_1] & [NAME_2], 2018"),
        ("Kjeldby TA, Okonjo B. Om sand. Havnby Tidende, 2018.", "[NAME_1], [NAME_2] Om sand. Havnby Tidende, 2018."),
        ("Kjeldby, T. A., Okonjo, B., 2018", "[NAME_1], [NAME_2], 2018"),
        ("Artikler\nRavnskjold T, Kjeldby A: Om sand", "Artikler\n[NAME_1], [NAME_2]: Om sand"),
    ],
)
def test_authors_are_told_by_the_title_after_them(text: str, expected: str) -> None:
    assert pseudonymise(f"Profil\n\n{text}").text == f"Profil\n\n{expected}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jens Sørensen", "JS: React (JS)"),
        ("Ulla Xu", "UX: design (UX)"),
        ("Dorte Bjerg", "DB: Oracle"),
        ("Vagn Rasmussen", "VR: Unity"),
        ("Christian Rask Mikkelsen", "CRM: Salesforce\nCRM"),
        ("Erik Rasmussen Petersen", "ERP"),
        ("Bo Ib Madsen", "BIM\nKok"),
        ("Ulla Ibsen", "Grafik (UI)"),
        ("Anne Rask", "AR: briller (AR)"),
        ("Tove Skovmose", "TS: frontend"),
        ("Viggo Bundgaard", "VB: makroer /VB"),
        ("Peter Lauridsen", "PL (PL)"),
        ("Jens Quist", "Indkøb - JQ\nLager"),
        ("Jens Quist", "Kvalitet\nJQ: et system\nSystemet (JQ)\nErfaring"),
    ],
)
def test_technical_abbreviations_are_nobodys_initials(name: str, text: str) -> None:
    assert pseudonymise(f"{name}\nKok\n{text}").text == f"[NAME_1]\nKok\n{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jens Quist (JQ)\nKok", "[NAME_1] ([NAME_1])\nKok"),
        ("Jens Quist\nKok\nMvh JQ", "[NAME_1]\nKok\nMvh [NAME_1]"),
        ("Jens Quist\nKok\nJ.Q. laver mad. sign. JQ", "[NAME_1]\nKok\n[NAME_1] laver mad. sign. [NAME_1]"),
        ("Jens Sørensen\nKok\nJ.S. laver mad.", "[NAME_1]\nKok\n[NAME_1] laver mad."),
    ],
)
def test_initials_go_beside_the_name_and_as_a_signature(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected


def test_a_note_calls_people_by_initials_anywhere() -> None:
    note = "Samtale med Jens Quist.\nJQ: ønsker deltid. Aftalt (JQ)."
    told = "Samtale med [NAME_1].\n[NAME_1]: ønsker deltid. Aftalt ([NAME_1])."
    assert pseudonymise(note, header=False, relatives=True).text == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maja\nSvejserværkfører", "[NAME_1]\nSvejserværkfører"),
        ("Maja Rask\nKok\nmajakok@post.example", "[NAME_1]\nKok\n[EMAIL]"),
        ("Maja Rask\nKeramik\nkeramik@maja.example", "[NAME_1]\nKeramik\n[EMAIL]"),
        ("Maja Rask\nDesigner\nraskdesigner@post.example", "[NAME_1]\nDesigner\n[EMAIL]"),
        ("Maja\nØlgod", "[NAME_1]\nØlgod"),
        ("Maja\nFjordvang\nKok", "[NAME_1]\nKok"),
        ("Maja\nLund\nmaja.lund@post.example", "[NAME_1]\n[EMAIL]"),
        ("Maja Rask\nOkonjo\nm.okonjo@post.example", "[NAME_1]\n[EMAIL]"),
        ("Maja Rask\nGrafia\ngrafia.huset@post.example", "[NAME_1]\nGrafia\n[EMAIL]"),
    ],
)
def test_a_title_or_town_under_a_name_stays(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ask her about shifts.",
        "Hope this helps.",
        "Hope you are well. Ask him.",
        "Storm er varslet. Storm og regn.",
    ],
)
def test_verbs_and_weather_are_nobody(text: str) -> None:
    assert pseudonymise(text, header=False, relatives=True).text == text
