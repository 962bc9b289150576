"""Where jobs are: a map without tiles and without any call outside: the coast of Denmark and dots of its postcodes.

Equirectangular around the person's place (or the middle of what is shown): x and y are kilometres east and north, so a
circle is the radius in true proportion. Good to a per cent over Denmark's 400 km.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from markupsafe import Markup

from api.pages.catalogue import Words
from api.pages.result_view import anchor_of
from recommender.geography import Gazetteer
from recommender.geography.coast import coast

SIZE, MARK = 600, 24
"""Of the map and of a mark on it, in its own units, which are pixels where there is room."""
KM_A_DEGREE = 111.195
"""Kilometres a degree of latitude: 2 pi 6371.0088 / 360 (the IUGG's mean radius)."""
LEAST_KM, MOST_KM = 8.0, 260.0
"""Half the width of the map, in kilometres."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its jobs. x, y: on the map · jobs: (list, place in it, title, anchor, distance)."""

    place: str
    x: float
    y: float
    jobs: tuple[tuple[str, int, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Map:
    """svg: the map, safe to put into a page · spots: the same in words · elsewhere: titles without a known place."""

    svg: Markup
    spots: tuple[Spot, ...]
    elsewhere: tuple[str, ...]


def map_view(result: Mapping[str, Any], gazetteer: Gazetteer, words: Words) -> Map:
    """The map of a session's recommendations."""
    limits = result["limits"]
    home = gazetteer.locate(limits["near"]) if limits["near"] else None
    placed, elsewhere = _placed(result, gazetteer, words)
    centre = home or _middle([position for position, _place, _job in placed])
    half = _half(limits["radius_km"] if home else None, centre, placed)
    scale = SIZE / 2 / half

    def spot(position: tuple[float, float]) -> tuple[float, float]:
        east, north = _km(position, centre)
        return round(SIZE / 2 + east * scale, 1), round(SIZE / 2 - north * scale, 1)

    found = _gathered([(spot(position), place, job) for position, place, job in placed])
    ground = [spot(position) for _town, position in gazetteer.places.values()]
    land = [[spot(position) for position in ring] for ring in coast()]
    circle = limits["radius_km"] * scale if home else None
    return Map(_svg(land, ground, found, circle, words), found, tuple(elsewhere))


def _placed(
    result: Mapping[str, Any], gazetteer: Gazetteer, words: Words
) -> tuple[list[tuple[tuple[float, float], str, tuple[str, int, str, str, str]]], list[str]]:
    placed, elsewhere = [], []
    for name in ("jobs", "alternatives"):
        for number, job in enumerate(result[name], 1):
            postcode = job["postcode"] or (gazetteer.postcode_of(job["town"]) if job["town"] else None)
            position = gazetteer.locate(postcode) if postcode else None
            distance = job.get("distance_km")
            far = "" if distance is None else words["kilometres"].format(km=round(distance))
            if position is None:
                elsewhere.append(job["title"])
                continue
            place = " ".join(filter(None, (job["postcode"], job["town"] or gazetteer.town(postcode)))) or str(postcode)
            placed.append((position, place, (name, number, job["title"], anchor_of(job["key"]), far)))
    return placed, elsewhere


def _gathered(
    placed: Sequence[tuple[tuple[float, float], str, tuple[str, int, str, str, str]]],
) -> tuple[Spot, ...]:
    """Jobs that would lie on each other on the map are one spot, where the first of them is; in the order given."""
    spots: list[tuple[tuple[float, float], list[str], list[tuple[str, int, str, str, str]]]] = []
    for position, place, job in placed:
        near = next((one for one in spots if math.dist(one[0], position) < MARK), None)
        if near is None:
            near = (position, [], [])
            spots.append(near)
        if place not in near[1]:
            near[1].append(place)
        near[2].append(job)
    return tuple(Spot(", ".join(places), x, y, tuple(jobs)) for (x, y), places, jobs in spots)


def _middle(positions: Sequence[tuple[float, float]]) -> tuple[float, float]:
    if not positions:
        return 55.95, 11.0  # the middle of Denmark
    return (
        sum(latitude for latitude, _ in positions) / len(positions),
        sum(longitude for _, longitude in positions) / len(positions),
    )


def _half(radius: float | None, centre: tuple[float, float], placed: Sequence[Any]) -> float:
    """Half the width: what holds the circle, or without one every job, within bounds."""
    reach = [max(map(abs, _km(position, centre))) for position, _place, _job in placed]
    most = radius if radius is not None else max(reach, default=MOST_KM)
    return min(max(most, LEAST_KM) * 1.1, MOST_KM)


def _km(position: tuple[float, float], centre: tuple[float, float]) -> tuple[float, float]:
    """East and north of the centre, in kilometres."""
    north = (position[0] - centre[0]) * KM_A_DEGREE
    east = (position[1] - centre[1]) * KM_A_DEGREE * math.cos(math.radians(centre[0]))
    return east, north


def _svg(
    land: Sequence[Sequence[tuple[float, float]]],
    ground: Sequence[tuple[float, float]],
    spots: Sequence[Spot],
    circle: float | None,
    words: Words,
) -> Markup:
    middle = SIZE / 2
    outlines = [f"M{'L'.join(f'{x:g} {y:g}' for x, y in ring)}Z" for ring in land if _touches(ring)]
    parts = [f'<path class="coast" d="{"".join(outlines)}"/>'] if outlines else []
    parts += [f'<circle class="land" cx="{x}" cy="{y}" r="3"/>' for x, y in ground if 0 <= x <= SIZE and 0 <= y <= SIZE]
    if circle is not None:
        parts.append(f'<circle class="radius" cx="{middle:g}" cy="{middle:g}" r="{circle:.1f}"/>')
        parts.append(f'<path class="home" d="M{middle - 8:g} {middle:g}h16M{middle:g} {middle - 8:g}v16"/>')
    for spot in spots:
        if not (0 <= spot.x <= SIZE and 0 <= spot.y <= SIZE):
            continue
        only_others = all(name == "alternatives" for name, *_rest in spot.jobs)
        said = f"{spot.place}: {', '.join(title for _n, _p, title, _a, _d in spot.jobs)}"
        shape = (
            f'<rect class="spot other" x="{spot.x - 11:g}" y="{spot.y - 11:g}" width="22" height="22"/>'
            if only_others
            else f'<circle class="spot" cx="{spot.x:g}" cy="{spot.y:g}" r="12"/>'
        )
        parts.append(
            f'<a href="#{spot.jobs[0][3]}"><title>{escape(said)}</title>{shape}'
            f'<text class="count" x="{spot.x:g}" y="{spot.y + 5:g}">{len(spot.jobs)}</text></a>'
        )
    title = escape(words["map_title"])
    return Markup(  # noqa: S704 - everything in it that is not ours is escaped
        f'<svg class="map" viewBox="0 0 {SIZE} {SIZE}" role="group" aria-label="{title}">{"".join(parts)}</svg>'
    )


def _touches(ring: Sequence[tuple[float, float]]) -> bool:
    """Whether the box around a ring and the map have anything in common."""
    return all(min(one) <= SIZE and max(one) >= 0 for one in zip(*ring, strict=True))
