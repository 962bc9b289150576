"""Likeness by vectors: the plain formula, however many rows are taken at once."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.texts import lexical, meaning
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import PostingVectors
from tests.fixtures_recommender import ad, world

TEXT = "Vi søger en erfaren bager, der bager brød og kager og planlægger ugens menu med køkkenet."
ADS = [ad("a", text=TEXT), ad("b", text=TEXT + " Svejsning er ikke nødvendig."), ad("c", text="svejse stål og rør")]


def test_rough_words_are_the_likeness_where_every_n_gram_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    details = world(*ADS, *(ad(f"d{n}", text=f"svejse og bage {n}") for n in range(9))).postings.details
    monkeypatch.setattr(lexical, "SAMPLE", 1)
    monkeypatch.setattr(lexical, "_SAMPLED_AT_ONCE", 5)
    index = LexicalIndex.build(details)
    plain = index.likeness(TEXT, np.arange(len(details)))
    assert plain[0] > plain[2]
    np.testing.assert_allclose(index.rough(TEXT), plain, atol=1e-5)


def test_rough_words_by_a_sample_tell_what_is_alike() -> None:
    details = world(*ADS, *(ad(f"d{n}", text=f"svejse og bage {n}") for n in range(9))).postings.details
    index = LexicalIndex.build(details)
    rough = index.rough(TEXT)
    assert min(rough[0], rough[1]) > 0.5
    assert rough[2] < 0.2
    assert not index.rough("").any()
    assert LexicalIndex.build(world().postings.details).rough(TEXT).shape == (0,)


@pytest.mark.parametrize("at_once", [3, 1_000])
def test_likeness_is_the_centred_cosine_of_the_rows_that_are_asked_for(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_READ_AT_ONCE", at_once)
    monkeypatch.setattr(meaning, "_COMPARED_AT_ONCE", at_once)
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
    np.testing.assert_allclose(vectors.of_titles.mean, mean, atol=1e-6)
    np.testing.assert_allclose(vectors.title_likeness(asked, rows), np.maximum(plain, 0.0), atol=1e-6)
    np.testing.assert_allclose(vectors.body_likeness(asked[0], rows), np.maximum(plain[0], 0.0), atol=1e-6)
    assert vectors.title_likeness(asked, rows[:0]).shape == (2, 0)


def test_postings_that_are_all_alike_are_like_nothing() -> None:
    halves = np.full((1, 8), 0.25, np.float16)
    found = PostingVectors(halves, halves).title_likeness(np.ones((1, 8), np.float32), np.array([0]))
    assert found.tolist() == [[0.0]]
