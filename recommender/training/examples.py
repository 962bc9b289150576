"""What the network learns from: queries with right answers, of the graph, of postings, and of expert mobility."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.adjacency.cosine import GroupsAdjacency
from recommender.network.queries import LENGTHS, NOISE, Corruptor

NEAR = 10
"""Occupations that stand for the near ones of an occupation, by the cosine of its whole profile."""
NO_SOURCE = -1


@dataclass(frozen=True)
class Example:
    """query: skill rows · source: row of the occupation that they were taken from, which then sends no messages and is
    no answer; NO_SOURCE for none · targets: share of each right occupation, sum 1.
    """

    query: tuple[int, ...]
    source: int
    targets: Mapping[int, float]


class Examples(Protocol):
    """A source of examples. The same generator state gives the same example."""

    def draw(self, generator: np.random.Generator) -> Example:
        """One example."""
        ...


def _length(generator: np.random.Generator) -> int | None:
    return LENGTHS[generator.integers(len(LENGTHS))]


class MobilityExamples:
    """Supervised: from a noisy part of an occupation's skills to where experts say that its people can go."""

    def __init__(self, corruptor: Corruptor, gold: Mapping[int, Sequence[int]]) -> None:
        """``gold``: right answers by origin, rows; never empty."""
        self._corruptor, self.gold = corruptor, {origin: sorted(right) for origin, right in sorted(gold.items())}
        self._origins = list(self.gold)

    def draw(self, generator: np.random.Generator) -> Example:
        """Each origin is as likely as any other."""
        origin = self._origins[generator.integers(len(self._origins))]
        query = self._corruptor.of_occupation(origin, _length(generator), NOISE, generator)
        right = self.gold[origin]
        return Example(query, origin, dict.fromkeys(right, 1.0 / len(right)))

    def shuffled(self, seed: int) -> MobilityExamples:
        """The same with the right answers dealt out anew: what is learned from these is popularity at best."""
        order = np.random.default_rng(seed).permutation(len(self._origins))
        dealt = {origin: self.gold[self._origins[place]] for origin, place in zip(self._origins, order, strict=True)}
        return MobilityExamples(self._corruptor, dealt)


class GraphExamples:
    """Self-supervised: from a noisy part of an occupation's skills to the nearest by its whole profile."""

    def __init__(self, corruptor: Corruptor, snapshot: Snapshot) -> None:
        self._corruptor, self._count = corruptor, len(snapshot.occupations)
        self._adjacency = GroupsAdjacency(snapshot)
        self._near: dict[int, dict[int, float]] = {}

    def draw(self, generator: np.random.Generator) -> Example:
        """Each occupation is as likely as any other."""
        row = int(generator.integers(self._count))
        query = self._corruptor.of_occupation(row, _length(generator), NOISE, generator)
        return Example(query, row, self._targets(row))

    def _targets(self, row: int) -> dict[int, float]:
        if row not in self._near:
            scores = np.round(self._adjacency.scores(row), 12)
            scores[row] = 0.0
            best = np.argsort(-scores, kind="stable")[:NEAR]
            best = best[scores[best] > 0]
            total = float(scores[best].sum())
            self._near[row] = {int(near): float(scores[near]) / total for near in best}
        return self._near[row]


class PostingExamples:
    """Self-supervised: from a noisy part of what a posting asks for to its occupation. No edge of the graph says it."""

    def __init__(self, corruptor: Corruptor, snapshot: Snapshot) -> None:
        table = snapshot.postings
        counts = np.diff(table.skills.indptr)
        self._corruptor, self._table = corruptor, table
        self.rows = np.flatnonzero((table.occupation >= 0) & (counts > 0))

    def draw(self, generator: np.random.Generator) -> Example:
        """Each posting with skills and an occupation is as likely as any other."""
        row = int(self.rows[generator.integers(len(self.rows))])
        matrix = self._table.skills
        pool = matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].astype(np.int64)
        query = self._corruptor.of_pool(pool, _length(generator), NOISE, generator)
        return Example(query, NO_SOURCE, {int(self._table.occupation[row]): 1.0})


class Mixed:
    """Several sources, each with its share of the examples."""

    def __init__(self, parts: Sequence[tuple[float, Examples]]) -> None:
        self._parts = [part for _, part in parts]
        shares = np.array([share for share, _ in parts])
        self._shares = shares / shares.sum()

    def draw(self, generator: np.random.Generator) -> Example:
        """From one of the sources."""
        return self._parts[generator.choice(len(self._parts), p=self._shares)].draw(generator)


@dataclass(frozen=True)
class Batch:
    """queries: float32 [n, s] · without: int64 [n] · targets: float32 [n, o]."""

    queries: npt.NDArray[np.float32]
    without: npt.NDArray[np.int64]
    targets: npt.NDArray[np.float32]


def batch(examples: Examples, count: int, shape: tuple[int, int], generator: np.random.Generator) -> Batch:
    """``count`` examples as arrays; ``shape`` is (skills, occupations)."""
    queries: npt.NDArray[np.float32] = np.zeros((count, shape[0]), dtype=np.float32)
    targets: npt.NDArray[np.float32] = np.zeros((count, shape[1]), dtype=np.float32)
    without: npt.NDArray[np.int64] = np.full(count, NO_SOURCE, dtype=np.int64)
    for place in range(count):
        example = examples.draw(generator)
        queries[place, list(example.query)] = 1.0
        without[place] = example.source
        for row, share in example.targets.items():
            targets[place, row] = share
    return Batch(queries, without, targets)
