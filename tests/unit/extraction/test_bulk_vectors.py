"""The distilled encoder, and linkers in stages and with a memory on disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from extraction.errors import ArtefactError
from extraction.linking.kept import KeptLinker
from extraction.linking.port import Candidate, leading
from extraction.linking.staged import StagedLinker
from extraction.vectors.distilled import FEWEST, DistilledEncoder, digest
from extraction.vectors.port import Vectors, unit
from ontology.concepts import Concept, ConceptKind, Label, LabelKind

DIM = 24
TEXTS = [
    f"{verb} {thing} {number}"
    for verb in ("lede", "svejse", "måle")
    for thing in ("rør", "hold")
    for number in range(40)
]


def taught(texts: Sequence[str]) -> Vectors:
    """A teacher that hears words: the sum of a vector for each."""
    rows = np.zeros((len(texts), DIM), np.float32)
    for place, text in enumerate(texts):
        for word in text.split():
            rows[place] += np.random.default_rng(sum(word.encode())).normal(size=DIM)
    return unit(rows + 1.0)


@pytest.fixture(scope="module")
def distilled() -> DistilledEncoder:
    return DistilledEncoder.fit("teacher-1", TEXTS, taught(TEXTS))


def test_vectors_have_the_teachers_shape_and_are_near_its_own(distilled: DistilledEncoder) -> None:
    new = ["svejse hold", "måle rør"]
    rows = distilled.encode(new)
    assert rows.shape == (2, DIM) == (2, distilled.dim)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1.0, abs=1e-5)
    teacher = taught(new)
    assert rows[0] @ teacher[0] > rows[0] @ teacher[1]
    assert rows[1] @ teacher[1] > rows[1] @ teacher[0]


def test_the_same_texts_give_the_same_vectors(distilled: DistilledEncoder, tmp_path: Path) -> None:
    again = DistilledEncoder.fit("teacher-1", TEXTS, taught(TEXTS))
    distilled.save(tmp_path / "kept")
    loaded = DistilledEncoder.load(tmp_path / "kept", "teacher-1", digest("teacher-1", TEXTS))
    for other in (again, loaded):
        assert other.name == distilled.name
        np.testing.assert_array_equal(other.encode(["lede rør", "?"]), distilled.encode(["lede rør", "?"]))
    alone = np.concatenate([distilled.encode([text]) for text in TEXTS[:5]])
    np.testing.assert_allclose(alone, distilled.encode(TEXTS[:5]), atol=1e-6)


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "😀" * 2000, "x" * 100_000])
def test_any_text_has_a_vector(distilled: DistilledEncoder, text: str) -> None:
    assert np.linalg.norm(distilled.encode([text])) == pytest.approx(1.0, abs=1e-5)
    assert distilled.encode([]).shape == (0, DIM)


def test_a_file_of_other_vectors_is_refused(distilled: DistilledEncoder, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    right = digest("teacher-1", TEXTS)
    with pytest.raises(ArtefactError, match="vectors make"):
        DistilledEncoder.load(path, "teacher-1", right)
    distilled.save(path)
    for teacher, fitted_on in (("teacher-2", right), ("teacher-1", digest("teacher-1", TEXTS[:-1]))):
        with pytest.raises(ArtefactError, match="fitted to other vectors"):
            DistilledEncoder.load(path, teacher, fitted_on)
    path.write_bytes(path.read_bytes()[:1000])
    with pytest.raises(ArtefactError, match="cannot be read"):
        DistilledEncoder.load(path, "teacher-1", right)


def test_a_few_texts_teach_nothing() -> None:
    with pytest.raises(ValueError, match="too few"):
        DistilledEncoder.fit("teacher-1", TEXTS[: FEWEST - 1], taught(TEXTS[: FEWEST - 1]))


CONCEPTS = [Concept(f"u:{name}", ConceptKind.SKILL, (Label("da", LabelKind.PREFERRED, name),)) for name in "abc"]


class Fixed:
    """Gives each text one candidate with the score that the text says; remembers what it was asked."""

    def __init__(self, uri: str = "u:a") -> None:
        self.uri = uri
        self.asked: list[str] = []

    def link(
        self, texts: Sequence[str], language: str, top: int, label_language: str | None = None
    ) -> list[list[Candidate]]:
        self.asked += texts
        return [[Candidate(self.uri, self.uri[2:], float(text))] if text != "0" else [] for text in texts]


def test_only_the_undecided_go_to_the_careful_linker() -> None:
    quick, careful = Fixed("u:a"), Fixed("u:b")
    found = StagedLinker(quick, careful, 0.25, 0.75).link(["0.5", "0.1", "0", "0.75", "0.25"], "da", 3)
    assert careful.asked == ["0.5", "0.25"]
    assert [[one.uri for one in some] for some in found] == [["u:b"], ["u:a"], [], ["u:a"], ["u:b"]]


def test_a_link_is_kept_for_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "links"
    first = KeptLinker(Fixed(), CONCEPTS, path)
    told = first.link(["0.5", "0", "0.5"], "da", 3)
    first.keep()
    linker = Fixed()
    second = KeptLinker(linker, CONCEPTS, path)
    assert second.link(["0", "0.5"], "da", 3) == [told[1], told[0]] == [[], [Candidate("u:a", "a", 0.5)]]
    assert linker.asked == []
    second.link(["0.5"], "en", 3)
    assert linker.asked == ["0.5"]


def test_two_processes_share_a_file_and_a_cut_tail_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "links"
    one, other = (KeptLinker(Fixed(), CONCEPTS, path) for _ in range(2))
    for linker, text in ((one, "0.1"), (other, "0.2"), (one, "0.2"), (one, "0.3")):
        linker.link([text], "da", 1)
    one.keep()
    other.keep()
    with path.open("ab") as stream:
        stream.write(b"cut")
    one.link(["0.4"], "da", 1)
    one.keep()
    asked = Fixed()
    KeptLinker(asked, CONCEPTS, path).link(["0.1", "0.2", "0.3", "0.4"], "da", 1)
    assert asked.asked == []


@pytest.mark.parametrize("count", [1, 3, 7, 8, 20])
def test_leading_is_the_head_of_a_stable_sort(count: int) -> None:
    scores = np.array([0.5, 0.1, 0.5, 0.9, 0.5, 0.0, 0.9, 0.1], np.float32)
    np.testing.assert_array_equal(leading(scores, count), np.argsort(-scores, kind="stable")[:count])
