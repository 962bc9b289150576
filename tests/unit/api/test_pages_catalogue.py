from __future__ import annotations

import re
from pathlib import Path

from babel.support import Translations

from api.pages import catalogue
from api.pages.catalogue import LANGUAGES, Words

PAGES = Path(catalogue.__file__).parent
CODED = (
    "due fit_where named value wrong verdict group fit pii strength other error constraint limit factor unscored "
    "relation origin state hours travel dial change removed feedback_done feedback_was reason_why map tell "
    "shortlist_pdf field education_level employment told control model"
)
FAMILIES = CODED.split()
"""Keys of these begin like this and end in a code (``Words.of``)."""


def texts(language: str) -> dict[str, str]:
    """Key -> text, as written."""
    return {str(message.id): str(message.string) for message in catalogue.written(language) if message.id}


def used() -> set[str]:
    """Keys that templates and views name as a whole."""
    found: set[str] = set()
    for path in [*PAGES.glob("templates/*.html"), *PAGES.glob("*.py")]:
        if path.name != "catalogue.py":
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r"(?:words|texts|words\(\))\[\"([a-z_]+)\"\]", text))
            found |= set(re.findall(r"(?:words|texts)\.counted\(\"([a-z_]+)\"", text))
    return found


def test_every_text_is_there_in_both_languages() -> None:
    danish, english = (texts(language) for language in LANGUAGES)
    assert danish.keys() == english.keys()
    for key in danish:
        assert danish[key].strip(), key
        assert english[key].strip(), key
        assert sorted(re.findall(r"{\w*}", danish[key])) == sorted(re.findall(r"{\w*}", english[key])), key


def test_nothing_is_fuzzy_and_what_is_compiled_is_what_is_written() -> None:
    for language in LANGUAGES:
        assert not [message.id for message in catalogue.written(language) if message.id and message.fuzzy]
        made = catalogue.translations(language)
        assert isinstance(made, Translations)
        compiled = {key: text for key, text in made._catalog.items() if key}  # type: ignore[attr-defined]
        assert compiled == texts(language), "run python -m api.pages.catalogue"


def test_every_text_that_is_used_exists_and_every_text_is_used() -> None:
    keys, there = used(), set(texts("da"))
    assert keys <= there
    keys |= {f"{key}_one" for key in keys} & there
    unused = {key for key in there if key not in keys and not key.startswith(tuple(f"{f}_" for f in FAMILIES))}
    assert unused == set()


def test_no_word_for_people_stands_in_a_template() -> None:
    for path in PAGES.glob("templates/*.html"):
        text = re.sub(
            r"{[%{].*?[%}]}|<style.*?</style>|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        words = set(re.findall(r"[A-Za-zÆØÅæøå]{3,}", text)) - {"Jobvej"}
        assert words == set(), path


def test_a_page_asks_nobody_outside_and_has_no_script_or_style_within() -> None:
    own = [path for path in PAGES.glob("static/*") if path.is_file()]
    for path in [*PAGES.glob("templates/*.html"), *own]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(src|href)=\"https?:", text), path
        assert not re.search(r"<script(?! src=)", text), path
        assert "style=" not in text, path
        assert not re.search(r"\son\w+=", text), path
        assert "hx-on" not in text, path
        assert "@import" not in text, path
        assert "url(" not in text.replace("url_for(", ""), path


def test_words_of_an_unknown_language_are_danish() -> None:
    assert Words("sv").language == "da"
    assert Words("en")["submit"] == "Read the CV"
    assert Words("da").of("pii", "phone") == "telefon"
    assert Words("da").of("pii", "not_yet_named") == "not yet named"
    assert Words("da").of("error", "not_yet_named", "Noget") == "Noget"
