"""Personal data that is left in the text, what was taken out by mistake, and sensitive details that became evidence."""

from __future__ import annotations

from extraction.sentences import Span
from recommender.evaluation.reading.alignment import Fate
from recommender.evaluation.reading.documents import Annotation
from recommender.evaluation.reading.reads import Read, overlap
from recommender.evaluation.reading.tally import Tally

PII_KINDS = ("name", "address", "phone", "email", "link", "cpr", "birthdate", "other_id")
LEFT, WHOLE = "left", "left whole"
FALSE, SKILLS, WORK, PLACE = (
    "false removals",
    "skills eaten",
    "occupations and educations eaten",
    "employer, town eaten",
)
SENSITIVE = ("health", "family", "other")


def _union(items: list[Annotation]) -> list[Annotation]:
    """Items of two readers, each stretch once: what overlaps an earlier one of its kind is the same."""
    found: list[Annotation] = []
    for item in items:
        if not any(item.overlaps(other) and item.kind == other.kind for other in found):
            found.append(item)
    return found


def personal_tally(read: Read) -> Tally:
    """Of the personal data that either reader marked, how much is left, whole or in part, by kind.

    What does not come through parsing at all is not counted.
    """
    tally = Tally()
    for item in _union(read.document.either("pii")):
        fate = read.places[item].fate
        if fate is Fate.LOST:
            continue
        for name in (LEFT, item.kind):
            tally.add(name, float(fate in (Fate.KEPT, Fate.CUT)))
        tally.add(WHOLE, float(fate is Fate.KEPT))
    return tally


def removal_tally(read: Read) -> Tally:
    """Of what was taken out, the share that neither reader marked; and of what should stay, the share that is gone."""
    tally = Tally()
    pii = read.document.either("pii")
    marked = [span for item in pii if (span := read.alignment.in_original(item.start, item.end)) is not None]
    tally.each(FALSE, (not any(overlap(span, other) for other in marked) for span in read.alignment.removed()))
    for name, kinds in ((SKILLS, ("skill",)), (WORK, ("occupation", "education"))):
        items = [item for kind in kinds for item in read.document.either(kind)]
        tally.each(name, (_eaten(read, item) for item in items if not any(item.overlaps(other) for other in pii)))
    gone = [Span(*span) for span in read.alignment.removed()]
    for words in (read.document.header.get("employer", ""), read.document.header.get("town", "")):
        place = read.original.find(words) if words else -1
        while place >= 0:
            tally.add(PLACE, float(any(overlap(Span(place, place + len(words)), span) for span in gone)))
            place = read.original.find(words, place + 1)
    return tally


def _eaten(read: Read, item: Annotation) -> bool:
    return read.places[item].fate in (Fate.CUT, Fate.REMOVED)


def sensitive_tally(read: Read) -> Tally:
    """Of the details of health, family and the like, the share that became evidence (and is no skill to the reader)."""
    tally = Tally()
    for mine in read.document.readers:
        skills = [item for item in mine if item.type in ("skill", "constraint", "occupation")]
        for item in mine:
            if item.type != "sensitive":
                continue
            tally.add(item.kind, float(any(_is_evidence(read, item, one, skills) for one in _spans(read))))
    return tally


def _spans(read: Read) -> list[Span]:
    return [Span(item.start, item.end) for item in read.reading.evidence]


def _is_evidence(read: Read, item: Annotation, span: Span, skills: list[Annotation]) -> bool:
    return overlap(read.span(item), span) and not any(overlap(read.span(skill), span) for skill in skills)
