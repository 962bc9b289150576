"""Phrases and sentences to ESCO skills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from extraction.linking.labels import LabelTable, exact_index, normalise
from extraction.linking.port import Candidate, Scores, best
from extraction.linking.similarity import LabelSimilarity, TextSimilarity, word_windows
from ontology.concepts import Classification, Concept, ConceptKind

CHAR_NGRAMS = (3, 5)
"""Character n-grams of the baseline on TECH, HOUSE and TECHWOLF (data folder's README)."""

LONGEST_WINDOW = 5
"""Words in a window; 95 % of ESCO's English skill labels have at most five words after normalisation."""

LONGEST_EXACT = 8
"""Words of a label that the ``exact`` model looks for inside a text."""

WEIGHTS = {"window": 0.7, "chars": 1.0, "words": 0.5, "text": 1.0}
"""Of the fused signals. Chosen on tech_validation and house_validation (see README.md); no test set was looked at."""


@dataclass(frozen=True)
class _Signals:
    chars: LabelSimilarity
    words: LabelSimilarity
    text: TextSimilarity


class SkillLinker:
    """Ranks skills for a phrase or sentence.

    ``default`` adds four signals: the best window of words against the labels (characters), the whole text against
    the labels (characters, words), and against label and description (words); an exact label hit comes first.
    ``chars``: the whole text's character similarity alone. ``exact``: label hits alone, of the whole text or any
    window. ``direct``: like default, with labels of the label language only.
    """

    def __init__(self, classification: Classification, model: str = "default") -> None:
        self.concepts: tuple[Concept, ...] = tuple(classification.of_kind(ConceptKind.SKILL))
        self._model = model
        self._exact = exact_index(self.concepts)
        self._signals: dict[tuple[str, str | None], _Signals] = {}
        self._chars: dict[str, LabelSimilarity] = {}

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
            scores = self._fused(texts, self._signals_for(language, only))
        for row, text in enumerate(texts):
            windows = word_windows(text, LONGEST_EXACT) if self._model == "exact" else [normalise(text)]
            for window in windows:
                for hit, languages in self._exact.get(window, {}).items():
                    if only is None or only in languages:
                        scores[row, hit] = 1.0 if language in languages else 0.98
        return scores

    def _fused(self, texts: Sequence[str], signals: _Signals) -> Scores:
        windows = [signals.chars.window_scores(text, LONGEST_WINDOW) for text in texts]
        fused = (
            WEIGHTS["window"] * np.stack(windows)
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
