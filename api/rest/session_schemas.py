"""What the routes under /api/v1/sessions are sent (see ``api.rest.schemas``)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, field_validator

from api.rest.reason_schemas import ChangeForm, Uri, from_text
from api.rest.schemas import Body, LanguageQuery, PageQuery, ShortText
from api.usecases.sessions.keeping import Reason, Verdict
from api.usecases.sessions.search import Search
from extraction.documents.limits import MAX_TEXT_CHARS

Tongue = Literal["da", "en"]
Comment = Annotated[str, StringConstraints(max_length=2_000)]
EXAMPLE_ID = "q7Xn2cVtR0y8mJ4LzE1sWA"
PersonKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class OpenBody(Body):
    """A new session. A CV may come as text here, or as files in the field `file` of a form."""

    text: str | None = Field(None, min_length=1, max_length=MAX_TEXT_CHARS, description="A CV as text.")
    person_key: PersonKey | None = Field(
        None, description="HMAC-SHA-256 of the person's number, in hex; its secret stays with the municipality."
    )
    legal_basis: str = Field("", max_length=200, description="On what legal basis the CV is read.")
    notice_given: bool = Field(False, description="Whether the citizen has been told what happens.")
    language: Tongue = "da"
    search: Search | None = Field(None, description="In a form: the same as JSON text.")

    @field_validator("search", mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return from_text(value)


class TextBody(Body):
    """One more CV as text; files go as multipart/form-data in the field `file`."""

    text: str | None = Field(None, min_length=1, max_length=MAX_TEXT_CHARS)


class ChangeBody(Body):
    """What to set; what is left out stays, also within `search`."""

    search: Search | None = Field(None, examples=[{"near": "2100", "radius_km": 20}])
    legal_basis: str | None = Field(None, max_length=200)
    notice_given: bool | None = None
    language: Tongue | None = None


def set_in(search: Search | None) -> dict[str, Any] | None:
    """The fields that were sent; null sets a field back to what was read."""
    return None if search is None else search.model_dump(exclude_unset=True)


class SkillBody(Body):
    """A change of one skill."""

    uri: Uri = Field(examples=["https://jobvej.example/demo/skill/english"])
    state: Literal["confirmed", "removed", "added", "wished", "unwanted", "corrected", "as_read"]
    to: Uri | None = Field(None, description="For `corrected`: the right skill, resting on the same words.")
    quote: str = Field("", max_length=1_000, description="Words of the document that `added` rests on.")


class WorkBody(Body):
    """A change of work done or wanted: `key` takes one away, `title` adds one."""

    key: str | None = Field(None, max_length=1_100)
    as_read: bool = Field(False, description="Take the change of `key` back.")
    title: ShortText | None = None
    uri: Uri | None = None
    relation: Literal["past", "wanted", "unwanted"] = "past"


class ConditionBody(Body):
    """A condition that was read, by its key: taken away, or that taken back."""

    key: str = Field(min_length=1, max_length=1_100, examples=["language|en"])
    removed: bool = True


class PostingBody(Body):
    """The key of a posting: its source, a slash, its identifier."""

    posting: str = Field(min_length=1, max_length=520, examples=["kommunejob-demo/K0001"])


class FeedbackBody(PostingBody):
    """What is said of a posting."""

    verdict: Verdict
    reason: Reason | Literal[""] = Field(
        "", description="Why it is unsuitable; empty for none given.", examples=["distance"]
    )
    comment: Comment = ""


class ShortlistBody(PostingBody):
    """A job to keep, and a note on it."""

    note: Comment = ""


class OrderBody(Body):
    """The order of the shortlist: each of its jobs once."""

    postings: list[Annotated[str, StringConstraints(min_length=1, max_length=520)]] = Field(max_length=100)


class NoteBody(Body):
    """A note."""

    text: Comment = Field(min_length=1)


class TicketBody(Body):
    """A skill that was read wrongly."""

    uri: Uri
    wanted_uri: Uri | None = Field(None, description="What it should have been.")
    comment: Comment = ""


class TicketAnswerBody(Body):
    """How a ticket ends."""

    status: Literal["open", "done", "declined"]
    answer: Comment = ""


class CompareManyBody(Body):
    """Two to four postings."""

    postings: list[Annotated[str, StringConstraints(min_length=1, max_length=520)]] = Field(min_length=2, max_length=4)


class SessionWhatIfBody(Body):
    """What would be different, and controls that would be set otherwise."""

    change: ChangeForm | None = None
    search: Search | None = Field(None, description="Fields left out stay.", examples=[{"hours": "part"}])


class EraseBody(Body):
    """Whether the person also opts out."""

    opt_out: bool = False


class SessionPath(BaseModel):
    """A session."""

    session_id: str = Field(max_length=32, description="As `POST /sessions` gave it.", examples=[EXAMPLE_ID])


class DocumentPath(SessionPath):
    """A document of a session."""

    document_id: str = Field(max_length=32, description="A document's `id`.", examples=[EXAMPLE_ID])


class NotePath(SessionPath):
    """A note of a session."""

    note_id: str = Field(max_length=32, description="A note's `id`.", examples=[EXAMPLE_ID])


class TicketPath(BaseModel):
    """A ticket."""

    ticket_id: str = Field(max_length=32, description="A ticket's `id`.", examples=[EXAMPLE_ID])


class PersonPath(BaseModel):
    """A person's key."""

    person_key: PersonKey = Field(description="As sessions were opened with.", examples=["0123456789abcdef" * 4])


class ResultsQuery(LanguageQuery):
    """How long the lists may be."""

    top: int = Field(20, ge=1, le=100, description="Most jobs.", examples=[5])
    alternatives: int = Field(10, ge=0, le=50, description="Most alternatives.", examples=[5])


class PostingQuery(LanguageQuery):
    """The posting that is asked about."""

    posting: str = Field(
        min_length=1,
        max_length=520,
        description="A posting's key: its source, a slash, its identifier.",
        examples=["kommunejob-demo/K0001"],
    )


class CareerQuery(LanguageQuery):
    """Where the path leads."""

    to: str | None = Field(None, max_length=500, description="URI of an occupation; null for anywhere.")
    top: int = Field(5, ge=1, le=20, description="Most paths.")


class OccupationsQuery(LanguageQuery):
    """How many occupations."""

    top: int = Field(20, ge=1, le=100, description="Most occupations.")


class TicketsQuery(PageQuery):
    """Which tickets."""

    status: Literal["open", "done", "declined"] | None = Field(None, description="Null: all.", examples=["open"])


class LogQuery(PageQuery):
    """Which part of the log; times in ISO 8601 with an offset."""

    since: str | None = Field(
        None, max_length=40, description="From this moment on.", examples=["2026-11-01T00:00:00+00:00"]
    )
    until: str | None = Field(None, max_length=40, description="Before this moment.")
