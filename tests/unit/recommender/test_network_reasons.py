"""The network's part of a score, told by its own paths: exact shares, edges that are there, both languages."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from graph.snapshot import Snapshot
from graph.snapshot_build import assemble
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind
from ontology.postings import Posting
from recommender.evaluation.faithfulness import Person, in_graph, without
from recommender.json_form import to_row
from recommender.network import PathGraph, PathNetwork, PathSearch, Weights
from recommender.network_reasons import NetworkReason
from recommender.profile import Profile
from recommender.recommend import Recommender
from recommender.results import Job, RecommendRequest
from recommender.scorers.cosine import ProfileVectors
from recommender.scorers.network import NETWORK_SHARE, NetworkScorer
from recommender.skillspace import SkillSpace
from tests.fixtures_recommender import PLACES, TODAY, ad, person
from tests.graph_worlds import tiny_classification, uri
from tests.unit.recommender.test_network import some_weights

BAKERY = ad("bakery", "bake", "hygiene", occupation="baker", title="Bager søges")
KITCHEN = ad("kitchen", "menu", occupation="cook", title="Kok søges")
FORGE = ad("forge", "weld", "team", occupation="smith", title="Smed søges")
NAMELESS = ad("nameless", "bake", title="Medhjælper")
ADS = (BAKERY, KITCHEN, FORGE, NAMELESS)
BAKER = person("bake", "hygiene", "team", past=["baker"], wanted=["cook"], wished=["menu"])


def classification() -> Classification:
    """The tiny one with unit groups: of the baker right above, of the cook above a chef above; the smith's is none."""
    tiny = tiny_classification()
    added = {
        "C7512": (ConceptKind.ISCO_GROUP, "bagere", "bakers", "7512"),
        "C5120": (ConceptKind.ISCO_GROUP, "kokke", "cooks", "5120"),
        "chef": (ConceptKind.OCCUPATION, "køkkenchef", "chef", "5120.2"),
    }
    concepts = [
        Concept(
            uri(name),
            kind,
            (Label("da", LabelKind.PREFERRED, danish), Label("en", LabelKind.PREFERRED, english)),
            code=code,
            isco="5120" if kind is ConceptKind.OCCUPATION else None,
            status="proposed" if name == "chef" else "released",
            source="tiny",
        )
        for name, (kind, danish, english, code) in added.items()
    ]
    links = [("baker", "C7512"), ("cook", "chef"), ("chef", "C5120")]
    relations = [Relation(uri(low), RelationKind.BROADER, uri(high)) for low, high in links]
    relations.append(Relation(uri("chef"), RelationKind.ESSENTIAL, uri("menu")))
    return Classification.of([*tiny.concepts.values(), *concepts], [*tiny.relations, *relations], "tiny 1", ())


def network_of(snapshot: Snapshot, weights: Weights | None = None) -> PathNetwork:
    return PathNetwork(PathGraph.of(snapshot), weights or some_weights())


def make(*ads: Posting, weights: Weights | None = None) -> Recommender:
    snapshot = assemble(classification(), ads)
    return Recommender(snapshot, PLACES, TODAY, find_network=lambda found: network_of(found, weights))


def jobs(profile: Profile = BAKER, paths: int = 3, weights: Weights | None = None, *ads: Posting) -> dict[str, Job]:
    request = RecommendRequest(model="network", paths=paths, alternatives=0)
    found = make(*(ads or ADS), weights=weights).recommend(profile, request)
    return {job.posting.identifier: job for job in found.jobs}


def reason(job: Job) -> NetworkReason:
    assert job.network is not None
    return job.network


def test_what_is_shown_and_what_is_not_sum_to_the_factors() -> None:
    found = jobs()
    assert found["nameless"].network is None  # no occupation, so no path
    for job in (found["bakery"], found["kitchen"], found["forge"]):
        told = reason(job)
        factors = sum(value for name, value in job.factors.items() if name.startswith("network"))
        parts = [path.contribution for path in told.paths]
        assert told.contribution == pytest.approx(factors, abs=1e-12)
        assert sum(parts) + told.other_paths + told.labels == pytest.approx(factors, abs=1e-9)
        assert len(parts) == 3
        assert parts == sorted(parts, reverse=True)
        assert all(part > 0 for part in parts)
        assert told.other_paths > 0
        row = to_row(make(*ADS).recommend(BAKER, RecommendRequest(model="network")), classification())["jobs"][0]
        shown = row["network"]
        whole = sum(path["contribution"] for path in shown["paths"]) + shown["other_paths"] + shown["labels"]
        assert whole == pytest.approx(
            sum(value for name, value in row["factors"].items() if "network" in name), abs=1e-6
        )


def test_where_every_path_is_one_edge_those_shown_are_all_of_it() -> None:
    """Of one step, from skills alone: no path has a detour or a second thing of the CV that it begins with."""
    profile = person("bake", "hygiene", "team")
    for job in jobs(profile, 50, some_weights(steps=1)).values():
        if job.network is not None and job.network.paths:
            assert job.network.other_paths == pytest.approx(0.0, abs=1e-12)
            assert {len(path.nodes) for path in job.network.paths} == {4}


def test_a_share_is_the_networks_share_in_the_scale_of_the_score() -> None:
    """The strongest path's contribution: of the path part of the network, by the scorer's scale and the item's part."""
    made = make(*ADS)
    space = SkillSpace.of_postings(made.snapshot)
    network, vectors = network_of(made.snapshot), ProfileVectors.of(BAKER, space)
    whole = vectors.skills + vectors.past + vectors.wish
    read = network.read(whole)
    parts = NetworkScorer(space, network).parts(vectors)
    scale = NETWORK_SHARE / float((read.paths + np.maximum(read.text, 0.0)).max())
    row = made.snapshot.occupation_row[uri("cook")]
    assert sum(parts[name][row] for name in parts) * NETWORK_SHARE == pytest.approx(read.paths[row] * scale)
    best = PathSearch(network, whole).best(row, 200, simple=True)
    for path in reason(jobs()["kitchen"]).paths:
        skill = next(node for node in path.nodes if node in made.snapshot.skill_row)
        held = made.snapshot.skill_row[skill]
        concepts = path.nodes[path.nodes.index(skill) : -1]
        steps = tuple(node for node in concepts if node != uri("chef"))
        same = [
            one.share
            for one in best
            if tuple({"5120": uri("C5120"), "7512": uri("C7512")}.get(node, node) for node in one.nodes) == steps
        ]
        parts_of = {vectors.skills[held], vectors.past[held], vectors.wish[held]}
        possible = {round(share * scale * part / whole[held], 12) for share in same for part in parts_of}
        assert round(path.contribution, 12) in possible


@pytest.mark.parametrize("profile", [BAKER, person("team", past=["isco7"], wanted=["chef"], wished=["menu"])])
def test_every_edge_is_in_the_graph_with_source_confidence_and_status(profile: Profile) -> None:
    made = make(*ADS)
    links = {(r.source, str(r.kind), r.target) for r in classification().relations}
    laddered = related = 0
    for job in jobs(profile, paths=40).values():
        if job.network is None:
            continue
        told = reason(job)
        for path in told.paths:
            first, *middle, last = path.edges
            assert (path.nodes[0], path.nodes[-1]) == ("cv", job.posting.key)
            assert (first.relation, last.relation) == ("evidence", "for_occupation")
            assert all(in_graph(edge, made.snapshot, job, Person("a", profile)) for edge in path.edges)
            assert all((edge.source, edge.relation, edge.target) in links for edge in middle)
            for (one, other), edge in zip(zip(path.nodes, path.nodes[1:], strict=False), path.edges, strict=True):
                assert {one, other} == {edge.source, edge.target}
            laddered += uri("C5120") in path.nodes and uri("chef") in path.nodes
            skills = made.snapshot.skill_row
            related += any(edge.source in skills and edge.target in skills for edge in middle)
        shown = [edge for path in told.paths for edge in path.edges[1:-1]] + [e for x in told.links for e in x.edges]
        assert all((edge.source, edge.relation, edge.target) in links for edge in shown)
        assert all(edge.origin and 0 < edge.confidence <= 1 for edge in shown)
        proposed = uri("chef")
        assert all((edge.status == "proposed") == (proposed in (edge.source, edge.target)) for edge in shown)
        assert {edge.status for edge in shown} <= {"released", "proposed"}
    assert laddered  # a unit group that is not right above the occupation is reached edge by edge
    assert related


def test_no_path_comes_by_a_concept_twice_and_each_starts_from_another_skill_if_it_can() -> None:
    for job in jobs(person("bake", "hygiene", "menu", "team")).values():
        if job.network is not None:
            assert all(len(set(path.nodes)) == len(path.nodes) for path in job.network.paths)
            assert len({path.nodes[1] for path in job.network.paths}) == 3


def test_a_unit_group_that_is_no_concept_is_shown_nowhere() -> None:
    for path in reason(jobs(paths=40)["forge"]).paths:
        assert all(node == "cv" or node.startswith(("https://", "test/")) for node in path.nodes)


def test_the_links_are_what_most_of_it_comes_over() -> None:
    told = reason(jobs()["kitchen"])
    assert 0 < len(told.links) <= 5
    assert [link.contribution for link in told.links] == sorted((x.contribution for x in told.links), reverse=True)
    assert {link.distance for link in told.links} <= {1, 2}
    last = [link for link in told.links if link.distance == 1]
    assert sum(link.contribution for link in last) <= told.contribution + 1e-9
    assert all(uri("cook") in link.nodes for link in last)


@pytest.mark.parametrize("seed", [3, 8])
def test_without_the_strongest_paths_skill_the_network_adds_less(seed: int) -> None:
    """To the nearest occupation of all the factor is the most that there is, so what flows there is compared as well:
    from each skill that is left as much as before.
    """
    profile = person("bake", "hygiene", "team", "weld")
    made = make(*ADS, weights=some_weights(seed=seed))
    network = network_of(made.snapshot, some_weights(seed=seed))
    answer = made.answer(profile, RecommendRequest(model="network", alternatives=0))
    start = network.start(ProfileVectors.of(profile, made.space).skills)
    falls = 0
    for name, occupation in (("bakery", "baker"), ("kitchen", "cook"), ("forge", "smith")):
        row = made.snapshot.postings.row_of[f"test/{name}"]
        told = reason(answer.explained(row).job)
        taken = told.paths[0].nodes[1]
        after = answer.to(without(profile, taken)).explained(row).job
        falls += after.network is None or reason(after).contribution < told.contribution
        left = start.copy()
        left[made.snapshot.skill_row[taken]] = 0.0
        arriving = []
        for begun in (start, left):
            last = network.flow(begun[:, None], [None])[-1]["occupation"]
            arriving.append(float(last[made.snapshot.occupation_row[uri(occupation)], 0].sum()))
        assert arriving[1] < arriving[0]
    assert falls >= 2


def test_the_sentences_in_both_languages() -> None:
    paths = reason(jobs(person("bake"), 20)["kitchen"]).paths
    told = {path.nodes[1:-1]: path.sentences for path in paths}
    assert told[uri("bake"), uri("cook")] == {
        "da": "CV’et nævner »kan bake« (kompetencen »bage brød«); derfra går netværksmodellens vej lige til arbejdet "
        "som kok, som opslaget gælder: »Kok søges«.",
        "en": "The CV says “kan bake” (the skill “bake bread”); from there the network model's path goes straight to "
        "work as cook, which the ad is for: “Kok søges”.",
    }
    over = told[uri("bake"), uri("S1"), uri("menu"), uri("cook")]
    assert over["da"].endswith(
        "vej over kompetencegruppen »tilberede mad« og kompetencen »planlægge menuer« til arbejdet som kok, som "
        "opslaget gælder: »Kok søges«."
    )
    assert "goes over the skill group “preparing food” and the skill “plan menus” to work as cook" in over["en"]
    work = reason(jobs(person(past=["baker"]), 1)["kitchen"]).paths[0].sentences
    assert work["da"].startswith("CV’et viser arbejde som bager, hvor kompetencen »")
    assert work["en"].startswith("The CV shows work as baker, which takes the skill “")
    added = Profile(skills=tuple(replace(skill, evidence=None) for skill in person("bake").skills), postcode="1050")
    assert reason(jobs(added)["kitchen"]).paths[0].sentences["en"].startswith("The profile says “bake bread”; from")


def test_how_much_is_shown_is_said_and_what_the_links_carry() -> None:
    told = reason(jobs()["kitchen"])
    shown = sum(path.contribution for path in told.paths) / told.contribution
    assert told.sentences["en"] == (
        f"Of what the network model adds, {100 * shown:.1f} % comes by the paths shown and "
        f"{100 * (1 - shown):.1f} % by other paths."
    )
    assert told.sentences["da"].startswith("Af det, som netværksmodellen lægger til, kommer ")
    assert "," in told.sentences["da"].split("kommer ")[1].split(" %")[0]
    for link in told.links:
        assert "netværksmodellen lægger til" in link.sentences["da"]
        assert f"carries {100 * link.contribution / told.contribution:.1f} %" in link.sentences["en"]


def test_other_models_tell_nothing_of_the_network() -> None:
    made = make(*ADS)
    for model in ("default", "cosine"):
        found = made.recommend(BAKER, RecommendRequest(model=model))
        assert all(job.network is None for job in found.jobs)
        row = to_row(found, made.snapshot.classification)
        assert all("network" not in job for job in row["jobs"])
        assert "status" not in json.dumps(row)


def test_the_same_answer_again() -> None:
    assert jobs() == jobs()


def test_nothing_flows_to_nobody() -> None:
    found = make(*ADS).explain("test/bakery", Profile(postcode="1050"), RecommendRequest(model="network"))
    assert found is not None
    assert found.job.network is None
