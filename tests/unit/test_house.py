"""The house rules that no linter holds."""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.licences import problem

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ontology", "graph", "extraction", "recommender", "api")


@pytest.mark.parametrize("package", PACKAGES)
def test_top_level_package_belongs_to_jobvej_alone(package: str) -> None:
    owners = importlib.metadata.packages_distributions()[package]
    assert set(owners) == {"jobvej"}
    __import__(package)
    assert Path(str(sys.modules[package].__file__)).resolve().parent == ROOT / package


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("MIT", False),
        ("Apache-2.0 OR GPL-2.0-only", False),
        ("GNU Lesser General Public License v3 (LGPLv3)", False),
        ("GNU Affero General Public License v3", True),
        ("AGPL-3.0-only", True),
        ("GPL-3.0-or-later", True),
        ("UNKNOWN", True),
        ("LicenseRef-NVIDIA-Proprietary", True),
    ],
)
def test_licence_rule(licence: str, *, refused: bool) -> None:
    assert (problem("some-package", licence) is not None) is refused


def test_constraints_pin_every_direct_dependency_and_name_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pins = {line.split("==")[0] for line in lines if line and not line.startswith("#")}
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.!+]+", line) for line in lines if not line.startswith("#"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + [name for extra in project["optional-dependencies"].values() for name in extra]
    assert {re.split(r"[\[<>=!~; ]", name)[0] for name in wanted} <= pins


def test_nothing_of_the_shared_data_is_in_the_repository() -> None:
    own = "https://jobvej.example/"
    for path in ROOT.glob("api/**/*.csv"):
        text = path.read_text(encoding="utf-8")
        assert "data.europa.eu/esco/occupation/" not in text, path
        assert "data.europa.eu/esco/skill/" not in text, path
        assert own in text or path.name == "sectors.csv", path


def test_modules_stay_small() -> None:
    too_long = {
        str(path.relative_to(ROOT)): lines
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert too_long == {}
