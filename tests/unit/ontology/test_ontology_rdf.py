from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS

from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind
from ontology.errors import RdfError, UnknownConceptError
from ontology.esco import read_release
from ontology.rdf import read_turtle, write_turtle
from tests.fixtures_ontology import BAKER, DOUGH, classifications, write_folder

HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix esco: <http://data.europa.eu/esco/model#> .
@prefix jobvej: <https://jobvej.example/vocabulary#> .
"""


def turtle(classification: Classification) -> str:
    stream = io.StringIO()
    write_turtle(classification, stream)
    return stream.getvalue()


def parse(text: str) -> Classification:
    return read_turtle(io.BytesIO(text.encode()))


@settings(deadline=None)
@given(classifications())
def test_any_classification_comes_back_equal(classification: Classification) -> None:
    back = parse(turtle(classification))
    assert back == classification
    assert back.content_hash == classification.content_hash


@settings(deadline=None, max_examples=20)
@given(classifications())
def test_turtle_written_by_another_tool_reads_the_same(classification: Classification) -> None:
    """rdflib's own serializer orders, groups and escapes differently."""
    other = Graph().parse(data=turtle(classification), format="turtle").serialize(format="longturtle")
    assert parse(other) == classification


def test_release_is_real_skos(tmp_path: Path) -> None:
    classification, _ = read_release([write_folder(tmp_path / "v1.1.1")])
    path = tmp_path / "out.ttl"
    with path.open("w", encoding="utf-8") as stream:
        write_turtle(classification, stream)
    graph = Graph().parse(path, format="turtle")
    baker = URIRef(BAKER)
    assert (baker, SKOS.prefLabel, Literal("baker", lang="en")) in graph
    assert (baker, SKOS.altLabel, Literal("bread baker", lang="en")) in graph
    assert (baker, SKOS.hiddenLabel, Literal("bakr", lang="en")) in graph
    assert (baker, SKOS.notation, Literal("7512.1")) in graph
    needs = URIRef("http://data.europa.eu/esco/model#relatedEssentialSkill")
    assert (baker, needs, URIRef(DOUGH)) in graph
    kind = URIRef("http://data.europa.eu/esco/model#skillType")
    assert (URIRef(DOUGH), kind, URIRef("http://data.europa.eu/esco/skill-type/skill")) in graph
    assert read_turtle(path) == classification
    assert read_turtle(str(path)).content_hash == classification.content_hash


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<https://e.org/a> skos:prefLabel", "not readable as Turtle"),
        ('<https://e.org/a> skos:prefLabel "a"@da .', "no class says what it is"),
        ('<https://e.org/a> a esco:Skill ; skos:prefLabel "a" .', "no language tag"),
        ("<https://e.org/a> a esco:Skill, esco:Occupation .", "a concept is one of them"),
        ("<https://e.org/a> a esco:Skill, esco:Qualification .", "cannot be taken in without loss"),
        ("<https://e.org/a> a esco:Skill ; skos:related <https://e.org/b> .", "related cannot be taken in"),
        ('<https://e.org/a> a esco:Skill ; skos:notation "1", "2" .', "one value has a place"),
        ("<https://e.org/a> a esco:Skill ; esco:skillType <https://e.org/x> .", "unknown value"),
        ("<https://e.org/a> a esco:Skill ; jobvej:sectorShare [ ] .", "needs jobvej:sector"),
        ('<https://e.org/a> a esco:Skill ; skos:broader "b" .', "does not name a concept"),
    ],
)
def test_what_has_no_place_is_refused_and_named(text: str, message: str) -> None:
    with pytest.raises(RdfError, match=message):
        parse(HEAD + text)


def test_link_to_an_undescribed_concept_is_refused() -> None:
    with pytest.raises(UnknownConceptError, match=r"https://e\.org/b"):
        parse(HEAD + "<https://e.org/a> a esco:Skill ; skos:broader <https://e.org/b> .")


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RdfError, match=r"none\.ttl: cannot be read"):
        read_turtle(tmp_path / "none.ttl")


def test_what_turtle_cannot_hold_is_refused() -> None:
    a, b = Concept("https://e.org/a", ConceptKind.SKILL), Concept("https://e.org/b", ConceptKind.SKILL)
    weighted = Classification.of([a, b], [Relation(a.uri, RelationKind.ESSENTIAL, b.uri, 0.5)])
    with pytest.raises(RdfError, match="only sectors have one"):
        turtle(weighted)
    with pytest.raises(RdfError, match="not an absolute URI"):
        turtle(Classification.of([Concept("https://e.org/a b", ConceptKind.SKILL)], []))
    label = Label("Dansk!", LabelKind.PREFERRED, "a")
    with pytest.raises(RdfError, match="language tag"):
        turtle(Classification.of([Concept("https://e.org/a", ConceptKind.SKILL, (label,))], []))
