"""``jobvej train``: the path network, trained on what is loaded. Nothing else imports ``recommender.training``."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.bootstrap import Services
from api.errors import EXIT_NOT_READY, ApiError
from api.parts import NETWORK_FILE
from api.versions import jobvej_version
from extraction.errors import EncoderUnavailableError
from recommender.evaluation.datasets import MobilitySet, onet, rome
from recommender.network import SHIPPED, PathGraph, TextVectors
from recommender.network.artefact import Fit, save
from recommender.network.queries import Corruptor

if TYPE_CHECKING:
    from graph.snapshot import Snapshot
    from recommender.training.examples import Examples

CHECKPOINT = "checkpoint.pt"
"""Beside the artefact while a training goes on."""
SHARES = {"graph": 0.25, "postings": 0.25, "mobility": 0.5}
"""Shares of the examples by what they come from; what is not there leaves its share to the others."""

Say = Callable[[str], None]
Gold = Mapping[int, list[int]]


class TrainingUnavailableError(ApiError):
    """The extra ``train`` is not installed."""

    code = "training_unavailable"
    status = 503
    exit_status = EXIT_NOT_READY


def train(
    services: Services,
    mobility: Path | None,
    seed: int,
    steps: int | None,
    out: Path | None,
    restart: bool,
    say: Say = lambda _line: None,
) -> dict[str, Any]:
    """Train and write the artefact; what it was trained on, and where it is.

    Raises TrainingUnavailableError, NothingLoadedError, DatasetError.
    """
    try:
        from recommender.training.examples import Mixed
        from recommender.training.loop import Plan
        from recommender.training.loop import train as run
    except ImportError as error:
        raise TrainingUnavailableError(
            f"Training needs torch and torch-geometric ({error.name} is missing). Install them with "
            "`make install-train` in the repository, or `pip install 'jobvej[train]'` (3 GB to download)."
        ) from error
    snapshot = services.world().base
    path = out or services.settings.data / NETWORK_FILE
    checkpoint = path.with_name(CHECKPOINT)
    if restart:
        checkpoint.unlink(missing_ok=True)
    graph, texts = PathGraph.of(snapshot), texts_of(services, snapshot)
    sets = read_mobility(mobility) if mobility else []
    gold = joined(snapshot, sets)
    parts = examples_of(snapshot, gold)
    say(f"train: {', '.join(parts)}; labels' vectors: {'no' if texts is None else 'yes'}")
    plan = Plan(seed=seed, steps=steps or Plan.steps)
    mark = hashlib.sha256(f"{snapshot.content_hash} {sorted(gold.items())}".encode()).hexdigest()
    weights = run(
        graph, texts, Mixed([(SHARES[name], part) for name, part in parts.items()]), plan, checkpoint, say, mark
    )
    meta = {
        "made": datetime.now(UTC).date().isoformat(),
        "jobvej": jobvej_version(),
        "seed": seed,
        "steps": plan.steps,
        "batch": plan.batch,
        "trained_on": {name: SHARES[name] for name in parts},
        "mobility": [one.name for one in sets],
        "snapshot": snapshot.content_hash,
        "texts": texts is not None,
    }
    save(path, {SHIPPED: Fit(weights, meta)})
    return {"artefact": str(path), **meta}


def examples_of(snapshot: Snapshot, gold: Gold) -> dict[str, Examples]:
    """What can be learned from, by name: the graph always, postings and mobility where they are there."""
    from recommender.training.examples import GraphExamples, MobilityExamples, PostingExamples

    corruptor = Corruptor(snapshot)
    parts: dict[str, Examples] = {"graph": GraphExamples(corruptor, snapshot)}
    postings = PostingExamples(corruptor, snapshot)
    if len(postings.rows):
        parts["postings"] = postings
    if gold:
        parts["mobility"] = MobilityExamples(corruptor, gold)
    return parts


def texts_of(services: Services, snapshot: Snapshot) -> TextVectors | None:
    """Vectors of labels; None where there is no encoder."""
    if services.semantics is None:
        return None
    try:
        return TextVectors.of(snapshot, services.semantics.labels)
    except EncoderUnavailableError:
        return None


def read_mobility(folder: Path) -> list[MobilitySet]:
    """The two sets of expert mobility in a folder. Raises DatasetError."""
    return [onet(folder / "onet-related-occupations"), rome(folder / "rome-mobility-fr")]


def joined(snapshot: Snapshot, sets: list[MobilitySet]) -> dict[int, list[int]]:
    """Right answers by origin over all sets, rows of what is loaded."""
    row = snapshot.occupation_row
    found: dict[int, set[int]] = {}
    for one in sets:
        for origin, right in one.gold.items():
            rows = {row[uri] for uri in right if uri in row and uri != origin}
            if origin in row and rows:
                found.setdefault(row[origin], set()).update(rows)
    return {origin: sorted(rows) for origin, rows in sorted(found.items())}
