"""Likeness by vectors: the plain formula, however many rows are taken at once."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.texts import meaning
from recommender.texts.meaning import PostingVectors


@pytest.mark.parametrize("at_once", [3, 1_000])
def test_likeness_is_the_centred_cosine_of_the_rows_that_are_asked_for(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_READ_AT_ONCE", at_once)
    draw = np.random.default_rng(3)
    halves = draw.standard_normal((20, 8)).astype(np.float16)
    halves[4] = 0.0
    asked = draw.standard_normal((2, 8)).astype(np.float32)
    vectors = PostingVectors(halves, halves)
    rows = np.array([0, 4, 5, 19])
    mean = halves.astype(np.float64).sum(axis=0) / 19
    own, theirs = asked - mean, halves[rows].astype(np.float64) - mean
    plain = own @ theirs.T / np.linalg.norm(own, axis=1)[:, None] / np.linalg.norm(theirs, axis=1)
    plain[:, 1] = 0.0  # nothing was made of it
    np.testing.assert_allclose(vectors.title_mean, mean, atol=1e-6)
    np.testing.assert_allclose(vectors.title_likeness(asked, rows), np.maximum(plain, 0.0), atol=1e-6)
    np.testing.assert_allclose(vectors.body_likeness(asked[0], rows), np.maximum(plain[0], 0.0), atol=1e-6)
    assert vectors.title_likeness(asked, rows[:0]).shape == (2, 0)


def test_postings_that_are_all_alike_are_like_nothing() -> None:
    halves = np.full((1, 8), 0.25, np.float16)
    found = PostingVectors(halves, halves).title_likeness(np.ones((1, 8), np.float32), np.array([0]))
    assert found.tolist() == [[0.0]]
