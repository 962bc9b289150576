"""Where a quote of a source stands in what the product read of it.

Two steps. From the source to the document's text (other line ends, other blanks, columns in another order): by the
quote's letters and digits and as many of those around it as agree. From there to the pseudonymised text: by walking
its placeholders, since everything between them is unchanged.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extraction.personal.spans import PLACEHOLDER
from extraction.sentences import Span

CONTEXT = 60
"""Letters and digits looked at on each side of a quote."""
_LEAST_CONTEXT = 4
_SURE_LENGTH = 12
"""A quote this long is taken without any context that agrees."""


class Fate(StrEnum):
    """What became of a quote: there whole, cut by a placeholder, replaced whole, or not found in the document."""

    KEPT = "kept"
    CUT = "cut"
    REMOVED = "removed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Place:
    """A quote's fate and, where anything of it is there, its span in the pseudonymised text."""

    fate: Fate
    span: Span | None = None


@dataclass(frozen=True)
class _Squeezed:
    """Letters and digits of a text, case-folded one by one, and where each stands in it."""

    text: str
    places: Sequence[int]


def _squeezed(text: str) -> _Squeezed:
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFKC", sign).lower():
            if part.isalnum():
                signs.append(part)
                places.append(place)
    return _Squeezed("".join(signs), places)


def kept_places(original: str, pseudonymised: str) -> list[int]:
    """For each code point of a text its place in the pseudonymised text, -1 where a placeholder stands for it.

    A stretch between two placeholders is taken where it first follows the stretch before it. Raises ValueError where
    the one text is not the other with placeholders.
    """
    found = [-1] * len(original)
    begin = place = 0
    stretches: list[tuple[int, str]] = []
    for match in PLACEHOLDER.finditer(pseudonymised):
        stretches.append((begin, pseudonymised[begin : match.start()]))
        begin = match.end()
    stretches.append((begin, pseudonymised[begin:]))
    last = len(stretches) - 1
    for number, (start, words) in enumerate(stretches):
        # A placeholder stands for one code point at least, and the last stretch is the end of the text.
        least = place + (number > 0)
        at = len(original) - len(words) if number == last else original.find(words, least)
        if at < least or (number == 0 and at > 0) or not original.startswith(words, at):
            raise ValueError(f"stretch {number} of the pseudonymised text is not in the original after the one before")
        found[at : at + len(words)] = range(start, start + len(words))
        place = at + len(words)
    return found


class Alignment:
    """One source, the text of its document, and the pseudonymised text of that."""

    def __init__(self, source: str, original: str, pseudonymised: str) -> None:
        """``original`` is the document's text before personal data was replaced. Raises ValueError as kept_places."""
        self._source, self._original = _squeezed(source), _squeezed(original)
        self._text = original
        self._kept = kept_places(original, pseudonymised)

    def place(self, start: int, end: int) -> Place:
        """What became of the source's code points ``start`` to ``end`` (exclusive)."""
        where = self._locate(start, end)
        if where is None:
            return Place(Fate.LOST)
        kept = [self._kept[place] for place in range(*where) if self._text[place].isalnum()]
        there = [place for place in kept if place >= 0]
        if not there:
            return Place(Fate.REMOVED)
        fate = Fate.KEPT if len(there) == len(kept) else Fate.CUT
        return Place(fate, Span(there[0], there[-1] + 1))

    def removed(self) -> list[Span]:
        """The stretches of the document's text that placeholders stand for."""
        spans: list[Span] = []
        for place, kept in enumerate(self._kept):
            if kept >= 0:
                continue
            if spans and spans[-1].end == place:
                spans[-1] = Span(spans[-1].start, place + 1)
            else:
                spans.append(Span(place, place + 1))
        return spans

    def in_original(self, start: int, end: int) -> Span | None:
        """Where the source's code points ``start`` to ``end`` stand in the document's text."""
        where = self._locate(start, end)
        return None if where is None else Span(*where)

    def _locate(self, start: int, end: int) -> tuple[int, int] | None:
        first, last = bisect_left(self._source.places, start), bisect_left(self._source.places, end)
        if first == last:
            return None
        key = self._source.text[first:last]
        best: tuple[int, int] | None = None
        at = self._original.text.find(key)
        while at >= 0:
            agreed = self._agreed(first, last, at)
            if best is None or agreed > best[0]:
                best = (agreed, at)
            at = self._original.text.find(key, at + 1)
        if best is None or (best[0] < _LEAST_CONTEXT and len(key) < _SURE_LENGTH):
            return None
        places = self._original.places
        return places[best[1]], places[best[1] + len(key) - 1] + 1

    def _agreed(self, first: int, last: int, at: int) -> int:
        """How many signs around the two places are the same, up to CONTEXT on each side; edges of the texts agree."""
        source, other = self._source.text, self._original.text
        left = 0
        while left < CONTEXT and first > left and at > left and source[first - left - 1] == other[at - left - 1]:
            left += 1
        right, end = 0, at + last - first
        while (
            right < CONTEXT
            and last + right < len(source)
            and end + right < len(other)
            and source[last + right] == other[end + right]
        ):
            right += 1
        edges = (first == left and at == left) or (last + right == len(source) and end + right == len(other))
        return left + right + (_LEAST_CONTEXT if edges else 0)
