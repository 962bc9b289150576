"""Sectors (industries) of occupations: which there are, and how much of an occupation belongs to each.

An occupation's links to sectors carry a weight in (0, 1], its share. **The primary sector is the one with the largest
weight; of equal ones, the one whose URI comes first.** An occupation without a sector has an unknown one, and an
unknown sector never counts as different from another: only two known primary sectors can differ.

Sources, told apart by their header:

- the ``naceCode`` column of ESCO occupations (from v1.2.1): each code's NACE section, weight = share of the codes;
- Nesta's skills-based sectors, Mapping Career Causeways (``concept_uri``, ``skills_based_sector_code``), weight 1;
- the JRC-Eurofound table of employment by NACE division and ISCO-08 sub-major group (``nace``, ``isco``, ``pop``):
  weight = P(NACE section | two-digit ISCO group), the same for every occupation of the group;
- a table of one's own: ``uri,sector_code,weight`` (without weight: 1), with ``label_da``, ``label_en`` if wanted. A
  ``sector_code`` that is a NACE section letter, code of two or more digits or URI is NACE; any other is one's own.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from ontology.attribution import JRC_ATTRIBUTION, NACE_ATTRIBUTION, NESTA_ATTRIBUTION
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind
from ontology.errors import SourceError
from ontology.nace import Nace, revision_of, section_of, sections
from ontology.report import FileLog
from ontology.tables import Table, clean

SECTOR_NAMESPACE = "https://jobvej.example/sector/"
SKILLS_BASED_NAMESPACE = f"{SECTOR_NAMESPACE}skills-based/"
MIN_SHARE = 0.02
"""Shares of the JRC table below this are left out: together they are the long tail, and no primary sector is there."""
_DIGITS = 6

# Short Danish wordings of our own for the 14 skills-based sectors, by their code.
_SKILLS_BASED_DANISH = {
    "1": "Teknikere, byggeri, transport og sikkerhed",
    "2": "Forretning og administration",
    "3": "Salg og service",
    "4": "Fremstilling",
    "5": "Ingeniører og forskere",
    "6": "Kunst og medier",
    "7": "Undervisning",
    "8": "Fremstilling af tekstil, tøj, læder og fodtøj",
    "9": "Fremstilling af fødevarer og tobak",
    "10": "Logistik",
    "11": "Sundhed",
    "12": "It",
    "13": "Dyrehold",
    "14": "Socialt arbejde",
}

Names = dict[str, str]
"""Language -> label."""


@dataclass(slots=True)
class Sectors:
    """What a source says: sectors by URI with their code and names, and the weight of each (occupation, sector)."""

    source: str
    attribution: tuple[str, ...] = ()
    codes: dict[str, str] = field(default_factory=dict)
    names: dict[str, Names] = field(default_factory=dict)
    weights: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, uri: str, code: str, names: Mapping[str, str]) -> str:
        """Note a sector; returns its URI."""
        self.codes.setdefault(uri, code)
        known = self.names.setdefault(uri, {})
        for language, name in names.items():
            if name:
                known.setdefault(language, name)
        return uri

    def concepts(self, selected: Collection[str] | None) -> list[Concept]:
        """The sector concepts; names in other languages than ``selected`` stay only where none would be left."""
        found = []
        for uri, code in self.codes.items():
            names = self.names[uri] or {"en": code}
            chosen = {language: name for language, name in names.items() if selected is None or language in selected}
            labels = sorted(Label(lang, LabelKind.PREFERRED, name) for lang, name in (chosen or names).items())
            found.append(Concept(uri, ConceptKind.SECTOR, tuple(labels), code=code, source=self.source))
        return found

    def relations(self) -> list[Relation]:
        """IN_SECTOR links with weights of at most six decimals."""
        return [
            Relation(occupation, RelationKind.IN_SECTOR, sector, min(1.0, round(weight, _DIGITS)))
            for (occupation, sector), weight in self.weights.items()
        ]


def read_sector_names(data: bytes, name: str) -> tuple[dict[str, Names], FileLog]:
    """Read ``sectors.csv`` (``code,label_da,label_en``): names of sectors by code and language."""
    table = Table(data, name, required=("code",))
    log = FileLog(name, "sectors", None)
    found: dict[str, Names] = {}
    languages = _label_columns(table)
    for row in table.rows():
        log.rows += 1
        code = row[table.position("code")].strip() if row else ""
        if row is None or not code:
            log.drop("no-code", table.line)
        else:
            found[code] = {language: clean(row[position]) for language, position in languages.items() if row[position]}
    return found, log


def from_nace_codes(cells: Mapping[str, str], names: Mapping[str, Names], log: FileLog) -> Sectors:
    """Sectors from the codes in the occupations' ``naceCode`` cells (URI -> cell); codes of no section are counted."""
    found = Sectors("NACE", (NACE_ATTRIBUTION,))
    for occupation, cell in cells.items():
        codes = [code for code in re.split(r"[\s,;|]+", cell) if code]
        letters: list[tuple[Nace, str]] = []
        for code in codes:
            revision = revision_of(code)
            letter = section_of(code, revision)
            if letter:
                letters.append((revision, letter))
            else:
                log.mend("bad-code", f"{code} ({occupation})")
        for revision, letter in letters:
            sector = _add_section(found, revision, letter, names)
            key = occupation, sector
            found.weights[key] = found.weights.get(key, 0.0) + 1.0 / len(letters)
    return found


def read_sector_table(
    data: bytes, name: str, occupations: Mapping[str, str], names: Mapping[str, Names]
) -> tuple[Sectors, FileLog]:
    """Read a table of sectors for ``occupations`` (URI -> four-digit ISCO code or ""); SourceError if unknown."""
    table = Table(data, name)
    log = FileLog(name, "sector table", None)
    if table.has("concept_uri") and table.has("skills_based_sector_code"):
        return _skills_based(table, occupations, names, log), log
    if table.has("nace") and table.has("isco") and table.has("pop"):
        return _jrc(table, occupations, names, log), log
    if table.has("uri") and table.has("sector_code"):
        return _own(table, occupations, names, log), log
    raise SourceError(
        f"{name}, line 1: not a known table of sectors (found: {', '.join(table.header[:12])}); expected the columns "
        "uri,sector_code,weight or concept_uri,skills_based_sector_code or nace,isco,pop"
    )


def _skills_based(table: Table, occupations: Mapping[str, str], names: Mapping[str, Names], log: FileLog) -> Sectors:
    found = Sectors("Mapping Career Causeways", (NESTA_ATTRIBUTION,))
    uri_at, code_at = table.position("concept_uri"), table.position("skills_based_sector_code")
    name_at = table.position("skills_based_sector")
    for row in table.rows():
        log.rows += 1
        uri, code = (row[uri_at].strip(), row[code_at].strip()) if row else ("", "")
        if row is None or not code:
            log.drop("no-code", table.line, uri)
        elif uri not in occupations:
            log.drop("not-in-base", table.line, uri)
        else:
            english = clean(row[name_at]).capitalize().replace("Ict ", "ICT ")
            known = {"da": _SKILLS_BASED_DANISH.get(code, ""), "en": english}
            sector = found.add(SKILLS_BASED_NAMESPACE + quote(code, safe=""), code, {**known, **names.get(code, {})})
            if (uri, sector) in found.weights:
                log.drop("duplicate", table.line, uri)
            found.weights[uri, sector] = 1.0
    return found


def _jrc(table: Table, occupations: Mapping[str, str], names: Mapping[str, Names], log: FileLog) -> Sectors:
    found = Sectors("NACE Rev. 2", (JRC_ATTRIBUTION, NACE_ATTRIBUTION))
    nace_at, isco_at, pop_at = table.position("nace"), table.position("isco"), table.position("pop")
    population: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in table.rows():
        log.rows += 1
        # The first word of a key is its code: "62. Computer programming ...".
        section = section_of(row[nace_at].split(".", 1)[0].strip().zfill(2), Nace.REV_2) if row else None
        weight = _number(row[pop_at]) if row else None
        if row is None or section is None:
            log.drop("no-code", table.line)
        elif weight is None or weight < 0:
            log.drop("bad-weight", table.line, row[pop_at])
        else:
            population[row[isco_at].split(".", 1)[0].strip()][section] += weight
    shares: dict[str, list[tuple[str, float]]] = {}
    for group, by_section in population.items():
        total = math.fsum(by_section.values())
        if total > 0:
            shares[group] = [(section, people / total) for section, people in sorted(by_section.items())]
    for occupation, isco in occupations.items():
        for section, share in shares.get(isco[:2], ()):
            if share >= MIN_SHARE:
                found.weights[occupation, _add_section(found, Nace.REV_2, section, names)] = share
    return found


def _own(table: Table, occupations: Mapping[str, str], names: Mapping[str, Names], log: FileLog) -> Sectors:
    found = Sectors("local")
    uri_at, code_at, weight_at = table.position("uri"), table.position("sector_code"), table.position("weight")
    labels = _label_columns(table)
    for row in table.rows():
        log.rows += 1
        uri, code = (row[uri_at].strip(), row[code_at].strip()) if row else ("", "")
        weight = (_number(row[weight_at]) if row[weight_at].strip() else 1.0) if row else None
        if row is None or not code:
            log.drop("no-code", table.line, uri)
        elif uri not in occupations:
            log.drop("not-in-base", table.line, uri)
        elif weight is None or not 0 < weight <= 1 or round(weight, _DIGITS) == 0:
            log.drop("bad-weight", table.line, row[weight_at])
        else:
            own = {language: clean(row[position]) for language, position in labels.items() if row[position]}
            revision = revision_of(code)
            section = section_of(code, revision)
            if section:
                sector = _add_section(found, revision, section, {section: own} if own else names)
            else:
                sector = found.add(SECTOR_NAMESPACE + quote(code, safe=""), code, {**names.get(code, {}), **own})
            if (uri, sector) in found.weights:
                log.drop("duplicate", table.line, uri)
            else:
                found.weights[uri, sector] = weight
    return found


def primary_sector(classification: Classification, occupation: str) -> str | None:
    """URI of the occupation's primary sector by the rule at the top of this module, or None if unknown.

    It looks through all relations; for many occupations ask ``primary_sectors`` once.
    """
    return _primary(link for link in classification.relations if link.source == occupation).get(occupation)


def primary_sectors(classification: Classification) -> dict[str, str]:
    """Occupation URI -> URI of its primary sector, for every occupation that has one."""
    return _primary(classification.relations)


def differ(first: str | None, second: str | None) -> bool:
    """Whether two primary sectors are known and not the same."""
    return first is not None and second is not None and first != second


def _primary(relations: Iterable[Relation]) -> dict[str, str]:
    best: dict[str, tuple[float, str]] = {}
    for link in relations:
        if link.kind is RelationKind.IN_SECTOR:
            candidate = (-link.weight, link.target)
            if link.source not in best or candidate < best[link.source]:
                best[link.source] = candidate
    return {occupation: target for occupation, (_, target) in best.items()}


def _add_section(found: Sectors, revision: Nace, letter: str, names: Mapping[str, Names]) -> str:
    danish, english = sections(revision)[letter]
    given = names.get(letter, {})
    return found.add(revision.value + letter, letter, {"da": danish, "en": english, **given})


def _label_columns(table: Table) -> dict[str, int]:
    """Language -> position of the column ``label_<language>``."""
    return {
        column.lower().removeprefix("label_"): table.position(column)
        for column in table.header
        if column.lower().startswith("label_")
    }


def _number(cell: str) -> float | None:
    try:
        value = float(cell.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
