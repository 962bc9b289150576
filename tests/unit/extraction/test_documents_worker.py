from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from benchmarks.hostile import hostile_inputs
from benchmarks.hostile_files import MIB, pdf_of, sound_docx, sound_pdf, stream_of
from extraction.documents.child import MEMORY_MESSAGE, PARSE
from extraction.documents.parse import parse_bytes
from extraction.documents.process import WorkerProcess
from extraction.documents.worker import DocumentParser
from extraction.errors import (
    DocumentTooLargeError,
    ExtractionError,
    ParsingLimitError,
    UnreadableDocumentError,
    UnsupportedFormatError,
)

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def parser() -> Iterator[DocumentParser]:
    with DocumentParser(workers=2) as made:
        yield made


def heavy_pdf() -> bytes:
    """A small file with a page that takes seconds and hundreds of megabytes."""
    import zlib

    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    bomb = zlib.compress(b"BT /F1 9 Tf (aaaa aaaa) Tj ET " * (60 * MIB // 30), 9)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    start = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    return pdf_of([*start, stream_of(bomb, b"/Filter/FlateDecode"), font])


@pytest.mark.parametrize("path", sorted((ROOT / "api/demo/cvs").iterdir()), ids=lambda path: path.name)
def test_the_worker_reads_what_parsing_here_reads(parser: DocumentParser, path: Path) -> None:
    # The worker cannot open files: this also shows that it has loaded all it needs.
    assert parser.parse(path.read_bytes(), path.name) == parse_bytes(path.read_bytes(), path.name)


def test_errors_come_back_typed(parser: DocumentParser) -> None:
    with pytest.raises(UnsupportedFormatError):
        parser.parse(b"\x89PNG\r\n\x1a\n", "cv.pdf")
    with pytest.raises(UnreadableDocumentError, match="password"):
        parser.parse(sound_pdf(1, "x"), "cv.pdf")
    with pytest.raises(DocumentTooLargeError, match="at most 10 MB"):
        parser.parse(bytes(11 * MIB), "cv.txt")


def test_one_worker_serves_many_documents(parser: DocumentParser) -> None:
    pids = parser.pids
    for _ in range(20):
        parser.parse(sound_docx(), "cv.docx")
    assert parser.pids == pids


def test_many_threads_share_the_workers(parser: DocumentParser) -> None:
    texts = [f"Jeg er kok nummer {number} og søger arbejde på Ærø" for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: parser.parse(text.encode(), None).text, texts))
    assert found == texts
    assert len(parser.pids) == 2


def test_a_slow_document_is_ended_and_the_next_one_is_read() -> None:
    with DocumentParser(memory_mb=2048, timeout_s=0.2) as parser:
        parser.wait_ready()
        before = parser.pids
        with pytest.raises(ParsingLimitError, match="too long"):
            parser.parse(heavy_pdf(), "cv.pdf")
        parser.wait_ready()
        assert parser.parse(b"Jeg er kok", None).text == "Jeg er kok"
        assert parser.pids != before
        assert not psutil.pid_exists(before[0])


def test_a_greedy_document_is_ended() -> None:
    with DocumentParser(memory_mb=24, timeout_s=20) as parser:
        with pytest.raises(ExtractionError, match="memory"):
            parser.parse(heavy_pdf(), "cv.pdf")
        assert parser.parse(b"Jeg er kok", None).text == "Jeg er kok"


def test_a_form_that_holds_itself_is_ended(parser: DocumentParser) -> None:
    bomb = next(item for item in hostile_inputs(categories=["pdf special"]) if item.filename.endswith("form-bomb.pdf"))
    with pytest.raises(ExtractionError):
        parser.parse(bomb.data, bomb.filename)
    assert parser.parse(b"Jeg er kok", None).text == "Jeg er kok"


def test_memory_is_watched_where_the_kernel_does_not_limit_it() -> None:
    worker = WorkerProcess(2048)
    try:
        worker.wait_ready()
        worker._memory_bytes = 20 * MIB
        with pytest.raises(ParsingLimitError, match=MEMORY_MESSAGE[:30]):
            worker.ask(PARSE, heavy_pdf(), "cv.pdf", 20)
        assert not worker.alive
    finally:
        worker.kill()


def test_a_killed_worker_is_replaced() -> None:
    with DocumentParser() as parser:
        parser.wait_ready()
        os.kill(parser.pids[0], signal.SIGKILL)
        psutil.wait_procs([psutil.Process(pid) for pid in parser.pids], timeout=10)
        assert parser.parse(b"Jeg er kok", None).text == "Jeg er kok"


def test_nothing_is_left_after_closing() -> None:
    parser = DocumentParser(workers=2)
    assert parser.parse(b"Jeg er kok", None).format == "text"
    pids = parser.pids
    assert len(pids) == 2
    parser.close()
    parser.close()
    assert not any(map(psutil.pid_exists, pids))


def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import os, sys; from extraction.documents.worker import DocumentParser\n"
        "parser = DocumentParser(); parser.wait_ready(); print(parser.pids[0], flush=True); os._exit(1)"
    )
    output = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(int(output)).wait(timeout=10)


_SANDBOX = """
import socket, sys
from extraction.documents import sandbox
sandbox.enter(64)
def refused(action):
    try:
        action()
    except (OSError, MemoryError):
        return True
    return False
import ctypes
library = ctypes.CDLL(None, use_errno=True)
checks = [
    refused(lambda: open("/etc/hostname")),
    refused(lambda: open("x.txt", "w")),
    refused(lambda: socket.socket()),
    refused(lambda: bytearray(200_000_000)) or sys.platform != "linux",
    library.open(b"/etc/hostname", 0) == -1,
    library.socket(2, 1, 0) == -1,
]
print(checks)
"""


def test_the_sandbox_opens_nothing() -> None:
    code = f"import ctypes\n{_SANDBOX}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == str([True] * 6), done.stderr


def test_the_service_s_secrets_do_not_reach_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBVEJ_STORE_PASSWORD", "hemmelig")
    worker = WorkerProcess(64)
    try:
        worker.wait_ready()
        assert "JOBVEJ_STORE_PASSWORD" not in psutil.Process(worker.pid).environ()
    finally:
        worker.kill()


def test_the_parents_memory_does_not_grow(parser: DocumentParser) -> None:
    # Ten inputs of 5 MB; a parser that kept them would hold 50 MB.
    text = ("ord " * 10 + "\n").encode() * (5 * MIB // 41)
    process = psutil.Process()
    for _ in range(2):
        with pytest.raises(DocumentTooLargeError):
            parser.parse(text, None)
    before = process.memory_info().rss
    for _ in range(10):
        with pytest.raises(DocumentTooLargeError):
            parser.parse(text, None)
    assert process.memory_info().rss - before < 15 * MIB


def test_a_worker_that_is_first_asked_an_hour_after_its_start_answers() -> None:
    worker = WorkerProcess(192)
    try:
        assert select.select([worker._out], [], [], 60)[0]
        worker._started -= 3600
        worker.wait_ready()
        assert worker.alive
    finally:
        worker.kill()
