"""Sentences and lines of a tidied text (extraction.documents.tidy), as spans in code points.

A list item, a heading and a table row are each a sentence of their own; lines that were only wrapped are put together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """Code points ``start`` to ``end`` (exclusive) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


class Stretch(Protocol):
    """Whatever stands at code points ``start`` to ``end`` (exclusive)."""

    @property
    def start(self) -> int:
        """Its first code point."""
        ...

    @property
    def end(self) -> int:
        """The one after its last."""
        ...


MAX_SENTENCE_CHARS = 1_000
"""The longest sentence of the reading set has 420; beyond this it is a list without ends."""

_WRAPPED_CHARS = 50
"""A line shorter than this was not ended by the margin."""

_ABBREVIATION_WORDS = (
    "fx f.eks eks ca bl.a bla m.m mm m.fl osv o.l ol etc pga p.g.a mht mhp ift if.m ifm evt inkl ekskl "
    "min maks max tlf nr dvs d.v.s jf kl kr mio mia pct hhv vha vedr pr st sal dr hr fr prof afd div gl "
    "ekstl cand.mag cand.scient cand.scient.pol cand.merc cand.jur cand.polyt cand.soc cand.oecon "
    "cand.psych cand.med cand.tech cand.it cand b.sc m.sc ph.d phd e.g eg i.e ie vs approx no dept incl "
    "mr mrs ms jr sr jan feb mar apr jun jul aug sep sept okt oct nov dec d.d "
)
_ABBREVIATIONS = frozenset(_ABBREVIATION_WORDS.split())
_LONE = frozenset("iåé")
"""Words of one letter, which may end a sentence."""
_END = re.compile(r"[.!?…]+[\"'”»)\]]*(?=\s+\S)")
_NEXT = re.compile(r"\s+[\"'“”«(\[–-]?\s*(\S)")
_WORD_BEFORE = re.compile(r"[\w.]+$")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of ``text`` in order, without the blanks around them and without the sign of a list item."""
    return [
        piece
        for paragraph in _blocks(text)
        for sentence in _split(text, paragraph)
        for piece in _capped(text, sentence)
    ]


def _capped(text: str, sentence: Span) -> list[Span]:
    """A sentence, or where it is longer than any sentence its pieces: the rules for sentences look at each word's."""
    found = []
    start = sentence.start
    while sentence.end - start > MAX_SENTENCE_CHARS:
        end = max(text.rfind(sign, start, start + MAX_SENTENCE_CHARS) for sign in ",; ")
        end = end + 1 if end > start else start + MAX_SENTENCE_CHARS
        found.append(_trim(text, start, end))
        start = end
    found.append(_trim(text, start, sentence.end))
    return [piece for piece in found if piece.end > piece.start]


def line_spans(text: str) -> list[Span]:
    """The lines of ``text`` that are not blank, trimmed of blanks."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        span = _trim(text, match.start(), match.end())
        if span.end > span.start:
            found.append(span)
    return found


def containing(spans: Sequence[Stretch], offset: int) -> int:
    """Index of the span that holds ``offset``, or of the last that begins before it; -1 where none does."""
    return bisect_right(spans, offset, key=lambda span: span.start) - 1


def sentence_at(sentences: Sequence[Span], start: int, end: int) -> Span:
    """The sentence that words begin in; the words themselves where none does."""
    number = containing(sentences, start)
    return sentences[number] if number >= 0 else Span(start, end)


def touches(spans: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether one of ``spans``, which are in order and apart, shares a code point with those from start to end."""
    number = containing(spans, end - 1)
    return number >= 0 and spans[number].end > start


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _blocks(text: str) -> list[Span]:
    """Lines, those that a margin broke put together."""
    found: list[Span] = []
    for line in line_spans(text):
        if found and _wrapped(text, found[-1], line):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return [_without_bullet(text, block) for block in found]


def _wrapped(text: str, before: Span, line: Span) -> bool:
    last = text.rfind("\n", before.start, before.end) + 1
    length = before.end - max(last, before.start)
    return (
        length >= _WRAPPED_CHARS
        and line.start - before.end <= 2
        and text.count("\n", before.end, line.start) == 1
        and text[line.start].islower()
        and text[before.end - 1] not in ".:;!?"
    )


def _without_bullet(text: str, block: Span) -> Span:
    start = block.start
    if text.startswith(("- ", "– ", "* ", "• "), start):
        start += 2
    return _trim(text, start, block.end)


def _split(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if not _ends_sentence(text, start, match, block.end):
            continue
        found.append(_trim(text, start, match.end()))
        start = match.end()
    rest = _trim(text, start, block.end)
    if rest.end > rest.start:
        found.append(rest)
    return found


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    following = _NEXT.match(text, match.end(), end)
    if following is None:
        return False
    if text[match.start()] != ".":
        return True
    if following[1].islower():
        return False
    word = _WORD_BEFORE.search(text, max(start, match.start() - 20), match.start())
    token = word[0].lower().strip(".") if word else ""
    if token in _ABBREVIATIONS or (word is not None and len(word[0]) == 1 and word[0].islower() and token not in _LONE):
        return False
    # "1. Planlæg": the number of a list item, at the start of its line only.
    return not (token.isdigit() and word is not None and word.start() == start and len(token) <= 2)
