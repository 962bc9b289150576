"""JSON forms of concepts and postings, and of readings with labels and sentences for REST and the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extraction.json_form import constraint_to_json, evidence_to_json, reading_to_json
from extraction.reading import Reading
from ontology.concepts import Classification, Concept
from ontology.postings import Posting


def labelled_reading_json(reading: Reading, classification: Classification, languages: Sequence[str]) -> dict[str, Any]:
    """The batch format with the label of each concept and the sentence of each piece of evidence."""
    found = reading_to_json(reading)
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


def posting_json(posting: Posting) -> dict[str, Any]:
    """A posting as lists show it; the source's own identifier is ``posting_id``."""
    return {
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


def whole_posting_json(posting: Posting, classification: Classification, languages: Sequence[str]) -> dict[str, Any]:
    """A posting with its text and what was read in it."""
    evidence = [
        {**evidence_to_json(item), "label": label_of(classification, item.uri, languages), "sentence": item.sentence}
        for item in posting.evidence
    ]
    return {
        **posting_json(posting),
        "sector": posting.sector,
        "nace": posting.nace,
        "nace_origin": posting.nace_origin,
        "employer_key": posting.employer_key,
        "first_seen": posting.first_seen,
        "ended": posting.ended,
        "end_reason": posting.end_reason,
        "occupations": [{"uri": uri, "label": label_of(classification, uri, languages)} for uri in posting.occupations],
        "text": posting.text,
        "evidence": evidence,
        "constraints": [constraint_to_json(item) for item in posting.constraints],
    }
