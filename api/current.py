"""What every view asks of the request that it answers: the application's services, who asks, and to be sent on."""

from __future__ import annotations

from flask import Response, current_app, g, redirect

from api.bootstrap import Services
from api.usecases.sessions.values import Viewer


def services() -> Services:
    """The services of the running application."""
    found: Services = current_app.extensions["jobvej"]
    return found


def viewer() -> Viewer:
    """The account of this request; ``api.access.guard`` has found it."""
    found: Viewer = g.viewer
    return found


def see_other(address: str) -> Response:
    """On to another page by GET (303)."""
    found = redirect(address, 303)
    assert isinstance(found, Response)  # noqa: S101 - werkzeug's own, made by Flask's class
    return found
