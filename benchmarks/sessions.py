"""Every question that is asked about a session, one at a time in process, on full ESCO with 50,000 postings.

    python -m benchmarks.sessions --data DIRECTORY --folder FOLDER [--count 50000]

DIRECTORY and FOLDER as of ``benchmarks.consultants``. Opens a session for each CV of the match set (with all signals,
records in a file of their own) and asks everything of it once, then holds ads of the match set against one session and
against all. Prints milliseconds at the median, the 95th percentile and the worst.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from api.bootstrap import Services
from api.errors import ApiError
from api.settings import read_settings
from api.usecases import reading
from api.usecases.sessions import answering, changing, erasing, fitting, keeping, opening
from api.usecases.sessions.json_form import session_json
from api.usecases.sessions.values import LOCAL
from benchmarks import million_world
from benchmarks.consultants import make_world
from recommender.what_if import Change

MATCH_SET = Path(__file__).parent / "match_set"
ADS = 26

T = TypeVar("T")


class Clock:
    """Milliseconds by what was asked."""

    def __init__(self) -> None:
        self.spent: dict[str, list[float]] = defaultdict(list)

    def time(self, kind: str, ask: Callable[[], T]) -> T:
        began = time.perf_counter()
        try:
            return ask()
        finally:
            self.spent[kind].append((time.perf_counter() - began) * 1000)

    def report(self) -> None:
        for kind, spent in self.spent.items():
            middle, late = np.percentile(spent, (50, 95))
            print(f"  {kind:34} {len(spent):4}  median {middle:6.0f}  p95 {late:6.0f}  worst {max(spent):6.0f} ms")


def conversation(services: Services, clock: Clock, text: str) -> str:
    """A session and every question about it; its identifier."""
    world, began = services.world(), time.perf_counter()
    read = clock.time("CV read", lambda: reading.read_cv_text(world, text))
    session = clock.time("session opened", lambda: opening.open_session(services, LOCAL, opening.Opening(), [read]))
    me = session.id
    lists = clock.time("first lists", lambda: answering.recommend(services, LOCAL, me))
    clock.spent["CV to first lists"].append((time.perf_counter() - began) * 1000)
    clock.time("session as JSON", lambda: session_json(opening.find(services, LOCAL, me), world, ("da", "en")))
    clock.time("lists again", lambda: answering.recommend(services, LOCAL, me))
    held = [skill.uri for skill in session.read_profile.held]
    for change in [Change(radius_km=15), Change(radius_km=150), *(Change(drop=(uri,)) for uri in held[:2])]:
        clock.time("what-if", lambda change=change: answering.what_if(services, LOCAL, me, change))  # type: ignore[misc]
    keys = [str(job["key"]) for job in lists["jobs"][:4]]
    if keys:
        clock.time("one posting explained", lambda: answering.explain(services, LOCAL, me, keys[-1]))
        clock.time("why not", lambda: answering.why_not(services, LOCAL, me, keys[-1]))
        clock.time("put on the shortlist", lambda: keeping.put_on_shortlist(services, LOCAL, me, lists["jobs"][0]))
        clock.time("feedback", lambda: keeping.give_feedback(services, LOCAL, me, keys[0], "unsuitable", "distance"))
        clock.time("lists without it", lambda: answering.recommend(services, LOCAL, me))
    if len(keys) > 1:
        clock.time("four compared", lambda: answering.compare(services, LOCAL, me, keys))
    clock.time("unlock", lambda: answering.unlock(services, LOCAL, me))
    clock.time("occupations", lambda: answering.occupations(services, LOCAL, me))
    clock.time("career paths", lambda: answering.paths(services, LOCAL, me))
    if held:
        clock.time("skill removed", lambda: changing.edit_skill(services, world, LOCAL, me, held[0], "removed"))
        clock.time("lists after it", lambda: answering.recommend(services, LOCAL, me))
    return me


def ads() -> list[dict[str, str]]:
    """Ads of the match set, every sixth."""
    files = sorted((MATCH_SET / "postings").glob("*.txt"))
    return [{"text": path.read_text(encoding="utf-8")} for path in files[:: len(files) // ADS]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=50_000)
    chosen = parser.parse_args(arguments)
    world = make_world(chosen.data, chosen.folder, chosen.count)
    texts = [path.read_text(encoding="utf-8") for path in sorted((MATCH_SET / "cvs").glob("*.txt"))]
    print(f"{chosen.count:,} postings, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {platform.platform()}")
    with tempfile.TemporaryDirectory() as folder:
        records = f"sqlite:///{folder}/records.sqlite"
        settings = read_settings(data=world, today=million_world.TODAY, records=records)
        with Services(settings) as services:
            _ = services.world().cv_reader
            services.world().recommender.warm()
            with threadpool_limits(limits=1):
                erasing.erase(services, LOCAL, conversation(services, Clock(), texts[0]))
                clock = Clock()
                mine = [conversation(services, clock, text) for text in texts]
                for ad in ads():
                    try:
                        clock.time("an ad against one session", lambda ad=ad: fitting.fit(services, LOCAL, mine[0], ad))  # type: ignore[misc]
                        clock.time(
                            f"an ad against {len(mine)} sessions",
                            lambda ad=ad: fitting.fits(services, LOCAL, ad, "da"),  # type: ignore[misc]
                        )
                    except ApiError as error:
                        print(f"  an ad that is not scored: {error.code}")
                for session in mine:
                    clock.time("erased", lambda session=session: erasing.erase(services, LOCAL, session))  # type: ignore[misc]
                clock.report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
