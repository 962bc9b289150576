"""Linking on MELO (titles to occupations) and TECH/HOUSE (sentences to skills)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import sqrt
from statistics import fmean

from extraction.linking import make_linker
from extraction.linking.fit import Example, fit
from extraction.linking.occupations import FEATURES, LEXICAL_FEATURES, OccupationLinker
from extraction.linking.ranker import Ranker
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification, ConceptKind
from recommender.evaluation.bootstrap import Interval, bootstrap_ci
from recommender.evaluation.datasets import MeloSet, SentenceSet
from recommender.evaluation.linking_examples import balanced
from recommender.evaluation.metrics import MRR, RP_AT_5, RP_AT_10, SUCCESS_AT_10, Metric
from recommender.evaluation.tables import Row, Table

MODELS = (("exact", True), ("chars", True), ("direct", False), ("default", False))
DEPTH = 100
"""Candidates asked for; a right one further down counts as not found (it would add less than .01 to its query)."""
TITLE_METRICS = (MRR, SUCCESS_AT_10)
SENTENCE_METRICS = (RP_AT_5, RP_AT_10, MRR)


def title_table(
    melo: MeloSet,
    say: Callable[[str], None],
    semantics: Semantics | None = None,
    rankers: Mapping[str, Ranker] | None = None,
) -> Table:
    """All models on one MELO set, by its own protocol: the candidates are the concepts of its corpus.

    ``rankers``: those that were fitted without this country; else the shipped ones, which have seen it.
    """
    titles = [title for query, title in melo.queries if query in melo.gold]
    right = [melo.gold[query] for query, _ in melo.queries if query in melo.gold]
    rows = []
    for name, baseline in MODELS:
        say(f"link-occupation: {melo.name}, {name}")
        linker = OccupationLinker(melo.corpus, name, semantics, rankers)
        found = [
            [candidate.uri for candidate in some]
            for some in linker.link(titles, melo.query_language, DEPTH, melo.label_language)
        ]
        rows.append(Row(name, _cells(found, right, TITLE_METRICS), baseline))
    return Table(
        title=f"Titles ({melo.query_language}) to occupations and ISCO groups, labels in {melo.label_language}",
        split=f"MELO {melo.name}, whole set ({'left out of the fit' if rankers else 'judged by the shipped ranker'})",
        ontology=melo.corpus.content_hash,
        rows=tuple(rows),
        notes=(
            "Ranked are concepts (the best of their labels), among those of the set's own corpus.",
            "default and direct know the concepts' English preferred labels too.",
        ),
    )


def without_country(
    sets: Mapping[str, MeloSet], name: str, examples: Mapping[bool, Mapping[str, Sequence[Example]]]
) -> dict[str, Ranker]:
    """Rankers for titles fitted on all of ``sets`` but one. examples: by whether they have vectors, then by set."""
    rankers = {}
    for task, with_vectors, names in (("title", True, FEATURES), ("title-lexical", False, LEXICAL_FEATURES)):
        if with_vectors in examples:
            others = {other: examples[with_vectors][other] for other in sets if other != name}
            rankers[task] = fit(names, *balanced(others))
    return rankers


def pivot_table(
    melo: MeloSet,
    classification: Classification,
    say: Callable[[str], None],
    semantics: Semantics | None = None,
    rankers: Mapping[str, Ranker] | None = None,
) -> Table:
    """National titles against a loaded classification, answered in English: all its languages, or English alone.

    ``default`` may use labels in the title's own language, where the classification has them; ``direct`` may not.
    """
    known = [(title, melo.gold[query]) for query, title in melo.queries if query in melo.gold]
    missing = sum(not any(uri in classification for uri in right) for _, right in known)
    rows = []
    for name, baseline in MODELS:
        say(f"link-occupation: {melo.name} in the loaded classification, {name}")
        titles = [title for title, _ in known]
        linker = OccupationLinker(classification, name, semantics, rankers)
        found = [
            [candidate.uri for candidate in some] for some in linker.link(titles, melo.query_language, DEPTH, "en")
        ]
        rows.append(Row(name, _cells(found, [right for _, right in known], TITLE_METRICS), baseline))
    return Table(
        title=f"Titles ({melo.query_language}) to occupations and ISCO groups of the whole load, answered in English",
        split=f"MELO {melo.name}, whole set (development)",
        ontology=classification.content_hash,
        rows=tuple(rows),
        notes=(
            "direct: English labels only; default: labels in every loaded language.",
            f"{missing} right concepts are not in the classification and count as never found.",
        ),
    )


def country_table(tables: Sequence[Table]) -> Table:
    """Mean over countries (own-language labels), each left out of the fit in turn."""
    means = []
    for name, baseline in MODELS:
        cells: dict[str, Interval] = {}
        for metric in TITLE_METRICS:
            found = [row.cells[metric.name] for table in tables for row in table.rows if row.name == name]
            mean, half = fmean(cell.mean for cell in found), _half(found)
            cells[metric.name] = Interval(mean, mean - half, mean + half, sum(cell.n for cell in found))
        means.append(Row(name, cells, baseline))
    return Table(
        title="Titles to occupations, mean over countries with labels of their own",
        split="; ".join(table.split for table in tables),
        ontology=", ".join(table.ontology[:12] for table in tables),
        rows=tuple(means),
        notes=("Each country counts alike, and was left out when its ranker was fitted.",),
    )


def _half(cells: Sequence[Interval]) -> float:
    """Half the width of the interval of a mean of independent means, from theirs."""
    return sqrt(sum(((cell.high - cell.low) / 2) ** 2 for cell in cells)) / len(cells)


def sentence_table(
    sentences: SentenceSet,
    classification: Classification,
    say: Callable[[str], None],
    semantics: Semantics | None = None,
) -> Table:
    """All models on one split; candidates are the classification's skills."""
    uri_of = {concept.preferred("en").lower(): concept.uri for concept in classification.of_kind(ConceptKind.SKILL)}
    known = [(text, frozenset(uri_of.get(label, label) for label in labels)) for text, labels in sentences.sentences]
    unknown = sum(label not in uri_of for _, labels in sentences.sentences for label in labels)
    rows = []
    for name, baseline in MODELS:
        say(f"link-skill: {sentences.name}, {name}")
        linker = make_linker("skill", name, classification, semantics)
        texts = [text for text, _ in known]
        found = [[candidate.uri for candidate in some] for some in linker.link(texts, "en", DEPTH, "en")]
        rows.append(Row(name, _cells(found, [right for _, right in known], SENTENCE_METRICS), baseline))
    return Table(
        title="Sentences (en) to skills",
        split=f"{sentences.name} ({sentences.use})",
        ontology=classification.content_hash,
        rows=tuple(rows),
        notes=(f"{unknown} right labels are not in the classification and count as never found.",),
    )


def _cells(
    found: Sequence[Sequence[str]], right: Sequence[frozenset[str]], metrics: Sequence[Metric]
) -> dict[str, Interval]:
    return {
        metric.name: bootstrap_ci(
            [metric.score(ranking, relevant) for ranking, relevant in zip(found, right, strict=True)]
        )
        for metric in metrics
    }
