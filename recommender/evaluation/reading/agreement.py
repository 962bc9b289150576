"""How far the two readers agree: the ceiling of every measure on the reading set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from recommender.evaluation.bootstrap import Interval, totals_ci
from recommender.evaluation.reading.documents import TYPES, Annotation, Document
from recommender.evaluation.reading.tally import Tally

POLARITIES = ("stated", "implied", "wished", "negated", "unwanted")


def agreement_tally(document: Document) -> Tally:
    """Span F1 of each type (overlap), of each kind of conditions and personal data, of conditions with their value."""
    tally = Tally()
    for kind in TYPES:
        first, second = document.of_type(kind)
        _f1(tally, kind, first, second)
        if kind in ("constraint", "pii"):
            for inner in sorted({item.kind for item in (*first, *second)}):
                _f1(tally, f"{kind} {inner}", _of(first, inner), _of(second, inner))
    return tally


def _of(items: Sequence[Annotation], kind: str) -> list[Annotation]:
    return [item for item in items if item.kind == kind]


def _f1(tally: Tally, name: str, first: Sequence[Annotation], second: Sequence[Annotation]) -> None:
    """F1 of two sets of spans is the share of all spans of either that overlap one of the other."""
    matched = sum(any(a.overlaps(b) for b in second) for a in first) + sum(
        any(b.overlaps(a) for a in first) for b in second
    )
    if first or second:
        tally.add(name, matched, len(first) + len(second))


def pairs(first: Sequence[Annotation], second: Sequence[Annotation]) -> list[tuple[Annotation, Annotation]]:
    """Annotations of two readers that overlap, one to one, those that share most first."""
    shared = [
        (min(a.end, b.end) - max(a.start, b.start), number, other)
        for number, a in enumerate(first)
        for other, b in enumerate(second)
        if a.overlaps(b)
    ]
    found, left, right = [], set[int](), set[int]()
    for _, number, other in sorted(shared, key=lambda item: (-item[0], item[1], item[2])):
        if number not in left and other not in right:
            left.add(number)
            right.add(other)
            found.append((first[number], second[other]))
    return found


def polarity_kappa(documents: Sequence[Document]) -> Interval | None:
    """Cohen's kappa of the polarity of matched skills; in [-1, 1]. None where all is one polarity."""
    size = len(POLARITIES)
    counts = np.zeros((len(documents), size * size))
    for row, document in enumerate(documents):
        for one, other in pairs(*document.of_type("skill")):
            if one.polarity in POLARITIES and other.polarity in POLARITIES:
                counts[row, POLARITIES.index(one.polarity) * size + POLARITIES.index(other.polarity)] += 1
    if not np.isfinite(_kappa(counts.sum(axis=0))):
        return None
    return replace(totals_ci(counts, _kappa), n=int(counts.sum()))


def _kappa(totals: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Cohen (1960) of flattened square tables: [..., k * k] -> [...]; nan where chance alone agrees wholly."""
    size = round(totals.shape[-1] ** 0.5)
    table = totals.reshape(*totals.shape[:-1], size, size)
    total = table.sum(axis=(-1, -2))
    with np.errstate(divide="ignore", invalid="ignore"):
        seen = np.trace(table, axis1=-2, axis2=-1) / total
        chance = (table.sum(axis=-1) * table.sum(axis=-2)).sum(axis=-1) / total**2
        return np.asarray((seen - chance) / (1 - chance))
