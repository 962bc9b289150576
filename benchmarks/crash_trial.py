"""Kill either engine again and again while it acknowledges writes, and look for what it lost.

    python -m benchmarks.crash_trial [--engine embedded] [--engine neo4j] [--kills 10] [--seed 1] [--json FILE]

Two writers import postings one by one, each a transaction. After a random number of acknowledgements the server gets
SIGKILL, is started again on its data, and is asked for every posting that it ever acknowledged; then the store check
runs over everything. SIGKILL leaves the operating system's page cache standing, so this proves recovery, not the
disk's honesty in a power cut: for that both engines are set to fsync each commit. Exit status 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import psutil

from graph.check import check_store
from graph.engines import embedded
from graph.errors import StoreUnavailableError
from graph.reading import posting_keys
from graph.store import Store, open_store
from graph.writing import write_classification, write_postings
from ontology.postings import Posting
from tests.graph_worlds import tiny_classification, tiny_postings
from tests.neo4j_server import Neo4jServer

ENGINES = ("embedded", "neo4j")
WRITERS = 2
LEAST, MOST = 15, 60
"""Acknowledgements in a round before the kill: a number between these, at random."""


@dataclass(frozen=True)
class Round:
    """One kill: postings acknowledged in it and in all, how many of all were lost, the recovery's length, findings."""

    engine: str
    kill: int
    acknowledged: int
    acknowledged_in_all: int
    lost: int
    half_told: int
    recovery_s: float
    findings: int


class Victim(Protocol):
    """An engine that can be killed and opened again."""

    def open(self) -> Store:
        """Start it where it does not run, and open it."""
        ...

    def kill(self) -> None:
        """SIGKILL, and wait until the process is gone."""
        ...


class Embedded:
    """The embedded store in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> Store:
        return open_store("embedded", self._folder, options=embedded.EmbeddedOptions(heap_mb=512, idle_s=10.0))

    def kill(self) -> None:
        address = embedded.running(self._folder)
        assert address is not None
        process = psutil.Process(address.pid)
        os.kill(address.pid, signal.SIGKILL)
        psutil.wait_procs([process], timeout=30)


class Neo4j:
    """A Neo4j server in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = Neo4jServer(folder)
        self._runs = False

    def open(self) -> Store:
        if not self._runs:
            self._server.start(timeout_s=300)
            self._runs = True
        at = self._server.address
        return open_store(at.url, self._folder, at.user, at.password)

    def kill(self) -> None:
        self._server.kill()
        self._runs = False


@contextlib.contextmanager
def victim(engine: str) -> Iterator[Victim]:
    """A fresh store of its own for the trial; ended and removed afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"jobvej-crash-{engine}-") as name:
        folder = Path(name)
        chosen: Victim = Embedded(folder) if engine == "embedded" else Neo4j(folder)
        try:
            yield chosen
        finally:
            with contextlib.suppress(AssertionError):
                chosen.kill()


class Writers:
    """Import postings until the store goes away, and remember which ones it acknowledged."""

    def __init__(self, store: Store, label: str, enough: int) -> None:
        self._store, self._label, self._enough = store, label, enough
        self._lock = threading.Lock()
        self.acknowledged: list[str] = []
        self.reached = threading.Event()
        self._stopping = threading.Event()
        self.errors: list[Exception] = []
        self._threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        # A writer that was between two writes finds the store gone without noticing: its next call starts it anew.
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _write(self, number: int) -> None:
        model = tiny_postings()[0]
        count = 0
        while not self._stopping.is_set():
            posting: Posting = replace(model, source="crash", identifier=f"{self._label}-{number}-{count:05}")
            count += 1
            try:
                write_postings(self._store, [posting])
            except StoreUnavailableError:
                return
            except Exception as error:  # noqa: BLE001 - reported with the round
                self.errors.append(error)
                self.reached.set()
                return
            with self._lock:
                self.acknowledged.append(posting.key)
                if len(self.acknowledged) >= self._enough:
                    self.reached.set()


def run(engine: str, kills: int, seed: int) -> Iterator[Round]:
    """The rounds of one engine, as they happen."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    acknowledged: set[str] = set()
    with victim(engine) as chosen:
        with chosen.open() as store:
            write_classification(store, tiny_classification())
        for kill in range(1, kills + 1):
            with chosen.open() as store:
                writers = Writers(store, f"{kill:03}", dice.randint(LEAST, MOST))
                writers.start()
                writers.reached.wait(timeout=120)
                chosen.kill()
                start = time.perf_counter()
                writers.join()
            if writers.errors:
                raise writers.errors[0]
            acknowledged.update(writers.acknowledged)
            with chosen.open() as store:
                recovery = time.perf_counter() - start
                present = set(posting_keys(store))
                findings = check_store(store)
                for finding in findings:
                    print(f"  {finding}", file=sys.stderr)
            yield Round(
                engine,
                kill,
                len(writers.acknowledged),
                len(acknowledged),
                len(acknowledged - present),
                len(present - acknowledged),
                round(recovery, 2),
                len(findings),
            )


HEADINGS = ("engine", "kill", "acknowledged", "in all", "lost", "unanswered but kept", "recovery s", "findings")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trial; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--engine", choices=ENGINES, action="append", help="default: both")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="also write the rounds to this file")
    given = parser.parse_args(arguments)
    rounds: list[Round] = []
    print("".join(f"{heading:>{len(heading) + 3}}" for heading in HEADINGS))
    for engine in given.engine or ENGINES:
        for result in run(engine, given.kills, given.seed):
            rounds.append(result)
            cells = zip(HEADINGS, asdict(result).values(), strict=True)
            print("".join(f"{cell:>{len(heading) + 3}}" for heading, cell in cells), flush=True)
    if given.json:
        given.json.write_text(json.dumps([asdict(result) for result in rounds], indent=1) + "\n", encoding="utf-8")
    bad = sum(result.lost + result.findings for result in rounds)
    print(f"{len(rounds)} kills: {'nothing acknowledged was lost, no damage found' if not bad else 'FAILED'}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
