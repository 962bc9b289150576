"""The reference as a page of the service: no scripts, nothing from elsewhere. And the document that it is made of."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template

from api.rest.document import openapi_document
from api.rest.reference import GENERAL, reference

_STYLE = Path(__file__).parent / "templates" / "reference.css"
reference_pages = Blueprint("reference", __name__, template_folder="templates", url_prefix="/api/v1")


@reference_pages.get("/openapi.json")
def openapi_json() -> Response:
    """The OpenAPI 3.1 document."""
    return jsonify(openapi_document(current_app))  # type: ignore[arg-type]  # the application is ours


@reference_pages.get("/docs")
def docs() -> Response:
    """The reference, in English as the document is."""
    found = reference(openapi_document(current_app))  # type: ignore[arg-type]  # the application is ours
    body = render_template("reference.html", found=found, general=GENERAL)
    return Response(
        body, mimetype="text/html", headers={"Content-Language": "en", "Cache-Control": "private, no-cache"}
    )


@reference_pages.get("/docs.css")
def docs_css() -> Response:
    """Its style sheet."""
    return Response(_STYLE.read_bytes(), mimetype="text/css", headers={"Cache-Control": "private, no-cache"})
