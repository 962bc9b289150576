"""Questions about a recommendation: why this score, why above that, why not, what if, what unlocks more."""

from __future__ import annotations

from typing import Any

from api.bootstrap import World
from api.errors import NotFoundError
from api.usecases.recommending import Person
from recommender import comparing, reasons_json
from recommender.results import RecommendRequest
from recommender.unlocking import unlocking
from recommender.what_if import Change
from recommender.what_if import what_if as changed


def explain(world: World, person: Person, request: RecommendRequest, key: str, language: str) -> dict[str, Any]:
    """The job with factors and paths, its rank, and the filter that keeps it out. Raises NotFoundError."""
    found = world.recommender.explain(key, person.profile, request)
    if found is None:
        raise _no_posting(key)
    return reasons_json.explained_row(found, world.snapshot.classification, language)


def compare(
    world: World, person: Person, request: RecommendRequest, one: str, other: str, language: str
) -> dict[str, Any]:
    """Why one posting stands above the other, factor by factor. Raises NotFoundError."""
    found = comparing.compare(world.recommender, person.profile, request, one, other)
    if found is None:
        raise _no_posting(one, other)
    return reasons_json.comparison_row(found, world.snapshot.classification, language)


def why_not(world: World, person: Person, request: RecommendRequest, key: str, language: str) -> dict[str, Any]:
    """Why a posting is not in the lists. Raises NotFoundError."""
    found = comparing.why_not(world.recommender, person.profile, request, key)
    if found is None:
        raise _no_posting(key)
    return reasons_json.why_not_row(found, world.snapshot.classification, language)


def what_if(world: World, person: Person, request: RecommendRequest, change: Change, language: str) -> dict[str, Any]:
    """Both lists before and after a change, and what it did. Raises the recommender's errors."""
    found = changed(world.recommender, person.profile, request, change)
    return reasons_json.what_if_row(found, world.snapshot.classification, language)


def unlock(world: World, person: Person, request: RecommendRequest, language: str) -> dict[str, Any]:
    """The skills that would unlock most postings near by. Raises the recommender's errors."""
    found = unlocking(world.recommender.answer(person.profile, request))
    return {"unlock": reasons_json.unlock_rows(found, world.snapshot.classification, language)}


def _no_posting(*keys: str) -> NotFoundError:
    return NotFoundError(f"There is no posting {' or '.join(keys)}.")
