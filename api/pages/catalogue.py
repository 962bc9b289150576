"""The pages' texts: gettext catalogues in ``translations/``, Danish first, one message a key in each language.

``python -m api.pages.catalogue`` compiles them after a change; a test holds compiled and written together.
"""

from __future__ import annotations

import io
import sys
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = ("da", "en")
FOLDER = Path(__file__).parent / "translations"
DOMAIN = "messages"


class Words:
    """The texts in one language; ``words["submit"]`` or ``words.of("error", code, default)``."""

    def __init__(self, language: str, texts: NullTranslations | None = None) -> None:
        """Another language than ``LANGUAGES`` is Danish. ``texts``: its catalogue, where somebody has loaded it."""
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._texts = texts or translations(self.language)

    def __getitem__(self, key: str) -> str:
        found = self._texts.gettext(key)
        if found == key:
            raise KeyError(key)
        return found

    def counted(self, key: str, count: int, **values: str) -> str:
        """The text with ``{count}`` and ``values``; for one that of ``KEY_one``, where there is another."""
        one = self._texts.gettext(f"{key}_one")
        return (one if count == 1 and one != f"{key}_one" else self[key]).format(count=count, **values)

    def of(self, family: str, code: str, default: str | None = None) -> str:
        """The text for a code, as ``error_not_found``; for a code without one ``default``, else the code itself."""
        key = f"{family}_{code}"
        found = self._texts.gettext(key)
        if found == key:
            return code.replace("_", " ") if default is None else default
        return found


@cache
def translations(language: str) -> NullTranslations:
    """The compiled catalogue of a language."""
    return Translations.load(FOLDER, [language], DOMAIN)


def written(language: str) -> Catalog:
    """The catalogue as it is written."""
    with _path(language, "po").open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> bytes:
    """What the compiled catalogue must be."""
    found = io.BytesIO()
    write_mo(found, written(language))
    return found.getvalue()


def _path(language: str, ending: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


def main() -> None:
    """Compile every catalogue."""
    for language in LANGUAGES:
        _path(language, "mo").write_bytes(compiled(language))
        sys.stdout.write(f"{_path(language, 'mo').relative_to(FOLDER)}\n")


if __name__ == "__main__":
    main()
