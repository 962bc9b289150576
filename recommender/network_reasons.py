"""What the path network adds to a job's score, and by which paths: the strongest ones, each with its exact share.

The network's flow is linear in what it starts from, so what it adds is a sum over its paths and over the things of the
CV that a path's first skill comes from. The strongest paths are shown as far as the job, edge by edge of the graph.
Each is a small part among thousands, so it is said how much all the others hold, and which edges within two steps of
the job's occupation most of it comes over. Numbers are parts of the score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ontology.postings import Posting
from recommender import network_sentences, sentences
from recommender.explanation import WISHES, Path
from recommender.network import NetworkPath, PathNetwork, PathSearch
from recommender.network_routes import NetworkRoutes
from recommender.path_ends import Asked, Item, cv_edge, items_of, posting_edge
from recommender.profile import Profile
from recommender.routes import CV, Edge, Route
from recommender.scorers.cosine import ProfileVectors
from recommender.scorers.network import FROM_LABELS, FROM_PATHS
from recommender.skillspace import SkillSpace
from recommender.sparse import Floats

LINKS = 5
"""Edges that are told of a job."""
SMALLEST = 1e-12


@dataclass(frozen=True)
class NetworkLink:
    """An edge of the network within two steps of the job's occupation, and what comes over it.

    nodes, edges: as of a path, more than two nodes where the network goes up the ladder of groups at once · distance: 1
    where it ends in the occupation, else 2 · contribution: part of the score, > 0; links of one distance share none of
    it, those of different distances do · sentences: by language.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    distance: int
    contribution: float
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class NetworkReason:
    """What the network adds to one job. contribution: the sum of its factors, which those of ``paths``, ``other_paths``
    and ``labels`` sum to (1e-9) · paths: the strongest that come by no concept twice from their first skill on, each
    from another skill if it can · other_paths: what all other paths bring, >= 0 · labels: what likeness of names
    brings, >= 0 · links: the edges that most of it comes over · sentences: how much is shown, by language.
    """

    contribution: float
    paths: tuple[Path, ...]
    other_paths: float
    labels: float
    links: tuple[NetworkLink, ...]
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class _Drawn:
    """A path as edges of the graph. share: of what all paths to the occupation bring, in (0, 1]."""

    item: Item
    held: str
    route: Route
    stops: tuple[tuple[str, str], ...]
    share: float


class NetworkReasons:
    """What the network adds to jobs of one profile; made once a request, and searches when it is first asked."""

    def __init__(self, space: SkillSpace, profile: Profile, network: PathNetwork) -> None:
        self._space, self._profile, self._network = space, profile, network
        self._snapshot = space.snapshot
        self._drawn: dict[tuple[int, int], list[_Drawn]] = {}
        self._links: dict[int, list[tuple[Route, int, float]]] = {}

    def to(self, profile: Profile) -> NetworkReasons:
        """The same for another profile."""
        return NetworkReasons(self._space, profile, self._network)

    def of(self, row: int, posting: Posting, factors: Mapping[str, float], count: int) -> NetworkReason | None:
        """By the ``count`` strongest paths; None where the network adds nothing. ``factors``: of the posting's row."""
        occupation = int(self._snapshot.postings.occupation[row])
        by_paths, labels = sum(factors.get(name, 0.0) for name in FROM_PATHS), factors.get(FROM_LABELS, 0.0)
        if occupation < 0 or by_paths + labels <= SMALLEST:
            return None
        paths: tuple[Path, ...] = ()
        links: tuple[NetworkLink, ...] = ()
        if by_paths > SMALLEST:
            paths = tuple(self._path(drawn, occupation, posting, by_paths) for drawn in self._found(occupation, count))
            links = tuple(self._link(*link, by_paths, by_paths + labels) for link in self._found_links(occupation))
        shown = sum(path.contribution for path in paths)
        other = max(by_paths - shown, 0.0)
        return NetworkReason(
            contribution=by_paths + labels,
            paths=tuple(sorted(paths, key=lambda path: (-path.contribution, path.nodes))),
            other_paths=other,
            labels=labels,
            links=links,
            sentences={
                language: network_sentences.parts(language, len(paths), shown, other, labels)
                for language in sentences.LANGUAGES
            },
        )

    @cached_property
    def _items(self) -> list[Item]:
        return items_of(self._profile, self._space)

    @cached_property
    def _query(self) -> Floats:
        """What the scorer starts from, float64 [s]: the sum of the vectors of all items."""
        vectors = ProfileVectors.of(self._profile, self._space)
        return np.maximum(vectors.skills + vectors.past + vectors.wish, 0.0)

    @cached_property
    def _search(self) -> PathSearch:
        return PathSearch(self._network, self._query)

    @cached_property
    def _routes(self) -> NetworkRoutes:
        return NetworkRoutes(self._space)

    def _found(self, occupation: int, count: int) -> list[_Drawn]:
        """The strongest paths that the graph has edges for; kept, as many postings are for one occupation."""
        key = occupation, count
        if key not in self._drawn:
            total = self._search.total(occupation)
            best = self._search.best(
                occupation, count, simple=True, among=lambda path: self._routes.along(path) is not None
            )
            drawn = (self._draw(path, total) for path in best)
            self._drawn[key] = [one for one in drawn if one is not None]
        return self._drawn[key]

    def _draw(self, path: NetworkPath, total: float) -> _Drawn | None:
        """From the thing of the CV that brings most of the path's first skill; what others bring of it is not shown."""
        held = self._snapshot.skill_row[path.nodes[0]]
        parts = [(float(item.weights[item.columns == held].sum()), item) for item in self._items]
        route = self._routes.along(path)
        for weight, item in sorted(parts, key=lambda part: -part[0]):
            start = self._routes.from_work(item.uri, held) if item.work else Route((item.uri,), ())
            if weight > 0 and route and start:
                share = path.share / total * weight / float(self._query[held])
                return _Drawn(item, path.nodes[0], start + route, self._routes.stops(path), share)
        return None

    def _path(self, drawn: _Drawn, occupation: int, posting: Posting, by_paths: float) -> Path:
        item, uri = drawn.item, self._snapshot.occupations[occupation]
        nothing = np.zeros(0, np.int32), np.zeros(0)
        first, last = cv_edge(item), posting_edge(posting, Asked(uri, *nothing, None))
        texts = {}
        for language in sentences.LANGUAGES:
            own, held = self._label(item.uri, language), self._label(drawn.held, language)
            text = sentences.beginning(item.kind, first.origin, language, first.quote or own, own, held, work=item.work)
            stops = [(kind, self._label(stop, language)) for kind, stop in drawn.stops]
            texts[language] = text + network_sentences.way(
                language, stops, self._label(uri, language), last.quote or ""
            )
        nodes, edges = (CV, *drawn.route.nodes, posting.key), (first, *drawn.route.edges, last)
        return Path(nodes, edges, drawn.share * by_paths, texts, item.kind in WISHES)

    def _found_links(self, occupation: int) -> list[tuple[Route, int, float]]:
        """Route, distance and share of each link; kept likewise."""
        if occupation not in self._links:
            total = self._search.total(occupation)
            found = []
            for edge in self._search.edges(occupation, LINKS):
                route = self._routes.over(edge.relation, edge.source, edge.target)
                if route is not None:
                    found.append((route, edge.distance, edge.share / total))
            self._links[occupation] = found
        return self._links[occupation]

    def _link(self, route: Route, distance: int, share: float, by_paths: float, whole: float) -> NetworkLink:
        """``whole``: what the network adds, by paths and labels."""
        contribution = share * by_paths
        low, high, kind = self._routes.told(route)
        texts = {
            language: network_sentences.link(
                language, kind, self._label(low, language), self._label(high, language), contribution / whole
            )
            for language in sentences.LANGUAGES
        }
        return NetworkLink(route.nodes, route.edges, distance, contribution, texts)

    def _label(self, uri: str, language: str) -> str:
        return self._snapshot.classification[uri].preferred(language, *sentences.LANGUAGES)
