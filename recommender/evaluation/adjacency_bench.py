"""Adjacency on expert mobility: O*NET (USA) and ROME (France), with the lists of other functions and other sectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from graph.snapshot import Snapshot
from recommender.adjacency import SCORE_DIGITS, Neighbours
from recommender.evaluation.bootstrap import Interval, bootstrap_ci, paired_ci
from recommender.evaluation.datasets import MobilitySet
from recommender.evaluation.metrics import average_precision, capped_recall
from recommender.evaluation.tables import Row, Table

MODELS = (("isco", True), ("jaccard", True), ("cosine", True), ("default", False))
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


def adjacency_table(neighbours: Neighbours, mobility: MobilitySet, say: Callable[[str], None]) -> Table:
    """All models on one set.

    MAP: one list of all occupations, all pairs right. MAP across: the same list, right are only those of another
    ISCO major group. Other function, other sector: lists without the occupations of the same or of an unknown one.
    """
    snapshot = neighbours.snapshot
    gold = _rows(snapshot, mobility)
    found: dict[str, Values] = {}
    for name, _ in MODELS:
        say(f"adjacent: {mobility.name}, {name}")
        found[name] = _measure(neighbours, name, gold)
    clusters = {
        snapshot.occupation_row[uri]: mark for uri, mark in mobility.clusters.items() if uri in snapshot.occupation_row
    }
    rows = [Row(name, _cells(found[name], clusters), baseline) for name, baseline in MODELS]
    return Table(
        title=f"Adjacent occupations: {mobility.name}",
        split=f"{mobility.name}, whole set (development)",
        ontology=snapshot.classification.content_hash,
        rows=tuple(rows),
        notes=_differences(found, clusters),
    )


def _rows(snapshot: Snapshot, mobility: MobilitySet) -> dict[int, frozenset[int]]:
    """Pairs whose two ends are loaded occupations, by row."""
    row = snapshot.occupation_row
    pairs = {
        row[origin]: frozenset(row[uri] for uri in right if uri in row)
        for origin, right in mobility.gold.items()
        if origin in row
    }
    return {origin: right for origin, right in pairs.items() if right}


def _measure(neighbours: Neighbours, name: str, gold: dict[int, frozenset[int]]) -> Values:
    model, fields = neighbours.model(name), neighbours.fields
    occupations = neighbours.snapshot.occupations
    values: Values = {column: {} for column in COLUMNS}
    for origin, right in gold.items():
        scores = np.round(model.scores(origin), SCORE_DIGITS)
        order = np.lexsort((np.arange(len(scores)), -scores))
        order = order[order != origin]
        function, sector = fields.other(*fields.of_work([occupations[origin]]))
        lists = {
            "": (order, right),
            " other function": _part(order, right, function),
            " other sector": _part(order, right, sector),
        }
        for suffix, (ranking, relevant) in lists.items():
            if relevant:
                values[f"MAP{suffix}"][origin] = average_precision(ranking.tolist(), relevant)
                values[f"cR@20{suffix}"][origin] = capped_recall(ranking[:20].tolist(), relevant, 20)
        across = frozenset(row for row in right if function[row])
        if across:
            values["MAP across"][origin] = average_precision(order.tolist(), across)
    return values


def _part(order: Rows, right: frozenset[int], mask: Mask) -> tuple[Rows, frozenset[int]]:
    return order[mask[order]], frozenset(row for row in right if mask[row])


def _cells(values: Values, clusters: dict[int, str]) -> dict[str, Interval]:
    return {
        column: bootstrap_ci(list(found.values()), [clusters[row] for row in found])
        for column, found in values.items()
        if found
    }


def _differences(found: dict[str, Values], clusters: dict[int, str]) -> tuple[str, ...]:
    """Paired differences of the default to the cosine."""
    notes = []
    for column in COLUMNS:
        mine, other = found["default"][column], found[AGAINST][column]
        if mine:
            marks: Sequence[str] = [clusters[row] for row in mine]
            notes.append(
                f"default - {AGAINST}, {column}: {paired_ci(list(mine.values()), list(other.values()), marks)}"
            )
    return tuple(notes)
