"""Phrases that no label equals, linked by letters and meaning where that is sure enough; the rest stays unmapped.

A concept is likelier where the document's occupation needs it (graph coherence): the odds of such a candidate are
multiplied before the best one is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from extraction.linking.port import Candidate, Linker
from extraction.linking.windows import unjoined
from ontology.concepts import Classification, RelationKind
from ontology.evidence import CandidateConcept, ConceptEvidence, EvidenceKind

METHOD = "meaning"
"""``method`` of what is linked here."""

MIN_CONFIDENCE = 0.8
"""Score from which a phrase gets its best candidate. The rankers were calibrated on English spans and authored terms;
on the development CVs of the reading set two raters found 8 of 11 right above it, and 4 of 12 between a half and it."""

CANDIDATES = 5
"""Candidates that stay with a mention, for whoever corrects it."""

NEEDED_ODDS = 3.0
"""Factor on the odds of a skill that an occupation of the document needs. A convention: the authored development
documents have too few such cases to choose by."""

_DIGITS = 3


class MentionLinker:
    """Gives mentions their concepts. Safe to share between threads where its linker is."""

    def __init__(
        self,
        linker: Callable[[], Linker],
        ready: Callable[[str], bool],
        classification: Classification,
        kinds: Mapping[str, EvidenceKind],
    ) -> None:
        """``ready``: whether the linker's scores are probabilities for a language just now.

        ``kinds``: what evidence of a skill is about, by URI.
        """
        self._linker = linker
        self._ready = ready
        self._classification = classification
        self._kinds = kinds

    def link(
        self, mentions: Sequence[ConceptEvidence], language: str, occupations: Collection[str]
    ) -> list[ConceptEvidence]:
        """The mentions, those that are sure enough with ``uri``, all with their candidates.

        ``occupations``: those that the document names.
        """
        if not mentions or not self._ready(language):
            return list(mentions)
        needed = frozenset(uri for occupation in occupations for uri in self._needs.get(occupation, ()))
        found = self._linker().link([unjoined(item.quote) for item in mentions], language, CANDIDATES)
        return [
            self._linked(item, [_rounded(candidate) for candidate in _weighed(candidates, needed)])
            for item, candidates in zip(mentions, found, strict=True)
        ]

    def _linked(self, mention: ConceptEvidence, candidates: Sequence[Candidate]) -> ConceptEvidence:
        ranked = sorted(candidates, key=lambda item: (-item.score, item.uri))
        kept = tuple(CandidateConcept(item.uri, item.score) for item in ranked)
        if not ranked or ranked[0].score < MIN_CONFIDENCE:
            return replace(mention, candidates=kept)
        best = ranked[0]
        kind = self._kinds.get(best.uri, mention.kind)
        return replace(mention, uri=best.uri, kind=kind, confidence=best.score, method=METHOD, candidates=kept)

    @cached_property
    def _needs(self) -> Mapping[str, Sequence[str]]:
        needs: dict[str, list[str]] = {}
        for relation in self._classification.relations:
            if relation.kind in (RelationKind.ESSENTIAL, RelationKind.OPTIONAL):
                needs.setdefault(relation.source, []).append(relation.target)
        return needs


def _weighed(candidates: Sequence[Candidate], needed: Collection[str]) -> Iterator[Candidate]:
    for item in candidates:
        if item.uri in needed:
            yield replace(item, score=NEEDED_ODDS * item.score / (1 - item.score + NEEDED_ODDS * item.score))
        else:
            yield item


def _rounded(candidate: Candidate) -> Candidate:
    """The same on every machine: vectors differ in the seventh digit, and a posting is written when it changes."""
    return replace(candidate, score=round(candidate.score, _DIGITS))
