"""Mappings as SSSOM TSV (Simple Standard for Sharing Ontological Mappings, version 1.0): read and written.

Read: a YAML header in comment lines (``curie_map``), the slots that say what a phrase means, and any others, which are
passed over. Phrases are literals: ``subject_label`` alone is enough, in the languages of the extension slot
``subject_language`` (``da|en`` where it is missing).
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, TextIO

import yaml

from ontology.errors import SourceError
from ontology.tables import Table, is_uri
from ontology.terms.files import NAMESPACES, RowError, Rows, TermFile, concept_of, contract, expand, phrase, tag
from ontology.terms.values import DEFAULT_LANGUAGES, Predicate, TermMapping

TELLING = ("predicate_id", "object_id", "mapping_justification")
"""Columns that only a table of mappings has; all are required."""
SLOTS = (
    *("subject_id", "subject_label", "subject_language", "predicate_id", "predicate_modifier", "object_id"),
    *("mapping_justification", "confidence", "author_id", "reviewer_id", "mapping_date", "comment"),
)
MAPPING_SET = "https://jobvej.example/terms/mappings"
_HEADER = 1000
"""Most lines of a header."""


def header_lines(text: str) -> list[str]:
    """The comment lines before the table."""
    found: list[str] = []
    for line in text.split("\n", _HEADER)[:_HEADER]:
        if not line.startswith("#"):
            break
        found.append(line)
    return found


def read_mappings(head: list[str], table: Table, source: str, known: Container[str] | None = None) -> TermFile:
    """The mappings of a table with its header; ``known`` as in ``files.read_file``.

    Raises SourceError where header or columns are not SSSOM.
    """
    namespaces = {**NAMESPACES, **_curie_map(head, table.name)}
    missing = [column for column in TELLING if not table.has(column)]
    if not (table.has("subject_id") or table.has("subject_label")):
        missing.append("subject_id or subject_label")
    if missing:
        line = len(head) + 1
        raise SourceError(
            f"{table.name}, line {line}: no column {', '.join(missing)}, which SSSOM requires (docs/terms.md)"
        )
    rows = Rows(table.name, table)
    mappings: dict[object, TermMapping] = {}

    def take(cell: Callable[[str], str]) -> None:
        mapping = _mapping(cell, namespaces, source, known)
        if (mapping.key, mapping.languages) in mappings:
            raise RowError("repeated", "the same mapping stands above; remove one of the two rows")
        mappings[mapping.key, mapping.languages] = mapping

    rows.each(take)
    return TermFile(source, (), tuple(mappings.values()), tuple(rows.rejected), rows.read)


def _curie_map(head: list[str], name: str) -> dict[str, str]:
    try:
        found = yaml.load("\n".join(line[1:] for line in head), yaml.BaseLoader)  # noqa: S506 - makes strings only
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else mark.line + 1
        what = getattr(error, "problem", None) or type(error).__name__
        raise SourceError(f"{name}, line {line}: the header is not YAML ({what}); see docs/terms.md") from None
    if found is None:
        return {}
    declared = found.get("curie_map", {}) if isinstance(found, dict) else None
    if declared is None and isinstance(found, dict):
        return {}
    if not isinstance(declared, dict):
        raise SourceError(
            f"{name}, line 1: the header is no YAML mapping with a curie_map of prefixes; see docs/terms.md"
        )
    for prefix, namespace in declared.items():
        if not (isinstance(prefix, str) and isinstance(namespace, str) and is_namespace(namespace)):
            shown = f"{prefix}: {namespace}"[:80]
            raise SourceError(f"{name}: curie_map, {shown!r}: a prefix stands for a URI; write it as esco: http://...")
    return declared


def _mapping(
    cell: Callable[[str], str], namespaces: Mapping[str, str], source: str, known: Container[str] | None
) -> TermMapping:
    for slot in TELLING:
        if not cell(slot):
            raise RowError("missing", f"{slot} is empty, which SSSOM requires; fill it in")
    label, subject = cell("subject_label"), cell("subject_id")
    if not (label or subject):
        raise RowError("missing", "subject_id and subject_label are both empty; write the phrase as subject_label")
    modifier = cell("predicate_modifier").lower()
    if modifier not in ("", "not"):
        raise RowError("unknown_modifier", f"predicate_modifier is Not or empty, not {modifier[:40]!r}")
    tags = [tag(part.strip()) for part in cell("subject_language").split("|") if part.strip()]
    return TermMapping(
        phrase=phrase(label, "subject_label") if label else "",
        predicate=_predicate(cell("predicate_id"), namespaces),
        concept=concept_of(cell("object_id"), namespaces, known),
        negated=modifier == "not",
        languages=tuple(sorted(set(tags))) or DEFAULT_LANGUAGES,
        subject=expand(subject, namespaces) if subject else "",
        confidence=_confidence(cell("confidence")),
        justification=contract(expand(cell("mapping_justification"), namespaces), NAMESPACES),
        author=cell("author_id"),
        reviewer=cell("reviewer_id"),
        date=_date(cell("mapping_date")),
        comment=cell("comment"),
        source=source,
    )


def _predicate(text: str, namespaces: Mapping[str, str]) -> Predicate:
    uri = expand(text, namespaces)
    try:
        return Predicate(uri.removeprefix(NAMESPACES["skos"]))
    except ValueError:
        known = ", ".join(f"skos:{predicate}" for predicate in Predicate)
        raise RowError("unknown_predicate", f"predicate_id is one of {known}, not {text[:80]!r}") from None


def _confidence(text: str) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise RowError("invalid_confidence", f"confidence is a number from 0 to 1, not {text[:40]!r}")
    return value


def _date(text: str) -> str:
    if not text:
        return ""
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise RowError("invalid_date", f"mapping_date is YYYY-MM-DD, not {text[:40]!r}") from None


def write_mappings(mappings: Iterable[TermMapping], stream: TextIO) -> None:
    """Write SSSOM TSV that ``read_mappings`` reads back. Every URI gets a prefix."""
    rows = list(mappings)
    named = (uri for row in rows for uri in (row.concept, row.subject, row.justification))
    namespaces = _namespaces(uri for uri in named if is_uri(uri))
    header: dict[str, Any] = {
        "curie_map": namespaces,
        "mapping_set_id": MAPPING_SET,
        "license": "https://w3id.org/sssom/license/unspecified",
        "extension_definitions": [
            {
                "slot_name": "subject_language",
                "property": "http://purl.org/dc/terms/language",
                "type_hint": "xsd:string",
            }
        ],
    }
    for line in yaml.safe_dump(header, sort_keys=False, allow_unicode=True, width=1000).splitlines():
        stream.write(f"# {line}\n")
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(SLOTS)
    for row in rows:
        writer.writerow(
            (
                contract(row.subject, namespaces) if row.subject else "",
                row.phrase,
                "|".join(row.languages),
                f"skos:{row.predicate}",
                "Not" if row.negated else "",
                contract(row.concept, namespaces),
                contract(row.justification, namespaces),
                "" if row.confidence is None else repr(row.confidence),
                row.author,
                row.reviewer,
                row.date,
                row.comment,
            )
        )


def _namespaces(uris: Iterable[str]) -> dict[str, str]:
    """The known prefixes, and a numbered one for each further namespace."""
    found = dict(NAMESPACES)
    for uri in sorted(set(uris)):
        if contract(uri, found) == uri:
            found[f"ns{len(found) - len(NAMESPACES) + 1}"] = _namespace(uri)
    return found


def _namespace(uri: str) -> str:
    """The longest beginning of a URI that ends in a separator and leaves something after it ("urn:" of "urn:x")."""
    ends = (place for place in range(len(uri) - 1, 0, -1) if uri[place - 1] in "/#:")
    return next(uri[:place] for place in ends if is_namespace(uri[:place]))


def is_namespace(text: str) -> bool:
    """Whether a URI may begin with the text."""
    return is_uri(f"{text}x")
