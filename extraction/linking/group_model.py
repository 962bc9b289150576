"""A linear model from a phrase's vector to first-level groups, whose weights ship as numbers.

Linear discriminant analysis with a shrunk common covariance (Hastie, Tibshirani and Friedman 2009, section 4.3). Its
classes are those of Kompetencer (Zhang et al., LREC 2022): S1 to S8, L1, A1 (the transversal groups T2 to T6) and the
broad fields of ISCED-F as K00 to K10 and K99.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extraction.errors import ArtefactError
from extraction.vectors.port import Vectors

FORMAT_VERSION = 1
PATH = Path(__file__).parent / "model" / "groups.npz"
REBUILD = "python -m benchmarks.train_groups --data FOLDER"

PERSONAL = "A1"
"""The class of personal competences."""
PERSONAL_GROUPS = frozenset({"T2", "T3", "T4", "T5", "T6"})
_FIELD = "K"


@dataclass(frozen=True)
class GroupModel:
    """classes: c names · weights: [c, dim] · bias: [c] · means: [l, dim], of phrases by language · languages: l tags.

    encoder: name of the encoder whose vectors it was fitted on.
    """

    classes: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]
    means: npt.NDArray[np.float32]
    languages: tuple[str, ...]
    encoder: str

    def probabilities(self, phrases: Vectors, language: str) -> npt.NDArray[np.float32]:
        """[k, dim] -> [k, c], rows sum to 1. A language without a mean of its own takes the first."""
        place = self.languages.index(language) if language in self.languages else 0
        scores = (phrases - self.means[place]) @ self.weights.T + self.bias
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float32)


@cache
def load(path: Path = PATH) -> GroupModel:
    """The shipped model. Raises ArtefactError where the file is missing or of another format."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            if int(stored["format_version"]) != FORMAT_VERSION:
                raise ArtefactError(f"{path}: of format version {int(stored['format_version'])}", REBUILD)
            return GroupModel(
                tuple(map(str, stored["classes"])),
                stored["weights"].astype(np.float32),
                stored["bias"].astype(np.float32),
                stored["means"].astype(np.float32),
                tuple(map(str, stored["languages"])),
                str(stored["encoder"]),
            )
    except (OSError, ValueError, KeyError) as error:
        raise ArtefactError(f"{path}: cannot be read ({type(error).__name__})", REBUILD) from error


def class_of(code: str) -> str | None:
    """The class of a first-level group by its code ("S1", "T3", "06"); T1 counts as S1. None for any other."""
    if code == "T1":
        return "S1"
    if code in PERSONAL_GROUPS:
        return PERSONAL
    if code in ("L1", "L2"):
        return "L1"
    if code[:1] == "S":
        return code
    return f"{_FIELD}{code}" if code.isdigit() and len(code) == 2 else None
