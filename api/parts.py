"""Parts that belong to no snapshot: gazetteer, encoder, tagger, parsing processes. Each is made when first needed."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from api.remembered import Remembered
from api.settings import Settings

if TYPE_CHECKING:
    from api.records import Records
    from extraction.documents.worker import DocumentParser
    from extraction.mentions.finder import MentionFinder
    from extraction.vectors.ahead import Ahead
    from extraction.vectors.semantics import Semantics
    from graph.snapshot import Snapshot
    from recommender.geography import Gazetteer
    from recommender.network import PathNetwork

FEED_MEMORY_MB, FEED_SECONDS = 768, 60.0
"""MiB and seconds to parse one page or workbook of a source: 10 MB of Excel take about 20 s."""

NETWORK_FILE = Path("network") / "network.json"
"""Where in the data directory ``jobvej train`` leaves its artefact."""

LISTS_ROOM = 384 * 2**20
"""Bytes of answers with their arrays that are remembered: of 50,000 postings one is some 2 MB, so that a hundred
consultants find their own; of a million some 15 MB.
"""
_FEW_LABELS = 500
"""Vectors of labels below which a command that waits for them says nothing."""

_log = logging.getLogger("jobvej")


class Parts:
    """Made once each, whoever asks first; closing ends their processes."""

    def __init__(self, settings: Settings, *, patient: bool, threads: int = 2) -> None:
        """``patient``, ``threads``: see ``api.bootstrap.Services``."""
        self.settings = settings
        self._patient, self._threads = patient, threads
        self._lock = threading.RLock()
        self._closing = contextlib.ExitStack()
        self.answers = Remembered()
        self.lists = Remembered(room=LISTS_ROOM, size=lambda made: made[0].nbytes)

    @property
    def patient(self) -> bool:
        """Whether to wait for vectors that are not made yet."""
        return self._patient

    def close(self) -> None:
        """End the processes. May be called twice."""
        self._closing.close()

    @property
    def gazetteer(self) -> Gazetteer:
        """Danish postcodes and towns."""
        with self._lock:
            return self._gazetteer

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        from recommender.geography import Gazetteer

        return Gazetteer.load(self.settings.data / "cache")

    @property
    def semantics(self) -> Semantics | None:
        """What makes vectors of texts; None where that is turned off."""
        with self._lock:
            return self._semantics

    @cached_property
    def _semantics(self) -> Semantics | None:
        from extraction.vectors import open_encoder
        from extraction.vectors.semantics import Semantics, file_name
        from extraction.vectors.store import VectorFile

        encoder, close = open_encoder(self.settings.encoder, self._threads)
        if encoder is None:
            return None
        self._closing.callback(close)
        kept = VectorFile(self.settings.data / "cache" / f"vectors-{file_name(encoder)}", encoder.dim)
        return Semantics(encoder, kept, wait=self._patient, progress=_slowly)

    @property
    def ahead(self) -> Ahead | None:
        """What makes vectors before they are asked for; None where there are none."""
        with self._lock:
            return self._ahead

    @cached_property
    def _ahead(self) -> Ahead | None:
        from extraction.vectors.ahead import Ahead

        if self._semantics is None:
            return None
        made = Ahead(self._semantics)
        self._closing.callback(made.close)  # before the encoder's: what was opened last is closed first
        return made

    @property
    def records(self) -> Records:
        """Accounts, sessions and what was answered; opened when first used."""
        with self._lock:
            return self._records

    @cached_property
    def _records(self) -> Records:
        from api.records import Records

        found = Records(self.settings.records_url, self.settings.data)
        self._closing.callback(found.close)
        return found

    def path_network(self, snapshot: Snapshot) -> PathNetwork:
        """The path network over a snapshot: the one that ``jobvej train`` made here, else the shipped one.

        With the vectors of labels that are there. Raises ArtefactError.
        """
        from extraction.errors import EncoderUnavailableError
        from recommender.network import PATH, PathNetwork, TextVectors

        texts = None
        if self.semantics is not None:
            try:
                texts = TextVectors.of(snapshot, self.semantics.labels)
            except EncoderUnavailableError as error:
                _log.warning("occupations are scored without the texts of their labels: %s", error)
        own = self.settings.data / NETWORK_FILE
        return PathNetwork.of(snapshot, own if own.is_file() else PATH, texts)

    @property
    def mention_finder(self) -> MentionFinder | None:
        """What finds phrases that no label equals; None where it is turned off or its artefact does not fit."""
        with self._lock:
            return self._mention_finder

    @cached_property
    def _mention_finder(self) -> MentionFinder | None:
        from extraction.errors import ArtefactError
        from extraction.mentions.finder import MentionFinder

        if not self.settings.mentions:
            return None
        try:
            return MentionFinder()
        except ArtefactError as error:
            _log.warning("phrases that are no labels are not found: %s", error)
            return None

    @property
    def parsers(self) -> DocumentParser:
        """The processes that parse documents; they start with the first document, or with ``start``."""
        with self._lock:
            return self._parsers

    @cached_property
    def _parsers(self) -> DocumentParser:
        from extraction.documents.worker import DocumentParser

        settings = self.settings
        parser = DocumentParser(settings.parse_memory_mb, settings.parse_seconds, settings.parse_workers)
        self._closing.callback(parser.close)
        return parser

    @property
    def feed_parsers(self) -> DocumentParser:
        """The process that parses feeds, workbooks among them; with more room than a CV has."""
        with self._lock:
            return self._feed_parsers

    @cached_property
    def _feed_parsers(self) -> DocumentParser:
        from extraction.documents.worker import DocumentParser

        parser = DocumentParser(FEED_MEMORY_MB, FEED_SECONDS, tables=True)
        self._closing.callback(parser.close)
        return parser


def _slowly(done: int, total: int) -> None:
    """Progress of vectors that a command waits for, on stderr; a few dozen are not worth a line."""
    if total > _FEW_LABELS:
        sys.stderr.write(f"vectors of labels: {done} of {total}\n")
