"""Train the mention tagger and write its artefact: ``extraction/mentions/model/``.

    python -m benchmarks.train_mentions --data FOLDER [--cache FILE] [--out FOLDER] [--seed N]

FOLDER holds ``esco/`` and ``bench/`` (as for ``jobvej bench``). Learns from the project's own sentences
(``extraction/mentions/corpus``) and Danish terms, SkillSpan, Green and Kompetencer; every figure is of held-out
development sentences. The same seed gives the same arrays on one machine. ``--cache``: keeps word vectors for the next
run, which make up half of the time (about 15 minutes on two idle cores).
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import platform
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.mention_data import Example, Maker, examples
from benchmarks.mention_terms import Terms, classification
from benchmarks.mention_training import Trainer
from benchmarks.mention_vectors import embed, reduce, texts, vocabulary
from extraction.mentions.artefact import FOLDER, save
from extraction.mentions.corpus import Sample, authored
from extraction.mentions.decode import Thresholds, decode
from extraction.mentions.network import Floats, Shape
from ontology.concepts import Classification
from recommender.evaluation.span_datasets import green, kompetencer, kompetencer_phrases, skillspan
from recommender.evaluation.span_scores import Counts, count, figures

ROOT = Path(__file__).resolve().parents[1]
SEED = 20261125
RATES = (0.002, 0.002, 0.001, 0.0005)
"""Learning rate of each epoch; the averaged weights gained nothing on development by a fifth."""

LISTS = {"da": 900, "en": 300}
"""Made-up lists an epoch by language."""

TITLES = 300
GREEN_EPOCHS, GREEN_SHARE = 2, 3
"""Green's labels are of many hands and loose: a third of it, and in the first epochs only."""

LEAST_PRECISION = 0.87
"""Overlap precision on authored Danish to keep (labels beside it cost a point); then recall and strict F1 count."""

_GRID = ((0.35, 0.4, 0.45, 0.5, 0.55, 0.6), (0.2, 0.25, 0.3, 0.35, 0.4, 0.45), (0.4, 0.5, 0.6))


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0; errors in the data are raised with what to do."""
    options = _options().parse_args(arguments)
    began = time.perf_counter()
    bench = options.data / "bench"
    found = classification(options.data)
    words = _words(found, bench, list(authored("train")))
    _say(f"{len(words)} words to embed", began)
    vectors = _vectors(words, embed(words, options.cache))
    _say("word vectors made", began)
    trainer = Trainer(vectors[0], vectors[1] * vectors[2], Shape(), options.seed)
    held_out = development(bench)
    _train(trainer, bench, Maker(Terms(found), options.seed), held_out, began)
    with trainer.use_averages():
        logits = {name: trainer.logits(data) for name, data in held_out.items()}
        thresholds = _choose(held_out["authored-da"], logits["authored-da"])
        measured = {name: _measured(data, logits[name], thresholds) for name, data in held_out.items()}
        provenance = {
            "seed": options.seed,
            "made": datetime.date.today().isoformat(),
            "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
            "data": _hashes(options.data),
            "development": measured,
        }
        save(options.out, trainer.network, Shape(), vectors, thresholds, provenance)
    for name, numbers in measured.items():
        print(name, numbers)
    _say(f"written to {options.out}: {thresholds}", began)
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=SEED)
    return parser


def development(bench: Path) -> dict[str, list[Example]]:
    """The held-out sentences by set."""
    own = examples(authored("dev"))
    return {
        "authored-da": [item for item in own if item.sample.language == "da"],
        "authored-en": [item for item in own if item.sample.language == "en"],
        "skillspan": examples(skillspan(bench, "dev")),
        "green": examples(green(bench, "dev")),
    }


def _words(found: Classification, bench: Path, own: Iterable[Sample]) -> list[str]:
    danish, english = texts(found)
    for sample in [*own, *kompetencer(bench), *skillspan(bench, "train"), *green(bench, "train")]:
        (danish if sample.language == "da" else english).append(sample.text)
    return vocabulary([*danish, *kompetencer_phrases(bench)], english)


def _vectors(
    words: Sequence[str], rows: npt.NDArray[np.float32]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int8], Floats]:
    """Keys, table and scale, in the order of the keys, which tells nothing of the words."""
    from spacy.strings import get_string_id

    keys = np.array([get_string_id(word) for word in words], dtype=np.uint64)
    order = np.argsort(keys)
    table, scale = reduce(rows)
    return keys[order], table[order], scale


def _train(
    trainer: Trainer, bench: Path, maker: Maker, held_out: Mapping[str, Sequence[Example]], began: float
) -> None:
    own, real = list(authored("train")), examples(skillspan(bench, "train"))
    loose = examples(green(bench, "train"))
    danish = examples(kompetencer(bench))
    for number, rate in enumerate(RATES):
        made = maker.varied(own) + maker.titles(TITLES)
        for language, many in LISTS.items():
            made += maker.lists(many, language)
        mixed = examples([*maker.named(own), *maker.named(own), *maker.named(made)]) + danish + real
        if number < GREEN_EPOCHS:
            mixed += loose[number::GREEN_SHARE]
        loss = trainer.epoch(mixed, rate)
        with trainer.use_averages():
            data = held_out["authored-da"]
            numbers = _measured(data, trainer.logits(data), Thresholds(0.5, 0.4, 0.5))
        _say(f"epoch {number + 1} of {len(RATES)}: loss {loss:.3f}, authored-da {numbers}", began)


def counts(data: Sequence[Example], logits: Sequence[Floats], thresholds: Thresholds) -> list[Counts]:
    """Agreement with what is marked, by sentence."""
    found = []
    for item, numbers in zip(data, logits, strict=True):
        words = item.sentence
        runs = decode(numbers, words.words, thresholds)
        spans = [(words.starts[run.first], words.ends[run.last - 1]) for run in runs]
        found.append(count(spans, [(span.start, span.end) for span in item.sample.spans]))
    return found


def _measured(data: Sequence[Example], logits: Sequence[Floats], thresholds: Thresholds) -> dict[str, float]:
    return {name: round(cell.mean, 4) for name, cell in figures(counts(data, logits, thresholds)).items()}


def _choose(data: Sequence[Example], logits: Sequence[Floats]) -> Thresholds:
    """The thresholds of the grid that find most and cut best while they keep the least precision."""
    best: tuple[bool, float, Thresholds] | None = None
    for seed, grow, part in itertools.product(*_GRID):
        if grow > seed:
            continue
        thresholds = Thresholds(seed, grow, part)
        found = counts(data, logits, thresholds)
        total = Counts(*map(sum, zip(*found, strict=True)))
        precision = total.found_touching / max(total.found, 1)
        strict = 2 * total.equal / (total.found + total.marked)
        gain = total.marked_touched / total.marked + strict
        mark = (precision >= LEAST_PRECISION, gain if precision >= LEAST_PRECISION else precision, thresholds)
        if best is None or mark[:2] > best[:2]:
            best = mark
    assert best is not None
    return best[2]


def _hashes(data: Path) -> dict[str, str]:
    """SHA-256 of what was learnt from, by name; ESCO is v1.1.1 with the Danish occupations."""
    files = [
        *sorted((ROOT / "extraction" / "mentions" / "corpus").glob("*.txt")),
        ROOT / "ontology" / "terms" / "da.tsv",
    ]
    for folder in ("skillspan", "green-span", "kompetencer"):
        files += sorted((data / "bench" / folder).glob("*train*"))
    return {f"{path.parent.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _say(line: str, began: float) -> None:
    print(f"[{time.perf_counter() - began:5.0f} s] {line}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
