"""What makes reading quick changes nothing that is read."""

from __future__ import annotations

import re

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from extraction import tokens
from extraction.anycase import AnyCase
from extraction.identifier import QuickIdentifier

TEXTS = (
    "Vi søger en sygeplejerske til IT-afdelingen i København, bl.a. klima- og miljøprojekter (37 t./uge).",
    "We're looking for C++/C# developers, e.g. for AT&T; salary 30.000-40.000 kr. pr. måned!",
    "Können Sie Übergrößen liefern? Ja – „natürlich“ … d.v.s. straks. Læs mere på www.eksempel.dk/job?id=1.",
    "",
    "x",
    "КОНТАКТ 今日は \U0001f600 don't o'clock 10:30 a.m. Ph.D.-stipendiat m/k/d",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("language", ["da", "en", "de", "sv"])
def test_words_are_cut_as_in_the_whole_text(text: str, language: str) -> None:
    whole = tokens._spans(tokens._blank(language).tokenizer(text))
    expected = tokens._tokens(text, whole, language)
    assert tokens.tokenize(text, language) == expected
    assert tokens.tokenize(text, language) == expected  # from what is kept


def test_languages_are_ranked_as_by_py3langid_itself() -> None:
    theirs = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    ours = QuickIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    for text in (*TEXTS, " ".join(TEXTS) * 20):
        assert ours.rank(text) == theirs.rank(text)


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"(?<!\w)(?:Kørekort|DBS checks?|\S+ ÅBENT)(?!\w)", re.IGNORECASE),
        (r"^(?P<word>[A-ZÆØÅ]\w+): (?P=word)$", re.IGNORECASE | re.MULTILINE),
        (r"(?i:kontakt) ([A-ZÆØÅ]\w+)\W", re.NOFLAG),
    ],
)
def test_a_quick_pattern_matches_what_the_plain_one_does(pattern: str, flags: int) -> None:
    quick, plain = AnyCase(pattern, flags), re.compile(pattern, flags)
    for text in (
        "KØREKORT og dbs Checks, helt åbent",
        "ord: Ord\nORD: ord",
        "Kontakt Mette.",
        "kontakt mette.",
        "kørekorter",
        "\u0130stanbul KØREKORT",
        "Ka\u017fse: ka\u017fse",
    ):
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert [m[0] for m in quick.finditer(text, 2, 11)] == [m[0] for m in plain.finditer(text, 2, 11)]
        for found, expected in ((quick.search(text), plain.search(text)), (quick.match(text), plain.match(text))):
            assert (found and found[0]) == (expected and expected[0])


def test_letters_that_are_an_s_only_without_case_are_found() -> None:
    assert AnyCase("ses").search("\u017fE\u017f") is not None
    assert AnyCase("istanbul").search("\u0130STANBUL") is not None
