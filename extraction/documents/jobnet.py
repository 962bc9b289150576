"""The print-out of a CV from Jobnet, the public job portal of Denmark: how it is known, and what is no part of the CV.

The print-out has fixed headings, and on each page the portal's name, the date of printing and the page's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extraction.documents.document import Document
from extraction.documents.pages import PAGE_NUMBER
from extraction.documents.tidy import tidy

JOBNET = "jobnet"

_NAME = re.compile(r"(?<![\w@.])(?:www\.)?jobnet(?:\.dk)?(?![\w@])", re.IGNORECASE)
_MAX_NAME_LINE = 60
_HEADINGS = (
    re.compile(r"(?:personlige oplysninger|kontaktoplysninger)", re.IGNORECASE),
    re.compile(r"(?:resumé|resume|om mig|profil)", re.IGNORECASE),
    re.compile(r"(?:ønsket job|ønskede job|jobønsker|ønsker til job|ønskede stillinger|jobmål)", re.IGNORECASE),
    re.compile(r"(?:erhvervserfaring|joberfaring|arbejdserfaring)", re.IGNORECASE),
    re.compile(r"uddannelser?", re.IGNORECASE),
    re.compile(r"(?:kurser(?: og certifikater| og certificeringer)?|certifikater)", re.IGNORECASE),
    re.compile(r"(?:kompetencer|faglige kompetencer|personlige kompetencer)", re.IGNORECASE),
    re.compile(r"sprog(?:kundskaber)?", re.IGNORECASE),
    re.compile(r"it-(?:kundskaber|kompetencer|færdigheder)", re.IGNORECASE),
    re.compile(r"kørekort(?: og transport)?", re.IGNORECASE),
)
_MIN_HEADINGS = 5
"""Of the portal's headings, beside its name; a CV without the name is not taken for its print-out."""
_NOISE = re.compile(
    r"(?:(?:www\.)?jobnet(?:\.dk)?(?:\s*[-–|:]?\s*(?:mit )?cv)?|(?:mit )?cv (?:fra|på) jobnet(?:\.dk)?|"
    r"(?:udskrevet|udskriftsdato|dato for udskrift)(?: den)?:? ?\d[\d./: -]*(?:kl\.? ?[\d.:]+)?|"
    r"(?:cv-(?:nr|id|nummer)|id)\.?:? ?\d+)",
    re.IGNORECASE,
)


def portal_of(edges: Iterable[str], text: str) -> str | None:
    """JOBNET where lines at the edges of pages name the portal and the text has its headings, else None."""
    return JOBNET if any(map(_names_portal, edges)) and _headings_in(text) >= _MIN_HEADINGS else None


def recognised(document: Document) -> Document:
    """The document with its layout, and without the portal's own lines where it is the portal's print-out."""
    lines = document.text.split("\n")
    layout = document.layout or portal_of((line for line in lines if len(line) <= _MAX_NAME_LINE), document.text)
    if layout != JOBNET:
        return replace(document, layout=layout)
    kept = [line for line in lines if not _is_noise(line)]
    return replace(document, text=tidy("\n".join(kept)), layout=layout)


def _names_portal(line: str) -> bool:
    parts = [part for part in line.split("  ") if part.strip()]
    return bool(_NAME.search(line)) and len(line) <= 2 * _MAX_NAME_LINE and any(map(_is_noise, parts))


def _is_noise(line: str) -> bool:
    parts = [part.strip() for part in re.split(r" {2,}|\s[|·•]\s", line) if part.strip()]
    return bool(parts) and all(_NOISE.fullmatch(part) or PAGE_NUMBER.fullmatch(part) for part in parts)


def _headings_in(text: str) -> int:
    lines = {line.strip(" :") for line in text.split("\n") if len(line) <= _MAX_NAME_LINE}
    return sum(any(heading.fullmatch(line) for line in lines) for heading in _HEADINGS)
