"""What stands before every route: who asks, whether they may, and not too often."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from flask import Flask, Response, g, request, session, url_for
from flask_limiter import Limiter
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from api.access import accounts, logins
from api.access.matrix import MATRIX, Permission, check_routes, may
from api.bootstrap import Services
from api.current import see_other
from api.errors import ForbiddenError, TooManyRequestsError, UnauthenticatedError
from api.usecases.sessions.values import LOCAL, Viewer

LOGIN = "login"
"""Where the signed cookie holds the login's token."""
UPLOADS = (
    "api_v1.post_cv",
    "api_v1.post_session",
    "api_v1.post_documents",
    "pages.open_session",
    "pages.add_documents",
)
WRONG_KEYS_A_MINUTE = 20
"""Unknown keys that one address may try in a minute."""


class Guard:
    """The guard of one application."""

    def __init__(self, app: Flask, services: Services) -> None:
        """Raises SettingsError where a route has no permission."""
        check_routes({rule.endpoint for rule in app.url_map.iter_rules()})
        self._services = services
        self._wrong, self._once = FixedWindowRateLimiter(MemoryStorage()), RateLimitItemPerMinute(WRONG_KEYS_A_MINUTE)
        app.before_request(self._admit)
        if services.settings.access == "accounts":
            self._limit(app)

    def _limit(self, app: Flask) -> None:
        settings = self._services.settings
        app.config["RATELIMIT_HEADERS_ENABLED"] = True
        usual = [f"{settings.rate_per_minute} per minute"] if settings.rate_per_minute else []
        limiter = Limiter(_who, app=app, default_limits=list(usual), storage_uri="memory://")
        for endpoint in [name for name, kind in MATRIX.items() if kind is Permission.PUBLIC and "sign" not in name]:
            limiter.exempt(app.view_functions[endpoint])
        if settings.uploads_per_minute:
            for endpoint in UPLOADS:
                limited: Any = limiter.limit(f"{settings.uploads_per_minute} per minute")(app.view_functions[endpoint])
                app.view_functions[endpoint] = limited

    def _admit(self) -> Response | None:
        """Let the request pass, send it to the sign-in, or raise UnauthenticatedError or ForbiddenError."""
        if self._services.settings.access == "open":
            g.viewer = LOCAL
            return None
        g.viewer = None
        if request.endpoint is None or MATRIX[request.endpoint] is Permission.PUBLIC:
            return None
        program = request.path.startswith("/api/")
        found = self._by_key() if program else self._by_login()
        if found is None and not program:
            return _to_sign_in()
        if found is None:
            raise UnauthenticatedError("Send an API key: Authorization: Bearer jv_...")
        if not may(found.roles, request.endpoint):
            raise ForbiddenError("Your account may not do this.")
        g.viewer = found
        return None

    def _by_key(self) -> Viewer | None:
        """The API takes keys alone: with a cookie, another site's form could use it."""
        kind, _, key = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() != "bearer" or not key:
            return None
        address = request.remote_addr or ""
        if not self._wrong.test(self._once, "key", address):
            raise TooManyRequestsError("Too many unknown keys from this address; wait a minute.")
        try:
            return accounts.by_key(self._services, key.strip())
        except UnauthenticatedError:
            self._wrong.hit(self._once, "key", address)
            raise

    def _by_login(self) -> Viewer | None:
        token = session.get(LOGIN)
        return logins.viewer_of(self._services, token) if isinstance(token, str) else None


def _who() -> str:
    found: Viewer | None = g.get("viewer")
    return found.account_id if found is not None else (request.remote_addr or "")


def _to_sign_in() -> Response:
    """To the sign-in and back to this page, or the one that htmx asks for a part of; where it was asked for by GET."""
    if request.headers.get("HX-Request") == "true":  # htmx would put the sign-in into a part of the page
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
        back = urlunsplit(("", "", page.path, page.query, "")) or None
        return Response(status=204, headers={"HX-Redirect": url_for("access.sign_in", next=back)})
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return see_other(url_for("access.sign_in", next=back))
