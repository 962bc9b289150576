"""What the consultant changed in the reading, kept apart from it, so that each change can be taken back.

Skills by URI, work and conditions by a key (:func:`work_key`, :func:`condition_key`). Correcting is taking one away and
adding another with its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.errors import InvalidRequestError
from extraction.language_names import language_code
from extraction.lexicon_build import evidence_kind
from ontology.concepts import Classification, ConceptKind
from ontology.evidence import Constraint, EvidenceKind, Polarity
from recommender.profile import (
    EDITED,
    Profile,
    ProfileEvidence,
    ProfileOccupation,
    ProfileSkill,
    WorkRelation,
)

State = Literal["confirmed", "removed", "added", "wished", "unwanted"]
"""confirmed, added: held · removed: not held, whatever past work brings with it, unless another skill is
what was meant · wished: would like to · unwanted: does not want to use it."""
_POLARITY = {
    "confirmed": Polarity.STATED,
    "added": Polarity.STATED,
    "wished": Polarity.WISHED,
    "unwanted": Polarity.UNWANTED,
    "removed": Polarity.NEGATED,
}
MAX_EDITS = 500


class SkillEdit(BaseModel):
    """One change of a skill. ``replaces``: the skill that it was corrected from; the words are that one's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: State
    replaces: str | None = None
    quote: str = ""
    sentence: str = ""


class WorkEdit(BaseModel):
    """One change of work done or wanted. ``title``, ``uri``, ``relation``: of work that was added."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: Literal["removed", "added"]
    title: str = ""
    uri: str | None = None
    relation: WorkRelation = WorkRelation.PAST


class Edits(BaseModel):
    """All changes of a session."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    skills: dict[str, SkillEdit] = Field({}, max_length=MAX_EDITS)
    work: dict[str, WorkEdit] = Field({}, max_length=MAX_EDITS)
    conditions: dict[str, Literal["removed"]] = Field({}, max_length=MAX_EDITS)

    def with_skill(self, uri: str, edit: SkillEdit | None) -> Edits:
        """With another change of a skill; None takes the change back."""
        skills = {**self.skills, uri: edit} if edit else {key: had for key, had in self.skills.items() if key != uri}
        return self._with(skills=skills)

    def corrected(self, uri: str, to: str, words: ProfileEvidence | None) -> Edits:
        """With one skill in place of another, resting on the same words."""
        quote, sentence = (words.quote, words.sentence) if words else ("", "")
        added = SkillEdit(state="added", replaces=uri, quote=quote, sentence=sentence)
        return self.with_skill(uri, SkillEdit(state="removed")).with_skill(to, added)

    def with_work(self, key: str, edit: WorkEdit | None) -> Edits:
        """With another change of work; None takes the change back."""
        work = {**self.work, key: edit} if edit else {had: item for had, item in self.work.items() if had != key}
        return self._with(work=work)

    def with_condition(self, key: str, removed: bool) -> Edits:
        """With a condition taken away, or that taken back."""
        conditions: dict[str, Literal["removed"]] = {had: state for had, state in self.conditions.items() if had != key}
        return self._with(conditions={**conditions, key: "removed"} if removed else conditions)

    def _with(self, **parts: Mapping[str, object]) -> Edits:
        if any(len(part) > MAX_EDITS for part in parts.values()):
            raise InvalidRequestError(f"a session holds at most {MAX_EDITS} changes of skills, and as many of the rest")
        return self.model_copy(update=parts)

    def over(self, profile: Profile, classification: Classification) -> Profile:
        """The profile with these changes. What the classification no longer has falls away."""
        skills = {skill.uri: skill for skill in profile.skills}
        languages = {value.partition(":")[0]: value for value in profile.languages}
        misread = {edit.replaces for edit in self.skills.values()}
        for uri, edit in self.skills.items():
            language = _language(uri, classification)
            if language is not None and edit.state in ("confirmed", "added"):
                languages.setdefault(language, language)
            elif language is not None:
                languages.pop(language, None)
            if uri not in classification or (edit.state == "removed" and uri in misread):
                skills.pop(uri, None)
                continue
            had = skills.get(uri)
            words = ProfileEvidence(edit.quote, edit.sentence, 1.0, EDITED) if edit.quote else None
            kind = had.kind if had else evidence_kind(classification[uri], classification)
            found = ProfileSkill(uri, 1.0, _POLARITY[edit.state], kind, had.level if had else None)
            skills[uri] = replace(found, evidence=had.evidence if had and had.evidence else words)
        kept = tuple(item for item in profile.constraints if condition_key(item) not in self.conditions)
        for item in profile.constraints:
            if item.kind == "language" and item not in kept:
                languages.pop(item.value.partition(":")[0], None)
        work = {work_key(item): item for item in profile.occupations}
        for key, change in self.work.items():
            if change.state == "removed":
                work.pop(key, None)
            elif change.uri is None or change.uri in classification:
                work[key] = ProfileOccupation(change.title, change.uri, change.relation)
        return replace(
            profile,
            skills=tuple(skills[uri] for uri in sorted(skills)),
            occupations=tuple(work.values()),
            constraints=kept,
            languages=tuple(languages.values()),
        )


def _language(uri: str, classification: Classification) -> str | None:
    """The code of the language that a skill is, or None."""
    if uri not in classification or evidence_kind(classification[uri], classification) is not EvidenceKind.LANGUAGE:
        return None
    return language_code(classification[uri].preferred("en", "da"))


def work_key(work: ProfileOccupation) -> str:
    """What tells one kind of work of a session from another: relation and concept, else title."""
    return f"{work.relation}|{work.uri or work.title}"


def condition_key(condition: Constraint) -> str:
    """What tells one condition of a session from another: kind and value."""
    return f"{condition.kind}|{condition.value}"


def check_skill(uri: str, classification: Classification) -> None:
    """Raise InvalidRequestError where ``uri`` is no skill of the classification."""
    if uri not in classification or classification[uri].kind is not ConceptKind.SKILL:
        raise InvalidRequestError(f"uri: {uri[:200]} is no skill of the loaded classification")


def check_work(uri: str, classification: Classification) -> None:
    """Raise InvalidRequestError where ``uri`` is neither an occupation nor an ISCO group."""
    kinds = (ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP)
    if uri not in classification or classification[uri].kind not in kinds:
        raise InvalidRequestError(f"uri: {uri[:200]} is no occupation of the loaded classification")
