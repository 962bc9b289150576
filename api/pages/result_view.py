"""What the page shows of recommendations: fit in words, reasons as sentences, matched and missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.pages.catalogue import Words


def result_view(result: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Everything that results.html shows."""
    return {**result, "language": words.language}
