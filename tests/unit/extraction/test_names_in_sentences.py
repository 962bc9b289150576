"""Persons whom a CV names in the middle of what it tells, in Danish and English; and what only looks like one."""

from __future__ import annotations

import pytest

from extraction.pseudonyms import pseudonymise


def _read(text: str) -> str:
    """What pseudonymising makes of a text that stands in the middle of a CV."""
    return pseudonymise(f"Profil\n\n{text}").text.removeprefix("Profil\n\n")


@pytest.mark.parametrize(
    "name",
    [
        *("Keld", "Ejnar", "Conni", "Eskild", "Thit", "Svante", "Hjørdis", "Mathea", "Lonnie"),
        *("Fadumo", "Nasteexo", "Hodan", "Yasemin", "Meltem", "Karwan", "Mirwais", "Arben", "Shkelzen", "Mirsad"),
        *("Kamil", "Urszula", "Ionuț", "Ștefan", "Żaneta", "Oleksandra", "Yurii", "Rūta", "Jānis", "Željko"),
        *("Karthik", "Sujatha", "Quyen", "Somjai", "Akosua", "Chinonso", "Tesfay", "Senait", "Raúl", "Federica"),
        *("Hayley", "Fergus", "Niall", "Bryony", "Annie", "Terence", "Sigurjón", "Qupanuk"),
    ],
)
@pytest.mark.parametrize("text", ["Regnskabet blev lavet af {}, ikke af mig.", "The accounts were left to {}."])
def test_given_names_of_many_origins_go(name: str, text: str) -> None:
    assert _read(text.format(name)) == text.format("[NAME_1]")


@pytest.mark.parametrize(
    "text",
    [
        "Bogholderi i Billy og e-conomic. Lån og pant. Rene lokaler. Maj og juni.",
        "Mynte, koriander og Saga-smør. Vibe coding. Tage og tagrender. Aura Light.",
        "Amber alerts, Bill of materials, Rod welding, Glen Plaid, Shannon-entropi og Noel Street.",
        "Sami og grønlandsk. Gunner på et skib. Skjold og sværd.",
    ],
)
def test_words_that_are_names_too_stay(text: str) -> None:
    assert _read(text) == text
