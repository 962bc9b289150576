from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction.documents.parse import parse_bytes
from extraction.personal.spans import PLACEHOLDER
from extraction.pseudonyms import pseudonymise

ROOT = Path(__file__).resolve().parents[3]
SAMPLES: list[dict[str, Any]] = json.loads((ROOT / "tests/data/pseudonyms.json").read_text(encoding="utf-8"))
CVS = sorted((ROOT / "api/demo/cvs").iterdir())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample["text"])[:30])
def test_samples(sample: dict[str, Any]) -> None:
    found = pseudonymise(sample["text"], header=sample["kind"] == "cv").text
    assert [word for word in sample["gone"] if word in found] == []
    assert [word for word in sample["kept"] if word not in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CPR-nr.: 140288-0000", "CPR-nr.: [CPR]"),
        ("120385-1234, 1203851234, 120385 1234, 12.03.85-1234", "[CPR], [CPR], [CPR], [CPR]"),
        ("630385-1234", "[CPR]"),  # day 63: a replacement number's
        ("Nummer 990099-1234 og 320185-1234", "Nummer 990099-1234 og 320185-1234"),
        ("120385-xxxx", "[CPR]"),
        ("Ordre 1203851234", "Ordre 1203851234"),
        ("tlf. 55 55 01 12", "tlf. [PHONE]"),
        ("5555 0112 / 55550112 / 55-55-01-12 / 555 50 112", "[PHONE] / [PHONE] / [PHONE] / [PHONE]"),
        ("+45 55 55 01 12, (+45) 55550112, 0045 5555 0112", "[PHONE], [PHONE], [PHONE]"),
        ("+49 30 1234567 og +1 (555) 010-9999", "[PHONE] og [PHONE]"),
        ("2016-2018, 2016 2018, 23.05.2019, 2019-05-23", "2016-2018, 2016 2018, 23.05.2019, 2019-05-23"),
        ("8000 Aarhus C", "8000 Aarhus C"),
        ("budget 25 000 000 kr", "budget 25 000 000 kr"),
        ("Født den 3. maj 1994", "Født den [BIRTHDATE]"),
        ("Fødselsdato: 03.05.1994", "Fødselsdato: [BIRTHDATE]"),
        ("Born on May 3, 1994 in Leeds", "Born on [BIRTHDATE] in Leeds"),
        ("født i 1985", "født i [BIRTHDATE]"),
        ("nyfødt barn og førstefødt 3", "nyfødt barn og førstefødt 3"),
        ("maja@example.com, <m.f+x@mail.example.dk>", "[EMAIL], <[EMAIL]>"),
        ("maja (at) example.com", "[EMAIL]"),
        ("Se https://a.example/x?y=1. Slut", "Se [LINK]. Slut"),
        ("linkedin.com/in/maja-f", "[LINK]"),
        ("LinkedIn og GitHub, ASP.NET, Node.js", "LinkedIn og GitHub, ASP.NET, Node.js"),
        ("Elmevej 12, 3. th., 2200 København N", "[ADDRESS], 2200 København N"),
        ("Elmevej 12B, st. tv.", "[ADDRESS]"),
        ("Højst 25 km fra 2300 København S", "Højst 25 km fra 2300 København S"),
        ("Højst 45 minutter fra 4600 Køge", "Højst 45 minutter fra 4600 Køge"),
        ("Gl. Kongevej 12", "[ADDRESS]"),
        ("Ahornparken 7\n8000 Aarhus C", "[ADDRESS]\n8000 Aarhus C"),
        ("Windows 10, Fase 3, ISO 9001", "Windows 10, Fase 3, ISO 9001"),
        ("Pas nr. 205123456", "Pas nr. [ID_NUMBER]"),
        ("Kørekort B", "Kørekort B"),
        ("29-11-2015, 29.11.2015 og 12 34 50 67", "29-11-2015, 29.11.2015 og [PHONE]"),
        ("Mobil\n\n4071 22 83", "Mobil\n\n[PHONE]"),
        ("Født i Thy den femte maj 1985", "Født i Thy den [BIRTHDATE]"),
        ("Born on the third of May 1975", "Born on the [BIRTHDATE]"),
        ("født i Aarhus 03.05.1994", "født i Aarhus [BIRTHDATE]"),
        ("Årgang 85, kørekort", "Årgang [BIRTHDATE], kørekort"),
        ("Autorisations-ID: 0XK4B", "Autorisations-ID: [ID_NUMBER]"),
        ("maja-f.github.io og ASP.NET", "[LINK] og ASP.NET"),
        ("Hornbæk Enghave 29, 8920 Randers NV", "[ADDRESS], 8920 Randers NV"),
        ("Lundtofteskoven 90, room 14, 2800 Kgs. Lyngby", "[ADDRESS], 2800 Kgs. Lyngby"),
        ("Ved Åen 3 · 4600 Køge", "[ADDRESS] · 4600 Køge"),
        ("Skt. Annæ Plads 5, 1250 K", "[ADDRESS], 1250 K"),
        ("Stationsparken 24, 1. 12, 2600 Glostrup", "[ADDRESS], 2600 Glostrup"),
        ("Tomsgårdsvej 33 (4. sal), 2400 NV", "[ADDRESS], 2400 NV"),
        ("Sluseholmen 12,2-4, 2450 København SV", "[ADDRESS], 2450 København SV"),
        ("Flat 3, 12 Ny Carlsberg Vej, Copenhagen V", "[ADDRESS], Copenhagen V"),
        ("Mødested: Vænget 22, kl. 10", "Mødested: [ADDRESS], kl. 10"),
        ("DK50 0040 0440 1162 43", "[ID_NUMBER]"),
    ],
)
def test_numbers_and_addresses(text: str, expected: str) -> None:
    assert pseudonymise(text, header=False).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maja Fjordvang\nKok\nMajas mad. Fru Fjordvang!", "[NAME_1]\nKok\n[NAME_1]s mad. Fru [NAME_1]!"),
        ("MAJA FJORDVANG\nmaja@example.com\nMaja er kok", "[NAME_1]\n[EMAIL]\n[NAME_1] er kok"),
        ("CV for Maja Fjordvang\nKok", "CV for [NAME_1]\nKok"),
        ("Navn: Xiu Zhǎng\nKok", "Navn: [NAME_1]\nKok"),
        ("Senior Consultant\nProfil", "Senior Consultant\nProfil"),
        ("Key Account Manager\nNordlys", "Key Account Manager\nNordlys"),
        ("Kontakt leder Anders Bygholt på tlf.", "Kontakt leder [NAME_1] på tlf."),
        ("Kontakt Jobcenter Vest på tlf.", "Kontakt Jobcenter Vest på tlf."),
        ("Venlig hilsen\nXerxes Qvortrup", "Venlig hilsen\n[NAME_1]"),
        ("Jeg har to børn, Alma på 6 og Storm på 9.", "Jeg har to børn, [NAME_1] på 6 og [NAME_2] på 9."),
        ("Georg Jensen A/S og Peter Jensen", "Georg Jensen A/S og [NAME_1]"),
        (
            "Profil\nMin mand, Torkild, er kok. Vi har Alma (15) og Storm (12).",
            "Profil\nMin mand, [NAME_1], er kok. Vi har [NAME_2] (15) og [NAME_3] (12).",
        ),
        (
            "Profil\nGift, to drenge Oliver 13 og Storm 9, Java 8",
            "Profil\nGift, to drenge [NAME_1] 13 og [NAME_2] 9, Java 8",
        ),
        ("Assembly Line Worker\nSAP HANA, Jan 2020", "Assembly Line Worker\nSAP HANA, Jan 2020"),
        ("Profil\nKontakt rikke 58521947", "Profil\nKontakt [NAME_1] [PHONE]"),
        ("Brdr. Ulstrup\nBent Ulstrup", "Brdr. Ulstrup\n[NAME_1]"),
        ("Erfaring med Ruby, Java og Mark", "Erfaring med Ruby, Java og Mark"),
    ],
)
def test_names(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected


def test_a_posting_keeps_its_title() -> None:
    text = "Nordlys Madhus Køkkenassistent\nVi søger dig"
    assert pseudonymise(text, header=False).text == text


def test_counts_by_kind() -> None:
    found = pseudonymise("Maja Fjordvang\nElmevej 12\nmaja@example.com, tlf. 55 55 01 12\nMaja")
    assert found.counts == {"address": 1, "email": 1, "name": 2, "phone": 1}


@pytest.mark.parametrize("path", CVS, ids=lambda path: path.name)
def test_demo_cvs_keep_all_but_the_person(path: Path) -> None:
    text = parse_bytes(path.read_bytes(), path.name).text
    found = pseudonymise(text)
    assert found.counts["name"] >= 1
    assert found.counts["email"] == found.counts["address"] == 1
    assert "@" not in found.text
    # What is behind the header stays as it is, line by line, but for children, referees and their numbers.
    lines = set(text.splitlines())
    changed = [line for line in found.text.splitlines() if line not in lines]
    assert len(changed) <= 10
    assert all(PLACEHOLDER.search(line) for line in changed)


_PIECES = st.sampled_from(
    [
        *(
            "Maja Fjordvang",
            "maja@example.com",
            "140288-1234",
            "Elmevej 12, 3. th",
            "2200 København N",
            "tlf. 55 55 01 12",
            "født",
        ),
        *(
            "3. maj 1994",
            "Navn:",
            "Referencer\n",
            "Kontakt",
            "på",
            "\n",
            "\n\n",
            " ",
            ", ",
            ": ",
            "Med venlig hilsen\n",
            "Peter",
        ),
        *(
            "Jensen",
            "Kommune",
            "børn",
            "(8)",
            "linkedin.com/in/x-y",
            "CPR",
            "[NAME_1]",
            "[PHONE]",
            "+45",
            "20301122",
            "s ",
            "-",
        ),
        *(
            "Anne-Marie",
            "A.",
            "von",
            "Storm",
            "12 34",
            "Gade",
            "vej",
            "Adresse:",
            "Pas nr.",
            "hr.",
            "@",
            "www.a.dk",
            "BO",
            "Æ",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join), st.booleans())
@example("Kontakt Kontakt Peter Jensen på 20301122", True)
def test_twice_is_once(text: str, header: bool) -> None:
    once = pseudonymise(text, header=header)
    again = pseudonymise(once.text, header=header)
    assert again.text == once.text
    assert not again.counts


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_pseudonymised_once(text: str) -> None:
    once = pseudonymise(text).text
    assert pseudonymise(once).text == once


_DIGITS = st.integers(0, 9999)


@given(st.integers(1, 28), st.integers(1, 12), st.integers(0, 99), _DIGITS, st.sampled_from(["", "-", " ", " - "]))
def test_every_cpr_number_goes(day: int, month: int, year: int, serial: int, separator: str) -> None:
    number = f"{day:02}{month:02}{year:02}{separator}{serial:04}"
    assert pseudonymise(f"Mit nummer er {number}.", header=False).text == "Mit nummer er [CPR]."


@given(st.integers(20_000_000, 99_999_999), st.sampled_from([(2, 2, 2, 2), (4, 4), (8,), (3, 2, 3)]))
@example(20_181_900, (2, 2, 2, 2))
def test_every_labelled_phone_number_goes(number: int, groups: tuple[int, ...]) -> None:
    digits, parts = str(number), []
    for size in groups:
        parts.append(digits[:size])
        digits = digits[size:]
    text = pseudonymise(f"Ring på tlf. {' '.join(parts)}", header=False).text
    years = groups == (4, 4) and all(1900 <= int(part) < 2100 for part in parts)
    assert text == "Ring på tlf. [PHONE]" or years
