"""Signing in at an OpenID Connect provider: authorisation code with PKCE, state and nonce, checked by Authlib."""

from __future__ import annotations

import logging
import secrets
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, Flask, Response, current_app, request, session, url_for
from joserfc.errors import JoseError
from requests import RequestException

from api.access import logins
from api.access.guard import LOGIN
from api.access.matrix import ROLES
from api.bootstrap import Services
from api.current import see_other, services
from api.errors import NotFoundError, SignInError
from api.pages.rendering import in_words, page
from api.settings import Settings

access = Blueprint("access", __name__)
_log = logging.getLogger("jobvej.access")
_NEXT = "next"
_SECONDS = 10
_KEPT = ("lang",)
"""What a cookie keeps across signing in and out."""


def install(app: Flask, services: Services) -> None:
    """Make the provider known, where one is set."""
    app.register_blueprint(access)
    settings = services.settings
    oauth = OAuth(app)
    app.extensions["jobvej_oauth"] = oauth
    if settings.oidc_issuer and settings.oidc_client_id:
        secret = settings.oidc_client_secret
        oauth.register(
            "oidc",
            server_metadata_url=settings.oidc_issuer.rstrip("/") + "/.well-known/openid-configuration",
            client_id=settings.oidc_client_id,
            client_secret=secret.get_secret_value() if secret else None,
            client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "timeout": _SECONDS},
        )


def _provider() -> Any:
    """The client of the provider. Raises NotFoundError where none is set."""
    found = current_app.extensions["jobvej_oauth"].create_client("oidc")
    if found is None:
        raise NotFoundError("No sign-in provider is set (JOBVEJ_OIDC_ISSUER).")
    return found


@access.get("/sign-in")
@in_words
def sign_in() -> Response:
    """The page with the one button."""
    there = bool(services().settings.oidc_issuer)
    return page("sign_in.html", next=safe_path(request.args.get("next")), provider=there)


@access.post("/sign-in")
@in_words
def start_sign_in() -> Response:
    """To the provider, by a page of our own that goes on at once.

    A redirect would be part of sending the form, and the content policy's ``form-action`` lets no form go elsewhere,
    nor to where a provider sends on to.
    """
    client = _provider()
    session[_NEXT] = safe_path(request.form.get("next"))
    base = services().settings.public_url
    back = url_for("access.finish_sign_in", _external=base is None)
    try:
        found = client.authorize_redirect((base or "") + back, nonce=secrets.token_urlsafe(24))
    except (RequestException, OAuthError, ValueError) as error:
        _log.warning("the sign-in provider does not answer: %s", type(error).__name__)
        raise SignInError("The sign-in provider does not answer.") from None
    return page("leaving.html", to=found.location)


@access.get("/sign-in/return")
@in_words
def finish_sign_in() -> Response:
    """Back from the provider: its word is checked, and a login begins under a new token."""
    client = _provider()
    try:
        token = client.authorize_access_token(claims_options=_claims(services().settings), leeway=30)
    except (OAuthError, JoseError, RequestException, ValueError, KeyError) as error:
        _log.warning("a sign-in was refused: %s", type(error).__name__)
        raise SignInError("The sign-in was refused. Try again.") from None
    claims = token.get("userinfo") or {}
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not issuer or not subject:
        raise SignInError("The provider's answer names nobody.")
    settings = services().settings
    name = str(claims.get("name") or claims.get("preferred_username") or "?")
    login = logins.begin(services(), f"{issuer}|{subject}", name, roles_of(claims, settings))
    there = safe_path(session.get(_NEXT))
    _fresh()
    session[LOGIN] = login
    return see_other(there)


@access.post("/sign-out")
@in_words
def sign_out() -> Response:
    """End the login here and in the records."""
    token = session.get(LOGIN)
    if isinstance(token, str):
        logins.end(services(), token)
    _fresh()
    return see_other(url_for("access.sign_in"))


def _fresh() -> None:
    """Nothing of an earlier visitor stays in the cookie."""
    kept = {name: session[name] for name in _KEPT if name in session}
    session.clear()
    session.update(kept)


def _claims(settings: Settings) -> dict[str, Any]:
    """What the ID token must say besides what Authlib checks by itself (nonce, expiry)."""
    return {
        "iss": {"essential": True, "value": settings.oidc_issuer},
        "aud": {"essential": True, "value": settings.oidc_client_id},
        "sub": {"essential": True},
    }


def roles_of(claims: dict[str, Any], settings: Settings) -> list[str] | None:
    """The roles that the provider's word gives; None where no mapping is set."""
    if not settings.oidc_roles:
        return None
    said = claims.get(settings.oidc_roles_claim)
    values = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    found = {settings.oidc_roles[value] for value in values if isinstance(value, str) and value in settings.oidc_roles}
    return sorted(found & set(ROLES))


def safe_path(path: object) -> str:
    """A path of this service to go on to; "/" for anything that could lead elsewhere."""
    if not isinstance(path, str) or not path.startswith("/") or path.startswith(("//", "/\\")):
        return "/"
    if any(ord(sign) < 0x20 or sign == "\\" for sign in path):
        return "/"
    parts = urlsplit(path)
    return path if not parts.scheme and not parts.netloc else "/"
