"""The array snapshot, made from a classification and postings (``assemble``) or from a store (``build_snapshot``)."""

from __future__ import annotations

import hashlib
import tempfile
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from graph.demands import demands
from graph.details import PostingLines
from graph.errors import StoreConflictError
from graph.reading import read_classification, read_postings
from graph.records import encode_posting
from graph.snapshot import NO_DAY, PostingDetails, PostingTable, Snapshot
from ontology.concepts import Classification, ConceptKind, RelationKind
from ontology.postings import BY_OCCUPATION, NOTES, Posting

if TYPE_CHECKING:
    from graph.store import Store

FORMAT_VERSION = 3
"""Part of the content hash and of the files: raise it when arrays change their meaning."""

READ_ATTEMPTS = 5
"""Readings of a store that changes meanwhile, before giving up."""


def assemble(
    classification: Classification,
    postings: Iterable[Posting],
    store_revision: int = 0,
    spool: BinaryIO | None = None,
) -> Snapshot:
    """The snapshot of a classification and postings; depends on nothing else, whatever order the postings come in.

    A skill column counts what :func:`graph.demands.demands` says a posting asks for; concepts that the classification
    does not have are left out. Of two postings with one key the later counts. A day that is no ISO date counts as not
    stated. ``spool``, an open binary file, takes the postings' details; without it they stay in memory as objects.
    """
    uris = {kind: tuple(c.uri for c in classification.of_kind(kind)) for kind in ConceptKind}
    occupations, skills = uris[ConceptKind.OCCUPATION], uris[ConceptKind.SKILL]
    groups, sectors = uris[ConceptKind.SKILL_GROUP], uris[ConceptKind.SECTOR]
    occupation_row, skill_row, sector_row = _rows(occupations), _rows(skills), _rows(sectors)
    ladder_row = _rows(skills + groups)
    columns = _PostingColumns(occupation_row, skill_row, spool)
    columns.extend(postings)
    table, posting_hash = columns.finish()

    def links(kind: RelationKind, rows: dict[str, int], cols: dict[str, int], weighted: bool = False) -> csr_array:
        return _matrix(classification, kind, rows, cols, weighted)

    return Snapshot(
        classification=classification,
        occupations=occupations,
        skills=skills,
        groups=groups,
        sectors=sectors,
        essential=links(RelationKind.ESSENTIAL, occupation_row, skill_row),
        optional=links(RelationKind.OPTIONAL, occupation_row, skill_row),
        skill_essential=links(RelationKind.ESSENTIAL, skill_row, skill_row),
        skill_optional=links(RelationKind.OPTIONAL, skill_row, skill_row),
        broader=links(RelationKind.BROADER, ladder_row, ladder_row),
        isco=tuple(classification.concepts[uri].isco or "" for uri in occupations),
        sector=links(RelationKind.IN_SECTOR, occupation_row, sector_row, weighted=True),
        postings=table,
        content_hash=hashlib.sha256(
            f"snapshot {FORMAT_VERSION}\n{classification.content_hash}\n{posting_hash}\n".encode()
        ).hexdigest(),
        store_revision=store_revision,
    )


def table_of(snapshot: Snapshot, postings: Iterable[Posting]) -> PostingTable:
    """Postings as columns over the concepts of a snapshot that need not hold them."""
    columns = _PostingColumns(_rows(snapshot.occupations), _rows(snapshot.skills), None)
    columns.extend(postings)
    return columns.finish()[0]


def build_snapshot(store: Store) -> Snapshot:
    """The snapshot of what a store holds, at one revision of it; the postings' details lie in an unnamed file.

    Raises IntegrityError where the classification is half written or damaged, StoreConflictError where the store keeps
    changing while it is read.
    """
    for _ in range(READ_ATTEMPTS):
        revision = store.revision()
        with tempfile.TemporaryFile(prefix="jobvej-") as spool:
            snapshot = assemble(read_classification(store), read_postings(store), revision, spool)
        if store.revision() == revision:
            return snapshot
    raise StoreConflictError("the store changes faster than it can be read; try again when imports are done")


def _rows(uris: Sequence[str]) -> dict[str, int]:
    return {uri: row for row, uri in enumerate(uris)}


def _matrix(
    classification: Classification, kind: RelationKind, rows: dict[str, int], cols: dict[str, int], weighted: bool
) -> csr_array:
    """float32 CSR [rows, cols] of the relations of one kind whose ends are rows and columns."""
    cells = {
        (rows[relation.source], cols[relation.target]): relation.weight if weighted else 1.0
        for relation in classification.relations
        if relation.kind is kind and relation.source in rows and relation.target in cols
    }
    places = np.array(list(cells), dtype=np.int32).reshape(-1, 2)
    weights = np.fromiter(cells.values(), dtype=np.float32, count=len(cells))
    matrix = csr_array((weights, (places[:, 0], places[:, 1])), shape=(len(rows), len(cols)))
    matrix.sort_indices()
    return matrix


@lru_cache(maxsize=8192)
def _day(iso: str | None) -> int:
    if iso is None:
        return NO_DAY
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return NO_DAY


def _notes(posting: Posting) -> bytes:
    """The store's own notes about a posting, for the snapshot's hash; none where there are none."""
    notes = [getattr(posting, name) or "" for name in NOTES]
    return "\x1f".join(notes).encode() if any(notes) else b""


class _Objects:
    """Postings kept as objects."""

    def __init__(self, postings: Sequence[Posting]) -> None:
        self._postings = postings

    def __len__(self) -> int:
        return len(self._postings)

    def __getitem__(self, row: int) -> Posting:
        if row < 0:
            raise IndexError(f"row {row} of {len(self)} postings")
        return self._postings[row]


class _PostingColumns:
    """Gathers columns while postings stream by, so that a million of them never exist as objects together."""

    def __init__(self, occupation_row: dict[str, int], skill_row: dict[str, int], spool: BinaryIO | None) -> None:
        self._occupation_row, self._skill_row, self._spool = occupation_row, skill_row, spool
        self._keys: list[str] = []
        self._postcodes: list[str] = []
        self._hashes: list[bytes] = []
        self._posted, self._until, self._occupation = array("i"), array("i"), array("i")
        self._seen, self._ended = array("i"), array("i")
        self._remote, self._industry = array("b"), array("b")
        self._skill_ends, self._optional_ends = array("q", [0]), array("q", [0])
        self._skills, self._optional, self._confidence = array("i"), array("i"), array("f")
        self._spans, self._written = array("q"), 0
        self._objects: list[Posting] = []

    def extend(self, postings: Iterable[Posting]) -> None:
        for posting in postings:
            self._keys.append(posting.key)
            self._postcodes.append(posting.postcode or "")
            self._hashes.append(bytes.fromhex(posting.content_hash) + _notes(posting))
            self._posted.append(_day(posting.date_posted))
            self._until.append(_day(posting.valid_through))
            self._seen.append(_day(posting.first_seen))
            self._ended.append(_day(posting.ended))
            self._remote.append(posting.remote)
            own = posting.nace if posting.nace_origin != BY_OCCUPATION else None
            self._industry.append(ord(own) if own else 0)
            rows = (self._occupation_row.get(uri, -1) for uri in posting.occupations)
            self._occupation.append(next((row for row in rows if row >= 0), -1))
            self._add_skills(posting)
            self._keep(posting)

    def _add_skills(self, posting: Posting) -> None:
        for demand in demands(posting):
            column = self._skill_row.get(demand.uri)
            if column is None:
                continue
            self._skills.append(column)
            self._confidence.append(demand.confidence)
            if demand.optional:
                self._optional.append(column)
        self._skill_ends.append(len(self._skills))
        self._optional_ends.append(len(self._optional))

    def _keep(self, posting: Posting) -> None:
        if self._spool is None:
            self._objects.append(posting)
            return
        line = encode_posting(posting).encode()
        self._spool.write(line)
        self._spool.write(b"\n")
        self._spans.extend((self._written, self._written + len(line)))
        self._written += len(line) + 1

    def finish(self) -> tuple[PostingTable, str]:
        """The table sorted by key, and a hash over its postings."""
        last = {key: index for index, key in enumerate(self._keys)}
        keys = tuple(sorted(last))
        order = np.fromiter((last[key] for key in keys), dtype=np.int64, count=len(keys))
        shape = (len(self._keys), len(self._skill_row))
        confidence = np.frombuffer(self._confidence, dtype=np.float32)
        optional = np.ones(len(self._optional), dtype=np.bool_)
        digest = hashlib.sha256()
        for row in order:
            digest.update(self._hashes[row])
        table = PostingTable(
            keys=keys,
            date_posted=np.frombuffer(self._posted, dtype=np.int32)[order],
            valid_through=np.frombuffer(self._until, dtype=np.int32)[order],
            first_seen=np.frombuffer(self._seen, dtype=np.int32)[order],
            ended=np.frombuffer(self._ended, dtype=np.int32)[order],
            remote=np.frombuffer(self._remote, dtype=np.int8)[order].astype(np.bool_),
            industry=np.frombuffer(self._industry, dtype=np.int8)[order],
            postcodes=tuple(self._postcodes[row] for row in order),
            occupation=np.frombuffer(self._occupation, dtype=np.int32)[order],
            skills=_csr(confidence, self._skills, self._skill_ends, shape)[order],
            optional=_csr(optional, self._optional, self._optional_ends, shape)[order],
            details=self._details(order),
        )
        return table, digest.hexdigest()

    def _details(self, order: npt.NDArray[np.int64]) -> PostingDetails:
        if self._spool is None:
            return _Objects([self._objects[row] for row in order])
        return PostingLines.of_file(self._spool, np.frombuffer(self._spans, dtype=np.int64).reshape(-1, 2)[order])


def _csr(data: npt.NDArray[np.generic], cols: array[int], ends: array[int], shape: tuple[int, int]) -> csr_array:
    return csr_array((data, np.frombuffer(cols, dtype=np.int32), np.frombuffer(ends, dtype=np.int64)), shape=shape)
