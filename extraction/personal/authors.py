"""Authors in lists of publications and patents: "Rask, T. E., & Lind, P. (2021)", "Rask TE, Lind P. A title. 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from extraction.anycase import AnyCase
from extraction.personal.forms import CAPS, DOTTED, ORGANISATION_AFTER, PARTICLE, SEQUENCE, TOKEN, UP
from extraction.personal.words import NO_NAMES, is_given_name
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
_MOST = 60


class _List(NamedTuple):
    spans: list[tuple[int, int]]
    end: int
    sure: bool
    """Whether one is no word with a letter after it, and an only author has full stops after the initials."""
    turned: bool
    """Whether one has a comma between surname and initials."""


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
        if listed or (found.sure and (dated or several)):
            yield from found.spans


def _end_of(text: str, place: int) -> int:
    """Where the part under a heading ends: at the next short line without figures and punctuation."""
    match = _NEXT_HEADING.search(text, place)
    return match.start() if match else len(text)


def _authors(text: str, place: int) -> _List:
    spans: list[tuple[int, int]] = []
    known = stopped = commas = 0
    end = place
    while len(spans) < _MOST:
        author = _AUTHOR.match(text, place)
        if author is not None and _is_author(text, author):
            span = author.span()
            known += not _is_word(author)
            stopped += author["plain"] is None
            commas += author["comma"] is not None
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
    return _List(spans, end, known > 0 and (stopped > 0 or len(spans) > 1), commas > 0)


def _is_author(text: str, match: re.Match[str]) -> bool:
    surname = match["last"] or match["after"] or match["plain"]
    if any(word.lower() in NO_NAMES for word in surname.split() if not word.islower()):
        return False
    after = text[match.end() : match.end() + 20]
    return after.startswith(" &") or not ORGANISATION_AFTER.match(after)


def _is_word(match: re.Match[str]) -> bool:
    """Whether it may be a word with a letter after it: "Vitamin D", "Type A"."""
    if match["comma"] is not None or match["first"] is not None:
        return False
    word = (match["last"] or match["plain"]).split()[0].lower()
    return is_known(word, "da") or is_known(word, "en")
