"""What runs in a process that reads postings for ``api.usecases.bulk``.

The module imports nothing heavy by itself: numeric libraries take their number of threads from the environment when
they are first imported, and with several processes one thread each is quickest.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.bootstrap import Services
    from api.settings import Settings
    from ontology.postings import Posting

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

_services: Services | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A posting that cannot be read: code and sentence that an import shows, and the HTTP status of its kind."""

    code: str
    detail: str
    status: int


Task = tuple[Mapping[str, Any], str]
"""A schema.org JobPosting, and the source that counts where it names none."""


def start(settings: Settings) -> None:
    """Make this process ready: it loads what reading needs, makes what is missing, and ends when its parent does."""
    global _services
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process in order
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    for name in _THREADS:
        os.environ[name] = "1"
    from api.bootstrap import Services
    from graph.engines.locks import FileLock

    cache = settings.data / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    _services = Services(settings, patient=True, threads=1)
    # What is missing is made by one of them while the others wait for it.
    with FileLock(cache / "bulk.lock") as lock:
        lock.acquire(_MAKE_S)
        _prepare(_services)


def _prepare(services: Services) -> None:
    from api.usecases import vectors
    from extraction.errors import EncoderUnavailableError

    world = services.world()
    _ = world.bulk_reader
    if services.semantics is not None:
        with contextlib.suppress(EncoderUnavailableError):  # reading goes on without vectors, and says so
            vectors.make(services)


def read(tasks: Sequence[Task]) -> list[Posting | Refused]:
    """Read the postings; one that cannot be read is no reason to leave the others."""
    assert _services is not None  # noqa: S101 - ``start`` has run
    return read_with(_services, tasks)


def read_with(services: Services, tasks: Sequence[Task]) -> list[Posting | Refused]:
    """The same, in any process."""
    from api.errors import describe

    reader = services.world().bulk_reader
    found: list[Posting | Refused] = []
    for value, source in tasks:
        try:
            found.append(reader.read(value, source)[0])
        except Exception as error:  # noqa: BLE001 - one bad posting must not end the feed
            problem = describe(error)
            found.append(Refused(problem.code, problem.detail, problem.status))
    services.world().keep_links()
    return found


_MAKE_S = 3600.0
"""Longest wait for another process that makes vectors of labels: half an hour of two cores for all of ESCO."""


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its workers to end."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
