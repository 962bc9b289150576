"""Phrases and sentences to ESCO skills."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extraction.errors import EncoderUnavailableError
from extraction.linking.labels import LabelTable, exact_index, normalise
from extraction.linking.meaning import PIVOT, LabelVectors, Meaning, standardised
from extraction.linking.port import Candidate, Scores, best, leading
from extraction.linking.ranker import Features, ranker
from extraction.linking.similarity import LabelSimilarity, TextSimilarity, word_windows
from extraction.linking.windows import clauses, is_phrase, windows
from extraction.vectors.port import Vectors
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification, Concept, ConceptKind

CHAR_NGRAMS = (3, 5)
"""Character n-grams of the baseline on TECH, HOUSE and TECHWOLF (data folder's README)."""

PHRASE_CHAR_NGRAMS = (2, 4)
"""For phrases: on held-out Danish alternatives .47 MRR against .44 with 3 to 5."""

LONGEST_WINDOW = 5
"""Words in a window; 95 % of ESCO's English skill labels have at most five words after normalisation."""

LONGEST_EXACT = 8
"""Words of a label that the ``exact`` model looks for inside a text."""

WEIGHTS = {"window": 0.7, "chars": 1.0, "words": 0.5, "text": 1.0}
"""Of the fused signals. Chosen on tech_validation and house_validation (see README.md); no test set was looked at."""

SENTENCE_FEATURES = ("lexical", "whole", "clauses", "windows")
"""What the re-ranker sees of a candidate for a sentence: the fused text statistics as a share of the best candidate's;
standardised cosines of the whole sentence, of its best clause, of its best window of words."""

PHRASE_FEATURES = ("chars", "meaning", "meaning_en", "exact")
"""For a phrase: character similarity to the best label; standardised cosines to the preferred label in the phrase's
language, and in English; whether it is a label."""

CANDIDATES = 100

_PIVOT_SHARE = 0.5
"""Weight of English labels beside those of the text's language, chosen on held-out Danish alternatives."""
_FIRST_STAGE_CHARS = 4.0
_BLOCK = 32
_LEAST_LEXICAL = 0.2
"""Below it the best candidate's text statistics are noise and are not stretched to 1."""

_log = logging.getLogger("jobvej")


@dataclass(frozen=True)
class _Signals:
    chars: LabelSimilarity
    words: LabelSimilarity
    text: TextSimilarity


class SkillLinker:
    """Ranks skills for a phrase or sentence.

    ``default`` re-ranks what text statistics and vectors propose, a short phrase by characters and meaning, a sentence
    by fused text statistics (the best window of words against the labels, the whole text against the labels, and
    against label and description) and by the meaning of the whole, its clauses and its windows; an exact label hit
    comes first, and scores are probabilities. Without vectors (no encoder, or not made yet): the text statistics alone.
    ``chars``: the whole text's character similarity alone. ``exact``: label hits alone, of the whole text or any
    window. ``direct``: like default, with labels of the label language only.
    """

    def __init__(
        self,
        classification: Classification,
        model: str = "default",
        semantics: Semantics | None = None,
        cache: Path | None = None,
    ) -> None:
        """``cache``: a folder in which text statistics of phrases are kept, for other processes too."""
        self._cache = cache
        self.concepts: tuple[Concept, ...] = tuple(classification.of_kind(ConceptKind.SKILL))
        learned = model in ("default", "direct")
        self._meaning = Meaning(semantics, self.concepts) if semantics is not None and learned else None
        self._phrase_chars: dict[tuple[str, str | None], LabelSimilarity] = {}
        self._model = model
        self._exact = exact_index(self.concepts)
        self._signals: dict[tuple[str, str | None], _Signals] = {}
        self._chars: dict[str, LabelSimilarity] = {}

    def by_words(self) -> SkillLinker:
        """The same by text statistics alone, which the two share: each is made once, whoever needs it first."""
        if self._meaning is None:
            return self
        other = copy(self)
        other._meaning = None
        return other

    def spoken(self, semantics: Semantics) -> SkillLinker:
        """The same linker, with vectors of phrases by another encoder of the same space; they share all they make."""
        other = copy(self)
        other._meaning = self._meaning.spoken(semantics) if self._meaning is not None else None
        return other

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``."""
        shown = label_language or language
        return [best(row, self.concepts, top, (shown, language, "en")) for row in self.scores(texts, language, shown)]

    def scores(self, texts: Sequence[str], language: str, label_language: str) -> Scores:
        """[len(texts), len(concepts)] in [0, 1]."""
        if not self.concepts or not texts:
            return np.zeros((len(texts), len(self.concepts)), np.float32)
        if self._model == "chars":
            return self._baseline(language).scores(texts)
        only = label_language if self._model == "direct" else None
        if self._model == "exact":
            scores = np.zeros((len(texts), len(self.concepts)), np.float32)
        else:
            scores = self._learned(texts, language, only)
        for row, text in enumerate(texts):
            pieces = word_windows(text, LONGEST_EXACT) if self._model == "exact" else [normalise(text)]
            for piece in pieces:
                for hit, languages in self._exact.get(piece, {}).items():
                    if only is None or only in languages:
                        scores[row, hit] = 1.0 if language in languages else 0.98
        return scores

    def _learned(self, texts: Sequence[str], language: str, only: str | None) -> Scores:
        """Probabilities of the re-ranked candidates; text statistics where there are no vectors."""
        try:
            vectors = self.vectors(language if only is None else only)
            if vectors is not None:
                return self._ranked(texts, language, only, vectors)
        except EncoderUnavailableError as error:
            _log.warning("skills are linked without vectors: %s", error)
        return self._fused(texts, self._signals_for(language, only))

    def _ranked(
        self, texts: Sequence[str], language: str, only: str | None, vectors: tuple[LabelVectors, LabelVectors]
    ) -> Scores:
        scores = np.zeros((len(texts), len(self.concepts)), np.float32)
        for names, chosen in ((PHRASE_FEATURES, True), (SENTENCE_FEATURES, False)):
            places = [place for place, text in enumerate(texts) if is_phrase(text) is chosen]
            found = self.candidates([texts[place] for place in places], language, only, vectors, phrases=chosen)
            model = ranker("phrase" if chosen else "sentence", names)
            for place, (rows, features) in zip(places, found, strict=True):
                # Below 1, so that an exact hit stays on top.
                scores[place, rows] = 0.97 * model.probabilities(features)
        return scores

    def vectors(self, language: str) -> tuple[LabelVectors, LabelVectors] | None:
        """Those of the preferred labels in the language and in English; None where they are not made (yet).

        Raises EncoderUnavailableError.
        """
        if self._meaning is None:
            return None
        own = self._meaning.labels(language, every=False)
        english = self._meaning.labels(PIVOT, every=False)
        return None if own is None or english is None else (own, english)

    def candidates(
        self,
        texts: Sequence[str],
        language: str,
        only: str | None,
        vectors: tuple[LabelVectors, LabelVectors],
        *,
        phrases: bool,
        count: int = CANDIDATES,
    ) -> Iterator[tuple[npt.NDArray[np.intp], Features]]:
        """For each text the rows of its candidates and their PHRASE_FEATURES or SENTENCE_FEATURES [candidates, f]."""
        for start in range(0, len(texts), _BLOCK):
            block = texts[start : start + _BLOCK]
            columns = (self._phrase if phrases else self._sentence)(block, language, only, vectors)
            weights = (_FIRST_STAGE_CHARS, 1.0, _PIVOT_SHARE, 100.0) if phrases else (2.0, 0.2, 0.2, 0.2)
            first = sum(weight * column for weight, column in zip(weights, columns, strict=True))
            for place in range(len(block)):
                rows = leading(np.asarray(first)[place], count)
                yield rows, np.stack([column[place, rows] for column in columns], axis=1).astype(np.float32)

    def _phrase(
        self, texts: Sequence[str], language: str, only: str | None, vectors: tuple[LabelVectors, LabelVectors]
    ) -> list[Scores]:
        assert self._meaning is not None  # noqa: S101 - there are vectors
        found = self._meaning.phrases(texts)
        own, english = (standardised(labels.cosines(found)) for labels in vectors)
        exact = np.zeros((len(texts), len(self.concepts)), np.float32)
        for place, text in enumerate(texts):
            for row, languages in self._exact.get(normalise(text), {}).items():
                exact[place, row] = float(only is None or only in languages)
        return [self._chars_of_phrases(language, only).scores(texts), own, english, exact]

    def _sentence(
        self, texts: Sequence[str], language: str, only: str | None, vectors: tuple[LabelVectors, LabelVectors]
    ) -> list[Scores]:
        assert self._meaning is not None  # noqa: S101 - there are vectors
        lexical = self._fused(texts, self._signals_for(language, only))
        lexical = lexical / np.maximum(lexical.max(axis=1, keepdims=True), _LEAST_LEXICAL)
        parts = [(clauses(text) or [text], windows(text) or [text]) for text in texts]
        pieces = list(dict.fromkeys([*texts, *(piece for both in parts for some in both for piece in some)]))
        encoded = self._meaning.phrases(pieces)
        row_of = {piece: row for row, piece in enumerate(pieces)}

        def nearest(wanted: Sequence[Sequence[str]]) -> Scores:
            return standardised(
                np.stack([self._near(encoded[[row_of[piece] for piece in some]], vectors) for some in wanted])
            )

        return [
            np.asarray(lexical, np.float32),
            nearest([[text] for text in texts]),
            nearest([some for some, _ in parts]),
            nearest([some for _, some in parts]),
        ]

    @staticmethod
    def _near(phrases: Vectors, vectors: tuple[LabelVectors, LabelVectors]) -> Scores:
        """The best of some pieces [concepts]; English labels help where the text is in another language."""
        own, english = vectors
        near = own.cosines(phrases)
        if english is not own:
            near = standardised(near) + _PIVOT_SHARE * standardised(english.cosines(phrases))
        return np.asarray(near.max(axis=0), np.float32)

    def _chars_of_phrases(self, language: str, only: str | None) -> LabelSimilarity:
        key = (language, only)
        if key not in self._phrase_chars:
            table = LabelTable.choose(self.concepts, language, only=only)
            self._phrase_chars[key] = LabelSimilarity(table, "char_wb", PHRASE_CHAR_NGRAMS, cache=self._cache)
        return self._phrase_chars[key]

    def _fused(self, texts: Sequence[str], signals: _Signals) -> Scores:
        found = [signals.chars.window_scores(text, LONGEST_WINDOW) for text in texts]
        fused = (
            WEIGHTS["window"] * np.stack(found)
            + WEIGHTS["chars"] * signals.chars.scores(texts)
            + WEIGHTS["words"] * signals.words.scores(texts)
            + WEIGHTS["text"] * signals.text.scores(texts)
        )
        # Below 1 even where all signals are 1, so that an exact hit stays on top.
        return np.asarray(0.97 * fused / sum(WEIGHTS.values()), np.float32)

    def _signals_for(self, language: str, only: str | None) -> _Signals:
        key = (language, only)
        if key not in self._signals:
            table = LabelTable.choose(self.concepts, language, only=only)
            texts = [
                f"{concept.preferred(language, 'en')} {concept.description(language, 'en')}"
                for concept in self.concepts
            ]
            self._signals[key] = _Signals(
                LabelSimilarity(table, "char_wb", CHAR_NGRAMS), LabelSimilarity(table, "word"), TextSimilarity(texts)
            )
        return self._signals[key]

    def _baseline(self, language: str) -> LabelSimilarity:
        if language not in self._chars:
            table = LabelTable.choose(self.concepts, language)
            self._chars[language] = LabelSimilarity(table, "char_wb", CHAR_NGRAMS, normalised=False)
        return self._chars[language]
