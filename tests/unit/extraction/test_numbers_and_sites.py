"""More forms of numbers, dates, addresses and sites that belong to a person; and what only looks like one."""

from __future__ import annotations

import pytest

from extraction.pseudonyms import pseudonymise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mob. no UK: 07700 900 318", "Mob. no UK: [PHONE]"),
        ("ring 070-123 45 67", "ring [PHONE]"),
        ("(22) 60 48 19 eller 22–60–48–19", "[PHONE] eller [PHONE]"),
        ("Tlf 22 60 48 19/22 60 48 20", "Tlf [PHONE]/[PHONE]"),
        ("Jeg fylder 18 den 3. marts 2026.", "Jeg fylder 18 den [BIRTHDATE]."),
        ("Rundede 60 år den 1.1.2020", "Rundede 60 år den [BIRTHDATE]"),
        ("I turned 30 on May 5, 1994", "I turned 30 on [BIRTHDATE]"),
        ("Psykolog, autoriseret 2013, id P-40718", "Psykolog, autoriseret 2013, id [ID_NUMBER]"),
        ("ID: permit no. RX-5530917", "ID: permit no. [ID_NUMBER]"),
        ("opholdstilladelse RX-5530917", "opholdstilladelse [ID_NUMBER]"),
        ("Sagsnr.: J-2217/44, case no. 22/4471", "Sagsnr.: [ID_NUMBER], case no. [ID_NUMBER]"),
        ("NemKonto 1234 12345678", "NemKonto [ID_NUMBER]"),
        ("Nummerplade: AB 12 345", "Nummerplade: [ID_NUMBER]"),
        ("Bevilling: DFF-8048-00091", "Bevilling: [ID_NUMBER]"),
        ("manuskriptnr. JDE-2022-0417", "manuskriptnr. [ID_NUMBER]"),
        ("Pat. app. no. EP 4 000 117 A0", "Pat. app. no. [ID_NUMBER]"),
        ("Fellowship ref. MSCA-IF-0077215", "Fellowship ref. [ID_NUMBER]"),
        ("DOI: 10.1038/s41586-020-2649-2, arXiv:2005.14165.", "DOI: [LINK], arXiv:[LINK]."),
        ("Se minside.example/maja og linktr.ee/maja.", "Se [LINK] og [LINK]."),
        ("maja at mail dot dk, lj snabela skole punktum dk", "[EMAIL], [EMAIL]"),
        ("12 Larch Close, Reading", "[ADDRESS], Reading"),
        ("Address: 14 Oak Drive, Leeds", "Address: [ADDRESS], Leeds"),
        ("Bor Ved Stranden 14", "Bor [ADDRESS]"),
        ("Teglværksvej nr. 4", "[ADDRESS]"),
        ("Bakkedraget 22", "[ADDRESS]"),
        ("Jeg bor på Lillevang 3 i Skive.", "Jeg bor på [ADDRESS] i Skive."),
        ("I live at Rowan House 7, Leeds", "I live at [ADDRESS], Leeds"),
        ("Truckcertifikat nr. 44718B, MA-nr. 4471", "Truckcertifikat nr. [ID_NUMBER], MA-nr. [ID_NUMBER]"),
        ("se @maja_laver_mad", "se [LINK]"),
        (
            "Find mig på Insta som maja.laver.mad eller Snapchat majaf22.",
            "Find mig på Insta som [LINK] eller Snapchat [LINK].",
        ),
        ("ring på 22 6048 19. Call me on 61 189024", "ring på [PHONE]. Call me on [PHONE]"),
        ("ID-nr.: 4471-B", "ID-nr.: [ID_NUMBER]"),
        ("Gulvservice v/ Bent Kok, CVR 31004752", "Gulvservice v/ [NAME_1], CVR [ID_NUMBER]"),
        ("(K. Steffensen m. A. Bjerre, 2020)", "([NAME_1] m. [NAME_2], 2020)"),
        ("Redaktøren hed E. Rydahl.", "Redaktøren hed [NAME_1]."),
        ("inventors R. Sand and O. Mikkelborg", "inventors [NAME_1] and [NAME_2]"),
    ],
)
def test_more_forms_go(text: str, expected: str) -> None:
    assert pseudonymise(f"Profil\n\n{text}").text == f"Profil\n\n{expected}"


@pytest.mark.parametrize(
    "text",
    [
        "Office 365, Google Drive og Teams",
        "365 Google Drive, Excel. 2 Michelin Square og 1 Hard Drive",
        "Ved Fase 2, ved trin 3, ved Excel 365",
        "Fyldte 40 stillinger i 2019. I turned 20 machines a day.",
        "Grant writing 2019, fellowship 2015-2016, Bevilling: 2015-2019, bevilling på 2.000.000 kr.",
        "Manuskript: Word/LaTeX. Patent 2018",
        "Sag nr. 12, case no. 3, permit to work",
        "autoriseret i 2013, registered nurse, ID badge",
        "Node.js/Express, Vue.js/React, ASP.NET/C#, m.v./osv.",
        "1200–1400 enheder, 2500–3000 kr., 2010–2014, 20–22–24",
        "Boet i Kolding 3 år, boede i Berlin 2 gange, bor i Aarhus 8 km fra havnen. Living in Leeds 3 days a week.",
        "Certificate no. ISO 9001, kort nr. 2, kundenummer og id, @Override samt @media.",
        "GitHub web3 og node.js, YouTube 2019. Ring 2 gange i 2019, skriv 25 000 000 kr, call 2015 2016. Job ID: 12345",
        "ISO 9001:2015, DS/EN 1090-2, IPC-A-610",
        "(J. Lauritzen, 2020), (C. Net, 2020), (M. Sc., 2019), (A. Truck, 2020)",
    ],
)
def test_what_looks_like_one_stays(text: str) -> None:
    assert pseudonymise(f"Profil\n\n{text}").text == f"Profil\n\n{text}"
