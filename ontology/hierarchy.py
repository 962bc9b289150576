"""Walking upwards: what stands above a concept, and the coarse groups that people compare by."""

from __future__ import annotations

import re

from ontology.concepts import Classification, Concept, ConceptKind

# S1, T3, L1 (ESCO's skills hierarchy) and the broad fields of knowledge 00 .. 10 and 99 (ISCED-F 2013).
_FIRST_LEVEL_CODE = re.compile(r"[A-Z]\d{1,2}|\d\d")


def ancestors(classification: Classification, uri: str) -> tuple[str, ...]:
    """URIs of all concepts above ``uri``, the nearest first, those of one distance by URI; without ``uri`` itself.

    A cycle in the hierarchy ends the walk. An unknown URI raises UnknownConceptError.
    """
    classification[uri]
    broader = classification.broader
    found: dict[str, None] = {}
    level = [uri]
    while level:
        above = sorted({parent for child in level for parent in broader.get(child, ()) if parent not in found})
        level = [parent for parent in above if parent != uri]
        found.update(dict.fromkeys(level))
    return tuple(found)


def first_level_skill_groups(classification: Classification, uri: str | None = None) -> tuple[str, ...]:
    """The skill groups right below the tops of the skill pillar (S1 .. S8, T1 .. T6, L1, ISCED-F 00 .. 10, 99), by URI.

    With ``uri``: only those above that skill or skill group, or that it is itself; often one, sometimes more, and
    none for a skill outside the hierarchy. Groups are known by their codes; in a classification without such codes,
    by standing right below a skill group that has none above it.
    """
    if uri is not None:
        mine = {uri, *ancestors(classification, uri)}
        return tuple(group for group in sorted(mine) if _is_first_level(classification, classification[group]))
    groups = classification.of_kind(ConceptKind.SKILL_GROUP)
    return tuple(group.uri for group in groups if _is_first_level(classification, group))


def _is_first_level(classification: Classification, concept: Concept) -> bool:
    if concept.kind is not ConceptKind.SKILL_GROUP:
        return False
    if concept.code:
        return _FIRST_LEVEL_CODE.fullmatch(concept.code) is not None
    above = classification.broader.get(concept.uri, ())
    return bool(above) and not any(classification.broader.get(parent) for parent in above)


def isco_major_group(concept: Concept) -> str | None:
    """The ISCO-08 major group "0" .. "9" of an occupation or ISCO group; None for anything else or without a code."""
    if concept.kind is ConceptKind.OCCUPATION:
        code = concept.isco
    elif concept.kind is ConceptKind.ISCO_GROUP:
        code = concept.code
    else:
        return None
    return code[0] if code and code[0].isdigit() else None
