"""Sets of marked phrases, and how agreement with them is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontology.evidence import EvidenceKind
from recommender.errors import DatasetError
from recommender.evaluation.bootstrap import ratio_ci
from recommender.evaluation.span_datasets import green, kompetencer, skillspan
from recommender.evaluation.span_scores import count, figures

_ROWS = (
    "Build B-Skill O\ntools I-Skill O\nin I-Skill O\nJava I-Skill B-Knowledge\n, O O\nknow O O\nLinux O B-Knowledge\n"
    "at O O\n<ORGANIZATION> O O\n. O O\n\nHello O O\n"
)


def _write(path: Path, rows: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(rows.replace(" ", "\t"), encoding="utf-8")


def test_words_become_a_sentence_with_flat_spans(tmp_path: Path) -> None:
    for part in ("house", "tech"):
        _write(tmp_path / "skillspan" / f"skillspan_{part}_train.conll", _ROWS)
    samples = skillspan(tmp_path, "train")
    assert [sample.text for sample in samples[:2]] == ["Build tools in Java, know Linux at [ORGANIZATION].", "Hello"]
    assert [(samples[0].text[span.start : span.end], span.kind) for span in samples[0].spans] == [
        ("Build tools in Java", None),
        ("Linux", EvidenceKind.KNOWLEDGE),
    ]
    assert len(samples) == 4


def test_a_blank_line_may_hold_tabs_and_a_tag_may_be_malformed(tmp_path: Path) -> None:
    path = tmp_path / "kompetencer" / "kompetencer_danish_train.conll"
    _write(path, "Lede B-Skill O\npersonale I-Skill O\n  \nUdd Udd O\n")
    assert [sample.text for sample in kompetencer(tmp_path)] == ["Lede personale", "Udd"]
    assert kompetencer(tmp_path)[1].spans == ()


def test_what_is_missing_or_malformed_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"train\.conll"):
        green(tmp_path, "train")
    _write(tmp_path / "green-span" / "train.conll", "a O\nb\n")
    with pytest.raises(DatasetError, match="line 2"):
        green(tmp_path, "train")


def test_agreement_is_counted_strictly_and_by_overlap() -> None:
    counts = [count([(0, 4), (6, 9)], [(0, 4), (8, 12), (20, 24)]), count([], []), count([(0, 2)], [(5, 7)])]
    assert counts[0] == (2, 3, 1, 2, 2)
    cells = figures(counts)
    assert cells["strict F1"].mean == pytest.approx(2 / 7)
    assert cells["overlap F1"].mean == pytest.approx(4 / 7)
    assert cells["overlap recall"].mean == pytest.approx(2 / 4)
    assert cells["overlap precision"].mean == pytest.approx(2 / 3)
    assert cells["strict F1"].low <= cells["strict F1"].mean <= cells["strict F1"].high
    assert figures([count([(0, 2)], [])]) == {}


def test_a_ratio_needs_something_to_divide_by() -> None:
    with pytest.raises(ValueError, match="not 0"):
        ratio_ci([1.0], [0.0])
    assert ratio_ci([1.0, 0.0], [1.0, 3.0]).mean == 0.25
