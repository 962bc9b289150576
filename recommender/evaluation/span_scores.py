"""How well found phrases agree with marked ones: counts a sentence, and figures with intervals over sentences.

strict: bounds equal. overlap: a share of one letter is enough; precision over found phrases, recall over marked ones,
F1 as their sum over both numbers. Kinds are not compared: the sets do not share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from recommender.evaluation.bootstrap import Interval, ratio_ci


class Counts(NamedTuple):
    """Of one sentence: phrases ``found`` and ``marked``, ``equal`` ones, found that touch a marked one, the reverse."""

    found: int
    marked: int
    equal: int
    found_touching: int
    marked_touched: int


def count(found: Iterable[tuple[int, int]], marked: Iterable[tuple[int, int]]) -> Counts:
    """Counts of one sentence, from (start, end) of each phrase."""
    ours, theirs = set(found), set(marked)
    return Counts(
        len(ours),
        len(theirs),
        len(ours & theirs),
        sum(any(a < d and c < b for c, d in theirs) for a, b in ours),
        sum(any(a < d and c < b for a, b in ours) for c, d in theirs),
    )


def figures(counts: Sequence[Counts]) -> dict[str, Interval]:
    """strict F1, overlap F1, precision and recall; empty where nothing is marked."""
    if not any(item.marked for item in counts):
        return {}
    both = [item.found + item.marked for item in counts]
    found = [item.found for item in counts]
    cells = {
        "strict F1": ratio_ci([2 * item.equal for item in counts], both),
        "overlap F1": ratio_ci([item.found_touching + item.marked_touched for item in counts], both),
        "overlap recall": ratio_ci([item.marked_touched for item in counts], [item.marked for item in counts]),
    }
    if any(found):
        cells["overlap precision"] = ratio_ci([item.found_touching for item in counts], found)
    return cells
