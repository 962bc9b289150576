"""When, where and how much: hours a week, shifts, the way to work, working from home, the first day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.facts.passage import Passage, whole_words
from ontology.evidence import Constraint

FULL_TIME_HOURS = "37"
"""Hours a week of a full-time job by the Danish collective agreements; what "fuldtid" means where no number stands."""

_PAST = frozenset({"experience", "education", "courses", "interests", "skills", "languages"})
_TOLD = frozenset({"wishes", "other", "licence", "personal"})
"""Parts of a CV where a number of hours is one that somebody wants."""
_HOURS = re.compile(
    r"(?<![\w.,-])(?:(?P<from>\d{1,2})(?:[.,]\d{1,2})? ?(?:-|–|til|to) ?)?(?P<hours>\d{1,2})(?:[.,]\d{1,2})? ?[- ]?"
    r"(?:timers?|t\.|hours?|hrs\.?)(?!\w)(?P<week>\s*(?:om ugen|ugentlig\w*|i ugen|per uge|pr\.? uge|/ ?uge|"
    r"arbejdsuge|uge|"
    r"(?:per|a|each|/) ?week|weekly|stilling|ansættelse|week|position|job))?",
    re.IGNORECASE,
)
_NOT_WEEKLY = re.compile(
    r"\s*(?:i døgnet|dagligt|om dagen|per dag|pr\.? dag|a day|per day|før|inden|efter|kursus|siden|om måneden)",
    re.IGNORECASE,
)
_FULL_TIME = whole_words(r"fuldtid|fuldtids\w*|fuld tid|full[- ]time")
_LEAST_HOURS, _MOST_HOURS = 5, 48

_SHIFT_WORDS = {
    "rotating": (
        r"skiftende (?:vagter|arbejdstider|arbejdstid|hold)|vagter(?:ne)? er skiftende|skiftehold\w*|\w+holdsskift|"
        r"døgnvagt\w*|rotating shifts?|shift work|rotation|turnus|rul"
    ),
    "night": r"nattevagt\w*|natvagt\w*|natte?hold\w*|natarbejde|om natten|nat|night shifts?|night work|"
    "nights|at night",
    "evening": r"aftenvagt\w*|aftenhold\w*|aftenarbejde|aften-|om aftenen|aften(?:er|erne)?|evening shifts?|evenings?",
    "weekend": r"weekend\w*|lørdag\w*|søndag\w*|saturdays?|sundays?",
    "day": r"dagarbejde|dagvagt\w*|daghold\w*|dagtimer\w*|dagtid|i dagtimerne|daytime|day ?shifts?|day work",
}
_SHIFTS = tuple((value, whole_words(words)) for value, words in _SHIFT_WORDS.items())
_GLADLY = whole_words("gerne", "happy to", "gladly")
_NOW_AND_THEN = whole_words(
    r"forekommer|lejlighedsvis|af og til|enkelte|kan forekomme|occasional(?:ly)?|sometimes|nu og da"
)
_LIMIT = (
    r"(?:inden ?for|højst|højest|maks(?:imalt|\.)?|max(?:imum|\.)?|op til|within|up to|at most|no more than|under|"
    r"radius (?:på|af|of))"
)
_KM = r"(?:km|kilometers?|kilometres?)"
_RADIUS = re.compile(
    rf"(?<!\w)(?P<limit>{_LIMIT}) (?:(?:en |a )?(?:radius (?:på|af|of)|afstand (?:på|af)|ca\.|about|around) )?"
    rf"(?P<km>\d{{1,3}}) ?{_KM}(?!\w)|"
    rf"(?<!\w)(?P<bare>\d{{1,3}}) ?{_KM} (?:radius|fra|af|omkring|from|of|around)(?!\w)",
    re.IGNORECASE,
)
_TRAVEL = (
    r"(?:transport\w*|kørsel|køretid|rejse\w*|pendling|commut\w+|drive|travel\w*|i bil|på cykel|med tog|fra|by \w+|"
    r"with \w+)"
)
_MINUTES = re.compile(
    rf"(?<!\w){_LIMIT} (?:ca\. )?(?P<minutes>\d{{1,3}}) ?(?:min\.?|minutt?ers?|"
    rf"minutes?)(?:'s?)?(?: {_TRAVEL})?(?!\w)|"
    rf"(?<![\w-])(?P<plain>\d{{1,3}}) ?(?:min\.?|minutters?|minutes?)(?:'s?)? (?:{_TRAVEL}|with|hver vej|"
    rf"each way|away)(?!\w)|"
    rf"(?<!\w)(?P<half>(?:en |a )?halv times?|half an hour'?s?) (?:{_TRAVEL}|hver vej|each way)|"
    rf"(?<!\w)(?:{_LIMIT} |mere end |more than |over )?(?P<hour>en|1|one|an) (?:times?|hour'?s?)"
    rf"(?: (?:{_TRAVEL}|hver vej|each way)|(?<=end en time))(?!\w)",
    re.IGNORECASE,
)
_REMOTE_FULL = whole_words(
    r"100 ?% (?:hjemme\w*|remote)|(?:fully|full|fuldt|helt|100 ?%|only|kun) remote|remote[- ]only|"
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
    r"(?:one|two|three|four|\d|some) days? (?:a week )?(?:at|from) home"
)
_FROM_HOME = re.compile(r"(?:km|kilometer|minutter|min\.?|flyttet|flytter|væk|langt|afstand) $", re.IGNORECASE)
"""Before "hjemmefra": a distance, or children who have moved."""
_NO_REMOTE = re.compile(r"\s*(?:sensing|desktop|control|access|support|monitoring)|bil\b|motor", re.IGNORECASE)


def find_hours(passage: Passage) -> Iterator[Constraint]:
    """kind hours: hours a week as "37" or "28-32"; "fuldtid" alone is 37."""
    if not passage.posting and passage.section in _PAST:
        return
    found = False
    for match in passage.find(_HOURS):
        most, least = int(match["hours"]), int(match["from"] or match["hours"])
        plausible = _LEAST_HOURS <= least <= most <= _MOST_HOURS
        wanted = passage.section in _TOLD or passage.wished(*match.span())
        weekly = bool(match["week"]) or ((passage.posting or wanted) and (match["from"] is not None or most >= 20))
        other = not match["week"] and _NOT_WEEKLY.match(passage.text, match.end())
        if not plausible or not weekly or other or passage.denied(*match.span()):
            continue
        found = True
        value = f"{least}-{most}" if match["from"] else str(most)
        yield Constraint("hours", value, passage.posting or passage.strict, match[0].strip())
    full_time = _FULL_TIME.search(passage.text, *passage.span)
    if full_time and not found and not passage.denied(*full_time.span()):
        yield Constraint("hours", FULL_TIME_HOURS, passage.posting or passage.strict, full_time[0])


def find_shifts(passage: Passage) -> Iterator[Constraint]:
    """kind shift: day, evening, night, weekend, rotating. A person's refusals are no shift that they take."""
    told = passage.posting or passage.section in ("wishes", "other", "licence") or bool(_GLADLY.search(passage.words))
    if passage.section in _PAST and not passage.posting:
        return
    for value, words in _SHIFTS:
        for match in passage.find(words):
            if passage.denied(*match.span()) or not (told or passage.wished(*match.span())):
                continue
            mild = _NOW_AND_THEN.search(passage.words) or passage.optional(*match.span())
            yield Constraint("shift", value, not mild if passage.posting else passage.strict, match[0])
            break


def find_ways(passage: Passage) -> Iterator[Constraint]:
    """kinds radius_km and travel_minutes: how far a person will go. Postings have none."""
    if passage.posting or passage.section in _PAST:
        return
    for match in passage.find(_RADIUS):
        yield Constraint("radius_km", match["km"] or match["bare"], bool(match["limit"]), match[0])
    for match in passage.find(_MINUTES):
        yield Constraint("travel_minutes", _minutes(match), True, match[0])


def _minutes(match: re.Match[str]) -> str:
    if match["hour"]:
        return "60"
    return "30" if match["half"] else match["minutes"] or match["plain"]


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
