"""The tables of the records. What belongs to a session goes with it (``ON DELETE CASCADE``).

Times are UTC, stored without an offset by SQLite, so they are read back through :class:`Instant`. JSON columns hold
plain values. No column holds a name, an address or a file name of a citizen.
"""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, LargeBinary, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

KEY_CHARS = 520
"""Longest key of a posting: its source and identifier."""

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can speak of it on every database."""


class Instant(TypeDecorator[datetime.datetime]):
    """A moment: aware and UTC in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        """Take aware moments only."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(datetime.UTC)

    def process_result_value(self, value: datetime.datetime | None, dialect: Dialect) -> datetime.datetime | None:
        """Give aware moments back."""
        if value is None:
            return None
        return value.replace(tzinfo=datetime.UTC) if value.tzinfo is None else value.astimezone(datetime.UTC)


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar = {dict[str, Any]: JSON, list[Any]: JSON, datetime.datetime: Instant, str: Text}


def _session_key(*, kept: bool = False) -> Any:
    """The session that a row belongs to; ``kept``: the row outlives it, without it."""
    goes = "SET NULL" if kept else "CASCADE"
    return mapped_column(String(32), ForeignKey("sessions.id", ondelete=goes), index=True)


class Account(Table):
    """Somebody, or some system, who may use the service. ``subject``: issuer and subject of OpenID Connect."""

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    roles: Mapped[list[Any]]
    subject: Mapped[str | None] = mapped_column(String(600), unique=True)
    created: Mapped[datetime.datetime]
    disabled: Mapped[datetime.datetime | None]


class ApiKey(Table):
    """A key of an account. Only its SHA-256 is kept; ``id`` is the part of it that may be shown."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(32), ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    label: Mapped[str] = mapped_column(String(200))
    scopes: Mapped[list[Any]]
    created: Mapped[datetime.datetime]
    expires: Mapped[datetime.datetime | None]
    last_used: Mapped[datetime.datetime | None]
    revoked: Mapped[datetime.datetime | None]


class Login(Table):
    """A browser that is signed in; ``id`` is the SHA-256 of what its cookie holds."""

    __tablename__ = "logins"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(32), ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    created: Mapped[datetime.datetime]
    seen: Mapped[datetime.datetime]
    ended: Mapped[datetime.datetime | None]


class SessionRow(Table):
    """A conversation with a citizen.

    ``person_key``: HMAC that the municipality made (64 hex digits), or None. ``version`` rises with every change.
    ``search``: the controls (:class:`api.usecases.sessions.search.Search`). ``edits``: what the consultant changed in
    the reading (:mod:`api.usecases.sessions.edits`). ``arm``: what the assignment decided; ``shown``: whether
    recommendations are shown. ``expires``: when it is erased by itself.
    """

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    account_id: Mapped[str] = mapped_column(String(32), ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    person_key: Mapped[str | None] = mapped_column(String(64), index=True)
    legal_basis: Mapped[str] = mapped_column(String(200))
    notice_given: Mapped[datetime.datetime | None]
    language: Mapped[str] = mapped_column(String(8))
    created: Mapped[datetime.datetime]
    touched: Mapped[datetime.datetime]
    expires: Mapped[datetime.datetime] = mapped_column(index=True)
    version: Mapped[int]
    search: Mapped[dict[str, Any]]
    edits: Mapped[dict[str, Any]]
    arm: Mapped[str] = mapped_column(String(60))
    shown: Mapped[bool]


class DocumentRow(Table):
    """A CV of a session, pseudonymised: the reading as ``jobvej read cv`` writes it and the profile made of it."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str] = _session_key()
    added: Mapped[datetime.datetime]
    position: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(20))
    reading: Mapped[dict[str, Any]]
    profile: Mapped[dict[str, Any] | None]


class FeedbackRow(Table):
    """What was said of a posting. ``undone``: taken back; nothing is overwritten."""

    __tablename__ = "feedback"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str] = _session_key()
    account_id: Mapped[str] = mapped_column(String(32))
    posting_key: Mapped[str] = mapped_column(String(KEY_CHARS))
    verdict: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(40))
    comment: Mapped[str]
    at: Mapped[datetime.datetime]
    undone: Mapped[datetime.datetime | None]


class ShortlistRow(Table):
    """A job on a session's shortlist; ``job`` is how it looked, so that it can be printed when it is gone.

    ``position``: its place, rising; of equal ones the earlier added stands first.
    """

    __tablename__ = "shortlist"

    session_id: Mapped[str] = mapped_column(String(32), ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    posting_key: Mapped[str] = mapped_column(String(KEY_CHARS), primary_key=True)
    added: Mapped[datetime.datetime]
    position: Mapped[int] = mapped_column(server_default="0")
    note: Mapped[str]
    job: Mapped[dict[str, Any]]


class NoteRow(Table):
    """A consultant's note, pseudonymised."""

    __tablename__ = "notes"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str] = _session_key()
    account_id: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime.datetime]
    text: Mapped[str]


class TicketRow(Table):
    """A curator's ticket: "wrong skill" with its context. Erasing the session takes quote and sentence away."""

    __tablename__ = "tickets"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str | None] = _session_key(kept=True)
    account_id: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(40))
    uri: Mapped[str | None] = mapped_column(String(500))
    wanted_uri: Mapped[str | None] = mapped_column(String(500))
    quote: Mapped[str]
    sentence: Mapped[str]
    comment: Mapped[str]
    versions: Mapped[dict[str, Any]]
    at: Mapped[datetime.datetime]
    status: Mapped[str] = mapped_column(String(20), index=True)
    answered: Mapped[datetime.datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(32))
    answer: Mapped[str]


class ExposureRow(Table):
    """That recommendations were made: who saw them, of which versions and inputs. No word of a CV.

    ``kind``: which question was asked ("recommend", "what_if", ...). ``inputs_hash``: SHA-256 of profile and search.
    ``postings``: keys as they stood in the lists. ``override``: what the consultant set against the reading or the
    defaults. ``shown``: False where the assignment kept them back. Outlives its session by retention, not by erasure.
    """

    __tablename__ = "exposures"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    session_id: Mapped[str | None] = _session_key(kept=True)
    person_key: Mapped[str | None] = mapped_column(String(64), index=True)
    account_id: Mapped[str] = mapped_column(String(32), index=True)
    at: Mapped[datetime.datetime] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(40))
    arm: Mapped[str] = mapped_column(String(60))
    shown: Mapped[bool]
    versions: Mapped[dict[str, Any]]
    inputs_hash: Mapped[str] = mapped_column(String(64))
    postings: Mapped[dict[str, Any]]
    override: Mapped[dict[str, Any]]


class OptOutRow(Table):
    """A person who does not want this; by their key, which is all that is kept."""

    __tablename__ = "opt_outs"

    person_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime.datetime]
    account_id: Mapped[str] = mapped_column(String(32))


class IdempotencyRow(Table):
    """An answer that is given again when its request comes again (``Idempotency-Key``)."""

    __tablename__ = "idempotency"
    __table_args__ = (Index("ix_idempotency_created", "created"),)

    account_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    session_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    request_hash: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime.datetime]
    status: Mapped[int | None]
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    headers: Mapped[dict[str, Any]]


class EventRow(Table):
    """What was done to the records themselves: sign-ins, keys, erasures. Counts and identifiers, no person."""

    __tablename__ = "events"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime.datetime] = mapped_column(index=True)
    account_id: Mapped[str | None] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(40))
    details: Mapped[dict[str, Any]]
