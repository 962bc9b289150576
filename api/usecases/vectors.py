"""Vectors of the labels that linking compares phrases with: made once for a classification, kept, and looked after."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from api.bootstrap import Services
from extraction.errors import EncoderUnavailableError
from extraction.linking.meaning import texts_to_encode

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
    said = begun

    def progress(done: int, total: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= _PROGRESS_S:
            said = now
            left = (now - begun) / done * (total - done)
            say(f"  vectors: {done} of {total}, {left:.0f} s left")

    made = semantics.make(texts, progress)
    from api.bulk_linking import distil

    distil(services, services.world().ground_classification)
    return {
        "encoder": semantics.name,
        "labels": len(texts),
        "made": made,
        "seconds": round(time.monotonic() - begun, 1),
    }


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
