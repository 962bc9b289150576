"""The JSON form of a reading: one line of ``jobvej read``."""

from __future__ import annotations

from typing import Any

from extraction.reading import Education, Reading, Role
from ontology.evidence import ConceptEvidence, Constraint

_DIGITS = 6  # decimals of a confidence: equal readings give equal bytes on every machine


def reading_to_json(reading: Reading, id: Any = None) -> dict[str, Any]:  # noqa: A002 - the field's name
    """A reading as JSON-ready values, keys in the format's order; ``id`` stands first where it is given.

    A role's ``employment`` and ``months`` and an education's ``broad_field``, ``from`` and ``to`` stand there only
    where the CV tells them.
    """
    found: dict[str, Any] = {} if id is None else {"id": id}
    found |= {
        "quality": {"verdict": str(reading.quality.verdict), "reasons": list(reading.quality.reasons)},
        "language": reading.language,
        "text": reading.text,
        "roles": [_role(role) for role in reading.roles],
        "education": [_education(line) for line in reading.education],
        "evidence": [evidence_to_json(item) for item in reading.evidence],
        "constraints": [constraint_to_json(item) for item in reading.constraints],
        "places": [{"postcode": place.postcode, "town": place.town} for place in reading.places],
        "gaps": [{"from": gap.start, "to": gap.end, "months": gap.months} for gap in reading.gaps],
        "sensitive": [{"kind": item.kind, "start": item.start, "end": item.end} for item in reading.sensitive],
        "pii_removed": dict(sorted(reading.pii_removed.items())),
    }
    return found | _told(layout=reading.layout)


def _role(role: Role) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": role.title,
        "uri": role.uri,
        "employer_kind": role.employer_kind,
        "from": role.start,
        "to": role.end,
    }
    return found | _told(employment=role.employment, months=role.months, industry=role.industry)


def _education(line: Education) -> dict[str, Any]:
    found: dict[str, Any] = {"title": line.title, "level": line.level, "field": line.field_of_study}
    return found | _told(broad_field=line.broad_field, **{"from": line.start, "to": line.end})


def _told(**fields: Any) -> dict[str, Any]:
    """Optional fields, without those that nothing is told of."""
    return {name: value for name, value in fields.items() if value is not None}


def constraint_to_json(constraint: Constraint) -> dict[str, Any]:
    """One condition with the words for it."""
    return {"kind": constraint.kind, "value": constraint.value, "hard": constraint.hard, "quote": constraint.quote}


def evidence_to_json(evidence: ConceptEvidence) -> dict[str, Any]:
    """One piece of evidence; ``level``, ``last_used``, ``position`` and ``candidates`` only where there are any."""
    found: dict[str, Any] = {
        "uri": evidence.uri,
        "kind": str(evidence.kind),
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "confidence": round(evidence.confidence, _DIGITS),
        "polarity": str(evidence.polarity),
        "strength": str(evidence.strength),
        "method": evidence.method,
    }
    if evidence.level is not None:
        found["level"] = evidence.level
    if evidence.last_used is not None:
        found["last_used"] = evidence.last_used
    if evidence.position is not None:
        found["position"] = evidence.position
    if evidence.candidates:
        found["candidates"] = [{"uri": item.uri, "score": round(item.score, _DIGITS)} for item in evidence.candidates]
    return found
