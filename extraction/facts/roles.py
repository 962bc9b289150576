"""Positions in a CV: title, kind of employer and period, with the occupation that the title means."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extraction.facts.periods import find_period
from extraction.reading import Role
from extraction.sections import Section, section_at
from extraction.sentences import Span

MAX_TITLE_CHARS = 90
MAX_HEADER_CHARS = 140
"""A longer line with two years in it is running text, not the head of a position."""

TitleOf = Callable[[str], str | None]
"""A title's occupation URI where it has one."""

_ELSEWHERE = frozenset({"education", "courses", "languages", "references", "family", "wishes", "licence"})
_SPLIT = re.compile(r"\s{2,}|\s*[|·•]\s*|,\s+|\s+[–—-]\s+|\s+(?:hos|ved|at|@)\s+|\s*\((?=[^)]*$)|:\s+")
_EDGES = " \t,;:.|·•()[]–—-"
_KIND_WORDS = {
    "municipality": r"\bkommune\b|\bmunicipality\b|\bjobcenter\b|\bborger-?service\b",
    "region": r"\bregion\b",
    "state": r"minister|ministry|styrelse|direktorat|\bskat\b|politi|forsvaret|domstol|\bpolice\b|\bagency\b",
    "health": r"sygehus|hospital|klinik|clinic|lægehus|tandlæge|apotek|pharmacy|plejecenter|plejehjem|hjemmepleje",
    "education": (
        r"universitet|university|skole|school|gymnasi|college|børnehus|børnehave|vuggestue|institution|academy|akademi|"
        r"kindergarten|nursery|dagtilbud"
    ),
    "association": r"forening|forbund|association|\bngo\b|fonden?\b|foundation|charity|kirke|\bunion\b",
    "company": r"\b(?:a/s|aps|i/s|k/s|p/s|ltd|inc|gmbh|ab|as|llc|plc|group|holding|a\.m\.b\.a)(?!\w)",
}
_KINDS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _KIND_WORDS.items())


def read_roles(text: str, lines: Sequence[Span], sections: Sequence[Section], occupation_of: TitleOf) -> list[Role]:
    """The positions of a CV, in its order. ``lines`` are the text's; ``occupation_of`` knows titles' occupations.

    A position is a line with a period, outside education and the like. Its title stands on that line, or beside it
    where the line has the period or the employer alone.
    """
    headed = any(section.name == "experience" for section in sections)
    found: list[Role] = []
    for number, line in enumerate(lines):
        section = section_at(sections, line.start).name
        if section in _ELSEWHERE or (headed and section != "experience") or line.end - line.start > MAX_HEADER_CHARS:
            continue
        period = find_period(text, line.start, line.end, singles=section == "experience" and _starts_entry(text, line))
        if period is None or (period.single and period.first != line.start):
            continue
        own = _parts(text[line.start : period.first], text[period.last : line.end])
        title, rest = _title(text, lines, number, own, section, sections, occupation_of)
        if title:
            found.append(Role(title, occupation_of(title), employer_kind(" ".join(rest)), period.start, period.end))
    return found


def employer_kind(words: str) -> str | None:
    """ "municipality", "region", "state", "health", "education", "association", "company", or None."""
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), None)


def _starts_entry(text: str, line: Span) -> bool:
    return not text.startswith("- ", line.start)


def _parts(*pieces: str) -> list[str]:
    parts = [part.strip(_EDGES) for piece in pieces for part in _SPLIT.split(piece.removeprefix("- "))]
    return [part for part in parts if part and any(character.isalpha() for character in part)]


def _title(
    text: str,
    lines: Sequence[Span],
    number: int,
    own: list[str],
    section: str,
    sections: Sequence[Section],
    occupation_of: TitleOf,
) -> tuple[str, list[str]]:
    """The title of the position at a line, and the words around it that may name the employer."""
    known = _known(own, occupation_of)
    if known is not None:
        return own[known], own[:known] + own[known + 1 :]
    reach = 1 if own else 2
    after = [part for step in range(reach) for part in _neighbour(text, lines, number + 1 + step, section, sections)]
    before = [
        part for step in range(reach) for part in _neighbour(text, lines, number - reach + step, section, sections)
    ]
    order = (after, before) if _period_first(text, lines, number, sections) else (before, after)
    for parts in order:
        known = _known(parts, occupation_of)
        if known is not None:
            return parts[known], own + parts[:known] + parts[known + 1 :]
    if own and employer_kind(own[0]) is None:
        return own[0][:MAX_TITLE_CHARS], own[1:] + after
    if len(own) > 1 and employer_kind(own[1]) is None:
        return own[1][:MAX_TITLE_CHARS], own
    for parts in order:
        if parts and employer_kind(parts[0]) is None:
            return parts[0][:MAX_TITLE_CHARS], own + parts[1:]
    return (own[0][:MAX_TITLE_CHARS], own) if own else ("", [])


def _period_first(text: str, lines: Sequence[Span], number: int, sections: Sequence[Section]) -> bool:
    """Whether the section's entries begin with their period: what belongs to one then stands below it."""
    body = section_at(sections, lines[number].start).body
    first = next(line for line in lines if line.end > body)
    return find_period(text, first.start, first.end) is not None


def _known(parts: Sequence[str], occupation_of: TitleOf) -> int | None:
    return next((place for place, part in enumerate(parts) if occupation_of(part) is not None), None)


def _neighbour(text: str, lines: Sequence[Span], number: int, section: str, sections: Sequence[Section]) -> list[str]:
    """The parts of a short line beside a position that is no list item, no heading and has no period of its own."""
    if not 0 <= number < len(lines):
        return []
    line = lines[number]
    here = section_at(sections, line.start)
    if here.name != section or line.start < here.body or line.end - line.start > MAX_TITLE_CHARS:
        return []
    words = line.of(text)
    if words.startswith("- ") or words.endswith(".") or find_period(text, line.start, line.end) is not None:
        return []
    return _parts(words)
