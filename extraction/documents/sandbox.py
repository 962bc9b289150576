"""What the worker process gives up before it reads a stranger's bytes.

No file can be opened or written, no socket made, no program started, no core dumped, and memory ends at a limit. The
limits are the kernel's (setrlimit); an audit hook refuses the same earlier where Python asks for it. Parsing needs
nothing of this once its modules are loaded.
"""

from __future__ import annotations

import contextlib
import resource
import signal
import sys
from pathlib import Path
from typing import Any

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "urllib.",
    "shutil.",
)


def enter(memory_mb: int) -> None:
    """Give up rights for good. ``memory_mb``: MiB that may be used beyond what the process has now.

    Where the address space cannot be limited (macOS), the parent watches the resident memory instead.
    """
    used = _address_space()
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, 0)
    with contextlib.suppress(AttributeError):
        _limit(resource.RLIMIT_NPROC, 0)
    if used:
        _limit(resource.RLIMIT_AS, used + memory_mb * 1024 * 1024)
    sys.addaudithook(_refuse)


def _limit(kind: int, value: int) -> None:
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, value))


def _address_space() -> int:
    """Bytes of address space in use, 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event == "open" or event.startswith(_REFUSED):
        raise PermissionError(f"{event} is not allowed while a document is parsed")


def end_after(seconds: float) -> None:
    """Let the kernel end this process after ``seconds``, should the parent be gone by then; 0 takes it back."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
