"""When, where and how much: hours a week, shifts, the way to work, working from home, the first day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase, whole_words
from extraction.facts.passage import Passage
from ontology.evidence import Constraint

FULL_TIME_HOURS = "37"
"""Hours a week of a full-time job by the Danish collective agreements; what "fuldtid" means where no number stands."""

NOT = "not "
"""Before the value of a shift that a person refuses."""
_PAST = frozenset({"experience", "education", "courses", "interests", "skills", "languages"})
_TOLD = frozenset({"wishes", "other", "licence", "personal"})
"""Parts of a CV where a number of hours is one that somebody wants."""
_HOURS = AnyCase(
    r"(?<![\w.,-])(?:(?P<from>\d{1,2})(?:[.,]\d{1,2})? ?(?:-|–|til|"
    r"to) ?)?(?P<hours>\d{1,2})(?:[.,]\d{1,2})?(?P<join> ?[- ]?)"
    r"(?:timers?|t\.|hours?|hrs\.?)(?!\w)(?P<week>\s*(?:om ugen|ugentlig\w*|i ugen|per uge|pr\.? uge|/ ?uge|"
    r"arbejdsuge|uge|"
    r"(?:per|a|each|/) ?week|weekly|stilling|ansættelse|week|position|job))?",
)
_NOT_WEEKLY = re.compile(
    r"\s*(?:i døgnet|dagligt|om dagen|per dag|pr\.? dag|a day|per day|før|inden|efter|kursus|siden|om måneden)",
    re.IGNORECASE,
)
_FULL_TIME = whole_words(r"fuldtid|fuldtids\w*|fuld tid|full[- ]time")
_LEAST_HOURS, _MOST_HOURS = 5, 48
_LIKELY_HOURS = 20
"""A bare number of hours from here on is a week's."""
_AT_LEAST = re.compile(r"(?:mindst|minimum|min\.|at least|ikke under|no less than)\s*$", re.IGNORECASE)
_AT_MOST = re.compile(
    r"(?:højst|højest|maks(?:imalt|imum|\.)?|max(?:imum|\.)?|op til|up to|at most|no more than|ikke over)\s*$",
    re.IGNORECASE,
)
_OWN_TERMS = frozenset({"wishes", "header", "other", "profile"})
_HOURS_FIELD = re.compile(
    r"\W*(?:hours|timer|timetal|arbejdstid|working hours)(?::\s*|"
    r"\s{2,})(?:(?P<from>\d{2}) ?[-–] ?)?(?P<hours>\d{2})(?!\d|[.:])",
    re.IGNORECASE,
)

_SHIFT_WORDS = {
    "rotating": (
        r"skiftende (?:vagter|arbejdstider|arbejdstid|hold|tider|dag|tjeneste)|vagter(?:ne)? er skiftende|"
        r"skiftehold\w*|\w+holdsskift|"
        r"døgnvagt\w*|rotating shifts?|shift work|rotation|turnus|rul"
    ),
    "night": r"nattevagt\w*|natvagt\w*|natte?hold\w*|natarbejde|om natten|(?<!god )nat|night shifts?|night work|"
    "nights|at night",
    "evening": r"aftenvagt\w*|aftenhold\w*|aftenarbejde|aften-|aftenmøder?|lukkevagt\w*|om aftenen|aften(?:er|"
    r"erne)?|evening shifts?|evenings?(?! (?:class|course|school)\w*)",
    "weekend": r"(?<!hjemme i )(?<!fri i )weekend\w*|lørdag\w*|søndag\w*|saturdays?|sundays?",
    "day": r"dagarbejde|dagvagt\w*|daghold\w*|dagtimer\w*|dagtid|formiddag\w*|eftermiddag\w*|i dagtimerne|daytime|"
    "day ?shifts?|day work",
}
SHIFTS = tuple((value, whole_words(words)) for value, words in _SHIFT_WORDS.items())
"""Value of kind shift and the words for it."""
_ONE_DAY = re.compile(
    r"(?<!\w)(?:mandag|tirsdag|onsdag|torsdag|fredag|monday|tuesday|wednesday|thursday|friday)s? $", re.IGNORECASE
)
"""Before a time of one day alone, which is no shift: "ikke fredag eftermiddag"."""
_GLADLY = whole_words(
    "gerne", "godt arbejde", r"(?:er|is|are) (?:fint|ok|okay|fine|no problem|intet problem)", "happy to", "gladly"
)
_TIME_FIELD = re.compile(
    r"\W*(?:tidspunkt|vagter|arbejdstid(?:er)?|shifts?|when|working hours|hours)(?::|\s{2})", re.IGNORECASE
)
_BY_DAY = re.compile(r"(?<!\w)(?:dag|dage|days)(?!\w)(?! om ugen| a week)", re.IGNORECASE)
_CLOCK = AnyCase(
    r"(?<![\d.,/-])(?P<start>[01]?\d|2[0-3])(?:[.:](?P<minute>\d\d)| ?(?:am|(?=[-–] ?\d{1,2}[.:]\d\d)))? ?(?:-|–|"
    r"til|to) ?"
    r"(?P<end>[01]?\d|2[0-4])(?:[.:]\d\d(?!\d)| ?(?P<half>am|pm))(?: ?(?P<late>am|pm))?(?![\d%-])",
)
_OPENING = whole_words(r"åbning\w*|åbner|åbent?|telefon\w*|ring|kontakt\w*|opening|open|call|phone|lukker|døgnåbent")
_NOW_AND_THEN = whole_words(
    r"forekommer|lejlighedsvis|af og til|enkelte|kan forekomme|occasional(?:ly)?|sometimes|nu og da"
)
_LIMIT = (
    r"(?:inden ?for|højst|højest|maks(?:imalt|\.)?|max(?:imum|\.)?|op til|within|up to|at most|no more than|under|"
    r"radius (?:på|af|of)|ikke (?:mere end|over|længere (?:væk )?end)|not (?:more|further|farther)(?: away)? than)"
)
_KM = r"(?:km|kilometers?|kilometres?)"
_RADIUS = AnyCase(
    rf"(?<!\w)(?P<limit>{_LIMIT}) (?:(?:en |a )?(?:radius (?:på|af|of)|afstand (?:på|af)|ca\.|about|around) )?"
    rf"(?P<km>\d{{1,3}}) ?{_KM}(?!\w)|"
    rf"(?<!\w)(?P<bare>\d{{1,3}}) ?{_KM} (?:radius|fra|af|omkring|from|of|around)(?!\w)",
)
_TRAVEL = (
    r"(?:transport\w*|kørsel|køretid|rejse\w*|pendling|commut\w+|drive|travel\w*|i bil|på cykel|med (?:tog|bus|bil|"
    r"offentlig\w*(?: transport\w*)?)|hver vej|each way|fra|by (?:public transport(?:ation)?|\w+)|with \w+)"
)
_MINUTES = AnyCase(
    rf"(?<!\w){_LIMIT} (?:(?:rejse|køre|pendle|cykle|travel|commute|ca\.) )?(?P<minutes>\d{{1,3}}) ?(?:min\.?|"
    rf"minutt?ers?|"
    rf"minutes?)(?:'s?)?(?: {_TRAVEL})?(?!\w)|"
    rf"(?<!\w)(?P<plain>\d{{1,3}}) ?(?:min\.?|minutter|minutes?)(?:'s?)? (?:{_TRAVEL}|away)(?!\w)|"
    rf"(?<!\w)(?P<words>en halv|halvanden|en|1|one|an|half an|to|two|2) (?:times|timers?|hours?'?s?|time(?= (?:i|hver|"
    rf"med|på))) {_TRAVEL}|"
    r"(?<!\w)(?:ikke|not|højst|max)[^.;,]{0,25} (?P<most>en halv|halvanden|en|1|one|an|half an) (?:time|hour)(?!\w)|"
    rf"(?<!\w){_LIMIT} (?P<hour>en|1|one|an) (?:times?|hour'?s?) {_TRAVEL}|"
    r"(?<!\w)(?:kører|pendler|rejser|cykler|commute|drive|travel|cycle) (?:(?:gerne|gladly|højst|up to|op til|ca\.|"
    r"about) )+(?P<drive>\d{1,3}) ?(?:min\.?|minutter|minutes?)(?!\w)",
)
_HOUR_MINUTES = {
    **dict.fromkeys(("en", "1", "one", "an"), "60"),
    **dict.fromkeys(("en halv", "half an"), "30"),
    **dict.fromkeys(("to", "two", "2"), "120"),
    "halvanden": "90",
}
_REMOTE_FULL = whole_words(
    r"100 ?% (?:hjemme\w*|fjern\w*|remote)|(?:fully|full|fuldt|helt|100 ?%|only|kun) remote|remote[- ]only|"
    r"fuldtids?[- ]?hjemmearbejde|"
    r"(?:kun|udelukkende|altid|fuld tid) (?:hjemmefra|fra hjemmet)|hjemmefra på fuld tid|hele (?:stillingen|"
    r"jobbet|ugen)[^.]{0,30} (?:hjemmefra|fra hjemmet)|entirely remote|"
    r"work from anywhere"
)
_REMOTE = whole_words(
    r"hjemmefra|fra hjemmet|hjemmearbejd\w*|hjemmekontor|hybrid(?:t|arbejde)?|work(?:ing)? from home|home office|"
    r"remote work|remotely|remote|fjernarbejde|distancearbejde|hjemmedage?|"
    r"(?:arbejder?|en|to|tre|fire|\d) (?:gerne )?(?:dage? )?hjemme(?! i )(?: (?:en|et|to|tre|"
    r"\d) [^.]{0,14}dage?| om ugen)?|"
    r"(?:one|two|three|four|\d|some) days? (?:a week )?(?:at|from) home|hjemme-?arbejdsdag\w*|"
    r"arbejder? (?:også |delvist |lidt )hjemme|(?:dage?|days?)(?: a week| om ugen)? (?:hjemme|from home|at home)"
)
_FROM_HOME = re.compile(r"(?:km|kilometer|minutter|min\.?|flyttet|flytter|væk|langt|afstand) $", re.IGNORECASE)
"""Before "hjemmefra": a distance, or children who have moved."""
_NO_REMOTE = re.compile(r"\s*(?:sensing|desktop|control|access|support|monitoring)|bil\b|motor", re.IGNORECASE)


def find_hours(passage: Passage) -> Iterator[Constraint]:
    """kind hours: hours a week as "37" or "28-32"; "fuldtid" alone is 37."""
    if not passage.posting and passage.section in _PAST:
        return
    found = False
    field = _HOURS_FIELD.match(passage.text, *passage.span)
    if field and not passage.posting and _LEAST_HOURS <= int(field["hours"]) <= _MOST_HOURS:
        value = f"{field['from']}-{field['hours']}" if field["from"] else field["hours"]
        yield Constraint("hours", value, passage.strict, field[0].strip())
        return
    for match in passage.find(_HOURS):
        most, least = int(match["hours"]), int(match["from"] or match["hours"])
        plausible = _LEAST_HOURS <= least <= most <= _MOST_HOURS
        wanted = passage.section in _TOLD | _OWN_TERMS or passage.wished(*match.span())
        likely = match["from"] is not None or most >= _LIKELY_HOURS
        weekly = bool(match["week"]) or (likely and (passage.posting or wanted))
        other = not match["week"] and _NOT_WEEKLY.match(passage.text, match.end())
        if not plausible or not weekly or other or passage.denied(*match.span()):
            continue
        found = True
        value = f"{least}-{most}" if match["from"] else _bounded(passage, match.start(), most)
        yield Constraint("hours", value, passage.posting or passage.strict, match[0].strip())
    full_time = _FULL_TIME.search(passage.text, *passage.span)
    if full_time and not found and not passage.denied(*full_time.span()):
        yield Constraint("hours", FULL_TIME_HOURS, passage.posting or passage.strict, full_time[0])


def _bounded(passage: Passage, start: int, hours: int) -> str:
    """A number of hours as a person says it: as it is, or all from "mindst 28" up, or up to "højst 20"."""
    before = passage.text[max(start - 20, passage.span.start) : start]
    if not passage.posting and _AT_LEAST.search(before):
        return f"{hours}-{_MOST_HOURS}"
    return f"1-{hours}" if not passage.posting and _AT_MOST.search(before) else str(hours)


def find_shifts(passage: Passage) -> Iterator[Constraint]:
    """kind shift: day, evening, night, weekend, rotating; of a person who refuses one, "not night", and hard."""
    told = passage.posting or passage.section in ("wishes", "other", "licence") or bool(_GLADLY.search(passage.words))
    field = _TIME_FIELD.match(passage.text, *passage.span) is not None
    told = told or field
    seen = set()
    if passage.section in _PAST and not passage.posting:
        return
    for value, words in SHIFTS:
        for match in passage.find(words):
            if passage.spared(match.start()):
                continue
            if passage.denied(*match.span()):
                if not passage.posting and not _ONE_DAY.search(passage.text, passage.span.start, match.start()):
                    yield Constraint("shift", f"{NOT}{value}", True, match[0])
                continue
            if not (told or passage.wished(*match.span())):
                continue
            mild = _NOW_AND_THEN.search(passage.words) or passage.optional(*match.span())
            seen.add(value)
            yield Constraint("shift", value, not mild if passage.posting else passage.strict, match[0])
            break
    by_day = _BY_DAY.search(passage.text, *passage.span) if field and not seen else None
    if by_day:
        yield Constraint("shift", "day", passage.strict, by_day[0])
    clock = next(passage.find(_CLOCK), None)
    if clock and passage.posting and not _OPENING.search(passage.words) and not seen - {"weekend"}:
        shift = _shift_of(clock)
        if shift:
            yield Constraint("shift", shift, True, clock[0])


_NOON = 12


def _shift_of(clock: re.Match[str]) -> str | None:
    """The shift that working hours by the clock make up: mostly by day, in the evening or at night."""
    start, end = int(clock["start"]) % 24, int(clock["end"]) % 24
    if "pm" in (clock["half"] or clock["late"] or "").lower() and end < _NOON:
        end += _NOON
    if start >= 20 or (start > end and end > 0) or (start < 5 and end <= 8):
        return "night"
    if start >= 13 and (end >= 19 or end == 0):
        return "evening"
    return "day" if 5 <= start <= 11 and start < end <= 18 else None


def find_ways(passage: Passage) -> Iterator[Constraint]:
    """kinds radius_km and travel_minutes: how far a person will go. Postings have none."""
    if passage.posting or passage.section in _PAST:
        return
    for match in passage.find(_RADIUS):
        yield Constraint("radius_km", match["km"] or match["bare"], bool(match["limit"]), match[0])
    for match in passage.find(_MINUTES):
        hours = match["hour"] or match["words"] or match["most"]
        value = _HOUR_MINUTES[hours.lower()] if hours else match["minutes"] or match["plain"] or match["drive"]
        yield Constraint("travel_minutes", value, True, match[0])


def find_remote(passage: Passage) -> Iterator[Constraint]:
    """kind remote: "full" or "hybrid"."""
    if not passage.posting and passage.section in _PAST:
        return
    for value, words in (("full", _REMOTE_FULL), ("hybrid", _REMOTE)):
        for match in passage.find(words):
            before = passage.text[max(match.start() - 20, passage.span.start) : match.start()]
            if _FROM_HOME.search(before) or _NO_REMOTE.match(passage.text, match.end(), passage.span.end):
                continue
            if passage.denied(*match.span()):
                continue
            yield Constraint("remote", value, not passage.posting and passage.strict, match[0])
            return
