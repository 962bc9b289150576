"""Makes the demo world's classification, in ESCO's own CSV format, from its sources in ``source/``.

Run as ``python -m api.demo.build_classification``. Columns, quoting and line ends are those of the tables that the ESCO
portal offers (v1.2.0, occupations with the ``naceCode`` column of v1.2.1); labels, descriptions and URIs are our own.
The same sources give the same bytes.
"""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from api.demo.classification_source import SOURCES, DemoSource, DemoSourceError, Group, Names, Skill, read_source

TARGET = Path(__file__).parent / "classification"
LANGUAGES = ("da", "en")
BASE = "https://jobvej.example/demo"
ISCO = "http://data.europa.eu/esco/isco/C"
NACE = "http://data.europa.eu/ux2/nace2.1/"
MODIFIED = "2026-11-24T00:00:00Z"

_SCHEMES = {
    "occupations": ("demoverdenens stillinger", "occupations of the demo world"),
    "member-occupations": ("stillinger uden grupper", "occupations without groups"),
    "isco": ("ISCO-08-grupper i demoverdenen", "ISCO-08 groups in the demo world"),
    "skills": ("demoverdenens kompetencer", "skills of the demo world"),
    "member-skills": ("kompetencer uden grupper", "skills without groups"),
    "skills-hierarchy": ("kompetencehierarki", "skills hierarchy"),
}

Row = Sequence[str]


def main() -> int:
    """Write all tables; on inconsistent sources print what is wrong and return 1."""
    try:
        source = read_source(SOURCES)
    except DemoSourceError as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 1
    TARGET.mkdir(exist_ok=True)
    for name, content in rendered(source).items():
        (TARGET / name).write_bytes(content)
    counts = f"{len(source.occupations)} occupations, {len(source.skills)} skills, {len(source.relations)} relations"
    print(f"{counts} between skills -> {TARGET}")  # noqa: T201
    return 0


def rendered(source: DemoSource) -> dict[str, bytes]:
    """File name -> content of every table."""
    tables: dict[str, bytes] = {}
    for place, language in enumerate(LANGUAGES):
        tables[f"occupations_{language}.csv"] = _occupations(source, language)
        tables[f"skills_{language}.csv"] = _skills(source, language)
        tables[f"ISCOGroups_{language}.csv"] = _isco_groups(source, language)
        tables[f"skillGroups_{language}.csv"] = _skill_groups(source, language)
        tables[f"skillsHierarchy_{language}.csv"] = _hierarchy(source, language)
        tables[f"conceptSchemes_{language}.csv"] = _schemes(source, place)
        # Relations name no language, yet from v1.2.0 on each language's download has its own copy.
        tables[f"broaderRelationsOccPillar_{language}.csv"] = _broader_occupations(source)
        tables[f"broaderRelationsSkillPillar_{language}.csv"] = _broader_skills(source)
        tables[f"occupationSkillRelations_{language}.csv"] = _needs(source)
        tables[f"skillSkillRelations_{language}.csv"] = _skill_relations(source)
    sectors = ((group.code, group.da.preferred, group.en.preferred) for group in source.sectors)
    tables["sectors.csv"] = _table("code,label_da,label_en", sectors)
    return tables


def occupation_uri(slug: str) -> str:
    """URI of a demo occupation."""
    return f"{BASE}/occupation/{slug}"


def skill_uri(slug: str) -> str:
    """URI of a demo skill."""
    return f"{BASE}/skill/{slug}"


def group_uri(code: str) -> str:
    """URI of a demo skill group."""
    return f"{BASE}/skill-group/{code}"


def _scheme(*names: str) -> str:
    return ",\n".join(f"{BASE}/concept-scheme/{name}" for name in names)


def _table(header: str, rows: Iterable[Row]) -> bytes:
    """CSV as ESCO writes it: rows end with CR LF, lists within a cell with LF, quotes only where needed."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return stream.getvalue().encode()


def _names(record: object, language: str) -> Names:
    names = getattr(record, language)
    assert isinstance(names, Names)  # noqa: S101 - every record has both languages
    return names


def _occupations(source: DemoSource, language: str) -> bytes:
    header = (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
        "regulatedProfessionNote,scopeNote,definition,inScheme,description,code,naceCode"
    )
    return _table(header, _occupation_rows(source, language))


def _occupation_rows(source: DemoSource, language: str) -> Iterator[Row]:
    numbers: Counter[str] = Counter()
    scheme = _scheme("occupations", "member-occupations")
    for item in source.occupations:
        numbers[item.isco] += 1
        names = _names(item, language)
        # A sector's weight is its share of the codes, so the primary one of several is named twice.
        letters = item.sectors if len(item.sectors) == 1 else (item.sectors[0], *item.sectors)
        yield (
            "Occupation", occupation_uri(item.slug), item.isco, names.preferred, "\n".join(names.alternatives), "",
            "released", MODIFIED, "", "", "", scheme, names.description, f"{item.isco}.{numbers[item.isco]}",
            "\n".join(NACE + letter for letter in letters),
        )  # fmt: skip


def _skills(source: DemoSource, language: str) -> bytes:
    header = (
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
        "scopeNote,definition,inScheme,description"
    )
    scheme = _scheme("skills", "member-skills")
    rows = (
        (
            "KnowledgeSkillCompetence", skill_uri(skill.slug), skill.skill_type, skill.reuse, names.preferred,
            "\n".join(names.alternatives), "", "released", MODIFIED, "", "", scheme, names.description,
        )
        for skill, names in ((skill, _names(skill, language)) for skill in source.skills)
    )  # fmt: skip
    return _table(header, rows)


def _isco_groups(source: DemoSource, language: str) -> bytes:
    rows = (
        ("ISCOGroup", ISCO + group.code, group.code, _names(group, language).preferred, "released", "", scheme, "")
        for scheme in (_scheme("occupations", "isco"),)
        for group in source.isco_groups
    )
    return _table("conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description", rows)


def _skill_groups(source: DemoSource, language: str) -> bytes:
    header = (
        "conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,"
        "description,code"
    )
    scheme = _scheme("skills", "skills-hierarchy")
    rows = (
        (
            "SkillGroup", group_uri(group.code), names.preferred, "", "", "released", MODIFIED, "", scheme,
            names.description, group.code,
        )
        for group, names in ((group, _names(group, language)) for group in source.skill_groups)
    )  # fmt: skip
    return _table(header, rows)


def _hierarchy(source: DemoSource, language: str) -> bytes:
    """One row a skill group: the path from the top, then description and codes."""
    header = ",".join(
        [f"Level {level} {part}" for level in range(4) for part in ("URI", "preferred term")]
        + ["Description", "Scope note"]
        + [f"Level {level} code" for level in range(4)]
    )
    by_code = {group.code: group for group in source.skill_groups}

    def row(group: Group) -> Row:
        path = _path(group, by_code)
        cells = [cell for above in path for cell in (group_uri(above.code), _names(above, language).preferred)]
        cells += [""] * (8 - len(cells))
        codes = [above.code for above in path]
        return (*cells, _names(group, language).description, "", *codes, *[""] * (4 - len(codes)))

    return _table(header, map(row, source.skill_groups))


def _path(group: Group, by_code: dict[str, Group]) -> list[Group]:
    path = [group]
    while path[0].parent is not None:
        path.insert(0, by_code[path[0].parent])
    return path


def _schemes(source: DemoSource, place: int) -> bytes:
    """``place`` is the language's place in ``LANGUAGES``."""
    tops = {
        "occupations": [ISCO + group.code for group in source.isco_groups if group.parent is None],
        "isco": [ISCO + group.code for group in source.isco_groups if group.parent is None],
        "skills": [group_uri(group.code) for group in source.skill_groups if group.parent is None],
        "skills-hierarchy": [group_uri(group.code) for group in source.skill_groups if group.parent is None],
    }
    header = "conceptType,conceptSchemeUri,preferredLabel,title,status,description,hasTopConcept"
    rows = (
        ("ConceptScheme", _scheme(name), labels[place], "", "released", "", ",\n".join(tops.get(name, ())))
        for name, labels in sorted(_SCHEMES.items())
    )
    return _table(header, rows)


def _broader_occupations(source: DemoSource) -> bytes:
    groups = [
        ("ISCOGroup", ISCO + group.code, "ISCOGroup", ISCO + group.parent)
        for group in source.isco_groups
        if group.parent is not None
    ]
    members = [("Occupation", occupation_uri(item.slug), "ISCOGroup", ISCO + item.isco) for item in source.occupations]
    return _table("conceptType,conceptUri,broaderType,broaderUri", [*groups, *members])


def _broader_skills(source: DemoSource) -> bytes:
    codes = {group.code for group in source.skill_groups}
    groups = [
        ("SkillGroup", group_uri(group.code), "SkillGroup", group_uri(group.parent))
        for group in source.skill_groups
        if group.parent is not None
    ]
    members = [
        ("KnowledgeSkillCompetence", skill_uri(skill.slug), "SkillGroup", group_uri(above))
        if above in codes
        else ("KnowledgeSkillCompetence", skill_uri(skill.slug), "KnowledgeSkillCompetence", skill_uri(above))
        for skill in source.skills
        for above in skill.broader
    ]
    return _table("conceptType,conceptUri,broaderType,broaderUri", [*groups, *members])


def _types(source: DemoSource) -> dict[str, Skill]:
    return {skill.slug: skill for skill in source.skills}


def _needs(source: DemoSource) -> bytes:
    skills = _types(source)
    rows = (
        (occupation_uri(item.slug), relation, skills[slug].skill_type, skill_uri(slug))
        for item in source.occupations
        for relation, slugs in (("essential", item.essential), ("optional", item.optional))
        for slug in sorted(slugs)
    )
    return _table("occupationUri,relationType,skillType,skillUri", rows)


def _skill_relations(source: DemoSource) -> bytes:
    skills = _types(source)
    rows = (
        (
            skill_uri(item.skill), skills[item.skill].skill_type, item.relation, skills[item.other].skill_type,
            skill_uri(item.other),
        )
        for item in source.relations
    )  # fmt: skip
    return _table("originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri", rows)


if __name__ == "__main__":
    sys.exit(main())
