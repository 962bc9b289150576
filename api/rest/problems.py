"""One JSON error body everywhere: problem details (RFC 9457), plus a stable ``code`` and a list of ``errors``."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence

from flask import Flask, Response, request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from werkzeug.exceptions import HTTPException

from api.errors import Problem, describe
from api.rest.codes import FRAMEWORK

MEDIA_TYPE = "application/problem+json"
TYPE_BASE = "https://jobvej.example/problems/"
"""``type`` is an identifier, not an address to fetch: the code with this before it."""
MAX_FIELD_CHARS = 200
MAX_ERRORS = 50
"""Of a request in which more is wrong, the first are told."""
_log = logging.getLogger("jobvej.rest")

TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Refused",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Unsupported format",
    422: "Cannot be processed",
    429: "Too many requests",
    500: "Internal error",
    502: "Bad answer from elsewhere",
    503: "Not available now",
    504: "Took too long",
}


class FieldError(BaseModel):
    """One thing that is wrong in a request."""

    field: str = Field(description="Where, as a dotted path, or an empty string for the whole.", examples=["top"])
    code: str = Field(description="Stable code.", examples=["less_than_equal"])
    message: str = Field(description="For a person.", examples=["Input should be less than or equal to 100"])


class ProblemModel(BaseModel):
    """Every error of the API has this body (RFC 9457)."""

    model_config = ConfigDict(title="Problem")

    type: str = Field(description="Identifier of the kind of problem.", examples=[TYPE_BASE + "not_found"])
    title: str = Field(description="The kind of problem, in short.", examples=["Not found"])
    status: int = Field(description="HTTP status.", examples=[404])
    code: str = Field(description="Stable code to program against.", examples=["not_found"])
    detail: str = Field(description="One sentence for a person.", examples=["There is no posting demo/17."])
    errors: list[FieldError] = Field(
        default_factory=list, description="Each thing that is wrong, if there are several."
    )


def problem_response(problem: Problem, errors: Sequence[FieldError] = ()) -> Response:
    """The answer for ``problem``; a verdict's reasons are listed in ``errors``."""
    listed = [*errors, *(FieldError(field="", code=code, message=code) for code in problem.reasons)]
    response = Response(problem_bytes(problem, listed), status=problem.status, mimetype=MEDIA_TYPE)
    if problem.retry_after_s is not None:
        response.headers["Retry-After"] = str(problem.retry_after_s)
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="jobvej"'
    return response


def problem_bytes(problem: Problem, errors: Sequence[FieldError] = ()) -> bytes:
    """The body as UTF-8 JSON."""
    model = ProblemModel(
        type=TYPE_BASE + problem.code,
        title=TITLES.get(problem.status, problem.code.replace("_", " ").capitalize()),
        status=problem.status,
        code=problem.code,
        detail=problem.detail,
        errors=list(errors),
    )
    return json.dumps(model.model_dump(), ensure_ascii=False).encode("utf-8", errors="replace")


def problem_of_code(code: str, status: int, detail: str) -> dict[str, object]:
    """The body of a problem, as an example."""
    found: dict[str, object] = json.loads(problem_bytes(Problem(code, detail, status)))
    return found


def validation_response(error: ValidationError) -> Response:
    """The answer to a request whose fields are wrong. What was sent is not repeated: it may be somebody's CV."""
    errors = [
        FieldError(
            field=".".join(str(part) for part in item["loc"])[:MAX_FIELD_CHARS],
            code=str(item["type"]),
            message=str(item["msg"]),
        )
        for item in error.errors(include_url=False, include_context=False, include_input=False)[:MAX_ERRORS]
    ]
    first = errors[0] if errors else FieldError(field="", code="invalid", message="invalid")
    detail = f"{first.field or 'The body'}: {first.message}"
    return problem_response(Problem("invalid_request", detail, 422), errors)


def http_problem(error: HTTPException) -> Problem:
    """The problem for an error that the web framework raised."""
    status = error.code or 500
    detail = error.description or error.name
    if status == 404:
        detail = f"There is nothing at {request.path}."
    return Problem(FRAMEWORK[status][0] if status in FRAMEWORK else "failed", " ".join(detail.split()), status)


def problem_of(error: Exception) -> Problem:
    """The problem for any error; an unforeseen one is logged with its place but without its message or values."""
    if isinstance(error, HTTPException):
        return http_problem(error)
    problem = describe(error)
    if problem.code == "internal_error":
        _log.error("%s %s: %s at %s", request.method, request.path, type(error).__name__, _place(error))
    elif problem.status >= 500:
        _log.warning("%s %s: %s", request.method, request.path, problem.code)
    return problem


def allowed(error: Exception) -> dict[str, str]:
    """The header with the methods that an address takes, where the error is that it does not take this one."""
    found = error.get_headers() if isinstance(error, HTTPException) else ()
    return {name: value for name, value in found if name.lower() == "allow"}


def _place(error: BaseException) -> str:
    """File and line of the innermost frame. A traceback's messages could hold words of a CV, so they stay out."""
    trace = error.__traceback__
    if trace is None:
        return "unknown place"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"


def install(app: Flask, wants_page: Callable[[], bool], page: Callable[[Exception], Response]) -> None:
    """Answer every error with the one body; with ``page`` where ``wants_page`` says that a person looks at it."""

    @app.errorhandler(Exception)
    def on_error(error: Exception) -> Response:
        if wants_page():
            return page(error)
        if isinstance(error, HTTPException) and isinstance(error.response, Response):
            return error.response
        response = problem_response(problem_of(error))
        response.headers.update(allowed(error))
        return response
