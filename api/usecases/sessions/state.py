"""A session as it stands in the records: an immutable value, with the profile that its documents and edits make."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.bootstrap import World
from api.errors import NotFoundError
from api.records.database import now
from api.records.tables import DocumentRow, SessionRow
from api.usecases.sessions.edits import Edits
from api.usecases.sessions.merging import merged
from api.usecases.sessions.search import Search
from api.usecases.sessions.values import Arm, Viewer
from recommender.profile import Profile

ERASED = "There is no such session, or it has been erased."
NOTHING_READ, NOT_READABLE, NOTHING_FOUND = "nothing_read", "not_readable", "nothing_found"


@dataclass(frozen=True)
class Document:
    """A CV of the session. ``reading``: as ``jobvej read cv`` writes it, pseudonymised; ``profile``: None where its
    verdict forbids scoring.
    """

    id: str
    added: datetime.datetime
    verdict: str
    reading: Mapping[str, Any]
    profile: Profile | None


@dataclass(frozen=True)
class CaseSession:
    """Everything that answering needs to know of a session. Equal version, equal content."""

    id: str
    account_id: str
    person_key: str | None
    legal_basis: str
    notice_given: datetime.datetime | None
    language: str
    created: datetime.datetime
    touched: datetime.datetime
    expires: datetime.datetime
    version: int
    search: Search
    edits: Edits
    arm: Arm
    documents: tuple[Document, ...]

    @cached_property
    def read_profile(self) -> Profile:
        """What the documents say, before any change."""
        return merged([item.profile for item in self.documents if item.profile is not None])

    @property
    def title(self) -> str | None:
        """The latest work that was read; no name."""
        return next((item.title for item in self.read_profile.occupations if item.relation == "past"), None)

    def profile(self, world: World) -> Profile:
        """The person as the consultant sees them: documents, changes, controls. Concepts that the loaded
        classification has not are left out.
        """
        classification = world.snapshot.classification
        read = known(self.read_profile, world)
        return self.search.over(self.edits.over(read, classification), world.link_title)

    def unscorable(self, profile: Profile) -> str | None:
        """Why nothing may be scored yet; None where it may."""
        if profile.empty:
            if not self.documents:
                return NOTHING_READ
            return NOT_READABLE if all(item.profile is None for item in self.documents) else NOTHING_FOUND
        return None


def known(profile: Profile, world: World) -> Profile:
    """The profile without concepts that are not loaded: the classification may have changed since it was read."""
    classification = world.snapshot.classification
    return replace(
        profile,
        skills=tuple(item for item in profile.skills if item.uri in classification),
        occupations=tuple(item for item in profile.occupations if item.uri is None or item.uri in classification),
    )


def load(db: Session, viewer: Viewer, session_id: str, *, change: bool = False) -> tuple[SessionRow, CaseSession]:
    """The viewer's session and its row. ``change``: the row is locked until the transaction ends.

    Raises NotFoundError where there is none, it has expired or it is somebody else's: which of these is not told.
    """
    query = select(SessionRow).where(SessionRow.id == session_id, SessionRow.account_id == viewer.account_id)
    row = db.scalars(query.with_for_update() if change else query).one_or_none()
    if row is None or row.expires <= now():
        raise NotFoundError(ERASED)
    documents = db.scalars(
        select(DocumentRow).where(DocumentRow.session_id == row.id).order_by(DocumentRow.position, DocumentRow.id)
    )
    return row, of_rows(row, documents.all())


def of_rows(row: SessionRow, documents: Sequence[DocumentRow]) -> CaseSession:
    """The value of its rows."""
    return CaseSession(
        id=row.id,
        account_id=row.account_id,
        person_key=row.person_key,
        legal_basis=row.legal_basis,
        notice_given=row.notice_given,
        language=row.language,
        created=row.created,
        touched=row.touched,
        expires=row.expires,
        version=row.version,
        search=Search.model_validate(row.search),
        edits=Edits.model_validate(row.edits),
        arm=Arm(row.arm, row.shown),
        documents=tuple(
            Document(
                item.id,
                item.added,
                item.verdict,
                item.reading,
                None if item.profile is None else Profile.from_json(item.profile),
            )
            for item in documents
        ),
    )
