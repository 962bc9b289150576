"""Where reading and memory meet: a concept, and the exact words that a document has for it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What the evidence is about (the ``kind`` of the batch formats)."""

    SKILL = "skill"
    KNOWLEDGE = "knowledge"
    COMPETENCE = "competence"
    LANGUAGE = "language"
    OCCUPATION = "occupation"
    QUALIFICATION = "qualification"
    LICENCE = "licence"


class Polarity(StrEnum):
    """How the document holds it: stated, implied by a task, wished for, negated, or unwanted."""

    STATED = "stated"
    IMPLIED = "implied"
    WISHED = "wished"
    NEGATED = "negated"
    UNWANTED = "unwanted"


class Strength(StrEnum):
    """How strongly a posting asks for it."""

    ESSENTIAL = "essential"
    OPTIONAL = "optional"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class CandidateConcept:
    """A concept that words may mean, with the probability in [0, 1] that they do."""

    uri: str
    score: float


@dataclass(frozen=True, slots=True)
class ConceptEvidence:
    """A concept found in a pseudonymised text.

    ``uri`` is None for a phrase that no concept fits. ``start`` and ``end`` are code-point offsets into the
    pseudonymised text, end exclusive, so ``text[start:end] == quote``. ``sentence`` is the sentence around it.
    ``confidence`` lies in [0, 1]. ``method`` names the signal ("label", "lemma", "compound", "typo").
    ``ontology_version`` is the content hash of the classification it was read with. ``section`` is the part of the
    document ("experience", "education", "skills", "wishes", "requirements", "tasks", "offer") or "".
    ``candidates``: what else the words may mean, best first, where that was asked; not kept with a posting.
    ``level``: "beginner", "intermediate", "advanced", "expert", or of a language a CEFR level. ``last_used``: the year
    of last use, "YYYY", where that is past. ``position``: the title of the position that it belongs to, in a posting
    of several.
    """

    uri: str | None
    kind: EvidenceKind
    quote: str
    start: int
    end: int
    sentence: str
    confidence: float
    method: str
    ontology_version: str
    polarity: Polarity = Polarity.STATED
    strength: Strength = Strength.UNKNOWN
    section: str = ""
    level: str | None = None
    last_used: str | None = None
    candidates: tuple[CandidateConcept, ...] = ()
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """A demand or limit that is not a skill.

    ``kind`` is one of driving_licence, language, hours, shift, physical, travel_minutes, radius_km, remote,
    certificate, criminal_record, start_date, unwanted_work; ``value`` as bench.md's batch format has it ("B", "da:C1",
    "37"), of a shift that a person refuses "not night", of unwanted work one word of it in small letters.
    """

    kind: str
    value: str
    hard: bool
    quote: str
