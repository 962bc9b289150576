"""Vectors of the labels that linking compares phrases with: made once for a classification, kept, and looked after."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from api.bootstrap import Services
from api.posting_texts import cached_vectors
from extraction.errors import EncoderUnavailableError
from extraction.linking.meaning import texts_to_encode
from extraction.vectors.semantics import Semantics
from graph.snapshot import Snapshot

_PROGRESS_S = 2.0
_log = logging.getLogger("jobvej")
Say = Callable[[str], None]


def state(services: Services) -> dict[str, Any]:
    """The encoder's name, labels that need a vector, and how many have none. Raises NothingLoadedError."""
    semantics = services.semantics
    texts = _texts(services)
    return {
        "encoder": None if semantics is None else semantics.name,
        "labels": len(texts),
        "missing": len(texts) if semantics is None else semantics.missing(texts),
    }


def make(services: Services, say: Say = lambda _line: None) -> dict[str, Any]:
    """Make what is missing. May be stopped at any time and goes on where it was.

    Raises NothingLoadedError, EncoderUnavailableError.
    """
    semantics = services.semantics
    if semantics is None:
        raise EncoderUnavailableError("Vectors are turned off: JOBVEJ_ENCODER is none.")
    texts = _texts(services)
    begun = time.monotonic()
    made = semantics.make(texts, _Progress("vectors", say))
    from api.bulk_linking import distil

    world = services.world()
    distil(services, world.ground_classification)
    _make_of_postings(services, world.snapshot, semantics, say)
    return {
        "encoder": semantics.name,
        "labels": len(texts),
        "made": made,
        "seconds": round(time.monotonic() - begun, 1),
    }


class _Progress:
    """Says now and then how far it is."""

    def __init__(self, what: str, say: Say) -> None:
        self._what, self._say = what, say
        self._begun = self._said = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._said >= _PROGRESS_S:
            self._said = now
            left = (now - self._begun) / done * (total - done)
            self._say(f"  {self._what}: {done} of {total}, {left:.0f} s left")


def _make_of_postings(services: Services, snapshot: Snapshot, semantics: Semantics, say: Say) -> None:
    """Also where they are there and cannot be read."""
    if len(snapshot.postings):
        progress = _Progress("vectors of postings", say)
        cached_vectors(snapshot.postings, snapshot, services.settings.data / "cache", semantics, True, progress)


def watch(services: Services, stopped: threading.Event) -> threading.Thread:
    """Start a thread that makes what is missing, now and after every change, while the service answers without."""
    thread = threading.Thread(target=_watch, args=(services, stopped), name="vectors", daemon=True)
    thread.start()
    return thread


def _watch(services: Services, stopped: threading.Event) -> None:
    while True:
        try:
            if services.semantics is not None and services.world_or_none() is not None:
                make(services)
        except EncoderUnavailableError as error:
            _log.warning("texts are linked without vectors: %s", error)
            return
        except Exception as error:  # noqa: BLE001 - the next round tries again
            _log.warning("no vectors were made: %s", type(error).__name__)
        if stopped.wait(services.settings.refresh_seconds):
            return


def _texts(services: Services) -> list[str]:
    return texts_to_encode(services.world().snapshot.classification, services.settings.languages)
