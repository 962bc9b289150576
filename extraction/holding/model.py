"""Takes away what rules show as possessed where the words around say otherwise: wished, negated, unwanted, another's.

Two steps. A logistic model by hashed words says which phrases are beyond doubt; those are left alone. Of the others the
words around them are turned into a vector, and a multinomial logistic model says how they are held; below ``least`` of
probability of being held they are not. Trained by ``python -m benchmarks.train_holding``. Rules decide first: what they
hold as anything else stays as it is.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import expit, softmax

from extraction.errors import ArtefactError, EncoderUnavailableError
from extraction.holding.features import BITS, FEATURES_VERSION, hashed, window
from extraction.sections import Section, section_at
from extraction.sentences import Span, sentence_at
from extraction.vectors.semantics import Semantics
from ontology.evidence import ConceptEvidence, Polarity

FOLDER = Path(__file__).parent / "model"
COMMAND = "python -m benchmarks.train_holding"
FORMAT, FORMAT_VERSION = "jobvej-holding", 1
LABELS = ("held", "wished", "negated", "unwanted", "others'")
"""Rows of the second model. Of what is somebody else's no evidence is left."""
MOST_ASKED = 8
"""Phrases of a CV that are turned into vectors, the most doubtful ones: .1 s at the most."""
_META, _ARRAYS = "meta.json", "holding.npz"
_POLARITY = {"wished": Polarity.WISHED, "negated": Polarity.NEGATED, "unwanted": Polarity.UNWANTED}
_POSSESSED = frozenset({Polarity.STATED, Polarity.IMPLIED})

Floats = npt.NDArray[np.float32]

_log = logging.getLogger("jobvej")


class Thresholds(NamedTuple):
    """sure: probability of being held, by words, from which a phrase is not asked about · least: the same by the vector
    below which it is taken away.
    """

    sure: float
    least: float


@dataclass(frozen=True)
class HoldingModel:
    """words: float32 [2 ** BITS], with ``bias`` · rows: float32 [len(LABELS), d], with ``biases`` [len(LABELS)] ·
    encoder: the name of the one that it was trained with.
    """

    words: Floats
    bias: float
    rows: Floats
    biases: Floats
    thresholds: Thresholds
    encoder: str

    def by_words(self, text: str, start: int, end: int, sentence: Span, section: str) -> float:
        """Probability that a phrase is held, by the words around it."""
        columns, values = hashed(text, start, end, sentence, section)
        return float(expit(float(self.words[columns] @ values) + self.bias))

    def shares(self, vectors: Floats) -> Floats:
        """Probability of each label, by the vectors of the words around phrases [n, d]; float32 [n, len(LABELS)]."""
        return np.asarray(softmax(vectors @ self.rows.T + self.biases, axis=1), np.float32)

    def labels(self, vectors: Floats) -> list[str]:
        """How phrases are held, by the vectors of the words around them [n, d]."""
        shares = self.shares(vectors)
        others = shares[:, 1:].argmax(axis=1) + 1
        is_held = shares[:, 0] >= self.thresholds.least
        return [LABELS[0] if held else LABELS[row] for held, row in zip(is_held, others, strict=True)]

    def save(self, folder: Path, provenance: dict[str, Any]) -> None:
        """Write the artefact; ``provenance``: data, seed and figures."""
        folder.mkdir(parents=True, exist_ok=True)
        halves = (np.asarray(part, np.float16) for part in (self.words, self.bias, self.rows, self.biases))
        words, bias, rows, biases = halves
        np.savez_compressed(folder / _ARRAYS, words=words, bias=bias, rows=rows, biases=biases)
        meta = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "features": FEATURES_VERSION,
            "encoder": self.encoder,
            "thresholds": self.thresholds._asdict(),
            "arrays_sha256": _digest(folder / _ARRAYS),
            **provenance,
        }
        (folder / _META).write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path = FOLDER) -> HoldingModel:
        """What ``save`` wrote. Raises ArtefactError where it is missing, damaged or of another format."""
        try:
            meta = json.loads((folder / _META).read_text(encoding="utf-8"))
            of = meta["format"], meta["format_version"], meta["features"]
            if of != (FORMAT, FORMAT_VERSION, FEATURES_VERSION) or meta["arrays_sha256"] != _digest(folder / _ARRAYS):
                raise _unusable(folder, "is damaged or of another version")
            with np.load(folder / _ARRAYS, allow_pickle=False) as file:
                arrays = {name: file[name].astype(np.float32) for name in ("words", "bias", "rows", "biases")}
            if arrays["words"].shape != (1 << BITS,) or len(arrays["rows"]) != len(LABELS):
                raise _unusable(folder, "has arrays of another shape")
            numbers = float(arrays["bias"]), arrays["rows"], arrays["biases"], Thresholds(**meta["thresholds"])
            return cls(arrays["words"], *numbers, meta["encoder"])
        except ArtefactError:
            raise
        except Exception as error:
            raise _unusable(folder, f"cannot be read ({type(error).__name__})") from error


class SecondLook:
    """The model with what makes vectors."""

    def __init__(self, model: HoldingModel, semantics: Semantics) -> None:
        self._model, self._semantics = model, semantics

    def revised(
        self, text: str, sentences: Sequence[Span], sections: Sequence[Section], found: Sequence[ConceptEvidence]
    ) -> list[ConceptEvidence]:
        """The evidence of a CV with what is not possessed said to be so; as it was where no vectors can be made."""
        doubts: list[tuple[float, int, str]] = []
        for place, item in enumerate(found):
            if item.polarity not in _POSSESSED:
                continue
            sentence = sentence_at(sentences, item.start, item.end)
            section = section_at(sections, item.start).name
            share = self._model.by_words(text, item.start, item.end, sentence, section)
            if share < self._model.thresholds.sure:
                doubts.append((share, place, window(text, item.start, item.end, sentence)))
        asked = {place: words for _, place, words in sorted(doubts)[:MOST_ASKED]}
        if not asked:
            return list(found)
        try:
            labels = self._model.labels(self._semantics.phrases(list(asked.values())))
        except EncoderUnavailableError as error:
            _log.warning("how skills are held is said by rules alone: %s", error)
            return list(found)
        said = dict(zip(asked, labels, strict=True))
        kept = ((item, said.get(place, LABELS[0])) for place, item in enumerate(found))
        return [
            item if label == LABELS[0] else replace(item, polarity=_POLARITY[label])
            for item, label in kept
            if label != LABELS[-1]
        ]


def second_look(semantics: Semantics | None) -> SecondLook | None:
    """The shipped model; None without vectors, with those of another encoder, or where it cannot be used (logged)."""
    if semantics is None:
        return None
    try:
        model = HoldingModel.load()
    except ArtefactError as error:
        _log.warning("how skills are held is said by rules alone: %s", error)
        return None
    return SecondLook(model, semantics) if model.encoder == semantics.name else None


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _unusable(folder: Path, what: str) -> ArtefactError:
    return ArtefactError(f"The model of how skills are held in {folder} {what}", COMMAND)
