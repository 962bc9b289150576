"""One import of a classification: what differs is found by hashes, and written in batches that can be repeated."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph import queries
from graph.batches import MAX_CHARACTERS, Progress, batches
from graph.errors import IntegrityError, StoreConflictError
from graph.meta import ClassificationMeta, ImportState, read_meta, write_meta
from graph.nodes import Targets, concept_properties, digest, links_hash, relations_by_source
from graph.posting_links import relink_postings
from graph.relations import LinkCounts, write_links
from graph.store import Store, Transaction, revision_bump
from ontology.concepts import Classification, Concept, ConceptKind

NODES_A_BATCH = 1_000
REMOVALS_A_BATCH = 200
_LAYOUT = "1"
"""Part of every concept's hash: raise it when graph.nodes writes the same concept differently, so all are rewritten."""


def concept_hash(concept: Concept) -> str:
    """The hash that a concept's node carries."""
    return digest(f"{_LAYOUT} {concept!r}")


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What a write did. Counts of nodes; ``removed_keys`` are the URIs of those removed, sorted.

    ``relations`` counts relations between concepts (zeros for postings).
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    removed_keys: tuple[str, ...] = ()
    relations: LinkCounts = field(default_factory=LinkCounts)

    @property
    def changes(self) -> int:
        """Nodes and relations added, changed or removed: 0 when the store already held all of it."""
        return self.added + self.changed + self.removed + self.relations.changes


class ClassificationWriter:
    """One import. The steps are apart so that a restore can put its postings between ``write`` and ``finish``."""

    def __init__(self, store: Store, classification: Classification, progress: Progress, rewrite: bool = False) -> None:
        self._store, self._classification, self._progress = store, classification, progress
        self._run = uuid.uuid4().hex
        self._target = ClassificationMeta.of(classification)
        try:
            self._meta = read_meta(store.read)
        except IntegrityError:  # a damaged note is replaced, and until then nothing is known about what was written
            self._meta = ClassificationMeta(ImportState.IMPORTING)
        self._interrupted = self._meta is not None and self._meta.state is ImportState.IMPORTING
        self._thorough = rewrite
        self._hashes = {uri: concept_hash(concept) for uri, concept in classification.concepts.items()}
        self._links = relations_by_source(classification.relations)
        self._links_hashes = {uri: links_hash(targets) for uri, targets in self._links.items()}
        self._found: dict[str, Mapping[str, Any]] = {
            row["uri"]: row for row in store.stream(queries.CONCEPT_HASHES.text)
        }
        kinds = classification.concepts
        kept = {uri for uri, row in self._found.items() if uri in kinds and row["kind"] == str(kinds[uri].kind)}
        # A concept of another kind has another node label: its node is made anew.
        self._dropped = sorted(self._found.keys() - kept)
        self._added = [uri for uri in kinds if uri not in kept]
        self._changed = [
            uri for uri in kinds if uri in kept and (rewrite or self._found[uri]["hash"] != self._hashes[uri])
        ]
        self._counts = LinkCounts()

    def is_needed(self) -> bool:
        """Whether the store differs from the classification in anything."""
        same = self._meta == self._target and not (self._dropped or self._added or self._changed)
        return self._thorough or not same or bool(self._stale_links())

    def begin(self) -> None:
        """Note that an import is under way."""
        self._store.transaction(lambda tx: write_meta(tx.run, self._target.importing(self._run)))

    def write(self, relink: bool = True) -> None:
        """Remove, create and change nodes, then relations, then, if asked to, the postings' links to what is new."""
        self._remove()
        self._write_nodes()
        self._write_relations()
        if relink and (self._added or self._interrupted or self._thorough):
            everything = self._interrupted or self._thorough
            relink_postings(self._store, None if everything else set(self._added), self._progress)

    def finish(self) -> None:
        """Note that the import is complete and raise the revision, in one transaction."""

        def end(tx: Transaction) -> None:
            meta = read_meta(tx.run)
            if meta is None or meta.run != self._run:
                raise StoreConflictError("another import has started meanwhile; run this one again")
            write_meta(tx.run, self._target)
            revision_bump(tx)

        self._store.transaction(end)

    def report(self) -> WriteReport:
        """What was, or would be, done."""
        gone = tuple(uri for uri in self._dropped if uri not in self._classification)
        replaced = len(self._dropped) - len(gone)
        relations = self._counts
        if not relations.changes:
            relations = LinkCounts(unchanged=len(self._classification.relations))
        return WriteReport(
            added=len(self._added) - replaced,
            changed=len(self._changed) + replaced,
            removed=len(gone),
            unchanged=len(self._classification) - len(self._added) - len(self._changed),
            removed_keys=gone,
            relations=relations,
        )

    def _stale_links(self) -> list[str]:
        return [
            uri
            for uri in self._classification.concepts
            if self._thorough or uri not in self._found or self._found[uri]["linksHash"] != self._links_hashes.get(uri)
        ]

    def _remove(self) -> None:
        for done, uris in enumerate(batches(self._dropped, REMOVALS_A_BATCH)):
            self._progress("removing concepts", done * REMOVALS_A_BATCH, len(self._dropped))

            def remove(tx: Transaction, uris: list[str] = uris) -> None:
                tx.run(queries.FORGET_LINKS_TO.text, {"uris": uris})
                tx.run(queries.REMOVE_CONCEPTS.text, {"uris": uris})

            self._store.transaction(remove)
        if self._dropped:
            self._found = {row["uri"]: row for row in self._store.stream(queries.CONCEPT_HASHES.text)}

    def _write_nodes(self) -> None:
        done, total = 0, len(self._added) + len(self._changed)
        for kind in ConceptKind:
            uris = [uri for uri in self._added if self._classification[uri].kind is kind]
            for rows in batches(map(self._row, uris), NODES_A_BATCH, _cost, MAX_CHARACTERS):
                self._progress("writing concepts", done, total)
                self._store.write(queries.CREATE_CONCEPTS[kind].text, {"rows": rows})
                done += len(rows)
        for rows in batches(map(self._row, self._changed), NODES_A_BATCH, _cost, MAX_CHARACTERS):
            self._progress("writing concepts", done, total)
            self._store.write(queries.REPLACE_CONCEPTS.text, {"rows": rows})
            done += len(rows)

    def _row(self, uri: str) -> dict[str, Any]:
        properties = concept_properties(self._classification[uri]) | {"hash": self._hashes[uri]}
        if uri in self._found and (known := self._found[uri]["linksHash"]) is not None:
            properties["linksHash"] = known
        return {"uri": uri, "properties": properties}

    def _write_relations(self) -> None:
        wanted: dict[str, Targets] = {uri: self._links.get(uri, {}) for uri in self._stale_links()}
        fresh = wanted.keys() - self._found.keys()
        self._counts = write_links(self._store, wanted, self._links_hashes, fresh, self._progress)
        rest = sum(len(t) for uri, kinds in self._links.items() if uri not in wanted for t in kinds.values())
        self._counts += LinkCounts(unchanged=rest)


def _cost(row: Mapping[str, Any]) -> int:
    """Characters in a row of properties, roughly."""
    return sum(
        len(value) if isinstance(value, str) else sum(map(len, value)) + 8 * len(value)
        for value in row["properties"].values()
        if isinstance(value, str | list)
    )
