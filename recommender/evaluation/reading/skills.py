"""Skills: found or missed, right or wrong, held as they are held, and linked as a reader would link them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extraction.sentences import Span
from ontology.concepts import Classification, ConceptKind
from ontology.evidence import EvidenceKind
from recommender.evaluation.reading.documents import Annotation, possessed
from recommender.evaluation.reading.reads import POSSESSED, Read, Shown, overlap
from recommender.evaluation.reading.tally import Tally

FOUND, FOUND_EITHER, FOUND_FIRST, FOUND_SECOND = "found", "found of either's", "found of 1's", "found of 2's"
FOUND_LINKED, FOUND_UNMAPPED = "found linked", "found unmapped"
RIGHT, RIGHT_LINKED, RIGHT_UNMAPPED = "right", "right linked", "right unmapped"
SKILL_COLUMNS = (
    FOUND, FOUND_LINKED, FOUND_UNMAPPED, RIGHT, RIGHT_LINKED, RIGHT_UNMAPPED, FOUND_EITHER, FOUND_FIRST, FOUND_SECOND,
)  # fmt: skip
HELD = ("wished", "negated", "unwanted")
SHOWN_AS = "shown as possessed"
HELD_ALL, HELD_NOT = f"any of these {SHOWN_AS}", "possessed shown as not"
HELD_COLUMNS = (*(f"{polarity} {SHOWN_AS}" for polarity in HELD), HELD_ALL, HELD_NOT)
OF_CONDITIONS = frozenset({EvidenceKind.LICENCE, EvidenceKind.QUALIFICATION, EvidenceKind.LANGUAGE})
"""Kinds that a reader may have annotated as a condition or an education instead."""


def skill_tally(read: Read, shown: Sequence[Shown]) -> Tally:
    """Recall of what the readers annotated as possessed, and precision of what is shown as possessed."""
    tally = Tally()
    document = read.document
    linked = [item for item in shown if item.uri is not None]
    unmapped = [item for item in shown if item.uri is None]
    first, second = document.of_type("skill")
    both = possessed(document.both("skill"))
    for name, quotes, by in (
        (FOUND, both, shown),
        (FOUND_LINKED, both, linked),
        (FOUND_UNMAPPED, both, unmapped),
        (FOUND_EITHER, possessed([*first, *second]), shown),
        (FOUND_FIRST, possessed(first), shown),
        (FOUND_SECOND, possessed(second), shown),
    ):
        tally.each(name, (_found(read.span(item), by) for item in quotes))
    gold = _spans(read, possessed([*first, *second]))
    conditions = _spans(read, [*document.either("constraint"), *document.either("education")])
    for name, items in ((RIGHT, shown), (RIGHT_LINKED, linked), (RIGHT_UNMAPPED, unmapped)):
        tally.each(name, (_is_right(item, gold, conditions) for item in items))
    return tally


def held_tally(read: Read, shown: Sequence[Shown]) -> Tally:
    """How often what somebody does not have is shown as had, and the reverse; over quotes that both readers hold so."""
    tally = Tally()
    first, second = read.document.of_type("skill")
    for polarity in HELD:
        same = [
            item
            for item in first
            if item.polarity == polarity and any(item.overlaps(o) and o.polarity == polarity for o in second)
        ]
        for name in (f"{polarity} {SHOWN_AS}", HELD_ALL):
            tally.each(name, (_found(read.span(item), shown) for item in same))
    others = [item for item in read.skills if item.polarity not in POSSESSED]
    spans = [Span(item.start, item.end) for item in others]
    had = possessed(read.document.both("skill"))
    tally.each(HELD_NOT, (any(overlap(read.span(item), span) for span in spans) for item in had))
    return tally


@dataclass(frozen=True)
class Labels:
    """English preferred labels to concepts, for what readers name from memory, and the groups above each concept."""

    skills: Mapping[str, str]
    occupations: Mapping[str, str]
    classification: Classification

    @classmethod
    def of(cls, classification: Classification) -> Labels:
        """Those of a classification."""
        skills = {_key(concept.preferred("en")): concept.uri for concept in classification.of_kind(ConceptKind.SKILL)}
        jobs = classification.of_kind(ConceptKind.OCCUPATION)
        return cls(skills, {_key(concept.preferred("en")): concept.uri for concept in jobs}, classification)

    def skill(self, item: Annotation) -> str | None:
        """The skill that a reader named, if there is one of that label."""
        return self.skills.get(_key(item.esco)) if item.esco else None

    def occupation(self, item: Annotation) -> str | None:
        """The occupation that a reader named, if there is one of that label."""
        return self.occupations.get(_key(item.esco)) if item.esco else None

    def near(self, one: str, other: str) -> bool:
        """Whether two skills are one, or stand under one group, or one under the other."""
        broader = self.classification.broader
        return bool({one, *broader.get(one, ())} & {other, *broader.get(other, ())})


CONCEPT_COLUMNS = ("label exists", "same concept", "same group", "found and same concept")


def concept_tally(read: Read, shown: Sequence[Shown], labels: Labels) -> Tally:
    """Agreement with the concept that a reader named; of quotes that something linked overlaps, and of all."""
    tally = Tally()
    linked = [item for item in shown if item.uri is not None]
    for item in possessed(read.document.either("skill")):
        uri = labels.skill(item)
        tally.add(CONCEPT_COLUMNS[0], float(uri is not None), float(bool(item.esco)))
        if uri is None:
            continue
        span = read.span(item)
        mine = [one.uri for one in linked if overlap(span, one.span) and one.uri is not None]
        tally.add(CONCEPT_COLUMNS[3], float(uri in mine))
        if mine:
            tally.add(CONCEPT_COLUMNS[1], float(uri in mine))
            tally.add(CONCEPT_COLUMNS[2], float(any(labels.near(uri, one) for one in mine)))
    return tally


STRENGTH_COLUMNS = ("strength", "essential", "optional")


def strength_tally(read: Read, shown: Sequence[Shown], constant: str = "") -> Tally:
    """Strength of what is found, where both readers give the same of essential and optional; 0 where it is missed.

    ``constant``: give this to everything instead, as a baseline.
    """
    tally = Tally()
    first, second = read.document.of_type("skill")
    for item in possessed(first):
        if item.strength not in STRENGTH_COLUMNS[1:] or not any(
            item.overlaps(o) and o.possessed and o.strength == item.strength for o in second
        ):
            continue
        mine = {constant or one.strength for one in shown if overlap(read.span(item), one.span)}
        if mine:
            tally.add(STRENGTH_COLUMNS[0], float(item.strength in mine))
            tally.add(item.strength, float(item.strength in mine))
    return tally


def _found(span: Span | None, shown: Sequence[Shown]) -> bool:
    return any(overlap(span, item.span) for item in shown)


def _spans(read: Read, items: Sequence[Annotation]) -> list[Span]:
    return [span for item in items if (span := read.span(item)) is not None]


def _is_right(item: Shown, gold: Sequence[Span], conditions: Sequence[Span]) -> bool:
    if any(overlap(item.span, span) for span in gold):
        return True
    return item.kind in OF_CONDITIONS and any(overlap(item.span, span) for span in conditions)


def _key(label: str) -> str:
    return " ".join(label.casefold().split())
