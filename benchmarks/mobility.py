"""What models are trained on: the release of ESCO with its sectors, and the pairs of two countries' experts."""

from __future__ import annotations

from pathlib import Path

from api.bootstrap import Services
from api.settings import read_settings
from api.usecases.training import texts_of
from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.esco import read_release
from recommender.evaluation.bench import RELEASE, SECTORS
from recommender.network import TextVectors


def english_release(data: Path) -> Snapshot:
    """The snapshot of ``data/esco``, without postings."""
    home = data / "esco"
    return assemble(read_release([home / part for part in RELEASE], languages=["en"], sectors=home / SECTORS)[0], [])


def label_vectors(snapshot: Snapshot) -> TextVectors | None:
    """Vectors of its labels; None where there is no encoder."""
    with Services(read_settings(), snapshot, patient=True) as services:
        return texts_of(services, snapshot)
