"""py3langid's identifier with its count of n-grams by arrays: the same scores in a tenth of the time."""

from __future__ import annotations

from typing import Any

import numpy as np
from py3langid.langid import LanguageIdentifier

LONGEST = 6
"""Bytes of the longest n-gram of py3langid's model: no state of its automaton is further from the first one."""


class QuickIdentifier(LanguageIdentifier):  # type: ignore[misc]  # py3langid has no types
    """See ``LanguageIdentifier``. The model is read only: several threads may ask at once."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._next = np.frombuffer(self.tk_nextmove, np.uint32)
        self._rows = np.asarray(self._rowbase, np.int64)
        self._output = np.asarray(self.tk_output, np.int32)

    def _raw_score(self, text: bytes) -> Any:
        """Raw scores of the languages, [n] float32. ``text``: UTF-8."""
        letters = np.frombuffer(text, np.uint8)
        # The state after each letter is that of the last few letters alone, walked for all places at once.
        states = np.zeros(len(letters), np.int64)
        for lag in range(min(LONGEST, len(letters)) - 1, -1, -1):
            states[lag:] = self._next[self._rows[states[lag:]] + letters[: len(letters) - lag]]
        features = self._output[states]
        found, first, counts = np.unique(features[features >= 0], return_index=True, return_counts=True)
        if not len(found):
            return super()._raw_score(text)
        order = np.argsort(first)  # sums of floats depend on it
        return self._sparse_score(dict(zip(found[order].tolist(), counts[order].tolist(), strict=True)), self.nb_ptc)
