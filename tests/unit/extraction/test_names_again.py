"""Names in other forms: in capitals, as initials, as authors, as accounts; and names that are words too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.personal.authors import find_authors
from extraction.pseudonyms import pseudonymise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kollega: HELLE RAVNHOLT og Jonna KJELDBY", "Kollega: [NAME_1] og [NAME_2]"),
        ("Ravnholt, Helle\nLærer", "[NAME_1]\nLærer"),
        ("RAVNHOLT, Helle\nLærer", "[NAME_1]\nLærer"),
        ("Helle Ravnholt\nLærer\nH. Ravnholt har ansvar.", "[NAME_1]\nLærer\n[NAME_1] har ansvar."),
        ("Jonna Kjeldby\nLærer\nJ.K. har ansvar. /JK", "[NAME_1]\nLærer\n[NAME_1] har ansvar. /[NAME_1]"),
        ("Helle Bo Ravnholt\nH.B.R. har ansvar.\nHBR", "[NAME_1]\n[NAME_1] har ansvar.\n[NAME_1]"),
        ("Initialer: HERA", "Initialer: [NAME_1]"),
        ("Talte med overlæge J. Sørensen.", "Talte med overlæge [NAME_1]."),
        ("Dr. J. P. Holm og Mr Abara", "Dr. [NAME_1] og Mr [NAME_2]"),
        ("Styrmand P. Aakjær kan bekræfte det.", "Styrmand [NAME_1] kan bekræfte det."),
        ("Helle Ravnholt\nKender nogen helleravnholt eller @ravnholt?", "[NAME_1]\nKender nogen [LINK] eller [LINK]?"),
        ("@helle.ler\nKok", "[LINK]\nKok"),
        ("Følg mig på @hellesler", "Følg mig på [LINK]"),
        ("LinkedIn helle-r-33", "LinkedIn [LINK]"),
        ("helle.ravnholt@post.example\nRavnholt", "[EMAIL]\n[NAME_1]"),
        ("Lærling hos ham Qvortrup (lukket nu)", "Lærling hos ham [NAME_1] (lukket nu)"),
        ("De kalder mig Hella.", "De kalder mig [NAME_1]."),
        ('WILLIAM "BILL" THACKWOOD\nBill drives.', "[NAME_1]\n[NAME_1] drives."),
        ("Jin-Mei Oxley (陳小美)\nLaborant", "[NAME_1] ([NAME_2])\nLaborant"),
        ("jkr@post.example\nJKR Analyse", "[EMAIL]\n[NAME_1] Analyse"),
        ("Bor med Sigge og en kat.", "Bor med [NAME_1] og en kat."),
        ("Helle Ravnholt (née Okholm-Ry)\nLærer", "[NAME_1] (née [NAME_2])\nLærer"),
        ("Ayşe Demirtaş-Kjær\nDemirtas er mit navn.", "[NAME_1]\n[NAME_1] er mit navn."),
        ("Line Bro Holm er formand. Line Inspector", "[NAME_1] er formand. Line Inspector"),
        ("HELLE\nRAVNHOLT\nLærer", "[NAME_1]\nLærer"),
        ("Helle Bodil\nTornby\nhelle.tornby@post.example", "[NAME_1]\n[EMAIL]"),
        ("Helle Ravnholt\nKommunikation\nhr@post.example", "[NAME_1]\nKommunikation\n[EMAIL]"),
        ("Min kollega Wenke, der er lærer", "Min kollega [NAME_1], der er lærer"),
    ],
)
def test_other_forms(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Arkitekt hos C.F. Møller. Læste H.C. Andersen.",
        "Ansat hos J. Rask A/S, U.S. Army og E. Pihl & Søn",
        "SØREN KIERKEGAARD og LEGO, Billund. SAP HANA, Jan 2020",
        "Brugt @Override, @media og @angular/core. Kursus @ DTU.",
        "LinkedIn Recruiter, GitHub Actions, Instagram Reels. Vigtig: stabil",
        "Kørekort B. 2015. Vitamin D, Type A. Hepatitis B, 2020",
        "C. Net\nB.A. og M.A. i engelsk",
        "So far to World Class standard.",
    ],
)
def test_firms_letters_and_products_stay(text: str) -> None:
    assert pseudonymise(f"Profil\n\n{text}").text == f"Profil\n\n{text}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tjørn, A. B., & Ravnholt, H. (2021). Om ler.", "[NAME_1], & [NAME_2] (2021). Om ler."),
        ("Tjørn AB, Ravnholt H. Om ler. Lertid 2021;3.", "[NAME_1], [NAME_2] Om ler. Lertid 2021;3."),
        ('A. B. Tjørn and H. Ravnholt: "On clay", 2021', '[NAME_1] and [NAME_2]: "On clay", 2021'),
        ("2019: van der Meer, C. Ler og sand", "2019: [NAME_1] Ler og sand"),
        (
            "Publikationer\n1. Tjørn A. Ler\n2. Ravnholt H, Tjørn A. Sand",
            "Publikationer\n1. [NAME_1] Ler\n2. [NAME_2], [NAME_1] Sand",
        ),
        ("Tjørn, Aa. (2017). Ler", "[NAME_1] (2017). Ler"),
        ("Aage Tjørn\n- Tjørn & Okholm (2018), Ler", "[NAME_1]\n- [NAME_1] & Okholm (2018), Ler"),
        ("Artikler: Tjørn H, Ler i haven", "Artikler: [NAME_1], Ler i haven"),
    ],
)
def test_authors(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected


_SURNAMES = st.sampled_from(["Ravnholt", "Tjørnelund", "Okonjo", "Kjeldgaard", "O'Brannigan", "van Dyck", "Zhǎng"])
_INITIALS = st.text("ABCDEFGHJKLMNOPRST", min_size=1, max_size=3)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(_SURNAMES, _INITIALS), min_size=1, max_size=6),
    st.sampled_from([", ", "; ", " & ", " and ", ", & "]),
    st.sampled_from([" (2019). ", ". 2019. ", ", 2019: "]),
)
def test_no_author_of_a_list_is_left(authors: list[tuple[str, str]], between: str, after: str) -> None:
    names = [f"{surname}, {'. '.join(initials)}." for surname, initials in authors]
    text = between.join(names) + after + "Om ler"
    assert [text[start:end] for start, end in find_authors(text)] == names


@settings(max_examples=100, deadline=None)
@given(st.text("ABab.,;&() 0123456789\n", max_size=120))
def test_authors_are_spans_in_order(text: str) -> None:
    spans = list(find_authors(f"Publications\n{text}"))
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ring til Bo i morgen.", "Ring til [NAME_1] i morgen."),
        ("Talte med Line om løn.", "Talte med [NAME_1] om løn."),
        ("Møde med Liv den 4.", "Møde med [NAME_1] den 4."),
        ("Spoke with Will about shifts.", "Spoke with [NAME_1] about shifts."),
        ("Asked Mark to send it. Grace called.", "Asked [NAME_1] to send it. [NAME_2] called."),
        ("Ask ønsker deltid. Rose ringede.", "[NAME_1] ønsker deltid. [NAME_2] ringede."),
        ("I live with Joy and her cat.", "I live with [NAME_1] and her cat."),
        ("Hope, who is a cook, wrote.", "[NAME_1], who is a cook, wrote."),
        ("Fakturaer skriver Liv.", "Fakturaer skriver [NAME_1]."),
        ("Liv fra jobcentret hjælper.", "[NAME_1] fra jobcentret hjælper."),
        ("Møde m. Line d. 4/5. Hope tilbyder praktik.", "Møde m. [NAME_1] d. 4/5. [NAME_2] tilbyder praktik."),
        ("Talt med borger, Dan, om syn.", "Talt med borger, [NAME_1], om syn."),
        ("Hendes søn Tro er syg.", "Hendes søn [NAME_1] er syg."),
        ("Aftalt med Mette og Dan i dag.", "Aftalt med [NAME_1] og [NAME_2] i dag."),
        ("Ringet op af hendes mand Torkild", "Ringet op af hendes mand [NAME_1]"),
        ("Tine, kontoret, tlf. 20 30 40 51", "[NAME_1], kontoret, tlf. [PHONE]"),
    ],
)
def test_names_that_are_words_where_somebody_is_meant(text: str, expected: str) -> None:
    assert pseudonymise(text, header=False, relatives=True).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Line manager for 12 people. As Line manager I met Line managers.",
        "Liv i byen. Bo i København. Tro på dig selv. Dan Foam og Dan Cake.",
        "Ask for help. Will do. Mark up the drawing. Grace period. Hope Hospital.",
        "Møde med Line Production A/S. Aftalt med Oracle. Kender Ruby og Java.",
        "Data across all Line of Business. A range that Will suit you.",
        "Bor med udsigt til Kalvebod. Arbejdet i Maya. Rose og hvidvin. Last will and testament. Storm P.",
        "Flyttede fra Sofia til Odense og fra Rosario til Aarhus.",
        "Type 1-diabetes hos min far. Fase 2 for mine børn. Bor på en gård med min kone.",
    ],
)
def test_words_that_are_names_too_stay(text: str) -> None:
    assert pseudonymise(text, header=False, relatives=True).text == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Line Kjær\nLine er kok. Min mad laver Line selv.", "[NAME_1]\n[NAME_1] er kok. Min mad laver [NAME_1] selv."),
        ("Line Kjær\nLine manager i to år, som Line manager", "[NAME_1]\nLine manager i to år, som Line manager"),
        ("Mark Hollis-Yeo\nMark has built kitchens. Mark up.", "[NAME_1]\n[NAME_1] has built kitchens. Mark up."),
        ("Max Ib Tranekær\nMAX TRANEKÆR laver mad", "[NAME_1]\n[NAME_1] laver mad"),
        ("Rose Skovly\nRose laver rosé. Rosé er vin.", "[NAME_1]\n[NAME_1] laver rosé. Rosé er vin."),
        ("Liv Dybdal\nKok\nLivs nummer er 2. Liv i byen.", "[NAME_1]\nKok\n[NAME_1]s nummer er 2. Liv i byen."),
        ("Ask Tveit\nSømand\nNår Ask arbejder, sover de.", "[NAME_1]\nSømand\nNår [NAME_1] arbejder, sover de."),
    ],
)
def test_a_word_that_is_somebodys_name_goes_where_it_is_that(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tre børn (Tro, Ask og Liv)", "tre børn ([NAME_1], [NAME_2] og [NAME_3])"),
        ("tvillingerne Eske og Bo", "tvillingerne [NAME_1] og [NAME_2]"),
        ("en svigermor, Wenke, der bor her", "en svigermor, [NAME_1], der bor her"),
        ("gravid med Solbjørn i 2019", "gravid med [NAME_1] i 2019"),
        ("bor med Torveig og børnene", "bor med [NAME_1] og børnene"),
        ("our baby Hope sleeps", "our baby [NAME_1] sleeps"),
        ("Malerfirmaet Bjarnholt & søn", "Malerfirmaet Bjarnholt & søn"),
        ("Pædagogik og børn. Dansk og børn", "Pædagogik og børn. Dansk og børn"),
    ],
)
def test_relatives(text: str, expected: str) -> None:
    assert pseudonymise(f"Profil\n\n{text}").text == f"Profil\n\n{expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fødselsår/dag  1988, 3. maj", "Fødselsår/dag  [BIRTHDATE]"),
        ("Birth year/date: 1988, May 3", "Birth year/date: [BIRTHDATE]"),
        ("Date and place of birth: 2 March 1985, Kyiv", "Date and place of birth: [BIRTHDATE], Kyiv"),
        ("Fødselsdato (12/5 1991)", "Fødselsdato ([BIRTHDATE])"),
        ("Rask, F. (2016). Ler", "[NAME_1] (2016). Ler"),
        ("Britta på kontoret 97 11 52 13", "[NAME_1] på kontoret [PHONE]"),
        ("ring 07700 900555", "ring [PHONE]"),
        ("ORCID 0000-0002-1825-0097", "ORCID [ID_NUMBER]"),
        (
            "Autorisation (ID 0ABC1), lægeautorisation: 04XYZ",
            "Autorisation (ID [ID_NUMBER]), lægeautorisation: [ID_NUMBER]",
        ),
        ("NI number: QQ 12 34 56 C", "NI number: [ID_NUMBER]"),
        ("Egen virksomhed, CVR 12 34 56 78", "Egen virksomhed, CVR [ID_NUMBER]"),
        ("Vi er et firma med CVR 12 34 56 78", "Vi er et firma med CVR 12 34 56 78"),
    ],
)
def test_numbers_and_dates_in_other_forms(text: str, expected: str) -> None:
    assert pseudonymise(text, header=False).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mødte Mads i går.", "Mødte [NAME_1] i går."),
        ("Kontaktede Lone", "Kontaktede [NAME_1]"),
        ("Talt om løn. Spurgte Karl.", "Talt om løn. Spurgte [NAME_1]."),
        ("- Hjalp Karen med CV", "- Hjalp [NAME_1] med CV"),
        ("Henviste Tom til jobcentret", "Henviste [NAME_1] til jobcentret"),
        ("Samtale Karen d. 4/5. Set Mads.", "Samtale [NAME_1] d. 4/5. Set [NAME_2]."),
        ("Borger Mads ønsker deltid", "Borger [NAME_1] ønsker deltid"),
        ("Vejledte Sigrid om barsel", "Vejledte [NAME_1] om barsel"),
        ("Met Emma today. Phoned Karl.", "Met [NAME_1] today. Phoned [NAME_2]."),
        ("Ask er på barsel. Hope ringede.", "[NAME_1] er på barsel. [NAME_2] ringede."),
        ("Ansat hos Café Emma og Bodega Karl", "Ansat hos Café Emma og Bodega Karl"),
    ],
)
def test_notes_that_begin_with_a_verb(text: str, expected: str) -> None:
    assert pseudonymise(text, header=False, relatives=True).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maja  Fjordvang\nKok", "[NAME_1]\nKok"),
        ("Maja   Rosa  Fjordvang\nKok", "[NAME_1]\nKok"),
        ("Maja  Kok", "[NAME_1]  Kok"),
        ("maja  fjordvang\nkok", "[NAME_1]\nkok"),
        ("maja  kok", "[NAME_1]  kok"),
        ("Maja  Fjordvang | Kok", "[NAME_1] | Kok"),
        ("Maja  Fjordvang, Kok", "[NAME_1], Kok"),
        ("Maja  Fjordvang  Kok", "[NAME_1]  Kok"),
        ("Maja  Novo Nordisk", "[NAME_1]  Novo Nordisk"),
        ("Navn:  Maja  Fjordvang\nKok", "Navn:  [NAME_1]\nKok"),
        ("Navn: FJORDVANG, MAJA\nKok", "Navn: [NAME_1]\nKok"),
        ("navn: fjordvang maja\nKok", "navn: [NAME_1]\nKok"),
        ("Efternavn: fjordvang\nKok", "Efternavn: [NAME_1]\nKok"),
        ("Maja    Svejserværkfører", "[NAME_1]    Svejserværkfører"),
        ("M. Fjordvang\nKok", "[NAME_1]\nKok"),
        ("M.K. Fjordvang Okonjo\nFjordvang er kok.", "[NAME_1]\n[NAME_1] er kok."),
        ("Navn: fjordvang, maja\nKok", "Navn: [NAME_1]\nKok"),
        ("Navn: maja fjordvang\nKok", "Navn: [NAME_1]\nKok"),
        ("Navn: maja fjordvang, kok", "Navn: [NAME_1], kok"),
        ("Maja Fjordvang f. Lund\nKok", "[NAME_1] f. [NAME_2]\nKok"),
        ("A. Erfaring\nKok", "A. Erfaring\nKok"),
        ("A.P. Møller\nKok", "A.P. Møller\nKok"),
        ("B. Svejsning\nKok", "B. Svejsning\nKok"),
    ],
)
def test_names_at_the_head_in_other_forms(text: str, expected: str) -> None:
    assert pseudonymise(text).text == expected
