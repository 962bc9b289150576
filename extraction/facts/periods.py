"""Periods: "2019 – 2026", "feb. 2024 – aug. 2025", "03/2013 - 12/2017", "08/2016 – nu", "Mar 2021 - present"."""

from __future__ import annotations

import re
from typing import NamedTuple

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary?)?|januar|feb(?:ruary?|ruar)?|mar(?:ts|ch)?|apr(?:il)?|maj|may|june?|juni|july?|juli|aug(?:ust)?|"
    r"sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"


_SEASON = r"(?:forår|sommer|efterår|vinter|spring|summer|autumn|fall|winter|primo|medio|ultimo)(?:et|en)? "


def _point(name: str) -> str:
    """A month and year with named groups that end in ``name``."""
    word = rf"(?:den )?(?:\d{{1,2}}\.? )?(?P<word{name}>{_MONTH}),? "
    number = rf"(?:\d{{1,2}}[./-])?(?P<number{name}>0?[1-9]|1[0-2])(?: ?[./] ?|-)"
    iso = rf"(?P<iso{name}>{_YEAR})-(?P<isomonth{name}>0[1-9]|1[0-2])(?!\d)"
    return rf"(?:{iso}|(?:{word}|{number}|{_SEASON})?(?P<year{name}>{_YEAR}))"


_NOW = (
    r"(?P<now>nu|now|present|to date|date|today|current|dags dato|i dag|d\.?d\.?|ongoing|nuværende|fortsat|"
    r"pt\.?|→|\.\.\.|…)"
)
_RANGE = re.compile(
    rf"(?<![\w/])(?:fra |from )?{_point('1')} ?(?:-|–|—|−|til og med|til|to|until|/|→) ?(?:{_point('2')}|{_NOW})(?!\w)",
    re.IGNORECASE,
)
_SHORT_END = re.compile(rf"(?<![\w/])({_YEAR}) ?[-–/] ?(\d\d)(?![\w/-])")
_OPEN = re.compile(
    rf"(?<!\w)(?:siden|since|fra|from) {_point('1')}(?!\w)|(?<![\w/-]){_point('3')} ?[-–—]\s*(?=$|\s{{2}}|[A-ZÆØÅ])",
    re.I,
)
_SINGLE = re.compile(rf"(?<![\w/.-]){_point('1')}(?![\w/-])", re.IGNORECASE)


class Period(NamedTuple):
    """``start`` and ``end`` are "YYYY", "YYYY-MM" or None (``end`` None: still going on, or a single date).

    ``first`` and ``last`` are the code points of the text that say so, ``last`` exclusive. ``single``: one date only.
    """

    first: int
    last: int
    start: str | None
    end: str | None
    single: bool = False


def find_period(text: str, first: int, last: int, *, singles: bool = False) -> Period | None:
    """The first period between two offsets of ``text``; with ``singles`` also one date that stands alone."""
    match = _RANGE.search(text, first, last)
    if match:
        return Period(match.start(), match.end(), _date(match, "1"), _date(match, "2"))
    match = _SHORT_END.search(text, first, last)
    if match and int(match[1]) % 100 <= int(match[2]):
        return Period(match.start(), match.end(), match[1], match[1][:2] + match[2])
    match = _OPEN.search(text, first, last)
    if match:
        return Period(match.start(), match.end(), _date(match, "1") or _date(match, "3"), None)
    match = _SINGLE.search(text, first, last) if singles else None
    if match:
        date = _date(match, "1")
        return Period(match.start(), match.end(), date, date, single=True)
    return None


def _date(match: re.Match[str], name: str) -> str | None:
    """A point as "YYYY-MM" or "YYYY"; None where the group did not take part."""
    found = match.groupdict()
    if found.get(f"iso{name}"):
        return f"{found[f'iso{name}']}-{found[f'isomonth{name}']}"
    year = found.get(f"year{name}")
    if not year:
        return None
    word, number = found.get(f"word{name}"), found.get(f"number{name}")
    month = _MONTHS[word[:3].lower()] if word else int(number) if number else None
    return f"{year}-{month:02d}" if month else year
