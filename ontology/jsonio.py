"""A classification as one gzip JSON file that loads fast; the snapshot on disk holds its concepts this way.

The format counts its own version. Labels, languages and sources are numbers into small tables, relations are columns
of numbers into the sorted concepts, so a full release is about 5 MB and loads in about a second.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind, Text
from ontology.errors import SourceError

FORMAT = "jobvej-classification"
FORMAT_VERSION = 1
_KINDS, _LABEL_KINDS, _RELATION_KINDS = tuple(ConceptKind), tuple(LabelKind), tuple(RelationKind)


def dump(classification: Classification, path: Path) -> None:
    """Write the file whole: a reader sees the old one or the new one. Equal classifications give equal bytes."""
    data = json.dumps(_to_json(classification), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(gzip.compress(data, compresslevel=6, mtime=0))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def load(path: Path, verify: bool = False) -> Classification:
    """Read what ``dump`` wrote. The content hash is taken from the file; ``verify`` computes it anew and compares.

    SourceError where the file is missing, damaged, of another format or of another format version.
    """
    path = Path(path)
    mend = "write it again with jobvej ontology import"
    try:
        found = json.loads(gzip.decompress(path.read_bytes()))
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; {mend}") from None
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise SourceError(f"{path}: damaged or not a gzip JSON file ({error}); {mend}") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise SourceError(f"{path}: not a classification ({FORMAT}); {mend}")
    if found.get("format_version") != FORMAT_VERSION:
        raise SourceError(
            f"{path}: format version {found.get('format_version')}, this program reads {FORMAT_VERSION}; {mend}"
        )
    try:
        classification = _from_json(found)
        content_hash = str(found["content_hash"])
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise SourceError(f"{path}: damaged ({type(error).__name__}: {error}); {mend}") from None
    if verify and classification.content_hash != content_hash:
        raise SourceError(f"{path}: its content is not what its hash says; {mend}")
    # The gzip checksum has guarded the bytes: hashing 18,000 concepts again at every start would double the time.
    vars(classification)["content_hash"] = content_hash
    return classification


def _to_json(classification: Classification) -> dict[str, Any]:
    concepts = list(classification.concepts.values())
    position = {concept.uri: number for number, concept in enumerate(concepts)}
    languages = sorted(
        {label.language for concept in concepts for label in concept.labels}
        | {note.language for concept in concepts for note in concept.descriptions}
    )
    sources = sorted({concept.source for concept in concepts})
    language_at = {language: number for number, language in enumerate(languages)}
    source_at = {source: number for number, source in enumerate(sources)}
    label_kind_at = {kind: number for number, kind in enumerate(_LABEL_KINDS)}
    rows = [
        [
            concept.uri,
            _KINDS.index(concept.kind),
            [(language_at[label.language], label_kind_at[label.kind], label.text) for label in concept.labels],
            [(language_at[note.language], note.text) for note in concept.descriptions],
            concept.code,
            concept.skill_type,
            concept.reuse_level,
            concept.isco,
            concept.status,
            source_at[concept.source],
        ]
        for concept in concepts
    ]
    links = classification.relations
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "version": classification.version,
        "content_hash": classification.content_hash,
        "attribution": classification.attribution,
        "kinds": _KINDS,
        "label_kinds": _LABEL_KINDS,
        "relation_kinds": _RELATION_KINDS,
        "languages": languages,
        "sources": sources,
        "concepts": rows,
        "relations": {
            "source": [position[link.source] for link in links],
            "kind": [_RELATION_KINDS.index(link.kind) for link in links],
            "target": [position[link.target] for link in links],
            "weight": {str(number): link.weight for number, link in enumerate(links) if link.weight != 1.0},
        },
    }


def _from_json(found: dict[str, Any]) -> Classification:
    languages, sources = found["languages"], found["sources"]
    kinds = [ConceptKind(value) for value in found["kinds"]]
    label_kinds = [LabelKind(value) for value in found["label_kinds"]]
    relation_kinds = [RelationKind(value) for value in found["relation_kinds"]]
    concepts: dict[str, Concept] = {}
    for uri, kind, labels, notes, code, skill_type, reuse_level, isco, status, source in found["concepts"]:
        concepts[uri] = Concept(
            uri,
            kinds[kind],
            tuple([Label(languages[language], label_kinds[label], text) for language, label, text in labels]),
            tuple([Text(languages[language], text) for language, text in notes]),
            code,
            skill_type,
            reuse_level,
            isco,
            status,
            sources[source],
        )
    uris = list(concepts)
    columns = found["relations"]
    weights = {int(number): float(weight) for number, weight in columns["weight"].items()}
    ends: Iterable[tuple[int, int, int]] = zip(columns["source"], columns["kind"], columns["target"], strict=True)
    relations = tuple(
        [
            Relation(uris[source], relation_kinds[kind], uris[target], weights.get(number, 1.0))
            for number, (source, kind, target) in enumerate(ends)
        ]
    )
    return Classification(concepts, relations, str(found["version"]), tuple(found["attribution"]))
