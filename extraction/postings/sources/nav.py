"""The Norwegian vacancy feed ("pam-stilling-feed"): pages of changes, each entry with a page of its own for the ad.

A feed page has ``items`` and ``next_url`` (null at the end); an item has ``url``, ``date_modified`` and ``_feed_entry``
with ``uuid`` and ``status``. The entry's page has ``status`` and ``ad_content`` (``json`` in its first version) with
``title``, ``description`` (HTML), ``employer``, ``workLocations``, ``applicationDue``, ``published``. Format:
https://navikt.github.io/pam-stilling-feed. It wants a token (``token_env``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extraction.errors import ChangedShapeError, InvalidPostingError
from extraction.postings.dates import iso_date, plausible_moment
from extraction.postings.schemaorg import json_value
from extraction.postings.sources.base import (
    Broken,
    Entry,
    Item,
    Link,
    Page,
    Removed,
    SourceConfig,
    job_posting,
    not_an_object,
    organization,
    place,
    text_at,
)

if TYPE_CHECKING:
    from extraction.documents.worker import DocumentParser

_COUNTRIES = {"NORGE": "NO", "DANMARK": "DK", "SVERIGE": "SE"}


class NavFeed:
    """Kind ``nav``. The cursor is ``page url#moment``: the page to read, and the last change of it that is done."""

    complete = False

    def __init__(self, config: SourceConfig, parser: DocumentParser) -> None:
        self.config = config

    def start(self, cursor: str) -> str:
        """The page that the last run ended on, or the first."""
        return cursor.partition("#")[0] or self.config.location

    def read(self, data: bytes, cursor: str) -> Page:
        """Links to live ads, and removals, of the entries that are newer than the cursor."""
        try:
            found = json_value(data)
        except InvalidPostingError as error:
            raise ChangedShapeError(f"{self.config.location}: {error}") from None
        if not isinstance(found, Mapping) or not isinstance(found.get("items"), list) or "next_url" not in found:
            raise ChangedShapeError(f"{self.config.location}: a feed page has items and next_url, this one has not")
        at, _, done = cursor.partition("#")
        entries: list[Entry] = []
        newest = done
        for number, value in enumerate(found["items"], start=1):
            moment = str(text_at(value, "date_modified") or "")
            if done and moment and moment <= done:
                continue
            entries.append(_entry(number, value))
            newest = max(newest, plausible_moment(moment))
        following = found["next_url"]
        if isinstance(following, str) and following:
            return Page(tuple(entries), following, (following,))
        return Page(tuple(entries), f"{at or self.config.location}#{newest}")

    def detail(self, data: bytes, link: Link) -> Iterator[Item | Broken | Removed]:
        """The ad of an entry; it may have been removed since the page was written."""
        try:
            found = json_value(data)
        except InvalidPostingError as error:
            yield Broken(link.place, error, link.identifier)
            return
        content = text_at(found, "ad_content") or text_at(found, "json")
        if text_at(found, "status") == "INACTIVE":
            yield Removed(link.place, link.identifier, iso_date(text_at(found, "sistEndret")))
        elif isinstance(content, Mapping):
            yield Item(link.place, {"uuid": link.identifier, **content})
        else:
            missing = InvalidPostingError("The entry has no ad_content.", "ad_content")
            yield Broken(link.place, missing, link.identifier)

    def mapping(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """An ad as a JobPosting."""
        locations = value.get("workLocations")
        places = [
            found
            for at in (locations if isinstance(locations, list) else [])
            if (found := place(text_at(at, "postalCode"), _town(at), _country(at), text_at(at, "county")))
        ]
        due = iso_date(value.get("applicationDue"))  # "Snarest" (as soon as possible) is no date
        categories = value.get("occupationCategories")
        category = text_at(categories[0], "level2") if isinstance(categories, list) and categories else None
        return job_posting(
            self.config.name,
            value.get("uuid"),
            title=value.get("title"),
            description=value.get("description"),
            hiringOrganization=organization(text_at(value, "employer", "name")),
            datePosted=value.get("published"),
            validThrough=due or value.get("expires"),
            jobLocation=places,
            url=value.get("link") or value.get("sourceurl"),
            employmentType=value.get("extent"),
            occupationalCategory=category,
            inLanguage="no",
        )


def _entry(number: int, value: Any) -> Entry:
    if not isinstance(value, Mapping):
        return not_an_object(number, value)
    identifier = text_at(value, "_feed_entry", "uuid") or value.get("id")
    status, url = text_at(value, "_feed_entry", "status"), value.get("url")
    if not identifier or not status:
        return Broken(number, InvalidPostingError("The entry has no uuid or no status.", "_feed_entry"))
    if status == "INACTIVE":
        return Removed(number, str(identifier), iso_date(value.get("date_modified")))
    if status != "ACTIVE" or not isinstance(url, str) or not url:
        error = InvalidPostingError(f"The entry's status is {str(status)[:20]!r}, or it has no url.", "_feed_entry")
        return Broken(number, error, str(identifier))
    return Link(number, url, str(identifier))


def _town(at: Any) -> Any:
    name = text_at(at, "city") or text_at(at, "municipal")
    return name.title() if isinstance(name, str) and name.isupper() else name


def _country(at: Any) -> str:
    country = str(text_at(at, "country") or "NORGE")
    return _COUNTRIES.get(country.upper(), country)
