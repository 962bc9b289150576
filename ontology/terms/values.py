"""Local terms and mappings as immutable values."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from ontology.concepts import LabelKind

SHIPPED = "jobvej"
"""The source of the terms that Jobvej brings with it; no file of a curator has this name."""
DEFAULT_LANGUAGES = ("da", "en")
"""Languages of a mapping that names none."""
_ID_CHARS = 12


class TermStatus(StrEnum):
    """How far a term has come. Withdrawn ones (deprecated, rejected) are kept, but never used."""

    PROPOSED = "proposed"
    REVIEWED = "reviewed"
    RELEASED = "released"
    DEPRECATED = "deprecated"
    REJECTED = "rejected"

    @property
    def is_live(self) -> bool:
        """Whether terms of this status are laid over the classification."""
        return self not in (TermStatus.DEPRECATED, TermStatus.REJECTED)


_STATUS_DA = {
    TermStatus.PROPOSED: "foreslået",
    TermStatus.REVIEWED: "gennemgået",
    TermStatus.RELEASED: "frigivet",
    TermStatus.DEPRECATED: "udgået",
    TermStatus.REJECTED: "afvist",
}


class Predicate(StrEnum):
    """The SKOS mapping properties, from the phrase to the concept: "x broadMatch y" says that y is broader than x."""

    EXACT = "exactMatch"
    CLOSE = "closeMatch"
    BROAD = "broadMatch"
    NARROW = "narrowMatch"
    RELATED = "relatedMatch"

    @property
    def grants(self) -> bool:
        """Whether who has the phrase has the concept: it means the same or less."""
        return self in (Predicate.EXACT, Predicate.CLOSE, Predicate.BROAD)


@dataclass(frozen=True, slots=True)
class Term:
    """A label that somebody gave a concept. ``text`` is NFC; ``language`` a BCP 47 tag in lower case.

    ``source`` is ``SHIPPED`` or the name of the file that it came from.
    """

    concept: str
    language: str
    kind: LabelKind
    text: str
    author: str = ""
    status: TermStatus = TermStatus.PROPOSED
    source: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two terms the same one: concept, language, text."""
        return self.concept, self.language, self.text

    @property
    def id(self) -> str:
        """ "JV:" and twelve hexadecimal digits of the SHA-256 of the key; the same wherever the term is met."""
        return "JV:" + stable_hash(*self.key)[:_ID_CHARS]

    def note(self, language: str) -> str:
        """What is said beside the label, in Danish ("da") or English (anything else): "lokal term, foreslået"."""
        return f"lokal term, {_STATUS_DA[self.status]}" if language == "da" else f"local term, {self.status}"


@dataclass(frozen=True, slots=True)
class TermMapping:
    """What a phrase means, or, ``negated``, never means.

    ``phrase`` (subject_label) is what texts are compared with; ``subject`` (subject_id) names a thing elsewhere and has
    no effect on reading. ``confidence`` lies in [0, 1] or is None; ``justification`` is a CURIE as
    "semapv:ManualMappingCuration"; ``date`` is YYYY-MM-DD or "". Authors and reviewers may be several, with "|".
    """

    phrase: str
    predicate: Predicate
    concept: str
    negated: bool = False
    languages: tuple[str, ...] = DEFAULT_LANGUAGES
    subject: str = ""
    confidence: float | None = None
    justification: str = "semapv:ManualMappingCuration"
    author: str = ""
    reviewer: str = ""
    date: str = ""
    comment: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two mappings the same one: subject, phrase, concept, and the predicate with its sign."""
        return self.subject, self.phrase, self.concept, ("not " if self.negated else "") + self.predicate

    @property
    def id(self) -> str:
        """ "JVM:" and twelve hexadecimal digits of the SHA-256 of the key."""
        return "JVM:" + stable_hash(*self.key)[:_ID_CHARS]

    @property
    def forbids(self) -> bool:
        """Whether the phrase may never be read as the concept."""
        return self.negated and bool(self.phrase) and self.predicate is not Predicate.NARROW

    @property
    def grants(self) -> bool:
        """Whether the phrase is read as the concept."""
        return not self.negated and bool(self.phrase) and self.predicate.grants


def stable_hash(*parts: str) -> str:
    """SHA-256 in hex over strings, told apart by where they end."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
