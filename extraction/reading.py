"""What reading a document yields. Plain immutable values; the batch format of ``jobvej read`` is their JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extraction.personal.identity import Identity
from extraction.sensitive import Sensitive
from ontology.evidence import ConceptEvidence, Constraint


class Verdict(StrEnum):
    """Whether a reading is good enough to be scored: GOOD and POOR (with reasons) are scored, UNUSABLE is not."""

    GOOD = "good"
    POOR = "poor"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True)
class Quality:
    """The verdict and its reasons, as stable codes ("empty", "scanned_only", "few_labels_da", "no_skills", ...)."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A position in a CV. ``uri``: ESCO occupation or None. ``start``/``end``: "YYYY", "YYYY-MM" or None.

    ``employer_kind`` and ``employment``: see ``extraction.facts.employers``. ``months``: its length where only that is
    told. ``industry``: the employer's, a section letter of NACE Rev. 2 (``ontology.industries``), None where unknown.
    """

    title: str
    uri: str | None = None
    employer_kind: str | None = None
    start: str | None = None
    end: str | None = None
    employment: str | None = None
    months: int | None = None
    industry: str | None = None


@dataclass(frozen=True, slots=True)
class Education:
    """An education line in a CV. ``level``: ISCED 2011, "2" to "8"; ``broad_field``: ISCED-F 2013, "00" to "10"."""

    title: str
    level: str | None = None
    field_of_study: str | None = None
    start: str | None = None
    end: str | None = None
    broad_field: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Months ("YYYY-MM", both inclusive) that no position and no education covers; ``end`` is None if it lasts."""

    start: str
    end: str | None
    months: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the document: Danish postcode and/or town. Street and house number are never kept."""

    postcode: str | None
    town: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A pseudonymised document with what was found in it.

    ``text`` holds placeholders ("[EMAIL]", "[CPR]", ...) where personal data stood; ``pii_removed`` counts them by
    kind. ``language`` is a BCP 47 tag or "und". Evidence spans count in code points of ``text``; so do ``sensitive``
    details (health, family and the like), none of which is evidence. ``layout``: see
    ``extraction.documents.document.Document``. ``identity``, of a CV, tells it from one of another person while the
    process lives; it is written nowhere.
    """

    text: str
    language: str
    quality: Quality
    roles: tuple[Role, ...] = ()
    education: tuple[Education, ...] = ()
    evidence: tuple[ConceptEvidence, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    places: tuple[Place, ...] = ()
    gaps: tuple[Gap, ...] = ()
    sensitive: tuple[Sensitive, ...] = ()
    pii_removed: Mapping[str, int] = field(default_factory=dict)
    layout: str | None = None
    identity: Identity | None = field(default=None, repr=False, compare=False)
