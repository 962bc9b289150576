"""The reasons that a person sees rest on edges of the graph: for every demo CV, on both engines."""

from __future__ import annotations

import pytest

from api.bootstrap import Services
from api.usecases.demo import cvs
from graph.reading import edges_exist
from graph.store import Store
from graph.writing import write_classification, write_postings
from recommender.profile import Profile
from recommender.recommend import RecommendRequest
from recommender.results import Job

TYPES = {
    "essential": "ESSENTIAL_SKILL",
    "optional": "OPTIONAL_SKILL",
    "broader": "BROADER",
    "asks_for": "ASKS_FOR",
    "for_occupation": "FOR_OCCUPATION",
}


@pytest.fixture
def filled(store: Store, demo_services: Services) -> Store:
    snapshot = demo_services.world().snapshot
    write_classification(store, snapshot.classification)
    write_postings(store, (snapshot.postings.details[row] for row in range(len(snapshot.postings))))
    return store


def test_every_edge_of_every_reason_stands_in_the_graph(filled: Store, demo_services: Services) -> None:
    world = demo_services.world()
    jobs: list[Job] = []
    for path in cvs():
        reading = world.cv_reader.read_bytes(path.read_bytes(), path.name)
        profile = Profile.from_reading(reading)
        found = world.recommender.recommend(profile, RecommendRequest(top=20))
        assert found.jobs, path.name
        jobs += [*found.jobs, *found.alternatives]
        jobs += world.recommender.recommend(profile, RecommendRequest(top=5, model="network", alternatives=0)).jobs
        quoted = [edge for job in found.jobs for way in job.explanation.paths for edge in way.edges[:1]]
        assert all(edge.relation == "evidence" and edge.origin == "cv" for edge in quoted), path.name
        assert all(edge.quote and edge.quote in reading.text for edge in quoted), path.name
    edges = sorted(
        {
            (edge.source, TYPES[edge.relation], edge.target)
            for job in jobs
            for way in (*job.explanation.paths, *(job.network.paths if job.network else ()))
            for edge in way.edges[1:]
        }
        | {
            (edge.source, TYPES[edge.relation], edge.target)
            for job in jobs
            for link in (job.network.links if job.network else ())
            for edge in link.edges
        }
    )
    assert any(job.network and job.network.links for job in jobs)
    assert {name for _, name, _ in edges} >= {"ESSENTIAL_SKILL", "ASKS_FOR", "FOR_OCCUPATION"}
    missing = [edge for edge, there in zip(edges, edges_exist(filled, edges), strict=True) if not there]
    assert missing == []
