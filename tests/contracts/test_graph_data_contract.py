"""What every store must do with a classification and postings; each test runs on both engines."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import queries
from graph.backup import BackupError, backup, restore
from graph.check import FindingCode, check_store
from graph.errors import IntegrityError, StoreConflictError
from graph.meta import ImportState, read_meta
from graph.reading import counts, edges_exist, read_classification, read_postings
from graph.snapshot_build import assemble, build_snapshot
from graph.store import Store
from graph.writing import remove_postings, write_classification, write_postings
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind, Text
from tests.fixtures_store import emptied
from tests.graph_worlds import mention, tiny_classification, tiny_postings, uri

WORLD = tiny_classification()
POSTINGS = sorted(tiny_postings(), key=lambda posting: posting.key)


@pytest.fixture
def filled(store: Store) -> Store:
    write_classification(store, WORLD)
    write_postings(store, POSTINGS)
    return store


def codes(store: Store) -> set[FindingCode]:
    return {finding.code for finding in check_store(store)}


def without(classification: Classification, *names: str) -> Classification:
    gone = set(map(uri, names))
    kept = [concept for concept in classification.concepts.values() if concept.uri not in gone]
    links = [link for link in classification.relations if not gone & {link.source, link.target}]
    return Classification.of(kept, links, classification.version, classification.attribution)


def with_concepts(classification: Classification, *concepts: Concept) -> Classification:
    by_uri = dict(classification.concepts) | {concept.uri: concept for concept in concepts}
    return Classification.of(
        by_uri.values(), classification.relations, classification.version, classification.attribution
    )


# --- classification ---------------------------------------------------------------------------------------------------


def test_an_empty_store_has_an_empty_classification_and_no_findings(store: Store) -> None:
    assert len(read_classification(store)) == 0
    assert list(read_postings(store)) == []
    assert check_store(store) == []
    assert len(build_snapshot(store).skills) == 0


def test_the_second_write_changes_nothing(store: Store) -> None:
    first = write_classification(store, WORLD)
    assert (first.added, first.changed, first.removed, first.unchanged) == (len(WORLD), 0, 0, 0)
    assert first.relations.added == len(WORLD.relations)
    before, revision = counts(store), store.revision()
    second = write_classification(store, WORLD)
    assert (second.added, second.changed, second.removed, second.unchanged) == (0, 0, 0, len(WORLD))
    assert second.relations.unchanged == len(WORLD.relations)
    assert second.changes == 0
    assert counts(store) == before
    assert store.revision() == revision


def test_counts_are_those_of_the_files(filled: Store) -> None:
    found = counts(filled)
    assert found.concepts == {"isco_group": 2, "occupation": 3, "sector": 2, "skill": 5, "skill_group": 2}
    assert found.relationships == {
        "ESSENTIAL_SKILL": 6, "OPTIONAL_SKILL": 4, "BROADER": 7, "IN_SECTOR": 3, "ASKS_FOR": 4, "FOR_OCCUPATION": 3,
    }  # fmt: skip
    assert found.labels == {
        "da": {"preferred": 14, "alternative": 0, "hidden": 0},
        "en": {"preferred": 14, "alternative": 14, "hidden": 0},
    }
    assert found.postings == 3


def test_what_is_written_is_read_back_without_loss(store: Store) -> None:
    odd = Concept(
        uri("odd"),
        ConceptKind.SKILL,
        labels=tuple(
            sorted(
                [
                    Label("da", LabelKind.PREFERRED, "blåbærgrød på ø"),
                    Label("da", LabelKind.PREFERRED, "a second preferred label, which SKOS forbids"),
                    Label("da", LabelKind.HIDDEN, "blaabaer \"' \\ \n `{}` ;//"),
                    Label("zh-hans", LabelKind.PREFERRED, "焊接 🙂"),
                    Label("sr-latn", LabelKind.ALTERNATIVE, "zavarivanje_1"),
                    Label("sr-latn", LabelKind.ALTERNATIVE, "zavarivanje"),
                ]
            )
        ),
        descriptions=tuple(sorted([Text("da", "x" * 20_000), Text("da", "y"), Text("en", "")])),
        code="",
        skill_type=None,
        status="",
    )
    links = [
        Relation(odd.uri, RelationKind.OPTIONAL, uri("weld"), 0.5),
        Relation(odd.uri, RelationKind.BROADER, odd.uri),
    ]
    world = Classification.of([*WORLD.concepts.values(), odd], [*WORLD.relations, *links], "x 1 æ", ("one", "two"))
    write_classification(store, world)
    back = read_classification(store)
    assert back == world
    assert back.content_hash == world.content_hash
    assert check_store(store) == []


def test_an_edit_is_detected_and_only_that_is_written(filled: Store) -> None:
    revision = filled.revision()
    label = Label("da", LabelKind.ALTERNATIVE, "æltebager")
    baker = WORLD[uri("baker")]
    edited = with_concepts(WORLD, replace(baker, labels=tuple(sorted((*baker.labels, label)))))
    report = write_classification(filled, edited)
    assert (report.added, report.changed, report.removed, report.relations.changes) == (0, 1, 0, 0)
    assert read_classification(filled) == edited
    assert filled.revision() > revision
    assert check_store(filled) == []


def test_changed_relations_and_weights_are_detected(filled: Store) -> None:
    links = [link for link in WORLD.relations if (link.source, link.target) != (uri("cook"), uri("menu"))]
    links = [replace(link, weight=0.5) if link.target == uri("metal") else link for link in links]
    links.append(Relation(uri("smith"), RelationKind.ESSENTIAL, uri("team")))
    edited = Classification.of(WORLD.concepts.values(), links, WORLD.version, WORLD.attribution)
    report = write_classification(filled, edited)
    assert (report.relations.added, report.relations.changed, report.relations.removed) == (1, 1, 1)
    assert report.changed == 0
    assert read_classification(filled) == edited
    assert write_classification(filled, edited).changes == 0


def test_concepts_no_longer_there_are_removed_and_reported(filled: Store) -> None:
    smaller = without(WORLD, "weld", "S2", "team")
    report = write_classification(filled, smaller)
    assert report.removed_keys == (uri("S2"), uri("team"), uri("weld"))
    assert report.removed == 3
    assert read_classification(filled) == smaller
    assert list(read_postings(filled)) == POSTINGS, "a posting keeps its evidence"
    assert check_store(filled) == []


def test_who_loses_one_relation_with_its_target_and_the_others_without_has_none(filled: Store) -> None:
    for gone in sorted(WORLD.concepts):
        write_classification(filled, WORLD)
        left = Classification.of([concept for uri, concept in WORLD.concepts.items() if uri != gone], [], "less")
        write_classification(filled, left)
        assert read_classification(filled) == left


def test_what_comes_back_is_linked_to_the_postings_again(filled: Store) -> None:
    edge = ("jobnet/1", "ASKS_FOR", uri("team"))
    assert edges_exist(filled, [edge]) == [True]
    write_classification(filled, without(WORLD, "team"))
    assert edges_exist(filled, [edge]) == [False]
    write_classification(filled, WORLD)
    assert edges_exist(filled, [edge]) == [True]
    assert read_classification(filled) == WORLD
    assert check_store(filled) == []


def test_a_concept_may_change_its_kind_and_keeps_the_relations_of_others(filled: Store) -> None:
    moved = with_concepts(WORLD, replace(WORLD[uri("team")], kind=ConceptKind.SKILL_GROUP))
    report = write_classification(filled, moved)
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    assert read_classification(filled) == moved
    assert check_store(filled) == []


def test_postings_first_and_the_classification_after_give_the_same_graph(store: Store) -> None:
    write_postings(store, POSTINGS)
    write_classification(store, WORLD)
    assert counts(store).relationships["ASKS_FOR"] == 4
    assert check_store(store) == []


def test_progress_is_told(store: Store) -> None:
    stages: list[str] = []

    def progress(stage: str, done: int, total: int | None) -> None:
        assert total is None or 0 <= done <= total
        stages.append(stage)

    write_classification(store, WORLD, progress)
    write_postings(store, POSTINGS, progress)
    assert set(stages) == {"writing concepts", "writing relations", "writing postings"}


class _CutError(Exception):
    pass


def _cut_at(stage: str) -> Callable[[str, int, int | None], None]:
    def progress(name: str, _done: int, _total: int | None) -> None:
        if name == stage:
            raise _CutError(name)

    return progress


@pytest.mark.parametrize("stage", ["writing concepts", "writing relations", "linking postings"])
def test_an_interrupted_import_says_so_and_is_completed_by_the_next(store: Store, stage: str) -> None:
    write_postings(store, POSTINGS)
    with pytest.raises(_CutError):
        write_classification(store, WORLD, _cut_at(stage))
    meta = read_meta(store.read)
    assert meta is not None
    assert meta.state is ImportState.IMPORTING
    for read in (read_classification, build_snapshot):
        with pytest.raises(IntegrityError, match="half written"):
            read(store)
    with pytest.raises(IntegrityError, match="half written"):
        backup(store, Path("/nonexistent/never-written"))
    assert FindingCode.INTERRUPTED_IMPORT in codes(store)
    write_classification(store, WORLD)
    assert read_classification(store) == WORLD
    assert check_store(store) == []


def test_two_imports_at_once_do_not_both_claim_to_be_complete(store: Store) -> None:
    def meddle(stage: str, _done: int, _total: int | None) -> None:
        if stage == "writing relations":
            write_classification(store, without(WORLD, "weld", "S2"))

    with pytest.raises((StoreConflictError, IntegrityError)):
        write_classification(store, WORLD, meddle)
    write_classification(store, WORLD, rewrite=True)
    assert read_classification(store) == WORLD
    assert check_store(store) == []


# --- postings ---------------------------------------------------------------------------------------------------------


def test_postings_are_keyed_and_written_once(filled: Store) -> None:
    revision = filled.revision()
    again = write_postings(filled, reversed(POSTINGS))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    assert filled.revision() == revision
    assert list(read_postings(filled)) == POSTINGS


def test_a_changed_posting_replaces_its_node_and_edges(filled: Store) -> None:
    revision = filled.revision()
    changed = replace(POSTINGS[2], title="Svejser", evidence=(mention("weld"),), occupations=(uri("smith"),), town=None)
    new = replace(POSTINGS[0], identifier="new")
    report = write_postings(filled, [changed, new, POSTINGS[1]])
    assert (report.added, report.changed, report.unchanged) == (1, 1, 1)
    assert filled.revision() > revision
    assert {posting.key: posting for posting in read_postings(filled)}[changed.key] == changed
    assert edges_exist(
        filled,
        [
            (changed.key, "ASKS_FOR", uri("weld")),
            (changed.key, "ASKS_FOR", uri("bake")),
            (changed.key, "FOR_OCCUPATION", uri("smith")),
            (changed.key, "FOR_OCCUPATION", uri("baker")),
        ],
    ) == [True, False, True, False]
    assert check_store(filled) == []


def test_postings_can_be_removed(filled: Store) -> None:
    report = remove_postings(filled, ["jobnet/1", "nobody/0"])
    assert report.removed_keys == ("jobnet/1",)
    assert [posting.key for posting in read_postings(filled)] == ["feed/a", "feed/b/2"]
    assert check_store(filled) == []


def test_many_postings_are_written_in_batches(store: Store) -> None:
    write_classification(store, WORLD)
    many = [replace(POSTINGS[2], identifier=f"{number:04}") for number in range(450)]
    assert write_postings(store, many).added == 450
    assert [posting.key for posting in read_postings(store)] == [posting.key for posting in many]
    assert counts(store).relationships["ASKS_FOR"] == 900
    assert write_postings(store, many).unchanged == 450


def test_the_evidence_stands_on_the_edge(filled: Store) -> None:
    rows = filled.read(
        "MATCH (:Posting {key: 'jobnet/1'})-[r:ASKS_FOR]->(s:Skill) "
        "RETURN s.prefLabel_da AS label, properties(r) AS edge ORDER BY label"
    )
    assert [row["label"] for row in rows] == ["arbejde i hold", "bage brød"]
    edge = rows[1]["edge"]
    assert (edge["start"], edge["end"], edge["quote"], edge["confidence"]) == (40, 44, "bake", 0.75)
    assert (edge["strength"], edge["polarity"], edge["method"], edge["mentions"]) == ("essential", "stated", "label", 2)
    assert edge["sentence"] == "Vi søger én, der kan bake."


# --- edges, snapshot --------------------------------------------------------------------------------------------------


def test_edges_are_found_by_source_type_and_target(filled: Store) -> None:
    edges = [
        (uri("baker"), "ESSENTIAL_SKILL", uri("bake")),
        (uri("bake"), "ESSENTIAL_SKILL", uri("baker")),
        (uri("baker"), "OPTIONAL_SKILL", uri("bake")),
        (uri("bake"), "BROADER", uri("S1")),
        (uri("cook"), "IN_SECTOR", uri("food")),
        ("jobnet/1", "ASKS_FOR", uri("weld")),
        ("jobnet/1", "FOR_OCCUPATION", uri("isco7")),
        (uri("baker"), "NO_SUCH_TYPE", uri("bake")),
        (uri("baker"), "ESSENTIAL_SKILL", uri("bake")),
    ]
    assert edges_exist(filled, edges) == [True, False, False, True, True, False, True, False, True]
    assert edges_exist(filled, []) == []


def test_the_snapshot_of_the_store_is_that_of_its_contents(filled: Store) -> None:
    snapshot = build_snapshot(filled)
    assert snapshot.content_hash == assemble(WORLD, POSTINGS).content_hash
    assert snapshot.store_revision == filled.revision()
    assert [snapshot.postings.details[row] for row in range(3)] == POSTINGS
    table = snapshot.postings
    edges = [
        (table.keys[row], "ASKS_FOR", snapshot.skills[column])
        for row, column in zip(*table.skills.nonzero(), strict=True)
    ]
    assert len(edges) == 4
    assert all(edges_exist(filled, edges)), "every cell of the snapshot is an edge of the graph"


# --- check ------------------------------------------------------------------------------------------------------------

DAMAGE = {
    "a lost label": ("MATCH (c:Concept {uri: $baker}) SET c.prefLabel_da = 'slagter'", FindingCode.DAMAGED_CONCEPT),
    "a lost search text": ("MATCH (c:Concept {uri: $baker}) SET c.searchText = ''", FindingCode.DAMAGED_CONCEPT),
    "a lost relation": (
        "MATCH (:Concept {uri: $baker})-[r:ESSENTIAL_SKILL]->(:Concept {uri: $bake}) DELETE r",
        FindingCode.WRONG_RELATIONS,
    ),
    "a doubled relation": (
        "MATCH (a:Concept {uri: $baker}) MATCH (b:Concept {uri: $bake}) CREATE (a)-[:ESSENTIAL_SKILL]->(b)",
        FindingCode.WRONG_RELATIONS,
    ),
    "a planted relation": (
        "MATCH (a:Concept {uri: $baker}) MATCH (b:Concept {uri: $weld}) CREATE (a)-[:OPTIONAL_SKILL]->(b)",
        FindingCode.WRONG_RELATIONS,
    ),
    "a lost concept": ("MATCH (c:Concept {uri: $weld}) DETACH DELETE c", FindingCode.COUNT),
    "a planted concept": (
        "CREATE (c:Concept:Skill {uri: 'x', kind: 'skill', status: '', source: ''})",
        FindingCode.CONTENT_HASH,
    ),
    "a node label that is not its kind's": (
        "CREATE (c:Concept:Sector {uri: 'x', kind: 'skill', status: '', source: ''})",
        FindingCode.WRONG_LABEL,
    ),
    "a concept without kind": ("MATCH (c:Concept {uri: $baker}) REMOVE c.kind", FindingCode.DAMAGED_CONCEPT),
    "a lost note": ("MATCH (m:Meta {key: 'classification'}) DETACH DELETE m", FindingCode.META),
    "a damaged note": ("MATCH (m:Meta {key: 'classification'}) SET m.state = 'odd'", FindingCode.META),
    "a changed record": ("MATCH (p:Posting {key: 'jobnet/1'}) SET p.record = '{}'", FindingCode.DAMAGED_POSTING),
    "a changed hash": ("MATCH (p:Posting {key: 'jobnet/1'}) SET p.hash = 'x'", FindingCode.DAMAGED_POSTING),
    "a lost demand": (
        "MATCH (:Posting {key: 'jobnet/1'})-[r:ASKS_FOR]->(:Concept {uri: $bake}) DELETE r",
        FindingCode.WRONG_LINKS,
    ),
    "a planted occupation": (
        (
            "MATCH (p:Posting {key: 'jobnet/1'}) MATCH (c:Concept {uri: $smith}) "
            "CREATE (p)-[:FOR_OCCUPATION {rank: 9}]->(c)"
        ),
        FindingCode.WRONG_LINKS,
    ),
    "a strange node": ("CREATE (:Concept2 {uri: 'x'})", FindingCode.UNKNOWN_NODES),
    "a strange concept without key": ("CREATE (:Concept:Skill {code: 'x'})", FindingCode.DUPLICATE_KEY),
    "a strange posting without key": ("CREATE (:Posting {title: 'x'})", FindingCode.DUPLICATE_KEY),
}
PARAMS = {name: uri(name) for name in ("baker", "bake", "weld", "smith")}


@pytest.mark.parametrize("damage", DAMAGE)
def test_the_check_finds_planted_damage(filled: Store, damage: str) -> None:
    assert check_store(filled) == []
    statement, code = DAMAGE[damage]
    filled.write(statement, PARAMS)
    assert code in codes(filled)


@pytest.mark.parametrize("damage", [name for name in DAMAGE if "strange" not in name and "record" not in name])
def test_writing_everything_again_mends_the_classification(filled: Store, damage: str) -> None:
    filled.write(DAMAGE[damage][0], PARAMS)
    write_classification(filled, WORLD, rewrite=True)
    assert read_classification(filled) == WORLD
    assert codes(filled) <= {FindingCode.DAMAGED_POSTING}


def test_a_damaged_classification_is_not_read(filled: Store) -> None:
    filled.write(DAMAGE["a lost label"][0], PARAMS)
    with pytest.raises(IntegrityError, match="store check"):
        read_classification(filled)


def test_much_damage_is_summed_up(filled: Store) -> None:
    write_postings(filled, [replace(POSTINGS[0], identifier=f"{number:03}") for number in range(60)])
    filled.write("MATCH (p:Posting) SET p.hash = 'x'")
    found = [finding for finding in check_store(filled) if finding.code is FindingCode.DAMAGED_POSTING]
    assert len(found) == 21
    assert "43 more" in found[-1].message


# --- backup -----------------------------------------------------------------------------------------------------------


def test_a_backup_restores_into_the_emptied_store(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "kopi.gz"
    report = backup(filled, path)
    assert (report.concepts, report.relations, report.postings) == (len(WORLD), len(WORLD.relations), 3)
    twin = tmp_path / "twin.gz"
    backup(filled, twin)
    assert path.read_bytes() == twin.read_bytes()
    before = counts(filled)
    with pytest.raises(StoreConflictError, match="--replace"):
        restore(filled, path)
    write_classification(filled, without(WORLD, "weld", "S2"))
    write_postings(filled, [replace(POSTINGS[0], identifier="later")])
    filled.write(DAMAGE["a changed record"][0])
    assert restore(filled, path, replace=True) == report
    assert counts(filled) == before
    assert read_classification(filled) == WORLD
    assert list(read_postings(filled)) == POSTINGS
    assert check_store(filled) == []
    remove_postings(filled, [posting.key for posting in POSTINGS])
    write_classification(filled, Classification.of([], []))
    assert restore(filled, path) == report
    assert counts(filled) == before


def test_an_interrupted_restore_says_so_and_can_be_repeated(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "kopi.gz"
    backup(filled, path)
    with pytest.raises(_CutError):
        restore(filled, path, replace=True, progress=_cut_at("writing postings"))
    assert FindingCode.INTERRUPTED_IMPORT in codes(filled)
    restore(filled, path, replace=True)
    assert check_store(filled) == []
    assert list(read_postings(filled)) == POSTINGS


def test_an_empty_store_can_be_backed_up_and_restored(store: Store, tmp_path: Path) -> None:
    backup(store, tmp_path / "empty.gz")
    restore(store, tmp_path / "empty.gz")
    assert len(read_classification(store)) == 0
    assert check_store(store) == []


def test_every_named_query_is_understood(filled: Store) -> None:
    params = {
        "key": "none",
        "feed": "none",
        "keys": [],
        "uris": [],
        "rows": [],
        "limit": 0,
        "properties": {"key": "none"},
    }
    for name, found in vars(queries).items():
        for query in found.values() if isinstance(found, dict) else [found]:
            if isinstance(query, queries.Query) and name != "REMOVE_SOME":
                assert query.purpose
                filled.write(query.text, {key: value for key, value in params.items() if f"${key}" in query.text})


@pytest.mark.embedded
@pytest.mark.neo4j
def test_a_backup_of_one_engine_restores_into_the_other(
    embedded_store: Store, neo4j_store: Store, tmp_path: Path
) -> None:
    for source, target in ((embedded_store, neo4j_store), (neo4j_store, embedded_store)):
        emptied(source)
        emptied(target)
        write_classification(source, WORLD)
        write_postings(source, POSTINGS)
        path = tmp_path / f"{source.engine}.gz"
        backup(source, path)
        restore(target, path)
        assert counts(target) == counts(source)
        assert build_snapshot(target).content_hash == build_snapshot(source).content_hash
        assert check_store(target) == []
    assert (tmp_path / "arcadedb.gz").read_bytes() == (tmp_path / "neo4j.gz").read_bytes()


def test_a_backup_of_the_first_format_is_still_read(filled: Store, tmp_path: Path) -> None:
    backup(filled, tmp_path / "new.gz")
    lines = gzip.decompress((tmp_path / "new.gz").read_bytes()).decode().splitlines(keepends=True)[:-1]
    lines[0] = lines[0].replace('"version":2', '"version":1', 1)
    end = {"end": True, "sha256": hashlib.sha256("".join(lines).encode()).hexdigest()}
    (tmp_path / "old.gz").write_bytes(_gzip("".join([*lines, json.dumps(end), "\n"])))
    restore(filled, tmp_path / "old.gz", replace=True)
    assert list(read_postings(filled)) == POSTINGS


def _gzip(text: str) -> bytes:
    return gzip.compress(text.encode(), mtime=0)


def test_a_file_that_cannot_be_restored_leaves_the_store_alone(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "kopi.gz"
    backup(filled, path)
    good = path.read_bytes()
    lines = gzip.decompress(good).decode().splitlines(keepends=True)
    bad = {
        "missing": None,
        "empty": b"",
        "no gzip": b"hello",
        "gzip of something else": _gzip("hello\n"),
        "json of something else": _gzip('{"a": 1}\n[]\n'),
        "cut in the stream": good[: len(good) // 2],
        "cut between lines": _gzip("".join(lines[:-1])),
        "a line lost": _gzip("".join(lines[:3] + lines[4:])),
        "a line twice": _gzip("".join(lines[:4] + lines[3:])),
        "a word changed": _gzip("".join(lines).replace("bager", "slagter")),
        "of a newer version": _gzip("".join(lines).replace('"version":2', '"version":99', 1)),
        "a flipped byte": good[:200] + bytes([good[200] ^ 0xFF]) + good[201:],
    }
    revision = filled.revision()
    for name, data in bad.items():
        file = tmp_path / "bad.gz"
        file.unlink(missing_ok=True)
        if data is not None:
            file.write_bytes(data)
        with pytest.raises(BackupError, match=re.escape(str(file))):
            restore(filled, file, replace=True)
        assert filled.revision() == revision, name
    assert check_store(filled) == []


def test_a_backup_that_cannot_be_written_leaves_the_older_one(filled: Store, tmp_path: Path) -> None:
    path = tmp_path / "kopi.gz"
    backup(filled, path)
    good = path.read_bytes()
    filled.write(DAMAGE["a lost label"][0], PARAMS)
    with pytest.raises(IntegrityError):
        backup(filled, path)
    assert path.read_bytes() == good
    assert [file.name for file in tmp_path.iterdir()] == ["kopi.gz"]
    write_classification(filled, WORLD, rewrite=True)
    with pytest.raises(BackupError, match="cannot be written"):
        backup(filled, path / "below-a-file.gz")
