"""Whether the network's paths are its reasons: ``python -m benchmarks.network_paths --data FOLDER``.

For queries of five skills, one in four wrong, and the occupation that the network puts first: does the occupation's
score fall when the edges of the strongest path are taken out of the graph (deletion), does it beat taking out those of
a random one of the other paths (baseline), how much of the score do three paths hold, and is the strongest path the
same with five training seeds. Of what an answer shows: the same deletion for the strongest path that comes by no
concept twice, the share of three such paths, and of the five edges within two steps that most comes over. Also the time
that a score and its explanation take.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.mobility import english_release
from recommender.evaluation.network_bench import SEEDS, fit_name
from recommender.evaluation.tables import machine
from recommender.network import NetworkPath, PathGraph, PathNetwork, PathSearch, load, strongest_paths
from recommender.network.graph import RELATIONS
from recommender.network.queries import NOISE, Corruptor
from recommender.network_reasons import LINKS

COUNTRY = "O*NET Primary-Short"
MANY = 40


def without(graph: PathGraph, path: NetworkPath) -> PathGraph:
    """The graph without the edges of a path, in the direction in which it goes over them."""
    edges = dict(graph.edges)
    for place, name in enumerate(path.relations):
        relation = next(one for one in RELATIONS if str(one) == name)
        row = graph.nodes[relation.target].index(path.nodes[place + 1])
        column = graph.nodes[relation.source].index(path.nodes[place])
        cut = edges[relation].copy()
        span = slice(cut.indptr[row], cut.indptr[row + 1])
        cut.data[span] = np.where(cut.indices[span] == column, 0.0, cut.data[span])
        edges[relation] = cut
    return replace(graph, edges=edges)


def arriving(network: PathNetwork, query: np.ndarray, origin: int, occupation: int) -> float:
    """Mass of an occupation after the last step: what its score rises with, whatever the others have."""
    states = network.flow(network.start(query)[:, None], [origin])
    return float(states[-1]["occupation"][occupation, 0] @ network.weights.out[1])


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--queries", type=int, default=100)
    chosen = parser.parse_args(arguments)
    snapshot = english_release(chosen.data)
    graph, corruptor, fits = PathGraph.of(snapshot), Corruptor(snapshot), load()
    networks = [PathNetwork(graph, fits[fit_name(COUNTRY, seed)].weights) for seed in range(SEEDS)]
    generator = np.random.default_rng(5)
    falls, random_falls, same, held, scoring, explaining = [], [], [], [], [], []
    simple_falls, simple_held, last_held, showing = [], [], [], []
    for _ in range(chosen.queries):
        origin = int(generator.integers(len(snapshot.occupations)))
        asked = corruptor.of_occupation(origin, 5, NOISE, generator)
        if not asked:
            continue
        query = corruptor.matrix([asked])[0]
        begun = time.perf_counter()
        read = networks[0].read(query, origin)
        scoring.append(time.perf_counter() - begun)
        best = int(np.argmax(read.total))
        begun = time.perf_counter()
        paths = strongest_paths(networks[0], query, best, 3, origin)
        explaining.append(time.perf_counter() - begun)
        held.append(sum(path.share for path in paths) / read.paths[best])
        tops = [strongest_paths(network, query, best, 1, origin)[0] for network in networks]
        same.append(np.mean([top.nodes == tops[0].nodes for top in tops[1:]]))
        others = strongest_paths(networks[0], query, best, MANY, origin)[3:]
        drawn = others[generator.integers(len(others))] if others else paths[-1]
        search = PathSearch(networks[0], query, origin)
        begun = time.perf_counter()
        simple, edges = search.best(best, 3, simple=True), search.edges(best, LINKS)
        showing.append(time.perf_counter() - begun)
        simple_held.append(sum(path.share for path in simple) / read.paths[best])
        last_held.append(sum(edge.share for edge in edges if edge.distance == 1) / read.paths[best])
        whole = arriving(networks[0], query, origin, best)
        for path, into in ((paths[0], falls), (drawn, random_falls), *((path, simple_falls) for path in simple[:1])):
            cut = PathNetwork(without(graph, path), networks[0].weights)
            into.append(whole - arriving(cut, query, origin, best))
    wins = np.mean([one > other for one, other in zip(falls, random_falls, strict=True)])
    print(f"{len(falls)} queries of five skills, {NOISE:.0%} wrong; {machine()}")
    print(f"deletion of the strongest path: the score falls in {np.mean(np.array(falls) > 0):.1%}")
    print(f"  more than by deleting a random weaker path (baseline) in {wins:.1%}")
    print(f"three paths hold {np.mean(held):.1%} of the path part of the score")
    print(f"deletion of the strongest simple path: the score falls in {np.mean(np.array(simple_falls) > 0):.1%}")
    print(f"three simple paths hold {np.mean(simple_held):.1%} of it")
    print(f"those of the {LINKS} strongest edges that end in the occupation carry {np.mean(last_held):.1%} of it")
    print(f"same strongest path over {SEEDS} seeds: {np.mean(same):.1%}")
    for name, took in (("score", scoring), ("three paths", explaining), ("what is shown", showing)):
        print(f"{name}: median {1000 * np.median(took):.0f} ms, p95 {1000 * np.quantile(took, 0.95):.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
