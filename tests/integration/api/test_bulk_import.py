"""Importing postings by several processes: the same as by one, again without reading, and on after an interruption."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from api.bootstrap import Services
from api.errors import ReaderDiedError
from api.settings import read_settings
from api.usecases import bulk, bulk_worker, demo
from api.usecases import postings as usecase
from api.usecases.classification import import_release
from graph.engines import embedded
from graph.reading import read_postings
from ontology.postings import Posting
from tests.fixtures_demo import DAY

COUNT = 40


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data directory with the demo's classification in an embedded store."""
    folder = tmp_path_factory.mktemp("bulk")
    with opened(folder, 1) as services:
        import_release(services, [demo.CLASSIFICATION], None, None, lambda _line: None, demo.VERSION, vectors=False)
    yield folder
    embedded.stop(folder)


def opened(folder: Path, processes: int) -> Services:
    settings = read_settings(
        data=folder, today=DAY, store="embedded", encoder="none", mentions=False, bulk_processes=processes
    )
    return Services(settings, patient=True)


def feed(folder: Path, source: str) -> Path:
    """A file of the demo's postings, under a source of their own; one of them is no posting."""
    lines = [line for _, data in demo.feeds(DAY) for line in data.decode().splitlines()][:COUNT]
    values: list[dict[str, Any]] = [json.loads(line) for line in lines]
    for number, value in enumerate(values):
        value["identifier"] = {"name": source, "value": str(number)}
    values[7] = {**values[7], "title": ""}
    path = folder / f"{source}.jsonl"
    path.write_text("\n".join(json.dumps(value) for value in values) + "\n", encoding="utf-8")
    return path


def stored(services: Services, source: str) -> dict[str, Posting]:
    return {item.identifier: item for item in read_postings(services.store()) if item.source == source}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The identifiers of the postings that are read in this process."""
    asked: list[str] = []
    before = bulk_worker.read_with

    def noted(services: Services, tasks: Sequence[bulk_worker.Task]) -> list[Posting | bulk_worker.Refused]:
        asked.extend(value["identifier"]["value"] for value, _ in tasks)
        return before(services, tasks)

    monkeypatch.setattr(bulk_worker, "read_with", noted)
    return asked


def test_several_processes_give_what_one_gives(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    with opened(data, 1) as services:
        (alone,) = usecase.import_files(services, [feed(tmp_path, "one")])
        one = stored(services, "one")
        assert len(read) == COUNT
        monkeypatch.setattr(bulk, "FEW", 1)
    with opened(data, 2) as services:
        (together,) = usecase.import_files(services, [feed(tmp_path, "two")])
        two = stored(services, "two")
    assert len(read) == COUNT  # the others were read elsewhere
    assert {**together, "path": ""} == {**alone, "path": ""}
    assert alone["added"] == COUNT - 1
    assert [(item["line"], item["code"]) for item in alone["rejected"]] == [(8, "invalid_posting")]
    assert {key: item.evidence for key, item in one.items()} == {key: item.evidence for key, item in two.items()}


def test_what_is_unchanged_is_not_read_again(data: Path, tmp_path: Path, read: list[str]) -> None:
    path = feed(tmp_path, "again")
    with opened(data, 1) as services:
        list(usecase.import_files(services, [path]))
        revision = services.store().revision()
        read.clear()
        (second,) = usecase.import_files(services, [path])
        assert (second["added"], second["changed"], second["unchanged"]) == (0, 0, COUNT - 1)
        assert read == ["7"]  # the one that cannot be read
        assert services.store().revision() == revision

        lines = path.read_text(encoding="utf-8").splitlines()
        value = json.loads(lines[3])
        lines[3] = json.dumps({**value, "description": f"{value['description']} Kørekort er et krav."})
        lines.append(json.dumps({**value, "description": "Vi søger en sygeplejerske med kørekort."}))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        read.clear()
        (third,) = usecase.import_files(services, [path])
        assert (third["read"], third["changed"], third["unchanged"]) == (COUNT + 1, 1, COUNT - 2)
        assert read == ["3", "7", "3"]
        assert "Kørekort er et krav." in stored(services, "again")["3"].text  # of two with one key the first counts
        assert [(item["line"], item["code"]) for item in third["rejected"]] == [
            (8, "invalid_posting"),
            (COUNT + 1, "repeated_posting"),
        ]
        read.clear()
        (fourth,) = usecase.import_files(services, [path])
        assert read == ["7", "3"]  # the first is in the store, the second has other words
        assert {**fourth, "changed": 1, "unchanged": COUNT - 2} == third


def test_an_interrupted_import_keeps_whole_batches_and_goes_on(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    path = feed(tmp_path, "broken-off")
    monkeypatch.setattr(usecase, "BATCH", 10)
    write = usecase._Import._write
    written = []

    def interrupted(self: Any, file: Any, postings: Sequence[Posting]) -> None:
        if len(written) == 2:
            raise KeyboardInterrupt
        written.append(len(postings))
        write(self, file, postings)

    with opened(data, 1) as services:
        with monkeypatch.context() as patch:
            patch.setattr(usecase._Import, "_write", interrupted)
            with pytest.raises(KeyboardInterrupt):
                list(usecase.import_files(services, [path]))
        assert len(stored(services, "broken-off")) == sum(written) == 20
        assert not services.is_behind()
        read.clear()
        (line,) = usecase.import_files(services, [path])
        assert (line["added"], line["unchanged"]) == (COUNT - 21, 20)
        assert len(read) == COUNT - 20


def test_a_reader_that_dies_is_told_and_nothing_is_lost(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = feed(tmp_path, "dies")
    monkeypatch.setattr(bulk, "FEW", 1)
    submit = bulk.BulkReader._submit
    seen = []

    def deadly(self: Any, tasks: Any) -> Any:
        future = submit(self, tasks)
        seen.append(future)
        if len(seen) == 2:
            seen[0].result()  # the first chunk was read
            for process in self._pool._processes.values():
                process.kill()
        return future

    with opened(data, 2) as services:
        with monkeypatch.context() as patch:
            patch.setattr(bulk.BulkReader, "_submit", deadly)
            with pytest.raises(ReaderDiedError, match="run the command again"):
                list(usecase.import_files(services, [path]))
        kept = len(stored(services, "dies"))
        (line,) = usecase.import_files(services, [path])
        assert (line["added"], line["unchanged"]) == (COUNT - 1 - kept, kept)
        assert len(stored(services, "dies")) == COUNT - 1
