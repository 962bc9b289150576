"""Tables of ads, one a row: CSV, and Excel (.xlsx, parsed in the worker). A map says which column is which field.

Complete: a row that is gone has vanished. Without a map, a column named as a field is that field.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from extraction.documents.text import decode
from extraction.errors import (
    ChangedShapeError,
    ExtractionError,
    InvalidPostingError,
    InvalidSourceError,
    ParserUnavailableError,
)
from extraction.postings.sources.base import (
    Broken,
    Entry,
    Item,
    NoDetails,
    Page,
    SourceConfig,
    job_posting,
    organization,
    place,
)

if TYPE_CHECKING:
    from extraction.documents.worker import DocumentParser

FIELDS = (
    "identifier", "title", "description", "employer", "date_posted", "valid_through", "postcode", "town", "country",
    "url", "employment_type", "sector", "language", "remote",
)  # fmt: skip
"""Fields that a column may be."""
REQUIRED = ("title", "description")
MAX_CELL_CHARS = 200_000
MOST_SHOWN, FOUND_SHOWN, NAME_SHOWN = 20, 5, 40
"""Columns that a message names, those that are missing and those that were found; characters of each name."""
_TRUE = frozenset(("1", "ja", "yes", "true", "sand", "x", "fjernarbejde", "remote", "telecommute"))
_SEPARATORS = ";,\t|"

Row = tuple[int, Sequence[str]]


class _Table(NoDetails):
    """What CSV and Excel have in common."""

    complete = True

    def __init__(self, config: SourceConfig, parser: DocumentParser) -> None:
        self.config = config
        self._parser = parser
        unknown = sorted(set(config.columns.values()) - set(FIELDS))
        if unknown:
            raise InvalidSourceError(
                f"source {config.name}: no field is named {', '.join(unknown)}; fields are {', '.join(FIELDS)}"
            )
        lacking = [name for name in REQUIRED if config.columns and name not in config.columns.values()]
        if lacking:
            raise InvalidSourceError(f"source {config.name}: no column is mapped to {', '.join(lacking)}")

    def start(self, cursor: str) -> str:
        """Always the whole."""
        return self.config.location

    def read(self, data: bytes, cursor: str) -> Page:
        """The rows, each by its line in the file or its row in the sheet; blank ones are passed over."""
        if not data.strip():
            return Page(())
        rows = self._rows(data)
        _, header = next(rows, (0, ()))
        if not header:
            return Page(())
        at = self._positions([" ".join(name.split()) for name in header])
        return Page(tuple(_entry(number, row, at, len(header)) for number, row in rows if any(map(str.strip, row))))

    def _rows(self, data: bytes) -> Iterator[Row]:
        raise NotImplementedError

    def _positions(self, header: list[str]) -> dict[str, int]:
        """Field -> position of its column. Raises ChangedShapeError naming the columns that are missing."""
        columns = self.config.columns or {name: name for name in FIELDS if name in header or name in REQUIRED}
        missing = [column for column in columns if column not in header]
        if missing:
            raise ChangedShapeError(
                f"{self.config.location}: columns missing: {_few(missing, MOST_SHOWN)}; "
                f"found: {_few([column for column in header if column], FOUND_SHOWN)}. "
                f"Mend the columns of source {self.config.name}."
            )
        return {name: header.index(column) for column, name in columns.items()}

    def mapping(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """A row as a JobPosting."""
        remote = str(value.get("remote", "")).strip().lower() in _TRUE
        return job_posting(
            self.config.name,
            value.get("identifier"),
            title=value.get("title"),
            description=value.get("description"),
            hiringOrganization=organization(value.get("employer")),
            datePosted=value.get("date_posted"),
            validThrough=value.get("valid_through"),
            jobLocation=place(value.get("postcode"), value.get("town"), value.get("country")),
            jobLocationType="TELECOMMUTE" if remote else None,
            url=value.get("url"),
            employmentType=value.get("employment_type"),
            industry=value.get("sector"),
            inLanguage=value.get("language"),
        )


def _few(names: Sequence[str], most: int) -> str:
    """The first of some names, shortened, and how many more there are."""
    shown = [name if len(name) <= NAME_SHOWN else f"{name[: NAME_SHOWN - 1]}…" for name in names[:most]]
    more = [f"{len(names) - most} more"] if len(names) > most else []
    return ", ".join(shown + more) or "none"


def _entry(number: int, row: Sequence[str], at: Mapping[str, int], width: int) -> Entry:
    value = {name: row[place].strip() for name, place in at.items() if place < len(row)}
    if len(row) > width and any(map(str.strip, row[width:])):
        text = f"The row has {len(row)} cells and the header {width}; put quotes around cells that hold the separator."
        return Broken(number, InvalidPostingError(text), value.get("identifier", ""))
    return Item(number, value)


class CsvTable(_Table):
    """Kind ``csv``: UTF-8, UTF-16 or Windows-1252; the separator is the one of ``;`` ``,`` tab ``|`` in the header."""

    def _rows(self, data: bytes) -> Iterator[Row]:
        try:
            text = decode(data)
        except ExtractionError as error:
            raise ChangedShapeError(f"{self.config.location} is no text: {error}") from None
        opening = text.lstrip("\ufeff\r\n").partition("\n")[0]
        separator = max(_SEPARATORS, key=lambda sign: (opening.count(sign), -_SEPARATORS.index(sign)))
        before = csv.field_size_limit(MAX_CELL_CHARS)
        reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator, strict=True)
        try:
            line = 1
            for row in reader:
                if row:
                    yield line, row
                line = reader.line_num + 1
        except csv.Error as error:
            raise ChangedShapeError(f"{self.config.location}, line {reader.line_num}: {error}") from None
        finally:
            csv.field_size_limit(before)


class ExcelTable(_Table):
    """Kind ``xlsx``. Option ``sheet``: the sheet's name; the first sheet without it."""

    def _rows(self, data: bytes) -> Iterator[Row]:
        try:
            rows = self._parser.table(data, self.config.options.get("sheet", ""))
        except ParserUnavailableError:
            raise
        except ExtractionError as error:
            raise ChangedShapeError(f"{self.config.location}: {error}") from None
        yield from ((number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row)))
