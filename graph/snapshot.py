"""The array snapshot of the graph: what ranking works on, so that no request waits for a query.

A snapshot is immutable and is swapped whole. Rows and columns of every matrix follow the id maps beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from ontology.concepts import Classification
from ontology.postings import Posting

NO_DAY = 0
"""Value of a day column for "not stated"; real days are proleptic Gregorian ordinals (date.toordinal)."""


class PostingDetails(Protocol):
    """Row access to whole postings; decoded lazily so that a million of them stay on disk."""

    def __len__(self) -> int: ...

    def __getitem__(self, row: int) -> Posting: ...


@dataclass(frozen=True)
class PostingTable:
    """Postings as columns, n rows sorted by ``keys``.

    keys: n strings "source/identifier" · date_posted, valid_through: int32 [n], day ordinals or NO_DAY ·
    first_seen, ended: int32 [n], likewise: the first day it was out, the day its source no longer had it ·
    remote: bool [n] · industry: int8 [n], code point of the section letter of NACE Rev. 2, 0 where none is known of the
    posting itself · postcodes: n strings, "" for not stated · occupation: int32 [n], row in
    ``Snapshot.occupations`` of the best occupation or -1 · skills: float32 CSR [n, skills], the confidence in (0, 1]
    that the posting asks for the skill · optional: bool CSR [n, skills], subset of ``skills``: nice to have.
    """

    keys: tuple[str, ...]
    date_posted: npt.NDArray[np.int32]
    valid_through: npt.NDArray[np.int32]
    first_seen: npt.NDArray[np.int32]
    ended: npt.NDArray[np.int32]
    remote: npt.NDArray[np.bool_]
    industry: npt.NDArray[np.int8]
    postcodes: tuple[str, ...]
    occupation: npt.NDArray[np.int32]
    skills: csr_array
    optional: csr_array
    details: PostingDetails

    def __len__(self) -> int:
        return len(self.keys)

    def live(self, day: int, max_age_days: int, groups: npt.NDArray[np.int32] | None = None) -> npt.NDArray[np.bool_]:
        """bool [n]: not ended by its source, and its last day not before ``day`` (an ordinal); one without a last day
        is live for ``max_age_days`` from the first day it is known to have been out. As ``Posting.ending``.

        ``groups``, int32 [n], the row that stands for each one's repetitions: then a job is as old as the oldest of its
        ads, and putting it out anew does not make it young.
        """
        never = np.iinfo(np.int32).max
        posted = np.where(self.date_posted == NO_DAY, never, self.date_posted)
        seen = np.where(self.first_seen == NO_DAY, never, self.first_seen)
        since = np.minimum(posted, seen)
        if groups is not None:
            oldest = since.copy()
            np.minimum.at(oldest, groups, since)
            since = oldest[groups]
        young = since >= day - max_age_days
        in_time = np.where(self.valid_through == NO_DAY, young, self.valid_through >= day)
        return np.asarray((self.ended == NO_DAY) & in_time, dtype=np.bool_)

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """Row by key."""
        return {key: row for row, key in enumerate(self.keys)}


@dataclass(frozen=True)
class Snapshot:
    """Classification and postings as arrays.

    occupations, skills, groups, sectors: URIs, each sorted (o, s, g, t of them) ·
    essential, optional: float32 CSR [o, s] of ones (occupation needs skill) ·
    skill_essential, skill_optional: float32 CSR [s, s] of ones (skill-skill relations) ·
    broader: float32 CSR [s + g, s + g] of ones, direct skos:broader; columns and rows are skills, then skill groups ·
    isco: o four-digit ISCO-08 codes ("" unknown) · sector: float32 CSR [o, t], weights in (0, 1] ·
    content_hash: SHA-256 hex over classification, postings and format version.
    """

    classification: Classification
    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    groups: tuple[str, ...]
    sectors: tuple[str, ...]
    essential: csr_array
    optional: csr_array
    skill_essential: csr_array
    skill_optional: csr_array
    broader: csr_array
    isco: tuple[str, ...]
    sector: csr_array
    postings: PostingTable
    content_hash: str
    store_revision: int = 0

    @cached_property
    def occupation_row(self) -> Mapping[str, int]:
        """Row by occupation URI."""
        return _rows(self.occupations)

    @cached_property
    def skill_row(self) -> Mapping[str, int]:
        """Row by skill URI (skills only; groups follow them in ``broader``)."""
        return _rows(self.skills)


def _rows(uris: Sequence[str]) -> dict[str, int]:
    return {uri: row for row, uri in enumerate(uris)}
