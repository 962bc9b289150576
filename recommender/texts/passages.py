"""Texts cut into passages: what of a CV may be compared with postings, and the pieces that are turned into vectors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extraction.personal.spans import PLACEHOLDER
from extraction.reading import Reading
from extraction.sections import LEISURE, SILENT, claims, cv_sections
from extraction.sentences import Span, sentence_spans
from ontology.evidence import Polarity

PASSAGE_WORDS = 40
"""Words of a passage at the most: what the packaged encoder takes in (400 code points, 90 to a sentence)."""
MAX_PASSAGES = 24
"""Passages of a CV that count: about three pages."""
POSTING_PASSAGES = 3
"""Passages of a posting that count. Its first words say what the job is, its last what the employer offers: on the
match set's development half three compare better than all (nDCG@10 .69 against .66), and take half the time."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2
_NOT_CLAIMED = frozenset({Polarity.NEGATED, Polarity.UNWANTED})


def told_of(reading: Reading) -> tuple[str, ...]:
    """The sentences of a CV that tell of the person's work and wishes, in order, without placeholders.

    Left out: those with a sensitive detail, those of references, family and leisure, those of which all that was found
    is negated or unwanted, and those of less than two words.
    """
    text = reading.text
    sections = cv_sections(text)
    sensitive = [Span(item.start, item.end) for item in reading.sensitive]
    refused = [Span(item.start, item.end) for item in reading.evidence if item.polarity in _NOT_CLAIMED]
    claimed = [Span(item.start, item.end) for item in reading.evidence if item.polarity not in _NOT_CLAIMED]
    found: list[str] = []
    for sentence in sentence_spans(text):
        if not claims(sections, sentence.start, SILENT | LEISURE) or _shares(sensitive, sentence):
            continue
        if _shares(refused, sentence) and not _shares(claimed, sentence):
            continue
        words = " ".join(PLACEHOLDER.sub(" ", sentence.of(text)).split())
        if len(_WORD.findall(words)) >= _FEWEST_WORDS:
            found.append(words)
    return tuple(dict.fromkeys(found))


def passages(texts: Iterable[str], most: int = MAX_PASSAGES) -> list[str]:
    """Running pieces of PASSAGE_WORDS words, at most so many of them."""
    words = list(_words(texts))
    cut = range(0, min(len(words), PASSAGE_WORDS * most), PASSAGE_WORDS)
    return [" ".join(words[start : start + PASSAGE_WORDS]) for start in cut]


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from text.split()


def _shares(spans: Iterable[Span], sentence: Span) -> bool:
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def whole(texts: Sequence[str]) -> str:
    """All of it as one text."""
    return "\n".join(texts)
