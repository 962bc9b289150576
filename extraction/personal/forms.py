"""What names look like: patterns that the finders of names share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isalpha()]
UP = "".join(letter for letter in _LETTERS if letter.isupper())
LOW = "".join(letter for letter in _LETTERS if letter.islower())
"""Latin letters with all their accents."""
TOKEN = (
    rf"(?:(?:Mc|Mac|O['’]|d['’]|[aA]l-|[eE]l-|[aA]r-)?[{UP}][{LOW}'’]{{1,25}}(?:-[{UP}]?[{LOW}]{{1,25}}){{0,3}})(?!\w)"
)
CAPS = rf"[{UP}]{{2,25}}(?:-[{UP}]{{2,25}}){{0,3}}(?!\w)"
INITIAL = rf"[{UP}]\.?(?![\w/&])"
_ONE = rf"(?:[{UP}]|Aa|Ch|Chr|Fr|Kr|Sz|Th|Yu|Zs)\."
DOTTED = rf"{_ONE}(?:[ -]?{_ONE}){{0,3}}"
"""Initials with their full stops: "M. E.", "J.-P."."""
PARTICLE = r"(?:van|von|der|den|de|del|della|da|dos|di|af|al|el|bin|ibn|la|le|ten|ter|zu)(?!\w)"
SEQUENCE = rf"{TOKEN}(?: (?:{TOKEN}|{INITIAL}|{PARTICLE}(?= [{UP}{LOW}]))){{0,5}}"
CAPS_SEQUENCE = rf"{CAPS}(?: (?:{CAPS}|{INITIAL})){{1,4}}"
ANY = re.compile(rf"(?<![\w@.]){SEQUENCE}")
WHOLE = re.compile(rf"(?:{SEQUENCE}|{CAPS_SEQUENCE})")
WORD = re.compile(rf"(?<![\w@])(?:[{UP}][{LOW}{UP}]{{1,30}}(?:['’-][{UP}{LOW}]{{1,30}}){{0,3}})")

HOUSE_BEFORE = re.compile(
    r"(?:\b(?:café|cafe|hotel|hotellet|restaurant|salon|kro|kirke|kirken|sankt|skt\.?|sct\.?|st\.|saint|dronning|kong|"
    r"prins|prinsesse|queen|king|princess|brdr\.?|brødrene|brothers|rederiet|familien|villa|fonden|firmaet|"
    r"m/s|m/f)[ \t]|(?<=\S )[&+][ \t])$",
    re.IGNORECASE,
)
"""What makes a name after it that of a house, a firm, a saint or a monarch."""
ORGANISATION_AFTER = re.compile(
    r"^(?:['’]?s)? ?(?:A/S|ApS|I/S|K/S|P/S|AB|AS|GmbH|Inc|Ltd|LLC|Group|Holding|& |og Co|Fonden?\b|Skole"
    r"|Gymnasi|Kaffe|Bryggeri|Hus\b|Design\b|Kommune|Plads|"
    r"Vej\b|Gade\b|Allé|Universit|Hospital|Instit|Consult|Advi|Logisti|Transport|Museum|Bank|Data\b|Media"
    r"|Food|\[ADDRESS)"
)
_GENITIVES = ("", "s", "'s", "’s", "'", "’")
_FOLD = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e", "è": "e", "á": "a", "ó": "o", "í": "i"}
)


def fold(token: str) -> str:
    """Lower case, with æ, ø and å as e-mail addresses write them, without other accents."""
    folded = token.lower().translate(_FOLD)
    return folded if folded.isascii() else plain(folded)


def stems(word: str) -> Iterator[str]:
    """A word and what it is the genitive of: "Rasks" and "Rask", "Rasmus'" and "Rasmus"."""
    for ending in _GENITIVES:
        if word.endswith(ending):
            yield word.removesuffix(ending)


def plain(word: str) -> str:
    """Lower case without accents, and so without the ring of an å: "Zübeyde" as "zubeyde"."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
