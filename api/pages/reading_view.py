"""What the page shows of a reading: the text cut at its evidence, and the evidence in groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.catalogue import Words
from api.usecases.formats import label_of
from extraction.quality import describe_reason
from extraction.reading import Education, Reading, Role
from ontology.concepts import Classification
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity

_NOT_LISTED = frozenset({EvidenceKind.OCCUPATION})
"""Occupations are listed as work."""


Note = Callable[[str | None], str]
"""What is said beside the name of a concept, by its URI: that it is a local term, or ""."""


def unmarked(_uri: str | None) -> str:
    """The note where no name is local."""
    return ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; ``mark`` is the number of the evidence that it belongs to."""

    text: str
    mark: int | None = None


def parts_of(text: str, evidence: Sequence[ConceptEvidence]) -> list[Part]:
    """The text in stretches. Where spans overlap the first counts, of those that begin together the longest."""
    parts: list[Part] = []
    done = 0
    order = sorted(range(len(evidence)), key=lambda number: (evidence[number].start, -evidence[number].end, number))
    for number in order:
        item = evidence[number]
        if item.start < done or item.end <= item.start:
            continue
        if item.start > done:
            parts.append(Part(text[done : item.start]))
        parts.append(Part(text[item.start : item.end], number))
        done = item.end
    if done < len(text):
        parts.append(Part(text[done:]))
    return parts


def reading_view(
    reading: Reading, classification: Classification, words: Words, local: Note = unmarked
) -> dict[str, Any]:
    """Everything that reading.html shows."""
    languages = (words.language, "da", "en")
    # Only what is listed is marked, so that every mark leads to its entry.
    listed = tuple(item for item in reading.evidence if item.kind not in _NOT_LISTED)
    parts = parts_of(reading.text, listed)
    marked = {part.mark for part in parts if part.mark is not None}
    return {
        "verdict": str(reading.quality.verdict),
        "reasons": [describe_reason(code, words.language) for code in reading.quality.reasons],
        "language": reading.language,
        "removed": [
            f"{words.of('pii', kind.lower())} ({count})" for kind, count in sorted(reading.pii_removed.items()) if count
        ],
        "parts": parts,
        "roles": [_role(role, classification, languages, local) for role in reading.roles],
        "education": [_education(line, words) for line in reading.education],
        "groups": _groups(listed, marked, classification, languages, local),
        "constraints": [
            f"{words.of('constraint', item.kind)}: {item.value}" + (f" – “{item.quote}”" if item.quote else "")
            for item in reading.constraints
        ],
        "places": [" ".join(filter(None, (place.postcode, place.town))) for place in reading.places],
    }


def _role(role: Role, classification: Classification, languages: Sequence[str], local: Note) -> dict[str, Any]:
    years = "–".join(filter(None, (role.start, role.end)))
    label = label_of(classification, role.uri, languages)
    return {"title": role.title, "years": years, "label": label, "local": local(role.uri)}


def _education(line: Education, words: Words) -> str:
    level = words["level"].format(level=line.level) if line.level else None
    return " · ".join(filter(None, (line.title, line.field_of_study, level)))


def _groups(
    evidence: Sequence[ConceptEvidence],
    marked: set[int],
    classification: Classification,
    languages: Sequence[str],
    local: Note,
) -> list[dict[str, Any]]:
    """Entries by polarity. A concept that is mentioned more than once has an entry for each marked mention."""
    groups = []
    for polarity in (Polarity.STATED, Polarity.IMPLIED, Polarity.WISHED, Polarity.NEGATED, Polarity.UNWANTED):
        items = [
            {
                "mark": number,
                "marked": number in marked,
                "label": label_of(classification, item.uri, languages) or item.quote,
                "unmapped": item.uri is None,
                "local": local(item.uri),
                "sentence": item.sentence,
            }
            for number, item in enumerate(evidence)
            if item.polarity is polarity
        ]
        if items:
            groups.append({"polarity": str(polarity), "items": items})
    return groups
