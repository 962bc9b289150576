"""One worker process as its parent sees it: started, asked, watched, ended. Not for use by two threads at once."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

from extraction import errors
from extraction.documents.child import ANSWER, MEMORY_MESSAGE, REQUEST
from extraction.errors import ExtractionError, ParserUnavailableError, ParsingLimitError, UnreadableDocumentError

START_SECONDS = 60.0
"""Longest time for the process to load its modules; seen: 0.3 s on two idle cores, several seconds on loaded ones."""
_LATE_SECONDS = 5.0
"""Time for one that is first asked long after its start: it has been ready for long, and its word is still unread."""
_WATCH_SECONDS = 0.05
_GRACE_SECONDS = 2.0
"""After the time limit of a document plus this much the kernel ends a worker whose parent is gone."""
_MAX_ANSWER_BYTES = 96 * 1024 * 1024
_CHUNK = 1024 * 1024
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from {} import main; main(*map(int, sys.argv[2:]))"
CHILD = "extraction.documents.child"
"""The module whose process parses documents."""
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "TZ")
"""What a Python may need to start; passwords and settings of the service stay out of the worker."""


class WorkerProcess:
    """A child that answers one request at a time. It loads its modules while the parent goes on."""

    def __init__(self, memory_mb: int, module: str = CHILD, *arguments: int) -> None:
        """``module``: whose ``main`` runs in the child; it is given ``memory_mb`` and ``arguments``."""
        self._memory_bytes = memory_mb * 1024 * 1024
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        try:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-B",
                    "-c",
                    _BOOT.format(module),
                    str(_ROOT),
                    *map(str, (memory_mb, *arguments)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                bufsize=0,
                # Ctrl-C at the terminal is for the service, which then ends its workers in order.
                start_new_session=True,
            )
        except OSError as error:
            raise ParserUnavailableError(f"No process can be started to read documents: {error.strerror}.") from None
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)
        self._started = time.monotonic()
        self._base_bytes: int | None = None
        self.documents = 0

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def wait_ready(self) -> None:
        """Return when the modules are loaded. Raises ParserUnavailableError, and has ended the process then."""
        if self._base_bytes is not None:
            return
        try:
            deadline = max(self._started + START_SECONDS, time.monotonic() + _LATE_SECONDS)
            self._exchange(b"", b"", deadline)
        except ExtractionError as error:
            self.kill()
            raise ParserUnavailableError("The process that reads documents does not start.") from error
        self._base_bytes = self._resident()

    def ask(self, operation: int, data: bytes, name: str, timeout_s: float) -> Mapping[str, Any]:
        """The answer to one request.

        Raises the error that the answer carries; ParsingLimitError over time or memory and UnreadableDocumentError
        where the process died, and has ended it in both cases.
        """
        self.wait_ready()
        encoded = name.encode("utf-8", errors="replace")[:1000]
        head = REQUEST.pack(operation, timeout_s + _GRACE_SECONDS, len(encoded), len(data)) + encoded
        try:
            answer = self._exchange(head, data, time.monotonic() + timeout_s)
        except BaseException:
            self.kill()
            raise
        self.documents += 1
        if "error" in answer:
            kind = getattr(errors, str(answer["error"]), UnreadableDocumentError)
            raise kind(str(answer["message"]))
        return answer

    def resident_growth(self) -> int:
        """Bytes of resident memory beyond those it had when it was ready."""
        return self._resident() - (self._base_bytes or 0)

    def kill(self) -> None:
        """End the process at once and collect it."""
        self._process.kill()
        self.close()

    def close(self) -> None:
        """End the process by closing its input; it is killed if it is busy."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        try:
            self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _resident(self) -> int:
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _exchange(self, head: bytes, data: bytes, deadline: float) -> Mapping[str, Any]:
        """Send the request while reading the answer; watch the clock and the memory in between."""
        outgoing = [memoryview(part) for part in (head, data) if part]
        received = bytearray()
        expected: int | None = None
        with selectors.DefaultSelector() as selector:
            selector.register(self._out, selectors.EVENT_READ)
            if outgoing:
                selector.register(self._in, selectors.EVENT_WRITE)
            while expected is None or len(received) < expected:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise ParsingLimitError(
                        "The document takes too long to be read. Save it again, without pictures and attachments."
                    )
                for key, _events in selector.select(min(left, _WATCH_SECONDS)):
                    if key.fd == self._in:
                        self._send_some(outgoing, selector)
                    else:
                        self._receive_some(received)
                if expected is None and len(received) >= ANSWER.size:
                    expected = ANSWER.size + ANSWER.unpack_from(received)[0]
                    if expected > _MAX_ANSWER_BYTES:
                        raise ParsingLimitError(MEMORY_MESSAGE)
                self._check_memory()
        answer: Mapping[str, Any] = json.loads(memoryview(received)[ANSWER.size :].tobytes())
        return answer

    def _send_some(self, outgoing: list[memoryview], selector: selectors.BaseSelector) -> None:
        try:
            sent = os.write(self._in, outgoing[0][:_CHUNK])
        except BlockingIOError:
            return
        except BrokenPipeError:
            raise self._died() from None
        outgoing[0] = outgoing[0][sent:]
        if not outgoing[0]:
            del outgoing[0]
        if not outgoing:
            selector.unregister(self._in)

    def _receive_some(self, received: bytearray) -> None:
        try:
            chunk = os.read(self._out, _CHUNK)
        except BlockingIOError:
            return
        if not chunk:
            raise self._died()
        received += chunk

    def _check_memory(self) -> None:
        """The address space is limited by the kernel on Linux; elsewhere, and beside it, this watches what is used."""
        if self._base_bytes is not None and self.resident_growth() > self._memory_bytes:
            raise ParsingLimitError(MEMORY_MESSAGE)

    def _died(self) -> ExtractionError:
        return UnreadableDocumentError(
            "The document made its reader stop: it is damaged, or needs too much memory. Open it on your own machine, "
            "save it again and send that."
        )
