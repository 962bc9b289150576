"""Readers of the benchmark sets, from a folder that the user names; no row of any of them is part of this project.

Each reader says which part is for development. Raises DatasetError for what is missing or not in its format.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind
from recommender.errors import DatasetError

MELO_SETS = {
    "swe_q_sv_c_sv": ("sv", "sv"),
    "nor_q_no_c_no": ("no", "no"),
    "deu_q_de_c_de": ("de", "de"),
    "swe_q_sv_c_en": ("sv", "en"),
    "nor_q_no_c_en": ("no", "en"),
    "usa_q_en_c_en": ("en", "en"),
}
"""Folder of each MELO set (Retyk et al., RecSys in HR 2024), with the languages of its titles and labels."""
NO_LABEL = frozenset({"LABEL NOT PRESENT", "UNDERSPECIFIED"})
TECHWOLF_SPLITS = {
    "tech_validation": "development",
    "house_validation": "development",
    "tech_test": "report",
}
ONET_TIER = "Primary-Short"
_CLASS = re.compile(r"[SAL]\d|K\d\d")
ISCO_URI = "/esco/isco/"


@dataclass(frozen=True)
class MeloSet:
    """National titles and the corpus of labels they are looked up in. gold: the right concepts by query id."""

    name: str
    query_language: str
    label_language: str
    queries: tuple[tuple[str, str], ...]
    corpus: Classification
    gold: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class SentenceSet:
    """Sentences with the preferred labels (lower case) of their skills."""

    name: str
    use: str
    sentences: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a posting with the URIs of its concepts; none where annotators found that no concept fits."""

    text: str
    concepts: frozenset[str]


@dataclass(frozen=True)
class MobilitySet:
    """Occupations with those that experts call near. clusters: the native codes of an origin, which share its pairs."""

    name: str
    gold: Mapping[str, frozenset[str]]
    clusters: Mapping[str, str]


def melo(folder: Path, name: str) -> MeloSet:
    """One MELO set. All of them are for development; report by leaving one country out."""
    if name not in MELO_SETS:
        raise DatasetError(f"{name} is no MELO set; there are {', '.join(MELO_SETS)}")
    query_language, label_language = MELO_SETS[name]
    home = folder / name
    labels: dict[str, str] = dict(_pairs(home, "corpus_elements.tsv"))
    concept_of: dict[str, str] = dict(_pairs(home, "concept_mapping.tsv"))
    gold: dict[str, set[str]] = {}
    for query, _, label, _ in _columns(home, "annotations.tsv", 4):
        gold.setdefault(query, set()).add(_known(concept_of, label, home))
    texts: dict[str, list[str]] = {}
    for key, text in labels.items():
        texts.setdefault(_known(concept_of, key, home), []).append(text)
    return MeloSet(
        name=name,
        query_language=query_language,
        label_language=label_language,
        queries=tuple(_pairs(home, "queries.tsv")),
        corpus=Classification.of((_concept(uri, found, label_language) for uri, found in texts.items()), (), name),
        gold={query: frozenset(uris) for query, uris in gold.items()},
    )


def _known(concept_of: Mapping[str, str], label: str, home: Path) -> str:
    try:
        return concept_of[label]
    except KeyError:
        raise DatasetError(f"{home}: label {label} has no concept") from None


def _concept(uri: str, texts: Sequence[str], language: str) -> Concept:
    preferred, *others = dict.fromkeys(texts)
    labels = [Label(language, LabelKind.PREFERRED, preferred)]
    labels += [Label(language, LabelKind.ALTERNATIVE, text) for text in others]
    if ISCO_URI in uri:
        code = uri.rsplit("/", 1)[-1].removeprefix("C")
        return Concept(uri, ConceptKind.ISCO_GROUP, tuple(sorted(labels)), code=code, source="MELO")
    return Concept(uri, ConceptKind.OCCUPATION, tuple(sorted(labels)), source="MELO")


def techwolf(folder: Path, split: str) -> SentenceSet:
    """Sentences of job ads with at least one ESCO skill (Decorte et al. 2022): ``split`` of TECHWOLF_SPLITS."""
    if split not in TECHWOLF_SPLITS:
        raise DatasetError(f"{split} is no split; there are {', '.join(TECHWOLF_SPLITS)}")
    found: dict[str, set[str]] = {}
    for row in _rows(folder / f"{split}_annotations.csv", ",", ("sentence", "label")):
        if row["label"] not in NO_LABEL and row["label"]:
            found.setdefault(row["sentence"], set()).add(row["label"].lower())
    sentences = tuple((sentence, frozenset(labels)) for sentence, labels in found.items())
    return SentenceSet(split, TECHWOLF_SPLITS[split], sentences)


def techwolf_phrases(folder: Path, split: str, classification: Classification) -> list[Phrase]:
    """The annotated spans of the same sets, each distinct one once; those without a fitting concept have none."""
    if split not in TECHWOLF_SPLITS:
        raise DatasetError(f"{split} is no split; there are {', '.join(TECHWOLF_SPLITS)}")
    uri_of = {concept.preferred("en").lower(): concept.uri for concept in classification.of_kind(ConceptKind.SKILL)}
    found: dict[str, set[str]] = {}
    for row in _rows(folder / f"{split}_annotations.csv", ",", ("span", "sub_span", "label")):
        text = " ".join((row["sub_span"] or row["span"]).split())
        if text and row["label"] != "UNDERSPECIFIED":
            uris = found.setdefault(text, set())
            if row["label"] not in NO_LABEL and row["label"].lower() in uri_of:
                uris.add(uri_of[row["label"].lower()])
    return [Phrase(text, frozenset(uris)) for text, uris in found.items()]


def kompetencer(folder: Path, part: str) -> list[tuple[str, str]]:
    """Spans with their classes (S1-S8, A1, A2, L1, K00-K99); rows without a class are left out."""
    rows = _columns(folder, f"{part}.tsv", 2)
    return [(text, name) for text, name in rows if _CLASS.fullmatch(name)]


def onet(folder: Path, tier: str = ONET_TIER) -> MobilitySet:
    """O*NET related occupations as ESCO pairs, one tier of them; origins that are ISCO groups are dropped.

    Clusters are the O*NET codes of the origins by the crosswalk beside them, where it is there and has them.
    """
    rows = _rows(
        folder / "DERIVED_esco_pairs_exact_close.tsv.gz",
        "\t",
        ("origin_esco_uri", "destination_esco_uri", "relatedness_tier"),
    )
    pairs = [(r["origin_esco_uri"], r["destination_esco_uri"]) for r in rows if r["relatedness_tier"] == tier]
    codes: dict[str, set[str]] = {origin: set() for origin, _ in pairs}
    crosswalk = folder / "esco_onet_crosswalk_Nov2020.csv"
    for row in _rows(crosswalk, ",", ("concept_uri", "onet_code")) if crosswalk.is_file() else ():
        if row["concept_uri"] in codes:
            codes[row["concept_uri"]].add(row["onet_code"])
    return MobilitySet(f"O*NET {tier}", _grouped(pairs), {uri: min(found, default=uri) for uri, found in codes.items()})


def rome(folder: Path) -> MobilitySet:
    """ROME mobility (Proche and Evolution) as ESCO pairs; clusters are the ROME codes of the origins."""
    rows = list(
        _rows(
            folder / "DERIVED_esco_pairs_exact.tsv.gz",
            "\t",
            ("origin_esco_uri", "destination_esco_uri", "rome_origin"),
        )
    )
    pairs = [(row["origin_esco_uri"], row["destination_esco_uri"]) for row in rows]
    codes: dict[str, set[str]] = {}
    for row in rows:
        codes.setdefault(row["origin_esco_uri"], set()).add(row["rome_origin"])
    return MobilitySet("ROME", _grouped(pairs), {origin: min(found) for origin, found in codes.items()})


def _grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, frozenset[str]]:
    gold: dict[str, set[str]] = {}
    for origin, destination in pairs:
        if ISCO_URI not in origin and origin != destination:
            gold.setdefault(origin, set()).add(destination)
    return {origin: frozenset(found) for origin, found in sorted(gold.items())}


def _pairs(home: Path, name: str) -> Iterator[tuple[str, str]]:
    return ((first, second) for first, second in _columns(home, name, 2))


def _columns(home: Path, name: str, count: int) -> Iterator[list[str]]:
    """Rows of a tab-separated table without a header, packed or not."""
    path = home / name if (home / name).is_file() else home / f"{name}.gz"
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            cells = line.rstrip("\r").split("\t")
            if len(cells) != count:
                raise DatasetError(f"{path}:{number}: {len(cells)} columns instead of {count}")
            yield cells


def _rows(path: Path, delimiter: str, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), delimiter=delimiter)
    for column in columns:
        if column not in (reader.fieldnames or ()):
            raise DatasetError(f"{path}: there is no column {column}")
    for row in reader:
        yield {column: row[column] or "" for column in columns}


def _text(path: Path) -> str:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        return data.decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read: {error}") from None
