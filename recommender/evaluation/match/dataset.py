"""The matching set: authored CVs and postings, and how well two raters find that each pair fits.

A set is a folder: ``cvs/NN-*.txt`` and ``postings/NNN-*.txt`` (header lines, ``---``, text with a little markup),
``INDEX.tsv`` in both, ``postings/copies.tsv`` (which posting is another's copy), and ``rater1.tsv`` and ``rater2.tsv``
(cv, posting, grade, near, alt; a pair without a row is 0 in all). Raises DatasetError for what is missing or not in
this form.
"""

from __future__ import annotations

import csv
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from recommender.errors import DatasetError
from recommender.evaluation.markup import html_text, plain_text

DAY = date(2026, 11, 22)
"""The day that the raters judged by."""
SOURCE = "match-set"
RATERS = ("rater1.tsv", "rater2.tsv")
GRADE, NEAR, ALT = "grade", "near", "alt"
HIGHEST: Mapping[str, int] = {GRADE: 3, NEAR: 3, ALT: 1}
"""What a rater marks, and the highest value; the lowest is 0. ``grade``: how well it fits, wherever it is · ``near``:
with distance and the person's limits · ``alt``: a sensible alternative in another industry or function."""
DEV, REPORT = "dev", "report"
SPLITS = (DEV, REPORT)

Marks = Mapping[str, int]
Pair = tuple[str, str]
"""Numbers of a CV and a posting."""


@dataclass(frozen=True)
class Document:
    """A CV or posting. ``number``: the digits that its file's name begins with · ``academic``: only of CVs."""

    number: str
    header: Mapping[str, str]
    body: str
    academic: bool = False

    @property
    def split(self) -> str:
        """Odd CVs are for development, even ones for reporting only."""
        return DEV if int(self.number) % 2 else REPORT

    @property
    def expired(self) -> bool:
        """Whether the posting's deadline has passed on the raters' day."""
        return bool(self.header.get("deadline")) and self.header["deadline"] < DAY.isoformat()

    def text(self) -> str:
        """The body as plain text."""
        return plain_text(self.body)

    def job_posting(self) -> dict[str, Any]:
        """The posting as a feed has it: a schema.org JobPosting with its description in HTML."""
        header = self.header
        place = {"postalCode": header.get("postcode", ""), "addressLocality": header.get("town", "")}
        found = {
            "@type": "JobPosting",
            "identifier": {"name": SOURCE, "value": self.number},
            "title": header["title"],
            "description": html_text(self.body),
            "hiringOrganization": {"name": header.get("employer", "")},
            "jobLocation": {"address": place | {"addressCountry": "DK"}},
            "industry": header.get("sector", ""),
            "inLanguage": header.get("language", ""),
            "datePosted": header.get("posted") or None,
            "validThrough": header.get("deadline") or None,
        }
        return found | ({"jobLocationType": "TELECOMMUTE"} if header.get("remote") == "full" else {})


@dataclass(frozen=True)
class MatchSet:
    """copies: copy -> original, by number · raters: of each the marks of its pairs."""

    cvs: tuple[Document, ...]
    postings: tuple[Document, ...]
    copies: Mapping[str, str]
    raters: tuple[Mapping[Pair, Marks], ...]

    def job(self, posting: str) -> str:
        """The number that stands for a posting and its copies."""
        return self.copies.get(posting, posting)

    @cached_property
    def expired(self) -> frozenset[str]:
        """Numbers of the postings whose deadline has passed."""
        return frozenset(posting.number for posting in self.postings if posting.expired)

    def judged(self, cv: str, mark: str) -> dict[Hashable, float]:
        """Job -> mean of the raters' marks, above 0; of copies the highest. What has expired counts as not there."""
        found: dict[Hashable, float] = {}
        for posting in self.postings:
            marks = [rated.get((cv, posting.number), {}).get(mark, 0) for rated in self.raters]
            if posting.expired or not any(marks):
                continue
            job = self.job(posting.number)
            found[job] = max(found.get(job, 0.0), sum(marks) / len(marks))
        return found


def read_match_set(folder: Path) -> MatchSet:
    """The set in a folder. Raises DatasetError."""
    if not folder.is_dir():
        raise DatasetError(f"there is no folder {folder}; name the folder of the matching set")
    academic = {row["file"]: row["academic"] == "yes" for _, row in _rows(folder / "cvs" / "INDEX.tsv", "academic")}
    known = {row["file"] for _, row in _rows(folder / "postings" / "INDEX.tsv")}
    cvs = tuple(_documents(folder / "cvs", academic))
    postings = tuple(_documents(folder / "postings", dict.fromkeys(known, False), posting=True))
    numbers = {posting.number for posting in postings}
    copies = _copies(folder / "postings" / "copies.tsv", numbers)
    raters = tuple(_rated(folder / name, {cv.number for cv in cvs}, numbers) for name in RATERS)
    return MatchSet(cvs, postings, copies, raters)


def _documents(home: Path, index: Mapping[str, bool], *, posting: bool = False) -> Iterator[Document]:
    paths = sorted(home.glob("*.txt"))
    if not paths or {path.name for path in paths} != set(index):
        odd = sorted({path.name for path in paths} ^ set(index)) or ["no document at all"]
        raise DatasetError(f"{home} and its INDEX.tsv do not name the same documents: {', '.join(odd[:5])}")
    seen: set[str] = set()
    for path in paths:
        number = path.stem.partition("-")[0]
        if not number.isdecimal() or number in seen:
            raise DatasetError(f"{path}: a name begins with a number of its own and a hyphen")
        seen.add(number)
        try:
            head, mark, body = path.read_text(encoding="utf-8").partition("\n---\n")
        except (OSError, UnicodeDecodeError) as error:
            raise DatasetError(f"{path} cannot be read: {error}") from error
        if not mark or not body.strip():
            raise DatasetError(f"{path} has no line --- between header and body, or no body")
        header = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
        if posting:
            _check(header, path)
        yield Document(number, header, body.strip(), index[path.name])


def _check(header: Mapping[str, str], path: Path) -> None:
    if not header.get("title"):
        raise DatasetError(f"{path} has no title in its header")
    for name in ("posted", "deadline"):
        try:
            day = date.fromisoformat(header[name]).isoformat() if header.get(name) else ""
        except ValueError:
            day = "none"
        if day != header.get(name, ""):
            raise DatasetError(f"{path}: {name} is {header[name]!r}, which is no date as {DAY}")


def _rows(path: Path, *columns: str, key: str = "file") -> Iterator[tuple[str, dict[str, str]]]:
    """Where each row stands, and its cells; every one has the columns."""
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter="\t"))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatasetError(f"{path} cannot be read: {error}") from error
    for line, row in enumerate(rows, 2):
        if any(row.get(name) is None for name in (key, *columns)):
            raise DatasetError(f"{path}, line {line}: there must be columns {', '.join((key, *columns))}")
        yield f"{path}, line {line}", row


def _copies(path: Path, numbers: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for where, row in _rows(path, "original", key="copy"):
        copy, original = row["copy"], row["original"]
        if copy == original or copy in found or not {copy, original} <= numbers:
            raise DatasetError(f"{where}: {copy!r} and {original!r} are not two postings, or the copy was named before")
        found[copy] = original
    if chained := sorted(set(found) & set(found.values())):
        raise DatasetError(f"{path}: {', '.join(chained)} are copies and have copies; name the first original")
    return found


def _rated(path: Path, cvs: set[str], postings: set[str]) -> dict[Pair, Marks]:
    found: dict[Pair, Marks] = {}
    for where, row in _rows(path, "posting", *HIGHEST, key="cv"):
        pair = (row["cv"], row["posting"])
        if pair[0] not in cvs or pair[1] not in postings or pair in found:
            raise DatasetError(f"{where}: {pair[0]!r} and {pair[1]!r} are no CV and posting, or were rated before")
        for name, highest in HIGHEST.items():
            if row[name] not in map(str, range(highest + 1)):
                raise DatasetError(f"{where}: {name} is {row[name]!r}; it is a whole number from 0 to {highest}")
        found[pair] = {name: int(row[name]) for name in HIGHEST}
    if not found:
        raise DatasetError(f"{path} rates nothing")
    return found
