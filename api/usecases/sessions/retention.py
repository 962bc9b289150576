"""What is erased when its time is over: sessions, remembered answers to repeated requests, old rows of the log."""

from __future__ import annotations

import datetime
import logging
import threading

from sqlalchemy import delete

from api.bootstrap import Services
from api.records.database import now
from api.records.tables import IdempotencyRow
from api.usecases.sessions import erasing, exposures

EVERY_S = 3600.0
IDEMPOTENCY_HOURS = 24
_log = logging.getLogger("jobvej.records")


def purge(services: Services) -> dict[str, int]:
    """Erase what is past its time; how many of each."""
    oldest = now() - datetime.timedelta(hours=IDEMPOTENCY_HOURS)
    with services.records.begin() as db:
        repeated = db.execute(delete(IdempotencyRow).where(IdempotencyRow.created < oldest))
    found = {
        "sessions": erasing.purge(services),
        "log": exposures.purge(services),
        "repeated_requests": int(repeated.rowcount),  # type: ignore[attr-defined]  # of a CursorResult
    }
    services.records.scrub()  # also of what an erasure could not take out of the log of writes, as others were at it
    return found


def watch(services: Services, stopped: threading.Event) -> threading.Thread:
    """Start a thread that purges now and every hour."""
    thread = threading.Thread(target=_watch, args=(services, stopped), name="retention", daemon=True)
    thread.start()
    return thread


def _watch(services: Services, stopped: threading.Event) -> None:
    while True:
        try:
            found = purge(services)
            if any(found.values()):
                _log.info("erased as their time is over: %s", found)
        except Exception as error:  # noqa: BLE001 - the next round tries again
            _log.warning("nothing could be erased: %s", type(error).__name__)
        if stopped.wait(EVERY_S):
            return
