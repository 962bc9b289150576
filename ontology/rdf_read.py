"""From RDF triples to a classification: a sink for rdflib's parsers that keeps values, not a graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.store import Store

from ontology.concepts import Classification, Concept, ConceptKind, Label, Relation, RelationKind, Text
from ontology.errors import OntologyError, RdfError
from ontology.rdf_terms import (
    ATTRIBUTION,
    DESCRIPTION,
    ESCO_VALUES,
    KIND_CLASSES,
    LABEL_PROPERTIES,
    RDF,
    RELATION_PROPERTIES,
    RIGHTS,
    SCHEME,
    SECTOR,
    SECTOR_SHARE,
    SHARE,
    TEXT_PROPERTIES,
    VERSION,
    expand,
)

_TYPE, _FIRST, _REST, _NIL = f"{RDF}type", f"{RDF}first", f"{RDF}rest", f"{RDF}nil"
_KINDS = {expand(name): kind for kind, name in KIND_CLASSES.items()}
_LABELS = {expand(name): kind for kind, name in LABEL_PROPERTIES.items()}
_LINKS = {expand(name): kind for kind, name in RELATION_PROPERTIES.items()}
_TEXTS = {expand(name): field for field, name in TEXT_PROPERTIES.items()}
_VALUES = {expand(name): {uri: value for value, uri in values.items()} for name, values in ESCO_VALUES.items()}
_CONCEPT, _SCHEME_CLASS, _DATASET = expand("skos:Concept"), expand("skos:ConceptScheme"), expand("void:Dataset")
_IN_SCHEME = expand("skos:inScheme")
_SECTOR_SHARE, _SECTOR, _SHARE = expand(SECTOR_SHARE), expand(SECTOR), expand(SHARE)
_DESCRIPTION, _VERSION, _RIGHTS, _ATTRIBUTION = map(expand, (DESCRIPTION, VERSION, RIGHTS, ATTRIBUTION))


class RdfReader:
    """Takes triples one at a time and builds the classification once all are there."""

    def __init__(self) -> None:
        self._uris: dict[str, str] = {}
        self._kinds: dict[str, ConceptKind] = {}
        self._labels: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        self._notes: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._texts: dict[str, dict[str, str]] = defaultdict(dict)
        self._relations: list[Relation] = []
        self._shares: list[tuple[str, str]] = []
        self._nodes: dict[str, dict[str, Any]] = defaultdict(dict)
        self._scheme: dict[str, Any] = {}

    def parse(self, source: IO[bytes] | IO[str] | Path | str) -> None:
        """Run rdflib's parser over a path or stream; RdfError with its message where it is not Turtle."""
        graph = Graph(store=_Sink(self))
        try:
            if isinstance(source, (Path, str)):
                with Path(source).open("rb") as stream:
                    graph.parse(file=stream, format="turtle")
            else:
                graph.parse(source=cast(BinaryIO, source), format="turtle")
        except OntologyError:
            raise
        except OSError as error:
            raise RdfError(f"{source}: cannot be read ({error.strerror})") from None
        except RecursionError:
            raise RdfError("not readable as Turtle: nested too deeply") from None
        except Exception as error:  # rdflib's parser raises many kinds on malformed input
            message = " ".join(str(error).split())[:300]
            raise RdfError(f"not readable as Turtle: {message}") from error

    def add(self, subject: Any, predicate: Any, value: Any) -> None:
        """Take one triple; RdfError where it has no place in a classification."""
        name = str(predicate)
        if isinstance(subject, BNode):
            self._nodes[str(subject)][name] = value
        elif str(subject) == SCHEME:
            self._add_scheme(name, value)
        else:
            uri = self._known(str(subject))
            if name in _LABELS:
                self._labels[uri].add((_language(value, uri), _LABELS[name], str(value)))
            elif name in _LINKS:
                if not isinstance(value, URIRef):
                    raise RdfError(f"{uri}: {name} does not name a concept but {value!r}")
                self._relations.append(Relation(uri, _LINKS[name], self._known(str(value))))
            elif name == _DESCRIPTION:
                self._notes[uri].add((_language(value, uri), str(value)))
            elif name in _TEXTS:
                self._add_text(uri, name, value)
            elif name == _SECTOR_SHARE:
                self._shares.append((uri, str(value)))
            elif name == _TYPE:
                self._add_type(uri, str(value))
            elif name != _IN_SCHEME:
                raise RdfError(f"{uri}: {name} cannot be taken in without loss; leave it out or keep it elsewhere")

    def classification(self) -> Classification:
        """Everything read, sorted; UnknownConceptError where a link ends at a concept that is not described."""
        described = self._labels.keys() | self._notes.keys() | self._texts.keys()
        nameless = sorted(described - self._kinds.keys())
        if nameless:
            raise RdfError(
                f"{nameless[0]}: no class says what it is; expected one of {', '.join(KIND_CLASSES.values())}"
            )
        relations = [*self._relations, *self._sector_links()]
        concepts = (self._concept(uri, kind) for uri, kind in self._kinds.items())
        version = str(self._scheme.get(_VERSION, ""))
        return Classification.of(concepts, relations, version, tuple(self._list(self._scheme.get(_ATTRIBUTION))))

    def _concept(self, uri: str, kind: ConceptKind) -> Concept:
        texts = self._texts.get(uri, {})
        labels = sorted(self._labels.pop(uri, ()))
        return Concept(
            uri=uri,
            kind=kind,
            labels=tuple([Label(*label) for label in labels]),  # type: ignore[arg-type]
            descriptions=tuple([Text(*note) for note in sorted(self._notes.pop(uri, ()))]),
            code=texts.get("code"),
            skill_type=texts.get("skill_type"),
            reuse_level=texts.get("reuse_level"),
            isco=texts.get("isco"),
            status=texts.get("status", "released"),
            source=texts.get("source", ""),
        )

    def _known(self, uri: str) -> str:
        """One string object per URI: a full release names each about ten times."""
        return self._uris.setdefault(uri, uri)

    def _add_type(self, uri: str, name: str) -> None:
        if name in _KINDS:
            if self._kinds.setdefault(uri, _KINDS[name]) is not _KINDS[name]:
                raise RdfError(f"{uri} is both {self._kinds[uri]} and {_KINDS[name]}; a concept is one of them")
        elif name != _CONCEPT:
            raise RdfError(f"{uri}: the class {name} cannot be taken in without loss")

    def _add_text(self, uri: str, name: str, value: Any) -> None:
        if isinstance(value, URIRef):
            text = _VALUES.get(name, {}).get(str(value))
            if text is None:
                raise RdfError(f"{uri}: {name} has the unknown value {value}")
        else:
            text = str(value)
        field = _TEXTS[name]
        if self._texts[uri].setdefault(field, text) != text:
            raise RdfError(f"{uri}: {name} is both {self._texts[uri][field]!r} and {text!r}; one value has a place")

    def _add_scheme(self, name: str, value: Any) -> None:
        if name in (_VERSION, _ATTRIBUTION):
            self._scheme[name] = value
        elif name not in (_RIGHTS, _TYPE) or (name == _TYPE and str(value) not in (_SCHEME_CLASS, _DATASET)):
            raise RdfError(f"{SCHEME}: {name} cannot be taken in without loss")

    def _sector_links(self) -> Iterator[Relation]:
        for uri, node in self._shares:
            share = self._nodes.get(node, {})
            weight = share[_SHARE].toPython() if isinstance(share.get(_SHARE), Literal) else None
            if not isinstance(weight, (float, int, Decimal)) or not isinstance(share.get(_SECTOR), URIRef):
                raise RdfError(f"{uri}: a sector share needs {SECTOR} and {SHARE} (xsd:decimal)")
            yield Relation(uri, RelationKind.IN_SECTOR, self._known(str(share[_SECTOR])), float(weight))

    def _list(self, head: Any) -> Iterator[str]:
        seen: set[str] = set()
        while head is not None and str(head) != _NIL and str(head) not in seen:
            seen.add(str(head))
            node = self._nodes.get(str(head), {})
            if _FIRST in node:
                yield str(node[_FIRST])
            head = node.get(_REST)


class _Sink(Store):
    """A store that keeps nothing and hands every triple on."""

    def __init__(self, reader: RdfReader) -> None:
        super().__init__()
        self._reader = reader

    def add(self, triple: Any, context: Any = None, quoted: bool = False) -> None:
        self._reader.add(*triple)


def _language(value: Any, uri: str) -> str:
    if not isinstance(value, Literal) or not value.language:
        raise RdfError(f"{uri}: the label or description {str(value)!r} has no language tag")
    return value.language.lower()
