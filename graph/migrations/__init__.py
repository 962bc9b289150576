"""The schema's numbered steps. A step that has been released is never changed: the next one mends it.

Each module ``m<number>_<name>`` has ``statements(engine)``; each statement may be run again without harm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.engines.dialect import Statement
from graph.migrations import m0001_keys, m0002_full_text, m0003_sources, m0004_posting_facts


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, counted from 1 without gaps, what it does, and its statements for an engine."""

    number: int
    title: str
    statements: Callable[[str], list[Statement]]


MIGRATIONS = (
    Migration(1, "labels, relationship types and unique keys", m0001_keys.statements),
    Migration(2, "full-text index over the labels of concepts", m0002_full_text.statements),
    Migration(3, "sources of postings", m0003_sources.statements),
    Migration(4, "industry and employer of postings", m0004_posting_facts.statements),
)
