"""Names that stand alone: a given name in running text, and names right before a telephone number or e-mail address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extraction.anycase import AnyCase
from extraction.personal.forms import ANY, HOUSE_BEFORE, ORGANISATION_AFTER, TOKEN, stems
from extraction.personal.given_names import word_set
from extraction.personal.standing import (
    begins_sentence,
    goes_on_as_phrase,
    is_deed,
    is_subject,
    says_next,
    stands_as_name,
)
from extraction.personal.words import (
    AMBIGUOUS,
    PLACES,
    is_given_name,
    is_no_name,
    is_plain_given_name,
    is_word_name,
)
from extraction.tokens import is_known

_SINGLE = re.compile(rf"(?<![\w.@/&'’-])({TOKEN})(?![\w@-]|\.\w)")
_BEFORE = re.compile(r"([^\s,.;:()!?\"“”»«|/–—-]+)[ \t]$")
_SENTENCE_BEFORE = re.compile(r"(?:\A|\n|[.!?:;•*)–-])[ \t]*\Z")
_IN_PLACE = re.compile(r"(?<!\w)(?:i|fra|in|from|near|nær|around|omkring|to|til)[ \t]$", re.IGNORECASE)
_CAPITAL_AFTER = re.compile(r" (?:&|[A-ZÆØÅ][\w-])")
_MONTH = re.compile(r"(?:Jan|Jun|May|Mar|Sep|Dec|Tue|Fri|Sat)[ \t./'’–—-]{1,3}(?:\d|[A-Z][a-z]{2}\b)")
"""A month or day, cut short."""
_SMALL_NEXT = re.compile(r" ([^\W\d_A-ZÆØÅ]+)(?![\w-])")
_SMALL_BEFORE = re.compile(r"(?<![\w-])([^\W\d_A-ZÆØÅ]+) $")
_NO_OWNERS = word_set(
    """
    alias anus jeans liens finns brits levi's levis wendy's neves enders wenches ramadans solomons tors tues toms
    philips phillips jacobs adams roberts williams edwards evans stevens peters richards rogers andrews daniels
    matthews johns walters simons michaels nelsons owens christians hends ries roars
    """
)
"""Words, firms and surnames that only look like a given name's genitive."""
_CALLED_SO = word_set(
    """
    søster bror onkel tante moster faster mormor morfar farmor farfar mor far bedste mester fader pater uncle aunt
    auntie brother granny grandma grandpa nurse chef coach
    """
)
"""What somebody is called before the given name, in capitals too: "Tante Oda"."""
_CELLS = re.compile(r" {2}|\t|\|")
_ADDRESSED = AnyCase(
    r"(?<!\w)(?i:tillykke|hej|kære|dear|hi|hello|spørg efter|ask for|ring til|skriv til|hedder|hed|named|called)"
    rf"[ \t]({TOKEN})(?![\w-])",
    re.NOFLAG,
)
_NEIGHBOURS = (
    re.compile(
        rf"\[NAME_\d{{1,6}}\](?:,| og| and| &| \+) ({TOKEN})(?=[.,;!)]| (?:og|and|i|på|fra|hos|in|from|at) |$)",
        re.MULTILINE,
    ),
    re.compile(rf"(?<![\w.-])({TOKEN})(?:,| og| and| &| \+) \[NAME_\d{{1,6}}\]"),
)
_REACHED = (
    r"(?:[ \t]{0,4}[,:–—|(•·-]?[ \t]{0,4}(?:(?:på|at|on|via|tlf\.?|tel\.?|telefon|mobil|mob\.?|phone|mobile|"
    r"mail|e-mail|email|or|eller|svarer|direkte|direct|nr\.?)[ \t.:]{0,4}){0,3}[ \t]{0,4}\[(?:PHONE|EMAIL)\])"
)
_BESIDE = re.compile(_REACHED)
_PRESENTED = re.compile(
    r"(?<!\w)(?:(?:[Jj]eg er|[Dd]et (?:er|var)|I['’]m|I am|[Tt]his is|[Ii]t['’]s|[Ii]t was|[Tt]hat was)|"
    r"(?:[Uu]ndertegnede|[Cc]heers|[Tt]hanks|[Bb]est|[Hh]ej|[Hh]i),|[Kk]h\.?|"
    r"(?:[Rr]ef|[Rr]eferen[ct]e|[Rr]eferee|[Mm]entor|[Ss]upervisor|[Vv]ejleder|[Ff]otos?|[Pp]hotos?|[Tt]ekst|[Ff]ra|[Ss]ign|[Uu]nderskrift|[Aa]nsvarlig|[Nn]avn|[Nn]ame)[.:]{1,2})"
    rf" ({TOKEN})(?=[,.;!)]| (?:og|and|her|here|der|som|who)(?!\w)|[ \t]*$)",
    re.MULTILINE,
)
"""Where somebody says who it is: "Hej, jeg er Liv", "Ref.: Mark", "Cheers, Mark"."""
_BY = re.compile(
    r"(?<![\w-])(?:[Hh]os|af|[Mm]ed|[Tt]il|fra|[Uu]nder|by|[Ww]ith|to|from|[Uu]nlike|than|end) "
    rf"({TOKEN})(?=[.,;:!)]| (?:(?:og|and) [a-zæøåI]|(?:jeg|I|der|som|who)(?!\w))|[ \t]*$)",
    re.MULTILINE,
)
"""By whom and with whom: "Skrevet af Liv."."""
_SMALL = AnyCase(
    rf"(?<!\w)(?i:kontakt|ring til|skriv til|spørg efter|ref\.?|reference|mvh\.?|hilsen|jeg hedder|navn)[ \t:]{{1,3}}"
    rf"([a-zæøå]{{3,20}})(?:[ \t][a-zæøå]{{2,20}})?(?={_REACHED}|[ \t]{{0,4}}(?:$|,))",
    re.MULTILINE,
)
_MET = AnyCase(
    r"(?<!\w)(?i:(?:tal[te]?|talte|taler|snak(?:ket?|kede|ker)?|mødt(?:es)?|mødtes|mødes|møde[rt]?|aftal(?:t|te|er|e)?|"
    r"(?:telefon)?samtale[rn]?|dialog(?:en)?|kontakt(?:en)?|frokost|kaffe|spist|sammen|delt|deler|gik|gå|"
    r"vendt (?:det|den|sagen|dette)) med|"
    r"(?:ring(?:er|ede|et)?|skriv(?:er|e)?|skrev(?:et)?|send(?:er|te|t)?|mail(?:er|ede|et)?|besked|hils(?:e|en|er)?|"
    r"sagde|sagt|siger|svar(?:et|er)?|henvis(?:t|er)|melde? tilbage) (?:det |den |cv'et |kopi )?til|"
    r"(?:hilsen|hilsner|besked|mail|sms|opkald|svar|hørt|høre|hører|henvisning|anbefaling|råd|tak|hjælp) fra|"
    r"(?:anbefalet|henvist|oplært|ansat|interviewet|kontaktet|hjulpet) af|"
    r"ifølge|iflg\.|spurgte?|spørg|bad|bedt|beder|kontaktede|kontaktet|henviste|vejledte|besøgte|mødte|kender|hjælper|hjalp|passer|"
    r"kollega(?:en)?|kollegaerne|makker(?:en)?|nabo(?:en)?|veninde(?:n)?|vennen|vejleder(?:en)?|chef(?:en)?|"
    r"mentor(?:en)?|"
    r"sagsbehandler(?:en)?|kontaktperson|konsulent|virksomhedskonsulent|cc|m\.|w/|v/|borger(?:en)?|kunden|citizen|"
    r"client|colleague|caseworker|neighbour|friend|"
    r"(?:sp[eo]ke?n?|talk(?:s|ed|ing)?|met|meet(?:s|ing)?|agreed|call|lunch|chat(?:ted)?|interview|catch up|"
    r"caught up|appointment) (?:with|to)|(?:call|message|mail|e?mail|word|regards|reference|referred|advice|help) "
    r"(?:from|by)|called|phoned|rang|emailed|asked|told|contacted|thanked|met|remind|invited?|wrote to|"
    rf"write to|according to)[,:]?[ \t](?:(?:også|lige|igen|både|hverken|og|also|again|both)[ \t])?({TOKEN})(?![\w-])",
    re.NOFLAG,
)
"""Words of speaking, meeting and knowing, with somebody after them."""
_FROM_NEXT = re.compile(r" (?:fra|from) [\w]")
_HIM = re.compile(
    rf"(?<!\w)(?:hos|med|til|fra|af|for|ved) (?:ham|hende)(?: der)? ({TOKEN})(?=[ ,.;:!)(]|$)", re.MULTILINE
)
_LEADS = re.compile(rf"^[ \t•*·–-]{{0,4}}({TOKEN})(?=[,:( ][^\n]{{0,60}}\[(?:PHONE|EMAIL)\])", re.MULTILINE)
"""The first word of a line that has a number or address."""
_PLACE_BEFORE = re.compile(r"(?:\d{4}|\[ADDRESS\],?)[ \t]$")
_FIRM_BEFORE = re.compile(r"(?:\[NAME_\d{1,6}\][ \t]*[,(|–-][^\n]*|[ \t|]{2,}|,[ \t])$")
_MAX_WORDS = 6


def find_alone(text: str, *, note: bool = False) -> Iterator[tuple[int, int]]:
    """Given names that are hardly ever anything else, by themselves; and others where somebody is addressed.

    ``note``: the text is about people whom it calls by their given names.
    """
    for match in _SINGLE.finditer(text):
        if is_plain_given_name(match[1]):
            if not _of_something_else(text, match):
                yield match.span(1)
        elif (owner := _owner(text, match)) and not _of_something_else(text, match):
            yield match.start(1), match.start(1) + len(owner)
    for match in chain(_ADDRESSED.finditer(text), *(pattern.finditer(text) for pattern in _NEIGHBOURS)):
        if is_given_name(match[1]) and not is_no_name(match[1]) and not _CAPITAL_AFTER.match(text, match.end(1)):
            yield match.span(1)
    for match in _HIM.finditer(text):
        if not is_no_name(match[1]) and not _CAPITAL_AFTER.match(text, match.end()):
            yield match.span(1)
    yield from _word_names(text, note=note)
    for match in _SMALL.finditer(text):
        if is_given_name(match[1]) and match[1] not in AMBIGUOUS and not is_no_name(match[1]):
            yield match.span(1)


def _word_names(text: str, *, note: bool) -> Iterator[tuple[int, int]]:
    """Names that are words too, where somebody speaks, is met or does something."""
    for match in chain(*(pattern.finditer(text) for pattern in (_MET, _LEADS, _PRESENTED, _BY))):
        if is_word_name(match[1]) and not goes_on_as_phrase(text, match.end()):
            yield match.span(1)
    for match in _SINGLE.finditer(text):
        if not is_word_name(match[1]) or goes_on_as_phrase(text, match.end()):
            continue
        known = says_next(text, match.end()) or is_subject(text, *match.span(1))
        if known or (note and _stands_in_note(text, match)):
            yield match.span(1)


def _stands_in_note(text: str, match: re.Match[str]) -> bool:
    return _FROM_NEXT.match(text, match.end()) is not None or stands_as_name(text, *match.span(1), match[1])


def _owner(text: str, match: re.Match[str]) -> str:
    """The given name that a word is the genitive of, "" if of none: "Camillas" in "det var Camillas felt".

    Without an apostrophe it is one only beside Danish, where no English surname or firm ("Jacobs", "Philips") stands.
    """
    word = match[1]
    if word.lower() in _NO_OWNERS:
        return ""
    for stem in stems(word):
        if stem == word or not is_plain_given_name(stem) or stem.lower() in PLACES:
            continue
        if len(stem) + 1 < len(word) or word[-1] != "s" or _in_danish(text, *match.span(1)):
            return stem
    return ""


def _in_danish(text: str, start: int, end: int) -> bool:
    """Whether a word in small letters follows that Danish has, or stands before where none follows."""
    following = _SMALL_NEXT.match(text, end)
    if following is None and text[end : end + 1] in ("", "\n", *".,;:)!?"):
        following = _SMALL_BEFORE.search(text, max(start - 30, 0), start)
    return following is not None and is_known(following[1], "da")


def _of_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether the name is part of a longer one: of a firm, a house, a method, somebody famous."""
    start, end = match.span(1)
    if _CAPITAL_AFTER.match(text, end) or _MONTH.match(text, start) or ORGANISATION_AFTER.match(text[end : end + 20]):
        return True
    if HOUSE_BEFORE.search(text, max(start - 20, 0), start):
        return True
    if match[1].lower() in PLACES and _IN_PLACE.search(text, max(start - 8, 0), start):
        return True
    before = _BEFORE.search(text, max(start - 40, 0), start)
    if before is None or not before[1][0].isupper() or is_no_name(before[1]):
        return False
    if (before[1][0] == "I" and begins_sentence(before[1])) or before[1].lower() in _CALLED_SO:
        return False
    first = _SENTENCE_BEFORE.search(text, max(before.start() - 8, 0), before.start()) is not None
    return not (first and (is_deed(before[1]) or begins_sentence(before[1])))


def find_beside_contacts(text: str) -> Iterator[tuple[int, int]]:
    """Names of two words and more right before a number or address ("Hotelchef Winnie Skagbo svarer på [PHONE]")."""
    for match in ANY.finditer(text):
        if not _BESIDE.match(text, match.end()):
            continue
        words = match[0].split(" ")
        start = match.start()
        while words and (is_no_name(words[0]) or _is_position(words[0])):
            start += len(words.pop(0)) + 1
        if not words or len(words) > _MAX_WORDS or any(is_no_name(word) for word in words if len(word) > 2):
            continue
        if not is_given_name(words[0]) and not _is_somebody(text, match, start, len(words)):
            continue
        if not _PLACE_BEFORE.search(text, max(start - 14, 0), start):
            yield start, match.end()


def _is_somebody(text: str, match: re.Match[str], start: int, words: int) -> bool:
    """Whether words that are no known given name are a person and no firm: by a position before, or by what is before.

    In a table the cell before a number is as often a firm's; so is what follows a name ("Helle Ravn, Ringside Search").
    """
    beside = _BESIDE.match(text, match.end())
    if words < 2 or beside is None or _CELLS.search(beside[0]):
        return False
    if start > match.start():
        return True
    before = text[max(start - 60, 0) : start]
    return _FIRM_BEFORE.search(before) is None


_POSITION = re.compile(
    r"(?:leder|chef|direktør|ansvarlig|konsulent|koordinator|mester|fører|planlægger|formand|rektor)$"
)


def _is_position(word: str) -> bool:
    return _POSITION.search(word.lower()) is not None
