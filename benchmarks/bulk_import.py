"""Time ``jobvej postings import`` on synthetic postings: python -m benchmarks.bulk_import --data DIRECTORY

DIRECTORY is a data directory with ESCO and its vectors; it is copied, never changed. Each run is the command as a user
calls it, in processes of its own. The baseline is one process that asks the encoder for every phrase. CPU seconds are
those of the command, its readers and encoders, without the store; they tell more than the clock on a busy machine.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.bulk_postings import postings
from graph import snapshot_io
from ontology.terms.table import shipped_terms

SEEDS = {"new": 11, "repeated": 12}
ALONE = {"JOBVEJ_BULK_PROCESSES": "1"}
RULES = {"JOBVEJ_ENCODER": "none", "JOBVEJ_MENTIONS": "off"}
RUNS: tuple[tuple[str, str, dict[str, str], float], ...] = (
    ("baseline: one process, encoder", "new", {**ALONE, "JOBVEJ_BULK_VECTORS": "encoder"}, 0.15),
    ("one process, distilled", "new", ALONE, 0.4),
    ("default", "new", {}, 1.0),
    ("default", "repeated", {}, 1.0),
    ("default, the same again", "repeated", {}, 1.0),
    ("labels and rules", "new", RULES, 4.0),
)
"""What a run is called, its phrases, its settings, and times how many postings: the baseline is slow."""


@dataclass(frozen=True)
class Timing:
    """One run: postings, seconds of the whole command, and once reading has begun postings a second and CPU ms each."""

    count: int
    seconds: float
    steady: str
    cpu_ms: str


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--only", default="", help="runs whose name begins like this")
    chosen = parser.parse_args(arguments)
    base = snapshot_io.load_current(chosen.data).classification
    overlay = shipped_terms().within(base)
    classification = overlay.relay(base, base, overlay.concepts)
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {platform.system()}, "
        f"Python {platform.python_version()}"
    )
    print(
        "| run | phrases | postings | whole command, s | a second, reading | CPU ms a posting |\n"
        "|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory(prefix="jobvej-bulk-") as folder:
        home = Path(folder)
        for name, phrases, settings, share in RUNS:
            if not name.startswith(chosen.only):
                continue
            count = max(20, int(chosen.count * share))
            file = home / f"{phrases}.jsonl"
            lines = postings(classification, count, SEEDS[phrases], repeated=phrases == "repeated")
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            if not name.endswith("again"):
                shutil.rmtree(home / "data", ignore_errors=True)
                shutil.copytree(chosen.data, home / "data")
                for kept in (home / "data" / "cache").glob("links-*"):
                    kept.unlink()
            found = run(file, home / "data", settings)
            cells = (name, phrases, found.count, f"{found.seconds:.1f}", found.steady, found.cpu_ms)
            print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    return 0


def run(file: Path, data: Path, settings: dict[str, str]) -> Timing:
    """One import in a process of its own. Raises RuntimeError where it fails or reads less than there is."""
    env = {**os.environ, "OMP_NUM_THREADS": "1", "JOBVEJ_TODAY": "2026-11-22", **settings, "JOBVEJ_DATA": str(data)}
    command = [sys.executable, "-m", "api.cli.main"]
    begun = time.monotonic()
    with subprocess.Popen(
        [*command, "postings", "import", str(file)], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        marks, said = [], []
        for line in process.stderr:
            said.append(line)
            words = line.split()
            if len(words) > 1 and words[1] == "postings,":
                marks.append((int(words[0]), time.monotonic(), _cpu(process.pid)))
        answer = process.stdout.read()
    seconds = time.monotonic() - begun
    subprocess.run([*command, "store", "stop"], env=env, check=False, capture_output=True)
    if process.returncode or not answer:
        raise RuntimeError("".join(said))
    line = json.loads(answer)
    if line["rejected"]:
        raise RuntimeError(str(line["rejected"][:3]))
    steady = cpu_ms = "-"
    if len(marks) > 1:
        count, passed, cpu = (last - first for first, last in zip(marks[0], marks[-1], strict=True))
        steady, cpu_ms = f"{count / passed:.1f}", f"{1000 * cpu / count:.0f}"
    return Timing(int(line["read"]), seconds, steady, cpu_ms)


def _cpu(pid: int) -> float:
    """CPU seconds of a process, its readers and encoders so far; the store is left out."""
    total = 0.0
    with contextlib.suppress(psutil.Error):
        for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                if "embedded_server" not in " ".join(process.cmdline()):
                    total += sum(process.cpu_times()[:2])
    return total


if __name__ == "__main__":
    raise SystemExit(main())
