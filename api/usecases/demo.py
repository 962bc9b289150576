"""The demo world: written to the store, or held in memory to show an answer at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import api.demo
from api.bootstrap import Services
from api.settings import Settings
from api.usecases.classification import Imported, Say, import_release
from api.usecases.postings import import_bytes

if TYPE_CHECKING:
    from ontology.postings import Posting

HOME = Path(api.demo.__file__).parent
CLASSIFICATION = HOME / "classification"
_DAY = re.compile(r"\{\{today([+-]\d{1,4})?\}\}")


def cvs() -> list[Path]:
    """The sample CVs, by name."""
    return sorted(path for path in (HOME / "cvs").iterdir() if path.suffix in (".pdf", ".docx", ".txt"))


def feeds(today: datetime.date) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each posting file, with its days counted from ``today``."""

    def day(found: re.Match[str]) -> str:
        return (today + datetime.timedelta(days=int(found[1] or 0))).isoformat()

    for path in sorted((HOME / "postings").glob("*.jsonl")):
        yield path.name, _DAY.sub(day, path.read_text(encoding="utf-8")).encode()


def load(services: Services, say: Say = lambda _line: None) -> dict[str, Any]:
    """Write the demo's classification and postings to the store. A second load on the same day changes nothing."""
    imported: Imported = import_release(services, [CLASSIFICATION], None, None, say)
    lines = []
    for name, data in feeds(services.settings.day):
        say(f"Reading the postings in {name}")
        lines.append({"path": name, **import_bytes(services, data, name)})
    if services.is_behind():
        say("Building the snapshot")
        services.rebuild_snapshot()
    return {"classification": imported.to_json()["store"], "postings": lines}


def services_in_memory(settings: Settings) -> Services:
    """Services that answer from the demo world without a store. Nothing is written but the cache of labels."""
    from extraction.postings.schemaorg import load_job_postings
    from graph.snapshot_build import assemble
    from ontology.esco import read_release

    classification, _report = read_release([CLASSIFICATION])
    with Services(settings, assemble(classification, ())) as reading:
        reader = reading.world().posting_reader
        postings: list[Posting] = []
        for name, data in feeds(settings.day):
            for _number, found in load_job_postings(data, name):
                if isinstance(found, Exception):
                    raise found
                postings.append(reader.read(found, Path(name).stem)[0])
    return Services(settings, assemble(classification, postings))
