"""From skills alone to occupations, as a person without known work is answered: country held out.

Unlike ``network_bench`` the occupation that a query is taken from stays in the graph, as it does when a person is
answered; it is no answer. Adjacency, network and rankers saw the pairs of the other country alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from graph.snapshot import Snapshot
from recommender.adjacency import ranker as adjacency
from recommender.adjacency.features import Features
from recommender.adjacency.learned import LearnedAdjacency
from recommender.adjacency.ranker import Rankers
from recommender.evaluation.bootstrap import bootstrap_ci, paired_ci
from recommender.evaluation.datasets import MobilitySet
from recommender.evaluation.metrics import average_precision
from recommender.evaluation.network_bench import SETTINGS, Setting, fit_name, gold_rows
from recommender.evaluation.tables import Row, Table
from recommender.from_skills.fit import SEED, draw, fit_ranker, in_parts
from recommender.from_skills.ranker import FEATURES, NETWORK, Evidence
from recommender.from_skills.through import STAND_IN
from recommender.from_skills.views import Matrix, Scored
from recommender.network import PathGraph, PathNetwork, TextVectors
from recommender.network.artefact import Fit
from recommender.network.queries import Corruptor
from recommender.sparse import Floats

QUERIES = 512
"""Queries that a ranker is fitted on."""
WITHOUT, WITH = "ranker without network", "ranker with network"
_MODELS: Mapping[str, tuple[str, ...]] = {
    "ranker without stand-ins": tuple(name for name in FEATURES if "stand-in" not in name),
    WITHOUT: tuple(name for name in FEATURES if name != NETWORK),
    WITH: FEATURES,
}


def from_skills_tables(
    snapshot: Snapshot,
    texts: TextVectors | None,
    fits: Mapping[str, Fit],
    sets: Sequence[MobilitySet],
    say: Callable[[str], None],
    settings: Sequence[Setting] = SETTINGS,
    rankers: Mapping[str, Rankers] | None = None,
) -> list[Table]:
    """One table for each of two sets, mean average precision of all pairs.

    ``fits``, ``rankers``: the network's and adjacency's by the set that they were fitted on; of adjacency by default
    those of the file. Raises ArtefactError.
    """
    features, rankers = Features(snapshot), adjacency.load() if rankers is None else rankers
    found = []
    for trained_on, measured in (sets, tuple(reversed(sets))):
        network = PathNetwork(PathGraph.of(snapshot), fits[fit_name(trained_on.name)].weights, texts)
        near = LearnedAdjacency(snapshot, rankers[trained_on.name], features)
        country = _Country(snapshot, Evidence(snapshot, network, near), trained_on, measured)
        found.append(country.table(settings, say))
    return found


class _Country:
    def __init__(self, snapshot: Snapshot, evidence: Evidence, trained_on: MobilitySet, measured: MobilitySet) -> None:
        self._snapshot, self._evidence, self._corruptor = snapshot, evidence, Corruptor(snapshot)
        self._trained_on, self._measured = trained_on, measured
        self._gold = self._corruptor.answered(gold_rows(snapshot, measured))

    def table(self, settings: Sequence[Setting], say: Callable[[str], None]) -> Table:
        """Rows by model, columns by setting."""
        gold = self._corruptor.answered(gold_rows(self._snapshot, self._trained_on))
        asked = draw(self._corruptor, gold, QUERIES, SEED)
        fitted = np.concatenate([self._features(part) for part in in_parts(asked.skills)])
        rankers = {name: fit_ranker(_columns(fitted, parts), asked) for name, parts in _MODELS.items()}
        precision: dict[str, dict[str, list[float]]] = {}
        for setting in settings:
            say(f"from skills: {self._measured.name}, {setting}")
            generator = np.random.default_rng(SEED)
            origins = list(self._gold)
            skills = [self._corruptor.of_occupation(row, setting.length, setting.noise, generator) for row in origins]
            for part, rows in zip(in_parts(skills), in_parts(origins), strict=True):
                features = self._features(part)
                scores: dict[str, Scored] = {STAND_IN: _columns(features, (STAND_IN,))[..., 0].astype(np.float64)}
                scores |= {name: rankers[name].raw(_columns(features, parts)) for name, parts in _MODELS.items()}
                for name, values in scores.items():
                    kept = precision.setdefault(name, {}).setdefault(str(setting), [])
                    kept.extend(self._precision(values[place], row) for place, row in enumerate(rows))
        uris = self._snapshot.occupations
        marks = [self._measured.clusters[uris[row]] for row in self._gold]
        return Table(
            title=f"From skills alone, their occupation in the graph: {self._measured.name}, mean average precision",
            split=f"{self._measured.name}, whole set (development); what is learned saw {self._trained_on.name} alone",
            ontology=self._snapshot.classification.content_hash,
            rows=tuple(
                Row(name, {column: bootstrap_ci(values, marks) for column, values in cells.items()}, name != WITH)
                for name, cells in precision.items()
            ),
            notes=tuple(_notes(precision, marks)),
            over="native codes of the origins",
        )

    def _features(self, skills: Sequence[Sequence[int]]) -> Matrix:
        return self._evidence.features(self._corruptor.matrix(skills))

    def _precision(self, scores: Floats, origin: int) -> float:
        order = np.argsort(-np.round(scores, 9), kind="stable")
        return average_precision(order[order != origin].tolist(), self._gold[origin])


def _columns(features: Matrix, names: Sequence[str]) -> Matrix:
    """The two columns of each of some features."""
    places = [2 * FEATURES.index(name) + which for name in names for which in (0, 1)]
    return features[..., places]


def _notes(precision: Mapping[str, Mapping[str, list[float]]], marks: Sequence[str]) -> Iterator[str]:
    for one, other in ((WITH, WITHOUT), (WITH, STAND_IN)):
        for setting, values in precision[one].items():
            change = paired_ci(values, precision[other][setting], marks)
            yield f"{one} - {other}, {setting}: {change.mean:+.4f} [{change.low:+.4f}, {change.high:+.4f}]"
