from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from ontology.attribution import JRC_ATTRIBUTION, NACE_ATTRIBUTION, NESTA_ATTRIBUTION
from ontology.concepts import Classification, Concept, ConceptKind, Relation, RelationKind
from ontology.errors import SourceError
from ontology.esco import read_release
from ontology.nace import Nace, section_of, sections
from ontology.report import ImportReport
from ontology.sectors import differ, primary_sector, primary_sectors
from tests.fixtures_ontology import BAKER, BASE, CHEF, COOK, TABLES, write_folder


def links(classification: Classification) -> dict[tuple[str, str], float]:
    """(occupation, code of the sector) -> weight."""
    return {
        (link.source, classification[link.target].code or ""): link.weight
        for link in classification.relations
        if link.kind is RelationKind.IN_SECTOR
    }


def with_table(tmp_path: Path, text: str, extra: dict[str, str] | None = None) -> tuple[Classification, ImportReport]:
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    return read_release([write_folder(tmp_path / "v1.1.1", {**TABLES, **(extra or {})})], sectors=table)


def with_nace(tmp_path: Path, cells: dict[str, str], **kwargs: Path) -> tuple[Classification, ImportReport]:
    rows = "".join(f'{uri},{uri[-3:]},"{cells.get(uri, "")}"\n' for uri in (BAKER, COOK, CHEF))
    text = "conceptUri,preferredLabel,naceCode\n" + rows
    return read_release([write_folder(tmp_path / "v1.2.1", {**TABLES, "occupations_en.csv": text})], **kwargs)


def test_every_division_has_one_section_in_both_revisions() -> None:
    # Eurostat: 21 sections and 88 divisions in Rev. 2, 22 sections and 87 divisions in Rev. 2.1.
    for revision, letters, divisions in ((Nace.REV_2, 21, 88), (Nace.REV_2_1, 22, 87)):
        found = [section_of(f"{number:02}", revision) for number in range(100)]
        assert len({letter for letter in found if letter}) == letters == len(sections(revision))
        assert sum(letter is not None for letter in found) == divisions
    assert all(danish and english for revision in Nace for danish, english in sections(revision).values())


@pytest.mark.parametrize(
    ("code", "revision", "section"),
    [
        ("62.01", Nace.REV_2, "J"),
        ("6201", Nace.REV_2_1, "K"),
        ("http://data.europa.eu/ux2/nace2.1/6419", Nace.REV_2_1, "L"),
        ("http://data.europa.eu/ux2/nace2.1/C", Nace.REV_2_1, "C"),
        ("C10.71", Nace.REV_2, "C"),
        ("01", Nace.REV_2, "A"),
        ("45", Nace.REV_2_1, None),
        ("V", Nace.REV_2, None),
        ("", Nace.REV_2, None),
        ("n/a", Nace.REV_2, None),
        ("9", Nace.REV_2, None),
    ],
)
def test_section_of_codes_as_they_are_written(code: str, revision: Nace, section: str | None) -> None:
    assert section_of(code, revision) == section


def test_moved_sections_keep_their_words() -> None:
    assert sections(Nace.REV_2_1)["Q"] == sections(Nace.REV_2)["P"]
    assert sections(Nace.REV_2_1)["V"] == sections(Nace.REV_2)["U"]
    assert sections(Nace.REV_2_1)["I"] == sections(Nace.REV_2)["I"]


def test_codes_of_the_release(tmp_path: Path) -> None:
    uri = Nace.REV_2_1.value
    cells = {BAKER: f"{uri}1071,\n{uri}1072,\n{uri}4724,", COOK: "5610 9999X"}
    classification, report = with_nace(tmp_path, cells)
    assert links(classification) == {
        (BAKER, "C"): pytest.approx(2 / 3, abs=1e-6),
        (BAKER, "G"): pytest.approx(1 / 3, abs=1e-6),
        (COOK, "I"): 1.0,
    }
    assert primary_sector(classification, BAKER) == f"{uri}C"
    assert primary_sector(classification, CHEF) is None
    assert classification[f"{uri}C"].preferred("da") == "Industri"
    assert NACE_ATTRIBUTION in classification.attribution
    codes = next(file for file in report.files if file.name == "naceCode")
    assert [(reason.code, reason.count) for reason in codes.mended] == [("bad-code", 1)]


def test_a_table_is_not_used_where_the_release_has_codes(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"uri,sector_code\n{COOK},I\n")
    classification, report = with_nace(tmp_path, {BAKER: "10"}, sectors=table)
    assert links(classification) == {(BAKER, "C"): 1.0}
    assert report.files[-1].skipped == "naces-known"


def test_names_beside_the_release_win(tmp_path: Path) -> None:
    names = {"sectors.csv": "code,label_da,label_en\nC,Produktion,Making\n,x,y\n"}
    classification, _ = with_table(tmp_path, f"uri,sector_code\n{BAKER},C\n", names)
    sector = next(classification.of_kind(ConceptKind.SECTOR))
    assert (sector.preferred("da"), sector.preferred("en")) == ("Produktion", "Making")
    assert sector.uri == f"{Nace.REV_2.value}C"


def test_own_table(tmp_path: Path) -> None:
    text = (
        f"uri,sector_code,weight,label_da,label_en\n{BAKER},mad & drikke,0.75,Mad,Food\n{BAKER},I,,,\n"
        f"{COOK},I,2,,\n{COOK},I,x,,\n{CHEF},,1,,\n{BASE}gone,I,1,,\n{BAKER},I,0.5,,\n"
    )
    classification, report = with_table(tmp_path, text)
    assert links(classification) == {(BAKER, "mad & drikke"): 0.75, (BAKER, "I"): 1.0}
    food = classification["https://jobvej.example/sector/mad%20%26%20drikke"]
    assert (food.preferred("da"), food.preferred("en")) == ("Mad", "Food")
    reasons = {reason.code: reason.count for reason in report.files[-1].dropped}
    assert reasons == {"bad-weight": 2, "no-code": 1, "not-in-base": 1, "duplicate": 1}


def test_skills_based_table(tmp_path: Path) -> None:
    text = (
        "id,occupation,skills_based_sector_code,skills_based_sector,concept_uri\n"
        f"0,baker,9,food & tobacco production workers,{BAKER}\n1,gone,12,ict workers,{BASE}gone\n"
    )
    classification, _ = with_table(tmp_path, text)
    assert links(classification) == {(BAKER, "9"): 1.0}
    assert next(classification.of_kind(ConceptKind.SECTOR)).preferred("en") == "Food & tobacco production workers"
    assert next(classification.of_kind(ConceptKind.SECTOR)).preferred("da") == "Fremstilling af fødevarer og tobak"
    assert classification.attribution == (NESTA_ATTRIBUTION,)


def test_jrc_table(tmp_path: Path) -> None:
    text = (
        "nace\tisco\tpop\n10. Food products\t75. Food craft\t60\n11. Beverages\t75. Food craft\t20\n"
        "47. Retail, trade\t75. Food craft\t19\n55. Hotels\t75. Food craft\t1\n55. Hotels\t51. Services\t5\n"
        "x\t51. Services\t5\n55. Hotels\t51. Services\tmany\n"
    )
    table = tmp_path / "jrc.tsv.gz"
    table.write_bytes(gzip.compress(text.encode()))
    classification, report = read_release([write_folder(tmp_path / "v1.1.1")], sectors=table)
    assert links(classification) == {(BAKER, "C"): 0.8, (BAKER, "G"): 0.19, (COOK, "I"): 1.0}
    assert {reason.code: reason.count for reason in report.files[-1].dropped} == {"no-code": 1, "bad-weight": 1}
    assert classification.attribution == (JRC_ATTRIBUTION, NACE_ATTRIBUTION)


def test_languages_limit_sector_names_but_leave_one(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"uri,sector_code\n{BAKER},C\n")
    folder = write_folder(tmp_path / "a")
    english, _ = read_release([folder], languages=["en"], sectors=table)
    assert [label.language for label in next(english.of_kind(ConceptKind.SECTOR)).labels] == ["en"]
    swedish = {name.replace("_en", "_sv"): text for name, text in TABLES.items()}
    found, _ = read_release([write_folder(tmp_path / "sv", swedish)], languages=["sv"], sectors=table)
    assert {label.language for label in next(found.of_kind(ConceptKind.SECTOR)).labels} == {"da", "en"}


def test_unknown_table_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(
        SourceError, match=r"table\.csv, line 1: not a known table of sectors \(found: a, b\); expected"
    ):
        with_table(tmp_path, "a,b\n1,2\n")
    with pytest.raises(SourceError, match=r"none\.csv: cannot be read"):
        read_release([tmp_path / "v1.1.1"], sectors=tmp_path / "none.csv")


def test_primary_sector_is_the_largest_then_the_first() -> None:
    concepts = [Concept(uri, ConceptKind.OCCUPATION) for uri in ("o1", "o2", "o3")]
    concepts += [Concept(uri, ConceptKind.SECTOR) for uri in ("a", "b")]
    in_sector = RelationKind.IN_SECTOR
    relations = [
        Relation("o1", in_sector, "a", 0.4),
        Relation("o1", in_sector, "b", 0.6),
        Relation("o2", in_sector, "b", 0.5),
        Relation("o2", in_sector, "a", 0.5),
    ]
    assert primary_sectors(Classification.of(concepts, relations)) == {"o1": "b", "o2": "a"}


def test_unknown_sectors_never_differ() -> None:
    assert differ("a", "b")
    assert not differ("a", "a")
    assert not differ(None, "a")
    assert not differ("a", None)
    assert not differ(None, None)
