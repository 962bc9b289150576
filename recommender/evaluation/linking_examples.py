"""What rankers are fitted on: titles of national mappings, phrases of annotated postings, held-out Danish terms."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from extraction.errors import EncoderUnavailableError
from extraction.linking.fit import Example
from extraction.linking.occupations import FEATURES, LEXICAL_FEATURES, OccupationLinker
from extraction.linking.skills import SkillLinker
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind
from recommender.evaluation.datasets import MeloSet, Phrase, SentenceSet

HELD_OUT = 2_500
"""Danish alternatives that are taken out of the labels and asked for."""

SEED = 20261125
PIVOT = "en"


def with_pivot(melo: MeloSet, classification: Classification) -> MeloSet:
    """The set with its concepts' English preferred labels beside those of its own corpus, as a loaded ESCO has them."""
    concepts = [_with_english(concept, classification) for concept in melo.corpus.concepts.values()]
    return replace(melo, corpus=Classification.of(concepts, (), melo.corpus.version))


def _with_english(concept: Concept, classification: Classification) -> Concept:
    known = classification.concepts.get(concept.uri)
    if known is None or any(label.language == PIVOT for label in concept.labels):
        return concept
    extra = [label for label in known.labels if label.language == PIVOT and label.kind is LabelKind.PREFERRED]
    return replace(concept, labels=tuple(sorted((*concept.labels, *extra))))


def title_examples(melo: MeloSet, semantics: Semantics | None) -> list[Example]:
    """One example a title: the candidates' features, and which is the right concept."""
    linker = OccupationLinker(melo.corpus, "default", semantics)
    uris = np.array([concept.uri for concept in linker.concepts])
    known = [(title, melo.gold[query]) for query, title in melo.queries if query in melo.gold]
    found = linker.candidates([title for title, _ in known], melo.query_language)
    wanted = FEATURES if semantics is not None else LEXICAL_FEATURES
    examples = []
    for (rows, features, names), (_, right) in zip(found, known, strict=True):
        if names != wanted:
            raise EncoderUnavailableError("There are no vectors to fit on.")
        examples.append((features, np.isin(uris[rows], list(right))))
    return examples


def phrase_examples(
    phrases: Sequence[Phrase], classification: Classification, language: str, semantics: Semantics
) -> list[Example]:
    """One example a phrase; a phrase without concepts teaches to abstain. Raises EncoderUnavailableError."""
    return _skill_examples([(p.text, p.concepts) for p in phrases], classification, language, semantics, phrases=True)


def sentence_examples(sentences: SentenceSet, classification: Classification, semantics: Semantics) -> list[Example]:
    """One example an English sentence. Raises EncoderUnavailableError."""
    uri_of = {concept.preferred("en").lower(): concept.uri for concept in classification.of_kind(ConceptKind.SKILL)}
    known = [(text, frozenset(uri_of.get(label, label) for label in labels)) for text, labels in sentences.sentences]
    return _skill_examples(known, classification, "en", semantics, phrases=False)


def _skill_examples(
    known: Sequence[tuple[str, frozenset[str]]],
    classification: Classification,
    language: str,
    semantics: Semantics,
    *,
    phrases: bool,
) -> list[Example]:
    linker = SkillLinker(classification, "default", semantics)
    vectors = linker.vectors(language)
    if vectors is None:
        raise EncoderUnavailableError("There are no vectors to fit on.")
    uris = np.array([concept.uri for concept in linker.concepts])
    found = linker.candidates([text for text, _ in known], language, None, vectors, phrases=phrases)
    return [
        (features, np.isin(uris[rows], list(right))) for (rows, features), (_, right) in zip(found, known, strict=True)
    ]


def hold_out(
    classification: Classification, language: str, count: int = HELD_OUT, seed: int = SEED
) -> tuple[Classification, list[Phrase]]:
    """The classification without ``count`` of its skills' alternative labels, and these as phrases to be linked."""
    labels = [
        (concept.uri, label)
        for concept in classification.of_kind(ConceptKind.SKILL)
        for label in concept.labels
        if label.language == language and label.kind is LabelKind.ALTERNATIVE
    ]
    chosen = random.Random(seed).sample(labels, min(count, len(labels)))  # noqa: S311 - no secret
    taken: dict[str, set[Label]] = {}
    for uri, label in chosen:
        taken.setdefault(uri, set()).add(label)
    concepts = [
        replace(concept, labels=tuple(label for label in concept.labels if label not in taken[concept.uri]))
        if concept.uri in taken
        else concept
        for concept in classification.concepts.values()
    ]
    phrases = [Phrase(label.text, frozenset({uri})) for uri, label in chosen]
    return Classification.of(concepts, classification.relations, classification.version), phrases


def balanced(sets: Mapping[str, Sequence[Example]]) -> tuple[list[Example], list[float]]:
    """The examples of several sets together, and weights by which each set counts alike."""
    examples = [example for found in sets.values() for example in found]
    weights = [1.0 / len(found) for found in sets.values() for _ in found]
    return examples, weights


def union(sets: Iterable[Sequence[Phrase]]) -> list[Phrase]:
    """The phrases of several sets, each text once with all its concepts."""
    found: dict[str, frozenset[str]] = {}
    for phrases in sets:
        for phrase in phrases:
            found[phrase.text] = found.get(phrase.text, frozenset()) | phrase.concepts
    return [Phrase(text, concepts) for text, concepts in found.items()]
