"""What the mention tagger learns from: marked sentences, and sentences made from them with the project's own terms."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.mention_terms import Terms
from extraction.mentions.corpus import KINDS, MentionSpan, Sample
from extraction.mentions.network import BEGIN, INSIDE, OUTSIDE
from extraction.mentions.words import Sentence, split
from ontology.evidence import EvidenceKind

_SUBSTITUTED = 0.6
_LIST_SIZES = (1, 2, 3, 3, 4, 5, 6)
_SEPARATORS = (", ", ", ", ", ", " | ", " · ", " / ", "; ", " – ")
_LEADS = {
    "da": ("", "", "", "- ", "Kompetencer: ", "It: ", "Kendskab til ", "Erfaring med ", "Kurser i ", "Du har styr på "),
    "en": ("", "", "", "- ", "Skills: ", "Knowledge of ", "Experience with ", "Courses in ", "Familiar with "),
}
_LAST = {"da": (" og ", " samt ", " eller "), "en": (" and ", " or ")}
_VERB_LEADS = {
    "da": (
        "",
        "- ",
        "Du skal ",
        "Jeg kan ",
        "Dine opgaver bliver at ",
        "Erfaring med at ",
        "Har lært at ",
        "Evne til at ",
    ),
    "en": ("", "- ", "You will ", "I can ", "Ability to ", "Your tasks will be to ", "Responsible for: "),
}
_EMPLOYER = re.compile(r"\[(?:EMPLOYER_\d+|FIRMA)\]")
_FIRM_STARTS = (
    "Nordhavn Østbæk Lindholm Skovlyst Kystens Bakkegård Solvang Havne Fjordby Vestermark Egelund Møllebo Strand "
    "Storkøb Nørreby Sundholm Delta Orion Alfa Brdr. Green Urban First Blue North River Hill"
)
_FIRM_MIDDLES = (
    "Logistik Energi Byg Teknik Foods Service Consult Group Data Transport Entreprise Auto Tømrer Design Media Pharma "
    "Rengøring Maskinfabrik Advokater Revision Logistics Solutions Systems Retail Care Bageri Hotel"
)
_FIRM_ENDS = ("A/S", "ApS", "I/S", "", "", "", "", "Kommune", "Ltd", "Sygehus", "Gymnasium", "Skole")
_TITLE_LINES = (
    "{0}, {1}–{2}",
    "{1} - {2}  {0}",
    "{0}",
    "{0} | {1}–{2}",
    "Jeg er {0}",
    "Vi søger en {0}",
    "{1}–nu: {0}",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence in words. places: OUTSIDE, BEGIN or INSIDE by word · kinds: index into KINDS by word, -1 unknown."""

    sample: Sample
    sentence: Sentence
    places: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int64]


def example(sample: Sample) -> Example:
    """The words of a sample with what the tagger is to say of each."""
    sentence = split(sample.text, 0, len(sample.text))
    places = np.full(len(sentence.words), OUTSIDE)
    kinds = np.full(len(sentence.words), -1)
    for span in sample.spans:
        inside = [
            at
            for at, (start, end) in enumerate(zip(sentence.starts, sentence.ends, strict=True))
            if start < span.end and end > span.start
        ]
        places[inside[:1]], places[inside[1:]] = BEGIN, INSIDE
        kinds[inside] = -1 if span.kind is None else KINDS.index(span.kind)
    return Example(sample, sentence, places, kinds)


def examples(samples: Iterable[Sample]) -> list[Example]:
    """Examples of all samples that have words."""
    return [found for found in map(example, samples) if found.sentence.words]


class Maker:
    """Makes sentences that vary the authored ones. The same seed makes the same ones."""

    def __init__(self, terms: Terms, seed: int) -> None:
        self._terms = terms
        self._random = random.Random(seed)  # noqa: S311 - no secret

    def varied(self, samples: Sequence[Sample]) -> list[Sample]:
        """Each sample with some of its phrases exchanged for terms of the same kind and build."""
        return [self._varied(sample) for sample in samples if sample.spans]

    def _varied(self, sample: Sample) -> Sample:
        pieces, spans, last, length = [], [], 0, 0
        for span in sample.spans:
            phrase = sample.text[span.start : span.end]
            if self._random.random() < _SUBSTITUTED:
                phrase = self._other(phrase, span.kind, sample.language)
            before = sample.text[last : span.start]
            pieces += [before, phrase]
            start = length + len(before)
            length = start + len(phrase)
            spans.append(MentionSpan(start, length, span.kind))
            last = span.end
        text = "".join(pieces) + sample.text[last:]
        return Sample(text, tuple(spans), sample.language, sample.source)

    def _other(self, phrase: str, kind: EvidenceKind | None, language: str) -> str:
        words = phrase.split()
        pool: Sequence[str] = ()
        if kind is EvidenceKind.SKILL and len(words) > 1:
            if words[0].lower() in self._terms.infinitives[language]:
                pool = self._terms.verbs[language]
        elif kind in (EvidenceKind.SKILL, EvidenceKind.KNOWLEDGE):
            pool = self._terms.nouns.get((language, kind), ())
        if not pool:
            return phrase
        other = self._random.choice(pool)
        return other[:1].upper() + other[1:] if phrase[:1].isupper() and not phrase.isupper() else other

    def lists(self, count: int, language: str) -> list[Sample]:
        """Lines that list terms, as CVs and postings do, and lines with an infinitive phrase."""
        return [self._verb(language) if number % 3 == 0 else self._list(language) for number in range(count)]

    def _list(self, language: str) -> Sample:
        pick = self._random.choice
        kinds = [
            kind
            for kind in (EvidenceKind.KNOWLEDGE, EvidenceKind.KNOWLEDGE, EvidenceKind.SKILL)
            if self._terms.nouns.get((language, kind))
        ]
        items = [
            (kind, pick(self._terms.nouns[language, kind])) for kind in self._random.choices(kinds, k=pick(_LIST_SIZES))
        ]
        separator, text, spans = pick(_SEPARATORS), pick(_LEADS[language]), []
        for number, (kind, term) in enumerate(items):
            if number:
                closes = number == len(items) - 1 and self._random.random() < 0.4
                text += pick(_LAST[language]) if closes else separator
            term = term[:1].upper() + term[1:] if not text else term
            spans.append(MentionSpan(len(text), len(text) + len(term), kind))
            text += term
        return Sample(text, tuple(spans), language, "terms")

    def _verb(self, language: str) -> Sample:
        lead, verb = self._random.choice(_VERB_LEADS[language]), self._random.choice(self._terms.verbs[language])
        verb = verb[:1].upper() + verb[1:] if not lead or lead == "- " else verb
        span = MentionSpan(len(lead), len(lead) + len(verb), EvidenceKind.SKILL)
        return Sample(lead + verb, (span,), language, "terms")

    def named(self, samples: Sequence[Sample]) -> list[Sample]:
        """The samples with invented names where the corpus leaves an employer open: readers meet names there."""
        return [self._named(sample) for sample in samples]

    def _named(self, sample: Sample) -> Sample:
        text, spans = sample.text, list(sample.spans)
        for match in reversed(list(_EMPLOYER.finditer(text))):
            name = " ".join(
                filter(None, map(self._random.choice, (_FIRM_STARTS.split(), _FIRM_MIDDLES.split(), _FIRM_ENDS)))
            )
            text = text[: match.start()] + name + text[match.end() :]
            longer = len(name) - len(match[0])
            spans = [
                span._replace(start=span.start + longer, end=span.end + longer) if span.start >= match.end() else span
                for span in spans
            ]
        return Sample(text, tuple(spans), sample.language, sample.source)

    def titles(self, count: int) -> list[Sample]:
        """Lines with a job title and years, which hold no phrase."""
        return [self._title() for _ in range(count)]

    def _title(self) -> Sample:
        begin = self._random.randint(1985, 2022)
        title = self._random.choice(self._terms.titles)
        if self._random.random() < 0.5:
            title = title[:1].upper() + title[1:]
        line = self._random.choice(_TITLE_LINES)
        return Sample(line.format(title, begin, begin + self._random.randint(1, 8)), (), "da", "titles")
