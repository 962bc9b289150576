"""How the rules hold marked phrases of CVs: the claim set, and the development documents of the two reading sets.

And of the claim set, how much of the personal data pseudonymising leaves, and how many words of skills it takes.

    python -m benchmarks.claims

For each set and label: how many phrases the rules hold as what, and which share they show as possessed (of held ones
as high as can be, of all others as low). Needs no data directory: each phrase is given to the rules as if a label had
been found there. Of each file of the claim set also how many sensitive details the rules miss, and how many held skills
go with those that they find. The documents for reporting of the reading sets are not read.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extraction.context import Context
from extraction.holding.model import LABELS as HELD_AS
from extraction.pseudonyms import pseudonymise
from extraction.sections import Section, cv_sections
from extraction.sensitive import find_sensitive
from extraction.sentences import Span, sentence_spans, touches
from ontology.evidence import ConceptEvidence, EvidenceKind
from recommender.evaluation.reading.alignment import kept_places
from recommender.evaluation.reading.documents import CVS, DEV, POSSESSED, occurrence, read_set

HERE = Path(__file__).parent
CLAIM_SET = HERE / "claim_set"
READING_SETS = ("reading_set", "fresh_set")
LABELS = dict(zip("hwnuo", HELD_AS, strict=True))
"""Tag -> how its phrases are held."""
SENSITIVE = "s"
"""The tag of a detail that nobody may be judged by."""
_EXCERPT = re.compile(r"^=== (?P<language>da|en)\n", re.MULTILINE)
_TAG = re.compile(r"<(?P<close>/?)(?P<kind>[hwnuosp])>")
HELD, PERSONAL = "h", "p"
_WORD = re.compile(r"\w+")


class Mark(NamedTuple):
    """``text[start:end]`` is marked as ``kind`` (the letter of the tag)."""

    kind: str
    start: int
    end: int


class Details(NamedTuple):
    """Of ``marked`` sensitive details ``missed`` touch nothing that the rules find; of the ``held`` phrases beside such
    details ``swallowed`` touch something that they find, so never become evidence."""

    marked: int
    missed: int
    held: int
    swallowed: int


class Phrase(NamedTuple):
    """A phrase of a text and how it is held: one of LABELS' values."""

    text: str
    start: int
    end: int
    label: str


class Masking(NamedTuple):
    """What pseudonymising makes of marks: of ``personal`` ones some letter or digit of ``left`` is left, and of the
    ``words`` of held phrases that are no personal data ``masked`` are gone or cut."""

    personal: int
    left: int
    words: int
    masked: int


def read_marked(marked: str) -> tuple[str, list[Mark]]:
    """The text without its tags, and the marks by their ends. Raises ValueError for tags that do not pair."""
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    place = length = 0
    for tag in _TAG.finditer(marked):
        pieces.append(marked[place : tag.start()])
        length += tag.start() - place
        place = tag.end()
        if not tag["close"]:
            opened.append((tag["kind"], length))
            continue
        at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == tag["kind"]), None)
        if at is None:
            raise ValueError(f"</{tag['kind']}> closes nothing: {marked[max(0, tag.start() - 40) : tag.end()]!r}")
        kind, start = opened.pop(at)
        marks.append(Mark(kind, start, length))
    if opened:
        raise ValueError(f"<{opened[0][0]}> is not closed: {marked[:60]!r}")
    return "".join([*pieces, marked[place:]]), marks


def excerpts(path: Path) -> list[tuple[str, list[Mark]]]:
    """The excerpts of a file of the claim set. Raises ValueError for tags that do not pair."""
    parts = _EXCERPT.split(path.read_text(encoding="utf-8"))
    return [read_marked(body.strip("\n")) for body in parts[2::2]]


def of_claim_set(path: Path) -> Iterator[Phrase]:
    """Its marked skills."""
    for text, marks in excerpts(path):
        for mark in marks:
            if mark.kind in LABELS:
                yield Phrase(text, mark.start, mark.end, LABELS[mark.kind])


def of_reading_set(folder: Path) -> Iterator[Phrase]:
    """The skills that the first reader marked in the development CVs. Raises DatasetError."""
    for document in read_set(folder, CVS):
        if document.split != DEV:
            continue
        text = document.text()
        for item in document.readers[0]:
            if item.type == "skill":
                start = occurrence(text, item.quote, document.body.count(item.quote, 0, item.start) + 1)
                yield Phrase(text, start, start + len(item.quote), "held" if item.possessed else item.polarity)


def masking(marked: Iterable[tuple[str, list[Mark]]]) -> Masking:
    """Of texts with their marks. The -s of a genitive that is left of a name is no personal data."""
    counts: Counter[str] = Counter()
    for text, marks in marked:
        kept = [place >= 0 for place in kept_places(text, pseudonymise(text).text)]
        personal = [mark for mark in marks if mark.kind == PERSONAL]
        for mark in personal:
            left = [at for at in range(mark.start, mark.end) if kept[at] and text[at].isalnum()]
            genitive = left == [mark.end - 1] and text[left[0]] in "sS" and mark.end - mark.start > 1
            counts["personal"] += 1
            counts["left"] += bool(left) and not genitive
        for mark in marks:
            for word in _WORD.finditer(text, mark.start, mark.end) if mark.kind == HELD else ():
                start, end = word.span()
                if not any(other.start < end and start < other.end for other in personal):
                    counts["words"] += 1
                    counts["masked"] += not all(kept[start:end])
    return Masking(*(counts[name] for name in Masking._fields))


@cache
def read(text: str) -> tuple[Context, list[Span], list[Section]]:
    """The rules over a text, its sentences and its sections."""
    sentences, sections = sentence_spans(text), cv_sections(text)
    return Context(text, sentences, sections, posting=False), sentences, sections


def held_as(phrase: Phrase) -> str:
    """What the rules make of it: held, wished, negated, unwanted, or none where no skill is taken from there."""
    text, start, end, _ = phrase
    item = ConceptEvidence("x:skill", EvidenceKind.SKILL, text[start:end], start, end, "", 1.0, "label", "")
    found = read(text)[0].apply([item])
    polarity = str(found[0].polarity) if found else "none"
    return "held" if polarity in POSSESSED else polarity


def _print_masking(found: Masking) -> None:
    print(f"  personal  {found.personal:5}  left {found.left / found.personal:.3f} ({found.left})")
    print(f"  words held {found.words:4}  masked {found.masked / found.words:.3f} ({found.masked})")


def _print_details(found: Details) -> None:
    print(
        f"  sensitive {found.marked:5}  missed {found.missed / found.marked:.3f} ({found.missed})   "
        f"held skills swallowed {found.swallowed / found.held:.3f} ({found.swallowed} of {found.held})"
    )


def sensitive_details(path: Path) -> Details:
    """Of a file of the claim set, its excerpts read as they stand, names and all. Raises ValueError, as excerpts."""
    counts: Counter[str] = Counter()
    for text, marks in excerpts(path):
        found = find_sensitive(text, sentence_spans(text), cv_sections(text))
        details = sorted(mark for mark in marks if mark.kind == SENSITIVE)
        held = [mark for mark in marks if mark.kind == HELD and not touches(details, mark.start, mark.end)]
        counts["marked"] += len(details)
        counts["missed"] += sum(not touches(found, mark.start, mark.end) for mark in details)
        counts["held"] += len(held)
        counts["swallowed"] += sum(touches(found, mark.start, mark.end) for mark in held)
    return Details(*(counts[name] for name in Details._fields))


def main() -> int:
    sets: dict[str, Iterator[Phrase]] = {path.name: of_claim_set(path) for path in sorted(CLAIM_SET.glob("*.txt"))}
    sets |= {f"{name}, development": of_reading_set(HERE / name) for name in READING_SETS}
    for name, phrases in sets.items():
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for phrase in phrases:
            found[phrase.label][held_as(phrase)] += 1
        print(name)
        for label in (label for label in LABELS.values() if found[label]):
            count, shown = found[label].total(), found[label]["held"]
            said = ", ".join(f"{held} {n}" for held, n in found[label].most_common())
            print(f"  {label:9} {count:5}  shown as possessed {shown / count:.3f}   {said}")
        if (path := CLAIM_SET / name).is_file():
            _print_masking(masking(excerpts(path)))
            _print_details(sensitive_details(path))
    return 0


if __name__ == "__main__":
    sys.exit(main())
