"""``jobvej bench``: the table of measures, with the baselines in the same run.

``data`` is a folder with ``esco/`` (releases, see ``RELEASE`` and ``REFERENCE``) and ``bench/`` (the sets).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from extraction.vectors.semantics import Semantics
from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.concepts import Classification
from ontology.esco import read_release
from ontology.terms.table import shipped_terms
from recommender.adjacency import Neighbours
from recommender.errors import DatasetError, InvalidRequestError
from recommender.evaluation.adjacency_bench import adjacency_tables
from recommender.evaluation.calibration import calibration_table
from recommender.evaluation.datasets import (
    MELO_SETS,
    TECHWOLF_SPLITS,
    melo,
    onet,
    rome,
    techwolf,
    techwolf_phrases,
)
from recommender.evaluation.from_skills_bench import from_skills_tables
from recommender.evaluation.linking_bench import (
    country_table,
    pivot_table,
    sentence_table,
    title_table,
    without_country,
)
from recommender.evaluation.linking_examples import title_examples, with_pivot
from recommender.evaluation.match.bench import Services as MatchServices
from recommender.evaluation.match.bench import match_tables
from recommender.evaluation.mentions_bench import mention_tables
from recommender.evaluation.network_bench import Bench
from recommender.evaluation.reading.bench import reading_tables
from recommender.evaluation.reading.reads import MakeReaders, Render
from recommender.evaluation.tables import Table
from recommender.network import TextVectors, load

RELEASE = ("v1.1.1",)
REFERENCE = ("v1.1.1", "da", "other-languages")
"""The English release, and the same with the older Danish, Swedish, Norwegian and German occupations laid over it."""
LOADED = ("v1.1.1", "da")
"""What a user loads for Danish and English: the release with the Danish occupations."""
PIVOT_SETS = ("swe_q_sv_c_sv", "nor_q_no_c_no", "deu_q_de_c_de")
SECTORS = "sectors/mcc_skills_based_sectors_All_ESCO.csv.gz"

Say = Callable[[str], None]


def reference(home: Path) -> Classification:
    """The releases of REFERENCE in a folder, laid over each other."""
    return read_release([home / part for part in REFERENCE])[0]


@dataclass(frozen=True)
class ReadingSet:
    """Where the reading set is, what makes the readers for a classification, and what renders CVs (None: nothing)."""

    folder: Path
    make: MakeReaders
    render: Render | None = None


@dataclass(frozen=True)
class MatchingSet:
    """Where the matching set is, and what makes readers and recommender for a classification."""

    folder: Path
    make: Callable[[Classification], MatchServices]


class _Data:
    """The folder, and what is read from it once a run."""

    def __init__(
        self, folder: Path, semantics: Semantics | None, reading: ReadingSet | None, matching: MatchingSet | None
    ) -> None:
        self.folder = folder
        self.semantics = semantics
        self.reading_set = reading
        self.matching_set = matching
        for part in ("esco", "bench"):
            if not (folder / part).is_dir():
                raise DatasetError(f"there is no folder {folder / part}; name the folder that holds esco/ and bench/")

    @cached_property
    def classification(self) -> Classification:
        home = self.folder / "esco"
        return read_release([home / part for part in RELEASE], languages=["en"], sectors=home / SECTORS)[0]

    @cached_property
    def every_language(self) -> Classification:
        return reference(self.folder / "esco")

    @cached_property
    def reading(self) -> Classification:
        """What documents are read with: what is loaded, and the shipped Danish terms over it."""
        return shipped_terms().within(self.loaded).apply(self.loaded)

    @cached_property
    def loaded(self) -> Classification:
        home = self.folder / "esco"
        return read_release([home / part for part in LOADED], languages=["da", "en"])[0]

    @cached_property
    def with_sectors(self) -> Classification:
        """What is loaded, with the sectors that alternatives are told apart by."""
        home = self.folder / "esco"
        return read_release([home / part for part in LOADED], languages=["da", "en"], sectors=home / SECTORS)[0]

    @cached_property
    def snapshot(self) -> Snapshot:
        return assemble(self.classification, [])


def _link_occupation(data: _Data, say: Say) -> list[Table]:
    home = data.folder / "bench" / "melo"
    sets = {name: with_pivot(melo(home, name), data.every_language) for name in PIVOT_SETS}
    say("link-occupation: features of every country's titles")
    examples = {False: {name: title_examples(one, None) for name, one in sets.items()}}
    if data.semantics is not None:
        examples[True] = {name: title_examples(one, data.semantics) for name, one in sets.items()}
    fitted = {name: without_country(sets, name, examples) for name in sets}
    own = [title_table(one, say, data.semantics, fitted[name]) for name, one in sets.items()]
    rest = [title_table(melo(home, name), say, data.semantics) for name in MELO_SETS if name not in sets]
    pivots = [
        pivot_table(melo(home, name), data.every_language, say, data.semantics, fitted[name]) for name in PIVOT_SETS
    ]
    return [*own, country_table(own), *rest, *pivots]


def _link_phrase(data: _Data, say: Say) -> list[Table]:
    home = data.folder / "bench" / "techwolf-skill-extraction"
    return [
        calibration_table(
            techwolf_phrases(home, split, data.classification),
            f"spans of {split} ({'report' if use == 'report' else 'fitted on'})",
            data.classification,
            say,
            data.semantics,
        )
        for split, use in TECHWOLF_SPLITS.items()
    ]


def _link_skill(data: _Data, say: Say) -> list[Table]:
    home = data.folder / "bench" / "techwolf-skill-extraction"
    return [
        sentence_table(techwolf(home, split), data.classification, say, data.semantics) for split in TECHWOLF_SPLITS
    ]


def _adjacent(data: _Data, say: Say) -> list[Table]:
    neighbours = Neighbours(data.snapshot)
    home = data.folder / "bench"
    sets = (onet(home / "onet-related-occupations"), rome(home / "rome-mobility-fr"))
    return adjacency_tables(neighbours, sets, say)


def _network(data: _Data, say: Say) -> list[Table]:
    home = data.folder / "bench"
    texts = TextVectors.of(data.snapshot, data.semantics.labels) if data.semantics is not None else None
    sets = (onet(home / "onet-related-occupations"), rome(home / "rome-mobility-fr"))
    tables = Bench(data.snapshot, texts, load(), say).tables(sets)
    return tables + from_skills_tables(data.snapshot, texts, load(), sets, say)


def _mentions(data: _Data, say: Say) -> list[Table]:
    return mention_tables(data.folder / "bench", data.reading, say)


def _reading(data: _Data, say: Say) -> list[Table]:
    if data.reading_set is None:
        raise DatasetError(
            "there is no reading set; a repository has it in benchmarks/reading_set, or name it by --set"
        )
    return reading_tables(data.reading_set.folder, data.reading_set.make(data.loaded), say, data.reading_set.render)


def _match(data: _Data, say: Say) -> list[Table]:
    if data.matching_set is None:
        raise DatasetError(
            "there is no matching set; a repository has it in benchmarks/match_set, or name it by --match-set"
        )
    return match_tables(data.matching_set.folder, data.matching_set.make(data.with_sectors), say)


ALL, READING, MATCH = "all", "reading", "match"
TASKS: Mapping[str, Callable[[_Data, Say], list[Table]]] = MappingProxyType(
    {
        "link-occupation": _link_occupation,
        "link-skill": _link_skill,
        "link-phrase": _link_phrase,
        "adjacent": _adjacent,
        "network": _network,
        "mentions": _mentions,
    }
    | {READING: _reading, MATCH: _match}
)


def run(
    task: str,
    data: Path,
    say: Say,
    semantics: Semantics | None = None,
    reading: ReadingSet | None = None,
    matching: MatchingSet | None = None,
) -> list[Table]:
    """The tables of one task, or of all of them; ``semantics`` gives the vectors of texts, if any.

    Without ``reading`` or ``matching`` all are those of the other sets.

    Raises InvalidRequestError (no such task), DatasetError.
    """
    if task != ALL and task not in TASKS:
        raise InvalidRequestError(f"there is no table {task!r}; there are {', '.join((*TASKS, ALL))}")
    read = _Data(data, semantics, reading, matching)
    missing = {name for name, found in ((READING, reading), (MATCH, matching)) if found is None}
    wanted = [name for name in TASKS if task == name or (task == ALL and name not in missing)]
    return [table for name in wanted for table in TASKS[name](read, say)]
