"""Opening and finding sessions. Only pseudonymised readings are written; the CV itself never is."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from api.bootstrap import Services
from api.errors import InvalidRequestError, OptedOutError
from api.records.database import new_id, now
from api.records.tables import Account, DocumentRow, OptOutRow, SessionRow
from api.usecases.sessions.persons import kept_groups
from api.usecases.sessions.search import NOTHING_SET, Search
from api.usecases.sessions.state import CaseSession, load, of_rows
from api.usecases.sessions.values import LOCAL, Always, Assignment, Viewer
from extraction.json_form import reading_to_json
from extraction.reading import Reading, Verdict
from recommender.profile import Profile

MAX_DOCUMENTS = 10
_PERSON_KEY = re.compile(r"[0-9a-f]{64}")


def check_place(services: Services, search: Search) -> None:
    """Raise UnknownPlaceError where the postcode to look from is none, before it is kept."""
    if search.near is not None:
        services.gazetteer.resolve(search.near)


def reach_read(search: Search, readings: Sequence[Reading]) -> Search:
    """The search with the distance, or else the travel time, that a CV gives, where neither was set."""
    if search.model_fields_set & {"radius_km", "minutes"}:
        return search
    for kind, field in (("radius_km", "radius_km"), ("travel_minutes", "minutes")):
        for value in (
            item.value for reading in readings for item in reading.constraints if item.kind == kind and item.hard
        ):
            with suppress(InvalidRequestError):  # what a CV says may be beyond what can be searched
                return search.changed({field: value})
    return search


def check_person_key(key: str) -> None:
    """Raise InvalidRequestError where ``key`` cannot be an HMAC-SHA-256 in hex."""
    if not _PERSON_KEY.fullmatch(key):
        raise InvalidRequestError("person_key must be 64 lower-case hex digits (HMAC-SHA-256)")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a session begins with. ``person_key``: HMAC-SHA-256 made by the municipality, 64 hex digits, or None."""

    person_key: str | None = None
    legal_basis: str = ""
    notice_given: bool = False
    language: str = "da"
    search: Search = NOTHING_SET


def open_session(
    services: Services,
    viewer: Viewer,
    opening: Opening,
    readings: Sequence[Reading] = (),
    rule: Assignment | None = None,
) -> CaseSession:
    """A new session with its first documents. Raises OptedOutError for a person who does not want this, and
    UnknownPlaceError. How far to look is what the CV says, where the search does not set it.
    """
    if opening.person_key is not None:
        check_person_key(opening.person_key)
    check_place(services, opening.search)
    if len(readings) > MAX_DOCUMENTS:
        raise InvalidRequestError(f"a session holds at most {MAX_DOCUMENTS} documents")
    moment, session_id = now(), new_id()
    arm = (rule or Always()).arm(opening.person_key or session_id)
    with services.records.begin() as db:
        if opening.person_key is not None and db.get(OptOutRow, opening.person_key) is not None:
            raise OptedOutError("This person has asked not to be recommended to.")
        _account(db, viewer, moment)
        row = SessionRow(
            id=session_id,
            account_id=viewer.account_id,
            person_key=opening.person_key,
            legal_basis=opening.legal_basis.strip()[:200],
            notice_given=moment if opening.notice_given else None,
            language=opening.language,
            created=moment,
            touched=moment,
            expires=expiry(services, moment),
            version=1,
            search=reach_read(opening.search, readings).model_dump(mode="json"),
            edits={},
            arm=arm.name,
            shown=arm.shown,
        )
        db.add(row)
        db.flush()
        for position, (reading, group) in enumerate(zip(readings, kept_groups(readings, 0), strict=True)):
            db.add(document_row(session_id, position, reading, moment, group))
        db.flush()
        opened = load(db, viewer, session_id)[1]
    if readings:
        _foresee(services, opened)
    return opened


def _foresee(services: Services, session: CaseSession) -> None:
    """Begin with what the first list takes longest for, while the reading is looked at."""
    if services.ahead is not None and session.arm.shown:
        world = services.world()
        services.ahead.make(world.recommender.phrases_of(session.profile(world)))


def _account(db: Session, viewer: Viewer, moment: datetime.datetime) -> None:
    """Where the service is open there is one account, made when it is first needed."""
    if viewer.account_id == LOCAL.account_id and db.get(Account, viewer.account_id) is None:
        roles = sorted(viewer.roles)
        db.add(
            Account(id=viewer.account_id, name=viewer.name, roles=roles, subject=None, created=moment, disabled=None)
        )
        db.flush()


def expiry(services: Services, moment: datetime.datetime) -> datetime.datetime:
    """When a session that is used at ``moment`` is erased by itself."""
    return moment + datetime.timedelta(days=services.settings.retention_days)


def find(services: Services, viewer: Viewer, session_id: str) -> CaseSession:
    """The viewer's session. Raises NotFoundError."""
    with services.records.begin() as db:
        return load(db, viewer, session_id)[1]


def listed(services: Services, viewer: Viewer, offset: int = 0, limit: int = 20) -> tuple[int, list[CaseSession]]:
    """How many live sessions the viewer has, and a page of them, last used first."""
    mine = (SessionRow.account_id == viewer.account_id, SessionRow.expires > now())
    with services.records.begin() as db:
        total = db.scalar(select(func.count()).select_from(SessionRow).where(*mine)) or 0
        rows = db.scalars(
            select(SessionRow)
            .where(*mine)
            .order_by(SessionRow.touched.desc(), SessionRow.id)
            .offset(offset)
            .limit(limit)
        ).all()
        documents: dict[str, list[DocumentRow]] = {row.id: [] for row in rows}
        for item in db.scalars(
            select(DocumentRow).where(DocumentRow.session_id.in_(documents)).order_by(DocumentRow.position)
        ):
            documents[item.session_id].append(item)
        return total, [of_rows(row, documents[row.id]) for row in rows]


def document_row(
    session_id: str, position: int, reading: Reading, moment: datetime.datetime, group: Mapping[str, object]
) -> DocumentRow:
    """The row of a reading, which is pseudonymised already. ``group``: as from ``persons.kept_groups``."""
    usable = reading.quality.verdict is not Verdict.UNUSABLE
    return DocumentRow(
        id=new_id(),
        session_id=session_id,
        added=moment,
        position=position,
        verdict=str(reading.quality.verdict),
        reading={**_stored(reading), **group},
        profile=Profile.from_reading(reading).to_json() if usable else None,
    )


def _stored(reading: Reading) -> dict[str, object]:
    """The reading's JSON form with each piece of evidence's sentence and section, which pages show."""
    found = reading_to_json(reading)
    for item, evidence in zip(found["evidence"], reading.evidence, strict=True):
        item["sentence"], item["section"] = evidence.sentence, evidence.section
    return found
