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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det har altid været Camillas felt.", "Det har altid været [NAME_1]s felt."),
        ("Jeg overtog Yasemins opgaver.", "Jeg overtog [NAME_1]s opgaver."),
        ("Kassen var Solvejs: optælling.", "Kassen var [NAME_1]s: optælling."),
        ("Bentes butik lukkede i 2012.", "[NAME_1]s butik lukkede i 2012."),
        ("The cakes were Solvej's, not mine.", "The cakes were [NAME_1]'s, not mine."),
        ("I took over James' rounds.", "I took over [NAME_1]' rounds."),
    ],
)
def test_genitives_of_given_names_go(text: str, expected: str) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ekspedient i Camillas Cykler og i Bentes Blomster ApS",
        "Philips produkter, Jacobs kaffe, Toms chokolade og Levi's bukser",
        "Alias var sat op i systemet. Jeans solgte jeg også.",
        "Ture til Sofias gader og til Jordans grænse",
        "Salg af Adams æbler. Edwards pumper.",
    ],
)
def test_firms_places_and_words_that_end_as_genitives_stay(text: str) -> None:
    assert _read(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dengang Bente var leder, gik det godt.", "Dengang [NAME_1] var leder, gik det godt."),
        ("Hos Keld lærte jeg at svejse.", "Hos [NAME_1] lærte jeg at svejse."),
        ("Når Liv var syg, passede jeg lageret.", "Når [NAME_1] var syg, passede jeg lageret."),
        ("Skrevet af Liv og mig.", "Skrevet af [NAME_1] og mig."),
        ("Hi, I'm Hayley, 45.", "Hi, I'm [NAME_1], 45."),
        ("Unlike Gary, I can weld.", "Unlike [NAME_1], I can weld."),
        ("The payroll was done by Mark.", "The payroll was done by [NAME_1]."),
        ("Referee: Mark", "Referee: [NAME_1]"),
        ("Cheers, Mark", "Cheers, [NAME_1]"),
    ],
)
def test_the_capital_of_a_sentence_or_clause_is_no_part_of_a_name(text: str, expected: str) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Unlike Java, Python is easy. When Ruby was new, I was too. Når Rust er fjernet, males der.",
        "Jeg er Scrum Master. I'm Swift, Ruby and Java. It was Summer.",
        "Solgt til Mark & Vand. Hotel Astrid. Team Rasmussen.",
        "Cheers, Team",
    ],
)
def test_what_is_no_person_stays_at_the_beginning_of_a_clause(text: str) -> None:
    assert _read(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I lære hos malermester Kjeldsen i Vejle.", "I lære hos malermester [NAME_1] i Vejle."),
        ("Svendebrev fra tømrermester Thestrup", "Svendebrev fra tømrermester [NAME_1]"),
        ("Hos bager Brask lærte jeg surdej.", "Hos bager [NAME_1] lærte jeg surdej."),
        ("Købmand Bente og købmand Ravnkilde ansatte mig.", "Købmand [NAME_1] og købmand [NAME_2] ansatte mig."),
        ("Min chef Sand roste mig.", "Min chef [NAME_1] roste mig."),
        ("Redaktøren hed Kjeldsen.", "Redaktøren hed [NAME_1]."),
        ("Kokken Bo lavede saucen.", "Kokken [NAME_1] lavede saucen."),
        ("Køkkenchef Liv bestilte varer.", "Køkkenchef [NAME_1] bestilte varer."),
        ("Rengøring v/ Kjeldsen", "Rengøring v/ [NAME_1]"),
        ("My mate Dean is a plumber.", "My mate [NAME_1] is a plumber."),
        ("Our foreman Zbyszko taught me.", "Our foreman [NAME_1] taught me."),
        ("Dear Ms Kjærulff, you asked.", "Dear Ms [NAME_1], you asked."),
        ("Kære Fru Sand", "Kære Fru [NAME_1]"),
        ("Professor Kjeldsen supervised me.", "Professor [NAME_1] supervised me."),
        ("Det var min læge; kollegaen Tjorvi Brimnes lavede det.", "Det var min læge; kollegaen [NAME_1] lavede det."),
        ("Hos advokat Tjorvi Brimnes lærte jeg det.", "Hos advokat [NAME_1] lærte jeg det."),
        ("My manager Mark Sand and his van.", "My manager [NAME_1] and his van."),
        ("Mens Kjeldsen var syg, kørte gamle Mortensen.", "Mens [NAME_1] var syg, kørte gamle [NAME_2]."),
        ("Det klarede Bo, det var Kjeldsens bord.", "Det klarede [NAME_1], det var [NAME_2]s bord."),
        ("Daglig leder: Kjeldsen\nKranfører Liv", "Daglig leder: [NAME_1]\nKranfører [NAME_2]"),
        ("Sjakbajsen, Bo, sagde til.", "Sjakbajsen, [NAME_1], sagde til."),
        ("Kære Kjeldsen,", "Kære [NAME_1],"),
        ("+ Birger fra lageret", "+ [NAME_1] fra lageret"),
        ("Aftalt med Hanne Kok og Lars Bager.", "Aftalt med [NAME_1] og [NAME_2]."),
        ("Hanne Jensen Kok", "[NAME_1] Kok"),
        ("Det klarede Tjorvi Brimholm, ikke jeg.", "Det klarede [NAME_1], ikke jeg."),
        ("Lagt op af Mark Sand.", "Lagt op af [NAME_1]."),
        ("Mad fra Tante Agnes.", "Mad fra Tante [NAME_1]."),
    ],
)
def test_one_name_after_a_trade_a_tie_or_a_form_of_address_goes(text: str, expected: str) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ansat hos bager Lagkagehuset og hos slagter Ringe",
        "Sygeplejerske Rigshospitalet, pædagog Solstrålen, lærer Ørestad Skole, chauffør Movia",
        "Underviser Excel, instruktør Zumba, instruktør Les Mills, tekniker Vestas, mekaniker Toyota",
        "Konsulent Deloitte, leder Netto, manager Oracle, product owner Scrum, chef de partie",
        "Formand Dansk Metal. Min leder Salling Group. v/ Vejle Kommune",
        "Professor Emeritus, Professor Datalogi, Miss Denmark, Doctor Who",
        "Direktør Novo Nordisk, formand Dansk Metal, officer Sharepoint Online has, chef Salling Group",
        "Da Processen var slut, lavede Kursen fejl, og vores Line manager var glad. Kære Prisen,",
        "Leder: Netto. Montør: Vestas, fører: Movia, kollegaer: Rambøll",
        "Det klarede Novo Nordisk. Mens Bravida Danmark byggede, var Ørestad Skole lukket. Lagt op af Line Inspector",
        "Kok Noma, Smed Nordværk Maritim, Murermester Kjeldsen A/S",
    ],
)
def test_firms_places_and_subjects_after_a_trade_stay(text: str) -> None:
    assert _read(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Notat, samtale 3/5, borger F.A.", "Notat, samtale 3/5, borger [NAME_1]"),
        ("Fondsansøgninger (L.T.) og referat", "Fondsansøgninger ([NAME_1]) og referat"),
        ("ref.: K.M.H., tlf. 55 55 01 12", "ref.: [NAME_1], tlf. [PHONE]"),
        ("Ref.: KMH", "Ref.: [NAME_1]"),
        ("Layout was done by M. K.", "Layout was done by [NAME_1]"),
        ("Lønnen klarede J. Brix.", "Lønnen klarede [NAME_1]."),
        ("Lønnen klarede K. Holm, layout: B. Thestrup", "Lønnen klarede [NAME_1], layout: [NAME_2]"),
        ("K.M. Kjeldsen lavede lønnen (B. Ravn).", "[NAME_1] lavede lønnen ([NAME_2])."),
    ],
)
def test_initials_of_somebody_who_is_not_named_go(text: str, expected: str) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Engelsk (M.A.), praktik (U.S.), kurser (I.T.) og (P.S.)",
        "Ref.: DSB, ref. ISO 9001, Ref.: KMD",
        "2001-2004 A. Enggaard, murer",
        "Vitamin B. Herefter kategori C. Højgaard.",
    ],
)
def test_letters_that_are_nobodys_initials_stay(text: str) -> None:
    assert _read(text) == text
