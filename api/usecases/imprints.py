"""What a posting would be read from, and by what: an imprint, by which an import knows that nothing has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from api.versions import program_digest
from ontology.terms import folder

if TYPE_CHECKING:
    from api.bootstrap import Services

_BYTES = 16


def imprint(posting: Mapping[str, Any], source: str, identity: bytes) -> str:
    """Of a JobPosting as its source has it, and of what reads it (``identity``). Hexadecimal, 32 digits."""
    words = json.dumps([source, posting], sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.blake2b(words.encode(), digest_size=_BYTES, key=identity).hexdigest()


def reader_identity(services: Services) -> bytes:
    """Of all that reading depends on beside the posting: classification, terms, settings, rules and artefacts.

    Raises NothingLoadedError.
    """
    settings = services.settings
    parts = (
        services.classification_hash(),
        folder.signature(settings.data),
        settings.local_terms,
        settings.languages,
        settings.encoder,
        settings.bulk_vectors,
        settings.mentions,
        program_digest(),
    )
    return hashlib.blake2b(repr(parts).encode(), digest_size=_BYTES).digest()
