"""Sentences for what counts besides skills and texts: how near a posting's work is to the person's, and its level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.snapshot import Snapshot
from recommender import sentences
from recommender.profile import Profile
from recommender.scorers.match import LEVEL, NEAR_WORK, NEAR_WORK_WEIGHT, MatchScorer
from recommender.texts.meaning import Guesses

FAR = 0.2
"""Nearness below which two kinds of work have little in common. A convention, not tuned."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a factor of the score says. sentences: by language."""

    factor: str
    sentences: Mapping[str, str]


class WorkNotes:
    """The notes of one person; made once a request."""

    def __init__(self, snapshot: Snapshot, profile: Profile, scorer: MatchScorer, guesses: Guesses | None) -> None:
        """``guesses``: what postings without an occupation may be."""
        self._snapshot, self._profile, self._scorer, self._guesses = snapshot, profile, scorer, guesses

    def of(self, row: int, factors: Mapping[str, float]) -> tuple[Note, ...]:
        """For near_work where it is above 0, and for level where it is below."""
        occupation, guessed = int(self._snapshot.postings.occupation[row]), False
        if occupation < 0 and self._guesses is not None:
            best = int(self._guesses.shares[row].argmax())
            occupation, guessed = int(self._guesses.rows[row][best]), True
        if occupation < 0:
            return ()
        uri = self._snapshot.occupations[occupation]
        found = []
        nearness = factors.get(NEAR_WORK, 0.0) / NEAR_WORK_WEIGHT
        own = self._scorer.nearest_work(self._profile, occupation) if nearness > 0 else None
        if own is not None:
            kind = "same" if own.uri == uri else "far" if nearness < FAR else "near"
            texts = {
                language: sentences.near_work(
                    kind, language, self._label(uri, language), self._label(own.uri or "", language), guessed=guessed
                )
                for language in sentences.LANGUAGES
            }
            found.append(Note(NEAR_WORK, texts))
        if factors.get(LEVEL, 0.0) < 0:
            texts = {
                language: sentences.level(language, self._label(uri, language)) for language in sentences.LANGUAGES
            }
            found.append(Note(LEVEL, texts))
        return tuple(found)

    def _label(self, uri: str, language: str) -> str:
        return self._snapshot.classification[uri].preferred(language, *sentences.LANGUAGES)
