"""What takes long to make from one snapshot, made once: label index and linkers, and the curators' terms as read.

A ``Ground`` belongs to one snapshot with the shipped terms over it; ``api.worlds`` adds the curators' terms.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from api.caches import cached_lexicon, quiet_cache
from graph.snapshot import Snapshot
from ontology.errors import SourceError
from ontology.terms import Overlay, folder
from ontology.terms.table import shipped_terms

if TYPE_CHECKING:
    from api.bootstrap import Services
    from extraction.lexicon import Lexicon
    from extraction.linking import Linker
    from recommender.recommend import Recommender

BULK = "bulk"
"""The model that links phrases of many postings; nobody asks for it by name."""
_log = logging.getLogger("jobvej")


class Curated:
    """The curators' terms of a data directory. A source is read again only when its file has changed."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._read: dict[tuple[str, int, int, int], Overlay] = {}

    def overlay(self, signature: folder.Signature) -> Overlay:
        """All sources joined. A damaged one is left out and told in the log; ``jobvej doctor`` says what mends it."""
        read: dict[tuple[str, int, int, int], Overlay] = {}
        for entry in signature:
            if entry in self._read:
                read[entry] = self._read[entry]
                continue
            try:
                read[entry] = folder.load(self._data, entry[0].removesuffix(folder.SUFFIX))
            except SourceError as error:
                _log.warning("local terms are left out: %s", error)
        self._read = read
        return Overlay.of(
            (term for overlay in read.values() for term in overlay.terms),
            (mapping for overlay in read.values() for mapping in overlay.mappings),
        )


class Ground:
    """One snapshot with the shipped terms laid over it, and what takes long to make of its labels."""

    def __init__(self, base: Snapshot, services: Services) -> None:
        """``base`` is the snapshot as it is on disk: the classification alone."""
        self.base = base
        self.services = services
        shipped = shipped_terms() if services.settings.local_terms else Overlay()
        self.overlay = shipped.within(base.classification)
        self.snapshot = base
        if self.overlay:
            laid = self.overlay.relay(base.classification, base.classification, self.overlay.concepts)
            self.snapshot = replace(base, classification=laid)
        self.recommender: Recommender | None = None
        self._lock = threading.RLock()
        self._linkers: dict[tuple[str, str], Linker] = {}

    @property
    def lexicon(self) -> Lexicon:
        """The label index, from its cache in the data directory when that fits the classification."""
        with self._lock:
            return self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        return cached_lexicon(self.snapshot.classification, self.services.settings.data / "cache")

    def linker(self, target: str, model: str) -> Linker:
        """The linker of ``target`` by the name of its model."""
        from extraction.linking import make_linker

        with self._lock:
            if (target, model) not in self._linkers:
                if model == BULK:
                    self._linkers[target, model] = self._bulk_linker()
                    return self._linkers[target, model]
                skills = self.linker("skill", model) if target == "skill-group" else None
                cache = self.services.settings.data / "cache"
                self._linkers[target, model] = make_linker(
                    target, model, self.snapshot.classification, self.services.semantics, skills, cache
                )
            return self._linkers[target, model]

    def _bulk_linker(self) -> Linker:
        from api.bulk_linking import bulk_linker
        from extraction.linking import SkillLinker

        default = self.linker("skill", "default")
        assert isinstance(default, SkillLinker)  # noqa: S101 - that is what make_linker gives
        return bulk_linker(self.services, self.snapshot.classification, default)

    def keep_links(self) -> None:
        """Put the links of bulk reading into the cache, where there are any."""
        from extraction.linking.kept import KeptLinker

        made = self._linkers.get(("skill", BULK))
        if isinstance(made, KeptLinker):
            with quiet_cache("cache"):
                made.keep()
