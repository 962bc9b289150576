"""Answers that one process remembers for a moment, so that a list that was just made is not made again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import Any

KEPT = 256
"""Answers kept; the longest unused falls away. One is some 100 kB."""


class Remembered:
    """The latest answers by session and question. Safe to use from several threads."""

    def __init__(self, kept: int = KEPT, room: int | None = None, size: Callable[[Any], int] = lambda _made: 0) -> None:
        """``kept``: answers at the most. ``room``: bytes that all but the latest may take, by ``size``."""
        self._kept, self._room, self._size, self._lock = kept, room, size, threading.Lock()
        self._answers: OrderedDict[tuple[str, Hashable], Any] = OrderedDict()
        self._taken = 0

    def get(self, session_id: str, question: Hashable, make: Callable[[], Any]) -> Any:
        """The answer to a question, made where it is not remembered. Whoever gets it must not change it."""
        key = (session_id, question)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        made = make()
        with self._lock:
            self._drop(key)
            self._answers[key] = made
            self._taken += self._size(made)
            while len(self._answers) > self._kept or self._is_full():
                self._drop(next(iter(self._answers)))
        return made

    def _is_full(self) -> bool:
        return self._room is not None and self._taken > self._room and len(self._answers) > 1

    def _drop(self, key: tuple[str, Hashable]) -> None:
        if key in self._answers:
            self._taken -= self._size(self._answers.pop(key))

    def forget(self, sessions: Collection[str]) -> None:
        """Drop all answers of these sessions."""
        with self._lock:
            for key in [key for key in self._answers if key[0] in sessions]:
                self._drop(key)
