"""What a linked phrase may mean, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extraction.linking.port import Candidate
from extraction.mentions.confidence import probability
from extraction.mentions.linking import MIN_CONFIDENCE, MentionLinker
from extraction.mentions.names import may_mean
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind
from ontology.evidence import ConceptEvidence, EvidenceKind


def _concept(uri: str, english: str, danish: str, *others: str) -> Concept:
    labels = [Label("en", LabelKind.PREFERRED, english), Label("da", LabelKind.PREFERRED, danish)]
    labels += [Label("da", LabelKind.ALTERNATIVE, other) for other in others]
    return Concept(uri, ConceptKind.SKILL, tuple(sorted(labels)))


CANVAS = _concept("u:canvas", "Canvas (learning management systems)", "Canvas (læringsplatform)")
LESS = _concept("u:less", "LESS", "LESS")
DANISH = _concept("u:danish", "Danish", "dansk")
BUDGETS = _concept("u:budgets", "manage budgets", "styre budgetter", "budgetstyring")


def test_probability_rises_with_the_score_and_is_higher_for_several_words() -> None:
    scores = [0.0, 0.2, 0.5, 0.9, 1.0]
    found = [probability(score, "budgetter") for score in scores]
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 1
    assert probability(0.7, "styrer budgetter") > probability(0.7, "budgetter")


@pytest.mark.parametrize(
    ("phrase", "sentence", "concept", "kind", "expected"),
    [
        ("Canva", "Instagram, Canva", CANVAS, None, False),
        ("Canvas", "Instagram, Canvas", CANVAS, None, True),
        ("less", "less so with meetings", LESS, None, False),
        ("LESS", "CSS, LESS", LESS, None, True),
        ("dansk", "Oversatte fra engelsk til dansk", DANISH, EvidenceKind.LANGUAGE, True),
        ("svenske", "med svenske museer", DANISH, EvidenceKind.LANGUAGE, False),
        ("Danish", "at a Danish firm", DANISH, EvidenceKind.LANGUAGE, False),
        ("danish friends", "with danish friends", DANISH, EvidenceKind.LANGUAGE, False),
        ("budgetter", "holdt budgetter", BUDGETS, None, True),
        ("budgetstyring", "budgetstyring", BUDGETS, None, False),
    ],
)
def test_names_are_not_linked_by_likeness(
    phrase: str, sentence: str, concept: Concept, kind: EvidenceKind | None, expected: bool
) -> None:
    assert may_mean(phrase, sentence, concept, kind, "da") is expected


class _Linker:
    def __init__(self, *found: Candidate) -> None:
        self._found = list(found)

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        return [self._found for _ in texts]


def _linked(quote: str, *found: Candidate) -> ConceptEvidence:
    classification = Classification.of((CANVAS, LESS, DANISH, BUDGETS), ())
    linker = MentionLinker(lambda: _Linker(*found), lambda _: True, classification, {})
    mention = ConceptEvidence(None, EvidenceKind.SKILL, quote, 0, len(quote), quote, 0.9, "mention", "v")
    return linker.link([mention], "da", ())[0]


def test_a_sure_phrase_is_linked_with_its_probability_and_an_unsure_one_keeps_candidates() -> None:
    sure = _linked("styrede budgetter", Candidate("u:budgets", "styre budgetter", 0.9))
    assert sure.uri == "u:budgets"
    assert MIN_CONFIDENCE <= sure.confidence < 0.9
    unsure = _linked("budgetter", Candidate("u:budgets", "styre budgetter", 0.7))
    assert unsure.uri is None
    assert [one.uri for one in unsure.candidates] == ["u:budgets"]


def test_a_name_that_is_another_is_no_candidate() -> None:
    assert _linked("Canva", Candidate("u:canvas", "Canvas", 0.97)).candidates == ()
