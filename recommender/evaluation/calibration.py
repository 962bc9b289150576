"""Whether the scores of linked phrases are probabilities: reliability by bins, and expected calibration error."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extraction.linking import make_linker
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification
from recommender.evaluation.bootstrap import Interval, bootstrap_ci
from recommender.evaluation.datasets import Phrase
from recommender.evaluation.tables import Row, Table

BINS = 5

Judged = tuple[float, bool]
"""The score of a phrase's best candidate, and whether that candidate is right."""


def expected_calibration_error(judged: Sequence[Judged], bins: int = BINS) -> float:
    """Mean distance in [0, 1] between score and share of right ones, by bins of equal width (Naeini et al., AAAI 2015).

    0 is best. Raises ValueError without anything judged.
    """
    if not judged:
        raise ValueError("nothing is judged")
    total = 0.0
    for place in range(bins):
        mine = in_bin(judged, place, bins)
        if mine:
            total += abs(sum(score for score, _ in mine) - sum(right for _, right in mine))
    return total / len(judged)


def in_bin(judged: Sequence[Judged], place: int, bins: int = BINS) -> list[Judged]:
    """Those with a score in bin ``place`` of ``bins`` of equal width; the last holds 1 too."""
    return [item for item in judged if min(int(item[0] * bins), bins - 1) == place]


def calibration_table(
    phrases: Sequence[Phrase],
    split: str,
    classification: Classification,
    say: Callable[[str], None],
    semantics: Semantics | None,
) -> Table:
    """The best candidate of each annotated span: by bins of its score, how often it is right.

    A span that annotators found no concept for has no right candidate, so sure answers to it count against the linker.
    """
    say(f"link-phrase: {split}")
    found = make_linker("skill", "default", classification, semantics).link([item.text for item in phrases], "en", 1)
    judged = [
        (some[0].score, some[0].uri in item.concepts) if some else (0.0, False)
        for item, some in zip(phrases, found, strict=True)
    ]
    error = expected_calibration_error(judged)
    rows = [Row("all", _cells(judged))]
    for place in range(BINS):
        mine = in_bin(judged, place)
        if mine:
            rows.append(Row(f"score {place / BINS:.1f} to {(place + 1) / BINS:.1f}", _cells(mine)))
    return Table(
        title="Phrases (en) to skills: score of the best candidate, and how often it is right",
        split=split,
        ontology=classification.content_hash,
        rows=tuple(rows),
        notes=(f"Expected calibration error over {BINS} bins: {error:.3f}.",),
    )


def _cells(judged: Sequence[Judged]) -> dict[str, Interval]:
    return {
        "score": bootstrap_ci([score for score, _ in judged]),
        "right": bootstrap_ci([float(right) for _, right in judged]),
    }
