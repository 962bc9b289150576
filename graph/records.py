"""A posting as one line of JSON, without loss: how the store, the snapshot on disk and backups keep it whole.

Fields at their default are left out, so an old record stays readable when a field with a default is added.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, fields
from typing import Any

from graph.errors import IntegrityError
from ontology.evidence import ConceptEvidence, Constraint, EvidenceKind, Polarity, Strength
from ontology.postings import Posting

_NESTED = ("evidence", "constraints", "occupations")
_POSTING_FIELDS = tuple(field for field in fields(Posting) if field.name not in _NESTED)
_EVIDENCE_FIELDS = fields(ConceptEvidence)
_CONSTRAINT_FIELDS = fields(Constraint)


def encode_posting(posting: Posting) -> str:
    """The posting as one line of JSON (no line break inside; characters are kept, not escaped)."""
    document = _plain(posting, _POSTING_FIELDS)
    if posting.occupations:
        document["occupations"] = posting.occupations
    if posting.evidence:
        document["evidence"] = [_plain(item, _EVIDENCE_FIELDS) for item in posting.evidence]
        # A posting is read with one ontology: say so once instead of with every mention.
        versions = {item.ontology_version for item in posting.evidence}
        if len(versions) == 1:
            document["ontology_version"] = versions.pop()
            for item in document["evidence"]:
                del item["ontology_version"]
    if posting.constraints:
        document["constraints"] = [_plain(item, _CONSTRAINT_FIELDS) for item in posting.constraints]
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def decode_posting(record: str | bytes) -> Posting:
    """The posting that :func:`encode_posting` wrote; a damaged record raises IntegrityError."""
    try:
        document: dict[str, Any] = json.loads(record)
        version = document.pop("ontology_version", None)
        evidence = tuple(_evidence(item, version) for item in document.pop("evidence", ()))
        constraints = tuple(Constraint(**item) for item in document.pop("constraints", ()))
        occupations = tuple(document.pop("occupations", ()))
        return Posting(**document, occupations=occupations, evidence=evidence, constraints=constraints)
    except (ValueError, TypeError, AttributeError) as error:
        raise IntegrityError(f"a posting record is damaged: {error}") from error


def _plain(value: Any, value_fields: tuple[Any, ...]) -> dict[str, Any]:
    items = ((field, getattr(value, field.name)) for field in value_fields)
    return {field.name: item for field, item in items if field.default is MISSING or item != field.default}


def _evidence(item: dict[str, Any], version: str | None) -> ConceptEvidence:
    item["kind"] = EvidenceKind(item["kind"]) if "kind" in item else None
    if "polarity" in item:
        item["polarity"] = Polarity(item["polarity"])
    if "strength" in item:
        item["strength"] = Strength(item["strength"])
    item.setdefault("ontology_version", version)
    return ConceptEvidence(**item)
