"""``Idempotency-Key``: a request that creates something may be sent again without creating it twice.

After draft-ietf-httpapi-idempotency-key-header. The same key with the same request gives the first answer again, the
same key with another request is refused, and so is one that comes while the first is still worked on. Only what
succeeded is remembered, for 24 hours or until its session is erased (``api.usecases.sessions.retention``).

An answer may hold a secret or what was read of a CV, so it is kept encrypted (Fernet) under the client's key and the
service's secret: neither the database alone nor that secret alone opens it.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import re
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from cryptography.fernet import Fernet, InvalidToken
from flask import Response, current_app, request
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from api.current import services, viewer
from api.errors import ConflictError, InvalidRequestError
from api.records.database import Records, now
from api.records.tables import IdempotencyRow, SessionRow

HEADER, REPLAYED = "Idempotency-Key", "Idempotency-Replayed"
MAX_KEY_CHARS = 200
ABANDONED = datetime.timedelta(minutes=2)
"""A request that has not ended by then has died with its process; its key may be used again."""
MARK = "__idempotent__"
"""Attribute of a view by which the OpenAPI document knows that it takes the header."""
KEY_PATTERN = r'^([!-~]{1,200}|"[ !#-~]{1,198}")$'
"""Visible ASCII, as it is or as a string of RFC 9651 in quotes, which then may have spaces."""
_KEPT_HEADERS = ("ETag", "Location", "X-Jobvej-Version", "Content-Type")

P = ParamSpec("P")


class KeyReusedError(InvalidRequestError):
    """The Idempotency-Key was sent before with another request."""

    code = "idempotency_key_reused"


class KeyInUseError(ConflictError):
    """The first request with this Idempotency-Key is still worked on."""

    code = "idempotency_in_progress"


def idempotent(view: Callable[P, Response]) -> Callable[P, Response]:
    """A view that creates something, under ``Idempotency-Key`` where the request has one.

    A ``session_id`` in the JSON answer or in the path ties what is remembered to that session. Raises KeyReusedError,
    KeyInUseError, InvalidRequestError (a key that is none).
    """

    @wraps(view)
    def once(*args: P.args, **kwargs: P.kwargs) -> Response:
        given = request.headers.get(HEADER)
        if given is None:
            return view(*args, **kwargs)
        kept = _Kept(services().records, viewer().account_id, _key(given), _cipher(given))
        earlier = kept.claim(_fingerprint(given))
        if earlier is not None:
            return earlier
        try:
            response = view(*args, **kwargs)
        except BaseException:
            kept.release()
            raise
        if response.status_code >= 300:
            kept.release()
        else:
            kept.remember(response)
        return response

    setattr(once, MARK, True)
    return once


def _key(given: str) -> str:
    """What the row is found by: a hash, as keys of clients may be made of anything."""
    if not re.fullmatch(KEY_PATTERN, given):
        raise InvalidRequestError(f"{HEADER} must be 1 to {MAX_KEY_CHARS} visible ASCII characters, quoted or not.")
    return hashlib.sha256(given.strip('"').encode()).hexdigest()


def _cipher(given: str) -> Fernet:
    """What the answer is kept under. The row has only a hash of the client's key, which does not give this."""
    secret = current_app.secret_key
    assert isinstance(secret, bytes)  # noqa: S101 - as api.rest.app sets it
    made = hmac.new(secret, b"idempotency " + given.strip('"').encode(), hashlib.sha256)
    return Fernet(base64.urlsafe_b64encode(made.digest()))


def _fingerprint(given: str) -> str:
    """HMAC of method, address and what was sent, under the client's key.

    The key itself is not kept, so the row does not betray what the CV was even to somebody who guesses it. Parts of a
    form are taken by their content: its boundary differs each time.
    """
    digest = hmac.new(given.strip('"').encode(), digestmod=hashlib.sha256)

    def add(*parts: bytes) -> None:
        for part in parts:
            digest.update(len(part).to_bytes(8, "big") + part)

    add(request.method.encode(), request.path.encode(), request.query_string, request.mimetype.encode())
    if request.mimetype == "multipart/form-data":
        for name, value in sorted(request.form.items(multi=True)):
            add(name.encode(), value.encode())
        for name, file in sorted(request.files.items(multi=True), key=lambda item: item[0]):
            add(name.encode(), (file.filename or "").encode(), file.stream.read())
            file.stream.seek(0)
    else:
        add(request.get_data(cache=True))
    return digest.hexdigest()


class _Kept:
    """The row of one key of one account."""

    def __init__(self, records: Records, account_id: str, key: str, cipher: Fernet) -> None:
        self._records, self._account_id, self._key, self._cipher = records, account_id, key, cipher
        self._mine = (IdempotencyRow.account_id == account_id, IdempotencyRow.key == key)
        self._claimed: datetime.datetime | None = None

    def claim(self, fingerprint: str) -> Response | None:
        """Take the key for this request, or give the first one's answer. Raises KeyReusedError, KeyInUseError."""
        moment = now()
        try:
            with self._records.begin() as db:
                found = db.get(IdempotencyRow, (self._account_id, self._key))
                if found is not None and found.status is None and moment - found.created > ABANDONED:
                    db.delete(found)
                    db.flush()
                    found = None
                if found is None:
                    db.add(self._row(fingerprint, moment))
                    db.flush()
                    self._claimed = moment
                    return None
        except IntegrityError:  # another request was quicker; SQLite lets one in at a time, PostgreSQL does not
            raise KeyInUseError(_IN_USE) from None
        if found.request_hash != fingerprint:
            raise KeyReusedError("This Idempotency-Key was sent before with another request; take a new one.")
        if found.status is None:
            raise KeyInUseError(_IN_USE)
        try:
            body = self._cipher.decrypt(found.body) if found.body else b""
        except InvalidToken:
            raise KeyReusedError(
                "The first answer can no longer be read, as the service has another secret now; take a new key."
            ) from None
        response = Response(body, status=found.status, headers=found.headers)
        response.headers[REPLAYED] = "true"
        return response

    def _row(self, fingerprint: str, moment: datetime.datetime) -> IdempotencyRow:
        return IdempotencyRow(
            account_id=self._account_id,
            key=self._key,
            session_id=None,
            request_hash=fingerprint,
            created=moment,
            status=None,
            body=None,
            headers={},
        )

    def release(self) -> None:
        """The request did not succeed: the key may be used again."""
        with self._records.begin() as db:
            db.execute(delete(IdempotencyRow).where(*self._mine, IdempotencyRow.created == self._claimed))

    def remember(self, response: Response) -> None:
        """Keep the answer, as long as its session is there (of an account: until its time is over)."""
        session_id = _session_of(response)
        with self._records.begin() as db:
            if session_id is not None and db.get(SessionRow, session_id) is None:
                db.execute(delete(IdempotencyRow).where(*self._mine))  # it has been erased meanwhile
                return
            kept = {
                "session_id": session_id,
                "status": response.status_code,
                "body": self._cipher.encrypt(response.get_data()),
                "headers": {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers},
            }
            db.execute(update(IdempotencyRow).where(*self._mine, IdempotencyRow.created == self._claimed).values(kept))


_IN_USE = "The first request with this Idempotency-Key is still worked on; send it again in a moment."


def _session_of(response: Response) -> str | None:
    """The session that an answer belongs to: of the path, else the one that it opened."""
    named = (request.view_args or {}).get("session_id")
    if named is not None:
        return str(named)
    answer = response.get_json(silent=True)
    session = answer.get("session") if isinstance(answer, dict) else None
    return str(session["id"]) if isinstance(session, dict) else None
