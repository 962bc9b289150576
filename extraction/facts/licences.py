"""Driving licences: classes held or asked for, never those that somebody lacks or does not need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.clauses import front_start
from extraction.facts.passage import Passage
from extraction.facts.refusals import of_oneself
from ontology.evidence import Constraint

LICENCE, NO_LICENCE = "driving_licence", "no_driving_licence"
"""Kinds of conditions: a class that is held or asked for, and one that a person says they have not."""
DEFAULT_CLASS = "B"
"""What "kørekort" alone means: the licence for cars."""

_CLASS = r"(?:AM|A1|A2|A|BE|B1|B|C1E|C1|CE|C|D1E|D1|DE|D|TM|[BCD] ?[/+] ?E|be|b|ce|c|de|c/e)(?![\wæøåÆØÅ])"
_LIST = rf"{_CLASS}(?:(?: ?[,/+&] ?| og | eller | samt | and | or ){_CLASS}|(?: ?[/+&] ?| og | and )E(?!\w))*"
_LICENCE = AnyCase(
    rf"(?<!\w)(?:(?P<before>{_CLASS})-(?=[kK]ørekort))?"
    r"(?P<word>(?i:(?:bil|lastbil|bus|trailer|motorcykel|mc)?kørekort(?:et|s)?|(?:stort |lille )kørekort|"
    r"førerbevis(?:et)?|"
    r"(?:driving|driver'?s?|driver’s) licen[cs]e))"
    rf"(?: til (?P<use>bil|lastbil|bus|trailer|motorcykel))?(?:[ :,–(-]{{0,3}}(?i:til |for |"
    rf"i )?(?i:kategori(?:erne)?|kat\.?|klasse|type|category|class|"
    rf"categories)?[ :.]{{0,2}}(?P<after>{_LIST}))?",
    re.NOFLAG,
)
_CATEGORY = re.compile(
    rf"(?<!\w)(?i:category|class|kategori|klasse) (?P<after>{_LIST}) (?i:(?:(?:driving|driver'?s?) )?licen[cs]e|"
    rf"kørekort)"
)
_ALONE = re.compile(
    rf"^\W*(?i:(?:licen[cs]e|kørekort)\W+)?(?i:kategori|kat\.?|klasse|category|class)?\W*(?P<after>{_LIST})(?=\W|$)"
)
_AROUND = " ,:(-–"
_SPLIT = re.compile(r" ?[,&] ?| og | eller | samt | and | or ")
_LACKING = re.compile(
    r"\s*(?:har jeg ikke|have I not)\b|[^.\n]{0,30}(?:not (?:exchanged|valid|converted)|ikke ombyttet|køreprøve ikke|"
    r"not passed|ikke bestået)|"
    r"\s*[:(–,-]?\s*(?:nej\b|ingen\b|intet\b|no\b|none\b|haves ikke|ikke\b|mangler|udløb|er udløbet|(?:er )?frakendt|"
    r"(?:has |is )?(?:expired|suspended|revoked))",
    re.IGNORECASE,
)
_COMING = re.compile(r"\s*[:(–,-]?\s*(?:på vej|under erhvervelse|snart|in progress|under way|soon)", re.IGNORECASE)
_LOST = re.compile(
    r"(?<!\w)(?:mist(?:ede|et)|frataget|frakendt|inddraget|lost|losing) (?:mit |min |my |the |retten til )?$",
    re.IGNORECASE,
)
_LEARNING = re.compile(r"(?:under uddannelse til|i gang med(?: at tage)?|tager|learning for) (?:et )?$", re.IGNORECASE)
_TRAILER = re.compile(r"(?:, | og | and |/| \+ )(?:stor(?:t)? )?trailer(?:kort|kørekort)?(?!\w)", re.IGNORECASE)
_MORE = re.compile(r"(?<![\w+/])(?:BE|C1E|CE|DE)(?!\w)")
_TRACTOR = re.compile(r" (?:til|for) tra[ck]tor", re.IGNORECASE)
_KINDS = {"lastbil": "C", "stort": "C", "bus": "D", "trailer": "BE", "motorcykel": "A", "mc": "A"}


def find_licences(passage: Passage) -> Iterator[Constraint]:
    """kind driving_licence, one for each class. In a posting it is hard unless it is called an advantage.

    kind no_driving_licence, hard, of a class that a person says they have not ("kørekort haves ikke": B).
    """
    matches = [*passage.find(_CATEGORY)] or [*passage.find(_LICENCE)]
    if not matches and passage.section == "licence":
        alone = _ALONE.match(passage.words)
        yield from (
            (Constraint(LICENCE, one, False, alone[0].strip()) for one in _classes(alone["after"])) if alone else ()
        )
    for match in matches:
        start, end = match.span()
        values = ["TM"] if _TRACTOR.match(passage.text, end) else _values(match)
        if _lacks(passage, start, end):
            if not passage.posting and of_oneself(passage.text, passage.span, start):
                yield from (Constraint(NO_LICENCE, value, True, _denial(passage, match)) for value in values)
            continue
        if _is_no_claim(passage, start, end):
            continue
        if not passage.posting:
            yield from _held(passage, match, values)
        else:
            hard = not passage.optional(start, end)
            yield from (Constraint(LICENCE, value, hard, match[0].strip(_AROUND)) for value in values)
        for more in passage.find(_MORE):
            if more.start() >= end and not passage.denied(*more.span()):
                hard = passage.posting and not passage.optional(*more.span())
                yield Constraint(LICENCE, more[0], hard, more[0])


def _is_no_claim(passage: Passage, start: int, end: int) -> bool:
    """Whether a licence is only wished for, learned or on its way, or is what an employer offers."""
    if passage.wished(start, end) or _COMING.match(passage.text, end, passage.span.end):
        return True
    if passage.posting:
        return passage.section in ("offer", "about")
    return _LEARNING.search(passage.text, passage.span.start, start) is not None


def _held(passage: Passage, match: re.Match[str], values: list[str]) -> Iterator[Constraint]:
    """What a person says to have, with a trailer's class after it, without what further words say is gone."""
    if _TRAILER.match(passage.text, match.end(), passage.span.end):
        values = [*values, "BE"]
    for value in values:
        gone = _gone_later(passage, value, match.end())
        quote = match[0].strip(_AROUND)
        yield Constraint(NO_LICENCE, value, True, gone) if gone else Constraint(LICENCE, value, False, quote)


def _lacks(passage: Passage, start: int, end: int) -> bool:
    """Whether a licence named there is said not to be had, or by a posting not to be needed."""
    if passage.denied(start, end) or _LACKING.match(passage.text, end, passage.span.end):
        return True
    return not passage.posting and _LOST.search(passage.text, passage.span.start, start) is not None


def _gone_later(passage: Passage, value: str, end: int) -> str:
    """Words further on that say of one class of several that it is held no more ("men D er ikke fornyet"); or ""."""
    gone = re.compile(
        rf"(?<!\w){value} (?:er |is |has |blev )?(?:ikke fornyet|udløb\w*|frakendt|inddraget|expired|not renewed|"
        r"lapsed)"
    )
    found = gone.search(passage.text, end, passage.span.end)
    return found[0] if found else ""


def _denial(passage: Passage, match: re.Match[str]) -> str:
    """The words that say so, from the clause's beginning: "Jeg har ikke kørekort", "Kørekort: nej"."""
    after = _LACKING.match(passage.text, match.end(), passage.span.end)
    first = front_start(passage.text, passage.span, match.start())
    return passage.text[first : after.end() if after else match.end()].strip(_AROUND)


def names_no_class(licence: Constraint) -> bool:
    """Whether the class is only what "kørekort" alone means."""
    return (
        licence.value == DEFAULT_CLASS
        and re.fullmatch(r"[\wæøå' ]*?(?:kørekort\w*|licen[cs]e)", licence.quote) is not None
    )


def _values(match: re.Match[str]) -> list[str]:
    named = match.groupdict()
    if named.get("after"):
        return _classes(match["after"])
    if named.get("before"):
        return _classes(match["before"])
    word = (named.get("use") or named.get("word") or "").lower()
    return [next((value for start, value in _KINDS.items() if word.startswith(start)), DEFAULT_CLASS)]


def _classes(words: str) -> list[str]:
    """ "B, C og C/E" -> B, C, CE. An E alone belongs to the class before it."""
    found: list[str] = []
    for part in _SPLIT.split(words):
        bare = re.sub(r"\s", "", part).upper()
        if bare == "E" and found:
            found[-1] += "E"
        elif re.fullmatch(r"[BCD]1?[/+]E", bare):
            found.append(bare.replace("/", "").replace("+", ""))
        else:
            found.extend(piece for piece in re.split(r"[/+]", bare) if piece)
    return list(dict.fromkeys(found))
