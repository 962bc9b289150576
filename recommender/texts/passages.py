"""Texts cut into passages: what of a CV may be compared with postings, and the pieces that are turned into vectors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extraction.personal.spans import PLACEHOLDER
from extraction.reading import Reading
from extraction.scopes import scopes
from extraction.sections import LEISURE, SILENT, Section, claims, cv_sections, section_at
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
_FEWEST_WORDS, _FEWEST_OF_PART = 2, 4
_EDGES = " ,;:.|–-"
_NOT_CLAIMED = frozenset({Polarity.NEGATED, Polarity.UNWANTED})
_REFUSING = frozenset({"lacks", "refusals"})
"""Sections of a CV that tell what the person has not or does not want."""


def told_of(reading: Reading) -> tuple[str, ...]:
    """The sentences of a CV that tell of the person's work and wishes, in order, without placeholders.

    Left out: those with a sensitive detail, those of references, family and leisure, those of which all that was found
    is negated or unwanted, what is said to be lacked or refused in the others, whether or not a concept was found in it
    (:func:`extraction.scopes.scopes`; what stands before and after it are pieces of their own), sentences of less than
    two words and pieces of less than four.
    """
    text = reading.text
    sections = cv_sections(text)
    sensitive = [Span(item.start, item.end) for item in reading.sensitive]
    refused = [Span(item.start, item.end) for item in reading.evidence if item.polarity in _NOT_CLAIMED]
    claimed = [Span(item.start, item.end) for item in reading.evidence if item.polarity not in _NOT_CLAIMED]
    found: list[str] = []
    for sentence in sentence_spans(text):
        if not claims(sections, sentence.start, SILENT | LEISURE) or shares(sensitive, sentence):
            continue
        if shares(refused, sentence) and not shares(claimed, sentence):
            continue
        for part in _without_refusals(text, sentence, sections, refused):
            words = " ".join(PLACEHOLDER.sub(" ", part.of(text)).split())
            words = words if part == sentence else words.strip(_EDGES)
            if len(_WORD.findall(words)) >= (_FEWEST_WORDS if part == sentence else _FEWEST_OF_PART):
                found.append(words)
    return tuple(dict.fromkeys(found))


def _without_refusals(
    text: str, sentence: Span, sections: Sequence[Section], refused: Sequence[Span]
) -> Iterator[Span]:
    """What is left of a sentence when what it says is lacked or refused is taken out, with the words that say so.

    ``refused``: what reading found to be so.
    """
    section = section_at(sections, sentence.start).name
    if section in _REFUSING:
        return
    found = scopes(text, sentence, posting=False, wishes=section == "wishes")
    told = [scope for scope in found if scope.cue.polarity in _NOT_CLAIMED]
    cut = [ends for scope in told for ends in ((scope.start, scope.end), scope.cue[:2])]
    cut += [(span.start, span.end) for span in refused if shares([span], sentence)]
    start = sentence.start
    for first, last in sorted(cut):
        if first > start:
            yield Span(start, first)
        start = max(start, last)
    if start < sentence.end:
        yield Span(start, sentence.end)


def passages(texts: Iterable[str], most: int = MAX_PASSAGES) -> list[str]:
    """Running pieces of PASSAGE_WORDS words, at most so many of them."""
    words = list(_words(texts))
    cut = range(0, min(len(words), PASSAGE_WORDS * most), PASSAGE_WORDS)
    return [" ".join(words[start : start + PASSAGE_WORDS]) for start in cut]


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from text.split()


def shares(spans: Iterable[Span], sentence: Span) -> bool:
    """Whether one of the stretches has code points in common with a sentence."""
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def whole(texts: Sequence[str]) -> str:
    """All of it as one text."""
    return "\n".join(texts)
