"""``jobvej bench``: the table of measures, with the baselines in the same run.

``data`` is a folder with ``esco/`` (releases, see ``RELEASE`` and ``REFERENCE``) and ``bench/`` (the sets).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from recommender.evaluation.adjacency_bench import adjacency_table
from recommender.evaluation.datasets import MELO_SETS, TECHWOLF_SPLITS, melo, onet, rome, techwolf
from recommender.evaluation.linking_bench import (
    country_table,
    pivot_table,
    sentence_table,
    title_table,
    without_country,
)
from recommender.evaluation.linking_examples import title_examples, with_pivot
from recommender.evaluation.mentions_bench import mention_tables
from recommender.evaluation.tables import Table

RELEASE = ("v1.1.1",)
REFERENCE = ("v1.1.1", "da", "other-languages")
"""The English release, and the same with the older Danish, Swedish, Norwegian and German occupations laid over it."""
PIVOT_SETS = ("swe_q_sv_c_sv", "nor_q_no_c_no", "deu_q_de_c_de")
SECTORS = "sectors/mcc_skills_based_sectors_All_ESCO.csv.gz"

Say = Callable[[str], None]


def reference(home: Path) -> Classification:
    """The releases of REFERENCE in a folder, laid over each other."""
    return read_release([home / part for part in REFERENCE])[0]


class _Data:
    """The folder, and what is read from it once a run."""

    def __init__(self, folder: Path, semantics: Semantics | None) -> None:
        self.folder = folder
        self.semantics = semantics
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
        """What documents are read with: English labels, Danish occupations, and the shipped Danish terms over them."""
        home = self.folder / "esco"
        found = read_release([home / "v1.1.1", home / "da"], languages=["da", "en"])[0]
        return shipped_terms().within(found).apply(found)

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


def _link_skill(data: _Data, say: Say) -> list[Table]:
    home = data.folder / "bench" / "techwolf-skill-extraction"
    return [
        sentence_table(techwolf(home, split), data.classification, say, data.semantics) for split in TECHWOLF_SPLITS
    ]


def _adjacent(data: _Data, say: Say) -> list[Table]:
    neighbours = Neighbours(data.snapshot)
    home = data.folder / "bench"
    sets = (onet(home / "onet-related-occupations"), rome(home / "rome-mobility-fr"))
    return [adjacency_table(neighbours, mobility, say) for mobility in sets]


def _mentions(data: _Data, say: Say) -> list[Table]:
    return mention_tables(data.folder / "bench", data.reading, say)


ALL = "all"
TASKS: Mapping[str, Callable[[_Data, Say], list[Table]]] = MappingProxyType(
    {"link-occupation": _link_occupation, "link-skill": _link_skill, "adjacent": _adjacent, "mentions": _mentions}
)


def run(task: str, data: Path, say: Say, semantics: Semantics | None = None) -> list[Table]:
    """The tables of one task, or of all of them; ``semantics`` gives the vectors of texts, if any.

    Raises InvalidRequestError (no such task), DatasetError.
    """
    if task != ALL and task not in TASKS:
        raise InvalidRequestError(f"there is no table {task!r}; there are {', '.join((*TASKS, ALL))}")
    read = _Data(data, semantics)
    return [table for name, measure in TASKS.items() if task in (name, ALL) for table in measure(read, say)]
