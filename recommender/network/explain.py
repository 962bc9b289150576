"""Why the network scores an occupation as it does: the strongest paths from the query's skills, with exact shares.

The flow is linear and positive, so the mass of an occupation is the sum over the paths that lead there, and each
channel of the readout is shared out over them in proportion. Paths are found best first: what has come to a node, times
what it is worth from there on, is the sum over all paths that end alike, so it bounds each of them from above.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recommender.network.graph import OCCUPATION, RELATIONS, SKILL, Relation
from recommender.network.scoring import PathNetwork, State
from recommender.sparse import Floats

WIDTH = 24
"""Neighbours that a path goes on to, the strongest ones."""
MOST_VISITS = 600
"""Partial paths looked at before what was found must do; about 60 ms."""
SPARE = 4
"""Complete paths found for each one asked for, so that they can start from different skills."""


@dataclass(frozen=True, slots=True)
class NetworkPath:
    """nodes: URIs (ISCO: codes) from a skill of the query to the occupation · relations: their kinds, one less ·
    share: what it brings to the path part of the score, > 0; over all paths these sum to it.
    """

    nodes: tuple[str, ...]
    relations: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class NetworkEdge:
    """An edge of the subgraph within two steps of an occupation. source, target: as nodes of a path · distance: 1 where
    it ends in the occupation, 2 where another edge lies between · share: of the path part of the score, what comes over
    it as its last (last but one) step, > 0; over all edges of distance 1 these sum to the path part.
    """

    source: str
    relation: str
    target: str
    distance: int
    share: float


def _every(_path: NetworkPath) -> bool:
    return True


_Arrivals = dict[int, Floats]
"""Step -> value [d] of a unit of mass that is at the path's first node after that step."""


@dataclass(frozen=True, slots=True)
class _Partial:
    """The end of a path: from ``row`` of ``kind`` to the occupation."""

    kind: str
    row: int
    arrivals: _Arrivals
    nodes: tuple[str, ...]
    relations: tuple[str, ...]
    done: float | None = None


@dataclass(frozen=True, slots=True)
class _Entries:
    """All edges of one relation into a node. rows: int [k], where they start · values: float64 [k], what comes over
    each to the occupation, by all paths with that end · strengths: float64 [k] · backwards: what a unit of mass that is
    sent over an edge of strength 1 is worth, by the step before.
    """

    relation: Relation
    rows: npt.NDArray[np.int32]
    values: Floats
    strengths: Floats
    backwards: _Arrivals


def strongest_paths(
    network: PathNetwork, query: Floats, occupation: int, count: int = 3, without: int | None = None
) -> list[NetworkPath]:
    """The ``count`` strongest paths to an occupation's row, each from another skill if it can, strongest first.

    Steps in which mass stays where it is are no part of a path: all that visit the same nodes are one. Empty where
    nothing arrives. ``query``, ``without``: as in ``PathNetwork.scores``.
    """
    return PathSearch(network, query, without).best(occupation, count)


class PathSearch:
    """The strongest paths of one query, to one occupation after another; arguments as of ``PathNetwork.scores``."""

    def __init__(self, network: PathNetwork, query: Floats, without: int | None = None) -> None:
        self._network, self._weights, self._graph = network, network.weights, network.graph
        start = network.start(query)
        self._states = network.flow(start[:, None], [without])
        self._first = start[:, None] * self._weights.start

    def total(self, occupation: int) -> float:
        """The path part of the occupation's score, which the shares of all paths to it sum to; >= 0."""
        return float(self._network.readout(self._states)[0, occupation].sum())

    def edges(self, occupation: int, count: int) -> list[NetworkEdge]:
        """The ``count`` edges within two steps of an occupation's row that most comes over, the strongest first.

        Without those that lead away from the occupation itself: what comes over one comes back over another.
        """
        found: dict[tuple[str, str, str, int], float] = {}
        root = self._root(occupation)
        for last in self._entries(root):
            self._note(found, last, root, 1, occupation)
            for place in np.flatnonzero(last.values > 0).tolist():
                between = self._before(root, last, place)
                for entries in self._entries(between):
                    self._note(found, entries, between, 2, occupation)
        edges = [NetworkEdge(*edge, share) for edge, share in found.items()]
        edges.sort(key=lambda edge: (-edge.share, edge.distance, edge.source, edge.relation, edge.target))
        return edges[:count]

    def _note(
        self,
        found: dict[tuple[str, str, str, int], float],
        entries: _Entries,
        into: _Partial,
        distance: int,
        occupation: int,
    ) -> None:
        """Add what comes over each of the edges; one node may lead on by several relations."""
        nodes, own = self._graph.nodes[entries.relation.source], entries.relation.source == OCCUPATION
        for place in np.flatnonzero(entries.values > 0).tolist():
            if own and entries.rows[place] == occupation:
                continue
            edge = nodes[entries.rows[place]], str(entries.relation), into.nodes[0], distance
            found[edge] = found.get(edge, 0.0) + float(entries.values[place])

    def best(
        self,
        occupation: int,
        count: int,
        *,
        simple: bool = False,
        among: Callable[[NetworkPath], bool] = _every,
    ) -> list[NetworkPath]:
        """As :func:`strongest_paths`; best first over partial paths.

        ``simple``: only paths that come by no node twice. ``among``: only those that it holds true of.
        """
        ticket = itertools.count()
        queue: list[tuple[float, int, _Partial]] = []

        def push(partial: _Partial, value: float) -> None:
            if value > 0:
                heapq.heappush(queue, (-value, next(ticket), partial))

        root = self._root(occupation)
        push(root, self._value(root))
        found: list[NetworkPath] = []
        for _ in range(MOST_VISITS):
            if not queue or len(found) >= count * SPARE:
                break
            negative, _, partial = heapq.heappop(queue)
            if partial.done is not None:
                path = NetworkPath(partial.nodes, partial.relations, -negative)
                if among(path):
                    found.append(path)
                continue
            for next_partial, value in self._longer(partial):
                if not simple or next_partial.done is not None or next_partial.nodes[0] not in partial.nodes:
                    push(next_partial, value)
        return _varied(found, count)

    def _root(self, occupation: int) -> _Partial:
        uri = self._graph.nodes[OCCUPATION][occupation]
        return _Partial(OCCUPATION, occupation, self._ends(occupation), (uri,), ())

    def _ends(self, occupation: int) -> _Arrivals:
        """What a unit of mass at the occupation is worth after the first and after the last step, by channel."""
        parts = self._network.readout(self._states)[0, occupation].reshape(2, -1)
        ends: _Arrivals = {}
        for step, part in ((1, parts[0]), (self._weights.steps, parts[1])):
            mass = self._states[step][OCCUPATION][occupation, 0]
            worth = np.divide(part, mass, out=np.zeros_like(part), where=mass > 0)
            ends[step] = ends[step] + worth if step in ends else worth
        return ends

    def _value(self, partial: _Partial) -> float:
        """Sum over all paths with this end."""
        return sum(
            float(_mass(self._states[step], partial.kind, partial.row) @ worth)
            for step, worth in partial.arrivals.items()
        )

    def _staying(self, arrivals: _Arrivals) -> _Arrivals:
        """With the mass that came earlier and stayed."""
        staying: _Arrivals = {}
        carried = np.zeros(self._weights.channels)
        for step in range(max(arrivals), -1, -1):
            if step in arrivals:
                carried = carried + arrivals[step]
            staying[step] = carried
            if step:
                carried = carried * self._weights.keep[step - 1]
        return staying

    def _longer(self, partial: _Partial) -> Iterator[tuple[_Partial, float]]:
        """The complete path that starts here, and those that come from a neighbour."""
        staying = self._staying(partial.arrivals)
        if partial.kind == SKILL:
            worth = staying[0] + sum(
                (staying[step] * self._weights.again[step - 1] for step in staying if step), np.zeros(1)
            )
            value = float(self._first[partial.row] @ worth)
            if value > 0:
                yield (
                    _Partial(partial.kind, partial.row, {}, partial.nodes, partial.relations, value),
                    value,
                )
        for entries in self._entries(partial):
            for chosen in np.argsort(-entries.values, kind="stable")[:WIDTH].tolist():
                yield self._before(partial, entries, chosen), float(entries.values[chosen])

    def _entries(self, partial: _Partial) -> Iterator[_Entries]:
        """The edges by which paths come to where this end of them begins, by relation."""
        staying = self._staying(partial.arrivals)
        for place, relation in enumerate(RELATIONS):
            if relation.target != partial.kind:
                continue
            edges = self._graph.edges[relation]
            begin, end = edges.indptr[partial.row], edges.indptr[partial.row + 1]
            sources, strengths = edges.indices[begin:end], edges.data[begin:end]
            if not len(sources):
                continue
            backwards = {
                step - 1: self._weights.mix[step - 1, place] @ worth for step, worth in staying.items() if step
            }
            values = np.zeros(len(sources))
            for step, worth in backwards.items():
                if relation.source in self._states[step]:
                    values += self._states[step][relation.source][sources, 0] @ worth
            yield _Entries(relation, sources, values * strengths, strengths, backwards)

    def _before(self, partial: _Partial, entries: _Entries, place: int) -> _Partial:
        """The end of a path, made longer by an edge."""
        relation, row, strength = entries.relation, int(entries.rows[place]), entries.strengths[place]
        return _Partial(
            relation.source,
            row,
            {step: worth * strength for step, worth in entries.backwards.items()},
            (self._graph.nodes[relation.source][row], *partial.nodes),
            (str(relation), *partial.relations),
        )


def _mass(state: State, kind: str, row: int) -> Floats:
    return state[kind][row, 0] if kind in state else np.zeros(1)


def _varied(found: list[NetworkPath], count: int) -> list[NetworkPath]:
    """One of each first node, then the rest; strongest first."""
    firsts: dict[str, NetworkPath] = {}
    for path in found:
        firsts.setdefault(path.nodes[0], path)
    ordered = [*firsts.values(), *(path for path in found if path not in firsts.values())][:count]
    return sorted(ordered, key=lambda path: (-path.share, path.nodes))
