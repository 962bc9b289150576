"""The mention step of reading: phrases that no label equals, as evidence without a concept.

What the tagger finds, the items of lists of skills, languages and courses, and names of tools in use. A label hit wins:
a phrase that shares a letter with one is left out. ``readers`` calls this between matching and context, so that a
linker can be put after.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Protocol

from extraction import segments
from extraction.cue_words import AFFIRMED
from extraction.facts.languages import is_level, level_start
from extraction.facts.periods import find_period
from extraction.label_context import FIELD, LISTING_SECTIONS, without_degrees
from extraction.mentions.corpus import MentionSpan
from extraction.mentions.told import told
from extraction.personal.spans import PLACEHOLDER
from extraction.sections import LEISURE, SILENT, Section, claims, is_cv_heading, section_at
from extraction.sentences import Span, line_spans, sentence_at, touches
from ontology.evidence import ConceptEvidence, EvidenceKind

METHOD = "mention"
"""``method`` of the evidence that this step gives."""

_PRONOUNS = frozenset(
    [
        *("det", "den", "dem", "dette", "disse", "noget", "nogen", "andet", "alt", "mere"),
        *("it", "that", "this", "these", "them", "something", "more"),
    ]
)
"""Words by themselves that stand for a phrase and are none."""

LISTED_SCORE = 0.5
"""Score of a list item that the tagger does not find. A convention."""

NAMED_SCORE = 0.7
"""Score of an item of a list of skills that is written as a name ("Business Central"): on the development CVs of the
reading set 25 of 32 rest on a skill, of the other items 13 of 55."""

LISTED_WORDS = 6
"""Words of a list item at the most; longer ones are sentences, which are the tagger's."""

_NOT_HELD = LEISURE | SILENT | {"licence", "offer", "application"}
"""Sections whose phrases say nothing of what a person can or a posting asks for."""

_TRAILING = re.compile(
    r"(?:\s+(?:og|eller|samt|i|på|af|til|for|med|om|at|fra|hos|ved|den|det|en|et|and|or|in|on|of|to|for|with|about|the|an?))+\Z",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2,}|[A-Z][+#]+")
_MODES = re.compile(
    r"(?:i |in |både )?(?:tale|skrift|mundtligt?|skriftligt?|speech|writing|written|spoken)\Z", re.IGNORECASE
)
_JOINING = re.compile(r"\s+(?:på|at|in|i|med|er|is)\Z")
_SPEECH = re.compile(
    r"(?<!\w)(?:jeg|mig|min|mine|har|er|var|blev|kan|I|my|me|have|has|am|was|were|år|years?|timer|hours|dage?|days?)(?!\w)"
)
_FIRM = re.compile(
    r"(?<!\w)(?:A/S|ApS|I/S|Ltd|Inc|GmbH|Universitet|University|College|Kommune|[Kk]ørekort"
    r"|[Dd]riving licen[cs]e)(?!\w)"
)
_ORGANISATION = re.compile(
    r"(?<!\w)(?:A/S|ApS|I/S|Ltd|Inc|GmbH|\w*universitet|university|college|\w*skolen?|school|\w*akademi|academy|institut"
    r"|institute|kommune|region|danmark|denmark|academia|udløbet|udløber|expired|bestået|gyldig|valid|\w*certifikat\w*)(?!\w)",
    re.IGNORECASE,
)


_DENIED = re.compile(r"(?<!\w)(?:ikke|aldrig|not|never|no longer|lapsed|udløbet)(?!\w)", re.IGNORECASE)
"""What a phrase says that is not held: "skriver den ikke længere", "BOSIET lapsed"."""
_NO_SKILL = re.compile(
    r"(?:i|en|et|min|a|an|my)? ?"
    r"(?:påbegyndt|afbrudt|bestået|ophørt[e]?|foregik|foregår|udløber|deltog|deltaget|kigget|målte|cancelled|passed|"
    r"signed|travelling|avanceret|rutineret|superbruger|working knowledge|a bit|little|rusty|"
    r"begynder|øvet|intermediate|advanced|beginner|expert|everyday|"
    r"studentereksamen|hf|hhx|htx|stx|hg|ha|hd|elevtid|(?:master|bachelor)(?:'?s)?(?: degree)?|kandidatgrad|"
    r"degrees?|ph\.?d\.?|\w*-studiet|\w*eksamen|stipendiat|gcse|a-levels|venlig|venlige|med venlig hilsen|"
    r"kind regards|evnen|metoden|metoder|opgaver(?:ne)?|erfaring(?:er)?|experience|skills?)",
    re.IGNORECASE,
)
"""Words that say how far somebody came, or which school they went to: conditions and education are read elsewhere."""


_NAME = re.compile(r"[A-ZÆØÅ][\w+#.-]*(?: [A-ZÆØÅ0-9][\w+#.-]*){0,3}(?: [^\w\s]+)?")
_HEADING = re.compile(r"[A-ZÆØÅ]{3,}(?: [A-ZÆØÅ]{3,})+")
"""A heading in capitals that no table knows."""

_LONG_LINE = 100
"""Letters of a line that tells more than languages, where no heading parts it from them."""


class Finder(Protocol):
    """What finds phrases: ``extraction.mentions.finder.MentionFinder``."""

    def find(self, text: str, sentences: Sequence[Span], language: str) -> list[MentionSpan]:
        """Spans of the phrases in ``sentences`` of ``text``, in order."""
        ...


class Page(Protocol):
    """What the step needs of a pseudonymised text."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def language(self) -> str:
        """Its BCP 47 tag."""
        ...

    @property
    def sentences(self) -> Sequence[Span]:
        """Its sentences, in order."""
        ...

    @property
    def sections(self) -> Sequence[Section]:
        """Its sections, in order."""
        ...


def find_mentions(page: Page, hits: Iterable[ConceptEvidence], finder: Finder, version: str) -> list[ConceptEvidence]:
    """Evidence with ``uri`` None for each phrase of a text, by place; none overlaps another or one of ``hits``.

    ``version``: the content hash of the classification whose labels did not fit. Polarity and strength are left at
    their defaults (see ``extraction.context``).
    """
    placeholders = [Span(*match.span()) for match in PLACEHOLDER.finditer(page.text)]
    fixed = [Span(hit.start, hit.end) for hit in hits]
    taken = {place for span in fixed for place in range(*span)}
    ends, starts = {span.end for span in fixed}, {span.start for span in fixed}
    found = []

    def counts(span: MentionSpan) -> bool:
        return _counts(page, span, placeholders) and not _is_rest(page.text, span, starts, ends)

    for span in [
        *map(partial(_trimmed, page.text), finder.find(page.text, page.sentences, page.language)),
        *listed(page),
        *told(page.text, page.sentences),
    ]:
        places = range(span.start, span.end)
        if taken.isdisjoint(places) and counts(span):
            taken.update(places)
            found.append(_evidence(page, span, version))
    return sorted(found, key=lambda item: item.start)


def _trimmed(text: str, span: MentionSpan) -> MentionSpan:
    """A phrase without the small words at its end: "rådgav ledelsen om" is followed by a phrase of its own."""
    words = text[span.start : span.end]
    return span._replace(end=span.start + len(_TRAILING.sub("", words)))


def _is_rest(text: str, span: MentionSpan, starts: Collection[int], ends: Collection[int]) -> bool:
    """Whether a phrase is one word beside a label hit: "wrote" in "wrote Python scripts" is no phrase of its own."""
    if " " in text[span.start : span.end]:
        return False
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return (after == " " and span.end + 1 in starts) or (before == " " and span.start - 1 in ends)


def listed(page: Page) -> list[MentionSpan]:
    """The items of the lists in sections of skills, languages and courses that may be phrases."""
    found: list[MentionSpan] = []
    lines = line_spans(page.text)
    for section in page.sections:
        if section.name not in LISTING_SECTIONS:
            continue
        kind = EvidenceKind.LANGUAGE if section.name == "languages" else EvidenceKind.SKILL
        named = section.name == "skills"
        first = bisect_left(lines, section.body, key=lambda line: line.start)
        last = bisect_left(lines, section.end, key=lambda line: line.start)
        for line in lines[first:last]:
            items = _items(page.text, line)
            if kind is EvidenceKind.LANGUAGE:
                items = [name for item in items if (name := _language(page.text, item)) is not None]
            found += [MentionSpan(*item, kind, _listed_score(item.of(page.text), named)) for item in items]
    return found


def _listed_score(words: str, named: bool) -> float:
    return NAMED_SCORE if named and _NAME.fullmatch(words) and not is_cv_heading(words) else LISTED_SCORE


def _language(text: str, item: Span) -> Span | None:
    """The name in an item such as "engelsk på højt niveau"; None for "i skrift"."""
    words = item.of(text)
    name = _JOINING.sub("", words[: level_start(words)].rstrip(" -–:"))
    return Span(item.start, item.start + len(name)) if name and not _MODES.match(name) else None


def _items(text: str, line: Span) -> list[Span]:
    """The items of a line that are neither dates, levels, organisations, placeholders nor parts of a sentence."""
    parts = segments.items(text, line)
    if len(parts) > 1 and not segments.is_list(text, parts):
        return []
    return [span for part in parts if _is_phrase((span := without_degrees(text, part)).of(text))]


def _is_phrase(words: str) -> bool:
    return (
        _LETTERS.search(words) is not None
        and len(words.split()) <= LISTED_WORDS
        and not PLACEHOLDER.search(words)
        and not _SPEECH.search(words)
        and not _ORGANISATION.search(words)
        and not words.endswith("-")
        and not is_level(words)
        and find_period(words, 0, len(words), singles=True) is None
    )


def _counts(page: Page, span: MentionSpan, placeholders: Sequence[Span]) -> bool:
    """Whether a phrase stands in the body of a section that says what is held or asked for, clear of placeholders."""
    if not claims(page.sections, span.start, _NOT_HELD) or FIELD.match(page.text, span.end):
        return False
    words = page.text[span.start : span.end]
    if words in _PRONOUNS:
        return False
    if _FIRM.search(words) or _NO_SKILL.fullmatch(words) or (_DENIED.search(words) and not AFFIRMED.search(words)):
        return False
    section = section_at(page.sections, span.start)
    end = page.text.find("\n", span.end)
    line = Span(page.text.rfind("\n", 0, span.start) + 1, len(page.text) if end < 0 else end)
    alone = line.of(page.text).strip() == words
    if alone and section.name not in LISTING_SECTIONS and _HEADING.fullmatch(words):
        return False
    if section.name == "languages" and span.kind is not EvidenceKind.LANGUAGE and " " in words:
        return line.end - line.start > _LONG_LINE  # what is said of a language: "kan føre en samtale"
    # A header's line with a placeholder is about who it is, unless it is a paragraph.
    who = section.name == "header" and line.end - line.start <= _LONG_LINE
    return not touches(placeholders, *(line if who else Span(span.start, span.end)))


def _evidence(page: Page, span: MentionSpan, version: str) -> ConceptEvidence:
    sentence = sentence_at(page.sentences, span.start, span.end).of(page.text)
    return ConceptEvidence(
        uri=None,
        kind=span.kind or EvidenceKind.SKILL,
        quote=page.text[span.start : span.end],
        start=span.start,
        end=span.end,
        sentence=sentence,
        confidence=span.score,
        method=METHOD,
        ontology_version=version,
        section=section_at(page.sections, span.start).name,
    )
