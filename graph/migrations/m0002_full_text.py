"""Full-text index over ``searchText``: all labels of a concept in all languages, one a line."""

from __future__ import annotations

from graph.engines.dialect import Statement, full_text


def statements(engine: str) -> list[Statement]:
    """The index ``concept_text``."""
    return full_text(engine, "concept_text", "Concept", "searchText")
