"""Why one posting gets the score that it gets, or why it is not in the list."""

from __future__ import annotations

from typing import Any

from api.bootstrap import World
from api.errors import NotFoundError
from api.usecases.recommending import Person
from recommender.json_form import job_row
from recommender.results import RecommendRequest


def explain(world: World, person: Person, request: RecommendRequest, key: str, language: str) -> dict[str, Any]:
    """The job with factors and paths, its rank, and the filter that keeps it out. Raises NotFoundError."""
    found = world.recommender.explain(key, person.profile, request)
    if found is None:
        raise NotFoundError(f"There is no posting {key}.")
    return {
        "job": job_row(found.job, world.snapshot.classification, language),
        "rank": found.rank,
        "removed": found.removed,
    }
