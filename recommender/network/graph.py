"""The graph that the network's messages run on: typed relations between four kinds of nodes, out of a snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array

from graph.snapshot import Snapshot
from recommender.sparse import Floats, column_sums, csr, inverse, row_sums

SKILL, OCCUPATION, GROUP, ISCO = "skill", "occupation", "group", "isco"
ISCO_DIGITS = 4
"""Digits of an ISCO-08 unit group."""
LEAST_IDF = 0.1
"""IDF of a skill that every occupation needs, or none: it still starts a flow."""
OPTIONAL_SHARE = 0.5
"""Weight of an optional skill in the size of an occupation."""


class Relation(NamedTuple):
    """Messages of one kind, from nodes of one kind to nodes of another."""

    source: str
    name: str
    target: str

    def __str__(self) -> str:
        return f"{self.source} {self.name} {self.target}"


RELATIONS = (
    Relation(SKILL, "essential", OCCUPATION),
    Relation(SKILL, "optional", OCCUPATION),
    Relation(OCCUPATION, "essential", SKILL),
    Relation(OCCUPATION, "optional", SKILL),
    Relation(SKILL, "broader", GROUP),
    Relation(GROUP, "narrower", SKILL),
    Relation(GROUP, "broader", GROUP),
    Relation(SKILL, "related", SKILL),
    Relation(OCCUPATION, "member", ISCO),
    Relation(ISCO, "member", OCCUPATION),
)
"""In the order of the artefact's weights. "related" joins skill-skill relations and broader skills, both ways."""
RELATIONS_VERSION = 1
"""Raise it when a relation or its normalisation changes its meaning."""


@dataclass(frozen=True)
class PathGraph:
    """nodes: URIs (ISCO: codes) of each kind, in row order · edges: float64 CSR [targets, sources] of each relation,
    each edge 1 / sqrt(edges of its source x edges of its target in that relation) · idf: float64 [s], ln(o / df) over
    occupations, at least LEAST_IDF · size: float64 [o], how many skills an occupation needs, standardised logarithm.
    """

    nodes: Mapping[str, tuple[str, ...]]
    edges: Mapping[Relation, csr_array]
    idf: Floats
    size: Floats

    @classmethod
    def of(cls, snapshot: Snapshot) -> PathGraph:
        """The graph of a snapshot's classification; postings are no part of it."""
        skills = len(snapshot.skills)
        essential, optional, broader = csr(snapshot.essential), csr(snapshot.optional), csr(snapshot.broader)
        related = csr(snapshot.skill_essential) + csr(snapshot.skill_optional) + broader[:skills, :skills]
        units = tuple(sorted({code for code in snapshot.isco if len(code) == ISCO_DIGITS}))
        member = _membership(snapshot.isco, units)
        plain = {
            RELATIONS[0]: essential,
            RELATIONS[1]: optional,
            RELATIONS[2]: essential.T,
            RELATIONS[3]: optional.T,
            RELATIONS[4]: broader[:skills, skills:].T,
            RELATIONS[5]: broader[:skills, skills:],
            RELATIONS[6]: broader[skills:, skills:].T,
            RELATIONS[7]: related + related.T,
            RELATIONS[8]: member.T,
            RELATIONS[9]: member,
        }
        return cls(
            MappingProxyType(
                {SKILL: snapshot.skills, OCCUPATION: snapshot.occupations, GROUP: snapshot.groups, ISCO: units}
            ),
            MappingProxyType({relation: _normalised(matrix) for relation, matrix in plain.items()}),
            _idf(essential, optional),
            _size(essential, optional),
        )

    def count(self, kind: str) -> int:
        """How many nodes of a kind there are."""
        return len(self.nodes[kind])


def _membership(isco: tuple[str, ...], units: tuple[str, ...]) -> csr_array:
    """[occupations, units]."""
    column = {code: place for place, code in enumerate(units)}
    pairs = [(row, column[code]) for row, code in enumerate(isco) if code in column]
    rows, columns = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    return csr(coo_array((np.ones(len(pairs)), (rows, columns)), shape=(len(isco), len(units))))


def _normalised(matrix: csr_array) -> csr_array:
    ones = csr(matrix)
    ones.sum_duplicates()
    ones.data[:] = 1.0
    ones.sort_indices()
    targets, sources = np.sqrt(inverse(row_sums(ones))), np.sqrt(inverse(column_sums(ones)))
    ones.data *= np.repeat(targets, np.diff(ones.indptr)) * sources[ones.indices]
    return ones


def _idf(essential: csr_array, optional: csr_array) -> Floats:
    needs = csr(essential + optional)
    df = np.bincount(needs.indices, minlength=needs.shape[1]).astype(np.float64)
    idf = np.where(df > 0, np.log(max(needs.shape[0], 1) / np.maximum(df, 1.0)), 0.0)
    return np.maximum(idf, LEAST_IDF)


def _size(essential: csr_array, optional: csr_array) -> Floats:
    size = np.log1p(row_sums(essential) + OPTIONAL_SHARE * row_sums(optional))
    spread = float(size.std()) if size.size else 0.0
    return (size - size.mean()) / spread if spread > 0 else np.zeros_like(size)
