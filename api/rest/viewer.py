"""Who asks, as every view takes it."""

from __future__ import annotations

from flask import g

from api.usecases.sessions.values import Viewer


def viewer() -> Viewer:
    """The account of this request; ``api.access.guard`` has found it."""
    found: Viewer = g.viewer
    return found
