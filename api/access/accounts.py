"""Accounts and their API keys.

A key is ``jv_<id>_<secret>`` with 256 random bits. Only the SHA-256 of the secret is kept: against guessing a value of
full entropy a fast hash is as good as a slow one, and it costs nothing at each request.
"""

from __future__ import annotations

import datetime
import hashlib
import hmac
import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.access.matrix import ROLES
from api.bootstrap import Services
from api.errors import InvalidRequestError, NotFoundError, UnauthenticatedError
from api.records.database import new_id, now
from api.records.tables import Account, ApiKey, EventRow
from api.usecases.sessions.values import Viewer

_KEY = re.compile(r"jv_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_TOUCH = datetime.timedelta(minutes=1)
"""``last_used`` is written at most this often."""
UNKNOWN = "The key is unknown, revoked or expired."


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key as it may be shown."""

    id: str
    label: str
    scopes: tuple[str, ...]
    created: datetime.datetime
    expires: datetime.datetime | None
    last_used: datetime.datetime | None
    revoked: datetime.datetime | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account as it may be shown. ``subject``: issuer and subject of OpenID Connect, or None."""

    id: str
    name: str
    roles: tuple[str, ...]
    subject: str | None
    created: datetime.datetime
    disabled: datetime.datetime | None
    keys: tuple[KeyView, ...]


def add(
    services: Services, name: str, roles: Collection[str], *, subject: str | None = None, by: str | None = None
) -> AccountView:
    """A new account. ``subject``: "issuer|subject" for sign-in. Raises InvalidRequestError."""
    name = name.strip()
    if not name or len(name) > 200:
        raise InvalidRequestError("name must have 1 to 200 characters")
    check_roles(roles)
    with services.records.begin() as db:
        if subject is not None and db.scalar(select(Account).where(Account.subject == subject)) is not None:
            raise InvalidRequestError("subject: there is an account for it already")
        row = Account(id=new_id(), name=name, roles=sorted(set(roles)), subject=subject, created=now(), disabled=None)
        db.add(row)
        event(db, by, "account_added", account=row.id, roles=row.roles)
        db.flush()
        return _view(db, row)


def check_roles(roles: Collection[str]) -> None:
    """Raise InvalidRequestError for a role that there is not, or for none."""
    unknown = sorted(set(roles) - set(ROLES))
    if unknown or not roles:
        raise InvalidRequestError(f"roles must be some of {', '.join(ROLES)}")


def listed(services: Services) -> list[AccountView]:
    """All accounts, oldest first."""
    with services.records.begin() as db:
        return [_view(db, row) for row in db.scalars(select(Account).order_by(Account.created, Account.id))]


def change(
    services: Services,
    account_id: str,
    *,
    roles: Collection[str] | None = None,
    disabled: bool | None = None,
    by: str | None = None,
) -> AccountView:
    """Set roles, or disable or enable; counts from the next request. Raises NotFoundError."""
    if roles is not None:
        check_roles(roles)
    with services.records.begin() as db:
        row = _account(db, account_id)
        if roles is not None:
            row.roles = sorted(set(roles))
        if disabled is not None:
            row.disabled = (row.disabled or now()) if disabled else None
        event(db, by, "account_changed", account=row.id, roles=row.roles, disabled=row.disabled is not None)
        return _view(db, row)


def new_key(
    services: Services,
    account_id: str,
    label: str,
    *,
    scopes: Collection[str] | None = None,
    days: int | None = None,
    by: str | None = None,
) -> tuple[str, KeyView]:
    """A new key, which is shown this once. ``scopes``: roles that it is good for, by default the account's.

    Raises NotFoundError, InvalidRequestError.
    """
    secret = secrets.token_urlsafe(32)
    moment = now()
    with services.records.begin() as db:
        account = _account(db, account_id)
        wanted = sorted(set(account.roles if scopes is None else scopes))
        check_roles(wanted)
        if not set(wanted) <= set(account.roles):
            raise InvalidRequestError("scopes must be among the account's roles")
        if days is not None and not 1 <= days <= 3650:
            raise InvalidRequestError("days must be between 1 and 3650")
        row = ApiKey(
            id=secrets.token_hex(6),
            account_id=account.id,
            secret_hash=_digest(secret),
            label=label.strip()[:200],
            scopes=wanted,
            created=moment,
            expires=None if days is None else moment + datetime.timedelta(days=days),
            last_used=None,
            revoked=None,
        )
        db.add(row)
        event(db, by, "key_added", account=account.id, key=row.id)
        return f"jv_{row.id}_{secret}", _key_view(row)


def revoke(services: Services, key_id: str, *, by: str | None = None) -> None:
    """Revoke a key, from the next request on. Raises NotFoundError."""
    with services.records.begin() as db:
        row = db.get(ApiKey, key_id)
        if row is None:
            raise NotFoundError("There is no such key.")
        row.revoked = row.revoked or now()
        event(db, by, "key_revoked", account=row.account_id, key=row.id)


def by_key(services: Services, key: str) -> Viewer:
    """Whose key it is. Raises UnauthenticatedError, which does not tell what is wrong with it."""
    match = _KEY.fullmatch(key)
    moment = now()
    with services.records.begin() as db:
        row = db.get(ApiKey, match[1]) if match else None
        # Compared in any case, so that the time taken tells nothing of which keys there are.
        same = hmac.compare_digest(row.secret_hash if row else "0" * 64, _digest(match[2] if match else ""))
        account = db.get(Account, row.account_id) if row else None
        if row is None or account is None or not same or row.revoked or account.disabled:
            raise UnauthenticatedError(UNKNOWN)
        if row.expires is not None and row.expires <= moment:
            raise UnauthenticatedError(UNKNOWN)
        if row.last_used is None or moment - row.last_used > _TOUCH:
            row.last_used = moment
        return Viewer(account.id, account.name, frozenset(account.roles) & frozenset(row.scopes))


def event(db: Session, account_id: str | None, kind: str, **details: object) -> None:
    """Note what was done to the records, by whom (None: by a command)."""
    db.add(EventRow(id=new_id(), at=now(), account_id=account_id, kind=kind, details=details))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _account(db: Session, account_id: str) -> Account:
    row = db.get(Account, account_id)
    if row is None:
        raise NotFoundError("There is no such account.")
    return row


def _view(db: Session, row: Account) -> AccountView:
    keys: Sequence[ApiKey] = db.scalars(
        select(ApiKey).where(ApiKey.account_id == row.id).order_by(ApiKey.created, ApiKey.id)
    ).all()
    shown = tuple(_key_view(key) for key in keys)
    return AccountView(row.id, row.name, tuple(row.roles), row.subject, row.created, row.disabled, shown)


def _key_view(row: ApiKey) -> KeyView:
    return KeyView(row.id, row.label, tuple(row.scopes), row.created, row.expires, row.last_used, row.revoked)
