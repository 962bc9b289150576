from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.label_context import Area
from extraction.lexicon import Lexicon
from extraction.matching import Matcher
from ontology.evidence import EvidenceKind
from tests.fixtures_reading import WORDS, reading_world, uri

_MATCHER = Matcher(Lexicon.build(reading_world()))
_LABELS = sorted(
    (text, language)
    for _, _, _, _, danish, english in WORDS.values()
    for language, texts in (("da", danish), ("en", english))
    for text in texts
    if len(text) > 4 and " " in text
)
# Words that belong to no label, with letters outside ASCII and outside the basic plane.
_FILLER = ("æble", "øre", "år", "ål", "🙂", "zebra", "e\u0301cole", "(", ")", "–", "\u00a0", "12", "straße", "日本")


def _found(text: str, language: str = "da") -> list[tuple[str, str]]:
    return [
        (item.quote, (item.uri or "").removeprefix("https://example.org/")) for item in _MATCHER.find(text, language)
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_FILLER), max_size=8),
    st.sampled_from(_LABELS),
    st.lists(st.sampled_from(_FILLER), max_size=8),
)
def test_an_inserted_label_is_found_at_its_place(before: list[str], label: tuple[str, str], after: list[str]) -> None:
    text, language = label
    head = " ".join([*before, ""])
    whole = head + text + " ".join(["", *after])
    evidence = _MATCHER.find(whole, language)
    assert [(item.start, item.end) for item in evidence] == [(len(head), len(head) + len(text))]


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("abcæøåCRGo IT,.-/\n\t+#🙂\u0301"), max_size=60),
    st.sampled_from(["da", "en", "und", "fr"]),
)
def test_spans_are_exact_ordered_and_apart(text: str, language: str) -> None:
    end = 0
    for item in _MATCHER.find(f"{text} SQL og Python, {text} it-sikkerhed", language):
        whole = f"{text} SQL og Python, {text} it-sikkerhed"
        assert whole[item.start : item.end] == item.quote
        assert item.quote in item.sentence
        assert item.sentence in whole
        assert 0 < item.confidence <= 1
        assert item.start >= end
        end = item.end


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Vi bruger Python, R og SQL.", "da", ["python", "r", "sql"]),
        ("Erfaring med C, C++ og SQL", "da", ["c", "cpp", "sql"]),
        ("We write Go and Python.", "en", ["go", "python"]),
        ("Du skal lede et stort team og lede team", "da", ["lead-team"]),
        ("Led the team for years", "en", ["lead-team"]),
        ("Skrev pressemeddelelser og kørte gaffeltruck", "da", ["press", "forklift"]),
        ("sygeplejerskerne og sælgeren", "da", ["nurse", "seller"]),
        ("Arbejde med machine learning", "da", ["ml"]),
        ("ansvar for IT-sikkerhed", "da", ["security"]),
        ("ansvar for IT sikkerhed", "da", ["security"]),
        ("Et stort Excel-ark", "da", ["excel"]),
        ("Erfaring med kommunikation og projektledelse", "da", ["communication", "projects"]),
        ("Du er struktureret", "da", ["structured"]),
        ("Du taler og skriver engelsk på højt niveau", "da", ["english"]),
        ("Excel er ikke et krav", "da", ["excel"]),
        ("Experience with Microsoft Office Word", "en", ["word"]),
        ("Jeg har arbejdet som vagt", "da", ["guard"]),
        ("2010 - 2014 Vagt, Prøvevagt ApS", "da", ["guard"]),
    ],
)
def test_labels_are_found(text: str, language: str, found: list[str]) -> None:
    assert [name for _, name in _found(text, language)] == found


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Kørekort kat. B, C og E", "da", "classes of a driving licence"),
        ("Vitamin C og hepatitis C", "da", "letters that are part of a term"),
        ("R. Hansen og C. Jensen", "da", "initials"),
        ("Go for it!", "en", "a verb"),
        ("In a word, it is a swift answer", "en", "ordinary words in small letters"),
        ("Swift answers win", "en", "a capital that only opens the sentence"),
        ("He works at Swift Transport", "en", "the name of a firm"),
        ("God kommunikation er vigtig", "da", "praise, no skill named"),
        ("Communication is key", "en", "an ordinary word"),
        ("en dansk virksomhed med danske kunder", "da", "an adjective"),
        ("IT IS ALL ABOUT THE SQL OF LIFE", "en", "capitals throughout"),
        ("Han sælger biler", "da", "a verb spelled like an occupation is one all the same"),
        ("brandsikkerhed og EDB-sikkerhed", "da", "a part of a compound"),
        ("sikkerheds- og miljøarbejde", "da", "an open compound"),
        ("f@sql.dk og sql_server", "da", "addresses and identifiers"),
        ("C# and .NET", "en", "C is part of C#"),
        ("Ansat i Prøve Sikkerhed A/S og Python Data ApS", "da", "names of firms"),
        ("Der må påregnes vagt hver sjette weekend", "da", "a duty, not the guard"),
    ],
)
def test_traps(text: str, language: str, reason: str) -> None:
    allowed = {"sælger"} if "sælger" in text else set()
    assert {quote for quote, _ in _found(text, language)} <= allowed, reason


def test_the_longest_label_wins() -> None:
    assert _found("lede projekter: projektledelse") == [("lede projekter", "projects"), ("projektledelse", "projects")]
    assert _found("it-sikkerhed") == [("it-sikkerhed", "security")]


def test_an_ambiguous_label_is_decided_the_same_way_with_less_confidence() -> None:
    (item,) = _MATCHER.find("good at project management", "en")
    (clear,) = _MATCHER.find("good at machine learning", "en")
    assert item.uri == uri("projects")
    assert item.confidence < clear.confidence


def test_a_label_of_no_clear_language_or_of_another_one_counts_less() -> None:
    (foreign,) = _MATCHER.find("Vi laver machine learning", "da")
    (own,) = _MATCHER.find("We do machine learning", "en")
    assert foreign.confidence < own.confidence


def test_in_a_section_of_skills_single_letters_count() -> None:
    text = "Kvalifikationer\nR\nSWIFT\n"
    assert _MATCHER.find(text, "da") == []
    areas = [Area("skills", 16, len(text))]
    assert [(item.quote, item.section) for item in _MATCHER.find(text, "da", areas)] == [
        ("R", "skills"),
        ("SWIFT", "skills"),
    ]


def test_kinds_can_be_chosen_and_evidence_is_complete() -> None:
    from ontology.concepts import ConceptKind

    text = "Jeg er sygeplejerske. Jeg kan patientpleje."
    (only,) = _MATCHER.find(text, "da", kinds=[ConceptKind.OCCUPATION])
    assert (only.kind, only.uri) == (EvidenceKind.OCCUPATION, uri("nurse"))
    _, care = _MATCHER.find(text, "da")
    assert (care.sentence, care.method, care.ontology_version) == (
        "Jeg kan patientpleje.",
        "label",
        _MATCHER.lexicon.version,
    )


def test_a_cut_compound_is_read_with_the_end_that_it_shares(matcher: Matcher) -> None:
    found = matcher.find("Erfaring med projekt- og teamledelse.", "da")
    assert [(item.quote, item.uri, item.method) for item in found] == [("projekt", uri("projects"), "compound")]
    assert matcher.find("Et projekt- eller et andet arbejde.", "da") == []


@pytest.mark.parametrize(
    ("text", "language", "words", "name"),
    [
        ("Til mit speciale lavede jeg alle analyser i R og var glad.", "da", "R", "r"),
        ("Vores tjenester er skrevet i Go.", "da", "Go", "go"),
        ("English is a must.", "en", "English", "english"),
        ("Engelsk er en fordel.", "da", "Engelsk", "english"),
        ("1) En vagt med erfaring", "da", "vagt", "guard"),
        ("Vagt med 20 års erfaring.", "da", "Vagt", "guard"),
        ("Vagt. Gift, to børn.", "da", "Vagt", "guard"),
    ],
)
def test_short_and_common_labels_count_where_they_are_meant(
    matcher: Matcher, text: str, language: str, words: str, name: str
) -> None:
    assert (words, uri(name)) in [(item.quote, item.uri) for item in matcher.find(text, language)]


def test_a_short_title_alone_counts_in_the_head_of_a_document(matcher: Matcher) -> None:
    text = "Vagt\nVi holder vagt."
    head = [Area("header", 0, len(text))]
    assert [item.start for item in matcher.find(text, "da", head)] == [0]
    assert matcher.find(text, "da", [Area("profile", 0, len(text))]) == []


@pytest.mark.parametrize("text", ["Vi arbejder efter en model i afsnit R.", "We serve English breakfast."])
def test_short_and_common_labels_do_not_count_elsewhere(matcher: Matcher, text: str) -> None:
    assert matcher.find(text, "da") == []
