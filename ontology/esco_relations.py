"""Reading the relation tables of a release: what occupations and skills need, and both hierarchies."""

from __future__ import annotations

from ontology.concepts import ConceptKind, Relation, RelationKind
from ontology.drafts import Drafts
from ontology.esco_files import TableFile
from ontology.report import FileLog
from ontology.tables import Table

_NEEDS = {"essential": RelationKind.ESSENTIAL, "optional": RelationKind.OPTIONAL}
_ENDS = {
    "occupationSkillRelations": ("occupationUri", "skillUri"),
    "skillSkillRelations": ("originalSkillUri", "relatedSkillUri"),
    "broaderRelationsOccPillar": ("conceptUri", "broaderUri"),
    "broaderRelationsSkillPillar": ("conceptUri", "broaderUri"),
}


class Links:
    """Relations gathered from all tables: one per pair and direction of need, one per pair of the hierarchy."""

    def __init__(self) -> None:
        self.needs: dict[tuple[str, str], RelationKind] = {}
        self.broader: dict[tuple[str, str], RelationKind] = {}

    def relations(self) -> list[Relation]:
        """All of them, unsorted."""
        return [
            Relation(source, kind, target)
            for links in (self.needs, self.broader)
            for (source, target), kind in links.items()
        ]


def read_relations(file: TableFile, data: bytes, drafts: Drafts, links: Links) -> FileLog:
    """Read one relation table into ``links``; rows without two known ends, and repetitions, are dropped and counted.

    A concept above itself is dropped; a skill that is optional for itself (v1.1.1 has one) stays as the release has it.
    A pair that is both essential and optional stays essential. The types that the table repeats for its skills fill
    in for skills whose own row has none.
    """
    log = FileLog(file.name, file.table, None)
    from_column, to_column = _ENDS[file.table]
    hierarchy = file.table.startswith("broader")
    required = (from_column, to_column) if hierarchy else (from_column, to_column, "relationType")
    table = Table(data, file.name, required)
    start, end, type_at = table.position(from_column), table.position(to_column), table.position("relationType")
    types = [(table.position(uri), table.position(kind)) for uri, kind in _type_columns(table)]
    untyped = {draft.uri for draft in drafts.of_kind(ConceptKind.SKILL) if not draft.skill_type}
    found = links.broader if hierarchy else links.needs
    for row in table.rows():
        log.rows += 1
        if row is None:
            log.drop("too-many-cells", table.line)
            continue
        source, target = drafts.get(row[start].strip()), drafts.get(row[end].strip())
        kind = RelationKind.BROADER if hierarchy else _NEEDS.get(row[type_at].strip().lower())
        if source is None:
            log.drop("unknown-source", table.line, row[start])
        elif target is None:
            log.drop("unknown-target", table.line, row[end])
        elif kind is None:
            log.drop("unknown-relation", table.line, row[type_at])
        elif hierarchy and source is target:
            log.drop("self", table.line, source.uri)
        else:
            _link((source.uri, target.uri), kind, found, log, table.line)
            for uri_at, kind_at in types:
                if untyped and row[uri_at] in untyped:
                    drafts[row[uri_at]].fill(skill_type=row[kind_at].strip().lower())
    return log


def _link(
    pair: tuple[str, str], kind: RelationKind, found: dict[tuple[str, str], RelationKind], log: FileLog, line: int
) -> None:
    known = found.get(pair)
    if known is None:
        found[pair] = kind
    elif known is kind:
        log.drop("duplicate", line, " ".join(pair))
    else:
        found[pair] = RelationKind.ESSENTIAL
        log.drop("essential-too", line, " ".join(pair))


def _type_columns(table: Table) -> list[tuple[str, str]]:
    pairs = [
        ("skillUri", "skillType"),
        ("originalSkillUri", "originalSkillType"),
        ("relatedSkillUri", "relatedSkillType"),
    ]
    return [(uri, kind) for uri, kind in pairs if table.has(uri) and table.has(kind)]


def derive_occupation_hierarchy(drafts: Drafts, links: Links) -> int:
    """Build the occupations' hierarchy from codes, for a release without broaderRelationsOccPillar.

    An occupation stands below the ISCO group of its code, a group below the one with a code one digit shorter.
    Returns the number of links added.
    """
    groups = {draft.code: draft.uri for draft in drafts.of_kind(ConceptKind.ISCO_GROUP) if draft.code}
    pairs = [(uri, groups[code[:-1]]) for code, uri in groups.items() if code[:-1] in groups]
    occupations = drafts.of_kind(ConceptKind.OCCUPATION)
    pairs.extend((draft.uri, groups[draft.isco]) for draft in occupations if draft.isco in groups)
    links.broader.update((pair, RelationKind.BROADER) for pair in pairs)
    return len(pairs)
