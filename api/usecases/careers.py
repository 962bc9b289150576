"""Near occupations and career paths, for the batch commands and for REST."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from api.bootstrap import Services, World
from api.errors import InvalidRequestError
from api.usecases.formats import label_of
from api.usecases.inputs import text_field
from recommender import paths as career
from recommender.adjacency import AdjacentOccupation, model_class
from recommender.profile import Profile


def check_model(name: str) -> None:
    """Raise UnknownModelError, which lists the models that are installed, for any other name."""
    model_class(name)


def adjacent(
    world: World, uri: str, top: int, model: str, other: Collection[str], languages: Sequence[str]
) -> dict[str, Any]:
    """``{"occupation", "candidates"}``, best first, with labels. Raises UnknownConceptError, UnknownModelError."""
    found = world.neighbours.adjacent(uri, top, model, other)
    classification = world.snapshot.classification
    return {
        "occupation": {"uri": uri, "label": label_of(classification, uri, languages)},
        "candidates": [{**_near(item), "label": label_of(classification, item.uri, languages)} for item in found],
    }


def adjacent_answer(
    services: Services, record: Mapping[str, Any], top: int, model: str, other: Collection[str]
) -> Mapping[str, Any]:
    """``jobvej adjacent``: the answer to one line."""
    found = services.world().neighbours.adjacent(text_field(record, "uri"), top, model, other)
    return {"candidates": [_near(item) for item in found]}


def _near(item: AdjacentOccupation) -> dict[str, Any]:
    return {"uri": item.uri, "score": round(item.score, career.SCORE_DIGITS), "other": list(item.other)}


def paths(
    services: Services, world: World, start: str | Profile, to: str | None, top: int, model: str, language: str
) -> dict[str, Any]:
    """``{"occupations", "paths"}`` from an occupation or from where a person stands, towards ``to`` or to anywhere.

    Raises UnknownConceptError, ProfileError (concepts that are not loaded), UnknownModelError, InvalidRequestError.
    """
    if isinstance(start, Profile):
        start.check(world.snapshot.classification)
    settings = services.settings
    found = career.career_paths(
        world.neighbours, settings.day, start, to, top, model, max_age_days=settings.max_age_days
    )
    return career.to_row(found, world.snapshot, language)


def paths_answer(
    services: Services, record: Mapping[str, Any], top: int, model: str, language: str
) -> Mapping[str, Any]:
    """``jobvej paths``: the answer to one line."""
    if (record.get("uri") is None) == (record.get("profile") is None):
        raise InvalidRequestError("one of uri and profile must be there")
    of_uri = record.get("uri") is not None
    start = text_field(record, "uri") if of_uri else Profile.from_json(record["profile"])
    to = text_field(record, "to") if record.get("to") is not None else None
    return paths(services, services.world(), start, to, top, model, language)
