"""Answers that a client may keep: classification and postings, which hold nothing of a person.

Their ETag is the version stamp with a hash of the body, so whoever sends it back as ``If-None-Match`` is told 304
until something else would be answered. Everything else is ``no-store``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, request

VERSION_HEADER = "X-Jobvej-Version"
KEPT = "__may_be_kept__"
"""Attribute of a view by which the OpenAPI document knows that it answers 304."""

P = ParamSpec("P")


def may_be_kept(view: Callable[P, Response]) -> Callable[P, Response]:
    """A GET whose answer may be kept by who asked, as long as it asks again each time whether it still holds."""

    @wraps(view)
    def kept(*args: P.args, **kwargs: P.kwargs) -> Response:
        response = view(*args, **kwargs)
        digest = hashlib.blake2b(response.get_data(), digest_size=8).hexdigest()
        response.set_etag(f"{response.headers[VERSION_HEADER]}-{digest}")
        response.headers["Cache-Control"] = "private, no-cache"
        response.make_conditional(request)  # in place
        return response

    setattr(kept, KEPT, True)
    return kept
