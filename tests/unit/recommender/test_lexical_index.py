"""The index of words against the formula worked out plainly, n-gram by n-gram."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from graph.snapshot import PostingDetails
from recommender.texts import lexical
from recommender.texts.lexical import LexicalIndex
from tests.fixtures_recommender import ad, world

TEXTS = (
    "Vi søger en bager, der bager rugbrød om natten",
    "Bageren bager brød og kager om natten og om dagen",
    "Smeden svejser stål og rør i hallen om dagen",
    "Smedjen søger en smed, der svejser",
    "Kokken laver mad og planlægger ugens menu",
)
QUERY = "Jeg har bagt og svejset: en bager, der svejser rugbrød om natten"


def details(*texts: str) -> PostingDetails:
    return world(*(ad(f"{n}", title=text[:5], text=text) for n, text in enumerate(texts))).postings.details


def ngrams(text: str) -> Counter[str]:
    padded = [f" {word} " for word in text.lower().split()]
    return Counter(word[i : i + 5] for word in padded for i in range(max(1, len(word) - 4)))


def plain(query: str, texts: Sequence[str], most: int = 150) -> list[float]:
    """Cosine of TF-IDF vectors: (1 + ln tf) * (ln((1 + n) / (1 + df)) + 1), of n-grams in two texts or more."""
    df: Counter[str] = Counter(gram for text in texts for gram in ngrams(text))
    df = Counter({gram: sum(gram in ngrams(text) for text in texts) for gram in df})
    count = len(texts)

    def weighed(text: str) -> dict[str, float]:
        return {
            gram: (1 + math.log(tf)) * (math.log((1 + count) / (1 + df[gram])) + 1)
            for gram, tf in ngrams(text).items()
            if df[gram] >= 2
        }

    def scaled(vector: dict[str, float]) -> dict[str, float]:
        length = math.sqrt(sum(value**2 for value in vector.values()))
        return {gram: value / length for gram, value in vector.items()} if length else {}

    asked = scaled({gram: value for gram, value in weighed(query).items() if df[gram] <= max(count / 2, 2)})
    found = []
    for text in texts:
        heaviest = sorted(weighed(text).items(), key=lambda pair: -pair[1])[:most]
        own = scaled(dict(heaviest))
        found.append(sum(value * own.get(gram, 0.0) for gram, value in asked.items()))
    return found


def test_likeness_is_the_cosine_of_the_stated_weights() -> None:
    found = LexicalIndex.build(details(*TEXTS)).likeness(QUERY, np.arange(len(TEXTS)))
    expected = plain(QUERY, TEXTS)
    assert min(expected[:4]) > 0.1
    assert expected[4] == 0.0
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_any_rows_in_any_order_and_none() -> None:
    index = LexicalIndex.build(details(*TEXTS))
    whole = index.likeness(QUERY, np.arange(len(TEXTS)))
    np.testing.assert_allclose(index.likeness(QUERY, np.array([3, 0])), whole[[3, 0]], atol=1e-6)
    assert index.likeness(QUERY, np.array([], np.intp)).shape == (0,)
    for nothing in ("", "xyzxyz", "æøå!"):
        assert not index.likeness(nothing, np.arange(len(TEXTS))).any()


def test_of_a_posting_the_heaviest_n_grams_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text + " og mange flere ord om det hele" * (n % 2) for n, text in enumerate(TEXTS)]
    whole = LexicalIndex.build(details(*texts))
    monkeypatch.setattr(lexical, "MOST", 4)
    short = LexicalIndex.build(details(*texts))
    assert np.diff(whole.weights.indptr).max() > 4
    assert np.diff(short.weights.indptr).tolist() == [min(4, n) for n in np.diff(whole.weights.indptr).tolist()]
    for row in range(len(texts)):
        before, kept = whole.weights[[row]].tocoo(), short.weights[[row]].tocoo()
        least = min(before.data[np.isin(before.coords[1], kept.coords[1])], default=0.0)
        assert (before.data[~np.isin(before.coords[1], kept.coords[1])] <= least + 1e-6).all()
    lengths = np.asarray(short.weights.multiply(short.weights).sum(axis=1)).ravel()
    np.testing.assert_allclose(lengths[lengths > 0], 1.0, atol=1e-5)


def test_what_half_of_the_postings_say_counts_for_nothing() -> None:
    texts = [f"Arbejdsplads med frokostordning: {text}" for text in TEXTS]
    index = LexicalIndex.build(details(*texts))
    assert not index.likeness("Arbejdsplads med frokostordning", np.arange(len(texts))).any()
    assert index.likeness("svejser", np.arange(len(texts)))[[2, 3]].min() > 0.1


def test_a_posting_beside_others_is_weighted_as_among_them() -> None:
    index = LexicalIndex.build(details(*TEXTS))
    beside = index.beside(details(TEXTS[0], TEXTS[3], "Noget helt andet"))
    assert abs(beside.weights[[0, 1]] - index.weights[[0, 3]]).max() < 1e-6
    np.testing.assert_allclose(beside.likeness(QUERY, np.arange(2)), index.likeness(QUERY, np.array([0, 3])), atol=1e-6)


def test_copies_are_one_and_strangers_nothing_to_each_other() -> None:
    index = LexicalIndex.build(details(TEXTS[0], TEXTS[2], TEXTS[0], TEXTS[2].replace("hallen", "gården")))
    assert index.alike(0, 2) == pytest.approx(1.0, abs=1e-5)
    assert 0.5 < index.alike(1, 3) == index.alike(3, 1)
    assert index.alike(0, 1) < 0.2


def test_sentences_and_what_is_kept_of_a_posting_make_up_the_likeness() -> None:
    index = LexicalIndex.build(details(*TEXTS))
    asked = index.sentences([QUERY, "", "svejser"])
    lengths = np.sqrt(np.asarray(asked.multiply(asked).sum(axis=1)).ravel())
    np.testing.assert_allclose(lengths, [1.0, 0.0, 1.0], atol=1e-5)
    parts = np.asarray((asked[[0]] @ index.weights.T).todense()).ravel()
    np.testing.assert_allclose(parts, index.likeness(QUERY, np.arange(len(TEXTS))), atol=1e-5)
    for row in range(len(TEXTS)):
        kept = np.sort(index.kept(row))
        assert kept.tolist() == sorted(index.weights[[row]].tocoo().coords[1].tolist())
