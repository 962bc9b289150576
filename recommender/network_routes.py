"""Paths of the network as edges of the graph: a step may be an edge either way, or several up a ladder."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from ontology.concepts import ConceptKind, RelationKind
from recommender.network import NetworkPath
from recommender.network.graph import GROUP, ISCO, OCCUPATION, SKILL
from recommender.routes import Edge, Route, Routes
from recommender.skillspace import SkillSpace

RELEASED = "released"
_AGAINST = frozenset({(SKILL, OCCUPATION), (ISCO, OCCUPATION), (GROUP, SKILL)})
"""Kinds of nodes between which the network steps against the direction in which the graph has the edge."""


class NetworkRoutes:
    """Finds the edges of one snapshot that stand for steps of the network, with their curation status."""

    def __init__(self, space: SkillSpace) -> None:
        self._routes = Routes(space)
        self._snapshot, self._classification = space.snapshot, space.snapshot.classification

    def along(self, path: NetworkPath) -> Route | None:
        """All edges of a path, from its first skill to the occupation; None where the graph lacks one."""
        found = Route((path.nodes[0],), ())
        for relation, (source, target) in zip(path.relations, pairwise(path.nodes), strict=True):
            step = self.over(relation, source, target)
            if step is None:
                return None
            found += step
        return found

    def over(self, relation: str, source: str, target: str) -> Route | None:
        """The edges of one step; ``relation`` and nodes as of a ``NetworkPath``. None where the graph lacks one: an
        ISCO unit group need not be a concept.
        """
        start, name, end = relation.split()
        if start == end == SKILL:
            row = self._snapshot.skill_row
            return self._curated(self._routes.between_related(row[source], row[target]))
        back = (start, end) in _AGAINST
        low, high = (target, source) if back else (source, target)
        if {start, end} == {SKILL, OCCUPATION}:
            found: Route | None = self._routes.needed_by(low, RelationKind(name), high)
        else:
            top = self._units.get(high) if ISCO in (start, end) else high
            found = self._routes.upwards(low, top) if top else None
        return self._curated(found.reversed() if found and back else found)

    def from_work(self, uri: str, skill: int) -> Route | None:
        """As ``Routes.from_work``."""
        return self._curated(self._routes.from_work(uri, skill))

    def stops(self, path: NetworkPath) -> tuple[tuple[str, str], ...]:
        """Kind (of the network's nodes) and URI of each node between the first and the last."""
        kinds = [relation.split()[0] for relation in path.relations[1:]]
        return tuple(
            (kind, self._units[node] if kind == ISCO else node)
            for kind, node in zip(kinds, path.nodes[1:-1], strict=True)
        )

    def told(self, route: Route) -> tuple[str, str, str]:
        """Of a step the concept that the relation is stated of, the other one, and in which words it is told: needed
        (of work), related (of a skill) or broader.
        """
        ends = route.nodes[0], route.nodes[-1]
        low, high = ends if route.edges[0].source == ends[0] else ends[::-1]
        if route.edges[0].relation == RelationKind.BROADER:
            return low, high, "broader"
        of_work = self._classification[low].kind is ConceptKind.OCCUPATION
        return low, high, "needed" if of_work else "related"

    @cached_property
    def _units(self) -> dict[str, str]:
        """URI of the ISCO group of each code."""
        return {
            concept.code: concept.uri
            for concept in self._classification.concepts.values()
            if concept.kind is ConceptKind.ISCO_GROUP and concept.code
        }

    def _curated(self, route: Route | None) -> Route | None:
        return replace(route, edges=tuple(map(self._with_status, route.edges))) if route else None

    def _with_status(self, edge: Edge) -> Edge:
        """With the status of the less settled of its two ends; the sources tell none of relations themselves."""
        ends = (self._classification[uri].status for uri in (edge.source, edge.target))
        return replace(edge, status=next((status for status in ends if status != RELEASED), RELEASED))
