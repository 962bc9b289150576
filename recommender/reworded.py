"""One job in other words: an ad that a second portal, or an agency, has written anew."""

from __future__ import annotations

from graph.snapshot import PostingTable
from recommender.texts.lexical import LexicalIndex

SAME_WORDS = 0.38
"""Likeness of words from which two ads of one postcode are one job. Of the match set's nine pairs that were written
anew the least alike has .43; of its other pairs the most alike has .29 in one postcode, .34 anywhere. That is one
small set, all of which was looked at, so the middle was taken."""


class Reworded:
    """Compares two postings of one snapshot, whatever employer they name: an agency names itself."""

    def __init__(self, table: PostingTable, words: LexicalIndex) -> None:
        self._table, self._words = table, words

    def __call__(self, one: int, other: int) -> bool:
        """Whether two rows are one job: at one postcode, of occupations that do not differ, in much the same words."""
        if not self._table.postcodes[one] or self._table.postcodes[one] != self._table.postcodes[other]:
            return False
        first, second = int(self._table.occupation[one]), int(self._table.occupation[other])
        if first >= 0 and second >= 0 and first != second:
            return False
        return self._words.alike(one, other) >= SAME_WORDS
