"""The sections of NACE and how a code finds its section.

Structure: NACE Rev. 2 by Regulation (EC) No 1893/2006, Annex I; NACE Rev. 2.1 by Commission Delegated Regulation (EU)
2023/137, Annex. The URIs are those of the EU Vocabularies (``http://data.europa.eu/ux2/nace2/`` and ``.../nace2.1/``).
The section labels are short wordings of our own.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Nace(StrEnum):
    """A revision of NACE; the value is the namespace of its URIs."""

    REV_2 = "http://data.europa.eu/ux2/nace2/"
    REV_2_1 = "http://data.europa.eu/ux2/nace2.1/"


# Section -> first and last division, both in it.
_RANGES: dict[Nace, dict[str, tuple[int, int]]] = {
    Nace.REV_2: {
        "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (45, 47),
        "H": (49, 53), "I": (55, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68), "M": (69, 75), "N": (77, 82),
        "O": (84, 84), "P": (85, 85), "Q": (86, 88), "R": (90, 93), "S": (94, 96), "T": (97, 98), "U": (99, 99),
    },
    Nace.REV_2_1: {
        "A": (1, 3), "B": (5, 9), "C": (10, 33), "D": (35, 35), "E": (36, 39), "F": (41, 43), "G": (46, 47),
        "H": (49, 53), "I": (55, 56), "J": (58, 60), "K": (61, 63), "L": (64, 66), "M": (68, 68), "N": (69, 75),
        "O": (77, 82), "P": (84, 84), "Q": (85, 85), "R": (86, 88), "S": (90, 93), "T": (94, 96), "U": (97, 98),
        "V": (99, 99),
    },
}  # fmt: skip

_DIVISIONS = {
    revision: {division: section for section, (first, last) in ranges.items() for division in range(first, last + 1)}
    for revision, ranges in _RANGES.items()
}

# What a section covers, by its divisions in Rev. 2: Danish, English.
_TOPICS = {
    "A": ("Landbrug, skovbrug og fiskeri", "Farming, forestry and fishing"),
    "B": ("Råstofudvinding", "Mining and quarrying"),
    "C": ("Industri", "Manufacturing"),
    "D": ("Energiforsyning", "Energy supply"),
    "E": ("Vand, kloak og affald", "Water, sewerage and waste"),
    "F": ("Bygge og anlæg", "Construction"),
    "G": ("Handel", "Wholesale and retail trade"),
    "H": ("Transport og lager", "Transport and storage"),
    "I": ("Hoteller og restauranter", "Hotels and restaurants"),
    "J": ("Information og kommunikation", "Information and communication"),
    "K": ("Finans og forsikring", "Finance and insurance"),
    "L": ("Ejendomshandel og udlejning", "Real estate"),
    "M": ("Rådgivning, forskning og teknik", "Professional, scientific and technical services"),
    "N": ("Rengøring, vikarer og anden operationel service", "Administrative and support services"),
    "O": ("Offentlig forvaltning og forsvar", "Public administration and defence"),
    "P": ("Undervisning", "Education"),
    "Q": ("Sundhed og socialt arbejde", "Health and social work"),
    "R": ("Kultur, sport og fritid", "Arts, sports and recreation"),
    "S": ("Andre serviceydelser", "Other services"),
    "T": ("Private husholdninger med ansatte", "Households as employers"),
    "U": ("Internationale organisationer", "International organisations"),
}
_SPLIT = {
    "J": ("Forlag, medier og indhold", "Publishing, broadcasting and content"),
    "K": ("It, telekommunikation og data", "IT, telecommunication and data"),
}
# In Rev. 2.1 section J became two, so every section from K on moved one letter.
_LABELS: dict[Nace, dict[str, tuple[str, str]]] = {
    Nace.REV_2: _TOPICS,
    Nace.REV_2_1: {chr(ord(letter) + (letter > "J")): words for letter, words in _TOPICS.items()} | _SPLIT,
}

_CODE = re.compile(r"(?P<section>[A-Z])?\.?(?:(?P<division>\d{2})[\d.]*)?")


def revision_of(cell: str) -> Nace:
    """The revision that a code's URI names; a bare code counts as Rev. 2."""
    return Nace.REV_2_1 if "nace2.1" in cell.lower() else Nace.REV_2


def section_of(code: str, revision: Nace) -> str | None:
    """The section letter of a code or URI ("62.01", "6201", "J", ".../nace2.1/6201"); None if it names none."""
    code = code.strip()
    if code.startswith("http"):
        code = code.rstrip("/").rsplit("/", 1)[-1]
    match = _CODE.fullmatch(code.upper())
    if not match:
        return None
    if match["division"]:
        return _DIVISIONS[revision].get(int(match["division"]))
    return match["section"] if match["section"] in _RANGES[revision] else None


def as_rev_2(letter: str, revision: Nace) -> str:
    """The section of Rev. 2 that has most of a section: in Rev. 2.1 section J became J and K, and the rest moved on."""
    if revision is Nace.REV_2 or letter < "K":
        return letter
    return "J" if letter == "K" else chr(ord(letter) - 1)


def section_of_words(text: str) -> str | None:
    """The section (Rev. 2) that words for an industry name, Danish or English; None where they name none, or several.

    They name one where all of them, small words aside, stand in its label, or all of its label's stand in them.
    """
    wanted = _content(text)
    if not wanted:
        return None
    found = {
        letter
        for letter, labels in _TOPICS.items()
        for label in map(_content, labels)
        if label and (wanted <= label or label <= wanted)
    }
    return found.pop() if len(found) == 1 else None


def _content(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.lower())) - _SMALL_WORDS


_SMALL_WORDS = frozenset(
    ("og", "i", "af", "med", "and", "of", "the", "andre", "anden", "other", "arbejde", "work", "service", "services")
)


def sections(revision: Nace) -> dict[str, tuple[str, str]]:
    """Section letter -> its label in Danish and English."""
    return _LABELS[revision]
