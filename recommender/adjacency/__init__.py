"""Occupations near an occupation, by model name. One model per file, all behind one port."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from graph.snapshot import Snapshot
from ontology.errors import UnknownConceptError
from recommender.adjacency.base import AdjacencyModel
from recommender.adjacency.cosine import CosineAdjacency, GroupsAdjacency
from recommender.adjacency.isco import IscoAdjacency
from recommender.adjacency.jaccard import JaccardAdjacency
from recommender.adjacency.learned import LearnedAdjacency
from recommender.adjacency.network import NetworkAdjacency
from recommender.errors import InvalidRequestError, UnknownModelError
from recommender.fields import FUNCTION, OTHER, SECTOR, Fields
from recommender.network import PathNetwork

if TYPE_CHECKING:
    from recommender.from_skills import FromSkills

__all__ = ["MODELS", "AdjacencyModel", "AdjacentOccupation", "Neighbours", "adjacent", "model_class"]

MODELS: Mapping[str, type[AdjacencyModel]] = MappingProxyType(
    {
        model.name: model
        for model in (
            LearnedAdjacency,
            JaccardAdjacency,
            CosineAdjacency,
            IscoAdjacency,
            GroupsAdjacency,
            NetworkAdjacency,
        )
    }
)
SCORE_DIGITS = 12


def model_class(name: str) -> type[AdjacencyModel]:
    """The model of that name. Raises UnknownModelError, which lists those that are installed."""
    if name not in MODELS:
        raise UnknownModelError("adjacent", name, MODELS)
    return MODELS[name]


@dataclass(frozen=True, slots=True)
class AdjacentOccupation:
    """A near occupation: score in [0, 1]; ``other`` names what is known to differ: function, sector."""

    uri: str
    score: float
    other: tuple[str, ...]


class Neighbours:
    """Finds near occupations in one snapshot; models are made when first asked for and kept."""

    def __init__(
        self,
        snapshot: Snapshot,
        find_network: Callable[[Snapshot], PathNetwork] = PathNetwork.of,
        find_learned: Callable[[], LearnedAdjacency] | None = None,
    ) -> None:
        """``find_network`` gives the trained network, ``find_learned`` a learned model that has been made already."""
        self._find_learned = find_learned
        self.snapshot = snapshot
        self._find_network = find_network
        self.fields = Fields(snapshot)
        self._models: dict[str, AdjacencyModel] = {}
        self._from_skills: FromSkills | None = None
        self._lock, self._making = threading.Lock(), threading.Lock()

    def model(self, name: str) -> AdjacencyModel:
        """The model over this snapshot. Raises UnknownModelError."""
        kind = model_class(name)
        with self._lock:
            if name not in self._models:
                if kind is NetworkAdjacency:
                    self._models[name] = NetworkAdjacency(self.snapshot, self._find_network(self.snapshot))
                elif kind is LearnedAdjacency and self._find_learned is not None:
                    self._models[name] = self._find_learned()
                else:
                    self._models[name] = kind(self.snapshot)
            return self._models[name]

    @property
    def from_skills(self) -> FromSkills:
        """What ranks occupations where only skills are known; made when first asked for."""
        from recommender.from_skills import FromSkills  # it stands on this package

        with self._making:  # a lock of its own: it takes seconds, and the models go on answering
            if self._from_skills is None:
                network = self._find_network(self.snapshot)
                self._from_skills = FromSkills(self.snapshot, network, self.model("default"))
            return self._from_skills

    def adjacent(
        self, uri: str, top: int = 100, model: str = "default", other: Collection[str] = ()
    ) -> list[AdjacentOccupation]:
        """The ``top`` nearest, best first, equal scores by URI; never the occupation itself.

        ``other``: keep only those of another function, another sector, or both. Raises UnknownConceptError for what
        is no loaded occupation, UnknownModelError, InvalidRequestError for another word in ``other``.
        """
        for word in other:
            if word not in OTHER:
                raise InvalidRequestError(f"other: {word!r} is none of {', '.join(OTHER)}")
        row = self.snapshot.occupation_row.get(uri)
        if row is None:
            raise UnknownConceptError(f"{uri} is not an occupation of the loaded classification")
        scores = np.round(self.model(model).scores(row, other), SCORE_DIGITS)
        function, sector = self.fields.other(*self.fields.of_work([uri]))
        keep = np.ones(len(scores), dtype=np.bool_)
        keep[row] = False
        for word, mask in ((FUNCTION, function), (SECTOR, sector)):
            if word in other:
                keep &= mask[:-1]
        rows = np.flatnonzero(keep)
        best = rows[np.lexsort((rows, -scores[rows]))][:top].tolist()
        return [
            AdjacentOccupation(
                self.snapshot.occupations[near],
                float(scores[near]),
                tuple(word for word, mask in ((FUNCTION, function), (SECTOR, sector)) if mask[near]),
            )
            for near in best
        ]


def adjacent(
    snapshot: Snapshot, uri: str, top: int = 100, model: str = "default", other: Collection[str] = ()
) -> list[AdjacentOccupation]:
    """For one question; for several, keep a :class:`Neighbours`."""
    return Neighbours(snapshot).adjacent(uri, top, model, other)
