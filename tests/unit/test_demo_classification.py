"""The demo classification: what its sources say, large and varied enough, and provable where README.md says so."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import pytest

from api.demo import build_classification
from api.demo.build_classification import LANGUAGES, TARGET
from api.demo.classification_source import (
    REUSE_LEVELS,
    SKILL_TYPES,
    SOURCES,
    DemoSource,
    DemoSourceError,
    Occupation,
    read_source,
)
from ontology.concepts import ConceptKind, LabelKind, RelationKind
from ontology.esco import read_release

RELATION_TABLES = {
    "occupationSkillRelations": ("occupationUri", "skillUri"),
    "skillSkillRelations": ("originalSkillUri", "relatedSkillUri"),
    "broaderRelationsOccPillar": ("conceptUri", "broaderUri"),
    "broaderRelationsSkillPillar": ("conceptUri", "broaderUri"),
}
CONCEPT_TABLES = ("occupations", "skills", "ISCOGroups", "skillGroups")


@pytest.fixture(scope="module")
def source() -> DemoSource:
    return read_source()


@pytest.fixture(scope="module")
def occupations(source: DemoSource) -> dict[str, Occupation]:
    return {occupation.slug: occupation for occupation in source.occupations}


@pytest.fixture(scope="module")
def users(source: DemoSource) -> Counter[str]:
    """Skill -> how many occupations have it."""
    return Counter(slug for item in source.occupations for slug in (*item.essential, *item.optional))


def rows(table: str, language: str) -> list[dict[str, str]]:
    text = (TARGET / f"{table}_{language}.csv").read_bytes().decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_committed_tables_are_what_the_sources_give(source: DemoSource) -> None:
    rendered = build_classification.rendered(source)
    assert {path.name for path in TARGET.glob("*.csv")} == set(rendered)
    for name, content in rendered.items():
        assert (TARGET / name).read_bytes() == content, f"{name}: run python -m api.demo.build_classification"


def test_two_builds_are_equal(source: DemoSource) -> None:
    assert build_classification.rendered(source) == build_classification.rendered(read_source())


def test_large_and_varied_enough(source: DemoSource) -> None:
    assert len(source.occupations) >= 100
    assert len(source.skills) >= 500
    assert len(source.relations) >= 90
    assert {item.isco[0] for item in source.occupations} == set("0123456789")
    assert {skill.skill_type for skill in source.skills} == set(SKILL_TYPES)
    assert {skill.reuse for skill in source.skills} == set(REUSE_LEVELS)
    assert {relation.relation for relation in source.relations} == {"essential", "optional"}
    assert len({item.sectors[0] for item in source.occupations}) >= 15
    assert any(len(item.sectors) > 1 for item in source.occupations)


def test_every_occupation_has_enough_skills(source: DemoSource) -> None:
    for item in source.occupations:
        assert 8 <= len(item.essential) <= 18, item.slug
        assert 4 <= len(item.optional) <= 12, item.slug


@pytest.mark.parametrize("language", LANGUAGES)
def test_relation_ends_resolve(language: str) -> None:
    known = {row["conceptUri"] for table in CONCEPT_TABLES for row in rows(table, language)}
    for table, columns in RELATION_TABLES.items():
        found = rows(table, language)
        assert found
        assert {row[column] for row in found for column in columns} <= known, table


def test_both_languages_have_the_same_concepts_with_labels_and_descriptions() -> None:
    for table in CONCEPT_TABLES:
        danish, english = (rows(table, language) for language in LANGUAGES)
        assert [row["conceptUri"] for row in danish] == [row["conceptUri"] for row in english]
        assert all(row["preferredLabel"] for row in (*danish, *english))
        if table in ("occupations", "skills"):
            assert all(row["description"] for row in (*danish, *english))


def test_reads_as_a_release_without_a_dropped_row() -> None:
    classification, report = read_release([TARGET])
    assert classification.languages() == ("da", "en")
    kinds = Counter(concept.kind for concept in classification.concepts.values())
    assert kinds[ConceptKind.OCCUPATION] == len(rows("occupations", "da"))
    assert kinds[ConceptKind.SKILL] == len(rows("skills", "da"))
    assert not [file for file in report.files if file.dropped]
    for concept in classification.concepts.values():
        named = {label.language for label in concept.labels if label.kind is LabelKind.PREFERRED}
        assert named == {"da", "en"}, concept.uri


def test_primary_sectors_are_those_of_the_sources(source: DemoSource) -> None:
    classification, _ = read_release([TARGET])
    shares: dict[str, dict[str, float]] = {}
    for relation in classification.relations:
        if relation.kind is RelationKind.IN_SECTOR:
            letter = classification[relation.target].code or ""
            shares.setdefault(relation.source, {})[letter] = relation.weight
    for item in source.occupations:
        found = shares[build_classification.occupation_uri(item.slug)]
        assert set(found) == set(item.sectors)
        assert max(found, key=lambda letter: found[letter]) == item.sectors[0]


def test_sections_are_those_of_nace_rev_2_1(occupations: dict[str, Occupation]) -> None:
    primary = {slug: occupations[slug].sectors[0] for slug in ("nurse", "primary-teacher", "policy-officer")}
    assert primary == {"nurse": "R", "primary-teacher": "Q", "policy-officer": "P"}


def test_corner_organ_builder_and_organist_share_three_rare_skills(
    occupations: dict[str, Occupation], users: Counter[str]
) -> None:
    builder, organist = occupations["organ-builder"], occupations["organist"]
    shared = {*builder.essential, *builder.optional} & {*organist.essential, *organist.optional}
    assert shared == {"tune-organ-pipes", "regulate-organ-action", "church-acoustics"}
    assert shared <= set(builder.essential) & set(organist.essential)
    assert {users[slug] for slug in shared} == {2}
    assert set(builder.sectors).isdisjoint(organist.sectors)


def test_corner_accounting_assistant_is_contained_in_bookkeeper(occupations: dict[str, Occupation]) -> None:
    essential = {slug: set(item.essential) for slug, item in occupations.items()}
    contained = {(a, b) for a in essential for b in essential if a != b and essential[a] <= essential[b]}
    twins = {("town-archivist", "company-archivist"), ("company-archivist", "town-archivist")}
    assert contained == {("accounting-assistant", "bookkeeper"), *twins}
    missing = essential["bookkeeper"] - essential["accounting-assistant"]
    assert missing == {"annual-accounts", "erp-systems", "work-independently"}


def test_corner_archivists_are_twins_in_different_sectors(occupations: dict[str, Occupation]) -> None:
    town, company = occupations["town-archivist"], occupations["company-archivist"]
    assert set(town.essential) == set(company.essential)
    assert set(town.optional) == set(company.optional)
    assert town.sectors != company.sectors


def test_corner_watchmaker_shares_no_skill(occupations: dict[str, Occupation], users: Counter[str]) -> None:
    watchmaker = occupations["watchmaker"]
    assert len(watchmaker.essential) + len(watchmaker.optional) == 12
    assert {users[slug] for slug in (*watchmaker.essential, *watchmaker.optional)} == {1}


def test_corner_chain_of_skills(source: DemoSource) -> None:
    needs = {(relation.skill, relation.other): relation.relation for relation in source.relations}
    assert needs["hairsprings", "escapements"] == needs["escapements", "watch-movements"] == "essential"
    assert ("hairsprings", "watch-movements") not in needs
    assert ("watch-movements", "hairsprings") not in needs


def test_corner_languages_of_no_occupation(source: DemoSource, users: Counter[str]) -> None:
    unused = {skill.slug for skill in source.skills if not users[skill.slug]}
    assert unused == {"greenlandic", "hindi", "italian", "turkish"}


def test_traps_are_there_and_a_driving_licence_is_no_skill(source: DemoSource) -> None:
    labels = {label for skill in source.skills for names in (skill.da, skill.en) for label in (names.preferred,)}
    assert {"C", "R", "Go", "Excel", "Word", "kommunikation"} <= labels
    every = {label for skill in source.skills for label in (skill.da.preferred, *skill.da.alternatives)}
    assert not any("kørekort" in label.lower() for label in every)


SKILL = "typing | skill/competence | cross-sector | S5.2 | skrive på tastatur | | type | | Note. | Note."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sources with groups and one skill; tests add what is wrong."""
    for name in ("skill-groups.txt", "sectors.txt", "isco-groups.txt", "isco-groups-craft.txt"):
        (tmp_path / name).write_bytes((SOURCES / name).read_bytes())
    (tmp_path / "skills-a.txt").write_text(f"# comment\n{SKILL}\n", encoding="utf-8")
    return tmp_path


def test_reads_a_small_source(folder: Path) -> None:
    assert [skill.slug for skill in read_source(folder).skills] == ["typing"]


OTHER = SKILL.replace("typing", "zip", 1)


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        (SKILL, "skills-b.txt line 1: typing is already in skills-a.txt line 2"),
        (OTHER, "skills-b.txt line 1: the da label 'skrive på tastatur' is already in skills-a.txt line 2"),
        (OTHER.replace("zip", "Zip up", 1), "skills-b.txt line 1: Zip up is not kebab-case ASCII"),
        (OTHER.replace("S5.2", "S9"), "skills-b.txt line 1: no skill group or skill S9"),
        (OTHER.replace("S5.2", "typing"), "skills-b.txt line 1: zip is in no skill group"),
        (OTHER.replace("| type |", "|  |"), "skills-b.txt line 1: zip has no English label"),
        (OTHER.replace("| Note. | Note.", "| Note. | "), "skills-b.txt line 1: zip has no English description"),
        (OTHER.replace("skill/competence", "skill"), "skills-b.txt line 1: no skill type skill"),
        (OTHER.replace("cross-sector", "often"), "skills-b.txt line 1: no reuse level often"),
        ("zip | knowledge", "skills-b.txt line 1: 2 fields, expected 10"),
    ],
)
def test_names_file_and_line_of_what_is_wrong(folder: Path, line: str, finding: str) -> None:
    (folder / "skills-b.txt").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DemoSourceError) as caught:
        read_source(folder)
    assert finding in str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("fields", "finding"),
    [
        ("9999 | K | typing | ", "no ISCO group 9999"),
        ("2512 | Ø | typing | ", "no sector Ø"),
        ("2512 | K | typing; sing | ", "no skill sing"),
        ("2512 | K | typing | typing", "named twice: typing"),
        ("2512 | K |  | typing", "clerk has no essential skill"),
    ],
)
def test_checks_occupations(folder: Path, fields: str, finding: str) -> None:
    isco, sector, essential, optional = (part.strip() for part in fields.split("|"))
    line = f"clerk | {isco} | {sector} | skriver | | clerk | | Note. | Note. | {essential} | {optional}"
    (folder / "occupations-a.txt").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DemoSourceError) as caught:
        read_source(folder)
    assert str(caught.value) == f"occupations-a.txt line 1: {finding}"


def test_checks_relations_between_skills(folder: Path) -> None:
    (folder / "skill-relations.txt").write_text("typing | sometimes | sing\ntyping | optional | typing\n", "utf-8")
    with pytest.raises(DemoSourceError) as caught:
        read_source(folder)
    assert str(caught.value).splitlines() == [
        "skill-relations.txt line 1: no skill sing",
        "skill-relations.txt line 1: no relation sometimes",
        "skill-relations.txt line 2: typing relates to itself",
    ]
