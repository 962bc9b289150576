"""Names of the views of texts, which are also names of factors."""

from __future__ import annotations

WORDS, MEANING, WANTED_TITLE, PAST_TITLE = "words", "meaning", "wanted_title", "past_title"
VIEWS = (WORDS, MEANING, WANTED_TITLE, PAST_TITLE)
"""words: the whole texts, by letters · meaning: the whole texts, by vectors · wanted_title, past_title: the nearest of
the person's titles to the posting's, by vectors."""
