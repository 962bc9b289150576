"""Known traps of reading, each a few lines with what must and what must not be found: ``python -m benchmarks.traps``.

The set is ``tests/data/traps.jsonl``; ``tests/unit/extraction/test_traps.py`` holds the project to it. Full ESCO is
read from the shared data folder (``JOBVEJ_SHARED_DATA``). With ``--mark`` those that fail are marked as expected
failures, with what they get wrong, and those that pass are unmarked.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

from api.bootstrap import Services
from api.settings import read_settings
from extraction.reading import Reading
from graph.snapshot_build import assemble
from ontology.concepts import Classification
from ontology.esco import read_release
from ontology.evidence import ConceptEvidence, Polarity

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "tests" / "data" / "traps.jsonl"
ANYTHING = "*"
POSSESSED = frozenset({Polarity.STATED, Polarity.IMPLIED})
_ALLOWED: Mapping[str | None, frozenset[str]] = {
    None: frozenset({Polarity.STATED, Polarity.IMPLIED, Polarity.WISHED}),
    "stated": POSSESSED,
    "implied": POSSESSED,
}
CONSTRAINT_KINDS = frozenset(
    {
        "driving_licence", "language", "hours", "shift", "physical", "travel_minutes", "radius_km", "remote",
        "certificate", "criminal_record", "start_date",
    }
)  # fmt: skip
# What stands around a trap, so that it is long enough to be judged as a document. It names no skill and no condition.
_FRAMES = {
    ("cv", "da"): "Profil\n{}\n\nReferencer\nDem sender vi, når det bliver aktuelt, og ikke før vi har talt sammen.",
    ("cv", "en"): "Profile\n{}\n\nReferences\nThose will be sent once it comes to that, and not before we have talked.",
    ("posting", "da"): "Ledig stilling\n\n{}\n\nAnsøgning\nFristen er på mandag, og vi glæder os til at høre fra dig.",
    ("posting", "en"): "Vacancy\n\n{}\n\nHow to apply\nThe deadline is on Monday, and all of us hope to hear from you.",
}


@dataclass(frozen=True, slots=True)
class Trap:
    """One line of the set. ``must`` and ``must_not`` name exact words of ``text``; ``xfail`` why it cannot pass yet."""

    id: str
    language: str
    document: str
    kind: str
    text: str
    reason: str
    must: Sequence[Mapping[str, str]] = ()
    must_not: Sequence[Mapping[str, str]] = ()
    constraints: Sequence[Mapping[str, str]] = ()
    no_constraints: Sequence[str] = ()
    xfail: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong at one trap. ``missing``: nothing was found at the words, so only finding is at fault."""

    words: str
    missing: bool = False


class Ground:
    """The readers as the service wires them, over one classification.

    ``whole``: it is to know every concept that a trap names. To be used in ``with``.
    """

    def __init__(self, classification: Classification, data: Path, *, whole: bool = True) -> None:
        """``data`` is a folder for the cache of labels."""
        # Vectors of all labels take minutes, and no trap is about likeness.
        settings = read_settings(data=data, encoder="none")
        self.whole = whole
        self._services = Services(settings, assemble(classification, ()))
        self._world = self._services.world()

    def __enter__(self) -> Ground:
        return self

    def __exit__(self, *_error: object) -> None:
        self._services.close()

    @cached_property
    def _named(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for concept in self._world.snapshot.classification.concepts.values():
            for label in concept.labels:
                if label.language == "en":
                    found.setdefault(label.text.casefold(), set()).add(concept.uri)
        return {name: frozenset(uris) for name, uris in found.items()}

    def concepts(self, label: str) -> frozenset[str]:
        """URIs of the concepts with this English label."""
        return self._named.get(label.casefold(), frozenset())

    def read(self, trap: Trap) -> Reading:
        text = _FRAMES[trap.document, trap.language].format(trap.text)
        reader = self._world.cv_reader if trap.document == "cv" else self._world.posting_reader
        return reader.read_text(text)


def load(path: Path = FILE) -> list[Trap]:
    """The traps in the file's order."""
    return [Trap(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def faults(trap: Trap, ground: Ground) -> list[Fault]:
    """What a reading of the trap gets wrong; empty where it passes.

    A partial classification (``ground.whole`` false) is asked only for what it can know: that nothing false is
    claimed, the conditions, and the concepts that it has.
    """
    reading = ground.read(trap)
    found: list[Fault] = []
    for wanted in trap.must:
        found += _missed(wanted, reading, ground)
    for barred in trap.must_not:
        found += _claimed(barred, reading, ground)
    held = {(item.kind, item.value) for item in reading.constraints}
    found += [
        Fault(f"{one['kind']} {one['value']} was not found", missing=True)
        for one in trap.constraints
        if (one["kind"], one["value"]) not in held
    ]
    found += [Fault(f"{kind} {value} was found") for kind, value in sorted(held) if kind in trap.no_constraints]
    return found


def _missed(wanted: Mapping[str, str], reading: Reading, ground: Ground) -> Iterable[Fault]:
    words, label = wanted["quote"], wanted["as"]
    uris = ground.concepts(label)
    if not ground.whole and not uris:
        return []
    here = _at(words, reading)
    named = [item for item in here if not uris or item.uri in uris]
    if not named and any(words in role.title for role in reading.roles):
        return []  # read as a position
    if not named:
        what = f"{words!r} is not {label!r}: {_told(here)}" if here else f"{words!r} was not found"
        return [Fault(what, missing=not here)]
    polarity, strength = wanted.get("polarity"), wanted.get("strength")
    allowed = _ALLOWED.get(polarity, frozenset({polarity}))
    right = [item for item in named if item.polarity in allowed]
    if not right or (not allowed & POSSESSED and any(item.polarity in POSSESSED for item in here)):
        return [Fault(f"{words!r} is not {polarity or 'stated'}: {_told(here)}")]
    if strength and not any(item.strength == strength for item in right):
        return [Fault(f"{words!r} is not {strength}: {_told(here)}")]
    return []


def _claimed(barred: Mapping[str, str], reading: Reading, ground: Ground) -> Iterable[Fault]:
    words, label = barred["quote"], barred["as"]
    if label in CONSTRAINT_KINDS:
        quotes = [item.quote for item in reading.constraints if item.kind == label]
        return [Fault(f"{quote!r} was taken for {label}") for quote in quotes if quote in words or words in quote]
    uris = ground.concepts(label)
    wrong = [
        item for item in _at(words, reading) if item.polarity in POSSESSED and (label == ANYTHING or item.uri in uris)
    ]
    return [Fault(f"{words!r} was taken for {_told(wrong)}")] if wrong else []


def _at(words: str, reading: Reading) -> list[ConceptEvidence]:
    start = reading.text.find(words)
    end = start + len(words)
    return [item for item in reading.evidence if start >= 0 and item.start < end and start < item.end]


def _told(items: Sequence[ConceptEvidence]) -> str:
    told = (f"{item.quote!r} {item.polarity} {item.strength} {item.method} {item.uri}" for item in items)
    return "; ".join(told) or "nothing"


def full_esco(shared: Path) -> Classification:
    """The English release with the Danish occupations laid over it, as users load it."""
    home = shared / "esco"
    return read_release([home / "v1.1.1", home / "da"])[0]


def marked(traps: Sequence[Trap], ground: Ground) -> list[Trap]:
    """The traps, each marked with what it gets wrong, or unmarked where it passes."""
    return [replace(trap, xfail="; ".join(fault.words for fault in faults(trap, ground))) for trap in traps]


def save(traps: Sequence[Trap], path: Path = FILE) -> None:
    """Write the set; fields that say nothing are left out."""
    lines = ({name: value for name, value in asdict(trap).items() if value} for trap in traps)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def table(traps: Sequence[Trap], ground: Ground, say: Callable[[str], None]) -> dict[tuple[str, str], tuple[int, int]]:
    """(language, kind) -> (passing, all); each fault is said."""
    passing: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    for trap in traps:
        wrong = faults(trap, ground)
        every[trap.language, trap.kind] += 1
        passing[trap.language, trap.kind] += not wrong
        for fault in wrong:
            say(f"{trap.id} {'(known) ' if trap.xfail else ''}{fault.words}\n    {trap.text}")
    return {key: (passing[key], every[key]) for key in sorted(every)}


def main() -> int:
    shared = Path(os.environ.get("JOBVEJ_SHARED_DATA", ROOT.parent / "shared" / "data"))
    with tempfile.TemporaryDirectory() as data, Ground(full_esco(shared), Path(data)) as ground:
        if "--mark" in sys.argv[1:]:
            save(marked(load(), ground))
        found = table(load(), ground, lambda line: print(line, file=sys.stderr))
    print(f"{'language':10}{'kind':14}{'passing':>8}{'of':>6}{'share':>8}")
    for (language, kind), (passing, every) in found.items():
        print(f"{language:10}{kind:14}{passing:8}{every:6}{passing / every:8.1%}")
    for language in sorted({language for language, _ in found}):
        passing = sum(good for (tag, _), (good, _) in found.items() if tag == language)
        every = sum(count for (tag, _), (_, count) in found.items() if tag == language)
        print(f"{language:10}{'all':14}{passing:8}{every:6}{passing / every:8.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
