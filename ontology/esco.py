"""Reading an ESCO release into a classification, whatever its version, packing and languages.

Releases v1.0.8 to v1.2.x in ESCO's CSV format are read, and files of one's own in the same format. Paths are laid over
one another in the order given: the first path that has a table is the base for it and says which concepts exist, with
their codes; later ones (the Danish occupations of v1.0.8 over v1.1.1, say) add labels and descriptions to the URIs
that the base knows. What is dropped is counted with its reason in the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ontology.attribution import ESCO_NAMESPACE, attribution_for
from ontology.concepts import Classification, ConceptKind
from ontology.drafts import Drafts
from ontology.errors import SourceError
from ontology.esco_concepts import KINDS, fill_codes, fill_types, read_concepts, read_json_labels
from ontology.esco_files import RELATION_TABLES, TableFile, find_tables, load_bytes
from ontology.esco_relations import Links, derive_occupation_hierarchy, read_relations
from ontology.report import FileLog, FileReport, ImportReport, skipped_file
from ontology.sectors import Names, Sectors, from_nace_codes, read_sector_names, read_sector_table
from ontology.stats import counts_by_kind

_KIND_WORDS = {
    ConceptKind.OCCUPATION: ("stillinger", "occupations"),
    ConceptKind.SKILL: ("kompetencer", "skills"),
    ConceptKind.ISCO_GROUP: ("ISCO-grupper", "ISCO groups"),
    ConceptKind.SKILL_GROUP: ("kompetencegrupper", "skill groups"),
}


def read_release(
    paths: Sequence[Path],
    languages: Sequence[str] | None = None,
    sectors: Path | None = None,
    version: str | None = None,
) -> tuple[Classification, ImportReport]:
    """Read zips, folders, csv and csv.gz files into one classification, and report what was used and dropped.

    ``languages``: tags of the labels wanted; None takes every language found. ``sectors``: a table of sectors (see
    ``ontology.sectors``), used where the release has no ``naceCode``. ``version``: of the base release, where its
    names do not say it ("v1.1.1"), or the name of a classification of one's own ("jobvej-demo"). Without either it is
    "unknown" for occupations and skills of ESCO and "local" for others.

    Raises SourceError, which names the file, the line and what to do, where a file cannot be read as what it claims
    to be, where no occupations or skills are found, or where a language asked for is in none of the files.
    """
    if not paths:
        raise SourceError("no path given; name an ESCO download (zip, folder, csv or csv.gz)")
    selected = frozenset(tag.strip().lower() for tag in languages or () if tag.strip()) or None
    reader = _Reader(paths, selected)
    reader.read_concepts()
    reader.check_languages()
    reader.read_relations()
    reader.read_sectors(sectors)
    return reader.finish(version)


class _Reader:
    """One import: the files found, the drafts they fill, and a report of each."""

    def __init__(self, paths: Sequence[Path], selected: frozenset[str] | None) -> None:
        self.paths = [Path(path) for path in paths]
        self.selected = selected
        self.files, skipped = find_tables(self.paths)
        self.reports: list[FileReport] = [skipped_file(item.name, "", None, item.reason) for item in skipped]
        self.remarks: list[tuple[str, str]] = []
        self.drafts = Drafts()
        self.links = Links()
        self.sectors: Sectors | None = None
        self.offered: set[str] = set()

    def read_concepts(self) -> None:
        concept_files = [self._with_language(file) for file in self.files if file.table in KINDS]
        self.offered.update(file.language or "" for file in concept_files)
        for table_names in (("occupations",), ("skills", "skill list"), ("ISCOGroups",), ("skillGroups",)):
            self._read_table([file for file in concept_files if file.table in table_names])
        for file in self._of("labels"):
            is_base = not any(True for _ in self.drafts.of_kind(ConceptKind.SKILL))
            self._done(read_json_labels(file, file.load(), self.drafts, is_base, self.selected))
        if not any(draft.kind in (ConceptKind.OCCUPATION, ConceptKind.SKILL) for draft in self.drafts.values()):
            looked = ", ".join(str(path) for path in self.paths)
            raise SourceError(f"{looked}: no occupations and no skills found; expected occupations_<language>.csv ...")
        for file in self._of("skillsHierarchy"):
            self._done(fill_codes(file, file.load(), self.drafts))
        self._fill_types()

    def _read_table(self, files: list[TableFile]) -> None:
        """Read all files of one table: the base first, then the languages and releases laid over it."""
        files = sorted(files, key=lambda file: (file.rank, file.table, file.language != "en", file.language, file.name))
        known: dict[tuple[int, str, str | None], tuple[str, bytes]] = {}
        for number, file in enumerate(files):
            if number and self.selected is not None and file.language not in self.selected:
                self._skip(file, "language-not-selected")
                continue
            data = file.load()
            twin = known.setdefault((file.rank, file.table, file.language), (file.name, data))
            if twin[0] != file.name:
                if twin[1] != data:
                    raise SourceError(
                        f"{file.name} and {twin[0]} are two different tables of one language; "
                        "name each release by its own path, the base release first"
                    )
                self._skip(file, "same-file-twice")
                continue
            self._done(read_concepts(file, data, self.drafts, number == 0, self.selected))

    def _fill_types(self) -> None:
        skills = list(self.drafts.of_kind(ConceptKind.SKILL))
        for file in self._of("collection"):
            if all(draft.skill_type and draft.reuse_level for draft in skills):
                self._skip(file, "type-known")
            else:
                self._done(fill_types(file, file.load(), self.drafts))

    def _with_language(self, file: TableFile) -> TableFile:
        """The file with its language, taken from the files beside it where its own name does not say it."""
        if file.language:
            return file
        beside = {other.language for other in self.files if other.rank == file.rank and other.table in KINDS} - {None}
        if len(beside) != 1:
            raise SourceError(
                f"{file.name}: the file name does not say the language; rename it to {file.table}_<language>.csv, "
                f"such as {file.table}_da.csv"
            )
        return TableFile(file.table, beside.pop(), file.name, file.version, file.rank, file.load)

    def check_languages(self) -> None:
        """SourceError where a language asked for is missing, or where occupations or skills would have no label."""
        found = self.drafts.languages()
        if self.selected is not None:
            missing = sorted(self.selected - found)
            if missing:
                offered = ", ".join(sorted(self.offered | found)) or "no language"
                raise SourceError(
                    f"no labels in {', '.join(missing)}: the files have {offered}; add the release's files in that "
                    "language, or choose other languages"
                )
        for kind in (ConceptKind.OCCUPATION, ConceptKind.SKILL):
            drafts = list(self.drafts.of_kind(kind))
            if drafts and not any(draft.names or draft.other for draft in drafts):
                raise SourceError(
                    f"no {_KIND_WORDS[kind][1]} have a label in {', '.join(sorted(self.selected or ()))}; "
                    "add en to the languages, or the release's files in the language wanted"
                )
        for kind, words in _KIND_WORDS.items():
            drafts = list(self.drafts.of_kind(kind))
            for language in sorted(found):
                named = sum(language in draft.names for draft in drafts)
                if named < len(drafts):
                    self.remarks.append(
                        (
                            f"{language}: {named} af {len(drafts)} {words[0]} har en foretrukken etiket",
                            f"{language}: {named} of {len(drafts)} {words[1]} have a preferred label",
                        )
                    )

    def read_relations(self) -> None:
        for table in RELATION_TABLES:
            files = sorted(self._of(table), key=lambda file: (file.rank, file.language != "en", file.name))
            for number, file in enumerate(files):
                if number:
                    self._skip(file, "table-read-already")
                else:
                    self._done(read_relations(file, file.load(), self.drafts, self.links))
            if not files:
                self._remark_missing(table)

    def _remark_missing(self, table: str) -> None:
        if table == "broaderRelationsOccPillar":
            added = derive_occupation_hierarchy(self.drafts, self.links)
            self.remarks.append(
                (
                    f"ingen {table}.csv: {added} led af hierarkiet er dannet af ISCO-koderne",
                    f"no {table}.csv: {added} links of the hierarchy were made from the ISCO codes",
                )
            )
        else:
            self.remarks.append((f"ingen {table}.csv fundet", f"no {table}.csv found"))

    def read_sectors(self, table: Path | None) -> None:
        occupations = {draft.uri: draft.isco for draft in self.drafts.of_kind(ConceptKind.OCCUPATION)}
        cells = {draft.uri: draft.nace for draft in self.drafts.of_kind(ConceptKind.OCCUPATION) if draft.nace}
        names: dict[str, Names] = {}
        for file in self._of("sectors"):
            found, log = read_sector_names(file.load(), file.name)
            names = {**found, **names}
            self._done(log)
        if cells:
            log = FileLog("naceCode", "occupations", None, rows=len(cells))
            self.sectors = from_nace_codes(cells, names, log)
            self._done(log)
            if table is not None:
                self.reports.append(skipped_file(str(table), "sector table", None, "naces-known"))
        elif table is not None:
            self.sectors, log = read_sector_table(load_bytes(Path(table)), str(table), occupations, names)
            self._done(log)

    def finish(self, version: str | None) -> tuple[Classification, ImportReport]:
        base = version or next((file.version for file in sorted(self.files, key=_rank) if file.version), None)
        pillars = (*self.drafts.of_kind(ConceptKind.OCCUPATION), *self.drafts.of_kind(ConceptKind.SKILL))
        of_esco = any(draft.uri.startswith(ESCO_NAMESPACE) for draft in pillars)
        base = base or ("unknown" if of_esco else "local")
        source = f"ESCO {base}" if re.match(r"v\d|unknown$", base) else base
        concepts = [draft.concept(source) for draft in self.drafts.values()]
        relations = self.links.relations()
        sector_attribution: tuple[str, ...] = ()
        if self.sectors is not None:
            concepts.extend(self.sectors.concepts(self.selected))
            relations.extend(self.sectors.relations())
            sector_attribution = self.sectors.attribution
        attribution = attribution_for(self.drafts, sector_attribution)
        classification = Classification.of(concepts, relations, base, attribution)
        counts = counts_by_kind(classification)
        report = ImportReport(base, classification.languages(), tuple(self.reports), counts, tuple(self.remarks))
        return classification, report

    def _of(self, table: str) -> list[TableFile]:
        return [file for file in self.files if file.table == table]

    def _done(self, log: FileLog) -> None:
        self.reports.append(log.report())

    def _skip(self, file: TableFile, reason: str) -> None:
        self.reports.append(skipped_file(file.name, file.table, file.language, reason))


def _rank(file: TableFile) -> int:
    return file.rank
