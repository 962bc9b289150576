"""Marked skill phrases found by labels alone, by the tagger alone, and by both with the labels first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from extraction.lexicon import Lexicon
from extraction.matching import Matcher
from extraction.mentions.corpus import Sample, authored
from extraction.mentions.finder import MentionFinder
from extraction.sentences import Span
from ontology.concepts import Classification, ConceptKind
from recommender.evaluation.span_datasets import green, skillspan
from recommender.evaluation.span_scores import count, figures
from recommender.evaluation.tables import Row, Table

Say = Callable[[str], None]
Phrases = Sequence[tuple[int, int]]


def development(bench: Path) -> Mapping[str, Sequence[Sample]]:
    """The held-out sentences by set: the project's own in two languages, and the published development parts."""
    own = list(authored("dev"))
    return {
        "authored Danish": [sample for sample in own if sample.language == "da"],
        "authored English": [sample for sample in own if sample.language == "en"],
        "SkillSpan": skillspan(bench, "dev"),
        "Green": green(bench, "dev"),
    }


def mention_tables(bench: Path, classification: Classification, say: Say) -> list[Table]:
    """A table a set; rows are the labels of ``classification``, the shipped tagger, and both.

    Raises ArtefactError where the tagger's artefact is missing or does not fit, DatasetError for a missing set.
    """
    matcher, finder = Matcher(Lexicon.build(classification)), MentionFinder()
    tables = []
    for name, samples in development(bench).items():
        say(f"mentions: {name}, {len(samples)} sentences")
        labels = [_labels(matcher, sample) for sample in samples]
        tagged = [_tagged(finder, sample) for sample in samples]
        both = [[*first, *_clear_of(first, second)] for first, second in zip(labels, tagged, strict=True)]
        rows = [
            _row("labels", labels, samples, baseline=True),
            _row("tagger", tagged, samples),
            _row("labels + tagger", both, samples),
        ]
        languages = {sample.language for sample in samples}
        notes = (
            "strict: bounds equal; overlap: one letter shared. Thresholds chosen on authored Danish.",
            f"tagger of {finder.meta['made']}, language {'/'.join(sorted(languages))}",
        )
        tables.append(Table(f"Skill phrases: {name}", "development", classification.content_hash, tuple(rows), notes))
    return tables


def _row(name: str, found: Sequence[Phrases], samples: Sequence[Sample], *, baseline: bool = False) -> Row:
    counts = [
        count(phrases, [(span.start, span.end) for span in sample.spans])
        for phrases, sample in zip(found, samples, strict=True)
    ]
    return Row(name, figures(counts), baseline)


def _labels(matcher: Matcher, sample: Sample) -> Phrases:
    hits = matcher.find(sample.text, sample.language, kinds=(ConceptKind.SKILL,))
    return [(hit.start, hit.end) for hit in hits]


def _tagged(finder: MentionFinder, sample: Sample) -> Phrases:
    spans = finder.find(sample.text, [Span(0, len(sample.text))], sample.language)
    return [(span.start, span.end) for span in spans]


def _clear_of(first: Phrases, second: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of ``second`` that share no letter with one of ``first``: as in reading, a label hit wins."""
    return [(start, end) for start, end in second if not any(start < b and a < end for a, b in first)]
