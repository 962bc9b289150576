"""The label index: every label of a classification in every loaded language, ready for matching.

A lexicon is made from a classification once and kept in a file (NumPy arrays, no pickle). It knows nothing of
documents; ``extraction.matching`` looks texts up in it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extraction import tokens
from extraction.errors import ExtractionError
from extraction.label_rules import Trust, derived_labels, trust_of, word_shares
from ontology.concepts import Classification, Concept, ConceptKind, LabelKind
from ontology.evidence import EvidenceKind
from ontology.hierarchy import first_level_skill_groups

FORMAT = "jobvej-lexicon"
FORMAT_VERSION = 1
_LABEL_KINDS = (LabelKind.PREFERRED, LabelKind.ALTERNATIVE, LabelKind.HIDDEN)
DERIVED = len(_LABEL_KINDS)  # the rank of a label that follows from another one
_CONCEPT_KINDS = tuple(ConceptKind)
_EVIDENCE_KINDS = tuple(EvidenceKind)
_OF_SKILLS = (ConceptKind.SKILL, ConceptKind.SKILL_GROUP)


class LexiconError(ExtractionError):
    """A lexicon file is missing, damaged or of another format version: build it anew."""

    code = "lexicon_unusable"


@dataclass(frozen=True, slots=True)
class Entry:
    """One label as matching needs it. ``rank``: 0 preferred, 1 alternative, 2 hidden, 3 derived; lower is better."""

    concept: int
    language: str
    rank: int
    trust: Trust
    text: str


@dataclass(frozen=True, slots=True)
class LexicalConcept:
    """What matching must know of a concept.

    ``weight``: number of relations that name it, a prior for ambiguous labels. ``fields``: codes of the first-level
    skill groups above it ("S1", "06").
    """

    uri: str
    kind: ConceptKind
    evidence_kind: EvidenceKind
    weight: int
    fields: frozenset[str]


@dataclass(frozen=True)
class Index:
    """The labels of one language under three kinds of key; values are row numbers, best label first.

    ``surface``: normalised words. ``lemma``: dictionary forms without articles, of skills and skill groups. ``noun``:
    the same with agent nouns kept, of occupations and ISCO groups. ``longest``: first word of a key -> most words.
    """

    surface: Mapping[str, Sequence[int]]
    lemma: Mapping[str, Sequence[int]]
    noun: Mapping[str, Sequence[int]]
    longest: Mapping[str, int]


class Lexicon:
    """All labels of a classification. Immutable after making; safe to share between threads."""

    def __init__(self, version: str, languages: Sequence[str], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        """Not for callers: use ``build`` or ``load``. ``version`` is the classification's content hash."""
        self.version = version
        self.languages = tuple(languages)
        self._arrays = arrays

    # --- making ------------------------------------------------------------------------------------------------

    @classmethod
    def build(cls, classification: Classification) -> Lexicon:
        """Tokenise and classify every label (about 20 s for the full ESCO in two languages; 150,000 labels)."""
        languages = classification.languages()
        concepts = list(classification.concepts.values())
        shares = word_shares(classification)
        about = _concept_arrays(classification)
        weights = about["concept_weight"].tolist()
        rows = [row for language in languages for row in _rows(concepts, weights, languages, language, shares)]
        return cls(classification.content_hash, languages, {**about, **_row_arrays(rows)})

    def save(self, path: Path) -> None:
        """Write the file whole, under exactly this name. OSError where that cannot be done."""
        path = Path(path)
        temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        meta = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "version": self.version,
            "languages": list(self.languages),
        }
        header = np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8)
        try:
            with temporary.open("wb") as stream:
                np.savez(stream, allow_pickle=False, meta=header, **dict(self._arrays))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Read what ``save`` wrote. LexiconError where the file is not that, or of another format version."""
        try:
            with Path(path).open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            meta = json.loads(arrays.pop("meta").tobytes())
            if meta["format"] != FORMAT or meta["format_version"] != FORMAT_VERSION:
                raise LexiconError(f"{path}: of format version {meta['format_version']}, not {FORMAT_VERSION}")
            lexicon = cls(str(meta["version"]), meta["languages"], arrays)
            _ = lexicon.concepts, lexicon._indexes
        except LexiconError:
            raise
        except Exception as error:  # whatever is wrong inside, the cure is the same
            raise LexiconError(f"{path}: cannot be read as a label index ({type(error).__name__})") from error
        return lexicon

    # --- asking ------------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._arrays["concept"])

    @cached_property
    def concepts(self) -> tuple[LexicalConcept, ...]:
        """By concept number, in order of URI."""
        arrays = self._arrays
        fields = _unpack(arrays["concept_fields"])
        return tuple(
            LexicalConcept(uri, _CONCEPT_KINDS[kind], _EVIDENCE_KINDS[evidence], weight, frozenset(field.split()))
            for uri, kind, evidence, weight, field in zip(
                _unpack(arrays["concept_uri"]),
                arrays["concept_kind"].tolist(),
                arrays["concept_evidence"].tolist(),
                arrays["concept_weight"].tolist(),
                fields,
                strict=True,
            )
        )

    def entry(self, row: int) -> Entry:
        """The label in a row of an index."""
        arrays = self._arrays
        return Entry(
            int(arrays["concept"][row]),
            self.languages[arrays["language"][row]],
            int(arrays["rank"][row]),
            Trust(int(arrays["trust"][row])),
            self._texts[row],
        )

    def index(self, language: str) -> Index:
        """The labels of one language; empty for a language that is not loaded."""
        return self._indexes.get(language, _EMPTY)

    def exact(self, text: str, language: str, kinds: Sequence[ConceptKind]) -> tuple[str, ...]:
        """URIs of the concepts of these kinds that have the text as a label (normalised), best label first."""
        key = " ".join(token.norm for token in tokens.tokenize(text, language))
        found = dict.fromkeys(int(self._arrays["concept"][row]) for row in self.index(language).surface.get(key, ()))
        return tuple(self.concepts[number].uri for number in found if self.concepts[number].kind in kinds)

    def count(self, language: str, *kinds: ConceptKind) -> int:
        """How many concepts of these kinds have a label in the language."""
        mine = np.unique(self._arrays["concept"][self._arrays["language"] == self._number(language)])
        wanted = np.isin(self._arrays["concept_kind"], [_CONCEPT_KINDS.index(kind) for kind in kinds])
        return int(wanted[mine].sum())

    def _number(self, language: str) -> int:
        return self.languages.index(language) if language in self.languages else -1

    @cached_property
    def _texts(self) -> list[str]:
        return _unpack(self._arrays["text"])

    @cached_property
    def _indexes(self) -> Mapping[str, Index]:
        arrays = self._arrays
        surfaces, lemmas = _unpack(arrays["surface"]), _unpack(arrays["lemma"])
        kinds = arrays["concept_kind"][arrays["concept"]]
        of_skills = np.isin(kinds, [_CONCEPT_KINDS.index(kind) for kind in _OF_SKILLS]).tolist()
        live = (arrays["trust"] != int(Trust.NEVER)).tolist()
        indexes: dict[str, Index] = {}
        for number, language in enumerate(self.languages):
            rows = np.flatnonzero(arrays["language"] == number).tolist()
            surface: dict[str, list[int]] = {}
            lemma: dict[str, list[int]] = {}
            noun: dict[str, list[int]] = {}
            longest: dict[str, int] = {}
            for row in rows:
                if not live[row]:
                    continue
                surface.setdefault(surfaces[row], []).append(row)
                (lemma if of_skills[row] else noun).setdefault(lemmas[row], []).append(row)
                for key in (surfaces[row], lemmas[row]):
                    first, _, rest = key.partition(" ")
                    words = rest.count(" ") + 2 if rest else 1
                    if longest.get(first, 0) < words:
                        longest[first] = words
            indexes[language] = Index(surface, lemma, noun, longest)
        return indexes


_EMPTY = Index({}, {}, {}, {})


@dataclass(frozen=True, slots=True)
class _Row:
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


def _rows(
    concepts: Sequence[Concept],
    weights: Sequence[int],
    languages: Sequence[str],
    language: str,
    shares: Mapping[str, tuple[int, Any]],
) -> Iterator[_Row]:
    """The rows of one language, in the order in which equal keys are to be preferred."""
    wanted = list(_labels(concepts, language))
    found = tokens.tokenize_many([text for _, _, text in wanted], language)
    rows: list[_Row] = []
    for (number, rank, text), words in zip(wanted, found, strict=True):
        concept = concepts[number]
        norms = tuple(token.norm for token in words)
        if not norms:
            continue
        kind = _LABEL_KINDS[min(rank, DERIVED - 1)]
        trust = trust_of(text, norms, language, concept, kind, shares)
        key = lemma_key(words, language, concept.kind not in _OF_SKILLS)
        order = (rank, -weights[number], number, text)
        rows.append(_Row(order, number, languages.index(language), int(trust), text, " ".join(norms), key))
    yield from sorted(rows, key=lambda row: row.order)


def _labels(concepts: Sequence[Concept], language: str) -> Iterator[tuple[int, int, str]]:
    """(concept number, rank, text) of every label of a language, the derived ones last within a concept."""
    for number, concept in enumerate(concepts):
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


def _row_arrays(rows: Sequence[_Row]) -> dict[str, npt.NDArray[Any]]:
    return {
        "concept": np.array([row.concept for row in rows], dtype=np.int32),
        "language": np.array([row.language for row in rows], dtype=np.uint8),
        "rank": np.array([row.order[0] for row in rows], dtype=np.uint8),
        "trust": np.array([row.trust for row in rows], dtype=np.uint8),
        "text": _pack([row.text for row in rows]),
        "surface": _pack([row.surface for row in rows]),
        "lemma": _pack([row.lemma for row in rows]),
    }


def _concept_arrays(classification: Classification) -> dict[str, npt.NDArray[Any]]:
    concepts = list(classification.concepts.values())
    number = {concept.uri: place for place, concept in enumerate(concepts)}
    weights = np.zeros(len(concepts), dtype=np.int32)
    for relation in classification.relations:
        weights[number[relation.target]] += 1
        weights[number[relation.source]] += 1
    fields = [_fields(classification, concept) for concept in concepts]
    kinds = [_evidence_kind(concept, mine) for concept, mine in zip(concepts, fields, strict=True)]
    return {
        "concept_uri": _pack([concept.uri for concept in concepts]),
        "concept_kind": np.array([_CONCEPT_KINDS.index(concept.kind) for concept in concepts], dtype=np.uint8),
        "concept_evidence": np.array([_EVIDENCE_KINDS.index(kind) for kind in kinds], dtype=np.uint8),
        "concept_weight": weights,
        "concept_fields": _pack([" ".join(mine) for mine in fields]),
    }


def _fields(classification: Classification, concept: Concept) -> list[str]:
    if concept.kind not in _OF_SKILLS:
        return []
    groups = first_level_skill_groups(classification, concept.uri)
    return sorted({classification[group].code or group.rsplit("/", 1)[-1] for group in groups})


def _evidence_kind(concept: Concept, fields: Sequence[str]) -> EvidenceKind:
    """ESCO's own distinctions: L1/L2 are languages, T2-T6 personal competences, the rest by its skill type."""
    if concept.kind not in _OF_SKILLS:
        return EvidenceKind.OCCUPATION
    if any(field in ("L1", "L2") for field in fields):
        return EvidenceKind.LANGUAGE
    if concept.skill_type == "knowledge":
        return EvidenceKind.KNOWLEDGE
    personal = any(field in ("T2", "T3", "T4", "T5", "T6") for field in fields)
    if personal or (not fields and concept.reuse_level == "transversal"):
        return EvidenceKind.COMPETENCE
    return EvidenceKind.SKILL


def _pack(texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Strings as UTF-8 with a NUL between them (labels have none: they come from CSV and RDF text)."""
    return np.frombuffer("\0".join(text.replace("\0", " ") for text in texts).encode(), dtype=np.uint8)


def _unpack(packed: npt.NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\0") if packed.size else []
