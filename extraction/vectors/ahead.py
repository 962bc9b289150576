"""Vectors of phrases that somebody will ask for in a moment, made meanwhile in a thread of its own."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from extraction.errors import EncoderUnavailableError
from extraction.vectors.semantics import Semantics

_log = logging.getLogger("jobvej")


class Ahead:
    """Hands phrases to ``Semantics``, which remembers them; who asks for one that is being made waits for that."""

    def __init__(self, semantics: Semantics) -> None:
        self._semantics = semantics
        self._thread = ThreadPoolExecutor(1, "vectors-ahead")

    def make(self, texts: Sequence[str]) -> None:
        """Begin; returns at once. What cannot be made is left to whoever asks for it."""
        with suppress(RuntimeError):  # closed while a request was under way
            self._thread.submit(self._make, list(texts))

    def _make(self, texts: list[str]) -> None:
        try:
            self._semantics.phrases(texts)
        except EncoderUnavailableError as error:
            _log.warning("vectors are not made ahead: %s", error)

    def close(self) -> None:
        """Leave out what has not begun, wait for the rest, and begin nothing any more."""
        self._thread.shutdown(cancel_futures=True)
