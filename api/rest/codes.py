"""All codes that the API answers errors with: which status, and what it means. The table of docs/api.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import extraction.errors as extraction_errors
import recommender.errors as recommender_errors
from api import errors

FRAMEWORK: dict[int, tuple[str, str]] = {
    400: ("bad_request", "The request is not HTTP as it should be."),
    401: ("unauthenticated", "Nobody is signed in, or the key is unknown, revoked or expired."),
    403: ("forbidden", "Who is signed in may not do this, or the request comes from another site's page."),
    404: ("not_found", "There is no such posting, concept, session or address."),
    405: ("method_not_allowed", "The address does not take this method; `Allow` says which it takes."),
    406: ("not_acceptable", "No form of the answer is one that the request accepts."),
    408: ("request_timeout", "The request did not come to its end in time."),
    411: ("length_required", "The request does not say how long its body is."),
    412: ("version_mismatch", "Somebody has changed it meanwhile: its version is not the one that `If-Match` names."),
    413: ("document_too_large", "The document, or what it unpacks to, is over a limit."),
    414: ("address_too_long", "The address is too long."),
    415: ("unsupported_format", "The bytes are of no format that can be read here."),
    422: ("invalid_request", "Fields are missing, unknown or outside their ranges; `errors` names them."),
    429: ("rate_limited", "More was asked in a short time than is allowed; `Retry-After` says when to go on."),
    431: ("headers_too_large", "The headers are too large."),
    500: ("internal_error", "Something unforeseen went wrong; the service's log says where."),
    501: ("not_implemented", "The request asks for something of HTTP that is not there."),
    503: ("unavailable", "The service cannot answer now; `Retry-After` says when to try again."),
}
"""What the web framework answers by itself: its code and what it means."""

_GENERAL = {
    "host_not_allowed": (400, "The host name of the request is not one that the service answers to."),
    "store_unavailable": (503, "The graph store does not answer."),
    "store_conflict": (503, "Another import is at work on the store."),
    "snapshot_unusable": (503, "What was loaded is damaged, and there is no older state."),
    "unknown_concept": (404, "The loaded classification has no such concept."),
    "store_damaged": (500, "The store holds something that cannot be."),
    "store_failed": (500, "The store refused something unforeseen."),
    "io_failed": (500, "A file of the service cannot be read or written."),
    "out_of_memory": (503, "The machine has too little memory for this just now."),
}
_NOT_HERE = frozenset(
    {
        "failed",
        "extraction_failed",
        "recommender_failed",
        "reader_died",
        "invalid_settings",
        "dataset",
        "repeated_posting",
        "changed_shape",
        "source_unavailable",
        "invalid_source",
        "mention_data",
        "sign_in_failed",
    }
)
"""Codes of batch commands and imports, which no route of the API runs."""
_OTHER_DOORS = ("api.pages.", "api.access.signing_in", "api.cli.", "api.usecases.training")
"""Where errors are defined that only pages or commands meet."""


@dataclass(frozen=True, slots=True)
class Code:
    """A stable code, the HTTP status it comes with, and what it means in one sentence."""

    code: str
    status: int
    meaning: str


@cache
def all_codes() -> tuple[Code, ...]:
    """Every code that the API can answer with, by status and code."""
    found = {code: Code(code, status, meaning) for status, (code, meaning) in FRAMEWORK.items()}
    found |= {code: Code(code, status, meaning) for code, (status, meaning) in _GENERAL.items()}
    trees = (errors.ApiError, recommender_errors.RecommenderError, extraction_errors.ExtractionError)
    for kind in (kind for tree in trees for kind in _all(tree)):
        code = str(kind.code)  # type: ignore[attr-defined]  # every error of these trees has one
        if code not in found and code not in _NOT_HERE and not kind.__module__.startswith(_OTHER_DOORS):
            described = errors.describe(_empty(kind))
            found[code] = Code(code, described.status, _first_sentence(kind))
    return tuple(sorted(found.values(), key=lambda item: (item.status, item.code)))


def _all(kind: type[Exception]) -> Iterator[type[Exception]]:
    for child in kind.__subclasses__():
        yield child
        yield from _all(child)


def _empty(kind: type[Exception]) -> Exception:
    error = kind.__new__(kind)
    error.detail = ""  # type: ignore[attr-defined]
    error.reasons = ()  # type: ignore[attr-defined]
    return error


def _first_sentence(kind: type[Exception]) -> str:
    text = " ".join((kind.__doc__ or "").split())
    return text.split(". ", 1)[0].rstrip(".") + "."
