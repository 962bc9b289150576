"""The learned re-ranker: candidates with features to probabilities, by weights that ship as numbers.

A linear listwise model (the softmax cross-entropy of ListNet, Cao et al., ICML 2007, with one right candidate or
several): a candidate's score is the weighted sum of its standardised features, its probability the softmax over the
candidates and one more, "none of them", whose score is a learned constant. What no candidate deserves goes there, so
the probabilities are calibrated and a linker can abstain.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extraction.errors import ArtefactError

FORMAT_VERSION = 1
PATH = Path(__file__).parent / "model" / "rankers.json"
REBUILD = "python -m benchmarks.train_linking --data FOLDER"
"""The command that makes the artefact anew; errors and the card name it."""

Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Ranker:
    """Weights of one task. names: f features · weights, mean, scale: float64 [f] · none: score of "none of them"."""

    names: tuple[str, ...]
    weights: npt.NDArray[np.float64]
    mean: npt.NDArray[np.float64]
    scale: npt.NDArray[np.float64]
    none: float

    def scores(self, features: Features) -> npt.NDArray[np.float64]:
        """[n, f] -> [n], any real number; higher is better."""
        return np.asarray(((features - self.mean) / self.scale) @ self.weights, np.float64)

    def probabilities(self, features: Features) -> npt.NDArray[np.float32]:
        """[n, f] features of the candidates for one text -> [n] in [0, 1]; together at most 1."""
        if not len(features):
            return np.zeros(0, np.float32)
        scores = self.scores(features)
        top = max(float(scores.max()), self.none)
        weights = np.exp(scores - top)
        return np.asarray(weights / (weights.sum() + np.exp(self.none - top)), np.float32)


@cache
def load(path: Path = PATH) -> Mapping[str, Ranker]:
    """The shipped rankers by task. Raises ArtefactError where the file is missing or of another format."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format_version"] != FORMAT_VERSION:
            raise ArtefactError(f"{path}: of format version {stored['format_version']}, not {FORMAT_VERSION}", REBUILD)
        return {name: _ranker(value) for name, value in stored["rankers"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArtefactError(f"{path}: cannot be read ({type(error).__name__})", REBUILD) from error


def ranker(task: str, names: Sequence[str], rankers: Mapping[str, Ranker] | None = None) -> Ranker:
    """The ranker of a task, whose features must be ``names`` in this order, of ``rankers`` or the shipped ones.

    Raises ArtefactError.
    """
    found = (load() if rankers is None else rankers).get(task)
    if found is None or found.names != tuple(names):
        raise ArtefactError(f"{PATH}: holds no ranker {task!r} over the features {', '.join(names)}", REBUILD)
    return found


def _ranker(value: Mapping[str, Any]) -> Ranker:
    weights, mean, scale = (np.array(value[name], np.float64) for name in ("weights", "mean", "scale"))
    names = tuple(map(str, value["features"]))
    if any(array.shape != (len(names),) for array in (weights, mean, scale)):
        raise ValueError("weights do not fit the features")
    return Ranker(names, weights, mean, scale, float(value["none"]))
