"""A document after parsing: its text, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, not yet pseudonymised: never log it, never write it.

    ``text`` is NFC with "\\n" line ends; list items begin with "- ", table cells of one row are two blanks apart, and
    paragraphs that the page broke into lines are whole again. ``format`` is "pdf", "docx", "html", "text", "xml",
    "json" or "empty".
    ``pages`` is 1 where the format has none. ``reasons`` are codes for extraction.quality: "empty", "scanned_only"
    (pictures and no text), "partly_scanned" (pages of pictures among others), "damaged" (the end is missing).
    ``layout`` names a form that was recognised: "jobnet" (the job portal's print-out), "europass", "json_resume",
    or None. ``scanned`` are the pages (from 0) that are pictures without text.
    """

    text: str
    format: str
    pages: int = 1
    reasons: tuple[str, ...] = ()
    layout: str | None = None
    scanned: tuple[int, ...] = ()
