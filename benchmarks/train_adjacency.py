"""Fits the rankers of ``recommender/adjacency/model`` anew: ``python -m benchmarks.train_adjacency --data FOLDER``.

FOLDER holds ``esco/`` and ``bench/``. Takes a minute of one core. Deterministic: the same data and seed give
the same weights on one machine. ``--choose`` prints instead what each penalty and each weight of moves between
functions gives by five folds inside each country, whole native codes held out.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.mobility import english_release
from recommender.adjacency.features import NAMES, Features
from recommender.adjacency.fit import ACROSS, L2, Examples, examples, fit, fit_list
from recommender.adjacency.ranker import ALL, FORMAT_VERSION, LISTS, PATH, SHIPPED, to_form
from recommender.evaluation.adjacency_bench import SHUFFLED, by_row, rows_of_clusters
from recommender.evaluation.bench import RELEASE
from recommender.evaluation.datasets import MobilitySet, onet, rome
from recommender.evaluation.metrics import average_precision
from recommender.fields import FUNCTION

SEED = 20261122
FOLDS = 5
PENALTIES = (0.003, 0.01, 0.03, 0.05, 0.1, 0.2)
WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=PATH)
    parser.add_argument("--choose", action="store_true")
    chosen = parser.parse_args(arguments)
    features = Features(english_release(chosen.data))
    bench = chosen.data / "bench"
    sets = (onet(bench / "onet-related-occupations"), rome(bench / "rome-mobility-fr"))
    found: dict[str, Examples] = {}
    for mobility in sets:
        say(f"{mobility.name}: features of {len(mobility.gold)} origins")
        found[mobility.name] = examples(features, by_row(features.snapshot, mobility))
    if chosen.choose:
        for mobility in sets:
            choose(found[mobility.name], rows_of_clusters(features.snapshot, mobility), mobility)
        return 0
    fits = {name: fit(some) for name, some in found.items()}
    fits |= {f"{name}{SHUFFLED}": fit(some.shuffled(SEED)) for name, some in found.items()}
    fits[SHIPPED] = fit(Examples.joined(list(found.values())))
    body = {
        "format_version": FORMAT_VERSION,
        "made": datetime.now(UTC).date().isoformat(),
        "seed": SEED,
        "l2": L2,
        "across": ACROSS,
        "trained_on": {SHIPPED: list(found)} | {name: [name] for name in found},
        "ontology": ", ".join(RELEASE),
        "features": list(NAMES),
        "fits": {name: {part: to_form(rankers[part]) for part in LISTS} for name, rankers in sorted(fits.items())},
    }
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(body, indent=None, separators=(",", ":")).replace('"fits"', '\n"fits"') + "\n")
    say(f"{chosen.out} is written")
    for name in LISTS:
        weights = fits[SHIPPED][name].weights
        order = np.argsort(-np.abs(weights))[:12]
        say(f"{name}: " + ", ".join(f"{NAMES[i]} {weights[i]:+.2f}" for i in order))
    return 0


def choose(some: Examples, clusters: dict[int, str], mobility: MobilitySet) -> None:
    """Mean average precision among the candidates by folds, for each list and penalty, and for each weight."""
    codes = sorted(set(clusters.values()))
    fold_of = dict(zip(codes, np.random.default_rng(SEED).permutation(len(codes)) % FOLDS, strict=True))
    fold = np.array([fold_of[clusters[origin]] for origin in some.origins])
    trials = [(name, l2, ACROSS) for name in LISTS for l2 in PENALTIES]
    trials += [(ALL, L2, weight) for weight in WEIGHTS]
    for name, l2, weight in trials:
        values: list[float] = []
        across: list[float] = []
        for held in range(FOLDS):
            ranker = fit_list(part(some, fold != held), name, l2, weight)
            test = part(some, fold == held)
            for place in range(len(test.origins)):
                raw = np.where(test.part[name][place], ranker.raw(test.features[place]), -np.inf)
                order = np.argsort(-raw, kind="stable").tolist()
                right = test.right[place] & test.part[name][place]
                for wanted, into in ((right, values), (right & test.part[FUNCTION][place], across)):
                    if wanted.any():
                        into.append(average_precision(order, frozenset(np.flatnonzero(wanted).tolist())))
        say(f"{mobility.name}, {name}, l2 {l2}, across {weight}: {np.mean(values):.4f}, across {np.mean(across):.4f}")


def part(some: Examples, keep: np.ndarray) -> Examples:
    return Examples(
        tuple(np.array(some.origins)[keep].tolist()),
        some.features[keep],
        some.right[keep],
        {name: mask[keep] for name, mask in some.part.items()},
    )


def say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
