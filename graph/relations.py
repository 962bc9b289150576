"""Writing the relations between concepts: what each source has in the store is made what it should have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any

from graph import queries
from graph.batches import Progress, batches
from graph.nodes import Targets
from ontology.concepts import RelationKind

if TYPE_CHECKING:
    from graph.store import Store, Transaction

RELATIONS_A_BATCH = 4_000
SOURCES_A_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class LinkCounts:
    """Relations between concepts that a write added, changed (another weight), removed, or found as they should be."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0

    def __add__(self, other: LinkCounts) -> LinkCounts:
        return LinkCounts(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def changes(self) -> int:
        """All but the unchanged."""
        return self.added + self.changed + self.removed


def write_links(
    store: Store,
    wanted: Mapping[str, Targets],
    hashes: Mapping[str, str | None],
    fresh: Set[str],
    progress: Progress,
) -> LinkCounts:
    """Give every source in ``wanted`` exactly its relations and note their hash, batch by batch.

    ``fresh`` names sources that are known to have none yet; for the others the store is asked.
    """
    total = sum(map(_size, wanted.values()))
    counts, done = LinkCounts(), 0
    for sources in batches(wanted, SOURCES_A_BATCH, lambda uri: _size(wanted[uri]), RELATIONS_A_BATCH):
        progress("writing relations", done, total)
        part = {uri: wanted[uri] for uri in sources}
        ask = [uri for uri in sources if uri not in fresh]

        def write(tx: Transaction, part: Mapping[str, Targets] = part, ask: list[str] = ask) -> LinkCounts:
            return _write_batch(tx, part, hashes, ask)

        counts += store.transaction(write)
        done += sum(map(_size, part.values()))
    return counts


def _size(targets: Targets) -> int:
    return sum(map(len, targets.values()))


def _write_batch(
    tx: Transaction, wanted: Mapping[str, Targets], hashes: Mapping[str, str | None], ask: list[str]
) -> LinkCounts:
    """One transaction: compare with what is there, remove, create, note the hashes."""
    counts = LinkCounts()
    for kind in RelationKind:
        there, repeated = _existing(tx, kind, ask)
        here = {(uri, target): w for uri, kinds in wanted.items() for target, w in kinds.get(kind, {}).items()}
        gone = there.keys() - here.keys()
        new = {link for link in here if link not in there}
        # A repeated or re-weighted relationship is removed, all of it, and created once.
        other = {link for link in here.keys() & there.keys() if here[link] != there[link] or link in repeated}
        if gone or other:
            rows = _rows(dict.fromkeys(gone | other))
            tx.run(queries.REMOVE_RELATIONS[kind].text, {"rows": rows})
        if new or other:
            rows = _rows({link: weight for link, weight in here.items() if link in new or link in other})
            tx.run(queries.CREATE_RELATIONS[kind].text, {"rows": rows})
        counts += LinkCounts(len(new), len(other), len(gone), len(here) - len(new) - len(other))
    tx.run(queries.SET_LINKS_HASHES.text, {"rows": [{"uri": uri, "hash": hashes.get(uri)} for uri in wanted]})
    return counts


def _existing(
    tx: Transaction, kind: RelationKind, uris: list[str]
) -> tuple[dict[tuple[str, str], float | None], set[tuple[str, str]]]:
    """Weights of the relations of one kind by (source, target), and those that stand there more than once."""
    if not uris:
        return {}, set()
    rows = tx.run(queries.RELATIONS_OF[kind].text, {"uris": uris})
    pairs = [((row["source"], target), weight) for row in rows for target, weight in row["targets"]]
    repeated = {link for link, n in Counter(link for link, _ in pairs).items() if n > 1}
    return dict(pairs), repeated


def _rows(links: Mapping[tuple[str, str], float | None]) -> list[dict[str, Any]]:
    by_source: dict[str, list[list[Any]]] = {}
    for (source, target), weight in sorted(links.items(), key=lambda item: item[0]):
        by_source.setdefault(source, []).append([target, weight])
    return [{"source": source, "targets": targets} for source, targets in by_source.items()]
