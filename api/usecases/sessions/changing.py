"""Changing a session: its controls, its documents, and what was read in them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence

from pydantic import ValidationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.bootstrap import Services, World
from api.errors import ConflictError, InvalidRequestError, NotFoundError, OutdatedError
from api.records.database import now
from api.records.tables import DocumentRow, SessionRow
from api.usecases.sessions.edits import Edits, SkillEdit, WorkEdit, check_skill, check_work, condition_key, work_key
from api.usecases.sessions.opening import MAX_DOCUMENTS, check_place, document_row, expiry
from api.usecases.sessions.persons import kept_groups
from api.usecases.sessions.state import CaseSession, load
from api.usecases.sessions.values import Viewer
from extraction.reading import Reading
from recommender.profile import ProfileOccupation


def change_session(
    services: Services,
    viewer: Viewer,
    session_id: str,
    *,
    search: Mapping[str, object] | None = None,
    edit: Callable[[CaseSession], Edits] | None = None,
    add: Sequence[Reading] = (),
    drop: str | None = None,
    notice_given: bool | None = None,
    legal_basis: str | None = None,
    language: str | None = None,
    version: int | None = None,
) -> CaseSession:
    """Set what is given; the rest stays.

    ``search``: fields of ``Search`` · ``edit``: gives the new edits · ``add``, ``drop``: documents.

    ``version``: the version that the change was made on; OutdatedError where somebody has changed it since.
    """
    moment = now()
    with services.records.begin() as db:
        row, session = load(db, viewer, session_id, change=True)
        check_version(row, version)
        if search is not None:
            changed = session.search.changed(dict(search))
            check_place(services, changed)
            row.search = changed.model_dump(mode="json")
        if edit is not None:
            row.edits = edit(session).model_dump(mode="json")
        if notice_given is not None:
            row.notice_given = (row.notice_given or moment) if notice_given else None
        if legal_basis is not None:
            row.legal_basis = legal_basis.strip()[:200]
        if language is not None:
            row.language = language
        _documents(db, session, add, drop, moment)
        row.version += 1
        row.touched, row.expires = moment, expiry(services, moment)
        db.flush()
        return load(db, viewer, session_id)[1]


def check_version(row: SessionRow, version: int | None) -> None:
    """Raise OutdatedError where the session has been changed since ``version``; None fits any."""
    if version is not None and version != row.version:
        raise OutdatedError(f"The session has version {row.version}, not {version}; read it again.")


def _documents(
    db: Session, session: CaseSession, add: Sequence[Reading], drop: str | None, moment: datetime.datetime
) -> None:
    if drop is not None:
        if drop not in {item.id for item in session.documents}:
            raise NotFoundError("There is no such document in this session.")
        db.execute(delete(DocumentRow).where(DocumentRow.id == drop, DocumentRow.session_id == session.id))
    if len(session.documents) - (drop is not None) + len(add) > MAX_DOCUMENTS:
        raise ConflictError(f"A session holds at most {MAX_DOCUMENTS} documents.")
    highest = db.scalar(select(func.max(DocumentRow.position)).where(DocumentRow.session_id == session.id))
    first = 0 if highest is None else highest + 1
    for position, (reading, group) in enumerate(zip(add, kept_groups(add, first), strict=True), start=first):
        db.add(document_row(session.id, position, reading, moment, group))


def edit_skill(
    services: Services,
    world: World,
    viewer: Viewer,
    session_id: str,
    uri: str,
    state: str,
    *,
    to: str | None = None,
    quote: str = "",
    version: int | None = None,
) -> CaseSession:
    """Change one skill. ``state``: confirmed, removed, added, wished, unwanted, ``corrected`` (into ``to``) or
    ``as_read``, which takes the change back. ``quote``: the words of a phrase that was not mapped.
    """
    classification = world.snapshot.classification
    if state == "corrected":
        check_skill(to or "", classification)
    elif state not in ("removed", "as_read"):
        check_skill(uri, classification)

    def edit(session: CaseSession) -> Edits:
        if state == "as_read":
            return session.edits.with_skill(uri, None)
        if state == "corrected":
            words = next((item.evidence for item in session.read_profile.skills if item.uri == uri), None)
            return session.edits.corrected(uri, to or "", words)
        if state == "confirmed" and uri not in {item.uri for item in session.read_profile.skills}:
            raise NotFoundError("This skill is no longer read in the session's documents; add it if it is held.")
        return session.edits.with_skill(uri, _skill_edit(state, quote, session))

    return change_session(services, viewer, session_id, edit=edit, version=version)


def confirm_skills(services: Services, viewer: Viewer, session_id: str) -> CaseSession:
    """Confirm every skill that was read as held and that nobody has changed."""

    def edit(session: CaseSession) -> Edits:
        edits = session.edits
        for skill in session.read_profile.skills:
            if skill.held and skill.uri not in edits.skills:
                edits = edits.with_skill(skill.uri, SkillEdit(state="confirmed"))
        return edits

    return change_session(services, viewer, session_id, edit=edit)


def _skill_edit(state: str, quote: str, session: CaseSession) -> SkillEdit:
    """The change, with the sentence of the quoted words where a document has them."""
    read = (item for document in session.documents for item in document.reading["evidence"])
    sentence = next((item["sentence"] for item in read if quote and item["quote"] == quote), "")
    try:
        return SkillEdit.model_validate({"state": state, "quote": quote if sentence else "", "sentence": sentence})
    except ValidationError:
        raise InvalidRequestError(f"state: {state[:40]} is no change of a skill") from None


def edit_condition(
    services: Services, viewer: Viewer, session_id: str, key: str, removed: bool, *, version: int | None = None
) -> CaseSession:
    """Take a condition that was read away, or take that back. NotFoundError where none of this ``key`` was read."""

    def edit(session: CaseSession) -> Edits:
        if key not in {condition_key(item) for item in session.read_profile.constraints}:
            raise NotFoundError("There is no such condition in this session.")
        return session.edits.with_condition(key, removed)

    return change_session(services, viewer, session_id, edit=edit, version=version)


def edit_work(
    services: Services,
    world: World,
    viewer: Viewer,
    session_id: str,
    *,
    key: str | None = None,
    add: ProfileOccupation | None = None,
    as_read: bool = False,
    version: int | None = None,
) -> CaseSession:
    """Take work away (``key``) or take that change back (``as_read``), and ``add`` other work: one of them, or both."""
    if add is None and key is None:
        raise InvalidRequestError("key or add must be there")
    if add is not None and add.uri is not None:
        check_work(add.uri, world.snapshot.classification)

    def edit(session: CaseSession) -> Edits:
        edits = session.edits
        if key is not None:
            had = edits.work.get(key)
            taken_back = as_read or (had is not None and had.state == "added")
            edits = edits.with_work(key, None if taken_back else WorkEdit(state="removed"))
        if add is not None:
            added = WorkEdit(state="added", title=add.title, uri=add.uri, relation=add.relation)
            edits = edits.with_work(work_key(add), added)
        return edits

    return change_session(services, viewer, session_id, edit=edit, version=version)
