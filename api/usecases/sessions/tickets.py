"""Curators' tickets: "wrong skill" from a consultant's page, with the words that it was read from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from api.bootstrap import Services, World
from api.errors import InvalidRequestError, NotFoundError
from api.records.database import new_id, now
from api.records.tables import TicketRow
from api.usecases.sessions.edits import check_skill
from api.usecases.sessions.keeping import typed
from api.usecases.sessions.state import CaseSession, load
from api.usecases.sessions.values import Viewer
from api.versions import stamp

WRONG_SKILL = "wrong_skill"
STATUSES = ("open", "done", "declined")


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket. ``quote`` and ``sentence`` are empty once the session is erased."""

    id: str
    kind: str
    uri: str | None
    wanted_uri: str | None
    quote: str
    sentence: str
    comment: str
    versions: dict[str, Any]
    at: datetime.datetime
    status: str
    answered: datetime.datetime | None
    answer: str


def open_ticket(
    services: Services,
    world: World,
    viewer: Viewer,
    session_id: str,
    uri: str,
    *,
    wanted_uri: str | None = None,
    comment: str = "",
) -> Ticket:
    """Tell the curators that a skill was read wrongly. Its words come from the session, not from the caller.

    Raises NotFoundError where the session's documents have no such skill.
    """
    if wanted_uri is not None:
        check_skill(wanted_uri, world.snapshot.classification)
    with services.records.begin() as db:
        _row, session = load(db, viewer, session_id)
        quote, sentence = _words(session, uri)
        row = TicketRow(
            id=new_id(),
            session_id=session_id,
            account_id=viewer.account_id,
            kind=WRONG_SKILL,
            uri=uri,
            wanted_uri=wanted_uri,
            quote=quote,
            sentence=sentence,
            comment=typed(comment),
            versions=stamp(world.snapshot).to_json(),
            at=now(),
            status="open",
            answered=None,
            answered_by=None,
            answer="",
        )
        db.add(row)
        return _ticket(row)


def _words(session: CaseSession, uri: str) -> tuple[str, str]:
    for document in session.documents:
        for item in document.reading["evidence"]:
            if item["uri"] == uri:
                return item["quote"], item["sentence"]
    raise NotFoundError("No document of this session was read as having this skill.")


def listed(services: Services, status: str | None = None, offset: int = 0, limit: int = 20) -> tuple[int, list[Ticket]]:
    """How many tickets there are, and a page of them, oldest first."""
    if status is not None:
        _check(status)
    where = () if status is None else (TicketRow.status == status,)
    with services.records.begin() as db:
        total = db.scalar(select(func.count()).select_from(TicketRow).where(*where)) or 0
        rows = db.scalars(
            select(TicketRow).where(*where).order_by(TicketRow.at, TicketRow.id).offset(offset).limit(limit)
        )
        return total, [_ticket(row) for row in rows]


def answer(services: Services, viewer: Viewer, ticket_id: str, status: str, text: str = "") -> Ticket:
    """Close a ticket, or open it again. Raises NotFoundError."""
    _check(status)
    with services.records.begin() as db:
        row = db.get(TicketRow, ticket_id)
        if row is None:
            raise NotFoundError("There is no such ticket.")
        row.status, row.answer = status, typed(text)
        row.answered, row.answered_by = (None, None) if status == "open" else (now(), viewer.account_id)
        return _ticket(row)


def _check(status: str) -> None:
    if status not in STATUSES:
        raise InvalidRequestError(f"status must be one of {', '.join(STATUSES)}")


def _ticket(row: TicketRow) -> Ticket:
    return Ticket(
        row.id,
        row.kind,
        row.uri,
        row.wanted_uri,
        row.quote,
        row.sentence,
        row.comment,
        row.versions,
        row.at,
        row.status,
        row.answered,
        row.answer,
    )
