"""Danish postcodes and towns, offline."""

from __future__ import annotations

from recommender.geography.gazetteer import Gazetteer

__all__ = ["Gazetteer"]
