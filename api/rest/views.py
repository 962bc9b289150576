"""The routes of /api/v1. Each parses, calls a use case and answers; errors leave through ``api.rest.problems``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Response, abort, jsonify, request
from flask_openapi.blueprint import APIBlueprint
from flask_openapi.models.tag import Tag
from pydantic import ValidationError
from werkzeug.exceptions import UnsupportedMediaType

from api.bootstrap import World
from api.current import services, viewer
from api.errors import InvalidRequestError, MalformedJsonError
from api.rest import reading_schemas, schemas
from api.rest.caching import VERSION_HEADER, may_be_kept
from api.rest.problems import validation_response
from api.usecases import browsing, explaining, health, reading, recommending
from api.usecases.formats import labelled_reading_json
from api.usecases.sessions import exposures
from api.versions import jobvej_version, stamp
from extraction.reading import Reading, Verdict
from ontology.concepts import ConceptKind
from recommender.profile import Profile
from recommender.results import RecommendRequest

B = TypeVar("B", bound=schemas.Body)
T = TypeVar("T")

CV_TAG = Tag(name="cv", description="From a CV to jobs")
_BROWSE = Tag(name="browse", description="What is loaded")
_SERVICE = Tag(name="service", description="The service itself")


def _operation_id(name: str, path: str, method: str) -> str:
    """The name of the function: stable, whatever becomes of its path."""
    return name


api_v1 = APIBlueprint("api_v1", __name__, url_prefix="/api/v1", operation_id_callback=_operation_id)


def languages(wanted: str) -> tuple[str, ...]:
    """The wanted language first, then those of the settings."""
    return (wanted, *(tag for tag in services().settings.languages if tag != wanted))


def answer(world: World | None, model: str | None = None, **fields: Any) -> Response:
    """The fields as JSON, with the versions that they were made with. ``model``: what scored."""
    versions = stamp(None if world is None else world.snapshot, model)
    response = jsonify({**fields, "versions": versions.to_json()})
    response.headers[VERSION_HEADER] = versions.etag
    return response


def created(*whole: Any, **fields: Any) -> Response:
    """What was made, as ``jsonify`` takes it (201)."""
    response = jsonify(*whole, **fields)
    response.status_code = 201
    return response


def paged(found: Sequence[T], query: schemas.PageQuery, row: Callable[[T], Any]) -> Response:
    """One page of a list that is read whole."""
    shown = found[query.offset : query.offset + query.limit]
    return jsonify(total=len(found), items=[row(item) for item in shown])


def body_of(model: type[B]) -> B:
    """The JSON body, or the fields of a form, as ``model``. Files are taken by :func:`_uploaded`."""
    found: Any
    if request.mimetype == "multipart/form-data":
        if not request.form and not request.files and request.content_length != 0:
            raise InvalidRequestError(
                "No field of the form can be read: it is cut short, its boundary differs, or a file name is not UTF-8."
            )
        lists = {"wanted"}
        found = {key: request.form.getlist(key) if key in lists else request.form[key] for key in request.form}
    elif request.mimetype == "application/json":
        found = request.get_json(silent=True)
        if found is None:
            raise MalformedJsonError("The body is not JSON.")
    else:
        raise UnsupportedMediaType("Send application/json, or multipart/form-data with a file.")
    try:
        if request.mimetype == "application/json":
            return model.model_validate_json(request.get_data(), strict=True)  # "5" and 1 are not 5 and true
        return model.model_validate(found)
    except ValidationError as error:
        abort(validation_response(error))


def _uploaded(world: World) -> Reading | None:
    """The CV in the field ``file`` of a form, read; None where there is none."""
    upload = request.files.get("file") if request.mimetype == "multipart/form-data" else None
    if upload is None:
        return None
    return reading.read_cv_bytes(world, upload.stream.read(), upload.filename or None)


def content(model: type[schemas.Body], example: dict[str, Any]) -> dict[str, Any]:
    """The description of a body that may come as JSON or as a form with a file."""
    file = {"type": "string", "contentMediaType": "application/octet-stream", "description": "PDF, DOCX or text."}
    return {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}, "example": example},
            "multipart/form-data": {"schema": {"type": "object", "required": ["file"], "properties": {"file": file}}},
        },
    }


CV_TEXT = "Jeg er sygeplejerske i København og taler engelsk."


@api_v1.post(
    "/cv",
    tags=[CV_TAG],
    summary="Read a CV",
    request_body=content(schemas.CvText, {"text": CV_TEXT}),
    responses={"200": reading_schemas.ReadingAnswer},
)
def post_cv(query: schemas.LanguageQuery) -> Response:
    """Read a CV as PDF, DOCX or text. It is pseudonymised first and not stored.

    A document that cannot be used is answered with its verdict `unusable` and the reasons.
    """
    world = services().world()
    found = _uploaded(world)
    if found is not None and request.form:
        raise InvalidRequestError("Send a file alone, or a text.")
    if found is None:
        found = reading.read_cv_text(world, body_of(schemas.CvText).text)
    chosen = languages(query.lang)
    body = labelled_reading_json(found, world.snapshot.classification, chosen)
    profile = None
    if found.quality.verdict is not Verdict.UNUSABLE:
        profile = Profile.from_reading(found).to_json(world.snapshot.classification, *chosen)
    return answer(world, **body, profile=profile)


@api_v1.post(
    "/recommend",
    tags=[CV_TAG],
    summary="Recommend jobs",
    request_body=content(schemas.RecommendBody, {"text": CV_TEXT, "near": "2100", "radius_km": 30, "top": 5}),
    responses={"200": schemas.RecommendAnswer},
)
def post_recommend() -> Response:
    """Recommend jobs and alternatives for a CV (text, or a file in the field `file`) or for an edited profile.

    To let a consultant correct what was read, send the CV to `cv` first and its `profile`, edited, here.
    """
    body = body_of(schemas.RecommendBody)

    def make(world: World, person: recommending.Person, search: RecommendRequest) -> dict[str, Any]:
        return recommending.recommend(world, person, search, body.lang, unlock=body.unlock)

    return answer_once("recommend", body, request_of(body), make)


@api_v1.post(
    "/explain",
    tags=[CV_TAG],
    summary="Explain one posting",
    request_body=content(schemas.ExplainBody, {"text": CV_TEXT, "source": "kommunejob-demo", "posting_id": "K0001"}),
    responses={"200": schemas.ExplainAnswer},
)
def post_explain() -> Response:
    """Why this posting gets its score for this person, or which limit keeps it out of the list."""
    body = body_of(schemas.ExplainBody)
    key = f"{body.source}/{body.posting_id}"

    def make(world: World, person: recommending.Person, search: RecommendRequest) -> dict[str, Any]:
        return explaining.explain(world, person, search, key, body.lang)

    return answer_once("explain", body, request_of(body), make, key)


def answer_once(
    kind: str,
    body: schemas.PersonBody,
    search: RecommendRequest,
    make: Callable[[World, recommending.Person, RecommendRequest], dict[str, Any]],
    *asked: str,
) -> Response:
    """Answer a question about a person who has no session, and write down what was shown to whom.

    ``asked``: keys of the postings that the question is about; else those of the lists in the answer are written down.
    """
    world = services().world()
    person = person_of(world, body)
    found = make(world, person, search)
    postings = {"asked": list(asked)} if asked else exposures.in_lists(found.get("after", found))
    exposures.without_session(services(), world, viewer(), kind, person.profile, search, postings)
    return answer(world, search.model, **found)


def person_of(world: World, body: schemas.PersonBody) -> recommending.Person:
    """Who is recommended to: by a file, a text or a profile, exactly one of them."""
    uploaded = _uploaded(world)
    if (uploaded is not None) + (body.text is not None) + (body.profile is not None) != 1:
        raise InvalidRequestError("Send exactly one of file, text and profile.")
    if body.profile is not None:
        return recommending.Person.of_profile(body.profile)
    return recommending.Person.of_reading(uploaded or reading.read_cv_text(world, body.text or ""))


def request_of(body: schemas.SearchBody) -> RecommendRequest:
    """The search that a body asks for."""
    return RecommendRequest(
        top=body.top,
        radius_km=body.radius_km,
        near=body.near,
        wanted=None if body.wanted is None else tuple(body.wanted),
        model=body.model,
        dial=body.dial,
    )


def _concepts(kind: ConceptKind, query: schemas.ConceptsQuery) -> Response:
    world = services().world()
    total, items = browsing.find_concepts(world, kind, query.q, languages(query.lang), query.offset, query.limit)
    return answer(world, total=total, items=items, attribution=list(world.snapshot.classification.attribution))


def _concept(kinds: tuple[ConceptKind, ...], query: schemas.OccupationQuery | schemas.SkillQuery) -> Response:
    world = services().world()
    concept = browsing.whole_concept(world, query.uri, kinds, languages(query.lang))
    return answer(world, concept=concept, attribution=list(world.snapshot.classification.attribution))


@api_v1.get("/occupations", tags=[_BROWSE], summary="Search occupations", responses={"200": schemas.ConceptsAnswer})
@may_be_kept
def get_occupations(query: schemas.ConceptsQuery) -> Response:
    """Occupations with a label that contains `q`, the closest first."""
    return _concepts(ConceptKind.OCCUPATION, query)


@api_v1.get("/occupation", tags=[_BROWSE], summary="One occupation", responses={"200": schemas.WholeConceptAnswer})
@may_be_kept
def get_occupation(query: schemas.OccupationQuery) -> Response:
    """An occupation or ISCO group with its labels, skills and place in the hierarchy."""
    return _concept((ConceptKind.OCCUPATION, ConceptKind.ISCO_GROUP), query)


@api_v1.get("/skills", tags=[_BROWSE], summary="Search skills", responses={"200": schemas.ConceptsAnswer})
@may_be_kept
def get_skills(query: schemas.ConceptsQuery) -> Response:
    """Skills with a label that contains `q`, the closest first."""
    return _concepts(ConceptKind.SKILL, query)


@api_v1.get("/skill", tags=[_BROWSE], summary="One skill", responses={"200": schemas.WholeConceptAnswer})
@may_be_kept
def get_skill(query: schemas.SkillQuery) -> Response:
    """A skill or skill group with its labels and place in the hierarchy."""
    return _concept((ConceptKind.SKILL, ConceptKind.SKILL_GROUP), query)


@api_v1.get("/postings", tags=[_BROWSE], summary="List postings", responses={"200": schemas.PostingsAnswer})
@may_be_kept
def get_postings(query: schemas.PostingsQuery) -> Response:
    """Live postings by source and identifier."""
    world = services().world()
    day = services().settings.day.toordinal()
    total, items = browsing.list_postings(
        world.snapshot,
        day,
        query.offset,
        query.limit,
        query.source,
        query.include_expired,
        services().settings.max_age_days,
        query.occupation,
    )
    return answer(world, total=total, items=items)


@api_v1.get(
    "/postings/<source>/<path:posting_id>",
    tags=[_BROWSE],
    summary="One posting",
    responses={"200": schemas.PostingAnswer},
)
@may_be_kept
def get_posting(path: schemas.PostingPath, query: schemas.LanguageQuery) -> Response:
    """One posting with its text and what was read in it."""
    world = services().world()
    return answer(world, posting=browsing.whole_posting(world, path.source, path.posting_id, languages(query.lang)))


@api_v1.get("/health", tags=[_SERVICE], summary="Is the process alive", responses={"200": schemas.HealthAnswer})
def get_health() -> Response:
    """Answers as long as the process does; looks at nothing else."""
    return jsonify({"status": "ok"})


@api_v1.get("/readiness", tags=[_SERVICE], summary="Can it answer", responses={"200": schemas.ReadinessAnswer})
def get_readiness() -> Response:
    """503 with `Retry-After` while nothing is loaded or the store does not answer."""
    world, found = health.readiness(services())
    return answer(world, **found)


@api_v1.get("/version", tags=[_SERVICE], summary="Versions", responses={"200": reading_schemas.Versions})
def get_version() -> Response:
    """Versions of the software and of what is loaded; the hashes are null where nothing is."""
    world = services().world_or_none()
    versions = stamp(None if world is None else world.snapshot).to_json()
    return jsonify({**versions, "jobvej": jobvej_version()})
