"""Browsers that are signed in. The cookie holds a random token; the records hold its SHA-256, so each can be ended."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Collection

from sqlalchemy import select

from api.access.accounts import event
from api.bootstrap import Services
from api.errors import ForbiddenError
from api.records.database import new_id, now
from api.records.tables import Account, Login
from api.usecases.sessions.values import Viewer

_TOUCH = datetime.timedelta(minutes=1)


def begin(services: Services, subject: str, name: str, roles: Collection[str] | None) -> str:
    """Sign somebody in; the token for the cookie.

    ``subject``: "issuer|subject" · ``roles``: those that the provider's word gives, or None where it gives none, and
    an admin's account counts. Raises ForbiddenError where there is neither, or the account is disabled.
    """
    moment, token = now(), secrets.token_urlsafe(32)
    with services.records.begin() as db:
        account = db.scalar(select(Account).where(Account.subject == subject))
        if account is None:
            if not roles:
                raise ForbiddenError("There is no account for you here. Ask whoever runs the service for one.")
            account = Account(id=new_id(), name=name[:200], roles=[], subject=subject, created=moment, disabled=None)
            db.add(account)
        if roles is not None:
            account.roles = sorted(set(roles))
        if account.disabled is not None or not account.roles:
            raise ForbiddenError("Your account is not in use. Ask whoever runs the service.")
        db.flush()
        db.add(Login(id=_digest(token), account_id=account.id, created=moment, seen=moment, ended=None))
        event(db, account.id, "signed_in")
    return token


def viewer_of(services: Services, token: str) -> Viewer | None:
    """Whose login it is; None where it has ended, was idle or lasted too long, or the account is disabled."""
    moment, settings = now(), services.settings
    idle = datetime.timedelta(minutes=settings.login_idle_minutes)
    longest = datetime.timedelta(hours=settings.login_hours)
    with services.records.begin() as db:
        row = db.get(Login, _digest(token))
        if row is None or row.ended is not None or moment - row.seen > idle or moment - row.created > longest:
            return None
        account = db.get(Account, row.account_id)
        if account is None or account.disabled is not None:
            return None
        if moment - row.seen > _TOUCH:
            row.seen = moment
        return Viewer(account.id, account.name, frozenset(account.roles))


def end(services: Services, token: str) -> None:
    """Sign out, for good: the token is worth nothing any more."""
    with services.records.begin() as db:
        row = db.get(Login, _digest(token))
        if row is not None and row.ended is None:
            row.ended = now()
            event(db, row.account_id, "signed_out")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
