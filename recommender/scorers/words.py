"""Words of titles and ads, for the models that read text and not concepts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?", re.UNICODE)


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words of a text, NFC; "C#" and "C++" stay whole."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def title_words(title: str) -> frozenset[str]:
    """Words of a title that can tell it from another: longer than two letters, and no number."""
    return frozenset(word for word in words(title) if len(word) > 2 and not word.isdigit())
