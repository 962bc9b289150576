"""The learned ranker of occupations near an occupation: a weighted sum of features, whose weights ship as numbers.

Weights are fitted by :mod:`recommender.adjacency.fit` on expert mobility, one set for each list: all occupations, other
functions, other sectors. A score is the sum of its features' parts, so the parts say why.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit

from recommender.adjacency.features import NAMES, Matrix
from recommender.errors import ArtefactError
from recommender.fields import FUNCTION, SECTOR
from recommender.sparse import Floats

FORMAT_VERSION = 1
PATH = Path(__file__).parent / "model" / "rankers.json"
REBUILD = "python -m benchmarks.train_adjacency --data FOLDER"
"""The command that makes the artefact anew; errors and the card name it."""
ALL = "all"
LISTS = (ALL, FUNCTION, SECTOR)
SHIPPED = "shipped"
"""Name of the fit that answers; other fits in the artefact leave a country out and are for measuring."""


@dataclass(frozen=True)
class Ranker:
    """Weights of one list. weights, mean, scale: float64 [features] · near, far: raw scores that stand for the
    nearness ``NEAR`` and ``FAR``: the median of the first and of the hundredth place in the training set.
    """

    weights: Floats
    mean: Floats
    scale: Floats
    near: float
    far: float

    def parts(self, features: Matrix) -> Floats:
        """[n, features] -> [n, features]: what each feature adds to the raw score."""
        return np.asarray((features - self.mean) / self.scale * self.weights, dtype=np.float64)

    def raw(self, features: Matrix) -> Floats:
        """[n, features] -> [n]: any real number, higher is nearer."""
        slopes = self.weights / self.scale
        return np.asarray(features @ slopes - self.mean @ slopes, dtype=np.float64)

    def nearness(self, raw: Floats) -> Floats:
        """Raw scores as nearness in (0, 1), in the same order: a logistic curve through NEAR and FAR."""
        steep = (_logit(NEAR) - _logit(FAR)) / max(self.near - self.far, 1e-6)
        return np.asarray(expit((raw - self.far) * steep + _logit(FAR)), dtype=np.float64)


NEAR, FAR = 0.7, 0.05
"""Nearness of a middling first and hundredth neighbour, as the cosine with groups has it in ESCO, so that limits on
nearness (``recommender.paths.MIN_STEP``) keep their meaning. No probability."""

Rankers = Mapping[str, Ranker]
"""One fit: a ranker for each of LISTS."""


@cache
def load(path: Path = PATH) -> Mapping[str, Rankers]:
    """All fits of the artefact. Raises ArtefactError where it is missing, of another format or of other features."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format_version"] != FORMAT_VERSION:
            raise ArtefactError(f"{path}: of format version {stored['format_version']}, not {FORMAT_VERSION}", REBUILD)
        if stored["features"] != list(NAMES):
            raise ArtefactError(f"{path}: fitted on other features", REBUILD)
        return {
            fit: {name: from_form(lists[name], len(NAMES)) for name in LISTS} for fit, lists in stored["fits"].items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtefactError(f"{path}: cannot be read ({type(error).__name__})", REBUILD) from error


def to_form(ranker: Ranker) -> dict[str, Any]:
    """A ranker as JSON; :func:`from_form` reads it."""
    return {
        "weights": _rounded(ranker.weights),
        "mean": _rounded(ranker.mean),
        "scale": _rounded(ranker.scale),
        "near": round(ranker.near, 6),
        "far": round(ranker.far, 6),
    }


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 6) for value in values]


def from_form(value: Mapping[str, Any], features: int) -> Ranker:
    """The ranker of :func:`to_form`. Raises ValueError, KeyError or TypeError where it is none of so many features."""
    weights, mean, scale = (np.array(value[name], dtype=np.float64) for name in ("weights", "mean", "scale"))
    if any(array.shape != (features,) for array in (weights, mean, scale)) or not (scale > 0).all():
        raise ValueError("weights do not fit the features")
    return Ranker(weights, mean, scale, float(value["near"]), float(value["far"]))


def _logit(share: float) -> float:
    return float(np.log(share / (1.0 - share)))
