"""Fixtures that every test may use. What a machine lacks is skipped with its reason, but in CI it fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import missing

ROOT = Path(__file__).resolve().parents[1]

# Services and commands that tests start would each make vectors of a whole classification; the tests of vectors ask
# for the encoder themselves.
os.environ.setdefault("JOBVEJ_ENCODER", "none")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with ESCO and the benchmark sets: JOBVEJ_SHARED_DATA, else ../shared/data beside the checkout."""
    folder = Path(os.environ.get("JOBVEJ_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not (folder / "esco").is_dir():
        missing(f"no ESCO data at {folder}; set JOBVEJ_SHARED_DATA to the folder that holds esco/ and bench/")
    return folder
