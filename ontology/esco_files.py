"""Finding the tables of ESCO releases in any mix of zip archives, folders, gzip files and single files.

A table is known by its file name, as the ESCO portal names it: ``occupations_da.csv``, ``skills_en.csv``,
``broaderRelationsOccPillar.csv`` (releases up to v1.1.1 give relations no language, later ones do). Upper and lower
case are alike. Nothing is unpacked to disk, and no archive can make the reader take in more than ``MAX_TABLE_BYTES``.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import SourceError

MAX_TABLE_BYTES = 256 * 1024 * 1024
"""Largest table taken in, unpacked. The largest of any release so far is about 60 MB (relations with labels)."""
MAX_RATIO = 100
"""Largest ratio of unpacked to packed size in a zip above 1 MB; ESCO's tables lie between 3 and 10."""
MAX_MEMBERS = 2_000
"""Most members looked at in one zip; an ESCO download has about 20."""

TABLES = {
    name.lower(): name
    for name in (
        "occupations",
        "skills",
        "ISCOGroups",
        "skillGroups",
        "skillsHierarchy",
        "broaderRelationsOccPillar",
        "broaderRelationsSkillPillar",
        "occupationSkillRelations",
        "skillSkillRelations",
        "sectors",
    )
}
LABEL_TABLES = ("occupations", "skills", "ISCOGroups", "skillGroups")
RELATION_TABLES = (
    "broaderRelationsOccPillar",
    "broaderRelationsSkillPillar",
    "occupationSkillRelations",
    "skillSkillRelations",
)
_NOT_NEEDED = ("conceptschemes", "dictionary", "greenshareocc")

_CSV_NAME = re.compile(
    r"(?P<table>[a-z]+?)(?:_(?P<language>[a-z]{2,3}(?:-[a-z0-9]{2,8})?))?(?: ?\(\d+\))?\.csv(?:\.gz)?", re.IGNORECASE
)
_ZIP_LANGUAGE = re.compile(r" - (?P<language>[a-z]{2}(?:-[a-z]{2})?) - csv", re.IGNORECASE)
_VERSION = re.compile(r"(?<![\d.])v?(?P<number>\d+\.\d+\.\d+)(?![\d.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableFile:
    """One table found. ``rank`` is the place of its path among the paths given (0 first: the base release).

    ``table`` is one of ``TABLES``' values, "collection", "labels" (``skills.json``) or "skill list" (LAiSER's export
    of ESCO skills); ``language`` is a BCP 47 tag in lower case or None; ``version`` is "v1.1.1" or None.
    """

    table: str
    language: str | None
    name: str
    version: str | None
    rank: int
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that is not read, with the code of the reason (see ``ontology.report``)."""

    name: str
    reason: str


def find_tables(paths: Sequence[Path]) -> tuple[list[TableFile], list[SkippedFile]]:
    """Every table in ``paths``, in the order of the paths, each path's files by name.

    Raises SourceError where a path does not exist, is not what its name claims, or is a single file of unknown name.
    """
    found: list[TableFile] = []
    skipped: list[SkippedFile] = []
    for rank, path in enumerate(paths):
        for item in _walk(Path(path), rank):
            (found if isinstance(item, TableFile) else skipped).append(item)  # type: ignore[arg-type]
    return found, skipped


def _walk(path: Path, rank: int) -> Iterator[TableFile | SkippedFile]:
    if path.is_dir():
        yield from _walk_folder(path, rank)
    elif not path.is_file():
        raise SourceError(f"{path}: no such file or folder; name the ESCO download (zip, folder, csv or csv.gz)")
    elif path.suffix.lower() == ".zip":
        yield from _walk_zip(path, rank)
    else:
        item = _classify(path.name, str(path), _version_of(path), rank, None, lambda: load_bytes(path))
        if isinstance(item, SkippedFile) and item.reason != "not-needed":
            names = ", ".join(f"{name}_<language>.csv" for name in LABEL_TABLES)
            raise SourceError(f"{path}: not a file name of an ESCO release; expected {names} or a relation table")
        yield item


def _walk_folder(folder: Path, rank: int) -> Iterator[TableFile | SkippedFile]:
    entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    files = [entry for entry in entries if entry.is_file()]
    items: list[TableFile | SkippedFile] = []
    for file in files:
        if file.suffix.lower() == ".zip":
            items.extend(_walk_zip(file, rank))
        else:
            items.append(_classify_file(file, rank))
    if not any(isinstance(item, TableFile) for item in items):
        # A download unpacked with its own folder around it: look below only where nothing lies on top.
        for entry in entries:
            if entry.is_dir():
                items.extend(_walk_folder(entry, rank))
    yield from items


def _classify_file(file: Path, rank: int) -> TableFile | SkippedFile:
    return _classify(file.name, str(file), _version_of(file), rank, None, lambda: load_bytes(file))


def _walk_zip(path: Path, rank: int) -> Iterator[TableFile | SkippedFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise SourceError(f"{path}: not a readable zip archive ({error}); download it again") from None
    if len(members) > MAX_MEMBERS:
        raise SourceError(f"{path}: {len(members)} members; an ESCO download has about 20 (limit {MAX_MEMBERS})")
    zip_language = _ZIP_LANGUAGE.search(path.name)
    language = zip_language["language"].lower() if zip_language else None
    version = _version_of(path)
    for member in sorted(members, key=lambda info: info.filename):
        if member.is_dir() or member.filename.startswith("__MACOSX/"):
            continue
        base = member.filename.replace("\\", "/").rsplit("/", 1)[-1]
        name = f"{path}/{member.filename}"
        yield _classify(base, name, version, rank, language, _member_loader(path, member.filename, name))


def _classify(
    base: str, name: str, version: str | None, rank: int, zip_language: str | None, load: Callable[[], bytes]
) -> TableFile | SkippedFile:
    lower = base.lower()
    if lower in ("skills.json", "skills.json.gz"):
        return TableFile("labels", None, name, version, rank, load)
    if lower in ("laiser_combined.csv", "laiser_combined.csv.gz"):
        return TableFile("skill list", "en", name, version, rank, load)
    if lower.endswith(".parquet"):
        return SkippedFile(name, "parquet")
    match = _CSV_NAME.fullmatch(base)
    if not match:
        return SkippedFile(name, "unknown-name")
    stem, language = match["table"].lower(), match["language"]
    language = language.lower() if language else zip_language
    if stem.endswith("collection"):
        return TableFile("collection", language, name, version, rank, load)
    if stem in _NOT_NEEDED:
        return SkippedFile(name, "not-needed")
    if stem not in TABLES:
        return SkippedFile(name, "unknown-name")
    return TableFile(TABLES[stem], language, name, version, rank, load)


def _version_of(path: Path) -> str | None:
    """The release number in the file's name, else in its folder's: "v1.1.1"."""
    for part in (path.name, path.resolve().parent.name):
        match = _VERSION.search(part)
        if match:
            return f"v{match['number']}"
    return None


def load_bytes(path: Path) -> bytes:
    """The bytes of a plain or gzip file, at most ``MAX_TABLE_BYTES`` unpacked; SourceError otherwise."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_TABLE_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror})") from None
    return _unpacked(data, str(path))


def _member_loader(path: Path, member: str, name: str) -> Callable[[], bytes]:
    def load() -> bytes:
        try:
            with zipfile.ZipFile(path) as archive:
                info = archive.getinfo(member)
                if info.file_size > max(MAX_RATIO * info.compress_size, 1024 * 1024):
                    raise SourceError(f"{name}: unpacks to more than {MAX_RATIO} times its size; refused as a zip bomb")
                with archive.open(info) as stream:
                    # The header's size may lie: the read itself is bounded.
                    data = stream.read(MAX_TABLE_BYTES + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            KeyError,
            zlib.error,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise SourceError(f"{name}: cannot be unpacked ({error}); download the archive again") from None
        return _unpacked(data, name)

    return load


def _unpacked(data: bytes, name: str) -> bytes:
    """Gzip data unpacked, all else as it is; never more than ``MAX_TABLE_BYTES``."""
    if len(data) <= MAX_TABLE_BYTES and data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
                data = packed.read(MAX_TABLE_BYTES + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise SourceError(f"{name}: cannot be unpacked ({error}); is the file complete?") from None
    if len(data) > MAX_TABLE_BYTES:
        raise SourceError(f"{name}: larger than {MAX_TABLE_BYTES // 1024**2} MB; refused")
    return data
