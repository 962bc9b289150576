"""What takes long to make from a snapshot and can be made again, kept in the ``cache`` folder of the data directory."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from graph.snapshot import PostingTable
from ontology.concepts import Classification

if TYPE_CHECKING:
    from extraction.lexicon import Lexicon
    from recommender.near_duplicates import Groups

_log = logging.getLogger("jobvej")


def cached_lexicon(classification: Classification, cache: Path) -> Lexicon:
    """Load the label index of this classification from the cache, or build it and keep it there."""
    from extraction.lexicon import Lexicon

    path = cache / f"lexicon-{classification.content_hash[:24]}"
    if path.exists():
        try:
            return Lexicon.load(path)
        except Exception as error:  # noqa: BLE001 - a cache that cannot be read is made anew, whatever is wrong with it
            _log.warning("the label index %s cannot be read (%s); it is built anew", path, type(error).__name__)
    lexicon = Lexicon.build(classification)
    cache.mkdir(parents=True, exist_ok=True)
    with quiet_cache(path):
        lexicon.save(path)
        for other in cache.glob("lexicon-*"):
            if other.is_file() and not other.name.startswith(path.name):
                other.unlink(missing_ok=True)
    return lexicon


def cached_groups(table: PostingTable, name: str, cache: Path) -> Groups:
    """Which postings repeat each other: from the cache of the snapshot of this hash, or found and kept there."""
    from recommender.near_duplicates import RULE_VERSION, duplicate_groups

    path = cache / f"duplicates-{RULE_VERSION}-{name[:24]}.npy"
    with contextlib.suppress(OSError, ValueError, EOFError):
        groups: Groups = np.load(path, allow_pickle=False)
        if groups.shape == (len(table),) and groups.dtype == np.int32:
            return groups
    groups = duplicate_groups(table, cache / f"sketches-{RULE_VERSION}.npz")
    with quiet_cache(path):
        cache.mkdir(parents=True, exist_ok=True)
        draft = cache / f".duplicates-{os.getpid()}.npy"
        np.save(draft, groups, allow_pickle=False)
        draft.replace(path)
        for other in cache.glob("duplicates-*.npy"):
            if other != path:
                other.unlink(missing_ok=True)
    return groups


@contextlib.contextmanager
def quiet_cache(path: object) -> Iterator[None]:
    """Warn where a cache cannot be kept, and go on without it."""
    try:
        yield
    except OSError as error:
        _log.warning("a cache cannot be kept at %s: %s", path, error.strerror)
