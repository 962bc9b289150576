"""DocumentParser: a stranger's bytes to a Document, in a child process that can be killed without harm."""

from __future__ import annotations

import queue
import threading
import time
from typing import Any, Self

from extraction.documents.child import DRAW, JSON_LD, PARSE, SITEMAP, TABLE
from extraction.documents.document import Document
from extraction.documents.limits import MAX_PAGES_READ, MAX_UPLOAD_BYTES
from extraction.documents.ocr import Picture, Tesseract, unpacked, with_scan
from extraction.documents.process import CHILD, WorkerProcess
from extraction.documents.segments import Segment
from extraction.errors import DocumentTooLargeError, ExtractionError, ParserUnavailableError

DEFAULT_MEMORY_MB = 192
"""MiB that parsing may use beyond the idle worker's own 60; the 10 MiB documents of the tests use up to 60."""

DEFAULT_TIMEOUT_S = 3.5
"""Seconds for one document; a CV of two pages takes 5 ms, a PDF of 100 full pages about 1 s."""

WAIT_SECONDS = 30.0
"""Longest time that a caller waits for a free worker."""

SCAN_SECONDS = 60.0
"""After this long no further page of a scan is begun."""

_RECYCLE_DOCUMENTS = 1_000
_RECYCLE_BYTES = 96 * 1024 * 1024


class DocumentParser:
    """A few worker processes behind one ``parse``, for any number of threads.

    The workers start with ``start`` (or ``with``, or the first document) and load their modules while the caller goes
    on. A worker that ran into a limit is killed and its successor starts at once. After 1,000 documents, or when it
    holds on to much memory, a worker is replaced too. Usable again after ``close``.
    """

    def __init__(
        self,
        memory_mb: int = DEFAULT_MEMORY_MB,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        workers: int = 1,
        *,
        tables: bool = False,
    ) -> None:
        """``tables``: workbooks are read too, for which the workers load more."""
        if memory_mb < 1 or timeout_s <= 0 or workers < 1:
            raise ValueError("memory_mb, timeout_s and workers must be positive")
        self._memory_mb = memory_mb
        self._timeout_s = timeout_s
        self._workers = workers
        self._tables = tables
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._tesseract: Tesseract | None = None
        self._looked = False
        self._free: queue.LifoQueue[WorkerProcess | None] | None = None
        self._all: set[WorkerProcess] = set()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def start(self) -> None:
        """Start the workers, and return before they are ready. Does nothing where they run."""
        self._pool()

    def wait_ready(self) -> None:
        """Return when a worker has loaded its modules. Raises ParserUnavailableError."""
        worker = self._take()
        try:
            worker.wait_ready()
        finally:
            self._give_back(worker)

    def parse(self, data: bytes, filename: str | None = None) -> Document:
        """The document in ``data``; ``filename`` serves for the words of errors only.

        Raises UnsupportedFormatError, DocumentTooLargeError (over 10 MiB, or a limit inside), UnreadableDocumentError,
        ParsingLimitError (time, memory) or ParserUnavailableError (no worker). An empty document or a scan is no
        error here: see ``Document.reasons``. Scanned pages of a PDF are read by Tesseract where it is installed, which
        takes seconds a page.
        """
        found = self._ask(PARSE, data, filename)["document"]
        document = Document(**{**found, "reasons": tuple(found["reasons"]), "scanned": tuple(found["scanned"])})
        return self._read_scan(data, document) if document.scanned else document

    def _read_scan(self, data: bytes, document: Document) -> Document:
        """The document with the text of its scanned pages, where Tesseract is installed; one scan at a time."""
        if not self._reading.acquire(timeout=WAIT_SECONDS):
            raise ParserUnavailableError("Too many scans are being read just now. Try again in a moment.")
        try:
            if not self._looked:
                self._tesseract, self._looked = Tesseract.found(), True
            end = time.monotonic() + SCAN_SECONDS
            pages: dict[int, list[Segment]] = {}
            for number in document.scanned[:MAX_PAGES_READ] if self._tesseract is not None else ():
                found = self._read_page(data, number) if time.monotonic() < end else None
                pages.update({} if found is None else {number: found})
        finally:
            self._reading.release()
        return with_scan(document, pages)

    def _read_page(self, data: bytes, number: int) -> list[Segment] | None:
        """The words of a scanned page; None where it cannot be drawn or read: the document's verdict says so."""
        try:
            answer = self._ask(DRAW, data, str(number))
            picture = Picture(answer["width"], answer["height"], unpacked(answer["pixels"]), answer["dpi"])
            return self._tesseract.read(picture) if self._tesseract is not None else None
        except (ExtractionError, OSError):
            return None

    def json_ld(self, data: bytes) -> list[str]:
        """The JSON-LD scripts of an HTML page, as text. Raises as ``parse``."""
        return [str(block) for block in self._ask(JSON_LD, data, None)["blocks"]]

    def table(self, data: bytes, sheet: str = "") -> list[list[str]]:
        """Rows of text of a workbook's sheet ("": the first); the parser is one for ``tables``. Raises as ``parse``."""
        if not self._tables:
            raise ValueError("this parser was not made for tables")
        return [[str(cell) for cell in row] for row in self._ask(TABLE, data, sheet)["rows"]]

    def sitemap(self, data: bytes) -> tuple[bool, list[str]]:
        """Whether a sitemap is an index of others, and its URLs. Raises as ``parse``."""
        found = self._ask(SITEMAP, data, None)
        return bool(found["index"]), [str(url) for url in found["urls"]]

    def close(self) -> None:
        """End the workers. May be called twice, and while other threads parse: their calls end with an error."""
        if not hasattr(self, "_lock"):
            return
        with self._lock:
            workers, self._all, self._free = self._all, set(), None
        for worker in workers:
            worker.kill()

    @property
    def pids(self) -> list[int]:
        """Process ids of the workers, for watching them."""
        with self._lock:
            return sorted(worker.pid for worker in self._all if worker.alive)

    def _ask(self, operation: int, data: bytes, filename: str | None) -> Any:
        if len(data) > MAX_UPLOAD_BYTES:
            raise DocumentTooLargeError(
                f"The file has {len(data) / 1024 / 1024:.1f} MB and at most {MAX_UPLOAD_BYTES // 1024 // 1024} MB are "
                "read. Save it without pictures and attachments."
            )
        worker = self._take()
        try:
            return worker.ask(operation, data, filename or "", self._timeout_s)
        finally:
            self._give_back(worker)

    def _pool(self) -> queue.LifoQueue[WorkerProcess | None]:
        with self._lock:
            if self._free is None:
                self._free = queue.LifoQueue()
                for _ in range(self._workers):
                    self._free.put(self._new())
            return self._free

    def _new(self) -> WorkerProcess | None:
        """Start a worker (the lock is held). None where that fails: the next caller tries again."""
        try:
            worker = WorkerProcess(self._memory_mb, CHILD, int(self._tables))
        except ParserUnavailableError:
            return None
        self._all.add(worker)
        return worker

    def _take(self) -> WorkerProcess:
        free = self._pool()
        try:
            worker = free.get(timeout=WAIT_SECONDS)
        except queue.Empty:
            raise ParserUnavailableError("Too many documents are being read just now. Try again in a moment.") from None
        if worker is not None and worker.alive:
            return worker
        with self._lock:
            if worker is not None:
                self._all.discard(worker)
                worker.close()
            fresh = self._new()
            if fresh is None:
                free.put(None)
                raise ParserUnavailableError("No process can be started to read documents. Try again in a moment.")
            return fresh

    def _give_back(self, worker: WorkerProcess) -> None:
        """Return a worker to the pool; a dead or worn-out one is replaced, and its successor loads meanwhile."""
        worn = not worker.alive or worker.documents >= _RECYCLE_DOCUMENTS or worker.resident_growth() > _RECYCLE_BYTES
        with self._lock:
            known = worker in self._all
            if worn or not known:
                self._all.discard(worker)
                worker.close()
            if self._free is not None and known:
                self._free.put(self._new() if worn else worker)
