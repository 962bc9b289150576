"""JobStream of the Swedish JobTech: a stream of changed and removed ads, or a snapshot of all that are live.

The answer is a JSON array of ads or JSON Lines of them (version 2). An ad has ``id``, ``headline``,
``description.text``, ``employer.name``, ``workplace_address``, ``publication_date``, ``application_deadline``; a
removed one has ``removed`` and ``removed_date`` and may have nothing else.
Format: https://jobstream.api.jobtechdev.se (CC0).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from extraction.errors import ChangedShapeError, InvalidPostingError
from extraction.postings.dates import iso_date, plausible_moment
from extraction.postings.schemaorg import json_values
from extraction.postings.sources.base import (
    Broken,
    Entry,
    Item,
    NoDetails,
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

_COUNTRIES = {"sverige": "SE", "danmark": "DK", "norge": "NO"}
_LANGUAGES = {"swedish": "sv", "danish": "da", "norwegian": "no", "english": "en"}
_FIRST = "2020-01-01T00:00:00"


class JobStream(NoDetails):
    """Kind ``jobstream``. Option ``parameter``: the cursor's query parameter ("date"; "updated-after" in v2)."""

    def __init__(self, config: SourceConfig, parser: DocumentParser) -> None:
        self.config = config
        self._parameter = config.options.get("parameter", "date")

    @property
    def complete(self) -> bool:
        """The snapshot is, the stream is not."""
        return "snapshot" in self.config.location.lower()

    def start(self, cursor: str) -> str:
        """The URL with the moment since which changes are asked for."""
        parts = urlsplit(self.config.url)
        if not self.config.url or self.complete:
            return self.config.location
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        query[self._parameter] = cursor or query.get(self._parameter, _FIRST)
        return urlunsplit(parts._replace(query=urlencode(query)))

    def read(self, data: bytes, cursor: str) -> Page:
        """Ads and removals; the cursor is the moment of the newest change among them."""
        entries: list[Entry] = []
        newest = cursor
        try:
            values = json_values(data)
        except InvalidPostingError as error:
            raise ChangedShapeError(f"{self.config.location}: {error}") from None
        for number, value in values:
            if isinstance(value, InvalidPostingError):
                entries.append(Broken(number, value))
            elif not isinstance(value, Mapping):
                entries.append(not_an_object(number, value))
            else:
                entries.append(_entry(number, value))
                newest = max(newest, plausible_moment(_changed(value)))
        return Page(tuple(entries), "" if self.complete else newest)

    def mapping(self, value: Mapping[str, Any]) -> Mapping[str, Any]:
        """An ad as a JobPosting; concept ids of its occupation stay with its name."""
        at = value.get("workplace_address")
        country = str(text_at(at, "country") or "")
        employer = text_at(value, "employer", "name") or text_at(value, "employer", "workplace")
        language = str(value.get("detected_language") or value.get("language") or "").lower()
        occupation = value.get("occupation")
        return job_posting(
            self.config.name,
            value.get("id"),
            title=value.get("headline"),
            description=text_at(value, "description", "text_formatted") or text_at(value, "description", "text"),
            hiringOrganization=organization(employer),
            datePosted=value.get("publication_date"),
            validThrough=value.get("application_deadline") or value.get("last_publication_date"),
            jobLocation=place(
                text_at(at, "postcode"),
                text_at(at, "city") or text_at(at, "municipality"),
                _COUNTRIES.get(country.lower(), country) or "SE",
            ),
            jobLocationType="TELECOMMUTE" if value.get("remote_work") is True else None,
            url=value.get("webpage_url"),
            employmentType=text_at(value, "employment_type", "label"),
            occupationalCategory={
                "name": text_at(occupation, "label"),
                "codeValue": text_at(occupation, "concept_id"),
            }
            if text_at(occupation, "label")
            else None,
            inLanguage=_LANGUAGES.get(language, language) or None,
        )


def _entry(number: int, value: Mapping[str, Any]) -> Entry:
    identifier = value.get("id")
    if value.get("removed"):
        if identifier in (None, ""):
            return Broken(number, InvalidPostingError("A removed ad has no id.", "id"))
        return Removed(number, str(identifier), iso_date(value.get("removed_date")))
    return Item(number, value)


def _changed(value: Mapping[str, Any]) -> str:
    """The moment of the last change, ``YYYY-MM-DDTHH:MM:SS``, or "" where the ad does not say."""
    stamp = value.get("timestamp")
    if isinstance(stamp, (int, float)) and not isinstance(stamp, bool) and 0 < stamp < 4e12:
        return datetime.datetime.fromtimestamp(stamp / 1000, tz=datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S")
    for name in ("removed_date", "publication_date"):
        moment = value.get(name)
        if isinstance(moment, str) and iso_date(moment):
            return moment[:19] if len(moment) >= 19 else f"{iso_date(moment)}T00:00:00"
    return ""
