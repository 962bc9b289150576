"""HTML to text: whole pages by lxml inside the worker, short fragments (a posting's description) by a scanner.

Scripts, styles and what is no text are dropped; blocks become lines, list items begin with "- ".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from extraction.documents.document import Document
from extraction.documents.limits import MAX_JSON_LD_BLOCKS
from extraction.documents.text import decode
from extraction.documents.tidy import tidy
from extraction.errors import DocumentTooLargeError, UnreadableDocumentError

_PARAGRAPHS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "section", "article", "header", "footer")
)
_BLOCKS = _PARAGRAPHS | frozenset(
    (
        "address",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "optgroup",
        "option",
        "pre",
        "select",
        "summary",
        "tbody",
        "tfoot",
        "thead",
        "title",
        "tr",
    )
)
_CELLS = frozenset(("td", "th"))
_DROPPED = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "textarea",
    )
)
_VOID = frozenset(("embed",))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_JSON_LD = "application/ld+json"
_SPACE = re.compile(r"\s+")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9]*")
_TAG = re.compile(
    r"</?(?:br|p|div|li|ul|ol|h[1-6]|span|b|strong|i|em|u|a|table|td|tr|font|section|script|style)\b|<!--",
    re.IGNORECASE,
)
"""Text with none of these is taken as plain text, so that "R < 3" and "<navn>" in it survive."""


class _Flow:
    """Collects text and decides where lines end: line breaks wait until there is text to stand before."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._dropped = 0
        self._breaks = 0
        self._bullet = False

    def start(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropped += tag not in _VOID
        elif self._dropped:
            return
        elif tag in _BLOCKS:
            self._break(tag)
            self._bullet = self._bullet or tag == "li"
        elif tag in _CELLS and not self._breaks:
            self._pieces.append("  ")

    def end(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropped = max(self._dropped - (tag not in _VOID), 0)
        elif not self._dropped and tag in _BLOCKS and tag != "br":
            self._break(tag)
            self._bullet = self._bullet and tag != "li"

    def data(self, text: str | None) -> None:
        if not text or self._dropped:
            return
        text = _SPACE.sub(" ", text)
        if self._breaks or not self._pieces or self._pieces[-1].endswith(" "):
            text = text.lstrip()
        if not text:
            return
        if self._pieces:
            self._pieces.append("\n" * min(self._breaks, 2))
        if self._bullet:
            self._pieces.append("- ")
        self._pieces.append(text)
        self._breaks, self._bullet = 0, False

    def _break(self, tag: str) -> None:
        # A paragraph inside a list item ends no more than the item does.
        self._breaks = max(self._breaks, 2 if tag in _PARAGRAPHS and not self._bullet else 1)

    def text(self) -> str:
        return tidy("".join(self._pieces))


def parse_html(data: bytes) -> Document:
    """The document in an HTML page. Raises UnreadableDocumentError or DocumentTooLargeError."""
    flow = _Flow()
    for event, element in etree.iterwalk(_tree(data), events=("start", "end", "comment", "pi")):
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "start":
            flow.start(tag)
            flow.data(element.text)
        elif event == "end":
            flow.end(tag)
            flow.data(element.tail)
        else:
            flow.data(element.tail)
    text = flow.text()
    return Document(text, "html", 1, () if text else ("empty",))


def json_ld_blocks(data: bytes) -> list[str]:
    """The JSON-LD scripts of an HTML page, untouched, in their order. Errors as ``parse_html``."""
    found: list[str] = []
    for script in _tree(data).iter("script"):
        if str(script.get("type", "")).split(";")[0].strip().lower() == _JSON_LD:
            found.append(script.text or "")
            if len(found) > MAX_JSON_LD_BLOCKS:
                raise DocumentTooLargeError(f"The page holds more than {MAX_JSON_LD_BLOCKS} JSON-LD scripts.")
    return found


def _tree(data: bytes) -> etree._Element:
    text = _decoded(data).replace("\x00", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableDocumentError("The HTML cannot be read. Save the page again, or paste its text.")
    return root


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def fragment_text(fragment: str) -> str:
    """The text of an HTML fragment (or of plain text) of at most MAX_TEXT_CHARS, in one pass over its tags.

    A "<" that begins no tag stays. Raises DocumentTooLargeError.
    """
    if not _TAG.search(fragment):
        # Feeds often escape the markup once more, so that it arrives as text.
        fragment = html.unescape(fragment)
        if not _TAG.search(fragment):
            return tidy(fragment)
    flow = _Flow()
    for kind, value in _tokens(fragment):
        if kind == "data":
            flow.data(html.unescape(value))
        elif kind == "start":
            flow.start(value)
        else:
            flow.end(value)
    return flow.text()


def _tokens(fragment: str) -> Iterator[tuple[str, str]]:
    """("data", text), ("start", tag) and ("end", tag); each character is looked at once."""
    place, length = 0, len(fragment)
    while place < length:
        opening = fragment.find("<", place)
        if opening < 0:
            yield "data", fragment[place:]
            return
        if opening > place:
            yield "data", fragment[place:opening]
        if fragment.startswith("<!--", opening):
            closing = fragment.find("-->", opening + 4)
            place = length if closing < 0 else closing + 3
            continue
        ending = fragment.startswith("/", opening + 1)
        name = _NAME.match(fragment, opening + 1 + ending)
        if name is None and not fragment.startswith(("!", "?"), opening + 1):
            yield "data", "<"
            place = opening + 1
            continue
        closing = fragment.find(">", opening)
        if closing < 0:
            return
        if name is not None:
            yield "end" if ending else "start", name[0].lower()
        place = closing + 1
