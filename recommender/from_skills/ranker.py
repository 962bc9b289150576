"""The ranker of occupations by skills alone: stand-ins, views without learning and the path network, weighted by expert
mobility.

It answers where no work of a person is known, so from few skills, of which reading got some wrong. There the network
adds to the ranker without it in both countries that it was measured in (docs/models.md), so it is a part of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from graph.snapshot import Snapshot
from recommender.adjacency.base import AdjacencyModel
from recommender.adjacency.ranker import Ranker, from_form, to_form
from recommender.errors import ArtefactError
from recommender.from_skills.through import THROUGH, Through
from recommender.from_skills.views import VIEWS, Matrix, Scored, Views, ranged, standing
from recommender.network import PathNetwork, PathSearch
from recommender.profile import Profile
from recommender.sparse import Floats

NETWORK = "network"
PATH = Path(__file__).parent / "model" / "ranker.json"
FORMAT_VERSION = 1
REBUILD = "python -m benchmarks.train_from_skills --data FOLDER"
"""The command that makes the artefact anew."""
FEATURES = (*VIEWS, *THROUGH, NETWORK)
COLUMNS = tuple(f"{name}: {of}" for name in FEATURES for of in ("share of the best", "rank"))
WITH_TEXTS, WITHOUT_TEXTS = "with vectors of labels", "without"
FITS = (WITH_TEXTS, WITHOUT_TEXTS)


@dataclass(frozen=True)
class Artefact:
    """rankers: by FITS · meta: data, seed, figures."""

    rankers: Mapping[str, Ranker]
    meta: Mapping[str, Any]


class Evidence:
    """What speaks for each occupation, over one snapshot. Safe to use from several threads."""

    def __init__(self, snapshot: Snapshot, network: PathNetwork, model: AdjacencyModel) -> None:
        """With the network's vectors of labels, where it has any; ``model``: what nearness to stand-ins is."""
        self._views, self._through = Views(snapshot, network.texts), Through(snapshot, model)
        self._network = network

    def of(self, queries: Floats) -> dict[str, Scored]:
        """[n, s], weights >= 0 of skills -> float64 [n, o] for each of FEATURES."""
        nobody = np.full(len(queries), -1)
        network = self._network.many(queries, [None] * len(queries))
        return self._views.of(queries, nobody) | self._through.of(queries) | {NETWORK: ranged(network)}

    def features(self, queries: Floats) -> Matrix:
        """The same as the rankers take it: float32 [n, o, COLUMNS]."""
        found = self.of(queries)
        return standing([found[name] for name in FEATURES])


class FromSkills:
    """The ranker over one snapshot. Safe to use from several threads."""

    def __init__(self, snapshot: Snapshot, network: PathNetwork, model: AdjacencyModel, path: Path = PATH) -> None:
        """As :class:`Evidence`. Raises ArtefactError."""
        self._evidence, self._snapshot, self._network = Evidence(snapshot, network, model), snapshot, network
        self._ranker = load(path).rankers[WITHOUT_TEXTS if network.texts is None else WITH_TEXTS]

    def scores(self, profile: Profile) -> Floats:
        """Nearness of every occupation to the skills that a person has, float64 [o] in [0, 1]; zeros for none.

        Skills that are not loaded count for nothing.
        """
        held = self._held(profile)
        if not held.any():
            return np.zeros(len(self._snapshot.occupations))
        return self._ranker.nearness(self._ranker.raw(self._evidence.features(held[None, :])[0]))

    def leading(self, profile: Profile, rows: Sequence[int], count: int = 3) -> dict[int, tuple[str, ...]]:
        """By row of an occupation, URIs of the person's skills that the network's strongest paths to it start from,
        strongest first.
        """
        search = PathSearch(self._network, self._held(profile))
        return {row: tuple(dict.fromkeys(path.nodes[0] for path in search.best(row, count))) for row in rows}

    def _held(self, profile: Profile) -> Floats:
        held, row = np.zeros(len(self._snapshot.skills)), self._snapshot.skill_row
        for skill in profile.held:
            if skill.uri in row:
                held[row[skill.uri]] = skill.weight
        return held


@cache
def load(path: Path = PATH) -> Artefact:
    """The file. Raises ArtefactError where it is missing, of another format or of other features."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format_version"] != FORMAT_VERSION or stored["columns"] != list(COLUMNS):
            raise ArtefactError(f"{path}: of another format, or fitted on other features", REBUILD)
        return Artefact({name: from_form(stored["fits"][name], len(COLUMNS)) for name in FITS}, stored["meta"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtefactError(f"{path}: cannot be read ({type(error).__name__})", REBUILD) from error


def save(path: Path, found: Artefact) -> None:
    """Write a file whole or not at all."""
    document = {
        "format_version": FORMAT_VERSION,
        "columns": list(COLUMNS),
        "meta": dict(found.meta),
        "fits": {name: to_form(ranker) for name, ranker in found.rankers.items()},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
    load.cache_clear()
