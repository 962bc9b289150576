"""How long an answer over a million live postings takes, and in how much memory, beside tantivy's BM25 in the same run.

    python -m benchmarks.million_postings --data DIRECTORY --folder FOLDER [--count 1000000] [--profiles 50] [--seed 7]

DIRECTORY is a data directory with full ESCO. FOLDER takes the generated postings (5 kB each) and is used again. Each of
the seeded profiles is answered with 20 jobs and 10 alternatives, all explained; one in five says no place, so that
nothing is too far. Stages are disjoint; CPU ms tell more than the clock on a busy machine. Postings and vectors are
generated (benchmarks.million_world); turning a CV's passages into vectors is not in the times, as it is done once a CV.
``--compare N`` answers N profiles with the texts of all postings compared, and says how much of those lists is found
with the texts of the best so many (``recommender.candidates``); generated texts say what their skills say, so real ones
will differ more. tantivy (pip install 'jobvej[bench]') gives its best 100 for the profile's wanted titles and skill
labels.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import psutil

from benchmarks import million_world
from benchmarks.million_world import Labels, WordVectors, occupation_shares, postcode_shares
from graph.snapshot import Snapshot
from graph.snapshot_io import load_current
from recommender import candidates, recommend
from recommender.answer import Answer
from recommender.explanation import Explainer
from recommender.geography import Gazetteer
from recommender.profile import Profile, ProfileEvidence, ProfileOccupation, ProfileSkill, WorkRelation
from recommender.recommend import Recommender, RecommendRequest
from recommender.scorers import MatchScorer
from recommender.scorers.words import words
from recommender.texts.views import TextViews

NO_PLACE, UNWANTED = 5, 7
"""One profile in so many says no place, one in so many has work that it does not want."""
STAGES = ("filter", "score", "texts", "rank", "explain", "total")


class Stages:
    """Milliseconds by stage, by the clock and of this process's CPU; a stage within another is taken out of it."""

    def __init__(self) -> None:
        self.spent: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self._now: dict[str, npt.NDArray[np.float64]] = {}
        self._open: list[npt.NDArray[np.float64]] = []

    def watch(self, owner: Any, name: str, stage: str) -> None:
        """Count a function's time for a stage from now on."""
        setattr(owner, name, _method(self._timed, stage, getattr(owner, name)))

    def _timed(self, stage: str, call: Callable[..., Any], *args: Any, **named: Any) -> Any:
        began, inner = _clocks(), np.zeros(2)
        self._open.append(inner)
        try:
            return call(*args, **named)
        finally:
            spent = _clocks() - began
            self._open.pop()
            if self._open:
                self._open[-1] += spent
            self._now[stage] = self._now.get(stage, np.zeros(2)) + spent - inner

    def total(self, call: Callable[[], Any]) -> Any:
        """Time one whole answer; what no stage has is the filters'."""
        self._now = {}
        began = _clocks()
        found = call()
        whole = _clocks() - began
        self._now["filter"] = whole - sum(self._now.values())
        self._now["total"] = whole
        for stage, (clock, cpu) in self._now.items():
            self.spent[stage].append((clock, cpu))
        return found


def _method(timed: Callable[..., Any], stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
    """A function in the place of a method."""

    def method(*args: Any, **named: Any) -> Any:
        return timed(stage, call, *args, **named)

    return method


def _clocks() -> npt.NDArray[np.float64]:
    return np.array([time.perf_counter(), time.process_time()]) * 1000


def profiles(base: Snapshot, labels: Labels, gazetteer: Gazetteer, count: int, seed: int) -> list[Profile]:
    """People of the postings' occupations, with some of their skills, wishes and a CV's worth of sentences."""
    draw = np.random.default_rng(seed + 2)
    shares, homes = occupation_shares(len(base.occupations), seed), postcode_shares(gazetteer)
    codes = tuple(gazetteer.places)
    found = []
    for number in range(count):
        jobs = draw.choice(len(shares), 4, replace=False, p=shares).tolist()
        needs = np.unique(np.concatenate([_needs(base, job) for job in jobs[:2]]))
        own = np.sort(draw.permutation(needs)[: int(draw.integers(8, 26))]).tolist()
        relations = [WorkRelation.PAST, WorkRelation.WANTED, WorkRelation.PAST, WorkRelation.UNWANTED]
        asked = relations[: 4 if number % UNWANTED == 0 else 3]
        told = [f"Jeg har arbejdet med {labels.skills[skill]}." for skill in own]
        told += [labels.filler[int(draw.integers(len(labels.filler)))] for _ in range(4)]
        found.append(
            Profile(
                skills=tuple(
                    ProfileSkill(base.skills[skill], evidence=ProfileEvidence(labels.skills[skill])) for skill in own
                ),
                occupations=tuple(
                    ProfileOccupation(labels.occupations[job], base.occupations[job], relation)
                    for job, relation in zip(jobs, asked, strict=False)
                ),
                postcode=None if number % NO_PLACE == 0 else codes[int(draw.choice(len(codes), p=homes))],
                told=tuple(told),
            )
        )
    return found


def _needs(base: Snapshot, job: int) -> npt.NDArray[np.int32]:
    return np.concatenate([m.indices[m.indptr[job] : m.indptr[job + 1]] for m in (base.essential, base.optional)])


def recommender(base: Snapshot, gazetteer: Gazetteer, folder: Path) -> Recommender:
    """As the service makes it, with the generated indexes."""
    snapshot, groups = million_world.load(base, gazetteer, folder)
    count = len(snapshot.postings)
    texts = TextViews(
        snapshot,
        lambda _: million_world.load_words(folder, count),
        WordVectors(),
        lambda _: million_world.load_vectors(folder),
    )
    return Recommender(snapshot, gazetteer, million_world.TODAY, find_groups=lambda _: groups, texts=texts)


class Tantivy:
    """The same texts in tantivy, its best 100 by BM25."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", index_option="freq")
        builder.add_unsigned_field("row", stored=True)
        self._schema = builder.build()
        home = folder / "tantivy"
        new = not home.exists()
        home.mkdir(exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(home))
        if new:
            writer = self._index.writer(heap_size=500_000_000, num_threads=1)
            with (folder / "texts.txt").open(encoding="utf-8") as texts:
                for row, text in enumerate(texts):
                    writer.add_document(tantivy.Document(text=text, row=row))
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()
        self.searcher = self._index.searcher()

    def search(self, texts: Sequence[str]) -> int:
        """How many of the best 100 there are."""
        query = self._index.parse_query(" ".join(word for text in texts for word in words(text)), ["text"])
        hits = self.searcher.search(query, 100, count=False).hits
        return len([self.searcher.doc(address) for _, address in hits])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--profiles", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--compare", type=int, default=0)
    parser.add_argument("--only-generate", action="store_true")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder / f"{chosen.count}-{chosen.seed}"
    base, gazetteer = load_current(chosen.data), Gazetteer.load(None)
    if chosen.only_generate:
        folder.mkdir(parents=True, exist_ok=True)
        million_world.generate(base, gazetteer, chosen.count, chosen.seed, folder)
        (folder / "whole").touch()
        return 0
    if not (folder / "whole").exists():  # in a process of its own, so that its memory is not the service's
        again = [sys.executable, "-m", "benchmarks.million_postings", "--only-generate"]
        for name in ("data", "folder", "count", "seed"):
            again += [f"--{name}", str(getattr(chosen, name))]
        subprocess.run(again, check=True)
    print(f"{chosen.count:,} postings, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, {platform.platform()}")
    began = time.perf_counter()
    made = recommender(base, gazetteer, folder)
    people = profiles(base, Labels.of(base, chosen.seed), gazetteer, chosen.profiles, chosen.seed)
    request = RecommendRequest()
    made.recommend(people[0], request)
    print(f"loaded, first answer after {time.perf_counter() - began:.0f} s")
    stages = Stages()
    for owner, name, stage in (
        (TextViews, "likeness", "texts"),
        (TextViews, "rough", "texts"),
        (MatchScorer, "score", "score"),
        (MatchScorer, "rough", "score"),
        (Answer, "__init__", "rank"),
        (Answer, "recommendations", "rank"),
        (Answer, "_job", "explain"),
        (Explainer, "__init__", "explain"),
    ):
        if hasattr(owner, name):
            stages.watch(owner, name, stage)
    for person in people:  # until every page that is needed has been read once
        made.recommend(person, request)
    memory = psutil.Process().memory_full_info()
    engine = _engine(folder)
    short = 0
    for person in people:
        found = stages.total(partial(made.recommend, person, request))
        short += len(found.jobs) < request.top or len(found.alternatives) < request.alternatives
        if engine is not None:
            titles = [work.title for work in person.work(WorkRelation.WANTED)]
            query = titles + [base.classification[skill.uri].preferred("en") for skill in person.held]
            began_both = _clocks()
            engine.search(query)
            stages.spent["tantivy"].append(tuple(_clocks() - began_both))
    _report(stages, len(people))
    print(f"lists shorter than asked: {short}")
    print(f"memory: {memory.rss / 1e9:.2f} GB resident, {memory.uss / 1e9:.2f} GB of it this process's alone")
    if chosen.compare:
        _compare(made, people[: chosen.compare], request)
    return 0


def _compare(made: Recommender, people: Sequence[Profile], request: RecommendRequest) -> None:
    """Print the mean share of the lists of comparing all that is found with fewer candidates."""
    shipped, plain = recommend.MOST, []
    for most in (candidates.ALL, shipped // 4, shipped // 2, shipped, shipped * 2):
        recommend.MOST = most
        shares, began = [], time.process_time()
        for number, person in enumerate(people):
            found = made.recommend(person, request)
            lists = [{job.posting.key for job in jobs} for jobs in (found.jobs, found.alternatives)]
            if most == candidates.ALL:
                plain.append(lists)
            shares.append([len(a & b) / max(1, len(b)) for a, b in zip(lists, plain[number], strict=True)])
        jobs, others = np.mean(shares, axis=0)
        cost = (time.process_time() - began) * 1000 / len(people)
        name = "all" if most == candidates.ALL else f"{most:,}"
        print(f"texts of {name:>7} compared: {jobs:.3f} of jobs, {others:.3f} of alternatives, {cost:,.0f} CPU ms")
    recommend.MOST = shipped


def _engine(folder: Path) -> Tantivy | None:
    try:
        return Tantivy(folder)
    except ImportError:
        print("tantivy is not installed: pip install 'jobvej[bench]'")
        return None


def _report(stages: Stages, count: int) -> None:
    print(f"{count} profiles, ms      p50      p95      max  CPU p50  CPU p95")
    for stage in (*STAGES, "tantivy"):
        if stage in stages.spent:
            clock, cpu = np.array(stages.spent[stage]).T
            values = (*np.percentile(clock, (50, 95)), clock.max(), *np.percentile(cpu, (50, 95)))
            print(f"{stage:18}" + "".join(f"{value:9.1f}" for value in values))


if __name__ == "__main__":
    sys.exit(main())
