"""What every page is made with: the language, the frame around it, fragments for htmx, errors in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, make_response, render_template, request, session, url_for
from flask_babel import Babel, get_translations

from api.bootstrap import World
from api.current import see_other, services
from api.pages.catalogue import FOLDER, LANGUAGES, Words
from api.rest.problems import allowed, problem_of
from api.versions import stamp
from ontology.attribution import (
    ESCO_ATTRIBUTION,
    ESCO_CHANGES,
    JRC_ATTRIBUTION,
    NACE_ATTRIBUTION,
    NESTA_ATTRIBUTION,
)

P = ParamSpec("P")
_NAMED = re.compile(r"(?:search\.)?(near|radius|minutes|languages|licences|wanted|unwanted|legal_basis)")
"""How an error of a form begins (``api.usecases.sessions.search``)."""
_FIELD_OF_CODE = {"unknown_place": "near", "no_document": "file", "misnamed_document": "file"}
_DUE = {ESCO_CHANGES: "changes", JRC_ATTRIBUTION: "jrc", NACE_ATTRIBUTION: "nace", NESTA_ATTRIBUTION: "nesta"}
_LANGUAGE = "lang"


def language() -> str:
    """The language of this request: asked for in the address, else chosen before, else the browser's, else Danish."""
    asked = request.args.get(_LANGUAGE)
    if asked in LANGUAGES:
        if session.get(_LANGUAGE) != asked:
            session[_LANGUAGE] = asked
        return str(asked)
    chosen = session.get(_LANGUAGE)
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])


def words() -> Words:
    """The texts in the language of this request, from Flask-Babel, which keeps the catalogues."""
    return Words(language(), get_translations())


def install(app: Flask) -> None:
    """Let Flask-Babel load the catalogues, in the language of each request."""
    Babel(app, LANGUAGES[0], default_translation_directories=str(FOLDER), locale_selector=language)


def tongues() -> tuple[str, ...]:
    """The language of this request, then the others."""
    first = language()
    return (first, *(tag for tag in services().settings.languages if tag != first))


def page(template: str, status: int = 200, world: World | None = None, **values: Any) -> Response:
    """A whole page."""
    texts = words()
    other = LANGUAGES[1 - LANGUAGES.index(texts.language)]
    snapshot = None if world is None else world.snapshot
    due = () if snapshot is None else snapshot.classification.attribution
    body = render_template(
        template,
        words=texts,
        other_language=other,
        switch=_here_in(other),
        account=g.get("viewer") if services().settings.access == "accounts" else None,
        esco_attribution=ESCO_ATTRIBUTION,
        other_attributions=[_due(line, texts) for line in due if line != ESCO_ATTRIBUTION],
        stamp=stamp(snapshot),
        **values,
    )
    response = make_response(body, status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = texts.language
    return response


def _due(line: str, texts: Words) -> tuple[str, str]:
    """A sentence that a source asks for, in the page's language where it is one of ours, and the language it is in."""
    key = _DUE.get(line)
    return (texts.of("due", key), texts.language) if key else (line, "en")


def _here_in(other: str) -> str:
    """The address of this page in another language; after a form that has no page of its own, of the start."""
    here = current_app.create_url_adapter(request)
    if here is None or "GET" not in here.allowed_methods(request.path):
        return url_for("pages.index", lang=other)
    asked = {**request.args.to_dict(flat=False), _LANGUAGE: [other]}
    return f"{request.path}?{urlencode(asked, doseq=True)}"


def fragment(template: str, **values: Any) -> Response:
    """A part of a page, for htmx."""
    response = make_response(render_template(template, words=words(), **values))
    response.headers["Cache-Control"] = "no-store"
    return response


def by_htmx() -> bool:
    """Whether htmx asks, and a part of the page will do."""
    return request.headers.get("HX-Request") == "true"


def back(endpoint: str, anchor: str | None = None, **values: Any) -> Response:
    """After a form: to a page, by GET. htmx would put the page into a part of this one, so it is told to go there."""
    address = url_for(endpoint, _anchor=anchor, **values)
    if by_htmx():
        return Response(status=204, headers={"HX-Redirect": address})
    return see_other(address)


def said(error: Exception) -> str:
    """The error in words, by its code, with the field that it is about."""
    problem, texts = problem_of(error), words()
    told = texts.of("error", problem.code, texts["error_default"])
    wrong = wrong_field(error)
    if not wrong:
        return told
    how = texts.of("wrong", wrong, "") if problem.code == "invalid_request" else ""
    return f"{told} ({texts.of('field', wrong)})" + (f" {how}" if how else "")


def wrong_field(error: Exception) -> str:
    """The field of a form that an error is about, by its name; "" where it is about none."""
    code = problem_of(error).code
    if code in _FIELD_OF_CODE:
        return _FIELD_OF_CODE[code]
    found = _NAMED.match(str(error)) if code == "invalid_request" else None
    return found[1] if found else ""


def failed(error: Exception, template: str = "problem.html", **values: Any) -> Response:
    """A page that says what went wrong; for htmx the same words, and the part that was asked for stays as it was."""
    problem = problem_of(error)
    if by_htmx():
        response = fragment("_error.html", error=said(error))
        response.status_code = problem.status
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#alerts", "innerHTML"
    else:
        response = page(template, problem.status, _world_if_there(), error=said(error), **values)
    if problem.retry_after_s is not None:
        response.headers["Retry-After"] = str(problem.retry_after_s)
    response.headers.update(allowed(error))
    return response


def _world_if_there() -> World | None:
    try:
        return services().world_or_none()
    except Exception:  # noqa: BLE001 - the page says what was wrong at first
        return None


def in_words(view: Callable[P, Response]) -> Callable[P, Response]:
    """A view whose errors are said on a page."""

    @wraps(view)
    def shown(*arguments: P.args, **named: P.kwargs) -> Response:
        try:
            return view(*arguments, **named)
        except Exception as error:  # noqa: BLE001 - shown in words, by its code
            return failed(error)

    return shown


def problem_page(error: Exception) -> Response:
    """An error outside the pages' own routes, for a browser: a missing page, a body that is too large."""
    return failed(error)


def wants_page() -> bool:
    """Whether this request comes from somebody looking at a page, rather than from a program."""
    return (
        not request.path.startswith("/api/")
        and request.accept_mimetypes.accept_html
        and (request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html")
    )
