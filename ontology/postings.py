"""A job posting as every package knows it: a schema.org JobPosting after reading, with its evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from ontology.employers import employer_key
from ontology.evidence import ConceptEvidence, Constraint

DEFAULT_MAX_AGE_DAYS = 60
"""Days that a posting without a last day counts as live, from the first day that it is known to have been out."""
BY_OCCUPATION = "occupation"
"""``Posting.nace_origin`` where the industry is only that of the occupation."""


class EndReason(StrEnum):
    """Why a posting is no longer live."""

    DEADLINE = "deadline_passed"
    REMOVED = "removed_by_source"
    VANISHED = "vanished_from_feed"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class Posting:
    """One posting, pseudonymised (contact persons, phone numbers and addresses of persons are placeholders).

    ``source`` and ``identifier`` together are its key (schema.org ``identifier.name`` / ``identifier.value``).
    ``date_posted`` and ``valid_through`` are ISO dates (YYYY-MM-DD) or None. ``postcode`` is a Danish four-digit
    postcode or None. ``remote`` is true for schema.org ``jobLocationType: TELECOMMUTE``. ``text`` is title and
    description as plain text; ``evidence`` spans count in its code points. ``occupations`` are ESCO occupation or ISCO
    group URIs, best first. ``language`` is a BCP 47 tag.

    ``nace`` is a section letter of NACE Rev. 2 and ``nace_origin`` where it is from: "feed_code", "feed_words" (what
    the feed says of the industry), "employer" (its name), "text" (what it says of itself) or "occupation" (the main
    sector of its best occupation that has one).

    The store's own notes are no part of what a source says, and of no hash: ``feed``, the configured source that it
    came through ("" for an import by hand); ``first_seen``, the first day that it is known to have been out; ``ended``
    and ``end_reason``, the day that its source removed it or no longer had it; ``read_from``, an imprint of what it was
    read from and of what read it, by which an import knows without reading that it would read the same again.
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
    nace: str | None = None
    nace_origin: str | None = None
    feed: str = ""
    first_seen: str | None = None
    ended: str | None = None
    end_reason: str | None = None
    read_from: str | None = None

    @property
    def key(self) -> str:
        """``source/identifier``, unique in a store."""
        return f"{self.source}/{self.identifier}"

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) over all that its source says: an import writes a posting only when this has changed."""
        values = ((name, getattr(self, name)) for name in _HASHED)
        shown = ", ".join(f"{name}={value!r}" for name, value in values if name not in _LATER or value is not None)
        return hashlib.sha256(f"Posting({shown})".encode()).hexdigest()

    @property
    def employer_key(self) -> str:
        """The employer's name in one spelling, without its form of company."""
        return employer_key(self.employer)

    @property
    def out_since(self) -> str | None:
        """ISO day: the earlier of the day it is dated and the day it was first seen, so that dating it anew does not
        make it young; None where neither is known.
        """
        return min((day for day in (self.date_posted, self.first_seen) if day), default=None)

    def ending(self, today: date, max_age_days: int = DEFAULT_MAX_AGE_DAYS) -> EndReason | None:
        """Why it is not live on a day, or None where it is."""
        if self.ended is not None:
            return EndReason(self.end_reason) if self.end_reason else EndReason.REMOVED
        if self.valid_through is not None:
            return EndReason.DEADLINE if self.valid_through[:10] < today.isoformat() else None
        since = self.out_since
        if since is None:
            return None
        try:
            age = (today - date.fromisoformat(since[:10])).days
        except ValueError:
            return None
        return EndReason.TOO_OLD if age > max_age_days else None


NOTES = ("feed", "first_seen", "ended", "end_reason")
"""Fields that are the store's own, and that a snapshot shows; so is ``read_from``, which none does."""
_LATER = ("nace", "nace_origin")
"""Fields that older stores do not have: in the hash only where they hold something, so that theirs stay right."""
_HASHED = tuple(field.name for field in fields(Posting) if field.name not in (*NOTES, "read_from"))
