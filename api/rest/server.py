"""Serving with waitress. Bodies stay in memory (a CV must not reach a temporary file) and are counted as they come.

waitress would write a large body to disk and answer one over its limit in plain text at once, which a client that is
still sending never reads. Here the surplus is read and thrown away, and the answer is the API's own error body, or for
somebody at a page a page that says it.
"""

from __future__ import annotations

import contextlib
import functools
import io
import logging
import threading
import time
from collections.abc import Mapping
from typing import Any

import waitress
from flask import Flask, Response
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge
from werkzeug.exceptions import RequestEntityTooLarge as TooLarge

from api.errors import Problem
from api.rest.problems import MEDIA_TYPE, problem_bytes
from api.settings import MEBIBYTE, Settings

_FORM_SURPLUS = 64 * 1024
"""Bytes that the other fields and the boundaries of an upload may take."""
_DRAIN_BYTES = 256 * MEBIBYTE
"""A longer body is not even read to its end: the connection is closed."""
_LAST_REQUESTS_S = 10.0
_log = logging.getLogger("jobvej.serve")


def body_limit(settings: Settings) -> int:
    """Largest request body in bytes: a document of the largest size, base64 not allowed for, and its form."""
    return settings.upload_bytes + _FORM_SURPLUS


class MemoryBody:
    """A request's body in memory; what comes after ``limit`` bytes is counted and dropped."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.length = 0
        self.kept = io.BytesIO()

    def __len__(self) -> int:
        return self.length

    @property
    def overflowed(self) -> bool:
        """Whether more came than may be kept."""
        return self.length > self.limit

    def append(self, data: bytes) -> None:
        """Take in the next bytes."""
        self.length += len(data)
        if self.overflowed:
            self.kept = io.BytesIO()
        else:
            self.kept.seek(0, io.SEEK_END)
            self.kept.write(data)

    def getfile(self) -> io.BytesIO:
        """The body as a file at its beginning."""
        self.kept.seek(0)
        return self.kept

    def close(self) -> None:
        """Free the memory."""
        self.kept.close()


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """Answers what waitress refuses by itself: a browser by a page of ``app``, all others by the API's error body."""

    app: Flask | None = None

    def execute(self) -> None:
        """Write the response."""
        error: Any = self.request.error
        by_person = "text/html" in self.request.headers.get("ACCEPT", "")
        if error.code == RequestEntityTooLarge.code and self.app is not None and by_person:
            sent = {name.replace("_", "-"): value for name, value in self.request.headers.items()}
            self._write(too_large(self.app, str(self.request.path), sent))
            return
        code = {413: "document_too_large", 431: "headers_too_large", 501: "not_implemented"}.get(
            error.code, "bad_request"
        )
        detail = "The request is larger than this service takes in." if error.code == 413 else error.reason + "."
        body = problem_bytes(Problem(code, detail, error.code))
        headers = [("Content-Type", MEDIA_TYPE), ("X-Content-Type-Options", "nosniff")]
        self._write(Response(body, f"{error.code} {error.reason}", headers))

    def _write(self, response: Response) -> None:
        body = response.get_data()
        self.status = response.status
        self.response_headers.extend(pair for pair in response.headers if pair[0] != "Content-Length")
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def too_large(app: Flask, path: str, headers: Mapping[str, str]) -> Response:
    """The application's own answer to a request whose body was too large to be kept, with its usual headers."""
    asked = {name: value for name, value in headers.items() if name not in ("CONTENT-LENGTH", "CONTENT-TYPE")}
    with app.test_request_context(path, method="POST", headers=asked):
        error = TooLarge("The request is larger than this service takes in.")
        return app.process_response(app.make_response(app.handle_user_exception(error)))


def _channel(limit: int, app: Flask) -> type[Any]:
    class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
        error: Any = None

        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if self.body_rcv is not None:
                self.body_rcv.buf = MemoryBody(limit)

        def received(self, data: bytes) -> int:
            consumed: int = super().received(data)
            body = self.body_rcv
            if self.completed and self.error is None and body is not None and body.buf.overflowed:
                self.error = RequestEntityTooLarge(f"more than {limit} bytes")
            return consumed

    class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
        parser_class = Parser
        error_task_class = type("AppTask", (ProblemTask,), {"app": app})

    return Channel


def create_server(app: Flask, settings: Settings) -> Any:
    """A waitress server bound to the settings' address; ``effective_port`` is its port. Raises OSError if taken."""
    settings.check_bind()
    server = waitress.create_server(
        app,
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        ident=None,
        max_request_body_size=_DRAIN_BYTES,
        max_request_header_size=32 * 1024,
        channel_timeout=60,
        connection_limit=500,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = _channel(body_limit(settings), app)
    return server


def ask_to_stop(server: Any, stop: threading.Event) -> None:
    """Let ``serve`` end soon. Safe in a signal handler and from any thread."""
    stop.set()
    with contextlib.suppress(OSError):  # it has already ended
        server.pull_trigger()


def serve(server: Any, stop: threading.Event) -> None:
    """Serve until ``ask_to_stop``, then let running requests end, at most 10 s."""
    accept = functools.partial(server.asyncore.loop, map=server._map, use_poll=True, count=1)
    while not stop.is_set():
        accept(timeout=1.0)
    _log.info("stopping: no new requests are taken")
    server.accepting = False
    deadline = time.monotonic() + _LAST_REQUESTS_S
    while _busy(server) and time.monotonic() < deadline:
        accept(timeout=0.1)
    server.task_dispatcher.shutdown(timeout=1)
    for channel in list(server.active_channels.values()):
        channel.handle_close()
    server.close()


def _busy(server: Any) -> bool:
    return any(channel.requests or channel.total_outbufs_len for channel in server.active_channels.values())
