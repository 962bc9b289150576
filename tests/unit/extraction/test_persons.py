"""Names that no list has, told by what stands around them; and what only looks like one."""

from __future__ import annotations

import pytest

from extraction.pseudonyms import pseudonymise


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Spørg efter Tuva Rask Lind på lageret.", "Tuva Rask Lind"),
        ("Ring til teamleder Xin Haugerød, hvis du vil vide mere.", "Xin Haugerød"),
        ("Din nærmeste leder bliver Ngozi Okafor Bram.", "Ngozi Okafor Bram"),
        ("Har du spørgsmål, så tag fat i Tjalfe Bundgaard.", "Tjalfe Bundgaard"),
        ("Afdelingsleder Wenche Haugerød fortæller gerne mere. Haugerøds kalender er åben.", "Haugerød"),
        ("Skriv til Zübeyde på zubeyde@firma.example.", "Zübeyde"),
        ("Skriv til Ezgi på ezgi@firma.example.", "Ezgi"),
        ("Vi glæder os.\n\nMed venlig hilsen\nSirid Aabo\nHR", "Sirid Aabo"),
        ("Mange hilsner fra Torveig og resten af holdet.", "Torveig"),
        ("Min chef Jorid Bræmer roste mig.", "Jorid Bræmer"),
        ("Min kollega, Bilge Pelikan, kan ringes op.", "Bilge Pelikan"),
        ("Advokat Mouna Berthelsen har skrevet en udtalelse.", "Mouna Berthelsen"),
        ("Leder Birgitte Skovmand kan kontaktes.", "Birgitte Skovmand"),
        ("Min vejleder på instituttet hedder Annelotte Rovsing Bay.", "Annelotte Rovsing Bay"),
        ("My former supervisor Selam Weldu will vouch for me.", "Selam Weldu"),
        ("For more information call Aviaja Rosing at the front desk.", "Aviaja Rosing"),
        ("Questions? Ask for Aviaja Kleist.", "Aviaja Kleist"),
    ],
)
def test_a_person_is_told_by_what_stands_around_the_name(text: str, gone: str) -> None:
    found = pseudonymise(text, header=False).text
    assert [word for word in gone.split() if word in found] == []


@pytest.mark.parametrize(
    "text",
    [
        "Projektleder Novo Nordisk 2010-2014",
        "Konsulent Deloitte Danmark. Ringede til kunder.",
        "Underviste i Marte Meo og Lean Six Sigma.",
        "Kontakt kunderne i Visma Løn.",
        "Kontakt vores kontor i Esbjerg Havn.",
        "Certificeret i Power Automate og Google Analytics.",
        "Kontakt HR Business Partner.",
        "Ring til Falck Redning.",
        "Programmet hedder Business Central.",
        "Chefen er Lean Black Belt.",
        "Leder af Projekt Ungdom: svar på henvendelser",
        "Hos Rambøll Danmark skrev jeg rapporter.",
        "Konsulent hos Mercuri Urval, svar på udbud",
        "Assistent, Nykredit Forsikring. Telefon og mail",
        "Direktør Bech-Bruun. Kontakt kunder",
        "Ved Aarhus Festuge ledte jeg frivillige.",
    ],
)
def test_firms_methods_and_products_stay(text: str) -> None:
    assert pseudonymise(text, header=False).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Født 2. påskedag 1975", "Født [BIRTHDATE]"),
        ("Født i 1975, den 3. i 4.", "Født i [BIRTHDATE]"),
        ("Fødselsdag: 4. maj '81", "Fødselsdag: [BIRTHDATE]"),
        ("Born Christmas Eve 1980", "Born [BIRTHDATE]"),
        ("Storegade 4, baghuset, 2. tv., 8000 Aarhus", "[ADDRESS], 8000 Aarhus"),
        ("Adr.: Ulvevej 3 / 2 th / 8000 Aarhus", "Adr.: [ADDRESS] / 8000 Aarhus"),
        ("mosevej 7, 8000 aarhus c", "[ADDRESS], 8000 aarhus c"),
        ("Web: minsti.nettet.dk", "Web: [LINK]"),
    ],
)
def test_more_forms_of_dates_addresses_and_sites(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected
