"""The demo world: written to the store, or held in memory to show an answer at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import api.demo
from api.bootstrap import Services
from api.settings import Settings
from api.usecases.classification import Imported, Say, import_release
from api.usecases.postings import import_bytes

if TYPE_CHECKING:
    from extraction.reading import Reading
    from ontology.concepts import Classification
    from ontology.postings import Posting

HOME = Path(api.demo.__file__).parent
VERSION = "jobvej-demo"
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
    imported: Imported = import_release(services, [CLASSIFICATION], None, None, say, VERSION, vectors=False)
    lines = []
    for name, data in feeds(services.settings.day):
        say(f"Reading the postings in {name}")
        lines.append({"path": name, **import_bytes(services, data, name)})
    with services.importing(say):
        if services.is_behind():
            say("Building the snapshot")
            services.rebuild_snapshot()
    return {"classification": imported.to_json()["store"], "postings": lines}


def services_in_memory(settings: Settings, classification: Classification | None = None) -> Services:
    """Services that answer from the demo world without a store. Nothing is written but the cache of labels.

    ``classification``: to read its postings over instead of the demo's own.
    """
    from extraction.postings.schemaorg import load_job_postings
    from graph.snapshot_build import assemble
    from ontology.esco import read_release

    if classification is None:
        classification, _report = read_release([CLASSIFICATION], version=VERSION)
    with Services(settings, assemble(classification, ())) as reading:
        reader = reading.world().posting_reader
        postings: list[Posting] = []
        for name, data in feeds(settings.day):
            for _number, found in load_job_postings(data, name):
                if isinstance(found, Exception):
                    raise found
                postings.append(reader.read(found, Path(name).stem)[0])
    return Services(settings, assemble(classification, postings))


@dataclass(frozen=True, slots=True)
class Example:
    """A sample CV, read, and what is recommended for it: the answer of ``recommending.recommend`` by language."""

    name: str
    reading: Reading
    classification: Classification
    results: Mapping[str, dict[str, Any]]


def example(
    settings: Settings, cv: Path | None, languages: Sequence[str], top: int, say: Say, model: str = "default"
) -> Example:
    """Recommend jobs of the demo world for a CV (default: the first sample). Needs no store."""
    from api.usecases.inputs import bytes_of
    from api.usecases.reading import read_cv_bytes
    from api.usecases.recommending import Person, recommend
    from recommender.results import RecommendRequest

    path = cv or cvs()[0]
    say("Reading the demo's classification and postings")
    with services_in_memory(settings) as services:
        world = services.world()
        say(f"Reading {path.name}")
        reading = read_cv_bytes(world, bytes_of(str(path), settings.upload_bytes), path.name)
        person = Person.of_reading(reading)
        request = RecommendRequest(top=top, alternatives=top, model=model)
        results = {language: recommend(world, person, request, language) for language in languages}
        return Example(path.name, reading, world.snapshot.classification, results)
