"""Sensitive details that the words around them name, and innocent words that look like them."""

from __future__ import annotations

import pytest

from extraction.sections import cv_sections
from extraction.sensitive import find_sensitive
from extraction.sentences import sentence_spans


def found(text: str) -> list[str]:
    details = find_sensitive(text, sentence_spans(text), cv_sections(text))
    return [text[detail.start : detail.end] for detail in details]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jeg var væk i et år efter en blodprop.", "blodprop"),
        ("I was out of work due to a slipped disc.", "slipped disc"),
        ("Var sygemeldt i et halvt år.", "sygemeldt"),
        ("I have been sober since 2019.", "sober"),
        ("Jeg passede min mor, og min mors sygdom tog et år.", "min mors sygdom"),
        ("Mor til tre drenge.", "Mor til tre drenge"),
        ("Single mother of two.", "Single mother"),
        ("Dømt for tyveri i 2012.", "tyveri"),
        ("I was released from prison in 2015.", "released from prison"),
        ("Interesser\nFodbold, menighedsrådet og 3F", "menighedsrådet"),
        ("Interesser\nFodbold, menighedsrådet og 3F", "3F"),
        ("Bestyrelsesmedlem i HK.", "HK"),
        ("Jeg er født i Ribe.", "født i Ribe"),
        ("Den eneste kvinde i sjakket.", "kvinde"),
    ],
)
def test_a_detail_is_found_and_ends_where_it_is_named(text: str, words: str) -> None:
    details = found(text)
    assert any(words in detail for detail in details), details
    assert all(len(detail) <= len(words) + 30 for detail in details), details


@pytest.mark.parametrize(
    "text",
    [
        "Pleje af patienter efter en blodprop.",
        "I cared for residents with dementia.",
        "Forhandlede løn med fagforeningen for virksomheden.",
        "Uddannet børnehavepædagog med tre grupper.",
        "Salg af medicin til apoteker.",
        "Taught children of all ages.",
        "Undervisning af indsatte i dansk.",
        "Responsible for addiction services for clients.",
    ],
)
def test_work_with_others_is_no_detail(text: str) -> None:
    assert found(f"Erfaring\n2015 - 2020 Ansat, Køge\n{text}") == []
