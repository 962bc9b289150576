"""Views of nearness between occupations: each says, for one occupation, how near all others are in one respect.

A view's figures compare candidates of one occupation only; :mod:`recommender.adjacency.features` makes them comparable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
from scipy.sparse import csr_array

from recommender.adjacency.isco import IscoAdjacency
from recommender.adjacency.spaces import Spaces, scaled, units
from recommender.sparse import Floats, csr, inverse, row_sums, times, times_left

View = Callable[[int], Floats]
"""Row of an occupation -> nearness of every occupation, float64 [o], higher is nearer, 0 where nothing is known."""
Make = Callable[[Spaces], View]

WALK_STOPS = (0.5, 0.25, 0.125)
"""Shares of walks that end after one, two and three round trips: personalised PageRank that restarts by half."""


def inner(matrix: csr_array) -> View:
    """Inner products of rows: cosines where they are units."""
    return lambda row: times(matrix, dense(matrix, row))


def dense(matrix: csr_array, row: int) -> Floats:
    """A row of a sparse matrix, float64 [columns]."""
    return np.asarray(matrix[[row]].todense(), dtype=np.float64).ravel()


def covered(spaces: Spaces) -> View:
    """IDF-weighted share of what this occupation needs that the other needs too."""
    weighted, named = scaled(spaces.named, spaces.idf), spaces.named
    shares = inverse(row_sums(weighted))
    return lambda row: times(named, dense(weighted, row)) * shares[row]


def covers(spaces: Spaces) -> View:
    """IDF-weighted share of what the other needs that this occupation needs too."""
    weighted = scaled(spaces.named, spaces.idf)
    shares = inverse(row_sums(weighted))
    return lambda row: times(weighted, dense(spaces.named, row)) * shares


def walk_out(spaces: Spaces) -> View:
    """Where two random round trips over skills lead from this occupation."""
    there, back = spaces.walk_there, spaces.walk_back

    def view(row: int) -> Floats:
        once = times_left(dense(there, row), back)
        return times_left(times_left(once, there), back)

    return view


def walk_in(spaces: Spaces) -> View:
    """How often two random round trips from the other lead to this occupation."""
    there, back = spaces.walk_there, spaces.walk_back
    arriving = csr(back.T)

    def view(row: int) -> Floats:
        once = times(there, dense(arriving, row))
        return times(there, times(back, once))

    return view


def page_rank(spaces: Spaces) -> View:
    """Where random round trips lead that stop by WALK_STOPS."""
    there, back = spaces.walk_there, spaces.walk_back

    def view(row: int) -> Floats:
        place = times_left(dense(there, row), back)
        total = np.zeros_like(place)
        for trip, share in enumerate(WALK_STOPS):
            if trip:
                place = times_left(times_left(place, there), back)
            total += share * place
        return total

    return view


def latent(spaces: Spaces) -> View:
    """Cosines after the truncated singular value decomposition."""
    return lambda row: np.asarray(spaces.latent @ spaces.latent[row], dtype=np.float64)


def isco_skills(digits: int) -> Make:
    """Cosine of the mean skills of two occupations' ISCO groups of that many digits."""

    def make(spaces: Spaces) -> View:
        of, centroids = spaces.isco_centroids(digits)

        def view(row: int) -> Floats:
            if of[row] < 0:
                return np.zeros(len(of))
            return np.asarray(np.where(of >= 0, times(centroids, dense(centroids, int(of[row])))[of], 0.0))

        return view

    return make


def isco_tree(spaces: Spaces) -> View:
    """Shared digits of the ISCO codes."""
    return IscoAdjacency(spaces.snapshot).scores


def esco_tree(spaces: Spaces) -> View:
    """How many steps of the occupations' own codes ("2512.4.1") are the same from the left."""
    snapshot = spaces.snapshot
    codes = [(snapshot.classification[uri].code or "").split(".") for uri in snapshot.occupations]
    depth = max(map(len, codes), default=1)
    names: dict[tuple[int, str], int] = {}
    steps = np.array(
        [
            [names.setdefault((i, code[i]), len(names)) if i < len(code) and code[i] else -1 for i in range(depth)]
            for code in codes
        ],
        dtype=np.int64,
    ).reshape(-1, depth)

    def view(row: int) -> Floats:
        same = (steps == steps[row]) & (steps >= 0)
        return np.asarray(np.cumprod(same, axis=1).sum(axis=1), dtype=np.float64)

    return view


RANKED: Mapping[str, Make] = MappingProxyType(
    {
        "groups": lambda spaces: inner(spaces.groups),
        "rare": lambda spaces: inner(spaces.rare),
        "essential": lambda spaces: inner(spaces.essential),
        "optional": lambda spaces: inner(spaces.optional),
        "covered": covered,
        "covers": covers,
        "level 1": lambda spaces: inner(spaces.level(1)),
        "level 2": lambda spaces: inner(spaces.level(2)),
        "level 3": lambda spaces: inner(spaces.level(3)),
        "knowledge": lambda spaces: inner(spaces.skill_type("knowledge")),
        "skill": lambda spaces: inner(spaces.skill_type("skill")),
        "cross-sector": lambda spaces: inner(spaces.reuse_level("cross-sector")),
        "sector-specific": lambda spaces: inner(spaces.reuse_level("sector-specific")),
        "walk out": walk_out,
        "walk in": walk_in,
        "page rank": page_rank,
        "latent": latent,
        "letters": lambda spaces: inner(spaces.letters),
        "text": lambda spaces: inner(spaces.text),
        "skill words": lambda spaces: inner(spaces.skill_words),
        "skill texts": lambda spaces: inner(spaces.skill_texts),
        "ISCO 4 skills": isco_skills(4),
        "ISCO 3 skills": isco_skills(3),
        "smoothed": lambda spaces: inner(spaces.smoothed),
    }
)
"""Views that count by value and by rank."""
PLAIN: Mapping[str, Make] = MappingProxyType(
    {
        "sectors": lambda spaces: inner(units(csr(spaces.snapshot.sector))),
        "ISCO tree": isco_tree,
        "ESCO tree": esco_tree,
    }
)
"""Views that count as they are: most candidates share a figure, so a rank among them says nothing."""
