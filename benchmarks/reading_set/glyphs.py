"""Words for PDF: a font with Danish letters that travels with reportlab, and signs that it lacks from other fonts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

PLAIN, BOLD = "Vera", "VeraBd"
_SIGNS = {"●": ("ZapfDingbats", "l"), "○": ("ZapfDingbats", "m"), "→": ("Symbol", "\u2192")}
"""Signs of ratings and arrows: the font and the character there. ZapfDingbats' circle is read back as "❍"."""
_READ_BACK = {"○": "❍"}


@cache
def _register() -> frozenset[int]:
    """Make the fonts known to reportlab. The code points that they have."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found: set[int] = set()
    for name in (PLAIN, BOLD):
        font = TTFont(name, f"{name}.ttf")
        pdfmetrics.registerFont(font)
        found.update(font.face.charToGlyph)
    return frozenset(found)


def printable(text: str) -> str:
    """The text with letters that the font has: an accent that it lacks is left out ("ă" is "a")."""
    known = _register()
    return "".join(
        letter
        if ord(letter) in known or letter in _SIGNS
        else "".join(part for part in unicodedata.normalize("NFD", letter) if ord(part) in known) or "?"
        for letter in text
    )


def read_back(text: str) -> str:
    """What a perfect reader finds of the text in a PDF made here."""
    return "".join(_READ_BACK.get(letter, letter) for letter in printable(text))


def pieces(text: str, font: str) -> Iterator[tuple[str, str]]:
    """Runs of printable text with the font of each."""
    _register()
    for name, letters in groupby(printable(text), key=lambda letter: _SIGNS[letter][0] if letter in _SIGNS else font):
        yield "".join(_SIGNS[letter][1] if letter in _SIGNS else letter for letter in letters), name


def width(text: str, font: str, size: float) -> float:
    """The width of a text in points; ``font`` may be one of the fonts of signs."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    _register()
    if font not in (PLAIN, BOLD):
        return float(stringWidth(text, font, size))
    return sum(float(stringWidth(part, name, size)) for part, name in pieces(text, font))


def wrapped(text: str, font: str, size: float, wide: float) -> tuple[str, str]:
    """The words that fit into ``wide`` points, and the rest; a word that is wider than that is broken anywhere."""
    words = text.split()
    count = 1
    while count < len(words) and width(" ".join(words[: count + 1]), font, size) <= wide:
        count += 1
    line, rest = " ".join(words[:count]), " ".join(words[count:])
    kept = len(line)
    while kept > 1 and count == 1 and width(line[:kept], font, size) > wide:
        kept -= 1
    return line[:kept], " ".join(part for part in (line[kept:], rest) if part)
