"""Metrics, intervals, readers of sets, tables. The sets here are written for the tests."""

from __future__ import annotations

import gzip
import json
from math import log2
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.concepts import ConceptKind
from recommender.adjacency import Neighbours
from recommender.errors import DatasetError, InvalidRequestError
from recommender.evaluation import bench
from recommender.evaluation.adjacency_bench import adjacency_tables
from recommender.evaluation.bootstrap import bootstrap_ci, paired_ci
from recommender.evaluation.calibration import expected_calibration_error, in_bin
from recommender.evaluation.datasets import MobilitySet, SentenceSet, melo, onet, rome, techwolf
from recommender.evaluation.linking_bench import country_table, pivot_table, sentence_table, title_table
from recommender.evaluation.metrics import (
    METRICS,
    Metric,
    average_precision,
    capped_recall,
    ndcg_at,
    precision_at,
    reciprocal_rank,
    rp_at_k,
    success_at,
)
from tests.fixtures_recommender import world
from tests.graph_worlds import tiny_classification, uri

rankings = st.permutations(list(range(8))).flatmap(lambda items: st.integers(0, 8).map(lambda n: items[:n]))
right = st.sets(st.integers(0, 9), min_size=1)


def test_metrics_by_hand() -> None:
    ranking, relevant = ["x", "a", "y", "b"], {"a", "b", "c"}
    assert reciprocal_rank(ranking, relevant) == 1 / 2
    assert success_at(ranking, relevant, 1) == 0
    assert success_at(ranking, relevant, 2) == 1
    assert average_precision(ranking, relevant) == pytest.approx((1 / 2 + 2 / 4) / 3)
    assert capped_recall(ranking, relevant, 2) == 1 / 2
    assert capped_recall(ranking, relevant, 20) == 2 / 3
    assert rp_at_k(ranking, relevant, 2) == 1 / 2
    assert precision_at(ranking, relevant, 5) == 2 / 5
    gains = (2**1 - 1) / log2(3) + (2**3 - 1) / log2(5)
    best = (2**3 - 1) + (2**2 - 1) / log2(3) + (2**1 - 1) / log2(4)
    assert ndcg_at(ranking, {"a": 1, "b": 3, "c": 2}, 10) == pytest.approx(gains / best)


@pytest.mark.parametrize("metric", METRICS.values(), ids=str)
@given(ranking=rankings, relevant=right)
def test_metrics_keep_their_range_and_are_best_when_the_right_come_first(
    metric: Metric, ranking: list[int], relevant: set[int]
) -> None:
    value = metric.score(ranking, relevant)
    assert metric.low <= value <= metric.high
    best = metric.score(sorted(relevant), relevant)
    assert best == metric.high
    assert metric.higher_is_better
    assert metric.score([], relevant) == 0


@pytest.mark.parametrize("metric", METRICS.values(), ids=str)
@given(ranking=rankings, relevant=right, data=st.data())
def test_moving_a_right_item_up_never_hurts(
    metric: Metric, ranking: list[int], relevant: set[int], data: st.DataObject
) -> None:
    places = [i for i, item in enumerate(ranking) if item in relevant and i > 0 and ranking[i - 1] not in relevant]
    if places:
        i = data.draw(st.sampled_from(places))
        better = [*ranking[: i - 1], ranking[i], ranking[i - 1], *ranking[i + 1 :]]
        assert metric.score(better, relevant) >= metric.score(ranking, relevant)


@given(ranking=rankings, grades=st.dictionaries(st.integers(0, 9), st.integers(0, 3)))
def test_ndcg_keeps_its_range(ranking: list[int], grades: dict[int, int]) -> None:
    if any(grades.values()):
        assert 0 <= ndcg_at(ranking, grades, 10) <= 1 + 1e-12
        assert ndcg_at(sorted(grades, key=lambda item: -grades[item]), grades, 10) == pytest.approx(1)
    else:
        with pytest.raises(ValueError, match="without right items"):
            ndcg_at(ranking, grades, 10)


@pytest.mark.parametrize("metric", METRICS.values(), ids=str)
def test_a_query_without_right_items_has_no_score(metric: Metric) -> None:
    with pytest.raises(ValueError, match="without right items"):
        metric.score([1], set())


@settings(deadline=None)  # the first call loads what it needs
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_an_interval_holds_its_mean_and_can_be_repeated(values: list[float]) -> None:
    found = bootstrap_ci(values, samples=200)
    assert found == bootstrap_ci(values, samples=200)
    assert found.n == len(values)
    assert min(values) - 1e-9 <= found.low <= found.high <= max(values) + 1e-9


def test_intervals_narrow_with_more_queries_and_widen_with_clusters() -> None:
    few, many = [0.0, 1.0] * 20, [0.0, 1.0] * 500
    assert bootstrap_ci(few).high - bootstrap_ci(few).low > bootstrap_ci(many).high - bootstrap_ci(many).low
    marks = [i // 100 for i in range(1000)]
    clustered = [float(mark % 2) for mark in marks]
    wide, narrow = bootstrap_ci(clustered, marks), bootstrap_ci(clustered)
    assert wide.high - wide.low > narrow.high - narrow.low
    with pytest.raises(ValueError, match="no values"):
        bootstrap_ci([])


def test_a_paired_difference_knows_what_two_intervals_do_not() -> None:
    one = [i / 100 for i in range(100)]
    assert paired_ci([value + 0.01 for value in one], one).low > 0
    with pytest.raises(ValueError, match="paired"):
        paired_ci([1.0], [])


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """bench/ in the shapes of the real sets, with rows of our own."""
    home = tmp_path / "bench" / "melo" / "swe_q_sv_c_sv"
    home.mkdir(parents=True)
    occupation, group = "http://data.europa.eu/esco/occupation/1", "http://data.europa.eu/esco/isco/C7512"
    (home / "queries.tsv").write_text("Q1\tBagare\nQ2\tBagare m.fl.\n", encoding="utf-8")
    (home / "corpus_elements.tsv").write_text("L1\tbagare\nL2\tbrödbagare\nL3\tBagare m.fl.\n", encoding="utf-8")
    with gzip.open(home / "concept_mapping.tsv.gz", "wt", encoding="utf-8") as file:
        file.write(f"L1\t{occupation}\nL2\t{occupation}\nL3\t{group}\n")
    (home / "annotations.tsv").write_text("Q1\t0\tL1\t1\nQ1\t0\tL2\t1\nQ2\t0\tL3\t1\n", encoding="utf-8")
    wolf = tmp_path / "bench" / "techwolf-skill-extraction"
    wolf.mkdir()
    (wolf / "tech_test_annotations.csv").write_text(
        'sentence,span,sub_span,label\n"You weld, and bake bread",weld,,Weld\n'
        '"You weld, and bake bread",bake,,bake bread\n'
        "Nothing,x,,LABEL NOT PRESENT\n",
        encoding="utf-8",
    )
    for name, file, header, rows in (
        (
            "onet-related-occupations",
            "DERIVED_esco_pairs_exact_close.tsv.gz",
            "origin_esco_uri\tdestination_esco_uri\trelatedness_tier",
            [
                f"{uri('baker')}\t{uri('cook')}\tPrimary-Short",
                f"{uri('baker')}\t{uri('smith')}\tPrimary-Long",
                f"{group}\t{uri('cook')}\tPrimary-Short",
            ],
        ),
        (
            "rome-mobility-fr",
            "DERIVED_esco_pairs_exact.tsv.gz",
            "origin_esco_uri\tdestination_esco_uri\tmobility_type\trome_origin",
            [
                f"{uri('baker')}\t{uri('cook')}\tProche\tD1",
                f"{uri('baker')}\t{uri('baker')}\tProche\tD1",
                f"{uri('smith')}\t{uri('astronaut')}\tEvolution\tH1",
            ],
        ),
    ):
        folder = tmp_path / "bench" / name
        folder.mkdir()
        with gzip.open(folder / file, "wt", encoding="utf-8") as stream:
            stream.write("\n".join([header, *rows]) + "\n")
    return tmp_path / "bench"


def test_melo_becomes_concepts_and_queries(sets: Path) -> None:
    found = melo(sets / "melo", "swe_q_sv_c_sv")
    kinds = {concept.kind for concept in found.corpus.concepts.values()}
    assert kinds == {ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP}
    assert {key: len(uris) for key, uris in found.gold.items()} == {"Q1": 1, "Q2": 1}
    table = title_table(found, lambda _: None)
    figures = {row.name: row.cells["MRR"].mean for row in table.rows}
    assert figures["exact"] == 1.0
    whole = pivot_table(found, found.corpus, lambda _: None)
    assert {row.name: row.cells["MRR"].mean for row in whole.rows}["direct"] == 0.0  # the labels are Swedish alone
    # A title that is an ISCO group's name alone may stand second: countries differ in whether they map to groups.
    assert {row.name: row.cells["success@10"].mean for row in whole.rows}["default"] == 1.0
    mean = country_table([table, table])
    assert mean.rows[0].cells["MRR"].n == 4
    assert json.dumps(mean.to_json())


def test_sentences_are_grouped_and_those_without_a_label_dropped(sets: Path) -> None:
    found = techwolf(sets / "techwolf-skill-extraction", "tech_test")
    assert found.sentences == (("You weld, and bake bread", frozenset({"weld", "bake bread"})),)
    assert found.use == "report"
    more = SentenceSet(found.name, found.use, (*found.sentences, ("plan menus", frozenset({"plan menus", "gone"}))))
    table = sentence_table(more, tiny_classification(), lambda _: None)
    assert table.notes[0].startswith("1 right labels are not")
    assert 0 < table.rows[-1].cells["RP@10"].mean <= 0.75


def test_mobility_drops_groups_other_tiers_and_oneself(sets: Path) -> None:
    assert onet(sets / "onet-related-occupations").gold == {uri("baker"): frozenset({uri("cook")})}
    french = rome(sets / "rome-mobility-fr")
    assert french.gold == {uri("baker"): frozenset({uri("cook")}), uri("smith"): frozenset({uri("astronaut")})}
    assert french.clusters == {uri("baker"): "D1", uri("smith"): "H1"}


def test_the_adjacency_table_of_a_world_known_by_hand() -> None:
    mobility = MobilitySet("tiny", {uri("baker"): frozenset({uri("cook"), uri("none")})}, {uri("baker"): "x"})
    [table] = adjacency_tables(Neighbours(world()), [mobility], lambda _: None)
    cells = {row.name: {name: cell.mean for name, cell in row.cells.items()} for row in table.rows}
    assert cells["cosine"] == {
        "MAP": 1.0, "cR@20": 1.0, "MAP across": 1.0, "MAP other function": 1.0, "cR@20 other function": 1.0,
    }  # fmt: skip
    assert cells["isco"]["MAP"] == 0.5
    text = table.to_text()
    assert "cosine (baseline)" in text
    assert "1.000 [1.000, 1.000]" in text
    assert "split: tiny, whole set (development)" in text
    assert "items: MAP 1" in text
    assert table.ontology[:12] in text


def test_what_is_learned_is_measured_on_the_other_country_beside_controls() -> None:
    clusters = {uri("baker"): "x"}
    pairs = {uri("baker"): frozenset({uri("smith")})}
    sets = [MobilitySet(name, pairs, clusters) for name in ("O*NET Primary-Short", "ROME")]
    for table in adjacency_tables(Neighbours(world()), sets, lambda _: None):
        assert [row.name for row in table.rows][-3:] == ["popularity", "shuffled labels", "default, other country"]
        assert [row.baseline for row in table.rows] == [True] * 6 + [False]
        cells = {row.name: row.cells["MAP"].mean for row in table.rows}
        assert cells["popularity"] == 1.0  # the other country has the same pair
        assert table.notes[0].startswith("default, other country - cosine, MAP: ")


def test_what_cannot_be_read_is_named(sets: Path, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no MELO set"):
        melo(sets / "melo", "dan")
    with pytest.raises(DatasetError, match="cannot be read"):
        melo(sets / "melo", "nor_q_no_c_no")
    with pytest.raises(DatasetError, match="no split"):
        techwolf(sets, "all")
    (sets / "melo" / "swe_q_sv_c_sv" / "queries.tsv").write_text("Q1 Bagare\n")
    with pytest.raises(DatasetError, match=r"queries.tsv:1: 1 columns instead of 2"):
        melo(sets / "melo", "swe_q_sv_c_sv")
    (sets / "melo" / "swe_q_sv_c_sv" / "annotations.tsv").write_text("Q1\t0\tL9\t1\n")
    with pytest.raises(DatasetError, match="label L9 has no concept"):
        melo(sets / "melo", "swe_q_sv_c_sv")
    (sets / "techwolf-skill-extraction" / "tech_test_annotations.csv").write_text("text,label\n")
    with pytest.raises(DatasetError, match="no column sentence"):
        techwolf(sets / "techwolf-skill-extraction", "tech_test")
    known = "link-occupation, link-skill, link-phrase, adjacent, network, mentions, reading, match, all"
    with pytest.raises(InvalidRequestError, match=known):
        bench.run("everything", tmp_path, lambda _: None)
    with pytest.raises(DatasetError, match="there is no folder"):
        bench.run("all", tmp_path, lambda _: None)


def test_scores_that_are_probabilities_have_no_calibration_error() -> None:
    fair = [(0.5, True), (0.5, False), (1.0, True), (0.0, False)]
    assert expected_calibration_error(fair) == 0.0
    assert expected_calibration_error([(0.9, False), (0.9, False)]) == pytest.approx(0.9)
    # Two bins that err by half in opposite ways do not make up for each other.
    assert expected_calibration_error([(0.9, False), (0.1, True)]) == pytest.approx(0.9)
    assert [len(in_bin(fair, place)) for place in range(5)] == [1, 0, 2, 0, 1]
    with pytest.raises(ValueError, match="nothing"):
        expected_calibration_error([])
