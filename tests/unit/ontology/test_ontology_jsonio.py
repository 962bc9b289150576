from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from ontology import jsonio
from ontology.concepts import Classification
from ontology.errors import SourceError
from ontology.esco import read_release
from tests.fixtures_ontology import classifications, write_folder


@settings(deadline=None)
@given(classifications())
def test_any_classification_comes_back_equal(classification: Classification) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "c.json.gz"
        jsonio.dump(classification, path)
        first = path.read_bytes()
        back = jsonio.load(path, verify=True)
        assert back == classification
        assert back.content_hash == classification.content_hash
        jsonio.dump(back, path)
        assert path.read_bytes() == first


def rewritten(path: Path, **changes: object) -> Path:
    found = json.loads(gzip.decompress(path.read_bytes()))
    found.update(changes)
    path.write_bytes(gzip.compress(json.dumps(found).encode()))
    return path


@pytest.fixture
def dumped(tmp_path: Path) -> Path:
    classification, _ = read_release([write_folder(tmp_path / "release")])
    path = tmp_path / "c.json.gz"
    jsonio.dump(classification, path)
    return path


def test_errors_say_what_and_how_to_mend(dumped: Path) -> None:
    with pytest.raises(SourceError, match=r"no such file.*jobvej ontology import"):
        jsonio.load(dumped.with_name("other.json.gz"))
    with pytest.raises(SourceError, match="its content is not what its hash says"):
        jsonio.load(rewritten(dumped, content_hash="0"), verify=True)
    with pytest.raises(SourceError, match="damaged"):
        jsonio.load(rewritten(dumped, languages=[]))
    with pytest.raises(SourceError, match="format version 99"):
        jsonio.load(rewritten(dumped, format_version=99))
    with pytest.raises(SourceError, match="not a classification"):
        jsonio.load(rewritten(dumped, format="something"))
    dumped.write_bytes(dumped.read_bytes()[:-20])
    with pytest.raises(SourceError, match="damaged or not a gzip JSON file"):
        jsonio.load(dumped)


def test_nothing_is_left_beside_the_file(dumped: Path) -> None:
    assert sorted(entry.name for entry in dumped.parent.iterdir()) == ["c.json.gz", "release"]
