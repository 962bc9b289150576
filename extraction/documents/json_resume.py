"""JSON Resume (jsonresume.org, schema 1.0.0): a CV as JSON, to the text of a document. Runs inside the worker."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from extraction.documents.document import Document
from extraction.documents.outline import Outline
from extraction.documents.sniff import READABLE
from extraction.documents.text import decode
from extraction.documents.tidy import check_length, tidy
from extraction.errors import UnreadableDocumentError, UnsupportedFormatError

JSON_RESUME = "json_resume"
_LISTS = (
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages", "interests",
    "references", "projects",
)  # fmt: skip
_DANISH = re.compile(r"[æøåÆØÅ]|\b(?:og|med|hos|jeg)\b")
_HIGH = {"native": "C2", "modersmål": "C2", "mother tongue": "C2"}


def parse_json(data: bytes) -> Document:
    """The document in a JSON Resume.

    Raises UnreadableDocumentError (no JSON, or a part of another type than the schema gives it; the message names it),
    UnsupportedFormatError (other JSON) or DocumentTooLargeError.
    """
    text = decode(data)
    check_length(len(text) // 4)
    try:
        found = json.loads(text)
    except ValueError as error:
        where = f" (line {error.lineno}, column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableDocumentError(f"The JSON is damaged{where}. Export the CV again and send that.") from None
    if not is_json_resume(found):
        raise UnsupportedFormatError(
            f"The file is JSON and no document. Send {READABLE}, or a CV as JSON Resume; import postings as postings."
        )
    outline = _Resume(found).outline()
    text = tidy(outline.text())
    return Document(text, "json", 1, () if text else ("empty",), JSON_RESUME)


def is_json_resume(found: Any) -> bool:
    """Whether decoded JSON is a JSON Resume by its parts. A posting has "@type" and is none."""
    if not isinstance(found, dict) or "@type" in found or "@context" in found:
        return False
    return isinstance(found.get("basics"), dict) or sum(isinstance(found.get(name), list) for name in _LISTS) >= 2


class _Resume:
    """Walks the parts of a JSON Resume."""

    def __init__(self, found: Mapping[str, Any]) -> None:
        self._found = found
        words = json.dumps(found, ensure_ascii=False)
        self._out = Outline("da" if len(_DANISH.findall(words)) > 3 else "en")

    def outline(self) -> Outline:
        self._basics(self._found.get("basics") or {})
        for item in self._items("work"):
            self._job("experience", item, item.text("name") or item.text("company"))
        for item in self._items("volunteer"):
            self._job("volunteer", item, item.text("organization"))
        for item in self._items("projects"):
            self._project(item)
        for item in self._items("education"):
            degree = self._out.words((" i ", " in ")).join(filter(None, (item.text("studyType"), item.text("area"))))
            period = self._out.period(item.text("startDate"), item.text("endDate"))
            self._out.entry("education", period, (degree, item.text("institution")), None, item.texts("courses"))
        self._short_lists()
        for item in self._items("languages"):
            self._language(item)
        return self._out

    def _basics(self, basics: Any) -> None:
        item = _Item(basics, "basics")
        place = _Item(item.value("location") or {}, "basics.location")
        town = " ".join(filter(None, (place.text("postalCode"), place.text("city"))))
        profiles = [one.text("url") or one.text("username") for one in item.items("profiles")]
        self._out.add("", item.text("name"), item.text("label"), place.text("address"), town)
        self._out.add("", item.text("email"), item.text("phone"), item.text("url"), *profiles)
        self._out.entry("profile", "", (), item.text("summary"))

    def _job(self, section: str, item: _Item, employer: str | None) -> None:
        start, end = item.text("startDate"), item.text("endDate")
        period = self._out.period(start, end, current=bool(start and not end))
        titles = (item.text("position"), employer, item.text("location"))
        self._out.entry(section, period, titles, item.text("summary"), item.texts("highlights"))

    def _project(self, item: _Item) -> None:
        period = self._out.period(item.text("startDate"), item.text("endDate"))
        titles = (item.text("name"), *item.texts("roles"), item.text("entity"))
        items = [*item.texts("highlights"), *item.texts("keywords")]
        # A project is no position: its period stands behind its name.
        self._out.entry("projects", "", (*titles, f"({period})" if period else ""), item.text("description"), items)

    def _short_lists(self) -> None:
        for item in self._items("certificates"):
            self._line("courses", item.text("name"), item.text("issuer"), item.text("date"))
        for item in self._items("awards"):
            self._line("awards", item.text("title"), item.text("awarder"), item.text("date"), item.text("summary"))
        for item in self._items("publications"):
            self._line("publications", item.text("name"), item.text("publisher"), item.text("releaseDate"))
        for item in self._items("skills"):
            name, level, words = item.text("name"), item.text("level"), ", ".join(item.texts("keywords"))
            head = f"{name} ({level})" if name and level else name or ""
            self._out.add("skills", f"- {': '.join(filter(None, (head, words)))}")
        for item in self._items("interests"):
            self._out.add("interests", ": ".join(filter(None, (item.text("name"), ", ".join(item.texts("keywords"))))))
        for item in self._items("references"):
            self._line("references", item.text("name"), item.text("reference"))

    def _line(self, section: str, *parts: str | None) -> None:
        self._out.add(section, ", ".join(part for part in parts if part))

    def _language(self, item: _Item) -> None:
        name, fluency = item.text("language"), item.text("fluency") or ""
        if name:
            level = re.search(r"\b[ABC][12]\b", fluency)
            self._out.spoken(name, [level[0] if level else _HIGH.get(fluency.lower(), fluency)])

    def _items(self, name: str) -> Iterator[_Item]:
        return _Item(self._found, "").items(name)


class _Item:
    """An object of the JSON with its path; everything it gives has the type that the schema says."""

    def __init__(self, found: Any, path: str) -> None:
        if not isinstance(found, dict):
            raise _wrong(path, "an object")
        self._found, self._path = found, path

    def value(self, name: str) -> Any:
        return self._found.get(name)

    def text(self, name: str) -> str | None:
        found = self._found.get(name)
        if found is None or isinstance(found, str):
            return found
        if isinstance(found, (int, float)) and not isinstance(found, bool):
            return str(found)
        raise _wrong(self._at(name), "text")

    def texts(self, name: str) -> list[str]:
        found = self._list(name)
        for number, one in enumerate(found):
            if not isinstance(one, str):
                raise _wrong(f"{self._at(name)}[{number}]", "text")
        return found

    def items(self, name: str) -> Iterator[_Item]:
        return (_Item(one, f"{self._at(name)}[{number}]") for number, one in enumerate(self._list(name)))

    def _list(self, name: str) -> list[Any]:
        found = self._found.get(name)
        if found is None:
            return []
        if not isinstance(found, list):
            raise _wrong(self._at(name), "a list")
        return found

    def _at(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name


def _wrong(path: str, wanted: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"The JSON Resume is not as its schema says: {path} must be {wanted}. Mend that.")
