"""Numbers that belong to a person: CPR, telephone, passport and the like.

What counts as a CPR number: ten digits whose first six are a date (ddmmyy; days 60 higher are replacement numbers that
authorities give out), together or with a hyphen, blank or slash before the last four, also with dots or hyphens inside
the date. The check digit is not looked at: since 2007 numbers are given out that fail it (CPR-kontoret, "Personnumre
uden kontrolciffer"). Ten digits after a word such as "ordre" or "faktura" are none; after "CPR" any such number is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extraction.anycase import AnyCase
from extraction.personal.spans import CPR, ID_NUMBER, PHONE, Span, has_any

_CPR = re.compile(r"(?<![\w+./-])(\d{2})([./ -]?)(\d{2})\2(\d{2})(?: ?[-–—/] ?| )?(?:\d{4}|[xX*]{4})(?![\w]|[-/.]\d)")
_CPR_LABELLED = AnyCase(
    r"(?<![\w\[])(?:cpr|personnummer|personnr|civil registration|social security|person-?id)[^\d\n\[\]]{0,15}"
    r"(\d{2}[./ -]?\d{2}[./ -]?\d{2} ?[-–—/ ]? ?(?:\d{4}|[xX*]{4})|\d{6})(?!\w)",
)
_OTHER_NUMBER = re.compile(
    r"(?<!\w)(?:ordre|order|faktura|invoice|sags?|journal|konto|cvr|ean|isbn|issn|vare|serie|kunde|sku"
    r"|art|id|ref|p-nummer|bestilling)"
    r"[\w.-]{0,10}(?: (?:nr|no|nummer|number)\b\.?)?\s{0,2}[:#]?\s{0,2}$",
    re.IGNORECASE,
)
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_REPLACEMENT_DAYS = 60
_NEAR = 120
_LEAST_DIGITS, _WHOLE = 6, 8
"""Digits of a telephone number: of any at least, of a Danish one."""

_SEPARATOR = r"[ .\u2011/-]"
_PHONE_DK = re.compile(
    rf"(?:(?<![\w+.,/-])|(?<=\]/))(?<!\d[ ])(?:\(?(?:\+|00) ?45\)?{_SEPARATOR}{{0,2}})?"
    rf"([2-9]\d([ .\u2011\u2013/-]?)\d\d\2\d\d\2\d\d|\([2-9]\d\) ?\d\d \d\d \d\d|"
    rf"1\d \d\d \d\d \d\d|[2-9]\d{{3}}{_SEPARATOR}\d{{4}}"
    rf"|[2-9]\d\d{_SEPARATOR}\d\d{_SEPARATOR}\d\d\d|"
    rf"[2-9]\d{_SEPARATOR}\d\d\d{_SEPARATOR}\d\d\d|[2-9]\d\d{_SEPARATOR}\d\d\d{_SEPARATOR}\d\d|"
    rf"[2-9]\d{{3}}{_SEPARATOR}\d\d{_SEPARATOR}\d\d|[2-9]\d{_SEPARATOR}\d\d{_SEPARATOR}\d{{4}})"
    rf"(?![\w]|[ ]\d|[.,/-]\d)"
)
_PHONE_ABROAD = re.compile(r"(?<![\w+])\(?(?:\+|00) ?\d{1,3}(?:[ .()-]{0,2}\d){6,12}(?!\w)")
_PHONE_NATIONAL = re.compile(
    r"(?<![\w+.,/-])(?<!\d )0(?:\d{4} \d{3} ?\d{3}|\d{3} \d{3} ?\d{4}|\d{2} \d{4} \d{4}|\d{1,3}-\d{2,3} ?\d\d ?\d\d)"
    r"(?![\w]|[ ]\d|[.,/-]\d)"
)
"""British and Swedish numbers without their country's code."""
_PHONE_LABELLED = AnyCase(
    r"(?:\b(?:tlf|telefon(?:nummer|nr)?|tel|mobil(?:nummer|nr|tlf|telefon)?|mob|phone|telephone|cell"
    r"|mobile|fastnet|fax)\b"
    r"\.?(?: ?(?:nr|no|number|nummer)\.?)?[ \t]*[:.|]{0,2}[ \t]{0,3}\n{0,2}|☎|📞|✆)[ \t]*"
    r"(\(?\+?\d(?:[ .()/-]{0,2}\d){5,14})(?!\w)",
)
_PHONE_CALLED = AnyCase(
    r"(?<!\w)(?:(?:ring|sms|skriv|kald|call|text|træffes|fanges|nås|kontaktes)(?: (?:til|på|mig|me|on|at|gerne)){0,3}|"
    r"whatsapp)[ :]{1,2}([2-9](?:[ .-]?\d){7})(?![ .-]?\d|\w)"
)
"""A number in any groups after a word for calling."""
_AMOUNT_AFTER = re.compile(r" ?(?:kr\b|dkk|mio|mia|euro?\b|usd|€|\$|£|m2|m²|%|stk)", re.IGNORECASE)
_NO_PHONE_BEFORE = re.compile(
    r"(?<!\w)(?:cvr|ean|ordre|order|faktura|invoice|sags?|journal|konto(?!r)|reg|kunde|vare|isbn|p-nummer|kr"
    r"|dkk|version|kl|id)"
    r"[\w.-]{0,10}(?: (?:nr|no|nummer|number)\b\.?)?\s{0,2}[:#]?\s{0,2}$",
    re.IGNORECASE,
)
_DAY_MONTH_YEAR = re.compile(r"[0-3]\d\D[01]\d\D(?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")

_ID = AnyCase(
    r"(?:\bpas(?:nummer|nr)?\b\.?(?: ?(?:nr|nummer)\b\.?)?|\bpassport(?: ?(?:no|number|nr)\b\.?)?"
    r"|kørekort(?:s?nummer|s?nr\.?| nr\.?| nummer)|"
    r"(?:driving|driver'?s?) licen[cs]e (?:no|number|nr)\.?|(?:sundhedskort|health card"
    r"|sygesikring(?:sbevis)?|id-?kort|opholdskort|visum?)"
    r"(?:nummer|nr)?\.?(?: ?(?:no|nr|number|nummer)\.?)?|konto(?:nummer|nr)\.?|bankkonto|nemkonto|"
    r"account (?:no|number)\.?)"
    r"[ \t]{0,3}[:#]?[ \t]{0,3}([A-Z]{0,3} ?\d[\d -]{4,18}\d)(?!\w)",
)
_ID_NAMED = AnyCase(
    r"(?:\bautorisations?(?:-?id|nummer|-?nr)|\bauthori[sz]ation (?:id|no|number)|\b(?:medlems|medarbejder|studie|"
    r"licens|tjeneste|personale|løn|kort)-?(?:id|nummer|nr)|\b(?:member(?:ship)?|employee|student|licen[cs]e|staff|"
    r"registration|residence (?:permit|card)|work permit|tax|national)(?: id)? (?:id|no|number|nr)|\bskattenummer|"
    r"\bopholdskort(?:nr|nummer)?|"
    r"\b(?:sags?|journal|j\.)-?(?:nr|nummer)|\bcase (?:id|no|number)|\bpermit(?: (?:no|number))?|"
    r"\baut\.?-? ?(?:id|nr|no)|\b\w{0,12}autorisation(?=:)|"
    r"\b\w{0,12}autorisation,? \(?(?:id|nr|nummer)|"
    r"\b(?:nmc|gmc|hcpc|autorisation|autoriseret|authori[sz]ation|authori[sz]ed|registered)"
    r"(?: [a-zæøå0-9]{1,14}){0,5},? \(?(?:id|pin)|\bopholdstilladelse(?:s?-? ?(?:nr|nummer))?|\borcid(?: id)?)"
    r"\b\.?[ \t]{0,3}[:#|]?[ \t]{0,3}((?=[A-Z0-9./-]{0,18}\d)[A-Z0-9][A-Z0-9./-]{2,18}[A-Z0-9])(?!\w)",
)
_ID_LINE = AnyCase(
    r"^[ \t•*·–-]{0,4}id(?:-?(?:nr|nummer|no|number))?\.?:[ \t]{0,3}"
    r"((?=[A-Z0-9./-]{0,18}\d)[A-Z0-9][A-Z0-9./-]{2,18}[A-Z0-9])(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)
_ID_OF = AnyCase(
    r"(?<!\w)(?:\w{0,20}(?:certifikat|bevis|licens|kort|diplom|certificate|card|badge|lån|police)s?|ma|medarb|tj|tjeneste|"
    r"chauffør|elev|kursist|deltager|patient|borger|klient|bruger|kunde|user|pupil|citizen|client|customer|policy)"
    r"(?:[.-]{0,2}| )(?:nr|nummer|no|number|id)\b\.?[ \t]{0,2}:?[ \t]{0,2}"
    r"((?=[A-Z0-9./-]{0,18}\d)[A-Z0-9][A-Z0-9./-]{1,18}[A-Z0-9])(?!\w)"
)
"""The number of a paper that somebody has, or that somebody goes by at a firm or an office."""
_FIRM_NUMBER = AnyCase(r"(?<!\w)cvr(?:[- ]?(?:nr|nummer|no))?\.?[ \t]{0,2}:?[ \t]{0,2}(\d{2}(?: ?\d\d){3})(?!\w)")
_OWN_FIRM = AnyCase(
    r"(?<!\w)(?:egen|eget|min|mit|enkeltmands\w*|indehaver|selvstændig\w*|freelance\w*|own|my|sole (?:trader|"
    r"proprietor)|self-employed|stifter|founder|eneejer)(?!\w)|(?<!\w)v/"
)
_PAPER = AnyCase(
    r"(?<!\w)(?:bevilling|grant(?: agreement)?|fellowship|scholarship|stipendi(?:e|um)|manuskript|manuscript|patent|"
    r"pat\.)"
    r"(?:s?-?(?:nr|nummer))?(?: (?:app(?:lication|\.)?|id|no|number|ref)\b\.?){0,2}\.?[ \t]{0,2}:?[ \t]{0,2}"
    r"((?:EP|DK|US|WO|GB|SE)[ /]?\d[\d ,/]{4,14}\d(?: ?[A-C]\d)?|[A-Z0-9]{1,12}(?:[-/][A-Z0-9]{1,12}){1,4})(?!\w)"
)
"""Numbers of grants, manuscripts and patents, which tell who applied."""
_LEAST_PAPER = 4
_PLATE = AnyCase(
    r"(?<!\w)(?:nummerplade|reg(?:istrerings)?\.? ?(?:nr|nummer)|(?:number|licen[cs]e) plate)\.?:?[ \t]{1,2}"
    r"([A-Z]{2} ?\d\d ?\d{3})(?!\w)"
)
_INSURANCE = re.compile(r"(?<!\w)[A-CEGHJ-PQR-TW-Z][A-Z] ?\d\d ?\d\d ?\d\d ?[A-D](?!\w)")
"""A British National Insurance number."""
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")


def find_cprs(text: str) -> Iterator[Span]:
    """Personal identification numbers, see the module's text for what counts."""
    for match in _CPR_LABELLED.finditer(text):
        yield Span(match.start(1), match.end(1), CPR)
    for match in _CPR.finditer(text):
        if _is_date(int(match[1]), int(match[3])) and not _OTHER_NUMBER.search(
            text, max(match.start() - 30, 0), match.start()
        ):
            yield Span(match.start(), match.end(), CPR)


def _is_date(day: int, month: int) -> bool:
    if day > _REPLACEMENT_DAYS:
        day -= _REPLACEMENT_DAYS
    return 1 <= month <= 12 and 1 <= day <= _DAYS_IN_MONTH[month - 1]


def find_phones(text: str) -> Iterator[Span]:
    """Danish numbers in any grouping, foreign ones with their country code, anything after "tlf." and its like.

    Two years, a date of eight digits, amounts, and numbers after "CVR", "ordre" and the like are none.
    """
    for match in _PHONE_LABELLED.finditer(text):
        if sum(map(str.isdigit, match[1])) >= _LEAST_DIGITS and not _is_years(match[1]):
            yield Span(match.start(1), match.start(1) + len(_first_number(match[1])), PHONE)
    for match in _PHONE_CALLED.finditer(text):
        if not _is_years(match[1]) and not _AMOUNT_AFTER.match(text, match.end()):
            yield Span(match.start(1), match.end(1), PHONE)
    for pattern in (_PHONE_ABROAD, _PHONE_NATIONAL):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), PHONE)
    for match in _PHONE_DK.finditer(text):
        if match[0] != match[1] or not _is_no_phone(text, match):
            yield Span(match.start(), match.end(), PHONE)


def _first_number(numbers: str) -> str:
    """Of two numbers with a stroke between them the first."""
    first, _, rest = numbers.partition("/")
    enough = sum(map(str.isdigit, first)) >= _WHOLE and sum(map(str.isdigit, rest)) >= _LEAST_DIGITS
    return first.rstrip() if enough else numbers


def _is_no_phone(text: str, match: re.Match[str]) -> bool:
    number = match[1]
    digits = "".join(filter(str.isdigit, number))
    if _is_years(number) or _AMOUNT_AFTER.match(text, match.end()):
        return True
    if _NO_PHONE_BEFORE.search(text, max(match.start() - 30, 0), match.start()):
        return True
    if _DAY_MONTH_YEAR.fullmatch(number):
        return True
    if number[4:5] in ("-", "/") and _YEAR.fullmatch(digits[:4]):
        return True
    if number == digits and digits[:2] in ("19", "20") and _is_date(int(digits[6:]), int(digits[4:6])):
        return True
    return digits.endswith("000") and len(number.split(" ")) == 3


def _is_years(number: str) -> bool:
    """Whether a number is two years, as "2015 2019"; digits in other groups are none."""
    return _TWO_YEARS.fullmatch(number) is not None


def find_id_numbers(text: str) -> Iterator[Span]:
    """Numbers of passports, licences, health cards and bank accounts after their name, IBANs, one's own firm's CVR."""
    named = has_any(text, ("pas", "kort", "licence", "license", "card", "sygesikring", "vis", "konto", "account"))
    for match in _ID.finditer(text) if named else ():
        yield Span(match.start(1), match.end(1), ID_NUMBER)
    for match in chain(*(pattern.finditer(text) for pattern in (_ID_NAMED, _ID_LINE, _ID_OF))):
        yield Span(match.start(1), match.end(1), ID_NUMBER)
    for match in _FIRM_NUMBER.finditer(text):
        if _OWN_FIRM.search(text, max(match.start() - _NEAR, 0), min(match.end() + _NEAR // 2, len(text))):
            yield Span(match.start(1), match.end(1), ID_NUMBER)
    for match in _PAPER.finditer(text):
        if sum(map(str.isdigit, match[1])) >= _LEAST_PAPER and any(map(str.isalpha, match[1])):
            yield Span(match.start(1), match.end(1), ID_NUMBER)
    for match in _PLATE.finditer(text):
        yield Span(match.start(1), match.end(1), ID_NUMBER)
    for match in _INSURANCE.finditer(text):
        yield Span(match.start(), match.end(), ID_NUMBER)
    for match in _IBAN.finditer(text):
        if sum(map(str.isdigit, match[0])) >= 10:
            yield Span(match.start(), match.end(), ID_NUMBER)
