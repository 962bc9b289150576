"""Names whose given name no list has, told by what stands around them.

A position or tie before them ("afdelingsleder Tuva Rask", "min vejleder hedder ..."), words that call for contact
("spørg efter ..."), a patronymic at their end ("Mouna Berthelsen"), or an e-mail address made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from extraction.personal.forms import ANY, HOUSE_BEFORE, ORGANISATION_AFTER, SEQUENCE, TOKEN, fold, plain
from extraction.personal.given_names import word_set
from extraction.personal.words import AMBIGUOUS, FIGURES, NO_NAMES, is_given_name, is_no_name, is_surname
from extraction.tokens import is_known

_ROLE_ENDINGS = word_set(
    """
    leder chef direktør konsulent sygeplejerske læge advokat lærer pædagog mester formand forkvinde koordinator
    sekretær vejleder inspektør rådgiver ansvarlig assistent medarbejder partner kollega revisor ingeniør arkitekt
    redaktør provst rektor forstander professor lektor stifter indehaver ejer planlægger terapeut psykolog
    repræsentant specialist kaptajn styrmand tandlæge bestyrer ekspedient
    """
)
_ROLES = word_set(
    """
    makker mentor kontakt kontaktperson formand præst sognepræst borgmester buddy boss manager director supervisor
    colleague editor nurse teacher headteacher principal lawyer coordinator recruiter foreman owner founder officer
    secretary tutor adviser advisor captain matron chair lead
    """
)
ROLE = (
    rf"(?:[A-Za-zæøåÆØÅ-]*(?:{'|'.join(sorted(_ROLE_ENDINGS))})(?:en|n|ne)?|"
    rf"(?:{'|'.join(sorted(_ROLES))}|head of [a-z]+(?: [a-z]+)?))"
)
_ROLE_WORD = re.compile(r"(?<![\w-])[A-Za-zæøåÆØÅ-]+")
_ROLE_FORMS = tuple(role + form for role in _ROLE_ENDINGS for form in ("", "en", "n", "ne"))
_AFTER_ROLE = re.compile(rf"(?<![\w-])(?i:{ROLE})(?: (?:hos os|i [a-zæøå]+|på [A-Za-zæøåÆØÅ]+))?(?:,|:)? ({SEQUENCE})")
_TIED = re.compile(
    rf"(?<!\w)(?i:min|mit|mine|vores|din|hendes|hans|my|our|your|her|his) (?:[a-zæøå]{{2,12}} ){{0,2}}{ROLE},? "
    rf"({SEQUENCE})"
)
_CALLED = re.compile(
    rf"(?<![\w-])(?i:{ROLE})(?: [\w'’-]+){{0,6}}? (?:hedder|hed|bliver|er|var|is|was|will be|named|called|ved navn|"
    rf"kaldes)"
    rf"(?: (?:vores|the|our|din))? ({SEQUENCE})"
)
_REACH = re.compile(
    r"(?<!\w)(?i:kontakte?|ringe?(?: til)?|skriv(?:e)?(?: til)?|spørg(?:e)?(?: efter)?|tal(?:e)? med|snak(?:ke)? med|"
    r"tag fat i|få fat i|fang|fange|mød|henvend(?:e)? (?:dig|sig) til|mail(?:e)?(?: til)?|hilsen(?: fra)?|hilsner(?: "
    r"fra)?|"
    r"stil(?:e)?s? til|send(?:e|es)?(?: (?:din ansøgning|den|cv))? til|att\.?:?|v/|c/o|contact|call|ask(?: "
    r"for)?|"
    r"speak (?:to|with)|talk to|reach(?: out to)?|write to|email|get hold of|regards from|question(?:s)? to|"
    rf"spørgsmål (?:til|besvares af)|besvares af|oplysninger (?:fås )?(?:hos|af)) (?:(?i:{ROLE}),? )?({SEQUENCE})"
)
_WORDS_OF_CONTACT = re.compile(
    r"(?<!\w)(?:kontakt\w*|ring(?:er|es|e)?|skriv(?:er|e)?|spørg\w*|svar\w*|træffes|nås|fås|udtal\w*|anbefal\w*|"
    r"referen\w*|"
    r"fortæl\w*|siger|sagt|sige|skrevet|hjælper|henvend\w*|opkald|mail\w*|hilsen|hilsner|tlf\w*|telefon\w*|mobil|leder|"
    r"call\w*|contact\w*|ask|reach\w*|repl\w+|answer\w*|speak\w*|recommend\w*|reference\w*|said|says|vouch\w*|phone|"
    r"written|tell\w*|happy to)(?!\w)|\[(?:PHONE|EMAIL)\]",
    re.IGNORECASE,
)
_PATRONYMIC = re.compile(r"[a-zæøåöäéü]{2,}(?:sen|sson)$")
_SURNAME = re.compile(
    r"(?:sen|sson|gaard|gård|strøm|quist|qvist|mann|mand|berg|bjerg|bæk|dah?l|kjær|høj|lund|holm|skov|toft|krogh?|rup|sted|holt|"
    r"bech|bak|borg|vig|gren|kvist|ø|sø|ski|ska|wicz|ova|ov|ić|oğlu|opoulos)$"
)
_ASKED_FOR = re.compile(
    rf"(?<!\w)(?i:spørg efter|ask for|(?:hilsen|hilsner) fra|regards from|jeg hedder|my name is)[ \t]({TOKEN})"
    r"(?=\s*(?:[,.;!)(]|$|og |and |på |at |on |i |in |from |fra )|\[)",
    re.MULTILINE,
)
_EMAIL = re.compile(r"(?<![\w.+-])([^\W\d_]{3,30})@")
_GENERIC = word_set(
    """
    info kontakt contact job jobs mail post kontor office karriere career hello hej support salg sales admin personale
    ansogning rekruttering team service sekretariat
    """
)
_NEAR = 250


def find_persons(text: str) -> Iterator[tuple[int, int]]:
    """Spans of such names."""
    roles = [match.start() for match in _ROLE_WORD.finditer(text) if _may_be_role(match[0].lower())]
    for match in _TIED.finditer(text):
        if (span := _name_at(text, *match.span(1), tied=True)) is not None:
            yield span
    for match in chain(_led_by(_CALLED, text, roles), _REACH.finditer(text)):
        if (span := _name_at(text, *match.span(1))) is not None:
            yield span
    for match in _led_by(_AFTER_ROLE, text, roles):
        span = _name_at(text, *match.span(1))
        if span is not None and _speaks_of_contact(text, match.start()):
            yield span
    for match in ANY.finditer(text):
        span = _name_at(text, *match.span())
        if span is not None and _PATRONYMIC.search(text[span[0] : span[1]]):
            yield span
    for match in _ASKED_FOR.finditer(text):
        if not is_no_name(match[1]) and not is_known(match[1].lower(), "da") and not is_known(match[1].lower(), "en"):
            yield match.span(1)
    yield from _by_address(text)


def _may_be_role(word: str) -> bool:
    """Whether a word in small letters is a role that a name may follow, or how one begins ("head of ...")."""
    return word.endswith(_ROLE_FORMS) or word in _ROLES or word == "head"


def _led_by(pattern: re.Pattern[str], text: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """As ``finditer`` of a pattern that can only begin at one of the places, without trying it at all others."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            end = match.end()
            yield match


def _speaks_of_contact(text: str, place: int) -> bool:
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line_end = end if end >= 0 else len(text)
    return _WORDS_OF_CONTACT.search(text, max(start, place - _NEAR), min(line_end, place + _NEAR)) is not None


def _name_at(text: str, start: int, end: int, *, tied: bool = False) -> tuple[int, int] | None:
    """The name in a sequence of capitalised words: two at least, and the first no word of the language.

    ``tied``: the person is the writer's own ("min kollega, ..."), whatever the words are.
    """
    words = text[start:end].split(" ")
    while words and (is_no_name(words[0]) or re.fullmatch(ROLE, words[0], re.IGNORECASE)):
        start += len(words.pop(0)) + 1
    while words and is_no_name(words[-1]) and not ends_as_surname(words[-1]):
        end -= len(words.pop()) + 1
    if not 2 <= len(words) <= 5 or " ".join(words).lower() in FIGURES:
        return None
    first = words[0].lower()
    if any(is_no_name(word) and not ends_as_surname(word) for word in words):
        return None
    if not tied and not is_given_name(first) and (is_known(first, "da") or is_known(first, "en") or first in AMBIGUOUS):
        return None
    if ORGANISATION_AFTER.match(text[end : end + 20]) or re.match(r" \d", text[end : end + 2]):
        return None
    if HOUSE_BEFORE.search(text, max(start - 20, 0), start):
        return None
    return start, end


def ends_as_surname(word: str) -> bool:
    """Whether a word ends as surnames do, and is no heading or position: "Thestrup", "Kowalski"."""
    lowered = word.lower()
    return lowered not in NO_NAMES and (is_surname(word) or _SURNAME.search(lowered) is not None)


def _by_address(text: str) -> Iterator[tuple[int, int]]:
    """A capitalised word near the e-mail address that it is the whole first part of."""
    for match in _EMAIL.finditer(text):
        local = plain(match[1])
        known = is_known(local, "da") or is_known(local, "en")
        if local in _GENERIC or (known and not is_given_name(local)):
            continue
        begin = max(match.start() - _NEAR, 0)
        for word in re.compile(rf"(?<![\w@.-]){TOKEN}").finditer(text, begin, match.start()):
            if local in (plain(word[0]), fold(word[0])) and not is_no_name(word[0]):
                yield word.span()
