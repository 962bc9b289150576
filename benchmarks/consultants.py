"""Fifty consultants at once: upload, what-if, pages, on full ESCO with 50,000 postings. Loopback only.

    python -m benchmarks.consultants --data DIRECTORY --folder FOLDER [--count 50000] [--users 50] [--minutes 5]

DIRECTORY is a data directory with full ESCO and its vectors; it is not changed. FOLDER takes a copy of it with
generated postings (benchmarks.million_world) and is used again. The service is a process of its own (`jobvej serve`).
First one user alone: from sending a CV of the match set to its first recommendations, and what-ifs. Then USERS at once,
each with a CV of the match set less two of its lines by chance (so that no passage is known), then ten steps of
what-ifs (half), reasons and pages, thinking 5 to 20 seconds before each. Prints milliseconds at the median, the 95th
percentile and the worst, and how many requests failed. The generated texts say what their skills say, so ranking costs
what it costs for real ones; reading is of real CVs, with all signals.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import platform
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import requests

from benchmarks import million_world
from graph import snapshot_io
from graph.snapshot_io import load_current
from recommender.geography import Gazetteer

CVS = Path(__file__).parent / "match_set" / "cvs"
THINK_S = (5.0, 20.0)
STEPS = 10
ALONE = 26
READY_S = 300.0


class Times:
    """Milliseconds by kind of request, and what failed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.spent: dict[str, list[float]] = defaultdict(list)
        self.failed: Counter[str] = Counter()

    def ask(
        self, kind: str, client: requests.Session, method: str, url: str, **fields: Any
    ) -> requests.Response | None:
        """One request, timed; None where it failed."""
        began = time.perf_counter()
        try:
            found = client.request(method, url, timeout=120, **fields)
        except requests.RequestException as error:
            with self._lock:
                self.failed[f"{kind}: {type(error).__name__}"] += 1
            return None
        with self._lock:
            self.spent[kind].append((time.perf_counter() - began) * 1000)
            if found.status_code >= 400:
                self.failed[f"{kind}: {found.status_code}"] += 1
        return found if found.status_code < 400 else None

    def report(self) -> None:
        for kind, spent in sorted(self.spent.items()):
            middle, late = np.percentile(spent, (50, 95))
            print(f"  {kind:24} {len(spent):6}  median {middle:6.0f}  p95 {late:6.0f}  worst {max(spent):6.0f} ms")
        every = [value for spent in self.spent.values() for value in spent]
        if every:
            print(f"  {'all':24} {len(every):6}  p95 {np.percentile(every, 95):6.0f} ms")
        print(f"  failed: {dict(self.failed) or 'none'}")


def make_world(data: Path, folder: Path, count: int) -> Path:
    """A copy of ``data`` with ``count`` generated postings and the indexes of their texts."""
    world = folder / "data"
    if (folder / "whole").exists():
        return world
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(data, world, ignore=shutil.ignore_patterns("*.lock", "bench"))
    base, gazetteer, parts = load_current(data), Gazetteer.load(data / "cache"), folder / "parts"
    parts.mkdir()
    million_world.generate(base, gazetteer, count, 7, parts)
    snapshot, _groups = million_world.load(base, gazetteer, parts)
    digest = hashlib.sha256(f"{base.content_hash} {count}".encode()).hexdigest()
    snapshot = replace(snapshot, content_hash=digest)
    snapshot_io.save(snapshot, world)
    name, cache = snapshot.content_hash[:24], world / "cache"
    words = million_world.load_words(parts, count)
    arrays = {"data": words.weights.data, "indices": words.weights.indices, "indptr": words.weights.indptr}
    _keep(cache / f"words-2-{name}", **arrays, df=words.df)
    vectors = million_world.load_vectors(parts)
    encoder = next(path.name.removeprefix("vectors-") for path in cache.glob("vectors-*"))
    unknown = np.zeros((count, 5))
    _keep(
        cache / f"posting-vectors-3-{encoder}-{name}",
        titles=vectors.titles,
        bodies=vectors.bodies,
        rows=unknown.astype(np.int32),
        shares=unknown.astype(np.float32),
    )
    (folder / "whole").touch()
    return world


def _keep(path: Path, **arrays: Any) -> None:
    path.mkdir()
    for name, array in arrays.items():
        np.save(path / f"{name}.npy", array)


@contextlib.contextmanager
def service(world: Path) -> Iterator[tuple[str, psutil.Process]]:
    """`jobvej serve` over the world; its address and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {**os.environ, "JOBVEJ_DATA": str(world), "JOBVEJ_PORT": str(port), "JOBVEJ_STORE": "embedded"}
    env["JOBVEJ_TODAY"] = million_world.TODAY.isoformat()
    command = [str(Path(sys.executable).with_name("jobvej"))]
    log = world.parent / "service.log"
    with log.open("wb") as out, subprocess.Popen([*command, "serve"], env=env, stdout=out, stderr=out) as process:
        address, deadline = f"http://127.0.0.1:{port}", time.monotonic() + READY_S
        try:
            while "is ready" not in log.read_text(errors="replace"):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise SystemExit(f"the service did not start; see {log}")
                time.sleep(0.2)
            yield address, psutil.Process(process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
            subprocess.run([*command, "store", "stop"], env=env, check=False, capture_output=True)


def conversation(address: str, times: Times, text: str, draw: random.Random, think: bool, steps: int = STEPS) -> None:
    """One consultant: a CV in, the first lists, then steps; the session is erased at the end."""
    api, client = f"{address}/api/v1", requests.Session()

    def pause() -> None:
        if think:
            time.sleep(draw.uniform(*THINK_S))

    began = time.perf_counter()
    opened = times.ask("upload", client, "POST", f"{api}/sessions", json={"text": text})
    if opened is None:
        return
    session = opened.json()["session"]
    mine = f"{api}/sessions/{session['id']}"
    lists = times.ask("first lists", client, "GET", f"{mine}/recommendations")
    if lists is None:
        return
    times.spent["upload to first lists"].append((time.perf_counter() - began) * 1000)
    keys = [job["key"] for job in lists.json()["jobs"]] or ["none"]
    held = [row["uri"] for row in session["skills"] if row["polarity"] == "stated"] or [None]
    page = f"{address}/sessions/{session['id']}"
    for _ in range(steps):
        pause()
        kind = draw.random()
        if kind < 0.5:
            change = draw.choice([{"radius_km": draw.randint(5, 200)}, {"drop": [draw.choice(held)]}])
            change = {} if change == {"drop": [None]} else change
            times.ask("what-if", client, "POST", f"{mine}/what-if", json={"change": change or {"radius_km": 9}})
        elif kind < 0.65:
            times.ask("explanation", client, "GET", f"{mine}/explanation", params={"posting": draw.choice(keys)})
        elif kind < 0.85:
            times.ask("page: jobs", client, "GET", f"{page}/jobs")
        elif kind < 0.95:
            times.ask("page: reading", client, "GET", page)
        else:
            times.ask("page: occupations", client, "GET", f"{page}/occupations")
    times.ask("erase", client, "DELETE", mine)


def less_two_lines(text: str, draw: random.Random) -> str:
    """A CV that was not read before: two of its longer lines are left out."""
    lines = text.splitlines()
    places = [place for place, line in enumerate(lines) if len(line.split()) > 3]
    left_out = set(draw.sample(places, min(2, len(places))))
    return "\n".join(line for place, line in enumerate(lines) if place not in left_out)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5.0)
    chosen = parser.parse_args(arguments)
    world = make_world(chosen.data, chosen.folder, chosen.count)
    texts = [path.read_text(encoding="utf-8") for path in sorted(CVS.glob("*.txt"))]
    print(f"{chosen.count:,} postings, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {platform.platform()}")
    with service(world) as (address, process):
        draw = random.Random(1)  # noqa: S311 - not for secrets
        conversation(address, Times(), texts[0], draw, think=False)
        alone = Times()
        for number in range(ALONE):
            conversation(address, alone, texts[number % len(texts)], draw, think=False, steps=6)
        print("one user alone")
        alone.report()
        times, end = Times(), time.monotonic() + chosen.minutes * 60

        def user(number: int) -> None:
            own = random.Random(number)  # noqa: S311 - not for secrets
            time.sleep(own.uniform(0, THINK_S[1]))
            while time.monotonic() < end:
                conversation(address, times, less_two_lines(own.choice(texts), own), own, think=True)

        threads = [threading.Thread(target=user, args=(number,)) for number in range(chosen.users)]
        for thread in threads:
            thread.start()
        busy = process.cpu_times()
        for thread in threads:
            thread.join()
        spent = process.cpu_times()
        print(f"{chosen.users} users for {chosen.minutes:g} minutes")
        times.report()
        cpu = spent.user + spent.system - busy.user - busy.system
        memory = sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))
        print(f"  CPU of the service {cpu:.0f} s; memory with its children {memory / 1e9:.2f} GB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
