"""Writing a classification and postings: in batches, each a transaction, and only what differs from the store.

Every node carries a hash of its content and every concept one of its outgoing relations, set in the transaction that
wrote them. An import compares hashes, so a second one writes nothing and an interrupted one goes on where it stopped.
The store's revision rises with every change that a snapshot would show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph import queries
from graph.batches import MAX_CHARACTERS, Progress, batches, quiet
from graph.classification_writer import ClassificationWriter, WriteReport
from graph.nodes import posting_properties
from graph.posting_links import POSTINGS_A_BATCH, link, unlink
from graph.records import decode_posting
from graph.store import Store, Transaction, revision_bump
from ontology.concepts import Classification
from ontology.postings import EndReason, Posting

__all__ = ["WriteReport", "as_stored", "end_postings", "remove_postings", "write_classification", "write_postings"]


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


def write_postings(
    store: Store, postings: Iterable[Posting], progress: Progress | None = None, today: date | None = None
) -> WriteReport:
    """Add or replace postings by their key; those whose content hash the store already has are left alone.

    ``today`` is noted as the day that a new posting was first seen; the store keeps the earliest day that a posting was
    seen or dated. One that had ended and comes again is live again, and counts as changed.

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
            return _write_batch(tx, by_key, today)

        new, other = store.transaction(write)
        added, changed, unchanged = added + new, changed + other, unchanged + len(by_key) - new - other
    return WriteReport(added, changed, 0, unchanged)


def _write_batch(tx: Transaction, by_key: dict[str, Posting], today: date | None) -> tuple[int, int]:
    """One transaction; how many it added and changed."""
    known = {row["key"]: row for row in tx.run(queries.POSTING_HASHES.text, {"keys": list(by_key)})}
    noted = [_noted(posting, known.get(key, {}), today) for key, posting in by_key.items()]
    new = [posting for posting in noted if posting.key not in known]
    old = [(posting, known[posting.key]) for posting in noted if posting.key in known]
    other = [item for item, row in old if row["hash"] != item.content_hash or (row["ended"] or None) != item.ended]
    changed = {posting.key for posting in other}
    moved = [
        item
        for item, row in old
        if item.key not in changed
        and (row["feed"] or "", row["firstSeen"], row["readFrom"]) != (item.feed, item.first_seen, item.read_from)
    ]
    if new:
        tx.run(queries.CREATE_POSTINGS.text, {"rows": [{"properties": posting_properties(item)} for item in new]})
    if other:
        rows = [{"key": item.key, "properties": posting_properties(item)} for item in other]
        tx.run(queries.REPLACE_POSTINGS.text, {"rows": rows})
        unlink(tx, [posting.key for posting in other])
    if moved:  # the source says the same, only the store's own notes differ
        rows = [{"key": item.key, "properties": posting_properties(item)} for item in moved]
        tx.run(queries.REPLACE_POSTINGS.text, {"rows": rows})
    if new or other:
        link(tx, new + other)
    if new or other or moved:
        revision_bump(tx)
    return len(new), len(other)


def _noted(posting: Posting, known: Mapping[str, Any], today: date | None) -> Posting:
    """The posting with the store's own notes about it: ``known`` is what the store has of it, if anything."""
    seen = {posting.first_seen, known.get("firstSeen")}
    if today is not None:
        seen.add(today.isoformat())
    if any(seen):
        seen |= {posting.date_posted, known.get("datePosted")}
    first = min((day for day in seen if day), default=None)
    read_from = posting.read_from
    if read_from is None and known.get("hash") == posting.content_hash:
        read_from = known.get("readFrom")
    return replace(posting, feed=posting.feed or known.get("feed") or "", first_seen=first, read_from=read_from)


def as_stored(
    store: Store, keys: Iterable[str], feed: str = "", today: date | None = None
) -> dict[str, tuple[str, str]]:
    """What the store has of postings, by key: the imprint of what each was read from, and its content hash.

    Of those alone that writing again from the same would not change: live, noted as of ``feed`` (if one is given) and
    as seen by ``today``.
    """
    found: dict[str, tuple[str, str]] = {}
    for batch in batches(keys, POSTINGS_A_BATCH):
        for row in store.read(queries.POSTING_HASHES.text, {"keys": batch}):
            seen = row["firstSeen"] is not None and (today is None or row["firstSeen"] <= today.isoformat())
            if row["readFrom"] and row["ended"] is None and seen and (not feed or row["feed"] == feed):
                found[row["key"]] = row["readFrom"], row["hash"]
    return found


def end_postings(store: Store, reasons: Mapping[str, EndReason], day: date) -> int:
    """Note that postings have ended, by key; how many had not yet. Keys that the store lacks are passed over."""
    ended = 0
    for batch in batches(reasons, POSTINGS_A_BATCH):

        def end(tx: Transaction, batch: list[str] = batch) -> int:
            found = [decode_posting(row["record"]) for row in tx.run(queries.READ_POSTINGS.text, {"keys": batch})]
            rows = [
                {"key": item.key, "properties": posting_properties(_ended(item, reasons[item.key], day))}
                for item in found
                if item.ended is None
            ]
            if rows:
                tx.run(queries.REPLACE_POSTINGS.text, {"rows": rows})
                revision_bump(tx)
            return len(rows)

        ended += store.transaction(end)
    return ended


def _ended(posting: Posting, reason: EndReason, day: date) -> Posting:
    return replace(posting, ended=day.isoformat(), end_reason=str(reason))


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
