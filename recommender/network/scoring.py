"""Scoring with numpy: a profile's skills against all occupations. About 25 ms a profile on the full ESCO, one core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.errors import ArtefactError
from recommender.network.artefact import COMMAND, PATH, SHIPPED, load
from recommender.network.graph import OCCUPATION, RELATIONS, SKILL, PathGraph
from recommender.network.texts import TextVectors
from recommender.network.weights import NAMES, TEXT_SCALE, Weights
from recommender.sparse import Floats, inverse

SMALLEST = 1e-9
AT_ONCE = 8
"""Queries that flow together: more of them leave the processor's caches."""
State = dict[str, npt.NDArray[np.float64]]
"""Mass of each kind of node, [nodes, queries, d]; a kind that nothing has reached is not there."""


@dataclass(frozen=True)
class Reading:
    """One query's scores, float64 [o] each. total = paths + text + size · paths: >= 0, what flows there · text, size:
    the terms of labels and of how much an occupation needs, any sign.
    """

    paths: Floats
    text: Floats
    size: Floats

    @property
    def total(self) -> Floats:
        """The score; any real number, higher is better, comparable within one query only."""
        return np.asarray(self.paths + self.text + self.size, dtype=np.float64)


class PathNetwork:
    """Trained weights over one graph. Safe to use from several threads."""

    def __init__(self, graph: PathGraph, weights: Weights, texts: TextVectors | None = None) -> None:
        """Without ``texts`` the text term is left out."""
        self.graph, self.weights, self.texts = graph, weights, texts

    @classmethod
    def of(cls, snapshot: Snapshot, path: Path = PATH, texts: TextVectors | None = None) -> PathNetwork:
        """The trained network of a file over a snapshot. Raises ArtefactError."""
        fits = load(path)
        if SHIPPED not in fits:
            raise ArtefactError(f"{path}: holds no fit {SHIPPED!r}", COMMAND)
        return cls(PathGraph.of(snapshot), fits[SHIPPED].weights, texts)

    def scores(self, query: Floats, without: int | None = None) -> Floats:
        """float64 [s], weights >= 0 of the skills -> float64 [o]; zeros for an empty query.

        ``without``: row of an occupation that is to send no messages, the one that the skills were taken from.
        """
        if not (query > 0).any():
            return np.zeros(self.graph.count(OCCUPATION))
        return self.read(query, without).total

    def many(self, queries: Floats, without: Sequence[int | None]) -> Floats:
        """[queries, s] -> [queries, o]: :meth:`scores` of each, faster than one by one, as the flow is float32."""
        starts = np.array([self.start(query) for query in queries]).reshape(len(queries), -1)
        paths = np.zeros((len(queries), self.graph.count(OCCUPATION)))
        for at in range(0, len(queries), AT_ONCE):
            some = slice(at, at + AT_ONCE)
            states = self._single.flow(starts[some].T.astype(np.float32), without[some])
            paths[some] = self._single.readout(states).sum(axis=-1)
        scores = paths + self._text(starts) + self.graph.size * float(self.weights.size)
        return np.asarray(scores * (starts.max(axis=1, keepdims=True) > 0), dtype=np.float64)

    @cached_property
    def _single(self) -> PathNetwork:
        """The same network in float32."""
        edges = {relation: matrix.astype(np.float32) for relation, matrix in self.graph.edges.items()}
        numbers = {name: getattr(self.weights, name).astype(np.float32) for name in NAMES}
        return PathNetwork(replace(self.graph, edges=edges), Weights(**numbers))

    def read(self, query: Floats, without: int | None = None) -> Reading:
        """The terms of :meth:`scores`."""
        start = self.start(query)
        states = self.flow(start[:, None], [without])
        return Reading(
            self.readout(states)[0].sum(axis=-1),
            self._text(start[None, :])[0],
            self.graph.size * float(self.weights.size),
        )

    def start(self, query: Floats) -> Floats:
        """[s] -> [s]: weighted by IDF, sum 1 (0 for an empty query)."""
        weighted = query * self.graph.idf ** float(self.weights.power)
        total = float(weighted.sum())
        return weighted / total if total > 0 else np.zeros_like(weighted)

    def flow(self, starts: Floats, without: Sequence[int | None]) -> list[State]:
        """[s, queries] -> the state after 0, 1, ... t steps; linear in ``starts``."""
        weights, graph = self.weights, self.graph
        first = starts[:, :, None] * weights.start
        states: list[State] = [{SKILL: first}]
        masked = [(row, place) for place, row in enumerate(without) if row is not None]
        for step in range(weights.steps):
            before, after = states[-1], State()
            for place, relation in enumerate(RELATIONS):
                if relation.source not in before:
                    continue
                sent = _send(graph.edges[relation], before[relation.source], weights.mix[step, place])
                after[relation.target] = after[relation.target] + sent if relation.target in after else sent
            for kind, mass in before.items():
                kept = mass * weights.keep[step]
                after[kind] = after[kind] + kept if kind in after else kept
            after[SKILL] = after[SKILL] + first * weights.again[step]
            for row, query in masked:
                after[OCCUPATION][row, query] = 0.0
            states.append(after)
        return states

    def readout(self, states: list[State]) -> Floats:
        """float64 [queries, o, 2 d] >= 0: what each channel, after the first and the last step, adds to the score."""
        parts = []
        for place, state in enumerate((states[1], states[-1])):
            mass = state[OCCUPATION].transpose(1, 0, 2)
            if not mass.shape[1]:
                return np.zeros((mass.shape[0], 0, 2 * self.weights.channels))
            most = np.maximum(mass.max(axis=1, keepdims=True), SMALLEST)
            parts.append(np.log1p(mass / most * self.weights.gain[place]) * self.weights.out[place])
        return np.concatenate(parts, axis=-1)

    def _text(self, starts: Floats) -> Floats:
        """[queries, s] -> [queries, o]."""
        if self.texts is None:
            return np.zeros((len(starts), self.graph.count(OCCUPATION)))
        rows = np.flatnonzero(starts.any(axis=0))
        meant = starts[:, rows].astype(np.float32) @ self.texts.skills[rows]
        meant = meant * inverse(np.linalg.norm(meant, axis=1).astype(np.float64))[:, None]
        cosines = meant.astype(np.float32) @ self.texts.occupations.T
        return np.asarray(cosines, dtype=np.float64) * float(self.weights.text) * TEXT_SCALE


def _send(edges: object, mass: Floats, mix: Floats) -> Floats:
    """Messages of one relation, [sources, queries, d] -> [targets, queries, d]; mixed on the side with fewer nodes."""
    targets, sources = edges.shape  # type: ignore[attr-defined]
    queries, channels = mass.shape[1:]
    if targets > sources:
        mass = mass @ mix
    sent = (edges @ mass.reshape(sources, queries * channels)).reshape(targets, queries, channels)  # type: ignore[operator]
    return np.asarray(sent if targets > sources else sent @ mix)
