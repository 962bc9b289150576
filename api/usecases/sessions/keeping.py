"""What is kept beside a session's lists: feedback on postings, a shortlist, notes.

What somebody typed is pseudonymised before it is written: a note may name the citizen.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.orm import Session

from api.bootstrap import Services
from api.errors import ConflictError, InvalidRequestError, NotFoundError
from api.records.database import new_id, now
from api.records.tables import FeedbackRow, NoteRow, SessionRow, ShortlistRow
from api.usecases.sessions.opening import expiry
from api.usecases.sessions.state import load
from api.usecases.sessions.values import Viewer
from extraction.pseudonyms import pseudonymise

Verdict = Literal["suitable", "unsuitable", "expired"]
"""``expired`` says that the posting is gone, nothing of the match; it is not ``unsuitable``."""
Reason = Literal[
    "occupation", "level", "distance", "hours", "employer", "demands", "applied", "pay", "duplicate", "other"
]
"""Why a posting is unsuitable; "" where no reason was given."""
VERDICTS, REASONS = get_args(Verdict), get_args(Reason)
MAX_SHORTLIST, MAX_NOTES, MAX_TEXT = 100, 500, 2_000


@dataclass(frozen=True, slots=True)
class Feedback:
    """What was said of a posting and when; ``undone``: when it was taken back, or None."""

    id: str
    posting_key: str
    verdict: str
    reason: str
    comment: str
    at: datetime.datetime
    undone: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class Shortlisted:
    """A job on the shortlist. ``job``: the row as it was shown."""

    posting_key: str
    added: datetime.datetime
    note: str
    job: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Note:
    """A consultant's note."""

    id: str
    at: datetime.datetime
    text: str


def give_feedback(
    services: Services,
    viewer: Viewer,
    session_id: str,
    key: str,
    verdict: str,
    reason: str = "",
    comment: str = "",
) -> Feedback:
    """Say something of a posting; what was said of it before is taken back. Raises NotFoundError."""
    if verdict not in VERDICTS:
        raise InvalidRequestError(f"verdict must be one of {', '.join(VERDICTS)}")
    if reason and reason not in REASONS:
        raise InvalidRequestError(f"reason must be one of {', '.join(REASONS)}")
    check_posting(services, key)
    moment = now()
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, moment)
        _undo(db, session_id, key, moment)
        row = FeedbackRow(
            id=new_id(),
            session_id=session_id,
            account_id=viewer.account_id,
            posting_key=key,
            verdict=verdict,
            reason=reason,
            comment=typed(comment),
            at=moment,
            undone=None,
        )
        db.add(row)
        return _feedback(row)


def undo_feedback(services: Services, viewer: Viewer, session_id: str, key: str) -> None:
    """Take back what was said of a posting. Raises NotFoundError where nothing was."""
    moment = now()
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, moment)
        if not _undo(db, session_id, key, moment):
            raise NotFoundError("Nothing was said of this posting.")


def _undo(db: Session, session_id: str, key: str, moment: datetime.datetime) -> int:
    said = update(FeedbackRow).where(
        FeedbackRow.session_id == session_id, FeedbackRow.posting_key == key, FeedbackRow.undone.is_(None)
    )
    return int(db.execute(said.values(undone=moment)).rowcount)  # type: ignore[attr-defined]  # of a CursorResult


def feedback(services: Services, viewer: Viewer, session_id: str) -> list[Feedback]:
    """All that was said in a session, newest first, also what was taken back."""
    with services.records.begin() as db:
        load(db, viewer, session_id)
        rows = db.scalars(select(FeedbackRow).where(FeedbackRow.session_id == session_id))
        return sorted((_feedback(row) for row in rows), key=lambda item: (item.at, item.id), reverse=True)


def _feedback(row: FeedbackRow) -> Feedback:
    return Feedback(row.id, row.posting_key, row.verdict, row.reason, row.comment, row.at, row.undone)


def shortlist_lengths(services: Services, viewer: Viewer, session_ids: Collection[str]) -> dict[str, int]:
    """How many jobs are on the shortlist of each of the viewer's sessions; one without any is left out."""
    mine = SessionRow.account_id == viewer.account_id, ShortlistRow.session_id.in_(session_ids)
    counted = select(ShortlistRow.session_id, func.count()).join(SessionRow).where(*mine)
    with services.records.begin() as db:
        rows = db.execute(counted.group_by(ShortlistRow.session_id)).all()
    return {row[0]: row[1] for row in rows}


def put_on_shortlist(
    services: Services, viewer: Viewer, session_id: str, job: dict[str, Any], note: str = ""
) -> Shortlisted:
    """Add a job, as ``answering`` gave it, or change its note. Raises ConflictError when the list is full."""
    key = str(job["key"])
    moment = now()
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, moment)
        row = db.get(ShortlistRow, (session_id, key))
        if row is None:
            if len(_shortlist(db, session_id)) >= MAX_SHORTLIST:
                raise ConflictError(f"A shortlist holds at most {MAX_SHORTLIST} jobs.")
            row = ShortlistRow(session_id=session_id, posting_key=key, added=moment, note="", job={})
            row.position = 1 + (db.scalar(select(func.max(ShortlistRow.position)).where(_on(session_id))) or 0)
            db.add(row)
        row.note, row.job = typed(note), job
        return _shortlisted(row)


def take_off_shortlist(services: Services, viewer: Viewer, session_id: str, key: str) -> None:
    """Remove a job. Raises NotFoundError where it is not there."""
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, now())
        row = db.get(ShortlistRow, (session_id, key))
        if row is None:
            raise NotFoundError("This posting is not on the shortlist.")
        db.delete(row)


def arrange_shortlist(services: Services, viewer: Viewer, session_id: str, keys: Sequence[str]) -> list[Shortlisted]:
    """Set the order of the shortlist. Raises InvalidRequestError unless ``keys`` name each of its jobs once."""
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, now())
        rows = {row.posting_key: row for row in db.scalars(select(ShortlistRow).where(_on(session_id)))}
        if sorted(keys) != sorted(rows):
            raise InvalidRequestError("postings must name each job of the shortlist once")
        for position, key in enumerate(keys, 1):
            rows[key].position = position
        return [_shortlisted(rows[key]) for key in keys]


def move_on_shortlist(services: Services, viewer: Viewer, session_id: str, key: str, by: int) -> None:
    """Move a job up (``by`` < 0) or down as far as the list goes. Raises NotFoundError where it is not there."""
    keys = [item.posting_key for item in shortlist(services, viewer, session_id)]
    if key not in keys:
        raise NotFoundError("This posting is not on the shortlist.")
    place = keys.index(key)
    keys.insert(min(max(place + by, 0), len(keys) - 1), keys.pop(place))
    arrange_shortlist(services, viewer, session_id, keys)


def shortlist(services: Services, viewer: Viewer, session_id: str) -> list[Shortlisted]:
    """The shortlist in its order: that of adding, until it is set."""
    with services.records.begin() as db:
        load(db, viewer, session_id)
        return _shortlist(db, session_id)


def _shortlist(db: Session, session_id: str) -> list[Shortlisted]:
    order = (ShortlistRow.position, ShortlistRow.added, ShortlistRow.posting_key)
    return [_shortlisted(row) for row in db.scalars(select(ShortlistRow).where(_on(session_id)).order_by(*order))]


def _on(session_id: str) -> ColumnElement[bool]:
    return ShortlistRow.session_id == session_id


def _shortlisted(row: ShortlistRow) -> Shortlisted:
    return Shortlisted(row.posting_key, row.added, row.note, row.job)


def add_note(services: Services, viewer: Viewer, session_id: str, text: str) -> Note:
    """Add a note. Raises ConflictError when there are too many, InvalidRequestError for an empty one."""
    if not text.strip():
        raise InvalidRequestError("text is empty")
    moment = now()
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, moment)
        if len(_notes(db, session_id)) >= MAX_NOTES:
            raise ConflictError(f"A session holds at most {MAX_NOTES} notes.")
        row = NoteRow(id=new_id(), session_id=session_id, account_id=viewer.account_id, at=moment, text=typed(text))
        db.add(row)
        return Note(row.id, row.at, row.text)


def remove_note(services: Services, viewer: Viewer, session_id: str, note_id: str) -> None:
    """Remove a note. Raises NotFoundError."""
    with services.records.begin() as db:
        _touch(services, db, viewer, session_id, now())
        row = db.get(NoteRow, note_id)
        if row is None or row.session_id != session_id:
            raise NotFoundError("There is no such note.")
        db.delete(row)


def notes(services: Services, viewer: Viewer, session_id: str) -> list[Note]:
    """The notes, oldest first."""
    with services.records.begin() as db:
        load(db, viewer, session_id)
        return _notes(db, session_id)


def _notes(db: Session, session_id: str) -> list[Note]:
    rows = db.scalars(select(NoteRow).where(NoteRow.session_id == session_id))
    return sorted((Note(row.id, row.at, row.text) for row in rows), key=lambda item: (item.at, item.id))


def typed(text: str) -> str:
    """What somebody typed, pseudonymised. Raises InvalidRequestError where it is too long."""
    text = text.strip()
    if len(text) > MAX_TEXT:
        raise InvalidRequestError(f"a text may have at most {MAX_TEXT} characters")
    return pseudonymise(text, header=False, relatives=True).text


def check_posting(services: Services, key: str) -> None:
    """Raise NotFoundError where no posting has this key."""
    if key not in services.world().snapshot.postings.row_of:
        raise NotFoundError(f"There is no posting {key[:200]}.")


def _touch(services: Services, db: Session, viewer: Viewer, session_id: str, moment: datetime.datetime) -> SessionRow:
    row, _session = load(db, viewer, session_id, change=True)
    row.version += 1
    row.touched, row.expires = moment, expiry(services, moment)
    return row
