"""Feeds at least 500 malformed inputs to the reading path and says how each ended.

Run: ``python -m benchmarks.hostile_inputs [--seed N]``. Exit status 1 where an input ended in anything but a reading, a
verdict or a typed error, took more than 5 s, or memory grew by more than 200 MB.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import psutil

from benchmarks.hostile import SEED, HostileInput, hostile_inputs
from benchmarks.hostile_files import MIB
from extraction.documents.worker import DocumentParser
from extraction.errors import ExtractionError
from extraction.language import detect_language
from extraction.postings.normalise import normalise
from extraction.postings.schemaorg import load_job_postings
from extraction.pseudonyms import pseudonymise
from extraction.quality import assess
from extraction.reading import Verdict

MAX_SECONDS = 5.0
MAX_GROWTH_MB = 200.0
MIN_INPUTS = 500


@dataclass
class Tally:
    """How the inputs of one category ended."""

    inputs: int = 0
    endings: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0


class MemoryWatch:
    """The largest resident memory of this process and of its workers, in MB, seen every 20 ms."""

    def __init__(self, pids: Callable[[], list[int]]) -> None:
        self._pids = pids
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.own = self.workers = 0.0

    def __enter__(self) -> MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.02):
            self.own = max(self.own, resident_mb())
            for pid in self._pids():
                self.workers = max(self.workers, resident_mb(pid))


def resident_mb(pid: int | None = None) -> float:
    """Resident memory of a process in MB (2**20 bytes), 0 where it is gone."""
    try:
        return float(psutil.Process(pid).memory_info().rss) / MIB
    except psutil.Error:
        return 0.0


def ending_of(item: HostileInput, parser: DocumentParser) -> str:
    """How reading ends: "good", "poor", "unusable: reason", "error: code"; for feeds "N read, M refused".

    Anything else that is raised is a fault of the reading path and is not caught here.
    """
    if item.target == "postings":
        return feed_ending(item, parser)
    try:
        document = parser.parse(item.data, item.filename)
    except ExtractionError as error:
        return f"error: {error.code}" if str(error) else "error without words"
    quality = assess(document)
    if quality.verdict is Verdict.UNUSABLE:
        return f"unusable: {quality.reasons[0]}"
    text = pseudonymise(document.text).text
    detect_language(text, ("da", "en"))
    text.encode("utf-8")
    return quality.verdict.value


def feed_ending(item: HostileInput, parser: DocumentParser) -> str:
    """How importing a feed ends."""
    read = refused = 0
    for _place, found in load_job_postings(item.data, item.filename, parser):
        try:
            if isinstance(found, ExtractionError):
                raise found
            pseudonymise(normalise(found, "test").text, header=False).text.encode("utf-8")
            read += 1
        except ExtractionError:
            refused += 1
    return "postings read" if read and not refused else "some refused" if read else "error: invalid_posting"


def run(inputs: Iterable[HostileInput], end: Callable[[HostileInput], str], faults: list[str]) -> dict[str, Tally]:
    """Give every input to ``end``, which says how it ended; what goes wrong is described in ``faults``."""
    tallies: dict[str, Tally] = {}
    for item in inputs:
        tally = tallies.setdefault(item.category, Tally())
        began = time.perf_counter()
        try:
            ending = end(item)
        except Exception as error:  # noqa: BLE001 - that is what this command looks for
            ending = f"FAULT: {type(error).__name__}"
            faults.append(f"{item.category} {item.filename[:60]!r}: {type(error).__name__}: {error}")
        seconds = time.perf_counter() - began
        if seconds > MAX_SECONDS:
            faults.append(f"{item.category} {item.filename[:60]!r}: {seconds:.1f} s")
        tally.inputs += 1
        tally.endings[ending] += 1
        tally.slowest = max(tally.slowest, seconds)
    return tallies


def main(arguments: list[str] | None = None) -> int:
    """Run and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=SEED)
    seed = options.parse_args(arguments).seed
    faults: list[str] = []
    detect_language("Vi søger en kok.", ("da", "en"))
    with DocumentParser() as parser:
        parser.wait_ready()
        before, worker_before = resident_mb(), resident_mb(parser.pids[0])
        with MemoryWatch(lambda: parser.pids) as memory:
            tallies = run(hostile_inputs(seed), lambda item: ending_of(item, parser), faults)
        after = resident_mb()
    show(tallies, faults)
    print(f"memory: {before:.0f} MB before, {after:.0f} MB after, {memory.own:.0f} MB at most (inputs included);")
    print(f"workers: {worker_before:.0f} MB when ready, {memory.workers:.0f} MB at most")
    if after - before > MAX_GROWTH_MB or memory.workers - worker_before > MAX_GROWTH_MB:
        faults.append("memory grew by more than 200 MB")
    return told(faults)


def show(tallies: dict[str, Tally], faults: list[str]) -> None:
    """Print the table; too few inputs are a fault."""
    total = sum(tally.inputs for tally in tallies.values())
    print(f"{'category':<16}{'inputs':>7}{'slowest':>9}  endings")
    for name, tally in tallies.items():
        endings = ", ".join(f"{ending} {count}" for ending, count in tally.endings.most_common())
        print(f"{name:<16}{tally.inputs:>7}{tally.slowest:>8.2f}s  {endings}")
    slowest = max(tally.slowest for tally in tallies.values())
    print(f"{'all':<16}{total:>7}{slowest:>8.2f}s")
    if total < MIN_INPUTS:
        faults.append(f"only {total} inputs")


def told(faults: list[str]) -> int:
    """Print the faults; the exit status that they make."""
    for fault in faults:
        print(f"FAULT {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
