"""What linkers ask for vectors of texts: those of labels are made once and kept, those of phrases when they come."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from extraction.vectors.port import Encoder, Vectors
from extraction.vectors.store import CachedEncoder, Progress, VectorFile, fill


class Semantics:
    """An encoder, and the file with the vectors of labels.

    A service does not wait for vectors of labels: it links without them until another thread or command has made them.
    A batch command waits (``wait``), because its answers must not depend on when it was called.
    """

    def __init__(
        self, encoder: Encoder, kept: VectorFile, *, wait: bool = False, progress: Progress | None = None
    ) -> None:
        """``progress`` is told while vectors of labels are made."""
        self._encoder = encoder
        self._kept = kept
        self._wait = wait
        self._progress = progress
        self._cached = CachedEncoder(encoder, kept)

    def by(self, encoder: Encoder) -> Semantics:
        """The same labels, with phrases by another encoder of the same space. It makes no vectors of labels."""
        other = copy.copy(self)
        other._cached = CachedEncoder(encoder, self._kept)
        return other

    @property
    def name(self) -> str:
        """The encoder's name."""
        return self._encoder.name

    @property
    def encoder(self) -> Encoder:
        """The encoder itself, which remembers nothing."""
        return self._encoder

    @property
    def file_name(self) -> str:
        """The encoder's name as part of a file's."""
        return file_name(self._encoder)

    def phrases(self, texts: Sequence[str]) -> Vectors:
        """Vectors [len(texts), dim] of phrases, kept in memory only. Raises EncoderUnavailableError."""
        return self._cached.encode(texts)

    def labels(self, texts: Sequence[str]) -> Vectors | None:
        """Vectors [len(texts), dim] of labels; None where some are not made yet and nobody waits for them.

        Raises EncoderUnavailableError where they must be made and cannot.
        """
        if self._wait:
            self.make(texts)
        vectors, known = self._kept.get(texts)
        return vectors if bool(known.all()) else None

    def make(self, texts: Sequence[str], progress: Progress | None = None) -> int:
        """Make the vectors of labels that are not there yet; gives how many. Raises EncoderUnavailableError."""
        return fill(self._encoder, self._kept, texts, progress or self._progress)

    def missing(self, texts: Sequence[str]) -> int:
        """How many of the labels have no vector yet."""
        return len(self._kept.missing(texts))


def file_name(encoder: Encoder) -> str:
    """An encoder's name as part of a file's."""
    return "".join(sign if sign.isalnum() or sign in ".-" else "_" for sign in encoder.name)
