"""Whether two CVs seem to be of two persons, told before personal data is replaced and without keeping any of it.

What tells a person is held as keyed digests alone. The key is made when the process starts and is written nowhere, so
that the digests mean nothing outside it; they are part of no JSON form and go with the reading they belong to.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from extraction.personal.contacts import find_emails
from extraction.personal.numbers import find_cprs, find_phones
from extraction.personal.spans import PLACEHOLDER

_KEY = secrets.token_bytes(32)
_HEAD = 400
"""Characters within which the owner's name stands in a CV; a name further down may be a referee's."""
_LABEL = re.compile(
    r"(?:^[ \t|*-]{0,4}(?:(?:fulde |for)?navn|(?:full |first )?name|ansøger|kandidat|applicant|candidate|fra|from|cv)"
    r"[ \t]*(?:[:|–-]|\n)[ \t]*|(?<!\w)(?:jeg hedder|mit (?:fulde )?navn er|my (?:full )?name is|i am called)[ \t]+)\Z",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands before the name of whom a CV is."""
_GREETED = re.compile(
    r"(?<!\w)(?:kære|dear|hej|hello|hi|att\.?|attn\.?|til|to)[ \t:]{1,3}(\[NAME_\d{1,6}\])", re.IGNORECASE
)
_NOTHING = re.compile(
    r"[ \t#*|•·–-]*(?:(?:curriculum vitae|cv|c\.v\.|resumé?|résumé)(?: (?:for|of|af))?[ \t:|–-]*)?", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"[ \t#*-]*(?:referencer?|references?|referenceperson(?:er)?|anbefalinger|kontaktpersoner?|til|to|att\.?|attn\.?)"
    r"[ \t]*:?[ \t]*$",
    re.IGNORECASE,
)
"""A line with names of others under it."""
_MOST_NAME = 120
_AFTER = 20
"""Characters after the name by which its end is found."""
_PHONE_DIGITS = 8
"""Of a Danish number, which may have a country code before it."""
_WORDS_THAT_TELL = 2
"""Words of a name that two CVs share when they are of one person: a given name or a surname alone is many people's."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Digests of e-mail addresses, telephone and CPR numbers at the head of a CV, and of its owner's name."""

    contacts: frozenset[bytes] = frozenset()
    name: frozenset[bytes] = frozenset()


def identity_of(text: str, plain: str) -> Identity:
    """The identity in a text, of which ``plain`` is the same with placeholders."""
    head = _head(text)
    found = [head[span.start : span.end].casefold() for span in find_emails(head)]
    numbers = (re.sub(r"\D", "", head[span.start : span.end]) for span in (*find_phones(head), *find_cprs(head)))
    found += [number[-_PHONE_DIGITS:] for number in numbers]
    words = (word for word in re.findall(r"[^\W\d_]+", _owner(text, plain).casefold()) if len(word) > 1)
    return Identity(_digests(found), _digests(words))


def seem_two(one: Identity | None, other: Identity | None) -> bool | None:
    """Whether they seem to be two persons; None where it cannot be told: no name stands at the head of one of them."""
    if one is None or other is None:
        return None
    if one.contacts & other.contacts:
        return False
    if not one.name or not other.name:
        return None
    return len(one.name & other.name) < min(_WORDS_THAT_TELL, len(one.name), len(other.name))


def _owner(text: str, plain: str) -> str:
    """The name of whom a CV is, at its head: after "Navn:" or "Jeg hedder", else the first that begins a line."""
    named = [match for match in PLACEHOLDER.finditer(plain, 0, _HEAD) if match[1]]
    place = next((match for match in named if _LABEL.search(plain, 0, match.start())), None)
    if place is None:
        greeted = {match[1] for match in _GREETED.finditer(plain)}
        own = (match for match in named if match[0] not in greeted)
        place = next((match for match in own if _begins_line(plain, match.start())), None)
    if place is None:
        return ""
    at = _place_in(text, plain[: place.start()])
    if at < 0:
        return ""
    after = PLACEHOLDER.split(plain[place.end() :], maxsplit=1)[0][:_AFTER] or "\n"
    end = text.find(after, at + 1, at + _MOST_NAME + len(after))
    return text[at : end if end >= 0 else at + _MOST_NAME].partition("\n")[0]


def _begins_line(plain: str, place: int) -> bool:
    """Whether a name is first in its line, which is under no heading of references and in no letter's address."""
    start = plain.rfind("\n", 0, place) + 1
    if not _NOTHING.fullmatch(plain, start, place):
        return False
    above = plain[:start].rstrip().rpartition("\n")[2]
    return not _OF_OTHERS.match(above)


def _place_in(text: str, plain: str) -> int:
    """Where in the text the beginning of its copy with placeholders ends; -1 where that cannot be told."""
    first, *others = PLACEHOLDER.sub("\0", plain).split("\0")
    at = len(first)
    for words in others:  # each is looked for once, so that no text makes this slow
        found = text.find(words, at + 1)
        if found < 0:
            return -1
        at = found + len(words)
    return at


def _head(text: str) -> str:
    """The lines that begin within the first characters of a text."""
    end = text.find("\n", _HEAD)
    return text if end < 0 else text[: min(end, 2 * _HEAD)]


def _digests(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(hashlib.blake2b(word.encode(), key=_KEY, digest_size=16).digest() for word in words)
