"""A sentence as the tagger sees it: words with their places, and the form that each is looked up in.

The form (spaCy's NORM) is the word in lower case where there is a vector for it; else its dictionary form, else the
longest known ending ("regnskabsafstemning" -> "afstemning": the head of a Danish compound stands last), else the word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from extraction import tokens

FEATURES = "mentions-1"
"""Version of what this module and ``network`` make of a text: raise it with every change, and train anew."""

AFFIX = 4
"""Characters of the prefix and suffix features: long enough for -else, -ning, -ment."""

_SHORTEST_HEAD = 4
_SHORTEST_MODIFIER = 3
_CACHE = 200_000
_WORD = re.compile(r"\[[A-Z][A-Z_]*[0-9]*\]|[^\W_]+(?:[+#]+(?!\w))?|[^\w\s]|_")
_NUMBER = re.compile(r"\d")
_HOLE = "[x]"


class Sentence(NamedTuple):
    """Words of a sentence: ``words`` as written, ``starts`` and ``ends`` their code points in the whole text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def split(text: str, start: int, end: int) -> Sentence:
    """The words and signs of ``text`` from ``start`` to ``end``; a placeholder is one word, a hyphen a sign."""
    found = Sentence([], [], [])
    for match in _WORD.finditer(text, start, end):
        found.words.append(match[0])
        found.starts.append(match.start())
        found.ends.append(match.end())
    return found


def plain(word: str) -> str:
    """A word in lower case, digits as 0, placeholders alike."""
    if word[0] == "[" and len(word) > 1:
        return _HOLE
    return _NUMBER.sub("0", word.lower())


class Forms:
    """Brings words to the form that they are looked up in. Not thread-safe."""

    def __init__(self, keys: Collection[int]) -> None:
        """``keys``: spaCy's hashes of the words that have a vector."""
        from spacy.strings import get_string_id

        self._hash = get_string_id
        self._keys = frozenset(keys)
        self._cache: dict[tuple[str, str], str] = {}

    def of(self, word: str, language: str) -> str:
        """The form of one word in a text of the language."""
        found = self._cache.get((word, language))
        if found is None:
            if len(self._cache) >= _CACHE:
                self._cache.clear()
            found = self._cache[word, language] = self._form(plain(word), language)
        return found

    def backed_off(self, word: str, language: str) -> str:
        """The form that the word would have without a vector of its own; training hides some words so."""
        word = plain(word)
        return self._lemma(word, language) or self._head(word) or word

    def _form(self, word: str, language: str) -> str:
        return word if self._known(word) else self._lemma(word, language) or self._head(word) or word

    def _known(self, word: str) -> bool:
        return self._hash(word) in self._keys

    def _lemma(self, word: str, language: str) -> str | None:
        lemma = tokens.lemma(word, language)
        return lemma if lemma != word and self._known(lemma) else None

    def _head(self, word: str) -> str | None:
        """The longest known ending of a word, after at least a short modifier."""
        if not word.isalpha():
            return None
        for cut in range(_SHORTEST_MODIFIER, len(word) - _SHORTEST_HEAD + 1):
            if self._known(word[cut:]):
                return word[cut:]
        return None


def document(vocab: Any, words: Sequence[str], forms: Sequence[str]) -> Any:
    """A spaCy Doc of the words with their forms as NORM."""
    from spacy.tokens import Doc

    doc = Doc(vocab, words=list(words))
    for token, form in zip(doc, forms, strict=True):
        token.norm_ = form
    return doc
