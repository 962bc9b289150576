"""Finding skill phrases by the shipped tagger."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from extraction.mentions.artefact import FOLDER, Tagger, load
from extraction.mentions.corpus import KINDS, MentionSpan
from extraction.mentions.decode import Thresholds, decode
from extraction.mentions.network import Floats
from extraction.mentions.words import Forms, Sentence, document, split
from extraction.sentences import Span

_MOST_WORDS = 400
"""Words of one sentence at the most; a longer one is cut there."""

_BATCH = 128
_DIGITS = 2  # of a score: processors differ in the last bits of a sum
_KEPT_WORDS = 1 << 16
"""Words whose vectors are kept for the next text; 25 MB of them. When they are full all are dropped."""


class MentionFinder:
    """Finds phrases that name a skill, whether any label equals them or not.

    Deterministic: the same text gives the same spans. Thread-safe: one thread tags at a time. Of a text single words
    stay in memory, as with the tokens of ``extraction.tokens``: they make the next text fast.
    """

    def __init__(self, folder: Path = FOLDER, thresholds: Thresholds | None = None) -> None:
        """Load the artefact in ``folder``. Raises ArtefactError. ``thresholds``: others than its own."""
        tagger = load(folder)
        self.meta = tagger.meta
        self.thresholds = thresholds or tagger.thresholds
        self._words = _Words(tagger)
        self._encode, self._output = tagger.network.get_ref("encode"), tagger.network.get_ref("output")
        self._lock = threading.Lock()

    def find(self, text: str, sentences: Sequence[Span], language: str) -> list[MentionSpan]:
        """The phrases in ``sentences`` (spans of ``text``), in order, none overlapping another.

        ``language``: BCP 47 tag of the document, for dictionary forms. Scores are the mean probability of a phrase's
        words, in hundredths; the artefact's thresholds favour finding over sparing.
        """
        parts = [part for span in sentences for part in _parts(split(text, span.start, span.end))]
        found: list[MentionSpan] = []
        with self._lock:
            for at in range(0, len(parts), _BATCH):
                found += self._tag(parts[at : at + _BATCH], language)
        return found

    def _tag(self, parts: Sequence[Sentence], language: str) -> list[MentionSpan]:
        embedded = self._words.vectors([part.words for part in parts], language)
        logits = self._output.predict(self._encode.predict(embedded))
        found = []
        for part, numbers in zip(parts, logits, strict=True):
            for run in decode(numbers, part.words, self.thresholds):
                start, end = part.starts[run.first], part.ends[run.last - 1]
                found.append(MentionSpan(start, end, KINDS[run.kind], round(min(run.score, 1.0), _DIGITS)))
        return found


class _Words:
    """The network's vector of each word by itself. Not thread-safe."""

    def __init__(self, tagger: Tagger) -> None:
        self._vocab, self._embed = tagger.vocab, tagger.network.get_ref("embed")
        self._forms = Forms(tagger.keys.tolist())
        self._rows: dict[tuple[str, str], int] = {}
        self._table: Floats = np.empty((_KEPT_WORDS, tagger.network.get_ref("encode").get_dim("nO")), dtype=np.float32)

    def vectors(self, sentences: Sequence[Sequence[str]], language: str) -> list[Floats]:
        """For each sentence the vectors of its words, shape (words, width). At most ``_KEPT_WORDS`` words in all."""
        new = {word: None for words in sentences for word in words if (word, language) not in self._rows}
        if len(self._rows) + len(new) > _KEPT_WORDS:
            self._rows.clear()
            new = {word: None for words in sentences for word in words}
        if new:
            self._learn(list(new), language)
        return [self._table[[self._rows[word, language] for word in words]] for words in sentences]

    def _learn(self, words: list[str], language: str) -> None:
        forms = [self._forms.of(word, language) for word in words]
        with self._vocab.memory_zone():  # spaCy's vocabulary is to forget them: they are kept, and bounded, here
            rows = self._embed.predict([document(self._vocab, words, forms)])[0]
        first = len(self._rows)
        self._table[first : first + len(words)] = rows
        self._rows.update({(word, language): first + number for number, word in enumerate(words)})


def _parts(sentence: Sentence) -> list[Sentence]:
    """The sentence, in pieces where it is too long; none where it has no words."""
    words, starts, ends = sentence
    cuts = [slice(cut, cut + _MOST_WORDS) for cut in range(0, len(words), _MOST_WORDS)]
    return [Sentence(words[cut], starts[cut], ends[cut]) for cut in cuts]
