"""Plain text: which encoding, so that æ, ø and å come out right, and no binary file passes as text."""

from __future__ import annotations

import codecs
import re

from extraction.documents.document import Document
from extraction.documents.limits import MAX_TEXT_CHARS
from extraction.documents.sniff import READABLE
from extraction.documents.tidy import check_length, tidy
from extraction.errors import UnsupportedFormatError

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAX_BYTES_PER_CHAR = 4
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTER_INSIDE = re.compile("[A-Za-z][æøåÆØÅäöéüÄÖÉÜ]|[æøåÆØÅäöéüÄÖÉÜ][a-z]")
_SIGN_INSIDE = re.compile(
    "[a-z][^\\w\\s\x00-\x7f][a-z]|[a-z][\x80-\x9f]|[\x80-\x9f][a-z]|[a-z][¾¿Œ®¯][a-z]|[a-z][A-ZÆØÅ¢›†‘][a-z]"
)
_OLD = ("cp1252", "latin-1", "mac_roman", "cp850")
"""One-byte encodings that Danish texts come in, likeliest first: Windows, ISO 8859-1, classic Mac, DOS."""


def parse_text(data: bytes) -> Document:
    """The document in a text file. Raises UnsupportedFormatError for binary data, DocumentTooLargeError."""
    if len(data) > MAX_TEXT_CHARS * _MAX_BYTES_PER_CHAR:
        check_length(len(data) // _MAX_BYTES_PER_CHAR + 1)
    text = tidy(decode(data))
    return Document(text, "text", 1, () if text else ("empty",))


def decode(data: bytes) -> str:
    """Decode by byte order mark, else UTF-8, else UTF-16 without a mark, else the likeliest one-byte encoding.

    Raises UnsupportedFormatError where the bytes are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :].decode(encoding, errors="replace"))
    if b"\x00" in data:
        return _checked(_decode_utf16(data))
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return _checked(_decode_one_byte(data))
    # A cut-off last character is forgiven in a text that is UTF-8 elsewhere; an "å" at the end of an older one is none.
    return _checked(text if used == len(data) or not text.isascii() else _decode_one_byte(data))


def _decode_utf16(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of a Western text is NUL."""
    sample = data[:4000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half + 1:
        return data.decode("utf-16-be" if even > odd else "utf-16-le", errors="replace")
    raise _binary()


def _decode_one_byte(data: bytes) -> str:
    """The one-byte encoding that puts letters, and no signs, between letters."""
    sample = data[:20_000]
    best, best_score = "latin-1", None
    for encoding in _OLD:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = len(_LETTER_INSIDE.findall(text)) - 2 * len(_SIGN_INSIDE.findall(text))
        if best_score is None or score > best_score:
            best, best_score = encoding, score
    return data.decode(best, errors="replace")


def _checked(text: str) -> str:
    sample = text[:20_000]
    controls = len(_CONTROL.findall(sample))
    if "\x00" in text or controls * 100 > len(sample) or sample.count("\ufffd") * 10 > len(sample):
        raise _binary()
    return text


def _binary() -> UnsupportedFormatError:
    return UnsupportedFormatError(f"The file is binary data and no text. Send {READABLE}.")
