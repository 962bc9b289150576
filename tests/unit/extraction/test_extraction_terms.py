"""Local terms and barred phrases wherever text becomes a concept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extraction.barring import NOTHING, Barring
from extraction.lexicon import Entry, Lexicon
from extraction.linking import TARGETS, make_linker
from extraction.matching import Matcher
from extraction.overlaid import OverlaidLinker
from extraction.readers import PostingReader
from extraction.titles import TitleReader
from ontology.concepts import ConceptKind, LabelKind
from ontology.terms import Overlay, Predicate, Term, TermMapping, TermStatus
from tests.fixtures_reading import reading_world, uri

ALTERNATIVE = LabelKind.ALTERNATIVE


def entries(lexicon: Lexicon, language: str) -> dict[str, dict[str, list[Entry]]]:
    index = lexicon.index(language)
    tables = {"surface": index.surface, "lemma": index.lemma, "noun": index.noun}
    return {
        name: {key: [lexicon.entry(row) for row in rows] for key, rows in table.items()}
        for name, table in tables.items()
    }


def same(one: Lexicon, other: Lexicon) -> None:
    assert set(one.languages) >= set(other.languages)
    assert not any(one.count(language, *ConceptKind) for language in set(one.languages) - set(other.languages))
    assert len(one) == len(other)
    assert one.version == other.version
    assert one.concepts == other.concepts
    for language in other.languages:
        assert entries(one, language) == entries(other, language)
        assert one.count(language, *ConceptKind) == other.count(language, *ConceptKind)
        longest = one.index(language).longest
        assert all(longest[first] >= words for first, words in other.index(language).longest.items())


WORLD = reading_world()
LEXICON = Lexicon.build(WORLD)
SWEDISH = Term(uri("python"), "sv", LabelKind.PREFERRED, "sikkerhed", source="a.csv")
TERMS = st.builds(
    Term,
    st.sampled_from([uri("python"), uri("care"), uri("ml"), uri("guard"), uri("S1"), uri("isco/2221")]),
    st.sampled_from(["da", "en", "sv"]),
    st.sampled_from(LabelKind),
    st.sampled_from(
        ["sikkerhed", "R", "sygepleje", "Go", "lede et team", "Python (sprog)", "og", "at pleje", "IT-drift"]
    ),
    st.just(""),
    st.sampled_from(TermStatus),
    st.just("a.csv"),
)


@settings(max_examples=40, deadline=None)
@example([SWEDISH], [replace(SWEDISH, status=TermStatus.DEPRECATED)])
@given(st.lists(TERMS, max_size=6), st.lists(TERMS, max_size=4))
def test_an_extended_lexicon_is_the_one_that_would_be_built(first: list[Term], second: list[Term]) -> None:
    one = Overlay.of(first).within(WORLD)
    laid = one.apply(WORLD)
    extended = LEXICON.extended(laid, one.concepts)
    if one:
        same(extended, Lexicon.build(laid))
    two = Overlay.of([*first, *second]).within(WORLD)  # and once more, over the extended one
    again = two.apply(WORLD)
    if one and two:
        same(extended.extended(again, one.concepts | two.concepts), Lexicon.build(again))


def test_a_stored_lexicon_can_be_extended_too(tmp_path: Path) -> None:
    overlay = Overlay.of([Term(uri("care"), "da", ALTERNATIVE, "kommunikation", source="a.csv")])
    laid = overlay.apply(WORLD)
    LEXICON.save(tmp_path / "lexicon")
    same(Lexicon.load(tmp_path / "lexicon").extended(laid, overlay.concepts), Lexicon.build(laid))


def found(matcher: Matcher, text: str, language: str = "da") -> set[str | None]:
    return {item.uri for item in matcher.find(text, language)}


def barring(phrase: str, name: str, *languages: str) -> Barring:
    mapping = TermMapping(phrase, Predicate.EXACT, uri(name), True, languages or ("da", "en"))
    return Barring(Overlay.of((), [mapping]))


def test_a_barred_phrase_is_never_read_as_the_concept() -> None:
    text = "Jeg har erfaring med it-sikkerhed og patientpleje."
    assert found(Matcher(LEXICON), text) == {uri("security"), uri("care")}
    assert found(Matcher(LEXICON, barring("IT sikkerhed", "security")), text) == {uri("care")}
    assert found(Matcher(LEXICON, barring("IT sikkerhed", "security", "sv")), text) == {uri("security"), uri("care")}
    assert found(Matcher(LEXICON, barring("IT sikkerhed", "care")), text) == {uri("security"), uri("care")}
    # Of two concepts of one label the other is left.
    both = "Experience with project management."
    assert found(Matcher(LEXICON), both, "en") == {uri("projects")}
    assert found(Matcher(LEXICON, barring("project management", "projects")), both, "en") == {uri("projects-ict")}


def test_a_barred_phrase_is_barred_in_its_other_forms() -> None:
    for text in ("Jeg har erfaring med gaffeltruck.", "Jeg har erfaring med gaffeltrucks."):
        assert found(Matcher(LEXICON), text) == {uri("forklift")}
        assert found(Matcher(LEXICON, barring("Gaffeltruck", "forklift")), text) == set()
        assert found(Matcher(LEXICON, barring("gaffeltrucks", "forklift")), text) == set()


def test_nothing_is_barred_without_an_overlay() -> None:
    assert not NOTHING.forbids("it-sikkerhed", uri("security"), "da")
    assert NOTHING.allowed("x", ["a", "b"], "da") == ["a", "b"]


def test_titles_are_barred_exactly_and_by_the_linker() -> None:
    plain = TitleReader(LEXICON, WORLD)
    barred = TitleReader(LEXICON, WORLD, barring=barring("sygeplejerske", "nurse"))
    for title in ("sygeplejerske", "Erfaren sygeplejerske søges", "Sygeplejerske til natten"):
        assert uri("nurse") in plain.occupations(title, "da"), title
        assert uri("nurse") not in barred.occupations(title, "da"), title
    posting = {"title": "Sygeplejerske", "description": "Vi søger en sygeplejerske, der kan lide patientpleje."}
    reader = PostingReader(LEXICON, WORLD, barred, barring("sygeplejerske", "nurse"))
    read, reading = reader.read(posting, "feed")
    assert uri("nurse") not in {*read.occupations, *(item.uri for item in reading.evidence)}
    assert uri("care") in {item.uri for item in reading.evidence}


@pytest.mark.parametrize("model", ["default", "exact"])
def test_a_linker_answers_with_the_curators_terms_at_once(model: str) -> None:
    overlay = Overlay.of(
        [Term(uri("ml"), "da", LabelKind.PREFERRED, "maskinlæring", source="a.csv")],
        [
            TermMapping("patientpleje", Predicate.EXACT, uri("care"), True),
            TermMapping("ML", Predicate.EXACT, uri("ml")),
        ],
    )
    laid = overlay.apply(WORLD)
    linker = OverlaidLinker(make_linker("skill", model, WORLD), laid, overlay.concepts, Barring(overlay))
    answers = linker.link(["Maskinlæring", "ml", "patientpleje", "kommunikation"], "da", 3)
    for best in answers[:2]:
        assert (best[0].uri, best[0].label, best[0].score) == (uri("ml"), "maskinlæring", 1.0)
    assert uri("care") not in {candidate.uri for candidate in answers[2]}
    assert answers[3][0].uri == uri("communication")
    assert all(len(candidates) <= 3 for candidates in answers)


@pytest.mark.parametrize("target", TARGETS)
def test_an_overlaid_linker_without_changes_is_the_linker(target: str) -> None:
    linker = make_linker(target, "default", WORLD)
    texts = ["sygeplejerske", "lede et team", "Python", "", "xyz"]
    overlaid = OverlaidLinker(linker, WORLD, (), NOTHING)
    assert overlaid.link(texts, "da", 4) == linker.link(texts, "da", 4)
