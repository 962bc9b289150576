"""The second look at what rules hold as possessed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from benchmarks.claims import Phrase, held_as
from extraction.errors import ArtefactError, EncoderUnavailableError
from extraction.holding.features import BITS, hashed, window
from extraction.holding.model import FOLDER, LABELS, HoldingModel, SecondLook, second_look
from extraction.sections import cv_sections
from extraction.sentences import sentence_spans
from extraction.vectors.e5 import E5Encoder
from extraction.vectors.port import Vectors
from extraction.vectors.semantics import Semantics
from extraction.vectors.store import VectorFile
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity


@pytest.fixture(scope="module")
def semantics(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Semantics]:
    encoder = E5Encoder(threads=1)
    yield Semantics(encoder, VectorFile(tmp_path_factory.mktemp("v") / "v", encoder.dim))
    encoder.close()


def evidence(text: str, quote: str, polarity: Polarity = Polarity.STATED) -> ConceptEvidence:
    start = text.index(quote)
    item = ConceptEvidence("x:skill", EvidenceKind.SKILL, quote, start, start + len(quote), "", 1.0, "label", "")
    return ConceptEvidence(**{name: getattr(item, name) for name in item.__slots__} | {"polarity": polarity})


def looked(look: SecondLook, text: str, *found: ConceptEvidence) -> list[ConceptEvidence]:
    return look.revised(text, sentence_spans(text), cv_sections(text), found)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Regnskab lavede jeg i tyve år, og truckkort har jeg stadig.", "truckkort"),
        ("Kompetencer: Python, SQL, Excel", "SQL"),
        ("Jeg har ledet et team på otte og underviser gerne kolleger i svejsning.", "svejsning"),
        ("I have driven forklifts since 2009 without an accident.", "forklifts"),
    ],
)
def test_what_is_held_stays(semantics: Semantics, text: str, quote: str) -> None:
    look = second_look(semantics)
    assert look is not None
    item = evidence(text, quote)
    assert looked(look, text, item) == [item]


def test_wording_that_no_rule_knows_is_taken_away(semantics: Semantics) -> None:
    """Of sentences that are in no set, those that the rules show; most of them go, and none of the others changes."""
    told = [
        ("Drømmen er engang at stå med mit eget bageri.", "bageri"),
        ("Natarbejde er jeg færdig med for altid.", "Natarbejde"),
        ("Mit truckcertifikat forsvandt med brevet fra politiet i 2019.", "truckcertifikat"),
        ("Svejsning venter jeg stadig på at komme i gang med.", "Svejsning"),
        ("Telefonsalg holder jeg mig langt fra resten af livet.", "Telefonsalg"),
        ("Excel blev det aldrig til noget med.", "Excel"),
    ]
    look = second_look(semantics)
    assert look is not None
    shown = [
        pair
        for pair in told
        if held_as(Phrase(pair[0], pair[0].index(pair[1]), pair[0].index(pair[1]) + len(pair[1]), "")) == "held"
    ]
    left = [text for text, quote in shown if looked(look, text, evidence(text, quote)) == [evidence(text, quote)]]
    assert len(left) < len(shown)


def test_what_rules_hold_otherwise_is_not_asked_about(semantics: Semantics) -> None:
    look = second_look(semantics)
    assert look is not None
    text = "Drømmen er engang at stå med mit eget bageri."
    for polarity in (Polarity.WISHED, Polarity.NEGATED, Polarity.UNWANTED):
        item = evidence(text, "bageri", polarity)
        assert looked(look, text, item) == [item]


class NoEncoder:
    """Is never there."""

    dim = 384

    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, _texts: list[str]) -> Vectors:
        raise EncoderUnavailableError("gone")


def test_without_vectors_rules_decide(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert second_look(None) is None
    kept = VectorFile(tmp_path / "v", 384)
    assert second_look(Semantics(NoEncoder("another"), kept)) is None
    look = second_look(Semantics(NoEncoder(HoldingModel.load().encoder), kept))
    assert look is not None
    text = "Drømmen er engang at stå med mit eget bageri."
    item = evidence(text, "bageri")
    assert looked(look, text, item) == [item]
    assert "rules alone: gone" in caplog.text
    assert "bageri" not in caplog.text


def test_another_persons_leaves_no_evidence_and_labels_follow_the_threshold() -> None:
    model = HoldingModel.load()
    rows = np.zeros_like(model.rows)
    for place in range(len(LABELS)):
        rows[place, place] = 20.0
    plain = HoldingModel(model.words, model.bias, rows, np.zeros(len(LABELS), np.float32), model.thresholds, "x")
    assert plain.labels(np.eye(len(LABELS), rows.shape[1], dtype=np.float32)) == list(LABELS)


@pytest.mark.parametrize("fault", ["missing", "damaged", "version", "shape"])
def test_an_artefact_that_cannot_be_used(tmp_path: Path, fault: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    if fault == "missing":
        (folder / "meta.json").unlink()
    elif fault == "damaged":
        (folder / "holding.npz").write_bytes(b"no")
    elif fault == "version":
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        (folder / "meta.json").write_text(json.dumps(meta | {"features": 0}), encoding="utf-8")
    else:
        model = HoldingModel.load()
        HoldingModel(model.words[:5], 0.0, model.rows, model.biases, model.thresholds, "x").save(folder, {})
    with pytest.raises(ArtefactError, match=r"benchmarks\.train_holding"):
        HoldingModel.load(folder)


def test_features_are_those_of_the_place() -> None:
    text = "Vil gerne lære:\n- SAP\n- indkøb"
    start = text.index("SAP")
    sentence = sentence_spans(text)[-2]
    assert window(text, start, start + 3, sentence).split()[:3] == ["Vil", "gerne", "lære:"]
    columns, values = hashed(text, start, start + 3, sentence, "skills")
    assert len(set(columns.tolist())) == len(columns) == len(values)
    assert columns.max() < 1 << BITS
