"""Lines of a column to whole paragraphs: what the page broke is put together again, with its hyphens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extraction.documents.segments import Segment
from extraction.documents.tidy import BULLETS

_MIN_BROKEN_CHARS = 18
"""Lines shorter than this that do not end with a comma are items of a list and no part of a paragraph."""
_WIDER_GAP = 0.2
"""A space that is larger than the usual one by this part of a line's height parts two paragraphs."""
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_KEEP_HYPHEN = re.compile(r"(?:^|[\s(/])(?:\w{1,2}|[A-ZÆØÅ0-9]{2,})$")
_SUSPENDED = re.compile(r"(?:og|eller|samt|and|or|to|til|und|och|oder)\b")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    x0: float
    x1: float
    bottom: float
    height: float
    last: str
    """The last piece of the row."""
    last_width: float
    """Mean width of a character in the last piece, in points."""


def paragraphs(rows: Sequence[Sequence[Segment]]) -> list[str]:
    """Lines, those that the page broke put together again, with an empty line where there is a gap."""
    lines = [_line(row) for row in rows]
    # A long address that overflows its column says nothing of the column's width.
    right = max((line.x1 for line in lines if " " in line.last), default=max((line.x1 for line in lines), default=0.0))
    usual = _usual_gap(lines)
    found: list[str] = []
    before: _Line | None = None
    begin: _Line | None = None
    for line in lines:
        gap = before.bottom - (line.bottom + line.height) if before else 0.0
        # What hangs under a list sign goes on; what stands below the sign itself is something new.
        new = begin is not None and begin.text[0] in BULLETS and line.x0 <= begin.x0 + 1
        new = new or gap > usual + _WIDER_GAP * line.height
        if before is not None and gap > 0.9 * min(before.height, line.height):
            found.extend(["", line.text])
            begin = line
        elif before is not None and not new and hyphenated(found[-1], line.text):
            found[-1] = join_hyphen(found[-1], line.text)
        elif before is not None and not new and _continues(before, line, right):
            found[-1] = f"{found[-1]} {line.text}"
        else:
            found.append(line.text)
            begin = line
        before = line
    return [text.replace(_SOFT_HYPHEN, "") for text in found]


def _usual_gap(lines: Sequence[_Line]) -> float:
    """The space between lines of one paragraph, in points: the smaller ones are those."""
    gaps = sorted(before.bottom - line.bottom - line.height for before, line in pairwise(lines))
    return gaps[len(gaps) // 4] if gaps else 0.0


def _line(row: Sequence[Segment]) -> _Line:
    texts = [_unspaced(piece.text.strip()) for piece in row]
    last = row[-1]
    return _Line(
        "  ".join(text for text in texts if text),
        row[0].x0,
        max(piece.x1 for piece in row),
        min(piece.bottom for piece in row),
        max(piece.height for piece in row),
        texts[-1],
        (last.x1 - last.x0) / max(len(last.text), 1),
    )


def _unspaced(text: str) -> str:
    """``K O M P E T E N C E R`` is one word."""
    return text.replace(" ", "") if _SPACED.match(text) else text


def hyphenated(text: str, following: str) -> bool:
    """Whether a line ends in a hyphen that the next one goes on from."""
    if text.endswith(_SOFT_HYPHEN):
        return following[:1].isalpha()
    return len(text) > 2 and text.endswith("-") and text[-2].isalnum() and following[:1].islower()


def join_hyphen(text: str, following: str) -> str:
    """Danish keeps the hyphen of ``it-projekt`` and of ``klima- og miljø``; the others came with the line break."""
    stem = text[:-1]
    if _SUSPENDED.match(following):
        return f"{stem}- {following}"
    if _KEEP_HYPHEN.search(stem) or following[:1].isupper():
        return f"{stem}-{following}"
    return stem + following


def _continues(before: _Line, line: _Line, right: float) -> bool:
    """Whether the page broke the paragraph here: the next word did not fit, and it does not begin something new."""
    first = line.text.split(" ", 1)[0]
    if (
        not first
        or first[0] in BULLETS
        or first in {"-", "–", "*"}
        or abs(before.height - line.height) > 0.2 * line.height
    ):
        return False
    if right - before.x1 > (len(first) + 1.5) * before.last_width:
        return False
    if first[0].islower():
        return len(before.last) >= _MIN_BROKEN_CHARS or before.last.endswith(",")
    return len(before.last.split()) >= 6 and before.last[-1] not in ".:;!?"
