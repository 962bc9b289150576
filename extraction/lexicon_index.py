"""The tables in which texts are looked up: from a key to the rows of a lexicon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Index:
    """The labels of one language under three kinds of key; values are row numbers, best label first.

    ``surface``: normalised words. ``lemma``: dictionary forms without articles, of skills and skill groups. ``noun``:
    the same with agent nouns kept, of occupations and ISCO groups. ``longest``: first word of a key -> most words;
    ``pairs``: its first two words, with a blank, likewise.
    """

    surface: dict[str, list[int]] = field(default_factory=dict)
    lemma: dict[str, list[int]] = field(default_factory=dict)
    noun: dict[str, list[int]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, int] = field(default_factory=dict)

    def copy(self) -> Index:
        """One whose tables can be changed; the lists in them must be replaced, not changed."""
        return Index(dict(self.surface), dict(self.lemma), dict(self.noun), dict(self.longest), dict(self.pairs))

    def add(
        self, row: int, surface: str, lemma: str, of_skills: bool, order: Callable[[int], tuple[Any, ...]] | None = None
    ) -> None:
        """Put a row under its keys, at the end, or in its place by ``order``."""
        for table, key in self._places(surface, lemma, of_skills):
            if order is None:
                table.setdefault(key, []).append(row)
            else:
                table[key] = sorted((*table.get(key, ()), row), key=order)
            first, _, rest = key.partition(" ")
            words = rest.count(" ") + 2 if rest else 1
            if self.longest.get(first, 0) < words:
                self.longest[first] = words
            if words > 1:
                pair = key if words == 2 else f"{first} {rest.partition(' ')[0]}"
                if self.pairs.get(pair, 0) < words:
                    self.pairs[pair] = words

    def drop(self, row: int, surface: str, lemma: str, of_skills: bool) -> None:
        """Take a row away from its keys. ``longest`` and ``pairs`` stay: they are only bounds."""
        for table, key in self._places(surface, lemma, of_skills):
            left = [other for other in table[key] if other != row]
            if left:
                table[key] = left
            else:
                del table[key]

    def _places(self, surface: str, lemma: str, of_skills: bool) -> tuple[tuple[dict[str, list[int]], str], ...]:
        return (self.surface, surface), (self.lemma if of_skills else self.noun, lemma)
