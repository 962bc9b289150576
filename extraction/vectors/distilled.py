"""A static stand-in for an encoder: hashed words and letters of a text, mapped linearly into the encoder's space.

The map is a ridge regression onto vectors that the encoder has made already, those of labels, so it is fitted in
seconds from what a data directory holds, and needs a hundredth of the encoder's time for a text. Features are words and
character n-grams (as in fastText, Bojanowski et al. 2017), TF-IDF vectors of length one each; the regression onto a
teacher's vectors is the plainest kind of distillation (Hinton et al. 2015).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from extraction.errors import ArtefactError
from extraction.vectors.port import Vectors, capped, unit
from extraction.vectors.store import text_key
from ontology.phrases import normalise

FORMAT_VERSION = 1
BITS = 15
"""Words and n-grams are each hashed to so many bits: 25 MB of weights."""

NGRAMS = (3, 5)
DIMS = 192
"""Directions of the teacher's space that are predicted, those of greatest variance: 85 % of it over labels."""

RIDGE = 0.3
"""Weight of the squared weights; a third and three times as much agree with the teacher as well."""

STEPS = 12
"""Of conjugate gradients; more do not bring the vectors of texts that were left out nearer."""

FEWEST = 200
"""Texts below which there is nothing to learn from."""

REBUILD = "jobvej vectors make"
Floats = npt.NDArray[np.float32]


def digest(teacher: str, texts: Sequence[str]) -> str:
    """What a model is fitted on: the teacher's name and the texts, in any order."""
    found = hashlib.blake2b(teacher.encode(), digest_size=12)
    for key in sorted({text_key(text) for text in texts}):
        found.update(key)
    return found.hexdigest()


@dataclass(frozen=True)
class DistilledEncoder:
    """Texts to vectors of the teacher's space. Deterministic; safe to share between threads.

    teacher: its name · fitted_on: ``digest`` of what it was fitted on · weights: float32 [2 << BITS, d] ·
    directions: float32 [d, dim] · mean: float32 [dim] · rarity: float32 [2 << BITS], the inverse document frequency.
    """

    teacher: str
    fitted_on: str
    weights: Floats
    directions: Floats
    mean: Floats
    rarity: Floats

    @property
    def name(self) -> str:
        """With the teacher's name, what it learned from and the method's version."""
        return f"distilled-{FORMAT_VERSION}-{self.teacher}-{self.fitted_on}"

    @property
    def dim(self) -> int:
        """The teacher's."""
        return len(self.mean)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See ``port.Encoder``; never raises. A text without a word gets the mean of all."""
        if not texts:
            return np.zeros((0, self.dim), np.float32)
        learned = _weighed(_counts(texts), self.rarity) @ self.weights
        return unit(learned @ self.directions + self.mean)

    @classmethod
    def fit(cls, teacher: str, texts: Sequence[str], vectors: Vectors) -> DistilledEncoder:
        """Learn from texts and the teacher's vectors [len(texts), dim]. Raises ValueError where they are few."""
        if len(texts) < FEWEST:
            raise ValueError(f"{len(texts)} texts are too few to learn from")
        mean = np.asarray(vectors.mean(axis=0), np.float32)
        centred = vectors - mean
        _, axes = np.linalg.eigh(centred.T @ centred)
        directions = np.ascontiguousarray(axes[:, ::-1][:, : min(DIMS, vectors.shape[1])].T, np.float32)
        counts = _counts(texts)
        present = np.bincount(counts.indices, minlength=counts.shape[1])
        rarity = np.asarray(np.log((1 + len(texts)) / (1 + present)) + 1, np.float32)
        weights = _ridge(_weighed(counts, rarity), np.asarray(centred @ directions.T, np.float32))
        weights = weights.astype(np.float16).astype(np.float32)  # as it is kept, so that a loaded one is the same
        return cls(teacher, digest(teacher, texts), weights, directions, mean, rarity)

    def save(self, path: Path) -> None:
        """Write the file whole, under exactly this name. OSError where that cannot be done."""
        meta = {"format_version": FORMAT_VERSION, "teacher": self.teacher, "fitted_on": self.fitted_on}
        draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with draft.open("wb") as stream:
                np.savez(
                    stream,
                    allow_pickle=False,
                    meta=np.frombuffer(json.dumps(meta).encode(), np.uint8),
                    weights=self.weights.astype(np.float16),
                    directions=self.directions,
                    mean=self.mean,
                    rarity=self.rarity,
                )
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    @classmethod
    def load(cls, path: Path, teacher: str, fitted_on: str) -> DistilledEncoder:
        """What ``save`` wrote. Raises ArtefactError where it is not there, damaged, or of another teacher or texts."""
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                meta = json.loads(stored["meta"].tobytes())
                if meta != {"format_version": FORMAT_VERSION, "teacher": teacher, "fitted_on": fitted_on}:
                    raise ArtefactError(f"{path}: was fitted to other vectors", REBUILD)
                names = ("weights", "directions", "mean", "rarity")
                arrays = [np.asarray(stored[name], np.float32) for name in names]
        except ArtefactError:
            raise
        except Exception as error:  # whatever is wrong inside, the cure is the same
            raise ArtefactError(f"{path}: cannot be read ({type(error).__name__})", REBUILD) from error
        weights, directions, mean, rarity = arrays
        if weights.shape != (2 << BITS, len(directions)) or directions.shape[1:] != mean.shape:
            raise ArtefactError(f"{path}: its arrays do not fit each other", REBUILD)
        return cls(teacher, fitted_on, weights, directions, mean, rarity)


def _counts(texts: Sequence[str]) -> sparse.csr_array:
    """Counts of hashed words, then of hashed n-grams [len(texts), 2 << BITS]."""
    from sklearn.feature_extraction.text import HashingVectorizer

    shared: dict[str, Any] = {
        "n_features": 1 << BITS,
        "alternate_sign": False,
        "norm": None,
        "lowercase": False,
        "dtype": np.float32,
    }
    plain = [normalise(capped(text)) for text in texts]
    words = HashingVectorizer(analyzer=str.split, **shared).transform(plain)
    grams = HashingVectorizer(analyzer="char_wb", ngram_range=NGRAMS, **shared).transform(plain)
    return sparse.csr_array(sparse.hstack([words, grams], format="csr"))


def _weighed(counts: sparse.csr_array, rarity: Floats) -> sparse.csr_array:
    """TF-IDF with sublinear frequency; words and n-grams have length one each."""
    values = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    halves = 2 * rows + (counts.indices >= 1 << BITS)
    lengths = np.sqrt(np.bincount(halves, values * values, minlength=2 * counts.shape[0]))
    scaled = np.asarray(values / lengths[halves], np.float32)
    return sparse.csr_array((scaled, counts.indices, counts.indptr), shape=counts.shape)


def _ridge(features: sparse.csr_array, targets: Floats) -> Floats:
    """The W that least squares of ``features @ W - targets`` with RIDGE give, by conjugate gradients."""
    transposed = sparse.csr_array(features.T)
    weights = np.zeros((features.shape[1], targets.shape[1]), np.float32)
    rest = np.asarray(transposed @ targets, np.float32)
    direction = rest.copy()
    size = (rest * rest).sum(axis=0)
    for _ in range(STEPS):
        applied = transposed @ (features @ direction) + RIDGE * direction
        step = size / np.maximum((direction * applied).sum(axis=0), 1e-12)
        weights += step * direction
        rest -= step * applied
        before, size = size, (rest * rest).sum(axis=0)
        direction = rest + (size / np.maximum(before, 1e-12)) * direction
    return weights
