"""The project's own training sentences, and the spans that a tagger learns.

A line of ``corpus/*.txt`` is a sentence or list item with markup: ``{S:...}`` skill, ``{K:...}`` knowledge,
``{P:...}`` personal competence, ``{L:...}`` natural language. Everything in it is invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

from extraction.errors import MentionDataError
from ontology.evidence import EvidenceKind

KINDS = (EvidenceKind.SKILL, EvidenceKind.KNOWLEDGE, EvidenceKind.COMPETENCE, EvidenceKind.LANGUAGE)
"""The kinds of a mention, in the order of the artefact's columns."""

BLOCK = 20
"""Lines that stand together were written together: they go to one split whole."""

DEV_EVERY = 6
"""One block in six is kept for development."""

_MARKS = dict(zip("SKPL", KINDS, strict=True))
_MARKUP = re.compile(r"\{([SKPL]):([^{}]*)\}")


class MentionSpan(NamedTuple):
    """Code points ``start`` to ``end`` (exclusive); ``score`` in [0, 1]. ``kind`` None: skill or competence."""

    start: int
    end: int
    kind: EvidenceKind | None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with its phrases in order; ``source`` names the set, ``language`` is a BCP 47 tag."""

    text: str
    spans: tuple[MentionSpan, ...]
    language: str
    source: str


def parse(line: str, language: str, source: str) -> Sample:
    """A line of the corpus. Raises MentionDataError where braces remain or a span is empty."""
    pieces: list[str] = []
    spans: list[MentionSpan] = []
    length = last = 0
    for match in _MARKUP.finditer(line):
        before, phrase = line[last : match.start()], match[2]
        if not phrase.strip() or phrase != phrase.strip():
            raise MentionDataError(f"{source}: an empty span, or one with blanks at its ends, in {line!r}")
        pieces += [before, phrase]
        length += len(before)
        spans.append(MentionSpan(length, length + len(phrase), _MARKS[match[1]]))
        length += len(phrase)
        last = match.end()
    text = "".join(pieces) + line[last:]
    if "{" in text or "}" in text:
        raise MentionDataError(f"{source}: markup that does not close or nests in {line!r}")
    return Sample(text, tuple(spans), language, source)


def authored(split: str) -> Iterator[Sample]:
    """The sentences of the project's corpus. ``split``: "train" or "dev" (every sixth block of lines)."""
    for path in sorted(files("extraction.mentions").joinpath("corpus").iterdir(), key=lambda path: path.name):
        if not path.name.endswith(".txt"):
            continue
        language = path.name[:2]
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for number, line in enumerate(lines):
            held_out = number // BLOCK % DEV_EVERY == DEV_EVERY - 1
            if held_out == (split == "dev"):
                yield parse(line, language, f"authored-{language}")
