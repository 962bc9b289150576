"""DOCX by zipfile and lxml: headers, body and footers in document order. Runs inside the worker.

The parts are read straight from the archive, with limits on what they unpack to, because a document's text needs three
kinds of XML parts and none of its pictures, styles or embedded files. Document types and entities are refused.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from extraction.documents.archive import check_archive
from extraction.documents.cells import cell_lines
from extraction.documents.document import Document
from extraction.documents.limits import MAX_PART_BYTES, MAX_TABLE_DEPTH, MAX_TEXT_CHARS
from extraction.documents.pages import PAGE_NUMBER
from extraction.documents.safe_xml import declares_types, local_name, parse_xml
from extraction.documents.sniff import READABLE
from extraction.documents.tidy import check_length, tidy
from extraction.errors import DocumentTooLargeError, UnreadableDocumentError, UnsupportedFormatError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAIN_TYPE = re.compile(
    r"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled"
)
_OTHERS = (("xl/", "a spreadsheet"), ("ppt/", "a presentation"), ("content.xml", "an OpenDocument file"))
_FLAG_ENCRYPTED = 0x1
_MIN_COLUMN_LINES = 4
"""A text box with fewer lines is read where it is anchored: a heading, a name."""
_SKIPPED = {"del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "instrText", "delText", "footnotePr"}
_DAMAGED = "The DOCX is damaged or incomplete. Open it on your own machine, save it again and send that."


def parse_docx(data: bytes) -> Document:
    """The document in a DOCX.

    Raises UnsupportedFormatError (another kind of zip archive), UnreadableDocumentError (damaged, password, document
    type declaration) or DocumentTooLargeError (what it unpacks to).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _parse(_Parts(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OverflowError, OSError):
        raise UnreadableDocumentError(_DAMAGED) from None


def _parse(parts: _Parts) -> Document:
    main = parts.main_name()
    body = parts.xml(main)
    if body is None:
        raise UnreadableDocumentError(_DAMAGED)
    folder = posixpath.dirname(main)
    reader = _Reader()
    lines = _once(reader, parts, rf"{re.escape(folder)}/header\d*\.xml")
    lines.extend(reader.blocks_of(body))
    lines.extend(reader.take_columns())
    lines.extend(_once(reader, parts, rf"{re.escape(folder)}/footer\d*\.xml"))
    for name in parts.names(rf"{re.escape(folder)}/(?:footnotes|endnotes)\d*\.xml"):
        lines.extend(reader.blocks_of(parts.xml(name)))
    text = tidy("\n".join(lines))
    reasons = () if text else ("scanned_only",) if parts.names(rf"{re.escape(folder)}/media/.+") else ("empty",)
    return Document(text, "docx", 1, reasons)


def _once(reader: _Reader, parts: _Parts, pattern: str) -> list[str]:
    """The lines of headers or footers, each once (first and even pages have their own copies), no page numbers."""
    lines = [line for name in parts.names(pattern) for line in reader.blocks_of(parts.xml(name))]
    lines.extend(reader.take_columns())
    return [line for line in dict.fromkeys(lines) if not PAGE_NUMBER.fullmatch(line)]


class _Parts:
    """The files of the archive, each unpacked within its limit."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}
        check_archive(archive, "DOCX")

    def names(self, pattern: str) -> list[str]:
        """The files whose whole name matches, in the order of their names."""
        return sorted(name for name in self._infos if re.fullmatch(pattern, name))

    def main_name(self) -> str:
        """The file with the body. Raises UnsupportedFormatError where the archive is no DOCX."""
        if "[Content_Types].xml" in self._infos:
            types = self.xml("[Content_Types].xml")
            for entry in types if types is not None else ():
                if _MAIN_TYPE.search(str(entry.get("ContentType", ""))):
                    name = str(entry.get("PartName", "")).lstrip("/")
                    if name in self._infos:
                        return name
        if "word/document.xml" in self._infos:
            return "word/document.xml"
        for prefix, kind in _OTHERS:
            if any(name.startswith(prefix) for name in self._infos):
                raise UnsupportedFormatError(f"The file is {kind}, which cannot be read. Send {READABLE}.")
        raise UnsupportedFormatError(f"The file is a zip archive and no DOCX. Unpack it and send {READABLE}.")

    def xml(self, name: str) -> etree._Element | None:
        """A part, parsed without network, document type or entities; None where its root is empty."""
        info = self._infos[name]
        if info.flag_bits & _FLAG_ENCRYPTED:
            raise UnreadableDocumentError("The DOCX is protected by a password. Save it without one and send it again.")
        with self._archive.open(info) as stream:
            data = stream.read(MAX_PART_BYTES + 1)
        if len(data) > MAX_PART_BYTES:
            raise DocumentTooLargeError(
                f"A part of the DOCX is over {MAX_PART_BYTES // 1024 // 1024} MB. Send the CV or posting alone."
            )
        if declares_types(data):
            raise UnreadableDocumentError(
                "The DOCX declares a document type or entities, which no word processor does."
            )
        try:
            return parse_xml(data)
        except etree.XMLSyntaxError:
            raise UnreadableDocumentError(_DAMAGED) from None


class _Reader:
    """Walks the XML of the parts and counts what it has read."""

    def __init__(self) -> None:
        self._characters = 0
        self._columns: list[str] = []

    def take_columns(self) -> list[str]:
        """The text boxes that hold a column of their own, since the last call."""
        columns, self._columns = self._columns, []
        return columns

    def blocks_of(self, root: etree._Element | None) -> list[str]:
        """Paragraphs and tables of a part."""
        return [] if root is None else list(self._blocks(root, 0))

    def _blocks(self, parent: etree._Element, depth: int) -> Iterator[str]:
        if depth > MAX_TABLE_DEPTH:
            return
        for child in parent:
            name = local_name(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tbl":
                yield ""
                yield from self._table(child, depth + 1)
                yield ""
            elif name and name not in _SKIPPED:
                yield from self._blocks(child, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[str]:
        for row in _descend(table, "tr"):
            cells = [list(self._blocks(cell, depth)) for cell in _descend(row, "tc") if not _is_continued(cell)]
            yield from cell_lines([trimmed for cell in cells if (trimmed := _trim(cell))])

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[str]:
        pieces: list[str] = []
        boxes: list[etree._Element] = []
        self._inline(paragraph, pieces, boxes, 0)
        text = "".join(pieces)
        self._characters += len(text)
        if self._characters > MAX_TEXT_CHARS:
            check_length(self._characters)
        if text.strip():
            heading, item = _style(paragraph)
            yield from ([""] if heading else [])
            yield f"- {text.strip()}" if item else text.strip(" ")
        elif not boxes:
            yield ""
        for box in boxes:
            lines = list(self._blocks(box, depth + 1))
            if sum(bool(line.strip()) for line in lines) >= _MIN_COLUMN_LINES:
                # Its anchor says where it hangs on the page, and nothing of where it belongs in the text.
                self._columns.extend(["", *lines, ""])
            else:
                yield from ("", *lines, "")

    def _inline(self, parent: etree._Element, pieces: list[str], boxes: list[etree._Element], depth: int) -> None:
        for child in parent:
            name = local_name(child)
            if name == "t":
                pieces.append(child.text or "")
            elif name in _CHARACTERS:
                pieces.append(_CHARACTERS[name])
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "sym":
                pieces.append("•" if not pieces else " ")
            elif name and name not in _SKIPPED and depth < 60:
                self._inline(child, pieces, boxes, depth + 1)


_CHARACTERS = {"tab": "  ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "  "}


def _value(element: etree._Element | None) -> str | None:
    if element is None:
        return None
    return element.get(f"{_W}val") or element.get(f"{_W_STRICT}val")


def _descend(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also where they stand in content controls."""
    for child in parent:
        name = local_name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _descend(child, wanted)


def _is_continued(cell: etree._Element) -> bool:
    """Whether the cell is the covered part of a vertical merge."""
    for properties in cell:
        if local_name(properties) == "tcPr":
            return any(local_name(item) == "vMerge" and _value(item) in (None, "continue") for item in properties)
    return False


def _style(paragraph: etree._Element) -> tuple[bool, bool]:
    """Whether the paragraph is a heading, and whether it is a list item."""
    heading = item = False
    for properties in paragraph:
        if local_name(properties) != "pPr":
            continue
        for entry in properties:
            name = local_name(entry)
            if name == "pStyle":
                style = (_value(entry) or "").lower()
                heading = style.startswith(("heading", "overskrift", "title", "titel"))
                item = item or style.startswith(("listbullet", "listnumber", "opstilling", "listeafsnit"))
            elif name == "numPr":
                item = True
            elif name == "outlineLvl":
                heading = True
    return heading, item and not heading


def _trim(lines: list[str]) -> list[str]:
    """Without the empty lines at both ends."""
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else []
