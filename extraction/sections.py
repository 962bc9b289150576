"""The parts of a CV or a posting, told by their headings in Danish and English.

Section names: CV "header", "profile", "experience", "education", "courses", "skills", "languages", "wishes",
"lacks", "refusals", "licence", "personal", "interests", "references", "family", "other"; posting "tasks",
"requirements", "optional", "unneeded", "offer", "about", "application". The name is "" where no heading has been met.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from extraction import headings
from extraction.labels_held import label_polarity
from extraction.sentences import Span, line_spans
from ontology.evidence import Polarity

MAX_HEADING_CHARS = 60
MAX_HEADING_WORDS = 7

LEISURE = frozenset({"interests"})
"""What a CV says of somebody's leisure: yoga and football are no skills of a job."""
SILENT = frozenset({"references", "family"})
"""Sections that never become evidence: they are about other people."""


class Section(NamedTuple):
    """Code points ``start`` to ``end`` (exclusive) stand under a heading; the heading itself is part of it.

    ``body`` is where the words after the heading begin.
    """

    name: str
    start: int
    end: int
    body: int


_HELD = {Polarity.WISHED: "wishes", Polarity.NEGATED: "lacks", Polarity.UNWANTED: "refusals"}
_NARROW = frozenset({"lacks", "refusals"})
_DECORATION = re.compile(r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})?[.)]\s+)?[\W_]*|[\s:.?!…–—-]+$")
_SPACED = re.compile(r"^(?:\w ){3,}\w$")
_INLINE = re.compile(r"([^:\n]{2,40}):\s+\S")


@lru_cache(maxsize=2)
def _headings(kind: str) -> Mapping[str, str]:
    table = headings.CV if kind == "cv" else headings.POSTING
    return {heading: name for name, words in table.items() for heading in words.split("|")}


def cv_sections(text: str) -> list[Section]:
    """The sections of a CV in order; together they cover the whole text. The first is "header"."""
    return _sections(text, "cv", "header")


def posting_sections(text: str) -> list[Section]:
    """The sections of a posting in order; together they cover the whole text. The first is ""."""
    return _sections(text, "posting", "")


def is_cv_heading(line: str) -> bool:
    """Whether the words of a line are a CV's heading."""
    return len(line) <= MAX_HEADING_CHARS and _name(line, "cv") is not None


def _sections(text: str, kind: str, first: str) -> list[Section]:
    found = [Section(first, 0, len(text), 0)]
    lines = line_spans(text)
    for number, line in enumerate(lines):
        heading = _heading(text, line, kind)
        if heading is None and _ends(text, found[-1], lines[number : number + 2]):
            heading = "", line.end
        if heading is None or (line.start == 0 and kind == "posting"):
            continue
        name, body = heading
        last = found[-1]
        found[-1] = last._replace(end=line.start)
        found.append(Section(name, line.start, len(text), body))
    return [section for section in found if section.end > section.start]


def _heading(text: str, line: Span, kind: str) -> tuple[str, int] | None:
    """Section name and start of the body where the line is a heading, or begins with one and a colon."""
    words = line.of(text)
    if words.startswith("- "):
        return None
    if len(words) <= MAX_HEADING_CHARS:
        name = _name(words, kind)
        if name:
            return name, line.end
        if kind == "cv" and _stands_alone(text, line) and (held := label_polarity(words)):
            return _HELD[held], line.end
    inline = _INLINE.match(words)
    if inline:
        name = _name(inline[1], kind)
        # "Job: ..." in running text of a CV's header is as good as a heading; "Ikke krav: ..." ends with its line.
        if name and name != "unneeded":
            return name, line.start + inline.end(1) + 1
    return None


def _ends(text: str, section: Section, lines: Sequence[Span]) -> bool:
    """Whether the first of ``lines`` is a heading in somebody's own words that ends wishes, gaps or refusals.

    A wish may stand alone as such a heading does, but then comes first, or before others that do.
    """
    if section.name in _NARROW:
        return _is_unknown_heading(text, lines[0])
    first = not text[section.body : lines[0].start].strip(" :\n")
    return (
        section.name == "wishes"
        and not first
        and len(lines) > 1
        and _is_unknown_heading(text, lines[0])
        and not _is_unknown_heading(text, lines[1])
    )


def _is_unknown_heading(text: str, line: Span) -> bool:
    """Whether a line may be a heading in somebody's own words."""
    words = line.of(text)
    short = len(words) <= MAX_HEADING_CHARS and len(words.split()) <= MAX_HEADING_WORDS
    plain = not words.startswith("- ") and not any(sign in words for sign in ",:;|")
    return short and plain and _stands_alone(text, line)


def _stands_alone(text: str, line: Span) -> bool:
    """Whether a line is a heading by its place: after a blank line, with words under it, and no sentence itself."""
    apart = line.start == 0 or text.endswith("\n\n", 0, line.start)
    return apart and text[line.end - 1] not in ".!;," and bool(text[line.end : line.end + 3].strip("\n"))


def _name(words: str, kind: str) -> str | None:
    plain = unicodedata.normalize("NFC", words).strip()
    plain = plain.replace(" ", "") if _SPACED.match(plain) else plain
    plain = _DECORATION.sub("", plain).casefold().replace(" & ", " og ").replace(",", "")
    if not plain or len(plain.split()) > MAX_HEADING_WORDS:
        return None
    table = _headings(kind)
    if plain in table:
        return table[plain]
    for joint in (" og ", " and ", " / ", "/"):
        parts = [part.strip() for part in plain.split(joint)]
        if len(parts) == 2 and all(part in table for part in parts):
            return table[parts[0]]
    return None


def claims(sections: Sequence[Section], offset: int, silent: Collection[str]) -> bool:
    """Whether words that begin there claim something: in no section of ``silent``, and in no heading ("Resumé")."""
    section = section_at(sections, offset)
    return section.name not in silent and offset >= section.body


def section_at(sections: Sequence[Section], offset: int) -> Section:
    """The section that holds ``offset``. ``sections`` come from this module and are not empty."""
    low, high = 0, len(sections)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if sections[middle].start <= offset else (low, middle)
    return sections[low]
