"""A tiny release in ESCO's CSV format with the oddities of real ones, and strategies for any classification."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind, Text

BASE = "https://example.org/"
BAKER, COOK, CHEF = (f"{BASE}occupation/{name}" for name in ("baker", "cook", "chef"))
DOUGH, HYGIENE, FRENCH = (f"{BASE}skill/{name}" for name in ("dough", "hygiene", "french"))
GROUP_S, GROUP_S1 = f"{BASE}group/S", f"{BASE}group/S1"
ISCO = f"{BASE}isco/C"

TABLES: Mapping[str, str] = {
    "occupations_en.csv": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code\r\n"
        f'Occupation,{BAKER},7512,baker,"bread baker\nbaker\n  oven   hand ",bakr,released,"Bakes  bread.",7512.1\r\n'
        f"Occupation,{COOK},5120,cook,,,released,,5120.1\r\n"
        f"Occupation,{CHEF},3434,chef,head cook | kitchen chief,,released,,3434.1\r\n"
    ),
    "skills_en.csv": (
        "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,description\r\n"
        f'KnowledgeSkillCompetence,{DOUGH},skill/competence,occupation-specific,make dough,"knead dough",released,\r\n'
        f"KnowledgeSkillCompetence,{HYGIENE},knowledge,cross-sector,food hygiene,,released,\r\n"
        f"KnowledgeSkillCompetence,{FRENCH},,,French,,released,\r\n"
    ),
    "ISCOGroups_en.csv": (
        "conceptType,conceptUri,code,preferredLabel,altLabels,description\r\n"
        f"ISCOGroup,{ISCO}7,7,Craft workers,,\r\nISCOGroup,{ISCO}75,75,Food craft,,\r\n"
        f"ISCOGroup,{ISCO}751,751,Food processing,,\r\nISCOGroup,{ISCO}7512,7512,Bakers,,\r\n"
    ),
    "skillGroups_en.csv": (
        "conceptType,conceptUri,preferredLabel,altLabels,description,code\r\n"
        f"SkillGroup,{GROUP_S},skills,,,S\r\nSkillGroup,{GROUP_S1},making food,,,S1\r\n"
    ),
    "broaderRelationsOccPillar.csv": (
        "conceptType,conceptUri,broaderType,broaderUri\r\n"
        f"ISCOGroup,{ISCO}75,ISCOGroup,{ISCO}7\r\nISCOGroup,{ISCO}751,ISCOGroup,{ISCO}75\r\n"
        f"ISCOGroup,{ISCO}7512,ISCOGroup,{ISCO}751\r\nOccupation,{BAKER},ISCOGroup,{ISCO}7512\r\n"
    ),
    "broaderRelationsSkillPillar.csv": (
        "conceptType,conceptUri,broaderType,broaderUri\r\n"
        f"SkillGroup,{GROUP_S1},SkillGroup,{GROUP_S}\r\nKnowledgeSkillCompetence,{DOUGH},SkillGroup,{GROUP_S1}\r\n"
    ),
    "occupationSkillRelations.csv": (
        "occupationUri,relationType,skillType,skillUri\r\n"
        f"{BAKER},essential,skill/competence,{DOUGH}\r\n{BAKER},essential,knowledge,{HYGIENE}\r\n"
        f"{COOK},optional,skill/competence,{DOUGH}\r\n{CHEF},optional,,{FRENCH}\r\n"
    ),
    "skillSkillRelations.csv": (
        "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\r\n"
        f"{DOUGH},skill/competence,optional,knowledge,{HYGIENE}\r\n"
    ),
}

DANISH_OCCUPATIONS = (
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code\r\n"
    f'Occupation,{BAKER},9999,bager,"brødbager\nkonditor og bager",Bager brød og kager på æ-ø-å.,9999.9\r\n'
    f"Occupation,{BASE}occupation/gone,7512,møller,,,7512.2\r\n"
)


def write_folder(folder: Path, tables: Mapping[str, str] = TABLES, encoding: str = "utf-8") -> Path:
    """Write the tables as plain files; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def write_gzip(folder: Path, tables: Mapping[str, str] = TABLES) -> Path:
    """Write the tables as .csv.gz files; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
    return folder


def write_zip(path: Path, tables: Mapping[str, str] = TABLES, inside: str = "") -> Path:
    """Write the tables into one zip, below the folder ``inside``; returns the zip's path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(inside + name, text)
    return path


SOME_TEXTS = st.sampled_from(
    [
        "smørrebrødsjomfru og ålefisker i Ærø",
        'en "citeret" \\ etiket',
        "linje\nskift",
        "tab\tog\rvogn",
        "مهندس برمجيات \u200f(RTL)",
        "👩‍🍳 kok 🧑🏽‍🔧",
        "a | b; c, d.",
        "\u2028skift\u0085",
        "-",
        "' # <x> @da ^^",
    ]
)
ANY_TEXT = SOME_TEXTS | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
LANGUAGES = st.sampled_from(["da", "en", "sv", "ar", "en-us", "zh-hans"])
_OPTIONAL_TEXT = st.none() | ANY_TEXT


@st.composite
def concepts(draw: st.DrawFn, uri: str) -> Concept:
    """A concept with arbitrary texts, its labels sorted and not repeated."""
    labels = draw(st.frozensets(st.builds(Label, LANGUAGES, st.sampled_from(LabelKind), ANY_TEXT), max_size=5))
    notes = draw(st.frozensets(st.builds(Text, LANGUAGES, ANY_TEXT), max_size=2))
    return Concept(
        uri=uri,
        kind=draw(st.sampled_from(ConceptKind)),
        labels=tuple(sorted(labels)),
        descriptions=tuple(sorted(notes)),
        code=draw(_OPTIONAL_TEXT),
        skill_type=draw(st.sampled_from([None, "knowledge", "skill/competence"]) | ANY_TEXT),
        reuse_level=draw(st.sampled_from([None, "transversal", "cross-sector"]) | ANY_TEXT),
        isco=draw(_OPTIONAL_TEXT),
        status=draw(st.sampled_from(["released", "proposed"])),
        source=draw(st.just("") | ANY_TEXT),
    )


@st.composite
def classifications(draw: st.DrawFn) -> Classification:
    """A small classification with arbitrary texts and links."""
    uris = [f"{BASE}concept/{number}" for number in range(draw(st.integers(0, 4)))]
    made = [draw(concepts(uri)) for uri in uris]
    links: list[Relation] = []
    if uris:
        kinds = st.sampled_from([RelationKind.BROADER, RelationKind.ESSENTIAL, RelationKind.OPTIONAL])
        plain = st.builds(Relation, st.sampled_from(uris), kinds, st.sampled_from(uris))
        weights = st.floats(0, 1, exclude_min=True)
        in_sector = st.just(RelationKind.IN_SECTOR)
        weighted = st.builds(Relation, st.sampled_from(uris), in_sector, st.sampled_from(uris), weights)
        links = draw(st.lists(plain | weighted, max_size=8))
    attribution = tuple(draw(st.lists(ANY_TEXT, max_size=3)))
    return Classification.of(made, links, draw(ANY_TEXT), attribution)
