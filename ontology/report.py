"""What an import did: rows read, used and dropped per file, each with its reason, as JSON or readable text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

EXAMPLES = 3
"""Examples kept of each reason in each file."""

REASONS: Mapping[str, tuple[str, str]] = {
    # Rows that are not used.
    "no-uri": ("mangler en gyldig URI", "has no valid URI"),
    "too-many-cells": ("har flere felter end overskriften", "has more cells than the header"),
    "duplicate": ("står der allerede", "is there already"),
    "withdrawn": ("er trukket tilbage", "is withdrawn"),
    "not-in-base": ("findes ikke i grundudgaven", "is not in the base release"),
    "unknown-source": ("har en ukendt kilde (fra-ende)", "starts at a concept that is not in the release"),
    "unknown-target": ("har et ukendt mål (til-ende)", "ends at a concept that is not in the release"),
    "unknown-relation": ("har en ukendt relationstype", "has an unknown type of relation"),
    "self": ("peger på sig selv", "points to itself"),
    "essential-too": ("er optional, men også essential", "is optional but essential too"),
    "not-esco": ("kommer ikke fra ESCO", "does not come from ESCO"),
    "no-code": ("mangler kode", "has no code"),
    "bad-weight": ("har en vægt uden for ]0, 1]", "has a weight outside (0, 1]"),
    # What was mended inside rows that are used.
    "repeated-label": ("etiket, der gentager en anden", "label that repeats another"),
    "no-preferred": ("uden foretrukken etiket", "without a preferred label"),
    "no-skill-type": ("uden kompetencetype (skillType)", "without a skill type"),
    "bad-code": ("NACE-kode uden hovedafdeling", "NACE code of no section"),
    "second-name": (
        "anden foretrukken etiket på samme sprog, nu alternativ",
        "second preferred label, kept as alternative",
    ),
    # Files that are not read.
    "not-needed": ("bruges ikke", "not needed"),
    "unknown-name": ("ikke et ESCO-filnavn", "not a file name of ESCO"),
    "parquet": ("parquet læses ikke; brug csv", "parquet is not read; use csv"),
    "language-not-selected": ("sproget er ikke valgt", "language not selected"),
    "table-read-already": ("tabellen er læst fra en anden fil", "the table was read from another file"),
    "same-file-twice": ("samme indhold som en anden fil", "same content as another file"),
    "type-known": ("alle kompetencer har type", "every skill has its type already"),
    "naces-known": ("udgaven har selv sektorkoder", "the release has sector codes of its own"),
}
"""Code -> Danish, English. A code is part of the JSON format; the words are not."""


@dataclass(frozen=True, slots=True)
class Reason:
    """How often one thing happened in one file, with up to ``EXAMPLES`` examples ("line 12: http://...")."""

    code: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file. ``rows`` = ``used`` + the counts in ``dropped``; ``mended`` counts what changed inside used rows."""

    name: str
    table: str
    language: str | None
    rows: int = 0
    used: int = 0
    dropped: tuple[Reason, ...] = ()
    mended: tuple[Reason, ...] = ()
    skipped: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The whole import: files in the order of reading, counts of what came out, and remarks in (Danish, English)."""

    version: str
    languages: tuple[str, ...]
    files: tuple[FileReport, ...]
    counts: Mapping[str, int]
    remarks: tuple[tuple[str, str], ...] = ()

    @property
    def dropped(self) -> int:
        """Rows dropped in all files."""
        return sum(reason.count for file in self.files for reason in file.dropped)

    def to_json(self) -> dict[str, Any]:
        """Plain lists and dicts, ready for ``json.dumps``."""
        return {
            "version": self.version,
            "languages": list(self.languages),
            "counts": dict(self.counts),
            "dropped": self.dropped,
            "files": [_file_json(file) for file in self.files],
            "remarks": [{"da": danish, "en": english} for danish, english in self.remarks],
        }

    def to_text(self, language: str = "da") -> str:
        """A few readable lines a file, in Danish ("da") or English (anything else)."""
        danish = language == "da"
        column = 0 if danish else 1
        words = ("rækker", "brugt", "udeladt", "rettet") if danish else ("rows", "used", "dropped", "mended")
        lines = [f"{self.version} · {', '.join(self.languages)}"]
        for file in self.files:
            name = file.name.rsplit("/", 1)[-1]
            if file.skipped:
                lines.append(f"- {name}: {_words(file.skipped, column)}")
                continue
            lines.append(f"- {name}: {file.rows} {words[0]}, {file.used} {words[1]}")
            for label, reasons in ((words[2], file.dropped), (words[3], file.mended)):
                for reason in reasons:
                    example = f" ({reason.examples[0]})" if reason.examples else ""
                    example = example.replace(" (line ", " (linje ", 1) if danish else example
                    lines.append(f"    {label} {reason.count}: {_words(reason.code, column)}{example}")
        lines.extend(f"! {remark[column]}" for remark in self.remarks)
        lines.append(", ".join(f"{name} {count}" for name, count in self.counts.items()))
        return "\n".join(lines)


@dataclass(slots=True)
class FileLog:
    """Collects one FileReport while the file is read."""

    name: str
    table: str
    language: str | None
    rows: int = 0
    dropped: dict[str, list[str]] = field(default_factory=dict)
    mended: dict[str, list[str]] = field(default_factory=dict)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict)

    def drop(self, code: str, line: int, value: str = "") -> None:
        """Count a row that is not used."""
        self._note(self.dropped, "dropped", code, f"line {line}: {value}" if value else f"line {line}")

    def mend(self, code: str, example: str = "", count: int = 1) -> None:
        """Count something changed or missing inside a row that is used."""
        self._note(self.mended, "mended", code, example, count)

    def _note(self, into: dict[str, list[str]], name: str, code: str, example: str, count: int = 1) -> None:
        examples = into.setdefault(code, [])
        if example and len(examples) < EXAMPLES:
            examples.append(example)
        self._counts[name, code] = self._counts.get((name, code), 0) + count

    def report(self) -> FileReport:
        """The finished report of this file."""
        dropped = self._reasons(self.dropped, "dropped")
        used = self.rows - sum(reason.count for reason in dropped)
        mended = self._reasons(self.mended, "mended")
        return FileReport(self.name, self.table, self.language, self.rows, used, dropped, mended)

    def _reasons(self, notes: dict[str, list[str]], name: str) -> tuple[Reason, ...]:
        return tuple(Reason(code, self._counts[name, code], tuple(notes[code])) for code in sorted(notes))


def skipped_file(name: str, table: str, language: str | None, reason: str) -> FileReport:
    """The report of a file that was found but not read."""
    return FileReport(name, table, language, skipped=reason)


def _words(code: str, column: int) -> str:
    return REASONS[code][column] if code in REASONS else code


def _file_json(file: FileReport) -> dict[str, Any]:
    found: dict[str, Any] = {"file": file.name, "table": file.table, "language": file.language}
    if file.skipped:
        return {**found, "skipped": file.skipped}
    return {
        **found,
        "rows": file.rows,
        "used": file.used,
        "dropped": [_reason_json(reason) for reason in file.dropped],
        "mended": [_reason_json(reason) for reason in file.mended],
    }


def _reason_json(reason: Reason) -> dict[str, Any]:
    return {"reason": reason.code, "count": reason.count, "examples": list(reason.examples)}
