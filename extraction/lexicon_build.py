"""From a classification to the arrays of a lexicon: the slow half, run once for a release."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from extraction import tokens
from extraction.label_rules import COMMON_AT_LEAST, Shares, derived_labels, trust_of, word_shares
from ontology.concepts import Classification, Concept, ConceptKind, LabelKind
from ontology.evidence import EvidenceKind
from ontology.hierarchy import first_level_skill_groups

_LABEL_KINDS = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE, LabelKind.HIDDEN)
DERIVED = len(_LABEL_KINDS)  # the rank of a label that follows from another one
CONCEPT_KINDS = tuple(ConceptKind)
EVIDENCE_KINDS = tuple(EvidenceKind)
OF_SKILLS = (ConceptKind.SKILL, ConceptKind.SKILL_GROUP)


@dataclass(frozen=True, slots=True)
class Row:
    """One label as it stands in the arrays."""

    order: tuple[int, int, int, str]  # of equal keys: better rank, more relations, URI order, text
    concept: int
    language: int
    trust: int
    text: str
    surface: str
    lemma: str


def lemma_key(found: Sequence[tokens.Token], language: str, nouns: bool) -> str:
    """The key of a phrase by dictionary forms: articles are left out unless nothing else remains."""
    forms = [token.noun if nouns else token.lemma for token in found if not tokens.is_article(token.norm, language)]
    return " ".join(forms or [token.norm for token in found])


def rows_of(
    concepts: Mapping[int, Concept],
    weights: Sequence[int],
    languages: Sequence[str],
    language: str,
    shares: Shares,
) -> list[Row]:
    """The rows of one language, in the order in which equal keys are to be preferred. ``concepts``: by number."""
    wanted = list(_labels(concepts, language))
    found = tokens.tokenize_many([text for _, _, text in wanted], language)
    rows: list[Row] = []
    for (number, rank, text), words in zip(wanted, found, strict=True):
        concept = concepts[number]
        norms = tuple(token.norm for token in words)
        if not norms:
            continue
        kind = _LABEL_KINDS[min(rank, DERIVED - 1)]
        trust = trust_of(text, norms, language, concept, kind, shares)
        key = lemma_key(words, language, concept.kind not in OF_SKILLS)
        order = (rank, -weights[number], number, text)
        rows.append(Row(order, number, languages.index(language), int(trust), text, " ".join(norms), key))
    return sorted(rows, key=lambda row: row.order)


def _labels(concepts: Mapping[int, Concept], language: str) -> Iterator[tuple[int, int, str]]:
    """(concept number, rank, text) of every label of a language, the derived ones last within a concept."""
    for number, concept in concepts.items():
        if concept.kind is ConceptKind.SECTOR:
            continue
        seen: set[str] = set()
        for rank, kind in enumerate(_LABEL_KINDS):
            for label in concept.labels:
                if label.language == language and label.kind is kind and label.text not in seen:
                    seen.add(label.text)
                    yield number, rank, label.text
        for text in derived_labels(concept, language):
            yield number, DERIVED, text


def label_arrays(classification: Classification, weights: Sequence[int]) -> dict[str, npt.NDArray[Any]]:
    """The arrays by label: n rows, those of a language together, equal keys in the order to prefer them in.

    ``weights``: number of relations by concept number. concept int32 [n], language, rank and trust uint8 [n]; text,
    surface and lemma are n packed strings. Beside them what ``shares_of`` reads.
    """
    concepts = dict(enumerate(classification.concepts.values()))
    languages = classification.languages()
    shares = word_shares(classification)
    rows = [row for language in languages for row in rows_of(concepts, weights, languages, language, shares)]
    return {**arrays_of(rows), **_share_arrays(shares, languages)}


def arrays_of(rows: Sequence[Row]) -> dict[str, npt.NDArray[Any]]:
    """The arrays by label, one row each."""
    return {
        "concept": np.array([row.concept for row in rows], dtype=np.int32),
        "language": np.array([row.language for row in rows], dtype=np.uint8),
        "rank": np.array([row.order[0] for row in rows], dtype=np.uint8),
        "trust": np.array([row.trust for row in rows], dtype=np.uint8),
        "text": pack([row.text for row in rows]),
        "surface": pack([row.surface for row in rows]),
        "lemma": pack([row.lemma for row in rows]),
    }


def _share_arrays(shares: Shares, languages: Sequence[str]) -> dict[str, npt.NDArray[Any]]:
    """``word_shares`` as arrays, for labels that come later; words too rare to matter are left out."""
    words = [
        (number, word, count)
        for number, language in enumerate(languages)
        for word, count in sorted(shares.get(language, (0, Counter[str]()))[1].items())
        if count >= COMMON_AT_LEAST
    ]
    return {
        "share_total": np.array([shares.get(language, (0, None))[0] for language in languages], dtype=np.int32),
        "share_language": np.array([number for number, _, _ in words], dtype=np.uint8),
        "share_count": np.array([count for _, _, count in words], dtype=np.int32),
        "share_word": pack([word for _, word, _ in words]),
    }


def shares_of(arrays: Mapping[str, npt.NDArray[Any]], languages: Sequence[str]) -> Shares:
    """What ``trust_of`` needs to know of the descriptions, from the arrays of a lexicon."""
    found = {
        language: (int(total), Counter[str]())
        for language, total in zip(languages, arrays["share_total"], strict=False)
    }
    for number, word, count in zip(
        arrays["share_language"].tolist(), unpack(arrays["share_word"]), arrays["share_count"].tolist(), strict=True
    ):
        found[languages[number]][1][word] = count
    return found


def concept_arrays(classification: Classification) -> dict[str, npt.NDArray[Any]]:
    """The arrays by concept, m of them in order of URI: kinds uint8 [m], weight int32 [m], packed URIs and fields."""
    concepts = list(classification.concepts.values())
    number = {concept.uri: place for place, concept in enumerate(concepts)}
    weights = np.zeros(len(concepts), dtype=np.int32)
    for relation in classification.relations:
        weights[number[relation.target]] += 1
        weights[number[relation.source]] += 1
    fields = [_fields(classification, concept) for concept in concepts]
    kinds = [_evidence_kind(concept, mine) for concept, mine in zip(concepts, fields, strict=True)]
    return {
        "concept_uri": pack([concept.uri for concept in concepts]),
        "concept_kind": np.array([CONCEPT_KINDS.index(concept.kind) for concept in concepts], dtype=np.uint8),
        "concept_evidence": np.array([EVIDENCE_KINDS.index(kind) for kind in kinds], dtype=np.uint8),
        "concept_weight": weights,
        "concept_fields": pack([" ".join(mine) for mine in fields]),
    }


def _fields(classification: Classification, concept: Concept) -> list[str]:
    if concept.kind not in OF_SKILLS:
        return []
    groups = first_level_skill_groups(classification, concept.uri)
    return sorted({classification[group].code or group.rsplit("/", 1)[-1] for group in groups})


def evidence_kind(concept: Concept, classification: Classification) -> EvidenceKind:
    """The kind of evidence that a concept is."""
    return _evidence_kind(concept, _fields(classification, concept))


def _evidence_kind(concept: Concept, fields: Sequence[str]) -> EvidenceKind:
    """ESCO's own distinctions: L1/L2 are languages, T2-T6 personal competences, the rest by its skill type."""
    if concept.kind not in OF_SKILLS:
        return EvidenceKind.OCCUPATION
    if any(field in ("L1", "L2") for field in fields):
        return EvidenceKind.LANGUAGE
    if concept.skill_type == "knowledge":
        return EvidenceKind.KNOWLEDGE
    personal = any(field in ("T2", "T3", "T4", "T5", "T6") for field in fields)
    if personal or (not fields and concept.reuse_level == "transversal"):
        return EvidenceKind.COMPETENCE
    return EvidenceKind.SKILL


def pack(texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Strings as UTF-8 with a NUL between them (labels have none: they come from CSV and RDF text)."""
    return np.frombuffer("\0".join(text.replace("\0", " ") for text in texts).encode(), dtype=np.uint8)


def unpack(packed: npt.NDArray[np.uint8]) -> list[str]:
    """The strings that ``pack`` was given; an empty array is none."""
    return packed.tobytes().decode().split("\0") if packed.size else []


def appended(parts: tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]) -> npt.NDArray[np.uint8]:
    """The packed strings of both; neither has an empty one alone."""
    first, second = parts
    if not (first.size and second.size):
        return first if first.size else second
    return np.concatenate((first, np.zeros(1, dtype=np.uint8), second))
