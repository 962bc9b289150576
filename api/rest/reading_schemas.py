"""What the API answers about a document that it has read, as pydantic models (see ``api.rest.schemas``)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from recommender.profile_json import ProfileForm


class Versions(BaseModel):
    """What an answer was made with. The same input and versions give the same answer."""

    jobvej: str = Field(examples=["0.1.0"])
    ontology: str | None = Field(examples=["1.1.1"])
    ontology_hash: str | None = Field(description="SHA-256 of the classification with the local terms over it.")
    snapshot_hash: str | None = Field(description="SHA-256 of classification and postings, without local terms.")
    model: str | None = Field(
        description="What scored (its weights come with this version of Jobvej); null where nothing was scored.",
        examples=["default"],
    )


class Evidence(BaseModel):
    """A concept, and the words that the document has for it. Spans count in code points of the reading's text."""

    uri: str | None = Field(description="Null for a phrase that no concept fits.")
    kind: str
    quote: str
    start: int
    end: int
    confidence: float
    polarity: str
    strength: str
    method: str
    level: str | None = None
    last_used: str | None = None
    position: str | None = None
    label: str | None = None
    sentence: str
    section: str = ""


class Quality(BaseModel):
    """Whether the reading is good enough to be scored, and why not."""

    verdict: Literal["good", "poor", "unusable"]
    reasons: list[str]


class RoleModel(BaseModel):
    """A position in a CV."""

    model_config = ConfigDict(title="Role", populate_by_name=True)

    title: str
    uri: str | None
    employer_kind: str | None
    start: str | None = Field(alias="from")
    end: str | None = Field(alias="to")
    employment: str | None = None
    months: int | None = None
    industry: str | None = Field(None, description="Of the employer: section of NACE Rev. 2.")
    label: str | None = None


class EducationModel(BaseModel):
    """An education line in a CV."""

    model_config = ConfigDict(title="Education", populate_by_name=True)

    title: str
    level: str | None
    field: str | None
    broad_field: str | None = None
    start: str | None = Field(default=None, alias="from")
    end: str | None = Field(default=None, alias="to")


class GapModel(BaseModel):
    """Months that no position and no education covers; without an end where the gap lasts."""

    model_config = ConfigDict(title="Gap", populate_by_name=True)

    start: str = Field(alias="from")
    end: str | None = Field(alias="to")
    months: int | None


class ConstraintModel(BaseModel):
    """A demand or limit that is not a skill."""

    model_config = ConfigDict(title="Constraint")

    kind: str
    value: str
    hard: bool
    quote: str


class PlaceModel(BaseModel):
    """A place named in the document."""

    model_config = ConfigDict(title="Place")

    postcode: str | None
    town: str | None


class SensitiveModel(BaseModel):
    """A detail of health, family or the like, by its place in the text. It is never used."""

    model_config = ConfigDict(title="Sensitive")

    kind: str
    start: int
    end: int


class ReadingModel(BaseModel):
    """A pseudonymised CV and what was read in it."""

    model_config = ConfigDict(title="Reading")

    quality: Quality
    language: str
    text: str = Field(description="Pseudonymised.")
    roles: list[RoleModel]
    education: list[EducationModel]
    evidence: list[Evidence]
    constraints: list[ConstraintModel]
    places: list[PlaceModel]
    gaps: list[GapModel]
    sensitive: list[SensitiveModel]
    pii_removed: dict[str, int]
    layout: str | None = Field(None, description="A form of CV that was recognised, as `jobnet`.")


class ReadingAnswer(ReadingModel):
    """A pseudonymised CV and what was read in it, which is not kept. `profile` can be sent to `recommend`, edited."""

    model_config = ConfigDict(title="ReadingAnswer")

    profile: ProfileForm | None = Field(description="Null where the verdict is unusable.")
    versions: Versions
