"""Reading and checking the demo world's classification as it is written by hand in ``source/``.

One record a line, fields separated by `` | ``, lists by ``;``; blank lines and lines beginning with ``#`` are left out.
``README.md`` beside this module describes the fields. Everything that is wrong is gathered and raised at once, each
with file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

SOURCES = Path(__file__).parent / "source"
SKILL_TYPES = ("knowledge", "skill/competence")
REUSE_LEVELS = ("transversal", "cross-sector", "sector-specific", "occupation-specific")
RELATION_TYPES = ("essential", "optional")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class DemoSourceError(ValueError):
    """The sources are not consistent; the message lists every finding as ``file line n: what is wrong``."""


@dataclass(frozen=True, slots=True)
class Names:
    """The labels and description of one concept in one language."""

    preferred: str
    alternatives: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """``broader`` holds codes of skill groups and slugs of broader skills."""

    slug: str
    skill_type: str
    reuse: str
    broader: tuple[str, ...]
    da: Names
    en: Names
    place: str


@dataclass(frozen=True, slots=True)
class Occupation:
    """``sectors`` are NACE Rev. 2.1 section letters, the primary one first."""

    slug: str
    isco: str
    sectors: tuple[str, ...]
    da: Names
    en: Names
    essential: tuple[str, ...]
    optional: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Group:
    """A skill group, ISCO group or sector; ``parent`` is None at the top."""

    code: str
    parent: str | None
    da: Names
    en: Names
    place: str


@dataclass(frozen=True, slots=True)
class SkillRelation:
    """One skill needs (essential) or gains from (optional) another."""

    skill: str
    relation: str
    other: str
    place: str


@dataclass(frozen=True, slots=True)
class DemoSource:
    """All records, each kind in the order of its keys."""

    occupations: tuple[Occupation, ...]
    skills: tuple[Skill, ...]
    skill_groups: tuple[Group, ...]
    isco_groups: tuple[Group, ...]
    sectors: tuple[Group, ...]
    relations: tuple[SkillRelation, ...]


Record = TypeVar("Record", Skill, Occupation, Group)


@dataclass(slots=True)
class _Problems:
    found: list[str] = field(default_factory=list)

    def add(self, place: str, text: str) -> None:
        self.found.append(f"{place}: {text}")

    def unless(self, condition: object, place: str, text: str) -> None:
        if not condition:
            self.add(place, text)


def read_source(folder: Path = SOURCES) -> DemoSource:
    """Read and check all sources in ``folder``; DemoSourceError with every finding where they are not consistent."""
    problems = _Problems()

    def read(pattern: str, width: int, make: Callable[[list[str], str], Record]) -> tuple[Record, ...]:
        return tuple(make(fields, place) for fields, place in _records(folder, pattern, width, problems))

    skills = _unique(read("skills-*.txt", 10, _skill), lambda skill: skill.slug, problems)
    occupations = _unique(read("occupations-*.txt", 11, _occupation), lambda item: item.slug, problems)
    skill_groups = _unique(read("skill-groups.txt", 6, _skill_group), _code, problems)
    isco_groups = _unique(read("isco-groups*.txt", 3, _isco_group), _code, problems)
    sectors = _unique(read("sectors.txt", 3, _sector), _code, problems)
    relations = tuple(
        SkillRelation(fields[0], fields[1], fields[2], place)
        for fields, place in _records(folder, "skill-relations*.txt", 3, problems)
    )
    source = DemoSource(occupations, skills, skill_groups, isco_groups, sectors, _sorted_relations(relations, problems))
    _check(source, problems)
    if problems.found:
        raise DemoSourceError("\n".join(problems.found))
    return source


def _records(folder: Path, pattern: str, width: int, problems: _Problems) -> Iterator[tuple[list[str], str]]:
    for path in sorted(folder.glob(pattern)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            fields = [part.strip() for part in line.split("|")]
            place = f"{path.name} line {number}"
            if len(fields) != width:
                problems.add(place, f"{len(fields)} fields, expected {width}")
                continue
            yield fields, place


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in cell.split(";")) if part)


def _skill(fields: list[str], place: str) -> Skill:
    slug, skill_type, reuse, broader, da, da_alt, en, en_alt, da_note, en_note = fields
    danish, english = Names(da, _list(da_alt), da_note), Names(en, _list(en_alt), en_note)
    return Skill(slug, skill_type, reuse, _list(broader), danish, english, place)


def _occupation(fields: list[str], place: str) -> Occupation:
    slug, isco, sectors, da, da_alt, en, en_alt, da_note, en_note, essential, optional = fields
    danish, english = Names(da, _list(da_alt), da_note), Names(en, _list(en_alt), en_note)
    return Occupation(slug, isco, _list(sectors), danish, english, _list(essential), _list(optional), place)


def _skill_group(fields: list[str], place: str) -> Group:
    code, parent, da, en, da_note, en_note = fields
    above = None if parent == "-" else parent
    return Group(code, above, Names(da, (), da_note), Names(en, (), en_note), place)


def _isco_group(fields: list[str], place: str) -> Group:
    code, da, en = fields
    return Group(code, code[:-1] or None, Names(da), Names(en), place)


def _sector(fields: list[str], place: str) -> Group:
    code, da, en = fields
    return Group(code, None, Names(da), Names(en), place)


def _code(group: Group) -> str:
    return group.code


def _unique(records: tuple[Record, ...], key: Callable[[Record], str], problems: _Problems) -> tuple[Record, ...]:
    """The records by key, repetitions of a key reported and left out."""
    kept: dict[str, Record] = {}
    for record in records:
        first = kept.setdefault(key(record), record)
        problems.unless(first is record, record.place, f"{key(record)} is already in {first.place}")
    return tuple(kept[name] for name in sorted(kept))


def _sorted_relations(relations: Iterable[SkillRelation], problems: _Problems) -> tuple[SkillRelation, ...]:
    kept: dict[tuple[str, str], SkillRelation] = {}
    for relation in relations:
        pair = relation.skill, relation.other
        first = kept.setdefault(pair, relation)
        problems.unless(first is relation, relation.place, f"{' -> '.join(pair)} is already in {first.place}")
    return tuple(kept[pair] for pair in sorted(kept))


def _check(source: DemoSource, problems: _Problems) -> None:
    skills = {skill.slug for skill in source.skills}
    _check_skills(source, skills, problems)
    _check_occupations(source, skills, problems)
    for groups in (source.skill_groups, source.isco_groups):
        codes = {group.code for group in groups}
        for group in groups:
            known = group.parent is None or group.parent in codes
            problems.unless(known, group.place, f"{group.code} stands below {group.parent}, which is not in the list")
    for relation in source.relations:
        for slug in (relation.skill, relation.other):
            problems.unless(slug in skills, relation.place, f"no skill {slug}")
        problems.unless(relation.relation in RELATION_TYPES, relation.place, f"no relation {relation.relation}")
        problems.unless(relation.skill != relation.other, relation.place, f"{relation.skill} relates to itself")
    # ISCO-08 itself gives a group and its only subgroup one name, so its labels may repeat.
    for records in (source.skills, source.occupations, source.skill_groups, source.sectors):
        _check_labels(records, problems)


def _check_skills(source: DemoSource, skills: set[str], problems: _Problems) -> None:
    codes = {group.code for group in source.skill_groups}
    for skill in source.skills:
        problems.unless(_SLUG.fullmatch(skill.slug), skill.place, f"{skill.slug} is not kebab-case ASCII")
        problems.unless(skill.skill_type in SKILL_TYPES, skill.place, f"no skill type {skill.skill_type}")
        problems.unless(skill.reuse in REUSE_LEVELS, skill.place, f"no reuse level {skill.reuse}")
        problems.unless(any(code in codes for code in skill.broader), skill.place, f"{skill.slug} is in no skill group")
        for code in skill.broader:
            known = code in codes or (code in skills and code != skill.slug)
            problems.unless(known, skill.place, f"no skill group or skill {code}")
        _check_names(skill.slug, skill.da, skill.en, skill.place, problems)


def _check_occupations(source: DemoSource, skills: set[str], problems: _Problems) -> None:
    isco, sectors = {group.code for group in source.isco_groups}, {group.code for group in source.sectors}
    for occupation in source.occupations:
        place, slug = occupation.place, occupation.slug
        problems.unless(_SLUG.fullmatch(slug), place, f"{slug} is not kebab-case ASCII")
        problems.unless(
            len(occupation.isco) == 4 and occupation.isco in isco, place, f"no ISCO group {occupation.isco}"
        )
        problems.unless(occupation.sectors, place, f"{slug} has no sector")
        for letter in occupation.sectors:
            problems.unless(letter in sectors, place, f"no sector {letter}")
        needs = (*occupation.essential, *occupation.optional)
        for name in needs:
            problems.unless(name in skills, place, f"no skill {name}")
        twice = sorted({name for name in needs if needs.count(name) > 1})
        problems.unless(not twice, place, f"named twice: {', '.join(twice)}")
        problems.unless(occupation.essential, place, f"{slug} has no essential skill")
        _check_names(slug, occupation.da, occupation.en, place, problems)


def _check_names(slug: str, da: Names, en: Names, place: str, problems: _Problems) -> None:
    for language, names in (("Danish", da), ("English", en)):
        problems.unless(names.preferred, place, f"{slug} has no {language} label")
        problems.unless(names.description, place, f"{slug} has no {language} description")


def _check_labels(records: Iterable[Skill | Occupation | Group], problems: _Problems) -> None:
    """No two concepts of a kind share a label in one language, whatever its case; no concept repeats one exactly."""
    for language in ("da", "en"):
        owners: dict[str, str] = {}
        for record in records:
            names: Names = getattr(record, language)
            labels = (names.preferred, *names.alternatives)
            twice = sorted({label for label in labels if labels.count(label) > 1})
            problems.unless(not twice, record.place, f"{language} label twice: {', '.join(twice)}")
            for label in labels:
                first = owners.setdefault(label.casefold(), record.place)
                mine = first == record.place
                problems.unless(mine, record.place, f"the {language} label {label!r} is already in {first}")
