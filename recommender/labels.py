"""Titles that are labels of the classification, word for word."""

from __future__ import annotations

import re
import unicodedata

from ontology.concepts import Classification, ConceptKind, LabelKind

_BLANKS = re.compile(r"\s+")
_RANK = {LabelKind.PREFERRED: 0, LabelKind.ALTERNATIVE: 1, LabelKind.HIDDEN: 2}


class TitleIndex:
    """Occupations and ISCO groups by label in any language: preferred before alternative, occupations before groups."""

    def __init__(self, classification: Classification) -> None:
        entries: list[tuple[int, int, str, str]] = []
        for order, kind in enumerate((ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)):
            for concept in classification.of_kind(kind):
                entries += [(order, _RANK[label.kind], concept.uri, _plain(label.text)) for label in concept.labels]
        self._uris: dict[str, str] = {}
        for _, _, uri, text in sorted(entries):
            self._uris.setdefault(text, uri)

    def occupation(self, title: str) -> str | None:
        """The concept that has the title among its labels, or None."""
        return self._uris.get(_plain(title))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip().casefold()
