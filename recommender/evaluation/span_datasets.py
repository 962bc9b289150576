"""Readers of the sets of marked skill phrases in postings; no row of any of them is part of this project.

SkillSpan (Zhang et al. 2022, arXiv:2204.12811) and Green (Green, Maynard and Lin, LREC 2022) are English, Kompetencer
(Zhang, Jensen and Plank, LREC 2022) is Danish. Raises DatasetError for what is missing or not in its format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extraction.mentions.corpus import MentionSpan, Sample
from ontology.evidence import EvidenceKind
from recommender.errors import DatasetError

SKILLSPAN_PARTS = ("house", "tech")
_TIGHT_BEFORE = frozenset(".,;:!?)]%'’")
_TIGHT_AFTER = frozenset("([")
_SKILL, _KNOWLEDGE = "Skill", "Knowledge"


def skillspan(bench: Path, split: str) -> list[Sample]:
    """Both parts of SkillSpan. ``split``: train, dev or test, as published. ``bench``: the folder of the sets."""
    found: list[Sample] = []
    for part in SKILLSPAN_PARTS:
        found += _samples(bench / "skillspan" / f"skillspan_{part}_{split}.conll", "en", "skillspan")
    return found


def green(bench: Path, split: str) -> list[Sample]:
    """Green's sentences with skill phrases of no kind. ``split``: train, dev or test, as published."""
    return _samples(bench / "green-span" / f"{split}.conll", "en", "green")


def kompetencer(bench: Path) -> list[Sample]:
    """The Danish sentences of Kompetencer: one set, for training."""
    return _samples(bench / "kompetencer" / "kompetencer_danish_train.conll", "da", "kompetencer")


def kompetencer_phrases(bench: Path) -> list[str]:
    """The 138 Danish phrases of Kompetencer that come without their sentences; for training."""
    path = bench / "kompetencer" / "2_da_train.tsv"
    return [line.split("\t")[0].strip() for line in _lines(path) if line.strip()]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read: {error}") from error


def _samples(path: Path, language: str, source: str) -> list[Sample]:
    return [_sample(rows, language, source) for rows in _sentences(path)]


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    """Rows of (word, tag, ...) up to each blank line."""
    rows: list[list[str]] = []
    for number, line in enumerate(_lines(path), 1):
        cells = line.split("\t")
        if not cells[0].strip():
            if rows:
                yield rows
            rows = []
        elif len(cells) < 2:
            raise DatasetError(f"{path}, line {number}: a word without a tag: {line!r}")
        else:
            rows.append(cells)
    if rows:
        yield rows


def _sample(rows: Sequence[Sequence[str]], language: str, source: str) -> Sample:
    """The sentence put together again, with its flat spans: a phrase within another is left to the longer one."""
    text = ""
    places: list[tuple[int, int]] = []
    for row in rows:
        word = "[" + row[0].strip("<>") + "]" if row[0].startswith("<") and row[0].isupper() else row[0]
        if text and word[0] not in _TIGHT_BEFORE and text[-1] not in _TIGHT_AFTER:
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
    runs = [run for column in (1, 2) for run in _runs([row[column] if column < len(row) else "O" for row in rows])]
    spans: list[MentionSpan] = []
    taken: set[int] = set()
    for first, last, tag in sorted(runs, key=lambda run: (run[0] - run[1], run[0])):
        if not taken.intersection(range(first, last)):
            taken.update(range(first, last))
            kind = EvidenceKind.KNOWLEDGE if tag == _KNOWLEDGE else None
            spans.append(MentionSpan(*_trimmed(text, places[first][0], places[last - 1][1]), kind))
    return Sample(text, tuple(sorted(span for span in spans if span.end > span.start)), language, source)


def _runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last exclusive, name) of each run of B- and I- tags; an I- without a B- begins one."""
    begin, name = -1, ""
    for place, tag in enumerate([*tags, "O"]):
        position, _, label = tag.partition("-")
        inside = label in (_SKILL, _KNOWLEDGE)
        if begin >= 0 and (not inside or position == "B" or label != name):
            yield begin, place, name
            begin = -1
        if inside and begin < 0:
            begin, name = place, label


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the signs that some annotators took along."""
    while end > start and text[end - 1] in ".,;: ":
        end -= 1
    return start, end
