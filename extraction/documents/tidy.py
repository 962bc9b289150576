"""One form for all text: NFC, plain blanks and line ends, no invisible characters, list items that begin with "- "."""

from __future__ import annotations

import re
import unicodedata

from extraction.documents.limits import MAX_LINE_CHARS, MAX_TEXT_CHARS
from extraction.errors import DocumentTooLargeError

BULLETS = "•●○◦▪▫■□◆◇►▶▸➢➤➔✓✔‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""Signs that begin a list item; the last five are Symbol and Wingdings glyphs in Unicode's private use area."""

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\ud800-\udfff]"
)
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_BULLET = re.compile(rf"^ *(?:[{re.escape(BULLETS)}]|[-–—*+](?= )|o(?= {{2,}}\w)) *(?=\S)", re.MULTILINE)
_EMPTY_BULLET = re.compile(rf"^ *[{re.escape(BULLETS)}] *$", re.MULTILINE)
_WIDE = re.compile(" {3,}")
_TRAILING = re.compile(r" +$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKS = re.compile(r"([\u0300-\u036f]{3})[\u0300-\u036f]+")
_LONG = re.compile(rf"[^\n]{{{MAX_LINE_CHARS}}}")


def tidy(text: str) -> str:
    """The text in the form that ``Document.text`` has. Idempotent.

    Raises DocumentTooLargeError for more than MAX_TEXT_CHARS code points.
    """
    check_length(len(text))
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)).translate(_LIGATURES)
    # Letters with hundreds of accents are nobody's writing, and normalising them takes quadratic time.
    text = unicodedata.normalize("NFC", _MARKS.sub(r"\1", text))
    text = _BLANKS.sub(" ", text)
    text = _EMPTY_BULLET.sub("", text)
    text = _BULLET.sub("- ", text)
    text = _TRAILING.sub("", _WIDE.sub("  ", text))
    text = _LONG.sub(lambda match: match[0] + "\n", text)
    return _BLANK_LINES.sub("\n\n", text).strip("\n ")


def check_length(characters: int) -> None:
    """Raise DocumentTooLargeError if a text is longer than MAX_TEXT_CHARS."""
    if characters > MAX_TEXT_CHARS:
        raise DocumentTooLargeError(
            f"The document has more than {MAX_TEXT_CHARS:,} characters of text. Send the CV or posting alone, "
            "without attachments and appendices."
        )
