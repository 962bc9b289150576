"""Links of phrases kept on disk, so that a phrase that comes again costs nothing, in this run and the next.

Record: 8 bytes (BLAKE2b of the phrase and its languages), then MOST_CANDIDATES times the concept's place and its score.
Phrases themselves are not kept. Records are appended under a lock in one write, so several processes may share a file,
a kill loses at most what one has not appended yet, and a cut tail is dropped. For texts of postings only.
"""

from __future__ import annotations

import fcntl
import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extraction.linking.port import Candidate, Linker
from ontology.concepts import Concept

MOST_CANDIDATES = 10
"""Candidates that are kept of a phrase."""

MOST_RECORDS = 500_000
"""Phrases in one file, 44 MB; a full one is begun anew."""

_NONE = -1
_RECORD = np.dtype([("key", "<u8"), ("row", "<i4", (MOST_CANDIDATES,)), ("score", "<f4", (MOST_CANDIDATES,))])
_Row = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]


class KeptLinker:
    """``linker`` with a memory. See ``port.Linker``. Safe to share between threads where ``linker`` is."""

    def __init__(self, linker: Linker, concepts: Sequence[Concept], path: Path) -> None:
        """``concepts``: those that the linker may name. ``path``: of a file that nothing but the same linker over the
        same concepts, in the same order, has written.
        """
        self._linker, self._concepts, self._path = linker, concepts, path
        self._number = {concept.uri: number for number, concept in enumerate(concepts)}
        self._known: dict[int, _Row] = {}
        self._fresh: list[int] = []
        self._read = 0
        self._lock = threading.Lock()
        with self._lock:
            self._refresh()

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``; more than MOST_CANDIDATES are never given."""
        shown = label_language or language
        keys = [_key(text, language, shown) for text in texts]
        with self._lock:
            rest = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if rest:
            found = self._linker.link(list(rest.values()), language, MOST_CANDIDATES, label_language)
            with self._lock:
                for key, candidates in zip(rest, found, strict=True):
                    self._known[key] = self._packed(candidates)
                    self._fresh.append(key)
        with self._lock:
            rows = [self._known[key] for key in keys]
        return [self._unpacked(row, top, (shown, language, "en")) for row in rows]

    def keep(self) -> None:
        """Append to the file what it lacks, and take in what others have appended. Raises OSError."""
        with self._lock:
            if not self._fresh:
                return
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX)
                try:
                    size = stream.tell()
                    whole = size - size % _RECORD.itemsize
                    if whole >= MOST_RECORDS * _RECORD.itemsize:
                        whole = self._read = 0
                    if whole != size:
                        stream.truncate(whole)
                    fresh = self._fresh
                    theirs = set(self._refresh())
                    stream.write(self._records([key for key in fresh if key not in theirs]).tobytes())
                    stream.flush()
                    self._read = self._path.stat().st_size
                finally:
                    fcntl.flock(stream, fcntl.LOCK_UN)
            self._fresh = []

    def _refresh(self) -> list[int]:
        """Take in what the file has and this has not read yet; the keys of it."""
        try:
            size = self._path.stat().st_size
        except FileNotFoundError:
            self._read = 0
            return []
        if size < self._read:
            self._read = 0
        count = (size - self._read) // _RECORD.itemsize
        records = np.fromfile(self._path, _RECORD, count, offset=self._read)
        self._read += count * _RECORD.itemsize
        keys: list[int] = records["key"].tolist()
        valid = records["row"].max(axis=1, initial=_NONE) < len(self._concepts)
        for number, key in enumerate(keys):
            if valid[number]:
                self._known.setdefault(key, (records["row"][number], records["score"][number]))
        return keys

    def _records(self, keys: Sequence[int]) -> npt.NDArray[np.void]:
        records = np.zeros(len(keys), _RECORD)
        for number, key in enumerate(keys):
            row, score = self._known[key]
            records[number] = (key, row, score)
        return records

    def _packed(self, candidates: Sequence[Candidate]) -> _Row:
        rows = np.full(MOST_CANDIDATES, _NONE, np.int32)
        scores = np.zeros(MOST_CANDIDATES, np.float32)
        for place, candidate in enumerate(candidates[:MOST_CANDIDATES]):
            rows[place], scores[place] = self._number[candidate.uri], candidate.score
        return rows, scores

    def _unpacked(self, row: _Row, top: int, languages: Sequence[str]) -> list[Candidate]:
        rows, scores = row
        found = []
        for number, score in zip(rows.tolist()[:top], scores.tolist()[:top], strict=True):
            if number == _NONE:
                break
            concept = self._concepts[number]
            found.append(Candidate(concept.uri, concept.preferred(*languages), round(score, 6)))
        return found


def _key(text: str, language: str, shown: str) -> int:
    words = f"{language}|{shown}|{text}".encode("utf-8", errors="replace")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "little")
