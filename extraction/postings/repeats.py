"""Two entries of one reading with one key: the first counts, and the second is told of."""

from __future__ import annotations

from extraction.errors import RepeatedPostingError
from ontology.postings import Posting


class Repeats:
    """The keys met so far in one reading of a source or file."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[int, str]] = {}

    def check(self, place: int, posting: Posting) -> None:
        """Note a posting and its line, row or number. Raises RepeatedPostingError where its key was met before."""
        content = posting.content_hash
        if posting.key in self._met:
            first, before = self._met[posting.key]
            raise RepeatedPostingError(posting.identifier, first, same=before == content)
        self._met[posting.key] = place, content
