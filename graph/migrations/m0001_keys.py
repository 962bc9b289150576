"""Labels, relationship types and unique keys."""

from __future__ import annotations

from graph.engines.dialect import Statement, types, unique

NODES = ("Concept", "Occupation", "Skill", "SkillGroup", "IscoGroup", "Sector", "Posting", "Meta")
RELATIONSHIPS = ("ESSENTIAL_SKILL", "OPTIONAL_SKILL", "BROADER", "IN_SECTOR", "ASKS_FOR", "FOR_OCCUPATION")


def statements(engine: str) -> list[Statement]:
    """Concepts are unique by URI, postings by "source/identifier", notes about the store by name."""
    return [
        *types(engine, NODES, RELATIONSHIPS),
        *unique("concept_uri", "Concept", "uri"),
        *unique("posting_key", "Posting", "key"),
        *unique("meta_key", "Meta", "key"),
    ]
