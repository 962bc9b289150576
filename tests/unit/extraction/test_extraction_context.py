"""Polarity and strength by clause rules, in both languages."""

from __future__ import annotations

import pytest

from extraction.context import ASIDE_CONFIDENCE, Context, Holding
from extraction.sections import cv_sections, posting_sections
from extraction.sentences import sentence_spans
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity, Strength

CV = [
    ("Jeg har ikke kørekort, men tager det gerne.", "kørekort", "negated"),
    ("Jeg har ingen erfaring med regnskab, men er god til Excel.", "regnskab", "negated"),
    ("Jeg har ingen erfaring med regnskab, men er god til Excel.", "Excel", "stated"),
    ("I have no experience with COBOL.", "COBOL", "negated"),
    ("I have never worked with SAP but know Navision well.", "SAP", "negated"),
    ("I have never worked with SAP but know Navision well.", "Navision", "stated"),
    ("Vi arbejdede i Excel, ikke i R eller SQL.", "SQL", "negated"),
    ("Vi arbejdede i Excel, ikke i R eller SQL.", "Excel", "stated"),
    ("Har kørekort B, men ingen bil.", "kørekort", "stated"),
    ("Har kørekort B, men ingen bil.", "bil", "negated"),
    ("Jeg er ikke uddannet pædagog.", "pædagog", "negated"),
    ("Ikke kun programmering, men også design.", "programmering", "stated"),
    ("Jeg ønsker dagarbejde, ikke nattehold.", "nattehold", "unwanted"),
    ("Jeg ønsker dagarbejde, ikke nattehold.", "dagarbejde", "wished"),
    ("I want daytime work only, no night shifts.", "night shifts", "unwanted"),
    ("Jeg søger arbejde i byen. Jeg ønsker ikke at arbejde som advokat.", "advokat", "unwanted"),
    ("Jeg vil gerne lære Python og arbejde med IT-support.", "Python", "wished"),
    ("Jeg vil gerne lære Python og arbejde med IT-support.", "IT-support", "wished"),
    ("I would like to learn Rust.", "Rust", "wished"),
    ("Jeg drømmer om at blive bager.", "bager", "wished"),
    ("Jeg har arbejdet med formidling og søger mit første job som biolog.", "formidling", "stated"),
    ("Jeg har arbejdet med formidling og søger mit første job som biolog.", "biolog", "wished"),
    ("Jeg søger nye udfordringer og har erfaring med salg.", "salg", "stated"),
    ("Ønsker\nProjektleder i en kommune", "Projektleder", "wished"),
    ("SAP: ingen erfaring.", "SAP", "negated"),
    ("Sprog\nGerman – none", "German", "negated"),
    ("Excel (advanced), Salesforce (no experience), Canva.", "Salesforce", "negated"),
    ("Excel (advanced), Salesforce (no experience), Canva.", "Canva", "stated"),
    ("SQL  would like to learn", "SQL", "wished"),
    ("SPSS - brugt i 2013, glemt.", "SPSS", "negated"),
    ("Nul: Finanstilsyn, børsnoterede selskaber", "børsnoterede selskaber", "negated"),
    ("Not interested in: sales; people management", "people management", "unwanted"),
    ("Ledelse vil jeg ikke have mere af.", "Ledelse", "unwanted"),
    ("Regnskab har jeg aldrig arbejdet med.", "Regnskab", "negated"),
    ("Jeg vil gerne ud af revision og ind i en virksomhed.", "revision", "unwanted"),
    ("Ønsker\nIkke personaleansvar.", "personaleansvar", "unwanted"),
    ("Jeg har ingen problemer med at tale foran andre.", "tale foran andre", "stated"),
    ("Det er ikke sådan, at jeg ikke kan tysk.", "tysk", "stated"),
    ("Der går ikke en dag, uden at jeg programmerer i Java.", "Java", "stated"),
    ("I have never lost my Italian.", "Italian", "stated"),
    ("I know neither SQL nor Python, but I write VBA.", "Python", "negated"),
    ("I know neither SQL nor Python, but I write VBA.", "VBA", "stated"),
    ("Tidligere skrev jeg COBOL, men det er længe siden, og jeg kan det ikke mere.", "COBOL", "negated"),
    ("Erfaring\n2019-2021 Butik\n- Vil gerne lære Power BI", "Power BI", "wished"),
    ("Erfaring\n2019-2021 Fundraiser\n- Søger midler hos fonde", "midler", "stated"),
]
POSTINGS = [
    ("Erfaring med fundraising er et plus.", "fundraising", "optional"),
    ("Knowledge of Docker is a plus.", "Docker", "optional"),
    ("Du har gerne erfaring med Linux.", "Linux", "optional"),
    ("Det er en fordel, hvis du kender Python og SQL.", "SQL", "optional"),
    ("Du skal kunne Excel, og kendskab til SAP er en fordel.", "SAP", "optional"),
    ("Du skal kunne Excel, og kendskab til SAP er en fordel.", "Excel", "essential"),
    ("Kørekort er en fordel, men ikke et krav.", "Kørekort", "optional"),
    ("Kørekort er ikke et krav, men en fordel.", "Kørekort", "optional"),
    ("Kørekort B er et krav.", "Kørekort", "essential"),
    ("Fluent English is required.", "English", "essential"),
    ("You must have a degree in engineering.", "engineering", "essential"),
    ("Vi forventer, at du har erfaring med webredigering og projektledelse.", "projektledelse", "essential"),
    ("Du skal have truckcertifikat B.", "truckcertifikat", "essential"),
    ("Svendebrev som elektriker og kørekort B er et krav.", "elektriker", "essential"),
    ("Du skriver nyhedsbreve.", "nyhedsbreve", "unknown"),
    ("Kørekort er ikke et krav.", "Kørekort", "negated"),
    ("Ingen uddannelse nødvendig, men vi forventer smil.", "uddannelse", "negated"),
    ("Ingen uddannelse nødvendig, men vi forventer smil.", "smil", "essential"),
    ("Ingen krav om erfaring eller kørekort.", "kørekort", "negated"),
    ("No experience with SAP needed.", "SAP", "negated"),
    ("Håndværk er en fordel, læreruddannelse ikke et krav.", "læreruddannelse", "negated"),
    ("Håndværk er en fordel, læreruddannelse ikke et krav.", "Håndværk", "optional"),
    ("Det er en fordel, hvis du:\n- kender Excel\n- har kørekort", "kørekort", "optional"),
    ("Titel\n\nNice to have:\n- Kubernetes", "Kubernetes", "optional"),
    ("Titel\n\nKrav:\n- Kørekort B", "Kørekort", "essential"),
    ("SAS skal du ikke kunne; vi udfaser det.", "SAS", "negated"),
    ("Vipper og bryn behøver du ikke rode med.", "bryn", "negated"),
    ("Vores bookingsystem lærer du hos os.", "bookingsystem", "negated"),
    ("Vi lærer dig alt om el og afgifter.", "afgifter", "negated"),
    ("Det er ikke vigtigt for os, om du kender vores system.", "system", "negated"),
    ("Dansk er ikke nødvendigt, hvis du forstår engelsk.", "Dansk", "negated"),
    ("Dansk er ikke nødvendigt, hvis du forstår engelsk.", "engelsk", "essential"),
    ("Titel\n\nYou do not need\n- experience\n- Danish", "Danish", "negated"),
    ("Danish? Not required, but learn to say hello.", "Danish", "negated"),
    ("Har du ikke truckcertifikat, betaler vi det.", "truckcertifikat", "negated"),
    ("Har du ikke kørt udenlands, kan du køre med Poul.", "kørt udenlands", "optional"),
    ("Fransk er nyttigt, men ikke nødvendigt.", "Fransk", "optional"),
    ("Det er rart, men ikke krævet, at du har kørt taxa.", "taxa", "optional"),
    ("Hvis du også har kendskab til GIS, så sig det.", "GIS", "optional"),
    ("Essential: payroll, VAT returns.", "VAT returns", "essential"),
    ("Du kender ferieloven.", "ferieloven", "essential"),
    ("Et job\n\nErfaring med MIKE+ eller lignende", "MIKE+", "essential"),
    ("You have a degree in economics, law or the like.", "law", "unknown"),
]


def holding(text: str, words: str, posting: bool) -> Holding:
    sections = posting_sections(text) if posting else cv_sections(text)
    start = text.index(words)
    return Context(text, sentence_spans(text), sections, posting).holding(start, start + len(words))


@pytest.mark.parametrize(("text", "words", "expected"), CV)
def test_polarity_in_cvs(text: str, words: str, expected: str) -> None:
    assert holding(text, words, posting=False).polarity == expected


@pytest.mark.parametrize(("text", "words", "expected"), POSTINGS)
def test_strength_in_postings(text: str, words: str, expected: str) -> None:
    found = holding(text, words, posting=True)
    assert (found.polarity if found.polarity is Polarity.NEGATED else found.strength) == expected


def evidence(text: str, words: str) -> ConceptEvidence:
    start = text.index(words)
    kind = EvidenceKind.SKILL
    return ConceptEvidence("u:x", kind, words, start, start + len(words), "", 0.8, "label", "v")


def apply(text: str, words: str, posting: bool) -> list[ConceptEvidence]:
    sections = posting_sections(text) if posting else cv_sections(text)
    return Context(text, sentence_spans(text), sections, posting).apply([evidence(text, words)])


def test_evidence_gets_its_sentence_and_section() -> None:
    text = "Kompetencer\nJeg kan Excel. Jeg kan også SQL."
    found = apply(text, "SQL", posting=False)[0]
    assert (found.sentence, found.section) == ("Jeg kan også SQL.", "skills")


@pytest.mark.parametrize("heading", ["Referencer", "References", "Familie"])
def test_other_people_are_no_evidence(heading: str) -> None:
    assert apply(f"Profil\nJeg kan SQL.\n\n{heading}\nChef for regnskab", "regnskab", posting=False) == []


def test_what_a_posting_offers_is_hardly_a_demand() -> None:
    found = apply("Titel\n\nVi tilbyder kurser i Python.", "Python", posting=True)[0]
    assert (found.section, found.strength) == ("offer", Strength.UNKNOWN)
    assert found.confidence == pytest.approx(0.8 * ASIDE_CONFIDENCE)
