"""Two entries of one reading with one key: the first counts, and the second is told of."""

from __future__ import annotations

from extraction.errors import RepeatedPostingError


class Repeats:
    """The keys met so far in one reading of a source or file."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[int, str]] = {}

    def check(self, place: int, source: str, identifier: str, content: str) -> None:
        """Note a posting: its line, row or number, what its key is made of, and its content hash.

        Raises RepeatedPostingError where its key was met before.
        """
        key = f"{source}/{identifier}"
        if key in self._met:
            first, before = self._met[key]
            raise RepeatedPostingError(identifier, first, same=before == content)
        self._met[key] = place, content
