"""Counts by document, and the shares that they add up to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recommender.evaluation.bootstrap import Interval, ratio_ci


class Tally:
    """What one document adds to each measure: how many were right, of how many."""

    def __init__(self) -> None:
        self._counts: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(self, name: str, right: float, of: float = 1.0) -> None:
        """Count ``right`` of ``of`` for a measure."""
        counts = self._counts[name]
        counts[0] += right
        counts[1] += of

    def each(self, name: str, right: Iterable[bool]) -> None:
        """Count one for each item, right or wrong."""
        for one in right:
            self.add(name, float(one))

    @property
    def counts(self) -> Mapping[str, Sequence[float]]:
        """Measure -> (right, of)."""
        return self._counts

    @property
    def names(self) -> tuple[str, ...]:
        """The measures, in the order of their first count."""
        return tuple(self._counts)


def shares(tallies: Sequence[Tally], names: Sequence[str] | None = None) -> dict[str, Interval]:
    """For each measure the share over all documents, with its interval over documents; without those of nothing.

    ``n`` is what the share is of, added up.
    """
    wanted = names if names is not None else list(dict.fromkeys(name for tally in tallies for name in tally.names))
    found = {}
    for name in wanted:
        pairs = [tally.counts[name] for tally in tallies if name in tally.counts and tally.counts[name][1] > 0]
        if pairs:
            interval = ratio_ci([right for right, _ in pairs], [of for _, of in pairs])
            found[name] = replace(interval, n=round(sum(of for _, of in pairs)))
    return found
