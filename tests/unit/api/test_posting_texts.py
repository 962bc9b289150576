"""The kept indexes of postings' texts: what is mapped from disk is what was made, and what is damaged is made anew."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest

from api.bootstrap import Services
from api.caches import cached_groups, keep_arrays, mapped_array
from api.posting_texts import VECTOR_ARRAYS, VECTORS_VERSION, cached_vectors, cached_words
from api.settings import read_settings
from api.usecases import vectors
from extraction.vectors.semantics import Semantics
from extraction.vectors.store import VectorFile
from graph.snapshot import Snapshot
from recommender.near_duplicates import RULE_VERSION
from recommender.texts import lexical
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import PostingVectors
from tests.fixtures_recommender import ad, world
from tests.fixtures_vectors import WordEncoder
from tests.graph_worlds import uri

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


AXES = {"bage brød": 0, "svejse": 1, "bager": 0, "baker": 0, "smed": 1, "smith": 1, "kok": 2, "cook": 2, "menu": 2}
JOBS = (
    ad("a", title="Vi skal bage brød", text="bage brød"),
    ad("b", title="svejse", text="svejse stål"),
    ad("c", title="kok", text="ugens menu", occupation="cook"),
)


def semantics(cache: Path, encoder: WordEncoder, name: str = "words") -> Semantics:
    encoder.name = name
    return Semantics(encoder, VectorFile(cache / "labels", encoder.dim), wait=True)


def kept_vectors(snapshot: Snapshot, cache: Path, encoder: WordEncoder, *, make: bool) -> PostingVectors | None:
    return cached_vectors(snapshot.postings, snapshot, cache, semantics(cache, encoder), make)


def folder(cache: Path) -> Path:
    (found,) = cache.glob("posting-vectors-*")
    return found


def equal(one: PostingVectors | None, other: PostingVectors | None) -> bool:
    if one is None or other is None or one.guesses is None or other.guesses is None:
        return False
    pairs = [(one.titles, other.titles), (one.bodies, other.bodies)]
    pairs += [(one.guesses.rows, other.guesses.rows), (one.guesses.shares, other.guesses.shares)]
    return all(np.array_equal(mine, theirs) for mine, theirs in pairs)


def test_vectors_are_made_when_that_is_asked_and_mapped_from_then_on(tmp_path: Path) -> None:
    snapshot, encoder = world(*JOBS), WordEncoder(AXES)
    assert cached_vectors(snapshot.postings, snapshot, tmp_path, None, make=True) is None
    assert kept_vectors(snapshot, tmp_path, encoder, make=False) is None
    assert encoder.asked == []
    made = kept_vectors(snapshot, tmp_path, encoder, make=True)
    assert made is not None
    assert made.guesses is not None
    likeliest = made.guesses.rows[:, 0]
    assert [snapshot.occupations[row] for row in likeliest[:2]] == [uri("baker"), uri("smith")]
    assert made.guesses.shares.sum(axis=1).round(4).tolist() == [1.0, 1.0, 0.0]  # what is known is not guessed
    encoder.asked.clear()
    again = kept_vectors(snapshot, tmp_path, encoder, make=False)
    assert again is not None
    assert equal(made, again)
    assert not again.titles.flags.owndata
    assert encoder.asked == []


@pytest.mark.parametrize("array", VECTOR_ARRAYS)
@pytest.mark.parametrize("damage", ["cut", "empty", "gone", "other"])
def test_damaged_vectors_are_none_until_they_are_made_anew(array: str, damage: str, tmp_path: Path) -> None:
    snapshot, encoder = world(*JOBS), WordEncoder(AXES)
    made = kept_vectors(snapshot, tmp_path, encoder, make=True)
    whole = PostingVectors(*(np.array(part) for part in (made.titles, made.bodies)), made.guesses) if made else None
    path = folder(tmp_path) / f"{array}.npy"
    content = path.read_bytes()
    path.unlink()
    if damage == "other":
        np.save(path, np.zeros((len(JOBS) + 1, 2), np.float16))
    elif damage != "gone":
        path.write_bytes(content[:-3] if damage == "cut" else b"")
    encoder.asked.clear()
    assert kept_vectors(snapshot, tmp_path, encoder, make=False) is None
    assert equal(kept_vectors(snapshot, tmp_path, encoder, make=True), whole)
    assert equal(kept_vectors(snapshot, tmp_path, encoder, make=False), whole)
    assert encoder.asked == []  # what was encoded is kept apart from what was damaged


def cut(path: Path, content: bytes) -> None:
    """Another file, as this one may be mapped."""
    path.unlink()
    path.write_bytes(content[:-3])


def test_the_command_and_the_thread_of_a_service_make_damaged_vectors_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot, cache = world(*JOBS), tmp_path / "cache"
    monkeypatch.setattr(Services, "semantics", semantics(cache, WordEncoder(AXES)))
    with Services(read_settings(data=tmp_path, local_terms=False, encoder="none"), snapshot) as services:
        vectors.make(services)
        path = folder(cache) / "bodies.npy"
        content = path.read_bytes()
        cut(path, content)
        vectors.make(services)
        assert path.read_bytes() == content
        cut(path, content)
        stopped = threading.Event()
        stopped.set()  # one round
        vectors.watch(services, stopped).join(60)
        assert path.read_bytes() == content


def test_a_newer_one_replaces_those_of_older_versions_and_nothing_else(tmp_path: Path) -> None:
    own, other = "a" * 24, "b" * 24
    stays = [
        f"words-9-{other}",  # a newer program's
        f"words-2-{other}.bak",
        "words-of-mine",
        f"wordstore-1-{other}",
        f"posting-vectors-1-words-{other}",
    ]
    goes = [f"words-1-{own}", f"words-1-{other}", f"words-2-{other}"]
    for name in (*stays, *goes):
        keep = tmp_path / name
        keep.mkdir()
        np.save(keep / "df.npy", np.zeros(3))
    foreign = tmp_path / f"words-0-{other}"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("not ours", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / f"words-1-{'c' * 24}").symlink_to(elsewhere)
    path = keep_arrays(tmp_path, "words", 2, own, df=np.ones(2))
    left = {entry.name for entry in tmp_path.iterdir()}
    assert left == {*stays, foreign.name, "elsewhere", f"words-1-{'c' * 24}", path.name}
    assert mapped_array(path, "df").tolist() == [1.0, 1.0]


def test_vectors_of_another_encoder_stay_and_those_of_an_older_version_go(tmp_path: Path) -> None:
    snapshot = world(*JOBS)
    for name in ("words", "words-2", "other"):
        one = semantics(tmp_path, WordEncoder(AXES), name)
        cached_vectors(snapshot.postings, snapshot, tmp_path, one, make=True)
    old = tmp_path / f"posting-vectors-{VECTORS_VERSION - 1}-gone-{'d' * 24}"
    old.mkdir()
    renewed = world(*JOBS, ad("d", title="Ny"))
    cached_vectors(renewed.postings, renewed, tmp_path, semantics(tmp_path, WordEncoder(AXES)), make=True)
    left = sorted(entry.name for entry in tmp_path.glob("posting-vectors-*"))
    kind, first, second = f"posting-vectors-{VECTORS_VERSION}", snapshot.content_hash[:24], renewed.content_hash[:24]
    assert left == sorted([f"{kind}-other-{first}", f"{kind}-words-2-{first}", f"{kind}-words-{second}"])


def test_who_has_mapped_what_is_replaced_goes_on_with_it(tmp_path: Path) -> None:
    table = world(*ADS).postings
    mine = cached_words(table, "a" * 64, tmp_path)
    expected = LexicalIndex.build(table.details)
    cached_words(world(*ADS[:2]).postings, "b" * 64, tmp_path)
    (left,) = tmp_path.iterdir()
    assert left.name.endswith("b" * 24)
    assert same(mine, expected)


def test_a_draft_that_somebody_died_over_goes_after_a_day_and_one_at_work_stays(tmp_path: Path) -> None:
    dead, alive = (tmp_path / f".words-2-{letter * 24}-99-1" for letter in "ab")
    for draft in (dead, alive):
        draft.mkdir()
        np.save(draft / "df.npy", np.zeros(1))
    os.utime(dead, (0, 0))
    keep_arrays(tmp_path, "words", 2, "c" * 24, df=np.ones(1))
    assert {entry.name for entry in tmp_path.iterdir()} == {alive.name, f"words-2-{'c' * 24}"}


def test_a_cache_that_cannot_be_kept_is_told_and_the_answer_is_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "cache"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    table = world(*ADS).postings
    assert same(cached_words(table, "a" * 64, blocked), LexicalIndex.build(table.details))
    assert "cannot be kept" in caplog.text


def test_sketches_of_an_older_rule_go_with_the_first_of_the_newer(tmp_path: Path) -> None:
    for name in ("sketches-0.npz", f"sketches-{RULE_VERSION + 1}.npz", "sketches-mine.npz", "duplicates-0-x.npy"):
        (tmp_path / name).write_bytes(b"")
    cached_groups(world(*ADS).postings, "a" * 64, tmp_path)
    left = {entry.name for entry in tmp_path.iterdir()}
    assert "sketches-0.npz" not in left
    assert {f"sketches-{RULE_VERSION + 1}.npz", "sketches-mine.npz"} <= left
    assert [name for name in left if name.startswith("duplicates")] == [f"duplicates-{RULE_VERSION}-{'a' * 24}.npy"]
