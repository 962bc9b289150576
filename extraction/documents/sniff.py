"""The format of a file by its content. Its name serves for the words of an error, and to refuse a text named PDF."""

from __future__ import annotations

import re

from extraction.errors import MisnamedDocumentError, UnreadableDocumentError, UnsupportedFormatError

READABLE = "PDF, DOCX, HTML or plain text"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a database"),
)
"""First bytes of formats that people send by mistake (facts of the formats' specifications)."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*[{\["])')
_EUROPASS = re.compile(rb"<(?:[a-z0-9]+:)?(?:SkillsPassport|LearnerInfo|Candidate)[\s>]")
_HEAD = 4096
_PDF_HEAD = 1024
"""A PDF's header stands within the first 1,024 bytes (ISO 32000-1, Annex H, implementation note 13)."""


def sniff(data: bytes, filename: str | None = None) -> str:
    """ "pdf", "docx" (any zip archive), "xml", "json" (their parts are looked at later), "html", "text" or "empty".

    Raises UnsupportedFormatError for what is known and not read, UnreadableDocumentError where the bytes are no text
    though the name says PDF or DOCX, MisnamedDocumentError where they are a text or HTML though it says PDF.
    """
    if not data.strip(b" \t\r\n\x00"):
        return "empty"
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(_OLE):
        _refuse_ole(data)
    if data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        raise _unsupported("a picture")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(name)
    return _sniff_text(data, filename)


def _sniff_text(data: bytes, filename: str | None) -> str:
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head[:40].count(0) >= 10:
        head = head.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    suffix = (filename or "").rpartition(".")[2].lower()
    if _HTML.search(head) and (opening.startswith(b"<") or suffix in ("html", "htm", "xhtml")):
        return _unless_named_pdf("html", suffix)
    if opening.startswith(b"<?xml") or _EUROPASS.match(opening):
        return "xml"
    if _JSON.match(opening):
        return "json"
    if suffix in ("pdf", "docx") and _looks_binary(data):
        raise UnreadableDocumentError(
            f"The file is named .{suffix} but is damaged: it does not begin as a {suffix.upper()} does. "
            "Open it on your own machine, save it again and send that."
        )
    return _unless_named_pdf("text", suffix)


def _unless_named_pdf(kind: str, suffix: str) -> str:
    """``kind``, unless the name says PDF: a PDF is recognised whatever it is called, so this is another file."""
    if suffix == "pdf":
        raise MisnamedDocumentError(
            "The file is named .pdf, but it is no PDF: it holds plain text or a web page. Check that it is the right "
            "file; a text can be sent as .txt."
        )
    return kind


def _looks_binary(data: bytes) -> bool:
    sample = data[:_HEAD]
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) * 50 > len(sample)


def _refuse_ole(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocumentError("The DOCX is protected by a password. Save it without one and send it again.")
    raise UnsupportedFormatError("The file is in the old Office format (.doc). Save it as DOCX or PDF and send that.")


def _unsupported(name: str) -> UnsupportedFormatError:
    return UnsupportedFormatError(f"The file is {name}, which cannot be read. Send {READABLE}.")
