"""Looking things up: occupations, skills and postings of the current snapshot."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from api.bootstrap import World
from api.errors import NotFoundError
from api.usecases.formats import concept_json, posting_json, whole_posting_json
from api.usecases.terms import shown_term, term_json
from graph.snapshot import Snapshot
from ontology.concepts import Classification, Concept, ConceptKind, LabelKind, RelationKind
from ontology.postings import DEFAULT_MAX_AGE_DAYS
from recommender.labels import fold

_Labels = Mapping[ConceptKind, tuple[tuple[str, LabelKind, str], ...]]
"""Kind of concept -> (folded label, its kind, URI) of each of its labels."""


def _labels(snapshot: Snapshot) -> _Labels:
    return {
        kind: tuple(
            (fold(label.text), label.kind, concept.uri)
            for concept in snapshot.classification.of_kind(kind)
            for label in concept.labels
        )
        for kind in (ConceptKind.OCCUPATION, ConceptKind.SKILL)
    }


def find_concepts(
    world: World, kind: ConceptKind, query: str, languages: Sequence[str], offset: int, limit: int
) -> tuple[int, list[dict[str, Any]]]:
    """Concepts with a label that contains ``query``, in any loaded language: how many, and one page of them.

    Whole labels come first, then labels that begin with it, then words that do, then the rest; shorter labels first.
    An empty query gives all by label.
    """
    classification = world.snapshot.classification
    if not fold(query):
        concepts = sorted(
            classification.of_kind(kind), key=lambda concept: (fold(concept.preferred(*languages)), concept.uri)
        )
        return len(concepts), [_listed(world, concept, languages) for concept in concepts[offset : offset + limit]]
    wanted = fold(query)
    best: dict[str, tuple[int, int, int]] = {}
    for text, label_kind, uri in world.once(_labels)[kind]:
        if wanted not in text:
            continue
        place = 0 if text == wanted else 1 if text.startswith(wanted) else 2 if f" {wanted}" in text else 3
        rank = (place, label_kind is not LabelKind.PREFERRED, len(text))
        if uri not in best or rank < best[uri]:
            best[uri] = rank
    uris = sorted(best, key=lambda uri: (*best[uri], uri))
    return len(uris), [_listed(world, classification[uri], languages) for uri in uris[offset : offset + limit]]


def _listed(world: World, concept: Concept, languages: Sequence[str]) -> dict[str, Any]:
    local = term_json(shown_term(world, concept.uri, languages), languages[0])
    return {**concept_json(concept, languages), "local": local}


def whole_concept(world: World, uri: str, kinds: Sequence[ConceptKind], languages: Sequence[str]) -> dict[str, Any]:
    """One concept with all labels and its relations. Raises NotFoundError."""
    classification = world.snapshot.classification
    if uri not in classification or classification[uri].kind not in kinds:
        raise NotFoundError(f"There is no {' or '.join(kinds)} {uri}.")
    concept = classification[uri]
    return {
        **_listed(world, concept, languages),
        "description": concept.description(*languages),
        "labels": [
            {
                "language": label.language,
                "kind": str(label.kind),
                "text": label.text,
                "local": term_json(world.overlay.term(uri, label.language, label.text), languages[0]),
            }
            for label in concept.labels
        ],
        "status": concept.status,
        "source": concept.source,
        **_relations(classification, concept, languages),
    }


def _relations(classification: Classification, concept: Concept, languages: Sequence[str]) -> dict[str, Any]:
    found: dict[str, list[dict[str, Any]]] = {str(kind): [] for kind in RelationKind}
    relations = classification.relations  # sorted by source
    row = bisect_left(relations, concept.uri, key=lambda relation: relation.source)
    while row < len(relations) and relations[row].source == concept.uri:
        target = classification[relations[row].target]
        found[str(relations[row].kind)].append({"uri": target.uri, "label": target.preferred(*languages)})
        row += 1
    return found


def list_postings(
    snapshot: Snapshot,
    day: int,
    offset: int,
    limit: int,
    source: str | None,
    include_expired: bool,
    max_age_days: int = DEFAULT_MAX_AGE_DAYS,
    occupation: str | None = None,
) -> tuple[int, list[dict[str, Any]]]:
    """Postings by key: how many there are, and one page of them. ``day`` is a date's ordinal.

    ``occupation``: URI; only postings that were read as being for it, none where it is unknown.
    """
    table = snapshot.postings
    kept = np.ones(len(table), dtype=np.bool_) if include_expired else table.live(day, max_age_days)
    if occupation is not None:
        wanted = snapshot.occupation_row.get(occupation)
        kept &= np.False_ if wanted is None else table.occupation == wanted
    rows = np.flatnonzero(kept).tolist()
    if source is not None:
        rows = [row for row in rows if table.keys[row].startswith(f"{source}/")]
    return len(rows), [posting_json(table.details[row]) for row in rows[offset : offset + limit]]


def whole_posting(world: World, source: str, identifier: str, languages: Sequence[str]) -> dict[str, Any]:
    """One posting with its text and evidence. Raises NotFoundError."""
    table = world.snapshot.postings
    row = table.row_of.get(f"{source}/{identifier}")
    if row is None:
        raise NotFoundError(f"There is no posting {source}/{identifier}.")
    return whole_posting_json(table.details[row], world.snapshot.classification, languages)
