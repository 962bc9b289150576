"""Whether a posting's title names work that somebody says no to in their own words."""

from __future__ import annotations

from collections.abc import Iterable

from extraction.light_words import words_of

_FUNCTION_WORDS = frozenset(
    ["af", "and", "at", "en", "et", "for", "i", "in", "med", "of", "og", "on", "or", "på", "som", "the", "til", "with"]
)
_ENDINGS = (("", "e", "en", "er", "erne", "et", "s"), ("", "n", "r", "t", "s"))
"""Of nouns, Danish and English; of those in "e" the second."""
_SHORTEST_PART, _SHORTEST_FIRST = 4, 3
"""Letters of the last and of the first part of a compound."""
_NOT_COMPOUNDS = ("vejleder",)
"""What ends in a word and is none of its compounds."""


def names_work(title: str, refused: Iterable[str]) -> bool:
    """Whether all words of one of the ``refused`` are in the title, function words apart: each as it is, in another
    form, or in a compound.
    """
    there = [part for word in words_of(title) for part in {word, *word.split("-")}]
    wanted = ([word for word in words_of(text) if word not in _FUNCTION_WORDS] for text in refused)
    return any(bool(words) and all(any(_is_of(word, token) for token in there) for word in words) for words in wanted)


def _is_of(word: str, token: str) -> bool:
    """ "salg" is in "salgskonsulent" and "telefonsalg", "køkkenet" in "køkkenleder"; "post" is not in "postdoc", nor
    "leder" in "vejleder".
    """
    singular = word.removesuffix("er")
    for form in (word, singular if len(singular) > _SHORTEST_PART else word):
        if token.startswith(form) and token.removeprefix(form) in _ENDINGS[form[-1] == "e"]:
            return len(word) >= _SHORTEST_PART or token == word
    for part in {word, word.removesuffix("et")}:
        if len(part) < _SHORTEST_PART:
            continue
        rest, before = token.removeprefix(part), token.removesuffix(part)
        if rest != token and len(rest) >= _SHORTEST_PART:
            return True
        if before != token and len(before) >= _SHORTEST_FIRST:
            return not token.endswith(_NOT_COMPOUNDS)
    return False
