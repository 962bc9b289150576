"""Vectors kept by text, so that each text is encoded once: in a file that grows by whole records, and in memory.

Record: 16 bytes (BLAKE2b of the text), then ``dim`` float16. Records are appended under a lock in one write, so another
process may append to the same file, a kill loses at most the batch at hand, and a cut tail is dropped.
"""

from __future__ import annotations

import fcntl
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extraction.vectors.port import Encoder, Vectors, capped, unit

_KEY_BYTES = 16
BLOCK = 128
"""Texts that are encoded before they are kept: about two seconds of work."""

Progress = Callable[[int, int], None]
"""Texts encoded so far, and texts to encode."""


def text_key(text: str) -> bytes:
    """What a text is kept under."""
    return hashlib.blake2b(capped(text).encode("utf-8", errors="replace"), digest_size=_KEY_BYTES).digest()


class VectorFile:
    """Vectors on disk by text. Texts themselves are not kept. For texts of classifications and postings only."""

    def __init__(self, path: Path, dim: int) -> None:
        self._path = Path(path)
        self._dtype = np.dtype([("key", f"V{_KEY_BYTES}"), ("vector", "<f2", (dim,))])
        self._dim = dim
        self._rows: dict[bytes, int] = {}
        self._blocks: list[npt.NDArray[np.float16]] = []
        self._read = 0
        self._lock = threading.RLock()

    def __len__(self) -> int:
        with self._lock:
            self._refresh()
            return len(self._rows)

    def get(self, texts: Sequence[str]) -> tuple[Vectors, npt.NDArray[np.bool_]]:
        """Vectors [len(texts), dim] (zeros where there is none) and bool [len(texts)], whether there is one."""
        keys = [text_key(text) for text in texts]
        found = np.zeros((len(texts), self._dim), np.float32)
        known = np.zeros(len(texts), bool)
        with self._lock:
            self._refresh()
            for place, key in enumerate(keys):
                row = self._rows.get(key)
                if row is not None:
                    found[place] = self._vector(row)
                    known[place] = True
        return unit(found), known

    def missing(self, texts: Sequence[str]) -> list[str]:
        """Those of ``texts`` that have no vector yet, each once."""
        with self._lock:
            self._refresh()
            return list({key: text for text in texts if (key := text_key(text)) not in self._rows}.values())

    def put(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Keep vectors; those of texts that are kept already add nothing."""
        with self._lock:
            self._refresh()
            fresh = {text_key(text): row for row, text in enumerate(texts)}
            wanted = [(key, row) for key, row in fresh.items() if key not in self._rows]
            if not wanted:
                return
            records = np.zeros(len(wanted), self._dtype)
            records["vector"] = vectors[[row for _, row in wanted]]
            records["key"] = np.array([key for key, _ in wanted], dtype=f"V{_KEY_BYTES}")
            self._append(records.tobytes())
            self._refresh()

    def _append(self, data: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("ab") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            try:
                whole = stream.tell() - stream.tell() % self._dtype.itemsize
                if whole != stream.tell():
                    stream.truncate(whole)  # the tail of a write that was cut
                stream.write(data)
                stream.flush()
            finally:
                fcntl.flock(stream, fcntl.LOCK_UN)

    def _refresh(self) -> None:
        """Take in what this or another process has appended since."""
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:
            self._rows, self._blocks, self._read = {}, [], 0
            return
        whole = size - size % self._dtype.itemsize
        if whole < self._read:
            self._rows, self._blocks, self._read = {}, [], 0
        if whole == self._read:
            return
        block = np.fromfile(self._path, self._dtype, (whole - self._read) // self._dtype.itemsize, offset=self._read)
        first = sum(map(len, self._blocks))
        for place, key in enumerate(block["key"]):
            self._rows.setdefault(key.tobytes(), first + place)
        self._blocks.append(block["vector"].copy())
        self._read = whole
        if len(self._blocks) > 1:
            self._blocks = [np.concatenate(self._blocks)]

    def _vector(self, row: int) -> npt.NDArray[np.float16]:
        return np.asarray(self._blocks[0][row], np.float16)


class CachedEncoder:
    """An encoder with a memory for the texts that come again, and optionally a file that is looked into first.

    What it encodes is kept in memory only, never in the file: the texts may be of a CV.
    """

    def __init__(self, encoder: Encoder, kept: VectorFile | None = None, size: int = 20_000) -> None:
        """``size``: vectors held in memory, 1.5 KB each."""
        self._encoder = encoder
        self._kept = kept
        self._size = size
        self._memory: OrderedDict[bytes, npt.NDArray[np.float32]] = OrderedDict()
        self._coming: dict[bytes, threading.Event] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The encoder's."""
        return self._encoder.name

    @property
    def dim(self) -> int:
        """The encoder's."""
        return self._encoder.dim

    def encode(self, texts: Sequence[str]) -> Vectors:
        """See ``port.Encoder``."""
        keys = [text_key(text) for text in texts]
        found: dict[bytes, npt.NDArray[np.float32]] = {}
        with self._lock:
            for key in keys:
                if key in self._memory:
                    self._memory.move_to_end(key)
                    found[key] = self._memory[key]
        rest = {key: text for key, text in zip(keys, texts, strict=True) if key not in found}
        if rest and self._kept is not None:
            rows, known = self._kept.get(list(rest.values()))
            found.update({key: rows[place] for place, key in enumerate(rest) if known[place]})
            rest = {key: text for key, text in rest.items() if key not in found}
        self._remember(found)
        while rest:
            found.update(self._encoded(rest))
            rest = {key: text for key, text in rest.items() if key not in found}
        return np.stack([found[key] for key in keys]) if keys else np.zeros((0, self.dim), np.float32)

    def _encoded(self, rest: Mapping[bytes, str]) -> dict[bytes, npt.NDArray[np.float32]]:
        """Vectors of those of ``rest`` that nobody else is making. Where all are being made by others, waits for them:
        they are remembered then, unless that failed.
        """
        with self._lock:
            found = {key: self._memory[key] for key in rest if key in self._memory}
            mine = [key for key in rest if key not in found and key not in self._coming]
            theirs = [self._coming[key] for key in rest if key in self._coming]
            done = threading.Event()
            self._coming.update(dict.fromkeys(mine, done))
        try:
            if mine:
                rows = self._encoder.encode([rest[key] for key in mine])
                made = dict(zip(mine, rows, strict=True))
                self._remember(made)
                return found | made
        finally:
            with self._lock:
                for key in mine:
                    del self._coming[key]
            done.set()
        for other in theirs:
            other.wait()
        return found

    def _remember(self, found: Mapping[bytes, npt.NDArray[np.float32]]) -> None:
        with self._lock:
            for key, row in found.items():
                self._memory[key] = row
                self._memory.move_to_end(key)
            while len(self._memory) > self._size:
                self._memory.popitem(last=False)


def fill(encoder: Encoder, kept: VectorFile, texts: Sequence[str], progress: Progress | None = None) -> int:
    """Encode those of ``texts`` that ``kept`` lacks, block by block; gives how many. May be stopped and begun again.

    Raises EncoderUnavailableError; what was encoded before stays.
    """
    todo = sorted(kept.missing(texts), key=len)  # texts of a length share a batch without padding
    for start in range(0, len(todo), BLOCK):
        block = todo[start : start + BLOCK]
        kept.put(block, encoder.encode(block))
        if progress is not None:
            progress(min(start + BLOCK, len(todo)), len(todo))
    return len(todo)
