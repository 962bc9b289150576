"""Fits ``recommender/from_skills/model/ranker.json`` anew: ``python -m benchmarks.train_from_skills --data FOLDER``.

FOLDER holds ``esco/`` and ``bench/``. On noisy queries of both countries' experts, with the vectors of labels and
without; about two minutes of one core. ``jobvej bench network`` measures the same with a country held out.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from api.usecases.training import joined, read_mobility
from benchmarks.mobility import english_release, label_vectors
from recommender.adjacency.learned import LearnedAdjacency
from recommender.evaluation.bench import RELEASE
from recommender.from_skills.fit import SEED, draw, fit_ranker, in_parts
from recommender.from_skills.ranker import PATH, WITH_TEXTS, WITHOUT_TEXTS, Artefact, Evidence, save
from recommender.network import SHIPPED, PathGraph, PathNetwork, load
from recommender.network.queries import Corruptor

QUERIES = 1024


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=PATH)
    chosen = parser.parse_args(arguments)
    snapshot, sets = english_release(chosen.data), read_mobility(chosen.data / "bench")
    texts = label_vectors(snapshot)
    if texts is None:
        sys.stderr.write("the encoder is not there, and without its vectors only half can be fitted\n")
        return 1
    corruptor, near = Corruptor(snapshot), LearnedAdjacency(snapshot)
    asked = draw(corruptor, corruptor.answered(joined(snapshot, sets)), QUERIES, SEED)
    rankers = {}
    for name, vectors in ((WITH_TEXTS, texts), (WITHOUT_TEXTS, None)):
        network = PathNetwork(PathGraph.of(snapshot), load()[SHIPPED].weights, vectors)
        evidence = Evidence(snapshot, network, near)
        parts = []
        for part in in_parts(asked.skills):
            parts.append(evidence.features(corruptor.matrix(part)))
            sys.stderr.write(f"\r{name}: {sum(map(len, parts))} of {QUERIES} queries")
        rankers[name] = fit_ranker(np.concatenate(parts), asked)
        sys.stderr.write("\n")
    meta = {
        "made": datetime.now(UTC).date().isoformat(),
        "queries": QUERIES,
        "seed": SEED,
        "trained_on": [one.name for one in sets],
        "ontology": ", ".join(RELEASE),
        "snapshot": snapshot.content_hash,
    }
    save(chosen.out, Artefact(rankers, meta))
    return 0


if __name__ == "__main__":
    sys.exit(main())
