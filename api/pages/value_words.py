"""Values of conditions in words, and words typed for them as values: languages by name, dates as people write them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from babel.dates import format_date

from api.errors import InvalidRequestError
from api.pages.catalogue import Words
from extraction.language_names import language_code, language_in_words, language_name
from recommender.demands_met import contradicts

LOCALES = {"da": "da", "en": "en_GB"}
"""The locales by which numbers and dates are written."""
_DATES = {"da": "d. MMM y", "en": "d MMM y"}
_TYPED = re.compile(r"(?P<name>[^\W\d_]\D*?)(?:[\s:,(]+(?P<level>[ABC][12])\)?)?", re.IGNORECASE)
_CODE = re.compile(r"[a-z]{2}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_IN_WORDS = frozenset({"shift", "remote", "criminal_record", "physical"})
"""Kinds whose values are codes, or Danish words, of a closed list (``extraction.facts``): texts ``value_...``."""
_SIGNS = {
    "ingen tunge løft": "no_lifting",
    "tunge løft": "heavy",
    "stående arbejde": "standing",
    "trapper": "stairs",
    "arbejde i højden": "heights",
    "børneattest": "children",
    "straffeattest": "offences",
}
_MONTHS = "january february march april may june july august september october november december"
_MONTH = re.compile(rf"(?<!\w)(?:{_MONTHS.replace(' ', '|')})(?!\w)")
"""Names of months in the small letters of a value, which English writes with a large one."""
_REFUSED = re.compile(r"(?:not|ikke) ")
_LIFT = re.compile(r"(?:løft op til|ingen løft over) (?P<kg>\d+) kg")


def shown_value(kind: str, value: str, words: Words) -> str:
    """The value of a condition as a person would say it; what is no code is shown as it is."""
    if kind == "language":
        return language_in_words(value, words.language)
    if kind in _IN_WORDS:
        return _in_words(value, words)
    if _ISO.fullmatch(value):
        return shown_date(value, words.language)
    shown = value.replace("-", "–")
    return _MONTH.sub(lambda month: month[0].title(), shown) if words.language == "en" else shown


def _in_words(value: str, words: Words) -> str:
    """A code, what is refused ("not night", "ikke trapper"), or a lift of so many kilograms."""
    refused = _REFUSED.match(value)
    if refused:
        return words["value_refused"].format(value=_in_words(value[refused.end() :], words))
    lift = _LIFT.fullmatch(value)
    if lift:
        return words["value_lift_most" if value.startswith("ingen") else "value_lift"].format(kg=lift["kg"])
    return words.of("value", _SIGNS.get(value, value), value)


def shown_languages(values: Iterable[str], words: Words) -> str:
    """Languages that have a code, as they are typed."""
    return ", ".join(
        language_in_words(value, words.language) for value in values if _CODE.fullmatch(value.partition(":")[0])
    )


def typed_languages(text: str) -> list[str] | None:
    """What was typed as codes ("dansk, engelsk C1", "da, en:C1"); None for nothing. Raises InvalidRequestError."""
    return [_typed(part) for part in re.split(r"[,;\n]", text) if part.strip()] or None


def _typed(part: str) -> str:
    found = _TYPED.fullmatch(part.strip())
    name, level = (found["name"].strip(), found["level"]) if found else ("", None)
    code = name.lower() if _CODE.fullmatch(name.lower()) and language_name(name) else language_code(name)
    if code is None or _CODE.fullmatch(code) is None:
        raise InvalidRequestError("languages")
    return f"{code}:{level.upper()}" if level else code


def shown_date(iso: str | None, language: str) -> str:
    """A date as people write it: "3. jan. 2027", "3 Jan 2027"; what is no date is shown as it is."""
    if not iso:
        return ""
    try:
        day = datetime.date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return format_date(day, _DATES[language], LOCALES[language])


def shown_working_time(employment_type: str | None, hours: Iterable[str], words: Words) -> str:
    """What an ad says of hours: "fuldtid · 37 timer/uge". A kind that schema.org has not is shown as it is; none that
    the hours contradict.
    """
    hours = tuple(hours)
    kinds = [kind.strip() for kind in (employment_type or "").split(",") if kind.strip()]
    kinds = [kind for kind in kinds if not contradicts(kind, hours)]
    shown = [words.of("employment", kind.lower(), kind.capitalize()) for kind in kinds]
    shown += [words["hours_a_week"].format(hours=value.replace("-", "–")) for value in hours]
    return " · ".join(dict.fromkeys(shown))


def shown_month(date: str, language: str) -> str:
    """A year, or a month of one: "2019", "marts 2019", "March 2019"; what is neither is shown as it is."""
    year, _, month = date.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return date
    return format_date(datetime.date(int(year), int(month), 1), "MMMM y", LOCALES[language])


def shown_period(start: str | None, end: str | None, words: Words) -> str:
    """From when to when, as far as is known: "marts 2019 – maj 2021", "fra 2019", "til 2021"; "" for nothing."""
    first, last = (shown_month(date, words.language) if date else "" for date in (start, end))
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return words["period_from"].format(date=first)
    return words["period_to"].format(date=last) if last else ""


def shown_moment(iso: str, language: str) -> str:
    """A moment in the service's own time zone: "3. jan. 2027 kl. 14.05", "3 Jan 2027, 14:05"."""
    there = datetime.datetime.fromisoformat(iso).astimezone()
    hour = f"kl. {there:%H.%M}" if language == "da" else f"{there:%H:%M}"
    return f"{shown_date(there.date().isoformat(), language)}{' ' if language == 'da' else ', '}{hour}"
