"""Danish town names in one spelling: aa and å, small and capital letters, district letters after a city."""

from __future__ import annotations

import re
import unicodedata

_NOT_LETTERS = re.compile(r"[^a-zæøåäöüé0-9]+")
_DISTRICT = re.compile(r" (?:c|k|v|n|s|ø|nv|nø|sv|sø|vest|øst|nord|syd)$")
_REGION = re.compile(r" (?:sj|sjælland|stevns|f|fyn|sydfyn|l|m|mors|thy|j|jyll|djurs|als|ærø|st|by)$")


def spelling(name: str) -> str:
    """One spelling of a name: lower case, å for aa, single blanks ("Nørre Aaby" and "nørre åby" are equal)."""
    text = unicodedata.normalize("NFC", name).lower()
    return _NOT_LETTERS.sub(" ", text).strip().replace("aa", "å")


def city(name: str) -> str | None:
    """The city of a district ("aarhus c" -> "århus"), in one spelling; None where the name has no district letters."""
    text = spelling(name)
    return _DISTRICT.sub("", text) if _DISTRICT.search(text) else None


def bare(name: str) -> str:
    """The name without the part of the country that tells it from others ("Hurup Thy" -> "hurup")."""
    return _REGION.sub("", spelling(name))
