"""Reading the concept tables of a release into drafts: occupations, skills, ISCO groups, skill groups.

The first file of a table is its base: it says which concepts there are, and its codes stand. Every later file of the
same table, another language or another release, adds labels and descriptions to the concepts of the base.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from typing import Any

from ontology.concepts import ConceptKind, LabelKind
from ontology.drafts import Draft, Drafts
from ontology.errors import SourceError
from ontology.esco_files import TableFile
from ontology.report import FileLog
from ontology.tables import Table, clean, clean_note, decode, is_uri, split_labels

KINDS = {
    "occupations": ConceptKind.OCCUPATION,
    "skills": ConceptKind.SKILL,
    "skill list": ConceptKind.SKILL,
    "ISCOGroups": ConceptKind.ISCO_GROUP,
    "skillGroups": ConceptKind.SKILL_GROUP,
}
_WITHDRAWN = frozenset({"obsolete", "deprecated", "withdrawn", "removed"})
_COLUMNS = {
    "uri": "conceptUri",
    "name": "preferredLabel",
    "alternative": "altLabels",
    "hidden": "hiddenLabels",
    "description": "description",
}
_SKILL_LIST_COLUMNS = {
    "uri": "source_url",
    "name": "skill",
    "alternative": "addtional_notes",  # the column's name is misspelt in the file
    "hidden": "hiddenLabels",
    "description": "description",
}


_CODED_URI = re.compile(r"/(?:isco/C|isced-f/|skill/(?=[AKLST][\d.]*$))(?P<code>\d{1,4}|[AKLST][\d.]*)$")


def read_concepts(
    file: TableFile, data: bytes, drafts: Drafts, is_base: bool, selected: Collection[str] | None
) -> FileLog:
    """Read one concept table. ``selected`` languages (None: all) limit the labels, never the concepts."""
    language = file.language or ""
    log = FileLog(file.name, file.table, language)
    columns = _SKILL_LIST_COLUMNS if file.table == "skill list" else _COLUMNS
    table = Table(data, file.name, required=(columns["uri"], columns["name"]))
    at = {role: table.position(column) for role, column in columns.items()}
    definition, status = table.position("definition"), table.position("status")
    fields = [table.position(name) for name in ("code", "skillType", "reuseLevel", "iscoGroup", "naceCode")]
    origin = table.position("source") if file.table == "skill list" else None
    kind = KINDS[file.table]
    with_labels = selected is None or language in selected
    seen: set[str] = set()
    for row in table.rows():
        log.rows += 1
        if row is None:
            log.drop("too-many-cells", table.line)
            continue
        uri = row[at["uri"]].strip()
        if origin is not None and row[origin] != "esco":
            log.drop("not-esco", table.line, uri)
            continue
        state = row[status].strip().lower() or "released"
        draft = _draft(uri, kind, state, drafts, is_base, seen, log, table.line)
        if draft is None:
            continue
        code, skill_type, reuse_level, isco, nace = [row[position].strip() for position in fields]
        draft.fill(code or _code_in(uri), skill_type.lower(), reuse_level.lower(), _isco(isco), nace)
        if with_labels:
            _labels(draft, language, row, at, log)
            note = row[at["description"]] or row[definition]
            if note and language not in draft.notes and (note := clean_note(note)):
                draft.notes[language] = note
    return log


def _draft(
    uri: str, kind: ConceptKind, status: str, drafts: Drafts, is_base: bool, seen: set[str], log: FileLog, line: int
) -> Draft | None:
    """The draft that a row is about, or None where the row is dropped (and counted)."""
    if not is_uri(uri):
        log.drop("no-uri", line, uri)
    elif uri in seen:
        log.drop("duplicate", line, uri)
    elif status in _WITHDRAWN and is_base:
        log.drop("withdrawn", line, uri)
    else:
        seen.add(uri)
        draft = drafts.get(uri)
        if draft is not None and draft.kind is kind:
            return draft
        if draft is not None:
            log.drop("duplicate", line, uri)
        elif is_base:
            draft = drafts[uri] = Draft(uri, kind, status)
            return draft
        else:
            log.drop("not-in-base", line, uri)
    return None


def _labels(draft: Draft, language: str, row: list[str], at: dict[str, int], log: FileLog) -> None:
    name = clean(row[at["name"]])
    if name:
        draft.name(language, name, log)
    else:
        log.mend("no-preferred", draft.uri)
    if row[at["alternative"]]:
        draft.add(language, LabelKind.ALTERNATIVE, split_labels(row[at["alternative"]]), log)
    if row[at["hidden"]]:
        draft.add(language, LabelKind.HIDDEN, split_labels(row[at["hidden"]]), log)


def _code_in(uri: str) -> str:
    """The code that the URI of an ISCO, ISCED-F or (in v1.0.8) skill group ends with: "2512", "0613", "S1.2"; or ""."""
    match = _CODED_URI.search(uri)
    return match["code"] if match else ""


def _isco(cell: str) -> str:
    """A four-digit ISCO-08 code from "2512", "C2512", a group's URI, or "110" as a spreadsheet leaves "0110"."""
    code = cell.rsplit("/", 1)[-1].removeprefix("C")
    return code.zfill(4) if code.isdigit() and len(code) <= 4 else ""


def fill_types(file: TableFile, data: bytes, drafts: Drafts) -> FileLog:
    """Take skill type and reuse level from one of ESCO's collections where the skills table has none."""
    log = FileLog(file.name, file.table, file.language)
    table = Table(data, file.name, required=("conceptUri",))
    uri, skill_type, reuse = table.position("conceptUri"), table.position("skillType"), table.position("reuseLevel")
    for row in table.rows():
        log.rows += 1
        draft = drafts.get(row[uri].strip()) if row else None
        if row and draft:
            draft.fill(skill_type=row[skill_type].strip().lower(), reuse_level=row[reuse].strip().lower())
        else:
            log.drop("not-in-base", table.line, row[uri] if row else "")
    return log


def fill_codes(file: TableFile, data: bytes, drafts: Drafts) -> FileLog:
    """Take the codes of skill groups ("S1", "L1.2") from the skills hierarchy where the groups' table has none."""
    log = FileLog(file.name, file.table, file.language)
    table = Table(data, file.name, required=("Level 0 URI",))
    levels = [
        (table.position(f"Level {level} URI"), table.position(f"Level {level} code")) for level in range(3, -1, -1)
    ]
    for row in table.rows():
        log.rows += 1
        if row is None:
            log.drop("too-many-cells", table.line)
            continue
        # A row is about the deepest level that it names.
        uri, code = next(((row[uri].strip(), row[code].strip()) for uri, code in levels if row[uri].strip()), ("", ""))
        draft = drafts.get(uri)
        if draft:
            draft.fill(code=code)
        else:
            log.drop("not-in-base", table.line, uri)
    return log


def read_json_labels(
    file: TableFile, data: bytes, drafts: Drafts, is_base: bool, selected: Collection[str] | None
) -> FileLog:
    """Read ``skills.json``: a list of objects with ``uri`` and ``prefLabel`` (language -> text) or ``altLabels``.

    ``line`` of a dropped entry is its place in the list, from 1.
    """
    log = FileLog(file.name, file.table, None)
    seen: set[str] = set()
    for place, entry in enumerate(_json_list(file.name, data), start=1):
        log.rows += 1
        uri = entry.get("uri") if isinstance(entry, dict) else None
        draft = _draft(str(uri or ""), ConceptKind.SKILL, "released", drafts, is_base, seen, log, place)
        if draft is None:
            continue
        for language, text in _texts(entry, "prefLabel"):
            if selected is None or language in selected:
                draft.name(language, text, log)
        for key in ("altLabel", "altLabels"):
            for language, text in _texts(entry, key):
                if selected is None or language in selected:
                    draft.add(language, LabelKind.ALTERNATIVE, [text], log)
    return log


def _json_list(name: str, data: bytes) -> list[Any]:
    try:
        found = json.loads(decode(data, name))
    except RecursionError:
        raise SourceError(f"{name}: nested too deeply; expected a list of objects with uri and prefLabel") from None
    except json.JSONDecodeError as error:
        raise SourceError(f"{name}, line {error.lineno}: not JSON ({error.msg})") from None
    if not isinstance(found, list):
        raise SourceError(f"{name}: expected a list of objects with uri and prefLabel")
    return found


def _texts(entry: dict[str, Any], key: str) -> list[tuple[str, str]]:
    """The (language, text) pairs of one key, whether a language has one text or a list of them."""
    values = entry.get(key)
    if not isinstance(values, dict):
        return []
    pairs = [
        (str(language).lower(), clean(text))
        for language, value in values.items()
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    ]
    return [(language, text) for language, text in pairs if text]
