from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from api import bootstrap
from api.bootstrap import Services, World
from api.errors import NothingLoadedError
from api.settings import read_settings
from api.usecases import browsing, doctor
from extraction.linking import Linker, make_linker
from graph import snapshot_io
from graph.errors import StoreConflictError
from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind
from ontology.postings import Posting


def concept(name: str, kind: ConceptKind, *labels: str) -> Concept:
    texts = [
        Label("da", LabelKind.ALTERNATIVE if number else LabelKind.PREFERRED, text)
        for number, text in enumerate(labels)
    ]
    return Concept(f"urn:{name}", kind, tuple(sorted(texts)))


def small_world(*postings: str) -> Snapshot:
    classification = Classification.of(
        [
            concept("nurse", ConceptKind.OCCUPATION, "sygeplejerske", "SOSU-sygeplejerske"),
            concept("home-nurse", ConceptKind.OCCUPATION, "hjemmesygeplejerske"),
            concept("leader", ConceptKind.OCCUPATION, "leder af sygeplejersker"),
            concept("care", ConceptKind.SKILL, "patientpleje"),
        ],
        [Relation("urn:nurse", RelationKind.ESSENTIAL, "urn:care")],
        "test",
    )
    return assemble(classification, [Posting("feed", name, name, "tekst", "da") for name in postings])


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return Services(read_settings(data=tmp_path / "data"))


def test_every_title_is_read_with_one_linker(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[object, ...]] = []

    def counted(target: str, model: str, classification: Classification, *shared: Any) -> Linker:
        made.append((target, model))
        return make_linker(target, model, classification, *shared)

    monkeypatch.setattr("extraction.linking.make_linker", counted)
    monkeypatch.setattr("extraction.titles.make_linker", counted)
    snapshot_io.save(small_world("a"), services.settings.data)
    world = services.world()
    posting = {"title": "Vikarsygeplejersker til aften", "description": "Vi søger dig, der kan lide patientpleje."}
    world.posting_reader.read(posting, "feed")
    assert world.titles.occupations("hjemmesygeplejersker i nord", "da") == ("urn:home-nurse",)
    assert world.titles.occupations("noget med mennesker", "da") == ()
    world.linker("occupation", "default")
    assert made == [("occupation", "default")]


def test_a_snapshot_that_somebody_swaps_in_is_taken_over(services: Services) -> None:
    assert services.world_or_none() is None
    with pytest.raises(NothingLoadedError):
        services.world()
    snapshot_io.save(small_world("a"), services.settings.data)
    first = services.world()
    assert services.world() is first
    snapshot_io.save(small_world("a", "b"), services.settings.data)
    second = services.world()
    assert len(second.snapshot.postings) == 2
    # Who has begun with the first goes on with it.
    assert len(first.snapshot.postings) == 1
    assert first.snapshot.postings.details[0].title == "a"


def test_while_one_thread_loads_the_others_go_on_with_the_older_world(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot_io.save(small_world("a"), services.settings.data)
    first = services.world()
    snapshot_io.save(small_world("a", "b"), services.settings.data)
    loading, go_on = threading.Event(), threading.Event()
    load = snapshot_io.load_current

    def slow(data: Path) -> Snapshot:
        loading.set()
        assert go_on.wait(timeout=10)
        return load(data)

    monkeypatch.setattr("api.bootstrap.snapshot_io.load_current", slow)
    seen: list[World] = []
    thread = threading.Thread(target=lambda: seen.append(services.world()))
    thread.start()
    assert loading.wait(timeout=10)
    assert services.world() is first
    go_on.set()
    thread.join(timeout=10)
    assert services.world() is seen[0] is not first


def test_a_given_snapshot_is_answered_from_whatever_is_on_disk(tmp_path: Path) -> None:
    services = Services(read_settings(data=tmp_path), small_world("a"))
    assert services.world().snapshot.postings.keys == ("feed/a",)
    assert services.world() is services.world()


def test_what_is_made_of_a_world_is_made_once(tmp_path: Path) -> None:
    world = Services(read_settings(data=tmp_path), small_world()).world()
    assert world.once(id) == id(world.snapshot)
    assert world.once(list_of_keys) is world.once(list_of_keys)


def list_of_keys(snapshot: Snapshot) -> list[str]:
    return list(snapshot.postings.keys)


def test_the_closest_label_comes_first(tmp_path: Path) -> None:
    world = Services(read_settings(data=tmp_path), small_world()).world()

    def search(query: str, offset: int = 0, limit: int = 10) -> tuple[int, list[str]]:
        total, items = browsing.find_concepts(world, ConceptKind.OCCUPATION, query, ("da",), offset, limit)
        return total, [item["uri"] for item in items]

    assert search("Sygeplejerske") == (3, ["urn:nurse", "urn:leader", "urn:home-nurse"])
    assert search("  sosu") == (1, ["urn:nurse"])
    assert search("kok") == (0, [])
    assert search("") == (3, ["urn:home-nurse", "urn:leader", "urn:nurse"])
    assert search("", 1, 1) == (3, ["urn:leader"])
    whole = browsing.whole_concept(world, "urn:nurse", (ConceptKind.OCCUPATION,), ("da",))
    assert whole["essential"] == [{"uri": "urn:care", "label": "patientpleje"}]


def test_the_doctor_finds_what_is_missing_and_starts_no_database_to_look(services: Services) -> None:
    found = {finding.part: finding for finding in doctor.examine(services)}
    assert found["packages"].state == "ok"
    assert found["snapshot"].state == "missing"
    assert "jobvej demo load" in found["snapshot"].mend
    assert not services.settings.data.exists()
    assert all(finding.mend for finding in found.values() if finding.state == "missing")


def test_imports_of_two_processes_take_turns(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "IMPORT_WAIT_S", 0.05)
    said: list[str] = []
    with (
        services.importing(),
        Services(services.settings) as other,
        pytest.raises(StoreConflictError, match="run this one again"),
        other.importing(said.append),
    ):
        raise AssertionError("both at once")
    assert said == ["Waiting for another import to end"]
    monkeypatch.setattr(bootstrap, "IMPORT_WAIT_S", 10.0)
    turns: list[str] = []

    def wait() -> None:
        with Services(services.settings) as other, other.importing(lambda _line: waiting.set()):
            turns.append("second")

    waiting = threading.Event()
    with services.importing():
        thread = threading.Thread(target=wait)
        thread.start()
        assert waiting.wait(10)
        turns.append("first")
    thread.join(10)
    assert turns == ["first", "second"]
