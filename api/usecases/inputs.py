"""Taking in a document or a field of a request, with its limits. Nothing here keeps or logs what it was given."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from api.errors import InvalidRequestError
from extraction.documents.limits import MAX_TEXT_CHARS, MAX_UPLOAD_BYTES
from extraction.errors import DocumentTooLargeError


def text_of(value: object, field: str = "text") -> str:
    """``value`` as clean text: half surrogate pairs, which no file can hold, become U+FFFD."""
    if not isinstance(value, str):
        raise InvalidRequestError(f"{field} must be a string")
    if len(value) > MAX_TEXT_CHARS:
        raise DocumentTooLargeError(f"{field} has more than {MAX_TEXT_CHARS} characters")
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def text_field(record: Mapping[str, Any], field: str) -> str:
    """A required field of text."""
    if record.get(field) is None:
        raise InvalidRequestError(f"{field} is missing")
    return text_of(record[field], field)


def bytes_of(path: str, limit: int = MAX_UPLOAD_BYTES) -> bytes:
    """The bytes of a document file. Raises DocumentTooLargeError before reading more than ``limit``."""
    if not path or "\0" in path:
        raise InvalidRequestError("path is empty" if not path else "path holds a NUL, which no file name can")
    found = Path(path).stat()
    if stat.S_ISDIR(found.st_mode):
        raise InvalidRequestError(f"{path} is a folder")
    if not stat.S_ISREG(found.st_mode):  # a device or pipe may never end, or never begin
        raise InvalidRequestError(f"{path} is no ordinary file")
    if not found.st_size:  # some in /proc have no size and still never end
        return b""
    with Path(path).open("rb") as file:
        data = file.read(limit + 1)  # it may have grown meanwhile
    if len(data) > limit:
        raise DocumentTooLargeError(f"{path} has {max(found.st_size, len(data))} bytes; a document may have {limit}")
    return data
