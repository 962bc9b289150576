"""Indexes to find postings by industry and by employer."""

from __future__ import annotations

from graph.engines.dialect import Statement, lookup


def statements(engine: str) -> list[Statement]:
    """NACE section, and the employer's name in one spelling."""
    return [
        *lookup(engine, "posting_nace", "Posting", "nace"),
        *lookup(engine, "posting_employer", "Posting", "employerKey"),
    ]
