"""How concepts and postings stand in the graph: their properties, and the way back without loss.

Labels and descriptions are properties named by language (``prefLabel_da``, ``altLabels_da``, ``hiddenLabels_da``,
``description_da``), so that a query reads as it would be said. SKOS allows one preferred label a language; should a
source have more, the others stand in ``morePrefLabels_da`` (``moreDescriptions_da``), so nothing is lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from graph.demands import Demand, demands
from graph.errors import IntegrityError
from graph.records import encode_posting
from ontology.concepts import Concept, ConceptKind, Label, LabelKind, Relation, RelationKind, Text
from ontology.postings import Posting

Targets = dict[RelationKind, dict[str, float | None]]
"""Relations of one concept: kind -> target URI -> weight; None for the weight 1 that goes without saying."""

_FIELDS = {
    "uri": "uri",
    "code": "code",
    "isco": "isco",
    "skill_type": "skillType",
    "reuse_level": "reuseLevel",
    "status": "status",
    "source": "source",
}
_LABEL_LISTS = {LabelKind.ALTERNATIVE: "altLabels", LabelKind.HIDDEN: "hiddenLabels"}
_LABELS_BACK = {
    "prefLabel": LabelKind.PREFERRED,
    "morePrefLabels": LabelKind.PREFERRED,
    "altLabels": LabelKind.ALTERNATIVE,
    "hiddenLabels": LabelKind.HIDDEN,
}


def concept_properties(concept: Concept) -> dict[str, Any]:
    """Properties of a concept's node, without the hashes; what is None is left out.

    ``searchText``, all labels one a line, is what the full-text index reads.
    """
    properties: dict[str, Any] = {"kind": str(concept.kind)}
    for field, name in _FIELDS.items():
        value = getattr(concept, field)
        if value is not None:
            properties[name] = value
    for label in concept.labels:
        if label.kind is LabelKind.PREFERRED:
            _put_one(properties, "prefLabel", "morePrefLabels", label)
        else:
            properties.setdefault(f"{_LABEL_LISTS[label.kind]}_{label.language}", []).append(label.text)
    if concept.labels:
        properties["searchText"] = "\n".join(dict.fromkeys(label.text for label in concept.labels))
    for text in concept.descriptions:
        _put_one(properties, "description", "moreDescriptions", text)
    return properties


def _put_one(properties: dict[str, Any], name: str, more: str, item: Label | Text) -> None:
    key = f"{name}_{item.language}"
    if key in properties:
        properties.setdefault(f"{more}_{item.language}", []).append(item.text)
    else:
        properties[key] = item.text


def concept_from(properties: Mapping[str, Any]) -> Concept:
    """The concept of a node; properties that are no part of one are ignored. IntegrityError where some are missing."""
    labels, descriptions = [], []
    for key, value in properties.items():
        name, _, language = key.partition("_")
        if name in _LABELS_BACK:
            labels += [Label(language, _LABELS_BACK[name], text) for text in _as_list(value)]
        elif name in ("description", "moreDescriptions"):
            descriptions += [Text(language, text) for text in _as_list(value)]
    fields = {field: properties[name] for field, name in _FIELDS.items() if name in properties}
    try:
        kind = ConceptKind(properties["kind"])
        return Concept(kind=kind, labels=tuple(sorted(labels)), descriptions=tuple(sorted(descriptions)), **fields)
    except (KeyError, ValueError, TypeError) as error:
        name = properties.get("uri", "a concept without URI")
        raise IntegrityError(f"the node of {name} is damaged: {error}") from error


def _as_list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def digest(text: str) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def relations_by_source(relations: Iterable[Relation]) -> dict[str, Targets]:
    """Relations grouped as they are written. Two weights for one link raise IntegrityError: the store holds one."""
    grouped: dict[str, Targets] = {}
    for relation in relations:
        targets = grouped.setdefault(relation.source, {}).setdefault(relation.kind, {})
        if relation.target in targets:
            raise IntegrityError(f"{relation.source} {relation.kind} {relation.target} has two weights")
        unsaid = relation.weight == 1.0 and relation.kind is not RelationKind.IN_SECTOR
        targets[relation.target] = None if unsaid else relation.weight
    return grouped


def links_hash(targets: Targets) -> str | None:
    """Hash over the relations of one concept; None where it has none."""
    if not any(targets.values()):
        return None
    return digest(repr([(str(kind), sorted(targets[kind].items())) for kind in sorted(targets) if targets[kind]]))


def posting_properties(posting: Posting) -> dict[str, Any]:
    """Properties of a posting's node: what queries ask for, and the whole of it as ``record``."""
    properties = {
        "key": posting.key,
        "source": posting.source,
        "identifier": posting.identifier,
        "title": posting.title,
        "employer": posting.employer,
        "language": posting.language,
        "datePosted": posting.date_posted,
        "validThrough": posting.valid_through,
        "postcode": posting.postcode,
        "town": posting.town,
        "remote": posting.remote,
        "url": posting.url,
        "employmentType": posting.employment_type,
        "sector": posting.sector,
        "nace": posting.nace,
        "naceOrigin": posting.nace_origin,
        "employerKey": posting.employer_key or None,
        "feed": posting.feed or None,
        "firstSeen": posting.first_seen,
        "ended": posting.ended,
        "endReason": posting.end_reason,
        "readFrom": posting.read_from,
        "hash": posting.content_hash,
        "record": encode_posting(posting),
    }
    return {name: value for name, value in properties.items() if value is not None}


def skill_links(posting: Posting) -> list[dict[str, Any]]:
    """ASKS_FOR of a posting, one a concept: {uri, properties}."""
    return [{"uri": demand.uri, "properties": _demand_properties(demand)} for demand in demands(posting)]


def _demand_properties(demand: Demand) -> dict[str, Any]:
    item = demand.evidence
    properties = {
        "confidence": demand.confidence,
        "strength": str(demand.strength),
        "mentions": demand.mentions,
        "quote": item.quote,
        "start": item.start,
        "end": item.end,
        "sentence": item.sentence,
        "method": item.method,
        "kind": str(item.kind),
        "polarity": str(item.polarity),
        "section": item.section,
        "level": item.level,
        "ontologyVersion": item.ontology_version,
    }
    return {name: value for name, value in properties.items() if value is not None}


def occupation_links(posting: Posting) -> list[dict[str, Any]]:
    """FOR_OCCUPATION of a posting, best first: {uri, rank}, rank counting from 1."""
    first: dict[str, int] = {}
    for rank, uri in enumerate(posting.occupations, start=1):
        first.setdefault(uri, rank)
    return [{"uri": uri, "rank": rank} for uri, rank in first.items()]
