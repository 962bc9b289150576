"""Whole postings beside the snapshot's columns: lines of a file, mapped into memory and decoded when asked for."""

from __future__ import annotations

import mmap
from functools import lru_cache
from typing import BinaryIO, Self

import numpy as np
import numpy.typing as npt

from graph.records import decode_posting
from ontology.postings import Posting

KEPT = 16_384
"""Decoded postings that are kept, some 10 KB each: one person's lists look at 500, and what-ifs at them again."""


class PostingLines:
    """Postings as JSON lines, row access.

    ``spans`` int64 [n, 2]: first byte of row's line, and the byte after its last (without the line break).
    Reading is safe from several threads. The file may be removed while this is in use.
    """

    def __init__(self, lines: mmap.mmap | bytes, spans: npt.NDArray[np.int64]) -> None:
        if len(spans) and (int(spans.min()) < 0 or int(spans.max()) > len(lines)):
            raise ValueError("the postings of the snapshot are cut short")
        self._lines = lines
        self._spans = spans
        self._decoded = lru_cache(KEPT)(self._decode)

    @classmethod
    def of_file(cls, file: BinaryIO, spans: npt.NDArray[np.int64]) -> Self:
        """Map an open file; it may be closed afterwards. An empty file has no rows."""
        file.flush()
        file.seek(0, 2)
        return cls(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if file.tell() else b"", spans)

    def __len__(self) -> int:
        return len(self._spans)

    def line(self, row: int) -> bytes:
        """The JSON of a row. A row outside 0..n-1 raises IndexError."""
        if not 0 <= row < len(self._spans):
            raise IndexError(f"row {row} of {len(self._spans)} postings")
        start, end = self._spans[row].tolist()
        return self._lines[start:end]

    def __getitem__(self, row: int) -> Posting:
        return self._decoded(row)

    def _decode(self, row: int) -> Posting:
        return decode_posting(self.line(row))
