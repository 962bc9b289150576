"""How strongly a posting asks, where the words that say so stand over a list or around a condition."""

from __future__ import annotations

import pytest

from extraction.context import Context
from extraction.sections import posting_sections
from extraction.sentences import sentence_spans
from ontology.evidence import ConceptEvidence, EvidenceKind, Strength

ESSENTIAL, OPTIONAL, UNKNOWN = Strength.ESSENTIAL, Strength.OPTIONAL, Strength.UNKNOWN


@pytest.mark.parametrize(
    ("text", "quote", "strength"),
    [
        ("Vagt\n\nDu skal\n\n- have kørt før\n- tale og skrive rapporter", "rapporter", ESSENTIAL),
        ("Pædagog\n\nVi søger en pædagog, der\n\n- kan planlægge forløb", "planlægge forløb", ESSENTIAL),
        ("Tester\n\nDet vægter positivt, hvis du\n- har et certifikat\n- taler tysk", "tysk", OPTIONAL),
        ("Officer\n\nWe expect that you\n\n- understand EU law", "EU law", ESSENTIAL),
        ("Job\n\nDet er en fordel, hvis du kan klippe video og har arbejdet i InDesign.", "InDesign", OPTIONAL),
        ("Job\n\nWe are looking for a warm and patient assistant.", "patient", ESSENTIAL),
        ("Job\n\nVi regner med, at du har HF eller HHX, og kan lide at tale.", "tale", ESSENTIAL),
        ("Job\n\nVi pakker ordrer.\n\n- pluk af varer", "pluk af varer", UNKNOWN),
    ],
)
def test_strength(text: str, quote: str, strength: Strength) -> None:
    start = text.index(quote)
    item = ConceptEvidence("u:x", EvidenceKind.SKILL, quote, start, start + len(quote), "", 0.9, "label", "v")
    context = Context(text, sentence_spans(text), posting_sections(text), posting=True)
    assert context.apply([item])[0].strength is strength


def test_a_language_that_is_to_be_spoken_is_a_demand() -> None:
    text = "Job\n\nEngelsk på højt niveau, skriftligt."
    item = ConceptEvidence("u:en", EvidenceKind.LANGUAGE, "Engelsk", 5, 12, "", 0.9, "label", "v")
    context = Context(text, sentence_spans(text), posting_sections(text), posting=True)
    assert context.apply([item])[0].strength is ESSENTIAL
