"""Linkers over a small classification whose right answers are plain."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.errors import UnknownLinkModelError
from extraction.linking import MODELS, TARGETS, make_linker, similarity
from extraction.linking.labels import LabelTable, normalise
from extraction.linking.meaning import LabelVectors
from extraction.linking.occupations import title_variants
from extraction.linking.similarity import word_windows
from extraction.linking.windows import is_phrase, unjoined
from extraction.vectors.port import unit
from ontology.concepts import Classification, Concept, ConceptKind, Label, LabelKind, Relation, RelationKind, Text


def concept(uri: str, kind: ConceptKind, code: str | None = None, **labels: str) -> Concept:
    all_labels = tuple(
        sorted(
            Label(language, LabelKind.PREFERRED if n == 0 else LabelKind.ALTERNATIVE, text)
            for language, texts in labels.items()
            for n, text in enumerate(texts.split(";"))
        )
    )
    return Concept(uri, kind, all_labels, (Text("en", labels.get("en", "").split(";")[0] + " in practice"),), code=code)


O, S, G, I = ConceptKind.OCCUPATION, ConceptKind.SKILL, ConceptKind.SKILL_GROUP, ConceptKind.ISCO_GROUP  # noqa: E741
WORLD = Classification.of(
    [
        concept("u:nurse", O, da="sygeplejerske;hospitalssygeplejerske", en="nurse"),
        concept("u:nurses", I, "2221", da="sygeplejerske", en="nurses"),
        concept("u:account", O, da="kundechef", en="key account manager"),
        concept("u:smith", O, en="blacksmith"),
        concept("u:gardener", O, sv="trädgårdsmästare", en="gardener"),
        concept("u:python", S, en="Python;Python (computer programming)"),
        concept("u:wound", S, da="pleje sår;sårpleje", en="care for wounds"),
        concept("u:S3", G, "S3", da="drage omsorg", en="caring"),
        concept("u:S5", G, "S5", da="arbejde med computere", en="working with computers"),
    ],
    [Relation("u:python", RelationKind.BROADER, "u:S5"), Relation("u:wound", RelationKind.BROADER, "u:S3")],
)


def first(target: str, text: str, language: str = "da", model: str = "default", **more: str) -> str | None:
    found = make_linker(target, model, WORLD).link([text], language, 5, **more)[0]
    return found[0].uri if found else None


@pytest.mark.parametrize(
    ("title", "uri"),
    [
        ("Sygeplejerske", "u:nurse"),
        ("SYGEPLEJERSKER", "u:nurse"),
        ("Sygeplejerske (m/k) søges", "u:nurse"),
        ("Sygeplejerske til medicinsk afdeling", "u:nurse"),
        ("Key account manager", "u:account"),
        ("Blacksmith", "u:smith"),
        ("trædgårdsmester", "u:gardener"),
    ],
)
def test_titles(title: str, uri: str) -> None:
    assert first("occupation", title) == uri


def test_of_equal_labels_the_occupation_stands_before_the_isco_group() -> None:
    found = make_linker("occupation", "default", WORLD).link(["sygeplejerske"], "da", 5)[0]
    assert [candidate.uri for candidate in found[:2]] == ["u:nurse", "u:nurses"]
    assert found[0].score > 0.9


def test_direct_uses_no_other_language_as_pivot() -> None:
    linker = make_linker("occupation", "direct", WORLD)
    assert all(c.uri != "u:nurse" or c.score < 0.5 for c in linker.link(["sygeplejerske"], "da", 5, "en")[0])
    default = make_linker("occupation", "default", WORLD).link(["sygeplejerske"], "da", 1, "en")[0][0]
    assert (default.uri, default.label) == ("u:nurse", "nurse")
    assert default.score > 0.9


def test_skills_and_groups() -> None:
    assert first("skill", "Erfaring med Python er en fordel") == "u:python"
    assert first("skill", "du står for sårpleje i hjemmet") == "u:wound"
    assert first("skill", "vi bruger Python hver dag", model="exact") == "u:python"
    assert first("skill-group", "sårpleje") == "u:S3"
    assert first("skill-group", "Python", "en") == "u:S5"


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("model", MODELS)
def test_every_model_keeps_the_contract(target: str, model: str) -> None:
    linker = make_linker(target, model, WORLD)
    texts = ["sygeplejerske", "", "???", "Python", "sår" * 2000]
    once, again = linker.link(texts, "da", 3), linker.link(texts, "da", 3)
    assert once == again
    assert len(once) == len(texts)
    for candidates in once:
        assert len(candidates) <= 3
        assert len({candidate.uri for candidate in candidates}) == len(candidates)
        scores = [candidate.score for candidate in candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)
        assert all(candidate.label for candidate in candidates)
    assert linker.link([], "da", 3) == []
    assert make_linker(target, model, Classification.of([], [])).link(["x"], "da", 3) == [[]]


def test_unknown_model_names_those_there_are() -> None:
    with pytest.raises(UnknownLinkModelError, match="installed are: default, chars, exact, direct"):
        make_linker("skill", "magic", WORLD)


@given(st.text(max_size=60))
def test_normalise_is_idempotent_and_windows_are_parts_of_it(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert all(f" {window} " in f" {once} " for window in word_windows(text, 3))
    assert all(variant == normalise(variant) for variant, _ in title_variants(text))


def test_groups_share_the_text_statistics_of_skills(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = 0
    real = similarity.TfidfVectorizer

    def counted(**options: object) -> object:
        nonlocal fitted
        fitted += 1
        return real(**options)

    monkeypatch.setattr(similarity, "TfidfVectorizer", counted)
    skills = make_linker("skill", "default", WORLD)
    before = skills.link(["sårpleje"], "da", 3)
    alone = fitted
    groups = make_linker("skill-group", "default", WORLD, skills=skills)
    assert groups.link(["sårpleje"], "da", 1)[0][0].uri == "u:S3"
    assert fitted == alone
    assert skills.link(["sårpleje"], "da", 3) == before


def test_label_vectors_are_centred_once() -> None:
    random = np.random.default_rng(1)
    vectors, phrases = (unit(random.normal(1.0, 0.3, (count, 8))) for count in (5, 3))
    table = LabelTable(tuple("abcde"), np.arange(5), np.ones(5, np.float32), 5)
    labels = LabelVectors.of(table, vectors)
    mean = phrases.mean(axis=0)
    expected = np.maximum(unit(phrases - mean) @ unit(vectors - vectors.mean(axis=0)).T, 0)
    for _ in range(2):
        np.testing.assert_allclose(labels.centred(phrases, mean), expected, atol=1e-6)
    assert vars(labels)["_lengths"].shape == (5,)


@pytest.mark.parametrize("quote", ["drift, vedligehold og pleje", "Drift - pleje (aften)", "A/B", "læsa och skriva"])
def test_what_is_unjoined_is_one_phrase(quote: str) -> None:
    assert is_phrase(unjoined(quote))
    assert unjoined("og") == "og"
