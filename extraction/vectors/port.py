"""What every encoder offers, and what linkers use without knowing which encoder there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""[n, dim], rows of unit length, so that a dot product is a cosine."""

MAX_CHARS = 400
"""Code points of a text that are encoded; what follows is cut. A sentence of a posting has 90 on average."""


class Encoder(Protocol):
    """Texts to vectors. May be used by several threads."""

    @property
    def name(self) -> str:
        """Name and version: vectors of another name are not comparable and never mixed."""
        ...

    @property
    def dim(self) -> int:
        """Numbers of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors [len(texts), dim] of the first MAX_CHARS of each text. Raises EncoderUnavailableError."""
        ...


def capped(text: str) -> str:
    """``text`` as it is encoded: on one line, at most MAX_CHARS code points, cut at a blank where there is one.

    NULs and half surrogate pairs, which native code and UTF-8 cannot take, become blanks and question marks.
    """
    line = " ".join(text[: 4 * MAX_CHARS].replace("\0", " ").encode("utf-8", errors="replace").decode("utf-8").split())
    if len(line) <= MAX_CHARS:
        return line
    head = line[:MAX_CHARS]
    return head.rsplit(" ", 1)[0] if " " in head else head


def unit(rows: npt.NDArray[np.floating]) -> Vectors:
    """Rows scaled to length one; a row of zeros stays."""
    found = np.asarray(rows, np.float32)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(lengths > 0, lengths, 1.0), np.float32)
