"""Checking a store: what is missing, doubled, changed by other hands or half written, as findings with the remedy.

Everything is recomputed from what stands in the store: hashes from the nodes' own properties and relationships, the
postings' relationships from their records. Reads only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from graph import queries
from graph.classification_writer import concept_hash
from graph.errors import IntegrityError
from graph.meta import ClassificationMeta, ImportState, read_meta
from graph.nodes import Targets, concept_from, concept_properties, links_hash, occupation_links, skill_links
from graph.reading import read_records, read_relations
from graph.records import decode_posting
from ontology.concepts import Classification, Concept, ConceptKind, Relation, RelationKind
from ontology.errors import OntologyError

if TYPE_CHECKING:
    from graph.store import Store

LISTED = 20
"""Findings of one code that are listed one by one; the rest are counted in a last one."""


class FindingCode(StrEnum):
    """What a finding is about; the values are stable."""

    META = "meta"
    INTERRUPTED_IMPORT = "interrupted_import"
    COUNT = "count"
    DUPLICATE_KEY = "duplicate_key"
    DAMAGED_CONCEPT = "damaged_concept"
    WRONG_LABEL = "wrong_label"
    WRONG_RELATIONS = "wrong_relations"
    CONTENT_HASH = "content_hash"
    DAMAGED_POSTING = "damaged_posting"
    WRONG_LINKS = "wrong_links"
    UNKNOWN_NODES = "unknown_nodes"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: its code, what it is about (a URI, a posting's key, "store"), and what to do."""

    code: FindingCode
    subject: str
    message: str

    def __str__(self) -> str:
        return f"{self.code} {self.subject}: {self.message}"


_REIMPORT = "import the classification again with --rewrite"
_REPOST = "import the posting again"


def check_store(store: Store) -> list[Finding]:
    """What is wrong in the store; an empty list where nothing is. An empty store is in order."""
    try:
        meta = read_meta(store.read)
    except IntegrityError as error:
        return [Finding(FindingCode.META, "store", str(error))]
    if meta is not None and meta.state is ImportState.IMPORTING:
        text = "an import was interrupted or is under way; run it again to complete it"
        return [Finding(FindingCode.INTERRUPTED_IMPORT, "store", text), *_limited(_duplicates(store)), *_engine(store)]
    findings: list[Finding] = []
    findings += _limited(_duplicates(store))
    concepts = _Concepts(store)
    findings += _limited(concepts.findings)
    findings += _limited(_classification(concepts, meta))
    findings += _limited(_counts(store, concepts, meta))
    findings += _limited(_postings(store, concepts.kinds))
    findings += _engine(store)
    return findings


def _limited(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: Counter[FindingCode] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= LISTED:
            yield finding
    for code, n in sorted(seen.items()):
        if n > LISTED:
            yield Finding(code, "store", f"and {n - LISTED} more of these")


def _duplicates(store: Store) -> Iterator[Finding]:
    for query, what in ((queries.DUPLICATE_CONCEPTS, "concepts"), (queries.DUPLICATE_POSTINGS, "postings")):
        for row in store.read(query.text):
            subject = row["key"] if row["key"] is not None else "store"
            text = f"{row['n']} {what} have " + ("this key" if row["key"] is not None else "no key")
            yield Finding(FindingCode.DUPLICATE_KEY, str(subject), f"{text}; restore a backup with --replace")


class _Concepts:
    """Concepts and relations as they stand, with what is wrong in each."""

    def __init__(self, store: Store) -> None:
        self.findings: list[Finding] = []
        self.concepts: list[Concept] = []
        self.relations: list[Relation] = list(read_relations(store))
        self.links: dict[str, Targets] = {}
        for relation in self.relations:
            unsaid = relation.weight == 1.0 and relation.kind is not RelationKind.IN_SECTOR
            targets = self.links.setdefault(relation.source, {}).setdefault(relation.kind, {})
            targets[relation.target] = None if unsaid else relation.weight
        for row in store.stream(queries.READ_CONCEPTS.text):
            self._look_at(row["properties"])
        self.concepts.sort(key=lambda concept: concept.uri)
        self.kinds = {concept.uri: concept.kind for concept in self.concepts}
        self._repeated()

    def _look_at(self, properties: dict[str, Any]) -> None:
        uri = str(properties.get("uri", "a concept without URI"))
        try:
            concept = concept_from(properties)
        except IntegrityError as error:
            self.findings.append(Finding(FindingCode.DAMAGED_CONCEPT, uri, f"{error}; {_REIMPORT}"))
            return
        self.concepts.append(concept)
        stored = {name: value for name, value in properties.items() if name not in ("hash", "linksHash")}
        if concept_hash(concept) != properties.get("hash") or concept_properties(concept) != stored:
            text = f"its properties are not what was imported; {_REIMPORT}"
            self.findings.append(Finding(FindingCode.DAMAGED_CONCEPT, uri, text))
        if links_hash(self.links.get(uri, {})) != properties.get("linksHash"):
            text = f"its relations are not what was imported; {_REIMPORT}"
            self.findings.append(Finding(FindingCode.WRONG_RELATIONS, uri, text))

    def _repeated(self) -> None:
        times = Counter((relation.source, str(relation.kind), relation.target) for relation in self.relations)
        for (source, kind, target), n in sorted(times.items()):
            if n > 1:
                text = f"{kind} {target} stands there {n} times; {_REIMPORT}"
                self.findings.append(Finding(FindingCode.WRONG_RELATIONS, source, text))


def _classification(found: _Concepts, meta: ClassificationMeta | None) -> Iterator[Finding]:
    if meta is None:
        if found.concepts:
            yield Finding(FindingCode.META, "store", f"there are concepts but no note of an import; {_REIMPORT}")
        return
    try:
        whole = Classification.of(found.concepts, found.relations)
    except OntologyError as error:
        yield Finding(FindingCode.CONTENT_HASH, "store", f"{error}; {_REIMPORT}")
        return
    if whole.content_hash != meta.content_hash:
        text = f"concepts and relations together are not what was imported ({meta.version}); {_REIMPORT}"
        yield Finding(FindingCode.CONTENT_HASH, "store", text)


def _counts(store: Store, found: _Concepts, meta: ClassificationMeta | None) -> Iterator[Finding]:
    def number(label: str) -> int:
        return int(store.read(queries.COUNT_LABELLED[label].text)[0]["n"])

    expected = meta.counts if meta else {}
    for name, n in (("concepts", number("Concept")), ("relations", len(found.relations))):
        if n != expected.get(name, 0):
            text = f"{n} {name} instead of {expected.get(name, 0)}; {_REIMPORT}"
            yield Finding(FindingCode.COUNT, "store", text)
    by_kind = Counter(found.kinds.values())
    for kind in ConceptKind:
        label = queries.NODE_LABELS[kind]
        if (n := number(label)) != by_kind[kind]:
            text = f"{n} nodes have the label {label}, but {by_kind[kind]} concepts are of the kind {kind}; {_REIMPORT}"
            yield Finding(FindingCode.WRONG_LABEL, label, text)
    rest = int(store.read(queries.COUNT_NODES.text)[0]["n"]) - sum(map(number, queries.NODES_OF_OURS))
    if rest:
        text = f"{rest} nodes are none of Jobvej's; remove them with the engine's own tools if nobody needs them"
        yield Finding(FindingCode.UNKNOWN_NODES, "store", text)


def _postings(store: Store, kinds: dict[str, ConceptKind]) -> Iterator[Finding]:
    links: dict[str, dict[str, list[str]]] = {}
    for name, query in queries.LINKS_OF_POSTINGS.items():
        links[name] = {row["key"]: sorted(row["uris"]) for row in store.stream(query.text)}
    rules: dict[str, tuple[Callable[..., list[dict[str, Any]]], Callable[[str], bool]]] = {
        "ASKS_FOR": (skill_links, lambda uri: kinds.get(uri) is ConceptKind.SKILL),
        "FOR_OCCUPATION": (occupation_links, lambda uri: uri in kinds),
    }
    for row in read_records(store):
        key = str(row["key"])
        try:
            posting = decode_posting(row["record"] or "")
        except IntegrityError as error:
            yield Finding(FindingCode.DAMAGED_POSTING, key, f"{error}; {_REPOST}")
            continue
        if posting.content_hash != row["hash"] or posting.key != key:
            yield Finding(FindingCode.DAMAGED_POSTING, key, f"its record is not what was imported; {_REPOST}")
            continue
        for name, (expected, exists) in rules.items():
            uris = sorted(link["uri"] for link in expected(posting) if exists(link["uri"]))
            if uris != links[name].get(key, []):
                text = f"its {name} relationships are not those of its record; {_REIMPORT}"
                yield Finding(FindingCode.WRONG_LINKS, key, text)


def _engine(store: Store) -> list[Finding]:
    """What the engine's own check of its files says (the embedded one; Neo4j checks only while it is stopped)."""
    return list(_limited(Finding(FindingCode.ENGINE, "store", line) for line in store.check_engine()))
