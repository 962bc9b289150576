"""Values of conditions as people say them, and languages as people type them."""

from __future__ import annotations

import pytest

from api.errors import InvalidRequestError
from api.pages.catalogue import LANGUAGES, Words
from api.pages.value_words import shown_languages, shown_period, shown_value, shown_working_time, typed_languages
from extraction.language_names import NAMES

DANISH, ENGLISH = (Words(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("kind", "value", "danish", "english"),
    [
        ("language", "da:C2", "dansk C2", "Danish C2"),
        ("language", "tl", "tagalog", "Tagalog"),
        ("hours", "32-48", "32–48", "32–48"),
        ("shift", "rotating", "skiftende vagter", "rotating shifts"),
        ("remote", "hybrid", "delvist hjemmefra", "partly from home"),
        ("physical", "ingen tunge løft", "ingen tunge løft", "no heavy lifting"),
        ("criminal_record", "børneattest", "børneattest", "child protection certificate"),
        ("start_date", "2027-02-01", "1. feb. 2027", "1 Feb 2027"),
        ("certificate", "truckcertifikat", "truckcertifikat", "truckcertifikat"),
        ("driving_licence", "CE", "CE", "CE"),
    ],
)
def test_values_are_said_in_both_languages(kind: str, value: str, danish: str, english: str) -> None:
    assert shown_value(kind, value, DANISH) == danish
    assert shown_value(kind, value, ENGLISH) == english


@pytest.mark.parametrize("words", [DANISH, ENGLISH], ids=LANGUAGES)
def test_what_is_shown_can_be_typed_again(words: Words) -> None:
    values = [f"{code}:B2" if place % 2 else code for place, code in enumerate(NAMES) if len(code) == 2]
    assert typed_languages(shown_languages(values, words)) == values


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dansk, engelsk C1", ["da", "en:C1"]),
        ("Danish; English (c1)", ["da", "en:C1"]),
        ("da, en:C1", ["da", "en:C1"]),
        ("polsk: B1\nukrainsk", ["pl:B1", "uk"]),
        (" , ", None),
    ],
)
def test_names_and_codes_are_understood(typed: str, found: list[str] | None) -> None:
    assert typed_languages(typed) == found


@pytest.mark.parametrize("typed", ["klingonsk", "dansk D1", "42", "xx", "dansk tegnsprog"])
def test_what_is_no_language_is_refused_by_its_field(typed: str) -> None:
    with pytest.raises(InvalidRequestError, match="languages"):
        typed_languages(typed)


@pytest.mark.parametrize(
    ("start", "end", "danish", "english"),
    [
        ("2019-03", "2021-05", "marts 2019 – maj 2021", "March 2019 – May 2021"),
        ("2019", "2025", "2019 – 2025", "2019 – 2025"),
        ("2019-03", None, "siden marts 2019", "since March 2019"),
        (None, "2021-12", "til december 2021", "until December 2021"),
        ("2019", "2019", "2019", "2019"),
        ("2019-13", None, "siden 2019-13", "since 2019-13"),
        (None, None, "", ""),
    ],
)
def test_periods_name_their_months(start: str | None, end: str | None, danish: str, english: str) -> None:
    assert shown_period(start, end, DANISH) == danish
    assert shown_period(start, end, ENGLISH) == english


@pytest.mark.parametrize(
    ("kind", "hours", "danish", "english"),
    [
        ("FULL_TIME", [], "fuldtid", "full-time"),
        (
            "PART_TIME, TEMPORARY",
            ["28-32"],
            "deltid · tidsbegrænset · 28–32 timer/uge",
            "part-time · temporary · 28–32 h",
        ),
        ("HELTID", ["37"], "Heltid · 37 timer/uge", "Heltid · 37 h"),
        ("FULL_TIME", ["30"], "30 timer/uge", "30 h"),
        ("PART_TIME", ["37"], "37 timer/uge", "37 h"),
        ("PART_TIME", ["20-37"], "deltid · 20–37 timer/uge", "part-time · 20–37 h"),
        (None, [], "", ""),
    ],
)
def test_working_time_of_an_ad(kind: str | None, hours: list[str], danish: str, english: str) -> None:
    assert shown_working_time(kind, hours, DANISH) == danish
    assert shown_working_time(kind, hours, ENGLISH) == english.replace(" h", " hours/week")
