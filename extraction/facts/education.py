"""Education lines of a CV: title, level, field and years."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.facts.levels import broad_field_of, level_of
from extraction.facts.periods import find_period
from extraction.reading import Education
from extraction.sections import Section, section_at
from extraction.sentences import Span

MAX_TITLE_CHARS = 160

_FIELD = re.compile(
    r"(?:\s|^)(?:i|in|of|inden for|med speciale i|med linje i|som|as)\s+(?P<field>[^,;()\n|–]+)|"
    r"(?<=bachelor )(?P<after>[a-zæøå]+)$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s{2,}|\s*[|·•;]\s*|,\s+|\s+[–—-]\s+|\s+(?:fra|ved|at|from)\s+(?=[A-ZÆØÅ])")
_SCHOOL = re.compile(
    r"universitet|university|skole\b|skolen\b|school|college|gymnasium\b|akademi(?:et)?\b|academy|institut|"
    r"^(?:uc|via|ucl|itu|dtu|au|ku|sdu|aau|ruc|cbs)\b|københavn|aarhus|odense|aalborg",
    re.IGNORECASE,
)
_EDGES = " \t,;:.|·•–—-"
_OF_WORK = re.compile(r"\b(?:(?:gennem|i) \d+ år|med \d+ års|for \d+ years)\b", re.IGNORECASE)
"""After a trade's name: what tells of work in it, where no section of education is."""
_SENTENCE = re.compile(r"\b(?:jeg|I|har|have|was|blev)\b")


def read_education(text: str, lines: Sequence[Span], sections: Sequence[Section]) -> list[Education]:
    """The educations of a CV in its order.

    They are the lines under an education heading; where there is no such heading, lines with a degree and a year.
    """
    headed = any(section.name == "education" for section in sections)
    found: list[Education] = []
    for line in lines:
        section = section_at(sections, line.start)
        inside = section.name == "education"
        start = max(line.start, section.body) if inside else line.start
        if (headed and not inside) or (
            not headed and section.name not in ("", "header", "profile", "experience", "other")
        ):
            continue
        if line.end - start < 2 or line.end - start > MAX_TITLE_CHARS + 40:
            continue
        entry = _entry(text, Span(start, line.end))
        dated = find_period(text, start, line.end, singles=True) is not None
        if entry is None or (not inside and (entry.level is None or not dated)):
            continue
        if not inside and _OF_WORK.search(entry.title):
            continue
        if inside and entry.level is None and not dated and (found or _SENTENCE.search(entry.title)):
            continue  # what follows an education: its subjects, thesis, grades
        found.append(entry)
    return found


def _entry(text: str, line: Span) -> Education | None:
    period = find_period(text, line.start, line.end, singles=True)
    words = line.of(text).removeprefix("- ")
    pieces = [words]
    if period is not None:
        pieces = [
            text[line.start : period.first].removeprefix("- ").rstrip("( "),
            text[period.last : line.end].lstrip(") "),
        ]
    parts = [_trimmed(part) for piece in pieces for part in _PARTS.split(piece)]
    parts = [part for part in parts if sum(map(str.isalpha, part)) >= 2]
    if not parts:
        return None
    level = level_of(" ".join(parts))
    title = next((part for part in parts if level_of(part) is not None and not _is_school(part)), None)
    title = title or next((part for part in parts if not _is_school(part)), parts[0])
    study = _field(title, parts)
    subjects = " ".join((title, study or "")) if level is not None else ""
    start, end = (None, None) if period is None else (None if period.single else period.start, period.end)
    return Education(title[:MAX_TITLE_CHARS], level, study, start, end, broad_field_of(subjects))


def _trimmed(part: str) -> str:
    """Without signs at the ends; "Cand.jur." keeps its full stop."""
    bare = part.strip(_EDGES)
    return f"{bare}." if bare.lower().startswith("cand.") and " " not in bare and f"{bare}." in part else bare


def _is_school(part: str) -> bool:
    return bool(_SCHOOL.search(part)) and not re.match(r"(?:cand|bachelor|ba |bsc|msc|master|ph)", part, re.IGNORECASE)


def _field(title: str, parts: Sequence[str]) -> str | None:
    """What was studied: after "i" or "in" in the title, else the next part in small letters ("EUD, lager")."""
    match = _FIELD.search(title)
    if match:
        return (match["field"] or match["after"]).strip(_EDGES)
    place = list(parts).index(title)
    if level_of(title) is None or place + 1 >= len(parts):
        return None
    following = parts[place + 1]
    return following if following[0].islower() and not _is_school(following) else None
