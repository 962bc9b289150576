"""What a document names without claiming or asking for it, and its neighbours that do count."""

from __future__ import annotations

import pytest

from extraction.context import Context
from extraction.sections import cv_sections, posting_sections
from extraction.sentences import sentence_spans
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity

SKILL, OCCUPATION = EvidenceKind.SKILL, EvidenceKind.OCCUPATION
ASIDES = [
    ("Jeg er buschauffør i eget liv.", "buschauffør", OCCUPATION, False),
    ("Hverdagen byder på en del brandslukning.", "brandslukning", SKILL, True),
    ("You wear many hats here.", "hats", SKILL, True),
    ("Min kæreste læser kommunikation, så vi er flyttet.", "kommunikation", SKILL, False),
    ("My sister Ruby and I ran a stall.", "Ruby", SKILL, False),
    ("Efter ferien på Java åbnede jeg en kaffevogn.", "Java", SKILL, False),
    ("Du arbejder tæt sammen med læger og sygeplejersker.", "sygeplejersker", OCCUPATION, True),
    ("Vi laver software til tandlæger.", "tandlæger", OCCUPATION, True),
    ("Jeg rekrutterede elektrikere og svejsere.", "svejsere", OCCUPATION, False),
    ("You report to the lawyer in charge.", "lawyer", OCCUPATION, True),
    ("Kontorelev hos Nordisk Kommunikation A/S.", "Kommunikation", SKILL, False),
    ("Post room clerk, Communication Department.", "Communication", SKILL, False),
    ("Kontakt butikschef [NAME_1] på [PHONE_1].", "butikschef", OCCUPATION, True),
    ("Du får fri adgang til yoga og massage.", "yoga", SKILL, True),
    ("Favourite books: The Constant Gardener.", "Gardener", OCCUPATION, False),
    ("Fritid: kickboksning, keramik.", "keramik", SKILL, False),
    ("Når jeg ikke laver mad, går jeg på jagt.", "jagt", SKILL, False),
    ("Min teamleder var altid til stede.", "teamleder", SKILL, False),
    ("Årsrapporten lavede revisor.", "Årsrapporten", SKILL, False),
]
CLAIMS = [
    ("Deltidsbrandmand med brandslukning og redning.", "brandslukning", SKILL, False),
    ("Min far var murer, men jeg er uddannet kok.", "kok", OCCUPATION, False),
    ("Jeg har skrevet Java i fem år.", "Java", SKILL, False),
    ("Du arbejder sammen med læger, men du er selv lægesekretær.", "lægesekretær", OCCUPATION, True),
    ("Vi søger elektrikere til Odense.", "elektrikere", OCCUPATION, True),
    ("Trained baker with a diploma.", "baker", OCCUPATION, True),
    ("Privat praksis med parterapi.", "parterapi", SKILL, False),
    ("Årsrapporten lavede jeg selv.", "Årsrapporten", SKILL, False),
    ("Du står for yoga og træning af beboerne.", "yoga", SKILL, True),
]


def applied(text: str, words: str, kind: EvidenceKind, posting: bool, method: str = "lemma") -> list[ConceptEvidence]:
    whole = f"Stilling\n\n{text}" if posting else f"Profil\n{text}"
    start = whole.index(words)
    item = ConceptEvidence("u:x", kind, words, start, start + len(words), "", 0.8, method, "v")
    sections = posting_sections(whole) if posting else cv_sections(whole)
    return Context(whole, sentence_spans(whole), sections, posting).apply([item])


@pytest.mark.parametrize(("text", "words", "kind", "posting"), ASIDES)
def test_an_aside_is_no_evidence(text: str, words: str, kind: EvidenceKind, posting: bool) -> None:
    assert applied(text, words, kind, posting) == []


@pytest.mark.parametrize(("text", "words", "kind", "posting"), CLAIMS)
def test_a_claim_is_evidence(text: str, words: str, kind: EvidenceKind, posting: bool) -> None:
    assert len(applied(text, words, kind, posting)) == 1


def test_a_task_without_a_label_is_implied_unless_a_label_states_it() -> None:
    text = "Kompetencer\nteamledelse\n\nErfaring\n2019-2021 Butik\n- Ledede et hold på otte"
    place = text.index("Ledede")
    task = ConceptEvidence("u:lead", SKILL, "Ledede et hold", place, place + 14, "", 0.6, "mention", "v")
    place = text.index("teamledelse")
    label = ConceptEvidence("u:lead", SKILL, "teamledelse", place, place + 11, "", 0.9, "label", "v")
    context = Context(text, sentence_spans(text), cv_sections(text), posting=False)
    assert [item.polarity for item in context.apply([task])] == [Polarity.IMPLIED]
    assert [item.polarity for item in context.apply([label, task])] == [Polarity.STATED, Polarity.STATED]
