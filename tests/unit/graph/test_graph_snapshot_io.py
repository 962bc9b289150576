"""Snapshots on disk: the same comes back, the swap is whole, and damage is refused with the command that mends it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graph.errors import SnapshotError
from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from graph.snapshot_io import REBUILD_COMMAND, current, current_hash, load_current, save
from tests.graph_worlds import tiny_classification, tiny_postings

MATRICES = ("essential", "optional", "skill_essential", "skill_optional", "broader", "sector")


def equal(one: Snapshot, two: Snapshot) -> None:
    assert one.content_hash == two.content_hash
    assert one.store_revision == two.store_revision
    assert one.classification == two.classification
    for name in ("occupations", "skills", "groups", "sectors", "isco"):
        assert getattr(one, name) == getattr(two, name)
    pairs = [(getattr(one, name), getattr(two, name)) for name in MATRICES]
    pairs += [(getattr(one.postings, name), getattr(two.postings, name)) for name in ("skills", "optional")]
    for left, right in pairs:
        assert (left.shape, left.dtype) == (right.shape, right.dtype)
        for part in ("data", "indices", "indptr"):
            np.testing.assert_array_equal(getattr(left, part), getattr(right, part))
    for name in ("date_posted", "valid_through", "first_seen", "ended", "remote", "occupation"):
        np.testing.assert_array_equal(getattr(one.postings, name), getattr(two.postings, name))
        assert getattr(one.postings, name).dtype == getattr(two.postings, name).dtype
    assert (one.postings.keys, one.postings.postcodes) == (two.postings.keys, two.postings.postcodes)
    rows = range(len(one.postings))
    assert [one.postings.details[row] for row in rows] == [two.postings.details[row] for row in rows]


@pytest.fixture
def snapshot() -> Snapshot:
    return assemble(tiny_classification(), tiny_postings(), store_revision=4)


def test_what_is_saved_comes_back_equal(snapshot: Snapshot, tmp_path: Path) -> None:
    assert current_hash(tmp_path) is None
    save(snapshot, tmp_path)
    assert current_hash(tmp_path) == snapshot.content_hash
    assert (found := current(tmp_path)) is not None
    assert found.store_revision == 4
    loaded = load_current(tmp_path)
    equal(loaded, snapshot)
    with pytest.raises(IndexError):
        loaded.postings.details[3]
    with pytest.raises(IndexError):
        loaded.postings.details[-1]
    again = tmp_path / "again"
    save(loaded, again)
    equal(load_current(again), snapshot)


def test_a_snapshot_without_postings_comes_back(tmp_path: Path) -> None:
    snapshot = assemble(tiny_classification(), [])
    save(snapshot, tmp_path)
    equal(load_current(tmp_path), snapshot)


def test_the_swap_removes_older_ones_and_leaves_their_readers_alone(snapshot: Snapshot, tmp_path: Path) -> None:
    first = save(snapshot, tmp_path)
    reading = load_current(tmp_path)
    draft = first.parent / ".left-by-a-killed-writer.new"
    draft.mkdir()
    second = save(assemble(tiny_classification(), tiny_postings()[:1], store_revision=5), tmp_path)
    assert second != first
    assert not first.exists()
    assert not draft.exists()
    assert reading.postings.details[2] == tiny_postings()[0], "the mapped file outlives its name"
    assert len(load_current(tmp_path).postings) == 1


def test_a_new_revision_of_the_same_content_is_noted(snapshot: Snapshot, tmp_path: Path) -> None:
    save(snapshot, tmp_path)
    save(replace(snapshot, store_revision=9), tmp_path)
    assert load_current(tmp_path).store_revision == 9
    assert len([path for path in (tmp_path / "snapshots").iterdir() if path.is_dir()]) == 1


def test_a_missing_snapshot_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=REBUILD_COMMAND):
        load_current(tmp_path)


@pytest.mark.parametrize(
    "name", ["manifest.json", "arrays.npz", "columns.json", "classification.json.gz", "postings.jsonl"]
)
@pytest.mark.parametrize("damage", ["missing", "empty", "cut", "flipped"])
def test_a_damaged_file_is_refused_and_saving_mends_it(
    snapshot: Snapshot, tmp_path: Path, name: str, damage: str
) -> None:
    path = save(snapshot, tmp_path) / name
    data = path.read_bytes()
    middle = len(data) // 2
    if damage == "missing":
        path.unlink()
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "cut":
        path.write_bytes(data[:middle])
    else:
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :])
    if (name, damage) != ("postings.jsonl", "flipped"):  # the lines are decoded, and judged, when asked for
        with pytest.raises(SnapshotError, match=REBUILD_COMMAND):
            load_current(tmp_path)
        save(snapshot, tmp_path)
        equal(load_current(tmp_path), snapshot)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"snapshot":"../../etc","hash":"a","revision":1}', '{"snapshot":1}'])
def test_a_damaged_pointer_is_refused(snapshot: Snapshot, tmp_path: Path, text: str) -> None:
    save(snapshot, tmp_path)
    (tmp_path / "snapshots" / "current.json").write_text(text)
    with pytest.raises(SnapshotError, match=REBUILD_COMMAND):
        load_current(tmp_path)
    with pytest.raises(SnapshotError):
        current_hash(tmp_path)


def test_another_format_is_refused(snapshot: Snapshot, tmp_path: Path) -> None:
    path = save(snapshot, tmp_path) / "manifest.json"
    manifest = json.loads(path.read_bytes())
    path.write_text(json.dumps(manifest | {"format": 99}))
    with pytest.raises(SnapshotError, match="format 99"):
        load_current(tmp_path)


def test_a_folder_that_cannot_be_written_is_a_snapshot_error(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "snapshots").write_text("a file stands here")
    with pytest.raises(SnapshotError, match="cannot be written"):
        save(snapshot, tmp_path)
