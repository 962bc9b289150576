"""Near occupations and career paths, for the batch commands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from api.bootstrap import Services
from api.errors import InvalidRequestError
from api.usecases.inputs import text_field
from recommender import paths as career
from recommender.adjacency import model_class
from recommender.profile import Profile


def check_model(name: str) -> None:
    """Raise UnknownModelError, which lists the models that are installed, for any other name."""
    model_class(name)


def adjacent_answer(
    services: Services, record: Mapping[str, Any], top: int, model: str, other: Collection[str]
) -> Mapping[str, Any]:
    """``jobvej adjacent``: the answer to one line."""
    found = services.world().neighbours.adjacent(text_field(record, "uri"), top, model, other)
    return {
        "candidates": [
            {"uri": near.uri, "score": round(near.score, career.SCORE_DIGITS), "other": list(near.other)}
            for near in found
        ]
    }


def paths_answer(
    services: Services, record: Mapping[str, Any], top: int, model: str, language: str
) -> Mapping[str, Any]:
    """``jobvej paths``: the answer to one line."""
    world = services.world()
    if (record.get("uri") is None) == (record.get("profile") is None):
        raise InvalidRequestError("one of uri and profile must be there")
    start: str | Profile
    if record.get("uri") is not None:
        start = text_field(record, "uri")
    else:
        start = Profile.from_json(record["profile"])
        start.check(world.snapshot.classification)
    to = text_field(record, "to") if record.get("to") is not None else None
    found = career.career_paths(
        world.neighbours,
        services.settings.day,
        start,
        to,
        top,
        model,
        max_age_days=services.settings.max_age_days,
    )
    return career.to_row(found, world.snapshot, language)
