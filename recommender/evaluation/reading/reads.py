"""The documents of a reading set, read by the product's own readers, and what those show."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from extraction.documents.tidy import tidy
from extraction.lexicon import Lexicon
from extraction.matching import Matcher
from extraction.postings.normalise import normalise
from extraction.readers import CvReader, Parser, PostingReader
from extraction.reading import Reading
from extraction.sentences import Span
from extraction.tokens import tokenize
from ontology.concepts import Classification
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity
from recommender.errors import DatasetError
from recommender.evaluation.reading.alignment import Alignment, Place
from recommender.evaluation.reading.documents import POSTINGS, Annotation, Document

POSSESSED = frozenset({Polarity.STATED, Polarity.IMPLIED})
SOURCE = "reading-set"
READING, LABELS, RANDOM = "reading", "labels alone", "random spans"
BASELINES = (LABELS, RANDOM)
_SEED = 20261125

Render = Callable[[str], tuple[bytes, str]]
"""From the whole file of a CV's source to a document and the ending of its name."""


@dataclass(frozen=True)
class Readers:
    """What reads. The parser is that of ``cv``; ``lexicon`` is for the baseline of labels alone."""

    cv: CvReader
    posting: PostingReader
    parser: Parser
    lexicon: Lexicon
    classification: Classification


MakeReaders = Callable[[Classification], Readers]


@dataclass(frozen=True)
class Read:
    """A document and its reading. ``milliseconds``: how long reading it took, the first time."""

    document: Document
    reading: Reading
    alignment: Alignment
    original: str
    milliseconds: float

    @cached_property
    def places(self) -> dict[Annotation, Place]:
        """Where each annotation stands in the reading's text."""
        items = {item for mine in self.document.readers for item in mine}
        return {item: self.alignment.place(item.start, item.end) for item in items}

    def span(self, item: Annotation) -> Span | None:
        """The annotation's span in the reading's text, None where nothing of it is there."""
        return self.places[item].span

    @property
    def skills(self) -> list[ConceptEvidence]:
        """The evidence for whatever is no occupation, however it is held."""
        return [item for item in self.reading.evidence if item.kind is not EvidenceKind.OCCUPATION]


def read_document(document: Document, readers: Readers, render: Render | None = None) -> Read:
    """Read one document; CVs as the documents that ``render`` makes of them, or else as pasted text.

    Raises DatasetError where the reading's text is not the document's with placeholders.
    """
    name = document.name
    if document.corpus == POSTINGS:
        posting = document.job_posting()
        original = normalise(posting, SOURCE).text
        begun = time.perf_counter()
        reading = readers.posting.read(posting, SOURCE)[1]
    elif render is not None:
        data, ending = render(document.whole)
        name = f"{name}.{ending}"
        original = readers.parser.parse(data, name).text
        begun = time.perf_counter()
        reading = readers.cv.read_bytes(data, name)
    else:
        original = tidy(document.text())
        begun = time.perf_counter()
        reading = readers.cv.read_text(document.text())
    taken = 1000 * (time.perf_counter() - begun)
    try:
        alignment = Alignment(document.body, original, reading.text)
    except ValueError as error:
        raise DatasetError(f"{name}: {error}") from error
    return Read(document, reading, alignment, original, taken)


@dataclass(frozen=True, slots=True)
class Shown:
    """A skill that is shown as possessed, or as asked for."""

    span: Span
    uri: str | None
    kind: EvidenceKind
    strength: str


def shown_skills(read: Read) -> list[Shown]:
    """What the reading shows as possessed, by place."""
    return _shown([item for item in read.skills if item.polarity in POSSESSED])


def label_skills(read: Read, matcher: Matcher) -> list[Shown]:
    """The baseline: every label found, as possessed."""
    found = matcher.find(read.reading.text, read.reading.language)
    return _shown([item for item in found if item.kind is not EvidenceKind.OCCUPATION])


def random_skills(read: Read, like: Sequence[Shown]) -> list[Shown]:
    """The baseline: as many spans as ``like`` has, of as many words each, anywhere in the text. Seeded by the name."""
    generator = random.Random(f"{_SEED}/{read.document.name}")  # noqa: S311 - a baseline, no secret
    text = read.reading.text
    words = [word for word in tokenize(text, "da") if text[word.start : word.end].isalnum()]
    found = []
    for item in like:
        count = max(1, sum(item.span.start <= word.start < item.span.end for word in words))
        if count > len(words):
            continue
        first = generator.randrange(len(words) - count + 1)
        span = Span(words[first].start, words[first + count - 1].end)
        found.append(Shown(span, None, item.kind, item.strength))
    return found


def _shown(evidence: Sequence[ConceptEvidence]) -> list[Shown]:
    return [Shown(Span(item.start, item.end), item.uri, item.kind, str(item.strength)) for item in evidence]


def overlap(one: Span | None, other: Span) -> bool:
    """Whether two spans share a code point; None shares none."""
    return one is not None and one.start < other.end and other.start < one.end
