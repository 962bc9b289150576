"""Load full ESCO v1.1.1 with the Danish occupations of v1.0.8 laid over it into both engines, and time it.

    python -m benchmarks.load_esco [--engine embedded] [--engine neo4j] [--json FILE]

ESCO is read from JOBVEJ_SHARED_DATA (default ../shared/data). Neo4j is the server that JOBVEJ_TEST_NEO4J names, which
must be empty, or one started for the run (Java 17 and Maven). Counts are compared with those of the CSV files; the
second import must change nothing, and what is read back must equal what was read from the files. Exit status 1 if not.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import json
import os
import platform
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import psutil

from graph import snapshot_io
from graph.backup import backup
from graph.check import check_store
from graph.engines import embedded
from graph.reading import counts, read_classification
from graph.snapshot_build import build_snapshot
from graph.store import Store, open_store
from graph.writing import write_classification
from ontology.concepts import Classification, ConceptKind, RelationKind
from ontology.esco import read_release
from tests.neo4j_server import running_neo4j

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
ENGINES = ("embedded", "neo4j")
AIMS_S = {"embedded": 30.0, "neo4j": 60.0}
"""Seconds that the first import may take (issue of the first release)."""


@dataclass(frozen=True)
class Result:
    """One engine: seconds by step, what differs from the files, and how many rows the second import changed."""

    engine: str
    server: str
    seconds: dict[str, float]
    second_import_changes: int
    differences: list[str]


def timed(seconds: dict[str, float], name: str, work: Callable[[], T]) -> T:
    """Run, and note how long it took."""
    start = time.perf_counter()
    result = work()
    seconds[name] = round(time.perf_counter() - start, 2)
    print(f"  {name}: {seconds[name]:.2f} s", file=sys.stderr)
    return result


def file_counts(paths: list[Path]) -> dict[str, int]:
    """Occupations, skills and relations counted straight from the CSV files of the English release, without ontology.

    A relation counts once, where both ends are occupations or skills that the files define.
    """
    rows: dict[str, list[dict[str, str]]] = {}
    for path in paths:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                stem = Path(name).stem.removesuffix("_en")
                if stem in {"occupations", "skills", "occupationSkillRelations", "skillSkillRelations"}:
                    with archive.open(name) as raw:
                        rows[stem] = list(csv.DictReader(io.TextIOWrapper(raw, "utf-8-sig")))
    occupations = {row["conceptUri"] for row in rows["occupations"]}
    skills = {row["conceptUri"] for row in rows["skills"]}
    needs = {
        (row["occupationUri"], row["relationType"], row["skillUri"])
        for row in rows["occupationSkillRelations"]
        if row["occupationUri"] in occupations and row["skillUri"] in skills
    }
    between = {
        (row["originalSkillUri"], row["relationType"], row["relatedSkillUri"])
        for row in rows["skillSkillRelations"]
        if row["originalSkillUri"] in skills and row["relatedSkillUri"] in skills
    }
    return {
        "occupations": len(occupations),
        "skills": len(skills),
        "occupation-skill relations": len(needs),
        "skill-skill relations": len(between),
    }


def store_counts(store: Store) -> dict[str, int]:
    """The same four, counted by queries in the store."""
    found = counts(store).concepts
    types = "ESSENTIAL_SKILL|OPTIONAL_SKILL"
    numbers = {
        label: store.read(f"MATCH (:{label})-[r:{types}]->(:Skill) RETURN count(r) AS n")[0]["n"]
        for label in ("Occupation", "Skill")
    }
    return {
        "occupations": found["occupation"],
        "skills": found["skill"],
        "occupation-skill relations": numbers["Occupation"],
        "skill-skill relations": numbers["Skill"],
    }


def differences(store: Store, classification: Classification, expected: dict[str, int]) -> list[str]:
    """Where the store's counts are not those of the files, or not those of the classification read from them."""
    found = store_counts(store)
    wrong = [f"{name}: {found[name]} instead of {n}" for name, n in expected.items() if found[name] != n]
    whole = counts(store)
    kinds = Counter(concept.kind for concept in classification.concepts.values())
    wrong += [f"{kind}: {whole.concepts.get(kind, 0)} of {n}" for kind, n in kinds.items() if whole.concepts[kind] != n]
    relations = Counter(relation.kind for relation in classification.relations)
    names = {RelationKind.ESSENTIAL: "ESSENTIAL_SKILL", RelationKind.OPTIONAL: "OPTIONAL_SKILL"}
    for kind, n in relations.items():
        name = names.get(kind, kind.upper())
        if whole.relationships[name] != n:
            wrong.append(f"{name}: {whole.relationships[name]} of {n}")
    labels = Counter((label.language, label.kind) for c in classification.concepts.values() for label in c.labels)
    for (language, label_kind), n in sorted(labels.items()):
        if whole.labels[language][label_kind] != n:
            wrong.append(f"{label_kind} labels in {language}: {whole.labels[language][label_kind]} of {n}")
    return wrong


@contextlib.contextmanager
def opened(engine: str, folder: Path) -> Iterator[Store]:
    """A store of the engine, made for this run."""
    if engine == "embedded":
        try:
            with open_store("embedded", folder / "data") as store:
                yield store
        finally:
            embedded.stop(folder / "data")
        return
    with running_neo4j(folder / "neo4j") as at, open_store(at.url, folder, at.user, at.password) as store:
        yield store


def measure(engine: str, classification: Classification, expected: dict[str, int]) -> Result:
    """Everything for one engine."""
    seconds: dict[str, float] = {}
    print(engine, file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="jobvej-load-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        store = timed(seconds, "start", lambda: stack.enter_context(opened(engine, folder)))
        if counts(store).concepts:
            sys.exit(f"the {engine} store is not empty")
        timed(seconds, "import", lambda: write_classification(store, classification))
        second = timed(seconds, "second import", lambda: write_classification(store, classification))
        wrong = timed(seconds, "count", lambda: differences(store, classification, expected))
        back = timed(seconds, "read back", lambda: read_classification(store))
        if back != classification or back.content_hash != classification.content_hash:
            wrong.append("what is read back is not what was written")
        snapshot = timed(seconds, "build snapshot", lambda: build_snapshot(store))
        timed(seconds, "save snapshot", lambda: snapshot_io.save(snapshot, folder))
        timed(seconds, "load snapshot", lambda: snapshot_io.load_current(folder))
        wrong += timed(seconds, "check", lambda: [str(finding) for finding in check_store(store)])
        timed(seconds, "backup", lambda: backup(store, folder / "backup.gz"))
        return Result(engine, f"{store.engine} {store.version}", seconds, second.changes, wrong)


def machine() -> str:
    """What it ran on."""
    memory = psutil.virtual_memory().total / 2**30
    parts = [f"{os.cpu_count()} cores", f"{memory:.0f} GiB", platform.system(), f"Python {platform.python_version()}"]
    return ", ".join([*parts, f"neo4j driver {version('neo4j')}"])


def print_table(results: list[Result], expected: dict[str, int], classification: Classification) -> None:
    """One column an engine."""
    print(f"{classification.version}: {len(classification)} concepts, {len(classification.relations)} relations, ")
    print(", ".join(f"{n} {name}" for name, n in expected.items()) + " in the files")
    print(f"languages {', '.join(classification.languages())}; {machine()}\n")
    print(f"{'seconds':<24}" + "".join(f"{result.server:>20}" for result in results))
    for step in results[0].seconds:
        print(f"{step:<24}" + "".join(f"{result.seconds[step]:>20.2f}" for result in results))
    print(f"{'aim of the import':<24}" + "".join(f"{AIMS_S[result.engine]:>20.2f}" for result in results))
    print(f"{'second import changes':<24}" + "".join(f"{result.second_import_changes:>20}" for result in results))
    print(f"{'differences':<24}" + "".join(f"{len(result.differences):>20}" for result in results))
    for result in results:
        for line in result.differences:
            print(f"  {result.engine}: {line}")


def main() -> int:
    """Run it; 1 if anything differs or an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", action="append", choices=ENGINES, help="default: both")
    parser.add_argument("--json", type=Path, help="write the figures to this file as well")
    arguments = parser.parse_args()
    esco = Path(os.environ.get("JOBVEJ_SHARED_DATA", ROOT.parent / "shared" / "data")) / "esco"
    zips = sorted((esco / "v1.1.1").glob("*.zip"))
    if not zips:
        parser.error(f"no ESCO v1.1.1 in {esco}; set JOBVEJ_SHARED_DATA")
    reading: dict[str, float] = {}
    classification, _report = timed(reading, "read the files", lambda: read_release([*zips, esco / "da"]))
    expected = file_counts(zips)
    assert sum(1 for _ in classification.of_kind(ConceptKind.OCCUPATION)) == expected["occupations"]
    results = [measure(engine, classification, expected) for engine in arguments.engine or ENGINES]
    print_table(results, expected, classification)
    if arguments.json:
        figures = {"machine": machine(), "files": expected, "results": [vars(result) for result in results]}
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    late = any(result.seconds["import"] > AIMS_S[result.engine] for result in results)
    return int(late or any(result.differences or result.second_import_changes for result in results))


if __name__ == "__main__":
    sys.exit(main())
