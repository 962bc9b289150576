"""Importing, listing, removing and exporting local terms and mappings; showing which labels are local."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

from api.bootstrap import Services, World
from api.errors import InvalidRequestError, describe
from api.usecases.inputs import text_of
from ontology.concepts import LabelKind
from ontology.errors import SourceError
from ontology.terms import SHIPPED, Overlay, Term, folder
from ontology.terms.files import NO_TERM_FOUND, read_file
from ontology.terms.sssom import write_mappings
from ontology.terms.table import shipped_terms

FORMATS = ("csv", "sssom")


def import_files(services: Services, paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Import each file and give its line. A file with a bad row changes nothing; nor does one that is imported again.

    Line: path, source, read, added, changed, removed, unchanged, rejected [{line, code, message}]; or path and error.
    """
    world = services.world_or_none()
    known = None if world is None else world.base.classification.concepts
    seen: set[str] = set()
    for path in paths:
        try:
            source = text_of(path.name, "file name")
            if source in seen:
                raise InvalidRequestError(f"two files are called {source}; the second would replace the first")
            seen.add(source)
            line = _import(services, path, source, known)
        except Exception as error:  # one bad file must not end the import of the others
            problem = describe(error)
            if problem.status == 503 or problem.code == "internal_error":
                raise
            yield {"path": str(path), "error": {"code": problem.code, "message": problem.detail}}
            continue
        yield {"path": str(path), "source": source, **line}


def _import(services: Services, path: Path, source: str, known: Mapping[str, Any] | None) -> dict[str, Any]:
    file = read_file(path, source, known)
    changes = folder.Changes()
    if not file.rejected:
        with services.editing_terms():
            changes = folder.save(services.settings.data, source, Overlay.of(file.terms, file.mappings))
    return {"read": file.read, **asdict(changes), "rejected": [asdict(item) for item in file.rejected]}


def remove(services: Services, source: str) -> dict[str, Any]:
    """Remove a source; gives what it held. Raises SourceError where there is none of that name."""
    if source == SHIPPED:
        raise SourceError(f"{SHIPPED} comes with the program; set JOBVEJ_LOCAL_TERMS=false to do without it")
    with services.editing_terms():
        try:
            held = folder.load(services.settings.data, source)
        except SourceError:
            if source not in folder.sources(services.settings.data):
                raise
            held = Overlay()  # damaged: removed all the same
        folder.remove(services.settings.data, source)
    return {"source": source, "removed": len(held.terms) + len(held.mappings)}


def describe_sources(services: Services) -> Iterator[dict[str, Any]]:
    """Each source with its counts, the shipped one first: terms by language and status, mappings by sign.

    ``unmatched`` counts mappings that say that no concept fits (sssom:NoTermFound), ``unknown_concepts`` rows that have
    no effect because their concept is not in what is loaded.
    """
    world = services.world_or_none()
    if services.settings.local_terms:
        yield _description(SHIPPED, shipped_terms(), world)
    for source in folder.sources(services.settings.data):
        try:
            yield _description(source, folder.load(services.settings.data, source), world)
        except SourceError as error:
            problem = describe(error)
            yield {"source": source, "error": {"code": problem.code, "message": problem.detail}}


def _description(source: str, overlay: Overlay, world: World | None) -> dict[str, Any]:
    terms: dict[str, Counter[str]] = {}
    for term in overlay.terms:
        terms.setdefault(term.language, Counter())[str(term.status)] += 1
    unmatched = sum(mapping.concept == NO_TERM_FOUND for mapping in overlay.mappings)
    negative = sum(mapping.negated and mapping.concept != NO_TERM_FOUND for mapping in overlay.mappings)
    unknown = 0
    if world is not None:
        concepts = world.base.classification.concepts
        named = chain((term.concept for term in overlay.terms), (mapping.concept for mapping in overlay.mappings))
        unknown = sum(uri not in concepts and uri != NO_TERM_FOUND for uri in named)
    return {
        "source": source,
        "terms": {tag: dict(sorted(terms[tag].items())) for tag in sorted(terms)},
        "mappings": {
            "positive": len(overlay.mappings) - negative - unmatched,
            "negative": negative,
            "unmatched": unmatched,
        },
        "unknown_concepts": unknown,
    }


def export(services: Services, sources: Sequence[str], format_: str, stream: TextIO) -> int:
    """Write the terms (CSV) or mappings (SSSOM) of the sources, of all where none is named; gives the number of rows.

    What is written can be imported again. Raises SourceError for a source that is not there or damaged.
    """
    data = services.settings.data
    found = [
        shipped_terms() if source == SHIPPED else folder.load(data, source)
        for source in sources or (SHIPPED, *folder.sources(data))
    ]
    terms = (term for overlay in found for term in overlay.terms)
    joined = Overlay.of(terms, (mapping for overlay in found for mapping in overlay.mappings)).settled()
    if format_ == "csv":
        folder.write_labels(joined.terms, stream)
        return len(joined.terms)
    write_mappings(joined.mappings, stream)
    return len(joined.mappings)


def shown_term(world: World, uri: str | None, languages: Iterable[str]) -> Term | None:
    """The local term that is shown as the concept's name in the first of ``languages`` that has one, or None."""
    if uri is None or uri not in world.snapshot.classification:
        return None
    names = {
        label.language: label.text
        for label in world.snapshot.classification[uri].labels
        if label.kind is LabelKind.PREFERRED
    }
    language = next((tag for tag in languages if tag in names), None)
    return None if language is None else world.overlay.term(uri, language, names[language])


def note_of(world: World, uri: str | None, languages: Sequence[str]) -> str:
    """ "lokal term, foreslået" where the name that is shown is local, else ""; in the first of the languages."""
    term = shown_term(world, uri, languages)
    return "" if term is None else term.note(languages[0])


def term_json(term: Term | None, language: str) -> dict[str, str] | None:
    """What the API says of a local label; None for an official one."""
    if term is None:
        return None
    return {
        "id": term.id,
        "status": str(term.status),
        "author": term.author,
        "source": term.source,
        "note": term.note(language),
    }
