"""A schema.org JobPosting, in whichever of its many shapes, to the fields that Jobvej keeps. Not pseudonymised yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extraction.documents.html import fragment_text
from extraction.errors import DocumentTooLargeError, InvalidPostingError
from extraction.facts.places import FIRST_POSTCODE, LAST_POSTCODE
from extraction.postings.dates import iso_date

MAX_TITLE_CHARS = 300
MAX_FIELD_CHARS = 500
MAX_URL_CHARS = 2_000
_MORE_TEXT = ("responsibilities", "qualifications", "skills", "experienceRequirements", "educationRequirements")
_POSTCODE = re.compile(r"(?<![\w-])(?:DK[- ]?)?(\d{4})(?!\d)", re.IGNORECASE)
_TOWN_AFTER = re.compile(r"\s+([^\W\d][^,;\n\d]{1,60})")
_DENMARK = frozenset(("dk", "dnk", "denmark", "danmark", ""))
_MAX_LOCATIONS = 50


@dataclass(frozen=True, slots=True)
class PostingFields:
    """A posting before it is read. ``description`` is plain text; dates are ISO or None; empty strings where unknown.

    ``source`` and ``identifier`` make its key. ``language`` is the feed's own word ("da") or None.
    """

    source: str
    identifier: str
    title: str
    description: str
    employer: str = ""
    date_posted: str | None = None
    valid_through: str | None = None
    postcode: str | None = None
    town: str | None = None
    remote: bool = False
    url: str | None = None
    employment_type: str | None = None
    sector: str | None = None
    language: str | None = None

    @property
    def text(self) -> str:
        """Title, an empty line, description."""
        return f"{self.title}\n\n{self.description}"


def normalise(posting: Mapping[str, Any], source: str) -> PostingFields:
    """The fields of a JobPosting; ``source`` counts where its identifier names none.

    A posting without an identifier is known by its URL, or else by a hash of its words. Raises InvalidPostingError,
    with ``where``, for a title or description that is missing or too long and for dates that are none.
    """
    title = " ".join(_plain(posting.get("title"), "title").split())
    if not title:
        raise InvalidPostingError("The posting has no title.", "title")
    if len(title) > MAX_TITLE_CHARS:
        raise InvalidPostingError(f"The title has more than {MAX_TITLE_CHARS} characters.", "title")
    description = _description(posting)
    url = _url(posting.get("url"))
    employer = _name(posting.get("hiringOrganization"))
    named, identifier = identity(posting)
    postcode, town = _place(posting.get("jobLocation"))
    return PostingFields(
        source=named or source,
        identifier=identifier or _hash(title, employer, description),
        title=title,
        description=description,
        employer=employer,
        date_posted=_date(posting, "datePosted"),
        valid_through=_date(posting, "validThrough"),
        postcode=postcode,
        town=town,
        remote=any("telecommute" in text.lower() for text in _texts(posting.get("jobLocationType"))),
        url=url,
        employment_type=", ".join(_texts(posting.get("employmentType")))[:MAX_FIELD_CHARS].upper() or None,
        sector=_name(posting.get("industry")) or _name(posting.get("occupationalCategory")) or None,
        language=_language(posting.get("inLanguage")),
    )


def identity(posting: Mapping[str, Any]) -> tuple[str, str]:
    """The source that a JobPosting names, and its identifier, or its URL; "" for what it does not say."""
    named, identifier = _identifier(posting.get("identifier"))
    return named, identifier or _url(posting.get("url")) or ""


def identifier_within(feed: str, named: str, identifier: str) -> str:
    """An identifier within the configured source ``feed``: with the source that the posting names, if another.

    So a feed that passes on the postings of others keeps them apart, and never reaches those of another feed.
    """
    return identifier if named in ("", feed) else f"{named}/{identifier}"


def key_parts(posting: Mapping[str, Any], source: str) -> tuple[str, str] | None:
    """The source and identifier that ``normalise`` will give, mostly without reading more than these.

    None where it cannot be read.
    """
    named, identifier = identity(posting)
    if identifier:
        return named or source, identifier
    try:
        fields = normalise(posting, source)
    except InvalidPostingError:
        return None
    return fields.source, fields.identifier


def _plain(value: Any, where: str) -> str:
    """The plain text of a property that may be a string, a list of strings, or an object with a value."""
    try:
        return "\n\n".join(filter(None, (fragment_text(text) for text in _texts(value))))
    except DocumentTooLargeError as error:
        raise InvalidPostingError(str(error), where) from None


def _texts(value: Any) -> list[str]:
    """The strings in a value; numbers count as their digits, objects by their value or name."""
    return list(_iterate_texts(value, 0))


def _iterate_texts(value: Any, depth: int) -> Iterator[str]:
    if depth > 4:
        return
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, Mapping):
        for key in ("@value", "value", "name", "description"):
            if value.get(key) is not None:
                yield from _iterate_texts(value[key], depth + 1)
                return
    elif isinstance(value, Iterable):
        for entry in value:
            yield from _iterate_texts(entry, depth + 1)


def _description(posting: Mapping[str, Any]) -> str:
    description = _plain(posting.get("description"), "description")
    if not description:
        raise InvalidPostingError("The posting has no description.", "description")
    for name in _MORE_TEXT:
        more = _plain(posting.get(name), name)
        if more and more not in description:
            description = f"{description}\n\n{more}"
    return description


def _name(value: Any) -> str:
    """The first name in a value, on one line."""
    found = next(iter(_texts(value)), "")
    return " ".join(_plain(found[: 4 * MAX_FIELD_CHARS], "name").split())[:MAX_FIELD_CHARS]


def _url(value: Any) -> str | None:
    found = next(iter(_texts(value if not isinstance(value, Mapping) else value.get("@id"))), "")
    if (
        found.lower().startswith(("http://", "https://"))
        and len(found) <= MAX_URL_CHARS
        and not re.search(r"\s", found)
    ):
        return found
    return None


def _identifier(value: Any) -> tuple[str, str]:
    """Source and identifier: of a PropertyValue its name and value, else "" and the string."""
    if isinstance(value, list):
        return next((found for entry in value if (found := _identifier(entry))[1]), ("", ""))
    if isinstance(value, Mapping):
        number = next(iter(_texts(value.get("value") if value.get("value") is not None else value.get("@id"))), "")
        return (_name(value.get("name")) if value.get("value") is not None else ""), _key(number)
    return "", _key(next(iter(_texts(value)), ""))


def _key(text: str) -> str:
    """An identifier on one line, without control characters; a hash of it where it is too long to be one."""
    clean = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: 10 * MAX_FIELD_CHARS]).split())
    return clean if len(clean) <= MAX_FIELD_CHARS else _hash(clean)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", errors="replace")).hexdigest()[:24]


def _date(posting: Mapping[str, Any], name: str) -> str | None:
    value = posting.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    found = iso_date(next(iter(_texts(value)), "") if isinstance(value, (Mapping, list)) else value)
    if found is None:
        raise InvalidPostingError(f"{name} is no date: {str(value)[:40]!r}.", name)
    return found


def _language(value: Any) -> str | None:
    found = next(iter(_texts(value if not isinstance(value, Mapping) else value.get("alternateName"))), "")
    base = found.split("-")[0].split("_")[0].lower()
    return base if base.isascii() and base.isalpha() and len(base) in (2, 3) else None


def _place(value: Any) -> tuple[str | None, str | None]:
    """Danish postcode and town of the first location that has a postcode, else of the first with a town."""
    locations = value if isinstance(value, list) else [value]
    found = [place for location in locations[:_MAX_LOCATIONS] if (place := _location(location)) != (None, None)]
    return next((place for place in found if place[0]), found[0] if found else (None, None))


def _location(value: Any) -> tuple[str | None, str | None]:
    if isinstance(value, str):
        return _written_place(value)
    if not isinstance(value, Mapping):
        return None, None
    address = value.get("address", value)
    if isinstance(address, list):
        address = address[0] if address else None
    if isinstance(address, str):
        return _written_place(address)
    if not isinstance(address, Mapping):
        return None, None
    country = _name(address.get("addressCountry")).lower()
    town = _name(address.get("addressLocality")) or None
    if country not in _DENMARK:
        return None, town
    postcode = _postcode(" ".join(_texts(address.get("postalCode"))))
    if postcode is None and town:
        postcode, written = _written_place(town)
        town = written or town
    return postcode, town or (_name(address.get("addressRegion")) or None)


def _postcode(text: str) -> str | None:
    match = _POSTCODE.search(text)
    return match[1] if match and FIRST_POSTCODE <= int(match[1]) <= LAST_POSTCODE else None


def _written_place(text: str) -> tuple[str | None, str | None]:
    """Of ``Rådhuspladsen 1, 1550 København V``: 1550 and København V; of ``Odense`` the town."""
    line = " ".join(text[:MAX_FIELD_CHARS].split())
    for match in _POSTCODE.finditer(line):
        town = _TOWN_AFTER.match(line, match.end())
        if town and _postcode(match[1]):
            return match[1], town[1].strip()
    return None, line if line and not any(map(str.isdigit, line)) and len(line) <= 60 else None
