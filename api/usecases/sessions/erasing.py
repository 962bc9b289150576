"""Erasing: a session on demand, a person everywhere, and what its time is over for."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.bootstrap import Services
from api.errors import NotFoundError
from api.records.database import new_id, now
from api.records.tables import EventRow, ExposureRow, OptOutRow, SessionRow, TicketRow
from api.usecases.sessions.changing import check_version
from api.usecases.sessions.opening import check_person_key
from api.usecases.sessions.state import ERASED, load
from api.usecases.sessions.values import Viewer


def erase(services: Services, viewer: Viewer, session_id: str, *, version: int | None = None) -> None:
    """Erase a session and everything that came of it. Raises NotFoundError, and OutdatedError as a change does."""
    with services.records.begin() as db:
        row, _session = load(db, viewer, session_id, change=True)
        check_version(row, version)
        _erase(db, [row.id], viewer.account_id, "session_erased")
    forget(services, [session_id])
    services.records.scrub()


def erase_any(services: Services, session_id: str) -> None:
    """The same of whosever session, for whoever runs the service. Raises NotFoundError."""
    with services.records.begin() as db:
        if db.get(SessionRow, session_id) is None:
            raise NotFoundError(ERASED)
        _erase(db, [session_id], None, "session_erased")
    forget(services, [session_id])
    services.records.scrub()


def erase_person(services: Services, viewer: Viewer, person_key: str, *, opt_out: bool = False) -> int:
    """Erase everything that is kept under a person's key, whoever's it is; how many sessions that were.

    ``opt_out``: and keep the key, so that no new session begins with it.
    """
    check_person_key(person_key)
    moment = now()
    with services.records.begin() as db:
        found = list(db.scalars(select(SessionRow.id).where(SessionRow.person_key == person_key)))
        _erase(db, found, viewer.account_id, "person_erased")
        db.execute(delete(ExposureRow).where(ExposureRow.person_key == person_key))
        if opt_out and db.get(OptOutRow, person_key) is None:
            db.add(OptOutRow(person_key=person_key, at=moment, account_id=viewer.account_id))
    forget(services, found)
    services.records.scrub()
    return len(found)


def purge(services: Services) -> int:
    """Erase the sessions whose time is over; how many. The log of what was shown stays, without them."""
    with services.records.begin() as db:
        found = list(db.scalars(select(SessionRow.id).where(SessionRow.expires <= now())))
        if found:
            _erase(db, found, None, "sessions_expired", log=False)
    forget(services, found)
    return len(found)


def _erase(db: Session, ids: Sequence[str], account_id: str | None, kind: str, *, log: bool = True) -> None:
    """``log``: the log of what was shown goes too."""
    db.execute(update(TicketRow).where(TicketRow.session_id.in_(ids)).values(quote="", sentence="", comment=""))
    if log:
        db.execute(delete(ExposureRow).where(ExposureRow.session_id.in_(ids)))
    db.execute(delete(SessionRow).where(SessionRow.id.in_(ids)))
    details = {"sessions": len(ids)}
    db.add(EventRow(id=new_id(), at=now(), account_id=account_id, kind=kind, details=details))


def forget(services: Services, ids: Sequence[str]) -> None:
    """Drop what this process still remembers of sessions."""
    services.answers.forget(ids)
    services.lists.forget(ids)
