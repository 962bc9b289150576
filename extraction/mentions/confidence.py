"""How sure it is that a phrase means a candidate: the linker's score, made a probability on phrases of real shape.

A logistic model (Platt, 1999) of two things: the log odds of the linker's score, and whether the phrase has several
words. ``python -m benchmarks.train_confidence`` fits its weights on the rated phrases of the reading set's development
CVs, and prints how well they do there by cross-validation.
"""

from __future__ import annotations

import math

INTERCEPT, BY_ODDS, SEVERAL_WORDS = -1.71, 0.89, 0.96
"""Weights of the model, in that order."""

_LEAST, _MOST = 0.001, 0.995
"""Scores nearer to 0 and 1 are taken as these, so that log odds stay finite."""


def features(score: float, phrase: str) -> tuple[float, float]:
    """The log odds of a score in [0, 1], and 1 for a phrase of several words."""
    kept = min(max(score, _LEAST), _MOST)
    return math.log(kept / (1 - kept)), float(len(phrase.split()) > 1)


def probability(score: float, phrase: str) -> float:
    """In (0, 1), rising with the score. ``score``: the linker's, of one candidate, in [0, 1]."""
    odds, several = features(score, phrase)
    return 1 / (1 + math.exp(-(INTERCEPT + BY_ODDS * odds + SEVERAL_WORDS * several)))
