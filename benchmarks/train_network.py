"""Trains the fits of ``recommender/network/model`` anew: ``python -m benchmarks.train_network --data FOLDER``.

FOLDER holds ``esco/`` and ``bench/``. Trains what ships on both countries, and for measuring each country alone with
five seeds and once with shuffled labels: about two minutes each on one core; what the file holds already is kept, and
what was interrupted goes on. ``--report FILE`` trains nothing for the file, but measures a set encoder without a graph
beside the network (settings as in ``jobvej bench network``) and writes the tables. Needs torch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from api.usecases.training import joined, read_mobility
from benchmarks.mobility import english_release, label_vectors
from recommender.errors import ArtefactError
from recommender.evaluation.bench import RELEASE
from recommender.evaluation.network_bench import SEEDS, SEEDS_AT, SETTINGS, Bench, fit_name
from recommender.network import SHIPPED, PathGraph
from recommender.network.artefact import PATH, Fit, load, save
from recommender.network.queries import Corruptor
from recommender.training.examples import MobilityExamples
from recommender.training.loop import Plan, train
from recommender.training.set_encoder import train_set_encoder

ENCODER_STEPS = 300


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=PATH)
    parser.add_argument("--only", help="only the fits whose name holds this")
    parser.add_argument("--report", type=Path)
    parser.add_argument("--country", type=int, choices=(0, 1), help="report on one country (0 O*NET, 1 ROME)")
    chosen = parser.parse_args(arguments)
    snapshot, sets = english_release(chosen.data), read_mobility(chosen.data / "bench")
    texts = label_vectors(snapshot)
    graph, corruptor = PathGraph.of(snapshot), Corruptor(snapshot)
    gold = {one.name: joined(snapshot, [one]) for one in sets} | {SHIPPED: joined(snapshot, sets)}
    examples = {name: MobilityExamples(corruptor, found) for name, found in gold.items()}
    if chosen.report:
        assert texts is not None
        pairs = [(sets[1 - place], sets[place]) for place in ((0, 1) if chosen.country is None else (chosen.country,))]
        extra = {}
        for trained_on, _ in pairs:
            say(f"set encoder: {trained_on.name}")
            plan = Plan(steps=ENCODER_STEPS, batch=64)
            scorer = train_set_encoder(snapshot, graph, texts, examples[trained_on.name], plan)
            extra[trained_on.name] = {"set encoder, no graph": scorer}
        bench = Bench(snapshot, texts, load(chosen.out), say, extra)
        tables = [table for trained_on, on in pairs for table in bench.country(trained_on, on, SETTINGS)]
        chosen.report.write_text("\n\n".join(table.to_text() for table in tables) + "\n", encoding="utf-8")
        return 0
    wanted: dict[str, tuple[str, int, bool]] = {fit_name(one.name): (one.name, 0, False) for one in sets}
    wanted |= {SHIPPED: (SHIPPED, 0, False)}
    for one in sets:
        wanted |= {fit_name(one.name, shuffled=True): (one.name, 0, True)}
        wanted |= {fit_name(one.name, seed): (one.name, seed, False) for seed in range(1, SEEDS)}
    for name, (trained_on, seed, shuffled) in wanted.items():
        fits = stored(chosen.out)
        if name in fits or (chosen.only and chosen.only not in name):
            continue
        say(f"{name}: {len(gold[trained_on])} origins")
        plan = Plan(seed=seed)
        source = examples[trained_on].shuffled(seed) if shuffled else examples[trained_on]
        digest = hashlib.sha256(json.dumps(sorted(gold[trained_on].items())).encode()).hexdigest()
        checkpoint = chosen.out.with_name(f".{name.replace('*', '').replace(' ', '-')}.checkpoint")
        weights = train(graph, texts, source, plan, checkpoint, say, f"{digest} {name}")
        meta = {
            "made": datetime.now(UTC).date().isoformat(),
            "seed": seed,
            "steps": plan.steps,
            "batch": plan.batch,
            "trained_on": [one.name for one in sets] if trained_on == SHIPPED else [trained_on],
            "shuffled": shuffled,
            "pairs_sha256": digest,
            "ontology": ", ".join(RELEASE),
            "snapshot": snapshot.content_hash,
            "texts": texts is not None,
        }
        save(chosen.out, stored(chosen.out) | {name: Fit(weights, meta)})
    say(f"{chosen.out}: {', '.join(stored(chosen.out))}; seeds are compared at {', '.join(map(str, SEEDS_AT))}")
    return 0


def stored(path: Path) -> dict[str, Fit]:
    """What is there already; nothing where the file is missing or does not fit."""
    try:
        return dict(load(path))
    except ArtefactError:
        return {}


def say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
