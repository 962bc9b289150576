"""The kept indexes of postings' texts: what is mapped from disk is what was made, and what is damaged is made anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from api.posting_texts import cached_words
from recommender.texts import lexical
from recommender.texts.lexical import LexicalIndex
from tests.fixtures_recommender import ad, world

ADS = [ad(f"{n}", title=f"Bager {n}", text=f"bage brød og kager {'hver morgen ' * (n % 3)}") for n in range(7)]


def same(one: LexicalIndex, other: LexicalIndex) -> bool:
    return bool((one.weights != other.weights).nnz == 0 and np.array_equal(one.df, other.df))


def test_words_are_kept_as_they_were_made_and_mapped(tmp_path: Path) -> None:
    table = world(*ADS).postings
    made = cached_words(table, "a" * 64, tmp_path)
    assert same(made, LexicalIndex.build(table.details))
    again = cached_words(table, "a" * 64, tmp_path)
    assert same(made, again)
    assert not again.weights.data.flags.owndata


def test_a_damaged_index_is_made_anew_and_one_of_another_snapshot_goes(tmp_path: Path) -> None:
    table = world(*ADS).postings
    made = LexicalIndex.build(table.details)
    cached_words(table, "a" * 64, tmp_path)
    (folder,) = tmp_path.iterdir()
    for name in ("data", "indptr"):
        content = (folder / f"{name}.npy").read_bytes()
        (folder / f"{name}.npy").write_bytes(content[:-9])
        assert same(cached_words(table, "a" * 64, tmp_path), made)
    cached_words(table, "b" * 64, tmp_path)
    (left,) = tmp_path.iterdir()
    assert left.name.endswith("b" * 24)


def test_an_index_made_in_parts_is_that_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    details = world(*ADS).postings.details
    whole = LexicalIndex.build(details)
    monkeypatch.setattr(lexical, "_AT_ONCE", 2)
    assert same(LexicalIndex.build(details), whole)
    assert LexicalIndex.build(world().postings.details).weights.shape[0] == 0
