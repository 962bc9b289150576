"""What tests share that is not a fixture."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Skip the test because ``what`` is not on this machine; with CI=true, fail instead."""
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"{what} (in CI nothing may be missing)", pytrace=False)
    pytest.skip(what)
