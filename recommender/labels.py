"""Labels as they are compared word for word, and titles that are labels of the classification."""

from __future__ import annotations

import unicodedata

from ontology.concepts import Classification, ConceptKind, LabelKind

_RANK = {LabelKind.PREFERRED: 0, LabelKind.ALTERNATIVE: 1, LabelKind.HIDDEN: 2}


def fold(text: str) -> str:
    """Text as it is compared: NFC, case folded, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class TitleIndex:
    """Occupations and ISCO groups by label in any language: preferred before alternative, occupations before groups."""

    def __init__(self, classification: Classification) -> None:
        entries: list[tuple[int, int, str, str]] = []
        for order, kind in enumerate((ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)):
            for concept in classification.of_kind(kind):
                entries += [(order, _RANK[label.kind], concept.uri, fold(label.text)) for label in concept.labels]
        self._uris: dict[str, str] = {}
        for _, _, uri, text in sorted(entries):
            self._uris.setdefault(text, uri)

    def occupation(self, title: str) -> str | None:
        """The concept that has the title among its labels, or None."""
        return self._uris.get(fold(title))
