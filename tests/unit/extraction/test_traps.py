"""The regression set of known traps, over full ESCO and, as far as it has the concepts, over the demo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.traps import Ground, Trap, faults, full_esco, load, marked
from ontology.esco import read_release

DEMO = Path(__file__).resolve().parents[3] / "api" / "demo" / "classification"
TRAPS = load()


@pytest.fixture(scope="module")
def esco(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(full_esco(shared_data), tmp_path_factory.mktemp("esco")) as ground:
        yield ground


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with Ground(read_release([DEMO])[0], tmp_path_factory.mktemp("demo"), whole=False) as ground:
        yield ground


def _expected(trap: Trap) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=trap.xfail)] if trap.xfail else []


@pytest.mark.esco
@pytest.mark.parametrize("trap", [pytest.param(one, id=one.id, marks=_expected(one)) for one in TRAPS])
def test_trap_over_full_esco(esco: Ground, trap: Trap) -> None:
    wrong = faults(trap, esco)
    assert not wrong, f"{trap.reason} {[fault.words for fault in wrong]}"


@pytest.mark.parametrize("trap", [pytest.param(one, id=one.id) for one in TRAPS if not one.xfail])
def test_trap_over_the_demo(demo: Ground, trap: Trap) -> None:
    wrong = [fault for fault in faults(trap, demo) if not fault.missing]
    assert not wrong, f"{trap.reason} {[fault.words for fault in wrong]}"


def test_the_set_is_whole() -> None:
    assert len(TRAPS) >= 190
    assert len({trap.id for trap in TRAPS}) == len(TRAPS)
    for trap in TRAPS:
        assert trap.must or trap.must_not or trap.constraints or trap.no_constraints, trap.id
        assert all(claim["quote"] in trap.text for claim in (*trap.must, *trap.must_not)), trap.id
        assert trap.reason


def test_a_trap_that_fails_is_marked_and_one_that_passes_is_not(demo: Ground) -> None:
    wrong = Trap("x", "da", "cv", "test", "Jeg har kørekort B.", "", no_constraints=["driving_licence"], xfail="")
    right = Trap("y", "da", "cv", "test", "Jeg har kørekort B.", "", xfail="not yet", no_constraints=["hours"])
    first, second = marked([wrong, right], demo)
    assert "driving_licence B" in first.xfail
    assert second.xfail == ""
