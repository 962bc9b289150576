"""The contract of a posting source: bytes and a cursor in, entries and the next cursor out. None goes to the network.

A source is *complete* where one whole reading names every ad that is live, so that an ad it no longer names has
vanished; or it is a stream of changes, which says itself what was removed and goes on from its cursor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from extraction.errors import ExtractionError, InvalidPostingError


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """One source as it is set up. ``name`` is the source of its postings, whatever they name themselves.

    Of ``url`` and ``path`` one is given. ``columns`` maps a table's columns to fields; ``options`` are those of the
    kind (``sheet`` of Excel, ``parameter`` of JobStream).
    """

    name: str
    kind: str
    url: str = ""
    path: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def location(self) -> str:
        """Where it is: its URL, or its path."""
        return self.url or self.path


@dataclass(frozen=True, slots=True)
class Item:
    """One ad in the source's own form. ``place``: its line, row or number in what was read, from 1."""

    place: int
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """What should be an ad and is none. ``identifier``: the source's own, or "" where even that cannot be read."""

    place: int
    error: ExtractionError
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """An ad that the source says is no more. ``day``: ISO date or None."""

    place: int
    identifier: str
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An ad on a page of its own, at ``url`` (relative to what was read). ``mark``: the cursor once it is done."""

    place: int
    url: str
    identifier: str = ""
    mark: str = ""


Entry = Item | Broken | Removed | Link


@dataclass(frozen=True, slots=True)
class Page:
    """What one reading gave. ``following``: URLs to read next in this run · ``cursor``: where the next run begins."""

    entries: tuple[Entry, ...]
    cursor: str = ""
    following: tuple[str, ...] = ()


class PostingSource(Protocol):
    """One source. Reading keeps nothing: the same bytes and cursor give the same page."""

    @property
    def config(self) -> SourceConfig:
        """How it is set up."""
        ...

    @property
    def complete(self) -> bool:
        """Whether one whole reading names every ad that is live."""
        ...

    def start(self, cursor: str) -> str:
        """The URL or path that a run with this cursor ("" at first) reads first."""
        ...

    def read(self, data: bytes, cursor: str) -> Page:
        """The entries in ``data``. One bad ad never ends a reading: it is a ``Broken`` on its place.

        Raises ChangedShapeError where the whole is not of the form that it should be, ParserUnavailableError.
        """
        ...

    def detail(self, data: bytes, link: Link) -> Iterator[Item | Broken | Removed]:
        """What stands on the page of a link."""
        ...

    def mapping(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """An item's value as a schema.org JobPosting."""
        ...


class NoDetails:
    """For sources whose ads stand whole in what is read."""

    def detail(self, data: bytes, link: Link) -> Iterator[Item | Broken | Removed]:
        """Never asked for."""
        raise NotImplementedError(f"{type(self).__name__} has no links ({link.url}, {len(data)} bytes)")


def text_at(value: Any, *path: str) -> Any:
    """What stands at a path of keys, or None."""
    for name in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def job_posting(source: str, identifier: Any, **properties: Any) -> dict[str, Any]:
    """A schema.org JobPosting with those of ``properties`` that hold something."""
    found: dict[str, Any] = {"@type": "JobPosting"}
    if identifier not in (None, ""):
        found["identifier"] = {"@type": "PropertyValue", "name": source, "value": str(identifier)}
    found |= {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return found


def organization(name: Any) -> dict[str, Any] | None:
    """An Organization of that name, or None for none."""
    return {"@type": "Organization", "name": name} if name else None


def place(postcode: Any, town: Any, country: Any = None, region: Any = None) -> dict[str, Any] | None:
    """A Place with that address, or None where nothing is known."""
    address = {"postalCode": postcode, "addressLocality": town, "addressRegion": region}
    address = {name: value for name, value in address.items() if value}
    if not address:
        return None
    return {"@type": "Place", "address": {**address, **({"addressCountry": country} if country else {})}}


def not_an_object(place: int, value: Any) -> Broken:
    """For an entry that should be a JSON object."""
    return Broken(place, InvalidPostingError(f"The entry is no object but {type(value).__name__}."))
