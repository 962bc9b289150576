"""The coast of Denmark as rings of points, for a plain map.

From Natural Earth 4.1, 1:10m cultural vectors, countries (public domain), as packaged in npm ``world-atlas`` 2.0.2
(ISC), rounded to a hundredth of a degree: a kilometre at the most. The border to Germany is part of a ring.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

Ring = tuple[tuple[float, float], ...]


@cache
def coast() -> tuple[Ring, ...]:
    """Rings of (latitude, longitude) in degrees, the last point of each as its first."""
    rings = json.loads(files(__package__).joinpath("coast.json").read_text(encoding="ascii"))
    return tuple(tuple((latitude / 100, longitude / 100) for latitude, longitude in ring) for ring in rings)
