"""What a posting asks for, one entry a concept: the rule shared by the snapshot's columns and the store's edges."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.evidence import ConceptEvidence, Polarity, Strength
from ontology.postings import Posting

ASKING = frozenset({Polarity.STATED, Polarity.IMPLIED, Polarity.WISHED})
"""Polarities by which a posting asks for something; a negated or unwanted mention is no demand."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A concept that a posting asks for.

    ``evidence`` is the surest of its mentions (the earliest of equals), ``strength`` what all of them say together,
    ``confidence`` in (0, 1] that of ``evidence``, ``mentions`` how many there are.
    """

    uri: str
    evidence: ConceptEvidence
    strength: Strength
    confidence: float
    mentions: int

    @property
    def optional(self) -> bool:
        """Nice to have."""
        return self.strength is Strength.OPTIONAL


def demands(posting: Posting) -> list[Demand]:
    """What the posting asks for, sorted by URI. Mentions with no concept or a confidence of 0 do not count."""
    mentions: dict[str, list[ConceptEvidence]] = {}
    for item in posting.evidence:
        if item.uri is not None and item.confidence > 0 and item.polarity in ASKING:
            mentions.setdefault(item.uri, []).append(item)
    return [_demand(uri, mentions[uri]) for uri in sorted(mentions)]


def _demand(uri: str, mentions: list[ConceptEvidence]) -> Demand:
    best = min(mentions, key=lambda item: (-item.confidence, item.start, item.end))
    return Demand(uri, best, _strength(mentions), min(best.confidence, 1.0), len(mentions))


def _strength(mentions: list[ConceptEvidence]) -> Strength:
    """Essential if any mention says so, else optional if any says so or only wishes for it, else unknown."""
    strengths = {item.strength for item in mentions}
    if Strength.ESSENTIAL in strengths:
        return Strength.ESSENTIAL
    if Strength.OPTIONAL in strengths or any(item.polarity is Polarity.WISHED for item in mentions):
        return Strength.OPTIONAL
    return Strength.UNKNOWN
