"""A curator's file of terms or mappings: which format it is, its rows as values, and what is wrong with the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ontology.concepts import LabelKind
from ontology.errors import SourceError
from ontology.esco_files import load_bytes
from ontology.tables import Table, clean, decode, is_uri
from ontology.terms.values import SHIPPED, Term, TermMapping, TermStatus

MAX_TEXT = 400
"""Longest label or phrase in characters; the longest label of ESCO v1.1.1 has 163."""
MAX_REJECTED = 1000
"""Bad rows that are told about one file; further ones only count."""
NAMESPACES: Mapping[str, str] = {
    "esco": "http://data.europa.eu/esco/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "sssom": "https://w3id.org/sssom/",
}
"""Prefixes that every file may use without declaring them."""
NO_TERM_FOUND = NAMESPACES["sssom"] + "NoTermFound"
"""What SSSOM says where somebody looked and no concept fits; it is kept and has no effect."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*")
_CURIE = re.compile(r"([A-Za-z_][\w.-]*):(\S*)")
_KINDS = {
    **{str(kind): kind for kind in LabelKind},
    "preflabel": LabelKind.PREFERRED,
    "altlabel": LabelKind.ALTERNATIVE,
    "hiddenlabel": LabelKind.HIDDEN,
}
_LABEL_COLUMNS = ("concept", "language", "kind", "label")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used. ``message`` names file, line, what is wrong and what to do."""

    line: int
    code: str
    message: str


@dataclass(frozen=True)
class TermFile:
    """What a file holds. ``read``: its rows, good and bad. With anything rejected nothing of it may be used."""

    source: str
    terms: tuple[Term, ...] = ()
    mappings: tuple[TermMapping, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    read: int = 0


class RowError(ValueError):
    """What is wrong with one row, and what to do about it."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code = code
        self.what = what


@dataclass
class Rows:
    """Reads a table row by row and keeps what is wrong with each."""

    name: str
    table: Table
    rejected: list[Rejected] = field(default_factory=list)
    read: int = 0

    def each(self, take: Callable[[Callable[[str], str]], None]) -> None:
        """Give ``take`` a function from column to cleaned cell for every row; it raises RowError."""
        for row in self.table.rows():
            self.read += 1
            try:
                if row is None:
                    raise RowError("too_many_cells", "it has more cells than the header; quote cells with a separator")
                take(self._cells(row))
            except RowError as error:
                if len(self.rejected) < MAX_REJECTED:
                    line = self.table.line
                    self.rejected.append(Rejected(line, error.code, f"{self.name}, line {line}: {error.what}"))

    def _cells(self, row: Sequence[str]) -> Callable[[str], str]:
        return lambda column: clean(row[self.table.position(column)])


def read_file(path: Path, source: str | None = None, known: Container[str] | None = None) -> TermFile:
    """Read labels (CSV or TSV) or mappings (SSSOM TSV), whichever the columns say.

    ``source``: default the file's name. ``known``: URIs of the concepts that there are; default: any will do. Raises
    SourceError where the file as a whole cannot be read; bad rows are in the result.
    """
    from ontology.terms import sssom

    name = source if source is not None else path.name
    if name == SHIPPED:
        raise SourceError(f"{path}: the name {SHIPPED!r} is kept for the terms that come with Jobvej; rename the file")
    data = load_bytes(path)
    head = sssom.header_lines(decode(data, str(path)))
    table = Table(data, str(path), skip=len(head))
    if any(table.has(column) for column in sssom.TELLING):
        return sssom.read_mappings(head, table, name, known)
    missing = [column for column in _LABEL_COLUMNS if not table.has(column)]
    if missing:
        raise SourceError(
            f"{path}, line {len(head) + 1}: no column {', '.join(missing)} (found: {', '.join(table.header[:20])}); "
            f"a table of labels has {', '.join(_LABEL_COLUMNS)} and may have author, status, and a table of mappings "
            "is SSSOM (docs/terms.md)"
        )
    return _read_labels(table, name, known)


def _read_labels(table: Table, source: str, known: Container[str] | None) -> TermFile:
    rows = Rows(table.name, table)
    terms: dict[tuple[str, str, str], Term] = {}
    preferred: set[tuple[str, str]] = set()

    def take(cell: Callable[[str], str]) -> None:
        kind = _KINDS.get(cell("kind").lower())
        if kind is None:
            raise RowError("unknown_kind", f"kind is preferred, alternative or hidden, not {cell('kind')[:40]!r}")
        language = tag(cell("language"))
        concept = concept_of(cell("concept"), NAMESPACES, known)
        if concept == NO_TERM_FOUND:
            raise RowError("unknown_concept", "a label needs a concept; that none fits is said by a mapping (SSSOM)")
        term = Term(concept, language, kind, phrase(cell("label"), "label"), cell("author"), _status(cell), source)
        if term.key in terms:
            raise RowError("repeated", "the same label of the same concept stands above; remove one of the two rows")
        if term.status.is_live and kind is LabelKind.PREFERRED:
            if (concept, language) in preferred:
                what = f"a second preferred label in {language} of {concept}; make one of them alternative"
                raise RowError("second_preferred", what)
            preferred.add((concept, language))
        terms[term.key] = term

    rows.each(take)
    return TermFile(source, tuple(terms.values()), (), tuple(rows.rejected), rows.read)


def _status(cell: Callable[[str], str]) -> TermStatus:
    try:
        return TermStatus(cell("status").lower() or TermStatus.PROPOSED)
    except ValueError:
        what = f"status is one of {', '.join(TermStatus)}, not {cell('status')[:40]!r}"
        raise RowError("unknown_status", what) from None


def tag(text: str) -> str:
    """A BCP 47 tag in lower case. Raises RowError."""
    if not _LANGUAGE.fullmatch(text.lower()):
        raise RowError("invalid_language", f"a language is a tag as da or en, not {text[:40]!r}")
    return text.lower()


def phrase(text: str, column: str) -> str:
    """A label or phrase, cleaned. Raises RowError."""
    if not any(character.isalnum() for character in text):
        raise RowError("empty", f"{column} holds no letter or digit; fill it in or remove the row")
    if len(text) > MAX_TEXT:
        raise RowError("too_long", f"{column} has {len(text)} characters, at most {MAX_TEXT}; shorten it")
    if not text.isprintable():
        raise RowError("control_characters", f"{column} holds control characters; type it anew")
    return text


def expand(text: str, namespaces: Mapping[str, str]) -> str:
    """The URI of a CURIE, or a URI as it is. Raises RowError."""
    found = _CURIE.fullmatch(text)
    uri = namespaces[found[1]] + found[2] if found and found[1] in namespaces else text
    if found and uri is text and not is_uri(text):
        known = ", ".join(sorted(namespaces))
        raise RowError("unknown_prefix", f"the prefix {found[1]!r} is not declared (known: {known}); write a full URI")
    if not is_uri(uri):
        raise RowError("invalid_uri", f"{text[:80]!r} is no URI; write it as esco:skill/... or http://...")
    return uri


def concept_of(text: str, namespaces: Mapping[str, str], known: Container[str] | None) -> str:
    """The URI of a concept. Raises RowError, also where it is not among the known ones."""
    uri = expand(text, namespaces)
    if known is not None and uri not in known and uri != NO_TERM_FOUND:
        what = f"{uri} is not in the loaded classification; correct it, or load the release that has it"
        raise RowError("unknown_concept", what)
    return uri


def contract(uri: str, namespaces: Mapping[str, str]) -> str:
    """The CURIE of a URI by the longest namespace that it begins with, else the URI."""
    best = max(
        (prefix for prefix, start in namespaces.items() if uri.startswith(start) and len(uri) > len(start)),
        key=lambda prefix: len(namespaces[prefix]),
        default=None,
    )
    return uri if best is None else f"{best}:{uri[len(namespaces[best]) :]}"
