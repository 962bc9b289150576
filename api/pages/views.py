"""The page's one route: the form, and below it what was read and recommended. Nothing is kept between requests."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, current_app, make_response, render_template, request
from pydantic import TypeAdapter, ValidationError
from werkzeug.exceptions import HTTPException

from api.bootstrap import Services, World
from api.errors import ApiError, InvalidRequestError
from api.pages.catalogue import LANGUAGES, Words
from api.pages.reading_view import reading_view
from api.pages.result_view import result_view
from api.rest.problems import problem_of
from api.rest.schemas import Postcode
from api.usecases import reading as read
from api.usecases import recommending
from api.usecases.terms import note_of
from api.versions import stamp
from extraction.reading import Reading, Verdict
from ontology.attribution import ESCO_ATTRIBUTION
from recommender.results import DEFAULT_RADIUS_KM, RecommendRequest

pages = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static")
_log = logging.getLogger("jobvej.pages")
_POSTCODE: TypeAdapter[str] = TypeAdapter(Postcode)


@dataclass(frozen=True, slots=True)
class Form:
    """What the form holds, as it was sent."""

    text: str = ""
    near: str = ""
    radius: str = f"{DEFAULT_RADIUS_KM:g}"
    wanted: str = ""

    @classmethod
    def sent(cls) -> Form:
        """The form of this request."""
        values = {name: request.form.get(name, "").strip() for name in ("text", "near", "radius", "wanted")}
        return cls(**values)

    def request(self) -> RecommendRequest:
        """The search that it asks for. Raises InvalidRequestError."""
        try:
            near = _POSTCODE.validate_python(self.near) if self.near else None
            radius = float(self.radius.replace(",", ".") or DEFAULT_RADIUS_KM)
        except (ValidationError, ValueError):
            raise InvalidRequestError("postcode or radius") from None
        if not 0 < radius <= 1000:
            raise InvalidRequestError("radius")
        titles = tuple(title.strip()[:200] for title in self.wanted.split(",") if title.strip())
        return RecommendRequest(radius_km=radius, near=near, wanted=titles[:20] or None)


class NoDocumentError(ApiError):
    """Neither a file nor a text was sent."""

    code = "no_document"
    status = 422


def _services() -> Services:
    found: Services = current_app.extensions["jobvej"]
    return found


def _words() -> Words:
    return Words(request.args.get("lang", LANGUAGES[0]))


def _page(template: str, status: int = 200, world: World | None = None, **values: Any) -> Response:
    words = _words()
    snapshot = None if world is None else world.snapshot
    due = () if snapshot is None else snapshot.classification.attribution
    body = render_template(
        template,
        words=words,
        other_language=LANGUAGES[1 - LANGUAGES.index(words.language)],
        esco_attribution=ESCO_ATTRIBUTION,
        other_attributions=[line for line in due if line != ESCO_ATTRIBUTION],
        stamp=stamp(snapshot),
        **values,
    )
    response = make_response(body, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = words.language
    return response


@pages.get("/")
def index() -> Response:
    """The empty form; says so where nothing is loaded."""
    try:
        world = _services().world()
    except Exception as error:  # noqa: BLE001 - shown in words; the page itself always comes
        return _failed(error, Form(), 200)
    return _page("index.html", world=world, form=Form())


@pages.post("/")
def answer() -> Response:
    """Read what was sent and show what was found."""
    form = Form.sent()
    try:
        search = form.request()
        world = _services().world()
        found = _read(world, form)
        words = _words()

        def local(uri: str | None) -> str:
            return note_of(world, uri, (words.language, *LANGUAGES))

        view = reading_view(found, world.snapshot.classification, words, local)
        results = None
        if found.quality.verdict is not Verdict.UNUSABLE:
            person = recommending.Person.of_reading(found)
            results = result_view(recommending.recommend(world, person, search, words.language), words, local)
    except Exception as error:  # noqa: BLE001 - shown in words, by its code
        return _failed(error, form)
    # What stands in the field from now on is the pseudonymised text, so that a changed search needs no second upload.
    shown = Form(found.text, form.near, form.radius, form.wanted)
    return _page("index.html", world=world, form=shown, reading=view, results=results)


def _read(world: World, form: Form) -> Reading:
    upload = request.files.get("cv")
    if upload is not None and upload.filename:
        return read.read_cv_bytes(world, upload.stream.read(), upload.filename)
    if form.text:
        return read.read_cv_text(world, form.text)
    raise NoDocumentError("Choose a file or paste a text.")


def _failed(error: Exception, form: Form, status: int | None = None) -> Response:
    problem = problem_of(error)
    words = _words()
    shown = words.of("error", problem.code, words["error_default"])
    response = _page("index.html", status or problem.status, form=form, error=shown)
    if problem.retry_after_s is not None and status is None:
        response.headers["Retry-After"] = str(problem.retry_after_s)
    return response


def problem_page(error: Exception) -> Response:
    """An error outside the page's own route, for a browser: a missing page, a body that is too large."""
    problem = problem_of(error)
    words = _words()
    response = _page("problem.html", problem.status, error=words.of("error", problem.code, words["error_default"]))
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name.lower() == "allow":
                response.headers["Allow"] = value
    return response


def wants_page() -> bool:
    """Whether this request comes from somebody looking at a page, rather than from a program."""
    return (
        not request.path.startswith("/api/")
        and request.accept_mimetypes.accept_html
        and (request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html")
    )
