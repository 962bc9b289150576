"""Text statistics that are kept give the same scores, and are made anew where they are damaged or of other texts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from extraction.linking import fitted, similarity
from extraction.linking.labels import LabelTable
from extraction.linking.similarity import LabelSimilarity

TEXTS = ("styre projekter", "manage budgets", "svejse stål", "pleje planter")
PHRASES = ["projektstyring", "budgetter", "noget helt andet", ""]


def table(*texts: str) -> LabelTable:
    return LabelTable(texts, np.arange(len(texts)), np.ones(len(texts), np.float32), len(texts))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose statistics were made, not loaded."""
    folders: list[Path] = []
    before = similarity._fit

    def noted(vectorizer: Any, texts: Any, folder: Path) -> Any:
        folders.append(folder)
        return before(vectorizer, texts, folder)

    monkeypatch.setattr(similarity, "_fit", noted)
    return folders


def scores(cache: Path | None, *texts: str) -> Any:
    return LabelSimilarity(table(*(texts or TEXTS)), "char_wb", (2, 4), cache=cache).scores(PHRASES)


def test_what_is_kept_gives_the_same_scores(tmp_path: Path, made: list[Path]) -> None:
    expected = scores(None)
    assert (scores(tmp_path) == expected).all()
    assert len(made) == 2
    assert (scores(tmp_path) == expected).all()
    assert len(made) == 2
    scores(tmp_path, "andre", "tekster")
    assert made[2] != made[1]


def test_a_damaged_one_is_made_anew(tmp_path: Path, made: list[Path]) -> None:
    expected = scores(tmp_path)
    (folder,) = made
    for name, content in (("data", b"x"), ("terms", b""), ("idf", (folder / "indptr.npy").read_bytes())):
        (folder / f"{name}.npy").write_bytes(content)
        assert (scores(tmp_path) == expected).all()
    (folder / "indices.npy").unlink()
    assert (scores(tmp_path) == expected).all()
    assert made == [folder] * 5
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, made: list[Path]) -> None:
    (tmp_path / "cache").write_text("a file")
    assert (scores(tmp_path / "cache") == scores(None)).all()


def test_what_nobody_has_asked_for_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: list[Path]) -> None:
    scores(tmp_path)
    shutil.copytree(made[0], tmp_path / "statistics-old")
    monkeypatch.setattr(fitted, "KEPT_S", -1000.0)
    scores(tmp_path, "andre", "tekster")
    assert [path.name for path in tmp_path.iterdir()] == [made[1].name]
