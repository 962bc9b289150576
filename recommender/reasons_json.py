"""Answers about a recommendation as JSON values: comparisons, why not, what if, unlocking. Numbers as in json_form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ontology.concepts import Classification
from ontology.postings import Posting
from recommender import sentences
from recommender.comparing import Comparison, WhyNot
from recommender.json_form import DIGITS, job_row, to_row
from recommender.results import ExplainedJob
from recommender.unlocking import Unlock
from recommender.what_if import ListChange, Place, WhatIf


def explained_row(found: ExplainedJob, classification: Classification, language: str) -> dict[str, Any]:
    """A job with all its details, its rank, and the filter that keeps it out."""
    return {
        "job": job_row(found.job, classification, language),
        "rank": found.rank,
        "removed": found.removed,
        "unmet": [*found.unmet],
    }


def comparison_row(found: Comparison, classification: Classification, language: str) -> dict[str, Any]:
    """Two postings and their differences, the largest first."""
    return {
        "one": explained_row(found.one, classification, language),
        "other": explained_row(found.other, classification, language),
        "difference": round(found.difference, DIGITS),
        "differences": _differences(found.differences),
        "strongest": found.strongest,
        "sentences": dict(found.sentences),
    }


def why_not_row(found: WhyNot, classification: Classification, language: str) -> dict[str, Any]:
    """Why a posting is not shown."""
    return {
        **explained_row(found.asked, classification, language),
        "status": found.status,
        "against": None if found.against is None else posting_row(found.against.posting),
        "differences": _differences(found.differences),
        "held_back": [
            {"factor": name, "difference": round(found.differences[name], DIGITS)} for name in found.held_back
        ],
        "sentences": dict(found.sentences),
    }


def what_if_row(found: WhatIf, classification: Classification, language: str) -> dict[str, Any]:
    """Both answers, and what changed in each list."""
    return {
        "before": to_row(found.before, classification, language, details=True),
        "after": to_row(found.after, classification, language, details=True),
        "jobs": change_row(found.jobs),
        "alternatives": change_row(found.alternatives),
    }


def unlock_rows(found: Iterable[Unlock], classification: Classification, language: str) -> list[dict[str, Any]]:
    """Skills, those that unlock most first."""
    return [
        {
            "uri": unlock.uri,
            "label": classification[unlock.uri].preferred(language, *sentences.LANGUAGES),
            "postings": unlock.postings,
            "only_missing": unlock.only_missing,
            "rising": unlock.rising,
            "near": unlock.near,
            "examples": [posting_row(posting) for posting in unlock.examples],
        }
        for unlock in found
    ]


def posting_row(posting: Posting) -> dict[str, Any]:
    """What names a posting."""
    return {
        "key": posting.key,
        "posting_id": posting.identifier,
        "source": posting.source,
        "title": posting.title,
        "employer": posting.employer,
    }


def change_row(found: ListChange) -> dict[str, Any]:
    """What a change did to one list."""
    return {
        "entered": [_place(place) for place in found.entered],
        "left": [_place(place) for place in found.left],
        "moved": [_place(place) for place in found.moved],
        "same": found.same,
    }


def _place(place: Place) -> dict[str, Any]:
    return posting_row(place.posting) | {"before": place.before, "after": place.after}


def _differences(found: Mapping[str, float]) -> dict[str, float]:
    order = sorted(found, key=lambda name: (-abs(found[name]), name))
    return {name: round(found[name], DIGITS) for name in order}
