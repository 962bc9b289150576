"""Fits the ranker over views of a query: right occupations shall be likeliest (listwise softmax)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import logsumexp

from recommender.adjacency.ranker import Ranker
from recommender.from_skills.views import Matrix
from recommender.network.queries import LENGTHS, NOISE, Corruptor
from recommender.sparse import Floats

L2 = 0.01
"""Where the ranker without the network is best, over both countries, each fitted on the other; of .0001 to .1."""
OWN_SCORE = -30.0
HUNDREDTH = 99
SEED = 5
AT_ONCE = 64

T = TypeVar("T")


@dataclass(frozen=True)
class Asked:
    """Queries to fit on. skills: rows of each · origins: int64 [n], the occupation that each was taken from · targets:
    the share of each right occupation, by row, of each.
    """

    skills: list[tuple[int, ...]]
    origins: npt.NDArray[np.int64]
    targets: Sequence[Mapping[int, float]]


def in_parts(items: Sequence[T]) -> list[Sequence[T]]:
    """Some at a time, so that their features fit in memory."""
    return [items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE)]


def draw(corruptor: Corruptor, gold: Mapping[int, frozenset[int]], count: int, seed: int) -> Asked:
    """Noisy queries of every length, from occupations of ``gold`` (each with its right ones) drawn by lot."""
    generator = np.random.default_rng(seed)
    origins = generator.choice(np.array(sorted(gold)), count)
    lengths = [LENGTHS[place] for place in generator.integers(len(LENGTHS), size=count)]
    skills = [
        corruptor.of_occupation(int(origin), length, NOISE, generator)
        for origin, length in zip(origins, lengths, strict=True)
    ]
    targets = [dict.fromkeys(gold[int(origin)], 1.0 / len(gold[int(origin)])) for origin in origins]
    return Asked(skills, origins, targets)


def fit_ranker(features: Matrix, asked: Asked) -> Ranker:
    """The ranker of queries whose features are [n, o, columns]. To it the occupation that a query was taken from is as
    right as each that experts name: people whose work is not known are to be told of it too.
    """
    own = [
        dict.fromkeys((*right, int(origin)), 1.0 / (len(right) + 1))
        for origin, right in zip(asked.origins, asked.targets, strict=True)
    ]
    weights = fit(features, None, own)
    scores = np.asarray(features @ weights.astype(np.float32), dtype=np.float64)
    best = -np.sort(-scores, axis=1)
    near, far = (float(np.median(best[:, place])) for place in (0, min(HUNDREDTH, best.shape[1] - 1)))
    return Ranker(weights, np.zeros_like(weights), np.ones_like(weights), near, far)


def fit(features: Matrix, without: npt.NDArray[np.int64] | None, targets: Sequence[Mapping[int, float]]) -> Floats:
    """Weights [columns] that make right occupations likeliest (listwise softmax, L-BFGS); own ones are no choice."""
    count = len(features)
    wanted = np.zeros(features.shape[:2], dtype=np.float32)
    for place, shares in enumerate(targets):
        wanted[place, list(shares)] = list(shares.values())
    rows = np.arange(count)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.asarray(features @ weights.astype(np.float32), dtype=np.float64)
        if without is not None:
            scores[rows, without] = OWN_SCORE
        logs = scores - logsumexp(scores, axis=1, keepdims=True)
        rest = (np.exp(logs) * wanted.sum(axis=1, keepdims=True) - wanted).astype(np.float32)
        if without is not None:
            rest[rows, without] = 0.0
        gradient = np.tensordot(rest, features, axes=([0, 1], [0, 1])) / count
        value = -float((wanted * logs).sum()) / count + L2 * float(weights @ weights)
        return value, np.asarray(gradient, dtype=np.float64) + 2 * L2 * weights

    found = minimize(loss, np.zeros(features.shape[2]), jac=True, method="L-BFGS-B", options={"maxiter": 60})
    return np.asarray(found.x, dtype=np.float64)
