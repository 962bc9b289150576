"""The measures of ``jobvej bench``, with the service's own readers where documents are read."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from api.bootstrap import Services
from graph.snapshot_build import assemble
from ontology.concepts import Classification
from recommender.evaluation.bench import READING, ReadingSet, run
from recommender.evaluation.reading.reads import Readers, Render
from recommender.evaluation.tables import Table

READING_SET = Path(__file__).resolve().parents[2] / "benchmarks" / "reading_set"
"""Where a repository has the reading set; an installed Jobvej has none."""
FOLDER = "bench"
"""Folder in the data directory that keeps the label index of what is measured on."""


def measure(
    services: Services, task: str, data: Path, say: Callable[[str], None], reading_set: Path | None = None
) -> list[Table]:
    """The tables of a task. Raises InvalidRequestError, DatasetError."""
    folder = reading_set or READING_SET
    with ExitStack() as stack:

        def make(classification: Classification) -> Readers:
            own = services.settings.model_copy(update={"data": services.settings.data / FOLDER})
            inner = stack.enter_context(Services(own, assemble(classification, []), patient=True))
            world = inner.world()
            return Readers(
                world.cv_reader, world.posting_reader, inner.parsers, world.lexicon, world.snapshot.classification
            )

        reading = ReadingSet(folder, make, renderer()) if folder.is_dir() else None
        return run(task, data, say, None if task == READING else services.semantics, reading)


def renderer() -> Render | None:
    """What makes documents of the CVs' sources, where the repository and its test tools are at hand."""
    try:
        render = importlib.import_module("benchmarks.reading_set.render")
        source = importlib.import_module("benchmarks.reading_set.source")
        importlib.import_module("reportlab")
    except ImportError:
        return None

    def rendered(whole: str) -> tuple[bytes, str]:
        data, ending = render.render(source.parse_source(whole))
        return data, ending

    return rendered
