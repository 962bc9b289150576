"""The one place where the parts are wired together. Everything is opened when it is first needed.

``Services`` lives as long as its process. What belongs to one snapshot and the terms laid over it is held in a
``World`` (``api.worlds``), which is never changed but replaced whole.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Self

from api.caches import cached_groups
from api.errors import NothingLoadedError
from api.ground import Curated, Ground
from api.parts import Parts
from api.settings import Settings
from api.worlds import World
from graph import snapshot_io
from graph.snapshot import Snapshot
from ontology.terms import folder

if TYPE_CHECKING:
    from graph.store import Store

IMPORT_WAIT_S = 600.0
"""Longest wait for another process's import to end; the full ESCO takes about a minute."""

_log = logging.getLogger("jobvej")

TERMS_WAIT_S = 30.0
"""Longest wait for another process that writes terms; writing them takes milliseconds."""

__all__ = ["IMPORT_WAIT_S", "LOAD_HINT", "Services", "World"]
LOAD_HINT = "Load the demo with `jobvej demo load`, or ESCO with `jobvej ontology import PATH...`."


class Services(Parts):
    """Everything that a command, the API or a page needs. A context manager; closing it closes what was opened."""

    def __init__(
        self, settings: Settings, snapshot: Snapshot | None = None, *, patient: bool = False, threads: int = 2
    ) -> None:
        """With ``snapshot``, that one is answered from, whatever the data directory holds.

        ``patient``: wait for vectors of labels that are not made yet, as a batch command does; a service does not.
        ``threads``: of the encoder.
        """
        super().__init__(settings, patient=patient, threads=threads)
        self._store_lock = threading.RLock()
        self._pinned = snapshot
        self._curated = Curated(settings.data)
        self._ground: tuple[str, Ground] | None = None
        self._world: World | None = None
        self._key: tuple[str, folder.Signature] | None = None
        self._store: Store | None = None
        self._stopped = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store and end the parsing processes. May be called twice."""
        self._stopped.set()
        super().close()
        with self._store_lock:
            store, self._store = self._store, None
        if store is not None:
            store.close()

    # --- store ---------------------------------------------------------------------------------------------------

    def store(self) -> Store:
        """The open store; opened on first use. Raises StoreUnavailableError or StoreConflictError."""
        from graph.store import open_store

        with self._store_lock:
            if self._store is None:
                settings = self.settings
                settings.data.mkdir(parents=True, exist_ok=True)
                self._store = open_store(settings.store, settings.data, settings.store_user, settings.password)
            return self._store

    @contextlib.contextmanager
    def importing(self, say: Callable[[str], None] = lambda _line: None) -> Iterator[None]:
        """Keep other processes on this data directory from importing meanwhile. Not to be nested.

        Two at once spoil each other's classification, and ArcadeDB fails on links that another writes to the same
        nodes. Waits for the one that is at it; raises StoreConflictError where it does not end. (Two that share only
        a Neo4j server find out from the store: the first to end then raises.)
        """
        from graph.engines.locks import FileLock
        from graph.errors import StoreConflictError

        self.settings.data.mkdir(parents=True, exist_ok=True)
        with FileLock(self.settings.data / "import.lock") as lock:
            if not lock.try_acquire():
                say("Waiting for another import to end")
                if not lock.acquire(IMPORT_WAIT_S):
                    raise StoreConflictError(
                        f"another import into {self.settings.data} does not end; run this one again after it"
                    )
            yield

    @contextlib.contextmanager
    def editing_terms(self) -> Iterator[None]:
        """Keep other processes on this data directory from changing the curators' terms meanwhile. Not to be nested."""
        from graph.engines.locks import FileLock
        from graph.errors import StoreConflictError

        place = self.settings.data / folder.FOLDER
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(place / ".lock") as lock:
            if not lock.acquire(TERMS_WAIT_S):
                raise StoreConflictError(f"another change of the terms in {place} does not end; run this one again")
            yield

    def ping_store(self) -> None:
        """Raise StoreUnavailableError where the store does not answer. The next use looks for it anew."""
        self.store().ping()

    # --- snapshot ------------------------------------------------------------------------------------------------

    def world(self) -> World:
        """The current world. A snapshot or terms that another process has changed are taken over here.

        Raises NothingLoadedError where there is none, SnapshotError where it is damaged and there is no older one.
        """
        key = self._current()
        world, known = self._world, self._key
        if world is not None and key == known:
            return world
        # Only one thread loads a snapshot; where there is an older world the others go on with it meanwhile. Terms are
        # taken over in a moment, so for those everybody waits: they are in effect from the next request on.
        same_snapshot = known is not None and known[0] == key[0]
        if not self._lock.acquire(blocking=world is None or same_snapshot):
            assert world is not None  # noqa: S101 - blocking=False only then
            return world
        try:
            key = self._current()
            if self._world is None or key != self._key:
                if self._ground is None or self._ground[0] != key[0]:
                    base = self._pinned or snapshot_io.load_current(self.settings.data)
                    self._ground = (key[0], Ground(base, self))
                self._world = World(self._ground[1], self._curated.overlay(key[1]))
                self._key = key
            return self._world
        finally:
            self._lock.release()

    def _current(self) -> tuple[str, folder.Signature]:
        """The name of the snapshot that counts, and the state of the curators' terms. Raises NothingLoadedError."""
        terms = folder.signature(self.settings.data)
        if self._pinned is not None:
            return "", terms
        found = snapshot_io.current(self.settings.data)
        if found is None:
            raise NothingLoadedError(f"Nothing is loaded in {self.settings.data} yet. {LOAD_HINT}")
        return found.name, terms

    def classification_hash(self) -> str:
        """Content hash of the classification that is loaded, without terms. Raises NothingLoadedError."""
        self._current()
        if self._pinned is not None:
            return self._pinned.classification.content_hash
        return snapshot_io.classification_hash(self.settings.data) or ""

    @property
    def is_pinned(self) -> bool:
        """Whether these answer from a snapshot that they were given, which another process cannot load."""
        return self._pinned is not None

    @property
    def loaded(self) -> World | None:
        """The world of the last request that needed one; None before the first. Loads and takes over nothing."""
        return self._world

    def world_or_none(self) -> World | None:
        """The current world, or None where nothing is loaded."""
        try:
            return self.world()
        except NothingLoadedError:
            return None

    def rebuild_snapshot(self) -> Snapshot:
        """Build the snapshot from the store, make it the current one, and give it."""
        from graph.snapshot_build import build_snapshot

        snapshot = build_snapshot(self.store())
        # Which postings repeat each other is found before the snapshot counts, so that no request waits for it.
        cached_groups(snapshot.postings, snapshot.content_hash, self.settings.data / "cache")
        snapshot_io.save(snapshot, self.settings.data)
        return snapshot

    def watch_store(self) -> None:
        """Start a thread that rebuilds the snapshot when somebody elsewhere has changed the store (a Neo4j server)."""
        threading.Thread(target=self._watch, name="refresh", daemon=True).start()

    def _watch(self) -> None:
        while not self._stopped.wait(self.settings.refresh_seconds):
            try:
                if self.is_behind():
                    self.rebuild_snapshot()
            except Exception as error:  # noqa: BLE001 - a store that is away comes back; the service goes on meanwhile
                _log.warning("cannot look for changes in the store: %s", type(error).__name__)

    def is_behind(self) -> bool:
        """Whether the store has a newer revision than the current snapshot."""
        found = snapshot_io.current(self.settings.data)
        return self.store().revision() > (found.store_revision if found else 0)
