"""The project's training sentences: they parse, they are its own, and markup that is wrong is refused."""

from __future__ import annotations

import pytest

from extraction.errors import MentionDataError
from extraction.mentions.corpus import KINDS, authored, parse
from ontology.evidence import EvidenceKind


def test_markup_becomes_spans_of_the_plain_text() -> None:
    sample = parse("Kan {S:føre tilsyn} og {K:BR18}, {P:rolig}, {L:dansk}", "da", "x")
    assert sample.text == "Kan føre tilsyn og BR18, rolig, dansk"
    assert [(sample.text[span.start : span.end], span.kind) for span in sample.spans] == [
        ("føre tilsyn", EvidenceKind.SKILL),
        ("BR18", EvidenceKind.KNOWLEDGE),
        ("rolig", EvidenceKind.COMPETENCE),
        ("dansk", EvidenceKind.LANGUAGE),
    ]


@pytest.mark.parametrize("line", ["{S:åben", "{S:a {K:b} c}", "{X:andet}", "{S: }", "lukket}", "{K:Excel }"])
def test_markup_that_is_wrong_is_refused(line: str) -> None:
    with pytest.raises(MentionDataError):
        parse(line, "da", "x")


def test_the_corpus_parses_and_its_splits_are_apart() -> None:
    train, dev = list(authored("train")), list(authored("dev"))
    assert len(train) > 1_800
    assert len(dev) > 300
    assert {sample.language for sample in dev} == {"da", "en"}
    for sample in train + dev:
        ends = [0, *(span.end for span in sample.spans)]
        assert all(end <= span.start for end, span in zip(ends, sample.spans, strict=False))
        assert all(span.kind in KINDS for span in sample.spans)
    both = {sample.text for sample in train} & {sample.text for sample in dev}
    assert len(both) < 0.02 * len(dev)
