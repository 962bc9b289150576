"""JSON forms of what the packages answer with: the batch formats, which REST extends with labels and sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extraction.reading import Education, Reading, Role
from ontology.concepts import Classification, Concept
from ontology.evidence import ConceptEvidence, Constraint
from ontology.postings import Posting


def evidence_json(evidence: ConceptEvidence) -> dict[str, Any]:
    """One piece of evidence; ``level`` and ``last_used`` only where known."""
    found: dict[str, Any] = {
        "uri": evidence.uri,
        "kind": str(evidence.kind),
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "confidence": round(evidence.confidence, 6),
        "polarity": str(evidence.polarity),
        "strength": str(evidence.strength),
        "method": evidence.method,
    }
    if evidence.level is not None:
        found["level"] = evidence.level
    if evidence.last_used is not None:
        found["last_used"] = evidence.last_used
    return found


def _role_json(role: Role) -> dict[str, Any]:
    return {
        "title": role.title,
        "uri": role.uri,
        "employer_kind": role.employer_kind,
        "from": role.start,
        "to": role.end,
    }


def _education_json(education: Education) -> dict[str, Any]:
    return {"title": education.title, "level": education.level, "field": education.field_of_study}


def _constraint_json(constraint: Constraint) -> dict[str, Any]:
    return {
        "kind": constraint.kind,
        "value": constraint.value,
        "hard": constraint.hard,
        "quote": constraint.quote,
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """The batch format of ``jobvej read``, without the id."""
    return {
        "quality": {"verdict": str(reading.quality.verdict), "reasons": list(reading.quality.reasons)},
        "language": reading.language,
        "text": reading.text,
        "roles": [_role_json(role) for role in reading.roles],
        "education": [_education_json(line) for line in reading.education],
        "evidence": [evidence_json(item) for item in reading.evidence],
        "constraints": [_constraint_json(item) for item in reading.constraints],
        "places": [{"postcode": place.postcode, "town": place.town} for place in reading.places],
        "pii_removed": dict(sorted(reading.pii_removed.items())),
    }


def labelled_reading_json(reading: Reading, classification: Classification, languages: Sequence[str]) -> dict[str, Any]:
    """The batch format with the label of each concept and the sentence of each piece of evidence."""
    found = reading_json(reading)
    for item, evidence in zip(found["evidence"], reading.evidence, strict=True):
        item["label"] = label_of(classification, evidence.uri, languages)
        item["sentence"] = evidence.sentence
        item["section"] = evidence.section
    for item, role in zip(found["roles"], reading.roles, strict=True):
        item["label"] = label_of(classification, role.uri, languages)
    return found


def label_of(classification: Classification, uri: str | None, languages: Sequence[str]) -> str | None:
    """The preferred label of ``uri``, or None where it is unknown."""
    if uri is None or uri not in classification:
        return None
    return classification[uri].preferred(*languages)


def concept_json(concept: Concept, languages: Sequence[str]) -> dict[str, Any]:
    """A concept as a search lists it."""
    return {
        "uri": concept.uri,
        "kind": str(concept.kind),
        "label": concept.preferred(*languages),
        "code": concept.code,
        "isco": concept.isco,
        "skill_type": concept.skill_type,
        "reuse_level": concept.reuse_level,
    }


def posting_json(posting: Posting, distance_km: float | None = None) -> dict[str, Any]:
    """A posting as lists show it; the source's own identifier is ``posting_id``."""
    found: dict[str, Any] = {
        "posting_id": posting.identifier,
        "source": posting.source,
        "title": posting.title,
        "employer": posting.employer,
        "postcode": posting.postcode,
        "town": posting.town,
        "remote": posting.remote,
        "date_posted": posting.date_posted,
        "valid_through": posting.valid_through,
        "employment_type": posting.employment_type,
        "url": posting.url,
        "language": posting.language,
    }
    if distance_km is not None:
        found["distance_km"] = round(distance_km, 1)
    return found


def whole_posting_json(posting: Posting, classification: Classification, languages: Sequence[str]) -> dict[str, Any]:
    """A posting with its text and what was read in it."""
    evidence = [
        {**evidence_json(item), "label": label_of(classification, item.uri, languages), "sentence": item.sentence}
        for item in posting.evidence
    ]
    return {
        **posting_json(posting),
        "sector": posting.sector,
        "occupations": [{"uri": uri, "label": label_of(classification, uri, languages)} for uri in posting.occupations],
        "text": posting.text,
        "evidence": evidence,
        "constraints": [_constraint_json(item) for item in posting.constraints],
    }


def without_nulls(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record without keys whose value is None."""
    return {key: value for key, value in record.items() if value is not None}
