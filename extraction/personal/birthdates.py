"""Dates of birth: in digits, with the month's name, or in words; and a labelled age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.personal.spans import BIRTHDATE, Span

_MONTH = (
    r"(?:jan(?:uar|uary|\.)?|feb(?:ruar|ruary|\.)?|mar(?:ts|ch|\.)?|apr(?:il|\.)?|maj|may|jun(?:i|e|\.)?"
    r"|jul(?:i|y|\.)?|aug(?:ust|\.)?|"
    r"sep(?:t(?:ember)?|\.)?|o[kc]t(?:ober|\.)?|nov(?:ember|\.)?|de[cs](?:ember|\.)?)"
)
_ORDINAL_DA = (
    r"(?:første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte|trettende|fjortende|"
    r"femtende|sekstende|syttende|attende|nittende|tyvende|(?:en|to|tre|fire|fem|seks|syv|otte|ni)ogtyvende|tredivte|"
    r"enogtredivte)"
)
_ORDINAL_EN = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    r"fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|"
    r"(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_YEAR_DA = r"(?:nitten ?hundrede?|to ?tusind(?:e)?)(?:[ -](?:og[ -])?[a-zæøå]{2,20}){0,2}"
_YEAR_EN = r"(?:nineteen|two thousand|twenty)(?:[ -](?:and[ -])?[a-z]{3,9}){0,3}"
_DATE_WORDS = (
    rf"{_ORDINAL_DA} {_MONTH}(?: (?:(?:19|20)\d\d|{_YEAR_DA}))?|"
    rf"(?:the )?{_ORDINAL_EN} (?:of )?{_MONTH}(?:,? (?:(?:19|20)\d\d|{_YEAR_EN}))?|"
    rf"{_MONTH} (?:the )?{_ORDINAL_EN}(?:,? (?:(?:19|20)\d\d|{_YEAR_EN}))?|{_YEAR_DA}"
)
"""Days and years in words."""
_FEAST = (
    r"(?:\d\.? ?|første |anden |tredje )?(?:juledag|påskedag|pinsedag|nytårsdag|nytårsaftens?dag|nytårsaften|"
    r"juleaften(?:sdag)?|"
    r"lillejuleaften|sankt ?hans(?:aften(?:sdag)?|dag)?|skt\. ?hans(?:aften)?|grundlovsdag|skudårsdag(?:en)?|"
    r"christmas (?:day|eve)|"
    r"new year['’]?s (?:day|eve)|boxing day|midsummer(?: day|['’]?s eve)?|leap day)(?:,? (?:i |in )?(?:19|20)\d\d)?"
)
"""Days that go by a name."""
_DATE = (
    rf"(?:{_FEAST}|\d{{1,2}}\.? ?{_MONTH},? ?['’]\d\d(?!\d)|"
    rf"(?:19|20)\d\d,? {_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?![\d.]*\d)|"
    rf"(?:19|20)\d\d,? (?:den |d\. |on )?(?:the )?\d{{1,2}}\.?(?:st|nd|rd|th)?(?: ?i |/| ?\. ?| (?:of "
    rf")?)(?:\d{{1,2}}\.?(?!\d)|{_MONTH})|"
    rf"\d{{1,2}}\.? i (?:den )?\d{{1,2}}\.?(?:,? (?:19|20)\d\d)?(?!\d)|\d{{1,2}}\.? ?[./-] ?\d{{1,2}}\.? "
    rf"?['’]\d\d(?!\d)|"
    rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}} ?[./ -] ?\d{{1,2}} ?[./ -] ?(?:\d{{4}}|\d{{2}})(?!\d)|\d{{6}}(?!\d)|"
    rf"\d{{1,2}}(?:\.|st|nd|rd|th)? ?(?:of )?{_MONTH},? ?(?:\d{{4}}|\d{{2}})(?!\d)|{_MONTH} \d{{1,2}}(?:st"
    rf"|nd|rd|th)?,? ?\d{{4}}|"
    rf"{_MONTH} (?:19|20)\d\d|(?:19|20)\d\d(?!\d)|\d{{1,2}}\.? ?{_MONTH})"
)
_BIRTH = AnyCase(
    r"(?<!\w)(?:fødselsdato|fødselsdag|fødselsår|fødselstidspunkt|fødedag|født|fødd|född|født den|dato for fødsel|"
    r"årgang|f\.|"
    r"(?:fyld(?:er|te|t)|rund(?:er|ede|et)|turn(?:s|ed|ing)?) [1-9]\d(?: år| years(?: old)?)?|"
    r"born|(?:place and )?date (?:and place )?of birth|birth ?date|birth year|birth ?day|year of birth|"
    r"birthday|"
    r"d\.?o\.?b\.?|(?<!\w )b\.(?= ?\d)|geboren|geb\.|geburtsdatum|"
    r"födelsedatum)(?:sdato)?(?: ?(?:/|og|and) ?-?(?:år|dag|dato|måned|sted|year|day|date|month|place))?"
    r"(?:(?: og opvokset)? (?:i|in|på|at) [A-ZÆØÅ][\w-]{1,20}(?: [A-ZÆØÅ][\w-]{0,20})?,?)?"
    r"(?:(?<=\w) \(|[ \t]{0,3}[:.|–-]?)\n{0,2}[ \t]{0,4}(?:(?:den|d\.|the|on|in|i|am|år)[ \t]{1,2}){0,2}"
    rf"({_DATE_WORDS}|{_DATE}|['’]?\d\d(?=[ \t]*[,.;)|·•\n]|$))",
)
_AGE = AnyCase(
    r"^[ \t-]{0,4}(?:alder|age|ålder|alter)[ \t]{0,3}(?::|  )[ \t]{0,3}(\d{1,3}(?: ?(?:år|years?(?: old)?))?)(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)


def find_birthdates(text: str) -> Iterator[Span]:
    """Dates and years of birth after a word that says so, and a labelled age."""
    for pattern in (_BIRTH, _AGE):
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.end(1), BIRTHDATE)
