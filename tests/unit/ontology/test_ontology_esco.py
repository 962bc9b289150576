"""What a release says, what is laid over it, and what the report tells of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.attribution import ESCO_ATTRIBUTION, attribution_for
from ontology.concepts import ConceptKind, Label, LabelKind, Relation, RelationKind
from ontology.errors import SourceError
from ontology.esco import read_release
from ontology.report import REASONS, FileReport, ImportReport
from ontology.tables import clean
from tests.fixtures_ontology import (
    BAKER,
    BASE,
    CHEF,
    COOK,
    DANISH_OCCUPATIONS,
    DOUGH,
    FRENCH,
    HYGIENE,
    ISCO,
    SOME_TEXTS,
    TABLES,
    write_folder,
)


def file_report(report: ImportReport, name: str) -> FileReport:
    return next(file for file in report.files if Path(file.name).name == name)


def dropped(report: ImportReport, name: str) -> dict[str, int]:
    return {reason.code: reason.count for reason in file_report(report, name).dropped}


def mended(report: ImportReport, name: str) -> dict[str, int]:
    return {reason.code: reason.count for reason in file_report(report, name).mended}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "v1.1.1")


def test_concepts_carry_what_the_tables_say(base: Path) -> None:
    classification, report = read_release([base])
    baker = classification[BAKER]
    assert baker.kind is ConceptKind.OCCUPATION
    assert baker.labels == (
        Label("en", LabelKind.ALTERNATIVE, "bread baker"),
        Label("en", LabelKind.ALTERNATIVE, "oven hand"),
        Label("en", LabelKind.HIDDEN, "bakr"),
        Label("en", LabelKind.PREFERRED, "baker"),
    )
    assert (baker.code, baker.isco, baker.description("en")) == ("7512.1", "7512", "Bakes bread.")
    assert [label.text for label in classification[CHEF].labels] == ["head cook", "kitchen chief", "chef"]
    assert classification[DOUGH].skill_type == "skill/competence"
    assert classification[DOUGH].reuse_level == "occupation-specific"
    assert classification[FRENCH].skill_type is None
    assert classification[FRENCH].reuse_level is None
    assert classification[f"{ISCO}7512"].code == "7512"
    assert Relation(COOK, RelationKind.OPTIONAL, DOUGH) in classification.relations
    assert Relation(DOUGH, RelationKind.OPTIONAL, HYGIENE) in classification.relations
    assert Relation(BAKER, RelationKind.BROADER, f"{ISCO}7512") in classification.relations
    assert report.counts == {
        "isco_group": 4, "occupation": 3, "skill": 3, "skill_group": 2, "broader": 6, "essential": 2, "optional": 3,
    }  # fmt: skip
    assert report.dropped == 0
    assert mended(report, "occupations_en.csv") == {"repeated-label": 1}


def test_order_of_rows_makes_no_difference(base: Path, tmp_path: Path) -> None:
    turned = {}
    for name, text in TABLES.items():
        if '"' in text:
            turned[name] = text
            continue
        header, *rows = text.splitlines(keepends=True)
        turned[name] = header + "".join(reversed(rows))
    assert read_release([write_folder(tmp_path / "t" / "v1.1.1", turned)])[0] == read_release([base])[0]


def test_later_paths_add_labels_and_never_structure(base: Path, tmp_path: Path) -> None:
    danish = write_folder(tmp_path / "v1.0.8", {"occupations_da.csv": DANISH_OCCUPATIONS})
    classification, report = read_release([base, danish])
    baker = classification[BAKER]
    assert baker.preferred("da") == "bager"
    assert Label("da", LabelKind.ALTERNATIVE, "konditor og bager") in baker.labels
    assert baker.description("da") == "Bager brød og kager på æ-ø-å."
    assert (baker.code, baker.isco, baker.source) == ("7512.1", "7512", "ESCO v1.1.1")
    assert classification.version == "v1.1.1"
    assert dropped(report, "occupations_da.csv") == {"not-in-base": 1}
    gone = file_report(report, "occupations_da.csv").dropped[0]
    assert gone.examples == (f"line 4: {BASE}occupation/gone",)
    assert ("da: 1 af 3 stillinger har en foretrukken etiket", "da: 1 of 3 occupations have a preferred label") in (
        report.remarks
    )


def test_second_name_in_one_language_stays_as_alternative(base: Path, tmp_path: Path) -> None:
    older = "conceptUri,preferredLabel,altLabels\n" + f"{COOK},food maker,cook\n"
    over = write_folder(tmp_path / "older", {"occupations_en.csv": older})
    classification, report = read_release([base, over])
    assert classification[COOK].labels == (
        Label("en", LabelKind.ALTERNATIVE, "food maker"),
        Label("en", LabelKind.PREFERRED, "cook"),
    )
    assert mended(report, "occupations_en.csv") == {"repeated-label": 1}
    again = [file for file in report.files if file.table == "occupations"][1]
    assert {reason.code for reason in again.mended} == {"second-name", "repeated-label"}


def test_every_dropped_row_has_its_reason(tmp_path: Path) -> None:
    tables = dict(TABLES)
    tables["occupations_en.csv"] += (
        f"Occupation,{BAKER},7512,baker again,,,released,,7512.1\r\nOccupation,,7512,nobody,,,released,,7512.9\r\n"
        "Occupation,not a uri,7512,nobody,,,released,,7512.9\r\n"
        f"Occupation,{BASE}occupation/old,7512,old,,,deprecated,,7512.8\r\nOccupation,a,b,c,d,e,f,g,h,i,j\r\n"
    )
    gone = f"{BASE}skill/gone"
    tables["occupationSkillRelations.csv"] += (
        f"{BASE}occupation/old,essential,,{DOUGH}\r\n{BAKER},essential,,{gone}\r\n{BAKER},essential,,{DOUGH}\r\n"
        f"{BAKER},optional,,{DOUGH}\r\n{COOK},essential,,{DOUGH}\r\n{COOK},sometimes,,{HYGIENE}\r\n"
    )
    tables["broaderRelationsOccPillar.csv"] += f"Occupation,{BAKER},Occupation,{BAKER}\r\n"
    classification, report = read_release([write_folder(tmp_path / "a", tables)])
    assert dropped(report, "occupations_en.csv") == {
        "duplicate": 1, "no-uri": 2, "withdrawn": 1, "too-many-cells": 1,
    }  # fmt: skip
    assert dropped(report, "occupationSkillRelations.csv") == {
        "unknown-source": 1, "unknown-target": 1, "duplicate": 1, "essential-too": 2, "unknown-relation": 1,
    }  # fmt: skip
    assert dropped(report, "broaderRelationsOccPillar.csv") == {"self": 1}
    cook = {link for link in classification.relations if link.source == COOK}
    assert cook == {Relation(COOK, RelationKind.ESSENTIAL, DOUGH)}
    for file in report.files:
        assert file.rows == file.used + sum(reason.count for reason in file.dropped)
        assert all(reason.code in REASONS for reason in (*file.dropped, *file.mended))
    found = json.loads(json.dumps(report.to_json()))
    assert found["dropped"] == report.dropped == 12
    assert "udeladt 1: er trukket tilbage (linje" in report.to_text("da")
    assert "dropped 1: is withdrawn (line" in report.to_text("en")


def test_languages_limit_the_labels_only(base: Path, tmp_path: Path) -> None:
    danish = write_folder(
        tmp_path / "da",
        {
            "occupations_da.csv": DANISH_OCCUPATIONS,
            "skills_da.csv": f"conceptUri,preferredLabel,altLabels\n{DOUGH},lave dej,\n",
        },
    )
    classification, report = read_release([base, danish], languages=["DA"])
    assert classification.languages() == ("da",)
    assert len(list(classification.of_kind(ConceptKind.OCCUPATION))) == 3
    assert classification[BAKER].preferred("en") == "bager"
    assert report.languages == ("da",)
    only_english, report = read_release([base, danish], languages=["en"])
    assert only_english == read_release([base])[0]
    assert [f.skipped for f in report.files if f.language == "da"] == ["language-not-selected"] * 2
    with pytest.raises(SourceError, match=r"no labels in fr: the files have da, en; add the release's files"):
        read_release([base, danish], languages=["da", "fr"])
    (danish / "skills_da.csv").unlink()
    with pytest.raises(SourceError, match=r"no skills have a label in da; add en to the languages"):
        read_release([base, danish], languages=["da"])


def test_missing_hierarchy_is_made_from_the_codes(base: Path) -> None:
    expected = read_release([base])[0]
    (base / "broaderRelationsOccPillar.csv").unlink()
    classification, report = read_release([base])
    assert classification == expected
    assert any("4 links of the hierarchy were made" in english for _, english in report.remarks)


def test_missing_types_come_from_relations_and_collections(base: Path) -> None:
    path = base / "occupationSkillRelations.csv"
    path.write_text(path.read_text() + f"{BAKER},optional,knowledge,{FRENCH}\n")
    assert read_release([base])[0][FRENCH].skill_type == "knowledge"
    collection = f"conceptUri,skillType,reuseLevel\n{FRENCH},Skill/Competence,transversal\n{BASE}x,,\n"
    (base / "languageSkillsCollection_en.csv").write_text(collection)
    classification, report = read_release([base])
    assert classification[FRENCH].skill_type == "skill/competence"
    assert classification[FRENCH].reuse_level == "transversal"
    assert dropped(report, "languageSkillsCollection_en.csv") == {"not-in-base": 1}


def test_codes_come_from_the_hierarchy_and_from_uris(base: Path) -> None:
    (base / "skillGroups_en.csv").write_text(
        f"conceptUri,preferredLabel,code\n{BASE}group/S,skills,\n{BASE}group/S1,making food,\n"
        "http://data.europa.eu/esco/isced-f/0811,crops,\nhttp://data.europa.eu/esco/skill/S1.2,x,\n"
    )
    (base / "skillsHierarchy_en.csv").write_text(
        "Level 0 URI,Level 1 URI,Level 2 URI,Level 3 URI,Level 0 code,Level 1 code\n"
        f"{BASE}group/S,,,,S\n{BASE}group/S,{BASE}group/S1,,,S,S1\n{BASE}group/S,{BASE}group/gone,,,S,S9\n"
    )
    classification, report = read_release([base])
    codes = {concept.code for concept in classification.of_kind(ConceptKind.SKILL_GROUP)}
    assert codes == {"S", "S1", "0811", "S1.2"}
    assert dropped(report, "skillsHierarchy_en.csv") == {"not-in-base": 1}


def test_isco_codes_as_spreadsheets_and_later_releases_write_them(base: Path) -> None:
    (base / "occupations_en.csv").write_text(
        f"conceptUri,preferredLabel,iscoGroup\n{BAKER},a,110\n{COOK},b,C5120\n{CHEF},c,{ISCO}3434\n"
    )
    classification, _ = read_release([base])
    assert [classification[uri].isco for uri in (BAKER, COOK, CHEF)] == ["0110", "5120", "3434"]


def test_labels_as_json_and_the_skill_list_of_laiser(base: Path, tmp_path: Path) -> None:
    labels = [
        {"uri": DOUGH, "prefLabel": {"sv": "göra deg", "fi": "tehdä taikinaa"}, "altLabels": {"sv": ["knåda"]}},
        {"uri": f"{BASE}gone", "prefLabel": {"sv": "x"}},
        "no object",
    ]
    extra = tmp_path / "extra"
    write_folder(extra, {"skills.json": json.dumps(labels)})
    classification, report = read_release([base, extra])
    assert classification[DOUGH].preferred("sv") == "göra deg"
    assert Label("sv", LabelKind.ALTERNATIVE, "knåda") in classification[DOUGH].labels
    assert dropped(report, "skills.json") == {"not-in-base": 1, "no-uri": 1}
    assert read_release([base, extra], languages=["en", "sv"])[0].languages() == ("en", "sv")
    stand_in = {name: text for name, text in TABLES.items() if name != "skills_en.csv"}
    stand_in["laiser_combined.csv"] = (
        ",skill,addtional_notes,description,source_url,source\n"
        f'0,make dough,"knead dough\nmix",Makes it.,{DOUGH},esco\n1,other,,,https://e.org/1,osn\n'
        f"2,food hygiene,,,{HYGIENE},esco\n3,French,,,{FRENCH},esco\n"
    )
    classification, report = read_release([write_folder(tmp_path / "v1.2.0", stand_in)])
    assert dropped(report, "laiser_combined.csv") == {"not-esco": 1}
    assert classification[DOUGH].labels[0] == Label("en", LabelKind.ALTERNATIVE, "knead dough")
    assert classification[DOUGH].skill_type == "skill/competence"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "expected a list of objects"),
        ("[1,\n2", "line 2: not JSON"),
        ("[" * 200_000, "nested too deeply"),
    ],
)
def test_bad_json_is_named(base: Path, text: str, message: str) -> None:
    (base / "skills.json").write_text(text)
    with pytest.raises(SourceError, match=message):
        read_release([base])


def test_attribution_only_where_it_is_due(base: Path) -> None:
    assert read_release([base])[0].attribution == ()
    assert attribution_for(["http://data.europa.eu/esco/skill/1"])[0] == ESCO_ATTRIBUTION


@settings(deadline=None, max_examples=40)
@given(name=SOME_TEXTS | st.text(min_size=1, max_size=20), tag=st.sampled_from(["da", "en", "sv", "en-us"]))
def test_any_label_arrives_clean_and_tagged(name: str, tag: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    name = name.replace("\0", "")
    quoted = name.replace('"', '""')
    text = f'conceptUri,preferredLabel\n{COOK},"{quoted}"\n{BAKER},known\n'
    folder = tmp_path_factory.mktemp("label")
    classification, report = read_release([write_folder(folder, {f"occupations_{tag}.csv": text})])
    labels = classification[COOK].labels
    assert labels == ((Label(tag, LabelKind.PREFERRED, clean(name)),) if clean(name) else ())
    assert mended(report, f"occupations_{tag}.csv") == ({} if clean(name) else {"no-preferred": 1})
