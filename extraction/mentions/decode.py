"""From the network's numbers for each word to phrases with kind and score."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from extraction.mentions.corpus import KINDS
from extraction.mentions.network import BEGIN, INSIDE, OUTSIDE, PLACES, Floats


class Thresholds(NamedTuple):
    """Probabilities of being in a phrase: ``seed`` that one of its words must have, ``grow`` that all must have.

    ``part``: probability of beginning a phrase, among words in one, from which a word opens a new one.
    """

    seed: float
    grow: float
    part: float


class Run(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a sentence; ``kind`` indexes KINDS; ``score`` in [0, 1]."""

    first: int
    last: int
    kind: int
    score: float


def probabilities(logits: Floats) -> tuple[Floats, Floats]:
    """(words, 3) of outside, begin, inside and (words, 4) of the kinds, from (words, 7) logits."""
    return _softmax(logits[:, :PLACES]), _softmax(logits[:, PLACES:])


def decode(logits: Floats, words: list[str], thresholds: Thresholds) -> list[Run]:
    """The phrases of one sentence, in order; signs at their ends are left out."""
    places, kinds = probabilities(logits)
    inside = 1 - places[:, OUTSIDE]
    opens = places[:, BEGIN] >= thresholds.part * np.maximum(places[:, BEGIN] + places[:, INSIDE], 1e-9)
    found: list[Run] = []
    first = -1
    for place in range(len(words) + 1):
        grows = place < len(words) and inside[place] >= thresholds.grow
        if first >= 0 and (not grows or opens[place]):
            found += _run(words, inside, kinds, first, place, thresholds.seed)
            first = -1
        if grows and first < 0:
            first = place
    return found


def _run(words: list[str], inside: Floats, kinds: Floats, first: int, last: int, seed: float) -> list[Run]:
    while first < last and not _is_word(words[first]):
        first += 1
    while last > first and not _is_word(words[last - 1]):
        last -= 1
    if first == last or inside[first:last].max() < seed:
        return []
    votes = (kinds[first:last] * inside[first:last, None]).sum(axis=0)
    return [Run(first, last, int(votes.argmax()), float(inside[first:last].mean()))]


def _is_word(word: str) -> bool:
    return word[0].isalnum() or word in ("+", "#")


def _softmax(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return result


assert len(KINDS) == 4  # noqa: S101 - the outputs of a trained network
