"""Addresses of what pages load: each names its content, so that a browser keeps it until it changes."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Response, request, url_for

FOLDER = Path(__file__).parent / "static"
_YEAR_S, _DAY_S = 31_536_000, 86_400


def asset(filename: str) -> str:
    """The address of a file of ``static/``."""
    return url_for("pages.static", filename=filename, v=version_of(filename))


@cache
def version_of(filename: str) -> str:
    """The first of the hash of a file's bytes."""
    return hashlib.blake2s((FOLDER / filename).read_bytes(), digest_size=6).hexdigest()


def keep(response: Response) -> Response:
    """Let browsers keep what was asked for by its version; faces and icons, which a style sheet names, for a day."""
    if request.endpoint == "pages.static" and response.status_code == 200:
        filename = (request.view_args or {}).get("filename", "")
        if request.args.get("v") == version_of(filename):
            response.headers["Cache-Control"] = f"public, max-age={_YEAR_S}, immutable"
        elif filename.startswith("vendor/"):
            response.headers["Cache-Control"] = f"public, max-age={_DAY_S}"
    return response
