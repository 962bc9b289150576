"""A classification as Turtle, and back without loss.

Concepts are ``skos:Concept`` with language-tagged ``skos:prefLabel``, ``altLabel`` and ``hiddenLabel``,
``skos:broader``, ``skos:notation``, and the ESCO model's classes and properties. An IN_SECTOR link is a node with its
weight: ``jobvej:sectorShare [ jobvej:sector <...> ; jobvej:share 0.25 ]``. Version and attribution stand on the concept
scheme. The writer streams terms that rdflib spells, so that no graph of a million triples is held; the parser is
rdflib's, feeding the reader triple by triple, so any Turtle (or other RDF that rdflib reads) with the same content
gives the same classification. What cannot be taken in without loss raises RdfError rather than being left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import IO

from rdflib import Literal, URIRef

from ontology.concepts import Classification, Concept, Relation, RelationKind
from ontology.errors import RdfError
from ontology.rdf_read import RdfReader
from ontology.rdf_terms import (
    ATTRIBUTION,
    DESCRIPTION,
    ESCO_VALUES,
    KIND_CLASSES,
    LABEL_PROPERTIES,
    PREFIXES,
    RELATION_PROPERTIES,
    RIGHTS,
    SCHEME,
    SECTOR,
    SECTOR_SHARE,
    SHARE,
    TEXT_PROPERTIES,
    VERSION,
)
from ontology.tables import is_uri

_NEXT = " ;\n    "
_AND = ",\n        "
_LANGUAGE = re.compile(r"[a-z]+(?:-[a-z0-9]+)*")


def write_turtle(classification: Classification, stream: IO[str]) -> None:
    """Write the classification as Turtle to a text stream (open files with ``encoding="utf-8"``).

    The output is the same for equal classifications. RdfError where something in it has no place in RDF: a URI with
    blanks, a label without a valid language tag, a weight on another link than IN_SECTOR.
    """
    for prefix, namespace in PREFIXES.items():
        stream.write(f"@prefix {prefix}: <{namespace}> .\n")
    statements = ["a skos:ConceptScheme, void:Dataset", f"{VERSION} {_literal(classification.version)}"]
    if classification.attribution:
        texts = [_literal(text) for text in classification.attribution]
        # A list beside the plain statements: they have no order, and the sentences do.
        statements += [f"{RIGHTS} {_AND.join(texts)}", f"{ATTRIBUTION} ( {' '.join(texts)} )"]
    stream.write(f"\n<{SCHEME}> {_NEXT.join(statements)} .\n")
    links = {source: list(group) for source, group in groupby(classification.relations, lambda link: link.source)}
    for concept in classification.concepts.values():
        lines = _NEXT.join([*_concept_lines(concept), *_link_lines(links.get(concept.uri, []))])
        stream.write(f"\n{_uri(concept.uri)} {lines} .\n")


def read_turtle(source: IO[bytes] | IO[str] | Path | str) -> Classification:
    """Read what ``write_turtle`` wrote, from a path or an open stream; the content hash is that of the original.

    RdfError names what is not RDF (with the parser's line) or what cannot be taken in without loss.
    """
    reader = RdfReader()
    reader.parse(source)
    return reader.classification()


def _concept_lines(concept: Concept) -> Iterator[str]:
    yield f"a skos:Concept, {KIND_CLASSES[concept.kind]}"
    yield f"skos:inScheme <{SCHEME}>"
    by_property: dict[str, list[str]] = {}
    for label in concept.labels:
        by_property.setdefault(LABEL_PROPERTIES[label.kind], []).append(_literal(label.text, label.language))
    for note in concept.descriptions:
        by_property.setdefault(DESCRIPTION, []).append(_literal(note.text, note.language))
    for name, property_name in TEXT_PROPERTIES.items():
        value = getattr(concept, name)
        if value is not None and (value or name != "source"):
            known = ESCO_VALUES.get(property_name, {}).get(value)
            by_property[property_name] = [f"<{known}>" if known else _literal(value)]
    for property_name, values in by_property.items():
        yield f"{property_name} {_AND.join(values)}"


def _link_lines(links: list[Relation]) -> Iterator[str]:
    for kind, group in groupby(links, lambda link: link.kind):
        if kind is RelationKind.IN_SECTOR:
            nodes = [
                f'[ {SECTOR} {_uri(link.target)} ; {SHARE} "{_decimal(link.weight)}"^^xsd:decimal ]' for link in group
            ]
            yield f"{SECTOR_SHARE} {_AND.join(nodes)}"
        else:
            targets = []
            for link in group:
                if link.weight != 1.0:
                    raise RdfError(
                        f"{link.source} {kind} {link.target} has weight {link.weight}; only sectors have one"
                    )
                targets.append(_uri(link.target))
            yield f"{RELATION_PROPERTIES[kind]} {_AND.join(targets)}"


def _uri(uri: str) -> str:
    if not is_uri(uri):
        raise RdfError(f"{uri!r} is not an absolute URI; Turtle cannot hold it")
    return URIRef(uri).n3()


def _decimal(weight: float) -> str:
    """Every digit of the float's shortest form: xsd:decimal, as rdflib's serializer would shorten an xsd:double."""
    return format(Decimal(repr(weight)), "f")


def _literal(text: str, language: str | None = None) -> str:
    if language is not None and not _LANGUAGE.fullmatch(language):
        raise RdfError(f"{language!r} is not a language tag in lower case (label {text!r})")
    return Literal(text, lang=language).n3()
