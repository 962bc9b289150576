"""Conditions in CVs and postings: what may be claimed, and above all what may not."""

from __future__ import annotations

import pytest

from extraction.facts.conditions import read_conditions
from extraction.sections import cv_sections, posting_sections
from extraction.sentences import sentence_spans
from ontology.evidence import Constraint


def read(text: str, posting: bool) -> list[Constraint]:
    sections = posting_sections(text) if posting else cv_sections(text)
    return read_conditions(text, sentence_spans(text), sections, posting=posting)


def values(text: str, posting: bool) -> list[str]:
    return [f"{item.kind} {item.value}" for item in read(text, posting)]


CV = [
    ("Jeg har kørekort.", ["driving_licence B"]),
    ("Kørekort kategori B.", ["driving_licence B"]),
    ("Kørekort\nB, C og C/E", ["driving_licence B", "driving_licence C", "driving_licence CE"]),
    ("Har kørekort B, men ingen bil.", ["driving_licence B"]),
    ("Driving licence B.", ["driving_licence B"]),
    ("Jeg har ikke kørekort, men tager det gerne.", ["no_driving_licence B"]),
    ("Kørekort: nej", ["no_driving_licence B"]),
    ("Kørekort\nHar jeg ikke", []),
    ("No driving licence.", ["no_driving_licence B"]),
    ("Jeg har hverken bil eller kørekort.", ["no_driving_licence B"]),
    ("Jeg mistede mit kørekort i 2021.", ["no_driving_licence B"]),
    ("Kørekort B. Stort kørekort har jeg ikke.", ["driving_licence B", "no_driving_licence C"]),
    ("Min kone har ikke kørekort.", []),
    ("Kørekort: på vej", []),
    ("Jeg er under uddannelse til kørekort B.", []),
    ("Sprog\nDansk (modersmål), engelsk (B2), tysk", ["language da:C2", "language en:B2", "language de"]),
    ("Sprog\nDansk: modersmål. Engelsk: C1.", ["language da:C2", "language en:C1"]),
    ("Sprog\nDansk og lidt engelsk", ["language da", "language en:A2"]),
    ("Languages\nEnglish (fluent), Hindi (native)", ["language en:C1", "language hi:C2"]),
    ("Jeg taler dansk flydende, men ikke engelsk.", ["language da:C1"]),
    ("I am a native English speaker and fluent in Danish.", ["language en:C2", "language da:C1"]),
    ("Uddannelse\n2013 BA i dansk", []),
    ("Jeg søger fuldtid, 37 timer om ugen, inden for 30 km.", ["hours 37", "radius_km 30"]),
    ("Jeg søger 30 timer om ugen inden for 25 km fra min bopæl.", ["hours 30", "radius_km 25"]),
    ("Ønsker\nJeg ønsker dagarbejde, ikke nattehold.", ["shift not night", "shift day"]),
    ("Ønsker\nAlt i butik, men ikke weekend og ikke om aftenen.", ["shift not evening", "shift not weekend"]),
    ("Wishes\nI want daytime work only, no night shifts.", ["shift not night", "shift day"]),
    ("Wishes\nI do not want to work evenings.", ["shift not evening"]),
    ("Jeg kan ikke arbejde om natten, og jeg vil helst arbejde i dagtimerne.", ["shift not night"]),
    ("I cannot work nights and would prefer daytime.", ["shift not night"]),
    ("No night work please, and I do not want to travel far.", ["shift not night"]),
    ("Ingen tunge løft og ikke stående arbejde.", ["physical ingen tunge løft", "physical ikke stående arbejde"]),
    ("Jeg må ikke løfte mere end 12 kg og ingen tunge løft.", ["physical ingen løft over 12 kg"]),
    ("Jeg vil væk fra køkkenet, men bliver gerne i branchen.", ["unwanted_work køkkenet"]),
    ("Jeg er færdig med butik og på vej over i kontorarbejde.", ["unwanted_work butik"]),
    ("Deltid er ok, dog mindst 28 timer om ugen.", ["hours 28-48"]),
    ("Wishes\nAt most 20 hours a week.", ["hours 1-20"]),
    ("Ikke længere væk end 15 km fra 2860 Søborg.", ["radius_km 15"]),
    ("Kører gerne 45 min.", ["travel_minutes 45"]),
    ("Kørekort: B, trailer.", ["driving_licence B", "driving_licence BE"]),
    ("Profile\nNot sales, please.", ["unwanted_work sales"]),
    ("I cannot work weekends, but evenings are fine.", ["shift evening", "shift not weekend"]),
    ("Consultancy is not for me.", ["unwanted_work consultancy"]),
    ("Jeg har kørekort B og D, men D er ikke fornyet.", ["driving_licence B", "no_driving_licence D"]),
    ("Jeg arbejder ikke fredag eftermiddag.", []),
    ("Looking for\nDanish A2 (attending classes), Spanish native", ["language da:A2", "language es:C2"]),
    ("Wishes\nDoes not want: teaching.", ["unwanted_work teaching"]),
    ("Erfaring\n2019 - 2020 Kok\nWorked evenings and weekends.", []),
    ("Ønsker\nHøjst 25 km fra 2300 København S. Kørekort B.", ["driving_licence B", "radius_km 25"]),
    ("Højst 45 minutters transport.", ["travel_minutes 45"]),
    ("Jeg vil gerne arbejde delvist hjemmefra.", ["remote hybrid"]),
    ("Efter en skade kan jeg ikke løfte tungt.", ["physical ingen tunge løft"]),
    ("Ønsker\nLager eller kontor, men ikke salg.", ["unwanted_work salg"]),
    ("Ønsker\nJeg vil ikke arbejde med telefonpasning.", ["unwanted_work telefonpasning"]),
    ("Ønsker\nHellere på kontor end i salg.", []),
    ("Wishes\nAnything but sales. No cleaning, please.", ["unwanted_work sales", "unwanted_work cleaning"]),
    ("Ønsker\nJeg vil ikke på lager i Køge eller Greve.", []),  # a part of it, and which is not clear
    ("Erfaring\n2019 - 2020 Kok\nIkke salg.", []),
    ("Jeg må ikke løfte mere end 12 kg.", ["physical ingen løft over 12 kg"]),
    ("Jeg kan ikke arbejde i højden.", ["physical ikke arbejde i højden"]),
    ("I cannot do physically demanding work.", ["physical ikke physically demanding"]),
    ("Jeg er vant til tunge løft.", []),
    ("Jeg har truckcertifikat B og ADR.", ["certificate truckcertifikat B", "certificate ADR"]),
    ("Jeg kan tiltræde straks.", ["start_date straks"]),
    ("Kørekort har jeg ikke.", ["no_driving_licence B"]),
    ("Driving licence: Indian only, not exchanged.", ["no_driving_licence B"]),
    ("Det søger jeg\n30-37 timer, højst 50 minutter.", ["hours 30-37", "travel_minutes 50"]),
    ("Det næste job\nFuldtid. En halv times kørsel er fint.", ["hours 37", "travel_minutes 30"]),
    ("What I want\n25-32 hours, 45 minutes by train", ["hours 25-32", "travel_minutes 45"]),
    ("Gerne op til en time hver vej.", ["travel_minutes 60"]),
    ("Erfaring\n2019 - 2020 Kok, 32 timer", []),
    ("Jeg arbejder gerne hjemme en eller to dage om ugen.", ["remote hybrid"]),
    ("Højst 10 km fra hjemmet.", ["radius_km 10"]),
    ("Vores søn er flyttet hjemmefra.", []),
    ("Kurser\nFørstehjælp 2022\nGWO, expired 2021", ["certificate førstehjælp"]),
    ("Languages\nDanish – B2\nGerman – none", ["language da:B2"]),
    (
        "Jeg kan begynde den 1. marts 2027 og vil højst rejse 40 minutter hver vej.",
        ["travel_minutes 40", "start_date 2027-03-01"],
    ),
    ("Ønsker\n30 to 37 hours, 40 minutes by bus is my limit", ["hours 30-37", "travel_minutes 40"]),
    ("Ønsker\nArbejdstid: 30-37 timer", ["hours 30-37"]),
    ("Ønsker\nInden for en halv times kørsel fra Hvidovre", ["travel_minutes 30"]),
    ("Ønsker\nHøjst 10 km fra hjemmet", ["radius_km 10"]),
    ("Jeg arbejder gerne hjemme en dag om ugen.", ["remote hybrid"]),
    ("Uddannelse\n2015 Prøve i Dansk 2 bestået", ["language da:B1"]),
    ("Languages\nEnglish fluent, C2, Danish B1", ["language en:C2", "language da:B1"]),
    ("Kurser\nFørstehjælp, 2023", ["certificate førstehjælp"]),
    ("Certifikater\nPRINCE2 Foundation (udløbet)", []),
    ("Mit kørekort til lastbil udløb i 2018.", ["no_driving_licence C"]),
    ("Jeg har kørekort til bus.", ["driving_licence D"]),
    ("Referencer\nHar kørekort B og taler flydende tysk", []),
]
POSTINGS = [
    ("Kørekort B er et krav.", [("driving_licence", "B", True)]),
    ("Kørekort er en fordel, men ikke et krav.", [("driving_licence", "B", False)]),
    ("Kørekort C/E og ADR er et krav.", [("driving_licence", "CE", True), ("certificate", "ADR", True)]),
    ("Kørekort B, gerne med trailer (BE).", [("driving_licence", "B", True), ("driving_licence", "BE", False)]),
    ("Kørekort er ikke et krav.", []),
    ("Om os\nVi indhenter børneattest.", [("criminal_record", "børneattest", True)]),
    ("You will lift children up to 18 kg.", [("physical", "løft op til 18 kg", True)]),
    ("Hygiene certificate needed.", [("certificate", "hygiene certificate", True)]),
    ("Der er en ugentlig hjemmedag.", [("remote", "hybrid", False)]),
    ("Ingen krav om erfaring eller kørekort.", []),
    ("Vi tilbyder kurser og kørekort.", []),
    ("Fluent English is required.", [("language", "en:C1", True)]),
    ("Du taler flydende engelsk og tysk.", [("language", "en:C1", True), ("language", "de:C1", True)]),
    ("Du skal kunne skrive fejlfrit dansk.", [("language", "da:C2", True)]),
    ("Dansk er ikke et krav.", []),
    ("Vi arbejder dagligt med danske og tyske kunder. Du underviser i engelsk.", []),
    ("Dansk autorisation som sygeplejerske er et krav.", [("certificate", "autorisation som sygeplejerske", True)]),
    ("Stillingen er på 30 timer om ugen.", [("hours", "30", True)]),
    ("Deltid 28-32 timer.", [("hours", "28-32", True)]),
    ("Du arbejder 8 timer om dagen.", []),
    ("Vagterne er skiftende: dag, aften og weekend.", ["rotating", "evening", "weekend"]),
    ("Kok – ingen aftener", []),
    ("Aftener forekommer.", [("shift", "evening", False)]),
    ("Træt af nattevagter?", []),
    ("Ingen aften-, natte- eller weekendarbejde.", []),
    ("Hele stillingen kan varetages hjemmefra.", [("remote", "full", False)]),
    ("We work hybrid: two days from home.", [("remote", "hybrid", False)]),
    ("Børneattest indhentes.", [("criminal_record", "børneattest", True)]),
    ("Ren straffeattest.", [("criminal_record", "straffeattest", True)]),
    ("Du skal kunne løfte op til 20 kg.", [("physical", "løft op til 20 kg", True)]),
    ("Du har førerbevis til bil (kategori B).", [("driving_licence", "B", True)]),
    ("Category C+E licence is essential.", [("driving_licence", "CE", True)]),
    ("Du har kørekort CE. Oplys kørekort i ansøgningen.", [("driving_licence", "CE", True)]),
    (
        "Du skal kunne stå op i syv timer og løfte en kasse på 8 kg.",
        [("physical", "løft op til 8 kg", True), ("physical", "stående arbejde", True)],
    ),
    ("Arbejdstid 6-14.15.", ["day"]),
    ("Sunday to Thursday, 21:30-05:00.", ["weekend", "night"]),
    ("Butikken har åbningstid 8-20.", []),
    ("God nat og godt humør.", []),
    ("Efter oplæring kan du arbejde hjemme to dage om ugen.", [("remote", "hybrid", False)]),
    ("Stillingen er 100 % fjernarbejde.", [("remote", "full", False)]),
    ("Stillingen ønskes besat 1. februar 2027.", [("start_date", "2027-02-01", False)]),
    ("We ask for an enhanced DBS check.", [("criminal_record", "straffeattest", True)]),
    ("Vi indhenter ikke straffeattest.", []),
    ("Førstehjælpskursus betaler vi.", []),
    ("You do not need\n- a driving licence", []),
    ("Tiltrædelse den 01.02.2027. Start kl. 5.", [("start_date", "2027-02-01", False)]),
]


NO_WORK = [
    "Jeg vil ikke flytte.",
    "Jeg vil ikke skifte branche.",
    "Jeg vil ikke arbejde for kommunen.",
    "Nej tak til midlertidige stillinger.",
    "Ikke ryger.",
    "Jeg vil ikke arbejde om mandagen.",
    "Jeg vil ikke arbejde i juli.",
    "Jeg vil ikke arbejde i København.",
    "Jeg vil ikke arbejde alene.",
    "Maden må ikke være kold.",
    "Mine referencer ønsker ikke opkald.",
    "Jeg vil ikke pendle.",
    "Jeg ønsker ikke at rejse.",
    "I do not want to move.",
    "I do not want to work in July.",
    "I don't want to work alone.",
    "I don't want to commute.",
    "I will not work in Copenhagen.",
    "No temporary jobs, please.",
    "Nej tak til vikarer.",
    "Jeg vil ikke arbejde hjemmefra.",
    "Jeg vil ikke være bekendt.",
    "Ingen bil.",
    "Jeg ønsker ikke at blive kontaktet på mit nuværende arbejde.",
    "I am not married.",
    "Jeg vil ikke arbejde for hårdt.",
    "Ikke kontakt referencer.",
    "Ikke straffet.",
    "Jeg vil ikke have deltid.",
    "Jeg er ikke bange.",
    "Jeg vil ikke overarbejde.",
    "Min chef vil ikke have salg.",
    "I won't relocate.",
    "No kids.",
]
"""What is refused there is no kind of work."""
REFUSED_WORK = [
    ("Lager eller kontor, men ikke salg.", "salg"),
    ("Jeg vil ikke arbejde med telefonpasning.", "telefonpasning"),
    ("No cleaning, please.", "cleaning"),
    ("Anything but sales.", "sales"),
    ("Jeg vil ikke sælge noget.", "salg"),
    ("I don't want to sell.", "sales"),
    ("I do not want to sell anything.", "sales"),
    ("Jeg vil ikke gøre rent.", "rengøring"),
    ("Jeg ønsker ikke at arbejde i detailhandel.", "detailhandel"),
    ("Jeg vil ikke være kassemedarbejder igen.", "kassemedarbejder"),
    ("Jeg vil ikke tilbage til rengøring.", "rengøring"),
    ("Nej tak til rengøring.", "rengøring"),
    ("I do not want to work with telemarketing.", "telemarketing"),
    ("I don't want to work as a waiter.", "waiter"),
    ("Nej tak til telemarketing.", "telemarketing"),
    ("Ikke opvask, tak.", "opvask"),
    ("Jeg vil ikke arbejde som tjener.", "tjener"),
    ("Alt andet end salg.", "salg"),
    ("Jeg afviser telefonsalg.", "telefonsalg"),
    ("No telemarketing.", "telemarketing"),
    ("Jeg vil ikke på lager.", "lager"),
    ("Jeg vil ikke arbejde med børn.", "børn"),
]


@pytest.mark.parametrize("text", NO_WORK)
@pytest.mark.parametrize("heading", ["Ønsker\n", "Profil\n", ""])
def test_what_is_no_work_is_not_refused_as_such(heading: str, text: str) -> None:
    assert [item.value for item in read(heading + text, posting=False) if item.kind == "unwanted_work"] == []


@pytest.mark.parametrize(("text", "work"), REFUSED_WORK)
def test_refused_work_is_named_by_its_noun_and_quoted_alone(text: str, work: str) -> None:
    (found,) = [item for item in read(f"Ønsker\n{text}", posting=False) if item.kind == "unwanted_work"]
    assert found.value == work
    assert found.quote in text.rstrip(".")


@pytest.mark.parametrize(("text", "expected"), CV)
def test_conditions_of_a_person(text: str, expected: list[str]) -> None:
    assert values(text, posting=False) == expected


@pytest.mark.parametrize(("text", "expected"), POSTINGS)
def test_conditions_of_a_posting(text: str, expected: list[str | tuple[str, str, bool]]) -> None:
    found = read(f"Stilling\n\n{text}", posting=True)
    plain = [item if isinstance(item, tuple) else ("shift", item, True) for item in expected]
    assert [(item.kind, item.value, item.hard) for item in found] == plain


def test_a_persons_limits_are_hard_and_their_papers_are_not() -> None:
    found = {item.kind: item.hard for item in read("Jeg har kørekort B. Højst 25 km fra Køge.", posting=False)}
    assert found == {"driving_licence": False, "radius_km": True}


def test_quotes_are_the_documents_own_words() -> None:
    text = "Sprog\nDansk (modersmål), engelsk på højt niveau (C1)\n\nØnsker\nHøjst 25 km fra Køge, 30 timer om ugen"
    for item in read(text, posting=False):
        assert item.quote
        assert item.quote in text


def test_a_limit_is_quoted_without_the_rest_of_its_sentence() -> None:
    (limit,) = read("Jeg må ikke løfte tungt på grund af min diskusprolaps.", posting=False)
    assert limit.quote == "må ikke løfte tungt"


def test_each_condition_once_and_the_harder_one() -> None:
    found = read("Chauffør\n\nKørekort B er en fordel. Kørekort B er et krav.", posting=True)
    assert [(item.value, item.hard) for item in found] == [("B", True)]
