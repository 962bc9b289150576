"""Concepts while they are being read: several files add labels to one URI before the immutable concept is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.concepts import Concept, ConceptKind, Label, LabelKind, Text
from ontology.report import FileLog


class Draft:
    """One concept in the making. The first file that says something wins; later ones add what is missing."""

    __slots__ = (
        "code",
        "isco",
        "kind",
        "nace",
        "names",
        "notes",
        "other",
        "reuse_level",
        "skill_type",
        "status",
        "uri",
    )

    def __init__(self, uri: str, kind: ConceptKind, status: str = "released") -> None:
        self.uri = uri
        self.kind = kind
        self.status = status
        self.code = ""
        self.skill_type = ""
        self.reuse_level = ""
        self.isco = ""
        self.nace = ""
        self.names: dict[str, str] = {}
        self.other: dict[tuple[str, str], LabelKind] = {}
        self.notes: dict[str, str] = {}

    def name(self, language: str, text: str, log: FileLog) -> None:
        """Set the preferred label of a language, or keep a second one as an alternative."""
        if self.names.setdefault(language, text) != text and (language, text) not in self.other:
            self.other[language, text] = LabelKind.ALTERNATIVE
            log.mend("second-name", f"{text} ({self.uri})")

    def add(self, language: str, kind: LabelKind, texts: Iterable[str], log: FileLog) -> None:
        """Add further labels; one that repeats a label of the same language is counted and left out."""
        name = self.names.get(language)
        for text in texts:
            if text == name or self.other.setdefault((language, text), kind) is not kind:
                log.mend("repeated-label")

    def fill(self, code: str = "", skill_type: str = "", reuse_level: str = "", isco: str = "", nace: str = "") -> None:
        """Take each value that is not known yet."""
        self.code = self.code or code
        self.skill_type = self.skill_type or skill_type
        self.reuse_level = self.reuse_level or reuse_level
        self.isco = self.isco or isco
        self.nace = self.nace or nace

    def concept(self, source: str) -> Concept:
        """The immutable concept: labels and descriptions sorted, a preferred label never repeated as another."""
        labels = [(language, LabelKind.PREFERRED, text) for language, text in self.names.items()]
        names = self.names
        labels.extend(
            (language, kind, text) for (language, text), kind in self.other.items() if names.get(language) != text
        )
        labels.sort()
        return Concept(
            uri=self.uri,
            kind=self.kind,
            labels=tuple([Label(*label) for label in labels]),
            descriptions=tuple([Text(*note) for note in sorted(self.notes.items())]),
            code=self.code or None,
            skill_type=self.skill_type or None,
            reuse_level=self.reuse_level or None,
            isco=self.isco or None,
            status=self.status,
            source=source,
        )


class Drafts(dict[str, Draft]):
    """All concepts in the making, by URI."""

    def of_kind(self, kind: ConceptKind) -> Iterator[Draft]:
        """Drafts of one kind, in the order in which they were read."""
        return (draft for draft in self.values() if draft.kind is kind)

    def languages(self) -> set[str]:
        """Languages that have at least one label."""
        found: set[str] = set()
        for draft in self.values():
            found.update(draft.names)
            found.update(language for language, _ in draft.other)
        return found
