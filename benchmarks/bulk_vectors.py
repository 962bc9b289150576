"""What distilled vectors lose against the encoder: python -m benchmarks.bulk_vectors --data DIRECTORY

Agreement of links on the phrases of the reading set's development postings, and MRR on phrases with known skills: spans
of TECH and HOUSE validation (English), and Danish alternatives that are taken out of the labels. DIRECTORY is a data
directory with ESCO and its vectors, JOBVEJ_SHARED_DATA the folder with ``bench/``. The baseline is characters alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.bootstrap import Services
from api.bulk_linking import distil
from api.settings import read_settings
from extraction.linking import Linker, SkillLinker, make_linker
from extraction.linking.port import Candidate
from extraction.linking.staged import LOW, StagedLinker
from extraction.mentions.linking import MIN_CONFIDENCE
from ontology.concepts import Classification
from recommender.evaluation.bootstrap import bootstrap_ci
from recommender.evaluation.datasets import Phrase, techwolf_phrases
from recommender.evaluation.linking_examples import hold_out, union
from recommender.evaluation.metrics import MRR
from recommender.evaluation.reading.documents import read_set

READING_SET = Path(__file__).parent / "reading_set"
SPLITS = ("tech_validation", "house_validation")
DEPTH, MOST = 100, 600
"""Candidates asked for, and Danish alternatives looked at: the first of those held out."""
FLOORS = (0.1, LOW, 0.3, 0.5)
"""Scores of the distilled vectors' best candidate from which the encoder is asked too."""

Phrases = list[tuple[str, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    with Services(read_settings(data=chosen.data), patient=True, threads=1) as services:
        agreement(services)
        spans = services.world().ground_classification
        home = services.settings.shared_data / "bench" / "techwolf-skill-extraction"
        known = union(techwolf_phrases(home, split, spans) for split in SPLITS)
        ranked(services, f"spans of {', '.join(SPLITS)} (en)", spans, "en", known)
        held, danish = hold_out(spans, "da")
        ranked(services, "Danish alternatives held out (da)", held, "da", danish[:MOST])
    return 0


def agreement(services: Services) -> None:
    """Links of the distilled vectors, alone and in stages, against those of the encoder."""
    phrases = sorted(set(dev_phrases(services)))
    linkers = variants(services, services.world().ground_classification)
    found = {name: links(linker, phrases) for name, linker in linkers.items()}
    quick = candidates(linkers["distilled"], phrases)
    right = found["encoder"]
    print(f"reading set, development postings: {len(phrases)} phrases; linked from {MIN_CONFIDENCE}")
    print(
        "| vectors | asked of the encoder | linked | same as the encoder's | precision | recall |\n"
        "|---|---|---|---|---|---|"
    )
    for name, mine in found.items():
        same = sum(right.get(phrase) == uri for phrase, uri in mine.items())
        floor = float(name.rsplit(" ", 1)[1]) if name.startswith("staged") else 2.0
        asked = sum(bool(some) and some[0].score >= floor for some in quick) / len(phrases)
        share = "all" if name == "encoder" else f"{asked:.3f}"
        shares = f"{same / max(1, len(mine)):.3f} | {same / max(1, len(right)):.3f}"
        print(f"| {name} | {share} | {len(mine)} | {same} | {shares} |")


def ranked(
    services: Services,
    title: str,
    classification: Classification,
    language: str,
    known: Sequence[Phrase],
) -> None:
    """MRR of each kind of vectors, and of characters alone."""
    pairs = [(phrase.text, phrase.concepts) for phrase in known if phrase.concepts]
    texts = [text for text, _ in pairs]
    linkers: dict[str, Linker] = {"characters": make_linker("skill", "chars", classification)}
    linkers.update(variants(services, classification))
    print(f"{title}: {len(pairs)} phrases\n| vectors | MRR |\n|---|---|")
    for name, linker in linkers.items():
        rankings = [[one.uri for one in some] for some in linker.link(texts, language, DEPTH, language)]
        cell = bootstrap_ci([MRR.score(ranking, right) for ranking, (_, right) in zip(rankings, pairs, strict=True)])
        print(f"| {name} | {cell.mean:.3f} [{cell.low:.3f}, {cell.high:.3f}] |", flush=True)


def variants(services: Services, classification: Classification) -> dict[str, Linker]:
    """The linkers by name, over one classification."""
    semantics = services.semantics
    assert semantics is not None, "JOBVEJ_ENCODER must not be none"
    careful = SkillLinker(classification, "default", semantics)
    distilled = distil(services, services.world().ground_classification)
    assert distilled is not None, "make the vectors first: jobvej vectors make"
    quick = careful.spoken(semantics.by(distilled))
    staged: dict[str, Linker] = {f"staged from {floor}": StagedLinker(quick, careful, low=floor) for floor in FLOORS}
    return {"encoder": careful, "distilled": quick, **staged}


def candidates(linker: Linker, phrases: Phrases) -> list[list[Candidate]]:
    """The best five of each phrase."""
    found: dict[tuple[str, str], list[Candidate]] = {}
    for language in sorted({language for _, language in phrases}):
        texts = [text for text, tag in phrases if tag == language]
        found.update(zip(((text, language) for text in texts), linker.link(texts, language, 5), strict=True))
    return [found[phrase] for phrase in phrases]


def links(linker: Linker, phrases: Phrases) -> dict[tuple[str, str], str]:
    """The concept of each phrase that is sure enough."""
    some = zip(phrases, candidates(linker, phrases), strict=True)
    return {phrase: best[0].uri for phrase, best in some if best and best[0].score >= MIN_CONFIDENCE}


class _Listening:
    """A linker that links nothing and notes what it is asked."""

    def __init__(self) -> None:
        self.asked: Phrases = []

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        self.asked += [(text, language) for text in texts]
        return [[] for _ in texts]


def dev_phrases(services: Services) -> Iterator[tuple[str, str]]:
    """The phrases of the development postings, as reading asks for them."""
    listening = _Listening()
    reader = services.world().posting_reader
    linker = reader._mention_linker
    assert linker is not None
    linker._linker = lambda: listening
    for document in read_set(READING_SET, "postings"):
        if document.split == "dev":
            reader.read(document.job_posting(), "reading-set")
    return iter(listening.asked)


if __name__ == "__main__":
    raise SystemExit(main())
