"""The network's file, ``model/network.json``: fits by name, each a few kilobytes. Numbers only, and of no one concept.

It fits every classification, because its weights belong to kinds of relations; it is refused where those are others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from recommender.errors import ArtefactError
from recommender.network.graph import RELATIONS, RELATIONS_VERSION
from recommender.network.weights import Weights, from_form

PATH = Path(__file__).parent / "model" / "network.json"
FORMAT = "jobvej-network"
FORMAT_VERSION = 1
COMMAND = "jobvej train"
"""What makes the artefact anew; errors and the card name it."""
SHIPPED = "shipped"
"""Name of the fit that answers; the others leave a country out and are for measuring."""


@dataclass(frozen=True)
class Fit:
    """One trained network. meta: seed, what it was trained on, versions, figures."""

    weights: Weights
    meta: Mapping[str, Any]


@cache
def load(path: Path = PATH) -> Mapping[str, Fit]:
    """All fits of a file. Raises ArtefactError where it is missing, damaged, or made for other relations."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if stored["format"] != FORMAT or stored["format_version"] != FORMAT_VERSION:
            raise ArtefactError(f"{path}: of another format than {FORMAT} {FORMAT_VERSION}", COMMAND)
        if stored["relations_version"] != RELATIONS_VERSION or stored["relations"] != _relations():
            raise ArtefactError(f"{path}: trained on other relations", COMMAND)
        fits = stored["fits"]
        if stored["sha256"] != _digest(fits):
            raise ArtefactError(f"{path}: damaged, its numbers are not those that were written", COMMAND)
        return {name: Fit(from_form(fit["weights"]), fit["meta"]) for name, fit in fits.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ArtefactError(f"{path}: cannot be read ({type(error).__name__})", COMMAND) from error


def save(path: Path, fits: Mapping[str, Fit]) -> None:
    """Write a file whole or not at all."""
    body = {name: {"meta": dict(fit.meta), "weights": fit.weights.to_form()} for name, fit in sorted(fits.items())}
    document = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "relations_version": RELATIONS_VERSION,
        "relations": _relations(),
        "sha256": _digest(body),
        "fits": body,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    draft.replace(path)
    load.cache_clear()


def _relations() -> list[str]:
    return [str(relation) for relation in RELATIONS]


def _digest(fits: object) -> str:
    return hashlib.sha256(json.dumps(fits, sort_keys=True).encode()).hexdigest()
