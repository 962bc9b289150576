"""Phrases that no label equals, linked by letters and meaning where that is sure enough; the rest stays unmapped.

A concept is likelier where the document's occupation needs it (graph coherence): the odds of such a candidate are
multiplied before the best one is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from extraction.linking.port import Candidate, Linker
from extraction.linking.windows import unjoined
from extraction.mentions.confidence import probability
from extraction.mentions.names import may_mean
from ontology.concepts import Classification, RelationKind
from ontology.evidence import CandidateConcept, ConceptEvidence, EvidenceKind

METHOD = "meaning"
"""``method`` of what is linked here."""

MIN_CONFIDENCE = 0.6
"""Probability from which a phrase gets its best candidate. Of the rated phrases of the reading set's development CVs
34 of 40 above it were right, each by weights fitted without its document (``benchmarks.train_confidence``)."""

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
            self._linked(item, self._judged(item, _weighed(candidates, needed), language))
            for item, candidates in zip(mentions, found, strict=True)
        ]

    def _judged(self, mention: ConceptEvidence, candidates: Iterable[Candidate], language: str) -> list[Candidate]:
        """Those that the phrase may mean, with the probability that it does."""
        quote, concepts = mention.quote, self._classification.concepts
        return [
            # The same on every machine: vectors differ in the seventh digit, and a posting is written when it changes.
            replace(item, score=round(probability(item.score, quote), _DIGITS))
            for item in candidates
            if item.uri not in concepts
            or may_mean(quote, mention.sentence, concepts[item.uri], self._kinds.get(item.uri), language)
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
