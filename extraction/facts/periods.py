"""Periods: "2019 – 2026", "feb. 2024 – aug. 2025", "03/2013 - 12/2017", "08/2016 – nu", "March 2021 - now", "5 år"."""

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
    word = rf"(?:den )?(?:\d{{1,2}}\.? )?(?P<word{name}>{_MONTH})(?:,? |[-/])"
    number = rf"(?:\d{{1,2}}[./-])?(?P<number{name}>0?[1-9]|1[0-2])(?: ?[./] ?|-)"
    iso = rf"(?P<iso{name}>{_YEAR})[-/.](?P<isomonth{name}>0[1-9]|1[0-2])(?!\d)"
    return rf"(?:{iso}|(?:{word}|{number}|{_SEASON})?(?P<year{name}>{_YEAR}))"


_NOW = (
    r"(?P<now>nu(?:v\.?)?|now|present|to date|till date|til dato|date|today|current|dags dato|i dag|d\.?d\.?|ongoing|"
    r"nuværende|igangværende|fortsat|løbende|pt\.?|→|\.\.\.|…)"
)
_TO = r"(?:-{1,2}>?|–|—|−|(?:og )?(?:frem )?til(?: og med)?|to|until|till|through|/|→)"
_RANGE = re.compile(
    rf"(?<![\w/])(?:fra |from )?{_point('1')} ?{_TO} ?(?:{_point('2')}|{_NOW})(?!\w)",
    re.IGNORECASE,
)
_SHORT_END = re.compile(rf"(?<![\w/])({_YEAR}) ?[-–/] ?'?(\d\d)(?![\w/-])")
_SHORT_MONTHS = re.compile(r"(?<![\w/.-])(0?[1-9]|1[0-2])[/.](\d\d) ?[-–] ?(0?[1-9]|1[0-2])[/.](\d\d)(?![\w/.-])")
"""Months with years of two figures: "08/15 - 05/17"."""
_SPLIT_CENTURY = 50
_OPEN = re.compile(
    rf"(?<!\w)(?:siden|since|fra|from) {_point('1')}(?!\w)(?! ?[-–])|"
    rf"(?<![\w/-]){_point('3')} ?(?:[-–—]\s*(?=$|\s{{2}}|[A-ZÆØÅ])|(?:og frem(?:ad|efter)?|onwards?|->|→)(?!\w))",
    re.I,
)
_SINGLE = re.compile(rf"(?<![\w/.-]){_point('1')}(?![\w/-])", re.IGNORECASE)
_NUMBERS = {
    "et": 1, "en": 1, "one": 1, "a": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4, "fem": 5,
    "five": 5, "seks": 6, "six": 6, "syv": 7, "seven": 7, "otte": 8, "eight": 8, "ni": 9, "nine": 9, "ti": 10,
    "ten": 10,
}  # fmt: skip
_DURATION = re.compile(
    r"(?<![\w-])(?:ca\.? |knap |godt |omkring |about |i )?"
    rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})(?P<half> ?½|[.,]5)? ?"
    r"(?P<unit>års?|years?|yrs?|mdr\.?|måneder|months?|mos?\.?)(?: i alt| in total)?(?!\w)",
    re.IGNORECASE,
)


class Period(NamedTuple):
    """``start`` and ``end`` are "YYYY", "YYYY-MM" or None (``end`` None: still going on, or a single date).

    ``first`` and ``last`` are the code points of the text that say so, ``last`` exclusive. ``single``: one date only.
    ``months``: its length where that is all that is told ("5 år"); both dates are None then.
    """

    first: int
    last: int
    start: str | None
    end: str | None
    single: bool = False
    months: int | None = None


def find_period(text: str, first: int, last: int, *, singles: bool = False) -> Period | None:
    """The first period between two offsets of ``text``; with ``singles`` also one date that stands alone."""
    match = _RANGE.search(text, first, last)
    if match:
        return Period(match.start(), match.end(), _date(match, "1"), _date(match, "2"))
    match = _SHORT_END.search(text, first, last)
    if match and int(match[1]) % 100 <= int(match[2]):
        return Period(match.start(), match.end(), match[1], match[1][:2] + match[2])
    match = _SHORT_MONTHS.search(text, first, last)
    if match and (start := _short(match[2], match[1])) <= (end := _short(match[4], match[3])):
        return Period(match.start(), match.end(), start, end)
    match = _OPEN.search(text, first, last)
    if match:
        return Period(match.start(), match.end(), _date(match, "1") or _date(match, "3"), None)
    match = _SINGLE.search(text, first, last) if singles else None
    if match:
        date = _date(match, "1")
        return Period(match.start(), match.end(), date, date, single=True)
    return None


def find_duration(text: str, first: int, last: int) -> Period | None:
    """The first length of time between two offsets of ``text``: "5 år", "halvandet" is none."""
    match = _DURATION.search(text, first, last)
    if match is None:
        return None
    number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"].lower()]
    unit = 12 if match["unit"][0].lower() in "åy" else 1
    return Period(
        match.start(), match.end(), None, None, single=True, months=number * unit + (unit // 2 if match["half"] else 0)
    )


def _short(year: str, month: str) -> str:
    """ "YYYY-MM" of a year in two figures."""
    century = 2000 if int(year) < _SPLIT_CENTURY else 1900
    return f"{century + int(year)}-{int(month):02d}"


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
