"""Where personal data stands in a text."""

from __future__ import annotations

import re
from typing import NamedTuple


class Span(NamedTuple):
    """Code points ``start`` to ``end`` (exclusive) are personal data of ``kind``.

    ``key`` tells persons apart: spans with one key get one numbered placeholder. It is "" for the other kinds.
    """

    start: int
    end: int
    kind: str
    key: str = ""


CPR = "cpr"
EMAIL = "email"
PHONE = "phone"
LINK = "link"
ADDRESS = "address"
BIRTHDATE = "birthdate"
ID_NUMBER = "id_number"
NAME = "name"

KINDS = (CPR, EMAIL, PHONE, LINK, ADDRESS, BIRTHDATE, ID_NUMBER, NAME)
"""All kinds; a placeholder is the kind in capitals in square brackets, names are numbered: [PHONE], [NAME_1]."""

PLACEHOLDER = re.compile(r"\[(?:CPR|EMAIL|PHONE|LINK|ADDRESS|BIRTHDATE|ID_NUMBER|NAME_([0-9]{1,6}))\]")
"""A placeholder; group 1 is the number of a name."""


def has_any(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the lower-case ``words`` occurs: a search that costs a hundredth of a pattern's."""
    lowered = text.lower()
    return any(word in lowered for word in words)
