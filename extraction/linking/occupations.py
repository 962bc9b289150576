"""Job titles to ESCO occupations and ISCO groups."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from extraction.errors import EncoderUnavailableError
from extraction.linking.labels import LabelTable, exact_index, normalise
from extraction.linking.meaning import PIVOT, Meaning
from extraction.linking.port import Candidate, Scores, best, leading
from extraction.linking.ranker import Features, Ranker, ranker
from extraction.linking.similarity import LabelSimilarity
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification, Concept, ConceptKind

CHAR_NGRAMS = (2, 4)
"""Character n-grams within words: the strong simple baseline of MELO (Retyk et al., RecSys in HR 2024)."""

FEATURES = ("chars", "meaning", "meaning_en", "exact", "exact_group")
"""What the re-ranker sees of a candidate: character similarity to its best label in the title's language (an exact hit
counts as its certainty); centred cosine to its best label in that language, and to its English preferred label; whether
the title, or what is left of it without brackets and the like, is one of its labels; the same, of an ISCO group."""

LEXICAL_FEATURES = ("chars", "exact", "exact_group")
"""The same without vectors."""

CANDIDATES = 100
"""Candidates of the first stage that are ranked anew; the right one is among them for 75 to 89 % of MELO's titles."""

_FIRST_STAGE = {"meaning": 0.8, "meaning_en": 0.2}
"""Weights beside the character similarity's 1 in the first stage: any from .4 to 1.5 keep as many right ones."""

_log = logging.getLogger("jobvej")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b[mfwkd]\s*/\s*[mfwkd](\s*/\s*[mfwkdx])?\b", re.IGNORECASE)
_SEARCHED = re.compile(
    r"\b(søges|sökes|søkes|gesucht|wanted|needed)\b.*|^(vi søger|we are looking for)\s+(en |et |an? )?", re.I
)
_HEAD = re.compile(r"\s(?:til|for|i|på|ved|hos|med|at|in|with|to)\s|[,;:|]|\s[-–—]\s")
_EXACT = 0.98


class OccupationLinker:
    """Ranks occupations and ISCO groups for a title.

    ``default``: re-ranks the candidates that characters and meaning propose; its scores are probabilities. Without
    vectors (no encoder, or not made yet) it ranks by characters and exact hits alone. ``chars``: character similarity
    alone, unnormalised. ``exact``: label hits alone. ``direct``: like default, but only with labels of the label
    language (no other language as pivot).
    """

    def __init__(
        self,
        classification: Classification,
        model: str = "default",
        semantics: Semantics | None = None,
        rankers: Mapping[str, Ranker] | None = None,
    ) -> None:
        """``rankers``: others than the shipped ones, by task."""
        self._rankers = rankers
        found = classification.of_kind(ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)
        self.concepts = tuple(sorted(found, key=_specific_first))
        self._is_group = np.array([concept.kind is ConceptKind.ISCO_GROUP for concept in self.concepts], bool)
        self._model = model
        self._exact = exact_index(self.concepts)
        self._similarities: dict[tuple[str, str | None], LabelSimilarity] = {}
        learned = model in ("default", "direct")
        self._meaning = Meaning(semantics, self.concepts) if semantics is not None and learned else None

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        """See ``port.Linker``."""
        shown = label_language or language
        if not self.concepts:
            return [[] for _ in texts]
        only = shown if self._model == "direct" else None
        shown_first = (shown, language, PIVOT)
        if self._model in ("chars", "exact"):
            return [best(row, self.concepts, top, shown_first) for row in self.lexical(texts, language, only)]
        answers = []
        for rows, features, names in self.candidates(texts, language, only):
            scores = np.zeros(len(self.concepts), np.float32)
            task = "title" if names == FEATURES else "title-lexical"
            scores[rows] = ranker(task, names, self._rankers).probabilities(features)
            answers.append(best(scores, self.concepts, top, shown_first))
        return answers

    def lexical(self, texts: Sequence[str], language: str, only: str | None) -> Scores:
        """Character similarity with exact hits raised [len(texts), concepts]; for ``chars`` and ``exact`` one of both.

        ``only``: the language whose labels alone may be used.
        """
        if self._model == "exact":
            scores = np.zeros((len(texts), len(self.concepts)), np.float32)
        else:
            scores = self._similarity(language, only).scores(texts)
        if self._model != "chars":
            for row, text in enumerate(texts):
                self._raise_exact(scores[row], text, language, only)
        return scores

    def candidates(
        self, texts: Sequence[str], language: str, only: str | None = None, count: int = CANDIDATES
    ) -> Iterator[tuple[npt.NDArray[np.intp], Features, tuple[str, ...]]]:
        """For each text the rows of its candidates, their features [candidates, f], and the features' names."""
        chars = self.lexical(texts, language, only)
        meanings = self._meanings(texts, language if only is None else only)
        for place in range(len(texts)):
            first = chars[place].copy()
            if meanings is not None:
                first += _FIRST_STAGE["meaning"] * meanings[0][place] + _FIRST_STAGE["meaning_en"] * meanings[1][place]
            rows = leading(first, count)
            rows = rows[first[rows] > 0]
            exact = (chars[place, rows] >= _EXACT).astype(np.float32)
            columns = [chars[place, rows], exact, exact * self._is_group[rows]]
            if meanings is not None:
                columns[1:1] = [meanings[0][place, rows], meanings[1][place, rows]]
            names = FEATURES if meanings is not None else LEXICAL_FEATURES
            yield rows, np.stack(columns, axis=1).astype(np.float32), names

    def _meanings(self, texts: Sequence[str], language: str) -> tuple[Scores, Scores] | None:
        if self._meaning is None or not texts:
            return None
        try:
            own = self._meaning.labels(language, every=True)
            english = self._meaning.labels(PIVOT, every=False)
            if own is None or english is None:
                return None
            phrases = self._meaning.phrases(texts)
        except EncoderUnavailableError as error:
            _log.warning("titles are linked without vectors: %s", error)
            return None
        return own.centred(phrases, own.mean), english.centred(phrases, own.mean)

    def _similarity(self, language: str, only: str | None) -> LabelSimilarity:
        key = (language, only)
        if key not in self._similarities:
            table = LabelTable.choose(self.concepts, language, only=only)
            plain = self._model == "chars"
            self._similarities[key] = LabelSimilarity(table, "char_wb", CHAR_NGRAMS, normalised=not plain)
        return self._similarities[key]

    def _raise_exact(self, scores: Scores, title: str, language: str, only: str | None) -> None:
        for variant, certainty in title_variants(title):
            for row, languages in self._exact.get(variant, {}).items():
                if only is not None and only not in languages:
                    continue
                # A label of another language only counts where it is spelled the same ("controller", "key account").
                weight = certainty if language in languages else certainty - 0.02
                scores[row] = max(scores[row], weight)


def _specific_first(concept: Concept) -> tuple[int, str]:
    """Occupations, then ISCO groups from unit groups upwards: of equally similar concepts the narrowest comes first."""
    return (0 if concept.kind is ConceptKind.OCCUPATION else -len(concept.code or "") + 9, concept.uri)


def title_variants(title: str) -> Iterator[tuple[str, float]]:
    """Normalised forms of a title that may be a label, with how certain a hit on each is.

    The whole title 1.0; without brackets, gender marks and "søges" 0.98; the part before a preposition or comma 0.9.
    """
    whole = normalise(title)
    yield whole, 1.0
    bare = _SEARCHED.sub(" ", _BRACKETS.sub(" ", title)).strip()
    stripped = normalise(bare)
    if stripped and stripped != whole:
        yield stripped, 0.98
    head = normalise(_HEAD.split(bare, maxsplit=1)[0])
    if head and head not in {whole, stripped}:
        yield head, 0.9
