"""Writing a classification and postings: in batches, each a transaction, and only what differs from the store.

Every node carries a hash of its content and every concept one of its outgoing relations, set in the transaction that
wrote them. An import compares hashes, so a second one writes nothing and an interrupted one goes on where it stopped.
The store's revision rises with every change that a snapshot would show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph import queries
from graph.batches import MAX_CHARACTERS, Progress, batches, quiet
from graph.classification_writer import ClassificationWriter, WriteReport
from graph.nodes import posting_properties
from graph.posting_links import POSTINGS_A_BATCH, link, unlink
from graph.store import Store, Transaction, revision_bump
from ontology.concepts import Classification
from ontology.postings import Posting

__all__ = ["WriteReport", "remove_postings", "write_classification", "write_postings"]


def write_classification(
    store: Store, classification: Classification, progress: Progress | None = None, rewrite: bool = False
) -> WriteReport:
    """Make the store hold exactly this classification; postings stay, and are linked to what is new.

    ``rewrite`` writes and compares everything, trusting no hash: it mends a store that was changed by other hands.
    While it runs, and if it is interrupted, the store says "importing" and refuses to be read as a classification;
    running it again completes it. Raises IntegrityError, StoreUnavailableError, StoreConflictError.
    """
    writer = ClassificationWriter(store, classification, progress or quiet, rewrite)
    if writer.is_needed():
        writer.begin()
        writer.write()
        writer.finish()
    return writer.report()


def write_postings(store: Store, postings: Iterable[Posting], progress: Progress | None = None) -> WriteReport:
    """Add or replace postings by their key; those whose content hash the store already has are left alone.

    Postings that are not given stay. Of two with one key the later counts. Each batch is a transaction that raises the
    revision if it changes anything, so an interrupted import keeps its whole batches and running it again adds the
    rest. A skill or occupation that is not loaded gets no relationship (its evidence stays in the posting's record);
    it gets one when a classification that has it is written.
    """
    say = progress or quiet
    added = changed = unchanged = 0
    for batch in batches(postings, POSTINGS_A_BATCH, lambda posting: 2 * len(posting.text), MAX_CHARACTERS):
        say("writing postings", added + changed + unchanged, None)
        by_key = {posting.key: posting for posting in batch}

        def write(tx: Transaction, by_key: dict[str, Posting] = by_key) -> tuple[int, int]:
            return _write_batch(tx, by_key)

        new, other = store.transaction(write)
        added, changed, unchanged = added + new, changed + other, unchanged + len(by_key) - new - other
    return WriteReport(added, changed, 0, unchanged)


def _write_batch(tx: Transaction, by_key: dict[str, Posting]) -> tuple[int, int]:
    """One transaction; how many it added and changed."""
    known = {row["key"]: row["hash"] for row in tx.run(queries.POSTING_HASHES.text, {"keys": list(by_key)})}
    new = [posting for key, posting in by_key.items() if key not in known]
    other = [posting for key, posting in by_key.items() if key in known and known[key] != posting.content_hash]
    if new:
        tx.run(queries.CREATE_POSTINGS.text, {"rows": [{"properties": posting_properties(item)} for item in new]})
    if other:
        rows = [{"key": item.key, "properties": posting_properties(item)} for item in other]
        tx.run(queries.REPLACE_POSTINGS.text, {"rows": rows})
        unlink(tx, [posting.key for posting in other])
    if new or other:
        link(tx, new + other)
        revision_bump(tx)
    return len(new), len(other)


def remove_postings(store: Store, keys: Sequence[str]) -> WriteReport:
    """Remove postings by key; keys that the store does not have are passed over."""
    gone: list[str] = []
    for batch in batches(keys, POSTINGS_A_BATCH):

        def remove(tx: Transaction, batch: list[str] = batch) -> list[str]:
            found = sorted(row["key"] for row in tx.run(queries.POSTING_HASHES.text, {"keys": batch}))
            if found:
                tx.run(queries.REMOVE_POSTINGS.text, {"keys": found})
                revision_bump(tx)
            return found

        gone += store.transaction(remove)
    return WriteReport(removed=len(gone), removed_keys=tuple(sorted(gone)))
