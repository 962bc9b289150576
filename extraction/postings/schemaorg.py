"""Finds schema.org JobPostings in JSON, JSON Lines, and JSON-LD inside HTML.

One bad posting never ends a feed: in its place stands an InvalidPostingError that says what is wrong.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from extraction.documents.text import decode
from extraction.documents.worker import DocumentParser
from extraction.errors import ExtractionError, InvalidPostingError, ParserUnavailableError

MAX_LINE_BYTES = 2 * 1024 * 1024
"""Bytes of one line of JSON Lines: one posting."""

MAX_JSON_BYTES = 64 * 1024 * 1024
"""Bytes of a JSON file that is one value; larger feeds come as JSON Lines, which are read line by line."""

MAX_DEPTH = 64
"""JSON values inside each other. A JobPosting has about 6."""

_MAX_GRAPH_DEPTH = 8
_CONTAINERS = ("@graph", "itemListElement", "item", "mainEntity", "jobPosting", "jobs", "postings", "results", "items")
_LINES = (".jsonl", ".ndjson", ".jsonlines")
_PAGES = (".html", ".htm", ".xhtml")
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)

Found = tuple[int, Mapping[str, Any] | InvalidPostingError]


def load_job_postings(data: bytes, filename: str, parser: DocumentParser | None = None) -> Iterator[Found]:
    """The postings in a file, each with its line (JSON Lines) or its place in the file, counted from 1.

    HTML is parsed in the worker process of ``parser``, or in one that lives as long as this call. Raises
    ParserUnavailableError only; every other trouble is an item.
    """
    opening = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    name = filename.lower()
    if not opening:
        yield 1, InvalidPostingError("The file is empty.")
    elif opening.startswith(b"<") or (name.endswith(_PAGES) and not opening.startswith((b"{", b"["))):
        yield from _from_html(data, parser)
    elif not opening.startswith(b"[") and (name.endswith(_LINES) or _is_lines(data)):
        yield from _from_lines(data)
    else:
        yield from _from_json(data)


def _is_lines(data: bytes) -> bool:
    """Whether the first line that is not blank is a whole JSON object and another follows."""
    head, _, rest = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return head.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{"


def json_values(data: bytes) -> Iterator[tuple[int, Any]]:
    """The values of a JSON array, each with its number, or of JSON Lines, each with its line.

    A line that cannot be read is an InvalidPostingError on its place. Raises InvalidPostingError where the whole is
    neither.
    """
    opening = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not opening:
        return iter(())
    if opening.startswith(b"["):
        value = json_value(data)
        return iter(enumerate(value, start=1))
    if not opening.startswith(b"{"):
        raise InvalidPostingError("It is neither a JSON array nor JSON Lines.")
    return (
        (number, line if isinstance(line, InvalidPostingError) else _or_error(line)) for number, line in _lines(data)
    )


def _or_error(line: bytes) -> Any:
    try:
        return json_value(line)
    except InvalidPostingError as error:
        return error


def _from_lines(data: bytes) -> Iterator[Found]:
    for number, line in _lines(data):
        yield number, line if isinstance(line, InvalidPostingError) else _only(line)


def _lines(data: bytes) -> Iterator[tuple[int, bytes | InvalidPostingError]]:
    """The lines that are not blank, by number; an error in the place of one that is too long."""
    stream = io.BytesIO(data.removeprefix(b"\xef\xbb\xbf"))
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            while (rest := stream.readline(MAX_LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield number, InvalidPostingError(f"The line is over {MAX_LINE_BYTES // 1024 // 1024} MB.")
        elif line.strip():
            yield number, line


def _only(line: bytes) -> Mapping[str, Any] | InvalidPostingError:
    """The one posting of a line."""
    try:
        value = json_value(line)
    except InvalidPostingError as error:
        return error
    found = list(_postings(value, 0))
    if len(found) == 1:
        return found[0]
    return InvalidPostingError(f"The line holds {len(found)} JobPostings, not one.", "@type")


def _from_json(data: bytes) -> Iterator[Found]:
    if len(data) > MAX_JSON_BYTES:
        yield 1, InvalidPostingError(f"The file is over {MAX_JSON_BYTES // 1024 // 1024} MB; send it as JSON Lines.")
        return
    try:
        value = json_value(data)
    except InvalidPostingError as error:
        yield 1, error
        return
    if isinstance(value, list):
        number = 0
        for entry in value:
            found = list(_postings(entry, 1))
            if not found:
                number += 1
                yield number, InvalidPostingError("The entry is no JobPosting.", "@type")
            for posting in found:
                number += 1
                yield number, posting
        return
    found = list(_postings(value, 0))
    if not found:
        yield 1, InvalidPostingError("The file holds no JobPosting.", "@type")
    yield from enumerate(found, start=1)


def _from_html(data: bytes, parser: DocumentParser | None) -> Iterator[Found]:
    try:
        if parser is not None:
            blocks = parser.json_ld(data)
        else:
            with DocumentParser() as own:
                blocks = own.json_ld(data)
    except ParserUnavailableError:
        raise
    except ExtractionError as error:
        yield 1, InvalidPostingError(str(error))
        return
    number = 0
    for block in blocks:
        try:
            found: list[Mapping[str, Any] | InvalidPostingError] = list(_postings(json_value(_bare(block)), 0))
        except InvalidPostingError as error:
            found = [error]
        for item in found:
            number += 1
            yield number, item
    if not number:
        yield 1, InvalidPostingError("The page holds no JobPosting as JSON-LD.", "@type")


def _bare(block: str) -> bytes:
    """A script's text without the comment signs that some pages put around it."""
    text = block.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>")
    return text.encode("utf-8", errors="replace")


def json_value(data: bytes) -> Any:
    """The JSON value. Raises InvalidPostingError, also for what is nested too deeply or has numbers without end."""
    if _depth(data) > MAX_DEPTH:
        raise InvalidPostingError(f"The JSON is nested deeper than {MAX_DEPTH} levels.")
    try:
        text = decode(data)
    except ExtractionError:
        raise InvalidPostingError("The file is no text; JSON comes as UTF-8.") from None
    try:
        return json.loads(text, parse_constant=_no_constant, strict=False)
    except json.JSONDecodeError as error:
        raise InvalidPostingError(f"No JSON: {error.msg} at line {error.lineno}, column {error.colno}.") from None
    except (ValueError, RecursionError, MemoryError):
        raise InvalidPostingError("The JSON has a number that cannot be read.") from None


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _depth(data: bytes) -> int:
    """How deep the brackets outside strings go, at most MAX_DEPTH + 1; one pass."""
    depth = deepest = 0
    for match in _BRACKETS.finditer(data):
        sign = match[0]
        if sign in (b"[", b"{"):
            depth += 1
            deepest = max(deepest, depth)
            if deepest > MAX_DEPTH:
                break
        elif sign in (b"]", b"}"):
            depth -= 1
    return deepest


def is_job_posting(value: Mapping[str, Any]) -> bool:
    """Whether an object is a JobPosting: by its type, or untyped by having a title and a description."""
    kinds = value.get("@type", value.get("type"))
    names = [
        str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds])
    ]
    if "JobPosting" in names:
        return True
    return "@type" not in value and "title" in value and "description" in value


def _postings(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The JobPostings in a value, also inside @graph, item lists and the like."""
    if depth > _MAX_GRAPH_DEPTH:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _postings(entry, depth + 1)
    elif isinstance(value, dict):
        if is_job_posting(value):
            yield value
            return
        for name in _CONTAINERS:
            if isinstance(value.get(name), (dict, list)):
                yield from _postings(value[name], depth + 1)
