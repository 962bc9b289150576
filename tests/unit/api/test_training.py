"""``jobvej train``: what it says without torch, what it writes with it, and what then answers."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from api.bootstrap import Services
from api.cli.main import run
from api.parts import NETWORK_FILE
from api.settings import Settings
from api.usecases.training import joined, train
from recommender.errors import DatasetError
from recommender.evaluation.datasets import MobilitySet
from recommender.network import PATH, SHIPPED, load
from tests.fixtures_recommender import ad, world
from tests.graph_worlds import uri
from tests.support import missing


def test_without_torch_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JOBVEJ_DATA", str(tmp_path))
    for name in [name for name in sys.modules if name.startswith("recommender.training")]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("torch", "torch_geometric"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run(["train"]) == 3
    shown = capsys.readouterr().err
    assert "make install-train" in shown
    assert "[training_unavailable]" in shown


def test_pairs_of_several_countries_are_joined_and_what_is_not_loaded_is_left_out() -> None:
    snapshot = world()
    sets = [
        MobilitySet("A", {uri("baker"): frozenset({uri("cook"), "urn:x"}), "urn:y": frozenset({uri("cook")})}, {}),
        MobilitySet(
            "B", {uri("baker"): frozenset({uri("smith"), uri("baker")}), uri("cook"): frozenset({"urn:x"})}, {}
        ),
    ]
    row = snapshot.occupation_row
    assert joined(snapshot, sets) == {row[uri("baker")]: sorted([row[uri("cook")], row[uri("smith")]])}


@pytest.mark.train
def test_what_was_trained_is_what_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if importlib.util.find_spec("torch_geometric") is None:
        missing("torch and torch-geometric are not installed; `make install-train` installs them")
    snapshot = world(ad("a", "bake", occupation="baker"), ad("b", "weld", occupation="smith"))
    said: list[str] = []
    with Services(Settings(data=tmp_path, encoder="none"), snapshot) as services:
        before = services.path_network(snapshot)
        found = train(services, None, 3, 2, None, restart=False, say=said.append)
        after = services.path_network(snapshot)
        with pytest.raises(DatasetError):
            train(services, tmp_path, 3, 2, None, restart=True)
    assert (found["seed"], found["steps"], set(found["trained_on"])) == (3, 2, {"graph", "postings"})
    assert found["artefact"] == str(tmp_path / NETWORK_FILE)
    assert load(tmp_path / NETWORK_FILE)[SHIPPED].meta["snapshot"] == snapshot.content_hash
    assert said[0] == "train: graph, postings; labels' vectors: no"
    assert "step 2 of 2" in said[-1]
    assert before.weights.to_form() == load(PATH)[SHIPPED].weights.to_form()
    assert after.weights.to_form() != before.weights.to_form()
    assert json.dumps(found)
