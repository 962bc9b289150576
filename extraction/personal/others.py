"""Other persons of whom a CV has one name or none: after a trade or tie ("malermester Kjeldsen", "my mate Dean"), or
by initials ("borger F.A.", "fondsansøgninger (L.T.)").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain

from extraction.personal.common_words import ABBREVIATIONS, DEGREES, TOWNS, is_compound
from extraction.personal.forms import LOW, ORGANISATION_AFTER, TOKEN, UP, plain, stems
from extraction.personal.given_names import word_set
from extraction.personal.persons import ends_as_surname
from extraction.personal.standing import does_next, goes_on_as_phrase, says_next
from extraction.personal.words import (
    AMBIGUOUS,
    FIGURES,
    THINGS,
    is_given_name,
    is_no_name,
    is_plain_given_name,
    is_sure_surname,
    is_word_name,
)
from extraction.tokens import is_known, lemma

_OWN_TRADES = word_set(
    """
    mester advokat læge købmand vognmand gårdejer godsejer frisør gartner slagter bager tømrer snedker murer smed maler
    skrædder urmager præst provst professor lektor rektor dommer skipper kaptajn
    """
)
"""Those of people who are known by it: one works "hos bager Brask" and studies "under lektor Brask"."""
_TIES = word_set(
    """
    chef leder direktør formand svend lærer redaktør vejleder sagsbehandler rådgiver værkfører styrmand kollega kammerat
    makker kompagnon nabo ven veninde lærling afløser efterfølger forgænger mentor kontaktperson sekretær buddy bestyrer
    forstander inspektør tillidsmand stedfortræder pedel sjakbajs forvalter
    """
)
_TIES_EN = word_set(
    """
    boss mate foreman forewoman chef manager supervisor colleague mentor captain skipper teacher professor lecturer
    officer editor director owner landlord neighbour friend apprentice coordinator caseworker gaffer tutor predecessor
    successor buddy lead leader chief secretary caretaker matron
    """
)
"""People whom one has, is led by or works with."""
_WORK = word_set(
    """
    pædagog sygeplejerske assistent koordinator kok kokken tjener elektriker mekaniker chauffør bogholder tekniker
    psykolog terapeut elev underviser instruktør træner hjælper konsulent montør fører vært vikar repræsentant
    medarbejder operatør planlægger
    """
)
_WORK_EN = word_set(
    """
    cook carpenter plumber electrician nurse doctor assistant sergeant trainer mechanic cleaner waiter waitress
    bricklayer housekeeper
    """
)
"""After these a firm, a subject or a place may stand as well, so that only a known given name is one."""


def _forms(roles: Collection[str]) -> tuple[str, ...]:
    """The roles as words end with them, with the articles that Danish puts there."""
    return tuple(role + form for role in roles for form in ("", "en", "n", "ne"))


_OWN_FORMS, _TIE_FORMS, _WORK_FORMS = _forms(_OWN_TRADES), (*_forms(_TIES), "vennen"), _forms(_WORK)
_BEFORE_NAME = re.compile(
    rf"(?<![\w-])(?P<role>[A-Za-zæøåÆØÅ-]{{3,30}})(?=(?P<aside>[,:])?"
    rf"(?P<called> (?:hed|hedder|kaldes|ved navn|named|called))? (?P<name>{TOKEN})(?! [{UP}&]))"
)
_BEFORE_NAMES = re.compile(rf"(?<![\w-])(?P<role>[a-zæøå-]{{3,30}})(?=,? (?P<names>{TOKEN} {TOKEN})(?! [{UP}&]))")
_CLAUSE = (
    r"(?<![\w-])(?:[Nn]år|[Mm]ens|[Ff]ordi|[Dd]a|at|[Hh]vis|[Dd]engang|som|gamle|unge|vores|var|er|stod|tog|fik|gav|lod|"
    r"havde|klarede|lavede|passede|kørte|styrede|sagde|when|[Ww]hile|because|old|young|that|was)"
)
_IN_CLAUSE = re.compile(rf"{_CLAUSE} ({TOKEN})(?! [{UP}&])")
_BOTH_IN_CLAUSE = re.compile(rf"{_CLAUSE} (?P<names>{TOKEN} {TOKEN})(?! [{UP}&])")
_ADDRESSED = re.compile(
    rf"(?<!\w)(?:[Kk]ære|[Dd]ear|[Aa]tt\.?:?|[Ss]ign\.:?|[Uu]nderskrift:|[Oo]versat af) ({TOKEN})(?=[,;!]|[ \t]*$)",
    re.MULTILINE,
)
_RUN_BY = re.compile(rf"(?<!\w)(?:[vV]/|[cC]/[oO]) ?({TOKEN})(?! [{UP}&])")
_TIED = re.compile(
    r"(?<!\w)(?:min|mit|vores|vor|hans|hendes|deres|din|jeres|my|our|his|her|their|your)(?: [a-zæøå]{2,14}){0,2} $",
    re.IGNORECASE,
)
_LED = re.compile(
    r"(?<!\w)(?:hos|af|til|med|for|fra|ved|under|ifølge|og|with|by|to|from)(?: (?:den|gamle|tidligere|old|former)"
    r"){0,2} $",
    re.IGNORECASE,
)
_PERSONAL_END = re.compile(r"(?:sen|sson|gaard|gård|quist|qvist|kvist)$")
"""Endings of surnames that few places and firms have."""
_THING_ENDS = ("en", "et", "hus", "erne", "ing", "center")
"""Endings of compounds that name a shop or place: "Brødkælderen"."""
_INITIALS = re.compile(rf"(?<![\w.&/-])[{UP}]\.(?:[ -]?[{UP}]\.){{1,3}}(?!\w| ?[{UP}][{LOW}])")
_SOMEBODY = (
    r"borger(?:en)?|kunde(?:n)?|klient(?:en)?|patient(?:en)?|elev(?:en)?|beboer(?:en)?|kollega(?:en)?|makker(?:en)?|"
    r"leder(?:en)?|chef(?:en)?|mentor|vejleder(?:en)?|kontakt|kontaktperson|ref\.?|referencer?|referenceperson|"
    r"sign\.?|underskrevet|mvh\.?|hilsen|citizen|client|customer|colleague|pupil|supervisor|manager|referee|reference|"
    r"signed"
)
_SOMEBODY_BEFORE = re.compile(rf"(?<!\w)(?:{_SOMEBODY}|af|med|hos|ved|by|with|v/)[:,]?[ \t]$", re.IGNORECASE)
_SIGNED_BY = re.compile(
    rf"(?<!\w)(?:[Rr]ef|REF|[Ss]ign)(?:\.:?|:)[ \t]{{1,2}}([{UP}]{{2,4}})(?=[,;)]|[ \t]*$|\.\s)", re.MULTILINE
)
_FIRMS = word_set("dsb kmd tdc iss lo foa hk sdu aau ku au cbs ruc fdb dfds")
"""What has capitals as initials do, and signs as often."""
_REACH = 40


def find_others(text: str) -> Iterator[tuple[int, int]]:
    """Spans of such names and initials."""
    for match in _BEFORE_NAME.finditer(text):
        if name := _name_after(text, match):
            yield match.start("name"), match.start("name") + len(name)
    for match in _BEFORE_NAMES.finditer(text):
        if _is_role(match["role"]) and _is_whole_name(text, match):
            yield match.span("names")
    for match in _BOTH_IN_CLAUSE.finditer(text):
        if _is_whole_name(text, match):
            yield match.span("names")
    for match in chain(_IN_CLAUSE.finditer(text), _ADDRESSED.finditer(text)):
        if name := _name_in_clause(text, match):
            yield match.start(1), match.start(1) + len(name)
    for match in _RUN_BY.finditer(text):
        if is_sure_surname(match[1]) or is_plain_given_name(match[1]):
            yield match.span(1)
    yield from _initials(text)


def _initials(text: str) -> Iterator[tuple[int, int]]:
    for match in _INITIALS.finditer(text):
        if plain("".join(filter(str.isalpha, match[0]))) in ABBREVIATIONS | DEGREES:
            continue
        bracketed = text[match.start() - 1 : match.start()] == "(" and text[match.end() : match.end() + 1] == ")"
        if bracketed or _SOMEBODY_BEFORE.search(text, max(match.start() - _REACH, 0), match.start()):
            yield match.span()
    for match in _SIGNED_BY.finditer(text):
        if match[1].lower() not in ABBREVIATIONS | DEGREES | _FIRMS:
            yield match.span(1)


def _name_in_clause(text: str, match: re.Match[str]) -> str:
    """The one name where a person does something or is addressed, without a genitive's -s; "" where none is."""
    end = match.end(1)
    if ORGANISATION_AFTER.match(text[end : end + 20]):
        return ""
    if is_word_name(match[1]) and not goes_on_as_phrase(text, end):
        return match[1]
    return _personal(match[1])


def _name_after(text: str, match: re.Match[str]) -> str:
    """The name after a role, without a genitive's -s; "" where it is a firm, a place or part of a title.

    A known given name is one after any role. Of other words a surname as "Kjeldsen" is one after a role in small
    letters, and one that no dictionary has where somebody has that person ("min chef") or it does something.
    """
    role = match["role"].lower()
    tie = _is_role(role)
    if not (tie or role in _WORK_EN or role.endswith(_WORK_FORMS)):
        return ""
    word = match["name"]
    end = match.end("name")
    if ORGANISATION_AFTER.match(text[end : end + 20]) or goes_on_as_phrase(text, end):
        return ""
    before = text[max(match.start() - _REACH, 0) : match.start()]
    tied = _TIED.search(before) is not None
    aside = match["aside"]
    if aside == "," and not (tied or (role.endswith("en") and text[end : end + 1] == ",")):
        return ""
    for stem in stems(word):
        if is_plain_given_name(stem) or (is_word_name(stem) and stem == word):
            return stem
    told = match["role"].islower() or match["called"] or aside == ":"
    if not tie or not told or is_no_name(word) or word.lower() in TOWNS:
        return ""
    if (personal := _personal(word)) or aside == ":":
        return personal
    return _surname_after(text, match, tied=tied)


def _surname_after(text: str, match: re.Match[str], *, tied: bool) -> str:
    """As ``_name_after`` of a word that is no known given name and does not end as only surnames do."""
    role, word, end = match["role"].lower(), match["name"], match.end("name")
    before = text[max(match.start() - _REACH, 0) : match.start()]
    stem = min((stem for stem in stems(word) if is_sure_surname(stem)), key=len, default=word)
    acts = match["called"] is not None or says_next(text, end) or does_next(text, end)
    if _is_word(stem) or (stem.endswith(_THING_ENDS) and is_compound(stem)):
        return stem if tied and acts and stem.lower() not in THINGS else ""
    master = role.endswith("mester") and role != "mester"
    led = master or (role.endswith(_OWN_FORMS) and _LED.search(before) is not None)
    return stem if tied or acts or led else ""


def _personal(word: str) -> str:
    """A surname that few places and firms have, without a genitive's -s; "" where the word is none, as "Prisen"."""
    for stem in stems(word):
        lowered = stem.lower()
        if _PERSONAL_END.search(lowered) and not is_no_name(stem) and lemma(lowered, "da") == lowered:
            return stem
    return ""


def _is_whole_name(text: str, match: re.Match[str]) -> bool:
    """Whether two words are a name that no list has: after a role where the person acts, or in a clause a surname."""
    first, last = match["names"].split(" ")
    end = match.end("names")
    if match["names"].lower() in FIGURES or last.lower() in TOWNS or any(map(is_no_name, (first, last))):
        return False
    if ORGANISATION_AFTER.match(text[end : end + 20]):
        return False
    known = is_given_name(first)
    surname = any(map(ends_as_surname, stems(last)))
    if not known and (_is_word(first) or is_compound(first) or (_is_word(last) and not surname)):
        return False
    role = match.groupdict().get("role")
    if role is None:
        return surname
    before = text[max(match.start() - _REACH, 0) : match.start()]
    led = role.endswith(_OWN_FORMS) and _LED.search(before) is not None
    return led or known or says_next(text, end) or does_next(text, end)


def _is_role(word: str) -> bool:
    """Whether a word is for somebody whom one has, is led by or works with."""
    return word in _TIES_EN or word.endswith((*_OWN_FORMS, *_TIE_FORMS))


def _is_word(stem: str) -> bool:
    lowered = stem.lower()
    if is_given_name(stem) or lowered in AMBIGUOUS:
        return True
    return is_known(lowered, "da") or is_known(lowered, "en")
