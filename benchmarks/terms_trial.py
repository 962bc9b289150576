"""How long from a curator's edit to its effect, on full ESCO v1.1.1 with the Danish occupations and the shipped terms.

    python -m benchmarks.terms_trial [--edits N] [--json FILE]

ESCO is read from JOBVEJ_SHARED_DATA (default ../shared/data). Each edit is one `jobvej terms import` in this process
(read, checked, written), then a CV that holds the new phrase is read and recommended for. Measured from
the start of the import to the end of the reading. Exit status 1 if an edit has no effect. The baseline beside it is the
reading of the same CV without an edit, and the building of the label index that an edit does without.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from api.bootstrap import Services
from api.settings import read_settings
from api.usecases.reading import read_cv_text
from api.usecases.terms import import_files
from graph import snapshot_io
from graph.snapshot_build import assemble
from ontology.concepts import ConceptKind
from ontology.esco import read_release
from recommender.profile import Profile

AIM_S = 1.0
CV = "Erfaring\n2019-2025 Sygeplejerske, Havnby Hospital\nJeg har ansvar for {phrase}, patientpleje og dokumentation.\n"


def measure(edits: int, shared_data: Path) -> dict[str, Any]:
    """Seconds of each step, and whether every edit had its effect."""
    found: dict[str, Any] = {}
    classification, _ = read_release([shared_data / "esco" / "v1.1.1", shared_data / "esco" / "da"])
    skills = [skill.uri for skill in classification.of_kind(ConceptKind.SKILL)]
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder) / "data")
        snapshot_io.save(assemble(classification, ()), settings.data)
        with Services(settings) as services:
            began = time.perf_counter()
            world = services.world()
            found["snapshot loaded and shipped terms laid over, s"] = seconds_since(began)
            began = time.perf_counter()
            _ = world.lexicon
            found["label index built, s"] = seconds_since(began)
            world.recommender.warm()
            plain = CV.format(phrase="ingenting")
            read_cv_text(world, plain)
            began = time.perf_counter()
            read_cv_text(services.world(), plain)
            found["CV read without an edit, s"] = seconds_since(began)
            file = Path(folder) / "curator.csv"
            runs = [edit_once(services, file, number, skills[number * 1000]) for number in range(edits)]
    times = [seconds for seconds, _ in runs]
    found["edit to effect, s"] = times
    found["median, s"], found["worst, s"], found["aim, s"] = statistics.median(times), max(times), AIM_S
    found["every edit had its effect"] = all(effective for _, effective in runs)
    return found


def edit_once(services: Services, file: Path, number: int, uri: str) -> tuple[float, bool]:
    """Import a term, read a CV that has it, recommend: seconds, and whether the CV's reading names the concept."""
    phrase = f"flimflamning nummer {number}"
    file.write_text(f"concept,language,kind,label\n{uri},da,alternative,{phrase}\n", encoding="utf-8")
    began = time.perf_counter()
    (line,) = import_files(services, [file])
    world = services.world()
    reading = read_cv_text(world, CV.format(phrase=phrase))
    world.recommender.recommend(Profile.from_reading(reading))
    seconds = seconds_since(began)
    return seconds, uri in {item.uri for item in reading.evidence} and line["added"] == 1


def seconds_since(began: float) -> float:
    return round(time.perf_counter() - began, 3)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, choices=range(1, 14), default=5)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    found = measure(chosen.edits, read_settings().shared_data)
    print(json.dumps(found, indent=1))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0 if found["every edit had its effect"] and found["worst, s"] < AIM_S else 1


if __name__ == "__main__":
    sys.exit(main())
