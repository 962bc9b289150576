"""Reading back what was written: the classification and postings without loss, counts, and whether edges exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import queries
from graph.batches import batches
from graph.errors import IntegrityError
from graph.meta import ClassificationMeta, ImportState, read_meta
from graph.nodes import concept_from
from graph.records import decode_posting
from ontology.concepts import Classification, LabelKind, Relation
from ontology.postings import Posting

if TYPE_CHECKING:
    from graph.store import Store

POSTINGS_A_READ = 500
EDGES_A_READ = 1_000

Edge = tuple[str, str, str]
"""(source, relationship type, target): URIs, or a posting's key as the source of ASKS_FOR and FOR_OCCUPATION."""


def loaded_meta(store: Store) -> ClassificationMeta | None:
    """What is loaded, or None. IntegrityError while an import is under way or after one was interrupted."""
    meta = read_meta(store.read)
    if meta is not None and meta.state is ImportState.IMPORTING:
        raise IntegrityError(
            "the store's classification is half written: an import is under way or was interrupted; "
            "run the import again (jobvej ontology import) or restore a backup"
        )
    return meta


def read_classification(store: Store) -> Classification:
    """The classification as it was written, with an equal content hash; an empty one where none is loaded.

    Raises IntegrityError where the store holds anything else than the last import left there.
    """
    meta = loaded_meta(store)
    if meta is None:
        return Classification.of([], [])
    concepts = [concept_from(row["properties"]) for row in store.stream(queries.READ_CONCEPTS.text)]
    classification = Classification.of(concepts, read_relations(store), meta.version, meta.attribution)
    if classification.content_hash != meta.content_hash:
        raise IntegrityError(
            "the store's classification is not what was imported; jobvej store check says where it differs, "
            "importing it again mends it"
        )
    return classification


def read_relations(store: Store) -> Iterator[Relation]:
    """Every relation between concepts, in no order."""
    for kind, query in queries.READ_RELATIONS.items():
        for row in store.stream(query.text):
            for target in row["targets"]:
                yield Relation(row["source"], kind, target)
    for kind, query in queries.READ_WEIGHTED_RELATIONS.items():
        for row in store.stream(query.text):
            for target, weight in row["targets"]:
                yield Relation(row["source"], kind, target, weight)


def posting_keys(store: Store) -> list[str]:
    """Keys of all postings, sorted."""
    return sorted(row["key"] for row in store.stream(queries.POSTING_KEYS.text))


def read_postings(store: Store) -> Iterator[Posting]:
    """Every posting, sorted by key. IntegrityError where a record is damaged."""
    for row in read_records(store):
        yield decode_posting(row["record"])


def read_records(store: Store) -> Iterator[dict[str, Any]]:
    """Key, hash and JSON record of every posting, sorted by key; a few at a time, however many there are."""
    for keys in batches(posting_keys(store), POSTINGS_A_READ):
        yield from sorted(store.read(queries.READ_POSTINGS.text, {"keys": keys}), key=lambda row: str(row["key"]))


@dataclass(frozen=True, slots=True)
class Counts:
    """What the store holds: concepts by kind, relationships by type, labels by language and kind, postings."""

    concepts: dict[str, int]
    relationships: dict[str, int]
    labels: dict[str, dict[str, int]]
    postings: int


def counts(store: Store) -> Counts:
    """Count everything. Labels are read, not counted by a query: about a second for all of ESCO."""
    labels: dict[str, Counter[str]] = {}
    for row in store.stream(queries.READ_CONCEPTS.text):
        for label in concept_from(row["properties"]).labels:
            labels.setdefault(label.language, Counter())[str(label.kind)] += 1
    return Counts(
        concepts={row["name"]: row["n"] for row in store.read(queries.COUNT_CONCEPTS.text)},
        relationships={name: store.read(query.text)[0]["n"] for name, query in queries.COUNT_RELATIONSHIPS.items()},
        labels={lang: {str(kind): found[str(kind)] for kind in LabelKind} for lang, found in sorted(labels.items())},
        postings=store.read(queries.COUNT_LABELLED["Posting"].text)[0]["n"],
    )


def edges_exist(store: Store, edges: Sequence[Edge]) -> list[bool]:
    """For each edge whether it stands in the graph, in order. An unknown type stands nowhere."""
    found: set[Edge] = set()
    for name in sorted({edge[1] for edge in edges} & queries.EDGES_EXIST.keys()):
        rows = sorted({(source, target) for source, kind, target in edges if kind == name})
        for part in batches(rows, EDGES_A_READ):
            params = {"rows": [{"source": source, "target": target} for source, target in part]}
            for row in store.read(queries.EDGES_EXIST[name].text, params):
                found.add((row["source"], name, row["target"]))
    return [tuple(edge) in found for edge in edges]
