"""Near occupations and career paths."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest

from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.errors import UnknownConceptError
from recommender.adjacency import MODELS, Neighbours, adjacent
from recommender.errors import InvalidRequestError, UnknownModelError
from recommender.evaluation.adjacency_bench import Gold
from recommender.evaluation.datasets import MobilitySet
from recommender.paths import MIN_STEP, career_paths, to_row
from tests.fixtures_recommender import TODAY, ad, person, world
from tests.graph_worlds import tiny_classification, uri


def names(found: object) -> list[str]:
    return [item.uri.rsplit("/", 1)[1] for item in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("model", list(MODELS))
def test_every_model_ranks_all_others_between_zero_and_one(model: str) -> None:
    neighbours = Neighbours(world())
    for occupation in neighbours.snapshot.occupations:
        found = neighbours.adjacent(occupation, model=model)
        assert len(found) == 2
        assert occupation not in [near.uri for near in found]
        assert all(0 <= near.score <= 1 for near in found)
        assert [(-near.score, near.uri) for near in found] == sorted((-near.score, near.uri) for near in found)
        assert adjacent(neighbours.snapshot, occupation, model=model) == found
        if model not in ("default", "network"):  # which have directions
            row = neighbours.snapshot.occupation_row[occupation]
            scores = neighbours.model(model).scores(row)
            for other in range(3):
                assert scores[other] == pytest.approx(neighbours.model(model).scores(other)[row])


def test_the_figures_of_each_model_by_hand() -> None:
    neighbours = Neighbours(world())

    def near(model: str, name: str = "baker") -> dict[str, float]:
        return {n.uri.rsplit("/", 1)[1]: n.score for n in neighbours.adjacent(uri(name), model=model)}

    assert near("jaccard") == {"cook": pytest.approx(1 / 3), "smith": 0}
    assert near("isco") == {"cook": 0, "smith": pytest.approx(1 / 4)}
    # IDF: bake 2, hygiene 2, team 2 of three occupations, menu 1; optional skills weigh half.
    two, one = log(3 / 2), log(3)
    baker, cook = sqrt(two**2 * (1 + 1 + 0.25)), sqrt(two**2 + one**2 + two**2 * 0.25)
    assert near("cosine")["cook"] == pytest.approx((two**2 + 0.5 * two**2) / (baker * cook))
    # "menu" and "bake" share the group S1, which counts here.
    assert near("groups")["cook"] != pytest.approx(near("cosine")["cook"])


def test_only_other_functions_or_sectors() -> None:
    neighbours = Neighbours(world())
    assert names(neighbours.adjacent(uri("baker"), other=["function"])) == ["cook"]
    assert names(neighbours.adjacent(uri("baker"), other=["sector"])) == ["smith"]
    assert names(neighbours.adjacent(uri("baker"), other=["sector", "function"])) == []
    assert {n.uri: n.other for n in neighbours.adjacent(uri("smith"))} == {
        uri("cook"): ("function", "sector"),
        uri("baker"): ("sector",),
    }


def test_questions_that_cannot_be_answered() -> None:
    neighbours = Neighbours(world())
    with pytest.raises(UnknownConceptError):
        neighbours.adjacent(uri("isco7"))
    with pytest.raises(UnknownModelError, match="default, jaccard, cosine, isco"):
        neighbours.adjacent(uri("baker"), model="none")
    with pytest.raises(InvalidRequestError):
        neighbours.adjacent(uri("baker"), other=["colour"])


def test_an_occupation_without_skills_is_near_to_nothing() -> None:
    tiny = tiny_classification()
    bare = replace(tiny, relations=tuple(r for r in tiny.relations if r.source != uri("smith")))
    found = Neighbours(assemble(bare, [])).adjacent(uri("smith"))
    assert [near.score for near in found] == [0.0, 0.0]


def live() -> Snapshot:
    return world(
        ad("1", occupation="cook"),
        ad("2", occupation="cook"),
        ad("3", occupation="cook", until="2026-01-01"),
        ad("4", occupation="smith"),
        ad("5"),
    )


def test_paths_have_steps_gaps_and_live_postings() -> None:
    found = career_paths(Neighbours(live()), TODAY, uri("baker"), model="cosine")
    assert found.occupations == (uri("baker"),)
    first = found.paths[0]
    assert (first.steps[0].uri, first.steps[0].gap, first.steps[0].live_postings) == (uri("cook"), (uri("menu"),), 2)
    assert len({path.steps[-1].uri for path in found.paths}) == len(found.paths)
    for path in found.paths:
        assert 1 <= len(path.steps) <= 3
        assert path.score == pytest.approx(np.prod([step.score for step in path.steps]))
        assert all(step.score >= MIN_STEP for step in path.steps)
    assert [path.score for path in found.paths] == sorted((path.score for path in found.paths), reverse=True)


def test_paths_towards_wanted_work_end_there_and_come_nearer() -> None:
    neighbours = Neighbours(live())
    found = career_paths(neighbours, TODAY, uri("baker"), to=uri("cook"), model="cosine", top=50)
    assert found.paths[0].steps[-1].uri == uri("cook")
    goal = neighbours.model("cosine").scores(neighbours.snapshot.occupation_row[uri("cook")])
    for path in found.paths:
        stations = [path.start, *(step.uri for step in path.steps)]
        assert stations[-1] == uri("cook")
        assert len(set(stations)) == len(stations)
        for here, there in pairwise(stations[:-1]):
            row = neighbours.snapshot.occupation_row
            assert goal[row[there]] > goal[row[here]]


def test_a_profile_starts_from_its_work_else_from_its_skills() -> None:
    neighbours = Neighbours(live())
    assert career_paths(neighbours, TODAY, person(past=["smith", "baker"])).occupations == (uri("baker"), uri("smith"))
    by_skill = career_paths(neighbours, TODAY, person("weld"))
    assert by_skill.occupations == ()
    assert (by_skill.paths[0].start, by_skill.paths[0].steps[0].uri) == (None, uri("smith"))
    to_cook = career_paths(neighbours, TODAY, person("weld"), to=uri("cook"), top=20).paths
    assert {path.steps[-1].uri for path in to_cook} <= {uri("cook")}
    knowing = career_paths(neighbours, TODAY, person("menu", past=["baker"]), to=uri("cook"), steps=1)
    assert knowing.paths[0].steps[0].gap == ()
    assert career_paths(neighbours, TODAY, person()).paths == ()


def test_path_questions_out_of_range() -> None:
    neighbours = Neighbours(live())
    with pytest.raises(InvalidRequestError):
        career_paths(neighbours, TODAY, uri("baker"), steps=4)
    with pytest.raises(InvalidRequestError):
        career_paths(neighbours, TODAY, uri("baker"), to=uri("baker"))
    with pytest.raises(UnknownConceptError):
        career_paths(neighbours, TODAY, uri("astronaut"))


def test_the_json_row_of_paths() -> None:
    snapshot = live()
    row = to_row(career_paths(Neighbours(snapshot), TODAY, uri("baker"), top=1, model="cosine"), snapshot, "da")
    assert row["occupations"] == [{"uri": uri("baker"), "label": "bager"}]
    assert set(row["paths"][0]["steps"][0]) == {"uri", "label", "score", "gap", "live_postings", "authorisation"}


@pytest.mark.esco
def test_what_one_country_teaches_beats_the_published_cosine_in_the_other(
    shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recommender.evaluation import adjacency_bench
    from recommender.evaluation.adjacency_bench import COLUMNS, LEARNED, POPULARITY, SHUFFLED_LABELS
    from recommender.evaluation.bench import run

    def third(snapshot: Snapshot, mobility: MobilitySet) -> Gold:  # of the origins; `jobvej bench adjacent` has all
        return dict(list(every(snapshot, mobility).items())[::3])

    every = adjacency_bench.by_row
    monkeypatch.setattr(adjacency_bench, "by_row", third)
    tables = run("adjacent", shared_data, lambda _: None)
    for table, expected in zip(tables, (0.172, 0.100), strict=True):
        rows = {row.name: row.cells for row in table.rows}
        means = {name: cells["MAP"].mean for name, cells in rows.items()}
        assert means["cosine"] == pytest.approx(expected, abs=0.02)
        assert means["groups"] > means["cosine"] > means["jaccard"] > means["isco"]
        for column, gain in zip(COLUMNS, (0.15, 0.12, 0.10, 0.15, 0.14, 0.30, 0.35), strict=True):
            assert rows[LEARNED][column].mean > rows["cosine"][column].mean * (1 + gain), column
            assert rows[LEARNED][column].mean > 1.5 * rows[POPULARITY][column].mean, column
            assert rows[LEARNED][column].mean > 1.5 * rows[SHUFFLED_LABELS][column].mean, column
        assert len(table.notes) == len(COLUMNS)
        assert all(" [-" not in note for note in table.notes)  # the lower bound of the gain
    assert [table.rows[0].cells["MAP"].n for table in tables] == [430, 334]
