"""Pictures of pages to text by the program ``tesseract``, in a process of its own that is limited and can be killed.

It is given plain grey pixels that the parsing worker has drawn, so that it reads none of a stranger's file formats.
"""

from __future__ import annotations

import base64
import os
import re
import resource
import shutil
import subprocess
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby

from extraction.documents.document import Document
from extraction.documents.jobnet import recognised
from extraction.documents.layout import page_parts
from extraction.documents.limits import DPI, MAX_PIXELS
from extraction.documents.pages import joined, without_running_lines
from extraction.documents.segments import Segment
from extraction.documents.tidy import tidy

LANGUAGES = "dan+eng"
PAGE_SECONDS = 30.0
"""Longest time for one page; a full page takes 8 s on one core of the project's machine."""
_MEMORY_BYTES = 1024 * 1024 * 1024
_PROBE_SECONDS = 10.0
_MIN_CONFIDENCE = 25.0
"""Tesseract's confidence in a word, 0 to 100; below are specks and lines taken for letters."""
_WORD_LEVEL = 5
_COLUMNS = 12
_WIDE_GAP = 1.2
"""Gap between words of a line, in line heights, that parts columns."""
_MISREAD_BULLETS = frozenset("¢+*«»©®°·eo=-–")
"""What a list sign is read as; none of them is a word that begins a line."""
_MAIL = re.compile(r"(?<!\S)([\w.+-]{2,40})[æ©®€]([\w-]{2,40}(?:\.[\w-]+)*\.(?:dk|com|net|org|eu|se|no|de))(?!\w)")
"""An address whose "@" was read as a letter: it must not be taken for an ordinary word."""
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TESSDATA_PREFIX")


@dataclass(frozen=True, slots=True)
class Picture:
    """Grey pixels of a page, a byte each, row by row from the top; ``dpi`` are its dots per inch."""

    width: int
    height: int
    pixels: bytes
    dpi: float = DPI


class Tesseract:
    """The installed program. Safe to share between threads."""

    def __init__(self, path: str, version: str) -> None:
        self._path = path
        self.version = version

    @classmethod
    def found(cls) -> Tesseract | None:
        """The program where it is installed with Danish and English, else None."""
        path = shutil.which("tesseract")
        if path is None or not set(LANGUAGES.split("+")) <= set(_output(path, "--list-langs").split()):
            return None
        words = _output(path, "--version").split()
        return cls(path, words[1] if len(words) > 1 else "")

    def read(self, picture: Picture) -> list[Segment] | None:
        """The words of a page with their places in points; None where it takes too long, or fails."""
        head = f"P5\n{picture.width} {picture.height}\n255\n".encode("ascii")
        options = ("-l", LANGUAGES, "--psm", "3", "--dpi", str(round(picture.dpi)), "tsv")
        with subprocess.Popen(
            [self._path, "stdin", "stdout", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            bufsize=0,
            start_new_session=True,
        ) as process:
            try:
                _limit(process.pid)
                output, _ = process.communicate(head + picture.pixels, timeout=PAGE_SECONDS)
            except subprocess.TimeoutExpired:
                return None
            finally:
                process.kill()
        return _segments(output.decode("utf-8", errors="replace"), picture) if process.returncode == 0 else None


def text_of(pages: Sequence[Sequence[Segment]]) -> str:
    """The text of pages that were read, in reading order."""
    return tidy(joined([page_parts(page) for page in without_running_lines(pages)]))


def unpacked(pixels: str) -> bytes:
    """The pixels as the worker sends them."""
    return zlib.decompress(base64.b64decode(pixels), bufsize=MAX_PIXELS)


def with_scan(document: Document, pages: Mapping[int, Sequence[Segment]]) -> Document:
    """A document with the text of scanned pages that were read: those on top first, the others last."""
    texts = {number: text_of([page]) for number, page in pages.items()}
    if not any(texts.values()):
        return document
    leading = [number for place, number in enumerate(document.scanned) if number == place]
    before = [number for number in leading if number in pages]
    after = [number for number in document.scanned if number in pages and number not in before]
    parts = [text_of([pages[number] for number in before]), document.text, text_of([pages[number] for number in after])]
    reasons = [reason for reason in document.reasons if reason not in ("scanned_only", "partly_scanned")]
    if any(not texts.get(number) for number in document.scanned):
        reasons.append("partly_scanned")
    text = tidy("\n\n".join(part for part in parts if part))
    return recognised(replace(document, text=text, reasons=("read_by_ocr", *reasons)))


def _environment() -> Mapping[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _output(path: str, argument: str) -> str:
    try:
        done = subprocess.run(
            [path, argument], capture_output=True, timeout=_PROBE_SECONDS, env=_environment(), check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode("utf-8", errors="replace")


def _limit(pid: int) -> None:
    """Limit memory, time and files of the process where the system can (Linux); elsewhere the clock alone ends it."""
    limits = ((resource.RLIMIT_AS, _MEMORY_BYTES), (resource.RLIMIT_CPU, int(PAGE_SECONDS)), (resource.RLIMIT_FSIZE, 0))
    if not hasattr(resource, "prlimit"):
        return
    for kind, value in limits:
        with suppress(OSError, ValueError):
            resource.prlimit(pid, kind, (value, value))


def _segments(output: str, picture: Picture) -> list[Segment]:
    """Words of Tesseract's table as pieces of lines: those of one line are joined, unless a wide gap parts them."""
    words = [row for line in output.splitlines()[1:] if (row := _word(line)) is not None]
    scale = 72.0 / picture.dpi
    found: list[Segment] = []
    for _, group in groupby(words, key=lambda word: word[0]):
        line = list(group)
        top = min(word[2] for word in line)
        height = sorted(word[4] for word in line)[len(line) // 2]
        bottom = max(word[2] + word[4] for word in line)
        pieces: list[list[tuple[tuple[str, ...], int, int, int, int, str]]] = []
        for word in line:
            last = pieces[-1][-1] if pieces else None
            if last is not None and word[1] - last[1] - last[3] < _WIDE_GAP * height:
                pieces[-1].append(word)
            else:
                pieces.append([word])
        for piece in pieces:
            x0, x1 = piece[0][1], piece[-1][1] + piece[-1][3]
            y0, y1 = picture.height - bottom, picture.height - top
            text = _MAIL.sub(r"\1@\2", " ".join(word[5] for word in piece))
            if len(piece) > 1 and piece[0][5] in _MISREAD_BULLETS:
                text = f"• {text[len(piece[0][5]) :].lstrip()}"
            found.append(Segment(text, x0 * scale, y0 * scale, x1 * scale, y1 * scale, len(found)))
    return found


def _word(line: str) -> tuple[tuple[str, ...], int, int, int, int, str] | None:
    """Line, left, top, width, height and text of a word; None for rows that are none, or that nothing vouches for."""
    cells = line.split("\t")
    if len(cells) < _COLUMNS or cells[0] != str(_WORD_LEVEL) or not cells[11].strip():
        return None
    if float(cells[10]) < _MIN_CONFIDENCE:
        return None
    left, top, width, height = map(int, cells[6:10])
    return tuple(cells[1:5]), left, top, max(width, 1), max(height, 1), cells[11].strip()
