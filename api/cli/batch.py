"""The one runner of all batch commands: JSON Lines in, one line out for each line in, in order.

A line that cannot be answered becomes ``{"id", "error": {"code", "message"}}`` on its place; the rest is still
answered, and the exit status is 1 at the end. Lines are answered as they come (a caller may wait for each answer);
those that are already waiting are given to the handler together, because linking many texts at once is quicker.
"""

from __future__ import annotations

import json
import math
import queue
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn, TextIO

from api.errors import EXIT_FAILED, InvalidRequestError, MalformedJsonError, describe

Record = Mapping[str, Any]
Answer = Mapping[str, Any]
Handler = Callable[[Sequence[Record]], Sequence["Answer | Exception"]]
"""Answers to as many records, in order; an exception stands for a record that cannot be answered."""

MAX_LINE_BYTES = 16 * 1024 * 1024
_PROGRESS_S = 2.0
_WAITING_LINES = 512
_WAITING_BYTES = 2 * MAX_LINE_BYTES
"""Lines that wait, and lines that were answered together last, may have so many bytes (and one line more)."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: what it held, or why it could not be read."""

    identifier: Any
    record: Record | None
    error: Exception | None = None
    size: int = 0


def each(handler: Callable[[Record], Answer]) -> Handler:
    """Turn a handler of one record into a handler of several; what it raises becomes that record's error."""

    def answer(record: Record) -> Answer | Exception:
        try:
            return handler(record)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one line must not end the batch
            return error

    return lambda records: [answer(record) for record in records]


def run_batch(
    handler: Handler,
    *,
    chunk: int = 1,
    source: BinaryIO | None = None,
    target: TextIO | None = None,
    progress: TextIO | None = None,
) -> int:
    """Answer every line of ``source`` (stdin) on ``target`` (stdout); at most ``chunk`` lines go to a handler at once.

    Gives the exit status: 0, or 1 when a line could not be answered. Progress goes to ``progress`` (stderr).
    """
    source = source or _stdin()
    target = target or sys.stdout
    meter = _Meter(progress or sys.stderr)
    for lines in _chunks(source, chunk):
        answers = iter(_answers(handler, [line.record for line in lines if line.record is not None]))
        for line in lines:
            outcome = line.error if line.error is not None else next(answers)
            failed = isinstance(outcome, Exception)
            body = _problem(outcome) if isinstance(outcome, Exception) else outcome
            target.write(to_line({"id": line.identifier, **body}) + "\n")
            meter.count(failed=failed)
        target.flush()
    meter.end()
    return EXIT_FAILED if meter.failed else 0


def to_line(value: Mapping[str, Any]) -> str:
    """One line of JSON, readable (æ ø å as themselves); half surrogate pairs, which no UTF-8 can hold, are escaped."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return line


def _stdin() -> BinaryIO:
    """Stdin through a buffer of its own: a thread waiting in ``sys.stdin`` would stop the interpreter from ending."""
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except (OSError, ValueError):  # not a real file, as in tests
        return sys.stdin.buffer


def _answers(handler: Handler, records: Sequence[Record]) -> Sequence[Answer | Exception]:
    if not records:
        return []
    try:
        return handler(records)
    except Exception as error:  # noqa: BLE001 - each of these lines gets it on its place
        # One record may have spoiled the whole chunk: ask for each alone before blaming them all.
        if len(records) == 1:
            return [error]
        return [answer for record in records for answer in _answers(handler, [record])]


def _problem(error: Exception) -> Answer:
    problem = describe(error)
    message = problem.detail if problem.code != "internal_error" else f"{type(error).__name__}: {error}"
    return {"error": {"code": problem.code, "message": message}}


class _Room:
    """How many bytes of lines are held: the thread that reads waits while they are too many."""

    def __init__(self) -> None:
        self._held = 0
        self._changed = threading.Condition()

    def take(self, size: int) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._held < _WAITING_BYTES)
            self._held += size

    def give_back(self, size: int) -> None:
        with self._changed:
            self._held -= size
            self._changed.notify()


def _chunks(source: BinaryIO, size: int) -> Iterator[list[_Line]]:
    """Lists of 1 to ``size`` lines: those that have already come, without waiting for more."""
    waiting: queue.Queue[_Line | None] = queue.Queue(maxsize=_WAITING_LINES)
    room = _Room()

    def read() -> None:
        number = 0
        try:
            while raw := source.readline(MAX_LINE_BYTES + 1):
                number += 1
                room.take(len(raw))
                waiting.put(_parse(raw, number))
                while len(raw) > MAX_LINE_BYTES and not raw.endswith(b"\n"):  # the rest of a line that is too long
                    raw = source.readline(MAX_LINE_BYTES + 1)
        finally:
            waiting.put(None)

    threading.Thread(target=read, name="stdin", daemon=True).start()
    while (line := waiting.get()) is not None:
        lines = [line]
        ended = False
        while len(lines) < size and not ended:
            try:
                following = waiting.get_nowait()
            except queue.Empty:
                break
            if following is None:
                ended = True
            else:
                lines.append(following)
        yield lines
        room.give_back(sum(line.size for line in lines))
        if ended:
            return


def _parse(raw: bytes, number: int) -> _Line:
    size = len(raw)
    if size > MAX_LINE_BYTES:
        detail = f"line {number} is longer than {MAX_LINE_BYTES // (1024 * 1024)} MiB"
        return _Line(None, None, InvalidRequestError(detail), size)
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        record = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        return _Line(None, None, MalformedJsonError(f"line {number} is not JSON: {why}"), size)
    if not isinstance(record, dict):
        return _Line(None, None, InvalidRequestError(f"line {number} is not a JSON object"), size)
    identifier = record_id(record)
    if identifier is None:
        return _Line(None, None, InvalidRequestError(f"line {number} has no id"), size)
    return _Line(identifier, record, None, size)


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"JSON has no {name}")


def _number(digits: str) -> float:
    """``digits`` as a number; one that is too large would become an infinity, which no answer could repeat."""
    number = float(digits)
    if math.isinf(number):
        raise ValueError("a number in it is too large")
    return number


def record_id(record: Record) -> str | int | float | None:
    """The ``id`` of a record; for a schema.org JobPosting without one, its ``identifier.value``; else None."""
    found = record.get("id")
    if found is None:
        identifier = record.get("identifier")
        found = identifier.get("value") if isinstance(identifier, Mapping) else identifier
    return found if isinstance(found, str | int | float) else None


class _Meter:
    """Counts lines, and says so now and then."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.done = 0
        self.failed = 0
        self.begun = self.said = time.monotonic()

    def count(self, *, failed: bool) -> None:
        self.done += 1
        self.failed += failed
        now = time.monotonic()
        if now - self.said >= _PROGRESS_S:
            self.said = now
            self._say(now)

    def end(self) -> None:
        self._say(time.monotonic())

    def _say(self, now: float) -> None:
        rate = self.done / max(now - self.begun, 1e-9)
        failed = f", {self.failed} with an error" if self.failed else ""
        self.stream.write(f"{self.done} lines{failed}, {rate:.0f} a second\n")
        self.stream.flush()
