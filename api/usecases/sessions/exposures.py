"""The log of what was shown: of one session for its consultant, of all for the trial's researchers."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, func, select

from api.bootstrap import Services, World
from api.errors import InvalidRequestError
from api.records.database import new_id, now
from api.records.tables import ExposureRow
from api.usecases.sessions.search import NOTHING_SET
from api.usecases.sessions.state import CaseSession, load
from api.usecases.sessions.values import Viewer
from api.versions import stamp
from recommender.profile import Profile
from recommender.results import RecommendRequest

NO_SESSION = "no_session"
"""The arm of an answer without a session: no assignment was asked, as nobody says whom it is about."""


def without_session(
    services: Services,
    world: World,
    viewer: Viewer,
    kind: str,
    profile: Profile,
    request: RecommendRequest,
    postings: Mapping[str, list[str]],
) -> None:
    """Write down that a question about no session was answered. Raises RecordsUnavailableError."""
    with services.records.begin() as db:
        db.add(entry(kind, now(), world, viewer, profile, request, postings))


def entry(
    kind: str,
    moment: datetime.datetime,
    world: World,
    viewer: Viewer,
    profile: Profile,
    request: RecommendRequest,
    postings: Mapping[str, list[str]],
    session: CaseSession | None = None,
) -> ExposureRow:
    """The row of one answer: who saw it, of which versions and inputs, which postings by list. No word of a CV."""
    return ExposureRow(
        id=new_id(),
        session_id=session.id if session else None,
        person_key=session.person_key if session else None,
        account_id=viewer.account_id,
        at=moment,
        kind=kind,
        arm=session.arm.name if session else NO_SESSION,
        shown=session.arm.shown if session else True,
        versions={**stamp(world.snapshot).to_json(), "model": request.model},
        inputs_hash=inputs_hash(profile, request),
        postings=dict(postings),
        override=override(session) if session else {},
    )


def override(session: CaseSession) -> dict[str, Any]:
    """What the consultant set against the reading: counts of changes, names of controls. No values."""
    plain = NOTHING_SET.model_dump()
    return {
        "skills": dict(Counter(edit.state for edit in session.edits.skills.values())),
        "work": dict(Counter(edit.state for edit in session.edits.work.values())),
        "search": sorted(name for name, value in session.search.model_dump().items() if value != plain[name]),
    }


def inputs_hash(profile: Profile, request: RecommendRequest) -> str:
    """SHA-256 of what was asked: equal profile and request, equal hash."""
    asked = {"profile": profile.to_json(), "request": asdict(request)}
    return hashlib.sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def in_lists(found: Mapping[str, Any]) -> dict[str, list[str]]:
    """The keys of the postings that an answer shows, by list, in order."""
    return {name: keys(found[name]) for name in ("jobs", "alternatives") if name in found}


def keys(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The keys of posting rows."""
    return [str(row["key"]) for row in rows]


def of_session(
    services: Services, viewer: Viewer, session_id: str, offset: int = 0, limit: int = 20
) -> tuple[int, list[dict[str, Any]]]:
    """How many answers the session was given, and a page of them, newest first. Raises NotFoundError."""
    with services.records.begin() as db:
        load(db, viewer, session_id)
    return _page(services, [ExposureRow.session_id == session_id], offset, limit)


def of_all(
    services: Services, since: str | None = None, until: str | None = None, offset: int = 0, limit: int = 20
) -> tuple[int, list[dict[str, Any]]]:
    """The same of all sessions; ``since`` counts, ``until`` does not. Raises InvalidRequestError."""
    where = []
    if since is not None:
        where.append(ExposureRow.at >= moment_of(since, "since"))
    if until is not None:
        where.append(ExposureRow.at < moment_of(until, "until"))
    return _page(services, where, offset, limit)


def purge(services: Services) -> int:
    """Remove what is older than the log is kept; how many rows."""
    oldest = now() - datetime.timedelta(days=services.settings.log_days)
    with services.records.begin() as db:
        return int(db.execute(delete(ExposureRow).where(ExposureRow.at < oldest)).rowcount)  # type: ignore[attr-defined]


def moment_of(text: str, field: str) -> datetime.datetime:
    """An ISO 8601 moment with an offset. Raises InvalidRequestError."""
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise InvalidRequestError(f"{field} must be a moment as 2026-11-01T00:00:00+01:00")
    return found


def _page(services: Services, where: list[Any], offset: int, limit: int) -> tuple[int, list[dict[str, Any]]]:
    with services.records.begin() as db:
        total = db.scalar(select(func.count()).select_from(ExposureRow).where(*where)) or 0
        rows = db.scalars(
            select(ExposureRow)
            .where(*where)
            .order_by(ExposureRow.at.desc(), ExposureRow.id)
            .offset(offset)
            .limit(limit)
        )
        return total, [_row(row) for row in rows]


def _row(row: ExposureRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "session_id": row.session_id,
        "person_key": row.person_key,
        "account_id": row.account_id,
        "at": row.at.isoformat(),
        "kind": row.kind,
        "arm": row.arm,
        "shown": row.shown,
        "versions": row.versions,
        "inputs_hash": row.inputs_hash,
        "postings": row.postings,
        "override": row.override,
    }
