"""The measures of ``jobvej bench``, with the service's own readers where documents are read."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from api.bootstrap import Services
from graph.snapshot_build import assemble
from ontology.concepts import Classification
from ontology.postings import Posting
from recommender.evaluation.bench import MATCH, READING, MatchingSet, ReadingSet, run
from recommender.evaluation.match.bench import Services as MatchServices
from recommender.evaluation.match.dataset import DAY, SOURCE
from recommender.evaluation.reading.reads import Readers, Render
from recommender.evaluation.tables import Table
from recommender.profile import Profile
from recommender.recommend import Recommender

_BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
READING_SET, FRESH_SET, MATCH_SET = (_BENCHMARKS / name for name in ("reading_set", "fresh_set", "match_set"))
"""Where a repository has the reading sets and the matching set; an installed Jobvej has none."""
FOLDER = "bench"
"""Folder in the data directory that keeps the label index of what is measured on."""


def measure(
    services: Services,
    task: str,
    data: Path,
    say: Callable[[str], None],
    reading_set: Path | None = None,
    match_set: Path | None = None,
) -> list[Table]:
    """The tables of a task. Raises InvalidRequestError, DatasetError."""
    folder, matching = reading_set or READING_SET, match_set or MATCH_SET
    settings = services.settings.model_copy(update={"data": services.settings.data / FOLDER})
    judged = settings.model_copy(update={"today": DAY})
    with ExitStack() as stack:

        def make(classification: Classification) -> Readers:
            inner = stack.enter_context(Services(settings, assemble(classification, []), patient=True))
            world = inner.world()
            return Readers(
                world.cv_reader, world.posting_reader, inner.parsers, world.lexicon, world.snapshot.classification
            )

        def make_matching(classification: Classification) -> MatchServices:
            world = stack.enter_context(Services(judged, assemble(classification, []), patient=True)).world()

            def recommender(postings: Sequence[Posting]) -> Recommender:
                snapshot = assemble(classification, postings)
                return stack.enter_context(Services(judged, snapshot, patient=True)).world().recommender

            return MatchServices(
                cv=lambda text: Profile.from_reading(world.cv_reader.read_text(text)),
                posting=lambda posting: world.posting_reader.read(posting, SOURCE)[0],
                recommender=recommender,
            )

        return run(
            task,
            data,
            say,
            None if task in (READING, MATCH) else services.semantics,
            ReadingSet(folder, make, renderer()) if folder.is_dir() else None,
            MatchingSet(matching, make_matching) if matching.is_dir() else None,
        )


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
