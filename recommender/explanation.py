"""Why a posting is recommended: paths from the CV's own words to the ad's, each with its exact share of the cosine.

The cosine of profile and posting is a sum over pairs of something the CV has and something the ad has. The strongest
pairs are shown as paths in the graph. Every edge but the first, the CV's own evidence, is in the snapshot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array

from graph.demands import Demand, demands
from ontology.postings import Posting
from recommender import sentences
from recommender.path_ends import Asked, Item, cv_edge, items_of, posting_edge, skills_met, skills_told, stacked
from recommender.profile import Profile
from recommender.routes import CV, Edge, Route, Routes
from recommender.scorers.cosine import ProfileVectors
from recommender.skillspace import SkillSpace
from recommender.sparse import row_cells

MAX_MISSING = 15
WISHES = frozenset({"wished_skill", "wanted_work"})
FROM_POSTING, FROM_OCCUPATION = "posting", "occupation"
ON_CV, ON_WORK = "cv", "work"


@dataclass(frozen=True)
class Path:
    """nodes: "cv", concepts in order, the posting's key · contribution: its share of the score, > 0 · sentences: why,
    by language · wished: whether it starts from a wish and not from something the person has or has done.
    """

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    contribution: float
    sentences: Mapping[str, str]
    wished: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that a posting needs. ``strength``: essential, optional or unknown. ``basis``: the posting's own words,
    or, for a posting that names no skill, its occupation. ``quote``: the posting's words or None. ``rests_on``: what
    meets it, the CV's own words or that past work takes it; None where it is missing.
    """

    uri: str
    strength: str
    basis: str
    quote: str | None = None
    rests_on: str | None = None


@dataclass(frozen=True)
class Explanation:
    """paths: strongest first · matched, missing: what the posting needs, essential first, then by URI."""

    paths: tuple[Path, ...]
    matched: tuple[Need, ...]
    missing: tuple[Need, ...]


_Pair = tuple[float, int, int]
"""Share of the cosine, number of the item, number of what is asked."""


class Explainer:
    """Explains postings to one profile; made once a request."""

    def __init__(self, space: SkillSpace, profile: Profile, weight: float = 1.0) -> None:
        """``weight``: what a share of the cosine counts for in the score (``scorers.path_weight``)."""
        self._weight = weight
        self._space, self._snapshot = space, space.snapshot
        self._routes = Routes(space)
        self._items = items_of(profile, space)
        self._features = (stacked(self._items, len(self._snapshot.skills)) @ space.features).toarray().T.copy()
        self._rows_of: dict[tuple[bool, str], csr_array] = {}
        self._strongest_of: dict[tuple[int, str], tuple[int, int]] = {}
        self._length = ProfileVectors.of(profile, space).length(space)
        self._told = skills_told(profile, space)
        self._has = skills_met(profile, space, self._told)

    @property
    def has(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which skills count as met, and are not missing; bool [s]."""
        return self._has

    def explain(self, posting: Posting, row: int, paths: int = 3) -> Explanation:
        """The ``paths`` strongest paths to the posting of a row, each from another thing the CV has if it can, and the
        needs.
        """
        known = [demand for demand in demands(posting) if demand.uri in self._snapshot.skill_row]
        matched, missing = self._needs(known, row)
        return Explanation(self._paths(posting, self._asked(known, row), row, paths), matched, missing)

    def _paths(self, posting: Posting, asked: list[Asked], row: int, count: int) -> tuple[Path, ...]:
        length = self._length * float(self._space.posting_lengths[row])
        if not asked or not self._items or length <= 0:
            return ()
        theirs = stacked(asked, len(self._snapshot.skills)) @ self._space.features
        shares = np.asarray(theirs @ self._features).T * (self._weight / length)
        pairs = [(float(shares[x, y]), x, y) for x, y in zip(*np.nonzero(shares > 0), strict=True)]
        pairs.sort(key=lambda pair: (-pair[0], self._items[pair[1]].uri, asked[pair[2]].uri))
        chosen = self._one_each(pairs, asked)
        found: list[Path] = []
        for share, x, y in sorted(pairs, key=lambda pair: pair not in chosen):
            path = self._path(self._items[x], asked[y], share, posting)
            if path is not None:
                found.append(path)
            if len(found) == count:
                break
        return tuple(sorted(found, key=lambda path: (-path.contribution, path.nodes)))

    def _one_each(self, pairs: list[_Pair], asked: list[Asked]) -> set[_Pair]:
        """One pair for each thing the CV has: the ad's own words for the very same skill where it has them, as they
        say most to a reader; else the strongest, which is the first in ``pairs``.
        """
        chosen: dict[int, _Pair] = {}
        for pair in pairs:
            _, x, y = pair
            if x not in chosen or (asked[y].demand is not None and asked[y].uri == self._items[x].uri):
                chosen[x] = pair
        return set(chosen.values())

    def _asked(self, known: list[Demand], row: int) -> list[Asked]:
        columns, values = row_cells(self._space.demands, row)
        weight = dict(zip(columns.tolist(), values.tolist(), strict=True))
        found = []
        for demand in known:
            column = self._snapshot.skill_row[demand.uri]
            cell = np.array([column], np.int32), np.array([weight.get(column, 0.0)])
            found.append(Asked(demand.uri, *cell, demand))
        occupation = int(self._snapshot.postings.occupation[row])
        if occupation >= 0:
            cells = row_cells(self._space.occupations, occupation)
            found.append(Asked(self._snapshot.occupations[occupation], *cells, None))
        return found

    def _path(self, item: Item, asked: Asked, share: float, posting: Posting) -> Path | None:
        """The strongest route of a pair, from the CV to the posting."""
        if item.work and asked.demand is None and item.uri == asked.uri:
            middle, held, wanted = Route((item.uri,), ()), -1, -1
        else:
            held, wanted = self._strongest(item, asked)
            between = self._routes.between_skills(held, wanted)
            start = self._routes.from_work(item.uri, held) if item.work else Route((item.uri,), ())
            end = self._routes.from_work(asked.uri, wanted) if asked.demand is None else Route((asked.uri,), ())
            if between is None or start is None or end is None:
                return None
            middle = start + between + end.reversed()
        first, last = cv_edge(item), posting_edge(posting, asked)
        texts = {
            language: self._sentence(language, item, asked, held, wanted, (first, last))
            for language in sentences.LANGUAGES
        }
        return Path((CV, *middle.nodes, posting.key), (first, *middle.edges, last), share, texts, item.kind in WISHES)

    def _strongest(self, item: Item, asked: Asked) -> tuple[int, int]:
        """Rows of the two skills that add most to the inner product of two vectors; of equals the first URIs."""
        if len(item.columns) == len(asked.columns) == 1:
            return int(item.columns[0]), int(asked.columns[0])
        pair = (id(item), asked.uri)
        if pair not in self._strongest_of:
            shares = (self._rows(item) @ self._rows(asked).T).toarray()
            best = int(np.argmax(shares * item.weights[:, None] * asked.weights))
            held, wanted = divmod(best, len(asked.columns))
            self._strongest_of[pair] = int(item.columns[held]), int(asked.columns[wanted])
        return self._strongest_of[pair]

    def _rows(self, part: Item | Asked) -> csr_array:
        """Features of its skills; kept, as many postings are for one occupation."""
        key = isinstance(part, Item), part.uri
        if key not in self._rows_of:
            self._rows_of[key] = self._space.features[part.columns]
        return self._rows_of[key]

    def _sentence(
        self, language: str, item: Item, asked: Asked, held: int, wanted: int, ends: tuple[Edge, Edge]
    ) -> str:
        first, last = ends
        own, ad, skills = self._label(item.uri, language), last.quote or "", self._snapshot.skills
        here = self._label(skills[held], language) if held >= 0 else None
        text = sentences.beginning(item.kind, first.origin, language, first.quote or own, own, here, work=item.work)
        if here is None:
            return text + sentences.ending("same_work", language, "", "", ad)
        there = self._label(skills[wanted], language)
        route = self._routes.between_skills(held, wanted)
        if held != wanted and route:
            top = route.top
            kind = "narrower" if top == skills[wanted] else "broader" if top == skills[held] else "shared"
            text += sentences.related(kind, language, here, there, self._label(top, language))
        if held == wanted:
            ending = "same_asked" if asked.demand is not None else "same_taken"
        else:
            ending = "asked" if asked.demand is not None else "work"
        return text + sentences.ending(ending, language, there, self._label(asked.uri, language), ad)

    def _needs(self, known: list[Demand], row: int) -> tuple[tuple[Need, ...], tuple[Need, ...]]:
        skill_row = self._snapshot.skill_row
        needs = [Need(demand.uri, str(demand.strength), FROM_POSTING, demand.evidence.quote) for demand in known]
        occupation = int(self._snapshot.postings.occupation[row])
        if not needs and occupation >= 0:
            columns, _ = row_cells(self._snapshot.essential, occupation)
            needs = [Need(self._snapshot.skills[c], "essential", FROM_OCCUPATION) for c in sorted(columns.tolist())]
        rank = {"essential": 0, "unknown": 1, "optional": 2}
        needs.sort(key=lambda need: (rank[need.strength], need.uri))
        met = (need for need in needs if self._has[skill_row[need.uri]])
        matched = tuple(replace(need, rests_on=ON_CV if self._told[skill_row[need.uri]] else ON_WORK) for need in met)
        missing = tuple(need for need in needs if not self._has[skill_row[need.uri]])
        return matched, missing[:MAX_MISSING]

    def _label(self, uri: str, language: str) -> str:
        return self._snapshot.classification[uri].preferred(language, *sentences.LANGUAGES)
