"""What the model sees of a phrase: words around it, hashed, and the words around it as one short text."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from extraction.sentences import Span

FEATURES_VERSION = 1
"""Another one makes artefacts unusable that were trained on others."""
BITS = 15
"""Columns of hashed features: 2 ** BITS; of 3,000 phrases few of 60,000 features share one that matters."""
NEAR, REACH = 12, 16
"""Words on each side whose distance counts, and those of the text for the encoder."""
PHRASE = "X"
"""Stands for the phrase itself in that text: how it is held does not hang on what it is."""
_LINES_ABOVE = 8
_HEADING_WORDS = 5
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]")
_BREAK = re.compile(
    r"[.;!?:,\n|]|\s[–—-]\s|(?<!\w)(?:men|but|og|and|mens|while|så|fordi|selvom|though|although|når|hvor)(?!\w)",
    re.IGNORECASE,
)
_BULLETS = ("-", "•", "*", "–")

Hashed = tuple[npt.NDArray[np.intp], npt.NDArray[np.float32]]
"""Columns and values."""


def hashed(text: str, start: int, end: int, sentence: Span, section: str) -> Hashed:
    """Features of the phrase ``text[start:end]`` by words, hashed; of one column the largest value."""
    found: dict[int, float] = {}
    for name, value in _named(text, start, end, sentence, section):
        column = zlib.crc32(name.encode("utf-8", errors="replace")) & ((1 << BITS) - 1)
        found[column] = max(found.get(column, 0.0), value)
    return np.fromiter(found, np.intp, len(found)), np.fromiter(found.values(), np.float32, len(found))


def window(text: str, start: int, end: int, sentence: Span) -> str:
    """REACH words of the sentence on each side of the phrase; of a line of hardly more than the phrase also what stands
    above it as a heading.
    """
    left, right = text[sentence.start : start], text[end : max(sentence.end, end)]
    before, after = left.split()[-REACH:], right.split()[:REACH]
    lead = _above(text, start) if len(before) + len(after) < 3 else ""
    return " ".join([*lead.split(), *before, PHRASE, *after])


def words_of(text: str) -> list[str]:
    """Words and signs in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def _named(text: str, start: int, end: int, sentence: Span, section: str) -> Iterator[tuple[str, float]]:
    left, right = text[sentence.start : start], text[end : max(sentence.end, end)]
    before, after = words_of(left), words_of(right)
    for side, near in (("L", before[::-1][:NEAR]), ("R", after[:NEAR])):
        for place, word in enumerate(near):
            yield f"{side}{'n' if place < 2 else 'm' if place < 5 else 'f'}:{word}", 1.0
            yield f"{side}:{word[:5]}", 0.7
        ordered = near[::-1] if side == "L" else near
        for one, other in pairwise(ordered[-10:] if side == "L" else ordered[:10]):
            yield f"{side}B:{one[:6]}_{other[:6]}", 1.0
        if near:
            yield f"{side}1:{near[0]}", 1.0
        if len(near) > 1:
            yield f"{side}2:{near[0]}_{near[1]}", 1.0
    for word in before[:-NEAR] + after[NEAR:]:
        yield f"S:{word[:5]}", 0.4
    breaks = list(_BREAK.finditer(left))
    nearest = left[breaks[-1].end() :] if breaks else left
    next_break = _BREAK.search(right)
    for side, words in (
        ("CL", words_of(nearest)),
        ("CR", words_of(right[: next_break.start()] if next_break else right)),
    ):
        for word in words:
            yield f"{side}:{word[:6]}", 1.0
            yield f"C:{word[:6]}", 1.0
    yield from _placed(text, start, end, before, after, section)


def _placed(
    text: str, start: int, end: int, before: list[str], after: list[str], section: str
) -> Iterator[tuple[str, float]]:
    for word in words_of(text[start:end])[:3]:
        yield f"O:{word[:5]}", 0.3
    lead = text[text.rfind("\n", 0, start) + 1 : start]
    if ":" in lead:
        for word in words_of(lead.partition(":")[0])[-6:]:
            yield f"H:{word[:6]}", 1.0
    for word in words_of(_above(text, start)):
        yield f"A:{word[:6]}", 1.0
    yield f"section:{section}", 1.0
    yield "first" if not before else "inner", 1.0
    yield "last" if not after else "followed", 1.0
    yield "bullet" if lead.strip() in _BULLETS else "no bullet", 1.0


def _above(text: str, start: int) -> str:
    """The nearest line above that may be a heading: it ends in a colon, or has few words and no sign at its end."""
    lines = text[: text.rfind("\n", 0, start) + 1].rstrip("\n").split("\n")[-_LINES_ABOVE:]
    for line in reversed(lines):
        told = line.strip()
        few = len(told.split()) <= _HEADING_WORDS and not told.startswith(_BULLETS)
        if told.endswith(":") or (told and few and told[-1] not in ".,;!?"):
            return told
    return ""
