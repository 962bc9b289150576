"""The positions of a posting that has several: "1. Receptionist ... 2. Tjener ...", "Stilling A: ...", "THE BAKER".

One position is the rule, and then there are none to tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extraction.facts.roles import MAX_TITLE_CHARS, TitleOf
from extraction.sentences import Span

MAX_POSITIONS = 12
_NAMED = re.compile(
    r"(?<!\w)(?:stilling|job|spor|position|vacancy|role) (?:[A-F]|[1-9])(?:\s*[:.)–-])\s*(?P<title>[^.;:\n]{3,90})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[A-F][.)])\s+(?P<title>[^\n]{3,90})")
_HEADING = re.compile(r"(?:THE |AN? )?(?P<title>[A-ZÆØÅ][A-ZÆØÅ /-]{2,40})")
_CUT = re.compile(r"\s*[(,:–].*$|\s+(?:med|der|som|hvor|til|with|who|for|at)\s.*$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:\d{1,2} )?(?:en|et|an?|the) ", re.IGNORECASE)


class Position(NamedTuple):
    """One of several positions: its title, its occupation or None, and the code points that tell of it."""

    title: str
    uri: str | None
    start: int
    end: int


def read_positions(text: str, lines: Sequence[Span], occupation_of: TitleOf) -> list[Position]:
    """The positions of a posting with more than one, in its order; else none.

    They are told by lines (or sentences) that are numbered alike, or by headings in capitals. Half of the titles at
    least must be occupations that ``occupation_of`` knows: tasks are numbered too.
    """
    capitals = _by_line(text, lines, _HEADING)
    for heads in (_by_name(text), _by_line(text, lines, _NUMBERED), capitals):
        titles = [(_trimmed(title), place) for title, place in heads][:MAX_POSITIONS]
        known = [(title, occupation_of(title), place) for title, place in titles if title]
        if heads is capitals:
            known = [one for one in known if one[1] is not None]
        if len(known) < 2 or 2 * sum(uri is not None for _, uri, _ in known) < len(known):
            continue
        starts = [place for _, _, place in known]
        return [
            Position(title, uri, place, following)
            for (title, uri, place), following in zip(known, [*starts[1:], len(text)], strict=True)
        ]
    return []


_Heads = list[tuple[str, int]]


def _by_name(text: str) -> _Heads:
    return [(match["title"], match.start()) for match in _NAMED.finditer(text)]


def _by_line(text: str, lines: Sequence[Span], pattern: re.Pattern[str]) -> _Heads:
    found = ((pattern.match(text, line.start, line.end), line) for line in lines[1:])
    whole = pattern is _HEADING
    return [(match["title"], line.start) for match, line in found if match and (not whole or match.end() == line.end)]


def _trimmed(title: str) -> str:
    return _ARTICLE.sub("", _CUT.sub("", title.strip())).strip()[:MAX_TITLE_CHARS]


def position_at(positions: Sequence[Position], place: int) -> str | None:
    """The title of the position that the words at a place belong to, or None."""
    return next((one.title for one in positions if one.start <= place < one.end), None)
