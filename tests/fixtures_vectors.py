"""An encoder whose vectors can be worked out by hand, and one that fails when it is told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from extraction.errors import EncoderUnavailableError
from extraction.vectors.port import Vectors, unit


class WordEncoder:
    """A text is the sum of the axes of the words in it, made a unit vector; remembers what it was asked.

    Also the ``Phrases`` of ``recommender.texts``. A word counts however often it comes and wherever it stands.
    """

    name = "words"

    def __init__(self, axes: Mapping[str, int], *, spread: float = 0.0, most: int | None = None) -> None:
        """``axes``: axis by word. ``spread``: what a text has of every axis. ``most``: texts it encodes before it
        fails, as an encoder does whose process has died.
        """
        self.asked: list[str] = []
        self.most = most
        self._axes, self._spread = axes, spread
        self.dim = max(axes.values(), default=0) + 1

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.most is not None and len(self.asked) + len(texts) > self.most:
            raise EncoderUnavailableError("away")
        self.asked += texts
        rows = np.full((len(texts), self.dim), self._spread, np.float32)
        for row, text in enumerate(texts):
            rows[row, [axis for word, axis in self._axes.items() if word in text]] = 1.0
        return unit(rows)

    def phrases(self, texts: Sequence[str]) -> Vectors:
        return self.encode(texts)
