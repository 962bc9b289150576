"""One spelling of an employer's name: without the form of company, small letters, single blanks."""

from __future__ import annotations

import re
import unicodedata

_SLASHED = re.compile(r"\b([aikp])\s?/\s?s\b")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)|(?<=\.\w)\.")
_WORD = re.compile(r"[^\W_]+")
_FORMS = frozenset(
    (
        "as",
        "aps",
        "ivs",
        "is",
        "ks",
        "ps",
        "amba",
        "fmba",
        "smba",
        "ltd",
        "inc",
        "llc",
        "plc",
        "gmbh",
        "ag",
        "ab",
        "asa",
        "oy",
    )
)
"""Forms of company: Danish, English, German, Swedish, Norwegian, Finnish."""


def employer_key(name: str) -> str:
    """The name as it is compared: "Solbakken Hjemmepleje A/S" and "SOLBAKKEN hjemmepleje a/s" are one.

    A name that is nothing but a form of company stays as it is; "" for none.
    """
    text = _SLASHED.sub(r"\1s", unicodedata.normalize("NFC", name).lower())
    words = _WORD.findall(_DOTTED.sub("", text))
    return " ".join([word for word in words if word not in _FORMS] or words)
