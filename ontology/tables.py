"""Reading one CSV table: bytes to rows, with errors that name the file and the line."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

from ontology.errors import SourceError

_SEPARATORS = re.compile(r"[\r\n]+| \| ")
_URI = re.compile(r"(?:https?://|urn:)[^\s\x00-\x20<>\"{}|\\^`]+")


def clean(text: str) -> str:
    """NFC, with every run of white space (no-break spaces and line breaks too) as one blank."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def clean_note(text: str) -> str:
    """NFC, blanks collapsed within lines, empty lines dropped; the line breaks of lists stay."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\n" not in text and "\r" not in text:
        return " ".join(text.split())
    return "\n".join(line for line in (" ".join(part.split()) for part in text.splitlines()) if line)


def split_labels(cell: str) -> list[str]:
    """The labels of one cell, cleaned: ESCO separates them by line breaks, or in its collections by " | "."""
    return [label for label in map(clean, _SEPARATORS.split(cell)) if label] if cell else []


def is_uri(text: str) -> bool:
    """Whether the text is an absolute URI that can stand in Turtle as it is."""
    return _URI.fullmatch(text) is not None


def decode(data: bytes, name: str) -> str:
    """UTF-8 with or without byte order mark; SourceError with the line of the first byte that is not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"{name}, line 1: the file is UTF-16; save it as UTF-8 (ESCO publishes UTF-8)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise SourceError(f"{name}, line {line}: byte 0x{byte:02x} is not UTF-8; save the file as UTF-8") from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(f"{name}, line {line}: a NUL character; the file is damaged or not a text file")
    return text


class Table:
    """One CSV table: ``columns`` by name, rows one by one, ``line`` of the row last read.

    The delimiter is the one of comma, semicolon and tab that the header uses most (spreadsheets set to Danish write
    semicolons). Column names are matched in any case. A missing column named in ``required`` raises SourceError.
    ``skip``: lines before the header that are no part of the table.
    """

    def __init__(self, data: bytes, name: str, required: Sequence[str] = (), skip: int = 0) -> None:
        self.name = name
        self._skipped = skip
        text = decode(data, name)
        if skip:
            text = [*text.split("\n", skip), ""][skip]
        first = text.split("\n", 1)[0]
        self._delimiter = max(",;\t", key=first.count)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter)
        header = next(self._rows(), None)
        if header is None:
            raise SourceError(f"{name}: the file is empty")
        self.header = [cell.strip() for cell in header]
        self._width = len(self.header)
        self._index = {cell.lower(): position for position, cell in enumerate(self.header)}
        missing = [column for column in required if column.lower() not in self._index]
        if missing:
            raise SourceError(
                f"{name}, line 1: no column {', '.join(missing)} (found: {', '.join(self.header[:20])}); "
                "is it an ESCO table?"
            )

    @property
    def line(self) -> int:
        """Number of the line on which the row last read ends, from 1."""
        return self._skipped + self._reader.line_num

    def has(self, column: str) -> bool:
        """Whether the header names the column."""
        return column.lower() in self._index

    def position(self, column: str) -> int:
        """Index of the column in every row; a column that the table lacks reads as an empty cell."""
        return self._index.get(column.lower(), self._width)

    def rows(self) -> Iterator[list[str] | None]:
        """The rows, each with one empty cell added at its end; None stands for a row with more cells than columns.

        Rows without any cell (blank lines) are left out; short rows are filled with empty cells.
        """
        width = self._width
        for row in self._rows():
            length = len(row)
            if length == width:
                row.append("")
                yield row
            elif length < width:
                if length:
                    row.extend([""] * (width - length + 1))
                    yield row
            elif any(row[width:]):
                yield None
            else:
                yield [*row[:width], ""]

    def _rows(self) -> Iterator[list[str]]:
        try:
            yield from self._reader
        except csv.Error as error:
            raise SourceError(
                f"{self.name}, line {self.line}: {error}; a quotation mark before it may not be closed"
            ) from None
