"""Names of sources as people read them: the title in ``sources.toml``, else the source's name without dashes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from api.current import services
from api.usecases.source_config import FILE_NAME, read_setups
from extraction.errors import InvalidSourceError


def source_title(name: str) -> str:
    """The name of a source, for a page."""
    path = services().settings.data / FILE_NAME
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return readable(name)
    return _titles(path, changed).get(name) or readable(name)


@lru_cache(maxsize=4)
def _titles(path: Path, _changed: int) -> Mapping[str, str]:
    """Source -> title. A file that is wrong is said by ``jobvej sources check``; pages go on without it."""
    try:
        return {setup.config.name: setup.title for setup in read_setups(path)}
    except (OSError, InvalidSourceError):
        return {}


def readable(name: str) -> str:
    """ "kommunejob-demo" as "Kommunejob demo"; an address ("jobnet.dk") stays."""
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return name if "." in name else words[:1].upper() + words[1:]
