"""The Flask application: REST API and page in one, with limits, security headers and the version stamp."""

from __future__ import annotations

import io
from typing import IO
from urllib.parse import urlsplit

from flask import Request, Response, current_app, request
from flask_openapi.models.info import Info
from flask_openapi.openapi import OpenAPI
from flask_wtf import CSRFProtect

from api.access import signing_in
from api.access.guard import Guard
from api.access.secret import secret_key
from api.bootstrap import Services
from api.errors import Problem
from api.pages import all_pages, rendering
from api.pages.rendering import problem_page, wants_page
from api.rest import account_views, problems
from api.rest.caching import VERSION_HEADER
from api.rest.reference_views import reference_pages
from api.rest.server import body_limit
from api.settings import is_loopback
from api.versions import jobvej_version, stamp

OPENAPI_VERSION = "3.1.1"
_CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_DESCRIPTION = """Reads a CV, recommends jobs and alternatives in other industries, and says why.

A CV is pseudonymised when it is read. Under `sessions` the pseudonymised text is kept until the session is erased, at
the latest some days after its last use; everywhere else what is sent is forgotten when it is answered.
Every answer carries the versions that it was made with, and the same input and versions give the same answer.
It supplements a consultant's own search and never decides anything about a person.

This service uses the ESCO classification of the European Commission."""


class MemoryRequest(Request):
    """A request whose uploads stay in memory: werkzeug would write a large one to a temporary file."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        return io.BytesIO()


class JobvejApp(OpenAPI):
    """Flask with our request class."""

    request_class = MemoryRequest


def create_app(services: Services) -> OpenAPI:
    """The application around ``services``. It opens nothing by itself."""
    app = JobvejApp(
        "api.rest",
        info=Info(title="Jobvej", version=jobvej_version(), description=_DESCRIPTION),
        servers=[{"url": "/", "description": "this service"}],
        validation_error_status=422,
        validation_error_callback=problems.validation_response,
        doc_ui=False,
        static_folder=None,
    )
    app.openapi_version = OPENAPI_VERSION
    limit = body_limit(services.settings)
    app.config.update(
        MAX_CONTENT_LENGTH=limit,
        MAX_FORM_MEMORY_SIZE=limit,
        MAX_FORM_PARTS=50,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.extensions["jobvej"] = services
    problems.install(app, wants_page, problem_page)
    app.register_api(account_views.api_v1)  # the one blueprint, with the routes of every module before it
    app.register_blueprint(all_pages.pages)
    rendering.install(app)
    app.register_blueprint(reference_pages)
    _sign(app, services)
    signing_in.install(app, services)
    app.before_request(_refuse_other_hosts)
    app.before_request(_refuse_other_sites)
    Guard(app, services)
    app.after_request(_finish)
    return app


def _sign(app: OpenAPI, services: Services) -> None:
    """Cookies that cannot be forged, and forms that only our own pages can send.

    The API takes no cookie, so it needs no token.
    """
    app.secret_key = secret_key(services.settings.data)
    app.config.update(
        SESSION_COOKIE_NAME="__Host-jobvej" if services.settings.secure else "jobvej",
        SESSION_COOKIE_SECURE=services.settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the cookie
        WTF_CSRF_SSL_STRICT=False,  # it asks for a Referer, which our pages do not send
    )
    guard = CSRFProtect(app)
    guard.exempt(account_views.api_v1)


def _refuse_other_hosts() -> Response | None:
    """Answer only requests that name a loopback host, or the host of ``JOBVEJ_PUBLIC_URL``.

    A page elsewhere that points its own name at 127.0.0.1 (DNS rebinding) gets nothing, and nor does a port that was
    published beyond loopback by mistake. (Flask's TRUSTED_HOSTS cannot name an IPv6 address.)
    """
    try:
        host = urlsplit(f"//{request.headers.get('Host', '')}").hostname
    except ValueError:
        host = None
    services: Services = current_app.extensions["jobvej"]
    if host is None or not (is_loopback(host) or host == services.settings.public_host):
        detail = "This service answers only to its own host names."
        return problems.problem_response(Problem("host_not_allowed", detail, 400))
    return None


def _refuse_other_sites() -> Response | None:
    """A form on somebody else's page must not make this service work (there is no session to steal, but time)."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return problems.problem_response(Problem("forbidden", "Requests from other sites are refused.", 403))
    return None


def _stamped(response: Response) -> None:
    """Say the versions on every answer of the API, also where it is made of records alone.

    What looks at nothing (``health``, a refused request) loads nothing for it, and says what is loaded.
    """
    services: Services = current_app.extensions["jobvej"]
    looks = response.status_code < 400 and request.endpoint != "api_v1.get_health"
    world = services.world_or_none() if looks else services.loaded
    response.headers[VERSION_HEADER] = stamp(None if world is None else world.snapshot).etag


def _finish(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    services: Services = current_app.extensions["jobvej"]
    if services.settings.secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.path.startswith("/api/") and VERSION_HEADER not in response.headers:
        _stamped(response)
    if request.path.startswith("/api/") or request.method == "POST":
        response.headers.setdefault("Cache-Control", "no-store")
    return response
