"""Driving licences: classes held or asked for, never those that somebody lacks or does not need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.facts.passage import Passage
from ontology.evidence import Constraint

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
_SPLIT = re.compile(r" ?[,&] ?| og | eller | samt | and | or ")
_LACKING = re.compile(
    r"\s*(?:har jeg ikke|have I not)\b|[^.\n]{0,30}(?:not (?:exchanged|valid|converted)|ikke ombyttet|køreprøve ikke|"
    r"not passed|ikke bestået)|"
    r"\s*[:(–,-]?\s*(?:nej\b|ingen\b|intet\b|no\b|none\b|haves ikke|ikke\b|mangler|på vej|under erhvervelse|snart|"
    r"udløb|er udløbet|frakendt)",
    re.IGNORECASE,
)
_LEARNING = re.compile(r"(?:under uddannelse til|i gang med(?: at tage)?|tager|learning for) (?:et )?$", re.IGNORECASE)
_MORE = re.compile(r"(?<![\w+/])(?:BE|C1E|CE|DE)(?!\w)")
_TRACTOR = re.compile(r" (?:til|for) tra[ck]tor", re.IGNORECASE)
_KINDS = {"lastbil": "C", "stort": "C", "bus": "D", "trailer": "BE", "motorcykel": "A", "mc": "A"}


def find_licences(passage: Passage) -> Iterator[Constraint]:
    """kind driving_licence, one for each class. In a posting it is hard unless it is called an advantage."""
    matches = [*passage.find(_CATEGORY)] or [*passage.find(_LICENCE)]
    if not matches and passage.section == "licence":
        alone = _ALONE.match(passage.words)
        yield from (
            (Constraint("driving_licence", one, False, alone[0].strip()) for one in _classes(alone["after"]))
            if alone
            else ()
        )
    for match in matches:
        start, end = match.span()
        if (
            passage.denied(start, end)
            or passage.wished(start, end)
            or _LACKING.match(passage.text, end, passage.span.end)
        ):
            continue
        if not passage.posting and _LEARNING.search(passage.text, passage.span.start, start):
            continue
        if passage.posting and passage.section in ("offer", "about"):
            continue
        hard = passage.posting and not passage.optional(start, end)
        values = ["TM"] if _TRACTOR.match(passage.text, end) else _values(match)
        for value in values:
            yield Constraint("driving_licence", value, hard, match[0].strip(" ,:(-–"))
        for more in passage.find(_MORE):
            if more.start() >= end and not passage.denied(*more.span()):
                hard = passage.posting and not passage.optional(*more.span())
                yield Constraint("driving_licence", more[0], hard, more[0])


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
