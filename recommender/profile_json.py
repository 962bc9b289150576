"""The JSON form of a profile: its schema (pydantic), reading with clear errors, and writing.

A consultant's page sends it back edited; ``jobvej recommend`` takes it as ``"profile"``. :func:`schema` gives the JSON
Schema.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ontology.concepts import Classification
from ontology.evidence import Constraint, EvidenceKind, Polarity
from recommender.errors import ProfileError
from recommender.profile import EDITED, Profile, ProfileEvidence, ProfileOccupation, ProfileSkill, WorkRelation

MAX_ITEMS = 1_000
"""Most skills, occupations or constraints taken in one profile."""

_Text = Annotated[str, StringConstraints(max_length=5_000)]
_Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000, strip_whitespace=True)]
_Postcode = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
_Section = Annotated[str, StringConstraints(pattern=r"^[A-U]$")]
_Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EvidenceForm(_Form):
    """The person's own words."""

    quote: _Text
    sentence: _Text = ""
    confidence: _Share = 1.0
    method: _Name = EDITED


class SkillForm(_Form):
    """One skill. ``label`` is for people and is not read."""

    uri: _Name
    weight: _Share = 1.0
    polarity: Polarity = Polarity.STATED
    kind: EvidenceKind = EvidenceKind.SKILL
    level: _Text | None = None
    evidence: EvidenceForm | None = None
    label: str | None = None


class OccupationForm(_Form):
    """Work done (past), wanted or unwanted. ``uri`` may be null where no concept fits the title."""

    title: _Name
    uri: _Name | None = None
    relation: WorkRelation = WorkRelation.PAST
    weight: _Share = 1.0
    start: _Text | None = None
    end: _Text | None = None
    evidence: EvidenceForm | None = None
    label: str | None = None


class ConstraintForm(_Form):
    """A limit or demand; kinds and values as in the batch formats."""

    kind: _Name
    value: _Text
    hard: bool = True
    quote: _Text = ""


class ProfileForm(_Form):
    """A whole profile. Everything may be left out; an empty profile matches nothing."""

    skills: Annotated[list[SkillForm], Field(max_length=MAX_ITEMS)] = []
    occupations: Annotated[list[OccupationForm], Field(max_length=MAX_ITEMS)] = []
    postcode: _Postcode | None = None
    town: _Name | None = None
    constraints: Annotated[list[ConstraintForm], Field(max_length=MAX_ITEMS)] = []
    languages: Annotated[list[_Name], Field(max_length=MAX_ITEMS)] = []
    language: _Name = "und"
    told: Annotated[list[_Text], Field(max_length=MAX_ITEMS)] = []
    industries: Annotated[list[_Section], Field(max_length=MAX_ITEMS)] = []


def schema() -> dict[str, Any]:
    """JSON Schema of the form."""
    return ProfileForm.model_json_schema()


def decode(value: object) -> Profile:
    """Read the form. Raises ProfileError that names the first faults by their place ("skills[2].weight")."""
    try:
        form = ProfileForm.model_validate(value)
    except ValidationError as error:
        faults = [f"{_place(fault['loc'])[:200]}: {fault['msg']}" for fault in error.errors(include_url=False)[:5]]
        raise ProfileError("the profile is not valid: " + "; ".join(faults)) from None
    seen: set[str] = set()
    for index, skill in enumerate(form.skills):
        if skill.uri in seen:
            raise ProfileError(f"the profile is not valid: skills[{index}].uri: {skill.uri} is there twice")
        seen.add(skill.uri)
    return Profile(
        skills=tuple(
            ProfileSkill(s.uri, s.weight, s.polarity, s.kind, s.level, _evidence(s.evidence))
            for s in sorted(form.skills, key=lambda skill: skill.uri)
        ),
        occupations=tuple(
            ProfileOccupation(o.title, o.uri, o.relation, o.weight, o.start, o.end, _evidence(o.evidence))
            for o in form.occupations
        ),
        postcode=form.postcode,
        town=form.town,
        constraints=tuple(Constraint(c.kind, c.value, c.hard, c.quote) for c in form.constraints),
        languages=tuple(form.languages),
        language=form.language,
        told=tuple(form.told),
        industries=tuple(sorted(set(form.industries))),
    )


def encode(profile: Profile, classification: Classification | None, *languages: str) -> dict[str, Any]:
    """Write the form; ``decode(encode(profile, None)) == profile`` for every profile read from a CV or a form."""

    def label(uri: str | None) -> str | None:
        if classification is None or uri is None or uri not in classification:
            return None
        return classification[uri].preferred(*languages)

    form = ProfileForm(
        skills=[
            SkillForm(
                uri=s.uri,
                weight=s.weight,
                polarity=s.polarity,
                kind=s.kind,
                level=s.level,
                evidence=_evidence_form(s.evidence),
                label=label(s.uri),
            )
            for s in profile.skills
        ],
        occupations=[
            OccupationForm(
                title=o.title,
                uri=o.uri,
                relation=o.relation,
                weight=o.weight,
                start=o.start,
                end=o.end,
                evidence=_evidence_form(o.evidence),
                label=label(o.uri),
            )
            for o in profile.occupations
        ],
        postcode=profile.postcode,
        town=profile.town,
        constraints=[
            ConstraintForm(kind=c.kind, value=c.value, hard=c.hard, quote=c.quote) for c in profile.constraints
        ],
        languages=list(profile.languages),
        language=profile.language,
        told=list(profile.told),
        industries=list(profile.industries),
    )
    return form.model_dump(mode="json", exclude_none=True)


def _evidence(form: EvidenceForm | None) -> ProfileEvidence | None:
    return None if form is None else ProfileEvidence(form.quote, form.sentence, form.confidence, form.method)


def _evidence_form(words: ProfileEvidence | None) -> EvidenceForm | None:
    if words is None:
        return None
    return EvidenceForm(quote=words.quote, sentence=words.sentence, confidence=words.confidence, method=words.method)


def _place(location: tuple[int | str, ...]) -> str:
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return text.removeprefix(".") or "profile"
