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

    def __init__(self, kept: int = KEPT) -> None:
        self._kept, self._lock = kept, threading.Lock()
        self._answers: OrderedDict[tuple[str, Hashable], Any] = OrderedDict()

    def get(self, session_id: str, question: Hashable, make: Callable[[], Any]) -> Any:
        """The answer to a question, made where it is not remembered. Whoever gets it must not change it."""
        key = (session_id, question)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
        made = make()
        with self._lock:
            self._answers[key] = made
            self._answers.move_to_end(key)
            while len(self._answers) > self._kept:
                self._answers.popitem(last=False)
        return made

    def forget(self, sessions: Collection[str]) -> None:
        """Drop all answers of these sessions."""
        with self._lock:
            for key in [key for key in self._answers if key[0] in sessions]:
                del self._answers[key]
