"""Who asks, as every view takes it."""

from __future__ import annotations

from api.usecases.sessions.values import LOCAL, Viewer


def viewer() -> Viewer:
    """The account of this request."""
    return LOCAL
