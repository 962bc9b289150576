"""Whether reasons are true and stable, with a baseline by lot: ``python -m benchmarks.faithfulness``.

    python -m benchmarks.faithfulness [--esco FOLDER] [--jobs 10] [--seed 20261122] [--json FILE]

The demo world's postings, and as people its CVs and those of the reading set (``benchmarks/reading_set``), read here.
``--esco`` names a folder with releases (``v1.1.1``, ``da``): then postings and CVs are read over the whole of ESCO
instead of the demo's classification. What is measured: ``recommender.evaluation.faithfulness``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from api.bootstrap import Services
from api.settings import read_settings
from api.usecases import demo
from benchmarks.reading_set.source import read_source
from extraction.reading import Reading, Verdict
from ontology.concepts import Classification
from ontology.esco import read_release
from recommender.evaluation.bench import LOADED
from recommender.evaluation.faithfulness import Person, faithfulness_table
from recommender.profile import Profile
from recommender.recommend import Recommender
from recommender.texts.lexical import LexicalIndex
from recommender.texts.views import TextViews

CVS = Path(__file__).resolve().parent / "reading_set" / "documents" / "cvs"


def readings(services: Services) -> Iterator[tuple[str, Reading]]:
    """Every CV by name; what must not be scored is left out."""
    reader = services.world().cv_reader
    for path in demo.cvs():
        yield path.name, reader.read_bytes(path.read_bytes(), path.name)
    for path in sorted(CVS.glob("*.txt")):
        yield path.name, reader.read_text("\n".join(block.text for block in read_source(path).blocks))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--esco", type=Path)
    parser.add_argument("--jobs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    classification: Classification | None = None
    if options.esco:
        classification = read_release([options.esco / part for part in LOADED])[0]
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder))
        with demo.services_in_memory(settings, classification) as services:
            people = [
                Person(name, Profile.from_reading(reading), reading.text)
                for name, reading in readings(services)
                if reading.quality.verdict is not Verdict.UNUSABLE
            ]
            snapshot = services.world().snapshot

            def make() -> Recommender:
                texts = TextViews(snapshot, lambda table: LexicalIndex.build(table.details), None, lambda _table: None)
                return Recommender(snapshot, services.gazetteer, settings.day, texts=texts)

            table = faithfulness_table(make, people, options.jobs, options.seed)
    print(table.to_text())
    if options.json:
        options.json.write_text(json.dumps(table.to_json(), indent=1) + "\n", encoding="utf-8")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
