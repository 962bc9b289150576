"""Why two texts count as alike: the sentences of a CV and of a posting that are nearest, and titles beside titles.

By words a pair rests on the very n-grams that the factor counts: those that the index keeps of the posting. By meaning
sentences must be turned into vectors, some milliseconds each, so that is done where one posting is asked about and not
for a whole list. Titles cost nothing: their vectors are made for the factor.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from extraction.errors import EncoderUnavailableError
from extraction.sentences import Span, sentence_spans
from extraction.vectors.port import Vectors, unit
from ontology.evidence import Polarity
from ontology.postings import Posting
from recommender import sentences
from recommender.sparse import Floats
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import Phrases, PostingVectors, Rows
from recommender.texts.names import MEANING, PAST_TITLE, VIEWS, WANTED_TITLE, WORDS
from recommender.texts.passages import passages, shares

CV = "cv"
TITLE_VIEWS = (WANTED_TITLE, PAST_TITLE)
MOST_PAIRS = 2
_KEPT = 8
"""Lists of texts whose vectors one person's reasons keep: the own passages and titles come first."""
LEAST_BY_WORDS = 0.2
"""Cosine of two sentences below which, in the demo world, they share little more than a part of a compound."""
LEAST_BY_MEANING = 0.3
"""The same of centred vectors, also of titles: below it nobody would call two titles alike. Not tuned."""
MOST_SENTENCES = 48
"""Sentences of a text that are looked at by meaning: the first ones, about two pages."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2

_log = logging.getLogger("jobvej")


@dataclass(frozen=True, slots=True)
class TextPair:
    """Words of the person and of a posting that are alike. factor: the view that counts it · source: cv, or edited
    where names of skills stand for a CV's text · told, posting: sentences or titles, uncut · likeness in (0, 1] ·
    whole: told is a passage that is about the same as the posting as a whole, and posting its title.
    """

    factor: str
    source: str
    told: str
    posting: str
    likeness: float
    whole: bool = False

    @property
    def weak(self) -> bool:
        """Whether the two share little, and the sentences say so."""
        return self.likeness < (LEAST_BY_WORDS if self.factor == WORDS else LEAST_BY_MEANING)

    @property
    def sentences(self) -> Mapping[str, str]:
        """What it says, by language."""
        return {
            language: sentences.alike(self._kind, self.source, language, self.told, self.posting)
            for language in sentences.LANGUAGES
        }

    @property
    def _kind(self) -> str:
        kind = "whole" if self.whole else self.factor if self.factor in TITLE_VIEWS else "sentence"
        return f"weak_{kind}" if self.weak else kind


@dataclass(frozen=True, slots=True)
class _Compared:
    """One posting beside a person: its sentences · words: float64 [told, own] · passages, titles by view: float64, of
    each of the person's; None or no view where there are no vectors.
    """

    own: Sequence[str]
    words: Floats
    passages: Floats | None
    titles: Mapping[str, Floats]


class TextReasons:
    """The reasons of one person; made once a request."""

    def __init__(
        self,
        told: Sequence[str],
        source: str,
        titles: Mapping[str, Sequence[str]],
        words: LexicalIndex,
        vectors: PostingVectors | None,
        phrases: Phrases | None,
    ) -> None:
        """``told``: the person's sentences. ``titles``: theirs, by the name of the view that compares them."""
        self._told, self._source, self._titles = tuple(told), source, titles
        self._words, self._vectors, self._phrases = words, vectors, phrases
        self._own: csr_array | None = None
        self._made: dict[tuple[str, ...], Vectors] = {}
        self._found: dict[tuple[int, frozenset[str], bool], tuple[TextPair, ...]] = {}
        self._compared: dict[int, _Compared] = {}

    def fits(self, other: TextReasons) -> bool:
        """Whether another one gives the same reasons."""
        mine = (self._told, self._source, self._titles, self._words, self._vectors)
        theirs = (other._told, other._source, other._titles, other._words, other._vectors)
        return mine[:3] == theirs[:3] and all(one is two for one, two in zip(mine[3:], theirs[3:], strict=True))

    def compare(self, asked: Sequence[tuple[int, Posting]]) -> None:
        """Compare with the postings of some rows at once, for ``of``: one at a time takes three times as long."""
        fresh = [(row, posting_sentences(posting)) for row, posting in asked if row not in self._compared]
        if not fresh:
            return
        rows, pieces = np.array([row for row, _ in fresh], np.intp), passages(self._told)
        words = self._by_words(fresh)
        made, near = self._encoded(pieces), None
        if made is not None and self._vectors is not None:
            near = self._vectors.bodies_likeness(made, rows)
        titles = {view: self._title_likeness(view, rows) for view in TITLE_VIEWS}
        for place, (row, own) in enumerate(fresh):
            by_title = {view: found[:, place] for view, found in titles.items() if found is not None}
            self._compared[row] = _Compared(own, words[place], None if near is None else near[:, place], by_title)

    def of(
        self, row: int, posting: Posting, factors: Mapping[str, float], *, by_meaning: bool = False
    ) -> tuple[TextPair, ...]:
        """Of sentences at most MOST_PAIRS, the likest first, then the passage nearest to the posting as a whole, then
        titles; only for ``factors`` above 0. Of what is weak, the best, where there is nothing better.
        """
        question = row, frozenset(name for name in VIEWS if factors.get(name, 0.0) > 0), by_meaning
        if question not in self._found:
            self._found[question] = self._of(row, posting, factors, by_meaning=by_meaning)
        return self._found[question]

    def _of(
        self, row: int, posting: Posting, factors: Mapping[str, float], *, by_meaning: bool
    ) -> tuple[TextPair, ...]:
        self.compare([(row, posting)])
        compared = self._compared[row]
        own = compared.own
        found: list[TextPair] = []
        if self._told and own:
            if factors.get(WORDS, 0.0) > 0:
                found += self._pairs(WORDS, compared.words, own)
            if by_meaning and factors.get(MEANING, 0.0) > 0:
                found += self._pairs(MEANING, self._by_meaning(own), own)
        best = _best(found)
        if factors.get(MEANING, 0.0) > 0 and all(pair.factor != MEANING for pair in best):
            best += self._of_passages(compared, posting)
        return (*best, *self._of_titles(compared, posting, factors))

    def _by_words(self, asked: Sequence[tuple[int, Sequence[str]]]) -> list[Floats]:
        """Cosine of each of the person's sentences with each of every posting's; float64 [told, own] each."""
        ends = np.cumsum([0, *(len(own) for _, own in asked)])
        if not self._told or not ends[-1]:
            return [np.zeros((len(self._told), len(own))) for _, own in asked]
        if self._own is None:
            self._own = self._words.sentences(self._told)
        theirs = self._words.sentences([sentence for _, own in asked for sentence in own])
        for (row, _), start, end in zip(asked, ends[:-1], ends[1:], strict=True):
            cells = slice(int(theirs.indptr[start]), int(theirs.indptr[end]))
            theirs.data[cells] *= np.isin(theirs.indices[cells], self._words.kept(row))
        found = np.asarray((self._own @ theirs.T).todense(), np.float64)
        return np.split(found, ends[1:-1], axis=1)

    def _by_meaning(self, own: Sequence[str]) -> Floats:
        """The same of centred vectors; zeros where there are none."""
        told, own = self._told[:MOST_SENTENCES], own[:MOST_SENTENCES]
        made = self._encoded([*told, *own])
        if made is None or self._vectors is None:
            return np.zeros((0, 0))
        centred = unit(made - self._vectors.of_bodies.mean)
        return np.asarray(centred[: len(told)] @ centred[len(told) :].T, np.float64)

    def _pairs(self, factor: str, likeness: Floats, own: Sequence[str]) -> list[TextPair]:
        rows, columns = np.nonzero(likeness > 0)
        return [
            TextPair(factor, self._source, self._told[x], own[y], min(float(likeness[x, y]), 1.0))
            for x, y in zip(rows.tolist(), columns.tolist(), strict=True)
        ]

    def _of_passages(self, compared: _Compared, posting: Posting) -> list[TextPair]:
        """The passage nearest to the posting as a whole; its vectors are those that the factor was made of."""
        if compared.passages is None:
            return []
        pieces, likeness = passages(self._told), compared.passages.tolist()
        best = int(np.argmax(likeness))
        if likeness[best] <= 0:
            return []
        return [TextPair(MEANING, self._source, pieces[best], posting.title, likeness[best], whole=True)]

    def _encoded(self, texts: Sequence[str]) -> Vectors | None:
        """Vectors [len(texts), d]; None where there are none."""
        if self._vectors is None or self._phrases is None or not texts:
            return None
        key = tuple(texts)
        try:
            if key not in self._made and len(self._made) < _KEPT:
                self._made[key] = self._phrases.phrases(texts)
            return self._made[key] if key in self._made else self._phrases.phrases(texts)
        except EncoderUnavailableError as error:
            _log.warning("texts are compared by letters alone: %s", error)
            return None

    def _title_likeness(self, view: str, rows: Rows) -> Floats | None:
        """Of each of the person's titles with those of the postings; float64 [titles, rows]."""
        made = self._encoded(list(self._titles.get(view, ())))
        return None if made is None or self._vectors is None else self._vectors.title_likeness(made, rows)

    def _of_titles(self, compared: _Compared, posting: Posting, factors: Mapping[str, float]) -> list[TextPair]:
        found: list[TextPair] = []
        for view, likeness in compared.titles.items():
            best = int(np.argmax(likeness))
            if factors.get(view, 0.0) > 0 and likeness[best] > 0:
                told = self._titles[view][best]
                found.append(TextPair(view, self._source, told, posting.title, float(likeness[best])))
        return found


def posting_sentences(posting: Posting) -> list[str]:
    """The sentences of a posting in order, each once, in one line; those of less than two words left out, and those
    that only say what is not asked for ("Danish is not required").
    """
    waived = [Span(item.start, item.end) for item in posting.evidence if item.polarity is Polarity.NEGATED]
    asked = [Span(item.start, item.end) for item in posting.evidence if item.polarity is not Polarity.NEGATED]
    kept = (span for span in sentence_spans(posting.text) if shares(asked, span) or not shares(waived, span))
    found = (" ".join(span.of(posting.text).split()) for span in kept)
    return list(dict.fromkeys(sentence for sentence in found if len(_WORD.findall(sentence)) >= _FEWEST_WORDS))


def _best(pairs: list[TextPair]) -> list[TextPair]:
    """The likest of each factor, then the likest that are not weak; no sentence twice."""
    order = sorted(pairs, key=_order)
    found: list[TextPair] = []

    def add(pair: TextPair) -> bool:
        new = all(pair.told != other.told and pair.posting != other.posting for other in found)
        if new:
            found.append(pair)
        return new

    for factor in dict.fromkeys(pair.factor for pair in order):
        any(add(pair) for pair in order if pair.factor == factor)
    for pair in order:
        if len(found) < MOST_PAIRS and not pair.weak:
            add(pair)
    return sorted(found, key=_order)


def _order(pair: TextPair) -> tuple[bool, float, bool, str, str]:
    """Of equals those by words first, then by their letters."""
    return pair.weak, -round(pair.likeness, 6), pair.factor != WORDS, pair.told, pair.posting
