"""Conditions, educations and occupations that a reading gives, against those that the readers annotated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.sentences import Span
from ontology.concepts import ConceptKind
from ontology.evidence import Constraint, EvidenceKind
from recommender.evaluation.reading.documents import CVS, Annotation
from recommender.evaluation.reading.reads import Read, overlap
from recommender.evaluation.reading.skills import Labels
from recommender.evaluation.reading.tally import Tally

BY_VALUE = (
    "driving_licence", "language", "hours", "shift", "travel_minutes", "radius_km", "remote", "criminal_record",
)  # fmt: skip
BY_PLACE = ("certificate", "physical", "start_date")
"""Kinds whose values are free words: right where their words overlap a reader's quote of that kind."""
KINDS = (*BY_VALUE, *BY_PLACE)
LEVELLED = "language level"
HARD = "hard flag"
_SHIFTS = frozenset({"day", "evening", "night", "weekend", "rotating"})
_CLASSES = frozenset({"AM", "A1", "A2", "A", "B", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE", "TM", "T"})
_LIKE = {"T": "TM"}
_NUMBER = re.compile(r"\d+(?:-\d+)?")


def values(kind: str, value: str) -> frozenset[str]:
    """The values that a reader's or a reading's value stands for, in the batch format's form; none where it is words.

    A language is its code alone here.
    """
    parts = [part.strip() for part in re.split(r"[,;]|\s(?:og|and|eller|or)\s", value) if part.strip()]
    if kind == "driving_licence":
        return frozenset(_LIKE.get(part.upper(), part.upper()) for part in parts if part.upper() in _CLASSES)
    if kind == "shift":
        return frozenset(part.lower() for part in parts if part.lower() in _SHIFTS)
    if kind == "language":
        return frozenset(part.partition(":")[0].lower() for part in parts)
    if kind == "criminal_record":
        lowered = value.lower()
        child = "børne" in lowered or "child" in lowered
        return frozenset({"børneattest" if child else "straffeattest"}) if value else frozenset()
    if kind == "remote":
        return frozenset({value}) & {"full", "hybrid"}
    return frozenset({value}) if _NUMBER.fullmatch(value) else frozenset()


def level(value: str) -> str:
    """The level in a language's value, or ""."""
    return value.partition(":")[2]


def _claimed(items: Sequence[Annotation]) -> list[Annotation]:
    return [item for item in items if item.polarity != "negated"]


def condition_tally(read: Read, given: Sequence[Constraint]) -> tuple[Tally, Tally]:
    """Recall (over what both readers have) and precision (against either), by kind with its value."""
    recall, precision = Tally(), Tally()
    first, second = (_claimed(mine) for mine in read.document.of_type("constraint"))
    for kind in BY_VALUE:
        mine, theirs = _values_of(first, kind), _values_of(second, kind)
        got = {value for item in given if item.kind == kind for value in values(kind, item.value)}
        recall.each(kind, (value in got for value in sorted(mine & theirs)))
        precision.each(kind, (value in mine | theirs for value in sorted(got)))
    for kind in BY_PLACE:
        quotes = [_places(read, item) for item in given if item.kind == kind]
        one, other = ([item for item in items if item.kind == kind] for items in (first, second))
        both = [item for item in one if any(item.overlaps(o) for o in other)]
        spans = [read.span(item) for item in (*one, *other)]
        recall.each(kind, (any(overlap(read.span(item), s) for places in quotes for s in places) for item in both))
        precision.each(kind, (any(overlap(span, s) for span in spans for s in places) for places in quotes))
    _levels(precision, (first, second), given)
    _hard(precision, (first, second), given)
    for tally in (recall, precision):
        counts = [tally.counts[kind] for kind in KINDS if kind in tally.counts]
        tally.add("all", sum(right for right, _ in counts), sum(of for _, of in counts))
    return recall, precision


def _values_of(items: Sequence[Annotation], kind: str) -> set[str]:
    return {value for item in items if item.kind == kind for value in values(kind, item.value)}


def _places(read: Read, item: Constraint) -> list[Span]:
    found, place = [], read.reading.text.find(item.quote)
    while place >= 0 and item.quote:
        found.append(Span(place, place + len(item.quote)))
        place = read.reading.text.find(item.quote, place + 1)
    return found


def _levels(tally: Tally, readers: Sequence[Sequence[Annotation]], given: Sequence[Constraint]) -> None:
    """The level of a language that a reader too gives a level of: right where it is a reader's."""
    told: dict[str, set[str]] = {}
    for item in (item for mine in readers for item in mine if item.kind == "language" and level(item.value)):
        told.setdefault(item.value.partition(":")[0].lower(), set()).add(level(item.value))
    for one in given:
        code = one.value.partition(":")[0]
        if one.kind == "language" and code in told:
            tally.add(LEVELLED, float(level(one.value) in told[code]))


def _hard(tally: Tally, readers: Sequence[Sequence[Annotation]], given: Sequence[Constraint]) -> None:
    """Whether it is a must, of values that both readers have and call so alike."""
    for one in given:
        if one.kind not in BY_VALUE:
            continue
        got = values(one.kind, one.value)
        said = [{i.hard for i in mine if i.kind == one.kind and values(i.kind, i.value) & got} for mine in readers]
        if len(said[0]) == 1 and said[0] == said[1]:
            tally.add(HARD, float(one.hard in said[0]))


EDUCATION_COLUMNS = ("highest level", "educations found", "level of those found")


def education_tally(read: Read) -> Tally:
    """Levels (ISCED 2011): the highest of a CV where both readers have the same, and that of each education found."""
    tally = Tally()
    if read.document.corpus != CVS:
        return tally
    first, second = read.document.of_type("education")
    lines = [(place, line) for line in read.reading.education for place in [read.reading.text.find(line.title)]]
    tops = [max((item.isced for item in mine if item.isced is not None), default=None) for mine in (first, second)]
    if tops[0] is not None and tops[0] == tops[1]:
        got = max((int(line.level) for _, line in lines if line.level), default=None)
        tally.add(EDUCATION_COLUMNS[0], float(got == tops[0]))
    for item in first:
        span = read.span(item)
        same = [o for o in second if item.overlaps(o) and o.isced == item.isced]
        if span is None or not same:
            continue
        start = read.reading.text.rfind("\n", 0, span.start) + 1
        end = read.reading.text.find("\n", span.end)
        here = Span(start, end if end >= 0 else len(read.reading.text))
        mine = [line for place, line in lines if here.start <= place < here.end]
        tally.add(EDUCATION_COLUMNS[1], float(bool(mine)))
        if mine:
            tally.add(EDUCATION_COLUMNS[2], float(any(line.level == str(item.isced) for line in mine)))
    return tally


OCCUPATION_COLUMNS = ("found", "found, same ISCO group", "right", "right, same ISCO group")


def occupation_tally(read: Read, labels: Labels, *, alone: bool = False) -> Tally:
    """Occupations of a document as a set, against those that a reader named by a label that exists.

    ``alone``: those of the labels found in the text, as a baseline, instead of those of its positions or title.
    """
    tally = Tally()
    gold = {uri for item in read.document.either("occupation") if (uri := labels.occupation(item)) is not None}
    evidence = [item.uri for item in read.reading.evidence if item.kind is EvidenceKind.OCCUPATION]
    given = evidence if alone else [role.uri for role in read.reading.roles]
    got = {uri for uri in given if uri is not None}
    groups, wanted = ({_isco(labels, uri) for uri in uris} for uris in (got, gold))
    if not gold:
        return tally
    tally.each(OCCUPATION_COLUMNS[0], (uri in got for uri in sorted(gold)))
    tally.each(OCCUPATION_COLUMNS[1], (_isco(labels, uri) in groups for uri in sorted(gold)))
    tally.each(OCCUPATION_COLUMNS[2], (uri in gold for uri in sorted(got)))
    tally.each(OCCUPATION_COLUMNS[3], (_isco(labels, uri) in wanted for uri in sorted(got)))
    return tally


def _isco(labels: Labels, uri: str) -> str | None:
    concept = labels.classification.concepts.get(uri)
    if concept is None:
        return None
    return concept.isco if concept.kind is ConceptKind.OCCUPATION else concept.code
