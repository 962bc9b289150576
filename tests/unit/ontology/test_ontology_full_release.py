"""The reference load: all of ESCO v1.1.1 in English with the Danish occupations and ISCO groups of v1.0.8 over it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ontology import jsonio
from ontology.attribution import ESCO_ATTRIBUTION
from ontology.concepts import Classification, ConceptKind, RelationKind
from ontology.esco import read_release
from ontology.hierarchy import ancestors, first_level_skill_groups, isco_major_group
from ontology.rdf import read_turtle, write_turtle
from ontology.report import ImportReport
from ontology.sectors import primary_sectors
from ontology.stats import stats

pytestmark = pytest.mark.esco
TECHNICAL_DIRECTOR = "http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34"


@pytest.fixture(scope="module")
def reference(shared_data: Path) -> tuple[Classification, ImportReport]:
    return read_release([shared_data / "esco" / "v1.1.1", shared_data / "esco" / "da"])


def rows(report: ImportReport, table: str) -> list[tuple[int, int, dict[str, int]]]:
    return [
        (file.rows, file.used, {reason.code: reason.count for reason in file.dropped})
        for file in report.files
        if file.table == table and not file.skipped
    ]


def test_counts_are_those_of_the_files(reference: tuple[Classification, ImportReport]) -> None:
    classification, report = reference
    assert report.counts == {
        "isco_group": 619,
        "occupation": 3_007,
        "skill": 13_896,
        "skill_group": 640,
        "broader": 3_616 + 20_649,
        "essential": 65_082,
        "optional": 64_605,
    }
    assert 65_082 + 64_605 == 123_788 + 5_899
    assert rows(report, "occupationSkillRelations") == [(123_855, 123_788, {"unknown-source": 67})]
    assert rows(report, "skillSkillRelations") == [(5_899, 5_899, {})]
    assert rows(report, "broaderRelationsOccPillar") == [(3_617, 3_616, {"unknown-source": 1})]
    assert rows(report, "broaderRelationsSkillPillar") == [(20_656, 20_649, {"unknown-source": 7})]
    assert rows(report, "occupations") == [(3_007, 3_007, {}), (2_942, 2_939, {"not-in-base": 3})]
    assert classification.version == "v1.1.1"
    assert classification.attribution[0] == ESCO_ATTRIBUTION


def test_labels_have_their_language(reference: tuple[Classification, ImportReport]) -> None:
    classification, _ = reference
    counts = stats(classification)
    assert classification.languages() == ("da", "en")
    assert counts.named["occupation"] == {"da": 2_939, "en": 3_007}
    assert counts.named["isco_group"] == {"da": 619, "en": 619}
    assert counts.named["skill"] == {"en": 13_896}
    director = classification[TECHNICAL_DIRECTOR]
    assert (director.preferred("da"), director.preferred("en")) == ("teknisk leder", "technical director")
    # v1.0.8 has this occupation at 2166.4.7; the base release's code stands.
    assert (director.code, director.isco) == ("2654.1.7", "2654")
    for concept in classification.concepts.values():
        names = [label.language for label in concept.labels if label.kind == "preferred"]
        assert len(names) == len(set(names))
        assert all(label.text == " ".join(label.text.split()) for label in concept.labels)


def test_hierarchies_reach_their_tops(reference: tuple[Classification, ImportReport]) -> None:
    classification, _ = reference
    for occupation in classification.of_kind(ConceptKind.OCCUPATION):
        top = classification[ancestors(classification, occupation.uri)[-1]]
        assert top.code == isco_major_group(occupation)
    codes = [classification[uri].code for uri in first_level_skill_groups(classification)]
    assert {"S1", "S8", "T1", "T6", "L1", "00", "10"} <= set(codes)
    assert len(codes) == 8 + 6 + 2 + 12
    grouped = sum(
        bool(first_level_skill_groups(classification, c.uri)) for c in classification.of_kind(ConceptKind.SKILL)
    )
    assert grouped > 13_700


def test_json_loads_fast_and_equal(reference: tuple[Classification, ImportReport], tmp_path: Path) -> None:
    classification, _ = reference
    jsonio.dump(classification, tmp_path / "c.json.gz")
    started = time.perf_counter()
    back = jsonio.load(tmp_path / "c.json.gz")
    seconds = time.perf_counter() - started
    assert back == classification
    assert jsonio.load(tmp_path / "c.json.gz", verify=True).content_hash == classification.content_hash
    assert seconds < 6  # about 1 s on an idle machine; the aim is 2


@pytest.mark.parametrize(
    ("table", "sectors", "links"),
    [("jrc_tasks_isco2d_nace2d_EU15.tsv.gz", 19, 21_103), ("mcc_skills_based_sectors_All_ESCO.csv.gz", 14, 2_939)],
)
def test_sector_tables(shared_data: Path, table: str, sectors: int, links: int) -> None:
    folder = shared_data / "esco"
    classification, _ = read_release([folder / "v1.1.1"], sectors=folder / "sectors" / table)
    counts = stats(classification)
    assert (counts.concepts["sector"], counts.relations["in_sector"]) == (sectors, links)
    military = {c.uri for c in classification.of_kind(ConceptKind.OCCUPATION) if c.isco and c.isco.startswith("0")}
    primary = primary_sectors(classification)
    if links > 3_007:
        assert primary.keys().isdisjoint(military)  # the JRC table has no armed forces: their sector is unknown
        assert len(primary) == 3_007 - len(military)


def test_turtle_of_the_full_load_comes_back_equal(
    reference: tuple[Classification, ImportReport], tmp_path: Path
) -> None:
    classification, _ = reference
    path = tmp_path / "esco.ttl"
    with path.open("w", encoding="utf-8") as stream:
        write_turtle(classification, stream)
    back = read_turtle(path)
    assert back.content_hash == classification.content_hash
    assert back == classification


def test_newer_release_and_other_label_sources(shared_data: Path) -> None:
    folder = shared_data / "esco"
    classification, report = read_release([folder / "v1.2.0", folder / "other-languages"], languages=["en", "sv"])
    counts = stats(classification)
    assert classification.version == "v1.2.0"
    assert counts.concepts["skill"] == 13_939
    assert counts.concepts["occupation"] == 3_039
    assert counts.relations["broader"] == 3_652 + 20_822
    assert sum(link.kind is not RelationKind.BROADER for link in classification.relations) == 5_818
    assert counts.named["skill"]["sv"] == 13_702
    assert any(file.skipped == "parquet" for file in report.files)
