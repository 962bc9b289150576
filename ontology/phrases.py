"""How two phrases are compared when case, hyphens and punctuation do not matter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w#+]+")


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """Case-folded NFKC words (letters, digits, ``#`` and ``+``) with single blanks between them."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
