from __future__ import annotations

import re
from pathlib import Path

from api.pages import catalogue
from api.pages.catalogue import TEXTS, Words

PAGES = Path(catalogue.__file__).parent
FAMILIES = ("verdict", "group", "fit", "pii", "strength", "other", "error", "constraint", "limit", "factor", "filter")


def used() -> set[str]:
    """Keys that templates and views name as a whole."""
    found: set[str] = set()
    for path in [*PAGES.glob("templates/*.html"), *PAGES.glob("*.py")]:
        if path.name != "catalogue.py":
            found |= set(re.findall(r"words\[\"([a-z_]+)\"\]", path.read_text(encoding="utf-8")))
    return found


def test_every_text_is_there_in_both_languages() -> None:
    for key, (danish, english) in TEXTS.items():
        assert danish.strip(), key
        assert english.strip(), key
        assert danish.count("{") == english.count("{"), key


def test_every_text_that_is_used_exists_and_every_text_is_used() -> None:
    keys = used()
    assert keys <= set(TEXTS)
    unused = {key for key in TEXTS if key not in keys and not key.startswith(tuple(f"{f}_" for f in FAMILIES))}
    assert unused == set()


def test_no_word_for_people_stands_in_a_template() -> None:
    for path in PAGES.glob("templates/*.html"):
        text = re.sub(
            r"{[%{].*?[%}]}|<style.*?</style>|<[^>]*>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        words = set(re.findall(r"[A-Za-zÆØÅæøå]{3,}", text)) - {"Jobvej"}
        assert words == set(), path


def test_a_page_asks_nobody_outside_and_runs_no_script() -> None:
    for path in [*PAGES.glob("templates/*.html"), *PAGES.glob("static/*")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(src|href)=\"https?:", text), path
        assert "<script" not in text, path
        assert "style=" not in text, path
        assert "@import" not in text, path
        assert "url(" not in text.replace("url_for(", ""), path


def test_words_of_an_unknown_language_are_danish() -> None:
    assert Words("sv").language == "da"
    assert Words("en")["submit"] == "Find jobs"
    assert Words("da").of("pii", "phone") == "telefon"
    assert Words("da").of("pii", "not_yet_named") == "not yet named"
    assert Words("da").of("error", "not_yet_named", "Noget") == "Noget"
