"""Ways through the graph between two concepts, edge by edge, and nothing that the graph does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ontology.concepts import RelationKind
from recommender.skillspace import SkillSpace
from recommender.sparse import row_cells

CV = "cv"
"""First node of a path, and origin of its first edge where that is in the CV's own words."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge, from ``source`` to ``target`` as the graph has it.

    ``relation``: evidence (CV -> concept; not in the graph, as no CV is stored), essential, optional, broader,
    asks_for (posting -> skill), for_occupation (posting -> occupation). ``origin`` says where the edge comes from
    ("cv", "edited", the release of the classification, the posting's source). ``confidence`` in [0, 1]. ``status``:
    how far the concepts that it joins are curated ("released" where both are); None where it is not told.
    """

    source: str
    relation: str
    target: str
    origin: str
    confidence: float = 1.0
    quote: str | None = None
    sentence: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Concepts in order, and the edges between neighbours (which may point either way)."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]

    def __add__(self, other: Route) -> Route:
        return Route(self.nodes + other.nodes[1:], self.edges + other.edges)

    @property
    def top(self) -> str:
        """The node from which no edge of the route leads further up."""
        lower = {edge.source for edge in self.edges}
        return next(node for node in self.nodes if node not in lower)

    def reversed(self) -> Route:
        """The same way back."""
        return Route(self.nodes[::-1], self.edges[::-1])


class Routes:
    """Finds routes in a snapshot. Where several would do, the strongest, of equals that of the first URIs."""

    def __init__(self, space: SkillSpace) -> None:
        self._space = space
        self._snapshot = space.snapshot
        self._classification = space.snapshot.classification
        self._nodes = space.snapshot.skills + space.snapshot.groups

    def between_skills(self, one: int, other: int) -> Route | None:
        """From skill row to skill row over the concept above both that weighs most; None where there is none."""
        if one == other:
            return Route((self._snapshot.skills[one],), ())
        above = dict(zip(*(part.tolist() for part in row_cells(self._space.features, one)), strict=True))
        theirs = zip(*(part.tolist() for part in row_cells(self._space.features, other)), strict=True)
        shared = min(((-weight * above[node], node) for node, weight in theirs if node in above), default=None)
        if shared is None:
            return None
        top = self._nodes[shared[1]]
        up = self.upwards(self._snapshot.skills[one], top)
        down = self.upwards(self._snapshot.skills[other], top)
        return up + down.reversed() if up and down else None

    def upwards(self, uri: str, above: str) -> Route | None:
        """The shortest way up by BROADER edges."""
        came: dict[str, str] = {uri: ""}
        level = [uri]
        while level and above not in came:
            upper = sorted(
                {(parent, child) for child in level for parent in self._classification.broader.get(child, ())}
            )
            level = []
            for parent, child in upper:
                if parent not in came:
                    came[parent] = child
                    level.append(parent)
        if above not in came:
            return None
        nodes = [above]
        while nodes[-1] != uri:
            nodes.append(came[nodes[-1]])
        nodes.reverse()
        edges = [self._edge(low, RelationKind.BROADER, high) for low, high in pairwise(nodes)]
        return Route(tuple(nodes), tuple(edges))

    def between_related(self, one: int, other: int) -> Route | None:
        """From skill row to skill row over the one relation between them: essential or optional to, or broader than."""
        skills, pairs = self._snapshot.skills, ((one, other), (other, one))
        for kind, matrix in (
            (RelationKind.ESSENTIAL, self._snapshot.skill_essential),
            (RelationKind.OPTIONAL, self._snapshot.skill_optional),
            (RelationKind.BROADER, self._snapshot.broader),
        ):
            for low, high in pairs:
                if matrix[low, high]:
                    return Route((skills[one], skills[other]), (self._edge(skills[low], kind, skills[high]),))
        return None

    def needed_by(self, uri: str, kind: RelationKind, skill: str) -> Route:
        """From an occupation to a skill that it needs, essential or optional, as the caller knows."""
        return Route((uri, skill), (self._edge(uri, kind, skill),))

    def from_work(self, uri: str, skill: int) -> Route | None:
        """From an occupation to a skill it needs; from an ISCO group, over the first of its occupations that does."""
        row = self._snapshot.occupation_row.get(uri)
        if row is not None:
            return self._need(row, skill)
        needing = np.flatnonzero(np.asarray(self._space.needs[:, [skill]].todense()).ravel())
        code = self._classification[uri].code or "" if uri in self._classification else ""
        for below in needing.tolist():
            if code and self._snapshot.isco[below].startswith(code):
                up, need = self.upwards(self._snapshot.occupations[below], uri), self._need(below, skill)
                if up and need:
                    return up.reversed() + need
        return None

    def _need(self, occupation: int, skill: int) -> Route | None:
        kind = None
        if skill in row_cells(self._snapshot.essential, occupation)[0]:
            kind = RelationKind.ESSENTIAL
        elif skill in row_cells(self._snapshot.optional, occupation)[0]:
            kind = RelationKind.OPTIONAL
        if kind is None:
            return None
        return self.needed_by(self._snapshot.occupations[occupation], kind, self._snapshot.skills[skill])

    def _edge(self, source: str, kind: RelationKind, target: str) -> Edge:
        origin = self._classification[source].source or self._classification.version
        return Edge(source, str(kind), target, origin)
