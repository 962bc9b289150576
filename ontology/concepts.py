"""Immutable concepts of a classification in the shape of ESCO, and the classification that holds them.

The vocabulary follows SKOS (W3C Recommendation, 2009) and the ESCO data model: occupations and skills are
``skos:Concept``s with language-tagged labels; ISCO groups, skill groups and sectors are the concepts above them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import attrgetter

from ontology.errors import UnknownConceptError


class ConceptKind(StrEnum):
    """What a concept is. The values are the node labels' names in lower case and part of the public formats."""

    OCCUPATION = "occupation"
    SKILL = "skill"
    SKILL_GROUP = "skill_group"
    ISCO_GROUP = "isco_group"
    SECTOR = "sector"


class LabelKind(StrEnum):
    """SKOS label properties: prefLabel, altLabel, hiddenLabel."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"
    HIDDEN = "hidden"


class RelationKind(StrEnum):
    """Typed links between two concepts; the source of each is named first.

    ESSENTIAL/OPTIONAL: occupation or skill -> skill it needs (ESCO relatedEssentialSkill / relatedOptionalSkill).
    BROADER: concept -> the concept above it (skos:broader). IN_SECTOR: occupation -> sector.
    """

    ESSENTIAL = "essential"
    OPTIONAL = "optional"
    BROADER = "broader"
    IN_SECTOR = "in_sector"


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """One label of a concept: its text (NFC), BCP 47 language tag in lower case, and SKOS kind."""

    language: str
    kind: LabelKind
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A language-tagged note, such as a description."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept.

    ``labels`` and ``descriptions`` are sorted and free of repetitions. ``code`` is the ESCO or ISCO code
    ("2512.4", "25") or a sector code; ``skill_type`` is ESCO's ("knowledge", "skill/competence") or None when the
    release leaves it blank; ``reuse_level`` is one of "transversal", "cross-sector", "sector-specific",
    "occupation-specific" or None. ``isco`` is the four-digit ISCO-08 code of an occupation. ``source`` names where
    the concept comes from ("ESCO v1.1.1", "jobvej-demo").
    """

    uri: str
    kind: ConceptKind
    labels: tuple[Label, ...] = ()
    descriptions: tuple[Text, ...] = ()
    code: str | None = None
    skill_type: str | None = None
    reuse_level: str | None = None
    isco: str | None = None
    status: str = "released"
    source: str = ""

    def preferred(self, *languages: str) -> str:
        """The preferred label in the first of ``languages`` that has one, else in any language, else the URI."""
        by_language = {label.language: label.text for label in self.labels if label.kind is LabelKind.PREFERRED}
        for language in languages:
            if language in by_language:
                return by_language[language]
        return next(iter(by_language.values()), self.uri)

    def description(self, *languages: str) -> str:
        """The description in the first of ``languages`` that has one, else in any language, else an empty string."""
        by_language = {text.language: text.text for text in self.descriptions}
        for language in languages:
            if language in by_language:
                return by_language[language]
        return next(iter(by_language.values()), "")


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A typed link. ``weight`` lies in (0, 1]; only IN_SECTOR links use less than 1 (share of the occupation)."""

    source: str
    kind: RelationKind
    target: str
    weight: float = 1.0


@dataclass(frozen=True)
class Classification:
    """A whole classification: concepts by URI, the relations between them, and where they came from.

    Every relation's two ends are in ``concepts``. Iteration order is by URI, so two loads of the same files are equal.
    """

    concepts: Mapping[str, Concept]
    relations: tuple[Relation, ...]
    version: str = ""
    attribution: tuple[str, ...] = field(default=())

    @classmethod
    def of(
        cls,
        concepts: Iterable[Concept],
        relations: Iterable[Relation],
        version: str = "",
        attribution: tuple[str, ...] = (),
    ) -> Classification:
        """Sort and deduplicate; a relation with an unknown end raises UnknownConceptError."""
        by_uri = {concept.uri: concept for concept in sorted(concepts, key=lambda concept: concept.uri)}
        # By key: the same order as the dataclass's own, without 2.5 million calls of its __lt__ on a full release.
        unique = tuple(sorted(set(relations), key=attrgetter("source", "kind", "target", "weight")))
        for relation in unique:
            for end in (relation.source, relation.target):
                if end not in by_uri:
                    raise UnknownConceptError(f"relation {relation.kind} names {end}, which is not among the concepts")
        return cls(by_uri, unique, version, attribution)

    def __getitem__(self, uri: str) -> Concept:
        try:
            return self.concepts[uri]
        except KeyError:
            raise UnknownConceptError(f"{uri} is not in the loaded classification {self.version}") from None

    def __contains__(self, uri: object) -> bool:
        return uri in self.concepts

    def __len__(self) -> int:
        return len(self.concepts)

    def of_kind(self, *kinds: ConceptKind) -> Iterator[Concept]:
        """Concepts of the given kinds, by URI."""
        return (concept for concept in self.concepts.values() if concept.kind in kinds)

    def languages(self) -> tuple[str, ...]:
        """Language tags that occur in labels, sorted."""
        return tuple(sorted({label.language for concept in self.concepts.values() for label in concept.labels}))

    @cached_property
    def broader(self) -> Mapping[str, tuple[str, ...]]:
        """Concept URI -> URIs of the concepts directly above it, sorted; only concepts that have any."""
        above: dict[str, list[str]] = {}
        for relation in self.relations:
            if relation.kind is RelationKind.BROADER:
                above.setdefault(relation.source, []).append(relation.target)
        return {uri: tuple(targets) for uri, targets in above.items()}

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 (hex) over concepts and relations; equal content gives an equal hash on every machine."""
        digest = hashlib.sha256()
        for concept in self.concepts.values():
            digest.update(repr(concept).encode())
        for relation in self.relations:
            digest.update(repr(relation).encode())
        return digest.hexdigest()
