"""Authors in lists of publications and patents: "Rask, T. E., & Lind, P. (2021)", "Rask TE, Lind P. A title. 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from extraction.anycase import AnyCase
from extraction.personal.common_words import is_compound, takes_letter
from extraction.personal.forms import CAPS, DOTTED, ORGANISATION_AFTER, PARTICLE, SEQUENCE, TOKEN, UP
from extraction.personal.words import NO_NAMES, THINGS, is_given_name
from extraction.tokens import is_known

_SURNAME = rf"(?:{PARTICLE} ){{0,2}}(?:{TOKEN}|{CAPS})(?:[ -](?:{TOKEN}|{CAPS})){{0,2}}"
_BARE = rf"[{UP}]{{1,3}}(?!\w|[/&+#'’-]|\.\w)"
_AUTHOR = re.compile(
    rf"(?P<last>{_SURNAME})(?P<comma>,)? (?P<dotted>{DOTTED})|"
    rf"(?P<first>{DOTTED}) ?(?P<after>{_SURNAME})|"
    rf"(?P<plain>{_SURNAME}) (?:{_BARE})"
)
"""One author: surname and initials, initials and surname, surname and initials without full stops."""
_WHOLE_NAME = re.compile(rf"{SEQUENCE}(?=(?:[,;.]|,? (?:&|and|og) ))")
_BETWEEN = re.compile(r"(?:[,;] ?(?:(?:\.\.\.|…)[,;]? ?)?(?:(?:&|and|og) )?| (?:&|and|og) )(?=\S)")
_START = re.compile(
    r"^[ \t]{0,4}(?:[-•*·–][ \t]{0,3}|\[?\d{1,3}[.)\]][ \t]{0,3})?(?:\(?(?:19|20)\d\d\)?[:.,]?[ \t]{1,4})?",
    re.MULTILINE,
)
_LABEL = AnyCase(
    r"^[ \t#*-]{0,6}(?:(?:selected|udvalgte) )?(?:publications?|publikation(?:er)?|artikler|articles|papers|patents?|"
    r"patenter|udgivelser):[ \t]{1,3}(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
_MORE = AnyCase(r",? (?:et al\b|m\. ?fl\b|with others)")
_YEAR_NEXT = AnyCase(
    r"[,.:;]? {0,2}(?:\(? ?(?:eds?\.?|red\.?)\)?,? )?"
    r"(?:\((?:(?:19|20)\d\d|in press|in prep|forthcoming|submitted|under review|accepted|i tryk|indsendt)"
    r"|(?:19|20)\d\d(?!\w)|[\"“”„»«‘])"
)
"""What follows authors: a year, or a title in quotation marks."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADING = AnyCase(
    r"^[ \t#*-]{0,6}(?:(?:selected|udvalgte|own|egne|key|recent|videnskabelige|peer-reviewed|fagfællebedømte|"
    r"scientific|conference|journal)[ \t])?"
    r"(?:publications?|publikation(?:er|sliste)?|publication list|list of publications|artikler|articles|papers|"
    r"patents?|patenter|bibliografi|bibliography|bøger|books|foredrag|talks|presentations|posters?|udgivelser)"
    r"(?:[ \t](?:og|and|&|/)[ \t][\w-]{1,20})?(?:[ \t]*\([^)\n]{0,40}\))?[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NEXT_HEADING = re.compile(r"^[^\W\d_][^\d.,;:()\n]{1,40}$", re.MULTILINE)
_VANCOUVER = re.compile(
    r"[.:]?[ \t]+[^\W\d_](?:[^\n]{3,400}?[ .(,](?:19|20)\d\d(?: [A-Z][a-z]{2})?[;:)]"
    r"|[^\n.?!]{3,300}[.?!] [^\n]{0,150}?(?<!\d)(?:19|20)\d\d(?!\d))"
)
"""A title, a journal and a year: ". A title. Journal 2021;3", ". A title. Journal, 2021"."""
_TITLE_NEXT = re.compile(r"[^\n]{0,16}?[).:,;\"“”„»«‘][ \t]{0,2}[^\W\d_]")
"""What follows a year where a title does."""
_AFTER_PLAIN = re.compile(r"[ \t]*(?:[,.;:&(\[]|(?:&|and|og|et al|m\. ?fl|19|20)(?!\w)|(?:19|20)\d\d|$)", re.MULTILINE)
_MOST = 60


class _List(NamedTuple):
    spans: list[tuple[int, int]]
    end: int
    sure: bool
    """Whether one is no word with a letter after it, and an only author has full stops after the initials."""
    turned: bool
    """Whether one has a comma between surname and initials."""
    led: bool
    """Whether there are several, and all have their initials first and are no words."""
    compound: bool
    """Whether one without a comma is a compound, as certificates are."""


def find_authors(text: str) -> Iterator[tuple[int, int]]:
    """Spans of authors, each with its initials, at the beginning of lines."""
    zones = [(match.end(), _end_of(text, match.end())) for match in _HEADING.finditer(text)]
    labelled = {match.end() for match in _LABEL.finditer(text)}
    for start in chain(_START.finditer(text), _LABEL.finditer(text)):
        found = _authors(text, start.end())
        if not found.spans:
            continue
        line_end = text.find("\n", found.end)
        line_end = len(text) if line_end < 0 else line_end
        dated = _YEAR.search(start[0]) or _MORE.match(text, found.end) or _YEAR_NEXT.match(text, found.end)
        if not found.turned and len(found.spans) == 1 and dated and not _YEAR.search(dated[0]):
            dated = None  # C. Net "..."
        several = len(found.spans) > 1 and _YEAR.search(text, found.end, line_end)
        listed = start.end() in labelled or any(begin <= start.end() < end for begin, end in zones)
        written = found.turned or (not found.compound and (found.led or _is_publication(text, found.end, dated)))
        if listed or (found.sure and written and (dated or several)):
            yield from found.spans


def _is_publication(text: str, end: int, dated: re.Match[str] | None) -> bool:
    """Whether a title follows, with the year before or after it, as after no list of certificates."""
    if _VANCOUVER.match(text, end):
        return True
    return dated is not None and _TITLE_NEXT.match(text, max(end, dated.end() - 1)) is not None


def _end_of(text: str, place: int) -> int:
    """Where the part under a heading ends: at the next short line without figures and punctuation."""
    match = _NEXT_HEADING.search(text, place)
    return match.start() if match else len(text)


def _authors(text: str, place: int) -> _List:
    spans: list[tuple[int, int]] = []
    known = stopped = commas = led = compounds = 0
    end = place
    while len(spans) < _MOST:
        author = _AUTHOR.match(text, place)
        if author is not None and _is_author(text, author):
            span = author.span()
            known += not _is_word(author)
            stopped += author["plain"] is None
            commas += author["comma"] is not None
            led += author["first"] is not None and not _is_known(author["after"])
            compounds += author["comma"] is None and _is_compound(author)
        else:
            whole = _WHOLE_NAME.match(text, place) if spans else None
            if whole is None or " " not in whole[0] or not is_given_name(whole[0].split()[0]):
                break
            span = whole.span()
        spans.append(span)
        end = span[1]
        between = _BETWEEN.match(text, end)
        if between is None:
            break
        place = between.end()
    sure = known > 0 and (stopped > 0 or len(spans) > 1)
    return _List(spans, end, sure, commas > 0, 1 < len(spans) == led, compounds > 0)


def _is_author(text: str, match: re.Match[str]) -> bool:
    surname = match["last"] or match["after"] or match["plain"]
    if any(word.lower() in NO_NAMES for word in surname.split() if not word.islower()):
        return False
    if match["comma"] is None and match["first"] is None and any(map(_is_thing, surname.split())):
        return False
    if match["plain"] is not None and not _AFTER_PLAIN.match(text, match.end()):
        return False
    after = text[match.end() : match.end() + 20]
    return after.startswith(" &") or not ORGANISATION_AFTER.match(after)


def _is_thing(word: str) -> bool:
    """Whether a word is a subject, a certificate or a product that has a letter after it."""
    return word.lower() in THINGS or takes_letter(word)


def _is_compound(match: re.Match[str]) -> bool:
    surname = match["last"] or match["after"] or match["plain"]
    return any(not is_given_name(word) and is_compound(word) for word in surname.split())


def _is_word(match: re.Match[str]) -> bool:
    """Whether it may be a word with a letter after it: "Vitamin D", "Type A"."""
    if match["comma"] is not None or match["first"] is not None:
        return False
    return _is_known((match["last"] or match["plain"]).split()[0])


def _is_known(surname: str) -> bool:
    word = surname.lower()
    return is_known(word, "da") or is_known(word, "en")
