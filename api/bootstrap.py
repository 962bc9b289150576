"""The one place where the parts are wired together. Everything is opened when it is first needed.

``Services`` lives as long as its process. What belongs to one snapshot is held in a ``World`` that is never changed but
replaced whole, so a request that has begun goes on with the versions it began with.
"""

from __future__ import annotations

import contextlib
import datetime
import logging
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from api.errors import NothingLoadedError
from api.settings import Settings
from graph import snapshot_io
from graph.snapshot import Snapshot

if TYPE_CHECKING:
    from extraction.documents.worker import DocumentParser
    from extraction.lexicon import Lexicon
    from extraction.linking import Linker
    from extraction.readers import CvReader, PostingReader
    from extraction.titles import TitleReader
    from graph.store import Store
    from recommender.geography import Gazetteer
    from recommender.recommend import Recommender

IMPORT_WAIT_S = 600.0
"""Longest wait for another process's import to end; the full ESCO takes about a minute."""

T = TypeVar("T")
_log = logging.getLogger("jobvej")

LOAD_HINT = "Load the demo with `jobvej demo load`, or ESCO with `jobvej ontology import PATH...`."


class World:
    """One snapshot and what is made from it. Parts are made when first asked for, each once."""

    def __init__(self, snapshot: Snapshot, services: Services) -> None:
        self.snapshot = snapshot
        self._services = services
        self._lock = threading.RLock()
        self._made: dict[Callable[[Snapshot], Any], Any] = {}
        self._linkers: dict[tuple[str, str], Linker] = {}
        self._recommender: tuple[datetime.date, Recommender] | None = None

    @property
    def lexicon(self) -> Lexicon:
        """The label index, from its cache in the data directory when that fits the classification."""
        with self._lock:
            return self._lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        from extraction.lexicon import Lexicon

        return _cached_lexicon(self.snapshot, self._services.settings, Lexicon)

    @property
    def cv_reader(self) -> CvReader:
        """Reads CVs."""
        with self._lock:
            return self._cv_reader

    @cached_property
    def _cv_reader(self) -> CvReader:
        from extraction.readers import CvReader

        return CvReader(self._lexicon, self.snapshot.classification, self._services.parsers, self._titles)

    @property
    def posting_reader(self) -> PostingReader:
        """Reads postings."""
        with self._lock:
            return self._posting_reader

    @cached_property
    def _posting_reader(self) -> PostingReader:
        from extraction.readers import PostingReader

        return PostingReader(self._lexicon, self.snapshot.classification, self._titles)

    @property
    def titles(self) -> TitleReader:
        """Reads the titles of positions, postings and wishes, all by the same rule."""
        with self._lock:
            return self._titles

    @cached_property
    def _titles(self) -> TitleReader:
        from extraction.titles import TitleReader

        return TitleReader(self._lexicon, self.snapshot.classification, lambda: self.linker("occupation", "default"))

    def once(self, make: Callable[[Snapshot], T]) -> T:
        """What ``make`` (a function of a module) makes from the snapshot; made once, kept as long as this world."""
        with self._lock:
            if make not in self._made:
                self._made[make] = make(self.snapshot)
            made: T = self._made[make]
            return made

    def linker(self, target: str, model: str) -> Linker:
        """The linker of ``target`` by the name of its model."""
        from extraction.linking import make_linker

        with self._lock:
            if (target, model) not in self._linkers:
                self._linkers[target, model] = make_linker(target, model, self.snapshot.classification)
            return self._linkers[target, model]

    @property
    def recommender(self) -> Recommender:
        """The recommender for today; what it has made is kept when the day changes."""
        from recommender.recommend import Recommender

        with self._lock:
            day = self._services.settings.day
            if self._recommender is None:
                made = Recommender(self.snapshot, self._services.gazetteer, day, self._link_title)
                self._recommender = (day, made)
            elif self._recommender[0] != day:
                self._recommender = (day, self._recommender[1].on(day))
            return self._recommender[1]

    def _link_title(self, title: str) -> str | None:
        """The occupation (or ISCO group) that a wanted title means, or None."""
        return next(iter(self.titles.occupations(title, self._services.settings.languages[0])), None)


class Services:
    """Everything that a command, the API or a page needs. A context manager; closing it closes what was opened."""

    def __init__(self, settings: Settings, snapshot: Snapshot | None = None) -> None:
        """With ``snapshot``, that one is answered from, whatever the data directory holds."""
        self.settings = settings
        self._lock = threading.RLock()
        self._store_lock = threading.RLock()
        self._pinned = None if snapshot is None else World(snapshot, self)
        self._world: World | None = None
        self._name: str | None = None
        self._store: Store | None = None
        self._closing = contextlib.ExitStack()
        self._stopped = threading.Event()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the store and end the parsing processes. May be called twice."""
        self._stopped.set()
        self._closing.close()
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

    def ping_store(self) -> None:
        """Raise StoreUnavailableError where the store does not answer. The next use looks for it anew."""
        self.store().ping()

    # --- snapshot ------------------------------------------------------------------------------------------------

    def world(self) -> World:
        """The current world. A snapshot that another process has swapped in is taken over here.

        Raises NothingLoadedError where there is none, SnapshotError where it is damaged and there is no older one.
        """
        if self._pinned is not None:
            return self._pinned
        found = snapshot_io.current(self.settings.data)
        if found is None:
            raise NothingLoadedError(f"Nothing is loaded in {self.settings.data} yet. {LOAD_HINT}")
        world = self._world
        if world is not None and found.name == self._name:
            return world
        # Only one thread loads; where there is an older world the others go on with it meanwhile.
        if not self._lock.acquire(blocking=world is None):
            assert world is not None  # noqa: S101 - blocking=False only then
            return world
        try:
            if self._world is None or found.name != self._name:
                self._world = World(snapshot_io.load_current(self.settings.data), self)
                self._name = found.name
            return self._world
        finally:
            self._lock.release()

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

    # --- parts that belong to no snapshot ------------------------------------------------------------------------

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


def _cached_lexicon(snapshot: Snapshot, settings: Settings, kind: type[Lexicon]) -> Lexicon:
    """Load the label index of this classification from the cache, or build it and keep it there."""
    classification = snapshot.classification
    folder = settings.data / "cache"
    path = folder / f"lexicon-{classification.content_hash[:24]}"
    if path.exists():
        try:
            return kind.load(path)
        except Exception as error:  # noqa: BLE001 - a cache that cannot be read is made anew, whatever is wrong with it
            _log.warning("the label index %s cannot be read (%s); it is built anew", path, type(error).__name__)
    lexicon = kind.build(classification)
    folder.mkdir(parents=True, exist_ok=True)
    with _quiet_cache(path):
        lexicon.save(path)
        for other in folder.glob("lexicon-*"):
            if other.is_file() and not other.name.startswith(path.name):
                other.unlink(missing_ok=True)
    return lexicon


@contextlib.contextmanager
def _quiet_cache(path: object) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _log.warning("the label index cannot be kept at %s: %s", path, error.strerror)
