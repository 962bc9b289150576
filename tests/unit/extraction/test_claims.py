"""What a CV's sentence says of the words before it, by clauses, notes, headings and fields, in both languages."""

from __future__ import annotations

import pytest

from extraction.context import Context
from extraction.labels_held import label_polarity
from extraction.sections import cv_sections
from extraction.sentences import sentence_spans
from ontology.evidence import Polarity

LACKED = [
    ("Truckcertifikat udløbet.", "Truckcertifikat"),
    ("Word og mail til husbehov, aldrig AutoCAD.", "AutoCAD"),
    ("Forklift licence expired.", "Forklift"),
    ("Tableau har jeg aldrig haft fingrene i.", "Tableau"),
    ("Med Figma har jeg slet ikke arbejdet.", "Figma"),
    ("Svejsning og stål er ikke min stærke side.", "Svejsning"),
    ("Jurastof ved jeg for lidt om.", "Jurastof"),
    ("Regressionsanalyse: kun i teorien", "Regressionsanalyse"),
    ("Finsk - et kursus, tæller ikke.", "Finsk"),
    ("Makroøkonomi kender jeg kun af omtale.", "Makroøkonomi"),
    ("Blockchain ved jeg knap nok hvad er.", "Blockchain"),
    ("Kemi mangler jeg.", "Kemi"),
    ("Jeg mangler stadig rutine i budgetlægning.", "budgetlægning"),
    ("Jeg programmerer ikke PLC'er.", "PLC"),
    ("Jeg har endnu til gode at prøve dronefotografering.", "dronefotografering"),
    ("Lodning: ikke lært endnu", "Lodning"),
    ("MySQL ja, Oracle nej.", "Oracle"),
    ("Kalkulation: set på et kursus. Aldrig prøvet selv.", "Kalkulation"),
    ("Kubernetes og Terraform: nul", "Terraform"),
    ("Mangler: SolidWorks og Inventor", "Inventor"),
    ("Det kan jeg ikke\n\nRørlægning og kloak", "kloak"),
    ("Profil\nJeg har drevet butik.\n\nHuller\n\n- Bogføring\n- Moms", "Moms"),
    ("Kotlin I have never touched.", "Kotlin"),
    ("Photography is not my strong suit.", "Photography"),
    ("I still lack experience with budgeting.", "budgeting"),
    ("Welding: none so far", "Welding"),
    ("Postgres yes, Oracle no.", "Oracle"),
    ("Gaps: Terraform, Ansible", "Ansible"),
    ("I have yet to learn Kubernetes.", "Kubernetes"),
    ("I can't do payroll.", "payroll"),
    ("What I cannot do\n\nPlumbing and roofing", "roofing"),
]
REFUSED = [
    ("Telemarketing siger jeg pænt nej tak til.", "Telemarketing"),
    ("Rengøring vil jeg ikke tilbage til.", "Rengøring"),
    ("Personaleledelse har jeg ingen ambition om.", "Personaleledelse"),
    ("Natarbejde er heller ikke noget for mig.", "Natarbejde"),
    ("Detailhandel er jeg vokset fra.", "Detailhandel"),
    ("Facebookopslag: kun under protest", "Facebookopslag"),
    ("COBOL: aldrig igen.", "COBOL"),
    ("Mødeledelse: nej tak", "Mødeledelse"),
    ("Går udenom: kolde opkald", "kolde opkald"),
    ("Hellere projektledelse end bogføring.", "bogføring"),
    ("Jeg er færdig med akkordarbejde.", "akkordarbejde"),
    ("Det bliver det ikke\n\nTagdækning. Akkord.", "Tagdækning"),
    ("Hvad jeg er træt af\n\nVagtplaner og kassetælling", "kassetælling"),
    ("Catering interesserer mig ikke længere.", "Catering"),
    ("Cold calling is not for me.", "Cold calling"),
    ("I would rather do design than project management.", "project management"),
    ("I have no interest in sales.", "sales"),
    ("I am done with night shifts.", "night shifts"),
    ("I won't do telemarketing.", "telemarketing"),
    ("No thanks\n\nPayroll, telemarketing", "Payroll"),
    ("PHP: never again", "PHP"),
    ("Done with: tax returns", "tax returns"),
]
WISHED = [
    ("Arkivering er noget, jeg gerne ville lære.", "Arkivering"),
    ("Tilskæring (skind, læder)  kan lidt, vil lære", "skind"),
    ("Statistik  1, vil have op på 3", "Statistik"),
    ("Robotteknik kunne jeg godt tænke mig at prøve.", "Robotteknik"),
    ("Maskinlæring er jeg nysgerrig på.", "Maskinlæring"),
    ("Podcasts frister mig også.", "Podcasts"),
    ("Grafisk design lokker.", "Grafisk design"),
    ("Jeg overvejer et kursus i projektledelse.", "projektledelse"),
    ("Jeg er nysgerrig på dataanalyse.", "dataanalyse"),
    ("SQL står øverst på min liste.", "SQL"),
    ("Go: nysgerrig, leger lidt derhjemme", "Go"),
    ("Tegneprogrammer: skeptisk, men nysgerrig", "Tegneprogrammer"),
    ("Ventilation: ikke endnu, men vil gerne oplæres", "Ventilation"),
    ("Pressearbejde: en smule. Vil gerne have mere.", "Pressearbejde"),
    ("På vej: Docker, Ansible", "Ansible"),
    ("Hvad jeg gerne vil kunne\n\nKeramik og drejning", "drejning"),
    ("Vil lære\n\n- Bogbinding", "Bogbinding"),
    ("Jeg tager gerne en opgave, hvis nogen lærer mig svejsning.", "svejsning"),
    ("Jeg planlægger at læse pædagogik.", "pædagogik"),
    ("Jeg søger job i en bank. Ellers kundeservice på et kontor.", "kundeservice"),
    ("Machine learning is something I want to learn.", "Machine learning"),
    ("Photography is next on my list.", "Photography"),
    ("I am curious about data analysis.", "data analysis"),
    ("I am considering a course in bookkeeping.", "bookkeeping"),
    ("Docker: not yet, but would like to learn", "Docker"),
    ("Rust: curious", "Rust"),
    ("What I want to learn\n\nPottery and weaving", "weaving"),
    ("Currently learning: Terraform", "Terraform"),
    ("If you will train me in payroll, I will do it.", "payroll"),
]
HELD = [
    ("Truckcertifikat, ikke udløbet.", "Truckcertifikat"),
    ("Excel kan jeg ikke undvære.", "Excel"),
    ("Fransk har jeg aldrig glemt.", "Fransk"),
    ("Machine learning: 3 år", "Machine learning"),
    ("Next.js: dagligt", "Next.js"),
    ("Solceller - et par stykker, ikke mere.", "Solceller"),
    ("PLC: Siemens, rettede fejl, byggede ikke nye", "PLC"),
    ("Projektledelse: i praksis ja, på papir nej.", "Projektledelse"),
    ("MySQL ja, Oracle nej.", "MySQL"),
    ("Jeg går ikke hjem, før bogholderiet stemmer.", "bogholderiet"),
    ("Excel kan jeg, men jeg keder mig.", "Excel"),
    ("Hellere projektledelse end bogføring.\n\nErfaring\nBogføring i ti år.", "Bogføring i"),
    ("Svejsning: god, vil gerne lære mere", "Svejsning"),
    ("Jeg giver ikke op, før regnskabet er færdigt.", "regnskabet"),
    ("Det er jeg ikke stærk i. Budgetlægning har jeg været med til.", "Budgetlægning"),
    ("I cannot live without Excel.", "Excel"),
    ("Welding: good, no certificate", "Welding"),
    ("Postgres yes, Oracle no.", "Postgres"),
    ("I do not mind heavy lifting.", "heavy lifting"),
    ("As a nurse I have never been late. Wound care every day.", "Wound care"),
    ("Jeg er ikke uden erfaring med lagerstyring.", "lagerstyring"),
    ("Det kan jeg ikke\n\nRørlægning og kloak\n\nMin værktøjskasse\n\nTagdækning", "Tagdækning"),
]


def _polarity(text: str, words: str) -> Polarity:
    context = Context(text, sentence_spans(text), cv_sections(text), posting=False)
    start = text.index(words)
    return context.holding(start, start + len(words)).polarity


@pytest.mark.parametrize(("text", "words"), LACKED)
def test_what_is_lacked_is_negated(text: str, words: str) -> None:
    assert _polarity(text, words) is Polarity.NEGATED


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_is_refused_is_unwanted(text: str, words: str) -> None:
    assert _polarity(text, words) is Polarity.UNWANTED


@pytest.mark.parametrize(("text", "words"), WISHED)
def test_what_is_longed_for_is_wished(text: str, words: str) -> None:
    assert _polarity(text, words) is Polarity.WISHED


@pytest.mark.parametrize(("text", "words"), HELD)
def test_what_is_held_stays_so(text: str, words: str) -> None:
    assert _polarity(text, words) is Polarity.STATED


@pytest.mark.parametrize(
    ("label", "polarity"),
    [
        ("Hvad jeg er færdig med", Polarity.UNWANTED),
        ("3. Det kan jeg ikke:", Polarity.NEGATED),
        ("Under læring", Polarity.WISHED),
        ("Not my cup of tea", Polarity.UNWANTED),
        ("Machine learning", None),
        ("Ikke-kommercielle film", None),
        ("Planlægning", None),
        ("Next.js", None),
        ("Uddannelse", None),
        ("Hvad jeg kan", None),
        ("Drømmefabrikken A/S", None),
    ],
)
def test_a_label_of_light_words_tells_how_its_matter_is_held(label: str, polarity: Polarity | None) -> None:
    assert label_polarity(label) is polarity
