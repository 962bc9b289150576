"""Reading many postings in order: in this process, or in several others where there are enough to be worth it.

The other processes are started anew (spawned), load what reading needs by themselves and hold nothing that another
one waits for; this process takes feeds apart, asks the store what is unchanged, and is the only one that writes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from api.errors import ReaderDiedError
from api.usecases import bulk_worker
from api.usecases.bulk_worker import Refused, Task

if TYPE_CHECKING:
    from api.bootstrap import Services
    from ontology.postings import Posting

P = TypeVar("P")

FEW = 200
"""Postings below which this process reads them by itself: another one needs 10 s to load what reading needs."""

_LOOK = 20
"""Times as many items are looked at to find so many that must be read."""

CHUNK = 16
"""Postings that are given to a process at once: about half a second of work."""

_AHEAD = 4
"""Chunks a process that may wait to be read or to be taken."""


class BulkReader(Generic[P]):
    """Reads postings. A context manager; leaving it ends the processes it started."""

    def __init__(self, services: Services, few: int | None = None, chunk: int = CHUNK) -> None:
        """``few``: fewest postings to be read for which other processes are started (FEW)."""
        self._services = services
        self._few, self._chunk = FEW if few is None else few, chunk
        self._processes = 1 if services.is_pinned else services.settings.bulk_processes or _cores()
        self._pool: ProcessPoolExecutor | None = None
        self._here = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def read(self, items: Iterable[tuple[P, Task | None]]) -> Iterator[tuple[P, Posting | Refused | None]]:
        """What each item's task gives, in order; an item without a task passes through. ``items`` is read ahead.

        Raises ReaderDiedError where a process ended by itself; what was given before is whole.
        """
        source = iter(items)
        while self._pool is None:
            head, tasks = self._head(source)
            if self._processes > 1 and self._here + len(tasks) >= self._few:
                source = chain(head, source)
                break
            if not head:
                return
            self._here += len(tasks)
            for start in range(0, len(head), self._chunk):
                part = head[start : start + self._chunk]
                wanted = [task for _, task in part if task is not None]
                yield from _joined(part, bulk_worker.read_with(self._services, wanted) if wanted else [])
        waiting: deque[tuple[list[tuple[P, Task | None]], Future[list[Posting | Refused]]]] = deque()
        try:
            while (chunk := list(islice(source, self._chunk))) or waiting:
                if chunk:
                    waiting.append((chunk, self._submit([task for _, task in chunk if task is not None])))
                if waiting and (not chunk or len(waiting) > _AHEAD * self._processes):
                    asked, future = waiting.popleft()
                    yield from _joined(asked, future.result())
        except BrokenProcessPool as error:
            raise ReaderDiedError from error
        finally:
            for _, future in waiting:
                future.cancel()

    def _head(self, source: Iterator[tuple[P, Task | None]]) -> tuple[list[tuple[P, Task | None]], list[Task]]:
        """The next items, until there are enough tasks to be worth other processes, and the tasks among them."""
        head: list[tuple[P, Task | None]] = []
        tasks: list[Task] = []
        for item in islice(source, _LOOK * self._few):
            head.append(item)
            if item[1] is not None:
                tasks.append(item[1])
            if len(tasks) >= self._few or (self._processes == 1 and len(head) >= self._chunk):
                break
        return head, tasks

    def _submit(self, tasks: list[Task]) -> Future[list[Posting | Refused]]:
        if not tasks:
            done: Future[list[Posting | Refused]] = Future()
            done.set_result([])
            return done
        if self._pool is None:
            spawning = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._processes, spawning, bulk_worker.start, (self._services.settings,))
        return self._pool.submit(bulk_worker.read, tasks)


def _joined(
    items: Iterable[tuple[P, Task | None]], found: Iterable[Posting | Refused]
) -> Iterator[tuple[P, Posting | Refused | None]]:
    answers = iter(found)
    return ((payload, None if task is None else next(answers)) for payload, task in items)


def _cores() -> int:
    """Cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS
        return os.cpu_count() or 1
