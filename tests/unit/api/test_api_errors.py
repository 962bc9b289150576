from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from api.errors import ApiError, NotScorableError, describe

TREES = {
    "ontology.errors": "OntologyError",
    "graph.errors": "GraphError",
    "extraction.errors": "ExtractionError",
    "recommender.errors": "RecommenderError",
}


def all_of(kind: type[Exception]) -> Iterator[type[Exception]]:
    yield kind
    for child in kind.__subclasses__():
        yield from all_of(child)


@pytest.mark.parametrize("module", TREES)
def test_every_error_of_every_package_has_a_code_and_a_status(module: str) -> None:
    for kind in all_of(getattr(importlib.import_module(module), TREES[module])):
        error = kind.__new__(kind)
        error.args = ("what is wrong",)
        problem = describe(error)
        assert problem.code != "internal_error", kind
        assert 400 <= problem.status < 600, kind
        assert problem.exit_status in (1, 3), kind
        assert problem.detail == "what is wrong", kind
        assert (problem.retry_after_s is not None) == (problem.status == 503), kind


def test_own_errors() -> None:
    for kind in set(all_of(ApiError)) - {NotScorableError}:  # whose sentence follows from its reason
        problem = describe(kind("what is wrong"))
        assert problem.code == kind.code
        assert problem.detail == "what is wrong"


def test_what_cannot_be_scored_says_why() -> None:
    for reason in ("nothing_read", "not_readable", "nothing_found", "ad_not_readable"):
        problem = describe(NotScorableError(reason))
        assert (problem.code, problem.status) == ("not_scorable", 409)
        assert problem.detail.endswith(".")


def test_an_unforeseen_error_is_not_shown() -> None:
    problem = describe(ValueError("text of somebody's CV"))
    assert (problem.code, problem.status) == ("internal_error", 500)
    assert "CV" not in problem.detail
