"""Sentence embeddings behind a port: texts in several languages to vectors of one space, with their caches."""

from __future__ import annotations

from extraction.vectors.port import Encoder, Vectors

__all__ = ["Encoder", "Vectors"]
