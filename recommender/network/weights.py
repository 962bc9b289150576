"""The network's numbers: what training makes and scoring reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from recommender.network.graph import RELATIONS
from recommender.sparse import Floats

TEXT_SCALE = 10.0
"""What the text weight is multiplied with: a cosine of texts differs less than a flow."""
DIGITS = 6
"""Digits after the point that are kept: about the precision of the float32 that training works with."""
NAMES = ("start", "mix", "keep", "again", "power", "gain", "out", "size", "text")


@dataclass(frozen=True)
class Weights:
    """d channels, t steps, r relations (RELATIONS); float64. All but size and text are >= 0.

    start: [d], what a skill of the query sends · mix: [t, r, d, d], row: channel of the source, column: of the target ·
    keep: [t, d], what a node keeps of its own · again: [t, d], what the query's skills get of the start anew · power:
    [], exponent of IDF in the query · gain, out: [2, d], readout of the flow after the first and after the last step ·
    size, text: [], weights of an occupation's size and of the cosine of its label with the skills'.
    """

    start: Floats
    mix: Floats
    keep: Floats
    again: Floats
    power: Floats
    gain: Floats
    out: Floats
    size: Floats
    text: Floats

    @property
    def channels(self) -> int:
        """d."""
        return len(self.start)

    @property
    def steps(self) -> int:
        """t."""
        return len(self.mix)

    def to_form(self) -> dict[str, Any]:
        """As JSON, rounded to DIGITS; :func:`from_form` reads it."""
        return {name: np.round(getattr(self, name), DIGITS).tolist() for name in NAMES}


def from_form(value: Mapping[str, Any]) -> Weights:
    """Weights of a JSON object. Raises ValueError, KeyError or TypeError where it is none."""
    arrays = {name: np.array(value[name], dtype=np.float64) for name in NAMES}
    channels, steps = arrays["start"].size, len(arrays["mix"])
    shapes = {
        "start": (channels,),
        "mix": (steps, len(RELATIONS), channels, channels),
        "keep": (steps, channels),
        "again": (steps, channels),
        "power": (),
        "gain": (2, channels),
        "out": (2, channels),
        "size": (),
        "text": (),
    }
    if not channels or not steps:
        raise ValueError("no weights")
    for name, shape in shapes.items():
        if arrays[name].shape != shape or not np.isfinite(arrays[name]).all():
            raise ValueError(f"{name} is {arrays[name].shape} instead of {shape}, or no numbers")
        if name not in ("size", "text") and (arrays[name] < 0).any():
            raise ValueError(f"{name} is below zero")
    return Weights(**arrays)
