"""Vectors of postings: made once, whatever interrupts it, and what postings without an occupation may be by them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extraction.errors import EncoderUnavailableError
from extraction.vectors.port import unit
from extraction.vectors.store import VectorFile
from graph.snapshot import PostingDetails
from ontology.postings import Posting
from recommender.texts import meaning
from recommender.texts.meaning import GUESSES, Guesses, PostingVectors, make_posting_vectors
from recommender.texts.passages import PASSAGE_WORDS, POSTING_PASSAGES
from tests.fixtures_recommender import ad, world
from tests.fixtures_vectors import WordEncoder

AXES = {"brød": 0, "stål": 1, "menu": 2, "Bager": 3, "Smed": 4}
ADS = (
    ad("a", title="Bager", text="Du bager brød."),
    ad("b", title="Smed", text="Du svejser stål."),
    ad("c", title="Smed og Bager", text="En menu."),
    ad("d", title="Bager igen", text="Du bager brød om natten."),
    ad("e", title="Smed igen", text="Her er stål."),
)


def details(*postings: Posting) -> PostingDetails:
    return world(*postings).postings.details


def kept(tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "texts", max(AXES.values()) + 1)


def axes(*numbers: int) -> list[float]:
    row = [0.0] * (max(AXES.values()) + 1)
    for number in numbers:
        row[number] = len(numbers) ** -0.5
    return row


def test_each_text_is_encoded_once_and_stands_at_its_posting(tmp_path: Path) -> None:
    encoder, file = WordEncoder(AXES), kept(tmp_path)
    assert make_posting_vectors(details(*ADS), encoder, file) == len(ADS)
    assert len(encoder.asked) == len(set(encoder.asked)) == 2 * len(ADS)
    found = PostingVectors.read(details(*ADS), file, encoder.dim)
    assert found.titles.dtype == found.bodies.dtype == np.float16
    np.testing.assert_allclose(found.titles[:3], [axes(3), axes(4), axes(3, 4)], atol=1e-3)
    np.testing.assert_allclose(found.bodies[:3], [axes(0), axes(1), axes(2)], atol=1e-3)
    assert make_posting_vectors(details(*ADS), encoder, file) == 0
    assert len(encoder.asked) == 2 * len(ADS)


@pytest.mark.parametrize("at_once", [1, 2, 16])
def test_one_that_is_interrupted_goes_on_where_it_was(
    at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_AT_ONCE", at_once)
    dying = WordEncoder(AXES, most=2 * 2 + 1)  # titles and texts of two postings, and not of a third
    with pytest.raises(EncoderUnavailableError):
        make_posting_vectors(details(*ADS), dying, kept(tmp_path))
    done = len(dying.asked)
    assert done == (0 if at_once == 16 else 4)
    encoder, steps = WordEncoder(AXES), []
    left = make_posting_vectors(details(*ADS), encoder, kept(tmp_path), lambda *step: steps.append(step))
    assert left == len(ADS) - done // 2
    assert not set(dying.asked) & set(encoder.asked)
    assert steps[-1] == (left, left)
    assert [step[0] for step in steps] == [min(at_once * n, left) for n in range(1, -(-left // at_once) + 1)]
    make_posting_vectors(details(*ADS), WordEncoder(AXES), kept(tmp_path / "whole"))
    mine = PostingVectors.read(details(*ADS), kept(tmp_path), encoder.dim)
    whole = PostingVectors.read(details(*ADS), kept(tmp_path / "whole"), encoder.dim)
    assert np.array_equal(mine.titles, whole.titles)
    assert np.array_equal(mine.bodies, whole.bodies)
    assert mine.titles.any(axis=1).all()


def test_a_posting_that_is_new_costs_its_own_texts_alone(tmp_path: Path) -> None:
    encoder, file = WordEncoder(AXES), kept(tmp_path)
    make_posting_vectors(details(*ADS), encoder, file)
    encoder.asked.clear()
    changed = replace(ADS[1], text="Du svejser stål og laver menu.")
    assert make_posting_vectors(details(ADS[0], changed, *ADS[2:]), encoder, file) == 1
    assert encoder.asked == ["Smed", "Du svejser stål og laver menu."]


def test_a_text_is_the_middle_of_its_first_passages(tmp_path: Path) -> None:
    words = ["brød"] * PASSAGE_WORDS + ["stål"] * PASSAGE_WORDS + ["og"] * PASSAGE_WORDS * (POSTING_PASSAGES - 2)
    long = ad("long", title="Bager", text=" ".join([*words, *["menu"] * PASSAGE_WORDS]))
    blank = replace(ad("blank", title="Smed"), text=" ")
    encoder, file = WordEncoder(AXES), kept(tmp_path)
    make_posting_vectors(details(blank, long), encoder, file)
    found = PostingVectors.read(details(blank, long), file, encoder.dim)
    np.testing.assert_allclose(found.bodies, [axes(), axes(0, 1)], atol=1e-3)
    assert found.titles.any(axis=1).all()


def test_what_is_not_made_is_zeros_and_is_like_nothing(tmp_path: Path) -> None:
    encoder, file = WordEncoder(AXES), kept(tmp_path)
    make_posting_vectors(details(*ADS[:3]), encoder, file)
    found = PostingVectors.read(details(*ADS), file, encoder.dim)
    assert found.of_titles.made.tolist() == [True, True, True, False, False]
    np.testing.assert_allclose(found.of_titles.mean, (np.array(axes(3)) + axes(4) + axes(3, 4)) / 3, atol=1e-3)
    asked = encoder.encode(["Smed"])
    likeness = found.title_likeness(asked, np.arange(5))[0]
    assert likeness.argmax() == 1
    assert not likeness[3:].any()


def test_a_posting_beside_others_is_compared_as_if_it_were_among_them(tmp_path: Path) -> None:
    encoder, file = WordEncoder(AXES), kept(tmp_path)
    make_posting_vectors(details(*ADS[1:]), encoder, file)
    among = PostingVectors.read(details(*ADS), file, encoder.dim)  # nothing is made of the first
    few = [*ADS[1:3], ad("other", title="Bager")]
    rows, mine = np.array([1, 2]), np.array([0, 1])
    beside = among.beside(details(*few), encoder)
    for text in ("Smed", "Bager", "brød", "stål"):
        asked = encoder.encode([text])
        alike = beside.title_likeness(asked, mine), beside.body_likeness(asked[0], mine)
        np.testing.assert_allclose(alike[0], among.title_likeness(asked, rows), atol=1e-3)
        np.testing.assert_allclose(alike[1], among.body_likeness(asked[0], rows), atol=1e-3)
    assert beside.title_likeness(encoder.encode(["Bager"]), np.arange(3))[0].argmax() == 2


def of(titles: list[list[float]]) -> PostingVectors:
    halves = np.array(titles, np.float16)
    return PostingVectors(halves, halves)


def test_a_guess_is_the_nearest_occupation_and_its_neighbours_by_the_stated_weights() -> None:
    draw = np.random.default_rng(5)
    vectors = PostingVectors(*(draw.standard_normal((6, 4)).astype(np.float16) for _ in range(2)))
    occupations = unit(draw.standard_normal((3, 4)))
    wanting = np.array([1, 4])
    found = Guesses.make(vectors, wanting, occupations)
    assert found.rows.shape == found.shares.shape == (6, 3)
    for row in wanting:
        near = np.zeros(3)
        for halves in (vectors.titles, vectors.bodies):
            own = halves.astype(np.float64) - halves.astype(np.float64).mean(axis=0)
            near += occupations @ (own[row] / np.linalg.norm(own[row])) / 2
        order = np.argsort(-near)
        weight = np.exp((near[order] - near.max()) / 0.05)
        assert found.rows[row].tolist() == order.tolist()
        np.testing.assert_allclose(found.shares[row], weight / weight.sum(), atol=1e-3)
    others = np.setdiff1d(np.arange(6), wanting)
    assert not found.shares[others].any()


def test_parts_of_many_postings_are_guessed_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = np.random.default_rng(7)
    vectors = of(draw.standard_normal((9, 4)).tolist())
    occupations, wanting = unit(draw.standard_normal((GUESSES + 5, 4))), np.arange(8)
    whole = Guesses.make(vectors, wanting, occupations)
    assert whole.rows.shape == (9, GUESSES)
    np.testing.assert_allclose(whole.shares[:8].sum(axis=1), 1.0, atol=1e-5)
    assert (np.diff(whole.shares[:8], axis=1) <= 0).all()
    monkeypatch.setattr(meaning, "_GUESS_AT_ONCE", 3)
    parts = Guesses.make(vectors, wanting, occupations)
    assert np.array_equal(parts.rows, whole.rows)
    np.testing.assert_allclose(parts.shares, whole.shares, atol=1e-6)


def test_nothing_is_guessed_without_vectors_of_the_posting_or_of_the_occupations() -> None:
    vectors = of([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    found = Guesses.make(vectors, np.arange(3), unit(np.array([[1.0, -1.0], [-1.0, 1.0]])))
    assert found.rows[[0, 2], 0].tolist() == [0, 1]
    assert found.shares.sum(axis=1).round(5).tolist() == [1.0, 0.0, 1.0]
    assert not Guesses.make(vectors, np.arange(3), np.zeros((2, 2), np.float32)).shares.any()
    assert Guesses.make(vectors, np.arange(3), np.zeros((0, 2), np.float32)).shares.shape == (3, 0)
