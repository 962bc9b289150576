"""Adjacency on expert mobility: O*NET (USA) and ROME (France), with the lists of other functions and other sectors.

What is learned is measured on the country that it was not fitted on; the shipped fit, which saw both, is in no table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.adjacency import SCORE_DIGITS, Neighbours
from recommender.adjacency.features import Features
from recommender.adjacency.learned import LearnedAdjacency
from recommender.adjacency.ranker import load
from recommender.evaluation.bootstrap import Interval, bootstrap_ci, paired_ci
from recommender.evaluation.datasets import MobilitySet
from recommender.evaluation.metrics import average_precision, capped_recall
from recommender.evaluation.tables import Row, Table
from recommender.fields import FUNCTION, SECTOR
from recommender.sparse import Floats

BASELINES = ("isco", "jaccard", "cosine", "groups")
POPULARITY, SHUFFLED_LABELS, LEARNED = "popularity", "shuffled labels", "default, other country"
SHUFFLED = ", shuffled"
"""Ending of a fit's name in the artefact whose right answers were drawn at random."""
COLUMNS = (
    "MAP",
    "MAP across",
    "cR@20",
    "MAP other function",
    "cR@20 other function",
    "MAP other sector",
    "cR@20 other sector",
)
AGAINST = "cosine"

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
Values = dict[str, dict[int, float]]
"""Column -> occupation row -> value."""
Gold = dict[int, frozenset[int]]


class Scores(Protocol):
    """What is measured: an adjacency model, or a control."""

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """As ``AdjacencyModel.scores``."""
        ...


class Popularity:
    """A control that knows only how often each occupation is a right answer in another country."""

    def __init__(self, count: int, gold: Gold) -> None:
        self._counts = np.zeros(count)
        for right in gold.values():
            self._counts[sorted(right)] += 1.0

    def scores(self, row: int, other: Collection[str] = ()) -> Floats:
        """The same for every occupation."""
        return self._counts / max(float(self._counts.max()), 1.0)


def adjacency_tables(neighbours: Neighbours, sets: Sequence[MobilitySet], say: Callable[[str], None]) -> list[Table]:
    """All models on each set; of two sets, what is learned on one is measured on the other."""
    features = Features(neighbours.snapshot, neighbours.fields)
    fits = load()
    tables = []
    for mobility in sets:
        models: dict[str, Scores] = {name: neighbours.model(name) for name in BASELINES}
        other = next((one for one in sets if one is not mobility and one.name in fits), None)
        if other is not None:
            count = len(neighbours.snapshot.occupations)
            models[POPULARITY] = Popularity(count, by_row(neighbours.snapshot, other))
            for name, kind in ((SHUFFLED_LABELS, SHUFFLED), (LEARNED, "")):
                models[name] = LearnedAdjacency(neighbours.snapshot, fits[f"{other.name}{kind}"], features)
        tables.append(adjacency_table(neighbours, models, mobility, say))
    return tables


def adjacency_table(
    neighbours: Neighbours, models: dict[str, Scores], mobility: MobilitySet, say: Callable[[str], None]
) -> Table:
    """Models on one set; the last is the one that the others are there for.

    MAP: one list of all occupations, all pairs right. MAP across: the same list, right are only those of another
    ISCO major group. Other function, other sector: lists without the occupations of the same or of an unknown one.
    """
    snapshot = neighbours.snapshot
    gold = by_row(snapshot, mobility)
    found: dict[str, Values] = {}
    for name, model in models.items():
        say(f"adjacent: {mobility.name}, {name}")
        found[name] = _measure(neighbours, model, gold)
    clusters = rows_of_clusters(snapshot, mobility)
    last = list(models)[-1]
    rows = [Row(name, _cells(found[name], clusters), name != last) for name in models]
    return Table(
        title=f"Adjacent occupations: {mobility.name}",
        split=f"{mobility.name}, whole set (development); what is learned was fitted on the other country alone",
        ontology=snapshot.classification.content_hash,
        rows=tuple(rows),
        notes=_differences(found, last, clusters),
        over="native codes of the origins",
    )


def by_row(snapshot: Snapshot, mobility: MobilitySet) -> Gold:
    """Pairs whose two ends are loaded occupations, by row."""
    row = snapshot.occupation_row
    pairs = {
        row[origin]: frozenset(row[uri] for uri in right if uri in row)
        for origin, right in mobility.gold.items()
        if origin in row
    }
    return {origin: right for origin, right in pairs.items() if right}


def rows_of_clusters(snapshot: Snapshot, mobility: MobilitySet) -> dict[int, str]:
    """The cluster of each origin, by row."""
    row = snapshot.occupation_row
    return {row[uri]: mark for uri, mark in mobility.clusters.items() if uri in row}


def _measure(neighbours: Neighbours, model: Scores, gold: Gold) -> Values:
    fields = neighbours.fields
    occupations = neighbours.snapshot.occupations
    values: Values = {column: {} for column in COLUMNS}
    for origin, right in gold.items():
        function, sector = fields.other(*fields.of_work([occupations[origin]]))
        order = _order(model.scores(origin), origin)
        lists = {
            "": (order, right),
            " other function": _part(_order(model.scores(origin, [FUNCTION]), origin), right, function),
            " other sector": _part(_order(model.scores(origin, [SECTOR]), origin), right, sector),
        }
        for suffix, (ranking, relevant) in lists.items():
            if relevant:
                values[f"MAP{suffix}"][origin] = average_precision(ranking.tolist(), relevant)
                values[f"cR@20{suffix}"][origin] = capped_recall(ranking[:20].tolist(), relevant, 20)
        across = frozenset(row for row in right if function[row])
        if across:
            values["MAP across"][origin] = average_precision(order.tolist(), across)
    return values


def _order(scores: Floats, origin: int) -> Rows:
    scores = np.round(scores, SCORE_DIGITS)
    order = np.lexsort((np.arange(len(scores)), -scores))
    return np.asarray(order[order != origin], dtype=np.int64)


def _part(order: Rows, right: frozenset[int], mask: Mask) -> tuple[Rows, frozenset[int]]:
    return order[mask[order]], frozenset(row for row in right if mask[row])


def _cells(values: Values, clusters: dict[int, str]) -> dict[str, Interval]:
    return {
        column: bootstrap_ci(list(found.values()), [clusters[row] for row in found])
        for column, found in values.items()
        if found
    }


def _differences(found: dict[str, Values], last: str, clusters: dict[int, str]) -> tuple[str, ...]:
    """Paired differences of the last model to the cosine."""
    notes = []
    for column in COLUMNS if last != AGAINST and AGAINST in found else ():
        mine, other = found[last][column], found[AGAINST][column]
        if mine:
            marks: Sequence[str] = [clusters[row] for row in mine]
            change = paired_ci(list(mine.values()), list(other.values()), marks)
            share = change.mean / max(float(np.mean(list(other.values()))), 1e-12)
            notes.append(f"{last} - {AGAINST}, {column}: {change}, {share:+.0%}")
    return tuple(notes)
