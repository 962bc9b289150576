"""Advisory file locks (flock): held by processes, let go by the kernel however a process ends, SIGKILL included."""

from __future__ import annotations

import errno
import fcntl
import os
import time
from pathlib import Path
from threading import Event
from typing import Self

POLL_S = 0.02
"""How often a taken lock is tried again, in seconds."""


class FileLock:
    """One lock on one file. Not for sharing between threads; the file itself stays when the lock is let go."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def try_acquire(self, *, shared: bool = False) -> bool:
        """Take the lock if nobody holds it in a way that excludes this one; shared holders exclude no shared ones."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return False
            raise
        self._handle = handle
        return True

    def acquire(self, timeout_s: float, *, shared: bool = False) -> bool:
        """Take the lock, waiting up to ``timeout_s`` seconds for it; False when it did not come free."""
        deadline = time.monotonic() + timeout_s
        pause = Event()
        while not self.try_acquire(shared=shared):
            if time.monotonic() >= deadline:
                return False
            pause.wait(POLL_S)
        return True

    def release(self) -> None:
        """Let go; without effect where it is not held."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def is_held(path: Path) -> bool:
    """Whether some process holds the lock on ``path`` exclusively."""
    if not path.exists():
        return False
    with FileLock(path) as lock:
        return not lock.try_acquire(shared=True)
