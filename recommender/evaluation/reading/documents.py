"""The reading set: authored CVs and postings with the exact quotes of two independent readers.

A set is a folder: ``documents/cvs/*.txt`` and ``documents/postings/*.txt`` (header lines, ``---``, text with a little
markup; ``INDEX.tsv`` beside them, if any), and ``reader1`` and ``reader2`` with one JSON file a document. ``SET.json``
says where a set differs from the reading set (``SetForm``). Raises DatasetError for what is missing or not so formed.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recommender.errors import DatasetError
from recommender.evaluation.markup import html_text, plain_text

CVS, POSTINGS = "cvs", "postings"
READERS = ("reader1", "reader2")
DEV, REPORT = "dev", "report"
SPLITS = (DEV, REPORT)
FORM = "SET.json"
TYPES = ("skill", "occupation", "constraint", "education", "pii", "sensitive")
POSSESSED = frozenset({"stated", "implied"})
"""Polarities of what a person has, or a posting asks for."""


@dataclass(frozen=True, slots=True)
class SetForm:
    """What a set is called, which corpora it has, and which types its readers annotated.

    Documents whose number is divisible by ``report_every`` are for reporting only.
    """

    name: str = "reading set"
    corpora: tuple[str, ...] = (CVS, POSTINGS)
    types: tuple[str, ...] = TYPES
    report_every: int = 3


READING_SET = SetForm()


@dataclass(frozen=True, slots=True)
class Annotation:
    """One quote of a reader: code points ``start`` to ``end`` (exclusive) of the document's body.

    ``kind``, ``polarity``, ``strength``, ``value`` and ``esco`` (an English preferred label from memory) are "" where
    the type has none; ``hard`` and ``isced`` are None there.
    """

    type: str
    start: int
    end: int
    quote: str
    kind: str = ""
    polarity: str = ""
    strength: str = ""
    value: str = ""
    esco: str = ""
    hard: bool | None = None
    isced: int | None = None

    def overlaps(self, other: Annotation) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    @property
    def possessed(self) -> bool:
        """Whether the person has it, or the posting asks for it."""
        return self.polarity in POSSESSED


@dataclass(frozen=True)
class Document:
    """A CV or posting before it is rendered. readers: the annotations of each reader, in the order of the text.

    ``corpus`` is "cvs" or "postings", ``split`` "dev" or "report", ``group`` a group of trades. ``whole`` is the file.
    """

    name: str
    corpus: str
    header: Mapping[str, str]
    body: str
    readers: tuple[tuple[Annotation, ...], ...]
    group: str = ""
    whole: str = ""
    report_every: int = READING_SET.report_every

    @property
    def language(self) -> str:
        """BCP 47 tag."""
        return self.header.get("language", "")

    @property
    def layout(self) -> str:
        """The layout that a CV is to be rendered in, or ""."""
        return self.header.get("layout", "")

    @property
    def academic(self) -> bool:
        """Whether the CV is that of an academic."""
        return self.header.get("academic") == "yes"

    @property
    def split(self) -> str:
        """The part of the set that the document's number puts it in."""
        return REPORT if int(self.name[:2]) % self.report_every == 0 else DEV

    def of_type(self, kind: str) -> tuple[list[Annotation], ...]:
        """The annotations of one type, by reader."""
        return tuple([item for item in mine if item.type == kind] for mine in self.readers)

    def either(self, kind: str) -> list[Annotation]:
        """The annotations of one type by whichever reader."""
        return [item for mine in self.of_type(kind) for item in mine]

    def both(self, kind: str) -> list[Annotation]:
        """The first reader's annotations of one type that overlap one of the second's, of the same polarity class.

        The class is whether the person has it (or the posting asks for it).
        """
        first, second = self.of_type(kind)
        return [item for item in first if any(item.overlaps(o) and item.possessed == o.possessed for o in second)]

    def text(self) -> str:
        """The body as plain text: a heading or paragraph a line, list items with "- ", cells two blanks apart."""
        return plain_text(self.body)

    def job_posting(self) -> dict[str, Any]:
        """The posting as a feed has it: a schema.org JobPosting with its description in HTML."""
        header = self.header
        place = {"postalCode": header.get("postcode", ""), "addressLocality": header.get("town", "")}
        return {
            "@type": "JobPosting",
            "identifier": {"name": "reading-set", "value": self.name},
            "title": header.get("title", ""),
            "description": html_text(self.body),
            "hiringOrganization": {"name": header.get("employer", "")},
            "jobLocation": {"address": place},
            "inLanguage": self.language,
        }


def read_form(folder: Path) -> SetForm:
    """The form of the set in a folder; that of the reading set where the folder has no ``SET.json``."""
    path = folder / FORM
    if not path.is_file():
        return READING_SET
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        every = int(given["report_every"])
        form = SetForm(str(given["name"]), tuple(given["corpora"]), tuple(given["types"]), every)
    except (ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{path} must have name, corpora, types and report_every: {error!r}") from error
    if every < 1 or not {CVS, POSTINGS}.issuperset(form.corpora) or not set(TYPES).issuperset(form.types):
        raise DatasetError(
            f"{path}: corpora are of {CVS}, {POSTINGS}; types of {', '.join(TYPES)}; report_every is 1 or more"
        )
    return form


def read_set(folder: Path, corpus: str) -> tuple[Document, ...]:
    """The documents of one corpus that both readers have annotated, by name."""
    every = read_form(folder).report_every
    home = folder / "documents" / corpus
    if not home.is_dir():
        raise DatasetError(f"there is no folder {home}; name the folder of the reading set")
    groups = _groups(home / "INDEX.tsv")
    found = []
    for path in sorted(home.glob("*.txt")):
        answers = [folder / reader / corpus / f"{path.stem}.json" for reader in READERS]
        if not all(answer.is_file() for answer in answers):
            continue
        whole = path.read_text(encoding="utf-8")
        head, mark, body = whole.partition("\n---\n")
        if not mark or not path.name[:2].isdigit():
            raise DatasetError(f"{path} has no line --- between header and body, or no number as its name's beginning")
        header = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
        readers = tuple(_annotations(answer, body) for answer in answers)
        found.append(Document(path.stem, corpus, header, body, readers, groups.get(path.name, ""), whole, every))
    if not found:
        raise DatasetError(f"no document in {home} has been annotated by both readers")
    return tuple(found)


def _groups(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return {row["file"]: row["group"] for row in csv.DictReader(stream, delimiter="\t")}
    except (OSError, KeyError) as error:
        raise DatasetError(f"{path} cannot be read as a table with columns file and group: {error}") from error


def _annotations(path: Path, body: str) -> tuple[Annotation, ...]:
    try:
        items = json.loads(path.read_text(encoding="utf-8"))["annotations"]
        found = [_annotation(item, body, path) for item in items]
    except (ValueError, KeyError, TypeError) as error:
        raise DatasetError(f"{path} is not in the form of an annotated document: {error!r}") from error
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _annotation(item: Mapping[str, Any], body: str, path: Path) -> Annotation:
    kind, quote, number = item["type"], item["quote"], int(item.get("n", 1))
    if kind not in TYPES:
        raise DatasetError(f"{path}: there is no type {kind!r}; there are {', '.join(TYPES)}")
    start = occurrence(body, quote, number)
    if start < 0 or not quote:
        raise DatasetError(f"{path}: {quote!r} does not occur {number} times")
    level = item.get("isced")
    return Annotation(
        type=kind,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=str(item.get("kind") or ""),
        polarity=str(item.get("polarity") or ""),
        strength=str(item.get("strength") or ""),
        value=str(item.get("value") if item.get("value") is not None else ""),
        esco=str(item.get("esco") or ""),
        hard=item.get("hard"),
        isced=int(level) if level not in (None, "") else None,
    )


def occurrence(body: str, quote: str, number: int) -> int:
    """Where a quote occurs for the ``number``-th time, none overlapping another; -1 if nowhere."""
    start = -len(quote)
    for _ in range(number):
        start = body.find(quote, start + len(quote))
        if start < 0:
            return -1
    return start


def possessed(items: Sequence[Annotation]) -> list[Annotation]:
    """Those that the person has, or the posting asks for."""
    return [item for item in items if item.possessed]
