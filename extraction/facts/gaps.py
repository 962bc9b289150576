"""Gaps in a CV: months that no position and no education covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.reading import Education, Gap, Role

MIN_MONTHS = 4
"""A gap is longer than three months."""

_YEARS = {"8": 4, "7": 5, "6": 4, "5": 3, "3": 4}
"""Years before its end that an education may have begun, where only its end is told: by ISCED level, generously."""


def find_gaps(roles: Sequence[Role], education: Sequence[Education]) -> list[Gap]:
    """The gaps between the first and the last dated entry in order, and the one that is still open.

    A year without a month counts whole, so that no gap is found that need not be one. Without a dated position there
    are none. A gap after the last entry has no end: how long it is depends on the day that asks.
    """
    if not any(role.start for role in roles):
        return []
    spans = sorted(_spans([*roles, *education]), key=lambda span: span[0])
    found: list[Gap] = []
    covered = spans[0][1]
    for first, last in spans[1:]:
        if covered is not None and first - covered - 1 >= MIN_MONTHS:
            found.append(Gap(_month(covered + 1), _month(first - 1), first - covered - 1))
        covered = None if covered is None or last is None else max(covered, last)
    if covered is not None:
        found.append(Gap(_month(covered + 1), None, None))
    return found


def _spans(entries: Iterable[Role | Education]) -> Iterable[tuple[int, int | None]]:
    for entry in entries:
        last = None if entry.end is None else _number(entry.end, 12)
        if entry.start is not None:
            yield _number(entry.start, 1), last
        elif last is not None:
            years = _YEARS.get(entry.level or "", 0) if isinstance(entry, Education) else 0
            yield _number(str(entry.end), 1) - 12 * years, last


def _number(date: str, month: int) -> int:
    """Months since year 0; ``month`` where the date is a year alone."""
    year, _, told = date.partition("-")
    return 12 * int(year) + int(told or month) - 1


def _month(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"
