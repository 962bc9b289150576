"""Training of the mention tagger's network: cross entropy of place and kind by word, Adam, averaged weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.mention_data import Example
from extraction.mentions.decode import probabilities
from extraction.mentions.network import PLACES, Floats, Shape, initialize, make_network, make_vocab
from extraction.mentions.words import Forms, document

BATCH = 32
HIDDEN = 0.12
"""Share of words that training looks up as if they had no vector of their own."""

DROPOUT = 0.25
KIND_WEIGHT = 0.5


class Trainer:
    """A network under training. The same seed and data give the same weights on one machine."""

    def __init__(self, keys: npt.NDArray[np.uint64], table: Floats, shape: Shape, seed: int) -> None:
        from thinc.api import Adam, fix_random_seed

        fix_random_seed(seed)
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self.vocab = make_vocab(keys, table)
        self.forms = Forms(keys.tolist())
        self.network = make_network(shape, table.shape[1])
        initialize(self.network)
        self._adam = Adam(0.002, L2=0.01, grad_clip=1.0, use_averages=True)

    def epoch(self, data: Sequence[Example], rate: float, weights: dict[str, float] | None = None) -> float:
        """One pass in random order; gives the mean loss a word. ``weights``: of the sets by name, 1 if not named."""
        from thinc.api import set_dropout_rate

        self._adam.learn_rate = rate
        order = list(data)
        self._random.shuffle(order)
        set_dropout_rate(self.network, DROPOUT)
        loss = sum(self._step(order[at : at + BATCH], weights or {}) for at in range(0, len(order), BATCH))
        set_dropout_rate(self.network, 0.0)
        return loss / sum(len(item.places) for item in order)

    def use_averages(self) -> Any:
        """A context in which the network has the averages of its weights."""
        return self.network.use_params(self._adam.averages)

    def logits(self, data: Sequence[Example]) -> list[Floats]:
        """What the network says of each example."""
        found: list[Floats] = []
        for at in range(0, len(data), 64):
            found += self.network.predict([self._document(item, 0.0) for item in data[at : at + 64]])
        return found

    def _document(self, item: Example, hidden: float) -> Any:
        language = item.sample.language
        forms = [
            self.forms.backed_off(word, language) if self._random.random() < hidden else self.forms.of(word, language)
            for word in item.sentence.words
        ]
        return document(self.vocab, item.sentence.words, forms)

    def _step(self, batch: Sequence[Example], weights: dict[str, float]) -> float:
        outputs, backprop = self.network.begin_update([self._document(item, HIDDEN) for item in batch])
        logits = np.concatenate(outputs)
        rows = np.arange(len(logits))
        places = np.concatenate([item.places for item in batch])
        kinds = np.concatenate([item.kinds for item in batch])
        of_place, of_kind = probabilities(logits)
        gradient = np.concatenate([of_place, np.zeros_like(of_kind)], axis=1)
        gradient[rows, places] -= 1
        known = np.flatnonzero(kinds >= 0)
        gradient[known, PLACES:] = of_kind[known] * KIND_WEIGHT
        gradient[known, PLACES + kinds[known]] -= KIND_WEIGHT
        factors = [np.full(len(item.places), weights.get(item.sample.source, 1.0)) for item in batch]
        gradient *= np.concatenate(factors)[:, None] / len(batch)
        ends = np.cumsum([len(output) for output in outputs])[:-1]
        backprop([part.astype(np.float32) for part in np.split(gradient, ends)])
        self.network.finish_update(self._adam)
        return float(-np.log(of_place[rows, places] + 1e-9).sum())
