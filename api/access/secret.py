"""The secret that cookies and form tokens are signed with: made once, kept in the data directory, never shown."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

FILE = "secret.key"
BYTES = 32


def secret_key(data: Path) -> bytes:
    """The secret of a data directory; made (mode 0600) where there is none. Safe when two processes ask at once."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / FILE
    try:
        return _read(path)
    except FileNotFoundError:
        draft = data / f".{FILE}.{secrets.token_hex(8)}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, secrets.token_bytes(BYTES))
            os.fsync(handle)
        finally:
            os.close(handle)
        try:
            os.link(draft, path)  # fails where another process was first; then that one's counts
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return _read(path)


def _read(path: Path) -> bytes:
    found = path.read_bytes()
    if len(found) < BYTES:
        raise ValueError(f"{path} is damaged: remove it, and everybody signs in again")
    return found
