"""The path network on short and noisy profiles, beside its opponents: country held out, the same queries for all.

Everything learned (network, ranker) saw the pairs of the other country alone. Queries are parts of occupations' skills
(``recommender.network.queries``); right answers are the expert pairs of the occupation, which sends no messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.errors import DatasetError
from recommender.evaluation.bootstrap import bootstrap_ci, paired_ci
from recommender.evaluation.datasets import MobilitySet
from recommender.evaluation.metrics import average_precision
from recommender.evaluation.tables import Row, Table
from recommender.fields import Fields
from recommender.from_skills.fit import draw, fit, in_parts
from recommender.from_skills.views import VIEWS, Matrix, Scored, Scorer, Views, ranged, standing
from recommender.network import PathGraph, PathNetwork, TextVectors
from recommender.network.artefact import Fit
from recommender.network.queries import NOISE, Corruptor
from recommender.sparse import Floats

SEEDS = 5
SHUFFLED = ", shuffled labels"
"""Ends the name of a fit whose right answers were dealt out anew."""
QUERY_SEED = 5
FIT_QUERIES = 512
"""Queries that a ranker over the views is fitted on."""
RANKER, WITH, NETWORK = "ranker without network", "ranker with network", "network"
MARKS = ("all", "other function", "other sector")

Gold = Mapping[int, frozenset[int]]
Rows = npt.NDArray[np.int64]


class Setting(NamedTuple):
    """length: skills of a query, None all · noise: share of wrong ones."""

    length: int | None
    noise: float

    def __str__(self) -> str:
        what = "all skills" if self.length is None else f"{self.length} skill{'s' if self.length > 1 else ''}"
        return f"{what}{', noisy' if self.noise else ''}"


SETTINGS = tuple(Setting(length, noise) for noise in (NOISE, 0.0) for length in (None, 5, 3, 1))
SEEDS_AT = (Setting(3, NOISE),)
"""Where all seeds and the shuffled labels are measured; elsewhere the first seed alone."""


def fit_name(trained_on: str, seed: int = 0, shuffled: bool = False) -> str:
    """Name in the artefact of a fit that saw one country's pairs alone."""
    return f"{trained_on}{SHUFFLED if shuffled else ''}{f', seed {seed}' if seed else ''}"


def gold_rows(snapshot: Snapshot, mobility: MobilitySet) -> dict[int, frozenset[int]]:
    """Pairs whose two ends are loaded occupations, by row."""
    row = snapshot.occupation_row
    pairs = {
        row[origin]: frozenset(row[uri] for uri in right if uri in row and uri != origin)
        for origin, right in mobility.gold.items()
        if origin in row
    }
    return {origin: right for origin, right in pairs.items() if right}


@dataclass
class Bench:
    """One classification with its views; ``extra``: further models by the country they were trained on, by name."""

    snapshot: Snapshot
    texts: TextVectors | None
    fits: Mapping[str, Fit]
    say: Callable[[str], None]
    extra: Mapping[str, Mapping[str, Scorer]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._views = Views(self.snapshot, self.texts)
        self._corruptor = Corruptor(self.snapshot)
        self._graph = PathGraph.of(self.snapshot)
        self._fields = Fields(self.snapshot)

    def tables(self, sets: Sequence[MobilitySet], settings: Sequence[Setting] = SETTINGS) -> list[Table]:
        """Three tables for each of two sets: all pairs, other functions, other sectors."""
        first, second = sets
        return [*self.country(first, second, settings), *self.country(second, first, settings)]

    def _scorers(self, trained_on: str) -> dict[str, Scorer]:
        """Networks by name: each seed that the artefact has, and the one with shuffled labels."""
        names = {NETWORK: fit_name(trained_on)}
        names |= {f"{NETWORK}, seed {seed}": fit_name(trained_on, seed) for seed in range(1, SEEDS)}
        names |= {f"{NETWORK}{SHUFFLED}": fit_name(trained_on, shuffled=True)}
        if names[NETWORK] not in self.fits:
            raise DatasetError(f"the network's artefact holds no fit {names[NETWORK]!r}")
        found = {
            name: scorer(PathNetwork(self._graph, self.fits[fit].weights, self.texts))
            for name, fit in names.items()
            if fit in self.fits
        }
        return found | dict(self.extra.get(trained_on, {}))

    def country(
        self, trained_on: MobilitySet, mobility: MobilitySet, settings: Sequence[Setting] = SETTINGS
    ) -> list[Table]:
        """All pairs, other functions, other sectors of ``mobility``."""
        scorers = self._scorers(trained_on.name)
        weights = self._fit(gold_rows(self.snapshot, trained_on), scorers)
        gold = self._corruptor.answered(gold_rows(self.snapshot, mobility))
        clusters = {self.snapshot.occupation_row[uri]: mark for uri, mark in mobility.clusters.items()
                    if uri in self.snapshot.occupation_row}  # fmt: skip
        found: dict[str, dict[str, dict[str, dict[int, float]]]] = {mark: {} for mark in MARKS}
        for setting in settings:
            self.say(f"network: {mobility.name}, {setting}")
            used = {name: one for name, one in scorers.items() if setting in SEEDS_AT or not _repeated(name)}
            for origins, scores in self._scored(gold, setting, used, weights):
                for name, values in scores.items():
                    for place, origin in enumerate(origins):
                        for mark, value in self._precision(values[place], origin, gold[origin]).items():
                            found[mark].setdefault(name, {}).setdefault(str(setting), {})[origin] = value
        return [self._table(found[mark], mark, trained_on, mobility, clusters) for mark in MARKS]

    def _fit(self, gold: Gold, scorers: Mapping[str, Scorer]) -> dict[str, Floats]:
        """Weights of the ranker without, and with each network, on queries of the country that was trained on."""
        asked = draw(self._corruptor, self._corruptor.answered(gold), FIT_QUERIES, QUERY_SEED)
        parts = [
            self._features(skills, np.array(origins), scorers)
            for skills, origins in zip(in_parts(asked.skills), in_parts(asked.origins.tolist()), strict=True)
        ]
        plain = np.concatenate([part[0] for part in parts])
        weights = {RANKER: fit(plain, asked.origins, asked.targets)}
        for name in scorers:
            own = np.concatenate([part[1][name] for part in parts])
            weights[name] = fit(np.concatenate([plain, own], axis=-1), asked.origins, asked.targets)
        return weights

    def _features(
        self, asked: Sequence[Sequence[int]], origins: Rows, scorers: Mapping[str, Scorer]
    ) -> tuple[Matrix, dict[str, Matrix], dict[str, Scored]]:
        """Features of the views, those of each network, and the plain scores of all."""
        queries = self._corruptor.matrix(asked)
        views = self._views.of(queries, origins)
        scores = views | {name: one(queries, origins) for name, one in scorers.items()}
        own = {name: standing([ranged(scores[name])]) for name in scorers}
        return standing(list(views.values())), own, scores

    def _scored(
        self, gold: Gold, setting: Setting, scorers: Mapping[str, Scorer], weights: Mapping[str, Floats]
    ) -> Iterator[tuple[list[int], dict[str, Scored]]]:
        """Scores of every model for all origins, some at a time."""
        generator = np.random.default_rng(QUERY_SEED)
        origins = list(gold)
        asked = [self._corruptor.of_occupation(origin, setting.length, setting.noise, generator) for origin in origins]
        for skills, some in zip(in_parts(asked), in_parts(origins), strict=True):
            plain, own, scores = self._features(skills, np.array(some), scorers)
            scores[RANKER] = np.asarray(plain @ weights[RANKER].astype(np.float32), dtype=np.float64)
            for name in scorers:
                both = np.concatenate([plain, own[name]], axis=-1) @ weights[name].astype(np.float32)
                scores[f"ranker with {name}"] = np.asarray(both, dtype=np.float64)
            yield list(some), scores

    def _precision(self, scores: Floats, origin: int, right: frozenset[int]) -> dict[str, float]:
        """Average precision by mark. Other sector: a list of its own; other function: of the pairs in the one list."""
        order = np.argsort(-np.round(scores, 9), kind="stable")
        order = order[order != origin]
        function, sector = self._fields.other(*self._fields.of_work([self.snapshot.occupations[origin]]))
        found = {"all": average_precision(order.tolist(), right)}
        across = frozenset(row for row in right if function[row])
        if across:
            found["other function"] = average_precision(order.tolist(), across)
        elsewhere = frozenset(row for row in right if sector[row])
        if elsewhere:
            found["other sector"] = average_precision(order[sector[:-1][order]].tolist(), elsewhere)
        return found

    def _table(
        self,
        found: dict[str, dict[str, dict[int, float]]],
        mark: str,
        trained_on: MobilitySet,
        mobility: MobilitySet,
        clusters: Mapping[int, str],
    ) -> Table:
        def cells(name: str) -> dict[str, object]:
            return {
                setting: bootstrap_ci(list(values.values()), [clusters[row] for row in values])
                for setting, values in found[name].items()
            }

        order = [*VIEWS, RANKER, *(name for name in found if name not in VIEWS and name not in (RANKER, WITH)), WITH]
        rows = tuple(
            Row(name, cells(name), name not in (NETWORK, WITH))  # type: ignore[arg-type]
            for name in order
            if name in found and ", seed" not in name
        )
        return Table(
            title=f"Short and noisy profiles: {mobility.name}, {mark}, mean average precision",
            split=f"{mobility.name}, whole set (development); what is learned was trained on {trained_on.name} alone",
            ontology=self.snapshot.classification.content_hash,
            rows=rows,
            notes=tuple(self._notes(found, clusters)),
            over="native codes of the origins",
        )

    @staticmethod
    def _notes(found: dict[str, dict[str, dict[int, float]]], clusters: Mapping[int, str]) -> Iterator[str]:
        """Paired differences to the ranker without the network, and their spread over seeds."""
        for name in (one for one in found if one.startswith("ranker with ") and ", seed" not in one):
            for setting, values in found[name].items():
                base = found[RANKER][setting]
                change = paired_ci(list(values.values()), list(base.values()), [clusters[row] for row in values])
                figures = f"{change.mean:+.4f} [{change.low:+.4f}, {change.high:+.4f}]"
                seeds = [
                    float(np.mean(list(found[other][setting].values())) - np.mean(list(base.values())))
                    for other in found
                    if other.startswith(f"{name}, seed") and setting in found[other]
                ]
                least, most = min([*seeds, change.mean]), max([*seeds, change.mean])
                spread = f"; over {len(seeds) + 1} seeds {least:+.4f} to {most:+.4f}"
                yield f"{name} - {RANKER}, {setting}: {figures}{spread if seeds else ''}"


def scorer(network: PathNetwork) -> Scorer:
    """A network for many queries at once."""

    def scores(queries: Floats, without: Rows) -> Scored:
        return network.many(queries, [None if row < 0 else int(row) for row in without])

    return scores


def _repeated(name: str) -> bool:
    return ", seed" in name or name.endswith(SHUFFLED)
