"""The crash trial itself, with one kill of each engine; ``python -m benchmarks.crash_trial`` does ten."""

from __future__ import annotations

import pytest

from benchmarks.crash_trial import LEAST, run
from tests.neo4j_server import MissingToolError, jars
from tests.support import missing


@pytest.mark.parametrize(
    "engine",
    [pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("neo4j", marks=pytest.mark.neo4j)],
)
def test_a_kill_during_writes_loses_nothing_acknowledged(engine: str) -> None:
    if engine == "neo4j":
        try:
            jars()
        except MissingToolError as error:
            missing(str(error))
    (result,) = run(engine, kills=1, seed=7)
    assert result.acknowledged >= LEAST
    assert result.lost == 0
    assert result.findings == 0
    assert result.half_told <= 2
