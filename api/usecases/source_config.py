"""``sources.toml``: which sources postings are fetched from, checked before anything is read.

[[source]]
name = "kommunen"
kind = "csv"
url = "https://kommunen.example/stillinger.csv"
columns = { Stilling = "title", Opslag = "description", Frist = "valid_through" }
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from api.settings import is_loopback
from extraction.errors import InvalidSourceError
from extraction.postings.sources import SOURCES
from extraction.postings.sources.base import SourceConfig

FILE_NAME = "sources.toml"
STALE_DAYS = 3
"""Days without a good run, or for a stream without any item, after which a source counts as stale."""
_OPTIONS: Mapping[str, tuple[str, ...]] = {"sitemap": ("match",), "xlsx": ("sheet",), "jobstream": ("parameter",)}
_KEYS = ("name", "title", "kind", "url", "path", "columns", "token_env", "stale_days")
_NAME = re.compile(r"[^\W_][\w .-]{0,79}")
_NEEDS_URL = ("nav", "sitemap")


@dataclass(frozen=True, slots=True)
class Setup:
    """One source as set up. ``token_env`` names the environment variable that holds its bearer token, or is "";
    ``title`` is its name for people, or "".
    """

    config: SourceConfig
    token_env: str = ""
    stale_days: int = STALE_DAYS
    title: str = ""


def read_setups(path: Path) -> list[Setup]:
    """The sources of a file, in its order. Raises FileNotFoundError, InvalidSourceError naming source and key."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSourceError(f"{path}: {error}") from None
    unknown = [key for key in found if key != "source"]
    if unknown or not isinstance(found.get("source", []), list):
        raise InvalidSourceError(f"{path}: sources stand under [[source]]; found {', '.join(found)}")
    setups = [_setup(path, number, entry) for number, entry in enumerate(found.get("source", []), start=1)]
    names = [setup.config.name for setup in setups]
    for name in names:
        if names.count(name) > 1:
            raise InvalidSourceError(f"{path}: two sources are named {name}")
    return setups


def _setup(path: Path, number: int, entry: Any) -> Setup:
    if not isinstance(entry, dict):
        raise InvalidSourceError(f"{path}: source {number} is no table")
    name, kind = entry.get("name"), entry.get("kind")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InvalidSourceError(f"{path}: source {number} needs a name of letters, digits, blanks, dots and dashes")
    at = f"{path}: source {name}"
    if not isinstance(kind, str) or kind not in SOURCES:
        raise InvalidSourceError(f"{at}: kind {kind!r} is unknown; known are {', '.join(SOURCES)}")
    options = _OPTIONS.get(kind, ())
    for key, value in entry.items():
        if key not in (*_KEYS, *options):
            raise InvalidSourceError(f"{at}: {key} is no setting of kind {kind}; they are {', '.join(_KEYS + options)}")
        if key not in ("columns", "stale_days") and not isinstance(value, str):
            raise InvalidSourceError(f"{at}: {key} must be a text")
    url, file = entry.get("url", ""), entry.get("path", "")
    if bool(url) == bool(file) or (file and kind in _NEEDS_URL):
        raise InvalidSourceError(f"{at}: {'url' if kind in _NEEDS_URL else 'one of url and path'} must be given")
    if url and not is_allowed(url):
        raise InvalidSourceError(f"{at}: {url} is not https (http goes for this machine's loopback only)")
    days = entry.get("stale_days", STALE_DAYS)
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise InvalidSourceError(f"{at}: stale_days must be a whole number of days from 1")
    columns = _columns(at, path.parent, entry.get("columns", {}))
    place = str(path.parent / file) if file else ""
    config = SourceConfig(name, kind, url, place, columns, {key: entry[key] for key in options if key in entry})
    return Setup(config, entry.get("token_env", ""), days, " ".join(entry.get("title", "").split()))


def _columns(at: str, folder: Path, given: Any) -> dict[str, str]:
    """The column map: a table, or the name of a TOML or JSON file that holds one."""
    if isinstance(given, str):
        file = folder / given
        try:
            text = file.read_text(encoding="utf-8-sig")
            given = tomllib.loads(text) if file.suffix.lower() == ".toml" else json.loads(text)
        except (OSError, ValueError, RecursionError) as error:
            raise InvalidSourceError(f"{at}: columns {file} cannot be read: {error}") from None
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise InvalidSourceError(f"{at}: columns must map each column to a field")
    return {" ".join(column.split()): field for column, field in given.items()}


def is_allowed(url: str) -> bool:
    """Whether a URL may be fetched: https, or http of this machine's loopback."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        return (
            bool(host)
            and not parts.username
            and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))
        )
    except ValueError:
        return False
