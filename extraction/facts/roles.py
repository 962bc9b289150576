"""Positions in a CV: title, kind of employer and period, with the occupation that the title means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extraction.facts.employers import employer_kind, employment_kind
from extraction.facts.grades import bracketed, is_internal_title
from extraction.facts.periods import Period, find_duration, find_period
from extraction.reading import Role
from extraction.sections import Section, section_at
from extraction.sentences import Span
from ontology.industries import industry_of

MAX_TITLE_CHARS = 90
MAX_HEADER_CHARS = 140
"""A longer line is the head of a position only where it begins with its period, and then up to its first sentence."""
_MAX_BODY_LINES = 12

TitleOf = Callable[[str], str | None]
"""A title's occupation URI where it has one."""
Named = Callable[[str], str | None]
"""What words say of an employer: its kind or its industry."""

_ELSEWHERE = frozenset({"education", "courses", "languages", "references", "family", "wishes", "licence"})
_SPLIT = re.compile(r"\s{2,}|\s*[|·•]\s*|,\s+|\s+[–—-]\s+|\s+(?:hos|ved|at|@)\s+|\s*\((?=[^)]*$)|:\s+|\.\s+")
_PROJECTS = re.compile(r"\W*(?:projekter|projects)\b", re.IGNORECASE)
"""The heading of a section that is experience without positions."""
_SOMEBODY = re.compile(r"(?:en|et|an?)\s", re.IGNORECASE)
"""How an employer begins that is named by work alone: "(kontorassistent hos) en advokat"."""
_HOW_LONG = re.compile(
    r"\s+(?:gennem|i|med|for|with)\s+(?:ca\. |over |about )?\d{1,2}\+?\s+(?:år\w*|years?)\b.*$", re.IGNORECASE
)
_EDGES = " \t,;:.|·•()[]–—-"
_SENTENCE_END = re.compile(r"(?<=[a-zæøå)][a-zæøå)])[.:;](?=\s)")
_BEFORE_SINGLE = re.compile(r"(?:[,(|·–—-]| {2}|^(?:- )?)\s*$")
_AS = re.compile(
    r"(?<!\w)(?:som|stilling som|funktion som|as an?|as|var jeg|blev jeg|[Jj]eg var|[Jj]eg har været|was an?|"
    r"became an?|I have been an?)\s+"
    r"(?P<title>[\w-]+(?: [\w-]+){0,3}?)"
    r"(?=[,.;:)\n]|\s(?:i|på|for|med|hos|ved|og|fra|til|in|at|with|and|from|to)\s|$)"
)
_TOLD = re.compile(r"[\s,]*(?:var|har|havde|arbejdede|blev|fik|jeg|rejste|I|was|worked|have|had|became)(?!\w)")
"""What follows a period in running text,"""
_TELLING = re.compile(r"(?<!\w)(?:[Jj]eg (?:har|var|er|hedder|arbejdede|blev)|I (?:have|was|am|worked|became))(?!\w)")
"""and what may stand before it."""


class _Entry(NamedTuple):
    """A position while it is read: its title, the words around it, its occupation."""

    title: str
    rest: Sequence[str]
    uri: str | None


class RoleReader:
    """Reads the positions of one CV. ``lines`` are the text's; ``occupation_of`` knows titles' occupations."""

    def __init__(self, text: str, lines: Sequence[Span], sections: Sequence[Section], occupation_of: TitleOf) -> None:
        self._text = text
        self._lines = lines
        self._sections = sections
        self._occupation_of = occupation_of

    def read(self) -> list[Role]:
        """The positions in the CV's order.

        A position is a line with a period, outside education and the like. Its title stands on that line, or beside it
        where the line has the period or the employer alone. A grade ("Specialkonsulent") is kept as title, but its
        occupation is that which the rest of the entry says, if any.
        """
        headed = any(section.name == "experience" for section in self._sections)
        found: list[Role] = []
        for number, line in enumerate(self._lines):
            section = section_at(self._sections, line.start)
            if section.name in _ELSEWHERE or (headed and section.name != "experience"):
                continue
            if _PROJECTS.match(self._text, section.start, section.body):
                continue
            found.extend(self._at(number, section))
        return _without_umbrellas(found)

    def _at(self, number: int, section: Section) -> Iterator[Role]:
        line = self._lines[number]
        inside = section.name == "experience"
        head = self._head(line)
        period = self._period(head, inside) if head is not None else None
        if head is None or (period is not None and self._is_prose(head, period)):
            yield from self._told(line)
            return
        if period is None:
            return
        own = _parts(self._text[head.start : period.first], self._text[period.last : head.end])
        if period.months and not own:
            return
        entry = self._entry(number, own)
        if not entry.title:
            return
        words = " ".join((entry.title, *entry.rest))
        heading = self._text[section.start : section.body]
        yield Role(
            entry.title,
            entry.uri,
            _first(employer_kind, entry.rest) or employer_kind(entry.title) or self._above(employer_kind, number, own),
            period.start,
            period.end,
            employment_kind(words) or employment_kind(heading),
            period.months,
            _first(industry_of, entry.rest) or industry_of(entry.title) or self._above(industry_of, number, own),
        )

    def _is_prose(self, head: Span, period: Period) -> bool:
        """Whether a period stands in a sentence that somebody tells, not in the head of a position."""
        before = _TELLING.search(self._text, head.start, period.first)
        return before is not None or _TOLD.match(self._text, period.last) is not None

    def _head(self, line: Span) -> Span | None:
        """The part of a line that may be a position's head; None where it is running text."""
        if line.end - line.start <= MAX_HEADER_CHARS:
            return line
        period = find_period(self._text, line.start, min(line.start + MAX_HEADER_CHARS, line.end))
        if period is None or self._text[line.start : period.first].strip(" -(") or period.single:
            return None
        end = _SENTENCE_END.search(self._text, period.last + 3, line.end)
        stop = end.start() if end else line.end
        if stop - line.start > MAX_HEADER_CHARS:
            comma = self._text.rfind(",", period.last, line.start + MAX_HEADER_CHARS)
            stop = comma if comma > 0 else line.start + MAX_HEADER_CHARS
        return Span(line.start, stop)

    def _period(self, head: Span, inside: bool) -> Period | None:
        entry = inside and not self._text.startswith("- ", head.start)
        period = find_period(self._text, head.start, head.end, singles=entry)
        if period is not None and not period.single:
            return period
        if period is None and entry:
            period = find_duration(self._text, head.start, head.end)
        if period is None:
            return None
        last = not self._text[period.last : head.end].strip(" )")
        begins = period.first == head.start and not period.months
        ends = last and _BEFORE_SINGLE.search(self._text[head.start : period.first])
        return period if begins or (ends and period.first > head.start) else None

    def _entry(self, number: int, own: Sequence[str]) -> _Entry:
        """The title of the position at a line, the words around it that may name the employer, its occupation."""
        place = self._known(own)
        if place is not None and not any(is_internal_title(part) for part in own[:place]):
            return _Entry(own[place], [*own[:place], *own[place + 1 :]], self._occupation(own[place]))
        after, before = self._neighbours(number, bool(own))
        order = (after, before) if self._period_first(number) else (before, after)
        internal = next((part for part in own if is_internal_title(part)), None)
        if internal is not None:
            rest = [part for part in own if part is not internal]
            return _Entry(internal, [*rest, *after], self._said(number, internal, [*rest, *order[0]]))
        for parts in order:
            place = self._known(parts)
            if place is not None:
                rest = [*own, *parts[:place], *parts[place + 1 :]]
                return _Entry(parts[place], rest, self._occupation(parts[place]))
        title, others = _likely(own, order)
        uri = self._said(number, title, others) if is_internal_title(title) else None
        return _Entry(title, others, uri)

    def _neighbours(self, number: int, has_own: bool) -> tuple[list[str], list[str]]:
        """The parts of the lines below and above that belong to the position at a line."""
        reach = 1 if has_own else 2
        steps = range(reach)
        after = [part for step in steps for part in self._neighbour(number, number + 1 + step)]
        before = [part for step in steps for part in self._neighbour(number, number - reach + step)]
        return after, before

    def _neighbour(self, number: int, other: int) -> list[str]:
        """The parts of a short line beside a position that is no list item, no heading and has no period of its own."""
        if not 0 <= other < len(self._lines):
            return []
        line = self._lines[other]
        here = section_at(self._sections, line.start)
        name = section_at(self._sections, self._lines[number].start).name
        if here.name != name or line.start < here.body or line.end - line.start > MAX_TITLE_CHARS:
            return []
        words = line.of(self._text)
        if words.startswith("- ") or words.endswith(".") or find_period(self._text, line.start, line.end) is not None:
            return []
        return _parts(words)

    def _period_first(self, number: int) -> bool:
        """Whether the section's entries begin with their period: what belongs to one then stands below it."""
        body = section_at(self._sections, self._lines[number].start).body
        first = next(line for line in self._lines if line.end > body)
        return find_period(self._text, first.start, first.end) is not None

    def _known(self, parts: Sequence[str]) -> int | None:
        return next(
            (
                place
                for place, part in enumerate(parts)
                if not is_internal_title(part) and not _SOMEBODY.match(part) and self._occupation(part) is not None
            ),
            None,
        )

    def _occupation(self, part: str) -> str | None:
        """What words name, how long it was so apart."""
        return self._occupation_of(part) or self._occupation_of(_HOW_LONG.sub("", part))

    def _said(self, number: int, title: str, rest: Sequence[str]) -> str | None:
        """The occupation that brackets, the rest of the head or the lines below say of somebody with a grade."""
        candidates = [*bracketed(title), *rest, *self._body_titles(number)]
        place = self._known(candidates)
        return None if place is None else self._occupation(candidates[place])

    def _body_titles(self, number: int) -> Iterator[str]:
        section = section_at(self._sections, self._lines[number].start)
        for line in self._lines[number + 1 : number + 1 + _MAX_BODY_LINES]:
            if line.start >= section.end or (
                find_period(self._text, line.start, line.end) and not line.of(self._text).startswith("- ")
            ):
                return
            yield from (match["title"] for match in _AS.finditer(line.of(self._text)))

    def _above(self, named: Named, number: int, own: Sequence[str]) -> str | None:
        """What the line above says of the employer where the position's line names its title alone."""
        if len(own) > 1 or number == 0:
            return None
        section = section_at(self._sections, self._lines[number].start)
        for other in range(number - 1, max(number - _MAX_BODY_LINES, -1), -1):
            line = self._lines[other]
            if line.start < section.body:
                return None
            words = line.of(self._text)
            if words.startswith("- ") or line.end - line.start > MAX_TITLE_CHARS:
                continue
            found = named(words)
            if found is not None:
                return found
            if find_period(self._text, line.start, line.end) is None:
                return None
        return None

    def _told(self, line: Span) -> Iterator[Role]:
        """The positions in running text: a period and "som ..." in one sentence."""
        start = line.start
        for end in [*(match.end() for match in _SENTENCE_END.finditer(self._text, line.start, line.end)), line.end]:
            period = find_period(self._text, start, end)
            titles = [match["title"] for match in _AS.finditer(self._text, start, end)] if period else []
            if period is not None and titles:
                place = self._known(titles)
                telling = next((title for title in titles if not is_internal_title(title)), titles[0])
                title = telling if place is None else titles[place]
                uri = None if place is None else self._occupation_of(title)
                words = self._text[start:end]
                kind, industry = employer_kind(words), industry_of(words)
                yield Role(title, uri, kind, period.start, period.end, employment_kind(words), industry=industry)
            start = end


def read_roles(text: str, lines: Sequence[Span], sections: Sequence[Section], occupation_of: TitleOf) -> list[Role]:
    """The positions of a CV, see ``RoleReader.read``."""
    return RoleReader(text, lines, sections, occupation_of).read()


def _first(named: Named, parts: Sequence[str]) -> str | None:
    """What is said of the first employer: what comes later may be its customers."""
    return next((found for part in parts if (found := named(part)) is not None), None)


def _likely(own: Sequence[str], order: Sequence[Sequence[str]]) -> tuple[str, Sequence[str]]:
    """The likeliest title where no words are known as one, and the rest: what names no employer, nearest first."""
    if own and employer_kind(own[0]) is None:
        return own[0][:MAX_TITLE_CHARS], [*own[1:], *order[0]]
    if len(own) > 1 and employer_kind(own[1]) is None:
        return own[1][:MAX_TITLE_CHARS], own
    for parts in order:
        if parts and employer_kind(parts[0]) is None:
            return parts[0][:MAX_TITLE_CHARS], [*own, *parts[1:]]
    return (own[0][:MAX_TITLE_CHARS], own) if own else ("", [])


def _parts(*pieces: str) -> list[str]:
    parts = [part.strip(_EDGES) for piece in pieces for part in _SPLIT.split(piece.removeprefix("- "))]
    parts = [f"{part})" if part.count("(") > part.count(")") else part for part in parts]
    return [part for part in parts if part and any(character.isalpha() for character in part)]


def _without_umbrellas(roles: Sequence[Role]) -> list[Role]:
    """Without the lines that name an employer over several positions there; those positions get what it tells."""
    found: list[Role] = []
    umbrella: Role | None = None
    for number, role in enumerate(roles):
        if umbrella is not None and not _within(role, umbrella):
            umbrella = None
        following = roles[number + 1] if number + 1 < len(roles) else None
        if role.uri is None and employer_kind(role.title) and following is not None and _within(following, role):
            umbrella = role
        elif umbrella is not None:
            kind, industry = role.employer_kind or umbrella.employer_kind, role.industry or umbrella.industry
            found.append(replace(role, employer_kind=kind, industry=industry))
        else:
            found.append(role)
    return found


def _within(role: Role, other: Role) -> bool:
    """Whether a dated position lies in the time of another."""
    if role.start is None or other.start is None or role.start[:4] < other.start[:4]:
        return False
    return other.end is None or (role.end is not None and role.end[:4] <= other.end[:4])
