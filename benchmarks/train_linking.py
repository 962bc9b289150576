"""Fits the rankers of ``extraction/linking/model`` anew: ``python -m benchmarks.train_linking --data FOLDER``.

FOLDER holds ``esco/`` and ``bench/``. Vectors are kept in ``.cache`` and made once (half an hour of two cores); fitting
takes two minutes. Deterministic: the same data, encoder and seed give the same file.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from extraction.linking import occupations, skills
from extraction.linking.fit import L2, fit
from extraction.linking.ranker import FORMAT_VERSION, PATH, Ranker
from extraction.vectors.e5 import E5Encoder
from extraction.vectors.semantics import Semantics
from extraction.vectors.store import VectorFile
from ontology.terms.table import shipped_terms
from recommender.evaluation.bench import REFERENCE, reference
from recommender.evaluation.datasets import melo, techwolf, techwolf_phrases
from recommender.evaluation.linking_examples import (
    HELD_OUT,
    SEED,
    balanced,
    hold_out,
    phrase_examples,
    sentence_examples,
    title_examples,
    union,
    with_pivot,
)

COUNTRIES = ("swe_q_sv_c_sv", "nor_q_no_c_no", "deu_q_de_c_de")
SPLITS = ("tech_validation", "house_validation")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=PATH)
    chosen = parser.parse_args(arguments)
    encoder = E5Encoder()
    kept = VectorFile(Path(".cache") / f"vectors-{encoder.name}", encoder.dim)
    semantics = Semantics(encoder, kept, wait=True, progress=lambda done, of: say(f"vectors: {done} of {of}"))
    try:
        rankers = train(chosen.data, semantics)
    finally:
        encoder.close()
    body = {
        "format_version": FORMAT_VERSION,
        "made": datetime.now(UTC).date().isoformat(),
        "encoder": semantics.name,
        "seed": SEED,
        "l2": L2,
        "trained_on": {
            "title": [f"MELO {name}" for name in COUNTRIES],
            "title-lexical": [f"MELO {name}" for name in COUNTRIES],
            "phrase": [*SPLITS, f"{HELD_OUT} held-out Danish alternatives"],
            "sentence": list(SPLITS),
        },
        "ontology": ", ".join(REFERENCE),
        "rankers": {name: _form(ranker) for name, ranker in rankers.items()},
    }
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(body, indent=1) + "\n", encoding="utf-8")
    say(f"{chosen.out} is written")
    return 0


def train(data: Path, semantics: Semantics) -> dict[str, Ranker]:
    """The rankers by task."""
    classification = reference(data / "esco")
    classification = shipped_terms().within(classification).apply(classification)
    sets = {name: with_pivot(melo(data / "bench" / "melo", name), classification) for name in COUNTRIES}
    found: dict[str, Ranker] = {}
    for task, meaning, names in (
        ("title", semantics, occupations.FEATURES),
        ("title-lexical", None, occupations.LEXICAL_FEATURES),
    ):
        say(f"{task}: {', '.join(sets)}")
        found[task] = fit(names, *balanced({name: title_examples(one, meaning) for name, one in sets.items()}))
    home = data / "bench" / "techwolf-skill-extraction"
    say("phrase: annotated spans and held-out Danish alternatives")
    spans = union(techwolf_phrases(home, split, classification) for split in SPLITS)
    held, danish = hold_out(classification, "da")
    examples = {
        "en": phrase_examples(spans, classification, "en", semantics),
        "da": phrase_examples(danish, held, "da", semantics),
    }
    found["phrase"] = fit(skills.PHRASE_FEATURES, *balanced(examples))
    say("sentence: " + ", ".join(SPLITS))
    sentences = [
        example for split in SPLITS for example in sentence_examples(techwolf(home, split), classification, semantics)
    ]
    found["sentence"] = fit(skills.SENTENCE_FEATURES, sentences)
    return found


def _form(ranker: Ranker) -> dict[str, object]:
    return {
        "features": list(ranker.names),
        "weights": [round(float(value), 6) for value in ranker.weights],
        "mean": [round(float(value), 6) for value in ranker.mean],
        "scale": [round(float(value), 6) for value in ranker.scale],
        "none": round(ranker.none, 6),
    }


def say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main())
