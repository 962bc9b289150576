"""Fits the weights of ``extraction.mentions.confidence``: ``python -m benchmarks.train_confidence [--data FOLDER]``.

FOLDER holds ``esco/``. The sample is ``reading_set/dev_ratings.tsv``: the best concept of phrases of development CVs,
rated by a language model as right, near, wrong, or of a phrase that is no skill ("none"); "right" counts. Prints the
weights to put into the module, and by cross-validation over documents the expected calibration error and how often
what reaches a probability is right. No report document is part of it.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from api.settings import read_settings
from extraction.mentions.confidence import features
from extraction.mentions.names import may_mean
from ontology.concepts import Concept
from ontology.esco import read_release
from ontology.evidence import EvidenceKind
from ontology.terms.table import shipped_terms
from recommender.evaluation.bench import LOADED
from recommender.evaluation.calibration import Judged, expected_calibration_error

SAMPLE = Path(__file__).parent / "reading_set" / "dev_ratings.tsv"
BASE = "http://data.europa.eu/esco/"
L2 = 0.005
"""Of the summed loss, for each phrase; twice as much and two fifths of it change the cross-validated loss by .002."""
STEPS = (0.5, 0.6, 0.7, 0.8)

Floats = npt.NDArray[np.float64]


def fit(values: Floats, right: Floats) -> Floats:
    """Weights [3] of the least logistic loss, the intercept first; ``values`` [n, 2], ``right`` [n] of 0 and 1."""
    columns = np.column_stack([np.ones(len(values)), values])

    def loss(weights: Floats) -> float:
        total = np.logaddexp(0, -(2 * right - 1) * (columns @ weights)).sum()
        return float(total + L2 * len(right) * (weights[1:] @ weights[1:]))

    return np.asarray(minimize(loss, np.zeros(columns.shape[1])).x, np.float64)


def held_out(values: Floats, right: Floats, documents: Sequence[str]) -> list[Judged]:
    """The probability of each phrase by weights fitted without its document, and whether it is right."""
    names = np.array(documents)
    found = np.zeros(len(right))
    for name in set(documents):
        mine = names == name
        weights = fit(values[~mine], right[~mine])
        found[mine] = 1 / (1 + np.exp(-(weights[0] + values[mine] @ weights[1:])))
    return [(float(one), bool(good)) for one, good in zip(found, right, strict=True)]


def sample(concepts: dict[str, Concept]) -> list[dict[str, str]]:
    """The rated phrases linked by meaning, without those that may not mean their concept in any case."""
    with SAMPLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["method"] == "meaning" and _possible(row, concepts)]


def _possible(row: dict[str, str], concepts: dict[str, Concept]) -> bool:
    concept = concepts[row["concept"].replace("esco:", BASE)]
    spoken = "language" in concept.description("en").lower() and "computer" not in concept.description("en").lower()
    kind = EvidenceKind.LANGUAGE if spoken and len(concept.preferred("en").split()) == 1 else None
    return may_mean(row["quote"], row["quote"], concept, kind, row["language"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path)
    home = (parser.parse_args().data or read_settings().shared_data) / "esco"
    loaded = read_release([home / part for part in LOADED], languages=["da", "en"])[0]
    rows = sample(dict(shipped_terms().within(loaded).apply(loaded).concepts))
    values = np.array([features(float(row["score"]), row["quote"]) for row in rows])
    right = np.array([float(row["rating"] == "right") for row in rows])
    print("intercept, log odds, several words:", np.round(fit(values, right), 2).tolist())
    judged = held_out(values, right, [row["document"] for row in rows])
    raw = [(float(row["score"]), bool(good)) for row, good in zip(rows, right, strict=True)]
    for language in ("", "da", "en"):
        mine = [place for place, row in enumerate(rows) if row["language"].startswith(language)]
        print(f"{language or 'all'}: {len(mine)} phrases; expected calibration error of the linker's score", end=" ")
        print(f"{expected_calibration_error([raw[place] for place in mine]):.3f}", end=", of the probability ")
        print(f"{expected_calibration_error([judged[place] for place in mine]):.3f}")
        for least in STEPS:
            above = [judged[place][1] for place in mine if judged[place][0] >= least]
            before = [raw[place][1] for place in mine if raw[place][0] >= least]
            print(f"  from {least}: right {sum(above)} of {len(above)}; by the score {sum(before)} of {len(before)}")


if __name__ == "__main__":
    main()
