from __future__ import annotations

import os
from pathlib import Path

import pytest

from api.errors import InvalidRequestError
from api.usecases.inputs import bytes_of
from extraction.errors import DocumentTooLargeError


def test_a_file_is_read_up_to_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "cv æøå 1.txt"
    file.write_bytes(b"x" * 10)
    assert bytes_of(str(file), 10) == b"x" * 10
    with pytest.raises(DocumentTooLargeError, match="10 bytes; a document may have 9"):
        bytes_of(str(file), 9)


@pytest.mark.parametrize(("path", "why"), [("", "empty"), ("a\0b", "NUL"), ("/dev/zero", "ordinary"), ("/", "folder")])
def test_what_is_no_file_is_refused_in_words(path: str, why: str) -> None:
    with pytest.raises(InvalidRequestError, match=why):
        bytes_of(path)


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InvalidRequestError, match="no ordinary file"):
        bytes_of(str(tmp_path / "pipe"))


def test_a_file_without_a_size_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert bytes_of(str(tmp_path / "empty.txt")) == b""
