"""Great-circle distance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius R1 of the Earth (IUGG; Moritz, Geodetic Reference System 1980)."""


def haversine_km(
    latitude: float, longitude: float, latitudes: npt.ArrayLike, longitudes: npt.ArrayLike
) -> npt.NDArray[np.float64]:
    """Distances in km from one point to many, degrees in, float64 [k] out; NaN where a coordinate is NaN."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    lats, lons = (
        np.radians(np.asarray(latitudes, dtype=np.float64)),
        np.radians(np.asarray(longitudes, dtype=np.float64)),
    )
    half = np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))
