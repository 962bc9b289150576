"""Reading CVs and postings: bytes or text in, a pseudonymised ``Reading`` out.

The order is fixed: parse (in the worker) -> pseudonymise -> language -> sections -> labels -> mentions -> context ->
facts -> verdict. Nothing after the second step has seen personal data. A document that cannot be judged is not read
further.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from extraction import quality
from extraction.barring import NOTHING, Barring
from extraction.context import Context
from extraction.documents.document import Document
from extraction.documents.jobnet import recognised
from extraction.documents.tidy import tidy
from extraction.facts.conditions import read_conditions
from extraction.facts.education import read_education
from extraction.facts.gaps import find_gaps
from extraction.facts.grades import is_internal_title
from extraction.facts.places import read_places
from extraction.facts.positions import Position, position_at, read_positions
from extraction.facts.roles import read_roles
from extraction.facts.usage import Usage
from extraction.holding.model import SecondLook
from extraction.label_context import Area
from extraction.language import UNDETERMINED, detect_language
from extraction.lexicon import Lexicon
from extraction.matching import Matcher
from extraction.mentions.linking import MentionLinker
from extraction.mentions.step import Finder, find_mentions
from extraction.personal.identity import identity_of
from extraction.postings.industry import industry_told
from extraction.postings.normalise import normalise
from extraction.pseudonyms import pseudonymise
from extraction.reading import Place, Quality, Reading, Role, Verdict
from extraction.sections import Section, cv_sections, posting_sections
from extraction.sensitive import Sensitive, find_sensitive
from extraction.sentences import Span, line_spans, sentence_at, sentence_spans, touches
from extraction.titles import TitleReader
from ontology.concepts import Classification, ConceptKind
from ontology.evidence import ConceptEvidence, Constraint, EvidenceKind
from ontology.industries import industry_of
from ontology.nace import Nace, as_rev_2, revision_of, section_of, section_of_words
from ontology.postings import BY_OCCUPATION, Posting
from ontology.sectors import primary_sectors

FEW_LABELS_SHARE = 0.5
"""Below this share of skills with a label in the document's language, matching cannot see most of them."""


MIN_UNMAPPED = 0.65
"""Score from which a phrase is kept that has no concept. On the development CVs of the reading set 38 % of those below
it rest on a skill, 77 % of those above."""

LEFT_OUT = "…"
"""In a sentence that is kept with a skill, in place of a sensitive detail."""


class Parser(Protocol):
    """What turns bytes into a document: ``extraction.documents.worker.DocumentParser``, or a pool of them."""

    def parse(self, data: bytes, filename: str | None) -> Document:
        """The document; errors are those of the worker."""
        ...


@dataclass(frozen=True, slots=True)
class _Page:
    """A pseudonymised text with what every later step needs of it."""

    text: str
    counts: Mapping[str, int]
    language: str
    sections: Sequence[Section]
    sentences: Sequence[Span]
    evidence: tuple[ConceptEvidence, ...]
    sensitive: tuple[Sensitive, ...]
    context: Context


class _Reader:
    """What CVs and postings have in common."""

    def __init__(
        self,
        lexicon: Lexicon,
        classification: Classification,
        titles: TitleReader | None = None,
        barring: Barring = NOTHING,
        finder: Finder | None = None,
        mention_linker: MentionLinker | None = None,
    ) -> None:
        """``titles``: the reader of titles to share with others of the same lexicon.

        ``finder``: what finds phrases that no label equals; without one, labels are all that is found.
        ``mention_linker``: what gives such phrases a concept; without one they stay unmapped.
        """
        self._mention_linker = mention_linker
        self._lexicon = lexicon
        self._classification = classification
        self._finder = finder
        self._matcher = Matcher(lexicon, barring)
        self._titles = titles or TitleReader(lexicon, classification, barring=barring)
        skills = {language: lexicon.count(language, ConceptKind.SKILL) for language in lexicon.languages}
        most = max(skills.values(), default=0)
        self._enough = frozenset(language for language, count in skills.items() if count >= FEW_LABELS_SHARE * most)

    def _page(self, text: str, posting: bool, hint: str | None = None) -> _Page:
        plain = pseudonymise(text, header=not posting)
        language = detect_language(plain.text, self._lexicon.languages)
        if language == UNDETERMINED and hint:
            language = hint
        sections = posting_sections(plain.text) if posting else cv_sections(plain.text)
        sentences = sentence_spans(plain.text)
        areas = [Area(section.name, section.body, section.end) for section in sections]
        found = self._matcher.find(plain.text, language, areas)
        sensitive = tuple(find_sensitive(plain.text, sentences, sections, posting=posting))
        context = Context(plain.text, sentences, sections, posting)
        page = _Page(plain.text, plain.counts, language, sections, sentences, (), sensitive, context)
        found += self._mentions(page, found)
        found = [item for item in found if not touches(sensitive, item.start, item.end)]
        found.sort(key=lambda item: item.start)
        return replace(page, evidence=tuple(context.apply(found)))

    def _mentions(self, page: _Page, hits: Sequence[ConceptEvidence]) -> list[ConceptEvidence]:
        """Phrases that no label equals, clear of the label hits."""
        if self._finder is None:
            return []
        found = find_mentions(page, hits, self._finder, self._lexicon.version)
        if self._mention_linker is not None:
            occupations = {hit.uri for hit in hits if hit.uri and hit.kind is EvidenceKind.OCCUPATION}
            found = self._mention_linker.link(found, page.language, occupations)
        return [item for item in found if item.uri or item.confidence >= MIN_UNMAPPED]

    def _exact(self, title: str, language: str) -> str | None:
        return next(iter(self._titles.exact(title, language)), None)

    def _judged(self, before: Quality, page: _Page) -> Quality:
        """The verdict on the text with what reading has added: the language, the labels in it, skills found."""
        reasons = []
        if page.language == UNDETERMINED:
            reasons.append("unknown_language")
        elif page.language not in self._enough:
            reasons.append(f"few_labels_{page.language}")
        if not any(item.uri and item.kind is not EvidenceKind.OCCUPATION for item in page.evidence):
            reasons.append("no_skills")
        return quality.with_reasons(before, reasons)


def _conditions(page: _Page, *, posting: bool) -> list[Constraint]:
    return read_conditions(page.text, page.sentences, page.sections, posting=posting, context=page.context)


def _discreet(item: ConceptEvidence, page: _Page) -> ConceptEvidence:
    """What was found in a CV, with a sentence that tells no sensitive detail: explanations quote it."""
    sentence = sentence_at(page.sentences, item.start, item.end)
    if not touches(page.sensitive, *sentence):
        return item
    return replace(item, sentence=LEFT_OUT.join(_beside_details(page, *sentence)).strip())


def _beside_details(page: _Page, start: int, end: int) -> list[str]:
    """What stands from start to end before, between and after the sensitive details."""
    left = []
    for detail in page.sensitive:
        if detail.start < end and start < detail.end:
            left.append(page.text[start : max(start, detail.start)])
            start = min(end, detail.end)
    return [*left, page.text[start:end]]


def _without_details(condition: Constraint, page: _Page) -> Constraint:
    """A condition of a person; its quote has no word of a sensitive detail, and may be empty."""
    quote = condition.quote
    found = [match.start() for match in re.finditer(re.escape(quote), page.text)] if quote else []
    if not found or any(not touches(page.sensitive, start, start + len(quote)) for start in found):
        return condition
    left = _beside_details(page, found[0], found[0] + len(quote))
    return replace(condition, quote=max((words.strip(" ,.;:()-–\n") for words in left), key=len))


def _unread(text: str, judged: Quality, posting: bool) -> Reading:
    """The reading of a document that cannot be read: no evidence, and no text that was not pseudonymised."""
    plain = pseudonymise(text, header=not posting)
    return Reading(text=plain.text, language=UNDETERMINED, quality=judged, pii_removed=plain.counts)


class CvReader(_Reader):
    """Reads CVs. Keeps nothing of them; may be used by several threads where its parser may."""

    def __init__(
        self,
        lexicon: Lexicon,
        classification: Classification,
        parser: Parser,
        titles: TitleReader | None = None,
        barring: Barring = NOTHING,
        finder: Finder | None = None,
        mention_linker: MentionLinker | None = None,
        *,
        second_look: SecondLook | None = None,
        year: int | None = None,
    ) -> None:
        """``second_look``: what says of the skills that rules hold as possessed which are not; without one rules alone
        decide. ``year`` is the present one, for "five years ago"; without it such words say nothing.
        """
        super().__init__(lexicon, classification, titles, barring, finder, mention_linker)
        self._parser, self._second_look, self._year = parser, second_look, year

    def read_bytes(self, data: bytes, filename: str | None) -> Reading:
        """Read a file (PDF, DOCX, HTML, text). Errors: the parser's (ExtractionError); a scan gets a verdict."""
        document = self._parser.parse(data, filename)
        return self._read(document.text, quality.assess(document), document.layout)

    def read_text(self, text: str) -> Reading:
        """Read a pasted CV. Raises DocumentTooLargeError."""
        document = recognised(Document(tidy(text), "text"))
        return self._read(document.text, quality.assess_text(document.text), document.layout)

    def _read(self, text: str, judged: Quality, layout: str | None) -> Reading:
        if judged.verdict is Verdict.UNUSABLE:
            return _unread(text, judged, posting=False)
        page = self._page(text, posting=False)
        held: Sequence[ConceptEvidence] = page.evidence
        if self._second_look is not None:
            held = self._second_look.revised(page.text, page.sentences, page.sections, held)
        page = replace(page, evidence=tuple(_discreet(item, page) for item in held))
        lines = line_spans(page.text)
        found = read_roles(page.text, lines, page.sections, lambda title: self._exact(title, page.language))
        roles = tuple(self._linked(role, page.language) for role in found)
        education = tuple(read_education(page.text, lines, page.sections))
        constraints = tuple(_without_details(item, page) for item in _conditions(page, posting=False))
        usage = Usage(page.text, page.sentences, lines, page.sections, self._year)
        return Reading(
            text=page.text,
            language=page.language,
            quality=self._judged(judged, page),
            roles=roles,
            education=education,
            evidence=usage.apply(page.evidence, constraints),
            constraints=constraints,
            places=tuple(read_places(page.text)),
            gaps=tuple(find_gaps(roles, education)),
            sensitive=page.sensitive,
            pii_removed=page.counts,
            layout=layout,
            identity=identity_of(text, page.text),
        )

    def _linked(self, role: Role, language: str) -> Role:
        if role.uri is not None or is_internal_title(role.title):
            return role
        return replace(role, uri=next(iter(self._titles.occupations(role.title, language)), None))


class PostingReader(_Reader):
    """Reads postings. May be used by several threads."""

    def read(self, job_posting: Mapping[str, Any], source: str) -> tuple[Posting, Reading]:
        """A schema.org JobPosting, as a posting to keep and as a reading; ``source`` counts where it names none.

        Raises InvalidPostingError where it lacks what a posting needs.
        """
        fields = normalise(job_posting, source)
        reading, occupations = self._read(fields.text, fields.language, Place(fields.postcode, fields.town))
        section, origin = self.industry(fields.sector, occupations, fields.employer, fields.description)
        remote = any(item.kind == "remote" and item.value == "full" for item in reading.constraints)
        posting = Posting(
            source=fields.source,
            identifier=fields.identifier,
            title=_title(reading.text),
            text=reading.text,
            language=reading.language,
            employer=fields.employer,
            date_posted=fields.date_posted,
            valid_through=fields.valid_through,
            postcode=fields.postcode,
            town=fields.town,
            remote=fields.remote or remote,
            url=fields.url,
            employment_type=fields.employment_type,
            sector=fields.sector,
            nace=section,
            nace_origin=origin,
            occupations=occupations,
            evidence=tuple(replace(item, candidates=()) for item in reading.evidence),
            constraints=reading.constraints,
        )
        return posting, reading

    def industry(
        self, sector: str | None, occupations: Sequence[str], employer: str = "", text: str = ""
    ) -> tuple[str | None, str | None]:
        """NACE section (Rev. 2) and where it is from: the feed's code or words, the employer's name, what the ad says
        of the employer, or an occupation; None if unknown.
        """
        if sector:
            revision = revision_of(sector)
            if letter := section_of(sector, revision):
                return as_rev_2(letter, revision), "feed_code"
            if letter := section_of_words(sector) or industry_of(sector):
                return letter, "feed_words"
        if letter := industry_of(employer):
            return letter, "employer"
        if letter := industry_told(text):
            return letter, "text"
        found = next((self._sections[uri] for uri in occupations if uri in self._sections), None)
        return found, None if found is None else BY_OCCUPATION

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        """Occupation -> NACE section of its main sector, where that is one of NACE."""
        found: dict[str, str] = {}
        for occupation, sector in primary_sectors(self._classification).items():
            for revision in Nace:
                if sector.startswith(revision.value) and (letter := section_of(sector, revision)):
                    found[occupation] = as_rev_2(letter, revision)
        return found

    def read_text(self, text: str) -> Reading:
        """Read a pasted posting; its first line is the title. Raises DocumentTooLargeError."""
        return self._read(tidy(text), None, Place(None, None))[0]

    def _read(self, text: str, hint: str | None, place: Place) -> tuple[Reading, tuple[str, ...]]:
        judged = quality.assess_text(text, quality.SHORT_POSTING_LETTERS)
        if judged.verdict is Verdict.UNUSABLE:
            return _unread(text, judged, posting=True), ()
        page = self._page(text, posting=True, hint=hint)
        title = _title(page.text)
        occupations = self._titles.occupations(title, page.language)
        lines = line_spans(page.text)
        positions = read_positions(page.text, lines, lambda words: self._exact(words, page.language))
        occupations = tuple(dict.fromkeys((*occupations, *(one.uri for one in positions if one.uri))))
        known = Place(place.postcode, place.town) if place.postcode or place.town else None
        reading = Reading(
            text=page.text,
            language=page.language,
            quality=self._judged(judged, page),
            roles=_posting_roles(title, occupations, positions),
            evidence=tuple(replace(item, position=position_at(positions, item.start)) for item in page.evidence),
            constraints=tuple(_conditions(page, posting=True)),
            places=(known,) if known else tuple(read_places(page.text)),
            sensitive=page.sensitive,
            pii_removed=page.counts,
        )
        return reading, occupations


def _posting_roles(title: str, occupations: Sequence[str], positions: Sequence[Position]) -> tuple[Role, ...]:
    """The posting's title, and of a posting with several positions the title of each."""
    own = (Role(title, next(iter(occupations), None)),) if title else ()
    return (*own, *(Role(one.title, one.uri) for one in positions if one.title != title))


def _title(text: str) -> str:
    """The first line that is not blank."""
    return next((line.strip() for line in text.split("\n") if line.strip()), "")
