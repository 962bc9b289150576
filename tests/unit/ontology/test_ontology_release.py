"""One door for tables and Turtle."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology import release
from ontology.errors import RdfError, SourceError
from ontology.rdf import write_turtle
from tests.fixtures_ontology import write_folder


def test_turtle_that_was_written_comes_in_again(tmp_path: Path) -> None:
    first, _ = release.read([write_folder(tmp_path / "tables")], version="v9")
    path = tmp_path / "out.TTL"
    with path.open("w", encoding="utf-8") as stream:
        write_turtle(first, stream)
    again, report = release.read([path])
    assert again.content_hash == first.content_hash
    assert again.version == "v9"
    assert report.dropped == 0
    assert report.files[0].used == len(first) + len(first.relations)


def test_turtle_is_not_laid_over_anything(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("", encoding="utf-8")
    with pytest.raises(SourceError, match="import it alone"):
        release.read([path, tmp_path])
    with pytest.raises(SourceError, match="import it alone"):
        release.read([path], languages=["da"])


def test_what_is_no_turtle_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("this is not turtle", encoding="utf-8")
    with pytest.raises(RdfError):
        release.read([path])
