"""Dates as feeds write them, to ISO dates."""

from __future__ import annotations

import datetime
import re
from typing import Any

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ,])")
_PLAIN = re.compile(r"(\d{4})(\d{2})(\d{2})$")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:$|[T ,])")
_WORDS = re.compile(
    r"(?:[^\W\d]+,? )?(?:den |d\. ?)?(\d{1,2})\.? ?(?:of )?([^\W\d]{3,9})\.?,? (\d{4})(?:$|[T ,])", re.IGNORECASE
)
_WORDS_US = re.compile(r"([^\W\d]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:$|[T ,])", re.IGNORECASE)
_DANISH = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = {
    **{month: number + 1 for number, month in enumerate(_DANISH)},
    "may": 5,
    "oct": 10,
}
"""Danish and English months by their first three letters."""
_EPOCH_SECONDS = (946_684_800, 4_102_444_800)
"""2000-01-01 and 2100-01-01 in seconds since 1970; numbers a thousand times as large are milliseconds."""
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def iso_date(value: Any) -> str | None:
    """``YYYY-MM-DD`` for a date, or a date and time, whose day it keeps as written; None where it is no date.

    Understood: ISO 8601, 22-11-2026, 22.11.2026, 22/11/2026 (day first, as in Denmark), "22. november 2026",
    "November 22, 2026", and seconds or milliseconds since 1970.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _from_epoch(float(value))
    text = " ".join(str(value)[:60].split())
    for pattern in (_ISO, _PLAIN):
        if match := pattern.match(text):
            return _date(match[1], match[2], match[3])
    if match := _DAY_FIRST.match(text):
        return _date(match[3], match[2], match[1])
    if match := _WORDS.match(text):
        return _date(match[3], _MONTHS.get(match[2][:3].lower(), 0), match[1])
    if match := _WORDS_US.match(text):
        return _date(match[3], _MONTHS.get(match[1][:3].lower(), 0), match[2])
    return None


def _date(year: str, month: str | int, day: str) -> str | None:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date.isoformat() if _FIRST_YEAR <= date.year <= _LAST_YEAR else None


def _from_epoch(number: float) -> str | None:
    if number >= _EPOCH_SECONDS[0] * 1000:
        number /= 1000
    if not _EPOCH_SECONDS[0] <= number < _EPOCH_SECONDS[1]:
        return None
    return datetime.datetime.fromtimestamp(number, tz=datetime.UTC).date().isoformat()


_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")


def plausible_moment(value: str) -> str:
    """A moment that a stream may be continued from: as it is where it is one and at most a day ahead, else "".

    One ad that claims to be of next year would otherwise make every later run skip all that come before.
    """
    tomorrow = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
    return value if _MOMENT.match(value) and value[:16] <= tomorrow.strftime("%Y-%m-%dT%H:%M") else ""
