"""The gazetteer against what is known of Denmark's map (degrees by our own knowledge, to about 10 km)."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from recommender.errors import UnknownPlaceError
from recommender.geography import Gazetteer, gazetteer
from recommender.geography.build import Postcode, Town, corrected
from recommender.geography.distance import haversine_km

PLACES = {
    "1050": ("København K", 55.68, 12.58), "2300": ("København S", 55.65, 12.60),
    "2800": ("Kongens Lyngby", 55.77, 12.50),
    "3000": ("Helsingør", 56.03, 12.61), "3400": ("Hillerød", 55.93, 12.31), "3390": ("Hundested", 55.97, 11.85),
    "3700": ("Rønne", 55.10, 14.70), "3730": ("Nexø", 55.06, 15.13), "4000": ("Roskilde", 55.64, 12.08),
    "4400": ("Kalundborg", 55.68, 11.09), "4700": ("Næstved", 55.23, 11.76), "4800": ("Nykøbing F", 54.77, 11.87),
    "4874": ("Gedser", 54.58, 11.93), "5000": ("Odense C", 55.40, 10.39), "5700": ("Svendborg", 55.06, 10.61),
    "5970": ("Ærøskøbing", 54.89, 10.41), "6000": ("Kolding", 55.49, 9.47), "6400": ("Sønderborg", 54.91, 9.79),
    "6700": ("Esbjerg", 55.47, 8.45), "6720": ("Fanø", 55.43, 8.40), "6857": ("Blåvand", 55.56, 8.13),
    "6950": ("Ringkøbing", 56.09, 8.24), "6960": ("Hvide Sande", 56.00, 8.13), "7100": ("Vejle", 55.71, 9.54),
    "7400": ("Herning", 56.14, 8.98), "7680": ("Thyborøn", 56.70, 8.21), "7700": ("Thisted", 56.96, 8.69),
    "8000": ("Aarhus C", 56.16, 10.20), "8500": ("Grenaa", 56.41, 10.88), "8592": ("Anholt", 56.71, 11.55),
    "8800": ("Viborg", 56.45, 9.40), "8900": ("Randers C", 56.46, 10.04), "9000": ("Aalborg", 57.05, 9.92),
    "9800": ("Hjørring", 57.46, 9.98), "9850": ("Hirtshals", 57.59, 9.96), "9940": ("Læsø", 57.27, 11.00),
    "9990": ("Skagen", 57.72, 10.58),
}  # fmt: skip


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def denmark(cache: Path) -> Gazetteer:
    return Gazetteer.load(cache)


@pytest.mark.parametrize("postcode", PLACES)
def test_known_places_lie_where_they_are(denmark: Gazetteer, postcode: str) -> None:
    town, latitude, longitude = PLACES[postcode]
    point = denmark.locate(postcode)
    assert point is not None
    assert denmark.town(postcode) == town
    assert haversine_km(latitude, longitude, *point) <= 10


def test_every_postcode_lies_in_denmark(denmark: Gazetteer) -> None:
    assert len(denmark.places) == 1089
    for town, (latitude, longitude) in denmark.places.values():
        assert 54.55 < latitude < 57.76, town
        assert 8.07 < longitude < 15.2, town  # Blåvandshuk, the westernmost land, to Bornholm


def test_the_cache_is_quick_and_says_the_same(denmark: Gazetteer, cache: Path) -> None:
    start = time.perf_counter()
    again = Gazetteer.load(cache)
    assert time.perf_counter() - start < 0.3
    assert again == denmark


@pytest.mark.parametrize("damage", ['[["0"', "[]", 'x\n[["2100", "København Ø", 55.7, 12.58]]', ""])
def test_a_damaged_cache_is_built_anew(cache: Path, denmark: Gazetteer, damage: str) -> None:
    path = next(cache.glob("gazetteer-*.json"))
    path.write_text(damage, encoding="utf-8")
    assert Gazetteer.load(cache) == denmark
    assert Gazetteer.load(cache) == denmark
    assert len(list(cache.iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "read_postcodes", list)
    monkeypatch.setattr(gazetteer, "read_towns", list)
    (tmp_path / "file").write_text("")
    assert Gazetteer.load(tmp_path / "file" / "cache").places == {}


@pytest.mark.parametrize(
    ("town", "postcode"),
    [
        ("Aarhus", "8000"), ("Århus", "8000"), ("århus c", "8000"), ("AALBORG", "9000"), ("Ålborg", "9000"),
        ("København", "1050"), ("Copenhagen", "1050"), ("Aabenraa", "6200"), ("Åbenrå", "6200"), ("Ærøskøbing", "5970"),
        ("Nørre Åby", "5580"), ("Odense", "5000"), ("Elsinore", "3000"), ("  rønne ", "3700"),
    ],
)  # fmt: skip
def test_towns_are_found_however_they_are_spelt(denmark: Gazetteer, town: str, postcode: str) -> None:
    assert denmark.postcode_of(town) == postcode
    assert denmark.resolve(town) == postcode


def test_unknown_places_are_said_to_be_so(denmark: Gazetteer) -> None:
    assert denmark.locate("9999") is None
    assert denmark.locate(None) is None
    assert denmark.postcode_of("Andeby") is None
    assert denmark.distance_km("1050", "9999") is None
    with pytest.raises(UnknownPlaceError, match="Andeby"):
        denmark.resolve("Andeby")
    with pytest.raises(UnknownPlaceError):
        denmark.distances_from("9999")


def test_distances_are_great_circles(denmark: Gazetteer) -> None:
    assert haversine_km(0, 0, 0, 90) == pytest.approx(6371.0088 * np.pi / 2)
    assert denmark.distance_km("1050", "8000") == pytest.approx(157, abs=5)
    assert denmark.distance_km("1050", "1050") == 0
    assert denmark.distance_km("8100", "8000") == 0  # a large user's postcode lies at its town
    rows = denmark.rows(["8000", "", "8100", "1050"])
    found = denmark.distances_from("8000")[rows]
    assert found[0] == found[2] == 0
    assert np.isnan(found[1])
    assert found[3] == pytest.approx(denmark.distance_km("8000", "1050"))


def test_the_rule_on_towns_of_one_name() -> None:
    towns = [Town(("nyby",), (55.0, 9.0), "83"), Town(("nyby",), (57.0, 10.0), "81"), Town(("by",), (55.5, 9.5), "83")]
    rows = [
        Postcode("6001", "Nyby", (57.0, 10.1), "83"),  # its region's town, though another is nearer
        Postcode("6002", "Nyby", (57.0, 10.1), "82"),  # none in its region, one near
        Postcode("6003", "Nyby", (56.0, 12.0), "82"),  # none in its region, none near
        Postcode("6004", "By V", (55.52, 9.5), "83"),  # a district near its city
        Postcode("6005", "By V", (56.5, 9.5), "83"),  # a district at sea
        Postcode("6006", "By C", (55.52, 9.5), "83"),  # the centre
    ]
    points = {code: point for code, (_, point) in corrected(rows, towns).items()}
    assert points == {
        "6001": (55.0, 9.0), "6002": (57.0, 10.0), "6003": (56.0, 12.0),
        "6004": (55.52, 9.5), "6005": (55.5, 9.5), "6006": (55.5, 9.5),
    }  # fmt: skip
