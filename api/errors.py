"""One table from every package's errors to what a user gets: a stable code, an HTTP status, an exit status.

Command line, REST and pages all answer from here, so the same mistake has the same code at every door.
"""

from __future__ import annotations

from dataclasses import dataclass

import extraction.errors as extraction_errors
import graph.errors as graph_errors
import ontology.errors as ontology_errors
import recommender.errors as recommender_errors

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_NOT_READY = 3
EXIT_INTERNAL = 70
"""Exit statuses of ``jobvej``. 2 is click's own; 70 is EX_SOFTWARE of sysexits.h."""


class ApiError(Exception):
    """Base of every error that this package raises on purpose. ``detail`` is one sentence for a person."""

    code = "failed"
    status = 400
    exit_status = EXIT_FAILED

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class SettingsError(ApiError):
    """A setting has a value that cannot be used."""

    code = "invalid_settings"
    status = 500
    exit_status = EXIT_USAGE


class NothingLoadedError(ApiError):
    """There is no classification, or no posting, to answer from yet."""

    code = "nothing_loaded"
    status = 503
    exit_status = EXIT_NOT_READY


class InvalidRequestError(ApiError):
    """The request (or the line of a batch) is not what this command takes."""

    code = "invalid_request"
    status = 422


class MalformedJsonError(ApiError):
    """The bytes are not JSON, or JSON nested deeper than can be read."""

    code = "malformed_json"
    status = 400


class NotFoundError(ApiError):
    """There is no such posting, file or page."""

    code = "not_found"
    status = 404


class RecordsUnavailableError(ApiError):
    """The database of the records does not answer."""

    code = "records_unavailable"
    status = 503
    exit_status = EXIT_NOT_READY


class UnauthenticatedError(ApiError):
    """Nobody is signed in, or the key is unknown, revoked or expired."""

    code = "unauthenticated"
    status = 401


class TooManyRequestsError(ApiError):
    """More was asked in a short time than is allowed."""

    code = "rate_limited"
    status = 429


class SignInError(ApiError):
    """The sign-in provider did not answer, or not as it must."""

    code = "sign_in_failed"
    status = 502


class ForbiddenError(ApiError):
    """Who is signed in may not do this."""

    code = "forbidden"
    status = 403


class ConflictError(ApiError):
    """The request does not fit the state that things are in."""

    code = "conflict"
    status = 409


class OptedOutError(ConflictError):
    """The person does not want to be recommended to."""

    code = "opted_out"


class WithheldError(ConflictError):
    """The assignment decided that recommendations are not shown for this person."""

    code = "recommendations_withheld"


class NotScorableError(ConflictError):
    """Nothing may be scored yet. ``reason``: nothing_read, not_readable, nothing_found or ad_not_readable."""

    code = "not_scorable"

    def __init__(self, reason: str) -> None:
        super().__init__(_NOT_SCORABLE[reason])
        self.reason = reason


_NOT_SCORABLE = {
    "nothing_read": "There is no CV in the session and no skill or work was added.",
    "not_readable": "No CV of the session could be read well enough; add one, or add skills and work by hand.",
    "ad_not_readable": "Too little can be read of this ad; paste all of it.",
    "nothing_found": "No skill and no work was found; add some by hand.",
}


class OutdatedError(ApiError):
    """Somebody else changed it meanwhile: its version is not the one named."""

    code = "version_mismatch"
    status = 412


class ReaderDiedError(ApiError):
    """A process that reads postings has ended by itself."""

    code = "reader_died"
    status = 503
    exit_status = EXIT_INTERNAL

    def __init__(self, message: str | None = None) -> None:
        super().__init__(
            message
            or "A process that reads postings has ended unexpectedly, perhaps for want of memory. What was read before "
            "is kept: run the command again to go on, with a smaller JOBVEJ_BULK_PROCESSES if it happens again."
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """What is told about an error: ``code`` is stable, ``detail`` is for a person, ``status`` is HTTP's."""

    code: str
    detail: str
    status: int
    exit_status: int = EXIT_FAILED
    retry_after_s: int | None = None
    reasons: tuple[str, ...] = ()


_RETRY_AFTER_S = 10

_TABLE: tuple[tuple[type[Exception], str | None, int, int], ...] = (
    (graph_errors.StoreUnavailableError, "store_unavailable", 503, EXIT_NOT_READY),
    (graph_errors.StoreConflictError, "store_conflict", 503, EXIT_NOT_READY),
    (graph_errors.SnapshotError, "snapshot_unusable", 503, EXIT_NOT_READY),
    (graph_errors.QueryRefusedError, "query_refused", 403, EXIT_FAILED),
    (graph_errors.QueryTimeoutError, "query_timeout", 504, EXIT_FAILED),
    (graph_errors.QueryFailedError, "query_failed", 400, EXIT_FAILED),
    (graph_errors.IntegrityError, "store_damaged", 500, EXIT_FAILED),
    (graph_errors.GraphError, "store_failed", 500, EXIT_FAILED),
    (extraction_errors.ParserUnavailableError, None, 503, EXIT_NOT_READY),
    (extraction_errors.EncoderUnavailableError, None, 503, EXIT_NOT_READY),
    (extraction_errors.ArtefactError, None, 500, EXIT_FAILED),
    (extraction_errors.LexiconError, None, 500, EXIT_FAILED),
    (extraction_errors.DocumentTooLargeError, None, 413, EXIT_FAILED),
    (extraction_errors.UnsupportedFormatError, None, 415, EXIT_FAILED),
    (extraction_errors.ExtractionError, None, 422, EXIT_FAILED),
    (ontology_errors.UnknownConceptError, "unknown_concept", 404, EXIT_FAILED),
    (ontology_errors.RdfError, "invalid_rdf", 422, EXIT_FAILED),
    (ontology_errors.OntologyError, "unreadable_source", 422, EXIT_FAILED),
    (recommender_errors.ArtefactError, None, 500, EXIT_FAILED),
    (recommender_errors.RecommenderError, None, 422, EXIT_FAILED),
    (FileNotFoundError, "file_not_found", 404, EXIT_FAILED),
    (PermissionError, "file_not_readable", 403, EXIT_FAILED),
    (OSError, "io_failed", 500, EXIT_FAILED),
    (RecursionError, "malformed_json", 400, EXIT_FAILED),
    (MemoryError, "out_of_memory", 503, EXIT_INTERNAL),
)
"""Exception, its code (None: the exception's own ``code``), HTTP status, exit status; the first that fits counts."""


def describe(error: BaseException) -> Problem:
    """The problem to show for ``error``. An unforeseen error is "internal_error", and its text is not shown."""
    if isinstance(error, ApiError):
        retry = _RETRY_AFTER_S if error.status in (429, 503) else None
        return Problem(error.code, error.detail, error.status, error.exit_status, retry)
    for kind, code, status, exit_status in _TABLE:
        if isinstance(error, kind):
            shown = code or str(getattr(error, "code", "failed"))
            retry = _RETRY_AFTER_S if status == 503 else None
            reasons = error.reasons if isinstance(error, recommender_errors.UnusableReadingError) else ()
            return Problem(shown, _sentence(error), status, exit_status, retry, reasons)
    return Problem("internal_error", "Something unforeseen went wrong here; the log says what.", 500, EXIT_INTERNAL)


def _sentence(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "The JSON is nested too deeply."
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return " ".join(str(error).split()) or type(error).__name__
