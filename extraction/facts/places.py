"""Places in a document: Danish postcode and town. Street and house number are never among them."""

from __future__ import annotations

import re

from extraction.reading import Place

MAX_PLACES = 20

_NAME = r"[A-ZÆØÅ][a-zæøåéüöä]+(?:[ -](?:[A-ZÆØÅ][a-zæøåé]+|[A-ZÆØÅ]{1,2}(?![\wæøå])|ved|på|pr\.))*\b"
_POSTCODE = re.compile(rf"(?<![\w.,/–-])(?<!\d[ ])(?:DK[- ]?)?(\d{{4}})[ ]{{1,2}}({_NAME})")
_LIVES = re.compile(
    rf"(?<!\w)(?:bor|bosat|bopæl|bosiddende|hjemmehørende|living|based|live|reside|located|arbejdssted|tjenestested) "
    rf"(?:i|på|ved|in|near|at|er)? ?(?:nærheden af |the area of )?({_NAME})"
)
_FROM = re.compile(
    rf"(?<!\w)\d{{1,3}} ?(?:km|kilometer|min\w*\.?)(?: kørsel| transport)? (?:fra|omkring|af|from|around|of) ({_NAME})"
)
_TRAILING = re.compile(r"(?:[ -](?:ved|på|pr\.))+$")
_NO_TOWNS = frozenset(("Kr", "DKK", "EUR", "Euro", "USD", "Km", "Timer", "Min", "Mio", "Mia", "Nu", "Til", "Og"))
FIRST_POSTCODE, LAST_POSTCODE = 555, 9990
"""Denmark's lowest and highest postcodes (0555 Scanning, 9990 Skagen)."""
_YEARS = range(1940, 2041)
_CAPITAL = re.compile(r"(?:København|Copenhagen|Kbh|Frederiksberg|Valby|Vanløse|Nørrebro|Østerbro|Vesterbro)")


def read_places(text: str) -> list[Place]:
    """The places named, in order and each once; where someone lives without a postcode counts too."""
    found: list[tuple[int, Place]] = []
    towns: set[str] = set()
    for match in _POSTCODE.finditer(text):
        postcode, town = match[1], _town(match[2])
        if town and _is_postcode(postcode, town):
            found.append((match.start(), Place(postcode, town)))
            towns.add(town)
    for pattern in (_LIVES, _FROM):
        for match in pattern.finditer(text):
            town = _town(match[1])
            if town and not any(known == town or known.startswith(f"{town} ") for known in towns):
                found.append((match.start(), Place(None, town)))
                towns.add(town)
    places = [place for _, place in sorted(found, key=lambda item: item[0])]
    return list(dict.fromkeys(places))[:MAX_PLACES]


def _town(name: str) -> str:
    return _TRAILING.sub("", name).strip()


def _is_postcode(postcode: str, town: str) -> bool:
    """Years stand before capital letters too: "2019 Projektleder". Postcodes among them are in Copenhagen alone."""
    number = int(postcode)
    if not FIRST_POSTCODE <= number <= LAST_POSTCODE or town in _NO_TOWNS:
        return False
    return bool(_CAPITAL.match(town)) if number < 2000 or number in _YEARS else True
