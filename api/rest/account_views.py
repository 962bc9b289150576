"""The routes of /api/v1 by which an admin keeps accounts and their keys."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from flask import Response, jsonify
from flask_openapi.models.tag import Tag
from pydantic import BaseModel, Field, StringConstraints

from api.access import accounts
from api.current import services, viewer
from api.rest.idempotency import idempotent
from api.rest.report_views import api_v1
from api.rest.schemas import Body, PageQuery, ShortText
from api.rest.session_schemas import EXAMPLE_ID
from api.rest.session_views import json_body
from api.rest.views import body_of, created, paged

__all__ = ["api_v1"]

_TAG = Tag(name="accounts", description="Who may use the service")
Role = Literal["consultant", "curator", "researcher", "admin"]
Identifier = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class AccountBody(Body):
    """A new account. `subject`: "issuer|subject" of somebody who signs in; null for a program."""

    name: ShortText = Field(examples=["Fagsystemet"])
    roles: list[Role] = Field(min_length=1, max_length=4)
    subject: str | None = Field(None, max_length=600)


class AccountChange(Body):
    """What to set; what is left out stays."""

    roles: list[Role] | None = Field(None, min_length=1, max_length=4)
    disabled: bool | None = None


class KeyBody(Body):
    """A new key. `scopes`: roles that it is good for; null for all of the account's."""

    label: str = Field("", max_length=200)
    scopes: list[Role] | None = Field(None, min_length=1, max_length=4)
    days: int | None = Field(None, ge=1, le=3650, description="Days until it expires; null for never.")


class AccountPath(BaseModel):
    """An account."""

    account_id: Identifier = Field(description="An account's `id`.", examples=[EXAMPLE_ID])


class KeyPath(BaseModel):
    """A key."""

    key_id: Identifier = Field(description="A key's `id`.", examples=["0123456789ab"])


class KeyModel(BaseModel):
    """A key, without its secret."""

    id: str
    label: str
    scopes: list[str]
    created: str
    expires: str | None
    last_used: str | None
    revoked: str | None


class AccountModel(BaseModel):
    """An account."""

    id: str
    name: str
    roles: list[str]
    subject: str | None
    created: str
    disabled: str | None
    keys: list[KeyModel]


class AccountAnswer(BaseModel):
    """One account."""

    account: AccountModel


class AccountsAnswer(BaseModel):
    """A page of accounts, oldest first."""

    total: int
    items: list[AccountModel]


class NewKeyAnswer(BaseModel):
    """A new key; `secret` is shown this once."""

    secret: str = Field(description="What to send: Authorization: Bearer SECRET.")
    key: KeyModel


@api_v1.get("/accounts", tags=[_TAG], summary="Accounts", responses={"200": AccountsAnswer})
def get_accounts(query: PageQuery) -> Response:
    """Accounts with their keys, without secrets."""
    return paged(accounts.listed(services()), query, _account)


@api_v1.post(
    "/accounts",
    tags=[_TAG],
    summary="Add an account",
    request_body=json_body(AccountBody, {"name": "Fagsystemet", "roles": ["consultant"]}),
    responses={"201": AccountAnswer},
)
@idempotent
def post_account() -> Response:
    """For a person who signs in, or for a program that uses keys."""
    body = body_of(AccountBody)
    found = accounts.add(services(), body.name, body.roles, subject=body.subject, by=viewer().account_id)
    return created(account=_account(found))


@api_v1.patch(
    "/accounts/<account_id>",
    tags=[_TAG],
    summary="Change an account",
    request_body=json_body(AccountChange, {"disabled": True}),
    responses={"200": AccountAnswer},
)
def patch_account(path: AccountPath) -> Response:
    """Roles, and whether it is disabled; counts from the next request."""
    body = body_of(AccountChange)
    found = accounts.change(
        services(), path.account_id, roles=body.roles, disabled=body.disabled, by=viewer().account_id
    )
    return jsonify(account=_account(found))


@api_v1.post(
    "/accounts/<account_id>/keys",
    tags=[_TAG],
    summary="Add a key",
    request_body=json_body(KeyBody, {"label": "fagsystem", "days": 365}),
    responses={"201": NewKeyAnswer},
)
@idempotent
def post_key(path: AccountPath) -> Response:
    """The secret is in the answer and nowhere else; with `Idempotency-Key` the same request gets it again for a day."""
    body = body_of(KeyBody)
    secret, key = accounts.new_key(
        services(), path.account_id, body.label, scopes=body.scopes, days=body.days, by=viewer().account_id
    )
    return created(secret=secret, key=_key(key))


@api_v1.delete("/keys/<key_id>", tags=[_TAG], summary="Revoke a key", responses={"204": None})
def delete_key(path: KeyPath) -> Response:
    """From the next request on."""
    accounts.revoke(services(), path.key_id, by=viewer().account_id)
    return Response(status=204)


def _account(found: accounts.AccountView) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "roles": list(found.roles),
        "subject": found.subject,
        "created": found.created.isoformat(),
        "disabled": _moment(found.disabled),
        "keys": [_key(key) for key in found.keys],
    }


def _key(found: accounts.KeyView) -> dict[str, Any]:
    return {
        "id": found.id,
        "label": found.label,
        "scopes": list(found.scopes),
        "created": found.created.isoformat(),
        "expires": _moment(found.expires),
        "last_used": _moment(found.last_used),
        "revoked": _moment(found.revoked),
    }


def _moment(found: datetime.datetime | None) -> str | None:
    return found.isoformat() if found else None
