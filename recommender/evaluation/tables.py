"""Tables of measures: rows are models, baselines among them; cells are means with their intervals."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from recommender.evaluation.bootstrap import Interval

DIGITS = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A model's figures by column. ``baseline``: whether the model stands there to be beaten."""

    name: str
    cells: Mapping[str, Interval]
    baseline: bool = False


@dataclass(frozen=True)
class Table:
    """One measured table. split: what was measured on, and its use (development, report) · ontology: hash of the
    classification that was used · notes: what else a reader must know · over: what the intervals draw.
    """

    title: str
    split: str
    ontology: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    over: str = "queries"

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in the order in which they first occur."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.cells))

    def to_text(self) -> str:
        """The table as aligned text."""
        head = ["model", *self.columns]
        body = [[self._name(row), *(self._cell(row, name) for name in self.columns)] for row in self.rows]
        widths = [max(len(line[i]) for line in [head, *body]) for i in range(len(head))]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in [head, *body]
        ]
        counts = ", ".join(f"{name} {self._count(name)}" for name in self.columns)
        return "\n".join(
            [
                self.title,
                f"split: {self.split}",
                f"{self.over if self.over == 'queries' else 'items'}: {counts}",
                *lines,
                *self.notes,
                f"95 % bootstrap intervals over {self.over} · classification {self.ontology[:12]} · {machine()}",
            ]
        )

    def to_markdown(self, level: int = 3) -> str:
        """The table in Markdown under a heading; a cell has its mean, its interval and what it is a mean of."""
        head = ["", *self.columns]
        lines = [head, ["---"] * len(head)]
        for row in self.rows:
            cells = (f"{row.cells[name]} {row.cells[name].n}" if name in row.cells else "" for name in self.columns)
            lines.append([self._name(row), *cells])
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        notes = "".join(f"\n\n{note}" for note in self.notes)
        return f"{'#' * level} {self.title}\n\n{table}{notes}\n"

    def to_json(self) -> dict[str, Any]:
        """The table as a JSON object."""
        return {
            "title": self.title,
            "split": self.split,
            "ontology": self.ontology,
            "machine": machine(),
            "notes": list(self.notes),
            "rows": [
                {
                    "model": row.name,
                    "baseline": row.baseline,
                    "figures": {name: _figures(cell) for name, cell in row.cells.items()},
                }
                for row in self.rows
            ],
        }

    @staticmethod
    def _name(row: Row) -> str:
        return f"{row.name} (baseline)" if row.baseline else row.name

    @staticmethod
    def _cell(row: Row, name: str) -> str:
        return str(row.cells[name]) if name in row.cells else "-"

    def _count(self, name: str) -> str:
        counts = sorted({row.cells[name].n for row in self.rows if name in row.cells})
        return "/".join(map(str, counts))


def machine() -> str:
    """What it was measured on: processor kind, cores, Python, numpy."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, numpy {np.__version__}"
    )


def _figures(cell: Interval) -> dict[str, float | int]:
    return {
        "mean": round(cell.mean, DIGITS),
        "low": round(cell.low, DIGITS),
        "high": round(cell.high, DIGITS),
        "n": cell.n,
    }
