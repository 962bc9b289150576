"""Fields of work: the sector and the job function of an occupation, and when two of them differ.

Function is the ISCO-08 major group. Sector is the primary sector by the rule of :mod:`ontology.sectors`: the largest
weight, of equals the first URI. What is unknown never counts as different.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from ontology.concepts import ConceptKind
from ontology.hierarchy import isco_major_group
from recommender.texts.meaning import Guesses

FUNCTION, SECTOR = "function", "sector"
OTHER = (FUNCTION, SECTOR)
UNKNOWN = -1

Numbers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Fields:
    """function: int32 [o], 0-9 · sector: int32 [o], row in ``Snapshot.sectors`` · -1 unknown."""

    snapshot: Snapshot

    @cached_property
    def function(self) -> Numbers:
        """ISCO-08 major group of each occupation."""
        codes = [int(isco[0]) if isco[:1].isdigit() else UNKNOWN for isco in self.snapshot.isco]
        return np.array(codes, dtype=np.int32)

    @cached_property
    def sector(self) -> Numbers:
        """Primary sector of each occupation."""
        matrix = self.snapshot.sector
        found = np.full(matrix.shape[0], UNKNOWN, dtype=np.int32)
        for row in range(matrix.shape[0]):
            start, end = matrix.indptr[row], matrix.indptr[row + 1]
            pairs = zip((-matrix.data[start:end]).tolist(), matrix.indices[start:end].tolist(), strict=True)
            found[row] = min(pairs, default=(0.0, UNKNOWN))[1]
        return found

    @cached_property
    def major_groups(self) -> Mapping[str, str]:
        """URI of each ISCO-08 major group that the classification holds, by code."""
        groups = self.snapshot.classification.of_kind(ConceptKind.ISCO_GROUP)
        return {group.code: group.uri for group in groups if group.code and len(group.code) == 1}

    def of_work(self, uris: Iterable[str]) -> tuple[frozenset[int], frozenset[int]]:
        """Known functions and sectors of occupations and ISCO groups; a group has the sectors of its occupations."""
        functions: set[int] = set()
        sectors: set[int] = set()
        classification = self.snapshot.classification
        for uri in uris:
            row = self.snapshot.occupation_row.get(uri)
            if row is not None:
                functions.add(int(self.function[row]))
                sectors.add(int(self.sector[row]))
            elif uri in classification and classification[uri].kind is ConceptKind.ISCO_GROUP:
                major, code = isco_major_group(classification[uri]), classification[uri].code or "?"
                functions.add(int(major) if major else UNKNOWN)
                below = [row for row, isco in enumerate(self.snapshot.isco) if isco.startswith(code)]
                sectors.update(self.sector[below].tolist())
        return frozenset(functions - {UNKNOWN}), frozenset(sectors - {UNKNOWN})

    def other(self, functions: frozenset[int], sectors: frozenset[int]) -> tuple[Mask, Mask]:
        """Which occupations have a known function, and a known sector, that is none of these; bool [o + 1] each.

        Nothing differs from an empty set. The last row, which -1 indexes, is no occupation and differs from nothing.
        """
        return _outside(self.function, functions), _outside(self.sector, sectors)


def _outside(numbers: Numbers, known: frozenset[int]) -> Mask:
    outside = np.zeros(len(numbers) + 1, dtype=np.bool_)
    if known:
        outside[:-1] = (numbers != UNKNOWN) & ~np.isin(numbers, sorted(known))
    return outside


SURE_SHARE = 0.2
"""Share of the guesses of a posting's occupation that must agree on a field for it to count as known. At .6 two in five
are known and 85 % of their major groups are right (``recommender.texts.meaning.Guesses``), at .2 nearly all are known
and 74 % are right; on the match set's development half the latter shows more alternatives that raters call sensible
(.17 of the first five, against .14 at .4 and .12 at .5 and more), and nDCG@10 of the jobs is .63, not .65."""


@dataclass(frozen=True)
class PostingFields:
    """Fields of postings. function, sector: int32 [n], -1 unknown: those of a posting's occupation, or, where it has
    none, those that most of what it may be agrees on · industry: int32 [n], code point of the NACE section that the
    posting itself tells of, -1 unknown.
    """

    fields: Fields
    function: Numbers
    sector: Numbers
    industry: Numbers

    @classmethod
    def of(cls, snapshot: Snapshot, fields: Fields, guesses: Guesses | None) -> PostingFields:
        """For every posting of a snapshot."""
        occupation = snapshot.postings.occupation
        function, sector = (np.append(numbers, UNKNOWN)[occupation] for numbers in (fields.function, fields.sector))
        if guesses is not None:
            open_rows = np.flatnonzero((occupation < 0) & (guesses.shares.sum(axis=1) > 0))
            for numbers, own in ((function, fields.function), (sector, fields.sector)):
                numbers[open_rows] = _agreed(own[guesses.rows[open_rows]], guesses.shares[open_rows])
        told = snapshot.postings.industry.astype(np.int32)
        return cls(
            fields,
            function.astype(np.int32),
            sector.astype(np.int32),
            np.where(told == 0, UNKNOWN, told).astype(np.int32),
        )


def _agreed(fields: Numbers, shares: npt.NDArray[np.float32]) -> Numbers:
    """For each row the field with the largest share, of equals the first, if that is above SURE_SHARE; else -1; int32
    [rows].
    """
    found = np.full(len(fields), UNKNOWN, np.int32)
    best = np.full(len(fields), SURE_SHARE)
    for number in np.unique(fields[fields != UNKNOWN]).tolist():
        share = (shares * (fields == number)).sum(axis=1, dtype=np.float64)
        better = share > best
        found[better], best[better] = number, share[better]
    return found
