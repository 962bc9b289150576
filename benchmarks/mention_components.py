"""spaCy's own ner and spancat beside the mention tagger's outputs, on the same features, sentences and epochs.

    python -m benchmarks.mention_components --data FOLDER [--epochs N]

Each learns from the project's training sentences and SkillSpan's, with the word vectors of the shipped artefact, and
is measured on the held-out sentences. It is how the tagger's form was chosen; nothing is written.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.mention_data import Example, examples
from benchmarks.mention_training import BATCH, DROPOUT, Trainer
from benchmarks.train_mentions import SEED, counts, development
from extraction.mentions.artefact import load
from extraction.mentions.corpus import authored
from extraction.mentions.decode import Thresholds
from extraction.mentions.network import Shape
from extraction.mentions.words import Forms, document
from recommender.evaluation.span_datasets import kompetencer, skillspan
from recommender.evaluation.span_scores import Counts, count, figures

LABEL, KEY = "PHRASE", "sc"
LONGEST = 8
"""Words of the spans that spancat is offered."""

_RATE = 0.001


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    options = parser.parse_args()
    bench = options.data / "bench"
    train = examples([*authored("train"), *authored("train"), *kompetencer(bench), *skillspan(bench, "train")])
    held_out = {name: data for name, data in development(bench).items() if name != "green"}
    _report("words (begin, inside, outside)", _words(train, held_out, options.epochs))
    for name in ("ner", "spancat"):
        _report(name, _component(name, train, held_out, options.epochs))


def _report(name: str, results: Iterator[tuple[str, list[Counts], float]]) -> None:
    for data, found, seconds in results:
        cells = {column: str(cell) for column, cell in figures(found).items()}
        print(f"{name:32} {data:12} {cells} {len(found) / seconds:.0f} sentences a second", flush=True)


def _words(
    train: Sequence[Example], held_out: dict[str, list[Example]], epochs: int
) -> Iterator[tuple[str, list[Counts], float]]:
    tagger = load()
    trainer = Trainer(tagger.keys, tagger.vocab.vectors.data, Shape(), SEED)
    for _ in range(epochs):
        trainer.epoch(train, _RATE)
    with trainer.use_averages():
        for name, data in held_out.items():
            began = time.perf_counter()
            found = counts(data, trainer.logits(data), Thresholds(0.5, 0.4, 0.5))
            yield name, found, time.perf_counter() - began


def _component(
    name: str, train: Sequence[Example], held_out: dict[str, list[Example]], epochs: int
) -> Iterator[tuple[str, list[Counts], float]]:
    from spacy.training import Example as Pair
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(SEED)
    tagger = load()
    forms = Forms(tagger.keys.tolist())
    nlp = _pipeline(name, tagger.vocab)
    pairs = [Pair(_document(nlp.vocab, forms, item), _marked(nlp.vocab, forms, item)) for item in train]
    optimizer = nlp.initialize(lambda: pairs[:500])
    optimizer.learn_rate = _RATE
    shuffled = random.Random(SEED)  # noqa: S311 - no secret
    for _ in range(epochs):
        shuffled.shuffle(pairs)
        for batch in minibatch(pairs, BATCH):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT)
    with nlp.use_params(optimizer.averages):
        for set_name, data in held_out.items():
            began = time.perf_counter()
            docs = list(nlp.pipe((_document(nlp.vocab, forms, item) for item in data), batch_size=64))
            found = [_count(name, doc, item) for doc, item in zip(docs, data, strict=True)]
            yield set_name, found, time.perf_counter() - began


def _pipeline(name: str, vocab: Any) -> Any:
    from spacy.language import Language

    shape = Shape()
    tok2vec = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": shape.width,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": [shape.norm_rows, shape.prefix_rows, shape.suffix_rows, shape.shape_rows],
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": shape.width,
            "depth": shape.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    nlp = Language(vocab=vocab)
    if name == "ner":
        model: dict[str, Any] = {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "extra_state_tokens": False,
            "hidden_width": 64,
            "maxout_pieces": 2,
            "use_upper": True,
            "tok2vec": tok2vec,
        }
        nlp.add_pipe("ner", config={"model": model}).add_label(LABEL)
    else:
        model = {
            "@architectures": "spacy.SpanCategorizer.v1",
            "tok2vec": tok2vec,
            "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 128},
            "scorer": {"@layers": "spacy.LinearLogistic.v1"},
        }
        suggester = {"@misc": "spacy.ngram_range_suggester.v1", "min_size": 1, "max_size": LONGEST}
        config = {"model": model, "spans_key": KEY, "suggester": suggester}
        nlp.add_pipe("spancat", config=config).add_label(LABEL)
    return nlp


def _document(vocab: Any, forms: Forms, item: Example) -> Any:
    words = item.sentence.words
    return document(vocab, words, [forms.of(word, item.sample.language) for word in words])


def _marked(vocab: Any, forms: Forms, item: Example) -> Any:
    doc = _document(vocab, forms, item)
    spans, begin = [], -1
    for at, place in enumerate([*item.places, 0]):
        if begin >= 0 and place != 2:
            spans.append(doc[begin:at])
            begin = -1
        if place == 1:
            begin = at
    from spacy.tokens import Span

    marked = [Span(doc, span.start, span.end, LABEL) for span in spans]
    doc.set_ents(marked)
    doc.spans[KEY] = marked
    return doc


def _count(name: str, doc: Any, item: Example) -> Counts:
    from spacy.util import filter_spans

    spans = doc.ents if name == "ner" else _by_score(doc, filter_spans)
    words = item.sentence
    found = [(words.starts[span.start], words.ends[span.end - 1]) for span in spans]
    return count(found, [(span.start, span.end) for span in item.sample.spans])


def _by_score(doc: Any, first_longest: Any) -> list[Any]:
    """Spans that do not overlap, the surest first."""
    group = doc.spans[KEY]
    taken: set[int] = set()
    chosen = []
    for score, span in sorted(zip(group.attrs["scores"], group, strict=True), key=lambda pair: -float(pair[0])):
        if float(score) >= 0.5 and taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            chosen.append(span)
    return list(first_longest(chosen))


if __name__ == "__main__":
    main()
