"""What is known about a person: skills, work done and wanted, place, limits. Plain immutable values, no names.

A profile comes from a reading of a CV (:meth:`Profile.from_reading`) or from an edited JSON form
(:meth:`Profile.from_json`, schema in :mod:`recommender.profile_json`), and is never stored by this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from extraction.language_names import language_code
from extraction.reading import Reading, Verdict
from ontology.concepts import Classification
from ontology.evidence import ConceptEvidence, Constraint, EvidenceKind, Polarity
from recommender.errors import ProfileError, UnusableReadingError
from recommender.texts.passages import told_of

IMPLIED_SHARE = 0.5
"""Weight of a skill that a task implies, as a share of one stated as plainly. A convention, not yet tuned."""

EDITED = "edited"
"""Method of evidence that is in no document: somebody wrote it into the profile."""
_NOT_SKILLS = frozenset({EvidenceKind.OCCUPATION, EvidenceKind.QUALIFICATION, EvidenceKind.LICENCE})
PRECEDENCE = {Polarity.UNWANTED: 0, Polarity.NEGATED: 1, Polarity.STATED: 2, Polarity.IMPLIED: 3, Polarity.WISHED: 4}
"""Of several things said of one skill the lowest here counts."""


class WorkRelation(StrEnum):
    """How a person stands to a kind of work: has done it, wants it, or does not want it."""

    PAST = "past"
    WANTED = "wanted"
    UNWANTED = "unwanted"


@dataclass(frozen=True, slots=True)
class ProfileEvidence:
    """The person's own words for it. ``confidence`` in [0, 1]; ``method`` as in ConceptEvidence, or EDITED."""

    quote: str
    sentence: str = ""
    confidence: float = 1.0
    method: str = EDITED


@dataclass(frozen=True, slots=True)
class ProfileSkill:
    """One skill, knowledge, language or personal competence. ``weight`` in [0, 1] says how much it counts.

    ``polarity`` stated or implied: the person has it. Wished: a wish. Negated or unwanted: never counts.
    """

    uri: str
    weight: float = 1.0
    polarity: Polarity = Polarity.STATED
    kind: EvidenceKind = EvidenceKind.SKILL
    level: str | None = None
    evidence: ProfileEvidence | None = None

    @property
    def held(self) -> bool:
        """Whether the person has it."""
        return self.polarity in (Polarity.STATED, Polarity.IMPLIED)


@dataclass(frozen=True, slots=True)
class ProfileOccupation:
    """Work done, wanted or not wanted. ``uri``: occupation or ISCO group, None where the title fits no concept."""

    title: str
    uri: str | None = None
    relation: WorkRelation = WorkRelation.PAST
    weight: float = 1.0
    start: str | None = None
    end: str | None = None
    evidence: ProfileEvidence | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as far as recommending needs it. Sequences are in a fixed order: equal content, equal profile.

    ``postcode``: four digits or None. ``languages``: language, with a CEFR level where known ("da:C1").
    ``language``: BCP 47 tag of the document it was read from, or "und". ``told``: the pseudonymised sentences that
    tell of work and wishes, none with a sensitive detail (:func:`recommender.texts.passages.told_of`). ``industries``:
    section letters of NACE Rev. 2 of the employers so far, as far as known, sorted.
    """

    skills: tuple[ProfileSkill, ...] = ()
    occupations: tuple[ProfileOccupation, ...] = ()
    postcode: str | None = None
    town: str | None = None
    constraints: tuple[Constraint, ...] = ()
    languages: tuple[str, ...] = ()
    language: str = "und"
    told: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()

    @property
    def held(self) -> tuple[ProfileSkill, ...]:
        """Skills that the person has."""
        return tuple(skill for skill in self.skills if skill.held and skill.weight > 0)

    @property
    def wished(self) -> tuple[ProfileSkill, ...]:
        """Skills that the person would like to use or learn; they do not have them."""
        return tuple(skill for skill in self.skills if skill.polarity is Polarity.WISHED and skill.weight > 0)

    @property
    def empty(self) -> bool:
        """Whether there is nothing that a posting could be compared with."""
        asked_for = self.work(WorkRelation.PAST) + self.work(WorkRelation.WANTED)
        return not (self.held or self.wished or any(work.weight > 0 for work in asked_for))

    def but_for_skills(self, other: Profile) -> bool:
        """Whether the two say the same, whatever skills they have."""
        return replace(self, skills=()) == replace(other, skills=())

    def work(self, relation: WorkRelation) -> tuple[ProfileOccupation, ...]:
        """Occupations that stand in one relation."""
        return tuple(work for work in self.occupations if work.relation is relation)

    @classmethod
    def from_reading(cls, reading: Reading) -> Profile:
        """The profile of a CV. Raises UnusableReadingError for a reading whose verdict forbids scoring.

        A skill mentioned more than once counts once: what the person says against it (unwanted, negated) outweighs the
        rest, a statement outweighs an implication, that a wish; of equals the surest mention counts.
        """
        if reading.quality.verdict is Verdict.UNUSABLE:
            raise UnusableReadingError(reading.quality.reasons)
        place = next((place for place in reading.places if place.postcode), None)
        place = place or next(iter(reading.places), None)
        return cls(
            skills=_skills(reading.evidence),
            occupations=_occupations(reading),
            postcode=place.postcode if place else None,
            town=place.town if place else None,
            constraints=reading.constraints,
            languages=_languages(reading),
            language=reading.language,
            told=told_of(reading),
            industries=tuple(sorted({role.industry for role in reading.roles if role.industry is not None})),
        )

    @classmethod
    def from_json(cls, value: object) -> Profile:
        """A profile from its JSON form (a decoded object). Raises ProfileError that names the field and the fault."""
        from recommender.profile_json import decode  # here, because that module builds on this one

        return decode(value)

    def to_json(self, classification: Classification | None = None, *languages: str) -> dict[str, Any]:
        """The JSON form; with a classification, each concept also gets its ``label`` (ignored when read again)."""
        from recommender.profile_json import encode

        return encode(self, classification, *languages)

    def check(self, classification: Classification) -> None:
        """Raise ProfileError if a concept is not in the classification."""
        uris = [("skills", i, skill.uri) for i, skill in enumerate(self.skills)]
        uris += [("occupations", i, work.uri) for i, work in enumerate(self.occupations) if work.uri is not None]
        for part, index, uri in uris:
            if uri not in classification:
                raise ProfileError(f"{part}[{index}].uri: {uri} is not in the loaded classification")

    def wanting(self, titles: Mapping[str, str | None]) -> Profile:
        """The same person wanting these titles (title -> URI or None) instead of the work wanted so far."""
        kept = tuple(work for work in self.occupations if work.relation is not WorkRelation.WANTED)
        wanted = tuple(ProfileOccupation(title, uri, WorkRelation.WANTED) for title, uri in titles.items())
        return replace(self, occupations=kept + wanted)

    def holding(self, uri: str) -> Profile:
        """The same person with a skill that they state, in place of whatever is said of it; words are kept."""
        return replace(self, skills=tuple(sorted((*self._others(uri), ProfileSkill(uri)), key=lambda skill: skill.uri)))

    def lacking(self, uri: str) -> Profile:
        """The same person without a skill that something is said of, whatever past work brings with it."""
        had = next(skill for skill in self.skills if skill.uri == uri)
        lacked = replace(had, weight=1.0, polarity=Polarity.NEGATED)
        return replace(self, skills=tuple(lacked if skill is had else skill for skill in self.skills))

    def without(self, uri: str) -> Profile:
        """The same person with nothing said of a skill; words are kept."""
        return replace(self, skills=self._others(uri))

    def _others(self, uri: str) -> tuple[ProfileSkill, ...]:
        return tuple(skill for skill in self.skills if skill.uri != uri)


def _skills(evidence: Iterable[ConceptEvidence]) -> tuple[ProfileSkill, ...]:
    best: dict[str, ConceptEvidence] = {}
    for item in sorted(evidence, key=lambda item: (PRECEDENCE[item.polarity], -item.confidence, item.start, item.end)):
        if item.uri is not None and item.kind not in _NOT_SKILLS and item.confidence > 0:
            best.setdefault(item.uri, item)
    return tuple(
        ProfileSkill(
            uri=uri,
            weight=min(item.confidence, 1.0) * (IMPLIED_SHARE if item.polarity is Polarity.IMPLIED else 1.0),
            polarity=item.polarity,
            kind=item.kind,
            level=item.level,
            evidence=_words(item),
        )
        for uri, item in sorted(best.items())
    )


def _words(item: ConceptEvidence) -> ProfileEvidence:
    return ProfileEvidence(item.quote, item.sentence, min(item.confidence, 1.0), item.method)


_WORK = {
    Polarity.STATED: WorkRelation.PAST,
    Polarity.IMPLIED: WorkRelation.PAST,
    Polarity.WISHED: WorkRelation.WANTED,
    Polarity.UNWANTED: WorkRelation.UNWANTED,
}


def _occupations(reading: Reading) -> tuple[ProfileOccupation, ...]:
    """Roles first, as the CV has them; then occupations named elsewhere, wishes and refusals, in reading order.

    An occupation named under a position is not work done: it is whom the person worked with ("samarbejde med læger").
    """
    named = sorted(
        (item for item in reading.evidence if item.kind is EvidenceKind.OCCUPATION and item.uri is not None),
        key=lambda item: (item.start, item.end, item.uri or ""),
    )
    found: dict[tuple[WorkRelation, str], ProfileOccupation] = {}
    for role in reading.roles:
        if not role.title.strip():
            continue
        words = next((item for item in named if item.uri == role.uri and item.polarity is Polarity.STATED), None)
        quote = _verbatim(role.title, reading.text)
        evidence = _words(words) if words else ProfileEvidence(quote, quote, 1.0, "role")
        work = ProfileOccupation(role.title, role.uri, WorkRelation.PAST, 1.0, role.start, role.end, evidence)
        found.setdefault((WorkRelation.PAST, role.uri or role.title), work)
    for item in named:
        relation = _WORK.get(item.polarity)
        of_others = relation is WorkRelation.PAST and item.section == "experience" and bool(reading.roles)
        if relation is not None and not of_others:
            share = IMPLIED_SHARE if item.polarity is Polarity.IMPLIED else 1.0
            weight = min(item.confidence, 1.0) * share
            work = ProfileOccupation(item.quote, item.uri, relation, weight, evidence=_words(item))
            found.setdefault((relation, item.uri or ""), work)
    return tuple(found.values())


def _verbatim(title: str, text: str) -> str:
    """As much of a title as stands in the text word for word: reading may have left something out of its middle."""
    words = title.split(" ")
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        if start in text:
            return start
    return title


def _languages(reading: Reading) -> tuple[str, ...]:
    """Those that are said to be spoken, then those that are named as skills and not said so; codes where known."""
    found: dict[str, str] = {}
    for limit in reading.constraints:
        if limit.kind == "language":
            found.setdefault(limit.value.partition(":")[0], limit.value)
    for item in reading.evidence:
        if item.kind is EvidenceKind.LANGUAGE and item.polarity in (Polarity.STATED, Polarity.IMPLIED):
            code = language_code(item.quote) or item.quote
            found.setdefault(code, code + (f":{item.level}" if item.level else ""))
    return tuple(found.values())
