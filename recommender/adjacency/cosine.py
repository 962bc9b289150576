"""IDF-weighted skill cosine between occupations: the baseline of the literature, and the same with groups."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, diags_array

from graph.snapshot import Snapshot
from recommender.skillspace import SkillSpace
from recommender.sparse import Floats, csr, inverse, row_squares, times


class CosineAdjacency:
    """Cosine of the occupations' skills, essential 1 and optional .5, weighted by ln(o / df) over occupations.

    Reproduces MAP .172 on O*NET Primary-Short and .100 on ROME (``jobvej bench adjacent``).
    """

    name = "cosine"
    with_groups = False

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """Cosines with every occupation."""
        return times(self._units, np.asarray(self._units[[row]].todense(), dtype=np.float64).ravel())

    @cached_property
    def _units(self) -> csr_array:
        space = SkillSpace.of_occupations(self._snapshot, self.with_groups)
        vectors = csr(space.needs @ space.features)
        return csr(diags_array(inverse(np.sqrt(row_squares(vectors)))) @ vectors)


class GroupsAdjacency(CosineAdjacency):
    """The same over the skills and the concepts up to two levels above them: better on both development sets."""

    name = "groups"
    with_groups = True
