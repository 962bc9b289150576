"""Values that come over Bolt, as plain Python that JSON can hold. Told by their shape, so no driver is imported."""

from __future__ import annotations

from typing import Any

_PLAIN = (str, int, float, bool, type(None))


def plain(value: Any) -> Any:
    """A value as str, int, float, bool, None, list or dict.

    Node -> {"labels", "properties"}; relationship -> {"type", "properties"}; path -> {"nodes", "relationships"};
    date, time, duration -> ISO 8601 string; point -> list of numbers; bytes -> hexadecimal string.
    """
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return _special(value)


def _special(value: Any) -> Any:
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if hasattr(value, "nodes") and hasattr(value, "relationships"):
        return {"nodes": [plain(n) for n in value.nodes], "relationships": [plain(r) for r in value.relationships]}
    if hasattr(value, "labels"):
        return {"labels": sorted(value.labels), "properties": plain(dict(value.items()))}
    if hasattr(value, "type") and hasattr(value, "items"):
        return {"type": value.type, "properties": plain(dict(value.items()))}
    for name in ("iso_format", "isoformat"):
        if hasattr(value, name):
            return getattr(value, name)()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return str(value)
