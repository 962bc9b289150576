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
from extraction.sentences import sentence_spans
from extraction.vectors.port import unit
from ontology.postings import Posting
from recommender import sentences
from recommender.sparse import Floats
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import Phrases, PostingVectors
from recommender.texts.names import MEANING, PAST_TITLE, WANTED_TITLE, WORDS

CV = "cv"
MOST_PAIRS = 2
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
    where names of skills stand for a CV's text · told, posting: sentences or titles, whole · likeness in (0, 1].
    """

    factor: str
    source: str
    told: str
    posting: str
    likeness: float

    @property
    def sentences(self) -> Mapping[str, str]:
        """What it says, by language."""
        return {
            language: sentences.alike(self.factor, self.source, language, self.told, self.posting)
            for language in sentences.LANGUAGES
        }


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

    def of(
        self, row: int, posting: Posting, factors: Mapping[str, float], *, by_meaning: bool = False
    ) -> tuple[TextPair, ...]:
        """Of sentences at most MOST_PAIRS, the likest first, then titles; only for ``factors`` above 0."""
        own = posting_sentences(posting)
        found: list[TextPair] = []
        if self._told and own:
            if factors.get(WORDS, 0.0) > 0:
                found += self._pairs(WORDS, self._by_words(row, own), own, LEAST_BY_WORDS)
            if by_meaning and factors.get(MEANING, 0.0) > 0:
                found += self._pairs(MEANING, self._by_meaning(own), own, LEAST_BY_MEANING)
        return (*_best(found), *self._of_titles(row, posting, factors))

    def _by_words(self, row: int, own: Sequence[str]) -> Floats:
        """Cosine of each of the person's sentences with each of the posting's; float64 [told, own]."""
        if self._own is None:
            self._own = self._words.sentences(self._told)
        theirs = self._words.sentences(own)
        theirs.data = theirs.data * self._words.kept(row)[theirs.indices]
        return np.asarray((self._own @ theirs.T).todense(), np.float64)

    def _by_meaning(self, own: Sequence[str]) -> Floats:
        """The same of centred vectors; zeros where there are none."""
        told, own = self._told[:MOST_SENTENCES], own[:MOST_SENTENCES]
        if self._vectors is None or self._phrases is None:
            return np.zeros((0, 0))
        try:
            made = self._phrases.phrases([*told, *own])
        except EncoderUnavailableError as error:
            _log.warning("texts are compared by letters alone: %s", error)
            return np.zeros((0, 0))
        centred = unit(made - self._vectors.body_mean)
        return np.asarray(centred[: len(told)] @ centred[len(told) :].T, np.float64)

    def _pairs(self, factor: str, likeness: Floats, own: Sequence[str], least: float) -> list[TextPair]:
        rows, columns = np.nonzero(likeness >= least)
        return [
            TextPair(factor, self._source, self._told[x], own[y], min(float(likeness[x, y]), 1.0))
            for x, y in zip(rows.tolist(), columns.tolist(), strict=True)
        ]

    def _of_titles(self, row: int, posting: Posting, factors: Mapping[str, float]) -> list[TextPair]:
        found: list[TextPair] = []
        for view in (WANTED_TITLE, PAST_TITLE):
            titles = list(self._titles.get(view, ()))
            if factors.get(view, 0.0) <= 0 or not titles or self._vectors is None or self._phrases is None:
                continue
            try:
                made = self._phrases.phrases(titles)
            except EncoderUnavailableError:
                continue
            likeness = self._vectors.title_likeness(made, np.array([row], np.intp))[:, 0]
            best = int(np.argmax(likeness))
            if likeness[best] >= LEAST_BY_MEANING:
                found.append(TextPair(view, self._source, titles[best], posting.title, float(likeness[best])))
        return found


def posting_sentences(posting: Posting) -> list[str]:
    """The sentences of a posting in order, each once, in one line; those of less than two words left out."""
    found = (" ".join(span.of(posting.text).split()) for span in sentence_spans(posting.text))
    return list(dict.fromkeys(sentence for sentence in found if len(_WORD.findall(sentence)) >= _FEWEST_WORDS))


def _best(pairs: list[TextPair]) -> list[TextPair]:
    """The likest, no sentence twice; of equals those by words, then by their letters."""
    found: list[TextPair] = []
    for pair in sorted(pairs, key=_order):
        if all(pair.told != other.told and pair.posting != other.posting for other in found):
            found.append(pair)
        if len(found) == MOST_PAIRS:
            break
    return found


def _order(pair: TextPair) -> tuple[float, bool, str, str]:
    return -round(pair.likeness, 6), pair.factor != WORDS, pair.told, pair.posting
