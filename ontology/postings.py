"""A job posting as every package knows it: a schema.org JobPosting after reading, with its evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ontology.evidence import ConceptEvidence, Constraint


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting, pseudonymised (contact persons, phone numbers and addresses of persons are placeholders).

    ``source`` and ``identifier`` together are its key (schema.org ``identifier.name`` / ``identifier.value``).
    ``date_posted`` and ``valid_through`` are ISO dates (YYYY-MM-DD) or None. ``postcode`` is a Danish four-digit
    postcode or None. ``remote`` is true for schema.org ``jobLocationType: TELECOMMUTE``. ``text`` is title and
    description as plain text; ``evidence`` spans count in its code points. ``occupations`` are ESCO occupation or ISCO
    group URIs, best first. ``language`` is a BCP 47 tag.
    """

    source: str
    identifier: str
    title: str
    text: str
    language: str
    employer: str = ""
    date_posted: str | None = None
    valid_through: str | None = None
    postcode: str | None = None
    town: str | None = None
    remote: bool = False
    url: str | None = None
    employment_type: str | None = None
    sector: str | None = None
    occupations: tuple[str, ...] = ()
    evidence: tuple[ConceptEvidence, ...] = ()
    constraints: tuple[Constraint, ...] = ()

    @property
    def key(self) -> str:
        """``source/identifier``, unique in a store."""
        return f"{self.source}/{self.identifier}"

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) over everything in it: an import writes a posting only when this has changed."""
        return hashlib.sha256(repr(self).encode()).hexdigest()
