"""The sources that postings come from, and an index to find the postings of one."""

from __future__ import annotations

from graph.engines.dialect import Statement, lookup, types, unique


def statements(engine: str) -> list[Statement]:
    """Sources are unique by name; postings are found by the source they came through."""
    return [
        *types(engine, ("Source",), ()),
        *unique("source_name", "Source", "name"),
        *lookup(engine, "posting_feed", "Posting", "feed"),
    ]
