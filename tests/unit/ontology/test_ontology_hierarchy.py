from __future__ import annotations

from pathlib import Path

import pytest

from ontology.concepts import Classification, Concept, ConceptKind, Relation, RelationKind
from ontology.errors import UnknownConceptError
from ontology.esco import read_release
from ontology.hierarchy import ancestors, first_level_skill_groups, isco_major_group
from ontology.stats import stats
from tests.fixtures_ontology import BAKER, BASE, COOK, DOUGH, GROUP_S, GROUP_S1, HYGIENE, ISCO, write_folder


@pytest.fixture
def classification(tmp_path: Path) -> Classification:
    return read_release([write_folder(tmp_path / "v1.1.1")])[0]


def made(kind: ConceptKind, *pairs: tuple[str, str]) -> Classification:
    uris = {uri for pair in pairs for uri in pair}
    links = [Relation(child, RelationKind.BROADER, parent) for child, parent in pairs]
    return Classification.of([Concept(uri, kind) for uri in uris], links)


def test_ancestors_are_nearest_first(classification: Classification) -> None:
    assert ancestors(classification, BAKER) == (f"{ISCO}7512", f"{ISCO}751", f"{ISCO}75", f"{ISCO}7")
    assert ancestors(classification, COOK) == ()
    with pytest.raises(UnknownConceptError):
        ancestors(classification, f"{BASE}gone")


def test_several_ways_up_meet_and_cycles_end() -> None:
    diamond = made(ConceptKind.SKILL, ("a", "c"), ("a", "b"), ("b", "d"), ("c", "d"), ("a", "d"))
    assert ancestors(diamond, "a") == ("b", "c", "d")
    cycle = made(ConceptKind.SKILL, ("a", "b"), ("b", "c"), ("c", "a"))
    assert ancestors(cycle, "a") == ("b", "c")


def test_first_level_groups_by_code(classification: Classification) -> None:
    assert first_level_skill_groups(classification) == (GROUP_S1,)
    assert first_level_skill_groups(classification, DOUGH) == (GROUP_S1,)
    assert first_level_skill_groups(classification, GROUP_S1) == (GROUP_S1,)
    assert first_level_skill_groups(classification, GROUP_S) == ()
    assert first_level_skill_groups(classification, HYGIENE) == ()


def test_first_level_groups_by_place_where_there_are_no_codes() -> None:
    tree = made(ConceptKind.SKILL_GROUP, ("first", "top"), ("second", "first"), ("other", "top"))
    assert first_level_skill_groups(tree) == ("first", "other")
    assert first_level_skill_groups(tree, "second") == ("first",)


def test_major_groups(classification: Classification) -> None:
    assert isco_major_group(classification[BAKER]) == "7"
    assert isco_major_group(classification[f"{ISCO}75"]) == "7"
    assert isco_major_group(classification[DOUGH]) is None
    assert isco_major_group(Concept("x", ConceptKind.OCCUPATION)) is None


def test_stats_count_everything_once(classification: Classification) -> None:
    found = stats(classification)
    assert found.concepts == {"isco_group": 4, "occupation": 3, "skill": 3, "skill_group": 2}
    assert found.relations == {"broader": 6, "essential": 2, "optional": 3}
    assert found.labels == {"en": {"alternative": 5, "hidden": 1, "preferred": 12}}
    assert found.named["occupation"] == {"en": 3}
    assert found.to_json()["content_hash"] == classification.content_hash
    assert "begreber: isco_group 4, occupation 3" in found.to_text()
    assert "labels en: alternative 5, hidden 1, preferred 12" in found.to_text("en")
